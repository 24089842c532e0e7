"""The scorecard: red flags by category, rated by a key, with the observations behind them."""

from textual.app import ComposeResult
from textual.content import Content

from workbook.domain.client import Client
from workbook.domain.scorecard import rate
from workbook.phrases import CATEGORIES
from workbook.tui.panes.base import Pane
from workbook.tui.widgets.columns import two_columns
from workbook.tui.widgets.entry_line import EntryLine
from workbook.tui.widgets.rows import Row, Rows
from workbook.words import _

BARS = ("···", "▇··", "▇▇·", "▇▇▇")


class ScorecardPane(Pane):
    """Flags to stand on and rate."""

    PART = "scorecard"

    def compose(self) -> ComposeResult:
        """Lay out the flags and the line to type into."""
        yield Rows(id="flags")
        yield EntryLine()

    def show_client(self, client: Client) -> None:
        """Draw the flags."""
        self.query_one(Rows).lay(lambda width: self._rows(client, width))

    def _rows(self, client: Client, width: int) -> list[Row]:
        rows: list[Row] = []
        category = ""
        for flag in self.words.flags:
            if flag.category != category:
                category = flag.category
                rows.append(Row(None, Content.styled(_(CATEGORIES[category]), "bold")))
            rating = client.scorecard.ratings.get(flag.id)
            right = Content("–" if rating is None else BARS[rating])
            rows.append(Row(flag.id, two_columns(width, Content(f"  {flag.title}"), right)))
        return rows

    def key_3(self) -> None:
        """Try."""
        flag = self.query_one(Rows).current
        if flag is not None:
            self.do(rate, flag, 3)
