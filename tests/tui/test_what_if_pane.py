"""What a person gets from asking what parting would mean."""

from decimal import Decimal

import pytest
from textual.content import Content
from textual.widgets import Input

from tests.clients import fresh, judged
from tests.fakes import TODAY, a_book
from tests.tui.steps import WIDE, Desk, desk
from workbook.book import Book
from workbook.domain.accounts import add_invoice, record_payment
from workbook.domain.client import Client
from workbook.domain.engagement import set_engagement
from workbook.domain.rules import Rules
from workbook.sample import sample_clients, sample_rules
from workbook.tui.panes.what_if import WhatIfPane

SIZES = ((80, 24), WIDE, (170, 45))


def paying(client_id: str, amount: int, name: str = "", currency: str = "EUR") -> Client:
    client = set_engagement(fresh(name or client_id.title(), client_id), currency=currency)
    client = add_invoice(client, new_id="i1", issued=TODAY, amount=Decimal(amount))
    return record_payment(client, "i1", on=TODAY, today=TODAY)


def sample_book() -> Book:
    book = a_book(*sample_clients(TODAY))
    book.set_rules(sample_rules())
    return book


async def at_what_if(opened: Desk, client_id: str) -> WhatIfPane:
    opened.screen.go_to(client_id, "scorecard")
    await opened.settle()
    opened.screen.action_sheet("what-if")
    await opened.settle()
    await opened.settle()
    return opened.app.screen.query_one(WhatIfPane)


def boxed(opened: Desk) -> str:
    inside = [line.split("│")[1] for line in opened.text().splitlines() if line.count("│") >= 2]
    return " ".join(" ".join(inside).split())


def flat(opened: Desk) -> str:
    return " ".join(opened.text().split())


async def test_what_is_lost_freed_and_left_stands_on_one_page() -> None:
    async with desk(sample_book()) as opened:
        await at_what_if(opened, "acme")
        said = flat(opened)
        for part in ("Income lost a month €2,373.33", "Hours freed a month 43.9", "They could earn €2,635.00",
                     "Share of income 35.5 %", "Concentration 2,536 3,070", "for good", "12.3 months",
                     "So many replace them 2.8", "They still owe €4,960.00", "Last day to bill"):  # fmt: skip
            assert part in said
        assert "Acme GmbH ▇" not in said
        assert "gone" in said
        assert "Counted with floor rate €60.00" in said


async def test_each_figure_is_explained_so_that_it_can_be_reckoned_again() -> None:
    async with desk(sample_book()) as opened:
        await at_what_if(opened, "acme")
        await opened.press("enter")
        assert "€28,480.00 / 12 = €2,373.33 a month" in boxed(opened)
        await opened.press("escape", *["down"] * 7, "enter")
        assert "Today: €8,274.80 a month covers the costs" in boxed(opened)
        assert "Without them: Reserve / (monthly costs" in boxed(opened)
        await opened.press("escape", "end", "enter")
        assert "is the last working day of the handover" in boxed(opened)


async def test_what_is_missing_is_named_with_its_key_and_entered_right_there() -> None:
    book = a_book(paying("acme", 1200), paying("blue", 600))
    async with desk(book) as opened:
        await at_what_if(opened, "acme")
        assert "Still needed: hours of this client (m), your floor rate (e), your reserve (e)" in flat(opened)
        for typed in ("60", "1.500,00", "9000"):
            await opened.press("e")
            field = opened.app.screen.query_one("#entry-input", Input)
            field.value = typed
            await opened.press("enter")
            await opened.settle()
        rules = book.rules
        assert {rules.floor_rate, rules.monthly_costs, rules.reserve} == {Decimal(60), Decimal(1500), Decimal(9000)}
        assert "floor rate" not in flat(opened).partition("Still needed")[2].partition("Counted")[0]


async def test_an_amount_without_a_rate_is_shown_and_not_summed_until_it_has_one() -> None:
    book = a_book(paying("acme", 1200), paying("blue", 600, currency="GBP"))
    async with desk(book) as opened:
        await at_what_if(opened, "acme")
        assert "Not in any sum, for want of an exchange rate: £600.00" in flat(opened)
        assert "100.0 %" in opened.text()
        await opened.press("a", "down", "down", "down", "enter")
        await opened.settle()
        opened.app.screen.query_one("#entry-input", Input).value = "2"
        await opened.press("enter")
        await opened.settle()
        assert book.rules.rates == {"GBP": Decimal(2)}
        assert "50.0 %" in opened.text()


@pytest.mark.parametrize(
    ("typed", "sentence"), [("-5", "amounts from 0 on"), ("lots", "is not an amount"), ("1.234", "in two ways")]
)
async def test_an_input_that_cannot_be_is_refused_and_stays_typed(typed: str, sentence: str) -> None:
    book = a_book(paying("acme", 1200))
    async with desk(book) as opened:
        await at_what_if(opened, "acme")
        await opened.press("a", "enter")
        await opened.settle()
        field = opened.app.screen.query_one("#entry-input", Input)
        field.value = typed
        await opened.press("enter")
        assert sentence in flat(opened)
        assert field.value == typed
        assert book.rules == Rules()


async def test_a_client_of_whom_nothing_is_recorded_gets_no_made_up_figure() -> None:
    async with desk(a_book(judged())) as opened:
        await at_what_if(opened, "acme")
        said = flat(opened)
        assert "Income lost a month –" in said
        assert "Nothing came in yet." in said
        assert "invoices of this client (m)" in said


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_names_are_shown_as_they_are_and_nothing_is_too_wide(size: tuple[int, int]) -> None:
    book = a_book(paying("acme", 1200, "[/b] [todo] 🧾 " + "x" * 200), *sample_clients(TODAY)[1:])
    book.set_rules(sample_rules())
    async with desk(book, size=size) as opened:
        pane = await at_what_if(opened, "acme")
        assert "[/b] [todo]" in opened.text()
        rows = pane.query_one("#what")
        for option in pane.query_one("WhatIfRows").options:  # type: ignore[attr-defined]  # they are rows
            assert isinstance(option.prompt, Content)
            assert all(line.cell_length <= rows.size.width for line in option.prompt.split("\n"))


async def test_the_pages_of_a_client_lead_to_each_other_and_back() -> None:
    async with desk(sample_book()) as opened:
        await at_what_if(opened, "acme")
        await opened.press("m")
        assert "Acme GmbH  Money and hours" in opened.text()
        await opened.press("i")
        assert "Acme GmbH  What if we part?" in opened.text()
        await opened.press("i")
        assert opened.app.screen is opened.screen
