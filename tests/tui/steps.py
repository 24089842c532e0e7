"""Steps that a person takes on screen, for pilot tests."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from tests.fakes import a_book
from workbook.book import Book
from workbook.settings import Settings
from workbook.tui.app import WorkbookApp
from workbook.tui.screens.workbook import STILL, WorkbookScreen

SMALL = (80, 24)
WIDE = (120, 36)


class Desk:
    """The program as it runs, with what a test wants to know of it."""

    def __init__(self, app: WorkbookApp, pilot: Pilot[None], book: Book) -> None:
        self.app = app
        self.pilot = pilot
        self.book = book

    @property
    def screen(self) -> WorkbookScreen:
        """The workbook's screen, also while a dialog stands over it."""
        return next(s for s in reversed(self.app.screen_stack) if isinstance(s, WorkbookScreen))

    async def settle(self) -> None:
        """Wait until nothing is under way: what is loaded, what waits for a moment of rest, and all that follows."""
        loading = [worker for worker in self.app.workers if worker.name in {"_load_models", "_read_book"}]
        if loading:
            await self.app.workers.wait_for_complete(loading)
        await asyncio.sleep(STILL + 0.01)
        await self.quiet()

    async def quiet(self) -> None:
        """Wait until every message is dealt with and every change is drawn."""
        calm = 0
        for _ in range(400):
            await self.pilot.pause()
            calm = calm + 1 if self._is_calm() else 0
            if calm == 2:
                return
            await asyncio.sleep(0)

    def _is_calm(self) -> bool:
        if any(not node._message_queue.empty() for node in [self.app, *self.app._registry] if node.is_running):
            return False
        shown = [self.app.screen, *(self.app._background_screens if self.app.screen.is_modal else [])]
        return not any(s._callbacks or s._dirty_widgets or s._layout_required for s in shown)

    async def press(self, *keys: str) -> None:
        """Press keys one after another and wait for what they do."""
        for key in keys:
            await self.pilot.press(key)
            await self.quiet()
        await self.settle()

    async def type(self, text: str) -> None:
        """Type a text, letter by letter."""
        await self.press(*("space" if letter == " " else letter for letter in text))

    async def open(self, name: str) -> None:
        """Go to the client whose name begins with `name`."""
        self.screen.side.clients.focus()
        ids = self.screen.side.clients.ids
        names = [summary.name if (summary := self.screen.side.summary(i)) else "" for i in ids]
        self.screen.side.clients.cursor = next(n for n, full in enumerate(names) if full.startswith(name))
        await self.settle()
        await self.settle()

    def text(self) -> str:
        """Give what stands on the screen, line by line."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


@asynccontextmanager
async def desk(book: Book | None = None, size: tuple[int, int] = SMALL, **kwargs: object) -> AsyncIterator[Desk]:
    """Open the program on a book in memory."""
    book = book if book is not None else a_book()
    app = WorkbookApp(book, Settings(), **kwargs)  # type: ignore[arg-type]  # passed on as given
    app.animation_level = "none"
    async with app.run_test(size=size, notifications=True) as pilot:
        opened = Desk(app, pilot, book)
        await opened.settle()
        yield opened
