"""Bringing back a backup: what it would change, and doing it, with the present state backed up first."""

from datetime import datetime
from pathlib import Path

from workbook.domain.errors import NewerFormat, NotFound, Unreadable
from workbook.domain.upkeep import Restoring
from workbook.storage.backups import Backups, Members
from workbook.storage.client_files import ClientFiles
from workbook.storage.documents import ClientFile, Format, read_client, read_history, read_settings
from workbook.storage.files import Files, scan
from workbook.storage.layout import Layout, client_id_of
from workbook.storage.trash import Trash


class Restorer:
    """Compares a backup with the book, and puts it in the book's place."""

    def __init__(self, layout: Layout, files: Files, form: Format, backups: Backups) -> None:
        self._layout = layout
        self._files = files
        self._form = form
        self._clients = ClientFiles(layout, files, form)
        self._trash = Trash(layout, files, self._clients)
        self._backups = backups

    def preview(self, path: Path) -> Restoring:
        """Say what bringing back the backup would change; Unreadable or NewerFormat where it cannot be."""
        made, members = self._backups.read(path)
        then, unreadable = self._clients_in(members)
        now = self._clients_now()
        here = {client_id: self._bytes(place) for client_id, place in now.items()}
        changed = [who for who in then if who in here and here[who] != members[then[who][0]]]
        spared = {client_id_of(name.rpartition("/")[2]) for name in unreadable}
        gone = [
            (who, name) for who, place in now.items() if who not in then and (name := self._name(place)) is not None
        ]
        settings = self._settings(members)
        return Restoring(
            made=made,
            back=tuple((who, _name(then[who][1])) for who in then if who not in here),
            changed=tuple((who, _name(then[who][1])) for who in changed),
            gone=tuple((who, name) for who, name in gone if who not in spared),
            same=len(then.keys() & here.keys()) - len(changed),
            settings=settings is not None and settings != self._bytes(self._layout.book),
            unreadable=tuple(unreadable),
        )

    def restore(self, path: Path, moment: datetime) -> Restoring:
        """Bring back the backup, after one of how things stand; who was not there then goes to the trash."""
        plan = self.preview(path)
        _, members = self._backups.read(path)
        self._backups.before("restore", moment)
        now = self._clients_now()
        for client_id, _ in plan.gone:
            self._trash.put(now[client_id], client_id, moment)
        then, _ = self._clients_in(members)
        for client_id, (name, _) in then.items():
            self._restore_history(members, client_id)
            # A client may rest in the archive by now: there is to be one file of it, wherever it lies.
            self._files.write(now.get(client_id, self._layout.root / name), members[name])
        for name in members.names():
            if name.startswith("trash/") and self._files.stamp(self._layout.root / name) is None:
                self._files.write(self._layout.root / name, members[name])
        settings = self._settings(members)
        if settings is not None:
            self._files.write(self._layout.book, settings)
        return plan

    def _restore_history(self, members: Members, client_id: str) -> None:
        path = self._layout.history(client_id)
        try:
            data = members[self._layout.key(path)]
            read_history(data, path.name, self._form)
        except (KeyError, Unreadable):
            # Entries that the restored client does not know are passed over when its history is read.
            return
        self._files.write(path, data)

    def _clients_in(self, members: Members) -> tuple[dict[str, tuple[str, ClientFile]], list[str]]:
        """Give the clients in a backup by id, with the names of their files, and the files that hold none."""
        found: dict[str, tuple[str, ClientFile]] = {}
        unreadable = []
        for name in members.names():
            client_id = client_id_of(name.rpartition("/")[2])
            if client_id is None or not name.startswith(("clients/", "archive/")):
                continue
            try:
                file = read_client(members[name], name, self._form)
            except Unreadable:
                unreadable.append(name)
                continue
            if client_id not in found or file.revision > found[client_id][1].revision:
                found[client_id] = (name, file)
        return found, unreadable

    def _clients_now(self) -> dict[str, Path]:
        """Give the files of the clients in the book by id, readable or not."""
        names = [*scan(self._layout.archive), *scan(self._layout.clients)]
        found = {}
        for client_id in filter(None, map(client_id_of, names)):
            try:
                found[client_id] = self._clients.find(client_id)
            except NotFound:
                continue
        return found

    def _settings(self, members: Members) -> bytes | None:
        try:
            data = members[self._layout.book.name]
            read_settings(data, self._layout.book.name, self._form)
        except (KeyError, Unreadable):
            return None
        return data

    def _bytes(self, path: Path) -> bytes | None:
        try:
            return self._files.read(path)
        except Unreadable:
            return None

    def _name(self, path: Path) -> str | None:
        """Give the name of a client in the book, None for a file that cannot be read and is therefore left alone."""
        try:
            return _name(self._clients.read(path))
        except (NotFound, Unreadable, NewerFormat):
            return None


def _name(file: ClientFile) -> str:
    return str(file.state.get("name", file.state["id"]))
