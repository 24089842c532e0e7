"""The score: how far a relationship has gone wrong, 0 (not at all) to 100, explained flag by flag.

Formula and defaults are the workbook's own. No models are loaded here, so that the client list can compute
scores from its index alone.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from workbook.domain.rules import Rules

Band = Literal["keep", "repair", "part"]


@dataclass(frozen=True, slots=True)
class Term:
    """One judged flag: its weight (> 0), rating 0..3, and the day of its newest fact."""

    flag: str
    weight: float
    rating: int
    newest_fact: date | None


@dataclass(frozen=True, slots=True)
class Part:
    """What one flag contributes: evidence 0.5..1, freshness 0..1, points 0..100; the points add up to the score."""

    term: Term
    freshness: float
    evidence: float
    points: float


@dataclass(frozen=True, slots=True)
class Score:
    """The score and all that explains it; `points` is None while nothing is judged."""

    points: float | None
    judged: int
    provisional: bool
    band: Band | None
    parts: tuple[Part, ...]
    computed_band: Band | None
    """The band by points alone, before deal-breakers and an override by hand."""
    deal_breaker: str | None
    """The flag that sets the band to part by itself."""
    overridden: bool

    @property
    def shown(self) -> int | None:
        """The whole number that is shown: rounded down, so that 34.9 never reads 35 yet stands in the band below."""
        return None if self.points is None else math.floor(round(self.points, 6))


def freshness(newest_fact: date | None, today: date, half_life_days: int) -> float:
    """Give 0.5 ** (age in days of the newest fact / half-life); 0 without a fact, 1 for one of today."""
    if newest_fact is None:
        return 0.0
    return float(0.5 ** (max(0, (today - newest_fact).days) / half_life_days))


def score(terms: Sequence[Term], rules: Rules, today: date, override: Band | None = None) -> Score:
    """Score the judged flags: 100 * sum(w * s/3 * e) / sum(w), with e = 0.5 + 0.5 * freshness.

    An impression counts half, a fresh fact whole, and facts fade with `rules.half_life_days`. Bands: below
    `rules.keep_below` keep, below `rules.repair_below` repair, else part. Deal-breakers stand outside the sum: a
    fact of abuse rated 2 or more, or of non-payment rated 3, sets the band to part. A band set by hand
    (`override`) goes before both.
    """
    total = sum(term.weight for term in terms)
    parts = []
    for term in terms:
        fresh = freshness(term.newest_fact, today, rules.half_life_days)
        evidence = 0.5 + 0.5 * fresh
        parts.append(Part(term, fresh, evidence, 100 * term.weight * term.rating / 3 * evidence / total))
    points = min(100.0, math.fsum(part.points for part in parts)) if parts else None
    computed = None if points is None else band_of(points, rules)
    breaker = deal_breaker(terms)
    return Score(
        points=points,
        judged=len(parts),
        provisional=len(parts) < rules.judged_needed,
        band=override or ("part" if breaker else computed),
        parts=tuple(parts),
        computed_band=computed,
        deal_breaker=breaker,
        overridden=override is not None,
    )


def band_of(points: float, rules: Rules) -> Band:
    """Give the band of a score of 0..100."""
    exact = round(points, 6)
    if exact < rules.keep_below:
        return "keep"
    return "repair" if exact < rules.repair_below else "part"


def deal_breaker(terms: Sequence[Term]) -> str | None:
    """Give the flag that is reason enough by itself: a fact of abuse at 2 or more, or of non-payment at 3."""
    for term in terms:
        least = {"abuse": 2, "late-payment": 3}.get(term.flag)
        if least is not None and term.rating >= least and term.newest_fact is not None:
            return term.flag
    return None
