"""What if we part: what it would cost, what it would free, and what would be left; each figure explains itself.

A figure whose input is not recorded stays open and says what it needs; nothing is made up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from workbook.domain import what_if_figures as of
from workbook.domain.client_figures import ClientFigures
from workbook.domain.earnings import Concentration, concentration
from workbook.domain.sums import Sum
from workbook.domain.what_if_figures import ZERO, Case, Figure, Input


@dataclass(frozen=True, slots=True)
class Bar:
    """A client's share of income, 0 to 1, today and without the one who leaves; None: not known, or gone."""

    id: str
    name: str
    today: Decimal | None
    without: Decimal | None


@dataclass(frozen=True, slots=True)
class WhatIf:
    """All that parting from one client would change; amounts are in the book's currency.

    `unknown` names the other clients whose income is not known and `not_summed` holds the amounts without an
    exchange rate: neither is in any figure.
    """

    income_lost: Figure
    hours_freed: Figure
    hours_could_earn: Figure
    balance: Figure
    share: Figure
    hhi_today: Figure
    hhi_without: Figure
    effective_today: Figure
    effective_without: Figure
    runway_today: Figure
    runway_without: Figure
    typical_income: Figure
    replacements: Figure
    owed: Figure
    last_day: date | None
    bars: tuple[Bar, ...]
    unknown: tuple[str, ...]
    not_summed: tuple[Sum, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure, in the order of the questions: what is lost, what hangs on them, what is left."""
        return (
            *(self.income_lost, self.hours_freed, self.hours_could_earn, self.balance),
            *(self.share, self.hhi_today, self.hhi_without, self.effective_today, self.effective_without),
            *(self.runway_today, self.runway_without),
            *(self.typical_income, self.replacements, self.owed),
        )

    @property
    def missing(self) -> tuple[Input, ...]:
        """What has to be recorded for every figure to be known."""
        needs = [need for figure in self.figures for need in figure.needs]
        if self.last_day is None:
            needs.append("last-day")
        return tuple(dict.fromkeys(needs))


def what_if(
    client: ClientFigures,
    others: Sequence[ClientFigures],
    *,
    currency: str,
    floor_rate: Decimal | None = None,
    monthly_costs: Decimal | None = None,
    reserve: Decimal | None = None,
    last_day: date | None = None,
) -> WhatIf:
    """Work out what parting from `client` would mean, with the `others` that remain; all in the book's `currency`.

    Income lost = income / months; hours freed = hours / months, which could earn hours * floor rate; balance = that
    less the income lost. Share, HHI and effective clients as in `concentration`. Runway in months = reserve /
    (monthly costs - income a month), endless where the income covers the costs. Replacements = income lost / median
    monthly income of the other clients that pay anything. `last_day` is the last day that could be billed.
    """
    case = Case(client, tuple(others), currency, floor_rate, monthly_costs, reserve)
    rest = {other.id: other.income for other in others if other.income is not None}
    without = concentration(rest)
    today = None if client.income is None else concentration({client.id: client.income, **rest})
    lost, freed, earn = of.income_lost(case), of.hours_freed(case), of.hours_could_earn(case)
    typical = of.typical_income(case)
    return WhatIf(
        income_lost=lost,
        hours_freed=freed,
        hours_could_earn=earn,
        balance=of.balance(case, earn, lost),
        share=of.income_share(case, today),
        hhi_today=of.hhi(today, case.income_needs),
        hhi_without=of.hhi(without, () if rest else ("other-incomes",)),
        effective_today=of.effective_clients(today, case.income_needs),
        effective_without=of.effective_clients(without, () if rest else ("other-incomes",)),
        runway_today=of.runway(case, with_client=True),
        runway_without=of.runway(case, with_client=False),
        typical_income=typical,
        replacements=of.replacements(case, lost, typical),
        owed=of.owed(case),
        last_day=last_day,
        bars=_bars(case, today, without),
        unknown=tuple(other.name for other in others if other.income is None),
        not_summed=tuple(amount for each in (client, *others) for amount in each.without_rate),
    )


def _bars(case: Case, today: Concentration | None, without: Concentration | None) -> tuple[Bar, ...]:
    """Give a bar for each client, the biggest share first, then by name."""
    bars = [
        Bar(
            each.id,
            each.name,
            None if today is None else today.shares.get(each.id),
            None if without is None else without.shares.get(each.id),
        )
        for each in (case.client, *case.others)
    ]
    return tuple(sorted(bars, key=lambda bar: (-(bar.today or bar.without or ZERO), bar.name)))
