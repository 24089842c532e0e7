"""A full page about one client: money and hours, what parting would mean, or the contract and its notice."""

from importlib import import_module
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Footer, Static

from workbook.content.loader import load
from workbook.tui.keys import bindings
from workbook.tui.panes.base import Pane
from workbook.tui.screens.observing import ObservingScreen
from workbook.tui.widgets.columns import MUTED, cut, two_columns
from workbook.words import N_, _

if TYPE_CHECKING:
    from workbook.book import Book
    from workbook.domain.client import Client

SHEETS: dict[str, tuple[str, str, str, str]] = {
    "money": ("m", "money", "MoneyPane", N_("Money and hours")),
    "what-if": ("i", "what_if", "WhatIfPane", N_("What if we part?")),
    "notice": ("v", "notice", "NoticePane", N_("Contract and notice")),
}
"""The key, the module and class of the pane, and the title of each page; imported when the page is opened."""


class SheetScreen(ObservingScreen):
    """Shows a pane over the whole window; `following` names another page that the person wants instead."""

    BINDINGS = bindings(
        "sheet", "book.money", "book.what-if", "book.notice", "book.observe", "book.undo", "book.redo", "book.help",
        "book.theme",
    )  # fmt: skip
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (160, "-vast")]
    DEFAULT_CSS = """
    SheetScreen {
        layout: vertical; background: $background;
        #sheet-head { height: 2; padding: 0 1; border-bottom: solid $border; }
        Pane { height: 1fr; padding: 0 1; }
        &.-vast Pane { padding: 0 3; }
    }
    """

    def __init__(self, book: "Book", client: "Client", language: str, name: str) -> None:
        super().__init__(book)
        self._shown = client
        self._language = language
        self._sheet = name
        self.following = ""
        """The page that the person wants next, once this one is left."""

    def compose(self) -> ComposeResult:
        """Lay out the client's line, the page, and the keys."""
        _key, module, name, _title = SHEETS[self._sheet]
        pane: Pane = getattr(import_module(f"workbook.tui.panes.{module}"), name)(self.book, load(self._language))
        pane.set_reactive(Pane.client, self._shown)
        yield Static(id="sheet-head")
        yield pane
        yield Footer()

    def on_mount(self) -> None:
        """Begin where the person most likely works."""
        self._draw_head()
        self.call_after_refresh(self.pane.take_focus)

    @property
    def pane(self) -> Pane:
        """The page's pane."""
        return self.query_one(Pane)

    def on_resize(self) -> None:
        """Lay the head out for the new width."""
        self._draw_head()

    def _draw_head(self) -> None:
        here = Content.styled(_(SHEETS[self._sheet][3]), "bold $accent")
        others = [f"{key} {_(title)}" for name, (key, _module, _class, title) in SHEETS.items() if name != self._sheet]
        width = max(self.size.width - 2, 20)
        left = Content.assemble((self._shown.name, "bold"), "  ", here)
        right = Content.styled(" · ".join(others), MUTED)
        if left.cell_length + right.cell_length + 3 > width:
            left = Content.assemble(cut(Content.styled(self._shown.name, "bold"), width // 3), "  ", here)
        if left.cell_length + right.cell_length + 3 > width:
            right = Content("")
        self.query_one("#sheet-head", Static).update(two_columns(width, left, right))

    # what deeds need

    def deed_client(self) -> str | None:
        """Give the id of the client that the page is about."""
        return self._shown.id

    def words_language(self) -> str:
        """Give the language that the workbook speaks."""
        return self._language

    def flag_to_note(self) -> str | None:
        """Give the flag that is stood on, where one is."""
        return self.pane.flag_here()

    def show_changed(self, client: "Client") -> None:
        """Show the client as it now stands."""
        if client.id == self._shown.id:
            self._shown = client
            self._draw_head()
            self.pane.client = client

    def show_unchanged(self) -> None:
        """Show the client as it is on disk."""
        self.show_changed(self.book.client(self._shown.id))

    def show_gone(self) -> None:
        """Leave: there is nobody to show any more."""
        self.dismiss(None)

    # keys

    def action_leave(self) -> None:
        """Go back to the client's page."""
        self.dismiss(None)

    def action_sheet(self, name: str) -> None:
        """Go on to another page of the client; from its own, go back."""
        self.following = name if name != self._sheet else ""
        self.dismiss(None)

    def action_help(self) -> None:
        """Show what can be done here, and all the keys."""
        from workbook.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self._sheet))
