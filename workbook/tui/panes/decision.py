"""The part Decision."""

from textual.app import ComposeResult

from workbook.tui.panes.base import Pane
from workbook.tui.widgets.entry_line import EntryLine
from workbook.tui.widgets.rows import Rows


class DecisionPane(Pane):
    """The part Decision."""

    PART = "decision"

    def compose(self) -> ComposeResult:
        """Lay out the rows."""
        yield Rows()
        yield EntryLine()
