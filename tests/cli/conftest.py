"""A shell in which commands are typed, with a book in memory."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from click.testing import CliRunner, Result

from tests.clients import fresh, judged, parting
from tests.fakes import a_book
from workbook.book import Book
from workbook.cli.main import workbook
from workbook.cli.shell import Shell


@dataclass
class FakeWorld:
    """Gives the book in memory and remembers what was opened."""

    book: Book
    opened: list[str | None]

    def open_book(self, folder: str | None) -> Book:
        self.opened.append(folder)
        return self.book

    def screens(self, folder: str | None) -> int:
        self.opened.append(f"screens {folder}")
        return 0

    def demo(self) -> int:
        self.opened.append("demo")
        return 0


@dataclass
class Typed:
    """Types commands and gives what came out, with the exit code that the program would end with."""

    book: Book
    world: FakeWorld

    def __call__(self, *arguments: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(workbook, list(arguments), input=stdin, obj=Shell(self.world), prog_name="workbook")


@pytest.fixture
def book() -> Book:
    """Give a book with a new client, one to judge, and one in the handover."""
    return a_book(fresh(), judged(), parting("Blue Fox Studio", "fox"))


@pytest.fixture
def typed(book: Book) -> Typed:
    """Give a shell on the book."""
    return Typed(book, FakeWorld(book, []))


Shells = Callable[..., Result]
