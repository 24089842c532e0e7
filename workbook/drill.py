"""The drill: what is dealt, what was said and held, and the run that is kept of it. No screen and no clock here."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random
from typing import TYPE_CHECKING

from workbook.domain.rehearsal import SECTIONS, Run, Section, stands_in
from workbook.material import Answer, Cue, answers, cues

if TYPE_CHECKING:
    from workbook.domain.client import Client

PUSHBACKS_DEALT = 3
"""How often the other side speaks in one drill, where there is that much to say."""


@dataclass(frozen=True, slots=True)
class SectionCard:
    """A section to say aloud: its text as written, and the points that it makes."""

    section: Section
    text: str
    cues: tuple[Cue, ...]

    @property
    def points(self) -> tuple[str, ...]:
        """What counts as said with it: its points, or the section itself where it makes none of the known ones."""
        return tuple(cue.id for cue in self.cues) or (self.section,)


@dataclass(frozen=True, slots=True)
class PushbackCard:
    """Something they say, to be answered aloud before the reply is looked at."""

    answer: Answer


Card = SectionCard | PushbackCard


def deal(client: "Client", today: date, random: Random) -> tuple[Card, ...]:
    """Give the cards of a drill: the script's sections in order, and pushbacks at random places after the reason.

    An empty script is drilled from the talking points: the person's own, or else the first one of each section.
    """
    sections = _sections(client, today)
    pool = answers(client)
    dealt = random.sample(pool, min(PUSHBACKS_DEALT, len(pool)))
    start = next((n + 1 for n, card in enumerate(sections) if card.section == "reason"), len(sections))
    places = sorted(random.randint(start, max(start, len(sections) - 1)) for _one in dealt)
    cards: list[Card] = list(sections)
    for shift, (place, answer) in enumerate(zip(places, dealt, strict=True)):
        cards.insert(place + shift, PushbackCard(answer))
    return tuple(cards)


def _sections(client: "Client", today: date) -> list[SectionCard]:
    found = cues(client, today)
    script = client.rehearsal.script
    if any(text.strip() for text in script.values()):
        written = [(section, script[section]) for section in SECTIONS if script.get(section, "").strip()]
        return [SectionCard(section, text, _standing(found, section, text)) for section, text in written]
    chosen = [(section, _first(found, section)) for section in SECTIONS]
    return [SectionCard(section, "\n\n".join(cue.text for cue in some), some) for section, some in chosen if some]


def _standing(found: Sequence[Cue], section: Section, text: str) -> tuple[Cue, ...]:
    return tuple(cue for cue in found if cue.section == section and stands_in(cue.text, text))


def _first(found: Sequence[Cue], section: Section) -> tuple[Cue, ...]:
    here = [cue for cue in found if cue.section == section]
    own = tuple(cue for cue in here if cue.own)
    return own or tuple(here[:1])


@dataclass
class Tally:
    """What happened in a drill so far."""

    points: int
    covered: list[str] = field(default_factory=list)
    held: int = 0
    wavered: int = 0
    seconds: dict[Section, float] = field(default_factory=dict)

    @property
    def begun(self) -> bool:
        """Whether anything was said or answered."""
        return bool(self.covered or self.held or self.wavered)

    def spoke(self, card: SectionCard, seconds: float, *, said: bool) -> None:
        """Count a section, said or left out, and the time it took."""
        self.seconds[card.section] = self.seconds.get(card.section, 0.0) + max(0.0, seconds)
        if said:
            self.covered += card.points

    def run(self, run_id: str, at: datetime, seconds: float, *, finished: bool) -> Run:
        """Give the run to keep; whole seconds."""
        return Run(
            id=run_id,
            at=at,
            seconds=max(0, round(seconds)),
            covered=tuple(self.covered),
            points=self.points,
            held=self.held,
            wavered=self.wavered,
            section_seconds={section: round(taken) for section, taken in self.seconds.items()},
            finished=finished,
        )


def new_tally(cards: Sequence[Card]) -> Tally:
    """Give an empty tally for the cards that were dealt."""
    return Tally(points=sum(len(card.points) for card in cards if isinstance(card, SectionCard)))
