"""What if we part: each figure today and without the client, explained, with all clients side by side."""

from functools import partial
from typing import TYPE_CHECKING

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from workbook.domain.errors import WorkbookError
from workbook.domain.notice import count_notice
from workbook.domain.public_holidays import days_off_for
from workbook.domain.what_if_figures import Input
from workbook.tui.keys import bindings
from workbook.tui.panes.base import Pane
from workbook.tui.panes.inputs import LABELS, ask_input
from workbook.tui.panes.what_if_lines import (
    BOOK_INPUTS,
    LINES,
    explanation,
    last_day_said,
    missing,
    paragraph,
    picture,
    rows,
)
from workbook.tui.widgets.entry_line import EntryLine
from workbook.tui.widgets.laid import Laid
from workbook.tui.widgets.rows import Row, Rows
from workbook.words import _, money, number, say

if TYPE_CHECKING:
    from datetime import date

    from workbook.book import Book
    from workbook.content.loader import Content as Catalogue
    from workbook.domain.client import Client
    from workbook.domain.what_if import WhatIf


ROOMY = 100
"""Cells from which the figures stand wider apart."""


class WhatIfRows(Rows):
    """The figures."""

    BINDINGS = bindings("what-if.explain")


class WhatIfPane(Pane):
    """Figures on the left, the picture of all clients on the right, and what is still needed below."""

    PART = "what-if"
    BINDINGS = bindings("what-if.set", "what-if.inputs")
    DEFAULT_CSS = """
    WhatIfPane {
        Horizontal { height: 1fr; }
        #what { width: 47; height: 1fr; }
        #clients-picture { width: 1fr; height: 1fr; padding-left: 2; border-left: solid $border-blurred; }
        &.-roomy #what { width: 62; }
        #needed { border-top: solid $border-blurred; }
    }
    """

    def __init__(self, book: "Book", words: "Catalogue") -> None:
        super().__init__(book, words)
        self._found: WhatIf | None = None

    def compose(self) -> ComposeResult:
        """Lay out figures, picture, what is needed, and the line to type into."""
        with Horizontal():
            yield WhatIfRows(id="what")
            with Vertical(id="clients-picture"):
                yield Laid(id="picture")
        yield Laid(id="needed")
        yield EntryLine()

    def show_client(self, client: "Client") -> None:
        """Read the book behind the page, then draw it."""
        if self._found is None:
            self.query_one(WhatIfRows).lay(
                lambda width: [Row("reading", paragraph(_("Reading the other clients …"), width))]
            )
        self._read_book(client)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _read_book(self, client: "Client") -> None:
        """Work the figures out; the first time every client is read for them, which may take a while."""
        try:
            found = self.book.what_if(client, self._last_day(client))
        except WorkbookError as error:
            self.app.call_from_thread(self._trouble, say(error))
        else:
            self.app.call_from_thread(self._show, client, found)

    def _last_day(self, client: "Client") -> "date":
        today, contract = self.book.today, client.contract
        off = days_off_for(contract, today)
        return count_notice(contract, today, silent_days=self.book.rules.silent_notice_days, off=off).last_day

    def _trouble(self, sentence: str) -> None:
        self.notify(sentence, markup=False, severity="warning")

    def _show(self, client: "Client", found: "WhatIf") -> None:
        if self.client is None or self.client.id != client.id or not self.is_mounted:
            return
        self._found = found
        self._draw()

    def _draw(self) -> None:
        if self._found is None or self.client is None:
            return
        found, rules, today, client_id = self._found, self.book.rules, self.book.today, self.client.id
        self.query_one(WhatIfRows).lay(partial(rows, found, rules, today))
        self.query_one("#needed", Laid).lay(partial(missing, found, rules))
        height = max(self.size.height - 5, 6)
        self.query_one("#picture", Laid).lay(lambda width: picture(found, client_id, min(width, 60), height))

    def on_resize(self, event: events.Resize) -> None:
        """Draw the picture for the new room."""
        self.set_class(event.size.width >= ROOMY, "-roomy")
        self._draw()

    def advice_here(self) -> tuple[str, ...]:
        """Give the advice behind the figure that is stood on."""
        current = self.query_one(WhatIfRows).current
        return {"hours": ("B4",), "earn": ("B4",), "income": ("I4",), "balance": ("B4",), "last-day": ("C1", "C4"),
                "owed": ("G4",)}.get(current or "", ("I4", "I5"))  # fmt: skip

    @on(Rows.Opened)
    def _explain(self, event: Rows.Opened) -> None:
        event.stop()
        if self._found is None or self.client is None:
            return
        line = LINES.get(event.row_id)
        if line is not None:
            self.explain(_(line.label), *explanation(line, self._found))
        elif event.row_id == "last-day":
            recorded = self.client.handover.last_day is not None
            said = last_day_said(self._found, recorded=recorded, today=self.book.today)
            self.explain(_("Last day to bill"), *said)

    # what the book counts with

    def action_set(self) -> None:
        """Enter what the figure that is stood on needs, else the first thing that anything needs, else choose."""
        if self._found is None:
            return
        line = LINES.get(self.query_one(WhatIfRows).current or "")
        needs = [need for figure in (line.figures(self._found) if line else ()) for need in figure.needs]
        wanted = [need for need in (*needs, *self._found.missing) if need in BOOK_INPUTS]
        if wanted:
            self._ask(wanted[0])
        else:
            self.action_inputs()

    def _ask(self, name: Input | str) -> None:
        code = self._foreign() if name == "exchange-rate" else ""
        ask_input(self, name, self._again, code=code)

    def _foreign(self) -> str:
        """Give the currency that a rate is most likely wanted for: one that could not be summed, or the client's."""
        if self._found is not None and self._found.not_summed:
            return self._found.not_summed[0].currency
        return self.client.currency if self.client is not None else ""

    def _again(self) -> None:
        if self.client is not None:
            self.show_client(self.client)

    def action_inputs(self) -> None:
        """Choose one of the book's inputs and change it."""
        rules = self.book.rules
        amounts = {"floor-rate": rules.floor_rate, "monthly-costs": rules.monthly_costs, "reserve": rules.reserve}
        options = [
            (name, _(LABELS[name]), money(amount, rules.currency) if amount is not None else _("not set"))
            for name, amount in amounts.items()
        ]
        codes = {*rules.rates, self.client.currency if self.client is not None else rules.currency}
        if self._found is not None:
            codes |= {each.currency for each in self._found.not_summed}
        for code in sorted(code for code in codes if code != rules.currency):
            rate = rules.rates.get(code)
            options.append((code, _("1 {code} in {own}").format(code=code, own=rules.currency),
                            number(rate) if rate is not None else _("not set")))  # fmt: skip
        options.append(("currency", _(LABELS["currency"]), rules.currency))
        self.choose(_("What the whole book counts with"), options, self._chosen)

    def _chosen(self, name: str) -> None:
        if name in LABELS:
            self.call_later(ask_input, self, name, self._again)
        else:
            self.call_later(lambda: ask_input(self, "exchange-rate", self._again, code=name))
