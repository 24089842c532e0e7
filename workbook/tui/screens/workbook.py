"""The workbook itself: the client list on the left, the parts of the chosen client on the right."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Footer, Input, Static

from workbook.domain.agenda import PART_OF, PARTS, Part
from workbook.domain.errors import NeedsReason, WorkbookError
from workbook.phrases import MARK_SIGNS, band, points, sign, step, verb
from workbook.phrases import PARTS as PART_NAMES
from workbook.tui.keys import bindings
from workbook.tui.messages import Choose, Confirm, Do, Explain, GoTo, OpenScreen
from workbook.tui.screens.base import BaseScreen
from workbook.tui.widgets.client_list import ClientList, Entry
from workbook.tui.widgets.columns import two_columns
from workbook.tui.widgets.stage_line import Stage, StageLine
from workbook.words import _, ngettext, say

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel

    from workbook.book import Book
    from workbook.domain.changes import Undone
    from workbook.domain.client import Client
    from workbook.domain.summary import Summary
    from workbook.tui.panes.base import Pane

PANES: dict[Part, tuple[str, str]] = {
    "facts": ("workbook.tui.panes.facts", "FactsPane"),
    "scorecard": ("workbook.tui.panes.scorecard", "ScorecardPane"),
    "decision": ("workbook.tui.panes.decision", "DecisionPane"),
    "rehearsal": ("workbook.tui.panes.rehearsal", "RehearsalPane"),
    "handover": ("workbook.tui.panes.handover", "HandoverPane"),
    "reward": ("workbook.tui.panes.reward", "RewardPane"),
}
"""Where each part's pane lives; it is imported when the part is first opened."""

BAND_COLOURS = {"●": "success", "◆": "warning", "▲": "error"}


class WorkbookScreen(BaseScreen[None]):
    """Shows the list and the client; passes on to the book what the person does."""

    BINDINGS = bindings("book", "pane.back")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (160, "-vast")]
    DEFAULT_CSS = """
    WorkbookScreen {
        layout: vertical; background: $background;
        #head { height: 1; padding: 0 1; color: $text-muted; }
        #side { width: 26; }
        #page { width: 1fr; padding: 0 1 0 1; }
        #client-line { height: 1; }
        #part { height: 1fr; border-top: solid $border; }
        #filter { display: none; border: none; height: 1; padding: 0 1; background: $panel; &:focus { border: none; } }
        #filter.-shown { display: block; }
        &.-wide #side { width: 34; }
        &.-vast #side { width: 44; }
        &.-vast #page { padding: 0 3 0 2; }
        Footer { height: 1; }
    }
    """

    client: "reactive[Client | None]" = reactive(None, init=False)
    part: reactive[Part] = reactive("scorecard", init=False)
    client_id: reactive[str | None] = reactive(None, init=False)

    def __init__(self, book: "Book", language: str) -> None:
        super().__init__()
        self.book = book
        self.language = language
        self.summaries: dict[str, Summary] = {}
        self._sort = "need"
        self._archive = False
        self._models_ready = False

    def compose(self) -> ComposeResult:
        """Lay out the desk."""
        yield Static(id="head")
        with Horizontal(id="desk"):
            with Vertical(id="side"):
                yield Input(placeholder=_("Filter by name"), id="filter")
                yield ClientList(id="clients")
            with Vertical(id="page"):
                yield Static(id="client-line")
                yield StageLine()
                yield Container(id="part")
        yield Footer(show_command_palette=True)

    def on_mount(self) -> None:
        """Show the list at once; what a client's page needs is loaded behind it."""
        self.list_clients()
        self.query_one(ClientList).focus()
        self.call_after_refresh(self._load_models)

    # the list

    def list_clients(self, stand_on: str | None = None) -> None:
        """Read the list anew and stand on a client."""
        self.summaries = {e.id: e.summary for e in self.book.listed() if e.summary is not None}
        self._fill(stand_on or self.client_id)

    def _fill(self, stand_on: str | None) -> None:
        wanted = self.query_one("#filter", Input).value.strip().casefold()
        shown = [s for s in self.summaries.values() if s.archived == self._archive and wanted in s.search]
        shown.sort(key=self._rank)
        clients = self.query_one(ClientList)
        clients.fill([self._entry(summary) for summary in shown], stand_on)
        self._show_head()
        current = clients.current
        self.client_id = current.id if current is not None else None

    def _rank(self, summary: "Summary") -> tuple[Any, ...]:
        if self._sort == "name":
            return (summary.name.casefold(),)
        if self._sort == "score":
            points_now = summary.score(self.book.rules, self.book.today).points
            return (-(points_now if points_now is not None else -1), summary.name.casefold())
        return self.book.rank(summary)

    def _entry(self, summary: "Summary") -> Entry:
        today = self.book.today
        now = summary.score(self.book.rules, today)
        due = summary.next_step(self.book.rules, today)
        return Entry(
            id=summary.id,
            sign=sign(now),
            colour=BAND_COLOURS.get(sign(now), "secondary"),
            points=points(now),
            name=summary.name,
            step=step(due, today),
            needs_you=due is not None and due.needs_you(today),
        )

    def _show_head(self) -> None:
        entries = [self._entry(s) for s in self.summaries.values() if not s.archived]
        needing = sum(entry.needs_you for entry in entries)
        if not self.summaries:
            sentence = _("an empty book")
        elif needing:
            sentence = ngettext("{n} client needs you today", "{n} clients need you today", needing).format(n=needing)
        else:
            sentence = _("nobody needs you today")
        line = two_columns(self.size.width - 2, Content.styled("workbook", "bold"), Content(sentence))
        self.query_one("#head", Static).update(line)

    def on_resize(self) -> None:
        """Lay the lines out for the new width."""
        self._show_head()
        self.call_after_refresh(self._show_client_line)

    # the client

    @work(thread=True)
    def _load_models(self) -> None:
        import_module("workbook.domain.client")
        import_module("workbook.content.loader")
        self.app.call_from_thread(self._models_loaded)

    def _models_loaded(self) -> None:
        self._models_ready = True
        summary = self.summaries.get(self.client_id or "")
        due = summary.next_step(self.book.rules, self.book.today) if summary else None
        self.set_reactive(WorkbookScreen.part, PART_OF[due.kind] if due else "facts")
        self._open_client()

    @on(ClientList.Stood)
    def _stand(self, event: ClientList.Stood) -> None:
        self.client_id = event.client_id

    @on(ClientList.Opened)
    def _open(self) -> None:
        self._open_client()
        self._pane_focus()

    def watch_client_id(self) -> None:
        """Show who was chosen; the page follows once the person stands still."""
        self._show_client_line()
        if self._models_ready:
            self.set_timer(0.05, partial(self._follow, self.client_id))

    def _follow(self, client_id: str | None) -> None:
        if client_id == self.client_id:
            self._open_client()

    def _open_client(self) -> None:
        if self.client_id is None:
            self.client = None
            return
        try:
            self.client = self.book.client(self.client_id)
        except WorkbookError as error:
            self.client = None
            self.tell(say(error), severity="error")
        self._show_part()

    def watch_client(self, client: "Client | None") -> None:
        """Draw the client anew wherever it is shown."""
        if client is not None:
            self.summaries[client.id] = self.book.summary(client)
        self._show_client_line()
        for pane in self._panes():
            if pane.display:
                pane.client = client

    def _show_client_line(self) -> None:
        summary = self.summaries.get(self.client_id or "")
        line, stages = self.query_one("#client-line", Static), self.query_one(StageLine)
        stages.display = summary is not None
        if summary is None:
            line.update("")
            return
        now = summary.score(self.book.rules, self.book.today)
        colour = BAND_COLOURS.get(sign(now))
        right = Content.assemble(
            (sign(now), f"${colour}" if colour else "$text-muted"), f" {points(now)} ", (band(now), "$text-muted")
        )
        line.update(two_columns(max(line.size.width, 10), Content.styled(summary.name, "bold"), right))
        stages.stages = [
            Stage(part, _(PART_NAMES[part]), MARK_SIGNS[mark]) for part, mark in zip(PARTS, summary.marks, strict=True)
        ]
        stages.shown = self.part

    # the parts

    def _panes(self) -> "list[Pane]":
        return [cast("Pane", child) for child in self.query_one("#part").children]

    def watch_part(self) -> None:
        """Show another part."""
        self.query_one(StageLine).shown = self.part
        if self._models_ready:
            self._show_part()

    def _show_part(self) -> None:
        pane = next((pane for pane in self._panes() if self.part == pane.PART), None)
        if pane is None:
            module, name = PANES[self.part]
            from workbook.content.loader import load

            pane = getattr(import_module(module), name)(self.book, load(self.language))
            self.query_one("#part").mount(pane)
        for other in self._panes():
            other.display = other is pane
        pane.display = self.client is not None
        pane.client = self.client

    def _pane_focus(self) -> None:
        pane = next((pane for pane in self._panes() if self.part == pane.PART), None)
        if pane is not None:
            self.call_after_refresh(pane.take_focus)

    @on(GoTo)
    def _go_to(self, event: GoTo) -> None:
        self.action_part(event.part)

    @on(StageLine.Picked)
    def _picked(self, event: StageLine.Picked) -> None:
        self.action_part(cast("Part", event.part))

    def action_part(self, part: Part) -> None:
        """Open a part and put the focus there."""
        if self.client_id is None:
            return
        self.part = part
        self._pane_focus()

    def action_back(self) -> None:
        """Go back to the client list; from there, drop the filter."""
        clients = self.query_one(ClientList)
        if self.focused is clients or self.focused is self.query_one("#filter"):
            self._drop_filter()
        clients.focus()

    # doing

    @on(Do)
    def _do(self, event: Do) -> None:
        event.stop()
        if self.client_id is not None:
            self._attempt(self.client_id, event)

    def _attempt(self, client_id: str, deed: Do) -> None:
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
            self._open_client()
        else:
            self._show_changed(client)
            if deed.done is not None:
                deed.done(client)

    @work
    async def _ask_reason(self, client_id: str, deed: Do, error: NeedsReason) -> None:
        from workbook.tui.screens.dialogs.small import TextDialog

        reason = await self.app.push_screen_wait(TextDialog(_("Wait a moment"), say(error), _("Your reason")))
        if reason:
            deed.kwargs["override"] = reason
            self._attempt(client_id, deed)
        elif deed.refused is not None:
            deed.refused(error)

    def _show_changed(self, client: "Client") -> None:
        if client.id == self.client_id:
            self.client = client
        else:
            self.summaries[client.id] = self.book.summary(client)
        self._fill(self.client_id)

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
        if deed is not None and self.client_id is not None:
            self._attempt(self.client_id, deed)

    @on(Choose)
    def _choose(self, event: Choose) -> None:
        event.stop()
        self._ask_choice(event)

    @on(Confirm)
    def _confirm(self, event: Confirm) -> None:
        event.stop()
        self._ask_once(event.question, event.yes, partial(self._do, event.deed))

    @work
    async def _ask_once(self, question: str, yes: str, then: Callable[[], object]) -> None:
        from workbook.tui.screens.dialogs.small import ConfirmDialog

        if await self.app.push_screen_wait(ConfirmDialog(question, yes)):
            then()

    @on(Explain)
    def _explain(self, event: Explain) -> None:
        from workbook.tui.screens.dialogs.small import ReadDialog

        event.stop()
        self.app.push_screen(ReadDialog(event.title, event.paragraphs))

    @on(OpenScreen)
    def _open_screen(self, event: OpenScreen) -> None:
        event.stop()

    def action_undo(self) -> None:
        """Take the last change to this client back."""
        self._step_in_history(_("Undone: {what}"), redo=False)

    def action_redo(self) -> None:
        """Make it again after all."""
        self._step_in_history(_("Done again: {what}"), redo=True)

    def _step_in_history(self, sentence: str, *, redo: bool) -> None:
        if self.client_id is None:
            return
        try:
            undone: Undone = self.book.redo(self.client_id) if redo else self.book.undo(self.client_id)
        except WorkbookError as error:
            self.tell(say(error))
            return
        what = verb(undone.note.verb)
        about = f" ({undone.note.about})" if undone.note.about else ""
        self.tell(sentence.format(what=what + about))
        if undone.stored is not None:
            self._show_changed(undone.stored.client)
        else:
            self.list_clients()

    # the list's own keys

    @work
    async def action_add_client(self) -> None:
        """Add a client and open its page."""
        from workbook.tui.screens.dialogs.add_client import AddClientDialog

        new = await self.app.push_screen_wait(AddClientDialog())
        if new is None:
            return
        from workbook.domain.client import new_client

        try:
            client = self.book.add(
                new_client(
                    self.book.new_id(), new.name, on=self.book.today, kind=new.kind, currency=self.book.rules.currency
                )
            )
        except WorkbookError as error:
            self.tell(say(error), severity="warning")
            return
        self._drop_filter()
        self.list_clients(client.id)
        self.part = "scorecard"
        self._open_client()
        self._pane_focus()

    @work
    async def action_rename(self) -> None:
        """Change the name of the client that is stood on."""
        from workbook.domain.client import rename
        from workbook.tui.screens.dialogs.small import TextDialog

        summary = self.summaries.get(self.client_id or "")
        if summary is None:
            return
        name = await self.app.push_screen_wait(TextDialog(_("Rename"), summary.name, _("Name"), summary.name))
        if name and self.client_id:
            self._attempt(self.client_id, Do(rename, (name,)))

    def action_remove_client(self) -> None:
        """Move the client to the trash, after asking once."""
        summary = self.summaries.get(self.client_id or "")
        if summary is not None:
            question = _("Move this client to the trash, with everything noted? It can be brought back with u.")
            self._ask_once(question, _("Move it to the trash"), partial(self._remove, summary.id))

    def _remove(self, client_id: str) -> None:
        try:
            self.book.delete(client_id)
        except WorkbookError as error:
            self.tell(say(error), severity="error")
        self.list_clients()

    def action_sort(self) -> None:
        """Order the list another way."""
        orders = {"need": ("score", _("by score")), "score": ("name", _("by name")), "name": ("need", _("by need"))}
        self._sort, words = orders[self._sort]
        self._fill(self.client_id)
        self.tell(_("Ordered {how}").format(how=words))

    def action_archive(self) -> None:
        """Show the clients at rest, or the living again."""
        self._archive = not self._archive
        self._fill(None)

    def action_filter(self) -> None:
        """Type to show only clients whose name fits."""
        field = self.query_one("#filter", Input)
        field.add_class("-shown")
        field.focus()

    @on(Input.Changed, "#filter")
    def _filtering(self) -> None:
        self._fill(self.client_id)

    @on(Input.Submitted, "#filter")
    def _filtered(self) -> None:
        self.query_one(ClientList).focus()
        if not self.query_one("#filter", Input).value:
            self._drop_filter()

    def _drop_filter(self) -> None:
        field = self.query_one("#filter", Input)
        field.remove_class("-shown")
        field.value = ""

    def tell(self, sentence: str, *, severity: "SeverityLevel" = "information") -> None:
        """Say something in passing; what people typed is never read as markup."""
        self.notify(sentence, severity=severity, markup=False, timeout=4)
