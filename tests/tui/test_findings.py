"""What the tone checker finds stands under the words and in a list, is mended, left with a reason, and counts."""

import asyncio

import pytest
from textual.events import Key

from tests.clients import judged, parting
from tests.fakes import TODAY, a_book
from tests.tui.steps import SMALL, WIDE, Desk, desk
from workbook.domain.client import Client, set_language
from workbook.domain.decision import decide
from workbook.domain.rehearsal import Section, write_script
from workbook.domain.rules import Rules
from workbook.tui.panes import rehearsal_findings
from workbook.tui.panes.rehearsal_finding_list import FindingList
from workbook.tui.panes.rehearsal_findings import FindingSide
from workbook.tui.widgets.prose_editor import ProseEditor

BLAME = "You are an idiot."
HOSTILE = "[/b] [todo] 🙂 שלום \x1b[2J\x1b]52;c;eA==\x07 you are an idiot [/b]! " + "long " * 2000


@pytest.fixture(autouse=True)
def quick_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read as soon as a key was dealt with."""
    monkeypatch.setattr(rehearsal_findings, "REST", 0.001)


def script(**texts: str) -> Client:
    client = parting()
    for section, text in texts.items():
        client = write_script(client, section, text)  # type: ignore[arg-type]  # a section
    return client


def side(there: Desk) -> FindingSide:
    return there.screen.query_one(FindingSide)


def editor(there: Desk, section: Section = "opening") -> ProseEditor:
    return there.screen.query_one(f"#script-{section}", ProseEditor)


def underlined(there: Desk, section: Section = "opening") -> list[str]:
    """Give the words of a section's first line that are underlined."""
    line = editor(there, section).get_line(0)
    spans = [span for span in line.spans if getattr(span.style, "underline", False)]
    return [line.plain[span.start : span.end] for span in spans]


async def read(there: Desk) -> None:
    """Wait until what stands in the script was read, and what follows is drawn."""
    for _turn in range(500):
        reading = side(there)._reading
        if reading is not None and reading.texts == side(there)._texts() and not side(there)._busy:
            break
        await asyncio.sleep(0.01)
    await there.settle()


async def rehearse(there: Desk, *keys: str) -> None:
    """Open the rehearsal, wait for the first reading, and press keys."""
    await there.press("4")
    await read(there)
    for key in keys:
        await there.press(key)


async def test_a_hurtful_sentence_is_underlined_while_it_is_typed_and_counted_below() -> None:
    async with desk(a_book(parting())) as there:
        await rehearse(there)
        await there.type(BLAME)
        await read(there)
        assert "You are an idiot" in underlined(there)
        await there.press("home", "f3")
        assert "▲ blame" in there.text()
        assert "“You are an idiot”" in there.text()
        assert "Rest the reason on the fit" in there.text()


async def test_a_stored_script_is_read_when_it_is_opened() -> None:
    async with desk(a_book(script(opening="Good day.", reason=BLAME))) as there:
        await rehearse(there)
        assert "findings · F3 shows them" in there.text()
        assert "You are an idiot" in underlined(there, "reason")


async def test_a_mark_stays_under_its_words_while_text_is_put_before_them(monkeypatch: pytest.MonkeyPatch) -> None:
    async with desk(a_book(script(opening=BLAME))) as there:
        await rehearse(there, "ctrl+home")
        monkeypatch.setattr(rehearsal_findings, "REST", 1000)
        await there.type("No. ")
        assert "You are an idiot" in underlined(there)
        await there.press("home", "enter")
        assert underlined(there) == []
        assert editor(there).text.endswith(BLAME)


async def test_wide_the_findings_stand_beside_the_text_under_the_points() -> None:
    async with desk(a_book(script(opening=BLAME)), size=WIDE) as there:
        await rehearse(there)
        assert "Opening · " in there.text()
        assert "▲ “You are an idiot”" in there.text()
        assert "Words to mend" in there.text()


async def test_keys_go_from_finding_to_finding_through_all_sections_and_round() -> None:
    async with desk(a_book(script(opening="It is an idiot.", thanks="Thanks, idiot."))) as there:
        await rehearse(there, "ctrl+home", "f4")
        first = (there.app.focused, editor(there).cursor_location)
        assert first == (editor(there), (0, len("It is an ")))
        await there.press("f4")
        assert there.app.focused is editor(there, "thanks")
        await there.press("f4")
        assert (there.app.focused, editor(there).cursor_location) == first
        await there.press("shift+f4")
        assert there.app.focused is editor(there, "thanks")


async def test_a_finding_is_opened_from_the_list_at_its_words() -> None:
    async with desk(a_book(script(opening="Good day.", thanks="Thanks, idiot."))) as there:
        await rehearse(there, "f3")
        assert there.screen.query_one(FindingList).has_focus
        await there.press("enter")
        assert editor(there, "thanks").has_focus
        assert editor(there, "thanks").cursor_location == (0, len("Thanks, "))


async def test_a_suggestion_is_taken_with_one_key_as_one_step_to_undo() -> None:
    async with desk(a_book(script(opening="It is over!!!"))) as there:
        await rehearse(there, "ctrl+end")
        await there.type(" Bye")
        await there.press("ctrl+home", "f4", "f8")
        await there.settle()
        assert editor(there).text == "It is over! Bye"
        await there.press("escape")
        assert there.book.client("acme").rehearsal.script["opening"] == "It is over! Bye"
        await there.press("u")
        assert there.book.client("acme").rehearsal.script["opening"] == "It is over!!! Bye"
        assert editor(there).text == "It is over!!! Bye"


async def test_a_finding_without_a_suggestion_says_that_it_wants_your_own_words() -> None:
    async with desk(a_book(script(opening=BLAME))) as there:
        await rehearse(there, "ctrl+home", "f8")
        await there.settle()
        assert editor(there).text == BLAME
        assert "wants your own words" in there.text()


async def test_a_finding_may_stay_for_a_reason_that_is_kept_until_it_is_taken_back() -> None:
    async with desk(a_book(script(opening="Thanks, idiot."))) as there:
        await rehearse(there, "f3", "d", "enter")
        assert "Say in a few words why this may stay" in there.text()
        await there.type("a pet name")
        await there.press("enter")
        (kept,) = there.book.client("acme").rehearsal.dismissed
        assert (kept.text, kept.reason) == ("idiot", "a pet name")
        assert underlined(there) == []
        assert "Nothing found" in there.text()
        await there.press("u")
        assert "let a finding stand" in there.text()
        assert there.book.client("acme").rehearsal.dismissed == ()
        assert underlined(there) == ["idiot"]


async def test_grave_findings_are_what_ready_waits_for() -> None:
    async with desk(a_book(script(opening="Thanks, idiot."))) as there:
        await rehearse(there, "escape", "]", "]")
        assert "○ Words to mend: 1" in there.text()
        there.book.change("acme", write_script, "opening", "Thanks.")
        there.screen.open_client()
        await read(there)
        assert "✓ No words left that would hurt" in there.text()


async def test_a_section_that_does_not_say_what_it_is_for_is_doubted_once() -> None:
    text = (
        "I will finish the release and then that is it and nothing else will happen between the two of us here at all."
    )
    async with desk(a_book(script(next=text + " And more words follow here."))) as there:
        await rehearse(there, "escape", "]", "]")
        assert "◆ Next steps, but without a date" in there.text()
        assert there.text().count("The reason is missing") == 1
        assert "What happens next" not in there.text()


async def test_where_it_is_to_be_repaired_the_door_may_stay_open() -> None:
    text = "Perhaps we could stop."
    repairing = decide(judged(), "repair", "It was good once", on=TODAY, rules=Rules())
    families = []
    for client in (script(opening=text), write_script(repairing, "opening", text)):
        async with desk(a_book(client)) as there:
            await rehearse(there)
            families.append({one.finding.family for one in side(there)._found})
    assert "waver" in families[0]
    assert families[1] == families[0] - {"waver"}


async def test_two_hundred_letters_typed_quickly_are_all_there() -> None:
    text = ("you never pay you idiot " * 9)[:200]
    async with desk(a_book(parting())) as there:
        await rehearse(there)
        for letter in text:
            there.app.post_message(Key("space" if letter == " " else letter, letter))
        await there.quiet()
        await read(there)
        assert editor(there).text == text
        assert "idiot" in " ".join(underlined(there))
        await there.press("escape")
        assert there.book.client("acme").rehearsal.script["opening"] == text.strip()


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_in_a_language_without_rules_nothing_is_said(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbook.tone_reader.tone_languages", lambda: ("en", "de"))
    async with desk(a_book(set_language(script(opening=BLAME), "ru")), size=size) as there:
        await rehearse(there, "f3")
        assert underlined(there) == []
        assert "finding" not in there.text()
        assert "mend" not in there.text()
        assert there.app.focused is editor(there)


async def test_the_findings_follow_the_language_spoken_with_the_client() -> None:
    async with desk(a_book(script(opening=BLAME))) as there:
        await rehearse(there)
        there.book.change("acme", set_language, "de")
        there.screen.open_client()
        await there.settle()
        await read(there)
        assert "You are an idiot" not in underlined(there)


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_any_text_is_marked_and_listed_without_harm(size: tuple[int, int]) -> None:
    async with desk(a_book(script(opening=HOSTILE, thanks="[/b] idiot [todo]\n\nidiot!!!")), size=size) as there:
        await rehearse(there, "f3", "j", "j")
        assert "idiot" in there.text()
        for key in ("d", "escape", "enter"):
            await there.press(key)
            assert "\x1b" not in there.text()
            assert max(len(line) for line in there.text().splitlines()) <= size[0]
