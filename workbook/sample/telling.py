"""Small helpers to tell a client's story in the order in which it happened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType

from workbook.content.brief import flag_weights
from workbook.content.checklist import checklist
from workbook.content.loader import load
from workbook.domain.client import Client, log_entry
from workbook.domain.days import NO_HOLIDAYS
from workbook.domain.decision import Ending
from workbook.domain.handover import Item, due_day, tick
from workbook.domain.rehearsal import Run, Section
from workbook.domain.rules import Rules
from workbook.domain.scorecard import Evidence, observe, rate, review

RULES = Rules()


@dataclass(frozen=True, slots=True)
class Days:
    """Days as the story needs them, counted from today."""

    today: date

    def ago(self, days: int) -> date:
        """Give the day so many days ago."""
        return self.today - timedelta(days=days)

    def ahead(self, days: int) -> date:
        """Give the day in so many days."""
        return self.today + timedelta(days=days)

    def worked_ahead(self, days: int) -> date:
        """Give the first working day from so many days ahead."""
        return NO_HOLIDAYS.on_or_after(self.ahead(days))

    def worked_ago(self, days: int) -> date:
        """Give the last working day up to so many days ago."""
        return NO_HOLIDAYS.on_or_before(self.ago(days))


def rated(client: Client, **ratings: int) -> Client:
    """Rate flags; an underscore stands for the hyphen of their ids."""
    for flag, rating in ratings.items():
        client = rate(client, flag.replace("_", "-"), rating)
    return client


def seen(client: Client, flag: str, on: date, text: str, kind: Evidence = "fact") -> Client:
    """Note what was seen, on the day it was seen."""
    number = len(client.scorecard.observations) + 1
    return observe(client, flag, text, on=on, today=on, new_id=f"{client.id}-o{number}", kind=kind)


def felt(client: Client, flag: str, on: date, text: str) -> Client:
    """Note an impression."""
    return seen(client, flag, on, text, "impression")


def reviewed(client: Client, on: date, note: str = "") -> Client:
    """Keep a review."""
    return review(client, on=on, weights=flag_weights(), rules=RULES, note=note)


def happened(client: Client, on: date, text: str) -> Client:
    """Put something into the log."""
    return log_entry(client, text, on=on, today=on, new_id=f"{client.id}-l{len(client.log) + 1}")


def items_for(client: Client, ending: Ending, facts: Mapping[str, Sequence[str]]) -> tuple[Item, ...]:
    """Give the checklist for an ending with what is recorded of the client."""
    return checklist(load("en"), ending, client.engagement.kind, facts)


def item_from(client: Client, source: str) -> str:
    """Give the id of the item that was made from an entry of the catalogue."""
    return next(item.id for item in client.handover.items if item.source == source)


def ticked_in_time(client: Client, proofs: Mapping[str, str] = MappingProxyType({})) -> Client:
    """Tick every open item but one's own access on the day it is due; `proofs` go by the catalogue's entry."""
    for item in client.handover.items:
        day = due_day(item, client.handover)
        if day is not None and not item.settled and item.gate != "last":
            client = tick(client, item.id, on=day, proof=proofs.get(item.source, ""))
    return client


def drilled(
    client: Client, on: date, seconds: Mapping[Section, int], *, covered: Sequence[str], held: int, wavered: int
) -> Run:
    """Give the report of a drill, in the evening of a day."""
    return Run(
        id=f"{client.id}-d{len(client.rehearsal.runs) + 1}",
        at=datetime.combine(on, time(18, 40), UTC),
        seconds=sum(seconds.values()),
        covered=tuple(covered),
        points=len(covered) + wavered,
        held=held,
        wavered=wavered,
        section_seconds=dict(seconds),
    )
