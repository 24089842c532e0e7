"""Money and hours of a client: what the rows say, the flags that they point to, and the rows themselves."""

from functools import partial
from typing import TYPE_CHECKING

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content

from workbook.domain.accounts import (
    accept_proposal,
    change_currency,
    dismiss_proposal,
    proposals,
    remove_hours,
    remove_invoice,
    set_status,
)
from workbook.domain.errors import WorkbookError
from workbook.domain.money import Hours, Invoice
from workbook.domain.proposals import Proposal
from workbook.domain.worth import Worth, worth
from workbook.tui.keys import bindings
from workbook.tui.panes import money_explained as explained
from workbook.tui.panes.base import Pane
from workbook.tui.panes.inputs import ask_input
from workbook.tui.panes.money_entry import Entry
from workbook.tui.panes.money_lines import (
    MONTH,
    PROPOSAL,
    Figures,
    figure_rows,
    header,
    hours_columns,
    hours_rows,
    invoice_columns,
    invoice_rows,
)
from workbook.tui.panes.money_tables import FigureRows, HoursRows, InvoiceRows, TableRows
from workbook.tui.widgets.columns import MUTED, two_columns
from workbook.tui.widgets.entry_line import EntryLine
from workbook.tui.widgets.laid import Laid
from workbook.tui.widgets.rows import Row, Rows
from workbook.words import N_, _, day, fill, number, say

if TYPE_CHECKING:
    from workbook.book import Book
    from workbook.content.loader import Content as Catalogue
    from workbook.domain.client import Client
    from workbook.domain.what_if_figures import Figure

BESIDE = 130
"""Cells from which hours stand beside the invoices."""

STATUSES = (
    ("open", N_("Open"), N_("sent, and not paid in full")),
    ("paid", N_("Paid"), N_("in full, on a day that is not known; p notes the day")),
    ("draft", N_("A draft"), N_("not sent yet: nothing is owed")),
    ("void", N_("Void"), N_("cancelled: it counts for nothing")),
    ("written-off", N_("Written off"), N_("given up: it will not be paid any more")),
)


class MoneyPane(Pane):
    """Figures on top, the tables of invoices and hours under them."""

    PART = "money"
    BINDINGS = bindings("money.area", "money.area-back", "money.currency")
    DEFAULT_CSS = """
    MoneyPane {
        #figures { height: auto; max-height: 60%; }
        #tables { height: 1fr; layout: horizontal; border-top: solid $border-blurred; }
        #tables > Vertical { width: 1fr; height: 1fr; }
        #worked { display: none; }
        &.-hours #worked { display: block; }
        &.-hours #bills { display: none; }
        &.-beside #worked { display: block; width: 2fr; margin-left: 4; }
        &.-beside #bills { display: block; width: 3fr; }
    }
    """

    def __init__(self, book: "Book", words: "Catalogue") -> None:
        super().__init__(book, words)
        self._share: Figure | None = None
        self._typed: dict[str, dict[str, str]] = {}

    def compose(self) -> ComposeResult:
        """Lay out the figures, the two tables under their titles, and the line to type into."""
        yield FigureRows(id="figures")
        with Container(id="tables"):
            for area, rows in (("bills", InvoiceRows(id="invoices")), ("worked", HoursRows(id="hours"))):
                with Vertical(id=area):
                    yield Laid(id=f"{area}-title")
                    yield Laid(id=f"{area}-columns")
                    yield rows
        yield EntryLine()

    @property
    def figures(self) -> FigureRows:
        """The figures on top."""
        return self.query_one(FigureRows)

    @property
    def bills(self) -> InvoiceRows:
        """The table of invoices."""
        return self.query_one(InvoiceRows)

    @property
    def worked(self) -> HoursRows:
        """The table of hours."""
        return self.query_one(HoursRows)

    def take_focus(self) -> None:
        """Begin in the invoices: typing them in is what this page is opened for most."""
        self.bills.focus()

    # showing

    def show_client(self, client: "Client") -> None:
        """Draw the figures and both tables."""
        today = self.book.today
        self._draw_figures(client)
        self.bills.lay(lambda width: invoice_rows(client, today, width) or [_empty(EMPTY_BILLS)])
        self.worked.lay(lambda width: hours_rows(client, today, width) or [_empty(EMPTY_HOURS)])
        self._draw_titles()
        self._read_book(client)

    def _draw_figures(self, client: "Client") -> None:
        found = () if client.archived else proposals(client, self.book.rules, self.book.today)
        titles: dict[str, str] = {flag.id: flag.title for flag in self.words.flags}
        shown = Figures(client, self._worth(client), self._share, found, titles)
        self.figures.lay(partial(figure_rows, shown, self.book.today))

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _read_book(self, client: "Client") -> None:
        """Work out the share of income, for which every client is read; the first time that may take a while."""
        try:
            share = self.book.what_if(client).share
        except WorkbookError as error:
            self.app.call_from_thread(self._say, say(error))
        else:
            self.app.call_from_thread(self._show_share, client, share)

    def _say(self, sentence: str) -> None:
        self.notify(sentence, markup=False, severity="warning")

    def _show_share(self, client: "Client", share: "Figure") -> None:
        self._share = share
        if self.client is not None and self.client.id == client.id and self.is_mounted:
            self._draw_figures(self.client)

    def _worth(self, client: "Client") -> Worth:
        return worth(client, self.book.rules, self.book.today)

    @on(TableRows.Moved)
    def _draw_titles(self) -> None:
        if self.client is None:
            return
        money = self.client.money
        beside = self.has_class("-beside")
        parts = (
            ("bills", self.bills, _("Invoices"), len(money.invoices), _("tab hours ({n})"), len(money.hours)),
            ("worked", self.worked, _("Hours"), len(money.hours), _("tab figures"), 0),
        )
        for area, rows, title, count, hint, other in parts:
            left = Content.assemble((title, "bold"), (f"  {count}" if count else "", MUTED))
            aside = f"{self.client.currency}" if beside and area == "bills" else "" if beside else hint.format(n=other)
            right = Content.styled(aside, MUTED)
            self.query_one(f"#{area}-title", Laid).lay(partial(two_columns, left=left, right=right))
            columns = invoice_columns() if area == "bills" else hours_columns()
            titles = partial(header, columns, rows.column_id, focused=rows.has_focus)
            self.query_one(f"#{area}-columns", Laid).lay(titles)

    def on_resize(self, event: events.Resize) -> None:
        """Put the tables beside each other where there is room."""
        self.set_class(event.size.width >= BESIDE, "-beside")
        self._draw_titles()

    def on_descendant_focus(self) -> None:
        """Show the table that the person is in."""
        if self.bills.has_focus or self.worked.has_focus:
            self.set_class(self.worked.has_focus, "-hours")
        self._draw_titles()

    def action_area(self, by: int) -> None:
        """Go on to the next of figures, invoices and hours, or back."""
        areas: list[Rows] = [self.figures, self.bills, self.worked]
        here = next((place for place, rows in enumerate(areas) if rows.has_focus), 0)
        following = areas[(here + by) % len(areas)]
        if following is not self.figures:
            self.set_class(following is self.worked, "-hours")
        self.call_after_refresh(following.focus)

    def flag_here(self) -> str | None:
        """Give the flag that is proposed where the person stands."""
        found = self._proposal()
        return found.flag if found is not None else None

    def advice_here(self) -> tuple[str, ...]:
        """Give the advice behind the figure that is stood on."""
        if not self.figures.has_focus:
            return ("A1", "G4") if self.bills.has_focus else ("B4", "A12")
        return {"rate": ("B4", "A12"), "share": ("I4", "I5"), "income": ("B4", "I4"), "hours": ("B4", "A5")}.get(
            self.figures.current or "", ("A1", "G4")
        )

    # figures

    @on(Rows.Opened, "#figures")
    def _explain_figure(self, event: Rows.Opened) -> None:
        event.stop()
        if self.client is None:
            return
        client, figures, today = self.client, self._worth(self.client), self.book.today
        found = self._proposal()
        match event.row_id:
            case "rate":
                self.explain(_("An hour earns"), *explained.rate(client, figures, today))
            case "late":
                self.explain(_("They pay"), *explained.late(client, figures, today))
            case "overdue":
                self.explain(_("Overdue now"), *explained.overdue_now(client, figures, today))
            case "share":
                self.explain(_("Share of income"), *explained.share(self._share))
            case "income":
                self.explain(_("Income a month"), *explained.income_a_month(figures))
            case "hours":
                self.explain(_("Hours a month"), *explained.hours_a_month(figures))
            case _ if found is not None:
                self.explain(self._title(found), *explained.proposal(client, found, today))

    @on(FigureRows.Answered)
    def _answer(self, event: FigureRows.Answered) -> None:
        event.stop()
        found = self._proposal()
        if found is None:
            self._say(_("This line is a figure; enter explains it. Proposed flags stand under the figures."))
        elif event.accepted:
            text = found.sentence.said_by(fill)
            values = {"today": self.book.today, "new_id": self.book.new_id()}
            self.do(accept_proposal, found, text, about=self._title(found), **values)
        else:
            self.do(dismiss_proposal, found, about=self._title(found))

    @on(FigureRows.Wanted)
    def _set_input(self, event: FigureRows.Wanted) -> None:
        event.stop()
        if self.client is None:
            return
        own, theirs = self.book.rules.currency, self.client.currency
        if theirs != own and (self.figures.current == "share" or self._worth(self.client).rate_here is None):
            ask_input(self, "exchange-rate", self._redraw, code=theirs)
        else:
            ask_input(self, "floor-rate", self._redraw)

    def _redraw(self) -> None:
        if self.client is not None:
            self.show_client(self.client)

    def _proposal(self) -> Proposal | None:
        current = self.figures.current or ""
        if self.client is None or not current.startswith(PROPOSAL):
            return None
        found = proposals(self.client, self.book.rules, self.book.today)
        return next((each for each in found if PROPOSAL + each.flag == current), None)

    def _title(self, found: Proposal) -> str:
        return next(flag.title for flag in self.words.flags if flag.id == found.flag)

    # tables

    @on(Rows.Opened, "#invoices")
    @on(Rows.Opened, "#hours")
    def _explain_row(self, event: Rows.Opened) -> None:
        event.stop()
        if self.client is None:
            return
        row, today = self.client.money.row(event.row_id), self.book.today
        if isinstance(row, Invoice):
            title = _("Invoice {number}").format(number=row.number or "–")
            self.explain(title, *explained.invoice(row, self.client, today))
        elif row is not None:
            self.explain(day(row.on, today), explained.hours([row]))
        elif (first := explained.month_start(event.row_id)) is not None:
            self.explain(_("Hours"), *explained.month_of(self.client, first))
        else:
            event.rows.action_add() if isinstance(event.rows, TableRows) else None

    @on(TableRows.Asked)
    def _asked(self, event: TableRows.Asked) -> None:
        event.stop()
        if self.client is None:
            return
        entry = Entry(self, self.client, self._typed)
        row = self.client.money.row(event.row_id)
        try:
            if event.deed == "add":
                self._add(event.table, entry)
            elif isinstance(row, Invoice):
                self._with_invoice(event, row, entry)
            elif isinstance(row, Hours):
                self._with_hours(event, row, entry)
            elif event.row_id.startswith(MONTH):
                self._say(_("This is the sum of a month. Its rows stand under it."))
            else:
                self._say(_("There is no row here yet. a adds one."))
        except WorkbookError as error:
            self._say(say(error))

    def _add(self, table: TableRows, entry: Entry) -> None:
        if table is self.bills:
            entry.invoice(self.bills.stand_on)
        else:
            entry.hours(self.worked.stand_on)

    def _with_invoice(self, event: TableRows.Asked, row: Invoice, entry: Entry) -> None:
        if event.deed == "pay":
            entry.payment(row)
        elif event.deed == "remove":
            self.do(remove_invoice, row.id, about=row.number)
        elif event.column == "status":
            options = [(value, _(text), _(hint)) for value, text, hint in STATUSES]
            about = row.number
            self.choose(
                _("How it stands"), options, lambda value: self.deed(set_status, row.id, value, about=about), row.status
            )
        else:
            entry.invoice_cell(row, event.column)

    def _with_hours(self, event: TableRows.Asked, row: Hours, entry: Entry) -> None:
        if event.deed == "remove":
            self.do(remove_hours, row.id, about=number(row.hours))
        else:
            entry.hours_cell(row, event.column)

    def action_currency(self) -> None:
        """Change the currency of the client and of all invoices."""
        if self.client is not None:
            hint = _("For all invoices and the rate. No amount is converted.")
            self.ask(_("Currency"), self.client.currency, lambda text: self.deed(change_currency, text), hint=hint)


EMPTY_BILLS = N_("No invoices yet. a adds one; `workbook import` reads them from a file.")
EMPTY_HOURS = N_("No hours yet. a adds those of a month or a day.")


def _empty(sentence: str) -> Row:
    return Row("empty", Content.styled(f" {_(sentence)}", f"{MUTED} italic"))
