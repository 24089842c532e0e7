"""What invoices and hours come to, in short, with how each figure is reckoned."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from workbook.domain.client import Client
from workbook.domain.earnings import hours_worked, income, payment_behaviour
from workbook.domain.rules import Rules
from workbook.domain.worth import worth
from workbook.words import N_, _, day, fixed, money, ngettext

LABELS = {
    "income": N_("Came in"),
    "hours": N_("Hours"),
    "earned": N_("An hour"),
    "pays": N_("They pay"),
    "owed": N_("They owe"),
}
ADVICE = {"income": ("I4",), "hours": ("A7", "A12"), "earned": ("A12", "B4"), "pays": ("A1",), "owed": ("G4", "A1")}


@dataclass(frozen=True, slots=True)
class Figure:
    """One line: what it reads, and how it is reckoned."""

    id: str
    shown: str
    reckoned: str


def figures(client: Client, rules: Rules, today: date) -> list[Figure]:
    """Give what the records of the last 12 months come to; nothing where there are no records."""
    found = []
    if client.money.invoices:
        found.append(_income(client, today))
    if client.money.hours:
        found.append(_hours(client, today))
    if client.money.invoices and client.money.hours:
        found += _earned(client, rules, today)
    if client.money.invoices:
        found += [_pays(client, today), _owed(client, today)]
    return found


def _sum(client: Client, amount: Decimal) -> str:
    return money(amount, client.currency)


def _number(hours: Decimal) -> str:
    return fixed(float(hours), 1)


def _income(client: Client, today: date) -> Figure:
    came_in = _sum(client, income(client.money.invoices, today))
    return Figure(
        "income",
        _("{amount} in 12 months").format(amount=came_in),
        _("All payments of the last 12 months, by the day on which they came in: {amount}.").format(amount=came_in),
    )


def _hours(client: Client, today: date) -> Figure:
    worked = _number(hours_worked(client.money.hours, today))
    return Figure(
        "hours",
        _("{hours} in 12 months").format(hours=worked),
        _("All hours of the last 12 months, those that nobody pays for too: {hours}.").format(hours=worked),
    )


def _earned(client: Client, rules: Rules, today: date) -> list[Figure]:
    found = worth(client, rules, today)
    if found.rate is None:
        return []
    said = _sum(client, found.rate)
    sum_line = _("From {since} to {until}, full months that both cover: {amount} / {hours} hours = {rate}.").format(
        since=day(found.since, today),
        until=day(found.until, today),
        amount=_sum(client, found.income),
        hours=_number(found.hours),
        rate=said,
    )
    if found.floor is None or found.rate_over_floor is None:
        return [Figure("earned", said, sum_line)]
    low = found.rate_over_floor < 1
    verdict = _("{rate}, below your floor of {floor}") if low else _("{rate}, your floor is {floor}")
    floor = money(found.floor.amount, found.floor.currency)
    return [Figure("earned", verdict.format(rate=said, floor=floor), sum_line)]


def _pays(client: Client, today: date) -> Figure:
    how = payment_behaviour(client.money.invoices, today, payment_days=client.contract.payment_days)
    reckoned = _(
        "Days between the due day and the payment, weighted by the amount, over the last 12 months. What is unpaid "
        "past its due day counts as late up to today."
    )
    if how.mean_days_late is None:
        return Figure("pays", _("nothing was due yet"), reckoned)
    late = round(how.mean_days_late)
    over = ngettext("over {n} invoice", "over {n} invoices", how.sample).format(n=how.sample)
    said = ngettext("{n} day late", "{n} days late", late).format(n=late) if late else _("on time")
    exact = _("Mean: {days} days, {over}.").format(days=fixed(float(how.mean_days_late), 1), over=over)
    return Figure("pays", f"{said}, {over}", f"{reckoned} {exact}")


def _owed(client: Client, today: date) -> Figure:
    how = payment_behaviour(client.money.invoices, today, payment_days=client.contract.payment_days)
    open_now = client.money.outstanding(today)
    said = _sum(client, open_now) if open_now else _("nothing")
    if how.overdue_amount:
        said = _("{amount}, of it {late} overdue").format(amount=said, late=_sum(client, how.overdue_amount))
    lines = [
        f"{_sum(client, invoice.outstanding(today))}  {invoice.number or invoice.issued.isoformat()}"
        for invoice in client.money.invoices
        if invoice.outstanding(today)
    ]
    return Figure(
        "owed", said, "\n".join([_("What is invoiced and not paid, due or not:"), *(lines or [_("nothing")])])
    )
