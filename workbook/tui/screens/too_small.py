"""What stands there while the window is smaller than the workbook can be read in."""

from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Label

from workbook.words import _

LEAST = Size(80, 24)
"""The smallest window, in columns and lines."""


def is_too_small(size: Size) -> bool:
    """Say whether a window is too small."""
    return size.width < LEAST.width or size.height < LEAST.height


class TooSmallScreen(ModalScreen[None]):
    """Says how large the window has to be; it goes by itself once it is."""

    DEFAULT_CSS = """
    TooSmallScreen {
        align: center middle; background: $background;
        Label { width: 100%; text-align: center; }
    }
    """

    def compose(self) -> ComposeResult:
        """Lay out one sentence."""
        sentence = _("The window is too small: the workbook needs {columns} columns and {lines} lines.")
        yield Label(sentence.format(columns=LEAST.width, lines=LEAST.height), markup=False)
