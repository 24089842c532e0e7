"""Takes out of a text what could harm a terminal or disguise itself; loads nothing, so that it can be used anywhere."""

import unicodedata

_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BREAKS = str.maketrans({"\r": "\n", "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n"})


def clean_prose(text: str) -> str:
    """Give `text` without control and direction characters, in NFC; newlines and tabs stay.

    Every kind of line break becomes a newline.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").translate(_BREAKS)
    kept = "".join(c for c in text if c in "\n\t" or not (unicodedata.category(c) in {"Cc", "Cs"} or c in _DIRECTIONS))
    return unicodedata.normalize("NFC", kept)


def clean_line(text: str) -> str:
    """Give `text` cleaned as prose and folded to one line: runs of white space become one blank, none at the ends."""
    return " ".join(clean_prose(text).split())
