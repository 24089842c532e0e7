"""Marks under the words of a text, which stay under their words while the text around them changes."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Mark(NamedTuple):
    """Words to mark, from `start` to `end` in characters of the text; `level` names the style."""

    start: int
    end: int
    level: str


class Marks:
    """The marks of a text as it was read, found again line by line in the text as it is now."""

    def __init__(self, text: str = "", marks: Sequence[Mark] = ()) -> None:
        """Lay the marks out over the lines of `text`."""
        self._lines = text.split("\n")
        self._by_row: dict[int, list[Mark]] = {}
        starts = [0]
        for line in self._lines:
            starts.append(starts[-1] + len(line) + 1)
        for start, end, level in marks:
            row = bisect_right(starts, start) - 1
            while row < len(self._lines) and starts[row] < end:
                first, last = max(start - starts[row], 0), min(end - starts[row], len(self._lines[row]))
                if first < last:
                    self._by_row.setdefault(row, []).append(Mark(first, last, level))
                row += 1

    def on_line(self, row: int, line: str, rows: int) -> Iterator[Mark]:
        """Give the marks on a line of a text that has `rows` lines by now: those whose words still stand there."""
        moved = rows - len(self._lines)
        for old in sorted({row, row - moved}):
            for mark in self._by_row.get(old, ()):
                known = self._lines[old]
                for shift in (0, len(line) - len(known)):
                    start, end = mark.start + shift, mark.end + shift
                    if start >= 0 and line[start:end] == known[mark.start : mark.end]:
                        yield Mark(start, end, mark.level)
                        break
