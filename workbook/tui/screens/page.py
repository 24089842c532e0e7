"""The right side of the desk: the chosen client's name, score and stages above one part of its story."""

from importlib import import_module
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from workbook.domain.agenda import PARTS, Part
from workbook.phrases import BAND_COLOURS, MARK_SIGNS, band, points, sign
from workbook.phrases import PARTS as PART_NAMES
from workbook.tui.widgets.columns import MUTED, two_columns
from workbook.tui.widgets.stage_line import Stage, StageLine
from workbook.words import _, say

if TYPE_CHECKING:
    from workbook.book import Book
    from workbook.domain.changes import Listed
    from workbook.domain.client import Client
    from workbook.tui.panes.base import Pane

PANES: dict[Part, str] = {
    "facts": "FactsPane",
    "scorecard": "ScorecardPane",
    "decision": "DecisionPane",
    "rehearsal": "RehearsalPane",
    "handover": "HandoverPane",
    "reward": "RewardPane",
}
"""The class of each part's pane, in the module of the part's name; imported when the part is first opened."""


class ClientPage(Vertical):
    """Shows one client; a pane is made when its part is first opened."""

    DEFAULT_CSS = """
    ClientPage {
        width: 1fr; padding: 0 1 0 0;
        #client-line { height: 1; }
        #part { height: 1fr; border-top: solid $border; }
        #page-trouble { display: none; padding: 1 2; color: $text-muted; }
    }
    """

    part: reactive[Part] = reactive("scorecard", init=False)

    def __init__(self, book: "Book", language: str) -> None:
        super().__init__(id="page")
        self.book = book
        self.language = language
        self.ready = False
        """Whether the models are loaded, so that panes can be made."""
        self._listed: Listed | None = None
        self._client: Client | None = None

    def compose(self) -> ComposeResult:
        """Lay out the client's line, the stages, and room for a part."""
        yield Static(id="client-line")
        yield StageLine()
        yield Container(Static(id="page-trouble"), id="part")

    def introduce(self, listed: "Listed | None") -> None:
        """Show at once who was chosen; the part follows with `show`."""
        self._listed = listed
        self._draw_line()

    def show(self, client: "Client | None") -> None:
        """Show a client's part."""
        self._client = client
        self._draw_line()
        self._draw_part()

    def focus_part(self) -> None:
        """Put the focus into the part that is open."""
        pane = self._pane()
        if pane is not None and pane.display:
            self.call_after_refresh(pane.take_focus)

    def flag_here(self) -> str | None:
        """Give the red flag that is stood on in the part that is open."""
        pane = self._pane()
        return pane.flag_here() if pane is not None else None

    def watch_part(self) -> None:
        """Show another part of the same client."""
        self.query_one(StageLine).shown = self.part
        self._draw_part()

    def on_resize(self) -> None:
        """Lay the client's line out for the new width."""
        self._draw_line()

    def _draw_line(self) -> None:
        line, stages = self.query_one("#client-line", Static), self.query_one(StageLine)
        summary = self._listed.summary if self._listed is not None else None
        stages.display = summary is not None
        if summary is None:
            line.update(Content(self._listed.id if self._listed is not None else ""))
            return
        now = summary.score(self.book.rules, self.book.today)
        right = Content.assemble(
            (sign(now), f"${BAND_COLOURS[sign(now)]}"), (f" {points(now)} ", "bold"), (band(now), MUTED)
        )
        line.update(two_columns(max(self.size.width - 1, 10), Content.styled(summary.name, "bold"), right))
        stages.stages = tuple(
            Stage(part, _(PART_NAMES[part]), MARK_SIGNS[mark]) for part, mark in zip(PARTS, summary.marks, strict=True)
        )
        stages.shown = self.part

    def _draw_part(self) -> None:
        if not self.ready:
            return
        pane = self._pane()
        if pane is None and self._client is not None:
            pane = self._make()
        for other in self.query_one("#part").children:
            other.display = other is pane and self._client is not None
        if pane is not None:
            pane.client = self._client
        trouble = self.query_one("#page-trouble", Static)
        trouble.display = self._client is None
        trouble.update(Content(self._why_empty()))

    def _why_empty(self) -> str:
        if self._listed is None:
            return _(
                "Nobody is listed here.\n\nesc drops the filter, z changes between clients and archive, a adds one."
            )
        return say(self._listed.problem) if self._listed.problem is not None else ""

    def _pane(self) -> "Pane | None":
        found = self.query(f"#pane-{self.part}")
        return cast("Pane", found.first()) if found else None

    def _make(self) -> "Pane":
        from workbook.content.loader import load

        module = import_module(f"workbook.tui.panes.{self.part}")
        pane: Pane = getattr(module, PANES[self.part])(self.book, load(self.language))
        self.query_one("#part").mount(pane)
        return pane
