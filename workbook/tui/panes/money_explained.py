"""Every number of the money page explained: the formula with its values, and the rows behind it."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal

from textual.content import Content

from workbook.domain.client import Client
from workbook.domain.client_figures import MONTHS
from workbook.domain.earnings import LatePart, due_day, late_parts
from workbook.domain.money import Hours, Invoice
from workbook.domain.proposals import Proposal
from workbook.domain.what_if_figures import Figure
from workbook.domain.worth import ByMonth, Worth, overdue
from workbook.tui.panes.money_lines import MONTH, months_of, standing
from workbook.words import _, day, fill, fixed, money, month, ngettext, number, short_day

MOST = 60
"""Rows that an explanation lists; the table holds the rest."""


def rate(client: Client, worth: Worth, today: date) -> list[str]:
    """Explain the effective hourly rate."""
    said = [_("What came in over all hours worked, billed or not. It is what an hour with them really earns.")]
    if worth.rate is None:
        return [*said, _("It needs at least one invoice and some hours.")]
    said.append(
        _("From {since} to {until}, full months that both invoices and hours cover: {income} / {hours} hours = {rate}.")
        .format(
            since=short_day(worth.since, today),
            until=short_day(worth.until, today),
            income=money(worth.income, worth.currency),
            hours=number(round(worth.hours, 2)),
            rate=money(worth.rate, worth.currency),
        )
    )  # fmt: skip
    said += _against_floor(worth)
    worked = [row for row in client.money.hours if worth.since <= row.on <= worth.until]
    return [*said, _payments(client, worth, today), hours(worked)]


def _against_floor(worth: Worth) -> list[str]:
    if worth.floor is None:
        return [_("Your floor rate, the least that an hour should earn, is not set yet. e sets it.")]
    floor = money(worth.floor.amount, worth.floor.currency)
    if worth.rate_here is None:
        return [
            _("Your floor rate is {floor}. To compare, the workbook needs what one {currency} is worth: e sets it.")
            .format(floor=floor, currency=worth.currency)
        ]  # fmt: skip
    here = money(worth.rate_here.amount, worth.rate_here.currency)
    over = worth.rate_over_floor
    percent = fixed((over or Decimal(0)) * 100, 0)
    return [
        _("Your floor rate is {floor}; {here} is {percent} % of it.").format(floor=floor, here=here, percent=percent)
    ]


def late(client: Client, worth: Worth, today: date) -> list[str]:
    """Explain the amount-weighted mean days late."""
    parts = [part for bill in client.money.invoices for part in late_parts(bill, today, MONTHS, _days(client))]
    behaviour = worth.behaviour
    said = [
        _("Each amount counts with the days that it was late; a large invoice counts more than a small one. Paying "
          "early does not make up for paying late, and what is still unpaid counts as late up to today.")
    ]  # fmt: skip
    if behaviour.mean_days_late is None:
        return [*said, _("Nothing was due in the last twelve months.")]
    weight = sum((part.amount for part in parts), Decimal(0))
    said.append(
        _("Amounts times days, {product}, over all amounts, {weight}: {result} days. Invoices: {sample}.").format(
            product=number(round(sum((part.amount * part.late for part in parts), Decimal(0)), 2)),
            weight=number(weight),
            result=fixed(behaviour.mean_days_late, 1),
            sample=behaviour.sample,
        )
    )
    if behaviour.undated:
        said.append(
            ngettext(
                "Left out: {n} invoice without a due day, or paid on a day that nobody wrote down.",
                "Left out: {n} invoices without a due day, or paid on days that nobody wrote down.",
                behaviour.undated,
            ).format(n=behaviour.undated)
        )
    return [*said, _listed([_late_row(part, today) for part in sorted(parts, key=lambda part: -part.late)])]


def _late_row(part: LatePart, today: date) -> tuple[str, ...]:
    paid = short_day(part.paid_on, today) if part.paid_on else _("unpaid")
    said = ngettext("{n} day late", "{n} days late", part.late).format(n=part.late) if part.late else _("in time")
    return part.invoice.number or "–", fixed(part.amount), paid, said


def overdue_now(client: Client, worth: Worth, today: date) -> list[str]:
    """Explain what is overdue, invoice by invoice, and what is owed in all."""
    found = overdue(client, today)
    said = [
        _("Open invoices past their due day come to {amount}. With those not due yet they owe {owed}.").format(
            amount=money(worth.behaviour.overdue_amount, worth.currency), owed=money(worth.owed, worth.currency)
        )
    ]
    return [*said, _listed([_open_row(bill, _days(client), today, late) for bill, late in found])]


def _open_row(bill: Invoice, payment_days: int | None, today: date, late: int) -> tuple[str, ...]:
    due = due_day(bill, payment_days)
    said = ngettext("{n} day late", "{n} days late", late).format(n=late)
    return bill.number or "–", fixed(bill.outstanding(today)), short_day(due, today) if due else "–", said


def share(figure: Figure | None) -> list[str]:
    """Explain the share of income."""
    if figure is None:
        return [_("The other clients are still being read.")]
    said = [figure.explanation.said_by(fill)]
    if "exchange-rate" in figure.needs:
        said.append(_("There is no exchange rate for their currency yet. The page behind i asks for it."))
    return [*said, _("i shows all clients side by side, today and without this one.")]


def income_a_month(worth: Worth) -> list[str]:
    """Explain the income a month."""

    def shown(amount: Decimal) -> str:
        return money(amount, worth.currency)

    year = worth.year
    return _a_month(year.income or Decimal(0), year.income_months, worth.income_by_month, shown)


def hours_a_month(worth: Worth) -> list[str]:
    """Explain the hours a month."""

    def shown(hours: Decimal) -> str:
        return fixed(hours, 1)

    year = worth.year
    return _a_month(year.hours or Decimal(0), year.hours_months, worth.hours_by_month, shown)


def _a_month(total: Decimal, months: int, each: ByMonth, shown: Callable[[Decimal], str]) -> list[str]:
    said = _(
        "In the last twelve months: {total}. Months since the first row, begun ones counted: {months}. "
        "{total} / {months} = {result}."
    ).format(total=shown(total), months=months, result=shown(total / months))
    rows = [(month(on), shown(amount)) for on, amount in reversed(each)]
    return [said, _("The bars are the full months:") + "\n" + _listed(rows, right=frozenset({1}))]


def proposal(client: Client, found: Proposal, today: date) -> list[str]:
    """Show the rows that prove a proposed flag."""
    said = [found.sentence.said_by(fill)]
    rows = [client.money.row(each) for each in found.rows]
    bills = [row for row in rows if isinstance(row, Invoice)]
    worked = [row for row in rows if isinstance(row, Hours)]
    said.append(_("These rows say so. space takes the rating over and notes the fact; d leaves the flag as it is."))
    if bills:
        said.append(_listed([_bill_row(bill, client, today) for bill in bills]))
    return [*said, hours(worked)] if worked else said


def _bill_row(bill: Invoice, client: Client, today: date) -> tuple[str, ...]:
    due = due_day(bill, _days(client))
    shown = short_day(due, today) if due else "–"
    return bill.number or "–", fixed(bill.amount), shown, standing(bill, _days(client), today).plain


def invoice(bill: Invoice, client: Client, today: date) -> list[str]:
    """Say all about an invoice, with its payments."""
    due = due_day(bill, _days(client))
    said = [
        _("Issued {issued} over {amount}.").format(issued=day(bill.issued, today), amount=_sum(bill, bill.amount)),
        _("Due {due}.").format(due=day(due, today)) if due else _("It has no due day, so nothing can be called late."),
    ]
    if bill.due is None and due is not None:
        said.append(_("The due day follows from the contract's time to pay."))
    said += [
        _("{amount} came in {day}.").format(amount=_sum(bill, payment.amount), day=day(payment.on, today))
        for payment in bill.payments
    ]
    if bill.undated:
        said.append(_("{amount} was paid on a day that nobody wrote down.").format(amount=_sum(bill, bill.undated)))
    said.append(_("It stands: {how}.").format(how=standing(bill, _days(client), today).plain))
    said += [_("Note: {note}").format(note=bill.note)] if bill.note else []
    return said + ([_("Read from {source}.").format(source=bill.source)] if bill.source else [])


def month_start(row_id: str) -> date | None:
    """Give the first day of the month whose sum a row shows; None for another row."""
    return date.fromisoformat(row_id.removeprefix(MONTH)) if row_id.startswith(MONTH) else None


def month_of(client: Client, first: date) -> list[str]:
    """List the rows of hours of a month."""
    rows = next((rows for start, rows in months_of(client) if start == first), [])
    total = sum((row.hours for row in rows), Decimal(0))
    return [_("Together {hours} hours.").format(hours=fixed(total, 2)), hours(rows)]


def _days(client: Client) -> int | None:
    return client.contract.payment_days


def _sum(bill: Invoice, amount: Decimal) -> str:
    return money(amount, bill.currency)


def _payments(client: Client, worth: Worth, today: date) -> str:
    dated = [
        (payment.on, bill.number or "–", payment.amount)
        for bill in client.money.invoices
        if bill.status != "void"
        for payment in bill.payments
    ]
    dated += [(bill.issued, bill.number or "–", bill.undated) for bill in client.money.invoices if bill.undated]
    rows = [
        (short_day(on, today), bill, fixed(amount))
        for on, bill, amount in sorted(dated)
        if worth.since <= on <= worth.until
    ]
    return _("What came in: day, invoice, amount") + "\n" + _listed(rows, right=frozenset({0, 2}))


def hours(rows: Iterable[Hours]) -> str:
    """List rows of hours, the newest first."""
    ordered = sorted(rows, key=lambda row: row.on, reverse=True)
    shown = [
        (month(row.on) if row.whole_month else day(row.on), fixed(row.hours, 2), _note(row))
        for row in ordered
    ]  # fmt: skip
    return _("Hours worked") + "\n" + _listed(shown, right=frozenset({1}))


def _note(row: Hours) -> str:
    return row.note if row.billable else _("not billed {note}").format(note=row.note).strip()


def _listed(rows: Sequence[tuple[str, ...]], *, right: frozenset[int] = frozenset({1, 2})) -> str:
    """Give rows with aligned columns; after MOST of them, how many more there are."""
    if not rows:
        return _("No rows.")
    shown = rows[:MOST]
    widths = [max(Content(row[place]).cell_length for row in shown) for place in range(len(shown[0]))]
    lines = [
        "  ".join(_cell(text, widths[n], right=n in right) for n, text in enumerate(row)).rstrip() for row in shown
    ]
    if len(rows) > MOST:
        lines.append(ngettext("… and {n} more", "… and {n} more", len(rows) - MOST).format(n=len(rows) - MOST))
    return "\n".join(lines)


def _cell(text: str, width: int, *, right: bool) -> str:
    blanks = " " * (width - Content(text).cell_length)
    return blanks + text if right else text + blanks
