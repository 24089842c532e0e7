"""Noting what was seen: from anywhere, with one line and enter."""

from datetime import date

from textual.widgets import Input

from tests.clients import fresh, judged
from tests.fakes import TODAY, a_book
from tests.tui.steps import desk
from tests.tui.test_scorecard_pane import at_flags, stand_on
from workbook.domain.errors import NotSaved
from workbook.tui.screens.dialogs.observe import ObserveDialog


async def test_one_line_and_enter_notes_a_fact_of_today_behind_the_flag() -> None:
    book = a_book(judged())
    async with desk(book) as opened:
        await stand_on(opened, "silence")
        await opened.press("o")
        await opened.type("No answer for 9 days")
        await opened.press("enter")
        seen = book.client("acme").scorecard.observed("silence")[0]
        assert (seen.text, seen.kind, seen.on) == ("No answer for 9 days", "fact", TODAY)
        assert "No answer for 9 days" in opened.text()
        await opened.press("u")
        assert book.client("acme").scorecard.observed("silence") == ()


async def test_from_the_client_list_the_flag_is_asked_for_and_found_by_typing() -> None:
    book = a_book(fresh())
    async with desk(book) as opened:
        opened.screen.page.part = "facts"
        opened.screen.side.clients.focus()
        await opened.settle()
        await opened.press("o")
        await opened.type("Shouted")
        await opened.press("enter")
        assert isinstance(opened.app.screen, ObserveDialog), "no flag is guessed"
        await opened.type("insult")
        await opened.press("enter")
        assert book.client("ada").scorecard.observations[0].flag == "abuse"


async def test_kind_and_day_are_changed_by_keyboard() -> None:
    book = a_book(judged())
    async with desk(book) as opened:
        await at_flags(opened)
        await opened.press("o")
        await opened.type("Felt odd")
        await opened.press("tab", "tab", "space")
        assert "( ) a fact" in opened.text()
        assert "(•) an impression" in opened.text()
        await opened.press("tab")
        await opened.type("-3")
        await opened.press("enter")
        seen = next(each for each in book.client("acme").scorecard.observations if each.text == "Felt odd")
        assert (seen.kind, seen.on) == ("impression", date(2026, 11, 19))


async def test_what_is_no_day_is_refused_and_the_text_stays() -> None:
    book = a_book(judged())
    async with desk(book) as opened:
        await at_flags(opened)
        await opened.press("o")
        await opened.type("Late")
        await opened.press("tab", "tab", "tab")
        await opened.type("whenever")
        await opened.press("enter")
        assert "“whenever” is not a day." in opened.text()
        opened.app.screen.query_one("#when", Input).value = "2027-01-01"
        await opened.press("enter")
        assert "has not come yet" in opened.text()
        assert opened.app.screen.query_one("#what", Input).value == "Late"
        assert len(book.client("acme").scorecard.observations) == 2


async def test_without_a_word_it_says_what_is_missing() -> None:
    async with desk(a_book(judged())) as opened:
        await at_flags(opened)
        await opened.press("o", "enter")
        assert "Say in a few words what happened." in opened.text()


async def test_what_was_typed_is_there_again_after_escape() -> None:
    async with desk(a_book(judged(), fresh())) as opened:
        await at_flags(opened)
        await opened.press("o")
        await opened.type("Half a sen")
        await opened.press("escape", "o")
        assert opened.app.screen.query_one("#what", Input).value == "Half a sen"
        await opened.press("enter", "o")
        assert opened.app.screen.query_one("#what", Input).value == ""


async def test_a_full_disk_costs_no_word() -> None:
    book = a_book(judged())
    async with desk(book) as opened:
        await at_flags(opened)
        await opened.press("o")
        await opened.type("Precious")

        def full(*args: object, **kwargs: object) -> None:
            raise NotSaved("The disk is full. Free some room, then try again.")

        book.change_as = full  # type: ignore[method-assign, assignment]
        await opened.press("enter")
        assert "The disk is full." in opened.text()
        assert opened.app.screen.query_one("#what", Input).value == "Precious"


async def test_hostile_text_is_noted_and_shown_as_it_is() -> None:
    book = a_book(judged())
    async with desk(book) as opened:
        await at_flags(opened)
        await opened.press("o")
        opened.app.screen.query_one("#what", Input).value = "[/b] [todo] \x1b]52;c;aGk=\x07 🧾 done"
        await opened.settle()
        await opened.press("enter")
        assert "[/b] [todo] ]52;c;aGk= 🧾 done" in opened.text()


async def test_a_line_that_is_too_long_is_refused_with_its_length() -> None:
    async with desk(a_book(judged())) as opened:
        await at_flags(opened)
        await opened.press("o")
        opened.app.screen.query_one("#what", Input).value = "x" * 10_000
        await opened.settle()
        await opened.press("enter")
        assert "10,000 characters long" in opened.text()
        assert len(opened.app.screen.query_one("#what", Input).value) == 10_000
