"""The book's own file: the version it is written in and the settings that belong to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbook.domain.errors import NewerFormat, Unreadable
from workbook.storage.documents import Format, book_tables, read_settings
from workbook.storage.files import Files, Stamp
from workbook.storage.plain_json import JsonObject


@dataclass(frozen=True, slots=True)
class _Look:
    """What was found in the file."""

    stamp: Stamp | None
    problem: Unreadable | NewerFormat | None = None
    settings: JsonObject = field(default_factory=dict)
    version: int = 0


class BookFile:
    """Reads and writes `book.json`."""

    def __init__(self, path: Path, files: Files, form: Format) -> None:
        self._path = path
        self._files = files
        self._form = form
        self._last: _Look | None = None

    def settings(self) -> JsonObject:
        """Give the settings; none where there is no file yet or it cannot be read, so that the clients still can."""
        return self._look().settings

    def problem(self) -> Unreadable | NewerFormat | None:
        """Give what is wrong with the file, None where nothing is."""
        return self._look().problem

    def is_older(self) -> bool:
        """Say whether the file lies in an older version and will be written in this one."""
        return 0 < self._look().version < self._form.version

    def open_for_writing(self) -> None:
        """Make sure that this workbook may write to the book: NewerFormat where it is newer; a new one is marked."""
        look = self._look()
        if isinstance(look.problem, NewerFormat):
            raise look.problem
        if look.stamp is None:
            self._write({})

    def write(self, settings: Mapping[str, Any]) -> None:
        """Keep other settings; a file that cannot be read is not replaced."""
        problem = self._look().problem
        if problem is not None:
            raise problem
        self._write(dict(settings))

    def _look(self) -> "_Look":
        stamp = self._files.stamp(self._path)
        if self._last is None or self._last.stamp != stamp:
            self._last = self._read(stamp)
        return self._last

    def _read(self, stamp: Stamp | None) -> "_Look":
        try:
            data = self._files.read(self._path)
            if stamp is None or data is None:
                return _Look(None)
            settings, version = read_settings(data, self._path.name, self._form)
        except (Unreadable, NewerFormat) as problem:
            return _Look(stamp, problem)
        return _Look(stamp, None, settings, version)

    def _write(self, settings: JsonObject) -> None:
        from workbook.storage.durable_storage import DurableStorage

        DurableStorage(self._path, self._files).write(book_tables(settings, self._form))
