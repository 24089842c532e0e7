"""A decision rests on facts from several days, cools off, and is held by one sentence; nothing of it is lost."""

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.clients import CHECKLIST
from tests.fakes import TODAY
from workbook.domain.client import Client, new_client
from workbook.domain.decision import (
    ENDINGS,
    Choice,
    answer,
    decide,
    ending,
    is_abused,
    promise_reward,
    withdraw,
)
from workbook.domain.errors import NeedsReason, Refused
from workbook.domain.handover import Item, edit_item, skip, tick
from workbook.domain.rules import Rules
from workbook.domain.scorecard import observe, rate

RULES = Rules()
CHOICES: tuple[Choice, ...] = get_args(Choice)
OTHER = (Item(id="f1", group="goodbye", text="Write a closing mail", source="closing"),)
SENTENCES = st.text(min_size=1, max_size=60).filter(lambda text: bool(text.strip()) and text.isprintable())


def with_facts(*days_ago: int, flag: str = "silence", kind: str = "fact") -> Client:
    client = rate(new_client("c", "Acme", on=date(2026, 1, 1)), flag, 2)
    for n, days in enumerate(days_ago):
        client = observe(
            client, flag, f"Seen {n}", on=TODAY - timedelta(days=days), today=TODAY, new_id=f"o{n}",
            kind="fact" if kind == "fact" else "impression",
        )  # fmt: skip
    return client


class TestTheGate:
    @pytest.mark.parametrize("days", [(), (3,), (3, 3, 3)])
    def test_parting_asks_for_facts_from_two_days(self, days: tuple[int, ...]) -> None:
        with pytest.raises(NeedsReason, match="at least 2 different days"):
            decide(with_facts(*days), "part", "It is over", on=TODAY, rules=RULES)

    def test_impressions_are_no_facts(self) -> None:
        with pytest.raises(NeedsReason):
            decide(with_facts(1, 5, 9, kind="impression"), "part", "It is over", on=TODAY, rules=RULES)

    def test_facts_from_two_days_open_it(self) -> None:
        chosen = decide(with_facts(1, 5), "part", "It is over", on=TODAY, rules=RULES).decision.chosen
        assert chosen is not None
        assert chosen.override == ""

    def test_a_written_reason_opens_it_and_is_kept(self) -> None:
        client = decide(with_facts(), "part", "It is over", on=TODAY, rules=RULES, override="The lawyer said so")
        assert client.decision.chosen is not None
        assert client.decision.chosen.override == "The lawyer said so"

    def test_blanks_are_no_reason(self) -> None:
        with pytest.raises(NeedsReason):
            decide(with_facts(), "part", "It is over", on=TODAY, rules=RULES, override="  \n ")

    @pytest.mark.parametrize("choice", [choice for choice in CHOICES if choice != "part"])
    def test_stands_before_parting_alone(self, choice: Choice) -> None:
        assert decide(with_facts(), choice, "So be it", on=TODAY, rules=RULES).decision.chosen is not None

    @given(st.integers(0, 4), st.sets(st.integers(0, 60), max_size=5))
    def test_opens_exactly_where_the_facts_suffice(self, needed: int, days: set[int]) -> None:
        rules = Rules(fact_days=needed)
        client = with_facts(*days)
        if len(days) >= needed:
            assert decide(client, "part", "Over", on=TODAY, rules=rules).decision.chosen is not None
        else:
            with pytest.raises(NeedsReason):
                decide(client, "part", "Over", on=TODAY, rules=rules)


class TestCoolingOff:
    @given(st.integers(0, 60), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
    def test_lasts_as_many_days_as_the_rules_say(self, days: int, on: date) -> None:
        chosen = decide(with_facts(1, 5), "part", "Over", on=on, rules=Rules(cooling_days=days)).decision.chosen
        assert chosen is not None
        assert chosen.cooling_until == on + timedelta(days=days)

    @pytest.mark.parametrize("choice", [choice for choice in CHOICES if choice != "part"])
    def test_is_for_parting_alone(self, choice: Choice) -> None:
        chosen = decide(with_facts(1, 5), choice, "So be it", on=TODAY, rules=RULES).decision.chosen
        assert chosen is not None
        assert chosen.cooling_until is None

    def test_a_written_reason_for_missing_facts_does_not_shorten_it(self) -> None:
        chosen = decide(with_facts(), "part", "Over", on=TODAY, rules=RULES, override="Because").decision.chosen
        assert chosen is not None
        assert chosen.cooling_until == TODAY + timedelta(days=3)

    def test_does_not_begin_anew_when_the_sentence_is_changed(self) -> None:
        client = decide(with_facts(), "part", "Over", on=TODAY, rules=RULES, override="Because")
        again = decide(client, "part", "The trust is gone", on=TODAY + timedelta(days=2), rules=RULES).decision.chosen
        assert again is not None
        assert (again.because, again.override) == ("The trust is gone", "Because")
        assert again.cooling_until == TODAY + timedelta(days=3)

    def test_begins_anew_after_the_decision_was_taken_back(self) -> None:
        client = withdraw(decide(with_facts(1, 5), "part", "Over", on=TODAY, rules=RULES))
        later = TODAY + timedelta(days=10)
        chosen = decide(client, "part", "Over", on=later, rules=RULES).decision.chosen
        assert chosen is not None
        assert chosen.cooling_until == later + timedelta(days=3)


class TestAbuse:
    @pytest.mark.parametrize("rating", [2, 3])
    def test_a_fact_of_it_skips_both(self, rating: int) -> None:
        client = rate(with_facts(2, flag="abuse"), "abuse", rating)
        chosen = decide(client, "part", "Nobody has to bear this", on=TODAY, rules=RULES).decision.chosen
        assert chosen is not None
        assert chosen.cooling_until is None

    @pytest.mark.parametrize("rating", [0, 1, None])
    def test_rated_lower_it_does_not(self, rating: int | None) -> None:
        client = rate(with_facts(2, flag="abuse"), "abuse", rating)
        assert not is_abused(client)
        with pytest.raises(NeedsReason):
            decide(client, "part", "Over", on=TODAY, rules=RULES)

    def test_an_impression_of_it_does_not(self) -> None:
        assert not is_abused(with_facts(2, flag="abuse", kind="impression"))

    def test_unpaid_bills_are_no_abuse(self) -> None:
        assert not is_abused(rate(with_facts(2, flag="late-payment"), "late-payment", 3))

    def test_noted_while_it_cools_off_ends_the_waiting_when_chosen_once_more(self) -> None:
        client = decide(with_facts(1, 5), "part", "Over", on=TODAY, rules=RULES)
        client = observe(rate(client, "abuse", 3), "abuse", "Threats", on=TODAY, today=TODAY, new_id="x")
        chosen = decide(client, "part", "Threats", on=TODAY, rules=RULES).decision.chosen
        assert chosen is not None
        assert chosen.cooling_until is None


class TestKeeping:
    @pytest.mark.parametrize("because", ["", "  ", "\n\t"])
    @pytest.mark.parametrize("choice", CHOICES)
    def test_every_choice_wants_its_sentence(self, choice: Choice, because: str) -> None:
        with pytest.raises(Refused, match="one sentence why"):
            decide(with_facts(1, 5), choice, because, on=TODAY, rules=RULES)

    @given(st.lists(st.tuples(st.sampled_from(CHOICES), SENTENCES), min_size=1, max_size=6))
    def test_no_earlier_choice_is_lost_and_the_client_before_is_untouched(
        self, choices: list[tuple[Choice, str]]
    ) -> None:
        client = with_facts(1, 5)
        for choice, because in choices:
            before = client.model_dump()
            after = decide(client, choice, because, on=TODAY, rules=RULES)
            assert client.model_dump() == before
            client = after
        decision = client.decision
        assert decision.chosen is not None
        assert [c.choice for c in (*decision.earlier, decision.chosen)] == [choice for choice, _because in choices]
        taken_back = withdraw(client)
        assert taken_back.decision.chosen is None
        assert taken_back.decision.earlier == (*decision.earlier, decision.chosen)

    def test_there_is_nothing_to_take_back_before_a_decision(self) -> None:
        with pytest.raises(Refused, match="Nothing is decided"):
            withdraw(with_facts())

    def test_the_reward_comes_with_the_choice_and_an_empty_one_keeps_the_promise(self) -> None:
        client = decide(with_facts(1, 5), "part", "Over", on=TODAY, rules=RULES, reward="A day by the sea")
        assert client.decision.reward == "A day by the sea"
        assert decide(client, "fades", "Over", on=TODAY, rules=RULES).decision.reward == "A day by the sea"
        assert promise_reward(client, "").decision.reward == ""

    def test_answers_are_kept_by_question_and_an_empty_one_goes(self) -> None:
        client = answer(answer(with_facts(), "q1", "Yes.\nTwice."), "q2", "No")
        assert client.decision.answers == {"q1": "Yes.\nTwice.", "q2": "No"}
        assert answer(client, "q1", "  ").decision.answers == {"q2": "No"}
        assert answer(client, "never-asked", "").decision.answers == client.decision.answers

    @pytest.mark.parametrize("choice", CHOICES)
    def test_an_ending_is_an_ending(self, choice: Choice) -> None:
        client = decide(with_facts(1, 5), choice, "So be it", on=TODAY, rules=RULES)
        assert ending(client) == (choice if choice in ENDINGS else None)
        assert ending(withdraw(client)) is None


class TestTheChecklist:
    @pytest.mark.parametrize("choice", ENDINGS)
    def test_becomes_the_handover_of_an_ending(self, choice: Choice) -> None:
        client = decide(with_facts(1, 5), choice, "Over", on=TODAY, rules=RULES, checklist=CHECKLIST)
        assert client.handover.items == CHECKLIST

    @pytest.mark.parametrize("choice", ["keep", "repair"])
    def test_is_not_laid_out_where_nothing_ends(self, choice: Choice) -> None:
        client = decide(with_facts(1, 5), choice, "Good", on=TODAY, rules=RULES, checklist=CHECKLIST)
        assert client.handover.items == ()

    def test_of_another_ending_takes_the_place_of_an_untouched_one(self) -> None:
        client = decide(with_facts(1, 5), "part", "Over", on=TODAY, rules=RULES, checklist=CHECKLIST)
        client = decide(withdraw(client), "fades", "No orders", on=TODAY, rules=RULES, checklist=OTHER)
        assert client.handover.items == OTHER

    def test_never_takes_the_place_of_one_that_is_under_way(self) -> None:
        client = decide(with_facts(1, 5), "part", "Over", on=TODAY, rules=RULES, checklist=CHECKLIST)
        for touched in (
            tick(client, "i1", on=TODAY),
            skip(client, "i1", "Not needed"),
            edit_item(client, "i1", note="Asked"),
            edit_item(client, "i1", due=TODAY),
            edit_item(client, "i1", text="Deliver version 4"),
            edit_item(client, "i1", owner="client"),
        ):
            after = decide(touched, "fades", "No orders", on=TODAY, rules=RULES, checklist=OTHER)
            assert after.handover.items == touched.handover.items

    def test_of_the_same_ending_leaves_the_list_as_it_is(self) -> None:
        client = decide(with_facts(1, 5), "part", "Over", on=TODAY, rules=RULES, checklist=CHECKLIST)
        assert decide(client, "part", "Over", on=TODAY, rules=RULES, checklist=OTHER).handover.items == CHECKLIST
