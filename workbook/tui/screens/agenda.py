"""The agenda: what is due across all clients, and one key to go and see to it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Footer, Label, OptionList

from workbook.domain.agenda import PART_OF, Part
from workbook.domain.daily import Duty, agenda
from workbook.phrases import duty as duty_words
from workbook.tui.keys import bindings
from workbook.tui.screens.base import BaseScreen
from workbook.tui.widgets.columns import MUTED, column, two_columns
from workbook.tui.widgets.rows import Row, Rows
from workbook.words import _, day, distance, ngettext

if TYPE_CHECKING:
    from workbook.book import Book

AHEAD = 14
"""Days that the agenda looks ahead."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the person wants to go: a client's part."""

    client_id: str
    part: Part


class AgendaScreen(BaseScreen[Place | None]):
    """Lists duties: those that need you now, then those that come."""

    BINDINGS = bindings("agenda")
    DEFAULT_CSS = """
    AgendaScreen {
        background: $background; padding: 0 2;
        #agenda-title { text-style: bold; color: $accent; margin: 1 0 0 0; }
        #agenda-sum { color: $text-muted; margin-bottom: 1; }
    }
    """

    def __init__(self, book: "Book") -> None:
        super().__init__()
        self._book = book
        self._duties: dict[str, Duty] = {}

    def compose(self) -> ComposeResult:
        """Lay out the duties under the day."""
        yield Label(Content(day(self._book.today)), id="agenda-title")
        yield Label(id="agenda-sum", markup=False)
        yield Rows(id="duties")
        yield Footer()

    def on_mount(self) -> None:
        """Show what is due."""
        today, rules = self._book.today, self._book.rules
        found = agenda(self._book.in_order(), rules, today, ahead=AHEAD)
        self._duties = {f"{n}": duty for n, duty in enumerate(found)}
        now = sum(duty.due.needs_you(today) for duty in found)
        sentence = ngettext("{n} thing needs you today.", "{n} things need you today.", now).format(n=now)
        self.query_one("#agenda-sum", Label).update(sentence if now else _("Nothing needs you today. Go out and play."))
        rows = self.query_one(Rows)
        rows.lay(self._rows)
        rows.focus()

    def _rows(self, width: int) -> list[Row]:
        today = self._book.today
        rows: list[Row] = []
        for heading, wanted in ((_("Now"), True), (_("Coming"), False)):
            group = [(key, duty) for key, duty in self._duties.items() if duty.due.needs_you(today) is wanted]
            if group:
                rows += [Row(None, Content.styled(heading, "bold"))]
                rows += [Row(key, self._line(duty, width)) for key, duty in group] + [Row(None, Content(""))]
        return rows

    def _line(self, duty: Duty, width: int) -> Content:
        today = self._book.today
        late = duty.due.on is not None and duty.due.on < today and duty.due.needs_you(today)
        mark = ("[!]", "$error") if late else ("[ ]", "$accent") if duty.due.needs_you(today) else ("   ", "")
        when = distance(duty.due.on, today) if duty.due.on is not None else _("when you can")
        name = column(Content.styled(duty.summary.name, "bold"), max(14, width // 3))
        left = Content.assemble(" ", mark, " ", name, "  ", duty_words(duty.due, today))
        return two_columns(width - 1, left, Content.styled(when, "$error" if late else MUTED))

    @on(OptionList.OptionSelected)
    def _go(self, event: OptionList.OptionSelected) -> None:
        duty = self._duties[event.option.id or ""]
        self.dismiss(Place(duty.summary.id, PART_OF[duty.due.kind]))

    def action_leave(self) -> None:
        """Back to the clients."""
        self.dismiss(None)
