"""Typing in invoices, payments and hours: one thing after another at the foot, with sensible first answers."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from workbook.domain.accounts import add_hours, add_invoice, edit_hours, edit_invoice, record_payment, remove_payment
from workbook.domain.amounts import parse_amount, parse_hours
from workbook.domain.dates import parse_day, parse_month
from workbook.domain.money import Hours, Invoice
from workbook.tui.messages import Do
from workbook.tui.panes.asking import Asked, InTurn
from workbook.tui.panes.money_lines import first_full_month
from workbook.words import _, fixed, money, short_day

if TYPE_CHECKING:
    from workbook.domain.client import Client
    from workbook.tui.panes.base import Pane

DEFAULT_DAYS = 14
"""Days to pay that are offered where the contract says nothing."""


class Entry:
    """Asks for a client's rows on behalf of a pane; what was answered stays until the row is kept."""

    def __init__(self, pane: "Pane", client: "Client", kept: dict[str, dict[str, str]]) -> None:
        self._pane = pane
        self._client = client
        self._kept = kept
        self._today = pane.book.today

    def _answers(self, what: str) -> dict[str, str]:
        return self._kept.setdefault(f"{self._client.id} {what}", {})

    def _do(self, verb: "Callable[..., Client]", *args: object, about: str = "", **values: object) -> Do:
        return Do(verb, args, values, about, client_id=self._client.id)

    # invoices

    def invoice(self, then: Callable[[str], None]) -> None:
        """Ask for a new invoice: number, amount, issued, due; `then` is called with its id."""
        client, new_id = self._client, self._pane.book.new_id()
        answers = self._answers("invoice")
        attempt = partial(add_invoice, client, new_id=new_id)

        def number(text: str) -> None:
            attempt(number=text, issued=self._today, amount=Decimal(0))

        def amount(text: str) -> None:
            attempt(issued=self._today, amount=parse_amount(text))

        def due(text: str) -> None:
            issued = self._past(answers["issued"])
            attempt(issued=issued, due=self._due(text, issued), amount=Decimal(0))

        def finish(given: Mapping[str, str]) -> Do:
            issued = self._past(given["issued"])
            deed = self._do(
                add_invoice,
                about=given["number"],
                new_id=new_id,
                number=given["number"],
                issued=issued,
                amount=parse_amount(given["amount"]),
                due=self._due(given["due"], issued),
            )
            deed.done = lambda _client: then(new_id)
            return deed

        questions = (
            Asked("number", _("Number"), _("A new invoice. enter goes on, escape leaves it."),
                  lambda _given: next_number(client), number),
            Asked("amount", _("Amount"), _("In {currency}, such as 1234.50.").format(currency=client.currency),
                  check=amount),
            Asked("issued", _("Issued"), _("The day on it: today, yesterday, 3.11. or 2026-11-03."),
                  lambda _given: self._today.isoformat(), self._past),
            Asked("due", _("Due"), _("A day, or +14 from the day on it. Empty: as the contract says."),
                  self._usual_due, due),
        )  # fmt: skip
        InTurn(self._pane, questions, answers, finish).start()

    def _past(self, text: str) -> date:
        return parse_day(text, self._today, past=not re.fullmatch(r"\s*[+-].*", text))

    def _due(self, text: str, issued: date) -> date | None:
        return parse_day(text, issued) if text.strip() else None

    def _usual_due(self, given: Mapping[str, str]) -> str:
        days = self._client.contract.payment_days
        return (self._past(given["issued"]) + timedelta(days=DEFAULT_DAYS if days is None else days)).isoformat()

    def payment(self, bill: Invoice) -> None:
        """Ask how much came in and when; all that is open, today, unless the person says otherwise."""
        client, today, answers = self._client, self._today, self._answers(f"payment {bill.id}")
        answers.clear()
        left = bill.outstanding(date.max)
        attempt = partial(record_payment, client, bill.id, today=today)

        def amount(text: str) -> None:
            attempt(parse_amount(text), on=today)

        def day(text: str) -> None:
            attempt(on=parse_day(text, today, past=True))

        def finish(given: Mapping[str, str]) -> Do:
            paid, on = parse_amount(given["amount"]), parse_day(given["on"], today, past=True)
            return self._do(record_payment, bill.id, paid, about=bill.number, on=on, today=today)

        attempt(on=today)  # one that takes no payment says so before anything is asked
        questions = (
            Asked("amount", _("Paid"), _("What came in for invoice {number}.").format(number=bill.number or "–"),
                  lambda _given: f"{left:f}", amount),
            Asked("on", _("On which day?"), _("today, yesterday, fri, 3.11. or 2026-11-03"),
                  lambda _given: today.isoformat(), day),
        )  # fmt: skip
        InTurn(self._pane, questions, answers, finish).start()

    def invoice_cell(self, bill: Invoice, column: str) -> None:
        """Ask for another value of one cell of an invoice."""
        edit = partial(self._do, edit_invoice, bill.id, about=bill.number)
        match column:
            case "number":
                self._pane.ask(_("Number"), bill.number, lambda text: edit(number=text))
            case "issued":
                self._pane.ask(_("Issued"), bill.issued.isoformat(), lambda text: edit(issued=self._past(text)))
            case "due":
                shown = bill.due.isoformat() if bill.due else ""
                hint = _("A day, or +14 from the day on it. Empty: as the contract says.")
                self._pane.ask(_("Due"), shown, lambda text: edit(due=self._due(text, bill.issued)), hint=hint)
            case "amount":
                self._pane.ask(_("Amount"), f"{bill.amount:f}", lambda text: edit(amount=parse_amount(text)))
            case _:
                self._payments(bill)

    def _payments(self, bill: Invoice) -> None:
        if not bill.payments:
            self.payment(bill)
            return
        options = [
            (str(place), _("Remove {amount} of {day}").format(
                amount=money(payment.amount, bill.currency), day=short_day(payment.on, self._today)), "")
            for place, payment in enumerate(bill.payments)
        ]  # fmt: skip
        title = _("Payments on invoice {number}").format(number=bill.number or "–")
        self._pane.choose(
            title, options, lambda place: self._do(remove_payment, bill.id, int(place), about=bill.number)
        )

    # hours

    def hours(self, then: Callable[[str], None]) -> None:
        """Ask for hours of a month or a day; `then` is called with the new row's id."""
        client, today, new_id = self._client, self._today, self._pane.book.new_id()
        first = first_full_month(today)
        noted = any(row.on.replace(day=1) == first for row in client.money.hours)

        def finish(given: Mapping[str, str]) -> Do:
            on, whole = self._when(given["on"])
            worked = parse_hours(given["hours"])
            deed = self._do(
                add_hours, about=fixed(worked, 2), new_id=new_id, on=on, whole_month=whole, hours=worked, today=today
            )
            deed.done = lambda _client: then(new_id)
            return deed

        def check(text: str) -> None:
            on, whole = self._when(text)
            add_hours(client, new_id=new_id, on=on, hours=Decimal(0), whole_month=whole, today=today)

        questions = (
            Asked("on", _("Month or day"), _("Hours: a month such as oct or 2026-10, or a day such as fri or 3.11."),
                  lambda _given: _("today") if noted else f"{first:%Y-%m}", check),
            Asked("hours", _("Hours"), _("Such as 7:30 or 7,5; billed or not, all of them.")),
        )  # fmt: skip
        InTurn(self._pane, questions, self._answers("hours"), finish).start()

    def _when(self, text: str) -> tuple[date, bool]:
        if text.strip() == _("today"):
            return self._today, False
        whole = parse_month(text, self._today)
        return (whole, True) if whole is not None else (self._past(text), False)

    def hours_cell(self, row: Hours, column: str) -> None:
        """Ask for another value of one cell of a row of hours; billed or not changes at once."""
        today = self._today
        edit = partial(self._do, edit_hours, row.id, about=fixed(row.hours, 2), today=today)
        match column:
            case "on":
                shown = f"{row.on:%Y-%m}" if row.whole_month else row.on.isoformat()

                def moved(text: str) -> Do:
                    on, whole = self._when(text)
                    return edit(on=on, whole_month=whole)

                self._pane.ask(_("Month or day"), shown, moved)
            case "hours":
                self._pane.ask(_("Hours"), f"{row.hours:f}", lambda text: edit(hours=parse_hours(text)))
            case "billable":
                self._pane.post_message(edit(billable=not row.billable))
            case _:
                self._pane.ask(_("Note"), row.note, lambda text: edit(note=text))


def next_number(client: "Client") -> str:
    """Give the number after that of the newest invoice, its other signs kept: "2026-009" is followed by "2026-010"."""
    bills = sorted(client.money.invoices, key=lambda bill: bill.issued)
    taken = {bill.number.casefold() for bill in bills}
    for bill in reversed(bills):
        found = re.fullmatch(r"(.*?)(\d{1,12})(\D*)", bill.number, re.ASCII)
        if found is None:
            continue
        number = int(found[2]) + 1
        while (following := f"{found[1]}{number:0{len(found[2])}}{found[3]}").casefold() in taken:
            number += 1
        return following
    return "" if bills else "1"
