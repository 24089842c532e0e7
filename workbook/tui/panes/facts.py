"""The part Facts."""

from textual.app import ComposeResult

from workbook.tui.panes.base import Pane
from workbook.tui.widgets.entry_line import EntryLine
from workbook.tui.widgets.rows import Rows


class FactsPane(Pane):
    """The part Facts."""

    PART = "facts"

    def compose(self) -> ComposeResult:
        """Lay out the rows."""
        yield Rows()
        yield EntryLine()
