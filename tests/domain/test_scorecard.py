"""The scorecard's verbs: rating, observing, reviewing, and what they refuse."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.clients import fresh, judged
from tests.fakes import TODAY
from workbook.domain.errors import NotFound, Refused
from workbook.domain.rules import Rules
from workbook.domain.scorecard import (
    FLAGS,
    current_override,
    drop_override,
    edit_observation,
    observe,
    override_band,
    rate,
    remove_observation,
    review,
    set_cadence,
    terms,
)

HOSTILE = "\x1b[2J[/b]\u202e😀\x00 שלום"


@given(st.lists(st.tuples(st.sampled_from(FLAGS), st.none() | st.integers(0, 3))))
def test_the_last_rating_of_each_flag_stands_and_none_is_not_judged(given_: list[tuple[str, int | None]]) -> None:
    client = fresh()
    for flag, rating in given_:
        client = rate(client, flag, rating)
    expected = {flag: rating for flag, rating in dict(given_).items() if rating is not None}
    assert client.scorecard.ratings == expected
    assert [term.flag for term in terms(client.scorecard, {})] == [flag for flag in FLAGS if flag in expected]


@pytest.mark.parametrize("rating", [-1, 4, 100])
def test_a_rating_beyond_3_is_refused(rating: int) -> None:
    with pytest.raises(Refused, match="0, 1, 2 or 3"):
        rate(fresh(), "abuse", rating)


def test_an_unknown_flag_is_named_with_those_there_are() -> None:
    with pytest.raises(NotFound, match="late-payment"):
        rate(fresh(), "rudeness", 1)
    with pytest.raises(NotFound, match="rudeness"):
        observe(fresh(), "rudeness", "x", on=TODAY, today=TODAY, new_id="o")


def test_an_observation_of_tomorrow_is_refused() -> None:
    with pytest.raises(Refused, match="has not come yet"):
        observe(fresh(), "abuse", "shouted", on=TODAY + timedelta(days=1), today=TODAY, new_id="o")


def test_an_empty_observation_is_refused_and_a_hostile_one_is_cleaned() -> None:
    with pytest.raises(Refused, match="must not be empty"):
        observe(fresh(), "abuse", " \x00 ", on=TODAY, today=TODAY, new_id="o")
    (seen,) = observe(fresh(), "abuse", HOSTILE, on=TODAY, today=TODAY, new_id="o").scorecard.observations
    assert seen.text == "[2J[/b]😀 שלום"


def test_an_observation_of_ten_thousand_characters_is_refused_with_the_limit() -> None:
    with pytest.raises(Refused, match="500"):
        observe(fresh(), "abuse", "x" * 10_000, on=TODAY, today=TODAY, new_id="o")


def test_facts_count_and_impressions_do_not() -> None:
    client = observe(fresh(), "abuse", "shouted", on=TODAY, today=TODAY, new_id="o1", kind="impression")
    client = rate(client, "abuse", 2)
    assert terms(client.scorecard, {})[0].newest_fact is None
    client = edit_observation(client, "o1", today=TODAY, kind="fact")
    assert terms(client.scorecard, {})[0].newest_fact == TODAY
    client = remove_observation(client, "o1")
    assert terms(client.scorecard, {})[0].newest_fact is None


def test_one_review_a_day_is_kept_with_what_each_flag_gave() -> None:
    client = review(judged(), on=TODAY, weights={}, rules=Rules(), note="first")
    client = review(client, on=TODAY, weights={}, rules=Rules(), note="second")
    assert [(r.on, r.note) for r in client.scorecard.reviews] == [
        (date(2026, 11, 10), "Getting worse"),
        (TODAY, "second"),
    ]
    last = client.scorecard.reviews[-1]
    assert last.points == pytest.approx(sum(last.parts.values()), abs=0.01)


def test_a_band_by_hand_needs_a_reason_and_expires_after_thirty_days() -> None:
    with pytest.raises(Refused, match="reason"):
        override_band(judged(), "keep", "  ", on=TODAY, rules=Rules())
    card = override_band(judged(), "keep", "They are moving house", on=TODAY, rules=Rules()).scorecard
    assert current_override(card, TODAY + timedelta(days=29)) == "keep"
    assert current_override(card, TODAY + timedelta(days=30)) is None


def test_dropping_the_override_lets_the_score_speak_again() -> None:
    client = drop_override(override_band(judged(), "keep", "Because", on=TODAY, rules=Rules()))
    assert current_override(client.scorecard, TODAY) is None


@pytest.mark.parametrize("days", [0, -1, 367])
def test_a_cadence_of_no_days_or_over_a_year_is_refused(days: int) -> None:
    with pytest.raises(Refused, match="1 to 366"):
        set_cadence(fresh(), days)
