"""The reward: what is still missing before it, and after it what was learnt, the door, and the rest in the archive."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Label, OptionList

from workbook.content.choosing import clauses_for, intake_for, lessons_for
from workbook.domain.client import Client
from workbook.domain.closing import (
    Door,
    close,
    figures,
    fired_flags,
    first_sign,
    learn,
    proposed_door,
    reopen,
    set_door,
    still_missing,
)
from workbook.domain.decision import promise_reward
from workbook.tui.keys import bindings
from workbook.tui.messages import Do, GoTo, OpenScreen
from workbook.tui.panes.base import Pane
from workbook.tui.panes.reward_words import DOORS, OWN, figure_lines, missing_words, reward_options
from workbook.tui.panes.typing import keep, keep_at_the_end
from workbook.tui.widgets.columns import MUTED, block, cut, two_columns
from workbook.tui.widgets.entry_line import EntryLine
from workbook.tui.widgets.prose_editor import ProseEditor
from workbook.tui.widgets.rows import Row, Rows
from workbook.words import _, day

if TYPE_CHECKING:
    from workbook.book import Book
    from workbook.content.loader import Content as Catalogue

LABEL = 16
"""Columns of a label in front of what it is about."""

CLAUSES_SHOWN = 4
QUESTIONS_SHOWN = 4


class RewardPane(Pane):
    """Rows to stand on; enter does what a row is about."""

    PART = "reward"
    BINDINGS = bindings("reward.promise")
    DEFAULT_CSS = """
    RewardPane {
        #helped-title { display: none; height: 1; padding: 0 0 0 1; color: $text-muted; }
        #helped { display: none; max-height: 5; }
        &.-ended #helped-title, &.-ended #helped { display: block; }
    }
    """

    def __init__(self, book: "Book", words: "Catalogue") -> None:
        super().__init__(book, words)
        self._helped = ProseEditor(id="helped", placeholder=_("What would you do sooner, or not at all?"))

    def compose(self) -> ComposeResult:
        """Lay out the rows, the longer thought, and the line to type into."""
        yield Rows(id="reward-rows")
        yield Label(_("What would have helped"), id="helped-title")
        yield self._helped
        yield EntryLine()

    @property
    def rows(self) -> Rows:
        """The rows."""
        return self.query_one(Rows)

    def show_client(self, client: Client) -> None:
        """Draw what is missing, or what comes after."""
        self.set_class(client.handover.finished, "-ended")
        subject = (client.id, "helped")
        if self._helped.subject != subject:
            self._helped.begin_with(subject, client.closing.helped)
        else:
            self._helped.show_stored(client.closing.helped)
        self.rows.lay(partial(self._rows, client))

    def take_focus(self) -> None:
        """Stand on the rows."""
        self.rows.focus()

    def _rows(self, client: Client, width: int) -> list[Row]:
        return self._after(client, width) if client.handover.finished else self._before(client, width)

    # before the end

    def _before(self, client: Client, width: int) -> list[Row]:
        rows = [_heading(_("Before the reward"))]
        for missing in still_missing(client):
            words, place = missing_words(missing)
            left = Content.assemble(("○ ", "$warning"), words)
            rows.append(Row(f"missing:{missing.part}:{missing.kind}", two_columns(width, left, _muted(place))))
        return [*rows, _blank(), *self._promise(client, width)]

    def _promise(self, client: Client, width: int) -> list[Row]:
        promised = client.decision.reward
        text = (
            Content(promised) if promised else _muted(_("Nothing yet. e chooses something good, to look forward to."))
        )
        return [
            _heading(_("What you promised yourself")),
            Row("promise", block(text, width, first=Content("  "), indent=2)),
        ]

    # after it

    def _after(self, client: Client, width: int) -> list[Row]:
        rows = [*self._reward(client, width), *self._lessons(client, width), *self._next_time(client, width)]
        return [*rows, *self._door(client, width)]

    def _reward(self, client: Client, width: int) -> list[Row]:
        lines = [Row(None, _muted("  " + line)) for line in figure_lines(figures(client, self.book.today))]
        taken = client.closing.reward_taken_on
        reward = client.decision.reward or _("enter chooses it")
        state = _("taken {day}").format(day=day(taken, self.book.today)) if taken is not None else _("enter takes it")
        line = two_columns(width, _labelled(_("Reward"), reward), _muted(state))
        return [_heading(_("What you did")), *lines, Row("reward", line)]

    def _lessons(self, client: Client, width: int) -> list[Row]:
        closing = client.closing
        sign = first_sign(client)
        title = next((flag.title for flag in self.words.flags if flag.id == sign), "")
        first = closing.first_sign or title
        rows = [
            ("cause", _("It ended over"), closing.cause, _("enter chooses the cause")),
            ("first-sign", _("First sign"), first, _("enter notes what showed it first")),
        ]
        lines = [Row(key, cut(_labelled(label, text, hint), width)) for key, label, text, hint in rows]
        return [_blank(), _heading(_("What it taught you")), *lines]

    def _next_time(self, client: Client, width: int) -> list[Row]:
        fired = fired_flags(client)
        clauses = clauses_for(self.words, fired)[:CLAUSES_SHOWN]
        questions = intake_for(self.words, fired)[:QUESTIONS_SHOWN]
        if not clauses and not questions:
            return []
        rows = [_blank(), _heading(_("For the next contract"))]
        rows += [Row(f"clause:{c.id}", cut(Content.assemble("  § ", c.title), width)) for c in clauses]
        rows += [
            Row(f"intake:{q.id}", block(Content(q.text), width, first=Content("  ? "), indent=4)) for q in questions
        ]
        return rows

    def _door(self, client: Client, width: int) -> list[Row]:
        door = client.closing.door
        word, meaning = DOORS[door or proposed_door(client)]
        hint = _(meaning) if door is not None else _("proposed: {meaning}").format(meaning=_(meaning))
        rest = client.closing.closed_on
        if rest is None:
            last = Row("rest", cut(_labelled(_("Lay to rest"), "", _("into the archive; z shows it again")), width))
        else:
            since = _("since {day}; enter takes the client out again").format(day=day(rest, self.book.today))
            last = Row("reopen", cut(_labelled(_("At rest"), "", since), width))
        title = Row("door", cut(_labelled(_("The door is"), f"{_(word)}", hint), width))
        return [_blank(), _heading(_("The last things")), title, last]

    # what the person does

    @on(OptionList.OptionHighlighted)
    def _stood(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._open(event.option.id or "")

    def action_edit(self) -> None:
        """Change the row that is stood on; before the end, and on the reward, what is promised."""
        row = self.rows.current or ""
        if row in {"cause", "first-sign", "door"}:
            self._open(row)
        else:
            self._choose_reward()

    def _open(self, row: str) -> None:
        client = self.client
        if client is None:
            return
        kind, _colon, rest = row.partition(":")
        if kind == "missing":
            self._see_to(rest)
            return
        deeds: dict[str, Callable[[], object]] = {
            "promise": self._choose_reward,
            "reward": lambda: self.post_message(OpenScreen("reward")),
            "cause": partial(self._choose_cause, client),
            "first-sign": partial(self._ask_first_sign, client),
            "clause": partial(self._read_clause, rest),
            "intake": partial(self._read_question, rest),
            "door": partial(self._choose_door, client),
            "rest": lambda: self.do(close, on=self.book.today),
            "reopen": lambda: self.do(reopen),
        }
        if kind in deeds:
            deeds[kind]()

    def _see_to(self, place: str) -> None:
        part, _colon, kind = place.partition(":")
        if kind == "promise":
            self._choose_reward()
        elif part == "decision":
            self.post_message(GoTo("decision"))
        elif part == "rehearsal":
            self.post_message(GoTo("rehearsal"))
        else:
            self.post_message(GoTo("handover"))

    def _choose_reward(self) -> None:
        chosen = self.client.decision.reward if self.client is not None else ""
        self.choose(_("What will you give yourself?"), reward_options(self.words), self._promised, chosen)

    def _promised(self, value: str) -> Do | None:
        if value != OWN:
            return self.deed(promise_reward, value)
        self.call_after_refresh(self._ask_own)
        return None

    def _ask_own(self) -> None:
        self.ask(_("Your reward"), "", lambda text: self.deed(promise_reward, text), hint=_("Large or small."))

    def _choose_cause(self, client: Client) -> None:
        lessons = lessons_for(self.words, fired_flags(client))
        options = [(lesson.title, lesson.title, lesson.text) for lesson in lessons]
        self.choose(
            _("What did it end over?"), options, lambda value: self.deed(learn, cause=value), client.closing.cause
        )

    def _ask_first_sign(self, client: Client) -> None:
        sign = first_sign(client)
        title = next((flag.title for flag in self.words.flags if flag.id == sign), "")
        hint = _("What showed it first? You will know it sooner next time.")
        self.ask(
            _("First sign"),
            client.closing.first_sign or title,
            lambda text: self.deed(learn, first_sign=text),
            hint=hint,
        )

    def _read_clause(self, clause_id: str) -> None:
        for clause in self.words.clauses:
            if clause.id == clause_id:
                self.explain(clause.title, clause.text, _("A plain wording to start from, not legal advice."))

    def _read_question(self, question_id: str) -> None:
        for question in self.words.intake:
            if question.id == question_id:
                self.explain(_("To ask before you begin"), question.text)

    def _choose_door(self, client: Client) -> None:
        options = [(door, _(word), _(meaning)) for door, (word, meaning) in DOORS.items()]
        chosen = client.closing.door or proposed_door(client)
        self.choose(
            _("How does the door stand?"), options, lambda value: self.deed(set_door, cast("Door", value)), chosen
        )

    def advice_here(self) -> tuple[str, ...]:
        """Give the advice behind the row that is stood on."""
        kind, _colon, rest = (self.rows.current or "").partition(":")
        found = [entry for entry in (*self.words.clauses, *self.words.intake) if entry.id == rest]
        if kind in {"clause", "intake"} and found:
            return tuple(found[0].advice)
        return {"door": ("H1", "H2"), "cause": ("I3",), "first-sign": ("I3",), "rest": ("H4",)}.get(kind, ("H3",))

    # the longer thought

    @on(ProseEditor.Began)
    def _begin(self, event: ProseEditor.Began) -> None:
        event.stop()
        event.editor.stretch = self.book.new_id()

    @on(ProseEditor.Crossed)
    def _leave(self, event: ProseEditor.Crossed) -> None:
        event.stop()
        if event.step < 0:
            self.rows.focus()

    @on(ProseEditor.Written)
    def _keep(self, event: ProseEditor.Written) -> None:
        event.stop()
        self.post_message(self._deed(event))

    def _deed(self, written: ProseEditor.Written) -> Do:
        def write(text: str, base: str) -> Do:
            return Do(learn, (), {"helped": text, "base": base})

        return keep(self, written, write, lambda client: client.closing.helped)

    def on_unmount(self) -> None:
        """Keep what was typed last when the program ends."""
        written = self._helped.unkept()
        if written is not None:
            keep_at_the_end(self.book, self._deed(written))


def _heading(text: str) -> Row:
    return Row(None, Content.styled(text, "bold"))


def _blank() -> Row:
    return Row(None, Content(""))


def _muted(text: str) -> Content:
    return Content.styled(text, MUTED)


def _labelled(label: str, text: str, hint: str = "") -> Content:
    between = "  " if text and hint else ""
    shown = hint if not text else hint if hint and between else ""
    return Content.assemble(f"  {label:<{LABEL}}", text, between, (shown, MUTED))
