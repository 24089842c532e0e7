"""Lines of text in columns, cut with an ellipsis where they do not fit."""

from textual.content import Content


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
