"""The score as a scale: three stretches, each begun by its band's sign, filled up to the points."""

from textual.content import Content

from workbook.tui.widgets.columns import MUTED

FULL, EMPTY = "━", "╌"


def score_meter(points: float | None, bounds: tuple[int, int], signs: tuple[str, str, str], width: int) -> Content:
    """Give a scale of `width` cells for `points` of 0..100; the bands change at `bounds`.

    It reads without colour: every stretch has its sign, and full and empty cells differ in shape.
    """
    cells = max(width - 3 * 2 - 2, 3)
    edges = (0, *(round(cells * bound / 100) for bound in bounds), cells)
    filled = 0 if points is None else round(cells * points / 100)
    colours = ("$success", "$warning", "$error")
    parts: list[Content] = []
    for sign, colour, start, end in zip(signs, colours, edges[:-1], edges[1:], strict=True):
        full = max(0, min(filled, end) - start)
        parts.append(
            Content.assemble((sign, colour), " ", (FULL * full, colour), (EMPTY * (end - start - full), MUTED))
        )
    return Content(" ").join(parts)
