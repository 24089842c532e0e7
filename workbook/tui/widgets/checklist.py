"""The lines of a checklist: marks that read without colour, words, and days flush right."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.message import Message

from workbook.domain.handover import Item, State, due_day, state_of
from workbook.phrases import ITEM_SIGNS, OWNERS
from workbook.tui.keys import bindings
from workbook.tui.widgets.columns import MUTED, two_columns
from workbook.tui.widgets.rows import Rows
from workbook.words import N_, _, day, distance, short_day, when

if TYPE_CHECKING:
    from workbook.domain.client import Client

MARK_CELLS = 5
"""Cells of a line in which a click of the mouse ticks it."""

_COLOURS = {"[x]": "$success", "[!]": "$error", "[$]": "$warning", "[~]": "$accent", "[-]": MUTED}

_INSTEAD: dict[State, tuple[str, str]] = {
    "skipped": (N_("left out"), MUTED),
    "waits": (N_("unpaid"), "$warning"),
    "locked": (N_("comes last"), MUTED),
}
"""What stands in place of the day an item is due."""


class Checklist(Rows):
    """Rows in which a click on the mark ticks."""

    BINDINGS = bindings("handover.open")

    class Marked(Message):
        """The mark of the row that is stood on was clicked."""

    def on_click(self, event: events.Click) -> None:
        """Tick where the mark was clicked; elsewhere a click is that of any row."""
        clicked: int | None = event.style.meta.get("option")
        if clicked is not None and event.x < MARK_CELLS and not self.get_option_at_index(clicked).disabled:
            event.prevent_default()
            self.highlighted = clicked
            self.post_message(self.Marked())


def progress(width: int, done: int, total: int) -> Content:
    """Give a quiet bar of `width` cells, its end saying how many are done; it is full only when all are."""
    words = _("all {total} done") if done == total else _("{done} of {total}")
    right = Content.styled(words.format(done=done, total=total), "bold")
    room = max(width - right.cell_length - 2, 1)
    full = room * done // total if total else 0
    return Content.assemble(("━" * full, "$accent"), ("╌" * (room - full), "$border"), "  ", right)


def heading(name: str, items: Sequence[Item], width: int, *, folded: bool) -> Content:
    """Give the heading of a group with its own small progress."""
    done = sum(item.settled for item in items)
    colour = "$success" if items and done == len(items) else MUTED
    right = Content.styled(f"{done}/{len(items)}", colour) if items else Content("")
    left = Content.assemble(("▸ " if folded else "▾ ", MUTED), (name, "bold"))
    return two_columns(width, left, right)


def item_line(item: Item, client: "Client", today: date, width: int) -> Content:
    """Give the line of an item: mark, text, who sees to it where that is somebody else, and when it is due."""
    state = state_of(item, client, today)
    sign = mark(item, state)
    quiet = state in {"done", "skipped", "locked"}
    left = Content.assemble(
        "  ",
        (sign, _COLOURS.get(sign, MUTED if quiet else "")),
        " ",
        (item.text, MUTED if quiet else ""),
    )
    right = _due(item, state, client, today)
    if item.owner != "me" and not item.settled:
        between = " · " if right.cell_length else ""
        right = Content.assemble((_(OWNERS[item.owner]) + between, MUTED), right)
    return two_columns(width, left, right)


def mark(item: Item, state: State) -> str:
    """Give the mark of an item: "[x]" and the like."""
    return ITEM_SIGNS["theirs" if state == "open" and item.gate == "theirs" else state]


def _due(item: Item, state: State, client: "Client", today: date) -> Content:
    if item.done_on is not None:
        return Content.styled(_("done {day}").format(day=short_day(item.done_on, today)), MUTED)
    if state in _INSTEAD:
        words, colour = _INSTEAD[state]
        return Content.styled(_(words), colour)
    on = due_day(item, client.handover)
    if on is None:
        return Content("")
    if on < today:
        return Content.styled(distance(on, today), "$error")
    return Content.styled(when(on, today), "bold") if (on - today).days <= 1 else Content(day(on, today))
