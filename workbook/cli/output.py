"""Writes for a shell: data on standard output, words on standard error, nothing that could move the cursor."""

import re
import unicodedata
from collections.abc import Sequence

import click

from workbook.domain.cleaning import clean_prose

_STYLE = re.compile(r"(\x1b\[[\d;]*m)")
"""What `click.style` makes: colour and weight, which neither move the cursor nor change the terminal."""

_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Characters that JSON allows as they are and a terminal may obey, or no file can hold."""

GAP = "  "
"""Between two columns of a table."""


def put(text: str = "") -> None:
    """Write text that is data; what could steer the terminal is taken out, styles stay."""
    click.echo("".join(part if _STYLE.fullmatch(part) else clean_prose(part) for part in _STYLE.split(text)))


def tell(text: str) -> None:
    """Write words about what was done or went wrong, on standard error."""
    click.echo(clean_prose(text), err=True)


def put_json(value: object) -> None:
    """Write a JSON value for programs, in UTF-8 whatever the locale is."""
    import json

    put_bytes((json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode(errors="replace"))


def put_json_line(value: object) -> None:
    """Write a JSON value on a line of its own, exact to the character and yet harmless to a terminal."""
    import json

    line = json.dumps(value, ensure_ascii=False, allow_nan=False)
    put_bytes((_UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", line) + "\n").encode())


def put_bytes(data: bytes) -> None:
    """Write bytes as they are."""
    click.echo(data, nl=False)


def bold(text: str) -> str:
    """Give text that stands out where there is a terminal with styles."""
    return click.style(text, bold=True)


def dim(text: str) -> str:
    """Give text that steps back where there is a terminal with styles."""
    return click.style(text, dim=True)


def in_colour(text: str, colour: str) -> str:
    """Give text in a colour where there is a terminal with colours."""
    return click.style(text, fg=colour)


def table(rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> list[str]:
    """Give rows of plain cells as lines with aligned columns; the columns in `right` align right, the last is free."""
    widths = [max((cells(row[n]) for row in rows), default=0) for n in range(len(rows[0]) if rows else 0)]
    lines = []
    for row in rows:
        padded = [_padded(cell, widths[n], right=n in right) for n, cell in enumerate(row[:-1])]
        lines.append(GAP.join([*padded, row[-1]]).rstrip())
    return lines


def cells(text: str) -> int:
    """Give how many columns of a terminal a text takes: wide characters two, combining ones none."""
    bare = _STYLE.sub("", text)
    return len(bare) if bare.isascii() else sum(_cells(character) for character in bare)


def shortened(text: str, width: int) -> str:
    """Give a text that takes at most `width` columns, with an ellipsis where something was left out."""
    if cells(text) <= width:
        return text
    kept = ""
    room = width - 1
    for character in text:
        room -= _cells(character)
        if room < 0:
            break
        kept += character
    return kept.rstrip() + "…"


def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _padded(text: str, width: int, *, right: bool) -> str:
    blanks = " " * (width - cells(text))
    return blanks + text if right else text + blanks
