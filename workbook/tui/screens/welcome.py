"""The first start: an empty book offers to begin, or to look around."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Footer, Label, OptionList
from textual.widgets.option_list import Option

from workbook.tui.keys import bindings
from workbook.tui.screens.base import BaseScreen
from workbook.tui.widgets.columns import MUTED, column
from workbook.words import _


class WelcomeScreen(BaseScreen[str]):
    """Gives "add", "sample" or "quit"."""

    BINDINGS = bindings("welcome", "pane.down", "pane.up")
    DEFAULT_CSS = """
    WelcomeScreen {
        align: center middle; background: $background;
        & > Vertical { width: 62; max-width: 96%; height: auto; }
        Label { width: 1fr; height: auto; }
        #welcome-title { text-style: bold; color: $accent; }
        #welcome-text { margin: 1 0; }
        #welcome-where { margin-top: 1; color: $text-muted; }
        OptionList { border: none; height: auto; padding: 0; background: $background; &:focus { border: none; } }
    }
    """

    def compose(self) -> ComposeResult:
        """Lay out a few sentences and the two ways to begin."""
        with Vertical():
            yield Label(_("Good to have you here."), id="welcome-title")
            yield Label(
                _(
                    "This is a workbook for looking after your clients: a few minutes a day to see how things stand, "
                    "and a calm place to prepare for when one of them has to change or end.\n\n"
                    "Everything you write stays on this machine, and every change is kept at once and can be undone."
                ),
                id="welcome-text",
            )
            yield OptionList(
                self._option("add", _("Add your first client"), _("a name is enough to begin")),
                self._option("sample", _("Look around with sample data"), _("invented; nothing is kept")),
                self._option("quit", _("Not today"), ""),
            )
            yield Label(_("Move with the arrow keys, choose with enter."), id="welcome-where")
        yield Footer()

    def _option(self, name: str, text: str, hint: str) -> Option:
        return Option(Content.assemble(" ", column(Content.styled(text, "bold"), 30), (hint, MUTED)), id=name)

    def on_mount(self) -> None:
        """Stand on the first way."""
        self.query_one(OptionList).highlighted = 0

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id)

    def action_cursor_down(self) -> None:
        """Move one way down."""
        self.query_one(OptionList).action_cursor_down()

    def action_cursor_up(self) -> None:
        """Move one way up."""
        self.query_one(OptionList).action_cursor_up()

    def action_begin(self) -> None:
        """Add the first client."""
        self.dismiss("add")

    def action_leave(self) -> None:
        """Not today."""
        self.dismiss("quit")
