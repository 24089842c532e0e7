"""The list of all clients in brief, kept in step with the files without reading those that did not change."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from workbook.domain.changes import Listed
from workbook.domain.errors import NewerFormat, NotFound, Unreadable, WorkbookError
from workbook.storage.client_files import ClientFiles
from workbook.storage.disk_errors import not_ordinary
from workbook.storage.files import Files, Stamp, scan
from workbook.storage.index import Index
from workbook.storage.layout import Layout, client_id_of, stranger, twice
from workbook.storage.models import Summariser

if TYPE_CHECKING:
    from workbook.domain.client import Client

Found = dict[str, Stamp | None]
"""The client files by their names within the book; None: not an ordinary file."""


class Listing:
    """What the client list shows, by file."""

    def __init__(self, layout: Layout, files: Files, clients: ClientFiles, summariser: Summariser) -> None:
        self._layout = layout
        self._files = files
        self._clients = clients
        self.summarise = summariser
        self._index = Index(layout.index, files, summariser.fingerprint)
        self._problems: dict[str, tuple[Stamp, WorkbookError]] = {}
        self._seen: Found | None = None
        self._waiting: dict[str, tuple[Stamp, Client]] = {}
        """What this process wrote since the book was looked at last, to be summarised then."""
        self._guard = RLock()

    def listed(self) -> Sequence[Listed]:
        """Give every client in brief and every file that is none, after summarising what changed."""
        for _ in self.catch_up():
            pass
        with self._guard:
            return self._lines(self._seen or {})

    def catch_up(self) -> Iterator[tuple[int, int]]:
        """Summarise the files that changed, giving after each how many of how many are done."""
        with self._guard:
            self._summarise_own()
            self._seen = found = self._scan()
            self._index.keep_only(found.keys())
            stale = [key for key, stamp in found.items() if self._is_stale(key, stamp)]
        for done, key in enumerate(stale, start=1):
            with self._guard:
                self._read(key)
            yield done, len(stale)
        with self._guard:
            self._index.save()

    def listed_so_far(self) -> Sequence[Listed]:
        """Give what is known without opening a client, for a first picture while `catch_up` runs."""
        with self._guard:
            self._summarise_own()
            return self._lines(self._scan())

    def changed_outside(self) -> bool:
        """Say whether a file differs from what was listed last or written since."""
        with self._guard:
            self._summarise_own()
            return self._scan() != self._seen

    def wrote(self, path: Path, stamp: Stamp, client: "Client") -> None:
        """Take note of a client that this store wrote.

        Who has looked at the list looks again before long, and its line is made then, so that a change is quick; a
        command leaves the line behind at once for the next one.
        """
        key = self._layout.key(path)
        with self._guard:
            if self._seen is None:
                self._index.add(key, stamp, self.summarise(client))
            else:
                self._seen[key] = stamp
                self._waiting[key] = (stamp, client)

    def _summarise_own(self) -> None:
        for key, (stamp, client) in self._waiting.items():
            self._index.add(key, stamp, self.summarise(client))
        self._waiting.clear()

    def moved(self, source: Path, target: Path) -> None:
        """Take note of a file that this store moved; one that left the clients is forgotten."""
        with self._guard:
            if self._seen is None:
                return
            self._seen.pop(self._layout.key(source), None)
            self._waiting.pop(self._layout.key(source), None)
            stamp = self._files.stamp(target)
            if stamp is not None and target.parent != self._layout.trash:
                self._seen[self._layout.key(target)] = stamp

    def _scan(self) -> Found:
        return {**scan(self._layout.clients, "clients/"), **scan(self._layout.archive, "archive/")}

    def _is_stale(self, key: str, stamp: Stamp | None) -> bool:
        if stamp is None or self._index.get(key, stamp) is not None or self._problem(key, stamp) is not None:
            return False
        return client_id_of(_name(key)) is not None

    def _problem(self, key: str, stamp: Stamp) -> WorkbookError | None:
        problem = self._problems.get(key)
        return problem[1] if problem and problem[0] == stamp else None

    def _read(self, key: str) -> None:
        stamp = (self._seen or {}).get(key)
        if stamp is None or not self._is_stale(key, stamp):
            return
        try:
            summary = self.summarise(self._clients.open(self._layout.root / key)[1])
        except NotFound:
            return
        except (Unreadable, NewerFormat) as problem:
            self._problems[key] = (stamp, problem)
        else:
            self._index.put(key, stamp, summary)

    def _lines(self, found: Found) -> Sequence[Listed]:
        lines: dict[str, Listed] = {}
        for key, stamp in found.items():
            line = self._line(key, stamp)
            if line is None:
                continue
            if line.id in lines:
                line = self._older(key, line, lines)
            lines[line.id] = line
        return list(lines.values())

    def _line(self, key: str, stamp: Stamp | None) -> Listed | None:
        if stamp is not None and (summary := self._index.get(key, stamp)) is not None:
            return Listed(summary.id, summary, version=stamp)
        client_id = client_id_of(_name(key))
        if client_id is None:
            return Listed(_name(key), None, stranger(_name(key)))
        if stamp is None:
            return Listed(client_id, None, not_ordinary(self._layout.root / key))
        problem = self._problem(key, stamp)
        return Listed(client_id, None, problem) if problem else None

    def _older(self, key: str, line: Listed, lines: dict[str, Listed]) -> Listed:
        """Keep the line of the newer of a client's two files under its id; give a line that reports the other."""
        older, other = line, key
        with suppress(NotFound):
            if self._layout.key(self._clients.find(line.id)) == key:
                older, other = lines[line.id], f"clients/{_name(key)}"
                lines[line.id] = line
        return Listed(other, None, older.problem or twice(other))


def _name(key: str) -> str:
    return key.rpartition("/")[2]
