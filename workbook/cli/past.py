"""`workbook undo`, `redo`, `history`: what was changed, and taking it back."""

from typing import TYPE_CHECKING

import click

from workbook.cli.output import dim, put, put_json, table, tell
from workbook.cli.shell import Shell, client_argument, pass_shell
from workbook.phrases import verb
from workbook.words import _, short_day

if TYPE_CHECKING:
    from datetime import date

    from workbook.domain.changes import HistoryEntry, Undone

UNDO_HELP = """Take a client's last change back; again for the one before.

Undoing the first one takes the client out of the book, and undo by the id brings a deleted one back.

\b
  workbook undo acme
"""

REDO_HELP = """Make the change again that was undone last.

\b
  workbook redo acme
"""

HISTORY_HELP = """What was changed of a client, newest first.

\b
  workbook history acme

With --json, a list of objects {number, at, verb, about, undone, changes}, each change with path, before and after.
"""


@click.command("undo", help=UNDO_HELP, short_help="Take a client's last change back.")
@client_argument
@pass_shell
def undo_command(shell: Shell, client: str) -> None:
    """See UNDO_HELP."""
    client_id = shell.find(client, trash=True)
    undone = shell.book.undo(client_id)
    tell(_told(_("Took back: {what}."), undone))
    if undone.stored is None:
        tell(_("The client is out of the book; `workbook redo {id}` brings it back.").format(id=client_id))


@click.command("redo", help=REDO_HELP, short_help="Make it again after all.")
@client_argument
@pass_shell
def redo_command(shell: Shell, client: str) -> None:
    """See REDO_HELP."""
    tell(_told(_("Made again: {what}."), shell.book.redo(shell.find(client, trash=True))))


@click.command("history", help=HISTORY_HELP, short_help="What was changed, newest first.")
@client_argument
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
@pass_shell
def history_command(shell: Shell, client: str, *, as_json: bool) -> None:
    """See HISTORY_HELP."""
    entries = shell.book.history(shell.book.find(client))
    if as_json:
        put_json([_values(entry) for entry in entries])
        return
    for line in table([_row(entry, shell.book.today) for entry in entries], right=frozenset({0})):
        put(line)


def _told(sentence: str, undone: "Undone") -> str:
    what = verb(undone.note.verb) + (f" ({undone.note.about})" if undone.note.about else "")
    return sentence.format(what=what)


def _row(entry: "HistoryEntry", today: "date") -> tuple[str, ...]:
    at = entry.note.moment.astimezone()
    what = verb(entry.note.verb)
    about = entry.note.about
    if entry.undone:
        about = f"{about} ({_('undone')})".strip()
    return (str(entry.sequence), f"{short_day(at.date(), today)} {at:%H:%M}", what, dim(about) if about else "")


def _values(entry: "HistoryEntry") -> dict[str, object]:
    return {
        "number": entry.sequence,
        "at": entry.note.moment.isoformat(),
        "verb": entry.note.verb,
        "about": entry.note.about,
        "undone": entry.undone,
        "changes": [{"path": list(c.path), "before": c.before, "after": c.after} for c in entry.changes],
    }
