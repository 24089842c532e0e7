"""The full-screen program: themes and keys as the person chose them, and the first screen."""

from typing import TYPE_CHECKING

from textual.app import App
from textual.events import Resize

from workbook.tui.screens.too_small import TooSmallScreen, is_too_small
from workbook.tui.screens.workbook import WorkbookScreen
from workbook.tui.theme import DARK, LIGHT, THEMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.command import Provider

    from workbook.book import Book
    from workbook.settings import Settings


def _key_commands() -> "type[Provider]":
    from workbook.tui.palette import KeyCommands

    return KeyCommands


class WorkbookApp(App[None]):
    """Shows a book."""

    TITLE = "workbook"
    COMMANDS = {_key_commands}

    def __init__(self, book: "Book", settings: "Settings", *, sample: "Callable[[], Book] | None" = None) -> None:
        super().__init__()
        self.book = book
        self.sample = sample
        self.settings = settings
        for theme in THEMES:
            self.register_theme(theme)
        wanted = settings.theme
        self.theme = wanted if wanted in self.available_themes else DARK.name

    def get_default_screen(self) -> WorkbookScreen:
        """Give the screen that is there first."""
        return WorkbookScreen(self.book, self.settings.language, sample=self.sample)

    def on_resize(self, event: Resize) -> None:
        """Say so while the window is too small, and go on where it was once it is not."""
        small = isinstance(self.screen, TooSmallScreen)
        if is_too_small(event.size) and not small:
            self.push_screen(TooSmallScreen())
        elif small and not is_too_small(event.size):
            self.pop_screen()

    def action_change_theme(self) -> None:
        """Change between paper by day and by lamplight."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name
