"""Writes a letter as Markdown (CommonMark): the subject as its heading, every word as it stands."""

import re
from itertools import zip_longest

_SPECIAL = re.compile(r"[\\`*_\[\]<>&~|]")
_LIST = re.compile(r"- (?=\S)")
_STARTS = re.compile(r"(?:[#+=-]|\d{1,9}[.)])(?=\s|$)|[=#-]+$|-{2,}|={2,}|#+(?=\s)")


def write_markdown(subject: str, text: str) -> str:
    """Give a letter as Markdown; lines that begin with "- " stay a list, other single line breaks stay breaks."""
    paragraphs = [_paragraph(part) for part in re.split(r"\n\s*\n", text.strip())]
    return "\n\n".join([f"# {_escaped(' '.join(subject.split()))}", *(part for part in paragraphs if part)]) + "\n"


def _paragraph(text: str) -> str:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    written = []
    for line, after in zip_longest(lines, lines[1:], fillvalue=""):
        if _LIST.match(line):
            written.append(f"- {_line(line[2:].lstrip())}")
        else:
            # A backslash before the line break keeps it, as the lines of an address or a greeting need.
            written.append(_line(line) + ("\\" if after and not _LIST.match(after) else ""))
    return "\n".join(written)


def _line(line: str) -> str:
    """Give a line whose first characters begin no heading, list or rule."""
    escaped = _escaped(line)
    found = _STARTS.match(escaped)
    if found is None:
        return escaped
    last = found.end() - 1
    place = last if escaped[last] in ".)" else 0
    return f"{escaped[:place]}\\{escaped[place:]}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", text)
