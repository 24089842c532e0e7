"""A list of rows under headings, moved through by keyboard or mouse and laid out anew for every width."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from workbook.tui.keys import bindings


@dataclass(frozen=True, slots=True)
class Row:
    """One row: an id for those that can be stood on, None for headings and blank lines."""

    id: str | None
    text: Content


Layout = Callable[[int], Sequence[Row]]
"""Gives the rows for a width in cells."""


class Rows(OptionList):
    """Rows that keep their highlight by id when they are laid out anew."""

    BINDINGS = bindings("pane.down", "pane.up")
    DEFAULT_CSS = """
    Rows {
        height: 1fr; border: none; padding: 0; background: $background; overflow-x: hidden;
        scrollbar-size-vertical: 1; scrollbar-gutter: stable;
        &:focus { border: none; background: $background; background-tint: $background 0%; }
        & > .option-list--option { padding: 0; }
        & > .option-list--option-disabled { color: $foreground; }
    }
    """

    @dataclass
    class Opened(Message):
        """A row was opened: by a key bound to `open`, or by a double click."""

        rows: "Rows"
        row_id: str

        @property
        def control(self) -> "Rows":
            """The rows, so that handlers can name them by a selector."""
            return self.rows

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes, markup=False)
        self._layout: Layout = lambda _width: ()
        self._shown: tuple[Row, ...] = ()
        self._laid_width = 0

    def lay(self, layout: Layout) -> None:
        """Show the rows that `layout` gives for the present width, and again whenever the width changes."""
        self._layout = layout
        self._lay_out()

    @property
    def current(self) -> str | None:
        """The id of the row that is stood on."""
        option = self.highlighted_option
        return option.id if option is not None else None

    def stand_on(self, row_id: str) -> None:
        """Move to a row, if it is there."""
        for index, row in enumerate(self._shown):
            if row.id == row_id:
                self.highlighted = index

    def scroll_to_highlight(self, top: bool = False) -> None:  # noqa: FBT001, FBT002 - as Textual has it
        """Bring the row that is stood on into view, with the headings right above it."""
        super().scroll_to_highlight(top)
        first = self.highlighted or 0
        while first > 0 and self._shown[first - 1].id is None:
            first -= 1
        above = sum(1 + row.text.plain.count("\n") for row in self._shown[:first])
        if above < self.scroll_offset.y:
            self.scroll_to(y=above, animate=False, immediate=True)

    def action_open(self) -> None:
        """Open the row that is stood on."""
        if self.current is not None:
            self.post_message(self.Opened(self, self.current))

    def on_click(self, event: events.Click) -> None:
        """Open a row that is clicked twice."""
        if event.chain == 2:
            self.action_open()

    def on_resize(self, _event: events.Resize) -> None:
        """Lay the rows out for the new width."""
        if self.scrollable_content_region.width != self._laid_width:
            self._lay_out()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if width <= 0:
            self._laid_width = 0  # laid out when there is room again, be it as wide as before
            return
        self._laid_width = width
        rows = tuple(self._layout(width))
        if [row.id for row in rows] == [row.id for row in self._shown]:
            for index, (new, old) in enumerate(zip(rows, self._shown, strict=True)):
                if not new.text.is_same(old.text):
                    self.replace_option_prompt_at_index(index, new.text)
            self._shown = rows
            return
        stood, place = self.current, self.highlighted
        scroll = self.scroll_offset
        self._shown = rows
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options([Option(row.text, id=row.id, disabled=row.id is None) for row in rows])
        self._stand_again(stood, place)
        self.scroll_to(y=scroll.y, animate=False, immediate=True)

    def _stand_again(self, stood: str | None, place: int | None) -> None:
        standing = [index for index, row in enumerate(self._shown) if row.id is not None]
        if not standing:
            return
        same = next((index for index in standing if self._shown[index].id == stood), None)
        near = next((index for index in standing if index >= (place or 0)), standing[-1])
        self.highlighted = same if same is not None else near
