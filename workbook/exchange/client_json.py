"""A client as a file: the whole state as JSON, with the schema that describes it.

`{"format": "workbook-client", "version": 1, "client": {...}}`, every field written, in the order of the model, so
that reading a file that was written here and writing it again gives the same text.
"""

import json
import re
from typing import Any, NoReturn

from pydantic import ValidationError

from workbook.domain.cleaning import clean_prose
from workbook.domain.client import Client
from workbook.domain.errors import NewerFormat, Refused, Unreadable, WorkbookError

FORMAT = "workbook-client"
VERSION = 1

SIZE_LIMIT = 64 * 1024 * 1024
"""Bytes of a file above which it cannot hold one client."""

_ID = re.compile(r"[A-Za-z0-9_-]{1,100}")

_PLACE_LIMIT = 80
"""Characters of the place of an error that are said."""


def write_client(client: Client) -> str:
    """Give a client as the text of a file, with a newline at its end."""
    document = {"format": FORMAT, "version": VERSION, "client": client.model_dump(mode="json")}
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def read_client(text: str | bytes) -> Client:
    """Read what `write_client` gave; text from anywhere else is an error with one sentence.

    Unreadable where it is no client or a damaged one, NewerFormat where a newer workbook wrote it.
    """
    document = _json(text)
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise Unreadable(
            "This is JSON, but no client of the workbook: it does not begin with “format”: “{format}”. "
            "`workbook export` makes such files.",
            format=FORMAT,
        )
    _check_version(document.get("version"))
    state = document.get("client")
    if not isinstance(state, dict):
        raise Unreadable("The file holds no client. It may have been cut off; export it anew.")
    return _client(state)


def schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of such a file."""
    model = Client.model_json_schema()
    definitions = model.pop("$defs", {})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A client of the workbook",
        "type": "object",
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "client": {"$ref": "#/$defs/Client"},
        },
        "required": ["format", "version", "client"],
        "additionalProperties": False,
        "$defs": {"Client": model, **definitions},
    }


def _json(text: str | bytes) -> object:
    if len(text) > SIZE_LIMIT:
        raise Unreadable(
            "The file is larger than {limit} MB, and no client is. It must be another file.", limit=SIZE_LIMIT >> 20
        )
    try:
        decoded = text.decode("utf-8-sig") if isinstance(text, bytes) else text.removeprefix("\ufeff")
        return json.loads(decoded, parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise Unreadable("The file is not text in UTF-8, so it is no client of the workbook.") from error
    except json.JSONDecodeError as error:
        raise Unreadable(
            "The file is not whole or not JSON: line {line} cannot be read. Export the client anew.", line=error.lineno
        ) from error
    except (RecursionError, ValueError) as error:
        raise Unreadable("The file holds values that no client has, so it cannot be read. Export it anew.") from error


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _check_version(version: object) -> None:
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise Unreadable("The file does not say in which version it was written, so it cannot be read safely.")
    if version > VERSION:
        raise NewerFormat(
            "This file comes from a newer workbook (format {theirs}; this one reads up to {ours}). "
            "Update the workbook, then import it again.",
            theirs=str(version)[:20],
            ours=str(VERSION),
        )


def _client(state: dict[str, Any]) -> Client:
    try:
        client = Client.model_validate(_cleaned(state))
    except ValidationError as error:
        raise _damaged(error) from error
    except Refused as error:
        raise Unreadable("The client in this file cannot be taken in. {reason}", reason=str(error)) from error
    if not _ID.fullmatch(client.id):
        raise Unreadable("The client's id in this file is none of the workbook's. Export the client anew.")
    return client


def _cleaned(value: object) -> object:
    """Give a JSON value with every text in it cleaned: ids and keys too, which the model takes as they are."""
    if isinstance(value, str):
        return clean_prose(value)
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if isinstance(value, dict):
        return {clean_prose(key): _cleaned(item) for key, item in value.items()}
    return value


def _damaged(error: ValidationError) -> WorkbookError:
    """Give the first thing that is wrong, in words."""
    found = error.errors(include_url=False, include_context=False, include_input=False)[0]
    place = ".".join(str(part) for part in found["loc"] if not str(part).startswith("function-"))
    place = place if len(place) <= _PLACE_LIMIT else place[: _PLACE_LIMIT - 1] + "…"
    if found["type"] == "missing":
        return Unreadable("The client in this file lacks “{place}”. Export the client anew.", place=place)
    if found["type"] == "extra_forbidden":
        return Unreadable("The client in this file has “{place}”, which is unknown here.", place=place)
    return Unreadable(
        "The client in this file does not hold what belongs at “{place}”. Correct it there, or export it anew.",
        place=place,
    )
