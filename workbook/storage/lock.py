"""The book's lock: held for the moment of a write, so that two windows and a command line take turns."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

from workbook.domain.errors import NotSaved
from workbook.storage.disk_errors import not_saved
from workbook.storage.files import FILE_MODE

PATIENCE = 10.0
"""Seconds to wait for another process before giving up."""

_OPEN = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class BookLock:
    """A lock between processes and threads; whoever holds it may take it again.

    It is the system's own lock of an open file: a process that dies lets go of it.
    """

    def __init__(self, path: Path, patience: float = PATIENCE) -> None:
        self._path = path
        self._patience = patience
        self._threads = RLock()
        self._depth = 0

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock for the length of a with block; NotSaved where it cannot be had."""
        with self._threads:
            if self._depth:
                yield
                return
            fd = self._acquire()
            self._depth = 1
            try:
                yield
            finally:
                self._depth = 0
                os.close(fd)

    def _acquire(self) -> int:
        give_up = time.monotonic() + self._patience
        try:
            while (fd := self._try()) is None:
                if time.monotonic() > give_up:
                    raise NotSaved(
                        "Another workbook has been writing to this book for {seconds} seconds. This change was not "
                        "saved; what was there before still stands. Close the other one and try again.",
                        seconds=round(self._patience),
                    )
                time.sleep(0.002)
        except OSError as error:
            raise not_saved(self._path, error) from error
        return fd

    def _try(self) -> int | None:
        """Give the locked file, None while another process holds it."""
        fd = os.open(self._path, _OPEN, FILE_MODE)
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # Somebody may have deleted the file between opening and locking it; then the next one locks another file.
            if os.path.samestat(os.fstat(fd), self._path.lstat()):
                return fd
        except (BlockingIOError, FileNotFoundError):
            pass
        except OSError:
            os.close(fd)
            raise
        os.close(fd)
        return None
