"""The help: what the part at hand is for, the keys that work in it, and all the others."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Label

from workbook.tui.keys import GROUPS, KEYS, Key, bindings, shown_keys
from workbook.tui.lessons import TEACHING
from workbook.tui.screens.dialogs.base import Dialog
from workbook.tui.widgets.columns import MUTED
from workbook.words import _


class HelpScreen(Dialog[None]):
    """Shows the help for `area`, a group of keys; escape or ? leaves."""

    BINDINGS = bindings("help")
    DEFAULT_CSS = """
    HelpScreen {
        & > Vertical { width: 76; max-width: 96%; height: 90%; }
        VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
        .help-group { margin-top: 1; text-style: bold; color: $accent; }
    }
    """

    def __init__(self, area: str) -> None:
        super().__init__()
        self._area = area

    def compose(self) -> ComposeResult:
        """Lay out the lesson and the keys."""
        title, lesson = TEACHING.get(self._area, TEACHING["list"])
        with self.box(_(title)):
            with VerticalScroll():
                yield Label(_(lesson))
                for group in self._groups():
                    yield Label(_(GROUPS[group]), classes="help-group")
                    yield Label(self._table(key for key in KEYS if key.group == group))
            yield Label(_("arrows scroll · escape closes"), classes="hint")

    def _groups(self) -> list[str]:
        first = [self._area, "pane", "book", "list"]
        return [*dict.fromkeys(group for group in first if group in GROUPS)] + [g for g in GROUPS if g not in first]

    def _table(self, keys: Iterable[Key]) -> Content:
        lines = [
            Content.assemble((f"{shown_keys(key):>14}", "bold"), "  ", (_(key.text), ""), "  ", (_(key.tip), MUTED))
            for key in keys
        ]
        return Content("\n").join(lines)
