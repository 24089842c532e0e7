"""The part Handover."""

from textual.app import ComposeResult

from workbook.tui.panes.base import Pane
from workbook.tui.widgets.entry_line import EntryLine
from workbook.tui.widgets.rows import Rows


class HandoverPane(Pane):
    """The part Handover."""

    PART = "handover"

    def compose(self) -> ComposeResult:
        """Lay out the rows."""
        yield Rows()
        yield EntryLine()
