"""Interest on invoices that are paid late: simple, by the day, in rows that can each be recomputed.

A help to claim it, not legal advice; the rates of a scheme have a day on which they were looked up, and age.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from typing import Literal, Self

from pydantic import model_validator

from workbook.domain.contract import Contract
from workbook.domain.days import Day, plausible_day
from workbook.domain.earnings import due_day
from workbook.domain.errors import Refused
from workbook.domain.money import Invoice, Payment
from workbook.domain.text import Line
from workbook.domain.values import Amount, Currency, Value

Rounding = Literal["half-up", "half-even"]
Preset = Literal["eu", "uk"]

DAYS_A_YEAR = 365
"""The convention is actual/365: the days as they are, and 365 to the year, in leap years too."""

CENT = Decimal("0.01")
_ROUNDING = {"half-up": ROUND_HALF_UP, "half-even": ROUND_HALF_EVEN}


class RatePeriod(Value):
    """A yearly rate in percent, in force from `start` until the next one."""

    start: Day
    percent: Decimal

    @model_validator(mode="after")
    def _check(self) -> Self:
        if not -10 <= self.percent <= 100:
            raise Refused("A rate lies between -10 and 100 percent a year. Check the number.")
        return self


class Tier(Value):
    """A fixed sum for a debt that is smaller than `below`; without it, for any larger one."""

    below: Amount | None = None
    fixed: Amount


class Scheme(Value):
    """How interest for late payment is worked out; everything in it can be changed.

    The yearly rate is a reference rate of `rates` plus `margin` points. With `fixed_at_start` the rate of the first
    day holds to the end; else it changes when the reference rate does. `tiers` go from the smallest debt to the
    largest. `as_of` is when the rates were looked up, `known_until` how far they reach: after it they must be checked.
    """

    id: Line
    currency: Currency | None = None
    rates: tuple[RatePeriod, ...]
    margin: Decimal = Decimal(0)
    fixed_at_start: bool = False
    tiers: tuple[Tier, ...] = ()
    as_of: Day | None = None
    known_until: Day | None = None
    source: Line = ""

    @model_validator(mode="after")
    def _check(self) -> Self:
        starts = [period.start for period in self.rates]
        if starts != sorted(set(starts)):
            raise Refused(
                "The rates of a scheme go from the oldest to the newest, one for each day. Put them in order."
            )
        return self

    def percent_on(self, day: date) -> Decimal:
        """Give the yearly rate in percent on `day`; refused before the first known rate."""
        for period in reversed(self.rates):
            if period.start <= day:
                return period.percent + self.margin
        raise Refused("No rate is known for {day}. Add the rate that held then to the settings.", day=day)

    def fixed_sum(self, debt: Decimal) -> Decimal:
        """Give the fixed sum that goes with a debt; 0 where the scheme has none."""
        for tier in self.tiers:
            if tier.below is None or debt < tier.below:
                return tier.fixed
        return Decimal(0)


_ECB = (
    "2016-01-01 0.05, 2016-07-01 0, 2023-01-01 2.5, 2023-07-01 4, 2024-01-01 4.5, 2024-07-01 4.25, 2025-01-01 3.15, "
    "2025-07-01 2.15, 2026-01-01 2.15"
)
_BANK_OF_ENGLAND = (
    "2016-01-01 0.5, 2017-01-01 0.25, 2018-01-01 0.5, 2019-01-01 0.75, 2020-07-01 0.1, 2022-01-01 0.25, "
    "2022-07-01 1.25, 2023-01-01 3.5, 2023-07-01 5, 2024-01-01 5.25, 2025-01-01 4.75, 2025-07-01 4.25, 2026-01-01 3.75"
)


def _periods(table: str) -> tuple[RatePeriod, ...]:
    rows = (row.split() for row in table.split(", "))
    return tuple(RatePeriod(start=date.fromisoformat(start), percent=Decimal(percent)) for start, percent in rows)


def preset(name: Preset) -> Scheme:
    """Give the EU's or the UK's scheme for debts between businesses, with the rates as of 1 January 2026.

    EU: Directive 2011/7/EU, articles 2(7), 3 and 6: the European Central Bank's main refinancing rate of 1 January or
    1 July for the half-year, plus 8 points, and 40 EUR; a country may ask for more, so check its law.
    UK: Late Payment of Commercial Debts (Interest) Act 1998 and its Rate of Interest (No. 3) Order 2002: the Bank of
    England's rate of the 31 December or 30 June before the interest starts to run, plus 8 points, for the whole
    time; 40 GBP below 1,000, 70 GBP below 10,000, then 100 GBP.
    """
    if name == "eu":
        return Scheme(
            id="eu",
            currency="EUR",
            rates=_periods(_ECB),
            margin=Decimal(8),
            tiers=(Tier(fixed=Decimal(40)),),
            as_of=date(2026, 1, 1),
            known_until=date(2026, 6, 30),
            source="Directive 2011/7/EU; European Central Bank, key interest rates",
        )
    return Scheme(
        id="uk",
        currency="GBP",
        rates=_periods(_BANK_OF_ENGLAND),
        margin=Decimal(8),
        fixed_at_start=True,
        tiers=(
            Tier(below=Decimal(1_000), fixed=Decimal(40)),
            Tier(below=Decimal(10_000), fixed=Decimal(70)),
            Tier(fixed=Decimal(100)),
        ),
        as_of=date(2026, 1, 1),
        known_until=date(2026, 6, 30),
        source="Late Payment of Commercial Debts (Interest) Act 1998; Bank of England, Bank Rate",
    )


def with_rates(scheme: Scheme, newer: Mapping[str, Decimal]) -> Scheme:
    """Give a scheme with reference rates of one's own, in percent by the ISO day on which each begins.

    A rate on the day of a known one takes its place; the newest is taken to hold to the end of its half-year.
    """
    if not newer:
        return scheme
    periods = {period.start: period.percent for period in scheme.rates}
    periods |= {date.fromisoformat(start): percent for start, percent in newer.items()}
    last = max(periods)
    until = date(last.year, 6, 30) if last.month <= 6 else date(last.year, 12, 31)
    return scheme.evolve(
        rates=tuple(RatePeriod(start=start, percent=periods[start]) for start in sorted(periods)),
        known_until=max(until, scheme.known_until or until),
    )


def scheme_for(contract: Contract, edited: Iterable[Scheme] = ()) -> Scheme | None:
    """Give the scheme that the contract names, as `edited` by the person where it is there; None where it names none.

    "own" is the contract's own rate and fixed sum; a part that is not given counts as 0.
    """
    name = contract.interest_scheme
    if name == "none":
        return None
    if name == "own":
        fixed = contract.interest_fixed_sum or Decimal(0)
        percent = contract.interest_percent or Decimal(0)
        return Scheme(
            id="own",
            rates=(RatePeriod(start=date(1900, 1, 1), percent=percent),),
            tiers=(Tier(fixed=fixed),),
        )
    return next((scheme for scheme in edited if scheme.id == name), None) or preset(name)


@dataclass(frozen=True, slots=True)
class InterestRow:
    """Interest from `first` to `last`, both counted: principal * percent / 100 * days / 365, rounded to the cent."""

    first: date
    last: date
    days: int
    principal: Decimal
    percent: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Interest:
    """What can be claimed: the sum of the rows as shown, the fixed sum, and both together.

    `check_rates` is set where the rates were looked up too long ago to be sure of the last days.
    """

    rows: tuple[InterestRow, ...]
    interest: Decimal
    fixed: Decimal
    total: Decimal
    check_rates: bool


def late_interest(
    scheme: Scheme,
    amount: Decimal,
    due: date,
    until: date,
    *,
    payments: Sequence[Payment] = (),
    rounding: Rounding = "half-up",
) -> Interest:
    """Work out simple interest on `amount` from the day after `due` to `until`, both counted; actual/365.

    It is split where the rate changes and where a payment lowers the debt; the day of a payment still bears interest
    on the debt before it. Each row is rounded to the cent (half up, or half to even), and the rows add up as shown.
    The fixed sum goes by the debt on the first day. Nothing where nothing was late. Refused for a day without a rate.
    """
    first = plausible_day(due) + timedelta(days=1)
    debt = _owed_on(amount, payments, first)
    if plausible_day(until) < first or debt <= 0:
        return Interest((), Decimal(0), Decimal(0), Decimal(0), check_rates=False)
    rows: list[InterestRow] = []
    for start, end in _spans(scheme, payments, first, until):
        principal = _owed_on(amount, payments, start)
        percent = scheme.percent_on(first if scheme.fixed_at_start else start)
        if principal > 0:
            rows.append(_row(start, end, principal, percent, rounding))
    interest = sum((row.amount for row in rows), Decimal(0))
    fixed = scheme.fixed_sum(debt)
    needed = first if scheme.fixed_at_start else rows[-1].last
    stale = scheme.known_until is not None and needed > scheme.known_until
    return Interest(tuple(rows), interest, fixed, interest + fixed, check_rates=stale)


def _owed_on(amount: Decimal, payments: Sequence[Payment], day: date) -> Decimal:
    return amount - sum((payment.amount for payment in payments if payment.on < day), Decimal(0))


def _spans(scheme: Scheme, payments: Sequence[Payment], first: date, until: date) -> list[tuple[date, date]]:
    """Give the stretches, first and last day, in which neither the rate nor the debt changes."""
    starts = {payment.on + timedelta(days=1) for payment in payments}
    if not scheme.fixed_at_start:
        pairs = zip(scheme.rates, scheme.rates[1:], strict=False)
        starts |= {after.start for before, after in pairs if before.percent != after.percent}
    kept = [first, *sorted(start for start in starts if first < start <= until)]
    return list(zip(kept, [*(start - timedelta(days=1) for start in kept[1:]), until], strict=True))


def _row(first: date, last: date, principal: Decimal, percent: Decimal, rounding: Rounding) -> InterestRow:
    days = (last - first).days + 1
    exact = principal * percent * days / (100 * DAYS_A_YEAR)
    return InterestRow(first, last, days, principal, percent, exact.quantize(CENT, _ROUNDING[rounding]))


def interest_on(
    invoice: Invoice, scheme: Scheme, until: date, *, payment_days: int | None = None, rounding: Rounding = "half-up"
) -> Interest | None:
    """Work out the interest on an invoice up to `until`, its payments taken into account.

    None where it cannot be told: no due day, paid on a day that nobody wrote down, a draft, or void.
    """
    due = due_day(invoice, payment_days)
    if due is None or invoice.undated or invoice.status in ("void", "draft"):
        return None
    return late_interest(scheme, invoice.amount, due, until, payments=invoice.payments, rounding=rounding)
