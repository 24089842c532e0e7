"""Encoding one state of a client after the other: of each only what differs from the state before is made anew."""

import json
import zlib

from workbook.storage.delta import SORTED, checksum
from workbook.storage.plain_json import COMPACT, Json, JsonObject, Tables, encode


class Remembering:
    """Encodes objects, taking the text of a member from last time where its value is the very same object.

    So what is encoded must never be changed in place; a new state is made of new parts and of the old ones themselves.
    """

    def __init__(self, encoder: json.JSONEncoder) -> None:
        self._encoder = encoder
        self._members: dict[str, tuple[Json, str]] = {}
        """By key, the value as it was last and the text of the two."""

    def text(self, value: JsonObject) -> str:
        """Give what the encoder gives for `value`."""
        before, self._members = self._members, {}
        for key in sorted(value) if self._encoder.sort_keys else value:
            known = before.get(key)
            if known is None or known[0] is not value[key]:
                known = value[key], f"{self._encoder.encode(key)}:{self._encoder.encode(value[key])}"
            self._members[key] = known
        return "{" + ",".join([text for _, text in self._members.values()]) + "}"


class ClientTexts:
    """What a client's states are on disk, and their checksums."""

    def __init__(self) -> None:
        self._client = Remembering(COMPACT)
        self._changes = Remembering(COMPACT)
        self._sorted = Remembering(SORTED)

    def encode(self, tables: Tables) -> bytes:
        """Give what `encode` gives for the three tables of the client's file."""
        about, client, changes = tables["workbook"], tables["client"], tables["changes"]
        ((number, state),) = client.items()
        try:
            return (
                f'{{"workbook":{COMPACT.encode(about)},'
                f'"client":{{"{number}":{self._client.text(state)}}},'
                f'"changes":{self._changes.text(changes)}}}'
            ).encode()
        except UnicodeEncodeError:
            return encode(tables)

    def checksum(self, state: Json) -> int:
        """Give what `checksum` gives for a state of the client, or for none."""
        return zlib.crc32(self._sorted.text(state).encode()) if isinstance(state, dict) else checksum(state)
