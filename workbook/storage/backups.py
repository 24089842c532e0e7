"""Backups: one zip a day of everything in the book, checked after it was written, thinned out as they grow old."""

import io
import re
import zlib
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.domain.errors import NotSaved, Refused, Unreadable
from workbook.domain.upkeep import Backup
from workbook.storage.files import READ_LIMIT, Files, scan
from workbook.storage.layout import Layout
from workbook.storage.plain_json import decode, encode

if TYPE_CHECKING:
    from zipfile import ZipFile

DAILY = 7
WEEKLY = 4
MONTHLY = 12
BEFORE = 5
"""How many backups made before a restore or a migration are kept."""

_ABOUT = "backup.json"
_NAME = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})(?P<before>T\d{6}-before-[a-z]+)?\.zip")
_MEMBER = re.compile(r"book\.json|(clients|archive|history|trash)/[A-Za-z0-9_-]{1,100}(\.\d{8}T\d{12}Z)?\.json")


class Backups:
    """The backups of one book."""

    def __init__(self, layout: Layout, files: Files) -> None:
        self._layout = layout
        self._files = files
        self._done: tuple[datetime, datetime] | None = None
        """From when to when there is nothing to do: what is left of the day that has its backup."""

    def daily(self, moment: datetime) -> None:
        """Make the backup of the day, if there is something to back up and none yet, and thin out the older ones.

        NotSaved where the disk does not take it; the next change of the day tries again.
        """
        if self._done and self._done[0] <= moment < self._done[1]:
            return
        local = moment.astimezone()
        day = local.date()
        path = self._layout.backups / f"{day.isoformat()}.zip"
        if self._files.stamp(path) is None:
            contents = self._contents()
            if not any(name.startswith(("clients/", "archive/")) for name in contents):
                return
            self._write(path, contents, moment)
            self._thin_out()
        self._done = (moment, moment + (datetime.combine(day + timedelta(days=1), time()) - local.replace(tzinfo=None)))

    def make(self, to: Path, moment: datetime) -> Backup:
        """Make a backup in a file of its own; Refused where something is there already."""
        if self._files.stamp(to) is not None:
            raise Refused("“{file}” is there already. Choose another name.", file=str(to))
        return self._write(to, self._contents(), moment)

    def before(self, why: str, moment: datetime) -> Backup:
        """Make a backup of how things stand `before` something larger is done to the book."""
        name = f"{moment.astimezone():%Y-%m-%dT%H%M%S}-before-{why}.zip"
        backup = self._write(self._layout.backups / name, self._contents(), moment)
        self._thin_out()
        return backup

    def listed(self) -> list[Backup]:
        """Give the book's backups that can be read, the newest first."""
        found = []
        for path in self._found():
            try:
                made, _ = self.read(path)
            except Unreadable:
                continue
            found.append(Backup(str(path), made, path.stat().st_size))
        return sorted(found, key=lambda backup: backup.made, reverse=True)

    def paths(self) -> list[Path]:
        """Give the files of the book's backups, the newest first, readable or not."""
        return sorted(self._found(), reverse=True)

    def read(self, path: Path) -> "tuple[datetime, Members]":
        """Open a backup: when it was made, and what is in it; Unreadable where it is none or damaged."""
        from zipfile import BadZipFile, ZipFile

        data = self._files.read(path)
        if data is None:
            raise Unreadable("There is no file “{file}”.", file=str(path))
        try:
            archive = ZipFile(io.BytesIO(data))
            about = decode(archive.read(_ABOUT), path.name)
            made = datetime.fromisoformat(about["made"])
            members = Members(archive, [str(name) for name in about["files"]], path.name)
        except (BadZipFile, zlib.error, EOFError, LookupError, TypeError, ValueError, OSError, RuntimeError) as error:
            raise _no_backup(path) from error
        if about.get("kind") != "workbook-backup" or made.tzinfo is None:
            raise _no_backup(path)
        return made, members

    def _contents(self) -> dict[str, bytes]:
        """Give every file of the book by its name in it, the damaged ones too."""
        layout = self._layout
        names = [
            f"{folder.name}/{name}"
            for folder in (layout.clients, layout.archive, layout.histories, layout.trash)
            for name, stamp in scan(folder).items()
            if stamp is not None
        ]
        contents = {}
        for name in [layout.book.name, *names]:
            data = self._files.read(layout.root / name)
            if data is not None:
                contents[name] = data
        return contents

    def _write(self, path: Path, contents: Mapping[str, bytes], moment: datetime) -> Backup:
        from zipfile import ZIP_DEFLATED, ZipFile

        buffer = io.BytesIO()
        with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=1) as archive:
            made = moment.astimezone(UTC).isoformat()
            about = {"kind": "workbook-backup", "version": 1, "made": made, "files": list(contents)}
            archive.writestr(_ABOUT, encode(about))
            for name, data in contents.items():
                archive.writestr(name, data)
        stamp = self._files.write(path, buffer.getvalue())
        self._verify(path, contents)
        return Backup(str(path), moment.astimezone(UTC), stamp.size)

    def _verify(self, path: Path, contents: Mapping[str, bytes]) -> None:
        """Read the backup back from the disk and compare; one that is not sound is taken away again."""
        try:
            _, members = self.read(path)
            sound = all(members[name] == data for name, data in contents.items())
        except (Unreadable, KeyError):
            sound = False
        if not sound:
            self._files.remove(path)
            raise NotSaved("The backup “{file}” could not be read back, so it was not kept.", file=path.name)

    def _thin_out(self) -> None:
        """Take away the backups that are not among the newest of a day, week or month any more."""
        before = [path for path in self.paths() if "before" in path.name]
        days = {date.fromisoformat(path.stem): path for path in self.paths() if "before" not in path.name}
        kept = kept_days(list(days))
        for path in [*before[BEFORE:], *(path for day, path in days.items() if day not in kept)]:
            self._files.remove(path)

    def _found(self) -> Iterator[Path]:
        folder = self._layout.backups
        if folder.is_dir():
            for path in folder.iterdir():
                match = _NAME.fullmatch(path.name)
                if match and _is_day(match["day"]):
                    yield path


class Members:
    """The files in a backup that belong to a book, by their names within it."""

    def __init__(self, archive: "ZipFile", listed: list[str], name: str) -> None:
        self._archive = archive
        self._listed = listed
        self._name = name

    def names(self) -> list[str]:
        """Give the names of the files that were put into it; anything else in the zip is passed over."""
        return [name for name in self._listed if _MEMBER.fullmatch(name)]

    def __getitem__(self, name: str) -> bytes:
        """Give the bytes of a file, checked; KeyError where it was not put in, Unreadable where it is damaged."""
        from zipfile import BadZipFile

        if name not in self._listed:
            raise KeyError(name)
        try:
            info = self._archive.getinfo(name)
            if info.file_size > READ_LIMIT:
                raise damaged_member(name, self._name)
            return self._archive.read(info)
        except (BadZipFile, zlib.error, EOFError, KeyError, ValueError, OSError, RuntimeError) as error:
            raise damaged_member(name, self._name) from error

    def damaged(self) -> list[str]:
        """Give the names of the files that cannot be read back."""
        return [name for name in self.names() if not self._is_sound(name)]

    def _is_sound(self, name: str) -> bool:
        try:
            self[name]
        except Unreadable:
            return False
        return True


def kept_days(days: list[date]) -> set[date]:
    """Give the days whose backups stay: the last 7, the newest of each of 4 weeks and of each of 12 months."""
    newest_first = sorted(days, reverse=True)
    weeks: dict[tuple[int, int], date] = {}
    months: dict[tuple[int, int], date] = {}
    for day in newest_first:
        weeks.setdefault(day.isocalendar()[:2], day)
        months.setdefault((day.year, day.month), day)
    return {*newest_first[:DAILY], *list(weeks.values())[:WEEKLY], *list(months.values())[:MONTHLY]}


def damaged_member(name: str, backup: str) -> Unreadable:
    """Give the error for a file `name` in a backup that cannot be read back."""
    return Unreadable("“{name}” in the backup “{file}” is damaged.", name=name, file=backup)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _no_backup(path: Path) -> Unreadable:
    return Unreadable("“{file}” is not a backup of a workbook, or it is damaged.", file=str(path))
