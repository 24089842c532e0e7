"""Counting in the calendar: months that clamp, ends of months and quarters, weekends and holidays."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime

from workbook.domain.errors import Refused

EARLIEST_YEAR = 1900
LATEST_YEAR = 2200


def plausible_day(day: date) -> date:
    """Give `day`, or refuse it where its year is a slip of the fingers (and would overrun the calendar)."""
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise Refused(
            "The year {year} is out of reach. Give a day between {earliest} and {latest}.",
            year=str(day.year),
            earliest=str(EARLIEST_YEAR),
            latest=str(LATEST_YEAR),
        )
    return day


Day = Annotated[date, AfterValidator(plausible_day)]
"""A day between 1900 and 2200."""


def _plausible_moment(moment: datetime) -> datetime:
    plausible_day(moment.date())
    return moment


Moment = Annotated[AwareDatetime, AfterValidator(_plausible_moment)]
"""A moment that knows its time zone, on a day between 1900 and 2200."""


def days_in_month(day: date) -> int:
    """Give the number of days in the month of `day`."""
    return monthrange(day.year, day.month)[1]


def add_months(day: date, months: int) -> date:
    """Give the same day `months` later (or earlier); where that month is shorter, its last day.

    31 January + 1 month is 28 February, in a leap year the 29th.
    """
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month0 + 1, min(day.day, monthrange(year, month0 + 1)[1]))


def month_end(day: date) -> date:
    """Give the last day of the month of `day`."""
    return day.replace(day=days_in_month(day))


def quarter_end(day: date) -> date:
    """Give the last day of the calendar quarter of `day`: 31 March, 30 June, 30 September or 31 December."""
    return month_end(date(day.year, (day.month + 2) // 3 * 3, 1))


def in_last_months(day: date, today: date, months: int) -> bool:
    """Tell whether `day` lies in the `months` up to and including `today`: (today - months, today]."""
    return add_months(today, -months) < day <= today


@dataclass(frozen=True, slots=True)
class DaysOff:
    """Which days are not worked: weekend (Monday is 0) and public holidays, but for days `worked` in exchange."""

    weekend: frozenset[int] = frozenset({5, 6})
    holidays: Mapping[date, str] = field(default_factory=lambda: MappingProxyType({}))
    worked: frozenset[date] = frozenset()

    def is_worked(self, day: date) -> bool:
        """Tell whether `day` is a working day."""
        if day in self.worked:
            return True
        return day.weekday() not in self.weekend and day not in self.holidays

    def on_or_after(self, day: date) -> date:
        """Give `day` if it is worked, else the next working day."""
        while not self.is_worked(day):
            day += timedelta(days=1)
        return day

    def on_or_before(self, day: date) -> date:
        """Give `day` if it is worked, else the last working day before it."""
        while not self.is_worked(day):
            day -= timedelta(days=1)
        return day

    def plus_working_days(self, day: date, count: int) -> date:
        """Give the `count`th working day after `day`; `day` itself is not counted."""
        for _ in range(count):
            day = self.on_or_after(day + timedelta(days=1))
        return day


NO_HOLIDAYS = DaysOff()
"""Saturdays and Sundays alone."""
