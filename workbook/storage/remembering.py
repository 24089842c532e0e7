"""Encoding one state of a client after the other: of each only what differs from the state before is made anew."""

import json
import zlib

from workbook.storage.delta import SORTED
from workbook.storage.plain_json import COMPACT, Json, Tables, encode

CLIENT_TABLES = ("workbook", "client", "changes")
"""The tables of a client's file."""


class Remembering:
    """An encoder that takes the text of a part from last time where the part is the very same object.

    So what is encoded must never be changed in place; a new state is made of new parts and of the old ones themselves.
    """

    def __init__(self, encoder: json.JSONEncoder, depth: int) -> None:
        self._encoder = encoder
        self._depth = depth
        """How many levels of objects are taken apart."""
        self._known: dict[int, tuple[Json, str]] = {}
        """Text of parts by their identity; the parts are kept too, so that no other object comes to have the same."""

    def text(self, value: Json) -> str:
        """Give what the encoder gives for the whole."""
        before, self._known = self._known, {}
        return self._text(value, self._depth, before)

    def _text(self, value: Json, depth: int, before: dict[int, tuple[Json, str]]) -> str:
        if depth and isinstance(value, dict):
            items = sorted(value.items()) if self._encoder.sort_keys else value.items()
            encode_key = self._encoder.encode
            return "{" + ",".join([f"{encode_key(key)}:{self._text(v, depth - 1, before)}" for key, v in items]) + "}"
        known = before.get(id(value)) or (value, self._encoder.encode(value))
        self._known[id(value)] = known
        return known[1]


class ClientTexts:
    """What a client's states are on disk, and their checksums."""

    def __init__(self) -> None:
        # A client is taken apart down to its fields; of the changes each is one part.
        self._tables = {name: Remembering(COMPACT, depth=2 if name == "client" else 1) for name in CLIENT_TABLES}
        self._states = Remembering(SORTED, depth=1)

    def encode(self, tables: Tables) -> bytes:
        """Give what `encode` gives for the tables of the client's file."""
        try:
            parts = [f'"{name}":{self._tables[name].text(table)}' for name, table in tables.items()]
            return ("{" + ",".join(parts) + "}").encode()
        except UnicodeEncodeError:
            return encode(tables)

    def checksum(self, state: Json) -> int:
        """Give what `checksum` gives for a state of the client."""
        return zlib.crc32(self._states.text(state).encode())
