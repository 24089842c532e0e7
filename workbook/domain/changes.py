"""What is said about a change to a client when it is kept, listed and undone."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from workbook.domain.errors import WorkbookError
from workbook.domain.summary import Summary

if TYPE_CHECKING:
    from workbook.domain.client import Client


@dataclass(frozen=True, slots=True)
class ChangeNote:
    """Which verb was used, about what (a few words, such as the item's text), and when (aware, UTC).

    Consecutive changes with the same non-empty `merge_key` count as one for undo: a stretch of typing.
    """

    verb: str
    about: str
    moment: datetime
    merge_key: str = ""


@dataclass(frozen=True, slots=True)
class Stored:
    """A client as it lies on disk, and its revision, which rises by one with every change."""

    client: "Client"
    revision: int


@dataclass(frozen=True, slots=True)
class Undone:
    """What was undone or redone, and the client as it now stands; None where it is not there any more."""

    note: ChangeNote
    stored: Stored | None


@dataclass(frozen=True, slots=True)
class Changed:
    """One place in a client that a change touched, with the JSON values before and after (None: nothing there)."""

    path: tuple[str, ...]
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change in a client's history; `undone` ones can be redone."""

    sequence: int
    note: ChangeNote
    changes: tuple[Changed, ...]
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the book's list: a client in brief, or a file that cannot be read and why.

    `version` differs whenever the client does; None where the store cannot tell.
    """

    id: str
    summary: Summary | None
    problem: WorkbookError | None = None
    version: object = None


@dataclass(frozen=True, slots=True)
class Trashed:
    """A deleted client that can be brought back."""

    id: str
    name: str
    deleted_on: datetime
