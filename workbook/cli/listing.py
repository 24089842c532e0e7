"""`workbook list`: the clients, who needs something first."""

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from workbook.cli.output import GAP, bold, cells, dim, in_colour, put, put_json, shortened, table, tell
from workbook.cli.shell import Shell, pass_shell
from workbook.domain.agenda import PART_OF, Part
from workbook.phrases import BANDS, PARTS, points, sign, step
from workbook.phrases import band as band_words
from workbook.words import _, say

if TYPE_CHECKING:
    from workbook.book import Book
    from workbook.domain.agenda import Due
    from workbook.domain.score import Score
    from workbook.domain.summary import Summary

COLOURS = {"●": "green", "◆": "yellow", "▲": "red"}
NAME_COLUMN = 2
NAME_LEAST = 12
"""Columns of a name on the narrowest terminal; where there is no terminal, names are written whole."""

HELP = f"""The clients, those who need something first, then by score.

A line holds the band's sign, the score, the name, the stage and the next step. The sign: ● keep, ◆ repair, ▲ part,
… provisional.

\\b
  workbook list
  workbook list --all --json | jq '.[] | select(.score >= 65) | .name'

With --json, a list of objects:

\\b
  id, name, kind, archived
  score         whole number 0 to 100, null while nothing is judged
  band          {", ".join(BANDS)}, or null
  provisional   true while fewer flags are judged than a score needs
  by_hand       true where the band was set by hand
  deal_breaker  the red flag that sets the band by itself, or null
  stage         {", ".join(PARTS)}
  decision      what was decided, or null
  next          {{kind, on, needs_you, text}}, or null; the day in ISO form
"""


@click.command("list", help=HELP, short_help="Clients with score, stage and next step.")
@click.option("--all", "everyone", is_flag=True, help="The archive too.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
@pass_shell
def list_command(shell: Shell, *, everyone: bool, as_json: bool) -> None:
    """See HELP."""
    book = shell.book
    entries = book.listed()
    found = [e.summary for e in entries if e.summary is not None and (everyone or not e.summary.archived)]
    found.sort(key=lambda summary: (summary.archived, *book.rank(summary)))
    if as_json:
        put_json([brief(summary, book) for summary in found])
    else:
        _put_table(found, book)
    for entry in entries:
        if entry.problem is not None:
            tell(f"{entry.id}: {say(entry.problem)}")
    if not entries:
        tell(_("The book is empty. Add your first client: workbook add NAME"))


def stage(summary: "Summary", due: "Due | None") -> Part:
    """Give the part of the story a client stands at: the one in which the next step is seen to."""
    return PART_OF[due.kind] if due is not None else "reward" if summary.archived else "scorecard"


def brief(summary: "Summary", book: "Book") -> dict[str, Any]:
    """Give a client in brief as JSON values."""
    now = summary.score(book.rules, book.today)
    due = summary.next_step(book.rules, book.today)
    return {
        "id": summary.id,
        "name": summary.name,
        "kind": summary.kind,
        "archived": summary.archived,
        **score_values(now),
        "stage": stage(summary, due),
        "decision": summary.choice or None,
        "next": due_values(due, book) if due is not None else None,
    }


def score_values(now: "Score") -> dict[str, Any]:
    """Give what is shown of a score as JSON values."""
    return {
        "score": now.shown,
        "band": now.band,
        "provisional": now.provisional,
        "by_hand": now.overridden,
        "deal_breaker": now.deal_breaker,
    }


def due_values(due: "Due", book: "Book") -> dict[str, Any]:
    """Give something due as JSON values."""
    return {
        "kind": due.kind,
        "on": due.on.isoformat() if due.on else None,
        "needs_you": due.needs_you(book.today),
        "text": step(due, book.today),
    }


def _put_table(found: "list[Summary]", book: "Book") -> None:
    rows = [_row(summary, book) for summary in found]
    if sys.stdout.isatty() and rows:
        others = [max(cells(row[n]) for row in rows) + len(GAP) for n in range(len(rows[0])) if n != NAME_COLUMN]
        room = max(NAME_LEAST, _columns() - sum(others))
        rows = [(*row[:NAME_COLUMN], shortened(row[NAME_COLUMN], room), *row[NAME_COLUMN + 1 :]) for row in rows]
    rows = [(*row[:NAME_COLUMN], bold(row[NAME_COLUMN]), *row[NAME_COLUMN + 1 :]) for row in rows]
    for line in table(rows, right=frozenset({1})):
        put(line)


def _row(summary: "Summary", book: "Book") -> tuple[str, ...]:
    now = summary.score(book.rules, book.today)
    due = summary.next_step(book.rules, book.today)
    mark = sign(now)
    needs = due is not None and due.needs_you(book.today)
    words = step(due, book.today)
    return (
        in_colour(mark, COLOURS[mark]) if mark in COLOURS else mark,
        points(now),
        summary.name,
        band_words(now),
        _(PARTS[stage(summary, due)]),
        words if needs else dim(words),
    )


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except OSError:
        return 80
