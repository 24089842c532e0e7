"""What a client is worth: income, hours, effective rate, how they pay, and how much hangs on each client.

Nothing is rounded here; amounts and rates are rounded where they are shown.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from workbook.domain.days import add_months, in_last_months, month_end
from workbook.domain.money import Hours, Invoice

ZERO = Decimal(0)


def effective_rate(income: Decimal, hours: Decimal) -> Decimal | None:
    """Give the effective hourly rate: income / all hours, billable or not; None without hours."""
    return income / hours if hours > 0 else None


def received(invoices: Iterable[Invoice], today: date) -> Iterator[tuple[date, Decimal]]:
    """Give what came in and when, up to `today`; a void invoice brings nothing.

    Money whose day nobody wrote down counts on the day its invoice was issued.
    """
    for invoice in invoices:
        if invoice.status == "void":
            continue
        for payment in invoice.payments:
            if payment.on <= today:
                yield payment.on, payment.amount
        if invoice.undated and invoice.issued <= today:
            yield invoice.issued, invoice.undated


def income(invoices: Iterable[Invoice], today: date, months: int = 12) -> Decimal:
    """Give the income of the last `months` by the day of payment, in the invoices' currency."""
    return sum((amount for on, amount in received(invoices, today) if in_last_months(on, today, months)), ZERO)


def hours_worked(hours: Iterable[Hours], today: date, months: int = 12) -> Decimal:
    """Give all hours of the last `months`, billable or not.

    Hours of a whole month count on its last day, or today while it runs: so the last twelve months that are over give
    twelve of them on any day.
    """
    return sum((row.hours for row in hours if in_last_months(_counted_on(row, today), today, months)), ZERO)


def _counted_on(row: Hours, today: date) -> date:
    if not row.whole_month or row.on > today:
        return row.on
    return min(month_end(row.on), today)


def due_day(invoice: Invoice, payment_days: int | None = None) -> date | None:
    """Give when it is due: its own day, else issued + `payment_days` of the contract, else None: nobody agreed one."""
    if invoice.due is not None or payment_days is None:
        return invoice.due
    return invoice.issued + timedelta(days=payment_days)


def days_late(invoice: Invoice, today: date, payment_days: int | None = None) -> int | None:
    """Give the days from the due day to the day it was settled in full, or to `today` where it is not.

    0 when paid in time or not due yet. None where it cannot be told: void, a draft, no due day, or paid on a day that
    nobody wrote down. One that was written off was never paid, so it is late up to `today`.
    """
    due = due_day(invoice, payment_days)
    if due is None or invoice.undated or invoice.status in ("void", "draft"):
        return None
    until = today
    if invoice.status != "written-off" and not invoice.outstanding(today):
        until = max((payment.on for payment in invoice.payments if payment.on <= today), default=due)
    return max((until - due).days, 0)


@dataclass(frozen=True, slots=True)
class PaymentBehaviour:
    """How they pay: `mean_days_late` over `sample` invoices (None with none), and what is overdue now.

    `undated` invoices were paid on days that nobody wrote down, or have no due day: they are left out.
    """

    mean_days_late: Decimal | None
    sample: int
    overdue_amount: Decimal
    overdue_count: int
    undated: int


def payment_behaviour(
    invoices: Iterable[Invoice], today: date, months: int = 12, payment_days: int | None = None
) -> PaymentBehaviour:
    """Give the amount-weighted mean days late over the last `months`: sum(part * days late) / sum(part).

    A part is each payment of those months, late from the due day to its own day (never less than 0: paying early
    does not make up for paying late); what is unpaid past its due day, late up to `today`, however old; and what was
    written off, if it was due in those months. What is not due yet says nothing and is left out.
    """
    weighted, weight, sample, undated, overdue = ZERO, ZERO, 0, 0, []
    for invoice in invoices:
        due = due_day(invoice, payment_days)
        if invoice.status in ("void", "draft"):
            continue
        if invoice.outstanding(today) and due is not None and due < today:
            overdue.append(invoice.outstanding(today))
        if due is None or invoice.undated:
            undated += in_last_months(invoice.issued, today, months)
        parts = list(late_parts(invoice, today, months, payment_days))
        sample += bool(parts)
        weight += sum((part.amount for part in parts), ZERO)
        weighted += sum((part.amount * part.late for part in parts), ZERO)
    return PaymentBehaviour(
        mean_days_late=weighted / weight if weight else None,
        sample=sample,
        overdue_amount=sum(overdue, ZERO),
        overdue_count=len(overdue),
        undated=undated,
    )


@dataclass(frozen=True, slots=True)
class LatePart:
    """One part of the mean days late: an amount and how many days late it was; `paid_on` None: it never came in."""

    invoice: Invoice
    amount: Decimal
    late: int
    paid_on: date | None


def late_parts(invoice: Invoice, today: date, months: int = 12, payment_days: int | None = None) -> Iterator[LatePart]:
    """Give the parts of an invoice that count for the mean days late, as `payment_behaviour` adds them up."""
    due = due_day(invoice, payment_days)
    if due is None or invoice.status in ("void", "draft"):
        return
    for payment in invoice.payments:
        if in_last_months(payment.on, today, months):
            yield LatePart(invoice, payment.amount, max((payment.on - due).days, 0), payment.on)
    unpaid = invoice.outstanding(today)
    if invoice.status == "written-off" and in_last_months(due, today, months):
        unpaid = max(invoice.amount - invoice.received(today), ZERO)
    if unpaid and due < today:
        yield LatePart(invoice, unpaid, (today - due).days, None)


def by_month(rows: Iterable[tuple[date, Decimal]], today: date, months: int) -> tuple[tuple[date, Decimal], ...]:
    """Add `rows` up by calendar month, for the last `months` full months before today's: (its first day, its sum)."""
    firsts = [add_months(today.replace(day=1), -back) for back in range(months, 0, -1)]
    sums = dict.fromkeys(firsts, ZERO)
    for on, amount in rows:
        if (first := on.replace(day=1)) in sums:
            sums[first] += amount
    return tuple(sums.items())


@dataclass(frozen=True, slots=True)
class Concentration:
    """How much hangs on each client: `shares` by id (0..1, sum 1), the index and the effective number of clients."""

    shares: Mapping[str, Decimal]
    hhi: Decimal
    effective: Decimal


def concentration(incomes: Mapping[str, Decimal]) -> Concentration | None:
    """Give shares = income / total, HHI = sum of (100 * share)², 0..10,000, and effective clients = 10,000 / HHI.

    The Herfindahl-Hirschman index: 10,000 with one client, 10,000 / n with n equal ones. Incomes of 0 or less count
    as 0; None where there is no income at all.
    """
    kept = {name: max(amount, ZERO) for name, amount in incomes.items()}
    total = sum(kept.values(), ZERO)
    if not total:
        return None
    hhi = 10_000 * sum((amount * amount for amount in kept.values()), ZERO) / (total * total)
    return Concentration({name: amount / total for name, amount in kept.items()}, hhi, 10_000 / hhi)
