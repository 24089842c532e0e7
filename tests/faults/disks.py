"""Disks that fail or stop at a chosen call, and disks that write down what was asked of them."""

import errno
import shutil
from pathlib import Path

from workbook.storage.files import System


class Stopped(BaseException):
    """The process died here: nobody catches this, nothing is cleaned up."""


class FailingDisk(System):
    """Raises at one of its calls, counted from 0; the calls before and after it do what they should."""

    def __init__(self, fail_at: int, raised: BaseException) -> None:
        self.fail_at = fail_at
        self.raised = raised
        self.calls = 0
        self.failed: str = ""

    def _count(self, name: str) -> None:
        self.calls += 1
        if self.calls - 1 == self.fail_at:
            self.failed = name
            raise self.raised

    def open(self, path: Path, flags: int) -> int:
        self._count("open")
        return super().open(path, flags)

    def write(self, fd: int, data: memoryview) -> int:
        half = len(data) // 2
        if half and self.calls == self.fail_at:
            super().write(fd, data[:half])
        self._count("write")
        return super().write(fd, data)

    def fsync(self, fd: int) -> None:
        self._count("fsync folder" if Path(f"/proc/self/fd/{fd}").resolve().is_dir() else "fsync")
        super().fsync(fd)

    def close(self, fd: int) -> None:
        super().close(fd)
        self._count("close")

    def replace(self, source: Path, target: Path) -> None:
        self._count("replace")
        super().replace(source, target)

    def make_folder(self, path: Path) -> None:
        self._count("make folder")
        super().make_folder(path)

    def unlink(self, path: Path) -> None:
        self._count("unlink")
        super().unlink(path)


class FullDisk(System):
    """Takes no more bytes after so many."""

    def __init__(self, room: int) -> None:
        self.room = room

    def write(self, fd: int, data: memoryview) -> int:
        if not self.room:
            raise OSError(errno.ENOSPC, "No space left on device")
        taken = super().write(fd, data[: self.room])
        self.room -= taken
        return taken


class Witness(System):
    """Writes down, by the names of the files, what the disk is asked to do."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self._names: dict[int, str] = {}

    def open(self, path: Path, flags: int) -> int:
        fd = super().open(path, flags)
        self._names[fd] = path.name
        return fd

    def write(self, fd: int, data: memoryview) -> int:
        self.seen.append(f"write {self._names[fd]}")
        return super().write(fd, data)

    def fsync(self, fd: int) -> None:
        self.seen.append(f"fsync {self._names[fd]}")
        super().fsync(fd)

    def replace(self, source: Path, target: Path) -> None:
        self.seen.append(f"replace {target.name}")
        super().replace(source, target)


def copy_tree(source: Path, target: Path) -> None:
    """Copy a book with its files' times, so that its index stays true as far as it can."""
    shutil.copytree(source, target, symlinks=True, copy_function=shutil.copy2)
