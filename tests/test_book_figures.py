"""The book's figures over all clients: read once, read anew where a client changed, never half wrong."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.clients import fresh
from tests.fakes import TODAY, a_book, a_world
from workbook.book import Book
from workbook.domain.accounts import add_invoice, record_payment
from workbook.domain.client import Client
from workbook.domain.closing import Closing
from workbook.domain.errors import Refused
from workbook.domain.rules import Rules
from workbook.storage.repository import TinyStore


def paying(client_id: str, amount: int) -> Client:
    client = add_invoice(fresh(client_id.title(), client_id), new_id="i1", issued=TODAY, amount=Decimal(amount))
    return record_payment(client, "i1", on=TODAY, today=TODAY)


def books(folder: Path) -> list[Book]:
    on_disk = Book(TinyStore(folder), a_world())
    for client in (paying("acme", 300), paying("blue", 100)):
        on_disk.add(client)
    return [on_disk, a_book(paying("acme", 300), paying("blue", 100))]


def test_only_the_clients_that_changed_are_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for book in books(tmp_path):
        read: list[str] = []
        real = book.client
        monkeypatch.setattr(book, "client", lambda key, real=real, read=read: (read.append(key), real(key))[1])
        assert {key: one.income for key, one in book.figures().items()} == {"acme": 300, "blue": 100}
        assert sorted(read) == ["acme", "blue"]
        book.figures()
        assert len(read) == 2
        book.change("blue", add_invoice, new_id="i2", issued=TODAY, amount=Decimal(50))
        assert book.figures()["blue"].owed == 50
        assert read[2:] == ["blue"]


def test_a_client_at_rest_is_not_among_the_living(tmp_path: Path) -> None:
    for book in books(tmp_path):
        book.add(paying("rest", 100).evolve(closing=Closing(closed_on=TODAY)))
        assert set(book.figures()) == {"acme", "blue"}
        assert book.what_if(book.client("rest")).share.value == Decimal("0.2"), "yet it can be asked about"


def test_a_damaged_client_is_left_out_of_the_figures(tmp_path: Path) -> None:
    book = books(tmp_path)[0]
    (tmp_path / "clients" / "blue.json").write_text("{")
    assert set(book.figures()) == {"acme"}


@pytest.mark.parametrize(
    "rules",
    [
        Rules(currency="euro"),
        Rules(floor_rate=Decimal(-1)),
        Rules(reserve=Decimal("NaN")),
        Rules(monthly_costs=Decimal(10) ** 16),
        Rules(rates={"GBP": Decimal(0)}),
    ],
)
def test_settings_that_cannot_hold_are_refused_and_nothing_changes(rules: Rules) -> None:
    book = a_book()
    with pytest.raises(Refused):
        book.set_rules(rules)
    assert book.rules == Rules()
