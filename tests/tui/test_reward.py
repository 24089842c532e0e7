"""The reward: what is missing before it, the one moment of motion, what is taken, learnt and laid to rest."""

import pytest

from tests.clients import CHECKLIST, ended, fresh, parting
from tests.fakes import TODAY, a_book
from tests.tui.steps import WIDE, Desk, desk
from workbook.domain.client import Client
from workbook.domain.closing import learn
from workbook.domain.decision import promise_reward
from workbook.domain.handover import tick
from workbook.tui.panes.reward import RewardPane
from workbook.tui.screens.reward import RewardScreen
from workbook.tui.widgets.morning import Morning

HOSTILE = "[/b] [todo] 🙂 שלום \x1b[2J\x1b]52;c;eA==\x07 end"


def acme(there: Desk) -> Client:
    return there.book.client("acme")


async def press(there: Desk, *keys: str) -> None:
    """Press keys at a person's pace: each has done its work before the next."""
    for key in keys:
        await there.press(key)


async def stand(there: Desk, row: str) -> None:
    """Stand on a row of the pane."""
    there.screen.query_one(RewardPane).rows.stand_on(row)
    await there.settle()


async def seen(there: Desk, words: str) -> None:
    """Wait until words are seen on the screen."""
    for _turn in range(50):
        if words in there.text():
            return
        await there.settle()
    assert words in there.text()


async def test_before_the_end_it_says_what_is_missing_and_leads_there() -> None:
    client = parting()
    for item in CHECKLIST[:3]:
        client = tick(client, item.id, on=TODAY)
    async with desk(a_book(client)) as there:
        await press(there, "6")
        assert "The talk has not been held" in there.text()
        assert "2 things are left to hand over" in there.text()
        await stand(there, "missing:handover:handover")
        await press(there, "enter")
        assert there.screen.page.part == "handover"


async def test_without_a_decision_only_that_is_missing() -> None:
    async with desk(a_book(fresh())) as there:
        await press(there, "6")
        assert "No ending has been decided" in there.text()
        await stand(there, "missing:decision:decision")
        await press(there, "enter")
        assert there.screen.page.part == "decision"


async def test_the_promised_reward_is_chosen_from_a_list() -> None:
    async with desk(a_book(parting())) as there:
        await press(there, "6", "e")
        await seen(there, "What will you give yourself?")
        await press(there, "down", "enter")
        assert acme(there).decision.reward
        assert acme(there).decision.reward in there.text()


async def test_a_reward_of_your_own_is_typed() -> None:
    async with desk(a_book(parting())) as there:
        await press(there, "6", "e")
        await seen(there, "Something of your own")
        await press(there, "enter")
        await seen(there, "Large or small.")
        await there.type("Cake")
        await press(there, "enter")
        assert acme(there).decision.reward == "Cake"


async def test_the_whole_screen_tells_what_was_done_and_enter_takes_the_reward() -> None:
    async with desk(a_book(ended())) as there:
        await press(there, "6")
        await stand(there, "reward")
        await press(there, "enter")
        await seen(there, "Acme GmbH")
        for words in ("6 days since you decided", "2 facts written down", "5 things handed over", "A long walk by"):
            assert words in there.text()
        assert "For the next contract" not in there.text()
        await press(there, "enter")
        assert acme(there).closing.reward_taken_on == TODAY
        await seen(there, "For the next contract")


async def test_where_nothing_was_promised_the_reward_is_chosen_now() -> None:
    async with desk(a_book(ended(reward=""))) as there:
        await open_reward(there)
        await seen(there, "Now something for you.")
        await press(there, "enter")
        await seen(there, "What will you give yourself?")
        await press(there, "down", "enter")
        assert acme(there).decision.reward in there.text()
        await press(there, "enter")
        assert acme(there).closing.reward_taken_on == TODAY


async def test_after_the_reward_the_client_is_laid_to_rest_and_leaves_the_list() -> None:
    async with desk(a_book(ended(), fresh())) as there:
        await open_reward(there)
        await press(there, "enter", "z")
        assert acme(there).archived
        assert not isinstance(there.app.screen, RewardScreen)
        assert there.screen.side.clients.ids == ["ada"]


async def test_the_client_cannot_be_laid_to_rest_before_the_reward_is_taken_there() -> None:
    async with desk(a_book(ended())) as there:
        await open_reward(there)
        await press(there, "z")
        assert not acme(there).archived
        await press(there, "escape")
        assert not isinstance(there.app.screen, RewardScreen)


async def test_any_key_ends_the_motion_and_does_nothing_else() -> None:
    async with desk(a_book(ended())) as there:
        there.app.animation_level = "full"
        await open_reward(there)
        assert there.app.screen.query_one(Morning).moving
        await press(there, "enter")
        assert not there.app.screen.query_one(Morning).moving
        assert acme(there).closing.reward_taken_on is None
        await press(there, "enter")
        assert acme(there).closing.reward_taken_on == TODAY


async def test_nothing_moves_where_motion_is_not_wanted() -> None:
    async with desk(a_book(ended())) as there:
        await open_reward(there)
        assert not there.app.screen.query_one(Morning).moving


async def test_nothing_moves_and_nothing_glows_without_colour() -> None:
    async with desk(a_book(ended())) as there:
        there.app.animation_level = "full"
        there.app.no_color = True
        await open_reward(there)
        morning = there.app.screen.query_one(Morning)
        assert not morning.moving
        grounds = {segment.style.bgcolor for segment in morning.render_line(22) if segment.style is not None}
        assert grounds == {segment.style.bgcolor for segment in morning.render_line(0) if segment.style is not None}


async def test_lessons_are_kept_from_the_pane() -> None:
    async with desk(a_book(ended())) as there:
        await press(there, "6")
        assert "Every talk is negative" in there.text()
        await stand(there, "cause")
        await press(there, "enter")
        await seen(there, "What did it end over?")
        await press(there, "enter")
        assert acme(there).closing.cause
        await stand(there, "first-sign")
        await press(there, "enter", "end")
        await there.type(" early")
        await press(there, "enter")
        assert acme(there).closing.first_sign.endswith(" early")
        await press(there, "tab")
        await there.type("Ask sooner")
        await press(there, "escape")
        assert acme(there).closing.helped == "Ask sooner"


async def test_what_would_have_helped_is_never_overwritten_from_elsewhere() -> None:
    async with desk(a_book(ended())) as there:
        await press(there, "6", "tab")
        await there.type("Mine")
        there.book.change("acme", learn, helped="Theirs")
        await press(there, "escape")
        await seen(there, "two places at once")
        await press(there, "enter")
        assert acme(there).closing.helped == "Theirs\n\nMine"


async def test_clauses_for_the_flags_that_showed_can_be_read() -> None:
    async with desk(a_book(ended()), size=WIDE) as there:
        await press(there, "6")
        assert "For the next contract" in there.text()
        await stand(there, "clause:deposit")
        await press(there, "enter")
        await seen(there, "not legal advice")


async def test_the_door_is_proposed_with_its_meaning_and_can_be_set() -> None:
    async with desk(a_book(ended())) as there:
        await press(there, "6")
        await stand(there, "door")
        assert "closed" in there.text()
        await press(there, "enter")
        await seen(there, "How does the door stand?")
        await press(there, "k", "enter")
        assert acme(there).closing.door == "open"


async def test_a_client_at_rest_is_taken_out_of_the_archive_again() -> None:
    async with desk(a_book(ended())) as there:
        await press(there, "6")
        await stand(there, "rest")
        await press(there, "enter")
        assert acme(there).archived
        await press(there, "escape", "z", "6")
        await stand(there, "reopen")
        await press(there, "enter")
        assert not acme(there).archived


@pytest.mark.parametrize("size", [(80, 24), WIDE])
async def test_any_text_is_shown_without_harm(size: tuple[int, int]) -> None:
    client = learn(ended(name=HOSTILE), cause=HOSTILE, first_sign=HOSTILE, helped=HOSTILE * 300)
    async with desk(a_book(promise_reward(client, HOSTILE * 5)), size=size) as there:
        await press(there, "6")
        assert "\x1b" not in there.text()
        await open_reward(there)
        for _page in range(2):
            assert "\x1b" not in there.text()
            await press(there, "enter")


async def open_reward(there: Desk) -> None:
    """Open the full screen from the pane."""
    await press(there, "6")
    await stand(there, "reward")
    await press(there, "enter")
    for _turn in range(50):
        if isinstance(there.app.screen, RewardScreen):
            return
        await there.settle()
