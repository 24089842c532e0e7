"""The workbook itself: the client list on the left, the parts of the chosen client on the right."""

import gc
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Self, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from workbook.domain.agenda import PART_OF, Part
from workbook.domain.errors import WorkbookError
from workbook.tui.keys import bindings
from workbook.tui.messages import Do, GoTo, OpenScreen
from workbook.tui.screens.observing import ObservingScreen
from workbook.tui.screens.page import ClientPage
from workbook.tui.screens.side import ListSide
from workbook.tui.widgets.client_list import ClientList
from workbook.tui.widgets.columns import two_columns
from workbook.tui.widgets.stage_line import StageLine
from workbook.words import _, ngettext, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbook.book import Book
    from workbook.domain.client import Client

STILL = 0.05
"""Seconds that the person stands on a client before its page is opened."""

LOOK_OUTSIDE = 1.0
"""Seconds between looks for changes that other windows made."""


class WorkbookScreen(ObservingScreen):
    """Shows the list and the client, and keeps the two in step."""

    AUTO_FOCUS = "#clients"
    BINDINGS = bindings("book", "pane.back")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (160, "-vast")]
    DEFAULT_CSS = """
    WorkbookScreen {
        layout: vertical; background: $background;
        #head { height: 1; padding: 0 1; color: $text-muted; }
        &.-wide ListSide { width: 36; }
        &.-vast ListSide { width: 46; }
        &.-vast ClientPage { padding: 0 3 0 1; }
        #foot { height: 1; dock: bottom; background: $footer-background; }
    }
    """

    client_id: reactive[str | None] = reactive(None, init=False)

    def __init__(self, book: "Book", language: str, *, sample: "Callable[[], Book] | None" = None) -> None:
        super().__init__(book)
        self.sample = sample
        self.language = language
        self.is_sample = False
        self.client: Client | None = None
        self._removed: str | None = None
        self._seen: set[str] = set()

    @property
    def side(self) -> ListSide:
        """The client list's side."""
        return self.query_one(ListSide)

    @property
    def page(self) -> ClientPage:
        """The chosen client's side."""
        return self.query_one(ClientPage)

    def compose(self) -> ComposeResult:
        """Lay out the desk."""
        yield Static(id="head")
        with Horizontal():
            yield ListSide(self.book)
            yield ClientPage(self.book, self.language)
        yield Container(id="foot")

    def on_mount(self) -> None:
        """Show the list at once; what a client's page needs is loaded behind it."""
        self.side.read(None)
        self.side.clients.focus()
        self.call_after_refresh(self._after_first_frame)
        if not self.side.size_of_book:
            self.welcome()

    def _after_first_frame(self) -> None:
        from textual.widgets import Footer

        self.query_one("#foot").mount(Footer())
        self._load_models()

    @work(thread=True)
    def _load_models(self) -> None:
        import_module("workbook.domain.client")
        import_module("workbook.content.loader")
        self.app.call_from_thread(self._begin)

    def _begin(self) -> None:
        self.page.ready = True
        gc.freeze()
        gc.enable()
        summary = self.side.summary(self.client_id)
        due = summary.next_step(self.book.rules, self.book.today) if summary is not None else None
        self.page.part = PART_OF[due.kind] if due is not None else "facts"
        self.open_client()
        self.set_interval(LOOK_OUTSIDE, self._look_outside)

    def _look_outside(self) -> None:
        if self.book.changed_outside():
            self.side.read(self.client_id)
            self.open_client()

    @on(ListSide.Relisted)
    def _relisted(self) -> None:
        self.client_id = self.side.clients.current
        self._draw_head()

    def _draw_head(self) -> None:
        needing = self.side.needing
        if not self.side.size_of_book:
            sentence = _("an empty book")
        elif needing:
            sentence = ngettext("{n} client needs you today", "{n} clients need you today", needing).format(n=needing)
        else:
            sentence = _("nobody needs you today")
        title = _("workbook · sample data, nothing is kept") if self.is_sample else "workbook"
        line = two_columns(self.size.width - 2, Content.styled(title, "bold"), Content(sentence))
        self.query_one("#head", Static).update(line)

    def on_resize(self) -> None:
        """Lay the head out for the new width."""
        self._draw_head()

    @work
    async def welcome(self) -> None:
        """Offer the two ways to begin."""
        from workbook.tui.screens.welcome import WelcomeScreen

        match await self.app.push_screen_wait(WelcomeScreen()):
            case "add":
                self.action_add_client()
            case "sample" if self.sample is not None:
                self.app.push_screen(WorkbookScreen(self.sample(), self.language).as_sample(), self._back_from_sample)
            case _:
                self.app.exit()

    def as_sample(self) -> Self:
        """Say that the book is invented, and lead back to the real one at the end."""
        self.is_sample = True
        return self

    def _back_from_sample(self, _result: None) -> None:
        self.welcome()

    def action_quit(self) -> None:
        """Leave; from the sample data, go back to the real book."""
        if self.is_sample and len(self.app.screen_stack) > 1:
            self.dismiss()
        else:
            self.app.exit()

    def action_help(self) -> None:
        """Show what can be done here, and all the keys."""
        from workbook.tui.screens.help import HelpScreen

        in_list = self.focused is None or self.focused in {self.side.clients, self.side.filter_field}
        self.app.push_screen(HelpScreen("list" if in_list else self.page.part))

    # which client

    @on(ClientList.Stood)
    def _stand(self, event: ClientList.Stood) -> None:
        self.client_id = event.client_id

    @on(ClientList.Opened)
    def _open(self) -> None:
        self.open_client()
        self.page.focus_part()

    def watch_client_id(self) -> None:
        """Show who was chosen; the page follows once the person stands still."""
        self.page.introduce(self.side.listed(self.client_id))
        self.set_timer(STILL, partial(self._follow, self.client_id))

    def _follow(self, client_id: str | None) -> None:
        if client_id == self.client_id and (self.client is None or self.client.id != client_id):
            self.open_client()

    def open_client(self) -> None:
        """Read the chosen client from the book and show it."""
        if not self.page.ready:
            return
        self.client = None
        listed = self.side.listed(self.client_id)
        if listed is not None and listed.problem is None:
            try:
                self.client = self.book.client(listed.id)
            except WorkbookError as error:
                self.tell(say(error), severity="error")
        self.page.introduce(listed)
        self.page.show(self.client)

    # which part

    @on(GoTo)
    def _go_to(self, event: GoTo) -> None:
        self.action_part(event.part)

    @on(OpenScreen)
    def _open_screen(self, event: OpenScreen) -> None:
        from workbook.tui.screens.full import full_screen

        event.stop()
        screen = full_screen(event.name, self.book, self.client, self.language)
        if screen is not None:
            self.app.push_screen(screen, self._back_from_full)

    def _back_from_full(self, _result: None) -> None:
        self.side.read(self.client_id)
        self.open_client()

    @on(StageLine.Picked)
    def _picked(self, event: StageLine.Picked) -> None:
        self.action_part(cast("Part", event.part))

    def action_part(self, part: Part) -> None:
        """Open a part and put the focus there."""
        if self.client is not None:
            self.page.part = part
            self.page.focus_part()

    def action_back(self) -> None:
        """Go back to the client list; from there, drop the filter."""
        if self.focused in {self.side.clients, self.side.filter_field}:
            self.side.drop_filter()
        self.side.clients.focus()

    @work
    async def action_agenda(self) -> None:
        """Show what is due across all clients, and go where the person chooses."""
        from workbook.tui.screens.agenda import AgendaScreen

        place = await self.app.push_screen_wait(AgendaScreen(self.book))
        if place is not None:
            self.go_to(place.client_id, place.part)

    def action_next_needing(self) -> None:
        """Go on to the next client who needs something today; after the last, say that all are seen to."""
        if self.client_id is not None:
            self._seen.add(self.client_id)
        following = next((i for i in self.side.needing_ids() if i not in self._seen), None)
        if following is None:
            self._seen.clear()
            self.tell(_("All reviewed. That was today's round."))
            return
        summary = self.side.summary(following)
        due = summary.next_step(self.book.rules, self.book.today) if summary is not None else None
        self.go_to(following, PART_OF[due.kind] if due is not None else self.page.part)

    def go_to(self, client_id: str, part: Part) -> None:
        """Open a part of a client who is somewhere in the list."""
        self.side.drop_filter()
        self.side.fill(client_id)
        self.client_id = client_id
        self.open_client()
        self.action_part(part)

    def action_sheet(self, name: str) -> None:
        """Open a full page about the chosen client: its money, "what-if" or "notice"."""
        from workbook.tui.screens.sheet import SheetScreen

        if self.client is not None:
            sheet = SheetScreen(self.book, self.client, self.language, name)
            self.app.push_screen(sheet, lambda _left: self._back_from_sheet(sheet.following))

    def _back_from_sheet(self, following: str) -> None:
        self.side.read(self.client_id)
        self.open_client()
        if following:
            self.action_sheet(following)

    # what deeds need

    def deed_client(self) -> str | None:
        """Give the id of the chosen client."""
        return self.client_id

    def words_language(self) -> str:
        """Give the language that the workbook speaks."""
        return self.language

    def flag_to_note(self) -> str | None:
        """Give the flag that is stood on, where one is."""
        return self.page.flag_here()

    def show_changed(self, client: "Client") -> None:
        """Show a client that was changed, in the list and on its page."""
        self._removed = None
        self.side.update_client(self.book.summary(client), self.client_id or client.id)
        if client.id == self.client_id:
            self.client = client
            self.page.introduce(self.side.listed(client.id))
            self.page.show(client)

    def show_unchanged(self) -> None:
        """Show the client as it is on disk."""
        self.open_client()

    def show_gone(self) -> None:
        """List the book anew without the client."""
        self.side.read(None)

    # the list's own keys

    @work
    async def action_add_client(self) -> None:
        """Add a client and open its page."""
        from workbook.tui.screens.dialogs.add_client import AddClientDialog

        new = await self.app.push_screen_wait(AddClientDialog())
        if new is None:
            return
        from workbook.domain.client import new_client

        today, currency = self.book.today, self.book.rules.currency
        try:
            client = self.book.add(new_client(self.book.new_id(), new.name, on=today, kind=new.kind, currency=currency))
        except WorkbookError as error:
            self.tell(say(error), severity="warning")
            return
        self.side.drop_filter()
        self.side.archive = False
        self.side.read(client.id)
        self.client_id = client.id
        self.open_client()
        self.action_part("scorecard")

    @work
    async def action_rename(self) -> None:
        """Change the name of the chosen client."""
        from workbook.domain.client import rename
        from workbook.tui.screens.dialogs.small import TextDialog

        summary = self.side.summary(self.client_id)
        if summary is not None:
            dialog = TextDialog(_("Rename"), _("What is the client called?"), _("Name"), summary.name)
            name = await self.app.push_screen_wait(dialog)
            if name:
                self.attempt(Do(rename, (name,)), summary.id)

    def action_remove_client(self) -> None:
        """Move the chosen client to the trash, after asking once."""
        summary = self.side.summary(self.client_id)
        if summary is not None:
            question = _("Move {name} to the trash, with everything noted? u brings it back.")
            self.ask_once(question.format(name=summary.name), _("Move to the trash"), partial(self._remove, summary.id))

    def _remove(self, client_id: str) -> None:
        try:
            self.book.delete(client_id)
        except WorkbookError as error:
            self.tell(say(error), severity="error")
        else:
            self._removed = client_id
        self.side.read(None)

    def action_undo(self) -> None:
        """Bring the client back that was just removed, or take the last change to the chosen one back."""
        removed, self._removed = self._removed, None
        self.step_in_history(_("Undone: {what}."), self.book.undo, removed)

    def action_sort(self) -> None:
        """Order the list another way."""
        self.tell(_("Ordered {how}.").format(how=self.side.reorder()))

    def action_archive(self) -> None:
        """Show the clients at rest, or the living again."""
        self.side.archive = not self.side.archive
        self.side.fill(None)

    def action_filter(self) -> None:
        """Type to show only clients whose name fits."""
        self.side.begin_filter()
