"""A delta leads from one JSON value to another and costs little where little differs."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.storage.delta import apply, checksum, difference, leaves, same
from workbook.storage.plain_json import Json

texts = st.text(max_size=12)
scalars = st.none() | st.booleans() | st.integers(-3, 3) | st.floats(allow_nan=False, allow_infinity=False) | texts


def lists_with_ids(values: st.SearchStrategy[Json]) -> st.SearchStrategy[Json]:
    """Give lists as a client has them: objects that are addressed by their id."""
    item = st.fixed_dictionaries({"id": st.sampled_from("abcdef")}, optional={"text": texts, "more": values})
    return st.lists(item, max_size=6, unique_by=lambda one: one["id"])


json_values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abcid=sk+-o"), inner, max_size=5)
        | lists_with_ids(inner)
    ),
    max_leaves=20,
)  # fmt: skip


@given(json_values, json_values)
def test_a_delta_leads_from_any_value_to_any_other(source: Json, target: Json) -> None:
    before, after = json.dumps(source), json.dumps(target)
    delta = json.loads(json.dumps(difference(source, target)))
    assert same(apply(source, delta), target)
    assert (json.dumps(source), json.dumps(target)) == (before, after)


@given(lists_with_ids(scalars), lists_with_ids(scalars))
def test_lists_with_ids_keep_their_order(source: Json, target: Json) -> None:
    assert apply(source, difference(source, target)) == target


@given(json_values)
def test_nothing_differs_from_itself(value: Json) -> None:
    assert difference(value, json.loads(json.dumps(value))) == {}


@given(json_values, json_values)
def test_the_checksum_is_the_same_for_the_same_value_only(one: Json, other: Json) -> None:
    assert (checksum(one) == checksum(other)) == same(one, other)


def test_true_one_and_one_point_zero_are_three_values() -> None:
    assert not same(True, 1)
    assert not same(1, 1.0)
    assert apply({"a": 1}, difference({"a": 1}, {"a": True}))["a"] is True


def test_a_tick_in_a_list_of_a_hundred_takes_a_few_bytes() -> None:
    items = [{"id": f"i{n}", "text": "Hand over something that has a long name", "done": False} for n in range(100)]
    ticked = [{**item, "done": item["id"] == "i40"} for item in items]
    assert len(json.dumps(difference({"items": items}, {"items": ticked}))) < 70
    assert len(json.dumps(difference({"items": items}, {"items": items[:50] + items[51:]}))) < 60
    assert len(json.dumps(difference({"items": items[1:]}, {"items": items}))) < 140


def test_a_word_in_a_long_text_takes_a_few_bytes_and_no_time() -> None:
    text = "All that was ever said. " * 40_000
    longer = text[:500_000] + "And more. " + text[500_000:]
    delta = difference(text, longer)
    assert len(json.dumps(delta)) < 60
    assert apply(text, delta) == longer


@pytest.mark.parametrize(
    ("value", "delta"),
    [
        ({"a": 1}, {"k": {"b": {"=": 1}}}),
        ("text", {"s": [9, 9, ""]}),
        ("text", {"s": [0, 1, []]}),
        (3, {"k": {"a": {"=": 1}}}),
        ([{"id": "a"}], {"i": {"b": {"=": 1}}}),
        (None, {"s": "nonsense"}),
    ],
)
def test_a_delta_of_another_value_is_refused(value: Json, delta: Json) -> None:
    with pytest.raises(ValueError, match="belongs to another"):
        apply(value, delta)


def test_leaves_name_the_smallest_places_that_differ() -> None:
    before = {"name": "A", "items": [{"id": "x", "done": False}, {"id": "y", "done": False}], "gone": 1}
    after = {"name": "A", "items": [{"id": "x", "done": True}, {"id": "y", "done": False}], "new": "n"}
    assert leaves(before, after) == [
        (("items", "x", "done"), False, True),
        (("gone",), 1, None),
        (("new",), None, "n"),
    ]


def test_a_new_order_is_told_as_one_change_of_the_list() -> None:
    before = [{"id": "x"}, {"id": "y"}]
    assert leaves({"items": before}, {"items": before[::-1]}) == [(("items",), before, before[::-1])]
