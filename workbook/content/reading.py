"""Reads one array of entries from a TOML file and checks it; what is wrong is said with file and entry."""

import tomllib
from importlib.resources.abc import Traversable
from typing import TypeVar

from pydantic import ValidationError

from workbook.content.types import Advice, Entry


class ContentError(Exception):
    """One of the program's own files is wrong; the sentence names the file and the entry. A programmer's error."""


E = TypeVar("E", bound=Entry | Advice)


def read_entries(
    source: Traversable, array: str, shape: type[E], beside: frozenset[str] = frozenset()
) -> tuple[E, ...]:
    """Give the tables `[[array]]` of the TOML file `source` as entries of `shape`, in the order of the file.

    `beside` names the other arrays the file may hold. ContentError where the file cannot be read, holds another array
    or none of this one, an entry is not of its shape, or an id stands there twice.
    """
    file = file_name(source)
    tables = _tables(source, file)
    if unknown := sorted(tables.keys() - beside - {array}):
        raise ContentError(f"{file} holds [[{unknown[0]}]], which nothing reads")
    found = tables.get(array)
    if not isinstance(found, list) or not found:
        raise ContentError(f"{file} holds no [[{array}]]")
    entries = tuple(_entry(file, array, number, table, shape) for number, table in enumerate(found, start=1))
    ids = [entry.id for entry in entries]
    if twice := sorted({entry_id for entry_id in ids if ids.count(entry_id) > 1}):
        raise ContentError(f"{file}, {array} “{twice[0]}”: the id stands there twice")
    return entries


def file_name(source: Traversable) -> str:
    """Give the last two parts of a file's path, as in en/flags.toml."""
    return "/".join(str(source).replace("\\", "/").rsplit("/", 2)[-2:])


def _tables(source: Traversable, file: str) -> dict[str, object]:
    try:
        return tomllib.loads(source.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ContentError(f"{file} cannot be read: {error}") from error


def _entry(file: str, array: str, number: int, table: object, shape: type[E]) -> E:
    if not isinstance(table, dict):
        raise ContentError(f"{file}, {array} number {number}: not a table")
    try:
        return shape(**table)
    except ValidationError as error:
        which = f"“{table['id']}”" if "id" in table else f"number {number}"
        wrong = "; ".join(f"{'.'.join(map(str, e['loc'])) or 'entry'}: {e['msg']}" for e in error.errors())
        raise ContentError(f"{file}, {array} {which}: {wrong}") from error
