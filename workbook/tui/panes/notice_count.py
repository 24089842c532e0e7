"""The count of a notice in words: each step, the last working day, and how it stands to the term."""

from dataclasses import dataclass
from datetime import date

from textual.content import Content

from workbook.domain.client import Client
from workbook.domain.errors import WorkbookError
from workbook.domain.notice import MidTerm, NoticeCount, TermEnd, count_notice, mid_term
from workbook.domain.public_holidays import days_off_for
from workbook.domain.rules import Rules
from workbook.tui.widgets.columns import MUTED, block
from workbook.words import _, day, distance, fill, ngettext, say


@dataclass(frozen=True, slots=True)
class Asked:
    """What is counted: a notice given on a day, received on another (None: the same), and the next natural pause."""

    given: date
    received: date | None = None
    pause: date | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A count with what it means for the term, or the reason why it cannot be counted."""

    count: NoticeCount | None
    term: MidTerm | None = None
    trouble: WorkbookError | None = None


def clock(client: Client, asked: Asked, rules: Rules, language: str) -> Clock:
    """Count a notice by the client's contract; the public holidays of its country are looked up where they matter."""
    contract = client.contract
    try:
        off = days_off_for(contract, asked.received or asked.given, language)
        count = count_notice(
            contract,
            asked.given,
            received_on=asked.received,
            pause=asked.pause,
            silent_days=rules.silent_notice_days,
            off=off,
        )
        return Clock(count, mid_term(contract, count.last_day, off=off))
    except WorkbookError as error:
        return Clock(None, trouble=error)


def told(found: Clock, client: Client, today: date, width: int) -> Content:
    """Say the count: its steps, its last day large, the term, and what the handover has."""
    if found.count is None:
        sentence = say(found.trouble) if found.trouble is not None else ""
        return _lines([Content.assemble(("▲ ", "$error"), sentence)], width)
    count = found.count
    ahead = day(count.given_on, today) if count.given_on != today else _("today, {day}").format(day=day(today, today))
    parts = [Content.styled(_("If notice is given {day}").format(day=ahead), "bold"), Content("")]
    parts += [Content(f"· {step.sentence.said_by(fill)}") for step in count.steps]
    last = Content.assemble(
        (_("Last working day") + "  ", "bold"), (day(count.last_day, today), "bold $accent"),
        (f"\n{distance(count.last_day, today)}", MUTED),
    )  # fmt: skip
    parts += [Content(""), last]
    parts += [Content(sentence) for sentence in term_sentences(found.term, client, today)]
    parts += [Content(""), *_handover(client, count, today)]
    law = _("A help to plan with, not legal advice. For wording that binds, ask a lawyer.")
    return _lines([*parts, Content(""), Content.styled(law, f"{MUTED} italic")], width)


def term_sentences(term: MidTerm | None, client: Client, today: date) -> list[str]:
    """Say whether the last day lies in the middle of a term, and when it would not."""
    if term is None:
        if client.contract.end is None:
            return [_("The contract has no fixed end, so no day is better than another.")]
        return [_("That is no day in the middle of a term.")]
    early = ngettext(
        "That is in the middle of the term, {n} day before it ends on {day}.",
        "That is in the middle of the term, {n} days before it ends on {day}.",
        term.days_early,
    ).format(n=term.days_early, day=day(term.term_end.day, today))
    said = [early, _("To end with the term is better, where you can bear it.")]
    by = _by(term.term_end, today)
    if term.next_end is not None and term.term_end.notice_by is not None and term.term_end.notice_by < today:
        by += " " + _("The term after that ends on {day}.").format(day=day(term.next_end.day, today))
        by += " " + _by(term.next_end, today)
    return [*said, by] if by else said


def _by(end: TermEnd, today: date) -> str:
    if end.notice_by is None:
        return ""
    if end.notice_by < today:
        return _("For that, notice had to arrive by {day}.").format(day=day(end.notice_by, today))
    return _("For that, notice must arrive by {day}.").format(day=day(end.notice_by, today))


def _handover(client: Client, count: NoticeCount, today: date) -> list[Content]:
    kept = client.handover.last_day
    if kept is None:
        return [Content.styled(_("l takes this day over into the handover."), MUTED)]
    if kept == count.last_day:
        return [Content.assemble(("✓ ", "$success"), _("The handover counts from this day."))]
    said = _("The handover counts from {day}. l puts this day in its place.").format(day=day(kept, today))
    return [Content.styled(said, MUTED)]


def _lines(parts: list[Content], width: int) -> Content:
    return Content("\n").join(_part(part, width) for part in parts)


def _part(part: Content, width: int) -> Content:
    """Give a paragraph; the steps of the count hang under their dot."""
    if part.plain.startswith("· "):
        return block(part[2:], width, first=Content.styled("·", MUTED), indent=2)
    return block(part, width, first=Content(""), indent=0)
