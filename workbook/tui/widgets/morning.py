"""A page of centred lines over a sky in which, once, it becomes morning."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from time import monotonic

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.color import Color, ColorParseError
from textual.content import Content
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from workbook.tui.widgets.columns import wrapped

SECONDS = 2.6
"""How long it takes to become light."""

FRAMES = 20
"""Pictures a second while it does."""

STARS = 26
ROOM = 34
"""Cells to either side of the middle in which no star stands between the lines."""
GLOW = {True: "#c8843c", False: "#f3bd7c"}
"""The colour of the light, on a dark and on a light page."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One line of the page: its text, the name of its colour in the theme, whether it is bold."""

    text: str = ""
    colour: str = "foreground"
    bold: bool = False


class Morning(Widget, can_focus=True):
    """Lines in the middle of the screen; `dawn` lets the light come up behind them, `be_still` shows it as it ends."""

    DEFAULT_CSS = """
    Morning { width: 1fr; height: 1fr; background: $background; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[Spoken] = ()
        self._light = 1.0
        self._began = 0.0
        self._timer: Timer | None = None

    @property
    def moving(self) -> bool:
        """Whether it is becoming light."""
        return self._timer is not None

    @property
    def said(self) -> str:
        """The page as plain text."""
        return "\n".join(line.text for line in self._lines)

    def say(self, lines: Sequence[Spoken]) -> None:
        """Show other lines."""
        self._lines = tuple(lines)
        self.refresh()

    def dawn(self) -> None:
        """Let it become light, once."""
        self._light, self._began = 0.0, monotonic()
        self._timer = self.set_interval(1 / FRAMES, self._step)

    def be_still(self) -> None:
        """Show everything as it is at the end."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        self._light = 1.0
        self.refresh()

    def _step(self) -> None:
        self._light = (monotonic() - self._began) / SECONDS
        if self._light >= 1:
            self.be_still()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line: the sky, and what is said on it."""
        width, height = self.size
        sky = self._sky(y, height)
        ground = Style(bgcolor=sky.rich_color)
        top = max(0, (height - len(self._lines)) * 2 // 5)
        line = self._lines[y - top] if 0 <= y - top < len(self._lines) else Spoken()
        if not line.text:
            return self._stars(y, top, sky)
        text = line.text if cell_len(line.text) <= width else set_cell_size(line.text, max(0, width - 1)) + "…"
        before = (width - cell_len(text)) // 2
        after = width - before - cell_len(text)
        style = Style(bold=line.bold or None) + ground
        style += Style(color=sky.blend(self._named(line.colour), self._shown(y - top)).rich_color)
        return Strip([Segment(" " * before, ground), Segment(text, style), Segment(" " * after, ground)], width)

    def _sky(self, y: int, height: int) -> Color:
        """Give the colour of a line of the sky: light comes up from below, and settles a little lower."""
        page = self._named("background")
        if self.app.no_color:
            return page
        light = _eased(min(self._light, 1.0))
        swell = 1.0 + 0.9 * light * (1.0 - light) * 4 * (1 if self._light < 1 else 0)
        reach = max(0.01, 0.42 * light * swell)
        depth = (height - 0.5 - y) / max(height, 1)
        warmth = max(0.0, 1.0 - depth / reach) ** 1.6
        return page.blend(Color.parse(GLOW[self.app.current_theme.dark]), 0.62 * light * warmth)

    def _stars(self, y: int, top: int, sky: Color) -> Strip:
        width, height = self.size
        ground = Style(bgcolor=sky.rich_color)
        places: dict[int, tuple[str, float]] = {}
        chance = Random(width * 1000 + height)  # noqa: S311 - a picture
        for number in range(STARS):
            x, row, sign = (
                chance.randrange(max(width, 1)),
                chance.randrange(max(height * 3 // 5, 1)),
                chance.choice("···✦"),
            )
            if row == y and (abs(x - width // 2) > ROOM or not 0 <= y - top <= len(self._lines)):
                places[x] = (sign, number / STARS)
        if not places or self.app.no_color:
            return Strip([Segment(" " * width, ground)], width)
        segments, at = [], 0
        for x, (sign, turn) in sorted(places.items()):
            faint = 0.34 * _eased(min(1.0, max(0.0, self._light * 2.2 - turn)))
            star = Style(color=sky.blend(self._named("foreground"), faint).rich_color) + ground
            segments += [Segment(" " * (x - at), ground), Segment(sign, star)]
            at = x + 1
        return Strip([*segments, Segment(" " * (width - at), ground)], width)

    def _shown(self, row: int) -> float:
        """Give how far a line has come out of the dark: one after another, all of them at the end."""
        if self._light >= 1:
            return 1.0
        begin = 0.15 + 0.5 * row / max(len(self._lines), 1)
        return _eased(min(1.0, max(0.0, (self._light - begin) / 0.3)))

    def _named(self, name: str) -> Color:
        """Give a colour of the theme; where a theme leaves it to Textual, the widget's own."""
        page, text = self.background_colors[1], self.colors[3]
        try:
            return Color.parse(self.app.theme_variables[name])
        except (KeyError, ColorParseError):
            return page if name == "background" else text


def centred(text: str, width: int, limit: int) -> list[str]:
    """Give `text` broken between words into at most `limit` lines of `width` cells, the last with an ellipsis."""
    return [line.plain for line in wrapped(Content(text), width, limit)]


def _eased(share: float) -> float:
    return share * share * (3 - 2 * share)
