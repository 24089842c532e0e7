"""The stage line: the six parts of the story, how far each has come, and which one is open."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from workbook.tui.widgets.columns import MUTED


@dataclass(frozen=True, slots=True)
class Stage:
    """One part: its name in the person's language, and the sign of how far it has come."""

    part: str
    title: str
    sign: str


class StageLine(Widget):
    """The parts in a row; a click opens one. Where the row is narrow, only the open part keeps its full name."""

    DEFAULT_CSS = """
    StageLine { height: 1; width: 1fr; }
    """
    stages: reactive[Sequence[Stage]] = reactive(())
    shown: reactive[str] = reactive("")

    @dataclass
    class Picked(Message):
        """A part was clicked."""

        part: str

    def render(self) -> Content:
        """Draw the line."""
        return Content("  ").join(text for _, text in self._cells())

    def on_click(self, event: events.Click) -> None:
        """Open the part that was clicked."""
        end = 0
        for part, text in self._cells():
            end += text.cell_length + 2
            if event.x < end:
                self.post_message(self.Picked(part))
                return

    def _cells(self) -> list[tuple[str, Content]]:
        for length in (99, 9, 7, 5, 4, 0):
            cells = [(stage.part, self._cell(n, stage, length)) for n, stage in enumerate(self.stages, 1)]
            if sum(text.cell_length + 2 for _, text in cells) - 2 <= self.size.width:
                break
        return cells

    def _cell(self, number: int, stage: Stage, length: int) -> Content:
        open_now = stage.part == self.shown
        title = stage.title if open_now or len(stage.title) <= length else stage.title[: max(length - 1, 0)] + "…"
        if not open_now and length == 0:
            title = ""
        style = "bold $accent" if open_now else MUTED if stage.sign == "○" else ""
        name = f" {title}" if title else ""
        return Content.assemble(
            (str(number), "$accent" if open_now else "dim"), (f" {stage.sign}", style), (name, style)
        )
