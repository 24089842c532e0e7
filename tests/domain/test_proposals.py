"""Flags that the rows prove are proposed with the rows; what they do not prove is left to the person."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.days import add_months
from workbook.domain.money import Hours, Invoice, Money, Payment
from workbook.domain.proposals import Proposal, Thresholds, propose

D = date.fromisoformat
TODAY = D("2026-05-31")


def bills(*late: int | None, amount: int = 100, currency: str = "EUR") -> tuple[Invoice, ...]:
    """Give invoices, a month apart and the newest last, paid so many days after their due day; None: unpaid."""
    found = []
    for back, days in zip(range(len(late), 0, -1), late, strict=True):
        due = add_months(TODAY, -back)
        paid = () if days is None else (Payment(on=due + timedelta(days=days), amount=Decimal(amount)),)
        found.append(
            Invoice(
                id=f"i{back}",
                issued=due - timedelta(days=14),
                due=due,
                amount=Decimal(amount),
                currency=currency,
                payments=paid,
                status="open" if days is None else "paid",
            )
        )
    return tuple(found)


def hours_of(by_month: Sequence[int]) -> tuple[Hours, ...]:
    """Give hours of whole months, the last one being April 2026."""
    firsts = [add_months(D("2026-05-01"), -back) for back in range(len(by_month), 0, -1)]
    return tuple(
        Hours(id=f"h{first}", on=first, whole_month=True, hours=Decimal(each))
        for first, each in zip(firsts, by_month, strict=True)
    )


def only(found: tuple[Proposal, ...]) -> Proposal:
    assert len(found) == 1
    return found[0]


def test_three_of_five_late_invoices_are_often_and_are_named() -> None:
    late = only(propose(Money(invoices=bills(0, 12, 31, 0, 20)), today=TODAY))
    assert (late.flag, late.rating) == ("late-payment", 2)
    assert str(late.sentence) == "3 of the last 5 invoices were 12 to 31 days late."
    assert late.rows == ("i4", "i3", "i1")


def test_one_late_invoice_of_five_is_sometimes() -> None:
    late = only(propose(Money(invoices=bills(0, 0, 9, 0, 0)), today=TODAY))
    assert late.rating == 1
    assert str(late.sentence) == "One of the last 5 invoices was late. Days late: 9."


@pytest.mark.parametrize(
    "late",
    [
        (0, 0, 0, 0, 0),
        (3, 2, 1, 3, 0),  # within the days of grace
        (40, 40),  # too few to tell
        (50, 0, 0, 0, 0, 0),  # long ago, five good ones since
        (),
    ],
)
def test_nothing_is_proposed_where_the_invoices_do_not_show_it(late: tuple[int, ...]) -> None:
    assert propose(Money(invoices=bills(*late)), today=TODAY) == ()


def test_an_unpaid_invoice_counts_as_late_up_to_today() -> None:
    late = only(propose(Money(invoices=bills(0, 0, None)), today=TODAY))
    assert late.rating == 1
    assert "Days late: 31" in str(late.sentence)  # due on 30 April


def test_two_months_without_payment_are_never_paid() -> None:
    late = only(propose(Money(invoices=bills(0, None, 0)), today=TODAY))
    assert (late.flag, late.rating) == ("late-payment", 3)
    assert str(late.sentence) == "EUR 100.00 is still unpaid. Days past the due day: 61."
    assert late.rows == ("i2",)


@pytest.mark.parametrize(("due", "never"), [("2026-04-01", True), ("2026-04-02", False)])
def test_sixty_days_past_due_are_where_never_begins(due: str, never: bool) -> None:
    bill = Invoice(id="i", issued=D("2026-03-01"), due=D(due), amount=Decimal(100), currency="EUR")
    assert bool(propose(Money(invoices=(bill,)), today=TODAY)) is never


def test_a_written_off_invoice_is_never_paid() -> None:
    first, *rest = bills(0, 0, 0)
    written_off = first.evolve(status="written-off", payments=())
    late = only(propose(Money(invoices=(written_off, *rest)), today=TODAY))
    assert late.rating == 3
    assert "had to be written off" in str(late.sentence)


def test_due_days_may_come_from_the_contract() -> None:
    invoices = tuple(bill.evolve(due=None) for bill in bills(20, 20, 20))
    assert propose(Money(invoices=invoices), today=TODAY) == ()
    assert only(propose(Money(invoices=invoices), today=TODAY, payment_days=14)).rating == 2


@pytest.mark.parametrize(
    ("floor", "rating"),
    [("37.50", None), ("37.51", 1), ("46.87", 1), ("46.88", 2), ("75", 2), ("75.01", 3)],
)
def test_an_hour_that_earns_less_than_the_floor_costs_money(floor: str, rating: int | None) -> None:
    # 11 invoices of 1,500 within the year for 440 hours: 37.50 an hour, which is 0.8 of 46.875 and half of 75
    money = Money(invoices=bills(*[0] * 12, amount=1_500), hours=hours_of([40] * 12))
    money = money.evolve(invoices=tuple(bill.evolve(issued=bill.due) for bill in money.invoices))
    found = propose(money, today=TODAY, floor_rate=Decimal(floor))
    assert [each.rating for each in found] == ([] if rating is None else [rating])


def test_the_loss_is_told_in_numbers_with_its_rows() -> None:
    money = Money(invoices=bills(*[0] * 4, amount=500), hours=hours_of([20, 20, 20, 20]))
    loss = only(propose(money, today=TODAY, floor_rate=Decimal(60)))
    # four invoices of 500, the last on 16 April; the hours of January to April: 2,000 / 80
    assert loss.flag == "loses-money"
    assert str(loss.sentence) == "Invoiced EUR 2,000.00 for 80 hours, so EUR 25.00 an hour. Your floor is EUR 60.00."
    assert {"i1", "h2026-04-01"} <= set(loss.rows)


def test_hours_after_the_last_invoice_are_no_loss_yet() -> None:
    money = Money(invoices=bills(0, 0, 0, 0, amount=1_200), hours=hours_of([20, 20, 20, 20]))
    fresh = Hours(id="new", on=D("2026-05-20"), hours=Decimal(24))
    more = money.evolve(hours=(*money.hours, fresh, fresh.evolve(id="n2", on=D("2026-05-21"))))
    assert propose(more, today=TODAY, floor_rate=Decimal(50)) == propose(money, today=TODAY, floor_rate=Decimal(50))


def test_a_short_record_says_nothing_of_a_loss() -> None:
    money = Money(invoices=bills(0, amount=10), hours=hours_of([100]))
    assert propose(money, today=TODAY, floor_rate=Decimal(60)) == ()
    assert propose(Money(hours=hours_of([100] * 6)), today=TODAY, floor_rate=Decimal(60)) == ()


def test_foreign_invoices_are_held_against_the_floor_at_the_books_rate() -> None:
    money = Money(invoices=bills(*[0] * 4, amount=500, currency="USD"), hours=hours_of([20, 20, 20, 20]))
    floor = Decimal(60)
    assert propose(money, today=TODAY, floor_rate=floor) == ()
    assert only(propose(money, today=TODAY, floor_rate=floor, rates={"USD": Decimal(1)})).flag == "loses-money"


@pytest.mark.parametrize(
    ("recent", "rating"),
    [((40, 40, 40), None), ((31, 31, 31), None), ((30, 30, 30), 1), ((20, 20, 20), 2), ((0, 0, 30), 3)],
)
def test_work_that_falls_is_too_little(recent: tuple[int, int, int], rating: int | None) -> None:
    found = propose(Money(hours=hours_of([40] * 6 + list(recent))), today=TODAY)
    assert [each.rating for each in found] == ([] if rating is None else [rating])


def test_the_fall_is_told_in_hours_a_month() -> None:
    fall = only(propose(Money(hours=hours_of([40] * 6 + [20] * 3)), today=TODAY))
    assert str(fall.sentence) == "Hours a month: 20 in the last 3 months, 40 in the 6 before."
    assert len(fall.rows) == 9


def test_a_young_record_says_nothing_of_a_fall() -> None:
    assert propose(Money(hours=hours_of([40] * 5 + [0] * 3)), today=TODAY) == ()


def test_without_recent_hours_the_invoices_tell_whether_work_fell() -> None:
    steady = Money(invoices=bills(*[0] * 12), hours=hours_of([40] * 6 + [0] * 3))
    assert propose(steady, today=TODAY) == ()
    invoices = tuple(bill.evolve(amount=Decimal(1_000)) if n < 7 else bill for n, bill in enumerate(bills(*[0] * 12)))
    fall = only(propose(Money(invoices=invoices), today=TODAY))
    assert fall.flag == "too-little-work"
    assert "Invoiced a month" in str(fall.sentence)


def test_a_flag_that_is_rated_as_high_already_is_not_proposed_again() -> None:
    money = Money(invoices=bills(0, 12, 31, 0, 20))
    assert propose(money, today=TODAY, ratings={"late-payment": 2}) == ()
    assert only(propose(money, today=TODAY, ratings={"late-payment": 1})).rating == 2


def test_thresholds_can_be_set() -> None:
    strict = Thresholds(grace_days=0)
    assert only(propose(Money(invoices=bills(3, 0, 0, 0, 0)), today=TODAY, thresholds=strict)).rating == 1


@given(
    st.lists(st.none() | st.integers(0, 90), max_size=14),
    st.lists(st.integers(0, 600), max_size=14),
    st.none() | st.decimals(0, 500, places=2),
)
def test_any_rows_give_proposals_within_bounds_that_name_existing_rows(
    late: list[int | None], worked: list[int], floor: Decimal | None
) -> None:
    money = Money(invoices=bills(*late), hours=hours_of(worked))
    ids = {row.id for row in (*money.invoices,)} | {row.id for row in (*money.hours,)}
    found = propose(money, today=TODAY, floor_rate=floor)
    assert found == propose(money, today=TODAY, floor_rate=floor)
    for each in found:
        assert 1 <= each.rating <= 3
        assert str(each.sentence)
        assert each.rows
        assert set(each.rows) <= ids
