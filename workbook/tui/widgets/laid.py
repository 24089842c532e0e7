"""A text that is laid out anew for every width, or for every size."""

from collections.abc import Callable

from textual import events
from textual.content import Content
from textual.widgets import Static


class Laid(Static):
    """Shows what a layout gives for the present width in cells."""

    DEFAULT_CSS = """
    Laid { width: 1fr; height: auto; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, markup=False)
        self._layout: Callable[[int], Content] = lambda _width: Content("")
        self._laid_width = 0

    def lay(self, layout: Callable[[int], Content]) -> None:
        """Show what `layout` gives now, and again whenever the width changes."""
        self._layout = layout
        self._lay_out()

    def on_resize(self, _event: events.Resize) -> None:
        """Lay the text out for the new width."""
        if self.content_size.width != self._laid_width:
            self._lay_out()

    def _lay_out(self) -> None:
        self._laid_width = self.content_size.width
        if self._laid_width > 0:
            self.update(self._layout(self._laid_width))


class Fitted(Static):
    """Shows what a layout gives for the present width and height in cells, both given by style."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, markup=False)
        self._layout: Callable[[int, int], Content] = lambda _width, _height: Content("")

    def lay(self, layout: Callable[[int, int], Content]) -> None:
        """Show what `layout` gives now, and again whenever the size changes."""
        self._layout = layout
        self._lay_out()

    def on_resize(self, _event: events.Resize) -> None:
        """Lay the text out for the new size."""
        self._lay_out()

    def _lay_out(self) -> None:
        width, height = self.content_size
        if width > 0:
            self.update(self._layout(width, height))
