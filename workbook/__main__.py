"""Puts the program together: settings, store and book, and then the screens or a command."""

import gc
import os
import signal
import sys
from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from workbook.domain.errors import NotSaved, Unreadable, WorkbookError
from workbook.words import say

if TYPE_CHECKING:
    from workbook.book import Book
    from workbook.settings import Settings

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's: no letters that are taken for digits, and no u."""


def main() -> int:
    """Run the program as it was called; the exit code: 0 done, 1 not possible, 2 wrong usage, 130 interrupted."""
    # Looking for plug-ins of pydantic takes longer than reading a client, and the workbook has none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    arguments = sys.argv[1:]
    program = Program()
    try:
        if not arguments and "_WORKBOOK_COMPLETE" not in os.environ:
            return program.screens(None)
        # A command is over before collecting garbage would pay.
        gc.disable()
        from workbook.cli.main import run

        return _flushed(run(arguments, program))
    except KeyboardInterrupt:
        return 130
    except WorkbookError as error:
        print(say(error), file=sys.stderr)  # noqa: T201 - without the command line's own means, which are slow to load
        return 1


class Program:
    """The program's root: everything that knows where the book lies and how it is shown."""

    def open_book(self, folder: str | None) -> "Book":
        """Give the book in a folder (None: the usual one), speaking the person's language from here on."""
        from workbook.settings import book_folder

        settings = self._settings()
        return _book(_checked(book_folder(folder, os.environ)), settings)

    def screens(self, folder: str | None) -> int:
        """Open the book full-screen; without a terminal, say what to use instead."""
        _ask_for_terminal()
        gc.disable()  # a start makes much and drops little; the first frame turns it on again
        settings = self._settings()
        return self._show(self.open_book(folder), settings)

    def demo(self) -> int:
        """Open a temporary book of sample data full-screen; it is removed afterwards."""
        _ask_for_terminal()
        settings = self._settings()
        with ExitStack() as stack:
            return self._show(_sample(stack, settings), settings)

    def _show(self, book: "Book", settings: "Settings") -> int:
        from workbook.tui.app import WorkbookApp

        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, _leave)
        with ExitStack() as stack:
            app = WorkbookApp(book, settings, sample=lambda: _sample(stack, settings))
            app.run()
            return app.return_code or 0

    def _settings(self) -> "Settings":
        from workbook.settings import read_settings, settings_file
        from workbook.words import speak

        settings = read_settings(settings_file(os.environ))
        speak(settings.language, settings.locale)
        return settings


def new_id() -> str:
    """Give eight random characters that are easy to read and type: 40 bits."""
    number = int.from_bytes(os.urandom(5))
    return "".join(ALPHABET[number >> shift & 31] for shift in range(35, -1, -5))


def _book(folder: Path, settings: "Settings") -> "Book":
    from workbook.book import Book, Sender, Surroundings
    from workbook.content.brief import flag_weights
    from workbook.storage.repository import TinyStore

    me = Sender(settings.name, settings.mail)
    return Book(TinyStore(folder, flag_weights), Surroundings(_today, _now, new_id, flag_weights, me))


def _sample(stack: ExitStack, settings: "Settings") -> "Book":
    """Give a book of sample data in a temporary folder that goes when `stack` ends."""
    from tempfile import TemporaryDirectory

    from workbook.sample import sample_clients, sample_rules

    folder = stack.enter_context(TemporaryDirectory(prefix="workbook-demo-", ignore_cleanup_errors=True))
    book = _book(Path(folder), settings)
    book.set_rules(sample_rules())
    for client in sample_clients(book.today):
        book.add(client)
    return book


def _checked(folder: Path) -> Path:
    """Give a folder that can be a book; NotSaved or Unreadable says why another one cannot."""
    try:
        if folder.is_dir():
            if not os.access(folder, os.R_OK | os.X_OK):
                raise Unreadable(
                    "You may not read the folder {folder}. Choose another with --book.", folder=str(folder)
                )
            return folder
        above = next(parent for parent in folder.absolute().parents if parent.exists())
    except (OSError, ValueError) as error:
        raise Unreadable("{folder} cannot be a folder. Choose another with --book.", folder=str(folder)) from error
    if folder.exists() or not above.is_dir():
        raise Unreadable("{folder} is a file, and a book is a folder. Choose another with --book.", folder=str(folder))
    if not os.access(above, os.W_OK | os.X_OK):
        raise NotSaved(
            "The folder {folder} is not there, and you may not make it. Choose another with --book.", folder=str(folder)
        )
    return folder


def _ask_for_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Unreadable(
            "The full screen needs a terminal. Here you can use `workbook list`, `workbook today` or "
            "`workbook show CLIENT`; `workbook --help` names them all."
        )


def _leave(number: int, _frame: FrameType | None) -> None:
    """Leave when told to, so that the terminal is put right and what is temporary goes."""
    sys.exit(128 + number)


def _today() -> date:
    return datetime.now().astimezone().date()


def _now() -> datetime:
    return datetime.now(UTC)


def _flushed(code: int) -> int:
    """Write what is left to write and give `code`; a reader that has gone away is no error worth a traceback."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


if __name__ == "__main__":
    sys.exit(main())
