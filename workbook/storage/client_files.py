"""Clients and their histories as files: finding, reading and writing them, without lock or index."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from workbook.domain.errors import NewerFormat, NotFound, Unreadable
from workbook.storage.disk_errors import beforehand
from workbook.storage.documents import ClientFile, Format, history_tables, read_client, read_history
from workbook.storage.files import Files, Stamp
from workbook.storage.history import Trail, newest, standing, undone, weight
from workbook.storage.layout import Layout
from workbook.storage.models import parse
from workbook.storage.plain_json import Tables, encode, foreign

if TYPE_CHECKING:
    from workbook.domain.client import Client

RECENT = 12
"""Changes that lie in the client's own file before they move to the history file."""

RECENT_BYTES = 2048
"""Bytes of a single change from which on it moves as soon as it is not the newest any more."""


KEPT_OPEN = 16
"""Clients that are kept in memory as long as their files do not change."""


@dataclass(slots=True)
class Opened:
    """A client's file as it was read or written last, and the client in it once somebody asked for it."""

    stamp: Stamp
    file: ClientFile
    client: "Client | None" = None


class ClientFiles:
    """The files of a book's clients."""

    def __init__(self, layout: Layout, files: Files, form: Format) -> None:
        self._layout = layout
        self._files = files
        self._form = form
        self._known: dict[Path, Opened] = {}
        self._guard = Lock()

    def find(self, client_id: str) -> Path:
        """Give the file of a client: where there are two, the newer one. NotFound where there is none."""
        there = [path for path in self._layout.places(client_id) if self._files.stamp(path)]
        if not there:
            raise NotFound("No client goes by “{text}”. `workbook list --all` shows whom there is.", text=client_id)
        return there[0] if len(there) == 1 else max(there, key=self._revision)

    def newest(self, client_id: str) -> "tuple[Path, ClientFile, Client]":
        """Give a client as it lies on disk, and where; NotFound, Unreadable or NewerFormat where it cannot be read."""
        try:
            path = self.find(client_id)
            return path, *self.open(path)
        except NotFound:
            # It may have moved to the archive or back between the two looks.
            path = self.find(client_id)
            return path, *self.open(path)

    def read(self, path: Path) -> ClientFile:
        """Read a client's file; NotFound, Unreadable or NewerFormat where it cannot be."""
        return self._opened(path).file

    def open(self, path: Path) -> "tuple[ClientFile, Client]":
        """Read a client's file as `read` does, and the client in it."""
        opened = self._opened(path)
        if opened.client is None:
            opened.client = parse(opened.file.state, path.name)
        return opened.file, opened.client

    def write(self, path: Path, file: ClientFile, client: "Client") -> Stamp:
        """Write a client's file, after its history file where enough changes have come together."""
        file = self._settle(file)
        stamp = self._write(path, file.tables(self._form), file.texts.encode)
        self._remember(path, Opened(stamp, replace(file, version=self._form.version), client))
        return stamp

    def _opened(self, path: Path) -> "Opened":
        """Give what is known of a file if it has not changed since, else what is in it now."""
        stamp = self._files.stamp(path)
        known = self._known.get(path)
        if stamp is not None and known is not None and known.stamp == stamp:
            return known
        data = self._files.read(path)
        if stamp is None or data is None:
            raise NotFound("“{file}” is not there any more.", file=path.name)
        file = read_client(data, path.name, self._form)
        if file.state["id"] != path.name.split(".")[0]:
            raise foreign(path.name)
        return self._remember(path, Opened(stamp, file))

    def _remember(self, path: Path, opened: "Opened") -> "Opened":
        with self._guard:
            self._known.pop(path, None)
            self._known[path] = opened
            if len(self._known) > KEPT_OPEN:
                del self._known[next(iter(self._known))]
        return opened

    def trail(self, client: ClientFile) -> Trail:
        """Give all remembered changes; those in a history file that cannot be read are missing."""
        try:
            return (*self._settled(client), *client.recent)
        except (Unreadable, NewerFormat):
            return client.recent

    def with_past(self, client: ClientFile) -> ClientFile:
        """Give the client with older changes fetched back from its history, where none stands in its own file."""
        if standing(client.recent):
            return client
        older = self.trail(client)[: -len(client.recent) or None]
        fetched = older[-RECENT:]
        if not fetched:
            return client
        return replace(client, recent=(*fetched, *client.recent), settled=fetched[0].sequence - 1)

    def _settle(self, client: ClientFile) -> ClientFile:
        """Move all changes that stand but the newest to the history file, if they have become many."""
        done = standing(client.recent)
        if len(done) < 2 or (len(done) <= RECENT and weight(done[-2]) <= RECENT_BYTES):
            return client
        try:
            older = self._settled(client)
        except (Unreadable, NewerFormat):
            # A history that cannot be read is left alone; the changes stay in the client's own file.
            return replace(client, recent=newest(client.recent))
        leaving, rest = done[:-1], (done[-1], *undone(client.recent))
        trail = newest((*older, *leaving))
        path = self._layout.history(client.state["id"])
        with beforehand(path):
            self._write(path, history_tables(trail, self._form))
        return replace(client, recent=rest, settled=leaving[-1].sequence)

    def _settled(self, client: ClientFile) -> Trail:
        path = self._layout.history(client.state["id"])
        data = self._files.read(path)
        trail = read_history(data, path.name, self._form) if data is not None else ()
        return tuple(entry for entry in trail if entry.sequence <= client.settled)

    def _write(self, path: Path, tables: Tables, encode: Callable[[Tables], bytes] = encode) -> Stamp:
        from workbook.storage.durable_storage import DurableStorage

        return DurableStorage(path, self._files).replace(tables, encode)

    def _revision(self, path: Path) -> int:
        try:
            return self.read(path).revision
        except (NotFound, Unreadable, NewerFormat):
            return -1
