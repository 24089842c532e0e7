"""Passwords and keys do not belong into the book: what looks like one is refused."""

import re

from workbook.domain.errors import Refused

_NAMED = re.compile(
    r"""(?ix) \b (?: pass(?:word|wort|phrase|code)? | kennwort | pwd? | pin | secret | token | api[ _-]?key
    | парол[ья] | пин-?код ) \s* (?: is | ist | = | : | — | - ) \s* (?P<value>\S{4,})"""
)
_SHAPES = re.compile(
    r"""(?x) -----BEGIN[ A-Z]*PRIVATE[ ]KEY | \b (?: gh[pousr]_\w{20,} | github_pat_\w{20,} | sk-[\w-]{16,}
    | [sr]k_(?:live|test)_\w{10,} | xox[abprs]-[\w-]{10,} | AKIA[0-9A-Z]{12,} | AIza[\w-]{20,}
    | glpat-[\w-]{16,} | eyJ[\w-]{10,}\.[\w-]{10,}\. )"""
)
_PLACES = frozenset({"in", "im", "in:", "with", "bei", "at", "from", "by", "see", "siehe", "the", "в", "у"})


def looks_like_secret(text: str) -> bool:
    """Say whether a text holds what looks like a password or key: named as one, of a known shape, or random."""
    if _SHAPES.search(text):
        return True
    for named in _NAMED.finditer(text):
        if named["value"].casefold() not in _PLACES and _mixed(named["value"]) >= 2:
            return True
    return any(_random(word) for word in text.split())


def refuse_secret(text: str) -> None:
    """Refuse a text that holds what looks like a password or key."""
    if looks_like_secret(text):
        raise Refused(
            "That looks like a password or a key, and those do not belong here. "
            "Write where it lies instead, such as “in the shared vault, under hosting”."
        )


def _mixed(word: str) -> int:
    """Count the kinds of characters: small, capital, digit, other."""
    return sum(
        (
            any(c.islower() for c in word),
            any(c.isupper() for c in word),
            any(c.isdigit() for c in word),
            any(not c.isalnum() for c in word.strip(".,;:!?()[]\"'“”„«»")),
        )
    )


def _random(word: str) -> bool:
    bare = word.strip(".,;:!?()[]\"'“”„«»")
    if not 10 <= len(bare) <= 200 or "://" in bare or ("@" in bare[1:-1] and "." in bare) or "/" in bare:
        return False
    return _mixed(bare) == 4 and not re.fullmatch(r"[\w.-]+\.[a-z]{2,}|[A-Za-z]+[-_.]\d[\d.-]*", bare)
