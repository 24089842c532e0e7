"""The contract clock: when a notice runs out, whether that is mid-term, and by when it must be given.

A help to plan with, not legal advice.
"""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from workbook.domain.contract import Contract
from workbook.domain.days import (
    LATEST_YEAR,
    NO_HOLIDAYS,
    DaysOff,
    add_months,
    month_end,
    plausible_day,
    quarter_end,
)
from workbook.domain.errors import Refused
from workbook.domain.sentences import Sentence, sentence

SILENT_DAYS = 14
"""Fair notice where the contract is silent: two weeks."""

_REACH = 4 * 366
"""Days that the longest notice, with a quarter's end and holidays, can take."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the count: where it arrives, and why."""

    day: date
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class NoticeCount:
    """A counted notice; `last_day` is the last day on which the work is still owed."""

    given_on: date
    received_on: date
    last_day: date
    steps: tuple[Step, ...]


def count_notice(
    contract: Contract,
    given_on: date,
    *,
    received_on: date | None = None,
    pause: date | None = None,
    silent_days: int = SILENT_DAYS,
    off: DaysOff = NO_HOLIDAYS,
) -> NoticeCount:
    """Count the notice that is given on `given_on` and reaches the client on `received_on` (the same day, if None).

    The day of receipt is not counted. Days, working days, weeks or months (clamped: 31 January + 1 month is 28 or 29
    February) follow; then the end of that month or quarter, where the contract asks for it; then a last day that is
    not worked moves by the contract's rule. Where the contract names no length, `pause` (the next natural pause in
    the work) is the last day if it is still to come, else `silent_days` are counted. A contract that ends by itself
    before all this, and is not renewed, ends then. Refused when received before given.
    """
    received = plausible_day(received_on or given_on)
    plausible_day(given_on)
    if received < given_on:
        raise Refused(
            "The notice would arrive on {received}, before it is given on {given}. Change one of the two days.",
            received=received,
            given=given_on,
        )
    steps = _receipt(given_on, received)
    steps += _run(contract, received, pause, silent_days, off)
    last_day = steps[-1].day
    if contract.end and contract.renewal == "none" and received < contract.end < last_day:
        last_day = contract.end
        steps.append(Step(last_day, sentence("The contract ends by itself before that, on {day}.", day=last_day)))
    return NoticeCount(given_on, received, last_day, tuple(steps))


def _receipt(given: date, received: date) -> list[Step]:
    if given == received:
        return [Step(given, sentence("Notice is given on {day}. That day is not counted.", day=given))]
    return [
        Step(given, sentence("Notice is sent on {day}.", day=given)),
        Step(received, sentence("It arrives on {day}. That day is not counted.", day=received)),
    ]


def _run(contract: Contract, received: date, pause: date | None, silent_days: int, off: DaysOff) -> list[Step]:
    """Give the steps of the notice itself, at least one; the last day without regard to a fixed end."""
    if contract.notice_length is None:
        steps = [_silent(received, pause, silent_days)]
    else:
        steps = [_length(contract, contract.notice_length, received, off)]
    day = steps[-1].day
    if contract.notice_to == "month-end" and month_end(day) != day:
        day = month_end(day)
        steps.append(Step(day, sentence("The contract ends at the end of a month: {day}.", day=day)))
    elif contract.notice_to == "quarter-end" and quarter_end(day) != day:
        day = quarter_end(day)
        steps.append(Step(day, sentence("The contract ends at the end of a quarter: {day}.", day=day)))
    if contract.last_day_rule != "none" and not off.is_worked(day):
        earliest = received if contract.notice_length == 0 else received + timedelta(days=1)
        steps.append(_moved(contract, day, earliest, off))
    return steps


def _length(contract: Contract, count: int, received: date, off: DaysOff) -> Step:
    unit = contract.notice_unit
    if count == 0:
        return Step(received, sentence("The contract asks for no notice, so it may end on {day}.", day=received))
    if unit == "months":
        return _months(count, received)
    if unit == "working-days":
        day = off.plus_working_days(received, count)
        return Step(day, sentence("Working days counted: {count}. They run out on {day}.", count=count, day=day))
    if unit == "weeks":
        day = received + timedelta(weeks=count)
        return Step(day, sentence("Weeks counted: {count}. They run out on {day}.", count=count, day=day))
    day = received + timedelta(days=count)
    return Step(day, sentence("Days counted: {count}. They run out on {day}.", count=count, day=day))


def _months(count: int, received: date) -> Step:
    day = add_months(received, count)
    if day.day == received.day:
        return Step(day, sentence("Months counted: {count}. They run out on {day}.", count=count, day=day))
    return Step(
        day,
        sentence(
            "Months counted: {count}. That month is shorter: they run out on its last day, {day}.", count=count, day=day
        ),
    )


def _silent(received: date, pause: date | None, days: int) -> Step:
    if pause and received < plausible_day(pause):
        return Step(pause, sentence("The contract names no notice; the pause you named comes on {day}.", day=pause))
    day = received + timedelta(days=days)
    if pause:
        return Step(
            day,
            sentence(
                "The contract names no notice and the pause you named is over. Days that are fair instead: {count}. "
                "They run out on {day}.",
                count=days,
                day=day,
            ),
        )
    return Step(
        day,
        sentence(
            "The contract names no notice. Days that are fair: {count}. They run out on {day}.", count=days, day=day
        ),
    )


def _moved(contract: Contract, day: date, earliest: date, off: DaysOff) -> Step:
    to = off.on_or_after(day)
    if contract.last_day_rule == "previous" and off.on_or_before(day) >= earliest:
        to = off.on_or_before(day)
    if day in off.holidays:
        name = off.holidays[day]
        return Step(
            to, sentence("{day} is a holiday ({name}), so the last day moves to {to}.", day=day, name=name, to=to)
        )
    return Step(to, sentence("{day} is at the weekend, so the last day moves to {to}.", day=day, to=to))


def latest_notice_for(
    contract: Contract, last_day: date, *, silent_days: int = SILENT_DAYS, off: DaysOff = NO_HOLIDAYS
) -> date:
    """Give the latest day on which notice must be received for the contract to end no later than on `last_day`.

    The inverse of the count: counting forward from it never passes `last_day`, counting from the day after does.
    It rests on the count never going back when notice is given later, so it can be searched by halves.
    """
    plausible_day(last_day)
    first = last_day - timedelta(days=_REACH)

    def ends(offset: int) -> date:
        return _run(contract, first + timedelta(days=offset), None, silent_days, off)[-1].day

    return first + timedelta(days=bisect_right(range(_REACH + 1), last_day, key=ends) - 1)


@dataclass(frozen=True, slots=True)
class TermEnd:
    """A day on which a fixed term ends; `notice_by` is when notice must have arrived, None where nothing says so."""

    day: date
    notice_by: date | None


@dataclass(frozen=True, slots=True)
class MidTerm:
    """Ending on `last_day` falls into a fixed term: `days_early` before `term_end`; after that comes `next_end`."""

    last_day: date
    days_early: int
    term_end: TermEnd
    next_end: TermEnd | None


def mid_term(contract: Contract, last_day: date, *, off: DaysOff = NO_HOLIDAYS) -> MidTerm | None:
    """Tell whether ending on `last_day` is in the middle of a fixed term, and when it would not be.

    Terms end on `contract.end` and, with automatic renewal, every `renewal_months` after it: term n begins on
    (end + 1 day) + n * months and ends the day before the next one begins. None for an open contract, on the very
    end of a term, and after the last one. Notice must have arrived `renewal_notice_days` before the end and at least
    the notice's length before it: the earlier of what the contract names. A contract that ends by itself needs none.
    """
    plausible_day(last_day)
    if contract.end is None:
        return None
    end_of = _ends(contract, contract.end)
    number = 0
    while (end := end_of(number)) is not None and end < last_day:
        number += 1
    if end is None or end == last_day:
        return None
    following = end_of(number + 1)
    return MidTerm(
        last_day=last_day,
        days_early=(end - last_day).days,
        term_end=TermEnd(end, _notice_by(contract, end, off)),
        next_end=None if following is None else TermEnd(following, _notice_by(contract, following, off)),
    )


def _ends(contract: Contract, first_end: date) -> Callable[[int], date | None]:
    def end_of(number: int) -> date | None:
        if number == 0:
            return first_end
        if contract.renewal == "none" or contract.renewal_months is None:
            return None
        end = add_months(first_end + timedelta(days=1), number * contract.renewal_months) - timedelta(days=1)
        return end if end.year <= LATEST_YEAR else None

    return end_of


def _notice_by(contract: Contract, end: date, off: DaysOff) -> date | None:
    if contract.renewal == "none":
        return None
    days: list[date] = []
    if contract.renewal_notice_days is not None:
        days.append(end - timedelta(days=contract.renewal_notice_days))
    if contract.notice_length is not None:
        days.append(latest_notice_for(contract, end, off=off))
    return min(days, default=None)


def refund(paid: Decimal, share_done: Decimal) -> Decimal:
    """Give what to pay back where work stays undone: paid * (1 - share done), unrounded.

    `share_done` is 0 (nothing) to 1 (all). Refused outside of that, or for a negative `paid`.
    """
    if not 0 <= share_done <= 1:
        raise Refused("The share of work done lies between 0 and 100 percent. Check the number.")
    if paid < 0:
        raise Refused("The amount paid cannot be negative. Check the number.")
    return paid * (1 - share_done)
