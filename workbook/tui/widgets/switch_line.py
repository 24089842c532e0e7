"""One line with a few answers of which one holds, marked by shape: space goes on to the next."""

from collections.abc import Sequence

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


class SwitchLine(Widget, can_focus=True):
    """Shows (value, text) pairs beside each other as "(•)" and "( )"."""

    BINDINGS = [
        Binding("space,right,l", "next", show=False),
        Binding("left,h", "previous", show=False),
        Binding("enter", "submit", show=False),
    ]
    DEFAULT_CSS = """
    SwitchLine { height: 1; width: 1fr; &:focus { background: $block-cursor-background; } }
    """
    value: reactive[str] = reactive("")

    class Submitted(Message):
        """The person pressed enter."""

    def __init__(self, choices: Sequence[tuple[str, str]], value: str) -> None:
        super().__init__()
        self._choices = choices
        self.set_reactive(SwitchLine.value, value)

    def render(self) -> Content:
        """Draw the line."""
        return Content("   ").join(text for _value, text in self._cells())

    def _cells(self) -> list[tuple[str, Content]]:
        return [
            (
                value,
                Content.assemble(
                    "(•) " if value == self.value else "( ) ", (text, "bold" if value == self.value else "")
                ),
            )
            for value, text in self._choices
        ]

    def action_next(self) -> None:
        """Go on to the next answer, from the last to the first."""
        self._move(1)

    def action_previous(self) -> None:
        """Go back to the answer before."""
        self._move(-1)

    def _move(self, by: int) -> None:
        values = [value for value, _text in self._choices]
        self.value = values[(values.index(self.value) + by) % len(values)]

    def action_submit(self) -> None:
        """Say that enter was pressed."""
        self.post_message(self.Submitted())

    def on_click(self, event: events.Click) -> None:
        """Take the answer that was clicked."""
        end = 0
        for value, text in self._cells():
            end += text.cell_length + 3
            if event.x < end:
                self.value = value
                return
