"""What is due: every client says what comes next, and the agenda lists the most urgent first."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from tests.clients import CHECKLIST, fresh, judged, parting
from tests.fakes import TODAY
from workbook.domain.agenda import Due, dues, next_due, stages
from workbook.domain.client import Client
from workbook.domain.closing import close, take_reward
from workbook.domain.contract import Contract
from workbook.domain.daily import agenda
from workbook.domain.decision import decide
from workbook.domain.handover import tick
from workbook.domain.money import add_invoice
from workbook.domain.rehearsal import hold_talk, plan_talk
from workbook.domain.repair import judge_repair, plan_repair
from workbook.domain.rules import Rules
from workbook.domain.scorecard import rate, review
from workbook.domain.summary import Summary, summarise

RULES = Rules()


def step(client: Client, today: date = TODAY) -> str:
    due = summarise(client, {}, RULES).next_step(RULES, today)
    return due.kind if due is not None else ""


def test_a_new_client_wants_ratings_first() -> None:
    assert step(fresh()) == "rate"


def test_a_bad_score_asks_for_a_decision_and_a_good_one_for_its_review() -> None:
    assert step(judged(), date(2026, 11, 23)) == "decide"
    calm = judged()
    for flag in calm.scorecard.ratings:
        calm = rate(calm, flag, 0)
    assert step(calm, date(2026, 11, 23)) == "review"


def test_a_repair_asks_for_its_plan_then_for_its_verdict_and_then_for_the_decision() -> None:
    client = decide(judged(), "repair", "Worth a try", on=TODAY, rules=RULES)
    assert step(client) == "plan"
    client = plan_repair(
        client,
        change="Answer in two days",
        test="No mail waits longer",
        due=TODAY + timedelta(days=7),
        on=TODAY,
        new_id="p",
    )
    client = review(client, on=TODAY, weights={}, rules=RULES)
    assert step(client, TODAY + timedelta(days=7)) == "repair"
    client = judge_repair(client, "p", "not-kept", on=TODAY + timedelta(days=7))
    kinds = {due.kind for due in dues(client, RULES)}
    assert "decide" in kinds


def test_parting_cools_off_then_wants_the_talk_and_then_the_handover() -> None:
    client = parting(on=TODAY)
    assert step(client) == "cooling"
    assert step(client, TODAY + timedelta(days=3)) == "prepare"
    planned = plan_talk(client, "call", on=TODAY + timedelta(days=4), at="10:00")
    assert step(planned, TODAY + timedelta(days=4)) == "talk"
    held = hold_talk(planned, on=TODAY + timedelta(days=4))
    assert step(held, TODAY + timedelta(days=20)) == "handover"


def test_a_finished_handover_leads_to_the_reward_and_then_to_rest() -> None:
    client = hold_talk(parting(), on=TODAY)
    for item in CHECKLIST[:3] + CHECKLIST[4:] + CHECKLIST[3:4]:
        client = tick(client, item.id, on=TODAY)
    assert step(client) == "reward"
    client = close(take_reward(client, on=TODAY), on=TODAY)
    assert step(client) == "rest"
    assert stages(client, RULES)[-1] == "done"


def test_the_stage_line_fills_as_the_story_goes() -> None:
    assert stages(fresh(), RULES) == ("empty",) * 6
    assert stages(judged(), RULES)[:3] == ("done", "done", "empty")
    assert stages(parting(), RULES)[2] == "done"


def test_what_is_late_comes_before_what_is_soon() -> None:
    late, soon = Due("review", TODAY - timedelta(days=3)), Due("repair", TODAY)
    assert next_due([soon, late], TODAY) == late
    assert next_due([], TODAY) is None


def test_the_agenda_lists_the_longest_overdue_first_and_looks_ahead_as_far_as_asked() -> None:
    base = summarise(fresh(), {}, RULES)
    days = {"a": -2, "b": 0, "c": -9, "d": 5}
    summaries: list[Summary] = [
        replace(base, id=name, name=name, dues=(Due("review", TODAY + timedelta(days=n)),)) for name, n in days.items()
    ]
    assert [duty.summary.id for duty in agenda(summaries, RULES, TODAY)] == ["c", "a", "b"]
    assert [duty.summary.id for duty in agenda(summaries, RULES, TODAY, ahead=5)] == ["c", "a", "b", "d"]


def test_a_summary_comes_back_from_json_as_it_was() -> None:
    for client in (fresh(), judged(), parting()):
        summary = summarise(client, {"abuse": 3.0}, RULES)
        assert Summary.from_json(summary.to_json()) == summary


def test_an_unpaid_invoice_is_due_from_the_day_after_and_counted() -> None:
    client = fresh()
    for number, due in (("1", date(2026, 11, 10)), ("2", date(2026, 12, 1))):
        money = add_invoice(
            client.money, new_id=number, number=number, issued=date(2026, 10, 1), due=due, amount=Decimal(100),
            currency="EUR",
        )  # fmt: skip
        client = client.evolve(money=money)
    assert Due("invoice", date(2026, 11, 11), 0, 2) in dues(client, RULES)
    assert not Due("invoice", date(2026, 11, 11)).needs_you(date(2026, 11, 10))
    assert Due("invoice", date(2026, 11, 11)).needs_you(TODAY)


def test_a_contract_that_renews_by_itself_names_the_last_day_for_notice() -> None:
    contract = Contract(
        end=date(2026, 12, 31), renewal="automatic", renewal_months=12, notice_length=1, notice_unit="months"
    )
    client = fresh().evolve(contract=contract)
    assert Due("renewal", date(2026, 11, 30)) in dues(client, RULES)
    assert step(client, date(2027, 1, 2)) == "rate"


def test_a_client_of_whom_nothing_was_noted_for_sixty_days_asks_for_a_note() -> None:
    (note,) = (due for due in dues(judged(), RULES) if due.kind == "note")
    assert note.on == date(2026, 11, 20) + timedelta(days=60)
