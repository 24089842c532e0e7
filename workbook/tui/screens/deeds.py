"""What the person does, carried to the book: changes, questions on the way, undo and redo."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work

from workbook.domain.errors import NeedsReason, WorkbookError
from workbook.phrases import verb
from workbook.tui.messages import Choose, Confirm, Do, Explain
from workbook.tui.screens.base import BaseScreen
from workbook.words import _, say

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel

    from workbook.book import Book
    from workbook.domain.changes import Undone
    from workbook.domain.client import Client


class DeedsScreen(BaseScreen[None]):
    """A screen that carries deeds to the book; it says which client they are about and shows what came of them."""

    def __init__(self, book: "Book") -> None:
        super().__init__()
        self.book = book

    def deed_client(self) -> str | None:
        """Give the id of the client that deeds are about; screens override this."""
        return None

    def show_changed(self, client: "Client") -> None:
        """Show a client that was changed; screens override this."""

    def show_unchanged(self) -> None:
        """Show what is on disk, after a change was refused; screens override this."""

    def show_gone(self) -> None:
        """Show that the client is not there any more; screens override this."""

    @on(Do)
    def _do(self, event: Do) -> None:
        event.stop()
        self.attempt(event)

    def attempt(self, deed: Do, client_id: str | None = None) -> None:
        """Do something to a client; a gate asks for its reason, a refusal is said and nothing is lost."""
        client_id = client_id or deed.client_id or self.deed_client()
        if client_id is None:
            return
        note = self.book.note(deed.verb.__name__, deed.about, deed.merge_key)
        try:
            client = self.book.change_as(client_id, note, deed.verb, *deed.args, **deed.kwargs)
        except NeedsReason as error:
            self._ask_reason(client_id, deed, error)
        except WorkbookError as error:
            if deed.refused is not None:
                deed.refused(error)
            else:
                self.tell(say(error), severity="warning")
            self.show_unchanged()
        else:
            self.show_changed(client)
            if deed.done is not None:
                deed.done(client)

    @work
    async def _ask_reason(self, client_id: str, deed: Do, error: NeedsReason) -> None:
        from workbook.tui.screens.dialogs.small import TextDialog

        reason = await self.app.push_screen_wait(TextDialog(_("Wait a moment"), say(error), _("Your reason")))
        if reason:
            deed.kwargs["override"] = reason
            self.attempt(deed, client_id)
        elif deed.refused is not None:
            deed.refused(error)

    @on(Choose)
    def _choose(self, event: Choose) -> None:
        event.stop()
        self._ask_choice(event)

    @work
    async def _ask_choice(self, event: Choose) -> None:
        from workbook.tui.screens.dialogs.small import ChoiceDialog

        value = await self.app.push_screen_wait(ChoiceDialog(event.title, event.options, event.chosen))
        if value is None:
            return
        try:
            deed = event.commit(value)
        except WorkbookError as error:
            self.tell(say(error), severity="warning")
            return
        if deed is not None:
            self.attempt(deed)

    @on(Confirm)
    def _confirm(self, event: Confirm) -> None:
        event.stop()
        self.ask_once(event.question, event.yes, partial(self.attempt, event.deed))

    @work
    async def ask_once(self, question: str, yes: str, then: Callable[[], object]) -> None:
        """Ask whether something is really meant, and do it if so."""
        from workbook.tui.screens.dialogs.small import ConfirmDialog

        if await self.app.push_screen_wait(ConfirmDialog(question, yes)):
            then()

    @on(Explain)
    def _explain(self, event: Explain) -> None:
        from workbook.tui.screens.dialogs.small import ReadDialog

        event.stop()
        self.app.push_screen(ReadDialog(event.title, event.paragraphs))

    def action_undo(self) -> None:
        """Take the last change to this client back."""
        self.step_in_history(_("Undone: {what}."), self.book.undo)

    def action_redo(self) -> None:
        """Make it again after all."""
        self.step_in_history(_("Done again: {what}."), self.book.redo)

    def step_in_history(self, sentence: str, take: "Callable[[str], Undone]", client_id: str | None = None) -> None:
        """Undo or redo, say what it was, and show what came of it."""
        client_id = client_id or self.deed_client()
        if client_id is None:
            return
        try:
            undone = take(client_id)
        except WorkbookError as error:
            self.tell(say(error))
            return
        about = f" ({undone.note.about})" if undone.note.about else ""
        self.tell(sentence.format(what=verb(undone.note.verb) + about))
        if undone.stored is not None:
            self.show_changed(undone.stored.client)
        else:
            self.show_gone()

    def tell(self, sentence: str, *, severity: "SeverityLevel" = "information") -> None:
        """Say something in passing; what people typed is never read as markup."""
        self.notify(sentence, severity=severity, markup=False, timeout=4)
