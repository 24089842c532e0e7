"""The book: every read and every change of a client goes through here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol

from workbook.domain.changes import ChangeNote, HistoryEntry, Listed, Stored, Trashed, Undone
from workbook.domain.errors import Ambiguous, NotFound, WorkbookError
from workbook.domain.rules import Rules
from workbook.domain.summary import Summary

if TYPE_CHECKING:
    from workbook.domain.client import Client
    from workbook.domain.client_figures import ClientFigures
    from workbook.domain.money import Money
    from workbook.domain.score import Score
    from workbook.domain.what_if import WhatIf

P = ParamSpec("P")


class Store(Protocol):
    """Where clients lie. Every change is durable when the call returns; errors are domain errors."""

    def listed(self) -> Sequence[Listed]:
        """Give every client in brief, the archive and damaged files too, in no particular order."""

    def changed_outside(self) -> bool:
        """Say, cheaply, whether something other than this store changed the book since it was last listed."""

    def load(self, client_id: str) -> Stored:
        """Give a client as it lies on disk; NotFound, Unreadable or NewerFormat where it cannot."""

    def create(self, client: "Client", note: ChangeNote) -> Stored:
        """Keep a new client; Refused where the id is taken."""

    def change(self, client_id: str, apply: "Callable[[Client], Client]", note: ChangeNote) -> Stored:
        """Apply a pure function to the newest state, under the book's lock; equal states are not kept twice."""

    def undo(self, client_id: str, moment: datetime) -> Undone:
        """Take the last change back; Refused where there is none."""

    def redo(self, client_id: str, moment: datetime) -> Undone:
        """Make the change again that was undone last; Refused where there is none."""

    def history(self, client_id: str) -> Sequence[HistoryEntry]:
        """Give the changes that are remembered, newest first."""

    def go_back(self, client_id: str, sequence: int, note: ChangeNote) -> Stored:
        """Bring back the state right after the change `sequence`; itself a change."""

    def delete(self, client_id: str, moment: datetime) -> None:
        """Move a client to the trash."""

    def undelete(self, client_id: str) -> Stored:
        """Bring a client back from the trash."""

    def trash(self) -> Sequence[Trashed]:
        """Give the deleted clients, the last deleted first."""

    def settings(self) -> Mapping[str, Any]:
        """Give the settings that belong to the book."""

    def write_settings(self, settings: Mapping[str, Any]) -> None:
        """Keep the settings that belong to the book."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who the person is, where a letter names them; empty: not known."""

    name: str = ""
    mail: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the book is told of the world: the day, the moment (aware, UTC), new ids, the catalogue's weights."""

    today: Callable[[], date]
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    weights: Callable[[], Mapping[str, float]]
    me: Sender = Sender()


class Book:
    """Clients, read and changed; it knows the store by its Protocol and the world by its surroundings."""

    def __init__(self, store: Store, world: Surroundings) -> None:
        self._store = store
        self._world = world
        self._rules: Rules | None = None
        self._moneys: dict[str, tuple[object, Money]] = {}
        """The money of each client that was read for `figures`, with the version that it belongs to."""

    @property
    def today(self) -> date:
        """Today's date, where the user is."""
        return self._world.today()

    @property
    def now(self) -> datetime:
        """This moment, in UTC."""
        return self._world.now()

    @property
    def me(self) -> Sender:
        """Who the person is, where a letter names them."""
        return self._world.me

    @property
    def rules(self) -> Rules:
        """The constants of the rules, as this book keeps them."""
        if self._rules is None:
            self._rules = Rules.from_json(self._store.settings().get("rules", {}))
        return self._rules

    @property
    def weights(self) -> Mapping[str, float]:
        """The weight of each red flag: the catalogue's, or this book's own."""
        return {**self._world.weights(), **self.rules.weights}

    def new_id(self) -> str:
        """Give an id that no other thing in the book has."""
        return self._world.new_id()

    def set_rules(self, rules: Rules) -> None:
        """Keep other constants for the rules; those that cannot hold are refused and nothing is changed."""
        kept = rules.to_json()
        Rules.from_json(kept)
        self._store.write_settings({**self._store.settings(), "rules": kept})
        self._rules = None

    def listed(self) -> Sequence[Listed]:
        """Give every client in brief, in no particular order: the archive and damaged files too."""
        return self._store.listed()

    def changed_outside(self) -> bool:
        """Say whether another window or program changed the book since it was last listed."""
        return self._store.changed_outside()

    def in_order(self, *, archived: bool = False) -> list[Summary]:
        """Give the clients as the list shows them: who needs something first, then by score, then by name."""
        found = [entry.summary for entry in self.listed() if entry.summary is not None]
        return sorted((s for s in found if s.archived == archived), key=self.rank)

    def rank(self, summary: Summary) -> tuple[bool, float, str]:
        """Give the key by which clients are ordered."""
        step = summary.next_step(self.rules, self.today)
        points = summary.score(self.rules, self.today).points
        needs = step is not None and step.needs_you(self.today)
        return (not needs, -(points if points is not None else -1.0), summary.name.casefold())

    def client(self, client_id: str) -> "Client":
        """Give one client, whole."""
        return self._store.load(client_id).client

    def score(self, client: "Client") -> "Score":
        """Give the score of a client today, explained."""
        from workbook.domain.score import score
        from workbook.domain.scorecard import current_override, terms

        today = self.today
        return score(
            terms(client.scorecard, self.weights), self.rules, today, current_override(client.scorecard, today)
        )

    def summary(self, client: "Client") -> Summary:
        """Give a client in brief."""
        from workbook.domain.summary import summarise

        return summarise(client, self.weights, self.rules)

    def figures(self) -> "dict[str, ClientFigures]":
        """Give what the records of every living client come to, by id, in the book's currency.

        The first time this reads every client; afterwards those alone that changed. Damaged ones are left out.
        """
        from workbook.domain.client_figures import figures

        found: dict[str, ClientFigures] = {}
        for line in self.listed():
            if line.summary is None or line.summary.archived:
                continue
            known = self._moneys.get(line.id)
            if known is None or known[0] is None or known[0] != line.version:
                try:
                    known = line.version, self.client(line.id).money
                except WorkbookError:
                    continue
                self._moneys[line.id] = known
            name, rules = line.summary.name, self.rules
            found[line.id] = figures(
                line.id, name, known[1], today=self.today, currency=rules.currency, rates=rules.rates
            )
        return found

    def what_if(self, client: "Client", last_day: date | None = None) -> "WhatIf":
        """Give what parting from a client would cost and free, with all living clients; `last_day` to bill."""
        from workbook.domain.client_figures import figures
        from workbook.domain.what_if import what_if

        rules = self.rules
        own = figures(
            client.id, client.name, client.money, today=self.today, currency=rules.currency, rates=rules.rates
        )
        return what_if(
            own,
            [each for each in self.figures().values() if each.id != client.id],
            currency=rules.currency,
            floor_rate=rules.floor_rate,
            monthly_costs=rules.monthly_costs,
            reserve=rules.reserve,
            last_day=client.handover.last_day or last_day,
        )

    def find(self, text: str) -> str:
        """Give the id of the client who goes by an id or the start of a name, case aside.

        A whole name goes before the start of longer ones, and the living before the archive. NotFound, or
        Ambiguous with the candidates.
        """
        wanted = text.strip().casefold()
        found = [entry.summary for entry in self.listed() if entry.summary is not None]
        tests: tuple[Callable[[Summary], bool], ...] = (
            lambda s: s.id == text.strip(),
            lambda s: s.name.casefold() == wanted,
            lambda s: bool(wanted) and s.name.casefold().startswith(wanted),
        )
        for test in tests:
            hits = [s for s in found if test(s)]
            living = [s for s in hits if not s.archived] or hits
            if len(living) == 1:
                return living[0].id
            if living:
                candidates = tuple((s.id, s.name) for s in sorted(living, key=lambda s: s.name.casefold()))
                raise Ambiguous("“{text}” fits {count} clients.", candidates, text=text, count=len(candidates))
        for entry in self.listed():
            if entry.problem is not None and entry.id == text.strip():
                raise entry.problem
        raise NotFound("No client goes by “{text}”. `workbook list --all` shows whom there is.", text=text)

    def add(self, client: "Client") -> "Client":
        """Keep a new client."""
        return self._store.create(client, self.note("add", client.name)).client

    def change(
        self,
        client_id: str,
        verb: "Callable[Concatenate[Client, P], Client]",
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> "Client":
        """Apply a verb of the domain to a client and keep what comes out."""
        return self.change_as(client_id, ChangeNote(verb.__name__, "", self._world.now()), verb, *args, **kwargs)

    def change_as(
        self,
        client_id: str,
        note: ChangeNote,
        verb: "Callable[Concatenate[Client, P], Client]",
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> "Client":
        """Apply a verb as `change` does, with words about it or a merge key for a stretch of typing."""
        return self._store.change(client_id, lambda client: verb(client, *args, **kwargs), note).client

    def note(self, verb: str, about: str = "", merge_key: str = "") -> ChangeNote:
        """Give a note for a change that happens now."""
        return ChangeNote(verb, about, self._world.now(), merge_key)

    def undo(self, client_id: str) -> Undone:
        """Take the client's last change back; for one that was deleted, bring it back."""
        if any(gone.id == client_id for gone in self._store.trash()):
            return Undone(self.note("delete"), self._store.undelete(client_id))
        return self._store.undo(client_id, self._world.now())

    def redo(self, client_id: str) -> Undone:
        """Make the change again that was undone last."""
        return self._store.redo(client_id, self._world.now())

    def history(self, client_id: str) -> Sequence[HistoryEntry]:
        """Give the client's changes, newest first."""
        return self._store.history(client_id)

    def go_back(self, client_id: str, sequence: int) -> "Client":
        """Bring back the state right after a change in the history; itself a change."""
        return self._store.go_back(client_id, sequence, self.note("go_back")).client

    def delete(self, client_id: str) -> None:
        """Move a client to the trash, from where `undo` brings it back."""
        self._store.delete(client_id, self._world.now())

    def trash(self) -> Sequence[Trashed]:
        """Give the deleted clients, the last deleted first."""
        return self._store.trash()
