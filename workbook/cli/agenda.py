"""`workbook today`: what is due, for whom, the most urgent first."""

from datetime import date
from typing import TYPE_CHECKING

import click

from workbook.cli.listing import due_values
from workbook.cli.output import bold, put, put_json, table, tell
from workbook.cli.shell import Shell, pass_shell
from workbook.domain.daily import agenda
from workbook.phrases import step
from workbook.words import _, distance

if TYPE_CHECKING:
    from workbook.domain.agenda import Due
    from workbook.domain.summary import Summary

HELP = """What needs you today, the longest overdue first.

\b
  workbook today
  workbook today --ahead 7

With --json, a list of objects {id, name, kind, on, needs_you, text}; nothing due gives an empty list.
"""


@click.command("today", help=HELP, short_help="What is due, most urgent first.")
@click.option("--ahead", metavar="DAYS", type=click.IntRange(0, 3660), default=0, help="What comes in DAYS days too.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
@pass_shell
def today_command(shell: Shell, *, ahead: int, as_json: bool) -> None:
    """See HELP."""
    book = shell.book
    today = book.today
    living = book.in_order()
    shown = [(duty.summary, duty.due) for duty in agenda(living, book.rules, today, ahead=ahead)]
    if as_json:
        put_json([{"id": s.id, "name": s.name, **due_values(due, book)} for s, due in shown])
        return
    for line in table([(_when(due, today), bold(s.name), step(due, today)) for s, due in shown]):
        put(line)
    if not shown:
        tell(_nothing_due([(s, due) for s in living for due in s.all_dues(book.rules, today)], today))


def _when(due: "Due", today: date) -> str:
    return distance(due.on, today) if due.on is not None else _("when you can")


def _nothing_due(everything: "list[tuple[Summary, Due]]", today: date) -> str:
    coming = [(due.on, s.name, due) for s, due in everything if due.on is not None and due.on > today]
    if not coming:
        return _("Nothing is due today.")
    _on, name, due = min(coming, key=lambda one: (one[0], one[1].casefold()))
    return _("Nothing is due today. Next: {name}, {step}.").format(name=name, step=step(due, today))
