"""What the client list and the agenda need of a client, small and plain enough to be kept in an index.

Nothing here depends on the day it was made: score and next step are computed from it for any day. No models are
loaded here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from workbook.domain.agenda import Due, Mark, dues, next_due, stages
from workbook.domain.rules import Rules
from workbook.domain.score import Band, Score, Term, score

if TYPE_CHECKING:
    from workbook.domain.client import Client


@dataclass(frozen=True, slots=True)
class Summary:
    """One client in brief."""

    id: str
    name: str
    search: str
    """What the filter looks through, case-folded: the name and the person's name and mail address."""
    archived: bool
    kind: str
    choice: str
    """The standing decision; empty: none."""
    marks: tuple[Mark, ...]
    terms: tuple[Term, ...]
    override: tuple[Band, date, date] | None
    """A band set by hand, from and until (exclusive)."""
    dues: tuple[Due, ...]

    def score(self, rules: Rules, today: date) -> Score:
        """Give the score on a day."""
        by_hand = self.override[0] if self.override and today < self.override[2] else None
        return score(self.terms, rules, today, by_hand)

    def all_dues(self, rules: Rules, today: date) -> tuple[Due, ...]:
        """Give everything due, with the decision that a bad score asks for."""
        if self.archived or self.choice:
            return self.dues
        now = self.score(rules, today)
        if now.provisional or now.band in {None, "keep"}:
            return self.dues
        return (*self.dues, Due("decide"))

    def next_step(self, rules: Rules, today: date) -> Due | None:
        """Give what this client needs next."""
        return next_due(self.all_dues(rules, today), today)

    def to_json(self) -> dict[str, Any]:
        """Give the summary as JSON values."""
        return {
            "id": self.id,
            "name": self.name,
            "search": self.search,
            "archived": self.archived,
            "kind": self.kind,
            "choice": self.choice,
            "marks": list(self.marks),
            "terms": [[t.flag, t.weight, t.rating, _text(t.newest_fact)] for t in self.terms],
            "override": [self.override[0], _text(self.override[1]), _text(self.override[2])] if self.override else None,
            "dues": [[d.kind, _text(d.on), d.done, d.total] for d in self.dues],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read what `to_json` gave."""
        by_hand = data["override"]
        return cls(
            id=data["id"],
            name=data["name"],
            search=data["search"],
            archived=data["archived"],
            kind=data["kind"],
            choice=data["choice"],
            marks=tuple(data["marks"]),
            terms=tuple(Term(flag, weight, rating, _day(fact)) for flag, weight, rating, fact in data["terms"]),
            override=(by_hand[0], date.fromisoformat(by_hand[1]), date.fromisoformat(by_hand[2])) if by_hand else None,
            dues=tuple(Due(kind, _day(on), done, total) for kind, on, done, total in data["dues"]),
        )


def summarise(client: "Client", weights: Mapping[str, float], rules: Rules) -> Summary:
    """Give the summary of a client."""
    from workbook.domain.scorecard import terms

    card = client.scorecard
    by_hand = (card.override.band, card.override.on, card.override.until) if card.override else None
    return Summary(
        id=client.id,
        name=client.name,
        search=" ".join((client.name, client.contact.person, client.contact.email)).casefold(),
        archived=client.archived,
        kind=client.engagement.kind,
        choice=client.decision.chosen.choice if client.decision.chosen else "",
        marks=stages(client, rules),
        terms=terms(card, weights),
        override=by_hand,
        dues=dues(client, rules),
    )


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
