"""Changes can be taken back and made again, whatever they were."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.storage.test_delta import json_values
from workbook.domain.changes import ChangeNote
from workbook.domain.errors import Refused
from workbook.storage.delta import same
from workbook.storage.documents import CURRENT, history_tables, read_history
from workbook.storage.history import (
    ALWAYS_REMEMBERED,
    REMEMBERED,
    REMEMBERED_BYTES,
    Trail,
    newest,
    record,
    standing,
    state_after,
    step_back,
    step_forward,
    told,
    undone,
    weight,
)
from workbook.storage.plain_json import Json, encode

NOTE = ChangeNote("rename", "Acme", datetime(2026, 11, 22, tzinfo=UTC))


def changed(states: list[Json], merge_key: str = "") -> Trail:
    """Give the trail of a value that went through `states`."""
    trail: Trail = ()
    note = ChangeNote(NOTE.verb, NOTE.about, NOTE.moment, merge_key)
    for number, (before, after) in enumerate(pairwise(states), start=1):
        trail = record(trail, before, after, number, note)
    return trail


@given(st.lists(json_values, min_size=2, max_size=6))
def test_every_change_is_taken_back_and_made_again(states: list[Json]) -> None:
    trail, state = changed(states), states[-1]
    for before in reversed(states[:-1]):
        trail, state, _ = step_back(trail, state)
        assert same(state, before)
    for after in states[1:]:
        trail, state, _ = step_forward(trail, state)
        assert same(state, after)


@given(st.lists(json_values, min_size=2, max_size=6), st.data())
def test_any_remembered_state_can_be_brought_back(states: list[Json], data: st.DataObject) -> None:
    trail, state = changed(states), states[-1]
    for _ in range(data.draw(st.integers(0, len(states) - 1))):
        trail, state, _ = step_back(trail, state)
    number = data.draw(st.integers(1, len(states) - 1))
    assert same(state_after(trail, state, number), states[number])


@given(st.lists(json_values, min_size=2, max_size=5))
def test_a_trail_survives_the_disk(states: list[Json]) -> None:
    trail = changed(states)
    assert read_history(encode(history_tables(trail, CURRENT)), "history", CURRENT) == trail


def test_a_new_change_after_undo_ends_what_could_be_made_again() -> None:
    trail, state, _ = step_back(changed([{"n": 0}, {"n": 1}, {"n": 2}]), {"n": 2})
    assert len(undone(trail)) == 1
    trail = record(trail, state, {"n": 9}, 4, NOTE)
    with pytest.raises(Refused, match="nothing to make again"):
        step_forward(trail, {"n": 9})


def test_a_stretch_of_typing_is_one_step() -> None:
    trail = changed(["", "H", "He", "Hell", "Hello"], merge_key="notes")
    assert len(trail) == 1
    assert step_back(trail, "Hello")[1] == ""


def test_typing_after_an_undo_is_a_step_of_its_own() -> None:
    trail = changed(["", "one"], merge_key="notes")
    trail = record(trail, "one", "one two", 2, NOTE)
    trail, state, _ = step_back(trail, "one two")
    trail = record(trail, state, "one three", 3, ChangeNote("write", "", NOTE.moment, "notes"))
    assert step_back(trail, "one three")[1] == "one"


def test_typing_that_ends_where_it_began_leaves_no_step() -> None:
    assert changed(["a", "ab", "a"], merge_key="notes") == ()


def test_nothing_is_undone_where_the_value_is_another_one() -> None:
    with pytest.raises(Refused, match="no longer fit"):
        step_back(changed([{"n": 0}, {"n": 1}]), {"n": 1, "from": "elsewhere"})


def test_the_story_tells_newest_first_with_before_and_after() -> None:
    states = [{"n": 0}, {"n": 1}, {"n": 2}]
    trail, state, _ = step_back(changed(states), states[-1])
    entries = told(trail, state)
    assert [(e.sequence, e.undone, e.changes[0].before, e.changes[0].after) for e in entries] == [
        (2, True, 1, 2),
        (1, False, 0, 1),
    ]


def test_the_story_leaves_out_what_does_not_fit_the_value() -> None:
    trail = changed([{"n": 0}, {"n": 1}, {"n": 2}])
    broken = (trail[0].turned({"k": {"m": {"=": 0}}}, 0).turned({"k": {"m": {"=": 0}}}, 0), trail[1])
    assert [entry.sequence for entry in told(broken, {"n": 2})] == [2]


def test_only_so_many_changes_are_remembered() -> None:
    trail = changed([{"n": n} for n in range(REMEMBERED + 50)])
    assert len(newest(trail)) == REMEMBERED
    assert newest(trail)[-1] == trail[-1]


def test_a_history_of_huge_changes_stays_bounded() -> None:
    trail = changed([{"text": str(n) * 30_000} for n in range(10)] * 10)
    kept = newest(trail)
    assert ALWAYS_REMEMBERED <= len(kept) < len(trail)
    assert sum(map(weight, kept)) <= REMEMBERED_BYTES
    assert standing(kept)[-1] == trail[-1]
