"""What every command works with: the book (opened when first asked for), arguments for clients and days, and errors."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

import click
from click.shell_completion import CompletionItem

from workbook.domain.errors import Ambiguous, NeedsReason, NotFound, WorkbookError
from workbook.words import _, say

if TYPE_CHECKING:
    from workbook.book import Book


class World(Protocol):
    """What the program's root gives the command line: the book and the screens."""

    def open_book(self, folder: str | None) -> "Book":
        """Give the book in a folder (None: the usual one), speaking the person's language from here on."""

    def screens(self, folder: str | None) -> int:
        """Open the book full-screen and give the exit code."""

    def demo(self) -> int:
        """Open a temporary book of sample data full-screen and give the exit code."""


@dataclass
class Shell:
    """What a command is called with."""

    world: World
    folder: str | None = None

    @cached_property
    def book(self) -> "Book":
        """The book, opened when it is first asked for."""
        return self.world.open_book(self.folder)

    def find(self, text: str, *, trash: bool = False) -> str:
        """Give the id of the client who goes by `text`; with `trash`, one who was deleted too."""
        try:
            return self.book.find(text)
        except NotFound:
            found = self._in_trash(text) if trash else None
            if found is None:
                raise
            return found

    def _in_trash(self, text: str) -> str | None:
        wanted = text.strip().casefold()
        gone = self.book.trash()
        hits = [one.id for one in gone if one.id == text.strip()]
        hits = hits or [one.id for one in gone if wanted and one.name.casefold().startswith(wanted)]
        return hits[0] if hits else None


pass_shell = click.make_pass_decorator(Shell)


class Failed(click.ClickException):
    """Something was not possible: one clear line on standard error, exit code 1."""

    exit_code = 1

    def show(self, file: object = None) -> None:  # noqa: ARG002 - click may pass it
        """Write the line."""
        from workbook.cli.output import tell

        tell(self.message)


def failed(error: WorkbookError) -> Failed:
    """Give what the command line says of an error; where several clients fit, they are listed."""
    lines = [say(error)]
    if isinstance(error, Ambiguous):
        lines += [f"  {client_id}  {name}" for client_id, name in error.candidates]
    return Failed("\n".join(lines))


@contextmanager
def reason_by(option: str) -> Iterator[None]:
    """Name the option that gives the reason, where a gate asks for one."""
    try:
        yield
    except NeedsReason as gate:
        raise Failed(_("{sentence} Here: {option} REASON.").format(sentence=say(gate), option=option)) from gate


class ClientName(click.ParamType[str]):
    """A client, by id or the start of the name; shells complete it."""

    name = "client"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002
        """Give the ids and names that begin as what was typed; none where the book cannot be read."""
        shell = ctx.find_object(Shell)
        if shell is None:
            return []
        shell.folder = shell.folder or ctx.find_root().params.get("book")
        try:
            found = [entry.summary for entry in shell.book.listed() if entry.summary is not None]
        except WorkbookError:
            return []
        start = incomplete.casefold()
        names = [CompletionItem(s.name, help=s.id) for s in found if s.name.casefold().startswith(start)]
        return names or [CompletionItem(s.id, help=s.name) for s in found if s.id.startswith(incomplete)]


class Filled(click.ParamType[str]):
    """Words that are not empty."""

    name = "text"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Give the words; wrong usage where there are none."""
        text = str(value)
        if not text.strip():
            self.fail(_("this must not be empty."), param, ctx)
        return text


class FlagName(click.ParamType[str]):
    """A red flag's id; shells complete it."""

    name = "flag"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002
        """Give the flags that begin as what was typed."""
        from workbook.content.brief import flag_titles

        return [CompletionItem(k, help=v) for k, v in flag_titles("en").items() if k.startswith(incomplete)]


def client_argument(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the argument CLIENT."""
    return click.argument("client", type=ClientName(), metavar="CLIENT")(function)


def day_of(text: str, today: date, *, past: bool = False) -> date:
    """Read a day as typed; wrong usage where it is none."""
    from workbook.domain.dates import parse_day

    return parse_day(text, today, past=past)
