"""What a person does to a client's invoices and hours, and to the red flags that these point to."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING

from workbook.domain import money as rows
from workbook.domain.engagement import set_engagement
from workbook.domain.errors import Refused
from workbook.domain.money import Considered, Hours, Invoice, InvoiceStatus, Money
from workbook.domain.proposals import Proposal, propose
from workbook.domain.rules import Rules
from workbook.domain.scorecard import observe, rate
from workbook.domain.values import the

if TYPE_CHECKING:
    from workbook.domain.client import Client


def add_rows(client: "Client", *, invoices: Iterable[Invoice] = (), hours: Iterable[Hours] = ()) -> "Client":
    """Add many rows at once, as an import does; all of them or, where one is refused, none."""
    return _with(client, rows.add_rows(client.money, invoices=invoices, hours=hours))


def add_invoice(
    client: "Client",
    *,
    new_id: str,
    issued: date,
    amount: Decimal,
    currency: str = "",
    number: str = "",
    due: date | None = None,
    status: InvoiceStatus = "open",
    note: str = "",
) -> "Client":
    """Add an invoice; its currency is the client's and its due day the contract's, unless others are given.

    Refused where its number is taken, it is due before it was issued, or its currency is not that of the others.
    """
    money = rows.add_invoice(
        client.money,
        new_id=new_id,
        issued=issued,
        amount=amount,
        currency=currency or client.currency,
        number=number,
        due=due,
        status=status,
        note=note,
    )
    return _with(client, money)


def edit_invoice(client: "Client", invoice_id: str, **changes: object) -> "Client":
    """Change fields of an invoice; unless its status is given, it follows from what is paid."""
    return _with(client, rows.edit_invoice(client.money, invoice_id, **changes))


def remove_invoice(client: "Client", invoice_id: str) -> "Client":
    """Take an invoice away, with its payments."""
    return _with(client, rows.remove_invoice(client.money, invoice_id))


def record_payment(
    client: "Client", invoice_id: str, amount: Decimal | None = None, *, on: date, today: date
) -> "Client":
    """Note a payment that came in on a day; without `amount`, all that is still open. Days ahead are refused."""
    if on > today:
        raise Refused("{on} has not come yet. Note a payment once it has come in.", on=on)
    invoice = the(client.money.invoices, invoice_id, "invoice")
    came_in = amount if amount is not None else invoice.outstanding(date.max)
    if amount is None and not came_in and invoice.status in ("open", "paid"):
        raise Refused("That invoice is paid in full already. Remove the payment that is wrong, or change its amount.")
    return _with(client, rows.record_payment(client.money, invoice_id, came_in, on=on))


def remove_payment(client: "Client", invoice_id: str, position: int) -> "Client":
    """Take a payment away by its place, counted from 0; an invoice that was paid is open again."""
    return _with(client, rows.remove_payment(client.money, invoice_id, position))


def set_status(client: "Client", invoice_id: str, status: InvoiceStatus) -> "Client":
    """Call an invoice open, paid (on a day that is not known), void, a draft or written off.

    One that is set to open or to a draft loses no payment; "open" with payments that cover it is refused.
    """
    invoice = the(client.money.invoices, invoice_id, "invoice")
    paid = sum((payment.amount for payment in invoice.payments), Decimal(0))
    if status == "open" and invoice.payments and paid >= invoice.amount:
        raise Refused("Its payments cover the whole amount. Remove one of them first, then it is open again.")
    return _with(client, rows.edit_invoice(client.money, invoice_id, status=status))


def change_currency(client: "Client", currency: str) -> "Client":
    """Set the currency of the client and of all invoices, as where it was entered wrongly; nothing is converted."""
    client = set_engagement(client, currency=currency)
    return _with(client, rows.change_currency(client.money, client.engagement.currency))


def add_hours(
    client: "Client",
    *,
    new_id: str,
    on: date,
    hours: Decimal,
    today: date,
    whole_month: bool = False,
    billable: bool = True,
    note: str = "",
) -> "Client":
    """Add hours of a day or of a whole month; days and months that have not begun are refused."""
    _not_ahead(on, today)
    money = rows.add_hours(
        client.money, new_id=new_id, on=on, hours=hours, whole_month=whole_month, billable=billable, note=note
    )
    return _with(client, money)


def edit_hours(client: "Client", hours_id: str, *, today: date, **changes: object) -> "Client":
    """Change fields of a row of hours; a day that has not come yet is refused."""
    money = rows.edit_hours(client.money, hours_id, **changes)
    _not_ahead(the(money.hours, hours_id, "row of hours").on, today)
    return _with(client, money)


def remove_hours(client: "Client", hours_id: str) -> "Client":
    """Take a row of hours away."""
    return _with(client, rows.remove_hours(client.money, hours_id))


def _not_ahead(on: date, today: date) -> None:
    if on > today:
        raise Refused("{on} has not come yet. Note hours once they are worked.", on=on)


def proposals(client: "Client", rules: Rules, today: date) -> tuple[Proposal, ...]:
    """Give the red flags that the rows prove and that were not answered yet, as `propose` finds them.

    One that was accepted or dismissed comes back only with a higher rating, or with rows that are new or were changed.
    """
    found = propose(
        client.money,
        today=today,
        floor_rate=rules.floor_rate,
        currency=rules.currency,
        rates=rules.rates,
        ratings=client.scorecard.ratings,
        payment_days=client.contract.payment_days,
    )
    return tuple(each for each in found if not _answered(client.money, each))


def accept_proposal(client: "Client", proposal: Proposal, text: str, *, today: date, new_id: str) -> "Client":
    """Rate the flag as proposed and note the fact, with its rows, on the day of the newest of them."""
    client = rate(client, proposal.flag, proposal.rating)
    on = min(max((_day_of(client.money, row, today) for row in proposal.rows), default=today), today)
    client = observe(client, proposal.flag, text, on=on, today=today, new_id=new_id, rows=proposal.rows)
    return dismiss_proposal(client, proposal)


def dismiss_proposal(client: "Client", proposal: Proposal) -> "Client":
    """Leave a flag that the rows point to as it is, until the rows change."""
    marks = tuple(_mark(client.money, row) for row in proposal.rows)
    new = Considered(flag=proposal.flag, rating=proposal.rating, rows=marks)
    others = (each for each in client.money.considered if each.flag != proposal.flag)
    return _with(client, client.money.evolve(considered=(*others, new)))


def _answered(money: Money, proposal: Proposal) -> bool:
    known = next((each for each in money.considered if each.flag == proposal.flag), None)
    if known is None or proposal.rating > known.rating:
        return False
    return {_mark(money, row) for row in proposal.rows} <= set(known.rows)


def _mark(money: Money, row_id: str) -> str:
    """Give the row's id with a short print of what stands in it, so that a change of the row shows."""
    row = money.row(row_id)
    content = row.model_dump_json(exclude={"note", "source"}) if row is not None else ""
    return f"{row_id}-{sha256(content.encode()).hexdigest()[:12]}"


def _day_of(money: Money, row_id: str, today: date) -> date:
    row = money.row(row_id)
    if isinstance(row, Invoice):
        if row.outstanding(today):
            return today
        return max([row.issued, *(payment.on for payment in row.payments)])
    return row.on if row is not None else today


def _with(client: "Client", money: Money) -> "Client":
    return client.evolve(money=money)
