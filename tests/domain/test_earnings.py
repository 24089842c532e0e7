"""What a client is worth, against examples computed by hand."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.earnings import (
    by_month,
    concentration,
    days_late,
    due_day,
    effective_rate,
    hours_worked,
    income,
    payment_behaviour,
)
from workbook.domain.money import Hours, Invoice, Payment

D = date.fromisoformat
TODAY = D("2026-05-31")


def invoice(amount: str, due: str | None, *paid: tuple[str, str], **more: object) -> Invoice:
    """Give an invoice issued on 1 June 2025 with payments (day, amount); paid in full means paid."""
    payments = tuple(Payment(on=D(on), amount=Decimal(part)) for on, part in paid)
    fields: dict[str, object] = {
        "id": f"{amount}-{due}",
        "issued": D("2025-06-01"),
        "due": D(due) if due else None,
        "amount": Decimal(amount),
        "currency": "EUR",
        "payments": payments,
        "status": "paid" if sum(payment.amount for payment in payments) >= Decimal(amount) else "open",
    }
    return Invoice.model_validate(fields | more)


def test_the_effective_rate_is_income_over_all_hours() -> None:
    assert effective_rate(Decimal(3000), Decimal(80)) == Decimal("37.5")
    assert effective_rate(Decimal(3000), Decimal(0)) is None


@pytest.mark.parametrize(
    ("bill", "late"),
    [
        (invoice("100", "2026-05-01", ("2026-05-13", "100")), 12),
        (invoice("100", "2026-05-01", ("2026-05-01", "100")), 0),
        (invoice("100", "2026-05-01", ("2026-04-20", "100")), 0),
        (invoice("100", "2026-05-01"), 30),
        (invoice("100", "2026-05-31"), 0),
        (invoice("100", "2026-06-30"), 0),
        (invoice("100", "2026-05-01", ("2026-05-02", "50")), 30),
        (invoice("100", "2026-05-01", ("2026-05-02", "50"), ("2026-05-21", "50")), 20),
        (invoice("100", "2026-05-01", ("2026-06-10", "100")), 30),
        (invoice("100", "2026-05-01", status="written-off"), 30),
        (invoice("100", "2026-05-01", status="paid"), None),
        (invoice("100", "2026-05-01", status="void"), None),
        (invoice("100", "2026-05-01", status="draft"), None),
        (invoice("100", None), None),
    ],
)
def test_days_late_run_from_the_due_day_to_full_payment_or_today(bill: Invoice, late: int | None) -> None:
    assert days_late(bill, TODAY) == late


def test_without_a_due_day_the_contracts_payment_days_count_from_the_issue() -> None:
    assert due_day(invoice("100", None), 14) == D("2025-06-15")
    assert due_day(invoice("100", "2026-05-01"), 14) == D("2026-05-01")
    assert days_late(invoice("100", None, ("2025-06-20", "100")), TODAY, 14) == 5


def test_the_mean_days_late_are_weighted_by_amount_and_count_the_unpaid_up_to_today() -> None:
    bills = [
        invoice("1000", "2026-01-31", ("2026-02-20", "1000")),  # 20 days
        invoice("3000", "2026-03-31", ("2026-03-31", "3000")),  # 0 days
        invoice("500", "2026-05-01"),  # 30 days up to today
        invoice("9000", "2026-06-15"),  # not due yet
    ]
    behaviour = payment_behaviour(bills, TODAY)
    assert behaviour.mean_days_late == Decimal(1000 * 20 + 500 * 30) / 4500
    assert behaviour.sample == 3
    assert behaviour.overdue_amount == 500
    assert behaviour.overdue_count == 1


def test_parts_of_an_invoice_are_late_each_on_their_own() -> None:
    bill = invoice("1000", "2026-05-01", ("2026-04-30", "400"), ("2026-05-11", "100"))
    # 400 in time, 100 ten days late, 500 thirty days late so far: (0 + 1000 + 15000) / 1000
    behaviour = payment_behaviour([bill], TODAY)
    assert behaviour.mean_days_late == 16
    assert behaviour.sample == 1
    assert behaviour.overdue_amount == 500


def test_what_was_settled_more_than_a_year_ago_is_forgotten_but_an_old_debt_is_not() -> None:
    old = invoice("100", "2025-03-01", ("2025-05-31", "100"), issued=D("2025-02-01"))
    assert payment_behaviour([old], TODAY).sample == 0
    debt = invoice("100", "2024-05-31", issued=D("2024-05-01"))
    assert payment_behaviour([debt], TODAY).mean_days_late == 730


def test_a_written_off_invoice_counts_as_late_but_not_as_overdue_and_only_for_a_year() -> None:
    bill = invoice("100", "2026-05-01", status="written-off")
    behaviour = payment_behaviour([bill], TODAY)
    assert behaviour.mean_days_late == 30
    assert behaviour.sample == 1
    assert behaviour.overdue_count == 0
    assert payment_behaviour([bill.evolve(issued=D("2024-01-01"), due=D("2024-02-01"))], TODAY).sample == 0


def test_what_cannot_be_dated_is_left_out_and_counted_apart() -> None:
    bills = [invoice("100", "2026-05-01", status="paid"), invoice("100", None)]
    behaviour = payment_behaviour([bill.evolve(issued=D("2026-04-01")) for bill in bills], TODAY)
    assert behaviour.mean_days_late is None
    assert behaviour.sample == 0
    assert behaviour.undated == 2


def test_what_is_due_today_is_neither_late_nor_overdue() -> None:
    behaviour = payment_behaviour([invoice("100", "2026-05-31")], TODAY)
    assert behaviour.sample == 0
    assert behaviour.overdue_count == 0


def test_nothing_is_said_of_no_invoices() -> None:
    behaviour = payment_behaviour([], TODAY)
    assert behaviour.mean_days_late is None
    assert behaviour.sample == 0
    assert behaviour.overdue_amount == 0


def test_income_is_what_came_in_during_the_last_twelve_months() -> None:
    bills = [
        invoice("100", "2025-05-01", ("2025-05-31", "100"), issued=D("2025-04-01")),  # a year ago to the day: out
        invoice("200", "2025-06-01", ("2025-06-01", "200")),
        invoice("400", "2026-05-31", ("2026-05-31", "400")),
        invoice("800", "2026-05-31", ("2026-06-01", "800")),  # tomorrow
        invoice("1600", None, status="paid"),  # on its day of issue
        invoice("3200", None, ("2026-01-01", "3200"), status="void"),
    ]
    assert income(bills, TODAY) == 200 + 400 + 1600


def test_all_hours_count_those_that_cannot_be_billed_too() -> None:
    rows = [
        Hours(id="1", on=D("2025-05-31"), hours=Decimal(1)),
        Hours(id="2", on=D("2025-06-01"), hours=Decimal(2)),
        Hours(id="3", on=D("2026-05-31"), hours=Decimal(4), billable=False),
        Hours(id="4", on=D("2026-05-01"), whole_month=True, hours=Decimal(80)),
    ]
    assert hours_worked(rows, TODAY) == 86


def test_months_are_added_up_the_running_one_left_out() -> None:
    rows = [(D("2026-02-28"), Decimal(1)), (D("2026-03-01"), Decimal(2)), (D("2026-04-30"), Decimal(4))]
    rows += [(D("2026-05-01"), Decimal(8))]
    assert by_month(rows, TODAY, 3) == (
        (D("2026-02-01"), Decimal(1)),
        (D("2026-03-01"), Decimal(2)),
        (D("2026-04-01"), Decimal(4)),
    )


def test_four_equal_clients_count_as_four_and_one_big_one_as_hardly_more_than_one() -> None:
    equal = concentration({name: Decimal(50) for name in "abcd"})
    assert equal is not None
    assert equal.hhi == 2500
    assert equal.effective == 4
    assert equal.shares["a"] == Decimal("0.25")
    uneven = concentration({"a": Decimal(80), "b": Decimal(10), "c": Decimal(10)})
    assert uneven is not None
    assert uneven.hhi == 6600  # 80² + 10² + 10²
    assert uneven.shares["a"] == Decimal("0.8")
    assert round(uneven.effective, 2) == Decimal("1.52")


def test_without_income_there_is_no_concentration() -> None:
    assert concentration({}) is None
    assert concentration({"a": Decimal(0)}) is None


@given(st.dictionaries(st.text(max_size=3), st.decimals(0, 10**9, places=2), min_size=1, max_size=12))
def test_shares_add_up_and_the_index_stays_in_its_bounds(incomes: dict[str, Decimal]) -> None:
    found = concentration(incomes)
    if found is None:
        assert not any(incomes.values())
        return
    earning = sum(1 for amount in incomes.values() if amount)
    tiny = Decimal("1e-18")
    assert abs(sum(found.shares.values(), Decimal(0)) - 1) < tiny
    assert Decimal(10_000) / earning - tiny <= found.hhi <= Decimal(10_000) + tiny
    squares = sum((100 * share * 100 * share for share in found.shares.values()), Decimal(0))
    assert abs(found.hhi - squares) < tiny
    assert 1 - tiny <= found.effective <= earning + tiny


@given(
    st.lists(
        st.tuples(st.integers(1, 10_000), st.integers(0, 300), st.none() | st.integers(0, 300)), min_size=1, max_size=8
    )
)
def test_the_mean_lies_between_the_best_and_the_worst(rows: list[tuple[int, int, int | None]]) -> None:
    bills = []
    for amount, due_before, paid_before in rows:
        due = date.fromordinal(TODAY.toordinal() - due_before).isoformat()
        paid = [] if paid_before is None else [(date.fromordinal(TODAY.toordinal() - paid_before).isoformat())]
        bills.append(invoice(str(amount), due, *((on, str(amount)) for on in paid), issued=D("2025-01-01")))
    behaviour = payment_behaviour(bills, TODAY)
    late = [days for bill in bills if (days := days_late(bill, TODAY)) is not None]
    if behaviour.mean_days_late is not None:
        assert 0 <= behaviour.mean_days_late <= max(late)
    assert behaviour.overdue_count <= len(bills)
