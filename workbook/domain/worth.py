"""What one client is worth to you and how they pay, drawn from their own rows; nothing is rounded."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from workbook.domain.client_figures import MONTHS, ClientFigures, figures
from workbook.domain.days import add_months
from workbook.domain.earnings import (
    PaymentBehaviour,
    by_month,
    days_late,
    effective_rate,
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

    `income` and `hours` are those from `since` to `until`, and `rate` = income / hours; None without hours or invoices.
    These days span the full calendar months, at most 12, that both invoices and hours cover: hours are noted by the
    month, so part of one would be held against income of another. Where there is no full month yet, it is all that is
    recorded up to today. `rate_here` is that rate in the book's currency, to be held against `floor`; None where there
    is no exchange rate. `year` holds income and hours of the last twelve months, as a parting counts them.
    """

    currency: str
    since: date
    until: date
    income: Decimal
    hours: Decimal
    rate: Decimal | None
    rate_here: Sum | None
    floor: Sum | None
    year: ClientFigures
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
    since, until = _period(client, today)
    came_in = sum((amount for on, amount in received(money.invoices, today) if since <= on <= until), Decimal(0))
    hours = sum((row.hours for row in money.hours if since <= row.on <= until), Decimal(0))
    rate = effective_rate(came_in, hours) if money.invoices else None
    here = convert([Sum(rate, client.currency)], rules.rates, rules.currency) if rate is not None else None
    return Worth(
        currency=client.currency,
        since=since,
        until=until,
        income=came_in,
        hours=hours,
        rate=rate,
        rate_here=here.total if here is not None and not here.without_rate else None,
        floor=Sum(rules.floor_rate, rules.currency) if rules.floor_rate is not None else None,
        year=figures(client.id, client.name, money, today=today, currency=client.currency, rates={}),
        behaviour=payment_behaviour(money.invoices, today, MONTHS, client.contract.payment_days),
        owed=money.outstanding(today),
        income_by_month=by_month(received(money.invoices, today), today, MONTHS),
        hours_by_month=by_month(((row.on, row.hours) for row in money.hours), today, MONTHS),
    )


def _period(client: "Client", today: date) -> tuple[date, date]:
    """Give the first and the last day over which income and hours are held against each other."""
    came_in = [on for on, _amount in received(client.money.invoices, today)]
    billed = min([today, *came_in, *(invoice.issued for invoice in client.money.invoices)])
    worked = min([today, *(row.on for row in client.money.hours)])
    this_month = today.replace(day=1)
    first = max(billed.replace(day=1), worked.replace(day=1), add_months(this_month, -MONTHS))
    if first < this_month:
        return first, this_month - timedelta(days=1)
    return min(billed, worked), today


def overdue(client: "Client", today: date) -> tuple[tuple[Invoice, int], ...]:
    """Give the invoices that are past their due day and not paid, with their days late, the latest first."""
    found = [
        (invoice, late)
        for invoice in client.money.invoices
        if invoice.outstanding(today) and (late := days_late(invoice, today, client.contract.payment_days))
    ]
    return tuple(sorted(found, key=lambda pair: -pair[1]))
