"""Files that survive a crash: whole or not there, readable by their owner alone, never reached through a link."""

import errno
import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from workbook.domain.errors import NotSaved
from workbook.storage.disk_errors import cannot_read, not_ordinary, not_saved, unconfirmed

FILE_MODE = 0o600
FOLDER_MODE = 0o700

READ_LIMIT = 256 * 1024 * 1024
"""Bytes of a file above which it cannot be one of ours."""

_FOLDERS_NEED_NO_FSYNC = {errno.EINVAL, errno.ENOTSUP}
"""What file systems answer that know no fsync of a folder."""

_LEFTOVER = re.compile(r"\.[\w.-]+\.(json|jsonl|zip)\.tmp", re.ASCII)
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_APPEND = os.O_WRONLY | os.O_APPEND | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class Stamp(NamedTuple):
    """What tells one state of a file from another without reading it: bytes, nanoseconds, inode."""

    size: int
    mtime_ns: int
    inode: int


class System:
    """The calls to the operating system that a write consists of, one by one, so that each can be made to fail."""

    def open(self, path: Path, flags: int) -> int:
        """Open a file; a new one is readable by its owner alone from its first moment on."""
        return os.open(path, flags, FILE_MODE)

    def write(self, fd: int, data: memoryview) -> int:
        """Write some of `data` and give how many bytes that were."""
        return os.write(fd, data)

    def fsync(self, fd: int) -> None:
        """Have the disk confirm what was written."""
        os.fsync(fd)

    def close(self, fd: int) -> None:
        """Close a file; some file systems report a full disk only here."""
        os.close(fd)

    def replace(self, source: Path, target: Path) -> None:
        """Put a file in another's place in one step."""
        os.replace(source, target)  # noqa: PTH105 - the method of a Path makes another Path of the target

    def make_folder(self, path: Path) -> None:
        """Make a folder that its owner alone may enter."""
        path.mkdir(mode=FOLDER_MODE)

    def unlink(self, path: Path) -> None:
        """Take a file away."""
        path.unlink()


class Files:
    """Durable reading and writing; every failure is a domain error with one sentence."""

    def __init__(self, system: System | None = None) -> None:
        self._system = system or System()

    def read(self, path: Path, at_most: int = READ_LIMIT) -> bytes | None:
        """Give the first bytes of an ordinary file, None where there is none; Unreadable for anything else."""
        try:
            fd = os.open(path, _READ)
            try:
                found = os.fstat(fd)
                if not stat.S_ISREG(found.st_mode) or found.st_size > READ_LIMIT:
                    raise not_ordinary(path)
                return _read_all(fd, at_most)
            finally:
                os.close(fd)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise cannot_read(path, error) from error

    def stamp(self, path: Path) -> Stamp | None:
        """Give the stamp of whatever lies at `path`, None where there is nothing."""
        try:
            return stamp_of(path.lstat())
        except FileNotFoundError:
            return None
        except OSError as error:
            raise cannot_read(path, error) from error

    def write(self, path: Path, data: bytes, *, durable: bool = True) -> Stamp:
        """Put `data` in the place of `path`; on NotSaved the file is as it was and nothing is left beside it.

        With `durable` the disk has confirmed file and folder when the call returns; without it, a file that is
        only a cache is still replaced whole.
        """
        beside = path.with_name(f".{path.name}.tmp")
        try:
            stamp = self._write_beside(beside, data, durable=durable)
            self._system.replace(beside, path)
        except OSError as error:
            self._discard(beside)
            raise not_saved(path, error) from error
        if durable:
            self._confirm(path.parent)
        return stamp

    def append(self, path: Path, data: bytes) -> None:
        """Add `data` at the end of an existing file that is only a cache; OSError where that cannot be."""
        fd = self._system.open(path, _APPEND)
        try:
            self._write_all(fd, data)
        finally:
            self._system.close(fd)

    def move(self, source: Path, target: Path) -> None:
        """Move a file within the book, durably; nothing that lies at `target` is replaced."""
        if self.stamp(target):
            raise NotSaved("“{file}” is in the way; nothing was moved. Run “workbook doctor”.", file=str(target))
        try:
            self._system.replace(source, target)
        except OSError as error:
            raise not_saved(target, error) from error
        for folder in (target.parent, source.parent):
            self._confirm(folder)

    def remove(self, path: Path) -> None:
        """Take a file away, durably; one that is not there is no error."""
        try:
            self._system.unlink(path)
        except FileNotFoundError:
            return
        except OSError as error:
            raise not_saved(path, error) from error
        self._confirm(path.parent)

    def prepare(self, folder: Path) -> None:
        """Make a folder and those above it, where they are missing, for the owner alone."""
        if folder.is_dir():
            return
        self.prepare(folder.parent)
        try:
            self._system.make_folder(folder)
        except FileExistsError as error:
            if not folder.is_dir():
                raise not_saved(folder, error) from error
        except OSError as error:
            raise not_saved(folder, error) from error
        self._confirm(folder.parent)

    def sweep(self, folder: Path) -> None:
        """Take away what an interrupted write left in a folder; only under the lock, when nobody is writing."""
        for path in leftovers(folder):
            with suppress(OSError):
                self._system.unlink(path)

    def _write_beside(self, beside: Path, data: bytes, *, durable: bool) -> Stamp:
        fd = self._create(beside)
        try:
            self._write_all(fd, data)
            # The file system's own clock is coarse: two writes within a few milliseconds would look like one.
            now = time.time_ns()
            os.utime(fd, ns=(now, now))
            if durable:
                self._system.fsync(fd)
            stamp = stamp_of(os.fstat(fd))
        except OSError:
            with suppress(OSError):
                self._system.close(fd)
            raise
        self._system.close(fd)
        return stamp

    def _create(self, beside: Path) -> int:
        try:
            return self._system.open(beside, _CREATE)
        except FileExistsError:
            self._system.unlink(beside)
            return self._system.open(beside, _CREATE)

    def _write_all(self, fd: int, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            rest = rest[self._system.write(fd, rest) :]

    def _confirm(self, folder: Path) -> None:
        try:
            fd = self._system.open(folder, os.O_RDONLY | os.O_CLOEXEC)
            try:
                self._system.fsync(fd)
            finally:
                self._system.close(fd)
        except OSError as error:
            if error.errno not in _FOLDERS_NEED_NO_FSYNC:
                raise unconfirmed(folder, error) from error

    def _discard(self, beside: Path) -> None:
        with suppress(OSError):
            self._system.unlink(beside)


def stamp_of(found: os.stat_result) -> Stamp:
    """Give the stamp of a file from what `stat` says of it."""
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ino)


def scan(folder: Path, prefix: str = "") -> dict[str, Stamp | None]:
    """Give the stamp of every `.json` file in a folder by its name after `prefix`; None where it is no ordinary file.

    Hidden files are not looked at.
    """
    found: dict[str, Stamp | None] = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                name = entry.name
                if name.endswith(".json") and name[0] != ".":
                    with suppress(FileNotFoundError):
                        found[prefix + name] = _stamp(entry.stat(follow_symlinks=False))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise cannot_read(folder, error) from error
    return found


def _stamp(found: os.stat_result) -> Stamp | None:
    return stamp_of(found) if stat.S_ISREG(found.st_mode) else None


def leftovers(folder: Path) -> Iterator[Path]:
    """Give the temporary files that interrupted writes left in a folder."""
    with suppress(OSError), os.scandir(folder) as entries:
        yield from [
            Path(entry.path)
            for entry in entries
            if _LEFTOVER.fullmatch(entry.name) and entry.is_file(follow_symlinks=False)
        ]


def _read_all(fd: int, at_most: int) -> bytes:
    parts = []
    while at_most > 0 and (part := os.read(fd, min(at_most, 1 << 20))):
        parts.append(part)
        at_most -= len(part)
    return b"".join(parts)
