"""What they may say in the talk, each with the reply that was prepared for it."""

from typing import TYPE_CHECKING

from textual import on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from workbook.domain.rehearsal import edit_reply, prepare_reply, remove_reply
from workbook.material import Answer, answers
from workbook.tui.keys import bindings
from workbook.tui.messages import Do
from workbook.tui.panes.typing import keep
from workbook.tui.widgets.columns import MUTED, cut, marked
from workbook.tui.widgets.prose_editor import ProseEditor, Subject, bring_into_view
from workbook.tui.widgets.rows import Row, Rows
from workbook.words import _

if TYPE_CHECKING:
    from workbook.domain.client import Client
    from workbook.tui.panes.base import Pane


class AnswerList(Rows):
    """The pushbacks to prepare for."""


class PushbackView(Container):
    """Pushbacks to stand on, and the reply to the one that is stood on."""

    BINDINGS = bindings("rehearsal.leave-text", "rehearsal.add", "rehearsal.edit", "rehearsal.remove")
    DEFAULT_CSS = """
    PushbackView {
        height: 1fr; layout: vertical;
        #hold { height: auto; max-height: 3; padding: 0 1; margin-bottom: 1; background: $panel; }
        #pushbacks { height: 1fr; layout: vertical; }
        #answers { height: 1fr; }
        #answer { height: auto; max-height: 60%; border-top: solid $border; scrollbar-size-vertical: 1; }
        #says { height: auto; text-style: italic; padding: 0 0 0 1; margin-bottom: 1; }
        #reply-title { height: 1; color: $text-muted; padding: 0 0 0 1; }
        #reply-hint { height: auto; color: $text-muted; padding: 0 0 0 1; margin-top: 1; }
        &.-beside #pushbacks { layout: horizontal; }
        &.-beside #answers { width: 2fr; }
        &.-beside #answer {
            width: 3fr; height: 1fr; max-height: 100%; border-top: none; border-left: solid $border; padding: 0 0 0 1;
        }
    }
    """

    def __init__(self, pane: "Pane") -> None:
        super().__init__(id="pushback-view")
        self.pane = pane
        self._client: Client | None = None
        self._answers: tuple[Answer, ...] = ()
        self._known: dict[Subject, Answer] = {}
        self._reply = ProseEditor(id="reply", placeholder=_("What will you answer? Short and calm."))

    def compose(self) -> ComposeResult:
        """Lay out the reason to hold on to, the pushbacks, and a reply."""
        yield Static(id="hold")
        with Container(id="pushbacks"):
            yield AnswerList(id="answers")
            with VerticalScroll(id="answer", can_focus=False):
                yield Static(id="says")
                yield Static(id="reply-title")
                yield self._reply
                yield Static(id="reply-hint")

    @property
    def rows(self) -> AnswerList:
        """The list of pushbacks."""
        return self.query_one(AnswerList)

    @property
    def reply(self) -> ProseEditor:
        """The reply to the pushback that is stood on."""
        return self._reply

    def show(self, client: "Client") -> None:
        """Show the pushbacks for the talk with this client."""
        self._client = client
        self._answers = answers(client)
        self._known |= {(client.id, answer.key): answer for answer in self._answers}
        chosen = client.decision.chosen
        self.query_one("#hold").display = chosen is not None
        if chosen is not None:
            held = Content.assemble((_("Hold on to this:"), MUTED), " ", (chosen.because, "bold"))
            self.query_one("#hold", Static).update(held)
        self.rows.lay(self._rows)
        self._draw_answer()

    def take_focus(self) -> None:
        """Stand on the pushbacks."""
        self.rows.focus()

    def unkept(self) -> list[Do]:
        """Give the deed that would keep a reply that was typed and not handed in."""
        written = self.reply.unkept()
        return [self._deed(written)] if written is not None else []

    def on_resize(self) -> None:
        """Put the reply beside the list where there is room for both."""
        self.set_class(self.app.size.width >= 100, "-beside")

    def current(self) -> Answer | None:
        """Give the pushback that is stood on."""
        return next((answer for answer in self._answers if answer.key == self.rows.current), None)

    def _rows(self, width: int) -> list[Row]:
        if not self._answers:
            words = _("Nothing is foreseen here. a adds what they may say.")
            return [Row(None, Content.styled(words, MUTED))]
        return [Row(answer.key, self._row(answer, width)) for answer in self._answers]

    def _row(self, answer: Answer, width: int) -> Content:
        done = bool(answer.prepared and answer.reply.strip())
        return cut(marked(Content(answer.title), here=answer.key == self.rows.current, done=done), width)

    def _draw_answer(self) -> None:
        answer = self.current()
        self.query_one("#answer").display = answer is not None
        if answer is None or self._client is None:
            return
        subject = (self._client.id, answer.key)
        if self.reply.subject != subject:
            self.reply.begin_with(subject, answer.reply)
        else:
            self.reply.show_stored(answer.reply)
        title = _("Your reply") if answer.prepared else _("A reply to make your own")
        self.query_one("#says", Static).update(Content.assemble("“", answer.says, "”"))
        self.query_one("#reply-title", Static).update(Content(title))
        self.query_one("#reply-hint", Static).update(Content(answer.hint))

    @on(OptionList.OptionHighlighted)
    def _stood(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self.rows.lay(self._rows)
        self._draw_answer()
        self.query_one("#answer").scroll_home(animate=False)

    @on(OptionList.OptionSelected)
    def _write(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_edit()

    @on(ProseEditor.Moved)
    def _follow(self, event: ProseEditor.Moved) -> None:
        event.stop()
        self.call_after_refresh(bring_into_view, self.query_one("#answer"), event)

    @on(ProseEditor.Began)
    def _begin(self, event: ProseEditor.Began) -> None:
        event.stop()
        event.editor.stretch = self.pane.book.new_id()

    @on(ProseEditor.Crossed)
    def _stay(self, event: ProseEditor.Crossed) -> None:
        event.stop()
        if event.step < 0:
            self.rows.focus()

    @on(ProseEditor.Written)
    def _keep(self, event: ProseEditor.Written) -> None:
        event.stop()
        self.post_message(self._deed(event))

    def _deed(self, written: ProseEditor.Written) -> Do:
        answer = self._known[written.subject]

        def write(text: str, base: str) -> Do:
            now = self._known[written.subject]
            if now.prepared:
                return Do(edit_reply, (now.prepared, text), {"base": base}, about=answer.title)
            kwargs = {"new_id": self.pane.book.new_id(), "source": answer.source}
            return Do(prepare_reply, (answer.says, text), kwargs, about=answer.title)

        def stored(client: "Client") -> str:
            return next((now.reply for now in answers(client) if now.key == answer.key), "")

        return keep(self.pane, written, write, stored)

    def action_leave_text(self) -> None:
        """Leave the reply for the list; from there, leave the part."""
        if self.reply.has_focus:
            self.rows.focus()
        else:
            raise SkipAction

    def action_edit(self) -> None:
        """Put the reply into your own words."""
        if self.current() is not None:
            self.reply.focus()

    def action_add(self) -> None:
        """Add something that they may say."""
        self.pane.ask(_("They may say"), "", self._add, hint=_("As they would say it. The reply comes after."))

    def _add(self, says: str) -> Do:
        new_id = self.pane.book.new_id()

        def reply(_client: "Client") -> None:
            self.rows.stand_on(new_id)
            self.call_after_refresh(self.reply.focus)

        return Do(prepare_reply, (says, ""), {"new_id": new_id}, about=says, done=reply)

    def action_remove(self) -> None:
        """Take your reply away; the one to start from comes back."""
        answer = self.current()
        if answer is not None and answer.prepared:
            self.pane.do(remove_reply, answer.prepared, about=answer.title)
