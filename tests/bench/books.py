"""Books of any size to measure with."""

from datetime import UTC, date, datetime
from pathlib import Path

from workbook.content.brief import flag_weights
from workbook.domain.changes import ChangeNote
from workbook.domain.client import Client, new_client, write_notes
from workbook.domain.decision import decide
from workbook.domain.handover import Item
from workbook.domain.rules import Rules
from workbook.domain.scorecard import observe, rate
from workbook.storage.repository import TinyStore

MOMENT = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAY = MOMENT.date()
ITEMS = tuple(Item(id=f"i{n}", group="finish", text=f"Finish piece {n}", offset=n) for n in range(12))


def sample(number: int) -> Client:
    """Give a client of about 5 KB in the middle of the story."""
    client = new_client(f"c{number:05}", f"Client {number:05}", on=date(2026, 3, 2))
    for flag, rating in (("late-payment", 2), ("silence", 1), ("haggles", 2), ("negativity", 0), ("outgrown", 3)):
        client = rate(client, flag, rating)
        client = observe(client, flag, "Seen on the day", on=DAY, today=DAY, new_id=f"o{flag}")
    client = decide(client, "fades", "The work has moved on", on=DAY, rules=Rules(), checklist=ITEMS)
    return write_notes(client, "What was agreed on the telephone. " * 50)


def filled_store(root: Path, size: int) -> TinyStore:
    """Give a store with `size` clients, its index written."""
    store = TinyStore(root, flag_weights)
    first = store.create(sample(0), ChangeNote("add", "", MOMENT)).client
    template = (root / "clients" / f"{first.id}.json").read_text()
    for number in range(1, size):
        text = template.replace(first.id, f"c{number:05}").replace(first.name, f"Client {number:05}")
        (root / "clients" / f"c{number:05}.json").write_text(text)
    store.listed()
    return store
