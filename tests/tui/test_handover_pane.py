"""The handover on screen: fast hands tick, add, date, skip and move, and nothing is lost."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date

import pytest
from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.widgets import Input, TextArea

from tests.clients import fresh, parting
from tests.fakes import TODAY, a_book
from tests.tui.steps import SMALL, WIDE, Desk, desk
from workbook.domain.client import Client
from workbook.domain.decision import decide
from workbook.domain.handover import Item, add_item, edit_item, in_order, tick
from workbook.domain.rules import Rules
from workbook.tui.messages import OpenScreen
from workbook.tui.panes.handover import HandoverPane
from workbook.tui.widgets.checklist import Checklist

NASTY = (
    "[/b] [todo] $x", "\x1b[2J gone \x07 \x1b]8;;http://x\x07", "👩‍👩‍👧 漢字 مرحبا \u202etxt.exe",
    "[bold red]" + "ö" * 480,
    "\\[", "{name} {0}",
)  # fmt: skip


@asynccontextmanager
async def handover(client: Client, size: tuple[int, int] = SMALL) -> AsyncIterator[Desk]:
    """Open the handover of a client, with the focus in it."""
    async with desk(a_book(client), size) as opened:
        await opened.press("5")
        yield opened


def items(opened: Desk) -> tuple[Item, ...]:
    """Give the items as they are kept, in the order of the list."""
    return in_order(opened.book.client("acme").handover)


def said(opened: Desk) -> str:
    """Give what the pane says, its lines joined."""
    left = opened.screen.query_one(HandoverPane).region.x
    return " ".join(" ".join(line[left:] for line in opened.text().splitlines()).split())


def stood_on(opened: Desk) -> str | None:
    return opened.screen.query_one(Checklist).current


async def put(opened: Desk, text: str) -> None:
    """Paste a text in place of what stands in the field."""
    field = opened.app.focused
    assert isinstance(field, Input | TextArea)
    field.action_select_all() if isinstance(field, Input) else field.select_all()
    opened.app.post_message(events.Paste(text))
    await opened.settle()


def hundred() -> Client:
    client = parting()
    for n in range(95):
        client = add_item(client, f"Thing number {n}", group="access", new_id=f"n{n}")
    return client


class TestTicking:
    async def test_goes_on_to_the_next_open_item_and_keeps_the_day(self) -> None:
        async with handover(parting()) as opened:
            assert stood_on(opened) == "i1"
            await opened.press("space")
            assert items(opened)[0].done_on == TODAY
            assert stood_on(opened) == "i2"
            assert "[x] Deliver the last release" in opened.text()
            assert "1 of 5" in opened.text()

    async def test_passes_over_what_cannot_be_done_yet(self) -> None:
        async with handover(parting()) as opened:
            await opened.press("space", "space", "space")
            assert stood_on(opened) == "i5"

    async def test_twice_opens_the_item_again_and_stays(self) -> None:
        async with handover(parting()) as opened:
            await opened.press("space", "k", "space")
            assert not items(opened)[0].settled
            assert stood_on(opened) == "i1"

    async def test_undone_shows_the_item_open_again(self) -> None:
        async with handover(parting()) as opened:
            await opened.press("space", "u")
            assert "[ ] Deliver the last release" in opened.text()

    async def test_my_own_access_asks_why_it_cannot_wait(self) -> None:
        async with handover(parting()) as opened:
            await opened.press("j", "j", "j", "space")
            assert "Your own access comes last" in opened.text()
            await put(opened, "They closed my account themselves")
            await opened.press("enter")
            assert items(opened)[3].override == "They closed my account themselves"
            assert items(opened)[3].done_on == TODAY

    async def test_with_the_mouse_on_the_mark(self) -> None:
        async with handover(parting()) as opened:
            await opened.pilot.click(Checklist, offset=(3, 4))
            await opened.settle()
            assert [item.id for item in items(opened) if item.settled] == ["i2"]

    async def test_the_last_one_opens_the_reward(self, monkeypatch: pytest.MonkeyPatch) -> None:
        asked: list[str] = []
        monkeypatch.setattr(HandoverPane, "post_message", _noting_screens(asked))
        client = parting()
        for item in client.handover.items[:3]:
            client = tick(client, item.id, on=TODAY)
        client = tick(client, "i5", on=TODAY)
        async with handover(client) as opened:
            await opened.press("j", "j", "j", "space")
            assert all(item.settled for item in items(opened))
            await opened.press("escape")
            assert "all 5 done" in opened.text()
        assert asked == ["reward"]


def _noting_screens(asked: list[str]) -> Callable[[HandoverPane, Message], bool]:
    post = HandoverPane.post_message

    def post_message(pane: HandoverPane, message: Message) -> bool:
        if isinstance(message, OpenScreen):
            asked.append(message.name)
        return post(pane, message)

    return post_message


class TestAdding:
    async def test_puts_the_item_behind_the_one_stood_on(self) -> None:
        async with handover(parting()) as opened:
            await opened.press("j", "j", "a")
            await put(opened, "Return the key")
            await opened.press("enter")
            assert [item.text for item in items(opened)][2:4] == ["Hand over the domain", "Return the key"]
            assert stood_on(opened) == items(opened)[3].id
            assert "Return the key" in opened.text()

    async def test_several_pasted_lines_become_as_many_items_after_asking_once(self) -> None:
        async with handover(parting()) as opened:
            await opened.press("a")
            await put(opened, "- Return the key\r\n\n2. Cancel the font licence\n[ ] Clear the desk\n")
            assert "Add these 3 lines as items?" in opened.text()
            await opened.press("down", "enter")
            assert [item.text for item in items(opened)][1:4] == [
                "Return the key",
                "Cancel the font licence",
                "Clear the desk",
            ]
            await opened.press("u")
            assert len(items(opened)) == 5

    async def test_a_password_is_refused_and_what_was_typed_stays(self) -> None:
        async with handover(parting()) as opened:
            await opened.press("a")
            await put(opened, "Hosting, password: Tr0ub4dor&3")
            await opened.press("enter")
            assert "looks like a password" in opened.text()
            assert "Tr0ub4dor&3" in opened.screen.query_one(Input).value or opened.app.focused is not None
            assert len(items(opened)) == 5

    async def test_escape_leaves_the_list_as_it_was(self) -> None:
        async with handover(parting()) as opened:
            await opened.press("a")
            await put(opened, "Nothing")
            await opened.press("escape")
            assert len(items(opened)) == 5
            assert opened.app.focused is opened.screen.query_one(Checklist)

    async def test_to_a_group_that_is_empty(self) -> None:
        async with handover(parting()) as opened:
            await opened.press("end", "k", "a")
            await put(opened, "Brief the new one")
            await opened.press("enter")
            assert [item.group for item in items(opened) if item.text == "Brief the new one"] == ["successor"]


class TestChanging:
    async def test_the_due_day_is_typed_as_people_type_days(self) -> None:
        async with handover(parting()) as opened:
            await opened.press("y")
            await put(opened, "+14")
            await opened.press("enter")
            assert items(opened)[0].due == date(2026, 12, 6)
            assert "Sun 6 Dec" in opened.text()

    async def test_a_day_that_is_none_is_said_and_can_be_mended(self) -> None:
        async with handover(parting()) as opened:
            await opened.press("y")
            await put(opened, "31.2.")
            await opened.press("enter")
            assert "no such day" in opened.text()
            await put(opened, "fri")
            await opened.press("enter")
            assert items(opened)[0].due == date(2026, 11, 27)

    async def test_an_empty_due_day_counts_from_the_last_day_again(self) -> None:
        async with handover(edit_item(parting(), "i1", due=date(2026, 11, 23))) as opened:
            await opened.press("y")
            await put(opened, "")
            await opened.press("backspace", "enter")
            assert items(opened)[0].due is None
            assert "Tue 8 Dec" in opened.text()

    async def test_skipping_wants_a_reason_and_goes_on(self) -> None:
        async with handover(parting()) as opened:
            await opened.press("x", "enter")
            assert not items(opened)[0].settled
            await put(opened, "It was never ordered")
            await opened.press("enter")
            assert items(opened)[0].skipped == "It was never ordered"
            assert "[-] Deliver the last release" in opened.text()
            assert stood_on(opened) == "i2"

    async def test_words_proof_owner_and_place(self) -> None:
        async with handover(parting()) as opened:
            await opened.press("e")
            await put(opened, "Deliver version 4")
            await opened.press("enter")
            await opened.press("p")
            await put(opened, "sent 20 Nov, receipt in mail")
            await opened.press("enter")
            await opened.press("c")
            await opened.press("down", "enter")
            first = items(opened)[0]
            assert (first.text, first.proof, first.owner) == (
                "Deliver version 4", "sent 20 Nov, receipt in mail", "client",
            )  # fmt: skip
            assert "client · Tue 8 Dec" in opened.text()

    async def test_a_note_of_several_lines_is_kept_as_it_is_typed(self) -> None:
        async with handover(parting()) as opened:
            await opened.press("m")
            await put(opened, "Asked Jana.\nShe wants it by Friday.")
            await opened.press("escape")
            assert items(opened)[0].note == "Asked Jana.\nShe wants it by Friday."
            assert opened.app.focused is opened.screen.query_one(Checklist)
            assert "Note: Asked Jana." in opened.text()

    async def test_a_note_with_a_password_is_refused_and_stays_to_be_mended(self) -> None:
        async with handover(parting()) as opened:
            await opened.press("m")
            await put(opened, "password: Tr0ub4dor&3")
            await opened.press("escape")
            assert "looks like a password" in opened.text()
            assert items(opened)[0].note == ""
            await put(opened, "the password lies in the shared vault")
            await opened.press("escape")
            assert items(opened)[0].note == "the password lies in the shared vault"

    async def test_moving_stays_in_the_group(self) -> None:
        async with handover(parting()) as opened:
            await opened.press("j", "j", "J")
            assert [item.id for item in items(opened)] == ["i1", "i2", "i4", "i3", "i5"]
            await opened.press("J", "J", "K", "K", "K")
            assert [item.id for item in items(opened)] == ["i1", "i2", "i3", "i4", "i5"]
            assert stood_on(opened) == "i3"

    async def test_removing_says_that_u_brings_it_back(self) -> None:
        async with handover(parting()) as opened:
            await opened.press("d")
            assert "Deliver the last release" not in opened.text()
            assert "u brings it back" in " ".join(opened.text().split()).replace("▌ ", "")
            await opened.press("u")
            assert "[ ] Deliver the last release" in opened.text()


class TestLooking:
    async def test_marks_read_without_colour(self) -> None:
        client = edit_item(edit_item(parting(), "i2", due=date(2026, 11, 20)), "i5", due=TODAY)
        async with handover(client) as opened:
            text = opened.text()
            assert "[!] Send the last invoice" in text
            assert "2 days late" in text
            assert "[~] Hand over the domain" in text
            assert "comes last" in text
            assert "today" in text

    async def test_the_filter_shows_the_open_the_overdue_and_mine(self) -> None:
        client = edit_item(tick(parting(), "i1", on=TODAY), "i2", due=date(2026, 11, 20), owner="client")
        async with handover(client) as opened:
            await opened.press("f")
            assert "Deliver the last release" not in opened.text()
            assert "only what is open" in opened.text()
            await opened.press("f")
            assert [row.id for row in _standing(opened)] == ["i2"]
            await opened.press("f")
            assert "Send the last invoice" not in opened.text()
            assert "Say thank you" in opened.text()
            await opened.press("f")
            assert "Deliver the last release" in opened.text()

    async def test_a_filter_that_leaves_nothing_says_so(self) -> None:
        async with handover(parting()) as opened:
            await opened.press("f", "f")
            assert "Nothing is overdue." in opened.text()
            await opened.press("f", "f", "space")
            assert items(opened)[0].settled

    async def test_a_group_folds_away_and_back(self) -> None:
        async with handover(parting()) as opened:
            await opened.press("j", "j", "g")
            assert "Hand over the domain" not in opened.text()
            assert "▸ Files and access" in opened.text()
            await opened.press("enter")
            assert "Hand over the domain" in opened.text()
            assert stood_on(opened) == "i3"

    async def test_the_foot_says_what_waits_for_what(self) -> None:
        async with handover(parting()) as opened:
            await opened.press("j", "j")
            assert "never held back" in opened.text()
            await opened.press("j")
            assert "4 other items are still open" in opened.text()

    async def test_enter_shows_all_about_an_item_and_w_why(self) -> None:
        client = decide(fresh("Acme", "acme"), "fades", "No orders", on=TODAY, rules=Rules())
        async with handover(client) as opened:
            await opened.press("enter", "home", "enter")
            assert "It closes the circle" in opened.text()
            await opened.press("escape", "w")
            assert "enter or escape closes" in opened.text()

    @pytest.mark.parametrize("size", [SMALL, WIDE, (200, 60)])
    async def test_a_hundred_items_can_be_gone_through(self, size: tuple[int, int]) -> None:
        async with handover(hundred(), size) as opened:
            await opened.press("end")
            assert stood_on(opened) == "i5"
            assert "Say thank you" in opened.text()
            assert "0 of 100" in opened.text()
            await opened.press("space", "space")
            assert sum(item.settled for item in items(opened)) == 2

    @pytest.mark.parametrize("nasty", NASTY)
    @pytest.mark.parametrize("size", [SMALL, WIDE])
    async def test_any_text_is_shown_as_text(self, nasty: str, size: tuple[int, int]) -> None:
        client = edit_item(parting(nasty), "i1", text=nasty, note=nasty * 20, proof=nasty, owner="client")
        async with handover(client, size) as opened:
            await opened.press("enter", "escape", "x")
            await put(opened, nasty)
            await opened.press("enter")
            assert items(opened)[0].skipped
            assert "\x1b" not in opened.text()
            assert all(cell_len(line) <= size[0] for line in opened.text().splitlines())

    async def test_a_note_of_ten_thousand_characters_is_cut_with_an_ellipsis(self) -> None:
        async with handover(edit_item(parting(), "i1", note="word " * 2000)) as opened:
            assert "word…" in opened.text()


class TestDays:
    async def test_notice_and_last_day_are_asked_together_two_weeks_apart(self) -> None:
        client = decide(fresh("Acme", "acme"), "fades", "No orders", on=TODAY, rules=Rules())
        async with handover(client) as opened:
            await opened.press("enter")
            await opened.press("l")
            await opened.press("enter")
            assert opened.screen.query_one("#entry-input", Input).value == "2026-12-06"
            await opened.press("enter")
            kept = opened.book.client("acme").handover
            assert (kept.notice_on, kept.last_day) == (TODAY, date(2026, 12, 6))
            assert "Last day Sun 6 Dec, in 14 days" in opened.text()
            await opened.press("u")
            assert opened.book.client("acme").handover.last_day is None

    async def test_a_last_day_before_the_notice_is_refused_where_it_was_typed(self) -> None:
        async with handover(parting()) as opened:
            await opened.press("l", "enter")
            await put(opened, "today")
            await opened.press("enter")
            assert "cannot lie before the notice" in said(opened)
            await put(opened, "12.12.")
            await opened.press("enter")
            assert opened.book.client("acme").handover.last_day == date(2026, 12, 12)


class TestEmpty:
    async def test_says_that_the_list_comes_with_the_decision(self) -> None:
        async with handover(fresh("Acme", "acme")) as opened:
            assert "The checklist comes with the decision" in opened.text()
            await opened.press("a")
            await put(opened, "Give back the key")
            await opened.press("enter")
            assert [item.text for item in items(opened)] == ["Give back the key"]

    async def test_lays_out_the_checklist_of_a_decided_ending(self) -> None:
        client = decide(fresh("Acme", "acme"), "leaves", "They told me", on=TODAY, rules=Rules())
        async with handover(client) as opened:
            assert "Lay out the checklist" in opened.text()
            await opened.press("enter")
            assert len(items(opened)) >= 9
            assert "agree" in opened.text() or "Ask what they want" in opened.text()


def _standing(opened: Desk) -> list[Item]:
    shown = {option.id for option in opened.screen.query_one(Checklist).options if not option.disabled}
    return [item for item in items(opened) if item.id in shown]
