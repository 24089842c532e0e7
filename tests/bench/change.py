"""How long one durable change takes, against the same document in SQLite, in small and large books."""

import json
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench.books import MOMENT, filled_store, sample
from tests.bench.table import Figure, in_turns, milliseconds, ratio
from workbook.domain.changes import ChangeNote
from workbook.storage.models import dump
from workbook.storage.repository import TinyStore

SIZES = (100, 1_000, 10_000)
ROUNDS = 300


def figures(folder: Path) -> list[Figure]:
    """Measure a change in books of every size, and that the size does not matter."""
    calls = []
    for size in SIZES:
        calls.append(_timed(_in_store(filled_store(folder / f"book{size}", size))))
        calls.append(_timed(_in_sqlite(folder / f"{size}.db", size)))
    taken = in_turns(calls, ROUNDS)
    found = []
    for place, size in enumerate(SIZES):
        ours, theirs = taken[2 * place], taken[2 * place + 1]
        detail = f"{milliseconds(ours)}, SQLite (WAL, synchronous=FULL) {milliseconds(theirs)}"
        found.append(Figure(f"one durable change, {size:,} clients", ratio(ours, theirs), 3.0, detail))
    few, many = taken[0], taken[2 * (len(SIZES) - 1)]
    detail = f"{milliseconds(many)} against {milliseconds(few)}"
    return [*found, Figure("one durable change, 10,000 clients to 100", ratio(many, few), 1.1, detail)]


def _timed(call: Callable[[int], None]) -> Callable[[], float]:
    turns = iter(range(1_000_000))

    def timed() -> float:
        turn = next(turns)
        start = time.perf_counter()
        call(turn)
        return time.perf_counter() - start

    return timed


def _in_store(store: TinyStore) -> Callable[[int], None]:
    def change(turn: int) -> None:
        verb = f"turn {turn}"
        store.change(
            f"c{turn % 8:05}",
            lambda client: client.evolve(contact=client.contact.evolve(person=verb)),
            ChangeNote("set_contact", verb, MOMENT),
        )

    return change


def _in_sqlite(path: Path, size: int) -> Callable[[int], None]:
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("pragma journal_mode = wal")
    database.execute("pragma synchronous = full")
    database.execute("create table client (id text primary key, state text)")
    state = json.dumps(dump(sample(0)))
    database.execute("begin")
    for number in range(size):
        database.execute("insert into client values (?, ?)", (f"c{number:05}", state))
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
