"""The end of the story: the reward, the lessons, the door, and the rest in the archive."""

from datetime import date
from typing import TYPE_CHECKING, Literal

from workbook.domain.days import Day
from workbook.domain.decision import ENDINGS, ending
from workbook.domain.errors import Refused
from workbook.domain.text import Line, Prose
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


def take_reward(client: "Client", *, on: date) -> "Client":
    """Mark the reward as taken; it waits until the handover is finished."""
    if not client.handover.finished:
        raise Refused("The reward comes when every item of the handover is settled.")
    return _with(client, reward_taken_on=on)


def set_door(client: "Client", door: Door) -> "Client":
    """Say whether the door stays open."""
    return _with(client, door=door)


def learn(client: "Client", **lessons: str) -> "Client":
    """Keep what was learnt: `cause`, `first_sign`, `helped`."""
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
