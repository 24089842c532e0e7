"""Where each file of a book lies, and what the names in it mean."""

import re
from datetime import UTC, datetime
from pathlib import Path

from workbook.domain.errors import NotFound, Unreadable, WorkbookError

_ID = re.compile(r"[A-Za-z0-9_-]{1,100}")
_TRASHED = re.compile(r"(?P<id>[A-Za-z0-9_-]{1,100})\.(?P<moment>\d{8}T\d{12}Z)\.json")
_MOMENT = "%Y%m%dT%H%M%S%fZ"
_CONFLICT = re.compile(
    r"\.sync-conflict-|\bconflicted copy\b|\bconflict(ed)?\b|\bin conflict\b|Konflikt|\(\d+\)\.json$|\bcopy\b",
    re.IGNORECASE,
)


class Layout:
    """The places of a book's files."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.book = root / "book.json"
        """The book's own file, with its settings."""
        self.index = root / "index.jsonl"
        """The cache of all clients in brief."""
        self.lock = root / "lock"
        """The file that is locked for the moment of a write."""
        self.clients = root / "clients"
        self.archive = root / "archive"
        self.histories = root / "history"
        self.trash = root / "trash"
        self.backups = root / "backups"
        self.damaged = root / "damaged"
        """The folder where mending keeps what could not be read; it is made when it is needed."""
        self.folders = (root, self.clients, self.archive, self.histories, self.trash, self.backups)
        """Every folder of the book, the book itself first."""
        self._places: dict[str, tuple[Path, Path]] = {}

    def places(self, client_id: str) -> tuple[Path, Path]:
        """Give the two places where a client may lie; NotFound for what cannot be an id."""
        known = self._places.get(client_id)
        if known is None:
            if not _ID.fullmatch(client_id):
                raise NotFound("No client goes by “{text}”. `workbook list --all` shows whom there is.", text=client_id)
            known = self.clients / f"{client_id}.json", self.archive / f"{client_id}.json"
            self._places[client_id] = known
        return known

    def history(self, client_id: str) -> Path:
        """Give the file of a client's older changes."""
        return self.histories / f"{client_id}.json"

    def key(self, path: Path) -> str:
        """Give the name of a file within the book."""
        return "/".join(path.parts[-2:])

    def trashed(self, client_id: str, moment: datetime) -> Path:
        """Give the place in the trash for a client deleted at `moment`, an aware datetime."""
        return self.trash / f"{client_id}.{moment.astimezone(UTC).strftime(_MOMENT)}.json"


def client_id_of(name: str) -> str | None:
    """Give the id of the client whose file is called `name`, None where no client's file is called so."""
    stem = name.removesuffix(".json")
    return stem if stem != name and _ID.fullmatch(stem) else None


def trashed_as(name: str) -> tuple[str, datetime] | None:
    """Give whom a file in the trash was and when it was deleted."""
    match = _TRASHED.fullmatch(name)
    if match is None:
        return None
    try:
        return match["id"], datetime.strptime(match["moment"], _MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None


def stranger(name: str) -> WorkbookError:
    """Give what to say of a file among the clients that is not called like one."""
    if _CONFLICT.search(name):
        return Unreadable(
            "“{file}” is a second version that a synchronising program made, because the client was changed in two "
            "places at once. Compare the two, then delete or move away the one you do not need.",
            file=name,
        )
    return Unreadable(
        "“{file}” does not belong among the clients. It was left as it is; move it elsewhere if it is yours.", file=name
    )


def twice(name: str) -> WorkbookError:
    """Give what to say of the older of two files of one client."""
    return Unreadable(
        "“{file}” is an older state of a client who also lies elsewhere in the book. The newer one is used; "
        "move this one away if you do not need it.",
        file=name,
    )
