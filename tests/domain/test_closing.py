"""The end of the story: what is missing, the figures, the reward, the lessons, the door, the rest."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.clients import CHECKLIST, ended, fresh, judged, parting
from tests.fakes import TODAY
from workbook.domain.client import Client
from workbook.domain.closing import (
    close,
    figures,
    fired_flags,
    first_sign,
    learn,
    proposed_door,
    reopen,
    set_door,
    still_missing,
    take_reward,
)
from workbook.domain.decision import decide, promise_reward
from workbook.domain.errors import Refused, TextConflict
from workbook.domain.handover import untick
from workbook.domain.rehearsal import hold_talk
from workbook.domain.rules import Rules
from workbook.domain.scorecard import FLAGS, FlagId, observe, rate

ratings = st.dictionaries(st.sampled_from(FLAGS), st.integers(0, 3))


def rated(given_ratings: dict[FlagId, int]) -> Client:
    client = fresh()
    for flag, rating in given_ratings.items():
        client = rate(client, flag, rating)
    return client


def test_the_reward_waits_for_the_last_item_and_stays_taken_on_its_day() -> None:
    with pytest.raises(Refused):
        take_reward(parting(), on=TODAY)
    assert take_reward(ended(), on=TODAY).closing.reward_taken_on == TODAY


def test_what_is_missing_gets_less_as_the_story_goes_on() -> None:
    assert [m.kind for m in still_missing(fresh())] == ["decision"]
    client = parting()
    assert [m.kind for m in still_missing(client)] == ["promise", "talk", "handover"]
    client = promise_reward(client, "Cake")
    assert [m.kind for m in still_missing(client)] == ["talk", "handover"]
    client = hold_talk(client, on=TODAY)
    (missing,) = still_missing(client)
    assert (missing.kind, missing.part, missing.left) == ("handover", "handover", len(CHECKLIST))
    assert still_missing(ended()) == ()


def test_an_ending_without_a_checklist_says_so() -> None:
    client = decide(judged(), "leaves", "They go", on=TODAY, rules=Rules())
    assert [m.kind for m in still_missing(client)] == ["promise", "last-day", "checklist"]


@given(st.integers(-5, 400), st.integers(0, 400))
def test_the_days_are_counted_from_the_decision_and_stop_when_the_reward_is_taken(taken: int, later: int) -> None:
    decided = date(2026, 11, 16)
    day = decided + timedelta(days=taken)
    client = take_reward(ended(), on=day)
    assert figures(client, day + timedelta(days=later)).days == max(0, taken)


def test_the_figures_count_facts_and_items_but_no_impressions() -> None:
    client = observe(ended(), "silence", "A feeling", on=TODAY, today=TODAY, new_id="x", kind="impression")
    counted = figures(client, TODAY)
    assert (counted.facts, counted.items, counted.drills, counted.days) == (2, 5, 0, 6)


@given(ratings)
def test_the_flags_that_showed_are_the_strong_ones_or_else_the_weak_ones(given_ratings: dict[FlagId, int]) -> None:
    fired = fired_flags(rated(given_ratings))
    strong = {flag for flag, rating in given_ratings.items() if rating >= 2}
    weak = {flag for flag, rating in given_ratings.items() if rating == 1}
    assert set(fired) == (strong or weak)
    assert [given_ratings[flag] for flag in fired] == sorted((given_ratings[flag] for flag in fired), reverse=True)


@given(st.lists(st.tuples(st.sampled_from(FLAGS), st.integers(0, 900)), min_size=1, max_size=12))
def test_the_first_sign_is_the_earliest_thing_seen(seen: list[tuple[FlagId, int]]) -> None:
    client = fresh()
    for number, (flag, days) in enumerate(seen):
        client = observe(client, flag, "x", on=TODAY - timedelta(days=days), today=TODAY, new_id=str(number))
    earliest = max(days for _flag, days in seen)
    assert first_sign(client) in {flag for flag, days in seen if days == earliest}


def test_a_sign_that_was_judged_never_to_show_is_not_the_first_one() -> None:
    client = observe(fresh(), "silence", "x", on=date(2026, 1, 1), today=TODAY, new_id="a")
    client = observe(client, "haggles", "y", on=date(2026, 2, 1), today=TODAY, new_id="b")
    assert first_sign(rate(client, "silence", 0)) == "haggles"
    assert first_sign(fresh()) is None


def test_the_door_is_proposed_closed_after_abuse_or_harm_and_open_otherwise() -> None:
    assert proposed_door(fresh()) == "open"
    assert proposed_door(rate(fresh(), "abuse", 2)) == "closed"
    assert proposed_door(rate(fresh(), "harms-health", 3)) == "closed"
    assert proposed_door(rate(fresh(), "abuse", 1)) == "open"
    for_health = decide(fresh(), "leaves", "Enough", on=TODAY, rules=Rules(), cause="wellbeing")
    assert proposed_door(for_health) == "closed"


def test_only_a_finished_ending_can_be_laid_to_rest_and_it_can_be_taken_out_again() -> None:
    with pytest.raises(Refused, match="Decide first"):
        close(fresh(), on=TODAY)
    with pytest.raises(Refused, match="still open"):
        close(untick(ended(), "i1"), on=TODAY)
    resting = close(ended(), on=TODAY)
    assert resting.archived
    assert reopen(resting) == ended()


@given(st.text(max_size=100), st.sampled_from(["open", "closed"]))
def test_lessons_and_door_leave_everything_else_alone(text: str, door: str) -> None:
    client = set_door(learn(ended(), helped=text), door)  # type: ignore[arg-type]  # one of the two doors
    assert client.closing.door == door
    assert client.evolve(closing=ended().closing) == ended()


def test_a_thought_that_was_changed_elsewhere_is_not_overwritten() -> None:
    client = learn(ended(), helped="Theirs")
    with pytest.raises(TextConflict):
        learn(client, helped="Mine", base="")
    assert learn(client, helped="Mine", base="Theirs").closing.helped == "Mine"
    assert learn(client, cause="Money", base="never mind").closing.helped == "Theirs"
