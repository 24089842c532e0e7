"""The agenda of the whole book: what is due, for whom, the most urgent first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from workbook.domain.agenda import Due
from workbook.domain.rules import Rules
from workbook.domain.summary import Summary


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that is due, and for whom."""

    summary: Summary
    due: Due


def agenda(summaries: Iterable[Summary], rules: Rules, today: date, *, ahead: int = 0) -> list[Duty]:
    """Give what needs the person today, the longest overdue first, then what comes within `ahead` days.

    Within a day the worse score comes first; what has no day of its own follows what is late or due today.
    """
    found = [
        Duty(summary, due)
        for summary in summaries
        for due in summary.all_dues(rules, today)
        if due.needs_you(today) or _comes(due, today, ahead)
    ]
    return sorted(found, key=lambda duty: _urgency(duty, rules, today))


def _urgency(duty: Duty, rules: Rules, today: date) -> tuple[bool, bool, date, float, str, str]:
    due, summary = duty.due, duty.summary
    points = summary.score(rules, today).points or 0.0
    return (not due.needs_you(today), due.on is None, due.on or today, -points, summary.name.casefold(), due.kind)


def _comes(due: Due, today: date, ahead: int) -> bool:
    return due.kind != "rest" and due.on is not None and today <= due.on <= today + timedelta(days=ahead) and ahead > 0
