"""The full screens that a part of the story opens over the workbook."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbook.book import Book
    from workbook.domain.client import Client
    from workbook.tui.screens.deeds import DeedsScreen


def full_screen(name: str, book: "Book", client: "Client | None", language: str) -> "DeedsScreen | None":
    """Give the screen of a name for a client; None where there is no client, or no such screen.

    Each is imported when it is first opened.
    """
    if client is None:
        return None
    if name == "drill":
        from workbook.tui.screens.drill import DrillScreen

        return DrillScreen(book, client)
    if name == "reward":
        from workbook.content.loader import load
        from workbook.tui.screens.reward import RewardScreen

        return RewardScreen(book, client, load(language))
    return None
