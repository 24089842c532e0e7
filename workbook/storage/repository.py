"""The book on disk: clients in TinyDB files, one each, read and changed under the book's lock."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbook.domain.changes import ChangeNote, HistoryEntry, Listed, Stored, Trashed, Undone
from workbook.domain.errors import NotFound, NotSaved, Refused, Unreadable
from workbook.storage.book_file import BookFile
from workbook.storage.client_files import ClientFiles
from workbook.storage.disk_errors import beforehand
from workbook.storage.documents import CURRENT, ClientFile, Format
from workbook.storage.files import Files
from workbook.storage.history import Entry, Trail, record, standing, state_after, step_back, step_forward, told
from workbook.storage.layout import Layout
from workbook.storage.listing import Listing
from workbook.storage.lock import BookLock
from workbook.storage.models import Summariser, Weights, dump, dump_changed, parse
from workbook.storage.plain_json import Json, JsonObject
from workbook.storage.trash import Trash

if TYPE_CHECKING:
    from workbook.domain.client import Client
    from workbook.domain.upkeep import Backup, Finding, Restoring
    from workbook.storage.backups import Backups
    from workbook.storage.doctor import Doctor
    from workbook.storage.restoring import Restorer

Step = Callable[[Trail, Json], tuple[Trail, Json, Entry]]


class TinyStore:
    """A book in a folder. Nothing is made or read before the first call."""

    def __init__(
        self, root: Path, weights: Weights = dict, *, files: Files | None = None, form: Format = CURRENT
    ) -> None:
        self._layout = Layout(root.expanduser().resolve())
        self._weights = weights
        self._files = files or Files()
        self._form = form
        self._book = BookFile(self._layout.book, self._files, self._form)
        self._clients = ClientFiles(self._layout, self._files, self._form)
        self._trash = Trash(self._layout, self._files, self._clients)
        self._lock = BookLock(self._layout.lock)
        self._listing: Listing | None = None
        self._prepared = False

    @property
    def root(self) -> Path:
        """The book's folder, without links on the way to it."""
        return self._layout.root

    def listed(self) -> Sequence[Listed]:
        """Give every client in brief, the archive and damaged files too, in no particular order."""
        lines = self._list().listed()
        problem = self._book.problem()
        return [*lines, Listed(self._layout.book.name, None, problem)] if problem else lines

    def listed_so_far(self) -> Sequence[Listed]:
        """Give what the index knows without opening a client, for a first picture while `catch_up` runs."""
        return self._list().listed_so_far()

    def catch_up(self) -> Iterator[tuple[int, int]]:
        """Summarise the clients that changed since the index was written, giving (done, of how many) after each."""
        return self._list().catch_up()

    def changed_outside(self) -> bool:
        """Say, cheaply, whether something other than this store changed the book since it was last listed."""
        return self._list().changed_outside()

    def load(self, client_id: str) -> Stored:
        """Give a client as it lies on disk; NotFound, Unreadable or NewerFormat where it cannot."""
        _, current, client = self._clients.newest(client_id)
        return Stored(client, current.revision)

    def create(self, client: "Client", note: ChangeNote) -> Stored:
        """Keep a new client; Refused where the id is taken."""
        with self._writing():
            taken = Refused("A client with the id “{id}” is there already.", id=client.id)
            if self._trash.newest(client.id):
                raise taken
            with suppress(NotFound):
                self._clients.find(client.id)
                raise taken
            state = dump(client)
            new = ClientFile(state, 1, recent=record((), None, state, 1, note))
            return self._keep(self._layout.places(client.id)[client.archived], new, client, note.moment)

    def change(self, client_id: str, apply: "Callable[[Client], Client]", note: ChangeNote) -> Stored:
        """Apply a pure function to the newest state, under the book's lock; equal states are not kept twice."""
        with self._writing():
            path, current, before = self._clients.newest(client_id)
            after = apply(before)
            if after == before:
                return Stored(before, current.revision)
            return self._keep(
                path, _changed(current, dump_changed(after, before, current.state), note), after, note.moment
            )

    def undo(self, client_id: str, moment: datetime) -> Undone:
        """Take the last change back; Refused where there is none. Undoing the first of all moves it to the trash."""
        with self._writing():
            path, current, _ = self._clients.newest(client_id)
            current = self._clients.with_past(current)
            done = standing(current.recent)
            if done and done[-1].leads_to_nothing:
                self._throw_away(path, client_id, moment)
                return Undone(done[-1].note, None)
            return self._step(path, current, step_back, moment)

    def redo(self, client_id: str, moment: datetime) -> Undone:
        """Make the change again that was undone last; Refused where there is none."""
        with self._writing():
            if self._trash.newest(client_id):
                return self._redo_creation(client_id)
            path, current, _ = self._clients.newest(client_id)
            return self._step(path, current, step_forward, moment)

    def history(self, client_id: str) -> Sequence[HistoryEntry]:
        """Give the changes that are remembered, newest first."""
        _, current, _ = self._clients.newest(client_id)
        return told(self._clients.trail(current), current.state)

    def go_back(self, client_id: str, sequence: int, note: ChangeNote) -> Stored:
        """Bring back the state right after the change `sequence`; itself a change."""

        def back(_: "Client") -> "Client":
            path, current, _ = self._clients.newest(client_id)
            return parse(state_after(self._clients.trail(current), current.state, sequence), path.name)

        return self.change(client_id, back, note)

    def delete(self, client_id: str, moment: datetime) -> None:
        """Move a client to the trash."""
        with self._writing():
            path, _, _ = self._clients.newest(client_id)
            self._throw_away(path, client_id, moment)

    def undelete(self, client_id: str) -> Stored:
        """Bring a client back from the trash."""
        with self._writing():
            source, current = self._trash.read(client_id)
            client = parse(current.state, source.name)
            target = self._layout.places(client_id)[client.archived]
            self._files.move(source, target)
            self._list().moved(source, target)
            return Stored(client, current.revision)

    def trash(self) -> Sequence[Trashed]:
        """Give the deleted clients, the last deleted first."""
        return self._trash.listed()

    def empty_trash(self) -> None:
        """Delete for good what lies in the trash, with its history; there is no way back but a backup."""
        with self._writing():
            self._trash.empty()

    def settings(self) -> Mapping[str, Any]:
        """Give the settings that belong to the book."""
        return self._book.settings()

    def write_settings(self, settings: Mapping[str, Any]) -> None:
        """Keep the settings that belong to the book."""
        with self._writing():
            self._back_up(datetime.now(UTC))
            self._book.write(settings)

    def back_up(self, to: Path, moment: datetime) -> "Backup":
        """Make a backup of the whole book in a file of its own; Refused where something is there already."""
        with self._writing():
            return self._backups.make(to.expanduser().absolute(), moment)

    def backups(self) -> "Sequence[Backup]":
        """Give the backups that the book made by itself, the newest first."""
        return self._backups.listed()

    def preview(self, backup: Path) -> "Restoring":
        """Say what bringing back a backup would change; Unreadable or NewerFormat where it cannot be."""
        return self._restorer().preview(backup.expanduser().absolute())

    def restore(self, backup: Path, moment: datetime) -> "Restoring":
        """Bring back a backup, after one of how things stand now; give what changed."""
        with self._writing():
            return self._restorer().restore(backup.expanduser().absolute(), moment)

    def examine(self) -> "Sequence[Finding]":
        """Look over every file of the book, and give what is worth saying, the worst first."""
        return self._doctor().findings()

    def mend(self, moment: datetime) -> "Sequence[Finding]":
        """Mend what can be mended without losing anything, and give what was mended."""
        with self._writing():
            return self._doctor().mend(moment)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Hold the lock in a book that is ready to be written to."""
        if not self._prepared:
            with beforehand(self._layout.root):
                self._files.prepare(self._layout.root)
        with self._lock.held():
            with beforehand(self._layout.root):
                self._make_ready()
            yield

    def _make_ready(self) -> None:
        """Make what is missing of the book, and take away what interrupted writes left, once for this process."""
        if not self._prepared:
            for folder in self._layout.folders:
                self._files.prepare(folder)
                self._files.sweep(folder)
            self._prepared = True
        self._book.open_for_writing()

    def _back_up(self, moment: datetime) -> None:
        """Make the backups that come before a change: of the day, and of a book that lies in an older version."""
        if self._book.is_older():
            with beforehand(self._layout.backups):
                self._backups.before("migration", moment)
                self._book.write(self._book.settings())
        # Work goes on without the backup of the day; `doctor` says when the last one was made.
        with suppress(NotSaved):
            self._backups.daily(moment)

    def _keep(self, path: Path, new: ClientFile, client: "Client", moment: datetime) -> Stored:
        """Write a client, put it where it belongs, and bring the list up to date."""
        self._back_up(moment)
        listing = self._listing or self._list()
        stamp = self._clients.write(path, new, client)
        target = self._layout.places(client.id)[client.archived]
        if target != path:
            # The client says itself whether it is archived; where its file lies is only for order.
            with suppress(NotSaved):
                self._files.move(path, target)
                listing.moved(path, target)
                path = target
        listing.wrote(path, stamp, client)
        return Stored(client, new.revision)

    def _step(self, path: Path, current: ClientFile, step: Step, moment: datetime) -> Undone:
        trail, state, entry = step(current.recent, current.state)
        try:
            client = parse(state, path.name)
        except Unreadable as error:
            raise Refused("That change comes from an older workbook and cannot be brought back.") from error
        new = replace(current, state=state, revision=current.revision + 1, recent=trail)
        return Undone(entry.note, self._keep(path, new, client, moment))

    def _redo_creation(self, client_id: str) -> Undone:
        done = standing(self._clients.with_past(self._trash.read(client_id)[1]).recent)
        if len(done) != 1 or not done[0].leads_to_nothing:
            raise Refused("This client lies in the trash. Bring it back from there first.")
        return Undone(done[0].note, self.undelete(client_id))

    def _throw_away(self, path: Path, client_id: str, moment: datetime) -> None:
        self._back_up(moment)
        target = self._trash.put(path, client_id, moment)
        self._list().moved(path, target)

    @cached_property
    def _backups(self) -> "Backups":
        from workbook.storage.backups import Backups

        return Backups(self._layout, self._files)

    def _restorer(self) -> "Restorer":
        from workbook.storage.restoring import Restorer

        return Restorer(self._layout, self._files, self._form, self._backups)

    def _doctor(self) -> "Doctor":
        from workbook.storage.doctor import Doctor

        return Doctor(self._layout, self._files, self._form, self._backups)

    def _list(self) -> Listing:
        settings = self._book.settings()
        if self._listing is None or self._listing.summarise.settings != settings:
            self._listing = Listing(self._layout, self._files, self._clients, Summariser(settings, self._weights))
        return self._listing


def _changed(current: ClientFile, state: JsonObject, note: ChangeNote) -> ClientFile:
    revision = current.revision + 1
    trail = record(current.recent, current.state, state, revision, note, check=current.texts.checksum)
    return replace(current, state=state, revision=revision, recent=trail)
