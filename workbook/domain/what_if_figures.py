"""The figures of a parting, one by one: each a number with its explanation, or open with what it needs."""

from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Literal

from workbook.domain.client_figures import ClientFigures
from workbook.domain.earnings import Concentration
from workbook.domain.sentences import Sentence, sentence
from workbook.domain.sums import Sum

Input = Literal[
    "income", "hours", "exchange-rate", "other-incomes", "floor-rate", "monthly-costs", "reserve", "last-day"
]
"""What a figure may need: from this client's rows, from the other clients, or from the book's settings."""

ZERO = Decimal(0)

LISTED = 8
"""Shares that an explanation lists; there may be hundreds."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, unrounded, with how it came about; open (`value` None) where `needs` names what is not recorded.

    A runway that never ends has no value either: `endless` says so.
    """

    value: Decimal | None
    explanation: Sentence
    needs: tuple[Input, ...] = ()
    endless: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """The inputs of one question."""

    client: ClientFigures
    others: tuple[ClientFigures, ...]
    currency: str
    floor_rate: Decimal | None
    monthly_costs: Decimal | None
    reserve: Decimal | None

    @property
    def income_needs(self) -> tuple[Input, ...]:
        """What is missing for the income of the client; nothing where it is known."""
        if self.client.income is not None:
            return ()
        return ("exchange-rate",) if self.client.without_rate else ("income",)

    def money(self, amount: Decimal) -> Sum:
        """Give an amount as an explanation shows it: rounded to the cent, with its currency."""
        return Sum(round(amount, 2), self.currency)


def _open(*needs: Input) -> Figure:
    return Figure(None, sentence("This cannot be told yet: something that it needs is not recorded."), needs)


def _nothing() -> Figure:
    return Figure(None, sentence("Nothing came in during the last twelve months, so there is nothing to share out."))


def income_lost(case: Case) -> Figure:
    """Give income that ends with them: income / months on record."""
    income, monthly = case.client.income, case.client.monthly_income
    if income is None or monthly is None:
        return _open(*case.income_needs)
    return Figure(
        monthly,
        sentence(
            "Income on record: {income}. Months that it covers: {months}. {income} / {months} = {result} a month.",
            income=case.money(income),
            months=case.client.income_months,
            result=case.money(monthly),
        ),
    )


def hours_freed(case: Case) -> Figure:
    """Give hours a month that parting frees: hours / months on record."""
    hours, monthly = case.client.hours, case.client.monthly_hours
    if hours is None or monthly is None:
        return _open("hours")
    return Figure(
        monthly,
        sentence(
            "Hours on record: {hours}. Months that they cover: {months}. {hours} / {months} = {result} a month.",
            hours=round(hours, 2),
            months=case.client.hours_months,
            result=round(monthly, 2),
        ),
    )


def hours_could_earn(case: Case) -> Figure:
    """Give what the freed hours could earn a month: hours * floor rate, the opportunity cost."""
    hours, rate = case.client.monthly_hours, case.floor_rate
    if hours is None or rate is None:
        needs: list[Input] = ["hours"] if hours is None else []
        if rate is None:
            needs.append("floor-rate")
        return _open(*needs)
    return Figure(
        hours * rate,
        sentence(
            "Hours freed a month: {hours}. At your floor rate of {rate} they could earn {result} a month.",
            hours=round(hours, 2),
            rate=case.money(rate),
            result=case.money(hours * rate),
        ),
    )


def balance(case: Case, earn: Figure, lost: Figure) -> Figure:
    """Give what the freed hours could earn a month, less the income lost."""
    if earn.value is None or lost.value is None:
        return _open(*earn.needs, *lost.needs)
    difference = earn.value - lost.value
    return Figure(
        difference,
        sentence(
            "What the hours could earn, less what is lost: {earn} − {lost} = {result} a month.",
            earn=case.money(earn.value),
            lost=case.money(lost.value),
            result=case.money(difference),
        ),
    )


def income_share(case: Case, today: Concentration | None) -> Figure:
    """Give the client's share of all known income, 0 to 1."""
    if case.client.income is None:
        return _open(*case.income_needs)
    if today is None:
        return _nothing()
    share = today.shares[case.client.id]
    total = case.client.income + sum((other.income or ZERO for other in case.others), ZERO)
    return Figure(
        share,
        sentence(
            "Their income over all income of the last twelve months: {income} / {total} = {percent} %.",
            income=case.money(case.client.income),
            total=case.money(total),
            percent=round(share * 100, 1),
        ),
    )


def hhi(found: Concentration | None, needs: tuple[Input, ...]) -> Figure:
    """Give the Herfindahl-Hirschman index of the incomes in `found`, 0 to 10,000."""
    if found is None:
        return _open(*needs) if needs else _nothing()
    shares = [round(share * 100, 1) for share in sorted(found.shares.values(), reverse=True) if share]
    return Figure(
        found.hhi,
        sentence(
            "Every client's share of income in percent, squared and added up. The shares, largest first: {shares}. The "
            "sum is {result}; a single client would make it {most}.",
            shares=(*shares[:LISTED], *(["…"] if len(shares) > LISTED else [])),
            result=round(found.hhi),
            most=10_000,
        ),
    )


def effective_clients(found: Concentration | None, needs: tuple[Input, ...]) -> Figure:
    """Give the effective number of clients: 10,000 / HHI."""
    if found is None:
        return _open(*needs) if needs else _nothing()
    return Figure(
        found.effective,
        sentence(
            "{most} / {hhi} = {result}: income is spread as if among so many clients of the same size.",
            most=10_000,
            hhi=round(found.hhi),
            result=round(found.effective, 1),
        ),
    )


def runway(case: Case, *, with_client: bool) -> Figure:
    """Give months that the reserve lasts: reserve / (monthly costs - income a month); endless where that is covered."""
    needs: list[Input] = []
    if case.reserve is None:
        needs.append("reserve")
    if case.monthly_costs is None:
        needs.append("monthly-costs")
    if with_client:
        needs.extend(case.income_needs)
    if case.others and all(other.income is None for other in case.others):
        needs.append("other-incomes")
    if needs or case.reserve is None or case.monthly_costs is None:
        return _open(*needs)
    counted = (case.client, *case.others) if with_client else case.others
    income = sum((each.monthly_income or ZERO for each in counted), ZERO)
    gap = case.monthly_costs - income
    money = case.money
    if gap <= 0:
        return Figure(
            None,
            sentence(
                "{income} a month covers the costs of {costs}, so the reserve is not touched.",
                income=money(income),
                costs=money(case.monthly_costs),
            ),
            endless=True,
        )
    months = case.reserve / gap
    return Figure(
        months,
        sentence(
            "Reserve / (monthly costs − income a month): {reserve} / ({costs} − {income}) = {result} months.",
            reserve=money(case.reserve),
            costs=money(case.monthly_costs),
            income=money(income),
            result=round(months, 1),
        ),
    )


def typical_income(case: Case) -> Figure:
    """Give the median monthly income of the other clients that pay anything."""
    incomes = [other.monthly_income for other in case.others if other.monthly_income]
    if not incomes:
        return _open("other-incomes")
    typical = median(incomes)
    return Figure(
        typical,
        sentence(
            "Your other clients that pay: {count}, from {least} to {most} a month. The middle is {result}.",
            count=len(incomes),
            least=case.money(min(incomes)),
            most=case.money(max(incomes)),
            result=case.money(typical),
        ),
    )


def replacements(case: Case, lost: Figure, typical: Figure) -> Figure:
    """Give the number of typical clients that would replace them: income lost / typical income."""
    if lost.value is None or typical.value is None:
        return _open(*lost.needs, *typical.needs)
    count = lost.value / typical.value
    return Figure(
        count,
        sentence(
            "Income lost a month over that of a typical client: {lost} / {typical} = {result}.",
            lost=case.money(lost.value),
            typical=case.money(typical.value),
            result=round(count, 1),
        ),
    )


def owed(case: Case) -> Figure:
    """Give what they still owe, due or not."""
    if case.client.owed is None:
        return _open(*case.income_needs)
    return Figure(
        case.client.owed,
        sentence("All open invoices less what was paid on them: {owed}.", owed=case.money(case.client.owed)),
    )
