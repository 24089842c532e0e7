"""Each case gets the words that suit it, and enough of them."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.content.choosing import (
    clauses_for,
    handover_for,
    intake_for,
    lessons_for,
    points_for,
    pushbacks_for,
    questions_for,
)
from workbook.content.loader import load
from workbook.content.types import HandoverEntry, Talk
from workbook.domain.decision import ENDINGS, Cause, Choice, Ending
from workbook.domain.engagement import Kind
from workbook.domain.handover import GROUPS
from workbook.domain.rehearsal import SECTIONS
from workbook.domain.scorecard import FLAGS, FlagId

EN = load("en")
KINDS: tuple[Kind, ...] = get_args(Kind)
CHOICES: tuple[Choice, ...] = get_args(Choice)
CAUSES: tuple[Cause, ...] = get_args(Cause)
TALKS: tuple[Talk, ...] = get_args(Talk)

SETS_OF_FLAGS = st.frozensets(st.sampled_from(FLAGS))


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


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("talk", TALKS)
@pytest.mark.parametrize("cause", [None, *CAUSES])
class TestTalkingPoints:
    def test_cover_the_whole_talk_in_its_order(self, talk: Talk, cause: Cause | None, kind: Kind) -> None:
        sections = [point.section for point in points_for(EN, talk, cause, kind)]
        assert set(sections) == set(SECTIONS)
        assert sections == sorted(sections, key=SECTIONS.index)

    def test_are_few_enough_to_choose_from(self, talk: Talk, cause: Cause | None, kind: Kind) -> None:
        assert 6 <= len(points_for(EN, talk, cause, kind)) <= 30

    def test_are_told_apart_by_their_titles(self, talk: Talk, cause: Cause | None, kind: Kind) -> None:
        titles = [point.title for point in points_for(EN, talk, cause, kind)]
        assert len(set(titles)) == len(titles)

    def test_suit_the_case(self, talk: Talk, cause: Cause | None, kind: Kind) -> None:
        for point in points_for(EN, talk, cause, kind):
            assert talk in point.endings
            assert not point.causes or cause in point.causes
            assert not point.kinds or kind in point.kinds

    def test_a_cause_only_adds_to_them(self, talk: Talk, cause: Cause | None, kind: Kind) -> None:
        assert set(points_for(EN, talk, None, kind)) <= set(points_for(EN, talk, cause, kind))


@pytest.mark.parametrize("cause", CAUSES)
@pytest.mark.parametrize("talk", ["part", "repair"])
def test_every_cause_has_a_reason_of_its_own_to_give(talk: Talk, cause: Cause) -> None:
    reasons = [point for point in points_for(EN, talk, cause, "project") if point.section == "reason"]
    assert any(cause in point.causes for point in reasons)
    assert any(not point.causes for point in reasons)


@pytest.mark.parametrize("talk", TALKS)
def test_every_talk_has_pushbacks_to_practise_with(talk: Talk) -> None:
    assert len(pushbacks_for(EN, talk, None)) >= {"part": 15, "leaves": 5, "repair": 5, "fades": 2}[talk]


def test_a_pushback_for_another_cause_is_not_dealt() -> None:
    assert "pays-all-at-once" in {pushback.id for pushback in pushbacks_for(EN, "part", "money")}
    assert "pays-all-at-once" not in {pushback.id for pushback in pushbacks_for(EN, "part", "outgrown")}


@pytest.mark.parametrize("flag", FLAGS)
def test_every_flag_can_be_prevented_asked_about_and_learnt_from(flag: FlagId) -> None:
    assert clauses_for(EN, [flag])
    assert intake_for(EN, [flag])
    assert flag in lessons_for(EN, [flag])[0].flags


@given(flags=SETS_OF_FLAGS, more=SETS_OF_FLAGS)
def test_more_flags_never_take_a_clause_away(flags: frozenset[FlagId], more: frozenset[FlagId]) -> None:
    assert set(clauses_for(EN, flags)) <= set(clauses_for(EN, flags | more))
    assert set(intake_for(EN, flags)) <= set(intake_for(EN, flags | more))


@given(flags=SETS_OF_FLAGS)
def test_what_prevents_most_comes_first(flags: frozenset[FlagId]) -> None:
    hits = [len(flags.intersection(clause.flags)) for clause in clauses_for(EN, flags)]
    assert hits == sorted(hits, reverse=True)
    assert 0 not in hits


@given(flags=SETS_OF_FLAGS)
def test_all_lessons_stay_to_choose_from(flags: frozenset[FlagId]) -> None:
    assert set(lessons_for(EN, flags)) == set(EN.lessons)
