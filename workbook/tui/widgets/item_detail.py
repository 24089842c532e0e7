"""Everything about one handover item in sentences: the foot of the pane, and the page behind enter."""

from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from workbook.domain.handover import Item, State, due_day, state_of, still_before
from workbook.tui.widgets.columns import MUTED, wrapped
from workbook.words import _, day, distance, ngettext

if TYPE_CHECKING:
    from workbook.domain.client import Client


def detail(item: Item, client: "Client", today: date, width: int, height: int) -> Content:
    """Give what fits of an item into `height` lines: its text whole, then what matters most."""
    lines = wrapped(Content.styled(item.text, "bold"), width, max(1, min(3, height - 2)))
    for sentence in sentences(item, client, today):
        room = height - len(lines)
        if room <= 0:
            break
        lines += wrapped(sentence, width, room)
    return Content("\n").join(lines)


def sentences(item: Item, client: "Client", today: date) -> list[Content]:
    """Give what there is to say about an item, the most important first."""
    state = state_of(item, client, today)
    found = [
        _gate(item, state, client),
        _settled(item, today),
        _due(item, client, today),
        _labelled(_("Proof"), item.proof),
        _labelled(_("Note"), item.note),
        Content.styled(item.hint, MUTED),
        _counted(item, client),
    ]
    return [sentence for sentence in found if sentence]


def _labelled(label: str, text: str) -> Content:
    return Content.assemble((f"{label}: ", MUTED), text) if text else Content("")


def _gate(item: Item, state: State, client: "Client") -> Content:
    if item.override:
        return _labelled(_("Not waited for, because"), item.override)
    if state == "waits":
        return Content.styled(_("Waits for payment: this is yours, and they still owe you money."), "$warning")
    if state == "locked":
        left = still_before(item, client.handover)
        sentence = ngettext(
            "Comes last: {n} other item is still open.", "Comes last: {n} other items are still open.", left
        )
        return Content(sentence.format(n=left))
    if item.gate == "theirs" and not item.settled:
        return Content.styled(_("Theirs: never held back, whatever is unpaid."), "$accent")
    return Content("")


def _settled(item: Item, today: date) -> Content:
    if item.done_on is not None:
        return Content.styled(_("Done {day}.").format(day=day(item.done_on, today)), "$success")
    return _labelled(_("Left out, because"), item.skipped)


def _due(item: Item, client: "Client", today: date) -> Content:
    if item.settled:
        return Content("")
    by = {"client": _("The client sees to it."), "successor": _("The successor sees to it.")}.get(item.owner, "")
    on = due_day(item, client.handover)
    if on is not None:
        due = _("Due {day}, {distance}.").format(day=day(on, today), distance=distance(on, today))
    elif item.offset is not None:
        due = _("Its day follows the last working day, which is not set yet.")
    else:
        due = ""
    return Content(" ".join(part for part in (due, by) if part))


def _counted(item: Item, client: "Client") -> Content:
    if item.settled or item.due is not None or item.offset is None or client.handover.last_day is None:
        return Content("")
    return Content.styled(_offset(item.offset), MUTED)


def _offset(offset: int) -> str:
    if offset == 0:
        return _("That is the last working day.")
    if offset < 0:
        sentence = ngettext("{n} day before the last working day.", "{n} days before the last working day.", -offset)
    else:
        sentence = ngettext("{n} day after the last working day.", "{n} days after the last working day.", offset)
    return sentence.format(n=abs(offset))
