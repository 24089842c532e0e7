"""What a client is worth, drawn from their rows; and what is typed to get there."""

from datetime import date
from decimal import Decimal

import pytest

from tests.clients import fresh
from tests.fakes import TODAY
from workbook.domain.accounts import add_hours, add_invoice, record_payment
from workbook.domain.amounts import parse_rate
from workbook.domain.client import Client
from workbook.domain.dates import parse_month
from workbook.domain.engagement import set_engagement
from workbook.domain.errors import Refused
from workbook.domain.rules import Rules
from workbook.domain.worth import overdue, worth


def client_in(currency: str) -> Client:
    """Give a client who paid 1,000 two months ago for 20 hours, and owes 500 since ten days."""
    client = set_engagement(fresh(), currency=currency)
    client = add_invoice(client, new_id="i1", issued=date(2026, 9, 1), due=date(2026, 9, 15), amount=Decimal(1000))
    client = record_payment(client, "i1", on=date(2026, 9, 20), today=TODAY)
    client = add_invoice(client, new_id="i2", issued=date(2026, 11, 1), due=date(2026, 11, 12), amount=Decimal(500))
    return add_hours(client, new_id="h1", on=date(2026, 9, 1), hours=Decimal(20), whole_month=True, today=TODAY)


def test_an_hour_earns_what_came_in_over_all_hours() -> None:
    found = worth(client_in("EUR"), Rules(floor_rate=Decimal(40)), TODAY)
    assert (found.since, found.until) == (date(2026, 9, 1), date(2026, 10, 31))
    assert (found.income, found.hours, found.rate) == (Decimal(1000), Decimal(20), Decimal(50))
    assert found.rate_over_floor == Decimal("1.25")
    assert found.owed == 500
    assert [(bill.id, late) for bill, late in overdue(client_in("EUR"), TODAY)] == [("i2", 10)]


def test_the_rate_is_held_against_the_floor_only_with_an_exchange_rate() -> None:
    rules = Rules(floor_rate=Decimal(40))
    assert worth(client_in("GBP"), rules, TODAY).rate_over_floor is None
    with_rate = Rules(floor_rate=Decimal(40), rates={"GBP": Decimal("1.2")})
    assert worth(client_in("GBP"), with_rate, TODAY).rate_over_floor == Decimal("1.5")


def test_hours_of_a_month_are_held_against_the_income_of_full_months_alone() -> None:
    client = record_payment(client_in("EUR"), "i2", on=TODAY, today=TODAY)
    assert worth(client, Rules(), TODAY).rate == 50, "this month's hours are not noted yet"


def test_in_the_first_month_all_that_is_recorded_counts() -> None:
    client = add_invoice(fresh(), new_id="i1", issued=date(2026, 11, 3), amount=Decimal(600))
    client = record_payment(client, "i1", on=date(2026, 11, 4), today=TODAY)
    client = add_hours(client, new_id="h1", on=date(2026, 11, 10), hours=Decimal(10), today=TODAY)
    assert worth(client, Rules(), TODAY).rate == 60


def test_nothing_is_made_up_where_nothing_is_recorded() -> None:
    found = worth(fresh(), Rules(), TODAY)
    assert (found.rate, found.floor, found.behaviour.mean_days_late) == (None, None, None)


def test_hours_are_held_against_the_income_of_the_same_months() -> None:
    client = add_hours(client_in("EUR"), new_id="h0", on=date(2026, 1, 1), hours=Decimal(99), whole_month=True,
                       today=TODAY)  # fmt: skip
    assert worth(client, Rules(), TODAY).hours == 20, "the invoices begin in September"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("2026-10", date(2026, 10, 1)),
        ("10/2026", date(2026, 10, 1)),
        ("10.2026", date(2026, 10, 1)),
        ("oct", date(2026, 10, 1)),
        ("December", date(2025, 12, 1)),
        ("Okt. 2025", date(2025, 10, 1)),
        ("октябрь", date(2026, 10, 1)),
        ("3.11.", None),
        ("fri", None),
        ("yesterday", None),
    ],
)
def test_a_month_is_read_as_people_type_it(typed: str, first: date | None) -> None:
    assert parse_month(typed, TODAY) == first


def test_a_month_that_there_is_not_is_refused() -> None:
    with pytest.raises(Refused, match="no such day"):
        parse_month("2026-13", TODAY)


def test_a_rate_is_read_with_a_dot_or_a_comma() -> None:
    assert [parse_rate(text) for text in ("1.170", "0,0125", "9.75 %", "-0.5")] == [
        Decimal("1.170"), Decimal("0.0125"), Decimal("9.75"), Decimal("-0.5"),
    ]  # fmt: skip
    for text in ("", "much", "1.2.3", "1e5", "9" * 20, "١.٥"):
        with pytest.raises(Refused, match="is not a rate"):
            parse_rate(text)
