"""The script of the talk, section by section, with the talking points beside it."""

from functools import partial
from typing import TYPE_CHECKING, cast

from textual import on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Label, OptionList, Static

from workbook.domain.readiness import Check, readiness
from workbook.domain.rehearsal import SECTIONS, Section, add_point, edit_point, remove_point, stands_in, write_script
from workbook.material import Cue, cues
from workbook.phrases import SECTIONS as SECTION_NAMES
from workbook.tui.keys import bindings
from workbook.tui.messages import Do
from workbook.tui.panes.rehearsal_finding_list import FindingList
from workbook.tui.panes.rehearsal_findings import FindingSide
from workbook.tui.panes.rehearsal_words import PLACEHOLDERS, check_line
from workbook.tui.panes.typing import keep
from workbook.tui.widgets.columns import MUTED, cut, marked
from workbook.tui.widgets.prose_editor import ProseEditor, bring_into_view
from workbook.tui.widgets.rows import Row, Rows
from workbook.words import _

if TYPE_CHECKING:
    from workbook.domain.client import Client
    from workbook.tui.panes.base import Pane


class PointList(Rows):
    """The talking points of the section that is being written."""

    BINDINGS = bindings("rehearsal.to-text")

    class Left(Message):
        """The person goes back to the text."""

    def action_points(self) -> None:
        """Go back to the text."""
        self.post_message(self.Left())


class ScriptView(Container):
    """Six texts that read as one document, and what could be said in them."""

    BINDINGS = bindings(
        "rehearsal.points", "rehearsal.leave-text", "rehearsal.add", "rehearsal.edit", "rehearsal.remove",
        "rehearsal.findings", "rehearsal.finding-next", "rehearsal.finding-back", "rehearsal.finding-mend",
        "rehearsal.finding-leave",
    )  # fmt: skip
    DEFAULT_CSS = """
    ScriptView {
        height: 1fr; layout: vertical;
        #sheet { height: 1fr; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
        .section { height: 1; color: $text-muted; padding: 0 0 0 1; &.-here { color: $accent; text-style: bold; } }
        ProseEditor { margin-bottom: 1; }
        #beside { display: none; height: 11; border-top: solid $border; }
        #points-title { height: 1; text-style: bold; text-wrap: nowrap; text-overflow: ellipsis; }
        #points-text { height: auto; max-height: 5; color: $text-muted; padding: 0 0 0 3; }
        #ready { display: none; height: auto; border-top: solid $border; }
        #strip { height: 1; color: $text-muted; background: $panel; padding: 0 1; }
        #point-side { height: 1fr; }
        FindingSide { display: none; }
        &.-choosing #beside, &.-finding #beside { display: block; }
        &.-choosing #strip, &.-finding #strip { display: none; }
        &.-finding #point-side { display: none; }
        &.-finding FindingSide { display: block; }
        &.-beside { layout: horizontal; }
        &.-beside #sheet { width: 3fr; }
        &.-beside #beside {
            display: block; width: 2fr; height: 1fr; border-top: none; border-left: solid $border; padding: 0 0 0 1;
        }
        &.-beside #points-text { max-height: 8; }
        &.-beside #point-side { display: block; &:focus-within { height: 4fr; } }
        &.-beside FindingSide { border-top: solid $border; height: 2; &.-found { height: 2fr; } }
        &.-beside FindingSide.-ruled { display: block; }
        &.-beside #ready { display: block; }
        &.-beside #strip { display: none; }
    }
    """

    def __init__(self, pane: "Pane") -> None:
        super().__init__(id="script-view")
        self.pane = pane
        self.section: Section = "opening"
        self._client: Client | None = None
        self._cues: tuple[Cue, ...] = ()
        self._editors = {
            section: ProseEditor(id=f"script-{section}", placeholder=_(PLACEHOLDERS[section])) for section in SECTIONS
        }
        self.findings = FindingSide(pane, self._editors)

    def compose(self) -> ComposeResult:
        """Lay out the document and what stands beside it."""
        with VerticalScroll(id="sheet", can_focus=False):
            for section in SECTIONS:
                yield Label(Content(_(SECTION_NAMES[section])), id=f"heading-{section}", classes="section")
                yield self._editors[section]
        with Vertical(id="beside"):
            with Vertical(id="point-side"):
                yield Static(id="points-title")
                yield PointList(id="points")
                yield Static(id="points-text")
            yield self.findings
            yield Static(id="ready")
        yield Static(id="strip")

    @property
    def points(self) -> PointList:
        """The list of talking points."""
        return self.query_one(PointList)

    def editor(self, section: Section) -> ProseEditor:
        """Give the text area of a section."""
        return self._editors[section]

    def show(self, client: "Client") -> None:
        """Show the script as it is stored; what is being typed is left alone."""
        other = self._client is None or self._client.id != client.id
        self._client = client
        self._cues = cues(client, self.pane.book.today)
        for section in SECTIONS:
            text = client.rehearsal.script.get(section, "")
            if other:
                self.editor(section).begin_with((client.id, section), text)
            else:
                self.editor(section).show_stored(text)
        if other:
            self.query_one("#sheet").scroll_home(animate=False)
            self._stand_in("opening")
        self.findings.show(client)
        self.draw_points()

    def take_focus(self, section: Section | None = None) -> None:
        """Go on writing, in `section` or where the person was last."""
        self.editor(section or self.section).focus()

    def unkept(self) -> list[Do]:
        """Give the deeds that would keep what was typed and not handed in."""
        return [self._deed(written) for editor in self._editors.values() if (written := editor.unkept())]

    def on_resize(self) -> None:
        """Put the points beside the text where there is room for both."""
        self.set_class(self.app.size.width >= 100, "-beside")
        self.call_after_refresh(self.draw_points)

    # writing

    @on(ProseEditor.Began)
    def _begin(self, event: ProseEditor.Began) -> None:
        event.stop()
        event.editor.stretch = self.pane.book.new_id()
        self._stand_in(cast("Section", event.editor.subject[1]))
        self.draw_points()

    def _stand_in(self, section: Section) -> None:
        self.section = section
        for other in SECTIONS:
            self.query_one(f"#heading-{other}").set_class(other == section, "-here")

    @on(ProseEditor.Moved)
    def _follow(self, event: ProseEditor.Moved) -> None:
        event.stop()
        self.findings.follow()
        self._draw_strip()
        self.call_after_refresh(bring_into_view, self.query_one("#sheet"), event)

    @on(ProseEditor.Crossed)
    def _cross(self, event: ProseEditor.Crossed) -> None:
        event.stop()
        place = SECTIONS.index(cast("Section", event.editor.subject[1])) + event.step
        if 0 <= place < len(SECTIONS):
            editor = self.editor(SECTIONS[place])
            editor.move_cursor((0, 0) if event.step > 0 else editor.document.end)
            editor.focus()

    @on(ProseEditor.Written)
    def _keep(self, event: ProseEditor.Written) -> None:
        event.stop()
        self.post_message(self._deed(event))

    def _deed(self, written: ProseEditor.Written) -> Do:
        section = cast("Section", written.subject[1])

        def write(text: str, base: str) -> Do:
            return Do(write_script, (section, text), {"base": base}, about=_(SECTION_NAMES[section]))

        return keep(self.pane, written, write, lambda client: client.rehearsal.script.get(section, ""))

    # the talking points

    def draw_points(self) -> None:
        """Draw the points of the section, and what ready still waits for."""
        if self._client is None:
            return
        self.points.lay(self._rows)
        here = self._here()
        said = sum(self._stands(cue) for cue in here)
        section = _(SECTION_NAMES[self.section])
        title = _("{section} · {said} of {n} said").format(section=section, said=said, n=len(here))
        self.query_one("#points-title", Static).update(Content(title))
        self._draw_strip()
        self._draw_text()
        today, checks = self.pane.book.today, self.checks(self._client)
        lines = [Content.styled(_("Ready?"), "bold")]
        lines += [check_line(check, self._client.rehearsal.talk, today) for check in checks]
        self.query_one("#ready", Static).update(Content("\n").join(lines))

    def checks(self, client: "Client") -> tuple[Check, ...]:
        """Give what ready waits for, with what the tone of the script says to it."""
        return readiness(client, self.pane.book.rules, self.findings.errors, self.findings.unheard)

    def _draw_strip(self) -> None:
        strip = self.query_one("#strip", Static)
        width = max(strip.size.width - 2, 20)
        points = _("{n} talking points for this section · F2 shows them").format(n=len(self._here()))
        strip.update(self.findings.in_short(width) or cut(Content(points), width))

    def _here(self) -> list[Cue]:
        return [cue for cue in self._cues if cue.section == self.section]

    def _stands(self, cue: Cue) -> bool:
        return stands_in(cue.text, self.editor(self.section).stored)

    def _rows(self, width: int) -> list[Row]:
        here = self._here()
        if not here:
            return [Row(None, Content.styled(_("Nothing here yet. a adds a point of your own."), MUTED))]
        return [Row(cue.id, self._row(cue, width)) for cue in here]

    def _row(self, cue: Cue, width: int) -> Content:
        title = Content.assemble(cue.title, ("  " + _("yours"), MUTED) if cue.own else "")
        return cut(marked(title, here=cue.id == self.points.current, done=self._stands(cue)), width)

    @on(OptionList.OptionHighlighted)
    def _stood(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self.points.lay(self._rows)
        self._draw_text()

    def _draw_text(self) -> None:
        cue = self._cue()
        text = Content.assemble("“", cue.text, "”") if cue is not None and not cue.own else Content("")
        self.query_one("#points-text", Static).update(text)

    def _cue(self) -> Cue | None:
        return next((cue for cue in self._here() if cue.id == self.points.current), None)

    @on(OptionList.OptionSelected)
    def _insert(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        cue = self._cue()
        if cue is not None:
            editor = self.editor(self.section)
            editor.put_in(cue.text)
            editor.focus()
            self._choose_points(on=False)

    @on(PointList.Left)
    def _back_to_text(self, event: PointList.Left) -> None:
        event.stop()
        self.action_points()

    def action_points(self) -> None:
        """Go from the text to the talking points, or back."""
        self.remove_class("-finding")
        if self.points.has_focus:
            self.take_focus()
            self._choose_points(on=False)
        else:
            self._choose_points(on=True)
            self.points.focus()

    def _choose_points(self, *, on: bool) -> None:
        self.set_class(on, "-choosing")
        self.call_after_refresh(self.draw_points)

    def action_leave_text(self) -> None:
        """Leave the text for the points; from there, leave the part."""
        if isinstance(self.screen.focused, ProseEditor):
            self.action_points()
        else:
            self._choose_points(on=False)
            self.remove_class("-finding")
            raise SkipAction

    # the findings

    def action_findings(self) -> None:
        """Go from the text to the findings, or back."""
        there = self.findings.rows.has_focus
        self._choose_points(on=False)
        self.set_class(not there, "-finding")
        if there:
            self.take_focus()
        elif self.findings.ruled:
            self.findings.take_focus()
        else:
            self.remove_class("-finding")

    def action_finding(self, step: int) -> None:
        """Go to the next marked words, or to those before."""
        if self.findings.go(step):
            self.remove_class("-finding")

    def action_mend(self) -> None:
        """Take the suggestion for the marked words."""
        self.findings.mend_here()

    def action_leave_finding(self) -> None:
        """Leave the marked words as they are, with a reason."""
        self.findings.leave_here()

    @on(FindingList.Left)
    def _left_findings(self, event: FindingList.Left) -> None:
        event.stop()
        self.action_findings()

    @on(FindingList.Went)
    def _went_to_finding(self, event: FindingList.Went) -> None:
        event.stop()
        self.remove_class("-finding")

    def action_add(self) -> None:
        """Add a point of your own to the section."""
        add = partial(self._add, self.section)
        self.pane.ask(_("Your point"), "", add, hint=_("What do you want to say? In your own words."))

    def _add(self, section: Section, text: str) -> Do:
        return Do(add_point, (section, text), {"new_id": self.pane.book.new_id()}, about=text)

    def action_edit(self) -> None:
        """Change a point of your own; one of the catalogue becomes yours by that."""
        cue = self._cue()
        if cue is None:
            return
        label = _("Your point")
        if cue.own:
            self.pane.ask(label, cue.text, lambda text: Do(edit_point, (cue.id, text), about=text))
        else:
            self.pane.ask(label, cue.text, partial(self._add, cue.section), hint=_("Say it your way; it is added."))

    def action_remove(self) -> None:
        """Take a point of your own away."""
        cue = self._cue()
        if cue is not None and cue.own:
            self.pane.do(remove_point, cue.id, about=cue.text)
