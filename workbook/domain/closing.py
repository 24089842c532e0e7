"""The end of the story: the reward, the lessons, the door, and the rest in the archive."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from workbook.domain.agenda import Part
from workbook.domain.days import Day
from workbook.domain.decision import ENDINGS, ending
from workbook.domain.errors import Refused
from workbook.domain.scorecard import FLAGS, FlagId
from workbook.domain.text import Line, Prose, unless_changed
from workbook.domain.values import Value

if TYPE_CHECKING:
    from workbook.domain.client import Client

Door = Literal["open", "closed"]


class Closing(Value):
    """When the reward was taken, how the door stands, what was learnt, and since when the client rests."""

    reward_taken_on: Day | None = None
    door: Door | None = None
    cause: Line = ""
    first_sign: Line = ""
    helped: Prose = ""
    """What would have helped, in the person's words."""
    closed_on: Day | None = None


MissingKind = Literal["decision", "promise", "talk", "last-day", "checklist", "handover"]


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that stands between now and the reward, with the part to see to it; `left` where it is counted."""

    kind: MissingKind
    part: Part
    left: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """What was done: days since the decision, drills, items settled, facts noted."""

    days: int
    drills: int
    items: int
    facts: int


def still_missing(client: "Client") -> tuple[Missing, ...]:
    """Give what is missing before the reward, in the order of the story; nothing where the handover is finished."""
    way = ending(client)
    handover = client.handover
    if handover.finished:
        return ()
    if way is None:
        return (Missing("decision", "decision"),)
    found: list[Missing] = []
    if not client.decision.reward:
        found.append(Missing("promise", "reward"))
    if way == "part" and client.rehearsal.talk.held_on is None:
        found.append(Missing("talk", "rehearsal"))
    if handover.last_day is None:
        found.append(Missing("last-day", "handover"))
    if handover.items:
        found.append(Missing("handover", "handover", len(handover.items) - handover.done))
    else:
        found.append(Missing("checklist", "handover"))
    return tuple(found)


def figures(client: "Client", today: date) -> Figures:
    """Count what was done; the days run from the standing decision to the reward, or to today before it."""
    chosen = client.decision.chosen
    until = client.closing.reward_taken_on or today
    return Figures(
        days=max(0, (until - chosen.on).days) if chosen is not None else 0,
        drills=len(client.rehearsal.runs),
        items=client.handover.done,
        facts=sum(seen.kind == "fact" for seen in client.scorecard.observations),
    )


def first_sign(client: "Client") -> FlagId | None:
    """Give the flag behind which something was observed first; of one day, the first in the catalogue."""
    seen = [o for o in client.scorecard.observations if client.scorecard.ratings.get(o.flag, 1) > 0]
    return min(seen, key=lambda o: (o.on, FLAGS.index(o.flag))).flag if seen else None


def fired_flags(client: "Client") -> tuple[FlagId, ...]:
    """Give the flags that showed: those rated often or constantly, or sometimes where none is; the strongest first."""
    ratings = client.scorecard.ratings
    strong = [flag for flag in FLAGS if ratings.get(flag, 0) >= 2]
    weak = [flag for flag in FLAGS if ratings.get(flag, 0) == 1]
    return tuple(sorted(strong, key=lambda flag: -ratings[flag])) or tuple(weak)


def take_reward(client: "Client", *, on: date) -> "Client":
    """Mark the reward as taken; it waits until the handover is finished."""
    if not client.handover.finished:
        raise Refused("The reward comes when every item of the handover is settled.")
    return _with(client, reward_taken_on=on)


def set_door(client: "Client", door: Door) -> "Client":
    """Say whether the door stays open."""
    return _with(client, door=door)


def learn(client: "Client", /, *, base: str | None = None, **lessons: str) -> "Client":
    """Keep what was learnt: `cause`, `first_sign`, `helped`.

    With `base`, the text of `helped` that the typing started from, one that was changed elsewhere is a TextConflict.
    """
    if "helped" in lessons:
        lessons["helped"] = unless_changed(client.closing.helped, lessons["helped"], base)
    return _with(client, **lessons)


def close(client: "Client", *, on: date) -> "Client":
    """Lay the client to rest in the archive; an ending must be decided and the handover finished."""
    if ending(client) not in ENDINGS:
        raise Refused("There is no ending to close. Decide first how it ends (3).")
    if not client.handover.finished:
        raise Refused(
            "{left} items of the handover are still open. Tick or skip them first (5).",
            left=len(client.handover.items) - client.handover.done,
        )
    return _with(client, closed_on=on)


def reopen(client: "Client") -> "Client":
    """Take the client out of the archive again."""
    return _with(client, closed_on=None)


def proposed_door(client: "Client") -> Door:
    """Propose how the door stands: closed after abuse or harm to health, open otherwise."""
    chosen = client.decision.chosen
    ratings = client.scorecard.ratings
    hard = ratings.get("abuse", 0) >= 2 or ratings.get("harms-health", 0) >= 2
    return "closed" if hard or (chosen is not None and chosen.cause == "wellbeing") else "open"


def _with(client: "Client", **changes: object) -> "Client":
    return client.evolve(closing=client.closing.evolve(**changes))
