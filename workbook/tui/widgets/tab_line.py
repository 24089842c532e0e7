"""A line of pages to switch between, with room for a few words on the right."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from workbook.tui.widgets.columns import MUTED, two_columns

GAP = " · "


class TabLine(Widget):
    """Pages as (id, title); the one that is shown is bold and underlined. `asides` are tried from the longest on."""

    DEFAULT_CSS = """
    TabLine { height: 1; width: 1fr; }
    """
    tabs: reactive[Sequence[tuple[str, str]]] = reactive(())
    shown: reactive[str] = reactive("")
    asides: reactive[Sequence[Content]] = reactive(())

    @dataclass
    class Picked(Message):
        """A page was clicked."""

        tab: str

    def render(self) -> Content:
        """Draw the line; the longest aside that fits stands on the right."""
        pages = Content(GAP).join(self._page(tab, title) for tab, title in self.tabs)
        room = self.size.width - pages.cell_length - 2
        aside = next((text for text in self.asides if text.cell_length <= room), Content(""))
        return two_columns(self.size.width, pages, aside)

    def _page(self, tab: str, title: str) -> Content:
        return Content.styled(title, "bold underline $accent" if tab == self.shown else MUTED)

    def on_click(self, event: events.Click) -> None:
        """Open the page that was clicked."""
        end = 0
        for tab, title in self.tabs:
            end += Content(title).cell_length + len(GAP)
            if event.x < end:
                self.post_message(self.Picked(tab))
                return
