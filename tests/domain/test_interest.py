"""Interest for late payment, row by row as it would be checked on paper."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.contract import Contract
from workbook.domain.errors import Refused
from workbook.domain.interest import (
    Interest,
    RatePeriod,
    Scheme,
    Tier,
    interest_on,
    late_interest,
    preset,
    scheme_for,
    with_rates,
)
from workbook.domain.money import Invoice, Payment
from workbook.domain.rules import Rules

D = date.fromisoformat
TEN = Scheme(id="own", rates=(RatePeriod(start=D("1900-01-01"), percent=Decimal(10)),))


def rows(interest: Interest) -> list[tuple[str, str, int, str, str, str]]:
    """Give the rows as text: first, last, days, principal, percent, amount."""
    return [
        (str(r.first), str(r.last), r.days, str(r.principal), f"{r.percent.normalize():f}", str(r.amount))
        for r in interest.rows
    ]


def test_interest_runs_from_the_day_after_the_due_day_and_counts_the_last_day() -> None:
    # 1000 * 10 % * 30 / 365 = 8.219
    interest = late_interest(TEN, Decimal(1000), D("2026-03-31"), D("2026-04-30"))
    assert rows(interest) == [("2026-04-01", "2026-04-30", 30, "1000", "10", "8.22")]
    assert interest.total == Decimal("8.22")


@pytest.mark.parametrize(
    ("due", "until", "amount"),
    [
        ("2025-12-31", "2026-12-31", "100.00"),  # 365 days
        ("2023-12-31", "2024-12-31", "100.27"),  # 366 days of a leap year, still over 365
        ("2026-03-31", "2026-04-01", "0.27"),  # a single day
    ],
)
def test_a_year_has_365_days_also_in_a_leap_year(due: str, until: str, amount: str) -> None:
    assert late_interest(TEN, Decimal(1000), D(due), D(until)).interest == Decimal(amount)


@pytest.mark.parametrize("until", ["2026-03-31", "2026-03-01"])
def test_nothing_is_due_before_it_is_late(until: str) -> None:
    interest = late_interest(preset("eu"), Decimal(1000), D("2026-03-31"), D(until))
    assert interest.rows == ()
    assert interest.total == 0


def test_the_eu_rate_changes_with_the_half_year_and_forty_euros_are_added() -> None:
    # 20 days at 3.15 + 8: 1000 * 11.15 % * 20 / 365 = 6.110; 10 days at 2.15 + 8: 2.781
    interest = late_interest(preset("eu"), Decimal(1000), D("2025-06-10"), D("2025-07-10"))
    assert rows(interest) == [
        ("2025-06-11", "2025-06-30", 20, "1000", "11.15", "6.11"),
        ("2025-07-01", "2025-07-10", 10, "1000", "10.15", "2.78"),
    ]
    assert interest.fixed == 40
    assert interest.total == Decimal("48.89")


def test_the_uk_rate_of_the_first_day_holds_to_the_end() -> None:
    # 30 days at 4.75 + 8, although the reference rate fell on 1 July: 1000 * 12.75 % * 30 / 365 = 10.479
    interest = late_interest(preset("uk"), Decimal(1000), D("2025-06-10"), D("2025-07-10"))
    assert rows(interest) == [("2025-06-11", "2025-07-10", 30, "1000", "12.75", "10.48")]


@pytest.mark.parametrize(
    ("debt", "fixed"), [("0.01", 40), ("999.99", 40), ("1000", 70), ("9999.99", 70), ("10000", 100), ("50000", 100)]
)
def test_the_uk_fixed_sum_goes_by_the_debt(debt: str, fixed: int) -> None:
    assert late_interest(preset("uk"), Decimal(debt), D("2025-06-10"), D("2025-07-10")).fixed == fixed


def test_a_reference_rate_that_stays_the_same_makes_no_new_row() -> None:
    interest = late_interest(preset("eu"), Decimal(1000), D("2025-09-30"), D("2026-02-28"))
    assert len(interest.rows) == 1
    assert interest.rows[0].days == 151


def test_a_payment_lowers_the_debt_from_the_day_after_it() -> None:
    # 10 days on 1000: 2.740; 20 days on 600: 3.288
    interest = late_interest(
        TEN,
        Decimal(1000),
        D("2026-01-01"),
        D("2026-01-31"),
        payments=[Payment(on=D("2026-01-11"), amount=Decimal(400))],
    )
    assert rows(interest) == [
        ("2026-01-02", "2026-01-11", 10, "1000", "10", "2.74"),
        ("2026-01-12", "2026-01-31", 20, "600", "10", "3.29"),
    ]


def test_the_day_of_a_payment_still_bears_interest_on_the_debt_before_it() -> None:
    paid = [Payment(on=D("2026-01-02"), amount=Decimal(1000))]
    interest = late_interest(TEN, Decimal(1000), D("2026-01-01"), D("2026-01-31"), payments=paid)
    assert rows(interest) == [("2026-01-02", "2026-01-02", 1, "1000", "10", "0.27")]


def test_a_rate_that_changes_on_the_last_day_counts_for_that_day() -> None:
    # 20 days at 11.15 % and the last one at 10.15 %
    interest = late_interest(preset("eu"), Decimal(1000), D("2025-06-10"), D("2025-07-01"))
    assert [(row.days, row.percent) for row in interest.rows] == [(20, Decimal("11.15")), (1, Decimal("10.15"))]


def test_interest_ends_with_the_last_payment() -> None:
    bill = Invoice(
        id="i",
        issued=D("2026-01-01"),
        due=D("2026-01-15"),
        amount=Decimal(1000),
        currency="EUR",
        payments=(Payment(on=D("2026-01-25"), amount=Decimal(1000)),),
        status="paid",
    )
    interest = interest_on(bill, TEN, D("2026-12-31"))
    assert interest is not None
    assert rows(interest) == [("2026-01-16", "2026-01-25", 10, "1000", "10", "2.74")]


def test_the_due_day_may_come_from_the_contract() -> None:
    bill = Invoice(id="i", issued=D("2026-01-01"), amount=Decimal(1000), currency="EUR")
    assert interest_on(bill, TEN, D("2026-02-01")) is None
    interest = interest_on(bill, TEN, D("2026-02-01"), payment_days=14)
    assert interest is not None
    assert interest.rows[0].first == D("2026-01-16")


@pytest.mark.parametrize("status", ["void", "draft", "paid"])
def test_no_interest_is_told_where_it_cannot_be(status: str) -> None:
    bill = Invoice(id="i", issued=D("2026-01-01"), due=D("2026-01-15"), amount=Decimal(1000), currency="EUR")
    assert interest_on(bill.evolve(status=status), TEN, D("2026-02-01")) is None


def test_half_a_cent_is_rounded_up_or_to_even_as_asked() -> None:
    # 36.50 * 5 % * 1 / 365 is half a cent
    five = TEN.evolve(rates=(RatePeriod(start=D("1900-01-01"), percent=Decimal(5)),))
    up = late_interest(five, Decimal("36.50"), D("2026-01-01"), D("2026-01-02"))
    even = late_interest(five, Decimal("36.50"), D("2026-01-01"), D("2026-01-02"), rounding="half-even")
    assert up.interest == Decimal("0.01")
    assert even.interest == 0


def test_a_day_before_the_first_known_rate_is_refused() -> None:
    with pytest.raises(Refused, match="No rate is known for 2015-06-02"):
        late_interest(preset("eu"), Decimal(1000), D("2015-06-01"), D("2015-07-01"))


def test_rates_that_were_looked_up_too_long_ago_ask_to_be_checked() -> None:
    eu = preset("eu")
    assert not late_interest(eu, Decimal(1000), D("2026-06-01"), D("2026-06-30")).check_rates
    assert late_interest(eu, Decimal(1000), D("2026-06-01"), D("2026-07-01")).check_rates
    # in the UK the rate of the first day holds, so a later one need not be known
    assert not late_interest(preset("uk"), Decimal(1000), D("2026-06-01"), D("2026-12-31")).check_rates


@pytest.mark.parametrize("name", ["eu", "uk"])
def test_a_preset_says_when_its_rates_were_looked_up_and_where(name: str) -> None:
    scheme = scheme_for(Contract().evolve(interest_scheme=name))
    assert scheme is not None
    assert scheme.as_of == D("2026-01-01")
    assert scheme.source


def test_the_contract_picks_its_scheme_and_an_edited_one_comes_before_the_preset() -> None:
    assert scheme_for(Contract()) is None
    edited = preset("eu").evolve(margin=Decimal(9))
    assert scheme_for(Contract(interest_scheme="eu"), [edited]) == edited
    assert scheme_for(Contract(interest_scheme="uk"), [edited]) == preset("uk")
    own = scheme_for(Contract(interest_scheme="own", interest_percent=Decimal(9), interest_fixed_sum=Decimal(25)))
    assert own is not None
    assert own.percent_on(D("2026-01-01")) == 9
    assert own.fixed_sum(Decimal(1)) == 25


def test_rates_out_of_order_and_out_of_bounds_are_refused() -> None:
    with pytest.raises(Refused, match="oldest to the newest"):
        TEN.evolve(rates=(TEN.rates[0], TEN.rates[0]))
    with pytest.raises(Refused, match="between -10 and 100"):
        RatePeriod(start=D("2026-01-01"), percent=Decimal(1000))


def test_a_scheme_survives_being_written_and_read() -> None:
    for scheme in (preset("eu"), preset("uk")):
        assert Scheme.model_validate_json(scheme.model_dump_json()) == scheme


amounts = st.decimals("0.01", 10**6, places=2)
dues = st.dates(D("2016-01-01"), D("2026-01-01"))
payments = st.lists(
    st.builds(Payment, on=st.dates(D("2016-01-01"), D("2027-12-31")), amount=st.decimals("0.01", 10**5, places=2)),
    max_size=4,
)


@given(amounts, dues, st.integers(0, 1500), payments)
def test_rows_follow_each_other_and_add_up(amount: Decimal, due: date, late: int, paid: list[Payment]) -> None:
    interest = late_interest(preset("eu"), amount, due, due + timedelta(days=late), payments=paid)
    assert interest.interest == sum(row.amount for row in interest.rows)
    assert interest.total == interest.interest + interest.fixed
    for row, after in zip(interest.rows, interest.rows[1:], strict=False):
        assert after.first == row.last + timedelta(days=1)
    for row in interest.rows:
        assert row.days == (row.last - row.first).days + 1
        assert abs(row.amount - row.principal * row.percent * row.days / 36_500) <= Decimal("0.005")


@given(amounts, dues, st.integers(0, 1500), st.integers(1, 100), payments)
def test_waiting_longer_never_brings_less(
    amount: Decimal, due: date, late: int, more: int, paid: list[Payment]
) -> None:
    until = due + timedelta(days=late)
    now = late_interest(preset("eu"), amount, due, until, payments=paid)
    later = late_interest(preset("eu"), amount, due, until + timedelta(days=more), payments=paid)
    assert later.interest >= now.interest


@given(amounts, dues, st.integers(1, 1500))
def test_without_payments_every_late_day_is_counted_once(amount: Decimal, due: date, late: int) -> None:
    interest = late_interest(preset("eu"), amount, due, due + timedelta(days=late))
    assert sum(row.days for row in interest.rows) == late


def test_a_tier_without_a_bound_takes_all_that_is_larger() -> None:
    scheme = TEN.evolve(tiers=(Tier(below=Decimal(100), fixed=Decimal(5)),))
    assert scheme.fixed_sum(Decimal(99)) == 5
    assert scheme.fixed_sum(Decimal(100)) == 0


def test_a_newer_reference_rate_of_ones_own_is_used_from_its_day_on() -> None:
    scheme = with_rates(preset("eu"), {"2026-07-01": Decimal("3.15")})
    assert scheme.percent_on(date(2026, 6, 30)) == Decimal("10.15")
    assert scheme.percent_on(date(2026, 7, 1)) == Decimal("11.15")
    assert scheme.known_until == date(2026, 12, 31)
    assert with_rates(preset("eu"), {}) == preset("eu")


def test_a_known_reference_rate_can_be_corrected() -> None:
    scheme = with_rates(preset("uk"), {"2026-01-01": Decimal("3.5")})
    assert scheme.percent_on(date(2026, 2, 1)) == Decimal("11.5")
    assert len(scheme.rates) == len(preset("uk").rates)


def test_reference_rates_are_kept_with_the_book_and_read_again() -> None:
    rules = Rules(reference_rates={"eu": {"2026-07-01": Decimal("3.15")}})
    assert Rules.from_json(rules.to_json()) == rules
    for broken in ({"eu": {"tomorrow": "3"}}, {"eu": {"2026-07-01": "300"}}, {"eu": {"2026-07-01": "much"}}, {"eu": 3}):
        with pytest.raises(Refused):
            Rules.from_json({"reference_rates": broken})
