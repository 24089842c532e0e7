"""What a person gets from the page of money and hours: rows typed in, figures explained, flags proposed."""

from datetime import date
from decimal import Decimal

import pytest
from textual.content import Content
from textual.widgets import Input

from tests.clients import fresh, judged
from tests.fakes import TODAY, a_book
from tests.tui.steps import WIDE, Desk, desk
from workbook.book import Book
from workbook.domain.accounts import add_hours, add_invoice, record_payment
from workbook.domain.client import Client
from workbook.domain.contract import set_contract
from workbook.domain.engagement import set_engagement
from workbook.domain.money import Money
from workbook.domain.rules import Rules
from workbook.sample import sample_clients, sample_rules
from workbook.tui.panes.money import MoneyPane

HOSTILE = "[/b] [todo] $x 🧾 שלום \\["
SIZES = ((80, 24), WIDE, (170, 45))


def late_payer(client: Client | None = None) -> Client:
    """Give a client with five invoices of which three were 12 to 31 days late, and hours of three months."""
    client = client or judged()
    paid = ("06-01", "07-13", "09-01", "09-01", "10-16")
    for month, day in zip(range(6, 11), paid, strict=True):
        client = add_invoice(
            client, new_id=f"i{month}", number=f"R-{month:02}", issued=date(2026, month - 1, 15),
            due=date(2026, month, 1), amount=Decimal(1000),
        )  # fmt: skip
        client = record_payment(client, f"i{month}", on=date.fromisoformat(f"2026-{day}"), today=TODAY)
        client = add_hours(
            client, new_id=f"h{month}", on=date(2026, month, 1), hours=Decimal(20), whole_month=True, today=TODAY
        )
    return client


async def at_money(opened: Desk) -> MoneyPane:
    await opened.press("M")
    return opened.app.screen.query_one(MoneyPane)


def money_of(book: Book, client_id: str = "acme") -> Money:
    return book.client(client_id).money


def entry(opened: Desk) -> Input:
    return opened.app.screen.query_one("#entry-input", Input)


async def fill_in(opened: Desk, *answers: str) -> None:
    """Answer one question after another; "" takes what is offered."""
    for answer in answers:
        if answer:
            await opened.press("ctrl+u")
            entry(opened).value = answer
        await opened.press("enter")


def boxed(opened: Desk) -> str:
    inside = [line.split("│")[1] for line in opened.text().splitlines() if line.count("│") >= 2]
    return " ".join(" ".join(inside).split())


async def test_an_empty_page_says_what_belongs_there_and_which_key_puts_it_there() -> None:
    async with desk(a_book(fresh())) as opened:
        await at_money(opened)
        assert "No invoices yet. a adds one" in opened.text()
        await opened.press("tab")
        assert "No hours yet. a adds those of a month or a day." in opened.text()


async def test_an_invoice_is_typed_in_with_four_answers_of_which_three_are_offered() -> None:
    book = a_book(late_payer())
    async with desk(book) as opened:
        await at_money(opened)
        await opened.press("a")
        assert entry(opened).value == "R-11"
        await fill_in(opened, "", "1.200,50", "", "")
        bill = money_of(book).invoices[-1]
        assert (bill.number, bill.amount, bill.issued, bill.due) == (
            "R-11", Decimal("1200.50"), TODAY, date(2026, 12, 6),
        )  # fmt: skip
        assert "R-11" in opened.text()
        await opened.press("u")
        assert len(money_of(book).invoices) == 5


async def test_the_due_day_that_is_offered_is_that_of_the_contract() -> None:
    book = a_book(set_contract(judged(), payment_days=30))
    async with desk(book) as opened:
        await at_money(opened)
        await opened.press("a")
        await fill_in(opened, "2026-7", "100", "2026-11-01", "")
        assert money_of(book).invoices[0].due == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        (("R-06",), "There is an invoice R-06 already."),
        (("", "much"), "“much” is not an amount."),
        (("", "-5"), "The amount of an invoice cannot be negative."),
        (("", "1.234"), "can be read in two ways"),
        (("", "5", "31 February"), "There is no such day"),
        (("", "5", "2026-11-20", "2026-11-01"), "before it was issued"),
    ],
)
async def test_what_cannot_be_is_refused_where_it_is_typed_and_stays_there(answers: tuple[str, ...],
                                                                           sentence: str) -> None:  # fmt: skip
    book = a_book(late_payer())
    async with desk(book) as opened:
        await at_money(opened)
        await opened.press("a")
        await fill_in(opened, *answers)
        assert sentence in " ".join(opened.text().split())
        assert entry(opened).value == answers[-1]
        assert len(money_of(book).invoices) == 5
        await opened.press("escape", "escape")
        assert opened.app.screen is opened.screen


async def test_what_was_answered_is_still_there_after_leaving_half_way() -> None:
    async with desk(a_book(late_payer())) as opened:
        await at_money(opened)
        await opened.press("a")
        await fill_in(opened, "X-1", "77")
        await opened.press("escape", "a")
        assert entry(opened).value == "X-1"


async def test_a_payment_is_all_that_is_open_unless_less_is_typed() -> None:
    book = a_book(add_invoice(judged(), new_id="i1", number="7", issued=TODAY, amount=Decimal(100)))
    async with desk(book) as opened:
        await at_money(opened)
        await opened.press("p")
        assert entry(opened).value == "100"
        await fill_in(opened, "30", "yesterday")
        assert money_of(book).outstanding(TODAY) == 70
        assert "70.00 open" in opened.text()
        await opened.press("p")
        await fill_in(opened, "", "")
        assert money_of(book).invoices[0].status == "paid"
        await opened.press("p")
        assert "change its amount." in " ".join(opened.text().split())


async def test_a_cell_is_chosen_with_the_arrows_and_changed() -> None:
    book = a_book(late_payer())
    async with desk(book) as opened:
        await at_money(opened)
        await opened.press("right", "right", "right", "e")
        await fill_in(opened, "2000")
        assert money_of(book).invoices[-1].amount == 2000
        assert money_of(book).invoices[-1].status == "open", "what came in no longer covers it"
        await opened.press("right", "right", "e", "end", "enter")
        assert money_of(book).invoices[-1].status == "written-off"
        assert "written off" in opened.text()
        await opened.press("d")
        assert [bill.id for bill in money_of(book).invoices] == ["i6", "i7", "i8", "i9"]


async def test_a_payment_noted_by_mistake_is_taken_away_in_its_cell() -> None:
    book = a_book(late_payer())
    async with desk(book) as opened:
        await at_money(opened)
        await opened.press("right", "right", "right", "right", "e", "enter")
        assert money_of(book).invoices[-1].payments == ()


async def test_hours_of_a_month_or_a_day_are_typed_in_and_changed() -> None:
    book = a_book(judged())
    async with desk(book) as opened:
        await at_money(opened)
        await opened.press("tab", "a")
        assert entry(opened).value == "2026-10"
        await fill_in(opened, "", "7:30")
        await opened.press("a")
        await fill_in(opened, "20.11.", "2,5")
        rows = money_of(book).hours
        assert [(row.on, row.whole_month, row.hours) for row in rows] == [
            (date(2026, 10, 1), True, Decimal("7.5")), (date(2026, 11, 20), False, Decimal("2.5")),
        ]  # fmt: skip
        assert "October 2026" in opened.text()
        await opened.press("right", "right", "e")
        assert not money_of(book).hours[1].billable
        await opened.press("d")
        assert len(money_of(book).hours) == 1


@pytest.mark.parametrize(
    ("when", "hours", "sentence"),
    [
        ("", "-3", "is not a number of hours"),
        ("20.11.", "25", "A day has 24 hours"),
        ("2027-03", "", "has not come yet"),
        ("31.2.", "", "There is no such day"),
    ],
)
async def test_hours_that_cannot_be_are_refused(when: str, hours: str, sentence: str) -> None:
    book = a_book(judged())
    async with desk(book) as opened:
        await at_money(opened)
        await opened.press("tab", "a")
        await fill_in(opened, when, *([hours] if hours else []))
        assert sentence in " ".join(opened.text().split())
        assert money_of(book).hours == ()


async def test_every_figure_is_explained_with_the_rows_behind_it() -> None:
    book = a_book(late_payer())
    book.set_rules(Rules(floor_rate=Decimal(60)))
    async with desk(book) as opened:
        await at_money(opened)
        assert "An hour earns" in opened.text()
        assert "below your floor of €60.00" in opened.text()
        assert "12 days late on average, over 5 invoices" in " ".join(opened.text().split())
        await opened.press("shift+tab")
        for words in (
            ("€5,000.00 / 100 hours = €50.00.", "€50.00 is 83 % of it"),
            ("Amounts times days, 58,000, over all amounts, 5,000: 11.6 days", "R-08 1,000.00"),
            ("Open invoices past their due day come to €0.00",),
            ("€5,000.00 / €5,000.00 = 100 %",),
            ("€5,000.00 / 7 = €714.29", "Sept"),
            ("100.0 / 6 = 16.7", "Oct"),
            ("Invoiced €4,000.00 for 80 hours, so €50.00 an hour.", "R-10", "September 2026"),
        ):
            await opened.press("enter")
            for part in words:
                assert part in boxed(opened), (part, boxed(opened))
            await opened.press("escape", "down")


async def test_the_floor_rate_is_set_where_it_is_missed() -> None:
    book = a_book(late_payer())
    async with desk(book) as opened:
        await at_money(opened)
        assert "e sets what an hour should earn" in opened.text()
        await opened.press("shift+tab", "e")
        await fill_in(opened, "45,50")
        assert book.rules.floor_rate == Decimal("45.50")
        assert "above your floor of €45.50" in opened.text()


async def test_a_foreign_currency_asks_for_its_rate_and_is_never_summed_without() -> None:
    client = late_payer(set_engagement(fresh("Acme", "acme"), currency="GBP"))
    book = a_book(client)
    book.set_rules(Rules(floor_rate=Decimal(60)))
    async with desk(book) as opened:
        await at_money(opened)
        assert opened.text().count("e sets what one GBP is worth") == 2
        await opened.press("shift+tab", "e")
        await fill_in(opened, "0")
        assert "An exchange rate is above 0" in " ".join(opened.text().split())
        await fill_in(opened, "1.170")
        assert book.rules.rates == {"GBP": Decimal("1.170")}
        assert "100.0 %" in opened.text()


async def test_a_proposed_flag_is_taken_over_with_one_key_and_leaves_its_proof() -> None:
    book = a_book(late_payer(fresh("Acme", "acme")))
    async with desk(book) as opened:
        await at_money(opened)
        assert "3 of the last 5 invoices were 12 to 31 days late." in opened.text()
        await opened.press("shift+tab", "end", "space")
        card = book.client("acme").scorecard
        assert card.ratings == {"late-payment": 2}
        assert card.observations[0].text == "3 of the last 5 invoices were 12 to 31 days late."
        assert card.observations[0].rows == ("i7", "i8", "i10")
        assert "⚑" not in opened.text()
        await opened.press("u")
        assert "⚑" in opened.text()


async def test_a_proposed_flag_that_is_left_stays_away() -> None:
    book = a_book(late_payer(fresh("Acme", "acme")))
    async with desk(book) as opened:
        await at_money(opened)
        await opened.press("shift+tab", "end", "d")
        assert "⚑" not in opened.text()
        assert book.client("acme").scorecard.ratings == {}
        await opened.press("escape", "M")
        assert "⚑" not in opened.text()


async def test_the_currency_is_changed_for_all_invoices_at_once() -> None:
    book = a_book(late_payer())
    async with desk(book) as opened:
        await at_money(opened)
        await opened.press("c")
        await fill_in(opened, "euro")
        assert "is not a currency" in opened.text()
        await fill_in(opened, "usd")
        assert book.client("acme").currency == "USD"


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_text_is_shown_as_it_is(size: tuple[int, int]) -> None:
    client = add_invoice(late_payer(judged("Acme [/b]")), new_id="i99", number=HOSTILE, issued=TODAY,
                         amount=Decimal(1), note=HOSTILE)  # fmt: skip
    client = add_hours(client, new_id="h99", on=TODAY, hours=Decimal(1), note=HOSTILE, today=TODAY)
    async with desk(a_book(client), size=size) as opened:
        await at_money(opened)
        assert "[/b] [" in opened.text()
        await opened.press("enter")
        assert "[/b] [todo] $x" in boxed(opened)
        await opened.press("escape", "tab")
        assert "[/b] [todo] $x" in opened.text()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("client", sample_clients(TODAY), ids=lambda client: client.id)
async def test_nothing_is_wider_than_the_window_for_any_sample_client(client: Client, size: tuple[int, int]) -> None:
    book = a_book(client)
    book.set_rules(sample_rules())
    async with desk(book, size=size) as opened:
        if client.archived:
            await opened.press("z")
        pane = await at_money(opened)
        for rows in (pane.figures, pane.bills, pane.worked):
            assert all(
                line.cell_length <= rows.size.width
                for option in rows.options
                if isinstance(option.prompt, Content)
                for line in option.prompt.split("\n")
            )


async def test_undo_and_help_and_the_way_back_work_from_the_page() -> None:
    book = a_book(late_payer())
    async with desk(book) as opened:
        await at_money(opened)
        await opened.press("d", "question_mark")
        assert "Money and hours" in opened.text()
        await opened.press("escape", "u")
        assert len(money_of(book).invoices) == 5
        await opened.press("escape")
        assert opened.app.screen is opened.screen
