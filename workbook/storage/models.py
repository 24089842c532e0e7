"""Between the client's value and the JSON that is stored of it; the models load only when a client is opened."""

from collections.abc import Callable, Mapping
from functools import cached_property
from operator import is_
from typing import TYPE_CHECKING

from workbook import __version__
from workbook.domain.errors import Refused
from workbook.domain.rules import Rules
from workbook.domain.summary import Summary, summarise
from workbook.storage.delta import checksum
from workbook.storage.documents import VERSION
from workbook.storage.plain_json import JsonObject, foreign

if TYPE_CHECKING:
    from workbook.domain.client import Client

Weights = Callable[[], Mapping[str, float]]
"""Gives the catalogue's weight of each red flag."""


def parse(state: JsonObject, name: str) -> "Client":
    """Give the client that `state` holds; Unreadable names the file `name` where it holds none."""
    from pydantic import ValidationError

    from workbook.domain.client import Client

    try:
        return Client.model_validate(state)
    except (ValidationError, Refused) as error:
        raise foreign(name) from error


def dump(client: "Client") -> JsonObject:
    """Give the JSON that is stored of a client."""
    return client.model_dump(mode="json")


def dump_changed(after: "Client", before: "Client", state: JsonObject) -> JsonObject:
    """Give the JSON of `after`, where `state` is that of `before`; the parts both share are the very same objects.

    So what nobody changed stays as it lies in the file, and whatever is made of the JSON can pass over it.
    """
    parts, were = vars(after), vars(before)
    changed = {name for name, part in parts.items() if name not in state or not _is_shared(part, were[name])}
    new = after.model_dump(mode="json", include=changed)
    return {name: new[name] if name in changed else state[name] for name in parts}


def _is_shared(value: object, other: object) -> bool:
    """Tell without looking into it whether a part of a client is that of another one; a verb keeps what it leaves."""
    if value is other:
        return True
    if isinstance(value, tuple) and isinstance(other, tuple):
        return len(value) == len(other) and all(map(is_, value, other))
    return isinstance(value, str) and value == other


class Summariser:
    """Makes the summaries that the index keeps, by the rules of one book."""

    def __init__(self, settings: JsonObject, weights: Weights) -> None:
        self.settings = settings
        self._catalogue = weights

    @property
    def fingerprint(self) -> str:
        """What the summaries depend on besides the client; with another one they have to be made anew."""
        return f"{__version__}/{VERSION}/{checksum(self.settings.get('rules', {}))}"

    @cached_property
    def _rules(self) -> Rules:
        return Rules.from_json(self.settings.get("rules", {}))

    @cached_property
    def _weights(self) -> Mapping[str, float]:
        return {**self._catalogue(), **self._rules.weights}

    def __call__(self, client: "Client") -> Summary:
        """Give a client in brief."""
        return summarise(client, self._weights, self._rules)
