"""JSON as the book writes and reads it: compact UTF-8, finite numbers, and nothing that a reader could stumble over."""

import json
from typing import Any

from workbook.domain.errors import Unreadable

Json = Any
"""A value that JSON can hold: dict with text keys, list, str, int, float, bool, None."""

JsonObject = dict[str, Json]

Tables = dict[str, dict[str, JsonObject]]
"""A TinyDB database as it lies in a file: table -> document id -> document."""


def _refuse(constant: str) -> Json:
    raise ValueError(constant)


COMPACT = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
"""Encodes values as they lie on disk."""

_ESCAPING_ENCODER = json.JSONEncoder(allow_nan=False, separators=(",", ":"))
_DECODER = json.JSONDecoder(parse_constant=_refuse)


def encode(value: Json) -> bytes:
    """Give `value` as compact UTF-8 JSON; ValueError where a number is not finite."""
    try:
        return COMPACT.encode(value).encode()
    except UnicodeEncodeError:
        # A lone surrogate has no UTF-8; escaped it survives.
        return _ESCAPING_ENCODER.encode(value).encode()


def decode(data: bytes, name: str) -> Json:
    """Give the value in `data`; Unreadable names the file `name` where it is not JSON."""
    try:
        return _DECODER.decode(data.decode())
    except (ValueError, RecursionError) as error:
        raise Unreadable(
            "“{file}” is damaged: it does not hold valid JSON. It was left as it is; run “workbook doctor”.", file=name
        ) from error


def decode_tables(data: bytes, name: str) -> Tables:
    """Give the TinyDB tables in `data`; Unreadable names the file `name` where it is not such a database."""
    tables = decode(data, name)
    if not isinstance(tables, dict) or not all(_is_table(table) for table in tables.values()):
        raise foreign(name)
    return tables


def foreign(name: str) -> Unreadable:
    """Give the error for a file that is sound JSON but not one of the book's."""
    return Unreadable(
        "“{file}” is not a file of this workbook. It was left as it is; run “workbook doctor”.", file=name
    )


def _is_table(table: Json) -> bool:
    return isinstance(table, dict) and all(
        key.isascii() and key.isdigit() and isinstance(document, dict) for key, document in table.items()
    )
