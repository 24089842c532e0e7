"""What a person gets from the facts: every line is changed where it stands, and nothing typed is lost."""

from datetime import date
from decimal import Decimal

from textual.widgets import Input, TextArea

from tests.clients import fresh, judged
from tests.fakes import TODAY, a_book
from tests.tui.steps import SMALL, WIDE, Desk, desk
from workbook.book import Book
from workbook.domain.accounts import add_hours, add_invoice, record_payment
from workbook.domain.client import Client, log_entry, set_contact, write_notes
from workbook.tui.panes.facts import FactsPane
from workbook.tui.widgets.rows import Rows

VAST = (170, 45)
HOSTILE = "[/b] [todo] $x 🧾 שלום \\[ " + "long " * 80


def acme(book: Book) -> Client:
    return book.client("acme")


async def at(opened: Desk, row: str) -> FactsPane:
    await opened.press("enter")
    opened.screen.action_part("facts")
    await opened.settle()
    pane = opened.screen.query_one(FactsPane)
    rows = pane.query_one("#facts", Rows)
    rows.focus()
    rows.stand_on(row)
    await opened.settle()
    return pane


async def fill(opened: Desk, text: str) -> None:
    pane = opened.screen.query_one(FactsPane)
    pane.query_one("#entry-input", Input).value = text
    await opened.settle()
    await opened.press("enter")


async def test_a_line_is_changed_where_it_stands_and_undone() -> None:
    book = a_book(judged())
    async with desk(book) as opened:
        await at(opened, "phone")
        assert "– for the talk" in opened.text(), "an empty line says what belongs there"
        await opened.press("e")
        await opened.type("123")
        await opened.press("enter")
        assert acme(book).contact.phone == "123"
        assert "Telephone    123" in opened.text()
        await opened.press("u")
        assert acme(book).contact.phone == ""


async def test_the_rate_is_read_with_a_comma_and_refused_with_words() -> None:
    book = a_book(judged())
    async with desk(book) as opened:
        await at(opened, "rate")
        await opened.press("enter")
        await fill(opened, "92,50 €")
        assert acme(book).engagement.rate == Decimal("92.50")
        assert "€92.50 an hour" in opened.text()
        await opened.press("enter")
        await fill(opened, "a lot")
        assert "“a lot” is not an amount" in " ".join(opened.text().split())
        assert opened.screen.query_one(FactsPane).query_one("#entry-input", Input).value == "a lot"
        assert acme(book).engagement.rate == Decimal("92.50")


async def test_days_are_typed_as_people_write_them() -> None:
    book = a_book(judged())
    async with desk(book) as opened:
        await at(opened, "since")
        await opened.press("enter")
        await fill(opened, "1 Mar 2024")
        assert acme(book).engagement.since == date(2024, 3, 1)
        assert "Fri 1 Mar 2024" in opened.text()
        await opened.press("d")
        assert acme(book).engagement.since is None


async def test_kind_and_language_are_chosen() -> None:
    book = a_book(judged())
    async with desk(book) as opened:
        await at(opened, "kind")
        await opened.press("enter", "down", "enter")
        assert acme(book).engagement.kind == "orders"
        assert "small orders" in opened.text()
        opened.screen.query_one(FactsPane).rows.stand_on("language")
        await opened.press("enter", "down", "enter")
        assert acme(book).language == "de"


async def test_the_contract_is_told_in_short() -> None:
    book = a_book(judged())
    async with desk(book) as opened:
        pane = await at(opened, "notice")
        await opened.press("enter")
        await fill(opened, "1 month")
        pane.rows.stand_on("notice-to")
        await opened.press("enter", "down", "enter")
        pane.rows.stand_on("payment")
        await opened.press("enter")
        await fill(opened, "14 days")
        pane.rows.stand_on("signed")
        await opened.press("enter", "up", "up", "enter")
        agreed = acme(book).contract
        assert (agreed.notice_length, agreed.notice_unit, agreed.notice_to) == (1, "months", "month-end")
        assert (agreed.payment_days, agreed.signed) == (14, True)
        assert "at the end of a month" in opened.text()


async def test_a_contract_that_ends_before_it_starts_is_refused() -> None:
    book = a_book(judged())
    async with desk(book) as opened:
        pane = await at(opened, "start")
        await opened.press("enter")
        await fill(opened, "2026-06-01")
        pane.rows.stand_on("end")
        await opened.press("enter")
        await fill(opened, "2026-05-01")
        assert "before it starts" in " ".join(opened.text().split())
        assert acme(book).contract.end is None


async def test_what_happened_is_noted_with_its_day() -> None:
    book = a_book(judged())
    async with desk(book) as opened:
        await at(opened, "name")
        await opened.press("a")
        await opened.type("Kick-off")
        await opened.press("enter")
        assert [(entry.on, entry.text) for entry in acme(book).log] == [(TODAY, "Kick-off")], (
            "kept before the day is asked"
        )
        await fill(opened, "-2")
        assert acme(book).log[0].on == date(2026, 11, 20)
        assert "20 Nov  Kick-off" in opened.text()
        await opened.press("e")
        await fill(opened, "Kick-off, late")
        await opened.press("enter")
        assert [(entry.on, entry.text) for entry in acme(book).log] == [(date(2026, 11, 20), "Kick-off, late")]
        await opened.press("d")
        assert acme(book).log == ()
        await opened.press("u")
        assert len(acme(book).log) == 1


async def test_the_log_takes_no_day_that_has_not_come() -> None:
    book = a_book(judged())
    async with desk(book) as opened:
        await at(opened, "name")
        await opened.press("a")
        await fill(opened, "Soon")
        await fill(opened, "2027-01-01")
        assert "has not come yet" in " ".join(opened.text().split())
        await opened.press("escape")
        assert acme(book).log[0].on == TODAY


async def test_notes_are_kept_when_the_field_is_left_and_undone_in_one_step() -> None:
    book = a_book(judged())
    async with desk(book) as opened:
        await at(opened, "notes")
        await opened.press("enter")
        assert isinstance(opened.app.focused, TextArea)
        await opened.type("Likes tea")
        await opened.press("escape")
        assert acme(book).notes == "Likes tea"
        assert "Likes tea" in opened.text()
        await opened.press("u")
        assert acme(book).notes == ""


async def test_notes_stay_with_the_client_they_were_written_for() -> None:
    book = a_book(judged(), fresh())
    async with desk(book) as opened:
        await at(opened, "notes")
        await opened.press("enter")
        await opened.type("Mine")
        opened.screen.side.clients.focus()
        await opened.press("down")
        assert acme(book).notes == "Mine"
        assert book.client("ada").notes == ""
        assert not opened.screen.query_one(FactsPane).query("EntryArea.-asking")


async def test_the_name_cannot_be_emptied() -> None:
    book = a_book(judged())
    async with desk(book) as opened:
        await at(opened, "name")
        await opened.press("enter")
        await fill(opened, "  ")
        assert "This must not be empty." in " ".join(opened.text().split())
        await opened.press("escape", "d")
        assert acme(book).name == "Acme GmbH"
        assert "This always holds something" in opened.text()


async def test_what_happened_stands_beside_where_there_is_room() -> None:
    client = log_entry(judged(), "Signed the offer", on=TODAY, today=TODAY, new_id="l1")
    book = a_book(client)
    async with desk(book, size=VAST) as opened:
        await at(opened, "name")
        assert any("Who they are" in line and "What happened" in line for line in opened.text().splitlines())
        await opened.press("tab", "enter")
        await fill(opened, "Signed it")
        await opened.press("enter")
        assert acme(book).log[0].text == "Signed it"


async def test_hostile_text_is_shown_as_it_is() -> None:
    client = set_contact(write_notes(judged(), HOSTILE + "\n\n[end]"), person=HOSTILE, address="[/b]\nRoad 1")
    client = log_entry(client, HOSTILE, on=TODAY, today=TODAY, new_id="l1")
    client = write_notes(client, "[/x]" + "y" * 10_000)
    for size in (SMALL, WIDE, VAST):
        async with desk(a_book(client), size=size) as opened:
            await at(opened, "person")
            assert "Person       [/b] [todo] $x" in opened.text()
            assert "[/b] Road 1" in opened.text()
            await opened.press("end")
            assert "[/x]yyy" in opened.text()
            await opened.press("enter", "escape")


async def test_what_they_pay_and_owe_is_told_and_reckoned() -> None:
    client = add_invoice(
        judged(), new_id="i1", issued=date(2026, 9, 1), due=date(2026, 9, 15), amount=Decimal(1000), number="[7]"
    )
    client = record_payment(client, "i1", Decimal(600), on=date(2026, 10, 15), today=TODAY)
    client = add_hours(client, new_id="h1", on=date(2026, 9, 1), hours=Decimal(12), today=TODAY)
    async with desk(a_book(client)) as opened:
        await at(opened, "owed")
        assert "€600.00 in 12 months" in opened.text()
        assert "€50.00" in opened.text()
        assert "€400.00, of it €400.00 overdue" in opened.text()
        await opened.press("enter")
        assert "€400.00  [7]" in opened.text()
        await opened.press("escape", "d")
        assert "This always holds something" not in opened.text()


async def test_the_advice_behind_a_line_is_shown() -> None:
    async with desk(a_book(judged()), size=WIDE) as opened:
        pane = await at(opened, "rate")
        await opened.press("w")
        worth = next(entry for entry in pane.words.advice if entry.id == "B4")
        assert worth.title in opened.text()
