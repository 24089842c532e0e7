"""Invoices, payments and hours are kept as they are given, and slips are refused."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.errors import NotFound, Refused
from workbook.domain.money import (
    Hours,
    Invoice,
    Money,
    Payment,
    add_hours,
    add_invoice,
    add_rows,
    change_currency,
    edit_hours,
    edit_invoice,
    record_payment,
    remove_hours,
    remove_invoice,
    remove_payment,
)

D = date.fromisoformat
TODAY = D("2026-05-31")


def one(amount: str = "1000", **more: object) -> Money:
    invoice = Invoice(
        id="i1", number="2026-1", issued=D("2026-03-01"), due=D("2026-03-15"), amount=Decimal(amount), currency="eur"
    )
    return Money(invoices=(invoice.evolve(**more),))


def test_an_invoice_is_kept_as_it_was_given() -> None:
    money = add_invoice(
        Money(),
        new_id="i1",
        number="2026-1",
        issued=D("2026-03-01"),
        due=D("2026-03-15"),
        amount=Decimal("1000.50"),
        currency="EUR",
        note="March",
        source="invoices.csv:3",
    )
    assert money.invoices[0].amount == Decimal("1000.50")
    assert money.outstanding(TODAY) == Decimal("1000.50")
    assert Money.model_validate_json(money.model_dump_json()) == money


def test_a_number_is_given_once() -> None:
    with pytest.raises(Refused, match="2026-1 already"):
        add_invoice(one(), new_id="i2", number="2026-1", issued=D("2026-04-01"), amount=Decimal(5), currency="EUR")


def test_invoices_without_a_number_may_be_several() -> None:
    money = one(number="")
    money = add_invoice(money, new_id="i2", issued=D("2026-04-01"), amount=Decimal(5), currency="EUR")
    assert len(money.invoices) == 2


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"due": D("2026-02-28")}, "before it was issued"),
        ({"amount": Decimal(-1)}, "cannot be negative"),
        ({"issued": D("0026-01-01")}, "out of reach"),
        ({"currency": "euros"}, "is not a currency"),
        ({"amount": Decimal(10) ** 15}, "too large"),
    ],
)
def test_an_invoice_that_cannot_be_is_refused(wrong: dict[str, object], words: str) -> None:
    with pytest.raises(Refused, match=words):
        edit_invoice(one(), "i1", **wrong)


def test_a_second_currency_is_refused_and_the_first_can_be_corrected() -> None:
    with pytest.raises(Refused, match="one currency"):
        add_invoice(one(), new_id="i2", issued=D("2026-04-01"), amount=Decimal(5), currency="USD")
    assert change_currency(one(), "USD").invoices[0].currency == "USD"


def test_parts_that_add_up_pay_an_invoice() -> None:
    money = record_payment(one(), "i1", Decimal(400), on=D("2026-03-20"))
    assert money.invoices[0].status == "open"
    assert money.outstanding(TODAY) == 600
    money = record_payment(money, "i1", Decimal(600), on=D("2026-03-10"))
    assert money.invoices[0].status == "paid"
    assert money.outstanding(TODAY) == 0
    assert [payment.on for payment in money.invoices[0].payments] == [D("2026-03-10"), D("2026-03-20")]


def test_a_payment_that_is_still_to_come_is_still_owed() -> None:
    money = record_payment(one(), "i1", Decimal(1000), on=D("2026-06-15"))
    assert money.outstanding(TODAY) == 1000
    assert money.outstanding(D("2026-06-15")) == 0


def test_they_may_pay_too_much_but_not_twice() -> None:
    money = record_payment(one(), "i1", Decimal(1010), on=D("2026-03-20"))
    assert money.outstanding(TODAY) == 0
    with pytest.raises(Refused, match="paid in full already"):
        record_payment(money, "i1", Decimal(1), on=D("2026-03-21"))


@pytest.mark.parametrize("amount", [Decimal(0), Decimal(-5)])
def test_a_payment_is_more_than_nothing(amount: Decimal) -> None:
    with pytest.raises(Refused, match="more than 0"):
        record_payment(one(), "i1", amount, on=D("2026-03-20"))


@pytest.mark.parametrize("status", ["void", "draft"])
def test_what_was_never_owed_takes_no_payment(status: str) -> None:
    with pytest.raises(Refused, match="takes no payment"):
        record_payment(one(status=status), "i1", Decimal(5), on=D("2026-03-20"))


def test_taking_a_payment_back_opens_the_invoice_again() -> None:
    money = record_payment(one(), "i1", Decimal(1000), on=D("2026-03-20"))
    money = remove_payment(money, "i1", 0)
    assert money.invoices[0].status == "open"
    assert money.outstanding(TODAY) == 1000
    with pytest.raises(Refused, match="no such payment"):
        remove_payment(money, "i1", 0)


def test_a_higher_amount_opens_a_paid_invoice_and_a_lower_one_settles_it() -> None:
    money = record_payment(one(), "i1", Decimal(1000), on=D("2026-03-20"))
    assert edit_invoice(money, "i1", amount=Decimal(1200)).invoices[0].status == "open"
    part = record_payment(one(), "i1", Decimal(900), on=D("2026-03-20"))
    assert edit_invoice(part, "i1", amount=Decimal(900)).invoices[0].status == "paid"


def test_marking_as_paid_without_a_day_leaves_the_rest_undated_and_nothing_owed() -> None:
    money = record_payment(one(), "i1", Decimal(400), on=D("2026-03-20"))
    money = edit_invoice(money, "i1", status="paid")
    assert money.invoices[0].undated == 600
    assert money.outstanding(TODAY) == 0


@pytest.mark.parametrize("status", ["void", "draft", "written-off"])
def test_nothing_is_expected_of_an_invoice_that_is_void_a_draft_or_written_off(status: str) -> None:
    assert one(status=status).outstanding(TODAY) == 0


def test_late_money_for_a_written_off_invoice_still_counts_as_paid() -> None:
    money = record_payment(one(status="written-off"), "i1", Decimal(1000), on=D("2026-05-20"))
    assert money.invoices[0].status == "paid"


def test_an_invoice_goes_with_its_payments() -> None:
    assert remove_invoice(one(), "i1") == Money()
    with pytest.raises(NotFound):
        remove_invoice(Money(), "i1")


def test_hours_are_kept_changed_and_removed() -> None:
    money = add_hours(Money(), new_id="h1", on=D("2026-03-02"), hours=Decimal("7.5"), note="site")
    money = edit_hours(money, "h1", hours=Decimal(8), billable=False)
    assert money.hours[0].hours == 8
    assert money.hours[0].billable is False
    assert remove_hours(money, "h1") == Money()


@pytest.mark.parametrize(
    ("on", "hours", "whole_month", "fits"),
    [
        ("2026-03-02", "24", False, True),
        ("2026-03-02", "24.01", False, False),
        ("2026-03-02", "-0.1", False, False),
        ("2026-03-01", "744", True, True),
        ("2026-03-01", "744.5", True, False),
        ("2026-02-01", "672", True, True),
        ("2026-02-01", "673", True, False),
        ("2024-02-01", "696", True, True),
    ],
)
def test_a_day_and_a_month_hold_no_more_hours_than_they_have(
    on: str, hours: str, whole_month: bool, fits: bool
) -> None:
    def add() -> Money:
        return add_hours(Money(), new_id="h1", on=D(on), hours=Decimal(hours), whole_month=whole_month)

    if fits:
        assert add().hours[0].hours == Decimal(hours)
    else:
        with pytest.raises(Refused):
            add()


def test_many_rows_come_in_together_or_not_at_all() -> None:
    rows = tuple(Hours(id=f"h{n}", on=D("2026-03-02"), hours=Decimal(1)) for n in range(100))
    assert len(add_rows(Money(), hours=rows).hours) == 100
    with pytest.raises(Refused, match="same id"):
        add_rows(Money(), hours=(rows[0], rows[0]))


@given(
    st.decimals(1, 1000, places=2),
    st.lists(st.tuples(st.dates(D("2026-01-01"), D("2026-12-31")), st.decimals("0.01", 500, places=2)), max_size=6),
    st.dates(D("2026-01-01"), D("2026-12-31")),
)
def test_what_is_owed_never_falls_below_nothing_and_matches_what_came_in(
    amount: Decimal, paid: list[tuple[date, Decimal]], today: date
) -> None:
    payments = tuple(Payment(on=on, amount=part) for on, part in paid)
    invoice = Invoice(id="i", issued=D("2026-01-01"), amount=amount, currency="EUR", payments=payments)
    assert invoice.outstanding(today) == max(amount - invoice.received(today), 0)
