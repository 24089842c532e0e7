"""The facts: who they are, how you work for them, what was agreed, what happened, and your notes."""

from functools import partial

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content

from workbook.domain.client import Client, LogEntry, edit_log, log_entry, move_log, remove_log
from workbook.domain.dates import parse_day
from workbook.domain.values import the
from workbook.tui.keys import bindings
from workbook.tui.messages import Do
from workbook.tui.panes.base import Pane
from workbook.tui.panes.facts_fields import FACTS, NOTES, SECTIONS, Fact
from workbook.tui.panes.facts_money import ADVICE, LABELS, figures
from workbook.tui.widgets.columns import MUTED, block, column, cut
from workbook.tui.widgets.entry_area import EntryArea
from workbook.tui.widgets.entry_line import EntryLine
from workbook.tui.widgets.rows import Row, Rows
from workbook.words import _, short_day

LOG = "log:"
"""What begins the id of a row of the log."""

BESIDE = 90
"""Cells from which what happened stands beside the facts and no longer under them."""

NEW = "log"
"""The row that stands for an empty log."""


class FactRows(Rows):
    """Lines of facts, each opened to be changed."""

    BINDINGS = bindings("facts.edit")


class FactsPane(Pane):
    """Lines that are changed one by one."""

    PART = "facts"
    BINDINGS = bindings("facts.log", "facts.money", "facts.notice", "facts.remove")
    DEFAULT_CSS = """
    FactsPane {
        #lists { height: 1fr; layout: horizontal; }
        Rows { height: 1fr; }
        #story {
            display: none; border-left: solid $border-blurred; padding-left: 2;
            &:focus { border-left: solid $border-blurred; }
            & > .option-list--option-highlighted { background: $background; color: $foreground; }
            &:focus > .option-list--option-highlighted { background: $block-cursor-background; }
        }
        &.-beside #story { display: block; }
    }
    """

    def compose(self) -> ComposeResult:
        """Lay out the lines and the fields to type into."""
        with Container(id="lists"):
            yield FactRows(id="facts")
            yield FactRows(id="story")
        yield EntryLine()
        yield EntryArea()

    @property
    def rows(self) -> Rows:
        """The lines that the person works on: who they are, or what happened where that stands beside."""
        story = self.query_one("#story", Rows)
        return story if story.has_focus else self.query_one("#facts", Rows)

    # showing

    def watch_client(self, before: Client | None, client: Client | None) -> None:
        """Show the client; what was being written about another one is kept for that one."""
        if before is not None and (client is None or client.id != before.id):
            for area in self.query(EntryArea):
                area.drop()
        super().watch_client(before, client)

    def show_client(self, client: Client) -> None:
        """Draw every line, what happened beside the rest where there is room."""
        beside = self.size.width >= BESIDE
        self.set_class(beside, "-beside")
        self.query_one("#facts", Rows).lay(
            lambda width: [*self._facts(client, width), *([] if beside else self._story(client, width))]
        )
        self.query_one("#story", Rows).lay(lambda width: self._story(client, width, first=True))

    def on_resize(self, _event: events.Resize) -> None:
        """Move what happened beside the rest or under it."""
        if self.client is not None:
            self.show_client(self.client)

    def _facts(self, client: Client, width: int) -> list[Row]:
        labels = max(Content(_(fact.label)).cell_length for fact in FACTS.values()) + 2
        rows: list[Row] = []
        for section in SECTIONS:
            rows.append(Row(None, _heading(_(section.title), first=not rows)))
            rows.extend(Row(fact.id, self._line(fact, client, labels, width)) for fact in section.facts)
        rows.append(Row(None, _heading(_("Money and hours"))))
        rows.extend(self._money(client, labels, width))
        return rows

    def _money(self, client: Client, labels: int, width: int) -> list[Row]:
        found = figures(client, self.book.rules, self.book.today)
        if not found:
            hint = _("No invoices or hours yet. m enters them; “workbook import” reads them from files.")
            return [Row(None, block(_missing(hint), width, first=Content(""), indent=1))]
        return [
            Row(
                each.id,
                cut(
                    Content.assemble(" ", column(Content.styled(_(LABELS[each.id]), MUTED), labels), each.shown), width
                ),
            )
            for each in found
        ]

    def _story(self, client: Client, width: int, *, first: bool = False) -> list[Row]:
        return [
            Row(None, _heading(_("What happened"), first=first)),
            *self._log_lines(client, width),
            Row(None, _heading(_("Notes"))),
            Row(NOTES.id, self._prose(NOTES, client, width)),
        ]

    def _line(self, fact: Fact, client: Client, labels: int, width: int) -> Content:
        shown = " ".join(fact.shown(client, self.book.today).split())
        value = Content(shown) if shown else _missing(_(fact.empty))
        label = column(Content.styled(_(fact.label), MUTED), labels)
        return cut(Content.assemble(" ", label, value), width)

    def _prose(self, fact: Fact, client: Client, width: int) -> Content:
        shown = fact.shown(client, self.book.today).strip()
        text = Content(shown) if shown else _missing(_(fact.empty))
        return block(text, width, first=Content(""), indent=1, limit=6)

    def _log_lines(self, client: Client, width: int) -> list[Row]:
        if not client.log:
            hint = _("Nothing noted yet. a notes what happened, with its day.")
            return [Row(NEW, block(_missing(hint), width, first=Content(""), indent=1))]
        today = self.book.today
        days = {entry.id: short_day(entry.on, today) for entry in client.log}
        wide = max(map(len, days.values())) + 3
        return [
            Row(
                LOG + entry.id,
                block(Content(entry.text), width, first=_day(days[entry.id], wide), indent=wide, limit=3),
            )
            for entry in reversed(client.log)
        ]

    def advice_here(self) -> tuple[str, ...]:
        """Give the advice behind the line that is stood on."""
        current = self.rows.current or ""
        fact = FACTS.get(current)
        if fact is not None:
            return fact.advice
        if current in ADVICE:
            return ADVICE[current]
        return ("B1", "D7") if current.startswith(NEW) else ()

    # changing

    @on(Rows.Opened)
    def _open(self, event: Rows.Opened) -> None:
        event.stop()
        if self.client is None:
            return
        fact = FACTS.get(event.row_id)
        if fact is not None:
            self._change(fact, self.client)
        elif event.row_id == NEW:
            self.action_log()
        elif event.row_id in LABELS:
            found = figures(self.client, self.book.rules, self.book.today)
            self.explain(_(LABELS[event.row_id]), *(each.reckoned for each in found if each.id == event.row_id))
        else:
            self._edit_log(self._entry(event.row_id))

    def _change(self, fact: Fact, client: Client) -> None:
        label, typed = _(fact.label), fact.typed(client)
        if fact.way == "choice":
            options = [(value, _(text), "") for value, text in fact.choices]
            self.choose(label, options, partial(self._deed, fact, client.id), typed)
        elif fact.way == "prose":
            self.query_one(EntryArea).ask(label, typed, partial(self._deed, fact, client.id), client.id)
        else:
            hint = _("Empty: {what}.").format(what=_(fact.empty)) if fact.empty else ""
            self.ask(label, typed, partial(self._deed, fact, client.id), hint=hint)

    def _deed(self, fact: Fact, client_id: str, typed: str) -> Do:
        verb, args, kwargs = fact.change(typed, self.book.today)
        return Do(verb, args, kwargs, about=_(fact.label), client_id=client_id)

    def action_clear(self) -> None:
        """Empty the line that is stood on, or take the log entry away."""
        current = self.rows.current or ""
        fact = FACTS.get(current)
        if self.client is None:
            return
        if current.startswith(LOG):
            entry = self._entry(current)
            self.do(remove_log, entry.id, about=entry.text)
        elif fact is not None and not fact.can_be_empty:
            self.notify(_("This always holds something; enter changes it."), markup=False, timeout=4)
        elif fact is not None and fact.shown(self.client, self.book.today):
            self.post_message(self._deed(fact, self.client.id, ""))

    # the log

    def action_log(self) -> None:
        """Note what happened; its day is asked for afterwards, and is today until then."""
        if self.client is None:
            return
        new_id, today, client_id = self.book.new_id(), self.book.today, self.client.id

        def commit(text: str) -> Do:
            values = {"on": today, "today": today, "new_id": new_id}
            return Do(log_entry, (text,), values, about=text, client_id=client_id, done=then)

        def then(client: Client) -> None:
            for rows in self.query(Rows):
                rows.stand_on(LOG + new_id)
            self._ask_day(the(client.log, new_id, "log entry"), _("today"))

        self.ask(_("What happened?"), "", commit)

    def _edit_log(self, entry: LogEntry) -> None:
        client_id = self.client.id if self.client is not None else ""

        def commit(text: str) -> Do:
            return Do(edit_log, (entry.id, text), about=text, client_id=client_id, done=then)

        def then(_client: Client) -> None:
            self._ask_day(entry, entry.on.isoformat())

        self.ask(_("What happened?"), entry.text, commit)

    def _ask_day(self, entry: LogEntry, typed: str) -> None:
        today = self.book.today
        client_id = self.client.id if self.client is not None else ""

        def commit(text: str) -> Do | None:
            on_day = parse_day(text, today, past=True) if text.strip() and text != _("today") else today
            if on_day == entry.on:
                return None
            return Do(move_log, (entry.id, on_day), {"today": today}, about=entry.text, client_id=client_id)

        self.ask(_("On which day?"), typed, commit, hint=_("enter keeps it · a day such as yesterday, fri or 12.11."))

    def _entry(self, row_id: str) -> LogEntry:
        assert self.client is not None  # noqa: S101 - rows come from a client
        return the(self.client.log, row_id.removeprefix(LOG), "log entry")


def _heading(title: str, *, first: bool = False) -> Content:
    return Content.assemble("" if first else "\n", (title, "bold"))


def _missing(hint: str) -> Content:
    return Content.styled(f"– {hint}", f"{MUTED} italic")


def _day(text: str, width: int) -> Content:
    return Content.styled(f" {text:>{width - 3}}  ", MUTED)
