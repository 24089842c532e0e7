"""Invoices, payments and hours of a client, and what can be done to them."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Literal, Self

from pydantic import model_validator

from workbook.domain.days import Day, days_in_month
from workbook.domain.errors import Refused
from workbook.domain.text import Line
from workbook.domain.values import Amount, Currency, Value, put, the, without

InvoiceStatus = Literal["open", "paid", "void", "draft", "written-off"]


class Payment(Value):
    """What they paid on a day, in the currency of the invoice."""

    on: Day
    amount: Amount

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.amount <= 0:
            raise Refused("A payment is more than 0. Give what came in.")
        return self


class Invoice(Value):
    """A bill: what is owed, by when, and what came in; `source` says which file it was read from and where.

    "paid" with payments that do not add up to the amount: the rest was paid on a day that nobody wrote down.
    """

    id: str
    number: Line = ""
    issued: Day
    due: Day | None = None
    amount: Amount
    currency: Currency
    payments: tuple[Payment, ...] = ()
    status: InvoiceStatus = "open"
    note: Line = ""
    source: Line = ""

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.amount < 0:
            raise Refused("The amount of an invoice cannot be negative. Lower the invoice that a credit belongs to.")
        if self.due is not None and self.due < self.issued:
            raise Refused(
                "The invoice would be due on {due}, before it was issued on {issued}. Change one of the two days.",
                due=self.due,
                issued=self.issued,
            )
        return self

    def received(self, today: date) -> Decimal:
        """Give what came in up to `today`, on days that are known."""
        return sum((payment.amount for payment in self.payments if payment.on <= today), Decimal(0))

    @property
    def undated(self) -> Decimal:
        """What was paid on a day that nobody wrote down: the rest of an invoice that is marked as paid."""
        if self.status != "paid":
            return Decimal(0)
        return max(self.amount - sum((payment.amount for payment in self.payments), Decimal(0)), Decimal(0))

    def outstanding(self, today: date) -> Decimal:
        """Give what is still expected: amount - received, and 0 for one that is void, a draft or written off."""
        if self.status not in ("open", "paid"):
            return Decimal(0)
        return max(self.amount - self.received(today) - self.undated, Decimal(0))


class Hours(Value):
    """Hours worked on a day, or in the whole month of that day; both those that can be billed and those that cannot."""

    id: str
    on: Day
    whole_month: bool = False
    hours: Decimal
    billable: bool = True
    note: Line = ""
    source: Line = ""

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.hours < 0:
            raise Refused("Hours cannot be negative. Give what was worked.")
        if not self.whole_month and self.hours > 24:
            raise Refused(
                "A day has 24 hours, not {hours}. Check the number, or enter it for the month.", hours=self.hours
            )
        if self.whole_month and self.hours > days_in_month(self.on) * 24:
            raise Refused(
                "That month has {most} hours, not {hours}. Check the number.",
                most=days_in_month(self.on) * 24,
                hours=self.hours,
            )
        return self


class Considered(Value):
    """A red flag that the rows pointed to and that was accepted or dismissed: `rows` marks them as they were then."""

    flag: str
    rating: int
    rows: tuple[str, ...]


class Money(Value):
    """All invoices and hours of a client; the invoices share one currency, and no number is given twice."""

    invoices: tuple[Invoice, ...] = ()
    hours: tuple[Hours, ...] = ()
    considered: tuple[Considered, ...] = ()
    """What was proposed and answered, at most one for a flag."""

    @model_validator(mode="after")
    def _check(self) -> Self:
        seen: set[str] = set()
        for invoice in self.invoices:
            number = invoice.number.casefold()
            if number and number in seen:
                raise Refused("There is an invoice {number} already. Give this one its own.", number=invoice.number)
            seen.add(number)
            if invoice.currency != self.invoices[0].currency:
                raise Refused(
                    "All invoices of a client are in one currency: {theirs} here, not {other}. Convert the amount, "
                    "or keep the other invoices under a client of their own.",
                    theirs=self.invoices[0].currency,
                    other=invoice.currency,
                )
        for ids in ([row.id for row in self.invoices], [row.id for row in self.hours]):
            if len(set(ids)) < len(ids):
                raise Refused("Two rows have the same id. Give each its own.")
        return self

    def row(self, row_id: str) -> Invoice | Hours | None:
        """Give the invoice or the row of hours with an id; None where it was removed."""
        found: Invoice | Hours | None = next((each for each in self.invoices if each.id == row_id), None)
        return found or next((each for each in self.hours if each.id == row_id), None)

    def outstanding(self, today: date) -> Decimal:
        """Give what they still owe, due or not, in the currency of the invoices."""
        return sum((invoice.outstanding(today) for invoice in self.invoices), Decimal(0))


def add_invoice(
    money: Money,
    *,
    new_id: str,
    issued: date,
    amount: Decimal,
    currency: str,
    number: str = "",
    due: date | None = None,
    status: InvoiceStatus = "open",
    note: str = "",
    source: str = "",
) -> Money:
    """Add an invoice; refused where its number is taken or it is due before it was issued."""
    invoice = Invoice(
        id=new_id,
        number=number,
        issued=issued,
        due=due,
        amount=amount,
        currency=currency,
        status=status,
        note=note,
        source=source,
    )
    return add_rows(money, invoices=(invoice,))


def add_rows(money: Money, *, invoices: Iterable[Invoice] = (), hours: Iterable[Hours] = ()) -> Money:
    """Add many rows at once, as an import does; all of them or, where one is refused, none."""
    return money.evolve(invoices=(*money.invoices, *invoices), hours=(*money.hours, *hours))


def edit_invoice(money: Money, invoice_id: str, **changes: object) -> Money:
    """Change fields of an invoice; unless its status is given, it follows from what is paid."""
    invoice = the(money.invoices, invoice_id, "invoice").evolve(**changes)
    return _with(money, invoice if "status" in changes else _settled(invoice))


def record_payment(money: Money, invoice_id: str, amount: Decimal, *, on: date) -> Money:
    """Note a payment; when the whole amount has come in, the invoice is paid.

    Refused for an invoice that is void or a draft, and for one whose full amount came in already.
    """
    invoice = the(money.invoices, invoice_id, "invoice")
    if invoice.status in ("void", "draft"):
        raise Refused("An invoice that is void or a draft takes no payment. Set it to open first.")
    if invoice.payments and sum(payment.amount for payment in invoice.payments) >= invoice.amount:
        raise Refused("That invoice is paid in full already. Remove the payment that is wrong, or change its amount.")
    payments = sorted([*invoice.payments, Payment(on=on, amount=amount)], key=lambda payment: payment.on)
    return _with(money, _settled(invoice.evolve(payments=tuple(payments))))


def remove_payment(money: Money, invoice_id: str, position: int) -> Money:
    """Take a payment away by its place, counted from 0; an invoice that was paid is open again."""
    invoice = the(money.invoices, invoice_id, "invoice")
    if not 0 <= position < len(invoice.payments):
        raise Refused("There is no such payment on that invoice.")
    payments = invoice.payments[:position] + invoice.payments[position + 1 :]
    status = "open" if invoice.status == "paid" else invoice.status
    return _with(money, invoice.evolve(payments=payments, status=status))


def remove_invoice(money: Money, invoice_id: str) -> Money:
    """Take an invoice away, with its payments."""
    return money.evolve(invoices=without(money.invoices, invoice_id, "invoice"))


def change_currency(money: Money, currency: str) -> Money:
    """Set the currency of all invoices, as where it was entered wrongly; no amount is converted."""
    return money.evolve(invoices=tuple(invoice.evolve(currency=currency) for invoice in money.invoices))


def add_hours(
    money: Money,
    *,
    new_id: str,
    on: date,
    hours: Decimal,
    whole_month: bool = False,
    billable: bool = True,
    note: str = "",
    source: str = "",
) -> Money:
    """Add hours of a day or of a whole month; more than it has, and fewer than none, are refused."""
    row = Hours(id=new_id, on=on, whole_month=whole_month, hours=hours, billable=billable, note=note, source=source)
    return add_rows(money, hours=(row,))


def edit_hours(money: Money, hours_id: str, **changes: object) -> Money:
    """Change fields of a row of hours."""
    return money.evolve(hours=put(money.hours, the(money.hours, hours_id, "row of hours").evolve(**changes)))


def remove_hours(money: Money, hours_id: str) -> Money:
    """Take a row of hours away."""
    return money.evolve(hours=without(money.hours, hours_id, "row of hours"))


def _settled(invoice: Invoice) -> Invoice:
    """Give the invoice with the status that its dated payments call for; one without any keeps its own."""
    if not invoice.payments or invoice.status in ("void", "draft"):
        return invoice
    if sum(payment.amount for payment in invoice.payments) >= invoice.amount:
        return invoice.evolve(status="paid")
    return invoice.evolve(status="open") if invoice.status == "paid" else invoice


def _with(money: Money, invoice: Invoice) -> Money:
    return money.evolve(invoices=put(money.invoices, invoice))
