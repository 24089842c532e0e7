"""The small dialogs: a reason for a gate, a choice, a yes or no, something to read."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from workbook.tui.keys import bindings
from workbook.tui.screens.dialogs.base import Dialog
from workbook.tui.widgets.columns import MUTED
from workbook.words import _


class TextDialog(Dialog[str]):
    """Asks for one line of text, such as the reason that a gate wants."""

    def __init__(self, title: str, sentence: str, label: str, value: str = "") -> None:
        super().__init__()
        self._title, self._sentence, self._label, self._value = title, sentence, label, value

    def compose(self) -> ComposeResult:
        """Lay out the sentence and the line."""
        with self.box(self._title):
            yield Label(Content(self._sentence))
            yield Input(self._value, placeholder=self._label)
            yield Label(_("enter keeps it · escape leaves it as it was"), classes="hint")

    @on(Input.Submitted)
    def _keep(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.dismiss(event.value)


class ChoiceDialog(Dialog[str]):
    """Asks to choose one of (value, text, hint)."""

    BINDINGS = bindings("pane.down", "pane.up")

    def __init__(
        self, title: str, options: Sequence[tuple[str, str, str]], chosen: str = "", *, sentence: str = ""
    ) -> None:
        super().__init__()
        self._title, self._options, self._chosen, self._sentence = title, options, chosen, sentence

    def compose(self) -> ComposeResult:
        """Lay out the options."""
        with self.box(self._title):
            if self._sentence:
                yield Label(Content(self._sentence))
            yield OptionList(*[self._option(n) for n in range(len(self._options))], markup=False)

    def on_mount(self) -> None:
        """Stand on what is chosen now."""
        values = [value for value, _text, _hint in self._options]
        self.query_one(OptionList).highlighted = values.index(self._chosen) if self._chosen in values else 0

    def _option(self, index: int) -> Option:
        _value, text, hint = self._options[index]
        below = Content.assemble("\n", ("  " + hint, MUTED)) if hint else Content("")
        return Option(Content.assemble((text, "bold" if hint else ""), below), id=str(index))

    def action_cursor_down(self) -> None:
        """Move one option down."""
        self.query_one(OptionList).action_cursor_down()

    def action_cursor_up(self) -> None:
        """Move one option up."""
        self.query_one(OptionList).action_cursor_up()

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._options[event.option_index][0])


class ConfirmDialog(ChoiceDialog):
    """Asks once before something is done; staying is the first answer."""

    def __init__(self, question: str, yes: str) -> None:
        super().__init__(_("Really?"), [("", _("Leave it as it is"), ""), ("yes", yes, "")], sentence=question)


class ReadDialog(Dialog[None]):
    """Shows a few paragraphs until escape or enter."""

    BINDINGS = bindings("dialog.close")

    def __init__(self, title: str, paragraphs: Sequence[str]) -> None:
        super().__init__()
        self._title, self._paragraphs = title, paragraphs

    def compose(self) -> ComposeResult:
        """Lay out the paragraphs."""
        with self.box(self._title):
            with VerticalScroll():
                for paragraph in self._paragraphs:
                    yield Label(Content(paragraph + "\n"))
            yield Label(_("enter or escape closes"), classes="hint")
