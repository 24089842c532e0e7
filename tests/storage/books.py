"""Books on disk for the storage tests, and short ways to change a client in them."""

import os
import stat
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from workbook.domain.changes import ChangeNote, Stored
from workbook.domain.client import Client, rename, write_notes
from workbook.storage.repository import TinyStore

MOMENT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def note(verb: str = "rename", about: str = "", merge_key: str = "", minutes: int = 0) -> ChangeNote:
    """Give a note for a change, so many minutes into the day."""
    return ChangeNote(verb, about, MOMENT + timedelta(minutes=minutes), merge_key)


def to_name(name: str) -> Callable[[Client], Client]:
    """Give the verb that renames a client."""
    return lambda client: rename(client, name)


def to_notes(text: str) -> Callable[[Client], Client]:
    """Give the verb that sets a client's notes."""
    return lambda client: write_notes(client, text)


def closed(client: Client) -> Client:
    """Lay a client to rest, whatever their handover says."""
    return client.evolve(closing=client.closing.evolve(closed_on=date(2026, 11, 22)))


def reopened(client: Client) -> Client:
    """Take a client out of the archive again."""
    return client.evolve(closing=client.closing.evolve(closed_on=None))


def named(store: TinyStore, client_id: str, *names: str) -> Stored:
    """Rename a client several times, each a change of its own."""
    for name in names:
        stored = store.change(client_id, to_name(name), note(about=name))
    return stored


def names(store: TinyStore) -> dict[str, str]:
    """Give the names in the list by id; a file that cannot be read has its error there."""
    return {line.id: line.summary.name if line.summary else str(line.problem) for line in store.listed()}


def contents(root: Path) -> dict[str, bytes]:
    """Give every file below `root` with its bytes, the caches and the lock aside."""
    files = (path for path in sorted(root.rglob("*")) if path.is_file() and not path.is_symlink())
    return {str(p.relative_to(root)): p.read_bytes() for p in files if p.name not in {"index.jsonl", "lock"}}


def mode(path: Path) -> int:
    """Give the permission bits of a file or folder."""
    return stat.S_IMODE(path.lstat().st_mode)


def temporary(root: Path) -> list[Path]:
    """Give what interrupted writes left anywhere below `root`."""
    return [path for path in root.rglob(".*") if path.name.endswith(".tmp")]


def make_pipe(path: Path) -> None:
    """Make a named pipe, which would hold up whoever opens it."""
    os.mkfifo(path)
