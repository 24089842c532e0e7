"""The decision on screen: questions, a choice held by one sentence, gates that can be overridden, a repair plan."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date

import pytest
from rich.cells import cell_len
from textual import events
from textual.widgets import Input, TextArea

from tests.clients import fresh, judged, parting
from tests.fakes import TODAY, a_book
from tests.tui.steps import SMALL, WIDE, Desk, desk
from workbook.domain.client import Client
from workbook.domain.decision import Chosen, answer, decide, promise_reward
from workbook.domain.repair import plan_repair
from workbook.domain.rules import Rules
from workbook.domain.scorecard import observe, rate
from workbook.tui.panes.decision import DecisionPane, DecisionRows
from workbook.tui.widgets.entry_line import EntryLine

NASTY = (
    "[/b] [todo] $x", "\x1b[2J gone \x07 \x1b]8;;http://x\x07", "👩‍👩‍👧 漢字 مرحبا \u202etxt.exe", "\\[", "{name} {0}",
    "[bold red]" + "ö" * 480,
)  # fmt: skip


@asynccontextmanager
async def decision(client: Client, size: tuple[int, int] = SMALL) -> AsyncIterator[Desk]:
    """Open the decision about a client, with the focus in it."""
    async with desk(a_book(client), size) as opened:
        await opened.press("3")
        yield opened


def kept(opened: Desk) -> Client:
    return opened.book.client("acme")


def said(opened: Desk) -> str:
    """Give what the pane says, its lines joined."""
    left = opened.screen.query_one(DecisionPane).region.x
    return " ".join(" ".join(line[left:] for line in opened.text().splitlines()).split())


async def stand(opened: Desk, row: str) -> None:
    """Move to a row of the page."""
    rows = opened.screen.query_one(DecisionRows)
    rows.stand_on(row)
    assert rows.current == row
    await opened.settle()


async def put(opened: Desk, text: str, *then: str) -> None:
    """Paste a text in place of what stands in the field."""
    field = opened.app.focused
    assert isinstance(field, Input | TextArea)
    field.action_select_all() if isinstance(field, Input) else field.select_all()
    opened.app.post_message(events.Paste(text))
    await opened.settle()
    if then:
        await opened.press(*then)


def repairing(due: date = date(2026, 11, 20)) -> Client:
    client = decide(judged(), "repair", "They do not know it yet", on=date(2026, 10, 20), rules=Rules())
    return plan_repair(
        client, change="Answers in two days", test="No mail older than two days", due=due, on=date(2026, 10, 21),
        new_id="r1", agreement="A call every Monday",
    )  # fmt: skip


class TestStanding:
    async def test_undecided_says_what_the_score_speaks_for_and_that_there_is_time(self) -> None:
        async with decision(judged()) as opened:
            assert "Nothing is decided yet." in said(opened)
            assert "speaks for a repair. Nothing has to be decided today." in said(opened)

    async def test_not_judged_leads_to_the_scorecard(self) -> None:
        async with decision(fresh("Acme", "acme")) as opened:
            assert "Judge a few flags on the scorecard first" in said(opened)

    async def test_abuse_needs_no_waiting(self) -> None:
        client = observe(
            rate(judged(), "abuse", 2), "abuse", "Shouted at me", on=TODAY, today=TODAY, new_id="o9"
        )  # fmt: skip
        async with decision(client) as opened:
            assert "you need not wait" in said(opened)

    async def test_decided_shows_the_sentence_the_day_the_cooling_off_and_the_reward(self) -> None:
        client = promise_reward(parting(on=date(2026, 11, 21)), "A long walk")
        async with decision(client) as opened:
            for part in ("You part.", "Sat 21 Nov", "They pay late and talk down the work", "Cause: money",
                         "Cooling off until Tue 24 Nov", "Promised for the end: A long walk"):  # fmt: skip
                assert part in said(opened)

    async def test_taken_back_it_stays_readable(self) -> None:
        async with decision(parting()) as opened:
            await opened.press("d")
            await opened.press("down", "enter")
            assert kept(opened).decision.chosen is None
            assert [chosen.choice for chosen in kept(opened).decision.earlier] == ["part"]
            await opened.press("end")
            assert "Mon 16 Nov: You part. They pay late" in said(opened)
            await opened.press("u")
            assert kept(opened).decision.chosen is not None


class TestQuestions:
    async def test_are_answered_in_place_and_kept_as_typed(self) -> None:
        async with decision(judged()) as opened:
            await stand(opened, "question:my-part")
            await opened.press("enter")
            assert "harder" in said(opened)
            await put(opened, "I was slow in summer.\nAnd tired.", "escape")
            assert kept(opened).decision.answers["my-part"] == "I was slow in summer.\nAnd tired."
            assert "I was slow in summer." in said(opened)
            assert "1 of" in said(opened)
            assert opened.app.focused is opened.screen.query_one(DecisionRows)

    async def test_going_elsewhere_with_the_mouse_keeps_the_answer(self) -> None:
        async with decision(judged()) as opened:
            await stand(opened, "question:my-part")
            await opened.press("e")
            await put(opened, "My part")
            await opened.pilot.click("#clients", offset=(2, 1))
            await opened.settle()
            assert kept(opened).decision.answers["my-part"] == "My part"

    async def test_moving_on_to_another_client_in_the_middle_of_a_word_keeps_it_where_it_belongs(self) -> None:
        book = a_book(judged(), judged("Blue Fox", "fox"))
        async with desk(book) as opened:
            await opened.open("Acme")
            await opened.press("3")
            await stand(opened, "question:my-part")
            await opened.press("enter")
            await opened.pilot.press("H", "a", "l", "f")
            await opened.open("Blue")
            await opened.settle()
        assert book.client("acme").decision.answers == {"my-part": "Half"}
        assert book.client("fox").decision.answers == {}

    async def test_leaving_the_program_in_the_middle_of_a_word_keeps_it(self) -> None:
        book = a_book(judged())
        async with desk(book) as opened:
            await opened.press("3")
            await stand(opened, "question:my-part")
            await opened.press("enter")
            await opened.pilot.press("H", "a", "l", "f", "ctrl+q")
        assert book.client("acme").decision.answers["my-part"] == "Half"

    async def test_an_answer_can_be_taken_back_with_d(self) -> None:
        async with decision(answer(judged(), "my-part", "Mine")) as opened:
            await stand(opened, "question:my-part")
            await opened.press("d")
            assert kept(opened).decision.answers == {}

    async def test_the_advice_behind_a_question(self) -> None:
        async with decision(judged()) as opened:
            await stand(opened, "question:long-enough")
            await opened.press("w")
            assert "enter or escape closes" in opened.text()


class TestChoosing:
    async def test_to_part_asks_for_the_sentence_the_cause_and_the_reward_in_one_step(self) -> None:
        async with decision(judged()) as opened:
            await stand(opened, "choice:part")
            await opened.press("enter")
            await put(opened, "The trust is gone", "enter")
            await opened.press("down", "enter")
            await opened.press("down", "down", "enter")
            client = kept(opened)
            chosen = client.decision.chosen
            assert chosen == Chosen(
                choice="part", because="The trust is gone", on=TODAY, cause="time", cooling_until=date(2026, 11, 25)
            )
            assert client.decision.reward
            assert len(client.handover.items) > 9
            assert "The trust is gone" in said(opened)
            await opened.press("u")
            client = kept(opened)
            assert (client.decision.chosen, client.decision.reward, client.handover.items) == (None, "", ())

    async def test_a_reward_of_my_own(self) -> None:
        async with decision(judged()) as opened:
            await stand(opened, "choice:fades")
            await opened.press("enter")
            await put(opened, "No order since May", "enter")
            await opened.press("enter")
            await opened.press("enter")
            await put(opened, "Three days by the sea", "enter")
            assert kept(opened).decision.reward == "Three days by the sea"
            assert kept(opened).decision.chosen is not None

    async def test_without_facts_the_gate_asks_why_and_keeps_the_reason(self) -> None:
        client = rate(fresh("Acme", "acme"), "silence", 3)
        async with decision(client) as opened:
            await stand(opened, "choice:part")
            assert "rests on facts from 2 days; you have 0" in said(opened)
            await opened.press("enter")
            await put(opened, "It is over", "enter")
            await opened.press("enter")
            await opened.press("down", "enter")
            assert kept(opened).decision.chosen is None
            await put(opened, "My lawyer told me to", "enter")
            chosen = kept(opened).decision.chosen
            assert chosen is not None
            assert chosen.override == "My lawyer told me to"
            assert "Decided without more facts, because: My lawyer" in said(opened)

    async def test_who_leaves_half_way_finds_the_sentence_again(self) -> None:
        async with decision(judged()) as opened:
            await stand(opened, "choice:repair")
            await opened.press("enter")
            await put(opened, "Three good years", "enter")
            await opened.press("escape")
            assert kept(opened).decision.chosen is None
            await opened.press("enter")
            assert opened.screen.query_one("#entry-input", Input).value == "Three good years"

    async def test_an_empty_sentence_is_refused_where_it_is_typed(self) -> None:
        async with decision(judged()) as opened:
            await stand(opened, "choice:keep")
            await opened.press("enter")
            await opened.press("enter")
            assert "Say in one sentence why." in said(opened)
            assert opened.screen.query_one(EntryLine).asking
            await put(opened, "They are fine", "enter")
            chosen = kept(opened).decision.chosen
            assert chosen is not None
            assert chosen.choice == "keep"

    async def test_the_reward_can_be_chosen_later(self) -> None:
        async with decision(parting()) as opened:
            await stand(opened, "reward")
            await opened.press("enter")
            await opened.press("enter")
            await put(opened, "Lunch at the lake", "enter")
            assert kept(opened).decision.reward == "Lunch at the lake"


class TestRepair:
    async def test_the_plan_is_made_in_four_short_answers(self) -> None:
        client = decide(judged(), "repair", "They do not know it yet", on=TODAY, rules=Rules())
        async with decision(client) as opened:
            await stand(opened, "plan")
            await opened.press("enter")
            await opened.press("enter")
            assert "must not be empty" in said(opened)
            await put(opened, "Answers in two days", "enter")
            await put(opened, "No mail older than two days", "enter")
            await opened.press("enter")
            assert opened.screen.query_one("#entry-input", Input).value == "2026-12-20"
            await put(opened, "+14", "enter")
            (plan,) = kept(opened).repairs
            assert (plan.change, plan.test, plan.agreement, plan.due) == (
                "Answers in two days", "No mail older than two days", "", date(2026, 12, 6),
            )  # fmt: skip
            assert "Look again Sun 6 Dec, in 14 days" in said(opened)

    async def test_on_its_day_it_is_asked_whether_it_was_kept(self) -> None:
        async with decision(repairing()) as opened:
            assert "Was it kept? enter answers" in said(opened)
            await stand(opened, "verdict")
            await opened.press("enter")
            await opened.press("enter")
            await put(opened, "Four weeks without a gap", "enter")
            (plan,) = kept(opened).repairs
            assert (plan.verdict, plan.verdict_on, plan.note) == ("kept", TODAY, "Four weeks without a gap")
            assert "✓ kept, Sun 22 Nov: Answers in two days" in said(opened)

    async def test_not_kept_leads_back_to_the_decision(self) -> None:
        async with decision(repairing()) as opened:
            await stand(opened, "verdict")
            await opened.press("enter")
            await opened.press("down", "enter")
            await opened.press("enter")
            assert opened.screen.query_one(DecisionRows).current == "choice:part"
            await opened.press("home")
            assert "you may decide again, on facts" in said(opened)
            assert "✗ not kept" in said(opened)

    async def test_each_part_of_the_plan_can_be_changed(self) -> None:
        async with decision(repairing()) as opened:
            await stand(opened, "field:test")
            await opened.press("e")
            await put(opened, "No mail older than a day", "enter")
            await stand(opened, "field:due")
            await opened.press("e")
            await put(opened, "1.10.2026", "enter")
            assert "must lie after the plan was made" in said(opened)
            await put(opened, "+7", "enter")
            (plan,) = kept(opened).repairs
            assert (plan.test, plan.due) == ("No mail older than a day", date(2026, 11, 29))

    async def test_it_can_be_removed_after_asking_once(self) -> None:
        async with decision(repairing()) as opened:
            await stand(opened, "field:change")
            await opened.press("d")
            await opened.press("down", "enter")
            assert kept(opened).repairs == ()


@pytest.mark.parametrize("nasty", NASTY)
@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_any_text_is_shown_as_text(nasty: str, size: tuple[int, int]) -> None:
    client = decide(judged(nasty), "repair", nasty, on=TODAY, rules=Rules(), override=nasty)
    client = plan_repair(client, change=nasty, test=nasty, due=date(2026, 12, 1), on=TODAY, new_id="r", agreement=nasty)
    client = promise_reward(answer(client, "my-part", nasty * 20), nasty)
    async with decision(client, size) as opened:
        for key in ("end", "home", "enter"):
            await opened.press(key)
            assert "\x1b" not in opened.text()
            assert all(cell_len(line) <= size[0] for line in opened.text().splitlines())


async def test_an_answer_of_ten_thousand_characters_is_cut_on_the_page_and_whole_when_opened() -> None:
    long = "word " * 2000
    async with decision(answer(judged(), "my-part", long)) as opened:
        await stand(opened, "question:my-part")
        assert "word…" in said(opened)
        await opened.press("enter")
        assert opened.screen.query_one("#area-text", TextArea).text == long
        await opened.press("escape")
        assert kept(opened).decision.answers["my-part"] == long


@pytest.mark.parametrize("size", [SMALL, WIDE, (200, 60)])
async def test_the_page_can_be_read_down_by_keys_at_any_size(size: tuple[int, int]) -> None:
    async with decision(judged(), size) as opened:
        await opened.press("end")
        assert "it fades out" in said(opened)
        await opened.press("home")
        assert "Nothing is decided yet." in said(opened)
