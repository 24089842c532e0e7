"""A field to find one of a few things by typing: the list under it narrows, the arrows move through it."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option


class Finder(Vertical):
    """Finds one of (value, text) pairs; what is stood on is chosen."""

    DEFAULT_CSS = """
    Finder {
        height: auto;
        OptionList { height: 1; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
        &:focus-within OptionList { height: 5; }
    }
    """

    @dataclass
    class Found(Message):
        """The person pressed enter on a choice."""

        finder: "Finder"
        value: str

    def __init__(self, choices: Sequence[tuple[str, str]], chosen: str, hint: str) -> None:
        super().__init__()
        self._choices = choices
        self._hint = hint
        self._first = chosen
        self.value = chosen
        """What is chosen; empty while nothing fits what was typed."""
        self.visited = False
        """Whether the person has been here, so that the choice is theirs."""

    def compose(self) -> ComposeResult:
        """Lay out the field and the list."""
        yield Input(placeholder=self._hint)
        choices = OptionList(markup=False)
        choices.can_focus = False
        yield choices

    def on_mount(self) -> None:
        """Show everything, standing on what was chosen."""
        self._narrow("")

    def on_descendant_focus(self) -> None:
        """Remember that the person has been here."""
        self.visited = True

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._narrow(event.value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self.value:
            self.post_message(self.Found(self, self.value))

    def _narrow(self, typed: str) -> None:
        words = typed.casefold().split()
        found = [(value, text) for value, text in self._choices if all(word in text.casefold() for word in words)]
        choices = self.query_one(OptionList)
        choices.set_options([Option(Content(text), id=value) for value, text in found])
        values = [value for value, _text in found]
        kept = self.value or self._first
        if values:
            choices.highlighted = values.index(kept) if kept in values else 0
        self.value = values[choices.highlighted or 0] if values else ""

    def on_key(self, event: events.Key) -> None:
        """Move through the list from the field."""
        choices = self.query_one(OptionList)
        move = {"down": choices.action_cursor_down, "up": choices.action_cursor_up}.get(event.key)
        if move is not None:
            event.stop()
            event.prevent_default()
            move()

    @on(OptionList.OptionHighlighted)
    def _stood(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self.value = event.option.id or ""

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.value = event.option.id or ""
        self.post_message(self.Found(self, self.value))
