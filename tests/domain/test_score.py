"""The score: its laws, its worked examples, and the flags that are reason enough by themselves."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.rules import Rules
from workbook.domain.score import Term, band_of, deal_breaker, freshness, score
from workbook.domain.scorecard import FLAGS

TODAY = date(2026, 11, 22)
RULES = Rules()

facts = st.none() | st.integers(0, 2000).map(lambda days: TODAY - timedelta(days=days))
weights = st.floats(0.1, 10)


@st.composite
def scorecards(draw: st.DrawFn, least: int = 1) -> list[Term]:
    """Give judged flags, each at most once."""
    flags = draw(st.lists(st.sampled_from(FLAGS), min_size=least, unique=True))
    return [Term(flag, draw(weights), draw(st.integers(0, 3)), draw(facts)) for flag in flags]


def points(terms: list[Term], today: date = TODAY) -> float:
    found = score(terms, RULES, today).points
    assert found is not None
    return found


@given(scorecards())
def test_the_score_lies_between_0_and_100(terms: list[Term]) -> None:
    assert 0 <= points(terms) <= 100


@given(scorecards())
def test_the_parts_add_up_to_the_score(terms: list[Term]) -> None:
    assert sum(part.points for part in score(terms, RULES, TODAY).parts) == pytest.approx(points(terms))


@given(scorecards(), st.data())
def test_a_higher_rating_never_lowers_the_score(terms: list[Term], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(terms) - 1))
    term = terms[place]
    worse = [
        *terms[:place],
        Term(term.flag, term.weight, min(3, term.rating + 1), term.newest_fact),
        *terms[place + 1 :],
    ]
    assert points(worse) >= points(terms) - 1e-9


@given(scorecards(), st.integers(1, 4000))
def test_facts_fade_so_the_score_never_rises_by_waiting(terms: list[Term], days: int) -> None:
    assert points(terms, TODAY + timedelta(days=days)) <= points(terms) + 1e-9


@given(scorecards())
def test_a_fact_weighs_at_least_as_much_as_an_impression(terms: list[Term]) -> None:
    bare = [Term(t.flag, t.weight, t.rating, None) for t in terms]
    assert points(bare) <= points(terms) + 1e-9


@given(scorecards(), st.sampled_from(FLAGS), weights)
def test_not_judged_is_not_the_same_as_never(terms: list[Term], flag: str, weight: float) -> None:
    others = [term for term in terms if term.flag != flag and term.rating > 0]
    if others:
        assert points([*others, Term(flag, weight, 0, None)]) < points(others)


@given(scorecards(), st.floats(0.1, 50))
def test_only_the_proportion_of_the_weights_counts(terms: list[Term], factor: float) -> None:
    scaled = [Term(t.flag, t.weight * factor, t.rating, t.newest_fact) for t in terms]
    assert points(scaled) == pytest.approx(points(terms))


def test_nothing_judged_gives_no_score_and_no_band() -> None:
    found = score([], RULES, TODAY)
    assert (found.points, found.shown, found.band, found.provisional) == (None, None, None, True)


def test_a_worked_example_counted_by_hand() -> None:
    terms = [
        Term("late-payment", 3, 2, TODAY),  # 3 * 2/3 * 1.0 = 2
        Term("silence", 1, 3, TODAY - timedelta(days=90)),  # 1 * 3/3 * (0.5 + 0.5 * 0.5) = 0.75
        Term("outgrown", 2, 3, None),  # 2 * 3/3 * 0.5 = 1
    ]
    assert points(terms) == pytest.approx(100 * 3.75 / 6)


@pytest.mark.parametrize(("days", "expected"), [(0, 1.0), (90, 0.5), (180, 0.25), (-3, 1.0)])
def test_a_fact_loses_half_of_its_freshness_in_ninety_days(days: int, expected: float) -> None:
    assert freshness(TODAY - timedelta(days=days), TODAY, 90) == expected


@pytest.mark.parametrize(
    ("found", "band"), [(0, "keep"), (34.99, "keep"), (35, "repair"), (64.99, "repair"), (65, "part"), (100, "part")]
)
def test_the_bands_begin_at_35_and_65(found: float, band: str) -> None:
    assert band_of(found, RULES) == band


@given(scorecards())
def test_the_number_shown_always_lies_in_the_band_shown(terms: list[Term]) -> None:
    found = score(terms, RULES, TODAY)
    assert found.shown is not None
    assert band_of(found.shown, RULES) == found.computed_band


def test_fewer_than_five_judged_flags_are_provisional() -> None:
    four = [Term(flag, 1, 1, None) for flag in FLAGS[:4]]
    assert score(four, RULES, TODAY).provisional
    assert not score([*four, Term(FLAGS[4], 1, 0, None)], RULES, TODAY).provisional


@pytest.mark.parametrize(
    ("flag", "rating", "fact", "breaks"),
    [
        ("abuse", 2, TODAY, True), ("abuse", 3, TODAY, True), ("abuse", 1, TODAY, False), ("abuse", 3, None, False),
        ("late-payment", 3, TODAY, True), ("late-payment", 2, TODAY, False), ("late-payment", 3, None, False),
        ("disrespect", 3, TODAY, False),
    ],
)  # fmt: skip
def test_a_fact_of_abuse_or_of_no_payment_is_reason_enough(
    flag: str, rating: int, fact: date | None, breaks: bool
) -> None:
    calm = [Term(other, 3, 0, None) for other in FLAGS if other != flag]
    found = score([*calm, Term(flag, 1, rating, fact)], RULES, TODAY)
    assert (found.deal_breaker == flag) is breaks
    assert (found.band == "part") is breaks
    assert found.computed_band == "keep"


def test_a_band_set_by_hand_goes_before_everything() -> None:
    terms = [Term("abuse", 3, 3, TODAY)]
    found = score(terms, RULES, TODAY, override="keep")
    assert (found.band, found.overridden, found.deal_breaker) == ("keep", True, "abuse")
    assert deal_breaker(terms) == "abuse"
