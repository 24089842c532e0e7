"""How long one durable change takes, against the same document in SQLite, in books of 100, 1,000 and 10,000 clients.

Run it by itself: `python -m tests.bench.bench_change`. The times of both are taken in turns, so that a busy machine
weighs on both alike; what counts are the ratios.
"""

import json
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median

from workbook.domain.changes import ChangeNote
from workbook.domain.client import Client, new_client, write_notes
from workbook.storage.models import dump
from workbook.storage.repository import TinyStore

SIZES = (100, 1_000, 10_000)
ROUNDS = 300
MOMENT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def sample(number: int) -> Client:
    """Give a client of about 5 KB."""
    client = new_client(f"c{number:05}", f"Client {number}", on=date(2026, 3, 2))
    return write_notes(client, "What was agreed on the telephone. " * 100)


def filled_store(root: Path, size: int) -> TinyStore:
    """Give a store with `size` clients, its index written."""
    store = TinyStore(root)
    first = store.create(sample(0), ChangeNote("add", "", MOMENT)).client
    template = (root / "clients" / f"{first.id}.json").read_text()
    for number in range(1, size):
        client = sample(number)
        text = template.replace(first.id, client.id).replace(first.name, client.name)
        (root / "clients" / f"{client.id}.json").write_text(text)
    store.listed()
    return store


def in_store(store: TinyStore, size: int) -> Callable[[int], None]:
    """Give a call that makes one durable change in the store."""

    def change(turn: int) -> None:
        verb = f"turn {turn}"
        store.change(
            f"c{turn % 8:05}",
            lambda client: client.evolve(contact=client.contact.evolve(person=verb)),
            ChangeNote("set_contact", verb, MOMENT),
        )

    return change


def in_sqlite(path: Path, size: int) -> Callable[[int], None]:
    """Give a call that makes the same durable change in SQLite."""
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("pragma journal_mode = wal")
    database.execute("pragma synchronous = full")
    database.execute("create table client (id text primary key, state text)")
    database.execute("begin")
    for number in range(size):
        client = sample(number)
        database.execute("insert into client values (?, ?)", (client.id, json.dumps(dump(client))))
    database.execute("commit")

    def change(turn: int) -> None:
        key = f"c{turn % 8:05}"
        database.execute("begin immediate")
        (text,) = database.execute("select state from client where id = ?", (key,)).fetchone()
        state = json.loads(text)
        state["contact"]["person"] = f"turn {turn}"
        database.execute("update client set state = ? where id = ?", (json.dumps(state), key))
        database.execute("commit")

    return change


def measure(folder: Path) -> dict[str, float]:
    """Give the median seconds of each kind of change by its name."""
    calls: dict[str, Callable[[int], None]] = {}
    for size in SIZES:
        calls[f"workbook, {size} clients"] = in_store(filled_store(folder / f"book{size}", size), size)
        calls[f"SQLite, {size} clients"] = in_sqlite(folder / f"{size}.db", size)
    times: dict[str, list[float]] = {name: [] for name in calls}
    for turn in range(ROUNDS):
        for name, call in calls.items():
            start = time.perf_counter()
            call(turn)
            times[name].append(time.perf_counter() - start)
    return {name: median(taken) for name, taken in times.items()}


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        times = measure(Path(folder))
    rows = []
    for size in SIZES:
        ours, theirs = times[f"workbook, {size} clients"], times[f"SQLite, {size} clients"]
        rows.append(f"{size:>6} clients: {ours * 1e3:.2f} ms, SQLite {theirs * 1e3:.2f} ms, ratio {ours / theirs:.2f}")
    few, many = (times[f"workbook, {size} clients"] for size in (SIZES[0], SIZES[-1]))
    rows.append(f"{SIZES[-1]} clients against {SIZES[0]}: {many / few:.2f}")
    sys.stdout.write("\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
