"""A repair plan has a change, a test and a day; one is tried at a time, and its verdict stays."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes import TODAY
from workbook.domain.agenda import dues
from workbook.domain.client import Client, new_client
from workbook.domain.decision import decide
from workbook.domain.errors import NotFound, Refused
from workbook.domain.repair import edit_repair, judge_repair, open_plan, plan_repair, remove_repair
from workbook.domain.rules import Rules


def planned(client: Client | None = None, plan_id: str = "r1", on: date = TODAY, ahead: int = 28) -> Client:
    client = client or decide(new_client("c", "Acme", on=TODAY), "repair", "Worth it", on=on, rules=Rules())
    return plan_repair(
        client, change="Answers in two days", test="No mail older than two days", due=on + timedelta(days=ahead), on=on,
        new_id=plan_id, agreement="A call\nevery Monday",
    )  # fmt: skip


def test_a_plan_keeps_what_was_agreed() -> None:
    (plan,) = planned().repairs
    assert (plan.change, plan.test, plan.agreement) == (
        "Answers in two days", "No mail older than two days", "A call\nevery Monday",
    )  # fmt: skip
    assert (plan.made_on, plan.due, plan.verdict) == (TODAY, TODAY + timedelta(days=28), None)


@given(st.integers(-400, 400))
def test_the_day_to_look_again_lies_ahead(ahead: int) -> None:
    if ahead > 0:
        assert open_plan(planned(ahead=ahead)) is not None
    else:
        with pytest.raises(Refused, match="must lie ahead"):
            planned(ahead=ahead)


@pytest.mark.parametrize(("change", "test"), [("", "Counted"), ("Something", "  ")])
def test_a_plan_without_a_change_or_a_test_is_none(change: str, test: str) -> None:
    with pytest.raises(Refused, match="must not be empty"):
        plan_repair(
            new_client("c", "A", on=TODAY), change=change, test=test, due=date(2027, 1, 1), on=TODAY, new_id="r"
        )


def test_one_plan_is_tried_at_a_time() -> None:
    with pytest.raises(Refused, match="under way already"):
        planned(planned(), "r2")
    judged = judge_repair(planned(), "r1", "not-kept", on=TODAY)
    assert [plan.id for plan in planned(judged, "r2").repairs] == ["r1", "r2"]
    assert open_plan(planned(judged, "r2")) == planned(judged, "r2").repairs[1]


@pytest.mark.parametrize("verdict", ["kept", "not-kept"])
def test_the_verdict_stays_with_its_day_and_note(verdict: str) -> None:
    client = judge_repair(planned(), "r1", "kept" if verdict == "kept" else "not-kept", on=TODAY, note="Seen")
    (plan,) = client.repairs
    assert (plan.verdict, plan.verdict_on, plan.note) == (verdict, TODAY, "Seen")
    assert open_plan(client) is None


def test_a_plan_that_was_not_kept_leads_back_to_the_decision() -> None:
    client = judge_repair(planned(on=TODAY - timedelta(days=30)), "r1", "not-kept", on=TODAY)
    assert "decide" in {due.kind for due in dues(client, Rules())}
    again = decide(client, "repair", "Once more", on=TODAY + timedelta(days=1), rules=Rules())
    assert "decide" not in {due.kind for due in dues(again, Rules())}


def test_on_its_day_the_plan_asks() -> None:
    client = planned()
    (due,) = [due for due in dues(client, Rules()) if due.kind == "repair"]
    assert due.on == client.repairs[0].due
    assert due.needs_you(client.repairs[0].due)
    assert not due.needs_you(TODAY)


def test_changing_a_plan_keeps_its_day_after_it_was_made() -> None:
    client = edit_repair(planned(), "r1", test="Counted each Friday", due=date(2027, 2, 1))
    assert (client.repairs[0].test, client.repairs[0].due) == ("Counted each Friday", date(2027, 2, 1))
    with pytest.raises(Refused, match="after the plan was made"):
        edit_repair(client, "r1", due=TODAY)
    with pytest.raises(Refused, match="out of reach"):
        edit_repair(client, "r1", due=date(9999, 12, 31))


def test_removing_takes_that_plan_alone() -> None:
    client = planned(judge_repair(planned(), "r1", "not-kept", on=TODAY), "r2")
    assert [plan.id for plan in remove_repair(client, "r1").repairs] == ["r2"]


def test_a_plan_that_is_not_there_is_said() -> None:
    acts: tuple[Callable[[Client], Client], ...] = (
        lambda c: remove_repair(c, "x"),
        lambda c: judge_repair(c, "x", "kept", on=TODAY),
        lambda c: edit_repair(c, "x", test="y"),
    )
    for act in acts:
        with pytest.raises(NotFound):
            act(planned())
