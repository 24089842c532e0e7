"""Makes JSON of every shape that a schema allows, so that a field added to the model is tested from its first day."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

Json = Any
Schema = Mapping[str, Any]

HOSTILE = [
    "[/b]",
    "\x1b[2J",
    "Ада Студио",
    "👩\u200d🎨",
    "\u202egnp.exe",
    "a\r\nb",
    "\ud800",
    "  blanks ",
    "Cafe\u0301",
]
TEXTS = st.one_of(st.text(max_size=20), st.sampled_from(HOSTILE))
IDS = st.text("abcdefghij0123456789", min_size=1, max_size=8)


def values(schema: Schema, definitions: Mapping[str, Schema], name: str = "") -> st.SearchStrategy[Json]:
    """Give a strategy for JSON of a schema; `name` is the field it stands in."""
    if "$ref" in schema:
        return values(definitions[schema["$ref"].rpartition("/")[2]], definitions, name)
    if "anyOf" in schema:
        return st.one_of([values(one, definitions, name) for one in _meant(schema["anyOf"])])
    if "enum" in schema or "const" in schema:
        return st.sampled_from(schema.get("enum") or [schema["const"]])
    if schema["type"] == "object":
        return _objects(schema, definitions)
    if schema["type"] == "array":
        unique = (lambda item: item.get("id", str(item))) if "$ref" in schema["items"] else str
        return st.lists(values(schema["items"], definitions, name), max_size=3, unique_by=unique)
    return _texts(schema, name) if schema["type"] == "string" else _numbers(schema)


def _meant(shapes: Sequence[Schema]) -> Sequence[Schema]:
    """Give the alternatives; a text beside a number is a decimal number, which the schema does not say."""
    if not any(one.get("type") == "number" for one in shapes):
        return shapes
    return [{**one, "pattern": "number"} if one.get("type") == "string" else one for one in shapes]


def _numbers(schema: Schema) -> st.SearchStrategy[Json]:
    made: dict[str, st.SearchStrategy[Json]] = {
        "integer": st.integers(schema.get("minimum", -(10**6)), schema.get("maximum", 10**6)),
        "number": st.floats(allow_nan=False, allow_infinity=False),
        "boolean": st.booleans(),
        "null": st.none(),
    }
    return made[schema["type"]]


def _objects(schema: Schema, definitions: Mapping[str, Schema]) -> st.SearchStrategy[Json]:
    if "properties" not in schema:
        keys = values(schema["propertyNames"], definitions) if "propertyNames" in schema else IDS
        return st.dictionaries(keys, values(schema["additionalProperties"], definitions), max_size=3)
    made = {key: values(one, definitions, key) for key, one in schema["properties"].items()}
    required = schema.get("required", ())
    optional = {key: strategy for key, strategy in made.items() if key not in required}
    return st.fixed_dictionaries({key: made[key] for key in required}, optional=optional)


def _texts(schema: Schema, name: str) -> st.SearchStrategy[Json]:
    match schema.get("format"):
        case "date":
            return st.dates(date(1970, 1, 1), date(2200, 12, 31)).map(date.isoformat)
        case "date-time":
            moments = st.datetimes(datetime(1970, 1, 1), datetime(2200, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001
            return moments.map(datetime.isoformat)
    if "pattern" in schema:
        return st.decimals(0, 1000, places=2).map(str)
    return IDS if name == "id" else st.sampled_from(["EUR", "gbp"]) if name == "currency" else TEXTS
