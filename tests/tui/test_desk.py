"""The desk: the list, the page beside it, and what works everywhere."""

import pytest

from tests.clients import fresh, judged, parting
from tests.fakes import TODAY, a_book
from tests.tui.steps import WIDE, desk
from workbook.domain.client import new_client
from workbook.domain.scorecard import rate
from workbook.tui.screens.too_small import TooSmallScreen

HOSTILE = (
    "done [/b] ok", "[todo] call", "[$x]", "\x1b[2J\x1b]52;c;aGk=\x07 gone", "👩‍👩‍👧 Große Straße",
    "שלום עולם \u202etxt.exe", "x" * 500, "\x00\x9b31m",
)  # fmt: skip


async def test_the_list_says_what_each_client_needs_and_the_head_how_many_need_you() -> None:
    async with desk(a_book(fresh(), judged())) as here:
        shown = here.text()
    assert "Ada Studio" in shown
    assert "judge 5 more flags" in shown
    assert "time to decide" in shown
    assert "2 clients need you today" in shown


async def test_whoever_needs_something_comes_first() -> None:
    calm = judged("Aaron Calm", "calm")
    for flag in calm.scorecard.ratings:
        calm = rate(calm, flag, 0)
    async with desk(a_book(calm, fresh("Zoe Needs", "zoe"))) as here:
        assert list(here.screen.side.clients.ids) == ["zoe", "calm"]


async def test_moving_in_the_list_shows_the_next_client() -> None:
    async with desk(a_book(judged(), fresh())) as here:
        first = here.screen.client
        await here.press("j")
        assert here.screen.client != first
        assert here.screen.client is not None
        assert here.screen.client.name in here.text().splitlines()[1]


async def test_the_filter_narrows_while_typing_and_escape_shows_everybody_again() -> None:
    async with desk(a_book(judged(), fresh(), judged("Blue Fox", "fox"))) as here:
        await here.press("slash")
        await here.type("FOX")
        assert list(here.screen.side.clients.ids) == ["fox"]
        await here.press("enter", "escape")
        assert len(here.screen.side.clients.ids) == 3


async def test_a_filter_that_fits_nobody_says_so_and_how_to_go_on() -> None:
    async with desk(a_book(judged())) as here:
        await here.press("slash", "q", "q")
        assert "esc drops the filter" in here.text()


async def test_a_client_is_added_with_a_name_alone() -> None:
    async with desk(a_book(fresh())) as here:
        await here.press("a")
        await here.type("Karl")
        await here.press("enter", "down", "enter")
        assert here.screen.client is not None
        assert (here.screen.client.name, here.screen.client.engagement.kind) == ("Karl", "retainer")
        assert here.book.client(here.screen.client.id).name == "Karl"


async def test_an_empty_name_is_asked_for_again_and_escape_adds_nobody() -> None:
    async with desk(a_book(fresh())) as here:
        await here.press("a", "space", "enter", "enter")
        assert "A client needs a name" in here.text()
        await here.press("escape")
        assert len(here.book.listed()) == 1


async def test_undo_and_redo_take_a_change_back_and_bring_it_again() -> None:
    book = a_book(judged())
    book.change("acme", rate, "abuse", 3)
    async with desk(book) as here:
        await here.press("u")
        assert book.client("acme").scorecard.ratings["abuse"] == 0
        assert "Undone" in here.text()
        await here.press("U")
        assert book.client("acme").scorecard.ratings["abuse"] == 3


async def test_a_removed_client_is_asked_about_once_and_comes_back_with_u() -> None:
    book = a_book(judged(), fresh())
    async with desk(book) as here:
        await here.press("d")
        assert "trash" in here.text()
        await here.press("down", "enter")
        assert [entry.id for entry in book.listed()] == ["ada"]
        await here.press("u")
        assert {entry.id for entry in book.listed()} == {"ada", "acme"}


async def test_an_empty_book_offers_to_begin_and_leads_to_the_first_client() -> None:
    async with desk(a_book()) as here:
        assert "Add your first client" in here.text()
        await here.press("enter")
        await here.type("Ada")
        await here.press("enter", "enter")
        assert [entry.summary.name for entry in here.book.listed() if entry.summary] == ["Ada"]


async def test_the_sample_data_never_mixes_with_the_real_book() -> None:
    book = a_book()
    async with desk(book, sample=lambda: a_book(fresh(), judged())) as here:
        await here.press("down", "enter")
        assert "sample data" in here.text()
        assert "Acme GmbH" in here.text()
        await here.press("q")
        assert "Add your first client" in here.text()
        assert not book.listed()


async def test_help_teaches_the_task_and_lists_the_keys_of_the_place() -> None:
    async with desk(a_book(judged()), size=WIDE) as here:
        await here.press("2", "question_mark")
        assert "Scorecard: how it stands" in here.text()
        await here.press("escape")
        assert here.app.screen is here.screen


async def test_the_palette_reaches_an_action_by_its_name() -> None:
    async with desk(a_book(judged()), size=WIDE) as here:
        await here.press("ctrl+p")
        await here.type("add client")
        await here.pilot.pause(0.5)
        await here.press("enter")
        assert "Who is it?" in here.text()


async def test_a_window_too_small_says_how_large_it_must_be_and_recovers() -> None:
    async with desk(a_book(judged())) as here:
        await here.pilot.resize_terminal(60, 20)
        await here.settle()
        assert isinstance(here.app.screen, TooSmallScreen)
        assert "80 columns" in here.text()
        await here.pilot.resize_terminal(80, 24)
        await here.settle()
        assert not isinstance(here.app.screen, TooSmallScreen)


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_hostile_name_is_shown_as_it_is_and_moves_nothing(name: str) -> None:
    client = new_client("x", name, on=TODAY)
    async with desk(a_book(client)) as here:
        shown = here.text()
        assert client.name[:12].strip()[:4] in shown
        assert "\x1b" not in shown
        await here.press(
            "1", "2", "3", "4", "5", "6", "escape", "question_mark", "escape", "e", "escape", "d", "escape"
        )
        assert here.app.is_running


async def test_every_part_opens_by_its_number_and_by_a_click_on_the_stage_line() -> None:
    async with desk(a_book(parting()), size=WIDE) as here:
        for number, part in enumerate(("facts", "scorecard", "decision", "rehearsal", "handover", "reward"), 1):
            await here.press("escape", "escape", str(number))
            assert here.screen.page.part == part
        await here.pilot.click("StageLine", offset=(2, 0))
        await here.settle()
        assert here.screen.page.part == "facts"


async def test_the_agenda_lists_what_is_due_and_enter_goes_there() -> None:
    async with desk(a_book(judged(), fresh(), parting("Blue Fox", "fox"))) as here:
        await here.press("t")
        assert "things need you today" in here.text()
        assert "judge 5 more flags" in here.text()
        await here.press("end", "up", "enter")
        assert here.app.screen is here.screen
        await here.press("t", "escape")
        assert here.app.screen is here.screen


async def test_the_daily_round_goes_from_client_to_client_and_says_when_all_are_seen_to() -> None:
    async with desk(a_book(judged(), fresh(), judged("Blue Fox", "fox"))) as here:
        seen = {here.screen.client_id}
        for _ in range(2):
            await here.press("n")
            seen.add(here.screen.client_id)
        assert seen == {"acme", "ada", "fox"}
        await here.press("n")
        assert "All reviewed" in here.text()
