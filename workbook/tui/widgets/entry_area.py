"""A few lines of prose at the foot of a pane: kept while they are typed, escape goes back."""

from collections.abc import Callable
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Label, TextArea

from workbook.domain.errors import WorkbookError
from workbook.tui.keys import bindings
from workbook.tui.messages import Do
from workbook.words import _, say

if TYPE_CHECKING:
    from workbook.domain.client import Client

PAUSE = 0.8
"""Seconds without a key after which what was typed is kept."""


class EntryArea(Vertical):
    """Hidden until something is asked; one stretch of typing is one step for undo."""

    BINDINGS = bindings("dialog.leave")
    DEFAULT_CSS = """
    EntryArea {
        height: auto; dock: bottom; display: none; background: $panel; padding: 0 1;
        &.-asking { display: block; }
        Label { width: 1fr; height: auto; }
        #area-label { color: $accent; text-style: bold; }
        TextArea {
            border: none; height: 24vh; min-height: 5; padding: 0; background: $panel;
            &:focus { border: none; }
        }
        #area-hint { color: $text-muted; }
        #area-trouble { color: $error; display: none; &.-shown { display: block; } }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._field = TextArea(id="area-text", soft_wrap=True, show_line_numbers=False, highlight_cursor_line=False)
        self._deed: Callable[[str], Do] | None = None
        self._kept = ""
        self._client_id = ""
        self._stretch = ""
        self._stretches = count()
        self._pause: Timer | None = None
        self._back: Widget | None = None

    def compose(self) -> ComposeResult:
        """Lay out the label, the text, and room for trouble."""
        yield Label(id="area-label", markup=False)
        yield self._field
        yield Label(id="area-trouble", markup=False)
        yield Label(Content(_("kept as you type · escape goes back")), id="area-hint")

    @property
    def asking(self) -> bool:
        """Whether something is being asked."""
        return self.has_class("-asking")

    def ask(self, label: str, value: str, deed: Callable[[str], Do], client_id: str) -> None:
        """Ask for prose about a client; `deed` makes what keeps it. Focus returns to where it was."""
        if not self.asking:
            self._back = self.screen.focused
        self._deed, self._kept, self._client_id = deed, value, client_id
        self._stretch = f"{self.id or 'area'}-{next(self._stretches)}-{id(self)}"
        self.query_one("#area-label", Label).update(Content(label))
        self._tell("")
        self._field.text = value
        self._field.move_cursor(self._field.document.end)
        self._show(asking=True)
        self._field.focus()

    def action_leave(self) -> None:
        """Keep what is there and go back; what was refused is shown once more, then let go."""
        refused = self.query_one("#area-trouble").has_class("-shown")
        if refused or not self._keep(then=self._go_back):
            self._go_back()

    def drop(self) -> None:
        """Keep what is there and stop asking; the focus stays where it is now."""
        if self.asking:
            self._keep()
            self._deed = None
            self._show(asking=False)

    def on_descendant_blur(self) -> None:
        """Keep what is there when the person goes elsewhere."""
        self._keep()

    @on(TextArea.Changed)
    def _typing(self, event: TextArea.Changed) -> None:
        event.stop()
        self._tell("")
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._keep)

    def _keep(self, then: Callable[[], None] | None = None) -> bool:
        """Send what is new to be kept; False where nothing is."""
        try:
            deed = self.unkept()
        except WorkbookError as error:
            self._refuse(error)
            return True
        if deed is None:
            return False
        deed.refused = self._refuse
        deed.done = partial(self._was_kept, self._stretch, self._field.text, then)
        self.post_message(deed)
        return True

    def _was_kept(self, stretch: str, text: str, then: Callable[[], None] | None, _client: "Client") -> None:
        if stretch == self._stretch:
            self._kept = text
            if then is not None:
                then()

    def unkept(self) -> Do | None:
        """Give the deed that keeps what was typed since it was last known to be kept, if there is any."""
        if self._deed is None or self._field.text == self._kept:
            return None
        deed = self._deed(self._field.text)
        deed.merge_key, deed.client_id = self._stretch, self._client_id
        return deed

    def _go_back(self) -> None:
        self._deed = None
        self._show(asking=False)
        if self._back is not None and self._back.is_mounted:
            self._back.focus()

    def _show(self, *, asking: bool) -> None:
        """Appear or hide; the class on the pane lets it make room."""
        self.set_class(asking, "-asking")
        if isinstance(self.parent, Widget):
            self.parent.set_class(asking, "-writing")

    def _refuse(self, error: WorkbookError) -> None:
        self._tell(say(error))

    def _tell(self, sentence: str) -> None:
        label = self.query_one("#area-trouble", Label)
        label.update(Content(sentence))
        label.set_class(bool(sentence), "-shown")
