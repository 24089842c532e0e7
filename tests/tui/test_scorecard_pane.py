"""What a person gets from the scorecard: rating, the observations behind a flag, and the score explained."""

from datetime import date

from textual.widgets import Input

from tests.clients import fresh, judged
from tests.fakes import TODAY, a_book
from tests.tui.steps import WIDE, Desk, desk
from workbook.book import Book
from workbook.domain.client import Client
from workbook.domain.rules import Rules
from workbook.domain.scorecard import observe, override_band, rate
from workbook.tui.panes.scorecard import FlagRows, ObservationRows, ScorecardPane

VAST = (170, 45)
HOSTILE = "[/b] [todo] $x 🧾 שלום \\[ " + "long " * 80


def card(book: Book, client_id: str = "acme") -> Client:
    return book.client(client_id)


def boxed(opened: Desk) -> str:
    """Give what stands in the box that lies over the screen, as one line."""
    inside = [line.split("│")[1] for line in opened.text().splitlines() if line.count("│") >= 2]
    return " ".join(" ".join(inside).split())


async def at_flags(opened: Desk) -> ScorecardPane:
    await opened.press("enter")
    opened.screen.action_part("scorecard")
    await opened.settle()
    pane = opened.screen.query_one(ScorecardPane)
    pane.flags.focus()
    await opened.settle()
    return pane


async def stand_on(opened: Desk, flag: str) -> ScorecardPane:
    pane = await at_flags(opened)
    pane.flags.stand_on(flag)
    await opened.settle()
    return pane


async def test_a_digit_rates_the_flag_and_keeps_the_place() -> None:
    book = a_book(fresh("Acme", "acme"))
    async with desk(book) as opened:
        await at_flags(opened)
        await opened.press("3", "j", "1", "j", "0")
        assert card(book).scorecard.ratings == {"late-payment": 3, "haggles": 1, "loses-money": 0}
        assert "3 Pays late or not at all    ▇▇▇" in opened.text()
        assert "Facts" not in opened.text().splitlines()[2], "1 rated and did not leave the scorecard"


async def test_backspace_takes_a_rating_away_and_undo_brings_it_back() -> None:
    book = a_book(judged())
    async with desk(book) as opened:
        await at_flags(opened)
        await opened.press("backspace")
        assert "late-payment" not in card(book).scorecard.ratings
        assert "– Pays late or not at all         1 fact, judge it" in opened.text()
        await opened.press("u")
        assert card(book).scorecard.ratings["late-payment"] == 2


async def test_the_digits_from_4_on_still_open_other_parts() -> None:
    async with desk(a_book(judged())) as opened:
        await at_flags(opened)
        await opened.press("4")
        assert opened.screen.page.part == "rehearsal"


async def test_flags_stand_under_their_category_with_its_points() -> None:
    async with desk(a_book(judged()), size=VAST) as opened:
        await at_flags(opened)
        lines = [line for line in opened.text().splitlines() if "points" in line]
        assert any("Money" in line and "16.6 points" in line for line in lines)
        assert any("Respect" in line and "0 points" in line for line in lines)


async def test_every_number_of_a_flag_can_be_recomputed() -> None:
    async with desk(a_book(judged()), size=(120, 60)) as opened:
        await at_flags(opened)
        await opened.press("enter")
        said = boxed(opened)
    assert "You rated it 2 of 3 (often), and it weighs 3." in said
    assert "0.5 ^ (2/90) = 0.985 is left" in said
    assert "3 × 2/3 × 0.992 = 1.985" in said
    assert "weigh 14, so it adds 100 × 1.985 / 14 = 14.18 points" in said
    assert "Together 39.39, shown as 39" in said
    assert "since the last review" in said


async def test_a_flag_that_is_not_judged_says_that_it_stays_out() -> None:
    async with desk(a_book(fresh())) as opened:
        await at_flags(opened)
        await opened.press("enter")
        assert "stays out of the sum" in boxed(opened)


async def test_few_judged_flags_are_called_provisional() -> None:
    async with desk(a_book(rate(fresh(), "silence", 2))) as opened:
        await at_flags(opened)
        assert "Provisional: 1 of 5 flags judged." in opened.text()


async def test_a_deal_breaker_is_said_first() -> None:
    client = rate(judged(), "abuse", 3)
    client = observe(client, "abuse", "Shouted on the phone", on=date(2026, 11, 19), today=TODAY, new_id="o9")
    async with desk(a_book(client)) as opened:
        await at_flags(opened)
        assert "▲ Deal-breaker: “Insults or abuses you”" in opened.text()


async def test_observations_are_changed_where_they_stand() -> None:
    book = a_book(judged())
    async with desk(book) as opened:
        await at_flags(opened)
        await opened.press("tab")
        assert isinstance(opened.app.focused, ObservationRows)
        await opened.press("f")
        assert card(book).scorecard.observed("late-payment")[0].kind == "impression"
        await opened.press("e")
        await opened.type("!")
        await opened.press("enter")
        assert card(book).scorecard.observed("late-payment")[0].text == "Invoice 14 paid 31 days late!"
        await opened.press("d")
        assert card(book).scorecard.observed("late-payment") == ()
        assert isinstance(opened.app.focused, FlagRows), "the emptied list does not keep the focus"
        assert "Nothing noted behind it yet." in opened.text()
        await opened.press("u")
        assert len(card(book).scorecard.observed("late-payment")) == 1
        assert "Invoice 14 paid" in opened.text()


async def test_escape_leads_from_the_observations_to_the_flags_and_then_to_the_clients() -> None:
    async with desk(a_book(judged())) as opened:
        await at_flags(opened)
        await opened.press("tab", "escape")
        assert isinstance(opened.app.focused, FlagRows)
        await opened.press("escape")
        assert opened.screen.side.clients.has_focus


async def test_enter_shows_the_whole_of_a_long_observation() -> None:
    book = a_book(observe(judged(), "silence", HOSTILE, on=TODAY, today=TODAY, new_id="o7"))
    async with desk(book) as opened:
        await stand_on(opened, "silence")
        assert "[/b] [todo] $x" in opened.text()
        await opened.press("tab", "enter")
        assert "long long" in opened.text()
        assert "Sun 22 Nov" in opened.text()


async def test_a_review_is_kept_with_a_remark_or_without() -> None:
    book = a_book(judged())
    async with desk(book) as opened:
        await at_flags(opened)
        await opened.press("r")
        assert "Keeps today's score: 39, repair, 6 flags judged." in " ".join(opened.text().split())
        await opened.type("hm")
        await opened.press("enter")
        kept = card(book).scorecard.reviews
        assert [(r.on, r.note) for r in kept] == [(date(2026, 11, 10), "Getting worse"), (TODAY, "hm")]
        await opened.press("r")
        assert opened.screen.query_one(ScorecardPane).query_one("#entry-input", Input).value == "hm"
        await opened.press("ctrl+u", "enter")
        assert [r.note for r in card(book).scorecard.reviews] == ["Getting worse", ""]
        assert isinstance(opened.app.focused, FlagRows)


async def test_the_band_is_set_by_hand_only_with_a_reason() -> None:
    book = a_book(judged())
    async with desk(book) as opened:
        await at_flags(opened)
        await opened.press("b", "down", "enter", "enter")
        assert card(book).scorecard.override is None
        assert "needs its reason" in " ".join(opened.text().split())
        await opened.type("gut")
        await opened.press("enter")
        by_hand = card(book).scorecard.override
        assert by_hand is not None
        assert (by_hand.band, by_hand.reason) == ("part", "gut")
        assert "“part” by hand until 22 Dec: gut" in opened.text()


async def test_the_band_set_by_hand_can_be_dropped() -> None:
    book = a_book(override_band(judged(), "part", "gut", on=TODAY, rules=Rules()))
    async with desk(book) as opened:
        await at_flags(opened)
        await opened.press("b", "down", "enter")
        assert card(book).scorecard.override is None


async def test_how_often_to_review_is_chosen_or_typed() -> None:
    book = a_book(judged())
    async with desk(book) as opened:
        await at_flags(opened)
        await opened.press("c", "up", "enter")
        assert card(book).scorecard.cadence_days == 7
        await opened.press("c", "end", "enter")
        await opened.type("soon")
        await opened.press("enter")
        assert "“soon” is not a number of days." in " ".join(opened.text().split())
        await opened.press("ctrl+u")
        await opened.type("10")
        await opened.press("enter")
        assert card(book).scorecard.cadence_days == 10


async def test_the_advice_behind_a_flag_reminds_of_ones_own_part() -> None:
    async with desk(a_book(judged()), size=WIDE) as opened:
        await stand_on(opened, "late-payment")
        await opened.press("w")
        own = next(entry for entry in opened.screen.query_one(ScorecardPane).words.advice if entry.id == "B3")
        assert own.title in opened.text()


async def test_the_trend_is_drawn_where_there_is_room() -> None:
    async with desk(a_book(judged()), size=WIDE) as opened:
        await at_flags(opened)
        assert "Trend  10 Nov ▄▄ today 39" in opened.text()
    async with desk(a_book(judged()), size=VAST) as opened:
        await at_flags(opened)
        assert "Trend of the reviews" in opened.text()
        assert "Getting worse" in opened.text()


async def test_hostile_text_is_shown_as_it_is() -> None:
    client = override_band(judged(), "part", HOSTILE, on=TODAY, rules=Rules())
    client = observe(client, "late-payment", HOSTILE, on=TODAY, today=TODAY, new_id="o8")
    for size in ((80, 24), WIDE, VAST):
        async with desk(a_book(client), size=size) as opened:
            await at_flags(opened)
            assert "[/b] [todo]" in opened.text()
            await opened.press("enter")
            assert "[/b] [todo]" in opened.text() or size[1] < 40
