"""Red flags that the invoices and hours themselves point to, proposed with the rows that show it.

Only what rows can prove is proposed; haggling and broken terms leave no trace in them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from workbook.domain.client_figures import months_covered
from workbook.domain.days import add_months, in_last_months
from workbook.domain.earnings import by_month, days_late, due_day
from workbook.domain.money import Invoice, Money
from workbook.domain.scorecard import FlagId
from workbook.domain.sentences import Sentence, sentence
from workbook.domain.sums import Sum, convert


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where a rule begins to speak; each with the default that the rules' docstrings name."""

    latest_invoices: int = 5
    invoices_needed: int = 3
    grace_days: int = 3
    often_late: Decimal = Decimal("0.5")
    unpaid_days: int = 60
    months_needed: int = 3
    hours_needed: Decimal = Decimal(8)
    well_below_floor: Decimal = Decimal("0.8")
    far_below_floor: Decimal = Decimal("0.5")
    recent_months: int = 3
    earlier_months: int = 6
    fallen: Decimal = Decimal("0.75")
    halved: Decimal = Decimal("0.5")
    nearly_gone: Decimal = Decimal("0.25")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A flag with the rating that the rows support, the sentence that says why, and the ids of those rows."""

    flag: FlagId
    rating: int
    sentence: Sentence
    rows: tuple[str, ...]


DEFAULTS = Thresholds()


def propose(
    money: Money,
    *,
    today: date,
    floor_rate: Decimal | None = None,
    currency: str = "EUR",
    rates: Mapping[str, Decimal] | None = None,
    ratings: Mapping[FlagId, int] | None = None,
    payment_days: int | None = None,
    thresholds: Thresholds = DEFAULTS,
) -> tuple[Proposal, ...]:
    """Propose flags in the catalogue's order; one that is rated as high already is left out.

    `floor_rate` is what an hour should earn in `currency`, the book's; `rates` lead to it as for `convert`.
    """
    found = (
        late_payment(money, today, payment_days, thresholds),
        too_little_work(money, today, thresholds),
        loses_money(money, today, floor_rate, currency=currency, rates=rates or {}, thresholds=thresholds),
    )
    rated = ratings or {}
    return tuple(each for each in found if each and each.rating > rated.get(each.flag, -1))


def late_payment(
    money: Money, today: date, payment_days: int | None = None, thresholds: Thresholds = DEFAULTS
) -> Proposal | None:
    """Propose late payment from the invoices.

    3 (never paid): an invoice was written off in the last 12 months, or is 60 days or more past its due day.
    Otherwise of the last 5 invoices that are paid or past due, at least 3: half or more of them over 3 days late is 2,
    any is 1.
    """
    unpaid = _never_paid(money, today, payment_days, thresholds)
    if unpaid:
        return unpaid
    judged = [(late, invoice) for late, invoice in _judged(money, today, payment_days) if late is not None]
    latest = judged[-thresholds.latest_invoices :]
    late_ones = [(days, invoice) for days, invoice in latest if days > thresholds.grace_days]
    if len(latest) < thresholds.invoices_needed or not late_ones:
        return None
    often = len(late_ones) >= thresholds.often_late * len(latest)
    days = [late for late, _ in late_ones]
    rows = tuple(invoice.id for _, invoice in late_ones)
    if len(days) == 1:
        said = sentence(
            "One of the last {count} invoices was late. Days late: {days}.", count=len(latest), days=days[0]
        )
    else:
        said = sentence(
            "{late} of the last {count} invoices were {least} to {most} days late.",
            late=len(days),
            count=len(latest),
            least=min(days),
            most=max(days),
        )
    return Proposal("late-payment", 2 if often else 1, said, rows)


def _judged(money: Money, today: date, payment_days: int | None) -> list[tuple[int | None, Invoice]]:
    """Give invoices that are paid or past due, with their days late, in the order of their due days."""
    known = [(due, invoice) for invoice in money.invoices if (due := due_day(invoice, payment_days)) is not None]
    settled = [(due, invoice) for due, invoice in known if due < today or not invoice.outstanding(today)]
    settled.sort(key=lambda pair: (pair[0], pair[1].issued))
    return [(days_late(invoice, today, payment_days), invoice) for _, invoice in settled]


def _never_paid(money: Money, today: date, payment_days: int | None, thresholds: Thresholds) -> Proposal | None:
    worst: tuple[int, Invoice] | None = None
    for invoice in money.invoices:
        due = due_day(invoice, payment_days)
        if due is None:
            continue
        if invoice.status == "written-off" and in_last_months(due, today, 12):
            lost = Sum(invoice.amount - invoice.received(today), invoice.currency)
            said = sentence("{amount} that was due on {due} had to be written off.", amount=lost, due=due)
            return Proposal("late-payment", 3, said, (invoice.id,))
        late = (today - due).days
        if invoice.outstanding(today) and late >= thresholds.unpaid_days and (worst is None or late > worst[0]):
            worst = late, invoice
    if worst is None:
        return None
    late, invoice = worst
    open_sum = Sum(invoice.outstanding(today), invoice.currency)
    said = sentence("{amount} is still unpaid. Days past the due day: {days}.", amount=open_sum, days=late)
    return Proposal("late-payment", 3, said, (invoice.id,))


def loses_money(
    money: Money,
    today: date,
    floor_rate: Decimal | None,
    *,
    currency: str,
    rates: Mapping[str, Decimal],
    thresholds: Thresholds = DEFAULTS,
) -> Proposal | None:
    """Propose that the client costs money, where what was invoiced for an hour is below the floor rate.

    Rate = invoiced, less what was written off, / all hours up to the last invoice, so that neither waiting for a
    payment nor work that is not invoiced yet is taken for a loss. Counted over the months, at most 12, that both
    invoices and hours cover; at least 3 months and 8 hours. Below the floor is 1, below 0.8 of it 2, below 0.5 3.
    Silent for a currency without a rate.
    """
    billed = [bill for bill in money.invoices if bill.status not in ("void", "draft") and bill.issued <= today]
    if not floor_rate or floor_rate < 0 or not billed:
        return None
    months = min(
        months_covered((bill.issued for bill in billed), today),
        months_covered((row.on for row in money.hours), today),
    )
    last = max(bill.issued for bill in billed)
    bills = [bill for bill in billed if in_last_months(bill.issued, today, months)]
    worked = [row for row in money.hours if in_last_months(row.on, today, months) and row.on <= last]
    hours = sum((row.hours for row in worked), Decimal(0))
    amount = convert((Sum(_worth(bill, today), bill.currency) for bill in bills), rates, currency)
    if months < thresholds.months_needed or hours < thresholds.hours_needed or not bills or amount.without_rate:
        return None
    rate = amount.total.amount / hours
    steps = (Decimal(1), thresholds.well_below_floor, thresholds.far_below_floor)
    rating = sum(rate < step * floor_rate for step in steps)
    said = sentence(
        "Invoiced {amount} for {hours} hours, so {rate} an hour. Your floor is {floor}.",
        amount=amount.total,
        hours=round(hours, 2),
        rate=Sum(round(rate, 2), currency),
        floor=Sum(floor_rate, currency),
    )
    rows = (*(bill.id for bill in bills), *(row.id for row in worked))
    return Proposal("loses-money", rating, said, rows) if rating else None


def _worth(bill: Invoice, today: date) -> Decimal:
    return bill.received(today) if bill.status == "written-off" else bill.amount


def too_little_work(money: Money, today: date, thresholds: Thresholds = DEFAULTS) -> Proposal | None:
    """Propose that there is too little work, where it fell: the last 3 full months against the 6 before them.

    Measured in hours, or in amounts invoiced where no hours were noted lately but invoices written. The average of a
    month at 0.75 of the earlier one or less is 1, at 0.5 or less 2, at 0.25 or less 3. Silent unless the records reach
    back 9 full months.
    """
    bills = [bill for bill in money.invoices if bill.status not in ("void", "draft")]
    worked = _fall([(row.id, row.on, row.hours) for row in money.hours], today, thresholds)
    billed = _fall([(bill.id, bill.issued, bill.amount) for bill in bills], today, thresholds)
    if worked and (worked.now or not (billed and billed.now)):
        said = sentence(
            "Hours a month: {now} in the last {recent} months, {before} in the {earlier} before.",
            now=round(worked.now, 1),
            before=round(worked.before, 1),
            recent=thresholds.recent_months,
            earlier=thresholds.earlier_months,
        )
        return _fallen(worked, said, thresholds)
    if billed:
        said = sentence(
            "Invoiced a month: {now} in the last {recent} months, {before} in the {earlier} before.",
            now=Sum(round(billed.now, 2), bills[0].currency),
            before=Sum(round(billed.before, 2), bills[0].currency),
            recent=thresholds.recent_months,
            earlier=thresholds.earlier_months,
        )
        return _fallen(billed, said, thresholds)
    return None


@dataclass(frozen=True, slots=True)
class _Fall:
    """The average of a month before (above 0) and now, and the rows of both."""

    before: Decimal
    now: Decimal
    rows: tuple[str, ...]


def _fall(rows: list[tuple[str, date, Decimal]], today: date, thresholds: Thresholds) -> _Fall | None:
    recent, earlier = thresholds.recent_months, thresholds.earlier_months
    months = by_month(((on, amount) for _, on, amount in rows), today, earlier + recent)
    first = months[0][0]
    before = sum((amount for _, amount in months[:earlier]), Decimal(0)) / earlier
    now = sum((amount for _, amount in months[earlier:]), Decimal(0)) / recent
    if not before or min(on for _, on, _ in rows) >= add_months(first, 1):
        return None
    return _Fall(before, now, tuple(row for row, on, _ in rows if first <= on < today.replace(day=1)))


def _fallen(fall: _Fall, said: Sentence, thresholds: Thresholds) -> Proposal | None:
    share = fall.now / fall.before
    steps = (thresholds.fallen, thresholds.halved, thresholds.nearly_gone)
    rating = sum(share <= step for step in steps)
    return Proposal("too-little-work", rating, said, fall.rows) if rating else None
