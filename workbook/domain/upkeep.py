"""What is said about the state of the book's files, its backups, and what bringing one back would change."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from workbook.domain.errors import WorkbookError
from workbook.domain.sentences import Sentence

Level = Literal["error", "warning", "hint"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about a file of the book: `problem` says what is wrong, `cure` what mending it would do.

    Without a `cure` a person has to decide.
    """

    level: Level
    file: str
    """The file's name within the book."""
    problem: WorkbookError | Sentence
    cure: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup of the whole book: its file's full path, when it was made (aware, UTC), and its size in bytes."""

    file: str
    made: datetime
    size: int


@dataclass(frozen=True, slots=True)
class Restoring:
    """What bringing back a backup would change; each tuple holds (id, name) pairs of clients."""

    made: datetime
    """When the backup was made; aware, UTC."""
    back: tuple[tuple[str, str], ...]
    """Clients who are not in the book now and would come back."""
    changed: tuple[tuple[str, str], ...]
    """Clients who would be as they were then."""
    gone: tuple[tuple[str, str], ...]
    """Clients who were not there yet and would go to the trash."""
    same: int
    """How many clients would stay as they are."""
    settings: bool
    """Whether the book's settings would change."""
    unreadable: tuple[str, ...]
    """Files in the backup that were damaged when it was made; the book's own stay."""
