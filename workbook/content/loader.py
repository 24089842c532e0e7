"""The workbook's own words, one catalogue at a time: each is read when it is first asked for, and kept.

A language may lack a file; the English one then stands in for the whole of it, entries are never mixed.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from workbook.content.reading import ContentError, file_name, read_entries
from workbook.content.types import (
    ADVICE_IDS,
    Advice,
    Clause,
    Flag,
    HandoverEntry,
    IntakeQuestion,
    Lesson,
    Pushback,
    Question,
    Reward,
    TalkingPoint,
)
from workbook.domain.scorecard import FLAGS

FALLBACK = "en"
"""The language every file is there in."""


@dataclass(frozen=True, slots=True)
class Content:
    """Everything the workbook has to say in `language`; a catalogue is read when it is first looked at."""

    language: str

    @property
    def advice(self) -> tuple[Advice, ...]:
        """The rules of the advice, in their order."""
        return advice(self.language)

    @property
    def flags(self) -> tuple[Flag, ...]:
        """The fifteen red flags, in their order."""
        return flags(self.language)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions before deciding."""
        return questions(self.language)

    @property
    def talking_points(self) -> tuple[TalkingPoint, ...]:
        """What can be said in a talk, section by section."""
        return talking_points(self.language)

    @property
    def pushbacks(self) -> tuple[Pushback, ...]:
        """What the client may answer."""
        return pushbacks(self.language)

    @property
    def handover(self) -> tuple[HandoverEntry, ...]:
        """The lines of the checklist templates."""
        return handover(self.language)

    @property
    def rewards(self) -> tuple[Reward, ...]:
        """What to promise oneself for the end."""
        return rewards(self.language)

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Wordings for the next contract."""
        return clauses(self.language)

    @property
    def intake(self) -> tuple[IntakeQuestion, ...]:
        """Questions to a new client."""
        return intake(self.language)

    @property
    def lessons(self) -> tuple[Lesson, ...]:
        """Causes to choose from at the end."""
        return lessons(self.language)


def load(language: str) -> Content:
    """Give the content in `language`; nothing is read before it is looked at."""
    return Content(language)


@cache
def advice(language: str) -> tuple[Advice, ...]:
    """Give every rule of the advice in a few words; ContentError where one is missing or out of its order."""
    source = _source(language, "advice.toml")
    entries = read_entries(source, "advice", Advice)
    if tuple(entry.id for entry in entries) != ADVICE_IDS:
        raise ContentError(f"{file_name(source)} must hold {ADVICE_IDS[0]} to {ADVICE_IDS[-1]}, all and in this order")
    return entries


@cache
def flags(language: str) -> tuple[Flag, ...]:
    """Give the red flags; ContentError where one is missing or out of its order."""
    source = _source(language, "flags.toml")
    entries = read_entries(source, "flag", Flag)
    if tuple(entry.id for entry in entries) != FLAGS:
        raise ContentError(f"{file_name(source)} must hold {FLAGS[0]} to {FLAGS[-1]}, all and in this order")
    return entries


def flag_weights() -> dict[str, float]:
    """Give the weight of each red flag; it is the same in every language."""
    return {flag.id: float(flag.weight) for flag in flags(FALLBACK)}


@cache
def questions(language: str) -> tuple[Question, ...]:
    """Give the questions before deciding."""
    return read_entries(_source(language, "questions.toml"), "question", Question)


@cache
def talking_points(language: str) -> tuple[TalkingPoint, ...]:
    """Give what can be said in a talk."""
    return read_entries(_source(language, "talking_points.toml"), "point", TalkingPoint)


@cache
def pushbacks(language: str) -> tuple[Pushback, ...]:
    """Give what the client may answer, with the replies."""
    return read_entries(_source(language, "pushbacks.toml"), "pushback", Pushback)


@cache
def handover(language: str) -> tuple[HandoverEntry, ...]:
    """Give the checklist lines; ContentError where one stands in for a line that is not there or not a general one."""
    source = _source(language, "handover.toml")
    entries = read_entries(source, "item", HandoverEntry)
    general = {entry.id for entry in entries if not entry.for_each}
    for entry in entries:
        if lost := [target for target in entry.instead_of if target not in general]:
            raise ContentError(
                f"{file_name(source)}, item “{entry.id}”: instead_of names “{lost[0]}”, which is no general item"
            )
    return entries


@cache
def rewards(language: str) -> tuple[Reward, ...]:
    """Give the rewards to choose from."""
    return read_entries(_source(language, "rewards.toml"), "reward", Reward)


@cache
def clauses(language: str) -> tuple[Clause, ...]:
    """Give the wordings for the next contract."""
    return read_entries(_source(language, "clauses.toml"), "clause", Clause, beside=frozenset({"intake"}))


@cache
def intake(language: str) -> tuple[IntakeQuestion, ...]:
    """Give the questions to a new client."""
    return read_entries(_source(language, "clauses.toml"), "intake", IntakeQuestion, beside=frozenset({"clause"}))


@cache
def lessons(language: str) -> tuple[Lesson, ...]:
    """Give the causes to choose from at the end."""
    return read_entries(_source(language, "lessons.toml"), "lesson", Lesson)


def _source(language: str, name: str) -> Traversable:
    """Give the packaged file `name` in `language` (“de-AT” and “de_AT” are “de”), or the English one."""
    content = files("workbook.content")
    base = language.replace("_", "-").partition("-")[0].lower()
    own = content / base / name
    return own if base.isalpha() and own.is_file() else content / FALLBACK / name
