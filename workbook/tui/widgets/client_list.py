"""The client list: two lines a client, drawn line by line so that ten thousand cost as little as ten."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workbook.tui.keys import bindings
from workbook.tui.widgets.columns import column


@dataclass(frozen=True, slots=True)
class Entry:
    """What the list shows of a client: sign and its colour's name, points, name, next step, whether it needs you."""

    sign: str
    colour: str
    points: str
    name: str
    step: str
    needs_you: bool


class ClientList(ScrollView, can_focus=True):
    """Clients to move through; it tells which one is stood on."""

    BINDINGS = bindings("list")
    COMPONENT_CLASSES = {"client-list--entry", "client-list--current", "client-list--step", "client-list--needs"}
    DEFAULT_CSS = """
    ClientList {
        scrollbar-size-vertical: 1; background: $background; overflow-x: hidden;
        & > .client-list--entry { color: $foreground; background: $background; }
        & > .client-list--current {
            color: $block-cursor-blurred-foreground; background: $block-cursor-blurred-background;
        }
        &:focus > .client-list--current { color: $block-cursor-foreground; background: $block-cursor-background; }
        & > .client-list--step { color: $text-muted; }
        & > .client-list--needs { color: $accent; }
    }
    """
    HEIGHT = 2
    """Lines a client."""

    cursor: reactive[int] = reactive(0, init=False)

    @dataclass
    class Stood(Message):
        """The person stands on a client; None when the list is empty."""

        client_id: str | None

    class Opened(Message):
        """The person wants to work on the client that is stood on."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._ids: Sequence[str] = ()
        self._entry: Callable[[str], Entry] | None = None
        self._strips: LRUCache[tuple[object, ...], Strip] = LRUCache(400)

    @property
    def ids(self) -> Sequence[str]:
        """The ids of the clients that are listed, in order."""
        return self._ids

    @property
    def current(self) -> str | None:
        """The id of the client that is stood on."""
        return self._ids[self.cursor] if 0 <= self.cursor < len(self._ids) else None

    def fill(self, ids: Sequence[str], entry: Callable[[str], Entry], stand_on: str | None = None) -> None:
        """Show other clients, each drawn from `entry` when it comes into view.

        It stands on the client `stand_on` if that is there, else as near as possible to where it stood.
        """
        self._ids, self._entry = ids, entry
        self.virtual_size = Size(0, len(ids) * self.HEIGHT)
        place = ids.index(stand_on) if stand_on in ids else min(self.cursor, max(len(ids) - 1, 0))
        self.set_reactive(ClientList.cursor, place)
        self._strips.clear()
        self._reveal()
        self.refresh()

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on an entry."""
        return max(0, min(cursor, len(self._ids) - 1))

    def watch_cursor(self) -> None:
        """Tell who is stood on."""
        self._reveal()
        self.refresh()
        self.post_message(self.Stood(self.current))

    def _reveal(self) -> None:
        if self.is_mounted:
            region = Region(0, self.cursor * self.HEIGHT, 1, self.HEIGHT)
            self.scroll_to_region(region, animate=False, force=True, immediate=True)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        index, line = divmod(y + self.scroll_offset.y, self.HEIGHT)
        width = self.scrollable_content_region.width
        if index >= len(self._ids) or self._entry is None:
            return Strip.blank(width, self.get_component_rich_style("client-list--entry"))
        current = index == self.cursor
        key = (index, line, width, current, self.has_focus, self.app.theme)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = self._draw(self._entry(self._ids[index]), line, width, current=current)
        return strip

    def _draw(self, entry: Entry, line: int, width: int, *, current: bool) -> Strip:
        base = self.get_component_rich_style("client-list--current" if current else "client-list--entry")
        bar = Segment("▌" if current else " ", base + self._colour("accent"))
        room = max(width - 1, 1)
        if line == 0:
            sign = Segment(f"{entry.sign:<2}", base + self._colour(entry.colour))
            points = Segment(f"{entry.points:>3} ", base + Style(bold=True))
            name = Segment(column(Content(entry.name), max(room - 6, 1)).plain, base + Style(bold=True))
            return Strip([bar, sign, points, name]).crop_extend(0, width, base)
        muted = self.get_component_rich_style("client-list--needs" if entry.needs_you else "client-list--step")
        step = Segment(column(Content(entry.step), max(room - 6, 1)).plain, base + Style(color=muted.color))
        return Strip([bar, Segment("      ", base), step]).crop_extend(0, width, base)

    def _colour(self, name: str) -> Style:
        colour = self.app.theme_variables.get(name, "") if name else ""
        return Style(color=colour) if colour else Style()

    def notify_style_update(self) -> None:
        """Draw anew in other colours."""
        super().notify_style_update()
        self._strips.clear()

    def on_click(self, event: events.Click) -> None:
        """Stand on the client that was clicked."""
        index = (event.y + self.scroll_offset.y) // self.HEIGHT
        if index < len(self._ids):
            again = index == self.cursor and event.chain == 2
            self.cursor = index
            if again:
                self.post_message(self.Opened())

    def action_cursor_down(self) -> None:
        """Move one client down."""
        self.cursor += 1

    def action_cursor_up(self) -> None:
        """Move one client up."""
        self.cursor -= 1

    def action_page_down(self) -> None:
        """Move a screenful down."""
        self.cursor += max(1, self.size.height // self.HEIGHT)

    def action_page_up(self) -> None:
        """Move a screenful up."""
        self.cursor -= max(1, self.size.height // self.HEIGHT)

    def action_first(self) -> None:
        """Move to the first client."""
        self.cursor = 0

    def action_last(self) -> None:
        """Move to the last client."""
        self.cursor = len(self._ids) - 1

    def action_open(self) -> None:
        """Go on to the client's page."""
        if self.current is not None:
            self.post_message(self.Opened())
