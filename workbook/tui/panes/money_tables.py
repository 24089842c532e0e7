"""The lists of the money page: figures to explain, and tables in which one stands on a cell."""

from dataclasses import dataclass
from typing import ClassVar

from textual.message import Message

from workbook.tui.keys import bindings
from workbook.tui.widgets.rows import Rows


class FigureRows(Rows):
    """Figures to explain, and proposed flags to take over or to leave."""

    BINDINGS = bindings("money.explain", "money.accept", "money.dismiss", "money.set")

    @dataclass
    class Answered(Message):
        """The proposal that is stood on was accepted, or dismissed."""

        accepted: bool

    class Wanted(Message):
        """The person wants to set what the figure is held against."""

    def action_accept(self) -> None:
        """Take the proposal over."""
        self.post_message(self.Answered(accepted=True))

    def action_dismiss(self) -> None:
        """Leave the flag as it is."""
        self.post_message(self.Answered(accepted=False))

    def action_set(self) -> None:
        """Set what the figure is held against."""
        self.post_message(self.Wanted())


class TableRows(Rows):
    """A table: the arrows left and right choose a column, and so a cell of the row that is stood on."""

    BINDINGS = bindings("money.explain", "money.add", "money.edit", "money.remove", "money.left", "money.right")
    COLUMNS: ClassVar[tuple[str, ...]] = ()

    class Moved(Message):
        """The column changed."""

    @dataclass
    class Asked(Message):
        """Something is to be done: "add", "edit", "remove" or "pay", with the row (empty: none) and column."""

        table: "TableRows"
        deed: str
        row_id: str
        column: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._place = 0

    @property
    def column_id(self) -> str:
        """The column that is stood in."""
        return self.COLUMNS[self._place]

    def action_column(self, by: int) -> None:
        """Go to the next column, or the one before; it stops at the ends."""
        self._place = min(max(self._place + by, 0), len(self.COLUMNS) - 1)
        self.post_message(self.Moved())

    def action_add(self) -> None:
        """Add a row."""
        self._ask("add")

    def action_edit(self) -> None:
        """Change the cell that is stood on."""
        self._ask("edit")

    def action_remove(self) -> None:
        """Take the row away."""
        self._ask("remove")

    def _ask(self, deed: str) -> None:
        self.post_message(self.Asked(self, deed, self.current or "", self.column_id))


class InvoiceRows(TableRows):
    """The invoices."""

    BINDINGS = bindings("money.pay")
    COLUMNS = ("number", "issued", "due", "amount", "paid", "status")

    def action_pay(self) -> None:
        """Note a payment."""
        self._ask("pay")


class HoursRows(TableRows):
    """The hours."""

    COLUMNS = ("on", "hours", "billable", "note")
