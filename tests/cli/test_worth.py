"""What `show` says of money, of the notice, and of what parting would mean."""

import json
from decimal import Decimal

from tests.cli.conftest import FakeWorld, Typed
from tests.clients import fresh
from tests.fakes import TODAY, a_book
from workbook.domain.accounts import add_invoice
from workbook.domain.contract import set_contract
from workbook.sample import sample_clients, sample_rules


def sample_shell() -> Typed:
    book = a_book(*sample_clients(TODAY))
    book.set_rules(sample_rules())
    return Typed(book, FakeWorld(book, []))


def test_show_says_what_an_hour_earns_how_they_pay_and_what_is_owed() -> None:
    text = sample_shell()("show", "harbour").stdout
    assert "An hour earns" in text
    assert "floor €60.00" in text
    assert "days late on average, over 9 invoices" in text or "over 10 invoices" in text
    assert "Proposed: workbook rate harbour late-payment 2" in text


def test_show_counts_a_notice_given_today() -> None:
    text = sample_shell()("show", "acme").stdout
    assert "Weeks counted: 4. They run out on Sun 20 Dec 2026." in text
    assert "Last working day: Sun 20 Dec 2026." in text
    assert text.count("not legal advice") == 1


def test_show_stays_short_where_nothing_is_recorded(typed: Typed) -> None:
    text = typed("show", "ada").stdout
    assert "Money" not in text
    assert "notice" not in text


def test_the_same_figures_come_as_json() -> None:
    shell = sample_shell()
    found = json.loads(shell("show", "acme", "--json", "--what-if").stdout)
    assert Decimal(found["money"]["owed"]) == 4960
    assert found["notice"]["last_day"] == "2026-12-20"
    assert [step["on"] for step in found["notice"]["steps"]] == ["2026-11-22", "2026-12-20"]
    figures = found["what_if"]["figures"]
    assert round(Decimal(figures["income_lost"]["value"]), 2) == Decimal("2373.33")
    assert figures["runway_today"]["endless"]
    assert found["what_if"]["shares"][0]["id"] == "acme"
    assert json.loads(shell("show", "acme", "--json").stdout)["what_if"] is None


def test_what_if_is_told_with_each_sum_and_with_what_is_missing() -> None:
    text = sample_shell()("show", "acme", "--what-if").stdout
    assert "€28,480.00 / 12 = €2,373.33 a month" in text
    book = a_book(fresh(), add_invoice(fresh("Acme", "acme"), new_id="i1", issued=TODAY, amount=Decimal(5)))
    text = Typed(book, FakeWorld(book, []))("show", "acme", "--what-if").stdout
    assert "needs: hours, floor-rate" in text
    assert "nothing is recorded of their income: Ada Studio" in text


def test_a_contract_that_cannot_be_counted_says_why() -> None:
    client = set_contract(fresh(), notice_length=3, notice_unit="working-days", country="DE", subdivision="Atlantis")
    book = a_book(client)
    shell = Typed(book, FakeWorld(book, []))
    assert "“Atlantis” is not a part of DE" in shell("show", "ada").stdout
    assert json.loads(shell("show", "ada", "--json").stdout)["notice"]["last_day"] is None


def test_hostile_numbers_and_names_do_not_steer_the_terminal() -> None:
    client = add_invoice(
        fresh("A\x1b[2J", "ada"), new_id="i1", number="\x1b]52;c;x\x07", issued=TODAY, amount=Decimal(5)
    )
    book = a_book(client)
    assert "\x1b" not in Typed(book, FakeWorld(book, []))("show", "ada", "--what-if").stdout
