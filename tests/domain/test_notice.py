"""The contract clock, against examples counted by hand and the laws that hold for all of them."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.contract import Contract, NoticeUnit
from workbook.domain.days import DaysOff, add_months, month_end, quarter_end
from workbook.domain.errors import Refused
from workbook.domain.notice import NoticeCount, count_notice, latest_notice_for, mid_term, refund

D = date.fromisoformat

GERMANY = DaysOff(
    holidays={
        D("2026-01-01"): "Neujahr",
        D("2026-04-03"): "Karfreitag",
        D("2026-04-06"): "Ostermontag",
        D("2026-05-01"): "Erster Mai",
        D("2026-05-14"): "Christi Himmelfahrt",
        D("2026-05-25"): "Pfingstmontag",
        D("2026-10-03"): "Tag der Deutschen Einheit",
        D("2026-12-25"): "Erster Weihnachtstag",
        D("2026-12-26"): "Zweiter Weihnachtstag",
        D("2027-01-01"): "Neujahr",
    }
)


def notice(length: int | None, unit: NoticeUnit = "days", **more: object) -> Contract:
    return Contract().evolve(notice_length=length, notice_unit=unit, **more)


ME = {"notice_to": "month-end"}
QE = {"notice_to": "quarter-end"}
NEXT = {"last_day_rule": "next"}
PREVIOUS = {"last_day_rule": "previous"}

BY_HAND = [
    # days: the day of notice is not counted
    (notice(14), "2026-03-02", "2026-03-16"),
    (notice(1), "2026-12-31", "2027-01-01"),
    (notice(30), "2026-01-30", "2026-03-01"),
    (notice(30), "2024-01-30", "2024-02-29"),
    (notice(90), "2026-11-22", "2027-02-20"),
    (notice(365), "2027-03-01", "2028-02-29"),
    (notice(0), "2026-03-02", "2026-03-02"),
    # weeks
    (notice(2, "weeks"), "2026-11-22", "2026-12-06"),
    (notice(4, "weeks"), "2026-02-02", "2026-03-02"),
    (notice(6, "weeks"), "2026-11-20", "2027-01-01"),
    (notice(1, "weeks"), "2024-02-23", "2024-03-01"),
    # months clamp
    (notice(1, "months"), "2026-01-31", "2026-02-28"),
    (notice(1, "months"), "2024-01-31", "2024-02-29"),
    (notice(1, "months"), "2026-02-28", "2026-03-28"),
    (notice(1, "months"), "2024-02-29", "2024-03-29"),
    (notice(3, "months"), "2026-11-30", "2027-02-28"),
    (notice(12, "months"), "2024-02-29", "2025-02-28"),
    (notice(1, "months"), "2026-03-31", "2026-04-30"),
    (notice(6, "months"), "2026-08-31", "2027-02-28"),
    (notice(3, "months"), "2026-01-15", "2026-04-15"),
    (notice(24, "months"), "2026-02-28", "2028-02-28"),
    # to the end of a month
    (notice(1, "months", **ME), "2026-01-31", "2026-02-28"),
    (notice(1, "months", **ME), "2026-02-28", "2026-03-31"),
    (notice(1, "months", **ME), "2026-02-01", "2026-03-31"),
    (notice(4, "weeks", **ME), "2026-11-02", "2026-11-30"),
    (notice(4, "weeks", **ME), "2026-11-03", "2026-12-31"),
    (notice(14, "days", **ME), "2026-02-14", "2026-02-28"),
    (notice(14, "days", **ME), "2026-02-15", "2026-03-31"),
    (notice(14, "days", **ME), "2024-02-15", "2024-02-29"),
    (notice(0, "days", **ME), "2026-05-30", "2026-05-31"),
    (notice(0, "days", **ME), "2026-05-31", "2026-05-31"),
    # to the end of a quarter
    (notice(6, "weeks", **QE), "2026-02-17", "2026-03-31"),
    (notice(6, "weeks", **QE), "2026-02-18", "2026-06-30"),
    (notice(3, "months", **QE), "2026-09-30", "2026-12-31"),
    (notice(3, "months", **QE), "2026-10-01", "2027-03-31"),
    (notice(1, "months", **QE), "2026-11-30", "2026-12-31"),
    (notice(6, "months", **QE), "2026-03-31", "2026-09-30"),
    (notice(0, "days", **QE), "2026-04-01", "2026-06-30"),
    # counted in working days: Good Friday and Easter Monday, Christmas, the first of May are left out
    (notice(10, "working-days"), "2026-03-27", "2026-04-14"),
    (notice(5, "working-days"), "2026-12-23", "2026-12-31"),
    (notice(1, "working-days"), "2026-04-30", "2026-05-04"),
    (notice(20, "working-days"), "2026-06-01", "2026-06-29"),
    (notice(1, "working-days"), "2026-08-01", "2026-08-03"),
    # a last day at a weekend or on a holiday moves
    (notice(14, "days"), "2026-08-01", "2026-08-15"),
    (notice(14, "days", **NEXT), "2026-08-01", "2026-08-17"),
    (notice(14, "days", **PREVIOUS), "2026-08-01", "2026-08-14"),
    (notice(14, "days", **NEXT), "2026-12-11", "2026-12-28"),
    (notice(14, "days", **PREVIOUS), "2026-12-11", "2026-12-24"),
    (notice(7, "days", **NEXT), "2026-03-27", "2026-04-07"),
    (notice(7, "days", **PREVIOUS), "2026-03-27", "2026-04-02"),
    (notice(1, "months", **ME, **NEXT), "2026-04-15", "2026-06-01"),
    (notice(1, "months", **ME, **PREVIOUS), "2026-04-15", "2026-05-29"),
    (notice(3, "months", **QE, **PREVIOUS), "2028-06-15", "2028-09-29"),
    (notice(14, "days", **NEXT), "2026-08-03", "2026-08-17"),
    (notice(2, "days", **PREVIOUS), "2026-07-30", "2026-07-31"),
    # the previous working day would be the day of notice itself: the next one is taken
    (notice(1, "days", **PREVIOUS), "2026-07-31", "2026-08-03"),
    # the contract ends by itself first, is renewed, or is over already
    (notice(3, "months", end=D("2026-06-30")), "2026-05-01", "2026-06-30"),
    (notice(3, "months", end=D("2026-06-30"), renewal="automatic"), "2026-05-01", "2026-08-01"),
    (notice(14, "days", end=D("2026-06-30")), "2026-07-01", "2026-07-15"),
    (notice(14, "days", end=D("2026-06-30")), "2026-05-01", "2026-05-15"),
    # the contract is silent
    (Contract(), "2026-03-02", "2026-03-16"),
    (notice(None, "days", **ME), "2026-03-20", "2026-04-30"),
]


@pytest.mark.parametrize(("contract", "given_on", "last_day"), BY_HAND)
def test_the_last_day_is_the_one_counted_by_hand(contract: Contract, given_on: str, last_day: str) -> None:
    count = count_notice(contract, D(given_on), off=GERMANY)
    assert count.last_day == D(last_day)
    assert count.steps[-1].day == count.last_day


def words(count: NoticeCount) -> list[str]:
    return [str(step.sentence) for step in count.steps]


def test_every_step_of_the_count_is_explained() -> None:
    count = count_notice(notice(1, "months", **ME, **PREVIOUS), D("2026-04-15"), off=GERMANY)
    assert words(count) == [
        "Notice is given on 2026-04-15. That day is not counted.",
        "Months counted: 1. They run out on 2026-05-15.",
        "The contract ends at the end of a month: 2026-05-31.",
        "2026-05-31 is at the weekend, so the last day moves to 2026-05-29.",
    ]


def test_the_holiday_that_moves_the_last_day_is_named() -> None:
    count = count_notice(notice(7, "days", **NEXT), D("2026-03-27"), off=GERMANY)
    assert "2026-04-03 is a holiday (Karfreitag), so the last day moves to 2026-04-07." in words(count)


def test_a_month_cut_short_is_explained() -> None:
    count = count_notice(notice(1, "months"), D("2026-01-31"))
    assert "That month is shorter" in words(count)[-1]


def test_a_notice_by_post_counts_from_the_day_it_arrives() -> None:
    count = count_notice(notice(14), D("2026-03-02"), received_on=D("2026-03-05"))
    assert (count.given_on, count.received_on, count.last_day) == (D("2026-03-02"), D("2026-03-05"), D("2026-03-19"))
    assert "It arrives on 2026-03-05. That day is not counted." in words(count)


def test_a_notice_cannot_arrive_before_it_is_given() -> None:
    with pytest.raises(Refused, match="before it is given"):
        count_notice(notice(14), D("2026-03-02"), received_on=D("2026-03-01"))


def test_where_the_contract_is_silent_the_named_pause_is_the_last_day() -> None:
    count = count_notice(Contract(), D("2026-03-02"), pause=D("2026-04-30"))
    assert count.last_day == D("2026-04-30")


def test_a_pause_that_is_over_falls_back_to_two_weeks_and_says_so() -> None:
    count = count_notice(Contract(), D("2026-03-02"), pause=D("2026-03-02"))
    assert count.last_day == D("2026-03-16")
    assert "is over" in words(count)[-1]


def test_where_the_contract_is_silent_the_book_may_ask_for_another_length() -> None:
    assert count_notice(Contract(), D("2026-03-02"), silent_days=30).last_day == D("2026-04-01")
    assert latest_notice_for(Contract(), D("2026-04-01"), silent_days=30) == D("2026-03-02")


def test_a_pause_does_not_override_the_contract() -> None:
    assert count_notice(notice(14), D("2026-03-02"), pause=D("2026-03-05")).last_day == D("2026-03-16")


@pytest.mark.parametrize("wild", [date.min, date.max, date(1899, 12, 31), date(2201, 1, 1)])
def test_a_wild_year_is_refused_instead_of_overrunning_the_calendar(wild: date) -> None:
    with pytest.raises(Refused, match="out of reach"):
        count_notice(notice(14), wild)
    with pytest.raises(Refused, match="out of reach"):
        latest_notice_for(notice(14), wild)
    with pytest.raises(Refused, match="out of reach"):
        mid_term(Contract(end=D("2026-06-30")), wild)
    with pytest.raises(Refused, match="out of reach"):
        count_notice(Contract(), D("2026-06-30"), pause=date.max)


@pytest.mark.parametrize(
    ("contract", "last_day", "latest"),
    [
        (notice(14), "2026-03-16", "2026-03-02"),
        (notice(1, "months"), "2026-02-28", "2026-01-31"),
        (notice(1, "months"), "2026-03-30", "2026-02-28"),
        (notice(6, "weeks", **QE), "2026-03-31", "2026-02-17"),
        (notice(6, "weeks", **QE), "2026-06-29", "2026-02-17"),
        (notice(4, "weeks", **ME), "2026-11-30", "2026-11-02"),
        (notice(10, "working-days"), "2026-04-14", "2026-03-29"),  # a Sunday: the count starts on Monday all the same
        (notice(0), "2026-03-16", "2026-03-16"),
        (Contract(), "2026-03-16", "2026-03-02"),
    ],
)
def test_the_latest_day_for_notice_is_the_one_counted_back_by_hand(
    contract: Contract, last_day: str, latest: str
) -> None:
    assert latest_notice_for(contract, D(last_day), off=GERMANY) == D(latest)


# In the middle of a term


def test_an_open_contract_has_no_middle() -> None:
    assert mid_term(Contract(start=D("2025-01-01")), D("2026-03-16")) is None


def test_ending_on_the_very_end_of_the_term_is_not_mid_term() -> None:
    assert mid_term(Contract(end=D("2026-12-31")), D("2026-12-31")) is None


def test_a_term_that_ends_by_itself_is_pointed_out_and_needs_no_notice() -> None:
    found = mid_term(Contract(end=D("2026-12-31"), notice_length=4), D("2026-12-06"))
    assert found is not None
    assert (found.days_early, found.term_end.day, found.term_end.notice_by) == (25, D("2026-12-31"), None)
    assert found.next_end is None


def test_a_renewed_term_names_its_end_the_next_one_and_the_days_for_notice() -> None:
    contract = Contract(
        start=D("2025-01-01"), end=D("2025-12-31"), renewal="automatic", renewal_months=12, renewal_notice_days=90
    )
    found = mid_term(contract, D("2026-03-16"))
    assert found is not None
    assert (found.term_end.day, found.term_end.notice_by) == (D("2026-12-31"), D("2026-10-02"))
    assert found.next_end is not None
    assert (found.next_end.day, found.next_end.notice_by) == (D("2027-12-31"), D("2027-10-02"))


def test_half_year_terms_end_with_their_months() -> None:
    contract = Contract(end=D("2026-06-30"), renewal="automatic", renewal_months=6)
    found = mid_term(contract, D("2026-07-10"))
    assert found is not None
    assert (found.term_end.day, found.term_end.notice_by) == (D("2026-12-31"), None)
    assert found.next_end is not None
    assert found.next_end.day == D("2027-06-30")


def test_notice_for_the_end_of_a_term_keeps_to_the_notice_and_to_the_renewal_window() -> None:
    contract = Contract(
        end=D("2026-12-31"),
        renewal="automatic",
        renewal_months=12,
        renewal_notice_days=30,
        notice_length=3,
        notice_unit="months",
    )
    found = mid_term(contract, D("2026-11-01"))
    assert found is not None
    # three months back from 31 December is 30 September (30 + 3 months = 30 December; 1 October would be 1 January)
    assert found.term_end.notice_by == D("2026-09-30")


def test_a_renewal_without_a_length_goes_on_openly() -> None:
    contract = Contract(end=D("2026-06-30"), renewal="automatic")
    assert mid_term(contract, D("2026-07-01")) is None
    assert mid_term(contract, D("2026-06-29")) is not None


def test_after_the_last_term_nothing_is_mid_term() -> None:
    assert mid_term(Contract(end=D("2026-06-30")), D("2026-07-01")) is None


# Refund


@pytest.mark.parametrize(
    ("paid", "done", "back"),
    [("1000", "0.25", "750"), ("1000", "1", "0"), ("99.99", "0", "99.99"), ("0", "0.5", "0"), ("100", "0.333", "66.7")],
)
def test_the_refund_is_the_share_not_done(paid: str, done: str, back: str) -> None:
    assert refund(Decimal(paid), Decimal(done)) == Decimal(back)


@pytest.mark.parametrize(("paid", "done"), [("100", "1.01"), ("100", "-0.1"), ("-1", "0.5")])
def test_a_refund_of_nonsense_is_refused(paid: str, done: str) -> None:
    with pytest.raises(Refused):
        refund(Decimal(paid), Decimal(done))


# Laws

days = st.dates(date(1990, 1, 1), date(2100, 12, 31))
offs = st.builds(
    lambda ordinals, weekend: DaysOff(holidays=dict.fromkeys(map(date.fromordinal, ordinals), "x"), weekend=weekend),
    st.frozensets(st.integers(739_000, 741_000), max_size=30),
    st.sampled_from([frozenset({5, 6}), frozenset({4, 5}), frozenset({6})]),
)
near = st.dates(date.fromordinal(739_000), date.fromordinal(741_000))


@st.composite
def contracts(draw: st.DrawFn, *, fixed: bool = True) -> Contract:
    unit: NoticeUnit = draw(st.sampled_from(["days", "working-days", "weeks", "months"]))
    longest = {"days": 730, "working-days": 60, "weeks": 104, "months": 24}[unit]
    return Contract(
        notice_length=draw(st.none() | st.integers(1, longest)),
        notice_unit=unit,
        notice_to=draw(st.sampled_from(["any", "month-end", "quarter-end"])),
        last_day_rule=draw(st.sampled_from(["none", "next", "previous"])),
        end=draw(st.none() | near) if fixed else None,
    )


@given(contracts(), near, offs, st.none() | near)
def test_the_last_day_lies_after_the_day_of_notice(
    contract: Contract, on: date, off: DaysOff, pause: date | None
) -> None:
    assert count_notice(contract, on, off=off, pause=pause).last_day > on


@given(contracts(), near, st.integers(1, 40), offs, st.none() | near)
def test_notice_given_later_never_ends_sooner(
    contract: Contract, on: date, later: int, off: DaysOff, pause: date | None
) -> None:
    sooner = count_notice(contract, on, off=off, pause=pause)
    assert count_notice(contract, on + timedelta(days=later), off=off, pause=pause).last_day >= sooner.last_day


@given(contracts(fixed=False), near, offs)
def test_counting_forward_from_the_latest_day_never_passes_the_end_and_a_day_later_does(
    contract: Contract, last_day: date, off: DaysOff
) -> None:
    latest = latest_notice_for(contract, last_day, off=off)
    assert count_notice(contract, latest, off=off).last_day <= last_day
    assert count_notice(contract, latest + timedelta(days=1), off=off).last_day > last_day


@given(contracts(fixed=False), near, offs)
def test_giving_notice_on_the_latest_day_for_a_counted_end_reaches_that_end(
    contract: Contract, on: date, off: DaysOff
) -> None:
    end = count_notice(contract, on, off=off).last_day
    latest = latest_notice_for(contract, end, off=off)
    assert latest >= on
    assert count_notice(contract, latest, off=off).last_day == end


@given(contracts(fixed=False), st.sampled_from(["next", "previous"]), near, offs)
def test_a_moved_last_day_is_always_a_working_day(contract: Contract, rule: str, on: date, off: DaysOff) -> None:
    assert off.is_worked(count_notice(contract.evolve(last_day_rule=rule), on, off=off).last_day)


@given(days, st.integers(0, 24))
def test_months_clamp_to_the_month_they_reach(day: date, months: int) -> None:
    reached = add_months(day, months)
    assert (reached.year * 12 + reached.month) - (day.year * 12 + day.month) == months
    assert reached.day == min(day.day, month_end(reached).day)
    assert add_months(reached, -months) <= day


@given(days)
def test_the_ends_of_month_and_quarter_are_followed_by_a_first(day: date) -> None:
    assert day <= month_end(day) <= quarter_end(day)
    assert (month_end(day) + timedelta(days=1)).day == 1
    after = quarter_end(day) + timedelta(days=1)
    assert (after.day, after.month % 3) == (1, 1)
    assert (after - day).days <= 92


@given(
    st.integers(1, 24),
    near,
    near,
)
def test_a_mid_term_end_is_never_before_the_last_day_and_the_next_one_follows(
    months: int, end: date, last_day: date
) -> None:
    found = mid_term(Contract(end=end, renewal="automatic", renewal_months=months), last_day)
    if found is not None:
        assert found.term_end.day > last_day
        assert found.next_end is not None
        assert found.next_end.day > found.term_end.day
        assert mid_term(Contract(end=end, renewal="automatic", renewal_months=months), found.term_end.day) is None
