"""The head of the scorecard: the score as a scale, what must be known beside it, and the trend of the reviews."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from workbook.domain.rules import Rules
from workbook.domain.score import Score
from workbook.domain.scorecard import Scorecard
from workbook.phrases import BAND_SIGNS, band, points
from workbook.score_words import Tone
from workbook.tui.widgets.columns import MUTED, cut
from workbook.tui.widgets.score_meter import score_meter
from workbook.tui.widgets.trend import chart, sparkline
from workbook.words import _, short_day

SIGNS = (BAND_SIGNS["keep"], BAND_SIGNS["repair"], BAND_SIGNS["part"])


def meter_line(score: Score, rules: Rules, width: int) -> Content:
    """Give the scale, and after it the points and the band in words."""
    said = Content.assemble("  ", (points(score), "bold"), (f" {band(score)}", MUTED))
    bounds = (rules.keep_below, rules.repair_below)
    return Content.assemble(score_meter(score.points, bounds, SIGNS, max(width - said.cell_length, 12)), said)


def sentence_lines(said: Sequence[tuple[Tone, str]], width: int, most: int) -> list[Content]:
    """Give as many sentences as `most` lines hold, one a line; an ellipsis says that there is more to read."""
    lines = [
        cut(
            Content.styled(f"▲ {sentence}" if tone == "alarm" else sentence, "$error" if tone == "alarm" else MUTED),
            width,
        )
        for tone, sentence in said[:most]
    ]
    if len(said) > most and lines:
        lines[-1] = Content.assemble(cut(lines[-1].rstrip(), width - 2), (" …", MUTED))
    return lines


def trend_line(card: Scorecard, score: Score, today: date, width: int) -> Content | None:
    """Give the trend in one line with its first and last day; None before there is anything to compare."""
    values, first = _values(card, score, today)
    if len(values) < 2 or first is None:
        return None
    most = max(width - 40, 8)
    if len(values) > most:
        first = card.reviews[len(values) - most].on
    last = score.shown if score.shown is not None else "–"
    line = Content.assemble(
        (_("Trend") + f"  {short_day(first, today)} ", MUTED), sparkline(values, most),
        (" " + _("today"), MUTED), f" {last}",
    )  # fmt: skip
    return cut(line, width)


def trend_chart(card: Scorecard, score: Score, today: date, width: int, height: int) -> Content:
    """Give the trend as bars with the first and the last day under them, and the reviews' remarks."""
    values, first = _values(card, score, today)
    if len(values) < 2 or first is None:
        return Content.styled(_("The trend shows here once a review is kept: r keeps today's."), MUTED)
    bars = chart(values, width, height)
    shown = min(len(values), max(width // 2, 1))
    if shown < len(values):
        first = card.reviews[len(values) - shown].on
    ends = Content.styled(f"{short_day(first, today)} – " + _("today"), MUTED)
    heading = Content.styled(_("Trend of the reviews, 0 to 100"), "bold")
    notes = [
        cut(Content.assemble((f"{short_day(kept.on, today)}  ", MUTED), kept.note.replace("\n", " ")), width)
        for kept in reversed(card.reviews)
        if kept.note
    ]
    return Content("\n").join([heading, *bars, ends, *notes[:3]])


def _values(card: Scorecard, score: Score, today: date) -> tuple[list[float | None], date | None]:
    kept = [(each.on, each.points) for each in card.reviews if each.on != today]
    values = [value for _on, value in kept] + [score.points]
    return values, kept[0][0] if kept else None
