"""The index: a cache of every client in brief, so that the list is there without opening a single client.

One JSON line per client file, after a line that says what the summaries were made with; a later line for the same
file counts. So a change adds a line, however many clients there are. The file may be deleted at any time.
"""

import zlib
from collections.abc import Set as AbstractSet
from contextlib import suppress
from pathlib import Path

from workbook.domain.errors import NotSaved, Unreadable
from workbook.domain.summary import Summary
from workbook.storage.files import Files, Stamp
from workbook.storage.plain_json import Json, decode, encode

_SLACK = 64 * 1024
"""Bytes by which added lines may at least make the file grow before it is written anew."""

_HEAD = 500
"""Bytes within which the first line ends."""


class Index:
    """Summaries by the name of the client's file within the book, each valid for one stamp of that file."""

    def __init__(self, path: Path, files: Files, fingerprint: str) -> None:
        self._path = path
        self._files = files
        self._fingerprint = fingerprint
        self._known: dict[str, tuple[Stamp, Summary]] = {}
        self._loaded = False
        self._stale = False
        self._room: tuple[int, int] | None = None
        """The inode of the file that was looked at last, and the size up to which lines may be added to it."""

    def get(self, key: str, stamp: Stamp) -> Summary | None:
        """Give the summary of a file, None where there is none for this state of the file."""
        self._load()
        known = self._known.get(key)
        return known[1] if known and known[0] == stamp else None

    def put(self, key: str, stamp: Stamp, summary: Summary) -> None:
        """Keep a summary until `save`."""
        self._known[key] = (stamp, summary)
        self._stale = True

    def add(self, key: str, stamp: Stamp, summary: Summary) -> None:
        """Keep the summary of one changed client for other processes too, by one more line."""
        self._known[key] = (stamp, summary)
        with suppress(OSError, Unreadable):
            if self._has_room():
                self._files.append(self._path, _summary_line(key, stamp, summary))

    def keep_only(self, keys: AbstractSet[str]) -> None:
        """Forget the files that are gone."""
        for key in self._known.keys() - keys:
            del self._known[key]
            self._stale = True

    def save(self) -> None:
        """Write the file anew where that is worth it; a disk that does not take it does no harm."""
        if not self._stale:
            return
        lines = b"".join(_summary_line(key, stamp, summary) for key, (stamp, summary) in self._known.items())
        head = _line([self._fingerprint, len(lines)])
        with suppress(NotSaved):
            self._files.write(self._path, head + lines, durable=False)
            self._stale = False

    def _load(self) -> None:
        if self._loaded:
            return
        self._loaded = True
        try:
            head, *lines = (self._files.read(self._path) or b"").split(b"\n")
            if self._written_size(head) is None:
                self._stale = True
                return
            rows = decode(b"[" + b",".join(filter(None, map(_sound, lines))) + b"]", self._path.name)
            fresh = {key: (Stamp(*stamp), Summary.from_json(summary)) for key, stamp, summary in rows}
        except (Unreadable, KeyError, TypeError, ValueError, IndexError):
            self._stale = True
            return
        self._known = {**fresh, **self._known}
        self._stale = len(rows) > 2 * len(fresh) + 100

    def _has_room(self) -> bool:
        """Say whether the file there may take one more line of ours."""
        there = self._files.stamp(self._path)
        if there is None:
            return False
        if self._room is None or self._room[0] != there.inode:
            head = (self._files.read(self._path, _HEAD) or b"").partition(b"\n")[0]
            size = self._written_size(head)
            self._room = (there.inode, 0 if size is None else 2 * size + _SLACK)
        return there.size < self._room[1]

    def _written_size(self, head: bytes) -> int | None:
        """Give the size of the file when it was written anew, None where its summaries are of no use to us."""
        fingerprint, size = decode(_sound(head) or b"[null, null]", self._path.name)
        return size if fingerprint == self._fingerprint else None


def _summary_line(key: str, stamp: Stamp, summary: Summary) -> bytes:
    return _line([key, list(stamp), summary.to_json()])


def _line(value: Json) -> bytes:
    """Give a line that shows when it was damaged: a flipped bit must not put a wrong name into the list."""
    data = encode(value)
    return b"%08x %s\n" % (zlib.crc32(data), data)


def _sound(line: bytes) -> bytes | None:
    """Give the JSON of a line, None where the line was damaged or cut short."""
    data = line[9:]
    return data if line[:9] == b"%08x " % zlib.crc32(data) else None
