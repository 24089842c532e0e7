"""The red flags of a client: ratings, the observations behind them, reviews, and the verbs on them."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Literal, get_args

from pydantic import Field

from workbook.domain.days import Day
from workbook.domain.errors import NotFound, Refused
from workbook.domain.rules import Rules
from workbook.domain.score import Band, Score, Term, score
from workbook.domain.text import Prose, Title
from workbook.domain.values import Value, put, the, without

if TYPE_CHECKING:
    from workbook.domain.client import Client

FlagId = Literal[
    "late-payment", "breaks-terms", "haggles", "negativity", "too-little-work", "outgrown", "costs-time",
    "rejects-advice", "disrespect", "silence", "stagnation", "loses-money", "abuse", "impossible-demands",
    "harms-health",
]  # fmt: skip
FLAGS: tuple[FlagId, ...] = get_args(FlagId)
"""The ids of the red flags, in the order of the advice A1 to A15."""

Category = Literal["money", "time", "respect", "communication", "fit", "wellbeing"]
Rating = Annotated[int, Field(ge=0, le=3)]
Evidence = Literal["fact", "impression"]


class Observation(Value):
    """A dated note behind a flag: a fact (it happened and can be checked) or an impression."""

    id: str
    flag: FlagId
    on: Day
    text: Title
    kind: Evidence = "fact"
    rows: tuple[str, ...] = ()
    """Ids of the invoices or hours that prove it, where it came from them."""


class Review(Value):
    """A dated snapshot of the score: points 0..100 (None: nothing judged), what each flag gave, a remark."""

    on: Day
    points: float | None
    band: Band | None
    judged: int
    parts: dict[str, float]
    note: Prose = ""


class Override(Value):
    """A band set by hand, with its reason, until a day (exclusive)."""

    band: Band
    reason: Title
    on: Day
    until: Day


class Scorecard(Value):
    """Ratings by flag (a flag that is absent is not judged yet, which is not 0) and all that belongs to them."""

    ratings: dict[FlagId, Rating] = {}
    observations: tuple[Observation, ...] = ()
    reviews: tuple[Review, ...] = ()
    """Oldest first, at most one a day."""
    cadence_days: Annotated[int, Field(ge=1, le=366)] = 14
    override: Override | None = None

    def observed(self, flag: str, kind: Evidence | None = None) -> tuple[Observation, ...]:
        """Give the observations behind `flag`, newest first; only facts or impressions where `kind` says so."""
        found = [o for o in self.observations if o.flag == flag and kind in {None, o.kind}]
        return tuple(sorted(found, key=lambda o: o.on, reverse=True))

    def fact_days(self) -> set[date]:
        """Give the different days on which facts were noted, over all flags."""
        return {o.on for o in self.observations if o.kind == "fact"}


def terms(scorecard: Scorecard, weights: Mapping[str, float]) -> tuple[Term, ...]:
    """Give what the score is made of: one term for each judged flag, in the catalogue's order."""
    newest: dict[str, date] = {}
    for seen in scorecard.observations:
        if seen.kind == "fact":
            newest[seen.flag] = max(seen.on, newest.get(seen.flag, seen.on))
    return tuple(
        Term(flag, weights.get(flag, 1.0), scorecard.ratings[flag], newest.get(flag))
        for flag in FLAGS
        if flag in scorecard.ratings
    )


def known_flag(flag: str) -> FlagId:
    """Give `flag` if it is one; NotFound with the way to the right one otherwise."""
    if flag not in FLAGS:
        raise NotFound("There is no red flag “{flag}”. Known are: {known}.", flag=flag, known=", ".join(FLAGS))
    return flag


def rate(client: "Client", flag: str, rating: int | None) -> "Client":
    """Rate a flag: 0 never, 1 sometimes, 2 often, 3 constantly; None: not judged."""
    ratings = {key: value for key, value in client.scorecard.ratings.items() if key != flag}
    if rating is not None:
        if rating not in {0, 1, 2, 3}:
            raise Refused("A rating is 0, 1, 2 or 3 (never, sometimes, often, constantly).")
        ratings[known_flag(flag)] = rating
    known_flag(flag)
    ordered = {key: ratings[key] for key in FLAGS if key in ratings}
    return _with(client, ratings=ordered)


def observe(
    client: "Client",
    flag: str,
    text: str,
    *,
    on: date,
    today: date,
    new_id: str,
    kind: Evidence = "fact",
    rows: tuple[str, ...] = (),
) -> "Client":
    """Note what was seen behind a flag; a day that has not come yet is refused."""
    _not_ahead(on, today)
    seen = Observation(id=new_id, flag=known_flag(flag), on=on, text=text, kind=kind, rows=rows)
    return _with(client, observations=(*client.scorecard.observations, seen))


def edit_observation(client: "Client", observation_id: str, *, today: date, **changes: object) -> "Client":
    """Change the text, day, kind or flag of an observation."""
    seen = the(client.scorecard.observations, observation_id, "observation").evolve(**changes)
    _not_ahead(seen.on, today)
    return _with(client, observations=put(client.scorecard.observations, seen))


def remove_observation(client: "Client", observation_id: str) -> "Client":
    """Take an observation away."""
    return _with(client, observations=without(client.scorecard.observations, observation_id, "observation"))


def review(client: "Client", *, on: date, weights: Mapping[str, float], rules: Rules, note: str = "") -> "Client":
    """Keep the snapshot of `on`; a second one on the same day takes the place of the first."""
    card = client.scorecard
    now = score(terms(card, weights), rules, on, override=current_override(card, on))
    kept = Review(
        on=on,
        points=now.points,
        band=now.band,
        judged=now.judged,
        parts={part.term.flag: round(part.points, 4) for part in now.parts},
        note=note,
    )
    others = [r for r in card.reviews if r.on != on]
    return _with(client, reviews=tuple(sorted([*others, kept], key=lambda r: r.on)))


def moved(card: Scorecard, now: Score) -> tuple[tuple[str, float], ...]:
    """Give what each flag gained (or lost, below 0) since the last review, in points, the largest change first.

    Changes below a twentieth of a point are left out; nothing moved where there is no review yet.
    """
    if not card.reviews:
        return ()
    before = card.reviews[-1].parts
    after = {part.term.flag: part.points for part in now.parts}
    gains = ((flag, after.get(flag, 0.0) - before.get(flag, 0.0)) for flag in FLAGS)
    return tuple(sorted((gain for gain in gains if abs(gain[1]) >= 0.05), key=lambda gain: -abs(gain[1])))


def set_cadence(client: "Client", days: int) -> "Client":
    """Set how many days lie between reviews."""
    if not 1 <= days <= 366:
        raise Refused("A review can come round every 1 to 366 days, not every {days}.", days=days)
    return _with(client, cadence_days=days)


def override_band(client: "Client", band: Band, reason: str, *, on: date, rules: Rules) -> "Client":
    """Set the band by hand, for `rules.override_days`; the reason is kept beside it."""
    if not reason.strip():
        raise Refused("A band set by hand needs its reason in a few words, for the day you look back at it.")
    until = on + timedelta(days=rules.override_days)
    return _with(client, override=Override(band=band, reason=reason, on=on, until=until))


def drop_override(client: "Client") -> "Client":
    """Let the score speak for itself again."""
    return _with(client, override=None)


def current_override(card: Scorecard, today: date) -> Band | None:
    """Give the band set by hand where it has not expired on `today`."""
    return card.override.band if card.override and today < card.override.until else None


def _not_ahead(on: date, today: date) -> None:
    if on > today:
        raise Refused("{on} has not come yet. An observation is something you have seen.", on=on)
    if on.year < 1970:
        raise Refused("{on} lies too far back for a client. Check the year.", on=on)


def _with(client: "Client", **changes: object) -> "Client":
    return client.evolve(scorecard=client.scorecard.evolve(**changes))
