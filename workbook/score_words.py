"""The score in words and numbers, every point of which can be recomputed; for screen and command line alike."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

from workbook.domain.rules import Rules
from workbook.domain.score import Part, Score
from workbook.domain.scorecard import Scorecard, moved
from workbook.phrases import BANDS, RATINGS, points
from workbook.words import _, ago, day, distance, fixed, ngettext, number, short_day

Tone = Literal["alarm", "plain"]


def decimal(value: float, places: int = 1) -> str:
    """Give a number rounded to a few decimals, as the person writes it."""
    return number(round(value, places))


def signed(value: float) -> str:
    """Give a change with its sign: "+3.2" or "−1"."""
    return ("+" if value >= 0 else "−") + decimal(abs(value))


def evidence(card: Scorecard, flag: str, today: date, *, brief: bool = False) -> str:
    """Say what a flag rests on: "3 facts, newest 2 days", "impression", "not judged"."""
    facts, others = card.observed(flag, "fact"), card.observed(flag, "impression")
    judged = flag in card.ratings
    count = ngettext("{n} fact", "{n} facts", len(facts)).format(n=len(facts))
    if not facts:
        return _("not judged") if not judged else _("never seen") if card.ratings[flag] == 0 else _("impression")  # type: ignore[index]
    if not judged:
        return _("{facts}, judge it").format(facts=count)
    sentence = _("{facts}, {age}") if brief else _("{facts}, newest {age}")
    said = sentence.format(facts=count, age=ago(facts[0].on, today))
    if brief or not others:
        return said
    return said + " + " + ngettext("{n} impression", "{n} impressions", len(others)).format(n=len(others))


def flag_sum(score: Score, flag: str, rules: Rules, today: date) -> list[str]:
    """Say, step by step, how a flag comes to its points; for one that is not judged, that it stays out of the sum."""
    part = next((part for part in score.parts if part.term.flag == flag), None)
    if part is None:
        return [_("You have not judged this yet. It stays out of the sum, which is something else than a 0.")]
    term = part.term
    total = sum(each.term.weight for each in score.parts)
    rated = _("You rated it {rating} of 3 ({word}), and it weighs {weight}.").format(
        rating=term.rating, word=_(RATINGS[term.rating]), weight=decimal(term.weight)
    )
    sum_line = _(
        "{weight} × {rating}/3 × {evidence} = {product}. All judged flags together weigh {total}, "
        "so it adds 100 × {product} / {total} = {points} points."
    ).format(
        weight=decimal(term.weight),
        rating=term.rating,
        evidence=decimal(part.evidence, 3),
        product=decimal(term.weight * term.rating / 3 * part.evidence, 3),
        total=decimal(total),
        points=fixed(part.points),
    )
    return [rated, _fading(part, rules, today), sum_line]


def _fading(part: Part, rules: Rules, today: date) -> str:
    newest = part.term.newest_fact
    if newest is None:
        return _("No fact is noted behind it, so it is an impression and counts half: 0.5.")
    age = max(0, (today - newest).days)
    return _(
        "Its newest fact is of {day}. Facts lose half of their freshness in {half} days: after {age} days "
        "0.5 ^ ({age}/{half}) = {fresh} is left. So the evidence counts 0.5 + 0.5 × {fresh} = {evidence}."
    ).format(
        day=day(newest, today),
        half=rules.half_life_days,
        age=age,
        fresh=decimal(part.freshness, 3),
        evidence=decimal(part.evidence, 3),
    )


def whole_sum(score: Score, rules: Rules, titles: Mapping[str, str]) -> list[str]:
    """Say how the points of all flags add up, and what they mean."""
    if score.points is None:
        return [_("Nothing is judged yet, so there is no score.")]
    lines = [
        f"{fixed(part.points):>6}  {titles.get(part.term.flag, part.term.flag)}"
        for part in sorted(score.parts, key=lambda part: -part.points)
        if part.points
    ]
    total = _("Together {exact}, shown as {shown}: rounded down.").format(
        exact=fixed(score.points), shown=points(score)
    )
    bands = _("Below {keep} means keep, below {repair} repair, from there on part.").format(
        keep=rules.keep_below, repair=rules.repair_below
    )
    return ["\n".join([*lines, total]), bands]


def standing(
    score: Score, card: Scorecard, rules: Rules, today: date, titles: Mapping[str, str]
) -> list[tuple[Tone, str]]:
    """Say what must be known beside the number, most important first."""
    said: list[tuple[Tone, str]] = []
    if score.deal_breaker is not None:
        title = titles.get(score.deal_breaker, score.deal_breaker)
        said.append(
            ("alarm", _("Deal-breaker: “{flag}” is a fact. That is reason enough by itself.").format(flag=title))
        )
    if card.override is not None:
        said.append(("plain", _by_hand(card, today)))
    if score.judged and score.provisional:
        of = _("Provisional: {judged} of {needed} flags judged.")
        said.append(("plain", of.format(judged=score.judged, needed=rules.judged_needed)))
    said.extend(
        ("plain", sentence) for sentence in (reviewed(card, score, today), movement(card, score, titles)) if sentence
    )
    return said


def _by_hand(card: Scorecard, today: date) -> str:
    assert card.override is not None  # noqa: S101 - only asked where there is one
    word = _(BANDS[card.override.band])
    until = short_day(card.override.until, today)
    if today >= card.override.until:
        return _("“{band}” by hand ended on {day}; the score speaks again.").format(band=word, day=until)
    said = _("“{band}” by hand until {day}: {reason}")
    return said.format(band=word, day=until, reason=card.override.reason)


def reviewed(card: Scorecard, score: Score, today: date) -> str:
    """Say when the last review was and when the next is due; nothing before anything is judged."""
    if not card.reviews:
        return _("No review kept yet. r keeps today's.") if score.judged else ""
    last = card.reviews[-1]
    following = last.on + timedelta(days=card.cadence_days)
    if last.on == today:
        return _("Reviewed today, the next on {day}.").format(day=short_day(following, today))
    if following <= today:
        return _("Review due: the last was on {day}. r keeps today's.").format(day=short_day(last.on, today))
    return _("Reviewed {day}, the next {when}.").format(day=short_day(last.on, today), when=distance(following, today))


def movement(card: Scorecard, score: Score, titles: Mapping[str, str], most: int = 15) -> str:
    """Say what moved since the last review, the largest change first."""
    changes = moved(card, score)
    if not changes or score.points is None:
        return ""
    total = sum(change for _flag, change in changes)
    parts = ", ".join(f"{titles.get(flag, flag)} {signed(change)}" for flag, change in changes[:most])
    return _("{total} since the last review: {parts}.").format(total=signed(total), parts=parts)
