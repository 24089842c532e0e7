"""Each case gets the words that suit it, and enough of them."""

from typing import get_args

import pytest

from workbook.content.choosing import handover_for, questions_for
from workbook.content.loader import load
from workbook.content.types import HandoverEntry
from workbook.domain.decision import ENDINGS, Choice, Ending
from workbook.domain.engagement import Kind
from workbook.domain.handover import GROUPS

EN = load("en")
KINDS: tuple[Kind, ...] = get_args(Kind)
CHOICES: tuple[Choice, ...] = get_args(Choice)


def general(ending: Ending, kind: Kind) -> list[HandoverEntry]:
    return [entry for entry in handover_for(EN, ending, kind) if not entry.for_each]


@pytest.mark.parametrize("choice", CHOICES)
def test_every_choice_is_preceded_by_a_few_questions(choice: Choice) -> None:
    questions = questions_for(EN, choice)
    assert 2 <= len(questions) <= 10
    assert all(choice in question.choices for question in questions)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("ending", ENDINGS)
class TestChecklist:
    def test_is_neither_thin_nor_endless(self, ending: Ending, kind: Kind) -> None:
        assert 9 <= len(general(ending, kind)) <= 20

    def test_has_something_in_every_group(self, ending: Ending, kind: Kind) -> None:
        assert {entry.group for entry in general(ending, kind)} == set(GROUPS)

    def test_ends_with_my_own_access(self, ending: Ending, kind: Kind) -> None:
        entries = handover_for(EN, ending, kind)
        assert [entry.id for entry in entries if entry.gate == "last"] == ["remove-own-access"]
        assert max(entries, key=lambda entry: entry.due).gate == "last"

    def test_sees_to_the_money_before_the_last_day_is_over(self, ending: Ending, kind: Kind) -> None:
        paid = {"all-invoices-paid", "fade-check-paid"}
        assert any(entry.id in paid and entry.due <= 0 for entry in general(ending, kind))

    def test_knows_every_sort_of_recorded_fact(self, ending: Ending, kind: Kind) -> None:
        sorts = [entry.for_each for entry in handover_for(EN, ending, kind) if entry.for_each]
        assert len(set(sorts)) == len(sorts) == 10


def test_what_belongs_to_the_client_never_waits_for_payment() -> None:
    gates = {entry.for_each: entry.gate for entry in EN.handover if entry.for_each.startswith("asset-")}
    theirs = {"asset-domain", "asset-hosting", "asset-account", "asset-licence", "asset-device", "asset-document"}
    assert {sort for sort, gate in gates.items() if gate == "theirs"} == theirs
    assert {sort for sort, gate in gates.items() if gate == "payment"} == {"asset-repository", "asset-files"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_three_endings_are_three_different_lists(kind: Kind) -> None:
    part, leaves, fades = ({entry.id for entry in general(ending, kind)} for ending in ENDINGS)
    assert part & fades == leaves & fades == {"remove-own-access"}
    assert len(leaves - part) >= 5
    assert len(part - leaves) >= 3


def test_a_stand_in_belongs_wherever_the_general_item_is() -> None:
    by_id = {entry.id: entry for entry in EN.handover}
    for entry in EN.handover:
        for target in entry.instead_of:
            assert set(by_id[target].endings) <= set(entry.endings)
            assert not entry.kinds
            assert by_id[target].group == entry.group
