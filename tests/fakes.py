"""A store in memory and a world that stands still, for tests that are not about the disk."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from workbook.book import Book, Surroundings
from workbook.content.loader import flag_weights
from workbook.domain.changes import ChangeNote, HistoryEntry, Listed, Stored, Trashed, Undone
from workbook.domain.client import Client
from workbook.domain.errors import NotFound, Refused
from workbook.domain.rules import Rules
from workbook.domain.summary import summarise

TODAY = date(2026, 11, 22)


class FakeStore:
    """Keeps every state of every client, and nothing on disk."""

    def __init__(self, weights: Mapping[str, float] | None = None) -> None:
        self.weights = weights or {}
        self.past: dict[str, list[tuple[ChangeNote, Client]]] = {}
        self.undone: dict[str, list[tuple[ChangeNote, Client]]] = {}
        self.gone: dict[str, Trashed] = {}
        self.kept: Mapping[str, Any] = {}

    def _client(self, client_id: str) -> Client:
        if not self.past.get(client_id) or client_id in self.gone:
            raise NotFound("There is no client “{id}”.", id=client_id)
        return self.past[client_id][-1][1]

    def listed(self) -> Sequence[Listed]:
        rules = Rules.from_json(self.kept.get("rules", {}))
        living = [states[-1][1] for key, states in self.past.items() if states and key not in self.gone]
        return [Listed(c.id, summarise(c, self.weights, rules), version=c) for c in living]

    def changed_outside(self) -> bool:
        return False

    def load(self, client_id: str) -> Stored:
        return Stored(self._client(client_id), len(self.past[client_id]))

    def create(self, client: Client, note: ChangeNote) -> Stored:
        if self.past.get(client.id):
            raise Refused("The id {id} is taken.", id=client.id)
        self.past[client.id] = [(note, client)]
        return self.load(client.id)

    def change(self, client_id: str, apply: Callable[[Client], Client], note: ChangeNote) -> Stored:
        before = self._client(client_id)
        after = apply(before)
        if after != before:
            self.undone[client_id] = []
            states = self.past[client_id]
            if note.merge_key and states[-1][0].merge_key == note.merge_key:
                states.pop()
            states.append((note, after))
        return self.load(client_id)

    def undo(self, client_id: str, moment: datetime) -> Undone:
        states = self.past.get(client_id, [])
        if not states:
            raise Refused("There is nothing to undo.")
        self.undone.setdefault(client_id, []).append(states.pop())
        return Undone(self.undone[client_id][-1][0], self.load(client_id) if states else None)

    def redo(self, client_id: str, moment: datetime) -> Undone:
        if not self.undone.get(client_id):
            raise Refused("There is nothing to do again.")
        self.past[client_id].append(self.undone[client_id].pop())
        return Undone(self.past[client_id][-1][0], self.load(client_id))

    def history(self, client_id: str) -> Sequence[HistoryEntry]:
        return [HistoryEntry(n, note, ()) for n, (note, _) in enumerate(self.past[client_id])][::-1]

    def go_back(self, client_id: str, sequence: int, note: ChangeNote) -> Stored:
        self.past[client_id].append((note, self.past[client_id][sequence][1]))
        return self.load(client_id)

    def delete(self, client_id: str, moment: datetime) -> None:
        self.gone[client_id] = Trashed(client_id, self._client(client_id).name, moment)

    def undelete(self, client_id: str) -> Stored:
        del self.gone[client_id]
        return self.load(client_id)

    def trash(self) -> Sequence[Trashed]:
        return list(self.gone.values())[::-1]

    def settings(self) -> Mapping[str, Any]:
        return self.kept

    def write_settings(self, settings: Mapping[str, Any]) -> None:
        self.kept = settings


def a_world(today: date = TODAY) -> Surroundings:
    """Give a world that stands still, with ids that count and the catalogue's weights."""
    numbers = count(1)
    now = datetime(today.year, today.month, today.day, 9, 30, tzinfo=UTC)
    return Surroundings(lambda: today, lambda: now, lambda: f"id{next(numbers)}", flag_weights)


def a_book(*clients: Client, today: date = TODAY) -> Book:
    """Give a book in memory that holds `clients`."""
    book = Book(FakeStore(flag_weights()), a_world(today))
    for client in clients:
        book.add(client)
    return book
