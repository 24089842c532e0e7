"""The rehearsal: the script with its talking points, the pushbacks, and the talk that all of it is for."""

from typing import TYPE_CHECKING

from textual import on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content

from workbook.domain.client import Client
from workbook.domain.rehearsal import count_words, speaking_seconds, whole_script
from workbook.tui.keys import bindings
from workbook.tui.messages import OpenScreen
from workbook.tui.panes.base import Pane
from workbook.tui.panes.rehearsal_findings import FindingSide
from workbook.tui.panes.rehearsal_pushbacks import PushbackView
from workbook.tui.panes.rehearsal_script import ScriptView
from workbook.tui.panes.rehearsal_talk import TalkView
from workbook.tui.panes.typing import keep_at_the_end
from workbook.tui.widgets.columns import MUTED
from workbook.tui.widgets.entry_line import EntryLine
from workbook.tui.widgets.prose_editor import ProseEditor
from workbook.tui.widgets.tab_line import TabLine
from workbook.words import _, clock, ngettext, number

if TYPE_CHECKING:
    from workbook.book import Book
    from workbook.content.loader import Content as Catalogue


class RehearsalPane(Pane):
    """Three pages: what you say, what they may say, and the talk itself."""

    PART = "rehearsal"
    BINDINGS = bindings("rehearsal.next", "rehearsal.previous", "rehearsal.drill")
    DEFAULT_CSS = """
    RehearsalPane {
        TabLine { margin-bottom: 1; }
        #views { height: 1fr; }
    }
    """

    def __init__(self, book: "Book", words: "Catalogue") -> None:
        super().__init__(book, words)
        self._script = ScriptView(self)
        self._pushbacks = PushbackView(self)
        self._talk = TalkView(self, self._script.checks)
        self._views: dict[str, ScriptView | PushbackView | TalkView] = {
            "script": self._script, "pushbacks": self._pushbacks, "talk": self._talk,
        }  # fmt: skip
        self._shown = "script"

    def compose(self) -> ComposeResult:
        """Lay out the pages and the line to type into."""
        yield TabLine()
        with Container(id="views"):
            yield from self._views.values()
        yield EntryLine()

    def on_mount(self) -> None:
        """Begin with the script."""
        tabs = self.query_one(TabLine)
        tabs.tabs = (("script", _("Script")), ("pushbacks", _("Pushbacks")), ("talk", _("Talk")))
        self._turn_to("script")

    def show_client(self, client: Client) -> None:
        """Draw all pages."""
        for view in self._views.values():
            view.show(client)
        self.query_one(TabLine).asides = self._measure(client)

    def take_focus(self) -> None:
        """Go on where the person was."""
        self._views[self._shown].take_focus()

    def _measure(self, client: Client) -> tuple[Content, ...]:
        words = count_words(whole_script(client))
        if not words:
            return ()
        seconds = speaking_seconds(words, self.book.rules)
        limit = self.book.rules.talk_seconds
        counted = ngettext("{n} word", "{n} words", words).format(n=number(words))
        time = _("{spoken} of {limit}").format(spoken=clock(seconds), limit=clock(limit))
        if seconds > limit:
            return (Content.styled(f"▲ {counted} · {time}", "bold $warning"), Content.styled(f"▲ {time}", "$warning"))
        return (Content.styled(f"{counted} · {time}", MUTED), Content.styled(time, MUTED))

    # the pages

    def _turn_to(self, name: str) -> None:
        self._shown = name
        self.query_one(TabLine).shown = name
        for key, view in self._views.items():
            view.display = key == name

    def _open(self, name: str) -> None:
        self._turn_to(name)
        self.take_focus()

    @on(TabLine.Picked)
    def _picked(self, event: TabLine.Picked) -> None:
        event.stop()
        self._open(event.tab)

    def action_next_view(self) -> None:
        """Turn to the next page."""
        self._turn(1)

    def action_previous_view(self) -> None:
        """Turn to the page before."""
        self._turn(-1)

    def _turn(self, step: int) -> None:
        if isinstance(self.screen.focused, ProseEditor) or self.query_one(EntryLine).asking:
            raise SkipAction
        names = list(self._views)
        place = names.index(self._shown) + step
        if 0 <= place < len(names):
            self._open(names[place])

    @on(TalkView.WriteIn)
    def _write_in(self, event: TalkView.WriteIn) -> None:
        event.stop()
        self._turn_to("script")
        self._script.take_focus(event.section)

    @on(FindingSide.Heard)
    def _heard(self, event: FindingSide.Heard) -> None:
        event.stop()
        self._script.draw_points()
        if self.client is not None:
            self._talk.show(self.client)

    def action_drill(self) -> None:
        """Practise the talk, full screen."""
        self.post_message(OpenScreen("drill"))

    # what must not get lost

    def on_unmount(self) -> None:
        """Keep what was typed last when the program ends: there is no screen left then to hand it to."""
        for deed in (*self._script.unkept(), *self._pushbacks.unkept()):
            keep_at_the_end(self.book, deed)
