"""The checklist is the template with the facts in it: every item once, the same however often it is made."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes import TODAY
from workbook.content.checklist import checklist
from workbook.content.choosing import handover_for
from workbook.content.loader import load
from workbook.content.types import ForEach
from workbook.domain.client import new_client
from workbook.domain.decision import ENDINGS, Ending
from workbook.domain.engagement import Kind
from workbook.domain.handover import Item, lay_out
from workbook.domain.text import LINE_LIMIT

EN = load("en")
KINDS: tuple[Kind, ...] = get_args(Kind)
SORTS = tuple(sort for sort in get_args(ForEach) if sort)


def by_source(items: tuple[Item, ...], source: str) -> list[Item]:
    return [item for item in items if item.source == source]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("ending", ENDINGS)
def test_without_facts_it_is_the_general_template_in_its_order(ending: Ending, kind: Kind) -> None:
    general = [entry for entry in handover_for(EN, ending, kind) if not entry.for_each]
    items = checklist(EN, ending, kind)
    assert [item.id for item in items] == [entry.id for entry in general]
    for item, entry in zip(items, general, strict=True):
        assert (item.text, item.hint, item.group) == (entry.text, entry.hint, entry.group)
        assert (item.offset, item.owner, item.gate, item.source) == (entry.due, entry.owner, entry.gate, entry.id)
        assert item.due is None
        assert not item.settled


def test_each_domain_becomes_an_item_in_place_of_the_general_one() -> None:
    items = checklist(EN, "part", "project", {"asset-domain": ["acme.example", "acme-shop.example"]})
    assert [item.text for item in by_source(items, "domain")] == [
        "Transfer acme.example to their account",
        "Transfer acme-shop.example to their account",
    ]
    assert not by_source(items, "domains-and-hosting")
    assert all(item.gate == "theirs" for item in by_source(items, "domain"))


def test_a_sort_of_fact_of_which_there_is_none_leaves_the_general_item() -> None:
    items = checklist(EN, "part", "project", {"asset-domain": [], "asset-hosting": ["  "]})
    assert by_source(items, "domains-and-hosting")
    assert not by_source(items, "domain")
    assert not by_source(items, "hosting")


def test_a_fact_that_the_template_does_not_know_is_passed_over() -> None:
    assert checklist(EN, "fades", "orders", {"asset-spaceship": ["Sojourner"]}) == checklist(EN, "fades", "orders")


def test_the_same_name_twice_is_one_item() -> None:
    items = checklist(EN, "part", "orders", {"invoice": ["2026-14", " 2026-14 ", "2026-15"]})
    assert [item.text for item in by_source(items, "invoice-paid")] == [
        "See invoice 2026-14 paid",
        "See invoice 2026-15 paid",
    ]


def test_a_name_may_hold_braces_and_markup() -> None:
    items = checklist(EN, "part", "orders", {"asset-files": ["{0} {name} [/b] \x1b[2J"]})
    assert by_source(items, "files")[0].text == "Hand over the files {0} {name} [/b] [2J"


def test_a_name_that_is_too_long_for_a_line_is_cut() -> None:
    items = checklist(EN, "part", "orders", {"asset-files": ["x" * 10_000]})
    assert "…" in by_source(items, "files")[0].text
    assert len(by_source(items, "files")[0].text) <= LINE_LIMIT


def test_laying_it_out_again_after_a_new_fact_adds_that_one_alone() -> None:
    client = new_client("c", "Acme", on=TODAY)
    before = lay_out(client, checklist(EN, "part", "project", {"asset-domain": ["b.example"]}))
    after = lay_out(before, checklist(EN, "part", "project", {"asset-domain": ["a.example", "b.example"]}))
    added = [item.text for item in after.handover.items if item not in before.handover.items]
    assert added == ["Transfer a.example to their account"]


@given(
    st.sampled_from(ENDINGS),
    st.sampled_from(KINDS),
    st.dictionaries(st.sampled_from(SORTS), st.lists(st.text(max_size=30), max_size=4)),
)
def test_every_id_is_there_once_and_made_the_same_again(
    ending: Ending, kind: Kind, facts: dict[str, list[str]]
) -> None:
    items = checklist(EN, ending, kind, facts)
    ids = [item.id for item in items]
    assert len(set(ids)) == len(ids)
    assert checklist(EN, ending, kind, facts) == items
    backwards = {sort: names[::-1] for sort, names in facts.items()}
    assert sorted(ids) == sorted(item.id for item in checklist(EN, ending, kind, backwards))
