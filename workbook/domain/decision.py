"""The decision about a client: keep, repair or part; or, recorded for the client, that they leave or it fades out."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from workbook.domain.days import Day
from workbook.domain.errors import NeedsReason, Refused
from workbook.domain.rules import Rules
from workbook.domain.score import deal_breaker
from workbook.domain.scorecard import terms
from workbook.domain.text import Line, Prose, Title
from workbook.domain.values import Value

if TYPE_CHECKING:
    from workbook.domain.client import Client
    from workbook.domain.handover import Item

Choice = Literal["keep", "repair", "part", "leaves", "fades"]
Ending = Literal["part", "leaves", "fades"]
ENDINGS: tuple[Ending, ...] = ("part", "leaves", "fades")
Cause = Literal["money", "time", "respect", "communication", "fit", "wellbeing", "outgrown", "capacity"]


class Chosen(Value):
    """A choice, the one sentence that holds it, and what was overridden to make it."""

    choice: Choice
    because: Title
    on: Day
    cause: Cause | None = None
    override: Line = ""
    cooling_until: Day | None = None
    """The first day on which the talk may be marked as held."""


class Decision(Value):
    """The answers given before deciding, the standing choice, the earlier ones, and the reward promised for it."""

    answers: dict[str, Prose] = {}
    """What was answered, by question id."""
    chosen: Chosen | None = None
    earlier: tuple[Chosen, ...] = ()
    reward: Line = ""


def answer(client: "Client", question_id: str, text: str) -> "Client":
    """Keep the answer to a question; an empty one takes it away."""
    answers = {**client.decision.answers, question_id: text}
    if not text.strip():
        del answers[question_id]
    return client.evolve(decision=client.decision.evolve(answers=answers))


def promise_reward(client: "Client", reward: str) -> "Client":
    """Keep what you promise yourself for the end."""
    return client.evolve(decision=client.decision.evolve(reward=reward))


def decide(
    client: "Client",
    choice: Choice,
    because: str,
    *,
    on: date,
    rules: Rules,
    cause: Cause | None = None,
    override: str = "",
    reward: str = "",
    checklist: tuple["Item", ...] = (),
) -> "Client":
    """Make a choice for a reason, and promise a `reward` for its end (empty: what was promised before stays).

    Parting asks for facts on `rules.fact_days` different days (NeedsReason without them, unless `override` says
    why not) and then holds the talk for `rules.cooling_days`. A fact of abuse skips both. Parting chosen once more
    changes its words alone: neither the gate nor the cooling-off begins anew. With an ending the
    `checklist` becomes the handover: in place of one that was laid out for another ending and is untouched, but
    never in place of one that is under way.
    """
    if not because.strip():
        raise Refused("Say in one sentence why. It is what you hold on to later.")
    abused = is_abused(client)
    old = client.decision
    again = old.chosen if old.chosen is not None and old.chosen.choice == choice == "part" else None
    if choice == "part" and not abused and again is None and not override.strip():
        days = len(client.scorecard.fact_days())
        if days < rules.fact_days:
            raise NeedsReason(
                "Parting rests on facts from at least {needed} different days; there are facts from {days}. "
                "Note what happened, or say why you decide without.",
                needed=rules.fact_days,
                days=days,
            )
    cooling = on + timedelta(days=rules.cooling_days) if choice == "part" and not abused else None
    if again is not None and not abused:
        cooling, override = again.cooling_until, override or again.override
    chosen = Chosen(choice=choice, because=because, on=on, cause=cause, override=override, cooling_until=cooling)
    earlier = (*old.earlier, old.chosen) if old.chosen else old.earlier
    decision = old.evolve(chosen=chosen, earlier=earlier, reward=reward if reward.strip() else old.reward)
    handover = client.handover
    if choice in ENDINGS and (not handover.items or (_ends_otherwise(choice, earlier) and not handover.under_way)):
        handover = handover.evolve(items=checklist)
    return client.evolve(decision=decision, handover=handover)


def withdraw(client: "Client") -> "Client":
    """Take the standing choice back; it is kept among the earlier ones."""
    old = client.decision
    if old.chosen is None:
        raise Refused("Nothing is decided yet.")
    return client.evolve(decision=old.evolve(chosen=None, earlier=(*old.earlier, old.chosen)))


def is_abused(client: "Client") -> bool:
    """Say whether a fact of abuse, rated 2 or more, stands on the scorecard."""
    return deal_breaker([t for t in terms(client.scorecard, {}) if t.flag == "abuse"]) is not None


def _ends_otherwise(choice: Choice, earlier: tuple[Chosen, ...]) -> bool:
    """Say whether the last ending that was chosen was another one."""
    last = next((chosen.choice for chosen in reversed(earlier) if chosen.choice in ENDINGS), choice)
    return last != choice


def ending(client: "Client") -> Ending | None:
    """Give the way it ends, where it was decided that it does."""
    chosen = client.decision.chosen
    return next((e for e in ENDINGS if chosen is not None and chosen.choice == e), None)
