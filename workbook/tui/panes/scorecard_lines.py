"""How the lines of the scorecard read: a flag, a category, an observation, laid out for a width."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from workbook.content.types import Flag
from workbook.domain.score import Score
from workbook.domain.scorecard import Observation, Scorecard
from workbook.phrases import CATEGORIES
from workbook.score_words import decimal, evidence
from workbook.tui.widgets.columns import MUTED, block, column, cut, two_columns, wrapped
from workbook.tui.widgets.rows import Row
from workbook.words import _, short_day

BARS = ("···", "▇··", "▇▇·", "▇▇▇")
BAR_COLOURS = (MUTED, "$foreground", "$warning", "$error")
ROOMY = 64
"""Cells from which a flag's evidence has room for more words."""


def by_category(flags: Sequence[Flag]) -> list[tuple[str, list[Flag]]]:
    """Give the flags under their categories, in the order in which these are named everywhere."""
    return [(category, [flag for flag in flags if flag.category == category]) for category in CATEGORIES]


def flag_rows(flags: Sequence[Flag], card: Scorecard, score: Score, today: date, width: int) -> list[Row]:
    """Give every flag under the heading of its category."""
    titles = max(Content(flag.title).cell_length for flag in flags)
    rows: list[Row] = []
    for category, members in by_category(flags):
        rows.append(Row(None, _heading(category, members, score, width)))
        rows.extend(Row(flag.id, _flag_line(flag, card, today, titles, width)) for flag in members)
    return rows


def _heading(category: str, members: Sequence[Flag], score: Score, width: int) -> Content:
    ids = {flag.id for flag in members}
    parts = [part.points for part in score.parts if part.term.flag in ids]
    subtotal = _("{points} points").format(points=decimal(sum(parts))) if parts else ""
    return two_columns(width, Content.styled(_(CATEGORIES[category]), "bold"), Content.styled(subtotal, MUTED))


def _flag_line(flag: Flag, card: Scorecard, today: date, titles: int, width: int) -> Content:
    rating = card.ratings.get(flag.id)
    digit = ("–", MUTED) if rating is None else (str(rating), "bold")
    title = Content(flag.title) if rating is not None else Content.styled(flag.title, MUTED)
    bar = Content("   ") if rating is None else Content.styled(BARS[rating], BAR_COLOURS[rating])
    roomy = width >= ROOMY
    gap = "   " if roomy else "  "
    said = Content.styled(evidence(card, flag.id, today, brief=not roomy), MUTED)
    line = Content.assemble(" ", digit, " ", column(title, min(titles, max(width - 25, 10))), gap[1:], bar, gap, said)
    return cut(line, width)


def observation_rows(observations: Sequence[Observation], today: date, width: int) -> list[Row]:
    """Give observations with their day, text and kind; or, where there are none, which key notes one."""
    if not observations:
        hint = _("Nothing noted behind it yet. o notes what you saw.")
        return [Row(None, cut(Content.styled(hint, MUTED), width))]
    days = [short_day(each.on, today) for each in observations]
    wide = max(map(len, days))
    return [
        Row(each.id, _observation_line(each, day, wide, width)) for each, day in zip(observations, days, strict=True)
    ]


def _observation_line(each: Observation, day: str, wide: int, width: int) -> Content:
    left = Content.assemble((f"{day:>{wide}}  ", MUTED), each.text)
    kind = (_("fact"), "") if each.kind == "fact" else (_("impression"), f"{MUTED} italic")
    return two_columns(width, left, Content.assemble(kind))


def question_lines(flag: Flag, width: int, most: int) -> Content:
    """Give the question of a flag and, as far as `most` lines allow, its examples and what may help."""
    question = wrapped(Content.styled(flag.question, "bold"), width, most)
    examples = [block(Content(text), width, first=Content("–"), indent=2) for text in flag.examples]
    helps = block(Content(flag.cure), width, first=Content("→"), indent=2)
    stretches = [
        question,
        [Content.styled(_("For example"), MUTED), *examples],
        [Content.styled(_("What may help"), MUTED), helps],
    ]
    shown: list[Content] = []
    for stretch in stretches:
        longer = [*shown, *([Content("")] if shown else []), *stretch]
        if shown and sum(line.plain.count("\n") + 1 for line in longer) > most:
            break
        shown = longer
    return Content("\n").join(shown)
