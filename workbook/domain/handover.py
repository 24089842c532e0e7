"""The handover: a checklist with groups, owners, due days and gates, counted from the last working day."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Literal, get_args

from pydantic import Field

from workbook.domain.days import Day
from workbook.domain.errors import NeedsReason, NotFound, Refused
from workbook.domain.secrets import refuse_secret
from workbook.domain.text import Line, Prose, Title, clean_line, clean_prose
from workbook.domain.values import Value, put, the, without

if TYPE_CHECKING:
    from workbook.domain.client import Client

Group = Literal["finish", "money", "access", "successor", "goodbye"]
GROUPS: tuple[Group, ...] = get_args(Group)
Owner = Literal["me", "client", "successor"]
Gate = Literal["", "payment", "theirs", "last"]
LINES_LIMIT = 200
"""Items that can be added at once."""

State = Literal["open", "done", "skipped", "overdue", "waits", "locked"]


_BULLET = re.compile(r"^(?:(?:[-*•·–—]|\d{1,3}[.)])(?:\s+|$))?(?:\[[ xX]?\](?:\s+|$))?")


class Item(Value):
    """One line of the checklist.

    `offset` counts days from the last working day (negative: before) and gives the due day unless `due` names one.
    `gate`: "payment" waits until what they owe is paid, "theirs" is never held back, "last" unlocks when
    everything else is done.
    """

    id: str
    group: Group
    text: Title
    hint: Line = ""
    offset: Annotated[int, Field(ge=-3650, le=3650)] | None = None
    due: Day | None = None
    owner: Owner = "me"
    note: Prose = ""
    proof: Line = ""
    gate: Gate = ""
    override: Line = ""
    done_on: Day | None = None
    skipped: Line = ""
    """Why it was left out; empty: it was not."""
    source: str = ""
    """The entry of the template it was made from; empty: added by hand."""
    edited: bool = False
    """Whether it was changed since it was laid out."""

    @property
    def settled(self) -> bool:
        """Done, or left out for a reason."""
        return self.done_on is not None or bool(self.skipped)


class Handover(Value):
    """The checklist, the last working day, and the day on which notice was given."""

    items: tuple[Item, ...] = ()
    notice_on: Day | None = None
    last_day: Day | None = None

    @property
    def done(self) -> int:
        """How many items are settled."""
        return sum(item.settled for item in self.items)

    @property
    def under_way(self) -> bool:
        """Whether anything on the list was done, skipped, changed or added by hand."""
        return any(item.settled or item.edited or not item.source for item in self.items)

    @property
    def finished(self) -> bool:
        """Whether there are items and all are settled."""
        return bool(self.items) and self.done == len(self.items)


def due_day(item: Item, handover: Handover) -> date | None:
    """Give the day by which an item is due: its own, or counted from the last working day."""
    if item.due is not None:
        return item.due
    if item.offset is None or handover.last_day is None:
        return None
    return handover.last_day + timedelta(days=item.offset)


def state_of(item: Item, client: "Client", today: date) -> State:
    """Say how an item stands today; "waits" for payment, "locked" until the rest is done."""
    if item.done_on is not None:
        return "done"
    if item.skipped:
        return "skipped"
    if not item.override:
        if item.gate == "payment" and client.is_owed:
            return "waits"
        if item.gate == "last" and still_before(item, client.handover):
            return "locked"
    due = due_day(item, client.handover)
    return "overdue" if due is not None and due < today else "open"


def tick(client: "Client", item_id: str, *, on: date, proof: str = "", override: str = "") -> "Client":
    """Mark an item as done on a day; a gate that holds asks for an `override` with its reason."""
    item = the(client.handover.items, item_id, "handover item")
    if item.done_on is not None:
        return client
    state = state_of(item.evolve(skipped=""), client, on)
    if not override.strip() and state == "waits":
        raise NeedsReason(
            "This is yours and waits until they have paid what they owe. Tick it then, or say why you hand it over now."
        )
    if not override.strip() and state == "locked":
        raise NeedsReason(
            "Your own access comes last: {left} other items are still open. Finish them, or say why it cannot wait.",
            left=still_before(item, client.handover),
        )
    refuse_secret(proof)
    refuse_secret(override)
    done = item.evolve(done_on=on, skipped="", proof=proof or item.proof, override=override or item.override)
    return _with(client, items=put(client.handover.items, done))


def untick(client: "Client", item_id: str) -> "Client":
    """Open an item again, whether it was done or skipped."""
    item = the(client.handover.items, item_id, "handover item")
    return _with(client, items=put(client.handover.items, item.evolve(done_on=None, skipped="", override="")))


def skip(client: "Client", item_id: str, reason: str) -> "Client":
    """Leave an item out, for a reason."""
    if not reason.strip():
        raise Refused("Say in a few words why this item can be left out.")
    refuse_secret(reason)
    item = the(client.handover.items, item_id, "handover item")
    return _with(client, items=put(client.handover.items, item.evolve(skipped=reason, done_on=None)))


def add_item(
    client: "Client", text: str, *, group: Group, new_id: str, due: date | None = None, after: str = ""
) -> "Client":
    """Add an item of your own, behind the item `after` where that is given."""
    refuse_secret(text)
    return _insert(client, (Item(id=new_id, group=group, text=text, due=due),), after)


def add_items(client: "Client", lines: Sequence[tuple[str, str]], *, group: Group, after: str = "") -> "Client":
    """Add an item for each (id, text) of `lines`, behind the item `after` where that is given; at most LINES_LIMIT."""
    if len(lines) > LINES_LIMIT:
        raise Refused(
            "Those are {count} lines; up to {limit} become items at once. Take fewer.",
            count=len(lines),
            limit=LINES_LIMIT,
        )
    for _id, text in lines:
        refuse_secret(text)
    return _insert(client, tuple(Item(id=new_id, group=group, text=text) for new_id, text in lines), after)


def lines_of(text: str) -> tuple[str, ...]:
    """Give the lines of a pasted list without its bullets, numbers and boxes; empty lines are left out."""
    found = (_BULLET.sub("", clean_line(line)) for line in clean_prose(text).split("\n"))
    return tuple(line for line in found if line)


def edit_item(client: "Client", item_id: str, **changes: object) -> "Client":
    """Change the text, due day, owner, note, proof or group of an item; secrets are refused."""
    for value in changes.values():
        if isinstance(value, str):
            refuse_secret(value)
    item = the(client.handover.items, item_id, "handover item").evolve(**changes, edited=True)
    return _with(client, items=put(client.handover.items, item))


def remove_item(client: "Client", item_id: str) -> "Client":
    """Take an item off the list."""
    return _with(client, items=without(client.handover.items, item_id, "handover item"))


def move_item(client: "Client", item_id: str, steps: int) -> "Client":
    """Move an item up (negative) or down among those of its group; it stops at the ends."""
    items = list(client.handover.items)
    moved = the(items, item_id, "handover item")
    places = [i for i, item in enumerate(items) if item.group == moved.group]
    here = next(n for n, i in enumerate(places) if items[i] is moved)
    there = min(max(here + steps, 0), len(places) - 1)
    order = [items[i] for i in places]
    order.insert(there, order.pop(here))
    for i, item in zip(places, order, strict=True):
        items[i] = item
    return _with(client, items=tuple(items))


def lay_out(client: "Client", checklist: tuple[Item, ...]) -> "Client":
    """Put the items of `checklist` in that are not there yet (by their id); what is there stays as it is."""
    known = {item.id for item in client.handover.items}
    fresh = tuple(item for item in checklist if item.id not in known)
    return _with(client, items=(*client.handover.items, *fresh))


def set_last_day(client: "Client", last_day: date | None, *, notice_on: date | None = None) -> "Client":
    """Set the last working day (due days follow it) and the day on which notice was given."""
    kept = notice_on if notice_on is not None else client.handover.notice_on
    if last_day is not None and kept is not None and last_day < kept:
        raise Refused(
            "The last working day, {last_day}, cannot lie before the notice of {notice}. Change one of the two.",
            last_day=last_day,
            notice=kept,
        )
    return _with(client, last_day=last_day, notice_on=kept)


def find_item(client: "Client", text: str) -> Item:
    """Find an item by its number (from 1, as the list shows them) or by the start of its text, case aside.

    A whole text goes before longer ones that begin with it.
    """
    ordered = in_order(client.handover)
    if text.isdecimal() and 1 <= int(text) <= len(ordered):
        return ordered[int(text) - 1]
    wanted = text.strip().casefold()
    found = [item for item in ordered if item.text.casefold() == wanted]
    if len(found) != 1:
        found = [item for item in ordered if wanted and item.text.casefold().startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFound(
            "No handover item has the number or begins with “{text}”. `workbook show` lists them.", text=text
        )
    raise Refused(
        "“{text}” fits {count} items: {items}. Give its number.",
        text=text,
        count=len(found),
        items="; ".join(f"{ordered.index(item) + 1} {item.text}" for item in found[:5]),
    )


def in_order(handover: Handover) -> tuple[Item, ...]:
    """Give the items as they are listed: group by group."""
    return tuple(item for group in GROUPS for item in handover.items if item.group == group)


def _insert(client: "Client", new: tuple[Item, ...], after: str) -> "Client":
    items = client.handover.items
    place = next((i + 1 for i, item in enumerate(items) if item.id == after), len(items))
    return _with(client, items=(*items[:place], *new, *items[place:]))


def still_before(item: Item, handover: Handover) -> int:
    """Give how many items are open that come before one that goes last; others that go last are not counted."""
    return sum(not (other.settled or other.gate == "last" or other is item) for other in handover.items)


def _with(client: "Client", **changes: object) -> "Client":
    return client.evolve(handover=client.handover.evolve(**changes))
