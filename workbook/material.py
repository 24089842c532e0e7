"""What there is to say to one client: the catalogue's points and replies beside the person's own, filled in."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from workbook.content.choosing import points_for, pushbacks_for
from workbook.content.loader import load
from workbook.domain.decision import ending
from workbook.domain.fill import fill
from workbook.domain.rehearsal import Section
from workbook.words import spoken_day

if TYPE_CHECKING:
    from workbook.content.types import Pushback, Talk
    from workbook.domain.client import Client
    from workbook.domain.rehearsal import Pushback as Reply


@dataclass(frozen=True, slots=True)
class Cue:
    """One talking point: what it is about, and how it can be said. `own` ones carry the id of the person's point."""

    id: str
    section: Section
    title: str
    text: str
    own: bool = False
    advice: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What they may say and the reply to it.

    `prepared` is the id of the reply in the person's own words; empty where `reply` is the catalogue's. `source` is
    the catalogue's id; empty for one that the person added.
    """

    key: str
    title: str
    says: str
    reply: str
    hint: str = ""
    source: str = ""
    prepared: str = ""
    advice: tuple[str, ...] = ()


def talk_about(client: "Client") -> "Talk":
    """Give what the talk is about: the ending that was decided, the repair, or parting where nothing is decided."""
    chosen = client.decision.chosen
    if chosen is not None and chosen.choice == "repair":
        return "repair"
    return ending(client) or "part"


def known(client: "Client", today: date) -> dict[str, str]:
    """Give what the record knows for the placeholders of a text, in the language of the client."""
    last_day = client.handover.last_day
    return {
        "client": client.name,
        "person": client.contact.person,
        "last_day": spoken_day(last_day, client.language) if last_day is not None else "",
        "today": spoken_day(today, client.language),
        "reward": client.decision.reward,
    }


def cues(client: "Client", today: date) -> tuple[Cue, ...]:
    """Give the talking points for the talk with this client, the person's own first in each section."""
    values = known(client, today)
    cause = client.decision.chosen.cause if client.decision.chosen is not None else None
    own = [Cue(point.id, point.section, point.text, point.text, own=True) for point in client.rehearsal.points]
    found = points_for(load(client.language), talk_about(client), cause, client.engagement.kind)
    usual = [Cue(p.id, p.section, p.title, fill(p.text, values, client.language), advice=p.advice) for p in found]
    return (*own, *usual)


def answers(client: "Client") -> tuple[Answer, ...]:
    """Give what they may say in the talk, the person's own first, with the reply that stands now."""
    cause = client.decision.chosen.cause if client.decision.chosen is not None else None
    prepared = {reply.source: reply for reply in client.rehearsal.pushbacks if reply.source}
    found = pushbacks_for(load(client.language), talk_about(client), cause)
    own = [
        Answer(reply.id, reply.says, reply.says, reply.reply, prepared=reply.id)
        for reply in client.rehearsal.pushbacks
        if reply.source not in {pushback.id for pushback in found}
    ]
    return (*own, *(_answer(pushback, prepared.get(pushback.id)) for pushback in found))


def _answer(pushback: "Pushback", mine: "Reply | None") -> Answer:
    return Answer(
        key=pushback.id,
        title=pushback.title,
        says=pushback.says,
        reply=mine.reply if mine is not None else pushback.reply,
        hint=pushback.hint,
        source=pushback.id,
        prepared=mine.id if mine is not None else "",
        advice=pushback.advice,
    )
