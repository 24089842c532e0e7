"""The list of all clients in brief, kept in step with the files without reading those that did not change."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import RLock

from workbook.domain.changes import Listed
from workbook.domain.errors import NewerFormat, NotFound, Unreadable, WorkbookError
from workbook.domain.summary import Summary
from workbook.storage.client_files import ClientFiles
from workbook.storage.files import Files, Stamp, scan
from workbook.storage.index import Index
from workbook.storage.layout import Layout, client_id_of, stranger, twice
from workbook.storage.models import Summariser

Found = dict[Path, Stamp | WorkbookError]


class Listing:
    """What the client list shows, by file."""

    def __init__(self, layout: Layout, files: Files, clients: ClientFiles, summariser: Summariser) -> None:
        self._layout = layout
        self._files = files
        self._clients = clients
        self.summarise = summariser
        self._index = Index(layout.index, files, summariser.fingerprint)
        self._problems: dict[Path, tuple[Stamp, WorkbookError]] = {}
        self._seen: Found | None = None
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
            self._seen = found = self._scan()
            self._index.keep_only({self._layout.key(path) for path in found})
            stale = [path for path, stamp in found.items() if self._is_stale(path, stamp)]
        for done, path in enumerate(stale, start=1):
            with self._guard:
                self._read(path)
            yield done, len(stale)
        with self._guard:
            self._index.save()

    def listed_so_far(self) -> Sequence[Listed]:
        """Give what is known without opening a client, for a first picture while `catch_up` runs."""
        with self._guard:
            return self._lines(self._scan())

    def changed_outside(self) -> bool:
        """Say whether a file differs from what was listed last or written since."""
        with self._guard:
            found = self._scan()
            return found.keys() != (self._seen or {}).keys() or any(
                isinstance(stamp, Stamp) and stamp != (self._seen or {})[path] for path, stamp in found.items()
            )

    def wrote(self, path: Path, stamp: Stamp, summary: Summary) -> None:
        """Take note of a client that this store wrote."""
        with self._guard:
            self._index.add(self._layout.key(path), stamp, summary)
            if self._seen is not None:
                self._seen[path] = stamp

    def moved(self, source: Path, target: Path) -> None:
        """Take note of a file that this store moved; one that left the clients is forgotten."""
        with self._guard:
            if self._seen is None:
                return
            self._seen.pop(source, None)
            stamp = self._files.stamp(target)
            if stamp is not None and target.parent != self._layout.trash:
                self._seen[target] = stamp

    def _scan(self) -> Found:
        folders = (self._layout.clients, self._layout.archive)
        return {folder / name: stamp for folder in folders for name, stamp in scan(folder).items()}

    def _is_stale(self, path: Path, stamp: Stamp | WorkbookError) -> bool:
        if not isinstance(stamp, Stamp) or client_id_of(path.name) is None:
            return False
        return self._index.get(self._layout.key(path), stamp) is None and self._problem(path, stamp) is None

    def _problem(self, path: Path, stamp: Stamp) -> WorkbookError | None:
        problem = self._problems.get(path)
        return problem[1] if problem and problem[0] == stamp else None

    def _read(self, path: Path) -> None:
        stamp = (self._seen or {}).get(path)
        if not isinstance(stamp, Stamp) or not self._is_stale(path, stamp):
            return
        try:
            summary = self.summarise(self._clients.open(path)[1])
        except NotFound:
            return
        except (Unreadable, NewerFormat) as problem:
            self._problems[path] = (stamp, problem)
        else:
            self._index.put(self._layout.key(path), stamp, summary)

    def _lines(self, found: Found) -> Sequence[Listed]:
        lines: dict[str, Listed] = {}
        for path, stamp in found.items():
            line = self._line(path, stamp)
            if line is None:
                continue
            if line.id in lines:
                line = self._older(path, line, lines)
            lines[line.id] = line
        return list(lines.values())

    def _line(self, path: Path, stamp: Stamp | WorkbookError) -> Listed | None:
        client_id = client_id_of(path.name)
        if client_id is None:
            return Listed(path.name, None, stranger(path.name))
        if not isinstance(stamp, Stamp):
            return Listed(client_id, None, stamp)
        if (problem := self._problem(path, stamp)) is not None:
            return Listed(client_id, None, problem)
        summary = self._index.get(self._layout.key(path), stamp)
        return Listed(client_id, summary) if summary else None

    def _older(self, path: Path, line: Listed, lines: dict[str, Listed]) -> Listed:
        """Keep the line of the newer of a client's two files under its id; give a line that reports the other."""
        older, other = line, path
        if self._clients.find(line.id) == path:
            older, other = lines[line.id], self._layout.clients / path.name
            lines[line.id] = line
        key = self._layout.key(other)
        return Listed(key, None, older.problem or twice(key))
