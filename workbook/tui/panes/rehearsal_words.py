"""The rehearsal in words: what belongs into each section, what is ready, how a talk can be held."""

from datetime import date

from textual.content import Content

from workbook.domain.readiness import Check
from workbook.domain.rehearsal import Run, Talk
from workbook.tui.widgets.columns import MUTED
from workbook.words import N_, _, clock, day, ngettext

PLACEHOLDERS: dict[str, str] = {
    "opening": N_("Say in a breath why you are calling."),
    "reason": N_("One clear reason, from facts or from the fit."),
    "next": N_("Steps and dates, up to your last working day."),
    "options": N_("What you can offer: names, files, a briefing."),
    "thanks": N_("Thank them, however it went."),
    "close": N_("A last sentence, so that the call can end."),
}
"""What belongs into a section of the script that is empty."""

CHANNELS: dict[str, tuple[str, str]] = {
    "call": (N_("a call"), N_("they hear your voice, and you hear theirs")),
    "meeting": (N_("a meeting"), N_("face to face, for those you see anyway")),
    "mail": (N_("a mail"), N_("where the two of you never speak; it is easily read in the wrong tone")),
    "message": (N_("a text message"), N_("too slight for this: they may feel brushed off; better ring them")),
}
"""How a talk can be held, and what that way brings with it."""

CAUTIONS: dict[str, str] = {"mail": N_("easily misread"), "message": N_("too slight for this; better ring them")}
"""What is said beside a way that was chosen all the same."""

CHECKS: dict[str, tuple[str, str]] = {
    "reason": (N_("The reason is there"), N_("The reason is missing")),
    "next": (N_("What happens next is there"), N_("What happens next is missing")),
    "options": (N_("There is something to offer"), N_("Nothing to offer them yet")),
    "thanks": (N_("The thanks are there"), N_("The thanks are missing")),
    "length": (N_("Short enough: {have} of {need}"), N_("Too long: {have} of {need}")),
    "errors": (N_("No words left that would hurt"), N_("Words to mend: {have}")),
    "drill": (N_("Practised {have} of {need} times"), N_("Practised {have} of {need} times")),
    "plan": (N_("Planned for {day}"), N_("No day planned yet")),
}
"""What a check says when it is met, and when it is not."""


DOUBTS: dict[str, str] = {
    "reason": N_("A reason, but no cause is named"),
    "next": N_("Next steps, but without a date"),
    "thanks": N_("Thanks, but without a thank you"),
}
"""What a check says of a section that is written and does not say what it is for."""


def check_line(check: Check, talk: Talk, today: date) -> Content:
    """Give a check as a line: its sign, and what is there or missing."""
    met, missing = CHECKS[check.kind]
    have, need = (clock(check.have), clock(check.need)) if check.kind == "length" else (check.have, check.need)
    if check.kind == "length" and check.have == 0:
        missing = N_("Nothing written yet")
    planned = _when(talk, today)
    sentence = _(met if check.done else missing).format(have=have, need=need, day=planned)
    if check.doubt:
        return Content.assemble(("◆", "$warning"), " ", _(DOUBTS[check.kind]))
    sign = ("✓", "$success") if check.done else ("○", "$warning" if check.needed else MUTED)
    return Content.assemble(sign, " ", (sentence, MUTED if check.done else ""))


def _when(talk: Talk, today: date) -> str:
    if talk.planned_on is None:
        return ""
    return " ".join(word for word in (day(talk.planned_on, today), talk.planned_at) if word)


def run_line(run: Run, today: date) -> Content:
    """Give a drill as a line: its day, its time, the points said and the pushbacks held."""
    points = _("{covered} of {points} points").format(covered=len(run.covered), points=run.points)
    parts = [day(run.at.date(), today), clock(run.seconds), points]
    if run.held or run.wavered:
        held = ngettext("held {n} time", "held {n} times", run.held).format(n=run.held)
        parts.append(held)
    if run.wavered:
        parts.append(ngettext("wavered {n} time", "wavered {n} times", run.wavered).format(n=run.wavered))
    if not run.finished:
        parts.append(_("broken off"))
    return Content(" · ".join(parts))
