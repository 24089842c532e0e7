"""The shapes of the book's files, their versions, and the way from an older version to this one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from workbook.domain.errors import NewerFormat
from workbook.storage.history import Entry, Trail
from workbook.storage.plain_json import JsonObject, Tables, decode_tables, foreign
from workbook.storage.remembering import ClientTexts

VERSION = 1
"""The version in which files are written."""

FileKind = Literal["client", "history", "book"]

Migration = Callable[[FileKind, Tables], Tables]
"""Gives the tables of a file in the next version."""

ONLY = "1"
"""The id of a document that is alone in its table."""


@dataclass(frozen=True, slots=True)
class Format:
    """The version that is written, and for every older version the step to the next one."""

    version: int = VERSION
    migrations: Mapping[int, Migration] = field(default_factory=dict)


CURRENT = Format()
"""What this workbook reads and writes."""


@dataclass(frozen=True, slots=True)
class ClientFile:
    """A client as it lies in its file, with its newest changes; older ones lie in the history file.

    State and newest changes share a file so that a change and the way back from it reach the disk in one step.
    """

    state: JsonObject
    revision: int
    settled: int = 0
    """Entries of the history file count up to this sequence; later ones come from a write that was cut short."""
    recent: Trail = ()
    version: int = VERSION
    """The version that the file was read in."""
    texts: ClientTexts = field(default_factory=ClientTexts, compare=False, repr=False)
    """Goes on from one state of the client to the next, which then share most of their parts."""

    def tables(self, form: Format) -> Tables:
        """Give the TinyDB tables that hold it."""
        about = {"revision": self.revision, "settled": self.settled}
        return {
            "workbook": {ONLY: {"kind": "client", "version": form.version, **about}},
            "client": {ONLY: self.state},
            "changes": _changes(self.recent),
        }


def read_client(data: bytes, name: str, form: Format) -> ClientFile:
    """Read a client's file; Unreadable or NewerFormat name it."""
    tables, version = _current("client", data, name, form)
    try:
        about = tables["workbook"][ONLY]
        state = tables["client"][ONLY]
        client = ClientFile(state, int(about["revision"]), int(about["settled"]), _trail(tables), version)
    except (KeyError, TypeError, ValueError) as error:
        raise foreign(name) from error
    if not isinstance(state.get("id"), str):
        raise foreign(name)
    return client


def read_history(data: bytes, name: str, form: Format) -> Trail:
    """Read a history file; Unreadable or NewerFormat name it."""
    tables, _ = _current("history", data, name, form)
    try:
        return _trail(tables)
    except (KeyError, TypeError, ValueError) as error:
        raise foreign(name) from error


def history_tables(trail: Trail, form: Format) -> Tables:
    """Give the TinyDB tables of a history file."""
    return {"workbook": {ONLY: {"kind": "history", "version": form.version}}, "changes": _changes(trail)}


def read_settings(data: bytes, name: str, form: Format) -> tuple[JsonObject, int]:
    """Read the settings from the book's own file, and the version it has; Unreadable or NewerFormat name it."""
    tables, version = _current("book", data, name, form)
    return tables.get("settings", {}).get(ONLY, {}), version


def book_tables(settings: JsonObject, form: Format) -> Tables:
    """Give the TinyDB tables of the book's own file."""
    return {"workbook": {ONLY: {"kind": "book", "version": form.version}}, "settings": {ONLY: settings}}


def _current(kind: FileKind, data: bytes, name: str, form: Format) -> tuple[Tables, int]:
    """Give the tables in this version, migrated where they are older, and the version they had."""
    tables = decode_tables(data, name)
    about = tables.get("workbook", {}).get(ONLY, {})
    version = about.get("version")
    if about.get("kind") != kind or type(version) is not int or version < 1:
        raise foreign(name)
    if version > form.version:
        raise NewerFormat(
            "“{file}” was written by a newer workbook (format {found}, this one knows {known}). "
            "It was left as it is; update the workbook to open it.",
            file=name,
            found=version,
            known=form.version,
        )
    for step in range(version, form.version):
        tables = form.migrations[step](kind, tables)
    return tables, version


def _changes(trail: Trail) -> dict[str, JsonObject]:
    return {str(entry.sequence): entry.data for entry in trail}


def _trail(tables: Tables) -> Trail:
    entries = (Entry.read(int(key), data) for key, data in tables.get("changes", {}).items())
    return tuple(sorted(entries, key=lambda entry: entry.sequence))
