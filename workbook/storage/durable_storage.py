"""TinyDB on durable files: what TinyDB writes through this storage is on disk, whole, when the call returns."""

from collections.abc import Callable
from pathlib import Path

from tinydb import Storage

from workbook.storage.files import Files, Stamp
from workbook.storage.plain_json import Tables, decode_tables, encode


class DurableStorage(Storage):
    """One TinyDB database in one file.

    The file is opened by its path for every read, because another process may have put a new one in its place.
    """

    def __init__(self, path: Path, files: Files | None = None) -> None:
        super().__init__()
        self._path = path
        self._files = files or Files()

    def read(self) -> Tables | None:
        """Give the tables, None where there is no file yet; Unreadable where it is damaged."""
        data = self._files.read(self._path)
        return None if data is None else decode_tables(data, self._path.name)

    def write(self, data: Tables) -> None:
        """Replace the file; NotSaved leaves it as it was."""
        self.replace(data)

    def replace(self, tables: Tables, encode: Callable[[Tables], bytes] = encode) -> Stamp:
        """Replace the file as `write` does, and give the new one's stamp; `encode` may be a quicker way to the same."""
        return self._files.write(self._path, encode(tables))
