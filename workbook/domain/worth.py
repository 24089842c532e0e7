"""What one client is worth to you and how they pay, drawn from their own rows; nothing is rounded."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from workbook.domain.client_figures import MONTHS, months_covered
from workbook.domain.earnings import (
    PaymentBehaviour,
    by_month,
    days_late,
    effective_rate,
    hours_worked,
    income,
    payment_behaviour,
    received,
)
from workbook.domain.money import Invoice
from workbook.domain.rules import Rules
from workbook.domain.sums import Sum, convert

if TYPE_CHECKING:
    from workbook.domain.client import Client

ByMonth = tuple[tuple[date, Decimal], ...]


@dataclass(frozen=True, slots=True)
class Worth:
    """The figures of one client; amounts in the client's `currency` unless a sum says otherwise.

    `income` and `hours` are those of the last `months` (1 to 12) that both invoices and hours cover, and `rate` =
    income / hours; None without hours or invoices. `rate_here` is that rate in the book's currency, to be held against
    `floor`; None where there is no exchange rate. `income_year` is what came in during the last twelve months.
    """

    currency: str
    months: int
    income: Decimal
    hours: Decimal
    rate: Decimal | None
    rate_here: Sum | None
    floor: Sum | None
    income_year: Decimal
    behaviour: PaymentBehaviour
    owed: Decimal
    income_by_month: ByMonth
    hours_by_month: ByMonth

    @property
    def rate_over_floor(self) -> Decimal | None:
        """The rate over the floor rate: below 1 the hours earn too little; None where it cannot be told."""
        if self.rate_here is None or self.floor is None or not self.floor.amount:
            return None
        return self.rate_here.amount / self.floor.amount


def worth(client: "Client", rules: Rules, today: date) -> Worth:
    """Draw a client's figures from the rows, as of `today`."""
    money = client.money
    months = min(
        months_covered((invoice.issued for invoice in money.invoices), today),
        months_covered((row.on for row in money.hours), today),
    )
    came_in = income(money.invoices, today, months)
    hours = hours_worked(money.hours, today, months)
    rate = effective_rate(came_in, hours) if money.invoices else None
    here = convert([Sum(rate, client.currency)], rules.rates, rules.currency) if rate is not None else None
    return Worth(
        currency=client.currency,
        months=months,
        income=came_in,
        hours=hours,
        rate=rate,
        rate_here=here.total if here is not None and not here.without_rate else None,
        floor=Sum(rules.floor_rate, rules.currency) if rules.floor_rate is not None else None,
        income_year=income(money.invoices, today, MONTHS),
        behaviour=payment_behaviour(money.invoices, today, MONTHS, client.contract.payment_days),
        owed=money.outstanding(today),
        income_by_month=by_month(received(money.invoices, today), today, MONTHS),
        hours_by_month=by_month(((row.on, row.hours) for row in money.hours), today, MONTHS),
    )


def overdue(client: "Client", today: date) -> tuple[tuple[Invoice, int], ...]:
    """Give the invoices that are past their due day and not paid, with their days late, the latest first."""
    found = [
        (invoice, late)
        for invoice in client.money.invoices
        if invoice.outstanding(today) and (late := days_late(invoice, today, client.contract.payment_days))
    ]
    return tuple(sorted(found, key=lambda pair: -pair[1]))
