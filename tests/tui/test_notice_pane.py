"""What a person gets from the contract clock: terms to change, a notice counted step by step, what is owed."""

from datetime import date
from decimal import Decimal

import pytest
from textual.widgets import Input

from tests.clients import judged, parting
from tests.fakes import TODAY, a_book
from tests.tui.steps import WIDE, Desk, desk
from workbook.book import Book
from workbook.domain.accounts import add_invoice, record_payment
from workbook.domain.client import Client
from workbook.domain.contract import Contract, set_contract
from workbook.sample import sample_clients, sample_rules
from workbook.tui.panes.notice import NoticePane, TermRows

HOSTILE = "[/b] [todo] $x 🧾 שלום"
SIZES = ((80, 24), WIDE, (170, 45))


def with_contract(client: Client | None = None, **changes: object) -> Client:
    return set_contract(client or judged(), **changes)


def contract_of(book: Book) -> Contract:
    return book.client("acme").contract


async def at_notice(opened: Desk, row: str = "") -> NoticePane:
    await opened.press("V")
    pane = opened.app.screen.query_one(NoticePane)
    if row:
        pane.query_one(TermRows).stand_on(row)
        await opened.settle()
    return pane


async def answer(opened: Desk, *answers: str) -> None:
    for typed in answers:
        if typed:
            opened.app.screen.query_one("#entry-input", Input).value = typed
        await opened.press("enter")


def flat(opened: Desk) -> str:
    """Give what stands right of the terms as one line."""
    right = [line.split("│", 1)[1] for line in opened.text().splitlines() if "│" in line]
    return " ".join(" ".join(right).split())


def whole(opened: Desk) -> str:
    return " ".join(opened.text().split())


def boxed(opened: Desk) -> str:
    inside = [line.split("│")[1] for line in opened.text().splitlines() if line.count("│") >= 2]
    return " ".join(" ".join(inside).split())


async def test_without_a_contract_two_weeks_are_counted_and_it_says_what_belongs_there() -> None:
    async with desk(a_book(judged())) as opened:
        await at_notice(opened)
        assert "The contract names no notice. Days that are fair: 14." in flat(opened)
        assert "Last working day Sun 6 Dec in 14 days" in flat(opened)
        assert "how long, such as 4 weeks" in opened.text()
        assert flat(opened).count("not legal advice") == 1


async def test_terms_are_changed_and_the_clock_follows_at_once() -> None:
    book = a_book(judged())
    async with desk(book) as opened:
        await at_notice(opened, "notice")
        await opened.press("enter")
        await answer(opened, "1 Monat")
        await opened.press("down", "enter", "down", "enter")
        assert (contract_of(book).notice_length, contract_of(book).notice_unit) == (1, "months")
        assert contract_of(book).notice_to == "month-end"
        assert "Months counted: 1." in flat(opened)
        assert "Last working day Thu 31 Dec" in flat(opened)
        await opened.press("u")
        assert "Last working day Tue 22 Dec" in flat(opened)


@pytest.mark.parametrize(
    ("row", "typed", "sentence"),
    [
        ("notice", "400 months", "longer than two years"),
        ("notice", "a while", "is not a length of notice"),
        ("start", "31 February", "There is no such day"),
        ("payment", "-3", "is not a number of days"),
    ],
)
async def test_terms_that_cannot_be_are_refused_and_stay_typed(row: str, typed: str, sentence: str) -> None:
    book = a_book(judged())
    async with desk(book) as opened:
        await at_notice(opened, row)
        await opened.press("e")
        await answer(opened, typed)
        assert sentence in whole(opened)
        assert opened.app.screen.query_one("#entry-input", Input).value == typed
        assert contract_of(book) == Contract()


async def test_a_notice_is_counted_for_another_day_and_for_the_day_it_arrives() -> None:
    book = a_book(with_contract(notice_length=2, notice_unit="weeks"))
    async with desk(book) as opened:
        await at_notice(opened)
        await opened.press("g")
        await answer(opened, "30.11.")
        assert "If notice is given Mon 30 Nov" in flat(opened)
        assert "Last working day Mon 14 Dec" in flat(opened)
        await opened.press("r")
        await answer(opened, "29.11.")
        assert "Check the two days." in whole(opened)
        await answer(opened, "+2")
        assert "It arrives on Wed 2 Dec 2026." in flat(opened)
        assert "Last working day Wed 16 Dec" in flat(opened)


async def test_a_day_off_moves_the_last_day_by_the_holidays_of_a_country() -> None:
    client = with_contract(notice_length=33, notice_unit="days", last_day_rule="next", country="DE")
    async with desk(a_book(client), size=WIDE) as opened:
        await at_notice(opened)
        assert "is a holiday" in flat(opened)
        assert "Last working day Mon 28 Dec" in flat(opened)
        await opened.press("escape")


async def test_an_unknown_region_is_said_and_nothing_breaks() -> None:
    client = with_contract(notice_length=5, notice_unit="working-days", country="DE", subdivision="Atlantis")
    async with desk(a_book(client)) as opened:
        await at_notice(opened)
        assert "“Atlantis” is not a part of DE" in flat(opened)
        await opened.press("l")
        assert opened.book.client("acme").handover.last_day is None


async def test_the_middle_of_a_term_is_named_with_the_day_that_would_be_better() -> None:
    client = with_contract(
        start=date(2025, 4, 1), end=date(2027, 3, 31), renewal="automatic", renewal_months=12, renewal_notice_days=90,
        notice_length=4, notice_unit="weeks",
    )  # fmt: skip
    async with desk(a_book(client), size=WIDE) as opened:
        await at_notice(opened)
        assert "in the middle of the term, 101 days before it ends on Wed 31 Mar 2027" in flat(opened)
        assert "notice must arrive by Thu 31 Dec" in flat(opened)


async def test_one_key_takes_the_last_day_over_into_the_handover() -> None:
    book = a_book(with_contract(parting(), notice_length=6, notice_unit="weeks"))
    async with desk(book) as opened:
        await at_notice(opened)
        assert "The handover counts from Fri 11 Dec." in flat(opened)
        await opened.press("l")
        handover = book.client("acme").handover
        assert (handover.last_day, handover.notice_on) == (date(2027, 1, 3), TODAY)
        assert "✓ The handover counts from this day." in flat(opened)
        await opened.press("u")
        assert book.client("acme").handover.last_day == date(2026, 12, 11)


async def test_a_natural_pause_counts_where_the_contract_is_silent() -> None:
    book = a_book(judged())
    async with desk(book) as opened:
        await at_notice(opened)
        await opened.press("p")
        await answer(opened, "2026-12-18")
        assert "the pause you named comes on Fri 18 Dec 2026" in flat(opened)


def late_client(scheme: str, **changes: object) -> Client:
    client = set_contract(judged(), interest_scheme=scheme, payment_days=14, **changes)
    client = add_invoice(client, new_id="i1", number="7", issued=date(2026, 3, 18), due=date(2026, 4, 1),
                         amount=Decimal(1000))  # fmt: skip
    return record_payment(client, "i1", Decimal(400), on=date(2026, 5, 1), today=TODAY)


async def test_interest_is_shown_row_by_row_so_that_it_can_be_reckoned_again() -> None:
    client = late_client("own", interest_percent=Decimal(10), interest_fixed_sum=Decimal(25))
    async with desk(a_book(client), size=WIDE) as opened:
        await at_notice(opened, "interest")
        assert "€41.92 + €25.00" in opened.text()
        await opened.press("enter")
        assert "2 Apr – 1 May: 1,000.00 × 10 % × 30 = 8.22" in boxed(opened)
        assert "2 May – 22 Nov: 600.00 × 10 % × 205 = 33.70" in boxed(opened)


async def test_a_newer_reference_rate_is_entered_on_the_page() -> None:
    book = a_book(late_client("eu"))
    async with desk(book, size=(120, 45)) as opened:
        await at_notice(opened, "interest")
        await opened.press("enter")
        assert "The rates are known up to Tue 30 Jun" in boxed(opened)
        await opened.press("escape", "up", "enter", "down", "enter")
        await opened.settle()
        await answer(opened, "2026-07-01", "3,15")
        assert book.rules.reference_rates == {"eu": {"2026-07-01": Decimal("3.15")}}
        assert "3.15 % + 8 from 1 Jul" in opened.text()
        await opened.press("down", "enter")
        assert "× 11.15 %" in boxed(opened)


async def test_a_refund_follows_the_share_of_the_work_done() -> None:
    async with desk(a_book(late_client("none"))) as opened:
        await at_notice(opened, "refund")
        await opened.press("enter")
        assert opened.app.screen.query_one("#entry-input", Input).value == "400"
        await answer(opened, "1200", "120")
        assert "between 0 and 100 percent" in whole(opened)
        await answer(opened, "60")
        assert "€480.00, with 60 % done" in opened.text()
        await opened.press("enter", "enter")
        await opened.settle()
        assert "€1,200.00 × (100 − 60) % = €480.00" in boxed(opened)


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_text_is_shown_as_it_is(size: tuple[int, int]) -> None:
    client = with_contract(judged("Acme [/b]"), clause=HOSTILE, subdivision="[b]", country="DE",
                           last_day_rule="next")  # fmt: skip
    async with desk(a_book(client), size=size) as opened:
        await at_notice(opened, "clause")
        assert "[/b] [todo] $x" in whole(opened)
        await opened.press("enter")
        assert "[/b] [todo] $x" in whole(opened)


@pytest.mark.parametrize("client", sample_clients(TODAY), ids=lambda client: client.id)
async def test_every_sample_contract_can_be_counted(client: Client) -> None:
    book = a_book(client)
    book.set_rules(sample_rules())
    async with desk(book) as opened:
        if client.archived:
            await opened.press("z")
        await at_notice(opened)
        assert "Last working day" in flat(opened)
