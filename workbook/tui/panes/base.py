"""What the six panes share: the client they show, the way to do something, and the line to type into."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.reactive import reactive
from textual.suggester import Suggester

from workbook.domain.errors import WorkbookError
from workbook.tui.keys import bindings
from workbook.tui.messages import Choose, Do, Explain
from workbook.tui.widgets.entry_area import EntryArea
from workbook.tui.widgets.entry_line import Commit, EntryLine

if TYPE_CHECKING:
    from workbook.book import Book
    from workbook.content.loader import Content as Catalogue
    from workbook.domain.client import Client


class Pane(Vertical):
    """One part of a client's story.

    A pane reads from `book` and `words` and shows `client`; it never changes data: what the person does is posted
    as a message, and a new client comes back into `client`. Compose an EntryLine last to use `ask`.
    """

    PART: ClassVar[str]
    BINDINGS = bindings("pane.advice")

    client: "reactive[Client | None]" = reactive(None)

    def __init__(self, book: "Book", words: "Catalogue") -> None:
        super().__init__(id=f"pane-{self.PART}")
        self.book = book
        self.words = words
        self._areas: tuple[EntryArea, ...] = ()

    def watch_client(self, before: "Client | None", client: "Client | None") -> None:
        """Show the client as it now stands; what is being asked about another one is dropped."""
        if before is not None and (client is None or client.id != before.id):
            for line in self.query(EntryLine):
                line.drop()
        if client is not None and self.is_mounted:
            self.show_client(client)

    def on_mount(self) -> None:
        """Show the client that was there before the pane was."""
        self._areas = tuple(self.query(EntryArea))
        if self.client is not None:
            self.show_client(self.client)

    def show_client(self, client: "Client") -> None:
        """Draw everything from `client`; panes override this."""

    def on_unmount(self) -> None:
        """Keep what was typed last when the program ends: there is no screen left then to hand it to."""
        for area in self._areas:
            with suppress(WorkbookError):
                deed = area.unkept()
                if deed is not None:
                    note = self.book.note(deed.verb.__name__, deed.about, deed.merge_key)
                    self.book.change_as(deed.client_id, note, deed.verb, *deed.args, **deed.kwargs)

    def take_focus(self) -> None:
        """Put the focus where the person most likely works; panes override this where it is not their first child."""
        for widget in self.query("*"):
            if widget.focusable:
                widget.focus()
                return

    def do(self, verb: "Callable[..., Client]", *args: object, about: str = "", **kwargs: object) -> None:
        """Have the screen do something to the client."""
        self.post_message(self.deed(verb, *args, about=about, **kwargs))

    def deed(self, verb: "Callable[..., Client]", *args: object, about: str = "", **kwargs: object) -> Do:
        """Give what `do` posts: a verb on the client who is shown now."""
        return Do(verb, args, kwargs, about, client_id=self.client.id if self.client is not None else "")

    def ask(
        self,
        label: str,
        value: str,
        commit: Commit,
        *,
        hint: str = "",
        suggester: Suggester | None = None,
        lines: Callable[[str], None] | None = None,
    ) -> None:
        """Ask for one thing in the line at the foot; `lines` takes a paste of several lines (else they become one)."""
        self.query_one(EntryLine).ask(label, value, commit, hint=hint, suggester=suggester, lines=lines)

    def choose(self, title: str, options: Sequence[tuple[str, str, str]], commit: Commit, chosen: str = "") -> None:
        """Have the person choose one of (value, text, hint)."""
        self.post_message(Choose(title, options, commit, chosen))

    def explain(self, title: str, *paragraphs: str) -> None:
        """Show a few paragraphs over the pane."""
        self.post_message(Explain(title, paragraphs))

    def action_advice(self) -> None:
        """Show the advice behind the line that is stood on."""
        served = self.advice_here()
        entries = [entry for entry in self.words.advice if entry.id in served]
        if entries:
            paragraphs = [paragraph for entry in entries for paragraph in (entry.title, entry.text)]
            self.explain(paragraphs[0], *paragraphs[1:])

    def flag_here(self) -> str | None:
        """Give the red flag that is stood on, which an observation is most likely about; panes override this."""
        return None

    def advice_here(self) -> Sequence[str]:
        """Give the ids of the advice behind the line that is stood on; panes override this."""
        return ()
