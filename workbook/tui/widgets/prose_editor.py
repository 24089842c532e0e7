"""A text area for prose that grows with its text and hands in what is typed, so that nothing needs saving."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import TextArea

from workbook.domain.text import clean_prose
from workbook.tui.keys import bindings
from workbook.tui.widgets.marks import Mark, Marks

PAUSE = 0.8
"""Seconds without a key after which typing is handed in."""


Subject = tuple[str, str]
"""Which text an editor shows: the client's id and what it is of theirs."""


class ProseEditor(TextArea):
    """Prose under the person's fingers.

    `show_stored` gives it the text as it is stored; while the person is typing, or a text is on its way to the
    store, it leaves text and cursor alone. What was typed is handed in as `Written` after a pause and when the
    field is left; whoever takes it answers with `kept` or `not_kept`.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("writing")
    COMPONENT_CLASSES: ClassVar[set[str]] = {"prose--error", "prose--warning", "prose--hint"}
    DEFAULT_CSS = """
    ProseEditor {
        height: auto; min-height: 1; border: none; border-left: blank; padding: 0 1 0 0;
        background: $background; scrollbar-size: 0 0;
        &:focus { border: none; border-left: outer $accent; background: $background; }
        & .text-area--cursor-line { background: $background; }
        & .text-area--placeholder { color: $text-muted; text-style: italic; }
        & .prose--error { color: $error; text-style: bold underline; }
        & .prose--warning { color: $warning; text-style: underline; }
        & .prose--hint { text-style: underline; }
    }
    """

    @dataclass
    class Written(Message):
        """A text to keep; `base` is the stored text that the typing started from, `subject` says what it is about."""

        editor: "ProseEditor"
        subject: "Subject"
        text: str
        base: str

    @dataclass
    class Began(Message):
        """The person came into the field: what is typed from here on is one stretch."""

        editor: "ProseEditor"

    @dataclass
    class Moved(Message):
        """The cursor moved; `region` is where it stands within the field."""

        editor: "ProseEditor"
        region: Region

    @dataclass
    class Crossed(Message):
        """The person moves on past the last line (`step` 1) or back before the first (-1)."""

        editor: "ProseEditor"
        step: int

    def __init__(self, *, id: str | None = None, placeholder: str = "", classes: str | None = None) -> None:  # noqa: A002
        super().__init__(
            id=id, classes=classes, tab_behavior="focus", soft_wrap=True, highlight_cursor_line=False,
            placeholder=Content(placeholder),
        )  # fmt: skip
        self.read_only = True  # until there is something that what is typed belongs to
        self.subject: Subject = ("", "")
        self.stored = ""
        """The text as it lies in the store, or as it was handed in last."""
        self.stretch = ""
        """What names the stretch of typing that is under way; whoever takes what is written may set it."""
        self._on_the_way: list[str] = []
        self._pause: Timer | None = None
        self._marked: tuple[str, tuple[Mark, ...]] = ("", ())
        self._marks = Marks()

    @property
    def dirty(self) -> bool:
        """Whether something was typed that was not handed in yet."""
        return clean_prose(self.text) != self.stored

    def show_stored(self, text: str) -> None:
        """Show the text as it is stored, unless the person is at work on it."""
        if self._on_the_way or text == self.stored:
            return
        if self.dirty:
            return
        self.replace_text(text)

    def replace_text(self, text: str) -> None:
        """Show another stored text, whatever stands there; the cursor stays where that is possible."""
        place = self.cursor_location
        self._stop_waiting()
        self.stored = text
        self.load_text(text)
        self.move_cursor(self.clamp_visitable(place))

    def begin_with(self, subject: Subject, text: str) -> None:
        """Show the stored text of something else, with the cursor at its end; hand in before what was typed."""
        self.hand_in()
        self.read_only = False
        self.subject = subject
        self._on_the_way.clear()
        self._stop_waiting()
        self.stored = text
        if text != self.text:
            self.load_text(text)
        self.move_cursor(self.document.end)

    def hand_in(self) -> None:
        """Hand in what was typed, if anything was."""
        self._stop_waiting()
        if self.dirty:
            base, self.stored = self.stored, clean_prose(self.text)
            self._on_the_way.append(base)
            self.post_message(self.Written(self, self.subject, self.stored, base))

    def kept(self) -> None:
        """Take note that the text handed in first is kept."""
        if self._on_the_way:
            self._on_the_way.pop(0)

    def not_kept(self) -> None:
        """Take note that it was refused: what was typed stands here still, and starts from the old base again."""
        if self._on_the_way:
            self.stored = self._on_the_way[0]
            self._on_the_way.clear()

    def put_in(self, text: str) -> None:
        """Insert a sentence at the cursor, with blanks around it where they are missing."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        before = " " if line[:column] and not line[:column][-1].isspace() else ""
        after = " " if line[column:] and not line[column:][0].isspace() else ""
        self.insert(before + text + after, maintain_selection_offset=False)

    def change_to(self, text: str) -> None:
        """Change the text as a step of its own, for both kinds of undo; the cursor goes where it changed."""
        self.hand_in()
        self.post_message(self.Began(self))
        old = self.text
        start = _alike(old, text)
        end = _alike(old[start:][::-1], text[start:][::-1])
        first, last = self.location_of(start), self.location_of(len(old) - end)
        self.history.checkpoint()
        self.replace(text[start : len(text) - end], first, last, maintain_selection_offset=False)
        self.history.checkpoint()
        self.hand_in()
        self.post_message(self.Began(self))

    def location_of(self, place: int) -> tuple[int, int]:
        """Give the row and column of a place in characters, or of the text's end where it lies beyond."""
        before = self.text[:place]
        return before.count("\n"), len(before) - before.rfind("\n") - 1

    @property
    def place(self) -> int:
        """Where the cursor stands, in characters of the text."""
        row, column = self.cursor_location
        return sum(len(self.document.get_line(number)) + 1 for number in range(row)) + column

    def mark(self, text: str, marks: Sequence[Mark]) -> None:
        """Mark words of `text`, as it stood here when it was read; what was typed since may have moved them."""
        if (text, tuple(marks)) == self._marked:
            return
        self._marked = (text, tuple(marks))
        self._marks = Marks(text, marks)
        self.notify_style_update()
        self.refresh()

    def get_line(self, line_index: int) -> Text:
        """Give a line with its marks: a shape under the words, and a colour where there are colours."""
        line = super().get_line(line_index)
        for start, end, level in self._marks.on_line(line_index, line.plain, self.document.line_count):
            line.stylize(self.get_component_rich_style(f"prose--{level}", partial=True), start, end)
        return line

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Give room for the whole text, or for the whole placeholder."""
        height = super().get_content_height(container, viewport, width)
        if not self.text and isinstance(self.placeholder, Content) and width > 0:
            height = max(height, len(self.placeholder.wrap(width)))
        return height

    async def _on_paste(self, event: events.Paste) -> None:
        event.text = clean_prose(event.text)  # what every class in the line of TextArea then puts in

    @on(TextArea.Changed)
    def _typing(self, event: TextArea.Changed) -> None:
        event.stop()
        self._stop_waiting()
        if self.dirty:
            self._pause = self.set_timer(PAUSE, self.hand_in)
        self._tell_place()

    @on(TextArea.SelectionChanged)
    def _moving(self, event: TextArea.SelectionChanged) -> None:
        event.stop()
        self._tell_place()

    def _tell_place(self) -> None:
        if self.has_focus:
            x, y = self.wrapped_document.location_to_offset(self.cursor_location)
            self.post_message(self.Moved(self, Region(x, y, 1, 1)))

    def unkept(self) -> "ProseEditor.Written | None":
        """Give what was typed and is not known to be kept; None where nothing was."""
        if not self.dirty and not self._on_the_way:
            return None
        base = self._on_the_way[0] if self._on_the_way else self.stored
        return self.Written(self, self.subject, clean_prose(self.text), base)

    def on_focus(self) -> None:
        """Say that a stretch of typing begins."""
        self.post_message(self.Began(self))
        self.call_after_refresh(self._tell_place)

    def on_blur(self) -> None:
        """Hand in what was typed."""
        self.hand_in()

    def _stop_waiting(self) -> None:
        if self._pause is not None:
            self._pause.stop()
            self._pause = None

    def action_cursor_down(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - Textual's signature
        """Move down; from the last line on to what follows."""
        at_end = self.navigator.is_last_wrapped_line(self.cursor_location)
        if at_end and not select:
            self.post_message(self.Crossed(self, 1))
        else:
            super().action_cursor_down(select)

    def action_cursor_up(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - Textual's signature
        """Move up; from the first line back to what stands before."""
        at_start = self.navigator.is_first_wrapped_line(self.cursor_location)
        if at_start and not select:
            self.post_message(self.Crossed(self, -1))
        else:
            super().action_cursor_up(select)

    def action_text_start(self) -> None:
        """Go to the start of the text."""
        self.move_cursor((0, 0))

    def action_text_end(self) -> None:
        """Go to the end of the text."""
        self.move_cursor(self.document.end)


def bring_into_view(column: Widget, event: ProseEditor.Moved) -> None:
    """Scroll the column that holds an editor so that the line with the cursor is seen."""
    region = event.region.translate(event.editor.virtual_region.offset)
    column.scroll_to_region(region, animate=False, force=True, immediate=True)


def _alike(one: str, other: str) -> int:
    """Give how many characters two texts have in common at their start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
