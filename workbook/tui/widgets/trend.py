"""Points over time as a small picture: one line of blocks, or a chart of several lines."""

from collections.abc import Sequence

from textual.content import Content

BLOCKS = " ▁▂▃▄▅▆▇█"


def sparkline(values: Sequence[float | None], most: int = 20) -> Content:
    """Give the last `most` values of 0..100 as blocks in one line; a dot where nothing was measured."""
    line = "".join("·" if value is None else BLOCKS[1 + round(value / 100 * 7)] for value in values[-most:])
    return Content.styled(line, "$accent")


def chart(values: Sequence[float | None], width: int, height: int) -> list[Content]:
    """Give the last values of 0..100 as bars over `height` lines, the full height being 100; newest at the right."""
    shown = values[-max(width // 2, 1) :]
    lines = []
    for line in range(height - 1, -1, -1):
        cells = [_cell(value, line, height) for value in shown]
        lines.append(Content.styled(" ".join(cells), "$accent"))
    return lines


def _cell(value: float | None, line: int, height: int) -> str:
    if value is None:
        return "·" if line == 0 else " "
    eighths = round(value / 100 * height * 8) - line * 8
    least = 1 if line == 0 else 0
    return BLOCKS[max(least, min(eighths, 8))]
