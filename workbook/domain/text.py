"""Text that people typed or pasted, cleaned once at the model's door.

Control characters, lone surrogates and invisible direction changes are taken out, so that no text can move a
terminal's cursor, set its clipboard or disguise itself; what remains is normalised to NFC.
"""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from workbook.domain.cleaning import clean_line, clean_prose
from workbook.domain.errors import Refused, TextConflict

__all__ = ["LINE_LIMIT", "PROSE_LIMIT", "Line", "Prose", "Title", "clean_line", "clean_prose"]

LINE_LIMIT = 500
"""Characters in a name, title or other single line."""

PROSE_LIMIT = 1_000_000
"""Characters in a free text; a script of 100,000 words fits."""


def unless_changed(now: str, text: str, base: str | None) -> str:
    """Give `text` cleaned, unless the stored text is neither the one the typing started from nor the same."""
    mine = clean_prose(text)
    if base is not None and now not in {clean_prose(base), mine}:
        raise TextConflict(
            "This text was changed elsewhere while you were writing. Both versions are kept; choose one.",
            mine=mine,
            theirs=now,
        )
    return mine


def _line(text: object) -> object:
    if not isinstance(text, str):
        return text
    cleaned = clean_line(text)
    if len(cleaned) > LINE_LIMIT:
        raise Refused(
            "That line is {length} characters long; up to {limit} fit. Shorten it, or put the rest into a note.",
            length=len(cleaned),
            limit=LINE_LIMIT,
        )
    return cleaned


def _prose(text: object) -> object:
    if not isinstance(text, str):
        return text
    cleaned = clean_prose(text)
    if len(cleaned) > PROSE_LIMIT:
        raise Refused(
            "That text is {length} characters long; up to {limit} fit. Keep the rest elsewhere and note where.",
            length=len(cleaned),
            limit=PROSE_LIMIT,
        )
    return cleaned


def _not_empty(text: str) -> str:
    if not text:
        raise Refused("This must not be empty. Type a few words, or press escape to leave it as it was.")
    return text


Line = Annotated[str, BeforeValidator(_line)]
"""A cleaned single line, possibly empty, of at most LINE_LIMIT characters."""

Title = Annotated[str, BeforeValidator(_line), AfterValidator(_not_empty)]
"""A cleaned single line with something in it."""

Prose = Annotated[str, BeforeValidator(_prose)]
"""A cleaned text of any number of lines, of at most PROSE_LIMIT characters."""
