"""The drill: said section by section against a quiet clock, with answers dealt, and a report that is kept."""

from collections.abc import Iterator
from itertools import count
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.clients import fresh, parting
from tests.fakes import TODAY, a_book
from tests.tui.steps import WIDE, Desk, desk
from workbook.book import Book
from workbook.domain.client import Client
from workbook.domain.rehearsal import Run, prepare_reply, write_script
from workbook.drill import PUSHBACKS_DEALT, PushbackCard, SectionCard, deal, new_tally
from workbook.tui.screens.drill import DrillScreen

HOSTILE = "[/b] [todo] 🙂 שלום \x1b[2J end " + "long " * 2000


def scripted() -> Client:
    client = write_script(parting(), "opening", "Thank you for making time today. What I have to say is short.")
    client = write_script(client, "reason", "It no longer fits.")
    return write_script(client, "thanks", "Thank you for the work we did.")


def ticking() -> Iterator[float]:
    return (10.0 * n for n in count())


async def begin(there: Desk, book: Book, seed: int = 1) -> DrillScreen:
    """Open the drill on a clock that goes ten seconds at every look."""
    times = ticking()
    screen = DrillScreen(book, book.client("acme"), random=Random(seed), now=lambda: next(times))
    await there.app.push_screen(screen)
    await there.settle()
    return screen


async def press(there: Desk, *keys: str) -> None:
    for key in keys:
        await there.press(key)


async def through(there: Desk, answer: str = "h") -> None:
    """Go through all cards, answering every pushback alike."""
    screen = there.app.screen
    assert isinstance(screen, DrillScreen)
    for _card in range(40):
        if screen._phase == "after":
            return
        await press(there, answer if screen._phase == "shown" else "space")


async def test_a_drill_to_the_end_is_kept_with_time_points_and_pushbacks() -> None:
    book = a_book(scripted())
    async with desk(book) as there:
        await begin(there, book)
        assert "Stand up, if you can" in there.text()
        await through(there)
        (run,) = book.client("acme").rehearsal.runs
        assert run.finished
        assert (run.held, run.wavered) == (PUSHBACKS_DEALT, 0)
        assert len(run.covered) == run.points >= 3
        assert set(run.section_seconds) == {"opening", "reason", "thanks"}
        assert run.seconds > 0
        assert "Said, to the end." in there.text()
        await press(there, "space")
        assert not isinstance(there.app.screen, DrillScreen)


async def test_the_prepared_reply_is_hidden_until_it_is_asked_for() -> None:
    client = prepare_reply(scripted(), "What if we paid more?", "My reply stands.", new_id="r1", source="more-money")
    book = a_book(client)
    async with desk(book) as there:
        screen = await begin(there, book)
        while screen._phase != "asked":
            await press(there, "space")
        card = screen._cards[screen._place]
        assert isinstance(card, PushbackCard)
        start = card.answer.reply[:20]
        assert "They say" in there.text()
        assert start not in there.text()
        assert "Hold on to this: They pay late" in there.text()
        await press(there, "space")
        assert start in there.text()


async def test_wavering_asks_for_the_reply_once_more_and_goes_on() -> None:
    book = a_book(scripted())
    async with desk(book) as there:
        screen = await begin(there, book)
        while screen._phase != "shown":
            await press(there, "space")
        await press(there, "w")
        assert "That happens" in there.text()
        await through(there)
        (run,) = book.client("acme").rehearsal.runs
        assert (run.held, run.wavered) == (PUSHBACKS_DEALT - 1, 1)


async def test_what_is_left_out_is_not_counted_as_said() -> None:
    book = a_book(scripted())
    async with desk(book) as there:
        await begin(there, book)
        await press(there, "space", "x")
        await through(there)
        (run,) = book.client("acme").rehearsal.runs
        assert len(run.covered) < run.points


async def test_stopping_early_keeps_what_was_said_but_does_not_count_as_a_whole_drill() -> None:
    book = a_book(scripted())
    async with desk(book) as there:
        await begin(there, book)
        await press(there, "space", "space", "escape")
        (run,) = book.client("acme").rehearsal.runs
        assert not run.finished
        assert run.covered
        assert "You stopped early" in there.text()


async def test_leaving_before_anything_was_said_keeps_nothing() -> None:
    book = a_book(scripted())
    async with desk(book) as there:
        await begin(there, book)
        await press(there, "space", "escape")
        assert not isinstance(there.app.screen, DrillScreen)
        assert book.client("acme").rehearsal.runs == ()


async def test_what_was_said_is_kept_when_the_program_is_left_in_the_middle() -> None:
    book = a_book(scripted())
    async with desk(book) as there:
        await begin(there, book)
        await press(there, "space", "space")
        there.app.exit()
    assert [run.finished for run in book.client("acme").rehearsal.runs] == [False]


async def test_the_script_can_be_hidden_to_speak_by_heart() -> None:
    book = a_book(scripted())
    async with desk(book) as there:
        await begin(there, book)
        await press(there, "space")
        assert "What I have to say is short" in there.text()
        await press(there, "m")
        assert "What I have to say is short" not in there.text()
        assert "Thank them for making time" in there.text()


async def test_an_empty_script_is_drilled_from_the_talking_points() -> None:
    book = a_book(parting())
    async with desk(book) as there:
        await begin(there, book)
        await press(there, "space")
        assert "Jana Berg, thank you for making time" in there.text()


async def test_p_opens_the_drill_from_the_rehearsal_and_the_count_is_there_on_return() -> None:
    async with desk(a_book(scripted()), size=WIDE) as there:
        await press(there, "4", "escape", "p")
        assert isinstance(there.app.screen, DrillScreen)
        await through(there)
        await press(there, "space")
        assert "Practised 1 of 2 times" in there.text()


@pytest.mark.parametrize("size", [(80, 24), WIDE])
async def test_any_text_is_shown_without_harm(size: tuple[int, int]) -> None:
    client = write_script(parting(name=HOSTILE[:60]), "reason", HOSTILE)
    client = prepare_reply(client, HOSTILE[:60], HOSTILE, new_id="r1")
    book = a_book(client)
    async with desk(book, size=size) as there:
        await begin(there, book)
        for _card in range(8):
            assert "\x1b" not in there.text()
            await press(there, "space", "h")


@given(st.integers())
def test_the_deal_keeps_the_order_of_the_sections_and_never_asks_before_the_reason(seed: int) -> None:
    cards = deal(scripted(), TODAY, Random(seed))
    assert [card.section for card in cards if isinstance(card, SectionCard)] == ["opening", "reason", "thanks"]
    asked = [card.answer.key for card in cards if isinstance(card, PushbackCard)]
    assert len(asked) == len(set(asked)) == PUSHBACKS_DEALT
    assert isinstance(cards[0], SectionCard)
    assert isinstance(cards[1], SectionCard)
    assert isinstance(cards[-1], SectionCard)


@given(st.integers())
def test_the_same_seed_deals_the_same_cards(seed: int) -> None:
    assert deal(scripted(), TODAY, Random(seed)) == deal(scripted(), TODAY, Random(seed))


@given(st.lists(st.tuples(st.booleans(), st.floats(min_value=-5, max_value=5000))))
def test_a_tally_never_counts_more_than_there_is(said: list[tuple[bool, float]]) -> None:
    cards = [card for card in deal(scripted(), TODAY, Random(1)) if isinstance(card, SectionCard)]
    tally = new_tally(cards)
    for card, (spoken, seconds) in zip(cards, said, strict=False):
        tally.spoke(card, seconds, said=spoken)
    run = tally.run("r", a_book().note("x").moment, 12.4, finished=True)
    assert isinstance(run, Run)
    assert len(set(run.covered)) == len(run.covered) <= run.points
    assert all(seconds >= 0 for seconds in run.section_seconds.values())


def test_for_a_client_of_whom_nothing_is_known_there_is_still_something_to_practise() -> None:
    assert deal(fresh(), TODAY, Random(1))
