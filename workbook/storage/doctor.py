"""Looking over every file of the book: what is wrong, and mending what can be mended without losing anything."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from workbook.domain.errors import NewerFormat, NotFound, NotSaved, Unreadable
from workbook.domain.sentences import sentence
from workbook.domain.upkeep import Finding, Level
from workbook.storage.backups import Backups, damaged_member
from workbook.storage.book_file import BookFile
from workbook.storage.client_files import ClientFiles
from workbook.storage.documents import ClientFile, Format, read_client, read_history
from workbook.storage.files import FILE_MODE, FOLDER_MODE, Files, leftovers, scan
from workbook.storage.history import standing, told
from workbook.storage.layout import Layout, client_id_of, stranger, trashed_as, twice
from workbook.storage.models import parse

BACKUP_DAYS = 14
"""Days without a backup after which the doctor says so, where the book was changed since."""


@dataclass(frozen=True, slots=True)
class Case:
    """A finding, and what mends it."""

    finding: Finding
    mend: Callable[[datetime], None] | None = None


class Doctor:
    """Looks over one book, and mends it on demand."""

    def __init__(self, layout: Layout, files: Files, form: Format, backups: Backups) -> None:
        self._layout = layout
        self._files = files
        self._form = form
        self._clients = ClientFiles(layout, files, form)
        self._backups = backups

    def findings(self) -> list[Finding]:
        """Give everything that is worth saying, the worst first."""
        order: list[Level] = ["error", "warning", "hint"]
        return sorted((case.finding for case in self._cases()), key=lambda finding: order.index(finding.level))

    def mend(self, moment: datetime) -> list[Finding]:
        """Mend what can be mended and give what was; damaged files are kept in the folder `damaged`."""
        mended = []
        for case in list(self._cases()):
            if case.mend is not None:
                case.mend(moment)
                mended.append(case.finding)
        return mended

    def _cases(self) -> Iterator[Case]:
        if not self._layout.root.is_dir():
            return
        yield from self._book_file()
        for folder in (self._layout.clients, self._layout.archive):
            for name, stamp in scan(folder).items():
                yield from self._client(folder / name, ordinary=stamp is not None)
        yield from self._trash()
        yield from self._histories()
        yield from self._permissions()
        yield from self._leftovers()
        yield from self._old_backups()

    def _book_file(self) -> Iterator[Case]:
        problem = BookFile(self._layout.book, self._files, self._form).problem()
        if isinstance(problem, NewerFormat):
            yield Case(Finding("error", self._layout.book.name, problem))
        elif problem is not None:
            cure = sentence("Put the damaged file aside and go on with the usual settings.")
            yield Case(
                Finding("error", self._layout.book.name, problem, cure), partial(self._set_aside, self._layout.book)
            )

    def _client(self, path: Path, *, ordinary: bool) -> Iterator[Case]:
        key = self._layout.key(path)
        client_id = client_id_of(path.name)
        if client_id is None:
            yield Case(Finding("warning", key, stranger(path.name)))
            return
        try:
            file = self._clients.read(path)
            client = parse(file.state, path.name)
        except NotFound:
            return
        except NewerFormat as problem:
            yield Case(Finding("error", key, problem))
            return
        except Unreadable as problem:
            yield self._damaged(path, problem, client_id, ordinary=ordinary)
            return
        if self._clients.find(client_id) != path:
            yield Case(Finding("warning", key, twice(key)))
        elif self._layout.places(client_id)[client.archived] != path:
            yield self._misplaced(path, self._layout.places(client_id)[client.archived])
        yield from self._past(key, file)

    def _damaged(self, path: Path, problem: Unreadable, client_id: str, *, ordinary: bool) -> Case:
        key = self._layout.key(path)
        found = self._newest_good(client_id) if ordinary else None
        if found is None:
            return Case(Finding("error", key, problem))
        made, data = found
        cure = sentence(
            "Bring back the state of {day} from a backup, and keep the damaged file in the folder {folder}.",
            day=made.astimezone().date(),
            folder=self._layout.damaged.name,
        )

        def bring_back(moment: datetime) -> None:
            self._copy_aside(path, moment)
            self._files.write(path, data)

        return Case(Finding("error", key, problem, cure), bring_back)

    def _newest_good(self, client_id: str) -> tuple[datetime, bytes] | None:
        """Give the newest state of a client in any backup, and when that was made."""
        for backup in self._backups.listed():
            made, members = self._backups.read(Path(backup.file))
            for place in self._layout.places(client_id):
                try:
                    data = members[self._layout.key(place)]
                    parse(read_client(data, place.name, self._form).state, place.name)
                except (KeyError, Unreadable, NewerFormat):
                    continue
                return made, data
        return None

    def _misplaced(self, path: Path, target: Path) -> Case:
        key = self._layout.key(path)
        problem = sentence("“{file}” lies in the wrong folder; it is found there all the same.", file=key)
        if self._files.stamp(target) is not None:
            return Case(Finding("hint", key, problem))
        cure = sentence("Move it to {folder}.", folder=target.parent.name)
        return Case(Finding("hint", key, problem, cure), partial(self._move, path, target))

    def _past(self, key: str, file: ClientFile) -> Iterator[Case]:
        trail = self._clients.trail(file)
        if len(told(standing(trail), file.state)) < len(standing(trail)):
            problem = sentence(
                "“{file}” was changed by another program, so its older changes no longer fit and cannot be undone.",
                file=key,
            )
            yield Case(Finding("hint", key, problem))

    def _trash(self) -> Iterator[Case]:
        for name, stamp in scan(self._layout.trash).items():
            path = self._layout.trash / name
            if stamp is None or trashed_as(name) is None:
                yield Case(Finding("hint", self._layout.key(path), stranger(name)))
                continue
            try:
                self._clients.read(path)
            except NotFound:
                continue
            except (Unreadable, NewerFormat) as problem:
                yield Case(Finding("warning", self._layout.key(path), problem))

    def _histories(self) -> Iterator[Case]:
        for name in scan(self._layout.histories):
            path = self._layout.histories / name
            try:
                read_history(self._files.read(path) or b"", name, self._form)
            except NewerFormat as problem:
                yield Case(Finding("warning", self._layout.key(path), problem))
            except Unreadable as problem:
                cure = sentence("Put the damaged history aside and begin a new one; the client itself is whole.")
                yield Case(Finding("warning", self._layout.key(path), problem, cure), partial(self._set_aside, path))

    def _permissions(self) -> Iterator[Case]:
        for path in [*self._layout.folders, self._layout.damaged]:
            if path.is_dir():
                yield from self._open_to_others(path, FOLDER_MODE)
        for path in [*self._layout.root.glob("*.json*"), *self._layout.root.glob("*/*.json"), *self._backups.paths()]:
            if path.is_file() and not path.is_symlink():
                yield from self._open_to_others(path, FILE_MODE)

    def _open_to_others(self, path: Path, mode: int) -> Iterator[Case]:
        if path.stat().st_mode & 0o077:
            name = str(path.relative_to(self._layout.root))
            problem = sentence("“{file}” can be read by other users of this machine.", file=name)
            cure = sentence("Close it to everybody but you.")
            yield Case(Finding("warning", name, problem, cure), lambda _: path.chmod(mode))

    def _leftovers(self) -> Iterator[Case]:
        cure = sentence("Take it away; nothing of it was ever part of the book.")
        for path in [path for folder in self._layout.folders for path in leftovers(folder)]:
            name = str(path.relative_to(self._layout.root))
            problem = sentence("“{file}” was left by a write that was cut short.", file=name)
            yield Case(Finding("hint", name, problem, cure), partial(self._remove, path))

    def _old_backups(self) -> Iterator[Case]:
        for path in self._backups.paths():
            key = self._layout.key(path)
            try:
                damaged = self._backups.read(path)[1].damaged()
            except Unreadable as problem:
                yield Case(Finding("warning", key, problem))
                continue
            for name in damaged:
                yield Case(Finding("warning", key, damaged_member(name, path.name)))
        yield from self._no_backup()

    def _no_backup(self) -> Iterator[Case]:
        changed = [stamp.mtime_ns for stamp in scan(self._layout.clients).values() if stamp is not None]
        if not changed:
            return
        backups = self._backups.listed()
        last_change = datetime.fromtimestamp(max(changed) / 1e9, UTC)
        if not backups or last_change - backups[0].made > timedelta(days=BACKUP_DAYS):
            problem = sentence("There is no backup of the last {days} days of work.", days=BACKUP_DAYS)
            cure = sentence("Make one now.")
            yield Case(Finding("warning", self._layout.backups.name, problem, cure), self._backups.daily)

    def _remove(self, path: Path, _: datetime) -> None:
        self._files.remove(path)

    def _set_aside(self, path: Path, moment: datetime) -> None:
        self._copy_aside(path, moment)
        self._files.remove(path)

    def _copy_aside(self, path: Path, moment: datetime) -> None:
        """Keep the bytes of a damaged file under a name of its own."""
        data = self._files.read(path)
        if data is None:
            return
        self._files.prepare(self._layout.damaged)
        name = f"{path.parent.name}-{path.stem}.{moment.astimezone(UTC):%Y%m%dT%H%M%S%fZ}"
        target = self._layout.damaged / f"{name}.json"
        if self._files.stamp(target) is not None:
            raise NotSaved("“{file}” is in the way; nothing was mended.", file=str(target))
        self._files.write(target, data)

    def _move(self, path: Path, target: Path, _: datetime) -> None:
        self._files.prepare(target.parent)
        self._files.move(path, target)
