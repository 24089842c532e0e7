"""What leads from one JSON value to another, in few bytes: ticking one item of a hundred stores that tick alone.

A delta is itself JSON, an object with one of these shapes:

- `{}`: nothing differs
- `{"=": value}`: the whole is replaced by `value`
- `{"s": [start, count, part]}`: in a text or list, `count` characters or elements at `start` give way to `part`
- `{"k": {key: delta}, "+": {key: value}, "-": [key]}`: in an object, by key; each part only where it is needed
- `{"i": {id: delta}, "-": [id], "+": [[index, element]], "o": [id]}`: in a list whose elements carry an id: the
  elements that differ, those to take out, those to put in at their place in the result, and the order before
  putting in, where that differs
"""

import json
import marshal
import zlib
from typing import TypeGuard

from workbook.storage.plain_json import Json, JsonObject

Delta = JsonObject

SORTED = json.JSONEncoder(sort_keys=True, separators=(",", ":"))
"""Encodes values for their checksum: equal ones alike, in whichever order their keys stand."""


def difference(source: Json, target: Json) -> Delta:
    """Give the delta with `apply(source, delta) == target`; both stay untouched."""
    # Comparing is done in C and ends at the first difference, but takes 1, 1.0 and true for one.
    alike = source is target or source == target
    if source is target or (alike and _surely_same(source, target)):
        return {}
    kind = type(source)
    if kind is not type(target):
        return {"=": target}
    if kind is dict:
        return _object_difference(source, target)
    if alike and same(source, target):
        return {}
    if kind is list and _is_identified(source) and _is_identified(target):
        return _identified_difference(source, target)
    return _splice(source, target) if kind in {str, list} else {"=": target}


def apply(source: Json, delta: Delta) -> Json:
    """Give what `delta` makes of `source`, which stays untouched; ValueError where the two do not fit."""
    if not delta:
        return source
    if "=" in delta:
        return delta["="]
    try:
        if "s" in delta:
            return _apply_splice(source, delta)
        if isinstance(source, dict):
            return _apply_to_object(source, delta)
        return _apply_to_identified(source, delta)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, RecursionError) as error:
        raise ValueError("the delta belongs to another value") from error


def same(one: Json, other: Json) -> bool:
    """Tell whether two JSON values are the same, where 1, 1.0 and true are three different ones."""
    kind = type(one)
    if kind is not type(other):
        return False
    if kind is dict:
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if kind is list:
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other) if kind is not float else repr(one) == repr(other)


def _surely_same(one: Json, other: Json) -> bool:
    """Tell in no time of most equal values that they are; of equal ones whose keys stand in another order not."""
    # Version 2 of the format writes equal texts alike; later ones tell apart how they lie in memory.
    return marshal.dumps(one, 2) == marshal.dumps(other, 2)


def checksum(value: Json) -> int:
    """Give a CRC-32 of `value` that does not depend on the order of its keys."""
    return zlib.crc32(SORTED.encode(value).encode())


def _object_difference(source: JsonObject, target: JsonObject) -> Delta:
    changed = {
        key: delta for key, value in target.items() if key in source and (delta := difference(source[key], value))
    }
    added = {key: value for key, value in target.items() if key not in source}
    gone = [key for key in source if key not in target]
    return _compact({"k": changed, "+": added, "-": gone})


def _apply_to_object(source: JsonObject, delta: Delta) -> JsonObject:
    gone = delta.get("-", [])
    result = {key: value for key, value in source.items() if key not in gone}
    for key, inner in delta.get("k", {}).items():
        result[key] = apply(source[key], inner)
    result.update(delta.get("+", {}))
    return result


def _is_identified(items: list[Json]) -> TypeGuard[list[JsonObject]]:
    ids = [item.get("id") for item in items if isinstance(item, dict)]
    return len(ids) == len(items) and all(isinstance(i, str) for i in ids) and len(set(ids)) == len(ids)


def _identified_difference(source: list[JsonObject], target: list[JsonObject]) -> Delta:
    here = {item["id"]: item for item in source}
    there = {item["id"]: item for item in target}
    changed = {i: difference(here[i], item) for i, item in there.items() if i in here}
    added = [[index, item] for index, item in enumerate(target) if item["id"] not in here]
    gone = [i for i in here if i not in there]
    stays = [i for i in here if i in there]
    order = [i for i in there if i in here]
    return _compact(
        {
            "i": {i: delta for i, delta in changed.items() if delta},
            "-": gone,
            "+": added,
            "o": order if order != stays else [],
        }
    )


def _apply_to_identified(source: list[JsonObject], delta: Delta) -> list[JsonObject]:
    gone = delta.get("-", [])
    kept = {item["id"]: item for item in source if item["id"] not in gone}
    for i, inner in delta.get("i", {}).items():
        kept[i] = apply(kept[i], inner)
    result = [kept[i] for i in delta.get("o") or kept]
    for index, item in delta.get("+", []):
        result.insert(index, item)
    return result


def _splice(source: Json, target: Json) -> Delta:
    """Give the delta between two texts or two plain lists: what lies between their common start and common end."""
    start = _common(source, target)
    end = _common(source[start:][::-1], target[start:][::-1])
    return {"s": [start, len(source) - start - end, target[start : len(target) - end]]}


def _apply_splice(source: Json, delta: Delta) -> Json:
    start, count, part = delta["s"]
    if type(source) is not type(part) or start + count > len(source):
        raise TypeError("the splice belongs to another value")
    return source[:start] + part + source[start + count :]


def _common(one: Json, other: Json) -> int:
    """Count the elements that two texts or lists share at their start, halving instead of walking through texts."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if same(one[low:middle], other[low:middle]):
            low = middle
        else:
            high = middle - 1
    return low


def _compact(parts: Delta) -> Delta:
    return {key: part for key, part in parts.items() if part}


def leaves(before: Json, after: Json, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], Json, Json]]:
    """Give (path, before, after) for each smallest part that differs; None stands for a part that is not there.

    Elements of a list with ids are named by their id; other lists and texts are one part each.
    """
    if same(before, after):
        return []
    if isinstance(before, dict) and isinstance(after, dict):
        keys = [*before, *(key for key in after if key not in before)]
        return [leaf for key in keys for leaf in leaves(before.get(key), after.get(key), (*path, key))]
    if isinstance(before, list) and isinstance(after, list) and _is_identified(before) and _is_identified(after):
        here, there = {item["id"]: item for item in before}, {item["id"]: item for item in after}
        if [i for i in here if i in there] == [i for i in there if i in here]:
            return leaves(here, there, path)
    return [(path, before, after)]
