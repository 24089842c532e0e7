"""The left side of the desk: the client list with its filter, order and archive."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from workbook.book import Book
from workbook.domain.changes import Listed
from workbook.domain.summary import Summary
from workbook.phrases import BAND_COLOURS, points, sign, step
from workbook.tui.widgets.client_list import ClientList, Entry
from workbook.words import N_, _

ORDERS: dict[str, str] = {"need": N_("by what is needed"), "score": N_("by score"), "name": N_("by name")}


class ListSide(Vertical):
    """Shows the book's clients in brief; knows them all, and which are shown."""

    DEFAULT_CSS = """
    ListSide {
        width: 27; padding-right: 1;
        Input { display: none; border: none; height: 1; padding: 0 1; background: $panel; &:focus { border: none; } }
        Input.-shown { display: block; }
    }
    """

    class Relisted(Message):
        """The list was filled anew."""

    def __init__(self, book: Book) -> None:
        super().__init__(id="side")
        self.book = book
        self._listed: dict[str, Listed] = {}
        self._needs: dict[str, tuple[Summary, bool]] = {}
        self._order = "need"
        self.archive = False
        """Whether the clients at rest are shown in place of the living."""

    def compose(self) -> ComposeResult:
        """Lay out the filter above the list."""
        yield Input(placeholder=_("Filter by name"), id="filter")
        yield ClientList(id="clients")

    @property
    def clients(self) -> ClientList:
        """The list itself."""
        return self.query_one(ClientList)

    @property
    def filter_field(self) -> Input:
        """The line in which a filter is typed."""
        return self.query_one("#filter", Input)

    @property
    def size_of_book(self) -> int:
        """How many clients there are, the archive and damaged files too."""
        return len(self._listed)

    @property
    def needing(self) -> int:
        """How many clients need something today."""
        return sum(self._needs_you(entry.summary) for entry in self._listed.values() if entry.summary is not None)

    def needing_ids(self) -> list[str]:
        """Give the ids of the clients who need something today, in the order of the list by need."""
        found = [s for e in self._listed.values() if (s := e.summary) is not None and self._needs_you(s)]
        return [summary.id for summary in sorted(found, key=self.book.rank)]

    def summary(self, client_id: str | None) -> Summary | None:
        """Give a client in brief."""
        entry = self._listed.get(client_id or "")
        return entry.summary if entry is not None else None

    def listed(self, client_id: str | None) -> Listed | None:
        """Give a line of the list: a client in brief, or what is wrong with its file."""
        return self._listed.get(client_id or "")

    def read(self, stand_on: str | None) -> None:
        """Read the book anew and stand on a client."""
        self._listed = {entry.id: entry for entry in self.book.listed()}
        self.fill(stand_on)

    def update_client(self, summary: Summary, stand_on: str | None) -> None:
        """Show one client as it now stands."""
        self._listed[summary.id] = Listed(summary.id, summary)
        self.fill(stand_on)

    def fill(self, stand_on: str | None) -> None:
        """List whom filter and archive leave, in the chosen order."""
        wanted = self.filter_field.value.strip().casefold()
        living = [s for e in self._listed.values() if (s := e.summary) is not None and s.archived == self.archive]
        shown = sorted((s for s in living if wanted in s.search), key=self._rank)
        broken = [e.id for e in self._listed.values() if e.summary is None and wanted in e.id and not self.archive]
        self.clients.fill([s.id for s in shown] + sorted(broken), self._entry, stand_on)
        self.post_message(self.Relisted())

    def reorder(self) -> str:
        """Order the list the next way; gives that way in words."""
        names = list(ORDERS)
        self._order = names[(names.index(self._order) + 1) % len(names)]
        self.fill(self.clients.current)
        return _(ORDERS[self._order])

    def drop_filter(self) -> None:
        """Show everybody again."""
        self.filter_field.remove_class("-shown")
        self.filter_field.value = ""

    def begin_filter(self) -> None:
        """Let a filter be typed."""
        self.filter_field.add_class("-shown")
        self.filter_field.focus()

    @on(Input.Changed)
    def _filtering(self, event: Input.Changed) -> None:
        event.stop()
        self.fill(self.clients.current)

    @on(Input.Submitted)
    def _filtered(self, event: Input.Submitted) -> None:
        event.stop()
        if not event.value:
            self.drop_filter()
        self.clients.focus()

    def _rank(self, summary: Summary) -> tuple[bool, float, str]:
        if self._order == "name":
            return (False, 0, summary.name.casefold())
        found = summary.score(self.book.rules, self.book.today).points
        needs = self._order == "need" and self._needs_you(summary)
        return (not needs, -(found if found is not None else -1), summary.name.casefold())

    def _needs_you(self, summary: Summary) -> bool:
        known = self._needs.get(summary.id)
        if known is None or known[0] is not summary:
            due = summary.next_step(self.book.rules, self.book.today)
            known = self._needs[summary.id] = (summary, due is not None and due.needs_you(self.book.today))
        return known[1]

    def _entry(self, client_id: str) -> Entry:
        summary = self._listed[client_id].summary
        if summary is None:
            return Entry("!", "error", "", client_id, _("cannot be read"), needs_you=True)
        today = self.book.today
        now = summary.score(self.book.rules, today)
        words = step(summary.next_step(self.book.rules, today), today)
        return Entry(sign(now), BAND_COLOURS[sign(now)], points(now), summary.name, words, self._needs_you(summary))
