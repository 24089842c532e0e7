"""The talk itself: whether it is ready, how and when it is planned, the drills, and what came of it."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList

from workbook.domain.dates import parse_day
from workbook.domain.errors import Refused
from workbook.domain.readiness import is_ready
from workbook.domain.rehearsal import Channel, hold_talk, note_talk, plan_talk, reopen_talk
from workbook.tui.keys import bindings
from workbook.tui.messages import Do, OpenScreen
from workbook.tui.panes.rehearsal_words import CAUTIONS, CHANNELS, check_line, run_line
from workbook.tui.widgets.columns import MUTED, cut
from workbook.tui.widgets.rows import Row, Rows
from workbook.words import _, day

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbook.domain.client import Client
    from workbook.domain.readiness import Check
    from workbook.domain.rehearsal import Section
    from workbook.tui.panes.base import Pane

LABEL = 16
"""Columns of a label in front of what is planned or noted."""

RUNS_SHOWN = 5


class TalkView(Container):
    """Lines to stand on; enter does what a line is about."""

    BINDINGS = bindings("rehearsal.edit")
    DEFAULT_CSS = """
    TalkView { height: 1fr; }
    """

    class WriteIn(Message):
        """The person wants to write in a section of the script."""

        def __init__(self, section: "Section | None") -> None:
            super().__init__()
            self.section = section

    def __init__(self, pane: "Pane", checks: "Callable[[Client], tuple[Check, ...]]") -> None:
        super().__init__(id="talk-view")
        self.pane = pane
        self._checks = checks
        self._client: Client | None = None

    def compose(self) -> ComposeResult:
        """Lay out the lines."""
        yield Rows(id="talk")

    @property
    def rows(self) -> Rows:
        """The lines."""
        return self.query_one(Rows)

    def show(self, client: "Client") -> None:
        """Show how the talk with this client stands."""
        self._client = client
        self.rows.lay(partial(self._lines, client))

    def take_focus(self) -> None:
        """Stand on the lines."""
        self.rows.focus()

    def _lines(self, client: "Client", width: int) -> list[Row]:
        rows = [*self._ready(client), *self._plan(client), *self._drills(client), *self._outcome(client)]
        return [Row(row.id, cut(row.text, width)) for row in rows]

    def _ready(self, client: "Client") -> list[Row]:
        checks = self._checks(client)
        title = _("Ready for the talk") if is_ready(checks) else _("Ready?")
        today, talk = self.pane.book.today, client.rehearsal.talk
        lines = [Row(f"check:{check.kind}", Content.assemble("  ", check_line(check, talk, today))) for check in checks]
        return [_heading(title), *lines]

    def _plan(self, client: "Client") -> list[Row]:
        talk = client.rehearsal.talk
        channel, caution = CHANNELS[talk.channel][0], CAUTIONS.get(talk.channel, "")
        on_day = day(talk.planned_on, self.pane.book.today) if talk.planned_on is not None else ""
        return [
            _blank(),
            _heading(_("The plan")),
            Row("channel", _labelled(_("How"), _(channel), _(caution) if caution else "")),
            Row("day", _labelled(_("Day"), on_day, "" if on_day else _("enter chooses a day"))),
            Row("time", _labelled(_("Time"), talk.planned_at, "" if talk.planned_at else _("enter sets a time"))),
        ]

    def _drills(self, client: "Client") -> list[Row]:
        today = self.pane.book.today
        runs = [Content.assemble("    ", run_line(run, today)) for run in client.rehearsal.runs[-RUNS_SHOWN:][::-1]]
        start = _labelled(_("Start a drill"), "", _("alone and aloud, with a timer"))
        lines = [Row(None, text.stylize(MUTED)) for text in runs]
        return [_blank(), _heading(_("Practice")), Row("drill", start), *lines]

    def _outcome(self, client: "Client") -> list[Row]:
        talk = client.rehearsal.talk
        heading = [_blank(), _heading(_("The talk"))]
        if talk.held_on is None:
            return [*heading, Row("held", _labelled(_("It was held"), "", self._gate(client)))]
        none = _("enter notes it")
        return [
            *heading,
            Row("held", _labelled(_("It was held"), day(talk.held_on, self.pane.book.today), "")),
            Row("answered", _labelled(_("They answered"), _one_line(talk.answered), "" if talk.answered else none)),
            Row("agreed", _labelled(_("You agreed"), _one_line(talk.agreed), "" if talk.agreed else none)),
            Row("reopen", _labelled(_("It was not"), "", _("enter takes it back; your notes stay"))),
        ]

    def _gate(self, client: "Client") -> str:
        chosen = client.decision.chosen
        until = chosen.cooling_until if chosen is not None else None
        if until is not None and until > self.pane.book.today:
            return _("cools off till {day}").format(day=day(until, self.pane.book.today))
        return _("enter, once you have spoken")

    def action_edit(self) -> None:
        """Do what the line is about."""
        self._open(self.rows.current)

    @on(OptionList.OptionHighlighted)
    def _stood(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._open(event.option.id)

    def _open(self, line: str | None) -> None:
        if self._client is None or line is None:
            return
        kind = line.removeprefix("check:")
        if kind in {"reason", "next", "options", "thanks"}:
            self.post_message(self.WriteIn(cast("Section", kind)))
        elif kind in {"length", "errors"}:
            self.post_message(self.WriteIn(None))
        elif kind == "drill":
            self.post_message(OpenScreen("drill"))
        elif kind in {"plan", "day"}:
            self._ask_day(self._client)
        elif kind == "channel":
            options = [(key, _(words), _(hint)) for key, (words, hint) in CHANNELS.items()]
            talk = self._client.rehearsal.talk
            self.pane.choose(_("How will you speak with them?"), options, self._set_channel, talk.channel)
        else:
            self._open_outcome(self._client, kind)

    def _open_outcome(self, client: "Client", kind: str) -> None:
        talk = client.rehearsal.talk
        if kind == "time":
            self.pane.ask(_("Time"), talk.planned_at, self._set_time, hint=_("As you write it: 10:00, or after lunch"))
        elif kind == "held":
            shown = talk.held_on.isoformat() if talk.held_on is not None else _("today")
            self.pane.ask(_("Held on"), shown, self._hold, hint=_("A day: today, yesterday, fri, 24.11."))
        elif kind == "answered":
            self._ask_answered(client)
        elif kind == "agreed":
            self._ask_agreed(client)
        elif kind == "reopen":
            self.pane.do(reopen_talk)

    # the plan

    def _set_channel(self, value: str) -> Do:
        return self._planned(channel=cast("Channel", value))

    def _ask_day(self, client: "Client") -> None:
        planned = client.rehearsal.talk.planned_on
        hint = _("A day: fri, +3, 26.11.; empty: not planned. {gate}").format(gate=self._hint_of_gate(client)).strip()
        self.pane.ask(_("Day"), planned.isoformat() if planned is not None else "", self._set_day, hint=hint)

    def _hint_of_gate(self, client: "Client") -> str:
        chosen = client.decision.chosen
        until = chosen.cooling_until if chosen is not None else None
        if until is None or until <= self.pane.book.today:
            return ""
        return _("The decision cools off until {day}.").format(day=day(until, self.pane.book.today))

    def _set_day(self, text: str) -> Do:
        today = self.pane.book.today
        on_day = parse_day(text, today) if text.strip() else None
        if on_day is not None and on_day < today:
            raise Refused("{day} has passed. Plan the talk for today or later.", day=on_day)
        return self._planned(on=on_day)

    def _set_time(self, text: str) -> Do:
        return self._planned(at=text)

    def _planned(self, **changes: object) -> Do:
        talk = self._client.rehearsal.talk if self._client is not None else None
        plan = {
            "channel": talk.channel if talk else "call",
            "on": talk.planned_on if talk else None,
            "at": talk.planned_at if talk else "",
        } | changes
        return Do(plan_talk, (plan["channel"],), {"on": plan["on"], "at": plan["at"]})

    # what came of it

    def _hold(self, text: str) -> Do:
        on_day = parse_day(text, self.pane.book.today, past=True)
        self._not_ahead(on_day)
        return Do(hold_talk, (), {"on": on_day}, done=self._then_answered)

    def _then_answered(self, client: "Client") -> None:
        self.call_after_refresh(self._ask_answered, client)

    def _then_agreed(self, client: "Client") -> None:
        self.call_after_refresh(self._ask_agreed, client)

    def _not_ahead(self, on_day: date) -> None:
        if on_day > self.pane.book.today:
            raise Refused("{day} has not come yet. Mark the talk as held once you have spoken.", day=on_day)

    def _ask_answered(self, client: "Client") -> None:
        def commit(text: str) -> Do:
            first = not client.rehearsal.talk.agreed
            return Do(note_talk, (), {"answered": text}, done=self._then_agreed if first else None)

        self.pane.ask(_("They answered"), _one_line(client.rehearsal.talk.answered), commit, hint=_("In a few words."))

    def _ask_agreed(self, client: "Client") -> None:
        def commit(text: str) -> Do:
            return Do(note_talk, (), {"agreed": text})

        hint = _("What was agreed: dates, open work, who does what.")
        self.pane.ask(_("You agreed"), _one_line(client.rehearsal.talk.agreed), commit, hint=hint)


def _heading(text: str) -> Row:
    return Row(None, Content.styled(text, "bold"))


def _blank() -> Row:
    return Row(None, Content(""))


def _labelled(label: str, text: str, hint: str) -> Content:
    between = "  " if text and hint else ""
    return Content.assemble(f"  {label:<{LABEL}}", text, between, (hint, MUTED))


def _one_line(text: str) -> str:
    return " ".join(text.split())
