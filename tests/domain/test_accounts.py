"""What a person does to a client's invoices and hours, and to the flags that these point to."""

from datetime import date
from decimal import Decimal

import pytest

from tests.clients import fresh, parting
from tests.fakes import TODAY
from workbook.domain.accounts import (
    accept_proposal,
    add_hours,
    add_invoice,
    change_currency,
    dismiss_proposal,
    edit_hours,
    edit_invoice,
    proposals,
    record_payment,
    remove_hours,
    remove_invoice,
    remove_payment,
    set_status,
)
from workbook.domain.client import Client
from workbook.domain.contract import set_contract
from workbook.domain.engagement import set_engagement
from workbook.domain.errors import NeedsReason, NotFound, Refused
from workbook.domain.handover import Item, lay_out, state_of, tick
from workbook.domain.rules import Rules
from workbook.domain.scorecard import rate

RULES = Rules()


def billed(client: Client, number: int, issued: date, due: date, paid: date | None) -> Client:
    client = add_invoice(client, new_id=f"i{number}", number=str(number), issued=issued, due=due, amount=Decimal(100))
    return client if paid is None else record_payment(client, f"i{number}", on=paid, today=TODAY)


def late_payer() -> Client:
    client = fresh()
    for month, late in ((6, 0), (7, 12), (8, 31), (9, 0), (10, 15)):
        due = date(2026, month, 1)
        client = billed(client, month, date(2026, month - 1, 15), due, date(2026, month, 1 + late) if late < 30 else
                        date(2026, month + 1, 1))  # fmt: skip
    return client


def test_an_invoice_is_in_the_clients_currency_unless_another_is_given() -> None:
    client = set_engagement(fresh(), currency="GBP")
    client = add_invoice(client, new_id="i1", issued=TODAY, amount=Decimal(100))
    assert client.money.invoices[0].currency == client.currency == "GBP"
    with pytest.raises(Refused, match="one currency: GBP here, not USD"):
        add_invoice(client, new_id="i2", issued=TODAY, amount=Decimal(100), currency="USD")


def test_a_currency_that_was_wrong_is_mended_everywhere_at_once() -> None:
    client = add_invoice(fresh(), new_id="i1", issued=TODAY, amount=Decimal(100))
    client = change_currency(client, "usd")
    assert (client.engagement.currency, client.money.invoices[0].currency) == ("USD", "USD")


def test_a_payment_is_the_whole_of_what_is_open_unless_said_otherwise() -> None:
    client = add_invoice(fresh(), new_id="i1", issued=TODAY, amount=Decimal(100))
    client = record_payment(client, "i1", Decimal(30), on=TODAY, today=TODAY)
    assert client.money.outstanding(TODAY) == 70
    client = record_payment(client, "i1", on=TODAY, today=TODAY)
    assert client.money.invoices[0].status == "paid"
    assert not client.is_owed
    with pytest.raises(Refused, match="paid in full already"):
        record_payment(client, "i1", on=TODAY, today=TODAY)
    assert remove_payment(client, "i1", 1).money.outstanding(TODAY) == 70


def test_a_payment_or_hours_of_a_day_to_come_are_refused() -> None:
    client = add_invoice(fresh(), new_id="i1", issued=TODAY, amount=Decimal(100))
    with pytest.raises(Refused, match="has not come yet"):
        record_payment(client, "i1", on=date(2026, 11, 23), today=TODAY)
    with pytest.raises(Refused, match="has not come yet"):
        add_hours(client, new_id="h1", on=date(2026, 12, 1), hours=Decimal(3), today=TODAY)


def test_hours_are_added_changed_and_removed() -> None:
    client = add_hours(fresh(), new_id="h1", on=TODAY, hours=Decimal("7.5"), today=TODAY)
    client = edit_hours(client, "h1", today=TODAY, hours=Decimal(6), billable=False)
    assert (client.money.hours[0].hours, client.money.hours[0].billable) == (Decimal(6), False)
    assert remove_hours(client, "h1").money.hours == ()
    with pytest.raises(Refused, match="cannot be negative"):
        edit_hours(client, "h1", today=TODAY, hours=Decimal(-1))


def test_an_invoice_is_changed_and_removed_with_the_rules_kept() -> None:
    client = billed(fresh(), 1, date(2026, 10, 1), date(2026, 10, 15), None)
    assert edit_invoice(client, "i1", number="2026-1").money.invoices[0].number == "2026-1"
    with pytest.raises(Refused, match="before it was issued"):
        edit_invoice(client, "i1", due=date(2026, 9, 1))
    assert remove_invoice(client, "i1").money.invoices == ()
    with pytest.raises(NotFound):
        remove_invoice(client, "i2")


def test_how_an_invoice_stands_can_be_said_without_payments() -> None:
    client = billed(fresh(), 1, date(2026, 10, 1), date(2026, 10, 15), None)
    for status in ("paid", "void", "draft", "written-off"):
        assert not set_status(client, "i1", status).is_owed
    paid = record_payment(client, "i1", on=TODAY, today=TODAY)
    with pytest.raises(Refused, match="Remove one of them first"):
        set_status(paid, "i1", "open")


def test_what_is_yours_waits_until_they_have_paid() -> None:
    client = lay_out(parting(), (Item(id="p1", group="access", text="Send the source files", gate="payment"),))
    client = add_invoice(client, new_id="i1", issued=TODAY, amount=Decimal(100))
    item = client.handover.items[-1]
    assert state_of(item, client, TODAY) == "waits"
    with pytest.raises(NeedsReason):
        tick(client, "p1", on=TODAY)
    paid = record_payment(client, "i1", on=TODAY, today=TODAY)
    assert state_of(item, paid, TODAY) == "open"


def test_a_proposal_that_is_taken_over_becomes_a_rating_and_a_fact_with_its_rows() -> None:
    client = late_payer()
    (found,) = proposals(client, RULES, TODAY)
    assert str(found.sentence) == "3 of the last 5 invoices were 12 to 31 days late."
    client = accept_proposal(client, found, "3 of 5 were late", today=TODAY, new_id="o1")
    seen = client.scorecard.observations[0]
    assert client.scorecard.ratings == {"late-payment": 2}
    assert (seen.kind, seen.rows, seen.on) == ("fact", ("i7", "i8", "i10"), date(2026, 10, 16))
    assert proposals(client, RULES, TODAY) == ()
    assert proposals(rate(client, "late-payment", 0), RULES, TODAY) == (), "a rating changed by hand is not argued with"


def test_a_proposal_that_is_dismissed_stays_away_until_the_rows_change() -> None:
    client = late_payer()
    (found,) = proposals(client, RULES, TODAY)
    client = dismiss_proposal(client, found)
    assert proposals(client, RULES, TODAY) == ()
    assert proposals(client, RULES, date(2026, 12, 24)) == (), "another day alone is no reason to ask again"
    again = edit_invoice(client, "i8", amount=Decimal(900))
    assert [each.flag for each in proposals(again, RULES, TODAY)] == ["late-payment"]
    later = billed(client, 11, date(2026, 10, 15), date(2026, 11, 1), date(2026, 11, 20))
    assert [each.flag for each in proposals(later, RULES, TODAY)] == ["late-payment"]


def test_a_dismissed_proposal_comes_back_when_it_is_worse() -> None:
    client = late_payer()
    client = dismiss_proposal(client, proposals(client, RULES, TODAY)[0])
    client = billed(client, 12, date(2026, 8, 1), date(2026, 8, 15), None)
    assert [each.rating for each in proposals(client, RULES, TODAY)] == [3]


def test_without_a_due_day_the_time_to_pay_of_the_contract_counts() -> None:
    client = add_invoice(fresh(), new_id="i1", issued=date(2026, 8, 1), amount=Decimal(100))
    assert proposals(client, RULES, TODAY) == ()
    assert proposals(set_contract(client, payment_days=14), RULES, TODAY)[0].rating == 3
