"""The rehearsal pane: writing is kept by itself, points go where the cursor is, the talk is planned and held."""

from datetime import date

import pytest

from tests.clients import fresh, parting
from tests.fakes import TODAY, a_book
from tests.tui.steps import WIDE, Desk, desk
from workbook.domain.client import Client
from workbook.domain.rehearsal import SECTIONS, Section, add_point, prepare_reply, write_script
from workbook.tui.panes.rehearsal import RehearsalPane
from workbook.tui.panes.rehearsal_script import PointList
from workbook.tui.widgets import prose_editor
from workbook.tui.widgets.prose_editor import ProseEditor

HOSTILE = "[/b] [todo] 🙂 שלום \x1b[2J\x1b]52;c;eA==\x07 end " + "long " * 2000


def script_of(there: Desk, client_id: str = "acme") -> dict[Section, str]:
    return there.book.client(client_id).rehearsal.script


def editor(there: Desk, section: str) -> ProseEditor:
    return there.app.screen.query_one(f"#script-{section}", ProseEditor)


def with_script(**texts: str) -> Client:
    client = parting()
    for section, text in texts.items():
        client = write_script(client, section, text)  # type: ignore[arg-type]  # a section
    return client


async def test_what_is_typed_is_kept_after_a_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prose_editor, "PAUSE", 0.01)
    async with desk(a_book(parting())) as there:
        await press(there, "4")
        await there.type("Jana")
        assert script_of(there) == {"opening": "Jana"}
        assert editor(there, "opening").has_focus


async def test_what_is_typed_is_kept_on_leaving_for_the_next_section() -> None:
    async with desk(a_book(parting())) as there:
        await press(there, "4")
        await there.type("Hello")
        await press(there, "tab")
        await there.type("It does not fit")
        await press(there, "escape", "escape")
        assert script_of(there) == {"opening": "Hello", "reason": "It does not fit"}


async def test_one_stretch_of_typing_is_one_step_to_undo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prose_editor, "PAUSE", 0.01)
    async with desk(a_book(parting())) as there:
        await press(there, "4")
        await there.type("one two")
        await press(there, "escape", "f2")
        await there.type(" three")
        await press(there, "escape", "escape")
        assert script_of(there) == {"opening": "one two three"}
        await press(there, "u")
        assert script_of(there) == {"opening": "one two"}
        assert editor(there, "opening").text == "one two"
        await press(there, "u")
        assert script_of(there) == {}
        await press(there, "U", "U")
        assert editor(there, "opening").text == "one two three"


async def test_the_cursor_stays_while_what_was_typed_comes_back_from_the_book(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prose_editor, "PAUSE", 0.01)
    async with desk(a_book(with_script(opening="begin end"))) as there:
        await press(there, "4", "home", *["right"] * 5)
        await there.type(" and")
        assert script_of(there)["opening"] == "begin and end"
        assert editor(there, "opening").cursor_location == (0, 9)


async def test_typing_that_was_not_saved_yet_is_kept_for_its_client_when_another_is_chosen() -> None:
    async with desk(a_book(parting(), fresh())) as there:
        await press(there, "4")
        await there.type("For Acme")
        other = there.screen.side.clients.ids.index("ada")
        await there.pilot.click("#clients", offset=(5, other * 2))
        await there.settle()
        assert there.screen.client_id == "ada"
        assert script_of(there) == {"opening": "For Acme"}
        assert script_of(there, "ada") == {}


async def test_typing_is_kept_when_the_program_is_left_in_the_middle_of_a_word() -> None:
    book = a_book(parting())
    async with desk(book) as there:
        await press(there, "4")
        await there.type("Half a wor")
        there.app.exit()
    assert book.client("acme").rehearsal.script == {"opening": "Half a wor"}


@pytest.mark.parametrize(
    ("choice", "kept"),
    [(["k", "k"], "Mine"), (["k"], "Elsewhere"), ([], "Elsewhere\n\nMine")],
    ids=["what was written here", "what was written elsewhere", "both"],
)
async def test_a_text_changed_elsewhere_meanwhile_is_never_overwritten(choice: list[str], kept: str) -> None:
    async with desk(a_book(parting())) as there:
        await press(there, "4")
        await there.type("Mine")
        there.book.change("acme", write_script, "opening", "Elsewhere")
        await press(there, "escape")
        await seen(there, "two places at once")
        assert script_of(there) == {"opening": "Elsewhere"}
        await press(there, *choice, "enter")
        assert script_of(there) == {"opening": kept}
        assert editor(there, "opening").text == kept


async def test_leaving_the_choice_between_two_versions_loses_neither() -> None:
    async with desk(a_book(parting())) as there:
        await press(there, "4")
        await there.type("Mine")
        there.book.change("acme", write_script, "opening", "Elsewhere")
        await press(there, "escape")
        await seen(there, "two places at once")
        await press(there, "escape")
        assert script_of(there) == {"opening": "Elsewhere"}
        assert editor(there, "opening").text == "Mine"


async def test_a_point_is_inserted_at_the_cursor_filled_from_the_record() -> None:
    async with desk(a_book(with_script(next="Then."))) as there:
        await press(there, "4", "tab", "tab")
        assert editor(there, "next").has_focus
        await press(there, "home", "f2")
        assert isinstance(there.app.focused, PointList)
        assert "Name your last working day" in there.text()
        assert "for you is 11 December" in there.text()
        await press(there, "enter")
        assert editor(there, "next").has_focus
        await press(there, "escape")
        assert script_of(there)["next"] == "My last working day for you is 11 December 2026. Then."
        assert "✓ Name your last working day" in there.text()


async def test_what_the_record_does_not_know_is_a_visible_blank() -> None:
    async with desk(a_book(parting())) as there:
        await press(there, "4", "tab", "tab", "escape", "down")
        assert "[notice]" in there.text()
        assert "None" not in there.text()


async def test_points_of_your_own_are_added_changed_and_removed() -> None:
    async with desk(a_book(parting())) as there:
        await press(there, "4", "escape", "a")
        await there.type("Mention the move")
        await press(there, "enter")
        (point,) = there.book.client("acme").rehearsal.points
        assert (point.section, point.text) == ("opening", "Mention the move")
        await press(there, "home", "e", "end")
        await there.type("!")
        await press(there, "enter")
        assert there.book.client("acme").rehearsal.points[0].text == "Mention the move!"
        await press(there, "home", "d")
        assert there.book.client("acme").rehearsal.points == ()


async def test_words_and_speaking_time_stand_in_the_header_and_warn_when_it_gets_long() -> None:
    async with desk(a_book(with_script(reason="word " * 212))) as there:
        await press(there, "4")
        assert "212 words · 1:38 of 2:00" in there.text()
        there.book.change("acme", write_script, "reason", "word " * 290)
        there.screen.open_client()
        await there.settle()
        assert "▲ 2:14 of 2:00" in there.text()


async def test_a_reply_is_put_into_your_own_words_and_can_go_back() -> None:
    async with desk(a_book(parting())) as there:
        await press(there, "4", "escape", "]")
        assert "Hold on to this: They pay late" in there.text()
        assert "Offers more money" in there.text()
        await press(there, "enter", "ctrl+home")
        await there.type("No. ")
        await press(there, "escape")
        (reply,) = there.book.client("acme").rehearsal.pushbacks
        assert reply.source == "more-money"
        assert reply.reply.startswith("No. ")
        await press(there, "enter", "ctrl+end")
        await there.type("!")
        await press(there, "escape")
        assert [r.reply[-1] for r in there.book.client("acme").rehearsal.pushbacks] == ["!"]
        await press(there, "d")
        assert there.book.client("acme").rehearsal.pushbacks == ()
        assert "Thank you, I value that" in there.text()


async def test_a_pushback_of_your_own_gets_its_reply() -> None:
    async with desk(a_book(parting())) as there:
        await press(there, "4", "escape", "]", "a")
        await there.type("Who pays")
        await press(there, "enter")
        await there.type("You do")
        await press(there, "escape")
        (reply,) = there.book.client("acme").rehearsal.pushbacks
        assert (reply.says, reply.reply, reply.source) == ("Who pays", "You do", "")


async def test_the_talk_is_planned_line_by_line() -> None:
    async with desk(a_book(parting())) as there:
        await press(there, "4", "escape", "]", "]")
        await stand(there, "channel")
        await press(there, "enter", "j", "enter")
        await stand(there, "day")
        await press(there, "enter")
        await there.type("thu")
        await press(there, "enter")
        await stand(there, "time")
        await press(there, "enter")
        await there.type("10")
        await press(there, "enter")
        talk = there.book.client("acme").rehearsal.talk
        assert (talk.channel, talk.planned_on, talk.planned_at) == ("meeting", date(2026, 11, 26), "10")
        assert "Planned for Thu 26 Nov 10" in there.text()


async def test_a_day_that_has_passed_cannot_be_planned_and_what_was_typed_stays() -> None:
    async with desk(a_book(parting())) as there:
        await press(there, "4", "escape", "]", "]")
        await stand(there, "day")
        await press(there, "enter")
        await there.type("2026-11-01")
        await press(there, "enter")
        assert "has passed" in there.text()
        assert "2026-11-01" in there.text()


async def test_marking_the_talk_as_held_asks_what_they_answered_and_what_was_agreed() -> None:
    async with desk(a_book(parting(on=date(2026, 11, 16)))) as there:
        await press(there, "4", "escape", "]", "]")
        await stand(there, "held")
        await press(there, "enter", "enter")
        await there.type("Sad")
        await press(there, "enter")
        await there.type("Last day stands")
        await press(there, "enter")
        talk = there.book.client("acme").rehearsal.talk
        assert (talk.held_on, talk.answered, talk.agreed) == (TODAY, "Sad", "Last day stands")
        await stand(there, "reopen")
        await press(there, "enter")
        talk = there.book.client("acme").rehearsal.talk
        assert (talk.held_on, talk.answered) == (None, "Sad")


async def test_a_talk_held_while_the_decision_cools_off_needs_its_reason() -> None:
    async with desk(a_book(parting(on=TODAY))) as there:
        await press(there, "4", "escape", "]", "]")
        await stand(there, "held")
        await press(there, "enter", "enter")
        await seen(there, "cools off until")
        await there.type("They rang me")
        await press(there, "enter")
        talk = there.book.client("acme").rehearsal.talk
        assert (talk.held_on, talk.override) == (TODAY, "They rang me")


async def test_a_line_of_the_ready_list_leads_to_what_is_missing() -> None:
    async with desk(a_book(parting())) as there:
        await press(there, "4", "escape", "]", "]")
        await stand(there, "check:thanks")
        await press(there, "enter")
        assert editor(there, "thanks").has_focus


async def test_moving_past_the_last_line_goes_on_in_the_next_section() -> None:
    async with desk(a_book(with_script(opening="One", reason="Two"))) as there:
        await press(there, "4", "down")
        assert editor(there, "reason").has_focus
        await press(there, "up")
        assert editor(there, "opening").has_focus


async def test_escape_leads_from_the_text_to_the_points_and_then_to_the_clients() -> None:
    async with desk(a_book(parting())) as there:
        await press(there, "4", "escape")
        assert there.screen.query_one(PointList).has_focus
        await press(there, "escape")
        assert there.screen.side.clients.has_focus
        await press(there, "4")
        assert editor(there, "opening").has_focus


async def test_wide_the_points_and_what_ready_waits_for_stand_beside_the_text() -> None:
    async with desk(a_book(with_script(reason="It does not fit")), size=WIDE) as there:
        await press(there, "4")
        assert "Say that it is decided" in there.text()
        assert "Ready?" in there.text()
        assert "What happens next is missing" in there.text()


@pytest.mark.parametrize("size", [(80, 24), WIDE])
async def test_any_text_is_shown_without_harm(size: tuple[int, int]) -> None:
    client = parting()
    for section in SECTIONS:
        client = write_script(client, section, HOSTILE)
    client = add_point(client, "opening", HOSTILE[:60], new_id="p1")
    client = prepare_reply(client, HOSTILE[:60], HOSTILE, new_id="r1")
    async with desk(a_book(client), size=size) as there:
        for keys in (["4"], ["escape"], ["]"], ["]"]):
            await press(there, *keys)
            assert "\x1b" not in there.text()
            assert max(len(line) for line in there.text().splitlines()) <= size[0]


async def test_a_paste_is_cleaned_before_it_reaches_the_terminal() -> None:
    from textual.events import Paste

    async with desk(a_book(parting())) as there:
        await press(there, "4")
        there.app.post_message(Paste("a\x1b[2Jb\u202ec"))
        await there.settle()
        assert editor(there, "opening").text == "a[2Jbc"


async def stand(there: Desk, row: str) -> None:
    """Stand on a line of the talk."""
    there.app.screen.query_one(RehearsalPane)._talk.rows.stand_on(row)
    await there.settle()


async def press(there: Desk, *keys: str) -> None:
    """Press keys at a person's pace: each has done its work before the next."""
    for key in keys:
        await there.press(key)


async def seen(there: Desk, words: str) -> None:
    """Wait until words are seen on the screen."""
    for _turn in range(50):
        if words in there.text():
            return
        await there.settle()
    assert words in there.text()
