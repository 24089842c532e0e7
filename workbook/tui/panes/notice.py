"""The contract clock: the terms on the left, and on the right when a notice given on a day runs out."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content

from workbook.domain.amounts import parse_amount, parse_rate
from workbook.domain.dates import parse_day
from workbook.domain.earnings import received
from workbook.domain.errors import Refused
from workbook.domain.handover import set_last_day
from workbook.domain.notice import count_notice
from workbook.tui.keys import bindings
from workbook.tui.messages import Do
from workbook.tui.panes import notice_money as owed
from workbook.tui.panes.asking import Asked as Question
from workbook.tui.panes.asking import InTurn
from workbook.tui.panes.base import Pane
from workbook.tui.panes.facts_fields import Fact
from workbook.tui.panes.notice_count import Asked, Clock, clock, told
from workbook.tui.panes.notice_fields import FACTS, sections
from workbook.tui.widgets.columns import MUTED, block, column, cut
from workbook.tui.widgets.entry_area import EntryArea
from workbook.tui.widgets.entry_line import EntryLine
from workbook.tui.widgets.laid import Laid
from workbook.tui.widgets.rows import Row, Rows
from workbook.words import _, day, say

if TYPE_CHECKING:
    from workbook.book import Book
    from workbook.content.loader import Content as Catalogue
    from workbook.domain.client import Client

LABEL = 13
"""Cells of a line's name."""

WIDE = 100
"""Cells from which the terms get more room."""


LONGEST_WAY = 90
"""Days within which a notice reaches them; more is a slip of the fingers."""


class TermRows(Rows):
    """The terms, and what follows from them."""

    BINDINGS = bindings("notice.edit", "notice.remove")

    def action_clear(self) -> None:
        """Hand the key on: the pane knows what can be emptied."""
        self.parent_pane.clear(self.current or "")

    @property
    def parent_pane(self) -> "NoticePane":
        """The pane that holds the rows."""
        return next(node for node in self.ancestors if isinstance(node, NoticePane))


class NoticePane(Pane):
    """Terms to change, and the clock that follows every change."""

    PART = "notice"
    BINDINGS = bindings("notice.given", "notice.received", "notice.pause", "notice.take")
    DEFAULT_CSS = """
    NoticePane {
        Horizontal { height: 1fr; }
        #terms { width: 41; height: 1fr; }
        &.-roomy #terms { width: 54; }
        VerticalScroll {
            width: 1fr; height: 1fr; padding: 0 0 0 2; border-left: solid $border-blurred; scrollbar-size-vertical: 1;
        }
    }
    """

    def __init__(self, book: "Book", words: "Catalogue") -> None:
        super().__init__(book, words)
        self._asked = Asked(book.today)
        self._undone: owed.Undone | None = None
        self._found = Clock(None)
        self._typed: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Lay out the terms, the count, and the places to type into."""
        with Horizontal():
            yield TermRows(id="terms")
            with VerticalScroll(can_focus=False):
                yield Laid(id="count")
        yield EntryLine()
        yield EntryArea()

    # showing

    def show_client(self, client: "Client") -> None:
        """Draw the terms and count anew."""
        self.query_one(TermRows).lay(partial(self._rows, client))
        self._found = clock(client, self._asked, self.book.rules, self.words.language)
        self.query_one("#count", Laid).lay(partial(told, self._found, client, self.book.today))

    def on_resize(self, event: events.Resize) -> None:
        """Give the terms more room where there is any."""
        self.set_class(event.size.width >= WIDE, "-roomy")

    def _rows(self, client: "Client", width: int) -> list[Row]:
        rows: list[Row] = []
        for section in sections(client.contract):
            rows.append(Row(None, Content.styled(_(section.title), "bold")))
            rows += [Row(fact.id, self._line(fact, client, width)) for fact in section.facts]
        rows += self._owed(client, width)
        rows.append(Row(None, Content.styled(_("If work stays undone"), "bold")))
        back = owed.refund_words(self._undone, client)
        rows.append(Row("refund", _row(_("Refund"), back, _("by the share of the work done"), width)))
        return rows

    def _owed(self, client: "Client", width: int) -> list[Row]:
        scheme = owed.scheme_of(client, self.book.rules)
        if scheme is None:
            return []
        today = self.book.today
        rows = [Row("interest", _row(_("Comes to"), owed.interest_words(client, self.book.rules, today), "", width))]
        if scheme.id != "own":
            rows.insert(0, Row("rates", _row(_("Rates"), owed.rate_words(scheme, today), "", width)))
        return rows

    def _line(self, fact: Fact, client: "Client", width: int) -> Content:
        shown = fact.shown(client, self.book.today)
        if fact.way == "prose" and shown.strip():
            label = Content.styled(f" {_(fact.label)}", MUTED)
            return block(Content(" ".join(shown.split())), width, first=label, indent=LABEL + 1, limit=4)
        return _row(_(fact.label), " ".join(shown.split()), _(fact.empty) if fact.empty else "", width)

    def advice_here(self) -> tuple[str, ...]:
        """Give the advice behind the line that is stood on."""
        current = self.query_one(TermRows).current or ""
        fact = FACTS.get(current)
        if fact is not None and fact.advice:
            return fact.advice
        return {"refund": ("C7",), "interest": ("A1",), "rates": ("A1",)}.get(current, ("C1", "C4", "C8"))

    # terms

    @on(Rows.Opened)
    def _open(self, event: Rows.Opened) -> None:
        event.stop()
        client, today = self.client, self.book.today
        if client is None:
            return
        if event.row_id in FACTS:
            self._change(FACTS[event.row_id], client)
        elif event.row_id == "interest":
            self.explain(_("Interest for late payment"), *owed.interest_explained(client, self.book.rules, today))
        elif event.row_id == "rates":
            self._rates(client)
        elif self._undone is None:
            self._ask_refund(client)
        else:
            self._refund(client, self._undone)

    def _change(self, fact: Fact, client: "Client") -> None:
        label, typed, commit = _(fact.label), fact.typed(client), partial(self._deed, fact, client.id)
        if fact.way == "choice":
            self.choose(label, [(value, _(text), "") for value, text in fact.choices], commit, typed)
        elif fact.way == "prose":
            self.query_one(EntryArea).ask(label, typed, commit, client.id)
        else:
            self.ask(label, typed, commit, hint=_("Empty: {what}.").format(what=_(fact.empty)) if fact.empty else "")

    def _deed(self, fact: Fact, client_id: str, typed: str) -> Do:
        verb, args, kwargs = fact.change(typed, self.book.today)
        return Do(verb, args, kwargs, about=_(fact.label), client_id=client_id)

    def clear(self, row_id: str) -> None:
        """Empty a line, where it can be."""
        fact = FACTS.get(row_id)
        if self.client is None:
            return
        if row_id == "refund":
            self._undone = None
            self.show_client(self.client)
        elif fact is not None and fact.can_be_empty and fact.shown(self.client, self.book.today):
            self.post_message(self._deed(fact, self.client.id, ""))

    # the clock

    def action_given(self) -> None:
        """Count a notice that is given on another day."""

        def commit(text: str) -> None:
            given = parse_day(text, self.book.today) if text.strip() else self.book.today
            count_notice(self.client.contract, given) if self.client is not None else None
            received_on = self._asked.received
            later = received_on if received_on is not None and received_on >= given else None
            self._count(replace(self._asked, given=given, received=later))

        hint = _("The day on which you give notice: today, fri, +7, 30.11. or 2026-11-30.")
        self.ask(_("Given on"), self._asked.given.isoformat(), commit, hint=hint)

    def action_received(self) -> None:
        """Say on which day the notice reaches them, where that is later."""

        def commit(text: str) -> None:
            on_day = parse_day(text, self._asked.given) if text.strip() else None
            if on_day is not None and not 0 <= (on_day - self._asked.given).days <= LONGEST_WAY:
                raise Refused(
                    "The notice is given on {given} and would arrive on {received}. Check the two days.",
                    received=on_day,
                    given=self._asked.given,
                )
            self._count(replace(self._asked, received=on_day))

        shown = self._asked.received.isoformat() if self._asked.received else ""
        self.ask(_("Received on"), shown, commit, hint=_("+3 counts from the day it is given. Empty: the same day."))

    def action_pause(self) -> None:
        """Name the next natural pause in the work, which counts where the contract names no notice."""
        if self.client is not None and self.client.contract.notice_length is not None:
            self.notify(_("The contract names a notice, and that counts."), markup=False)
            return

        def commit(text: str) -> None:
            self._count(replace(self._asked, pause=parse_day(text, self.book.today) if text.strip() else None))

        shown = self._asked.pause.isoformat() if self._asked.pause else ""
        self.ask(_("Next pause"), shown, commit, hint=_("Such as the day after a delivery. Empty: two weeks."))

    def _count(self, asked: Asked) -> None:
        self._asked = asked
        if self.client is not None:
            self.show_client(self.client)

    def action_take(self) -> None:
        """Take the last working day over into the handover."""
        count = self._found.count
        if count is None:
            self.notify(say(self._found.trouble) if self._found.trouble else "", markup=False, severity="warning")
            return
        about = day(count.last_day, self.book.today)
        self.do(set_last_day, count.last_day, about=about, notice_on=count.given_on)

    # what is owed either way

    def _rates(self, client: "Client") -> None:
        scheme = owed.scheme_of(client, self.book.rules)
        if scheme is None:
            return
        options = [("read", _("Read the rates"), ""), ("enter", _("Enter a newer one"), "")]
        self.choose(_("Reference rates"), options, partial(self._rate_chosen, client, scheme.id))

    def _rate_chosen(self, client: "Client", scheme_id: str, value: str) -> None:
        scheme, today = owed.scheme_of(client, self.book.rules), self.book.today
        if value == "read" and scheme is not None:
            self.explain(_("Reference rates"), *owed.rates_explained(scheme, today))
        elif value == "enter":
            begins = date(today.year, 1 if today.month <= 6 else 7, 1)
            questions = (
                Question("from", _("In force from"), _("The first day of its half-year."),
                         lambda _given: begins.isoformat(), lambda text: parse_day(text, today)),
                Question("percent", _("Percent a year"), _("Without the points that are added, such as 2.15.")),
            )  # fmt: skip
            self.call_later(InTurn(self, questions, self._typed, partial(self._keep_rate, scheme_id)).start)

    def _keep_rate(self, scheme_id: str, given: Mapping[str, str]) -> None:
        rules = self.book.rules
        start = parse_day(given["from"], self.book.today).isoformat()
        known = {**rules.reference_rates.get(scheme_id, {}), start: parse_rate(given["percent"])}
        self.book.set_rules(replace(rules, reference_rates={**rules.reference_rates, scheme_id: known}))
        self._typed.clear()
        if self.client is not None:
            self.show_client(self.client)

    def _refund(self, client: "Client", undone: owed.Undone) -> None:
        options = [("read", _("How it is reckoned"), ""), ("again", _("Reckon it again"), "")]

        def chosen(value: str) -> None:
            if value == "again":
                self.call_later(self._ask_refund, client)
            else:
                self.explain(_("Refund"), *owed.refund_explained(undone, client))

        self.choose(_("Refund"), options, chosen)

    def _ask_refund(self, client: "Client") -> None:
        latest = max(received(client.money.invoices, self.book.today), default=None)
        paid = self._undone.paid if self._undone is not None else latest[1] if latest is not None else None
        done = self._undone.done * 100 if self._undone is not None else None

        def check(text: str) -> None:
            owed.Undone(Decimal(0), parse_rate(text) / 100).back  # noqa: B018 - refused where it cannot be

        def amount(text: str) -> None:
            owed.Undone(parse_amount(text), Decimal(0)).back  # noqa: B018 - refused where it cannot be

        def finish(given: Mapping[str, str]) -> None:
            self._undone = owed.Undone(parse_amount(given["paid"]), parse_rate(given["done"]) / 100)
            if self.client is not None:
                self.show_client(self.client)

        questions = (
            Question("paid", _("Paid so far"), _("What they paid for the work, or for the part of it."),
                     lambda _given: "" if paid is None else f"{paid:f}", amount),
            Question("done", _("Percent done"), _("The share of that work which is done, 0 to 100."),
                     lambda _given: "" if done is None else f"{done:f}", check),
        )  # fmt: skip
        InTurn(self, questions, {}, finish).start()


def _row(label: str, value: str, empty: str, width: int) -> Content:
    shown = Content(value) if value else Content.styled(empty, f"{MUTED} italic")
    return cut(Content.assemble(" ", column(Content.styled(label, MUTED), LABEL), shown), width)
