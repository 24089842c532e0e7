"""Lines of text in columns, cut with an ellipsis where they do not fit."""

from textual.content import Content

MUTED = "$secondary"
"""The style of quiet words inside a Content, where MUTED comes out brighter than the text around it."""


def two_columns(width: int, left: Content, right: Content, gap: int = 2) -> Content:
    """Give `left` and, flush right, `right` on a line of `width` cells; the left side gives way first."""
    room = width - (right.cell_length + gap if right.cell_length else 0)
    if room < 4:
        return cut(left, width)
    left = cut(left, room)
    blanks = " " * max(0, width - left.cell_length - right.cell_length)
    return Content.assemble(left, blanks, right)


def column(text: Content, width: int) -> Content:
    """Give `text` in exactly `width` cells: cut with an ellipsis, or filled with blanks."""
    text = cut(text, width)
    return Content.assemble(text, " " * (width - text.cell_length))


def cut(text: Content, width: int) -> Content:
    """Give `text` cut to `width` cells with an ellipsis."""
    return text if text.cell_length <= width else text.truncate(max(0, width), ellipsis=True)


def wrapped(text: Content, width: int, limit: int = 0) -> list[Content]:
    """Give `text` in lines of at most `width` cells, broken between words; after `limit` lines an ellipsis."""
    width = max(width, 2)
    if limit and len(text) > (most := width * (limit + 1)):
        text = text[:most]  # so that a text of any length costs no more than what is shown
    lines = [line.rstrip() for part in text.split("\n", allow_blank=True) for line in part.wrap(width)]
    if not limit or len(lines) <= limit:
        return lines
    kept = lines[:limit]
    while len(kept) > 1 and not kept[-1]:
        kept.pop()
    last = kept[-1] if kept[-1].cell_length < width else kept[-1].truncate(width - 1)
    return [*kept[:-1], last.rstrip() + "…"]


def block(text: Content, width: int, *, first: Content, indent: int, limit: int = 0) -> Content:
    """Give `text` wrapped with `first` before its first line and `indent` blanks before the others."""
    lines = wrapped(text, width - indent, limit) or [Content("")]
    first = column(first, indent)
    return Content("\n").join([first + lines[0], *[" " * indent + line for line in lines[1:]]])


def marked(text: Content, *, here: bool, done: bool) -> Content:
    """Give `text` behind two signs that read without colour: ▸ where one stands, ✓ where it is done."""
    return Content.assemble(("▸" if here else " ", "$accent"), ("✓" if done else " ", "$success"), " ", text)
