"""A client to show to others: figures, days and choices stay, everything that somebody wrote is taken out."""

import re
from collections.abc import Mapping
from itertools import count
from typing import TypeAlias

from workbook.domain.client import Client

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Schema: TypeAlias = "Mapping[str, Json]"

_IDENTIFIERS = frozenset({"id", "source", "rows", "options", "rule", "currency", "country", "subdivision"})
"""Fields of text that hold ids and codes, not somebody's words."""

_IDENTIFIER = re.compile(r"[A-Za-z0-9_-]{0,100}")


def redacted(client: Client) -> Client:
    """Give a client with every free text, name and address replaced; what was empty stays empty.

    Which texts are free is read from the model's schema: a text that is no choice, day or number. So a field that is
    added to the model is taken out until it is known to be harmless.
    """
    schema = Client.model_json_schema()
    state = _Redaction(schema.get("$defs", {})).of(client.model_dump(mode="json"), schema, "")
    return Client.model_validate(state).evolve(name=f"Client {client.id}")


class _Redaction:
    """Walks through a value beside its schema."""

    def __init__(self, definitions: Mapping[str, Schema]) -> None:
        self._definitions = definitions
        self._numbers = count(1)

    def of(self, value: Json, schema: Schema, name: str) -> Json:
        """Give `value` without free texts; `name` is the field it stands in."""
        shapes = self._shapes(schema)
        if isinstance(value, dict):
            return {key: self.of(item, _property(shapes, key), key) for key, item in value.items()}
        if isinstance(value, list):
            return [self.of(item, _items(shapes), name) for item in value]
        if not isinstance(value, str) or not value or any(_is_bound(shape) for shape in shapes):
            return value
        if name in _IDENTIFIERS and _IDENTIFIER.fullmatch(value):
            return value
        return f"[redacted {next(self._numbers)}]"

    def _shapes(self, schema: Schema) -> list[Schema]:
        """Give the alternatives of a schema with references followed."""
        target = schema.get("$ref")
        if isinstance(target, str):
            return self._shapes(self._definitions[target.rpartition("/")[2]])
        several = schema.get("anyOf")
        if not isinstance(several, list):
            return [schema]
        return [shape for one in several if isinstance(one, dict) for shape in self._shapes(one)]


def _items(shapes: list[Schema]) -> Schema:
    return next((items for shape in shapes if isinstance(items := shape.get("items"), dict)), {})


def _property(shapes: list[Schema], key: str) -> Schema:
    for shape in shapes:
        properties = shape.get("properties")
        if isinstance(properties, dict) and isinstance(found := properties.get(key), dict):
            return found
        if isinstance(values := shape.get("additionalProperties"), dict):
            return values
    return {}


def _is_bound(shape: Schema) -> bool:
    """Tell whether a text of this shape is a choice, a day or a number rather than somebody's words."""
    return bool(shape.keys() & {"enum", "const", "format", "pattern"}) or shape.get("type") in ("number", "integer")
