"""What is quicker because much of it stayed is the same as what is made from nothing."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.clients import judged, parting
from tests.storage.test_delta import json_values
from workbook.domain.client import Client, log_entry, rename, set_contact, set_language, write_notes
from workbook.domain.handover import tick
from workbook.domain.rehearsal import write_script
from workbook.storage.delta import apply, checksum, difference, same
from workbook.storage.models import dump, dump_changed
from workbook.storage.plain_json import Json, encode
from workbook.storage.remembering import ClientTexts

DAY = date(2026, 11, 22)
OBJECTS = st.dictionaries(st.text(max_size=3), json_values, max_size=4)


def tables(state: Json, changes: list[Json]) -> Json:
    """Give the tables of a client's file with any contents."""
    return {
        "workbook": {"1": {"kind": "client"}},
        "client": {"1": state},
        "changes": {str(number): change for number, change in enumerate(changes)},
    }


@given(st.lists(st.tuples(OBJECTS, st.lists(json_values, max_size=3)), min_size=1, max_size=5))
def test_files_and_checksums_are_those_of_the_whole(states: list[tuple[Json, list[Json]]]) -> None:
    texts = ClientTexts()
    before: Json = {}
    for state, changes in states:
        # As after a change, what stayed is the very same object.
        shared = {**state, **{key: value for key, value in before.items() if key in state and same(value, state[key])}}
        assert texts.encode(tables(shared, changes)) == encode(tables(state, changes))
        assert texts.checksum(shared) == checksum(state)
        before = shared


def test_an_object_that_takes_the_place_of_another_in_memory_is_not_taken_for_it() -> None:
    texts = ClientTexts()
    for number in range(200):
        state = {"notes": [number], "log": {"on": number}}
        assert texts.encode(tables(state, [])) == encode(tables(state, []))
        assert texts.checksum(state) == checksum(state)


def test_a_lone_surrogate_is_written_as_everywhere() -> None:
    odd = tables({"notes": "\ud800"}, [])
    assert ClientTexts().encode(odd) == encode(odd)


CHANGES: dict[str, Callable[[Client], Client]] = {
    "nothing": lambda client: client,
    "name": lambda client: rename(client, "Другой"),
    "the same name": lambda client: rename(client, str(client.name)),
    "language": lambda client: set_language(client, "ru"),
    "contact": lambda client: set_contact(client, person="Eva"),
    "notes": lambda client: write_notes(client, "Long\nagreed"),
    "log": lambda client: log_entry(client, "Called", on=DAY, today=DAY, new_id="l1"),
    "script": lambda client: write_script(client, "opening", "Hello", base=""),
    "tick": lambda client: tick(client, "i1", on=DAY),
    "two at once": lambda client: set_contact(rename(client, "Two"), email="two@example.org"),
    "all made anew": lambda client: Client.model_validate(dump(rename(client, "Anew"))),
}


@pytest.mark.parametrize("name", CHANGES)
def test_the_json_of_a_changed_client_is_that_of_the_whole_client(name: str) -> None:
    for before in (judged(), parting()):
        if name == "tick" and not before.handover.items:
            continue
        state = dump(before)
        after = CHANGES[name](before)
        changed = dump_changed(after, before, state)
        assert encode(changed) == encode(dump(after))
        assert apply(changed, difference(changed, state)) == state == dump(before)


def test_what_a_change_leaves_is_not_made_anew() -> None:
    before = parting()
    state = dump(before)
    changed = dump_changed(rename(before, "New"), before, state)
    assert [key for key in state if changed[key] is not state[key]] == ["name"]


def test_a_part_that_the_file_did_not_have_yet_is_added() -> None:
    before = judged()
    state = dump(before)
    del state["log"]
    assert dump_changed(rename(before, "New"), before, state) == dump(rename(before, "New"))
