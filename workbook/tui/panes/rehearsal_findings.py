"""What the words of the script may do to the client: marks in the text, and a list with how to mend them."""

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import OptionList, Static

from workbook.domain.findings import left, quoted
from workbook.domain.rehearsal import SECTIONS, Section, dismiss_finding
from workbook.domain.tone.checking import mend
from workbook.tone_reader import Reading, ToneReader
from workbook.tui.messages import Do
from workbook.tui.panes.rehearsal_finding_list import (
    FAMILY_WIDTH,
    SIGNS,
    FindingList,
    Found,
    holds,
    mark_of,
    quote,
    row_of,
    text_of,
)
from workbook.tui.widgets.columns import MUTED, cut, two_columns
from workbook.tui.widgets.prose_editor import ProseEditor
from workbook.tui.widgets.rows import Row
from workbook.words import _, ngettext, number

if TYPE_CHECKING:
    from workbook.domain.client import Client
    from workbook.tui.panes.base import Pane

REST = 0.15
"""Seconds without a key after which the text is read."""

ROWS_SHOWN = 200
"""Findings that are listed; the first are mended first."""


class FindingSide(Vertical):
    """Has the script read while it is written, marks what is found, and lists it.

    Reading happens beside the program's own thread, so that no key waits for it. In a language without rules nothing
    is marked, listed or counted.
    """

    DEFAULT_CSS = """
    FindingSide {
        height: 1fr;
        #findings-title { height: 1; text-style: bold; }
        #findings-text { height: auto; max-height: 6; color: $text-muted; padding: 0 0 0 2; }
    }
    """

    class Heard(Message):
        """The script was read: what is found and lacking may be another by now."""

    def __init__(self, pane: "Pane", editors: Mapping[Section, ProseEditor]) -> None:
        super().__init__(id="finding-side")
        self.pane = pane
        self._editors = editors
        self._reader = ToneReader()
        self._reading: Reading | None = None
        self._client: Client | None = None
        self._found: tuple[Found, ...] = ()
        self._rest: Timer | None = None
        self._busy = False
        self._again = False

    def compose(self) -> ComposeResult:
        """Lay out the list and what is said of the finding that is stood on."""
        yield Static(id="findings-title")
        yield FindingList(id="findings")
        yield Static(id="findings-text")

    @property
    def rows(self) -> FindingList:
        """The list."""
        return self.query_one(FindingList)

    @property
    def ruled(self) -> bool:
        """Whether there is anything to say in the client's language."""
        return self._reading is not None and self._reading.ruled

    @property
    def errors(self) -> int | None:
        """How many grave findings are left; None while nothing is known."""
        return sum(one.finding.level == "error" for one in self._found) if self.ruled else None

    @property
    def unheard(self) -> frozenset[Section]:
        """The sections whose purpose the script does not serve by its words."""
        return self._reading.unheard if self._reading is not None else frozenset()

    # reading

    def show(self, client: "Client") -> None:
        """Show what is found in this client's script, and have it read."""
        before, self._client = self._client, client
        if before is None or (before.id, before.language) != (client.id, client.language):
            self._reading = None
        self._sort_out()
        self.read_soon()

    def follow(self) -> None:
        """Follow the cursor: show the finding that it stands in, and have read what was typed."""
        found = self._under_cursor()
        if found is not None:
            self.rows.stand_on(found.row_id)
        if self._reading is not None and self._texts() != self._reading.texts:
            self.read_soon()

    def read_soon(self) -> None:
        """Have the script read once the keys rest."""
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST, self._read)

    @work
    async def _read(self) -> None:
        self._again = True
        if self._busy:
            return
        self._busy = True
        try:
            while self._again and self._client is not None:
                self._again = False
                client = self._client
                reading = await asyncio.to_thread(self._reader.read, client.language, self._texts())
                if (self._client.id, self._client.language) == (client.id, client.language):
                    self._take_in(reading)
        finally:
            self._busy = False

    def _take_in(self, reading: Reading) -> None:
        self._reading = reading
        self.set_class(reading.ruled, "-ruled")
        self._sort_out()
        self.post_message(self.Heard())

    def _texts(self) -> dict[Section, str]:
        return {section: editor.text for section, editor in self._editors.items()}

    def _sort_out(self) -> None:
        """Leave out what the person lets stay, then mark and list the rest."""
        reading, client = self._reading or Reading(), self._client
        if client is None:
            return
        self._found = tuple(
            Found(section, finding)
            for section in SECTIONS
            for finding in left(reading.findings.get(section, ()), client)
        )
        for section, editor in self._editors.items():
            marks = [mark_of(one.finding) for one in self._found if one.section == section]
            editor.mark(reading.texts.get(section, ""), marks)
        self.set_class(bool(self._found), "-found")
        self._draw()

    # the list

    def _draw(self) -> None:
        counted = ngettext("{n} finding", "{n} findings", len(self._found)).format(n=number(len(self._found)))
        title = Content.assemble(counted, ("  F4 " + _("goes to the next"), f"not bold {MUTED}"))
        if not self._found:
            title = Content(_("Nothing found that would hurt"))
        self.query_one("#findings-title", Static).update(title)
        self.rows.lay(self._rows)
        self._draw_text()

    def _rows(self, width: int) -> list[Row]:
        shown = {one.row_id: one for one in self._found[:ROWS_SHOWN]}
        rows = [Row(row_id, row_of(one, width, here=row_id == self.rows.current)) for row_id, one in shown.items()]
        if len(self._found) > ROWS_SHOWN:
            more = _("… and {n} more").format(n=number(len(self._found) - ROWS_SHOWN))
            rows.append(Row(None, Content.styled(more, MUTED)))
        return rows

    def _draw_text(self) -> None:
        one = self._listed()
        text = text_of(one, self.size.width) if one is not None else Content("")
        self.query_one("#findings-text", Static).update(text)

    def in_short(self, width: int) -> Content | None:
        """Give one line: the finding that the cursor stands in, else how many there are; None where there are none."""
        here = self._under_cursor()
        if here is not None:
            said = Content.assemble(SIGNS[here.finding.level], f" {here.finding.message}")
            return two_columns(width, said, Content("F3"))
        if not self._found:
            return None
        counted = ngettext("{n} finding · F3 shows it", "{n} findings · F3 shows them", len(self._found))
        return cut(Content(counted.format(n=number(len(self._found)))), width)

    def take_focus(self) -> None:
        """Stand on the list, on the finding that the cursor stood in."""
        here = self._under_cursor()
        self.rows.focus()
        if here is not None:
            self.call_after_refresh(self.rows.stand_on, here.row_id)

    def on_resize(self) -> None:
        """Say what belongs to the finding for the new width."""
        self._draw()

    @on(OptionList.OptionHighlighted)
    def _stood(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._draw()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        one = self._listed()
        if one is not None:
            self._go_to(one)
            self.rows.post_message(FindingList.Went())

    def _listed(self) -> Found | None:
        return next((one for one in self._found if one.row_id == self.rows.current), None)

    # what is done about a finding

    def go(self, step: int) -> bool:
        """Go to the next finding (or, with -1, the one before), round and round; False where there is none."""
        self._be_up_to_date()
        at = self._place()
        ordered = sorted(self._found, key=lambda one: one.at, reverse=step < 0)
        beyond = (one for one in ordered if (one.at > at if step > 0 else one.at < at))
        one = next(beyond, ordered[0] if ordered else None)
        if one is None:
            self.pane.notify(_("Nothing is marked."), markup=False)
            return False
        self._go_to(one)
        return True

    def _place(self) -> tuple[int, int]:
        listed = self._listed()
        if self.rows.has_focus and listed is not None:
            return listed.at
        section = self._section_here()
        return (SECTIONS.index(section), self._editors[section].place) if section is not None else (-1, 0)

    def _go_to(self, one: Found) -> None:
        editor = self._editors[one.section]
        editor.move_cursor(editor.location_of(one.finding.start))
        editor.focus()
        self.rows.stand_on(one.row_id)

    @on(FindingList.Deed)
    def _do_listed(self, event: FindingList.Deed) -> None:
        event.stop()
        if event.mending:
            self.mend_here()
        else:
            self.leave_here()

    def mend_here(self) -> None:
        """Take the suggestion for the finding that is stood on."""
        one = self._here()
        if one is None:
            return
        if one.finding.replacement is None:
            sentence = _("This one wants your own words. {suggestion}").format(suggestion=one.finding.suggestion)
            self.pane.notify(sentence, markup=False)
            return
        editor = self._editors[one.section]
        editor.change_to(mend(editor.text, one.finding))
        self.read_soon()

    def leave_here(self) -> None:
        """Ask why the finding that is stood on may stay."""
        one = self._here()
        if one is None:
            return
        finding = one.finding

        def commit(reason: str) -> Do:
            return Do(dismiss_finding, (finding.rule, quoted(finding), reason), about=quoted(finding))

        self.pane.ask(_("Why may it stay?"), "", commit, hint=cut(Content(quote(one)), FAMILY_WIDTH * 3).plain)

    def _here(self) -> Found | None:
        self._be_up_to_date()
        one = self._listed() if self.rows.has_focus else self._under_cursor()
        if one is None:
            self.pane.notify(_("Stand on marked words first; F4 goes there."), markup=False)
        return one

    def _under_cursor(self) -> Found | None:
        section = self._section_here()
        if section is None:
            return None
        place = self._editors[section].place
        there = [one for one in self._found if one.section == section and holds(one.finding, place)]
        listed = self._listed()
        if listed in there:
            return listed
        return min(there, key=lambda one: one.finding.end - one.finding.start, default=None)

    def _section_here(self) -> Section | None:
        return next((section for section, editor in self._editors.items() if editor.has_focus), None)

    def _be_up_to_date(self) -> None:
        """Read at once what was typed since the last reading, so that places are right."""
        if self.ruled and self._client is not None and self._reading is not None:
            texts = self._texts()
            if texts != self._reading.texts:
                self._take_in(self._reader.read(self._client.language, texts))
