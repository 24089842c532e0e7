"""What is due for a client and when: every list, the stage line and the daily review are made of this.

No models are loaded here, so that the client list can work from its index alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from workbook.domain.rules import Rules

if TYPE_CHECKING:
    from workbook.domain.client import Client

DueKind = Literal[
    "rate", "review", "decide", "plan", "repair", "cooling", "prepare", "talk", "confirm", "handover", "last-day",
    "reward", "override", "rest", "invoice", "renewal", "note",
]  # fmt: skip
Part = Literal["facts", "scorecard", "decision", "rehearsal", "handover", "reward"]
PARTS: tuple[Part, ...] = ("facts", "scorecard", "decision", "rehearsal", "handover", "reward")
Mark = Literal["empty", "begun", "done"]

NEEDS_YOU: frozenset[DueKind] = frozenset(
    {
        "rate",
        "review",
        "decide",
        "plan",
        "repair",
        "prepare",
        "talk",
        "confirm",
        "handover",
        "reward",
        "invoice",
        "note",
    }
)
"""What asks for something to be done, once its day has come; the rest only tells."""

BESIDE_THE_STORY: frozenset[DueKind] = frozenset({"invoice", "note"})
"""What is named as the next step only where the story itself asks for nothing."""

ONLY_AHEAD: frozenset[DueKind] = frozenset({"cooling", "last-day", "override", "renewal"})
"""What is worth a line only until its day has come."""

PART_OF: dict[DueKind, Part] = {
    "rate": "scorecard", "review": "scorecard", "override": "scorecard", "decide": "decision", "plan": "decision",
    "repair": "decision", "cooling": "rehearsal", "prepare": "rehearsal", "talk": "rehearsal",
    "confirm": "rehearsal", "handover": "handover", "last-day": "handover", "reward": "reward", "rest": "reward",
    "invoice": "facts", "renewal": "facts", "note": "scorecard",
}  # fmt: skip
"""Where each is seen to."""


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is due: on a day, or as soon as possible where `on` is None; `done` of `total` where counted."""

    kind: DueKind
    on: date | None = None
    done: int = 0
    total: int = 0

    def needs_you(self, today: date) -> bool:
        """Whether it asks for something to be done today."""
        return self.kind in NEEDS_YOU and (self.on is None or self.on <= today)


def dues(client: "Client", rules: Rules) -> tuple[Due, ...]:
    """Give everything that is or will be due for a client, whatever the day is today."""
    from workbook.domain.decision import ending

    if client.archived:
        return (Due("rest", client.closing.closed_on),)
    found = list(_ending_dues(client)) if ending(client) else list(_living_dues(client, rules))
    found.extend(_money_dues(client))
    if client.scorecard.override is not None:
        found.append(Due("override", client.scorecard.override.until))
    return tuple(found)


def _living_dues(client: "Client", rules: Rules) -> Iterable[Due]:
    card = client.scorecard
    chosen = client.decision.chosen
    if len(card.ratings) < rules.judged_needed:
        yield Due("rate", None, len(card.ratings), rules.judged_needed)
    else:
        last = card.reviews[-1].on + timedelta(days=card.cadence_days) if card.reviews else client.created
        yield Due("review", last)
        yield Due("note", _last_noted(client) + timedelta(days=rules.silence_days))
    yield from _contract_dues(client)
    if chosen is not None and chosen.choice == "repair":
        plan = next((plan for plan in reversed(client.repairs) if plan.verdict is None), None)
        latest = client.repairs[-1] if client.repairs else None
        if plan is not None:
            yield Due("repair", plan.due)
        elif (
            latest is not None and latest.verdict == "not-kept" and latest.verdict_on and latest.verdict_on >= chosen.on
        ):
            yield Due("decide")
        elif latest is None or latest.made_on < chosen.on:
            yield Due("plan")


def _last_noted(client: "Client") -> date:
    days = [seen.on for seen in client.scorecard.observations] + [entry.on for entry in client.log]
    return max([client.created, *days])


def _contract_dues(client: "Client") -> Iterable[Due]:
    """Give the last day for a notice that ends a contract with its term, where it would go on by itself."""
    from workbook.domain.notice import latest_notice_for

    contract = client.contract
    if contract.end is not None and contract.renewal == "automatic":
        by = latest_notice_for(contract, contract.end)
        if by is not None:
            yield Due("renewal", by)


def _money_dues(client: "Client") -> Iterable[Due]:
    """Give the first day after the due date of the oldest invoice that is not settled, and how many there are."""
    waiting = [i.due for i in client.money.invoices if i.status == "open" and i.due is not None]
    if waiting:
        yield Due("invoice", min(waiting) + timedelta(days=1), 0, len(waiting))


def _ending_dues(client: "Client") -> Iterable[Due]:
    chosen = client.decision.chosen
    handover = client.handover
    done = handover.done
    talk = client.rehearsal.talk
    if chosen is not None and chosen.choice == "part" and talk.held_on is None:
        if talk.planned_on is not None:
            yield Due("talk", talk.planned_on)
        else:
            yield Due("prepare", chosen.cooling_until)
        if chosen.cooling_until is not None:
            yield Due("cooling", chosen.cooling_until)
        if done == 0:
            return
    if handover.last_day is not None:
        yield Due("last-day", handover.last_day)
    if handover.finished:
        yield Due("reward")
    else:
        yield Due("handover", _next_item_day(client), done, len(handover.items))


def _next_item_day(client: "Client") -> date | None:
    from workbook.domain.handover import due_day

    days = [day for i in client.handover.items if not i.settled and (day := due_day(i, client.handover)) is not None]
    return min(days, default=None)


def next_due(all_due: Iterable[Due], today: date) -> Due | None:
    """Give what comes next: what needs you now, the longest overdue first; else what comes soonest.

    A cooling-off that still runs is shown in place of the talk it holds back.
    """
    known = [due for due in all_due if due.kind not in ONLY_AHEAD or _ahead(due, today)]
    known = [due for due in known if due.kind not in BESIDE_THE_STORY or due.needs_you(today)]
    now = [due for due in known if due.needs_you(today)]
    story = [due for due in now if due.kind not in BESIDE_THE_STORY]
    cooling = [due for due in known if due.kind == "cooling"]
    return min(story or cooling or now or known, key=lambda due: (due.on is None, due.on or today), default=None)


def _ahead(due: Due, today: date) -> bool:
    return due.on is not None and due.on > today


def stages(client: "Client", rules: Rules) -> tuple[Mark, ...]:
    """Say for each of the six PARTS how far it has come."""
    from workbook.domain.decision import ending
    from workbook.domain.rehearsal import REQUIRED

    known = client.contact.person or client.contact.email or client.notes or client.log
    full = client.engagement.since is not None and client.engagement.rate is not None
    judged = len(client.scorecard.ratings)
    script = client.rehearsal.script
    held = client.rehearsal.talk.held_on is not None
    handed_over = client.handover.finished
    drilled = sum(run.finished for run in client.rehearsal.runs) >= rules.drills_needed
    return (
        _mark(begun=bool(known) or client.engagement.since is not None, done=bool(known) and full),
        _mark(begun=judged > 0, done=bool(client.scorecard.reviews)),
        _mark(begun=bool(client.decision.answers), done=client.decision.chosen is not None),
        _mark(begun=bool(script), done=held or (all(section in script for section in REQUIRED) and drilled)),
        _mark(begun=ending(client) is not None and client.handover.done > 0, done=handed_over),
        _mark(begun=handed_over, done=client.closing.reward_taken_on is not None),
    )


def _mark(*, begun: bool, done: bool) -> Mark:
    return "done" if done else "begun" if begun else "empty"
