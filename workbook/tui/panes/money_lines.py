"""How the lines of the money page read: figures, proposals, invoices and hours, laid out for a width."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from textual.content import Content

from workbook.domain.client import Client
from workbook.domain.days import add_months
from workbook.domain.earnings import days_late, due_day
from workbook.domain.money import Hours, Invoice
from workbook.domain.proposals import Proposal
from workbook.domain.what_if_figures import Figure
from workbook.domain.worth import ByMonth, Worth, overdue
from workbook.phrases import RATINGS
from workbook.tui.widgets.columns import MUTED, block, column, cut
from workbook.tui.widgets.rows import Row
from workbook.tui.widgets.trend import sparkline
from workbook.words import _, distance, fill, fixed, money, month, ngettext, number, short_day

LABEL, VALUE = 18, 16
"""Cells of a figure's name and of the figure."""

PROPOSAL = "proposal:"
"""What begins the id of a proposal's row."""

MONTH = "month:"
"""What begins the id of a month that several rows make up."""


# figures


@dataclass(frozen=True, slots=True)
class Figures:
    """What the top of the page shows; `share` is None while the other clients are being read."""

    client: Client
    worth: Worth
    share: Figure | None
    found: Sequence[Proposal]
    titles: Mapping[str, str]


def figure_rows(shown: Figures, today: date, width: int) -> list[Row]:
    """Give a line for each figure, and two for each flag that the rows point to."""
    worth = shown.worth
    rows = [
        Row("rate", _figure(_("An hour earns"), *_rate(worth), width)),
        Row("late", _figure(_("They pay"), *_late(worth), width)),
        Row("overdue", _figure(_("Overdue now"), *_overdue(shown.client, worth, today), width)),
        Row("share", _figure(_("Share of income"), *_share(worth, shown.share), width)),
        Row("income", _figure(_("Income a month"), *_income(worth), width)),
        Row("hours", _figure(_("Hours a month"), *_hours(worth), width)),
    ]
    return rows + [Row(PROPOSAL + each.flag, _proposal(each, shown.titles, width)) for each in shown.found]


def _figure(label: str, value: str, remark: Content, width: int) -> Content:
    name = column(Content.styled(label, MUTED), LABEL)
    shown = cut(Content.styled(value, "bold"), VALUE)
    blanks = " " * (VALUE - shown.cell_length)
    return cut(Content.assemble(" ", name, blanks, shown, "   ", remark), width)


def _muted(text: str) -> Content:
    return Content.styled(text, MUTED)


def _rate(worth: Worth) -> tuple[str, Content]:
    if worth.rate is None:
        return "–", _muted(_("needs an invoice and hours"))
    shown = money(worth.rate, worth.currency)
    if worth.floor is None:
        return shown, _muted(_("e sets what an hour should earn"))
    over = worth.rate_over_floor
    if over is None:
        return shown, _muted(_("e sets what one {code} is worth").format(code=worth.currency))
    floor = money(worth.floor.amount, worth.floor.currency)
    if over >= 1:
        return shown, Content.assemble(("● ", "$success"), _("above your floor of {floor}").format(floor=floor))
    sign = ("▲ ", "$error") if over < Decimal("0.8") else ("◆ ", "$warning")
    return shown, Content.assemble(sign, _("below your floor of {floor}").format(floor=floor))


def _late(worth: Worth) -> tuple[str, Content]:
    behaviour = worth.behaviour
    if behaviour.mean_days_late is None:
        return "–", _muted(_("nothing was due in twelve months"))
    days = round(behaviour.mean_days_late)
    value = ngettext("{n} day late", "{n} days late", days).format(n=days) if days else _("in time")
    over = ngettext("{n} invoice", "{n} invoices", behaviour.sample).format(n=behaviour.sample)
    said = _("on average, over {invoices}").format(invoices=over)
    if behaviour.sample < 3:
        said = _("over {invoices}, which says little").format(invoices=over)
    return value, _muted(said)


def _overdue(client: Client, worth: Worth, today: date) -> tuple[str, Content]:
    late = overdue(client, today)
    value = money(worth.behaviour.overdue_amount, worth.currency)
    if not late:
        return value, _muted(_owed(worth))
    said = ngettext("{n} invoice, {days} days", "{n} invoices, the oldest {days} days", len(late))
    return value, Content.assemble(("▲ ", "$error"), said.format(n=len(late), days=number(late[0][1])))


def _owed(worth: Worth) -> str:
    if not worth.owed:
        return _("nothing is owed")
    return _("{amount} is not due yet").format(amount=money(worth.owed, worth.currency))


def _share(worth: Worth, share: Figure | None) -> tuple[str, Content]:
    if share is None:
        return "…", _muted(_("the other clients are being read"))
    if share.value is None:
        said = _("e sets what one {currency} is worth") if "exchange-rate" in share.needs else _("needs invoices")
        return "–", _muted(said.format(currency=worth.currency))
    percent = f"{fixed(share.value * 100, 1)} %"
    pillar = share.value >= Decimal("0.3")
    said = _("a pillar: much hangs on them") if pillar else _("of all clients, in twelve months")
    return percent, Content.assemble(("◆ ", "$warning"), said) if pillar else _muted(said)


def _income(worth: Worth) -> tuple[str, Content]:
    return money(worth.year.monthly_income or Decimal(0), worth.currency), bars(worth.income_by_month)


def _hours(worth: Worth) -> tuple[str, Content]:
    return fixed(worth.year.monthly_hours or Decimal(0), 1), bars(worth.hours_by_month)


def bars(months: ByMonth) -> Content:
    """Give the months as small bars, the highest one full, with the first and the last month."""
    most = max((amount for _on, amount in months), default=Decimal(0))
    if not most:
        return _muted(_("nothing in twelve full months"))
    heights = [float(amount / most * 100) if amount else None for _on, amount in months]
    first, last = month(months[0][0], short=True), month(months[-1][0], short=True)
    return Content.assemble((f"{first} ", MUTED), sparkline(heights), (f" {last}", MUTED))


def _proposal(found: Proposal, titles: Mapping[str, str], width: int) -> Content:
    said = block(
        Content(found.sentence.said_by(fill)), width - 1, first=Content.assemble(" ", ("⚑ ", "$warning")), indent=3
    )
    offer = _("Rate “{flag}” {rating}, {word}?  space yes · d no").format(
        flag=titles[found.flag], rating=found.rating, word=_(RATINGS[found.rating])
    )
    return Content.assemble(said, "\n", block(_muted(offer), width - 1, first=Content(""), indent=3, limit=2))


# tables


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its id, its title, its width in cells (0: the rest), and whether it aligns right."""

    id: str
    title: str
    width: int
    right: bool = False


def invoice_columns() -> tuple[Column, ...]:
    """Give the columns of the invoices; they fit 76 cells."""
    return (
        Column("number", _("Number"), 8),
        Column("issued", _("Issued"), 12, right=True),
        Column("due", _("Due"), 11, right=True),
        Column("amount", _("Amount"), 10, right=True),
        Column("paid", _("Paid"), 11, right=True),
        Column("status", _("How it stands"), 0),
    )


def hours_columns() -> tuple[Column, ...]:
    """Give the columns of the hours."""
    return (
        Column("on", _("When"), 16),
        Column("hours", _("Hours"), 7, right=True),
        Column("billable", _("Billed"), 8, right=True),
        Column("note", _("Note"), 0),
    )


def header(columns: Sequence[Column], chosen: str, width: int, *, focused: bool) -> Content:
    """Give the titles; the column that is stood in is marked where the table has the focus."""
    cells = []
    for each in columns:
        here = focused and each.id == chosen
        style = "bold underline $accent" if here else MUTED
        cells.append((each, Content.styled(each.title, style)))
    return table_line(cells, width)


def table_line(cells: Sequence[tuple[Column, Content]], width: int) -> Content:
    """Give one line of a table."""
    line = Content(" ")
    for place, (each, text) in enumerate(cells):
        if not each.width:
            return cut(Content.assemble(line, "  " if place else "", text), width)
        gap = "  " if place else ""
        shown = cut(text, each.width)
        blanks = " " * (each.width - shown.cell_length)
        line = Content.assemble(line, gap, blanks, shown) if each.right else Content.assemble(line, gap, shown, blanks)
    return cut(line, width)


def invoice_rows(client: Client, today: date, width: int) -> list[Row]:
    """Give the invoices, the newest first."""
    columns = invoice_columns()
    ordered = sorted(client.money.invoices, key=lambda bill: (bill.issued, bill.number), reverse=True)
    return [Row(bill.id, _invoice(bill, client.contract.payment_days, columns, today, width)) for bill in ordered]


def _invoice(bill: Invoice, payment_days: int | None, columns: Sequence[Column], today: date, width: int) -> Content:
    due = due_day(bill, payment_days)
    paid = max((payment.on for payment in bill.payments), default=None)
    texts = (
        Content(bill.number or "–"),
        Content(short_day(bill.issued, today)),
        Content(short_day(due, bill.issued)) if due else Content.styled("–", MUTED),
        Content.styled(fixed(bill.amount), "bold"),
        Content(short_day(paid, bill.issued)) if paid else Content.styled("–", MUTED),
        standing(bill, payment_days, today),
    )
    return table_line(list(zip(columns, texts, strict=True)), width)


def standing(bill: Invoice, payment_days: int | None, today: date) -> Content:
    """Say how an invoice stands, in a few words."""
    if bill.status == "draft":
        return _muted(_("a draft"))
    if bill.status == "void":
        return _muted(_("void"))
    if bill.status == "written-off":
        return Content.assemble(("▲ ", "$error"), _("written off"))
    late, due = days_late(bill, today, payment_days), due_day(bill, payment_days)
    open_amount = bill.outstanding(today)
    if not open_amount:
        if late is None:
            return _muted(_("paid"))
        return _muted(ngettext("{n} day late", "{n} days late", late).format(n=late) if late else _("in time"))
    said = _("no due day") if due is None else distance(due, today)
    if bill.payments:
        said = _("{amount} open, {when}").format(amount=fixed(open_amount), when=said)
    return Content.assemble(("▲ ", "$error"), (said, "bold")) if late else Content.assemble(("○ ", "$accent"), said)


def hours_rows(client: Client, today: date, width: int) -> list[Row]:
    """Give the hours by month, the newest first; the rows of a month that has several stand under its sum."""
    columns = hours_columns()
    ordered = sorted(client.money.hours, key=lambda row: (row.on.replace(day=1), row.on), reverse=True)
    most = max((sum((row.hours for row in each), Decimal(0)) for _first, each in months_of(client)), default=Decimal(1))
    rows: list[Row] = []
    for first, group in groupby(ordered, key=lambda row: row.on.replace(day=1)):
        entries = list(group)
        total = sum((row.hours for row in entries), Decimal(0))
        bar = Content.styled("▇" * max(round(total / most * 12), 1) if total else "", "$accent")
        if len(entries) == 1 and entries[0].whole_month:
            rows.append(Row(entries[0].id, _hours_line(entries[0], columns, today, width, bar=bar)))
            continue
        cells = [
            (columns[0], Content.styled(month(first), "bold")),
            (columns[1], Content.styled(fixed(total, 1), "bold")),
            (columns[2], Content("")),
            (columns[3], bar),
        ]
        rows.append(Row(MONTH + first.isoformat(), table_line(cells, width)))
        rows += [Row(row.id, _hours_line(row, columns, today, width, inside=True)) for row in entries]
    return rows


def months_of(client: Client) -> list[tuple[date, list[Hours]]]:
    """Give the hours by the first day of their month, oldest first."""
    ordered = sorted(client.money.hours, key=lambda row: row.on)
    return [(first, list(group)) for first, group in groupby(ordered, key=lambda row: row.on.replace(day=1))]


def _hours_line(
    row: Hours, columns: Sequence[Column], today: date, width: int, *, inside: bool = False, bar: Content | None = None
) -> Content:
    when = month(row.on) if row.whole_month and not inside else _("in the month") if inside and row.whole_month else (
        short_day(row.on, today)
    )  # fmt: skip
    note = Content(row.note)
    if bar is not None:
        note = Content.assemble(bar, "  " if row.note and bar.plain else "", note)
    texts = (
        Content(("  " if inside else "") + when),
        Content.styled(fixed(row.hours, 1), "" if inside else "bold"),
        _muted(_("yes") if row.billable else _("no")),
        note,
    )
    return table_line(list(zip(columns, texts, strict=True)), width)


def first_full_month(today: date) -> date:
    """Give the first day of the last full month: hours are most often noted for it."""
    return add_months(today.replace(day=1), -1)
