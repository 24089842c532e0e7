"""`workbook tick`: the items of the handover."""

from typing import TYPE_CHECKING

import click

from workbook.cli.output import tell
from workbook.cli.shell import Filled, Shell, client_argument, pass_shell, reason_by
from workbook.words import _

if TYPE_CHECKING:
    from workbook.domain.client import Client

HELP = """Tick an item of the handover.

ITEM is its number, as `workbook show` lists them, or the start of its text.

\b
  workbook tick acme 3
  workbook tick acme "send the last invoice" --proof "sent 3 Dec, receipt in mail"
  workbook tick acme 5 --skip "They have no domain"
  workbook tick acme 3 --undo
"""


@click.command("tick", help=HELP, short_help="Tick an item of the handover.")
@client_argument
@click.argument("item", type=Filled())
@click.option("--undo", is_flag=True, help="Open it again.")
@click.option("--skip", metavar="REASON", type=Filled(), help="Leave it out, for a reason.")
@click.option("--proof", metavar="TEXT", default="", help="What shows that it is done.")
@click.option("--override", metavar="REASON", default="", help="Why it is done although it still had to wait.")
@pass_shell
def tick_command(
    shell: Shell, client: str, item: str, *, skip: str | None, proof: str, override: str, undo: bool
) -> None:
    """See HELP."""
    from workbook.domain import handover

    if undo and (skip or proof or override):
        raise click.UsageError(_("--undo goes with none of --skip, --proof and --override."))
    if skip and (proof or override):
        raise click.UsageError(_("--skip goes with neither --proof nor --override."))
    book = shell.book
    found = book.client(book.find(client))
    meant = handover.find_item(found, item)
    if undo:
        after = book.change(found.id, handover.untick, meant.id)
        said = _("Open again")
    elif skip:
        after = book.change(found.id, handover.skip, meant.id, skip)
        said = _("Skipped")
    else:
        with reason_by("--override"):
            after = book.change(found.id, handover.tick, meant.id, on=book.today, proof=proof, override=override)
        said = _("Done")
    tell(f"{said}: {meant.text}. {_progress(after)}")


def _progress(client: "Client") -> str:
    handover = client.handover
    told = _("{done} of {total} settled").format(done=handover.done, total=len(handover.items))
    return f"{told}. " + _("That was the last one: your reward waits.") if handover.finished else f"{told}."
