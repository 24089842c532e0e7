"""The line at the foot of a pane in which one thing is typed: enter keeps it, escape leaves it."""

from collections.abc import Callable

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input, Label

from workbook.domain.errors import WorkbookError
from workbook.domain.text import clean_line
from workbook.tui.keys import bindings
from workbook.tui.messages import Do
from workbook.words import say

Commit = Callable[[str], Do | None]
"""Makes the deed of what was typed; None: nothing to do. A WorkbookError is shown and the text stays."""


class Field(Input):
    """An input that keeps the whole of a paste: `lines` takes several lines, else they become one."""

    lines: Callable[[str], None] | None = None

    def _on_paste(self, event: events.Paste) -> None:
        if self.lines is not None and len([line for line in event.text.splitlines() if line.strip()]) > 1:
            self.lines(self.value + event.text)
        else:
            self.replace(clean_line(event.text), *self.selection)
        event.stop()
        event.prevent_default()


class EntryLine(Vertical):
    """Hidden until something is asked; what was typed stays while it is refused."""

    BINDINGS = bindings("dialog.leave")
    DEFAULT_CSS = """
    EntryLine {
        height: auto; dock: bottom; display: none; background: $panel; padding: 0 1;
        &.-asking { display: block; }
        Horizontal { height: 1; }
        #entry-label { width: auto; max-width: 40%; margin-right: 1; color: $accent; text-style: bold; }
        Input { width: 1fr; border: none; height: 1; padding: 0; background: $panel; &:focus { border: none; } }
        #entry-trouble { color: $error; display: none; width: 1fr; height: auto; &.-shown { display: block; } }
        #entry-hint { color: $text-muted; display: none; width: 1fr; height: auto; &.-shown { display: block; } }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._commit: Commit | None = None
        self._back: Widget | None = None

    def compose(self) -> ComposeResult:
        """Lay out the label, the input, and room for trouble."""
        with Horizontal():
            yield Label(id="entry-label", markup=False)
            yield Field(id="entry-input")
        yield Label(id="entry-hint", markup=False)
        yield Label(id="entry-trouble", markup=False)

    def ask(
        self,
        label: str,
        value: str,
        commit: Commit,
        *,
        hint: str = "",
        suggester: Suggester | None = None,
        lines: Callable[[str], None] | None = None,
    ) -> None:
        """Ask for one thing; focus returns to where it was. A paste of several lines goes to `lines`, if given."""
        self._commit = commit
        field = self.query_one(Field)
        if not self.asking and self.screen.focused is not field:
            self._back = self.screen.focused
        field.lines = lines
        self.query_one("#entry-label", Label).update(Content(label))
        self._tell("#entry-hint", hint)
        self._tell("#entry-trouble", "")
        field.suggester = suggester
        field.value = value
        field.cursor_position = len(value)
        self.add_class("-asking")
        field.focus()

    @property
    def asking(self) -> bool:
        """Whether something is being asked."""
        return self.has_class("-asking")

    @on(Input.Submitted)
    def _keep(self, event: Input.Submitted) -> None:
        event.stop()
        if self._commit is None:
            return
        try:
            deed = self._commit(event.value)
        except WorkbookError as error:
            self._refuse(error)
            return
        if deed is None:
            self.leave()
            return
        then = deed.done
        deed.refused = self._refuse

        def done(client: object) -> None:
            self.leave()
            if then is not None:
                then(client)  # type: ignore[arg-type]  # what the screen hands on is the client

        deed.done = done
        self.post_message(deed)

    @on(Input.Changed)
    def _typing(self, event: Input.Changed) -> None:
        event.stop()
        self._tell("#entry-trouble", "")

    def leave(self) -> None:
        """Go back to where the person was."""
        self._commit = None
        if self.asking:
            self.remove_class("-asking")
            if self._back is not None and self._back.is_mounted:
                self._back.focus()

    def drop(self) -> None:
        """Stop asking, and leave the focus where it is now."""
        self._commit = None
        self.remove_class("-asking")

    def action_leave(self) -> None:
        """Leave it as it was."""
        self.leave()

    def _refuse(self, error: WorkbookError) -> None:
        self._tell("#entry-trouble", say(error))

    def _tell(self, selector: str, sentence: str) -> None:
        label = self.query_one(selector, Label)
        label.update(Content(sentence))
        label.set_class(bool(sentence), "-shown")
