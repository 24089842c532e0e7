"""The full-screen program: themes and keys as the person chose them, and the first screen."""

from typing import TYPE_CHECKING

from textual.app import App

from workbook.tui.screens.workbook import WorkbookScreen
from workbook.tui.theme import DARK, THEMES

if TYPE_CHECKING:
    from workbook.book import Book
    from workbook.settings import Settings


class WorkbookApp(App[None]):
    """Shows a book."""

    TITLE = "workbook"
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, book: "Book", settings: "Settings") -> None:
        super().__init__()
        self.book = book
        self.settings = settings
        for theme in THEMES:
            self.register_theme(theme)
        wanted = settings.theme
        self.theme = wanted if wanted in self.available_themes else DARK.name

    def get_default_screen(self) -> WorkbookScreen:
        """Give the screen that is there first."""
        return WorkbookScreen(self.book, self.settings.language)
