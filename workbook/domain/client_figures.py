"""What the rows of one client come to in the book's currency, as a question about all clients needs it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from workbook.domain.days import in_last_months
from workbook.domain.earnings import hours_worked, income
from workbook.domain.money import Money
from workbook.domain.sums import Converted, Sum, convert

MONTHS = 12


@dataclass(frozen=True, slots=True)
class ClientFigures:
    """What the records say of a client: income and hours of the last 12 months, and what they owe, in one currency.

    None: nothing recorded, or no rate to the book's currency; the income and the debt are then in `without_rate`.
    `income_months` and `hours_months` (1 to 12) say how many of those months the records cover.
    """

    id: str
    name: str
    income: Decimal | None = None
    income_months: int = MONTHS
    hours: Decimal | None = None
    hours_months: int = MONTHS
    owed: Decimal | None = None
    without_rate: tuple[Sum, ...] = ()

    @property
    def monthly_income(self) -> Decimal | None:
        """Income a month: income / months on record."""
        return None if self.income is None else self.income / self.income_months

    @property
    def monthly_hours(self) -> Decimal | None:
        """Hours a month: hours / months on record."""
        return None if self.hours is None else self.hours / self.hours_months


def figures(
    client_id: str, name: str, money: Money, *, today: date, currency: str, rates: Mapping[str, Decimal]
) -> ClientFigures:
    """Draw a client's figures from the rows, in the book's `currency`; `rates` as for `convert`.

    Income covers the months since the first invoice or payment, hours those since the first hour; 12 at most.
    """
    worked_on = [row.on for row in money.hours if row.on <= today]
    hours = hours_worked(money.hours, today, MONTHS) if worked_on else None
    hours_months = months_covered(worked_on, today)
    if not money.invoices:
        return ClientFigures(client_id, name, hours=hours, hours_months=hours_months)
    theirs = money.invoices[0].currency
    came_in = convert([Sum(income(money.invoices, today, MONTHS), theirs)], rates, currency)
    owed = convert([Sum(money.outstanding(today), theirs)], rates, currency)
    days = [invoice.issued for invoice in money.invoices]
    days += [payment.on for invoice in money.invoices for payment in invoice.payments]
    return ClientFigures(
        id=client_id,
        name=name,
        income=_whole(came_in),
        income_months=months_covered(days, today),
        hours=hours,
        hours_months=hours_months,
        owed=_whole(owed),
        without_rate=tuple(apart for apart in (*came_in.without_rate, *owed.without_rate) if apart.amount),
    )


def _whole(converted: Converted) -> Decimal | None:
    """Give the total if nothing but zeros had to be left out of it."""
    return None if any(apart.amount for apart in converted.without_rate) else converted.total.amount


def months_covered(days: Iterable[date], today: date) -> int:
    """Give how many months back from `today` the earliest of `days` lies, begun ones counted: 1 to 12."""
    first = min([*days, today])
    return next((months for months in range(1, MONTHS) if in_last_months(first, today, months)), MONTHS)
