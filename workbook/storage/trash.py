"""Deleted clients: they wait in the trash, whole and with their history, until the trash is emptied."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from workbook.domain.changes import Trashed
from workbook.domain.errors import NewerFormat, NotFound, Unreadable
from workbook.storage.client_files import ClientFiles
from workbook.storage.documents import ClientFile
from workbook.storage.files import Files, scan
from workbook.storage.layout import Layout, trashed_as


class Trash:
    """The trash of a book; the name of a file in it says whose it is and when it was deleted."""

    def __init__(self, layout: Layout, files: Files, clients: ClientFiles) -> None:
        self._layout = layout
        self._files = files
        self._clients = clients

    def listed(self) -> Sequence[Trashed]:
        """Give the deleted clients, the last deleted first."""
        newest = {client_id: (moment, path) for client_id, moment, path in self._deleted()}
        found = sorted(((moment, client_id, path) for client_id, (moment, path) in newest.items()), reverse=True)
        return [Trashed(client_id, self._name(path), moment) for moment, client_id, path in found]

    def newest(self, client_id: str) -> Path | None:
        """Give the file of a deleted client, None where there is none."""
        return next((path for found, _, path in reversed(self._deleted()) if found == client_id), None)

    def read(self, client_id: str) -> tuple[Path, ClientFile]:
        """Give a deleted client and its file; NotFound where there is none."""
        path = self.newest(client_id)
        if path is None:
            raise NotFound("There is no client “{id}” in the trash.", id=client_id)
        return path, self._clients.read(path)

    def put(self, path: Path, client_id: str, moment: datetime) -> Path:
        """Move a client's file to the trash, and give its place there."""
        target = self._layout.trashed(client_id, moment)
        self._files.move(path, target)
        return target

    def empty(self) -> None:
        """Delete what lies in the trash, with the history of those who are nowhere else."""
        for client_id, _, path in list(self._found()):
            self._files.remove(path)
            if not self._is_in_the_book(client_id):
                self._files.remove(self._layout.history(client_id))

    def _deleted(self) -> list[tuple[str, datetime, Path]]:
        """Give those in the trash, the last deleted last, but who came back from a backup or another machine."""
        found = (one for one in self._found() if not self._is_in_the_book(one[0]))
        return sorted(found, key=lambda one: one[1])

    def _is_in_the_book(self, client_id: str) -> bool:
        return any(self._files.stamp(place) for place in self._layout.places(client_id))

    def _found(self) -> list[tuple[str, datetime, Path]]:
        found = ((trashed_as(name), self._layout.trash / name) for name in scan(self._layout.trash))
        return [(known[0], known[1], path) for known, path in found if known]

    def _name(self, path: Path) -> str:
        try:
            return str(self._clients.read(path).state.get("name", path.name))
        except (NotFound, Unreadable, NewerFormat):
            return path.name
