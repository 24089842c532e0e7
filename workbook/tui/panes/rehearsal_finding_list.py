"""The findings in a script as a list, and each in words: how grave, of what kind, what to do about it."""

from typing import NamedTuple

from textual.content import Content
from textual.message import Message

from workbook.domain.findings import quoted
from workbook.domain.rehearsal import SECTIONS, Section
from workbook.domain.tone.rules import Finding
from workbook.phrases import SECTIONS as SECTION_NAMES
from workbook.tui.keys import bindings
from workbook.tui.widgets.columns import cut
from workbook.tui.widgets.marks import Mark
from workbook.tui.widgets.rows import Rows
from workbook.words import N_, _

SIGNS: dict[str, tuple[str, str]] = {"error": ("▲", "$error"), "warning": ("◆", "$warning"), "hint": ("·", "")}

FAMILIES: dict[str, str] = {
    "forbidden": N_("better unsaid"),
    "unfriendly": N_("unkind"),
    "blame": N_("blame"),
    "opinion": N_("opinion"),
    "hedge": N_("softened"),
    "waver": N_("wavering"),
    "apology": N_("apology"),
    "texting": N_("chat style"),
    "length": N_("long"),
    "missing": N_("missing"),
    "mismatch": N_("differs"),
}
FAMILY_WIDTH = 14
ROOMY = 45
"""Columns from which on the kind of a finding stands before its words."""


class Found(NamedTuple):
    """A finding and the section it stands in."""

    section: Section
    finding: Finding

    @property
    def row_id(self) -> str:
        """What names it in the list."""
        return f"{self.section}:{self.finding.rule}:{self.finding.start}"

    @property
    def at(self) -> tuple[int, int]:
        """Its place in the whole script, for comparing."""
        return SECTIONS.index(self.section), self.finding.start


class FindingList(Rows):
    """The findings, in the order of the script."""

    BINDINGS = bindings("rehearsal.from-findings", "rehearsal.mend-here", "rehearsal.leave-here")

    class Left(Message):
        """The person goes back to the text."""

    class Went(Message):
        """The person went to the words of a finding."""

    class Deed(Message):
        """The person wants to mend what is stood on (or, with `mending` off, to let it stay)."""

        def __init__(self, *, mending: bool) -> None:
            super().__init__()
            self.mending = mending

    def action_findings(self) -> None:
        """Go back to the text."""
        self.post_message(self.Left())

    def action_mend(self) -> None:
        """Take the suggestion."""
        self.post_message(self.Deed(mending=True))

    def action_leave_finding(self) -> None:
        """Let it stay."""
        self.post_message(self.Deed(mending=False))


def holds(finding: Finding, place: int) -> bool:
    """Say whether a place lies in the words of a finding, or right behind them."""
    return finding.start <= place <= finding.end


def mark_of(finding: Finding) -> Mark:
    """Give the mark of a finding; of a sentence that is too long only its first word is marked."""
    end = finding.end
    if finding.family == "length":
        end = finding.start + len(finding.text.split(maxsplit=1)[0])
    return Mark(finding.start, end, finding.level)


def quote(one: Found) -> str:
    """Give the words of a finding in quotation marks."""
    return f"“{quoted(one.finding)}”"


def row_of(one: Found, width: int, *, here: bool) -> Content:
    """Give a finding as one line: how grave, of what kind where there is room, the words."""
    family = f"{_(FAMILIES[one.finding.family]):<{FAMILY_WIDTH}}" if width >= ROOMY else ""
    line = Content.assemble(("▸" if here else " ", "$accent"), SIGNS[one.finding.level], f" {family}", quote(one))
    return cut(line, width)


def text_of(one: Found, width: int) -> Content:
    """Give what is wrong, what to do about it, and the keys that do it."""
    finding = one.finding
    kind = "" if width >= ROOMY else f"{_(FAMILIES[finding.family])}: "
    where = _(SECTION_NAMES[one.section])
    return Content(f"{kind}{finding.message}\n→ {finding.suggestion}\n{where} · {_keys(finding)}")


def _keys(finding: Finding) -> str:
    stay = _("F9 lets it stay")
    if finding.replacement is None:
        return stay
    if not finding.replacement:
        return _("F8 takes it out") + " · " + stay
    return _("F8 puts “{words}”").format(words=finding.replacement) + " · " + stay
