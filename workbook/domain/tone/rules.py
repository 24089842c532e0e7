"""What a tone rule is, in all its kinds, and what it finds.

A rule is data. Its phrases are written in the small language of `grammar.py`; its characters, where words do not
reach (emoji, rows of exclamation marks), in regular expressions.
"""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field

from workbook.domain.values import Value

WORDS_A_MINUTE = 130
"""How fast a person speaks who wants to be understood, in words a minute."""

Family = Literal[
    "forbidden",
    "unfriendly",
    "blame",
    "opinion",
    "hedge",
    "waver",
    "apology",
    "texting",
    "length",
    "missing",
    "mismatch",
]
Level = Literal["error", "warning", "hint"]

_LOOPS_IN_LOOPS = re.compile(r"[+*}]\)[+*{]")


def _safe_regex(source: str) -> str:
    """Refuse what does not compile, and a loop around a loop, whose cost can explode on some texts."""
    re.compile(source)
    if _LOOPS_IN_LOOPS.search(source):
        raise ValueError(f"a repeated group ends in a repetition: {source}")
    return source


Phrase = Annotated[str, Field(min_length=1)]
Regex = Annotated[str, AfterValidator(_safe_regex)]


class _Rule(Value):
    """What every rule has."""

    model_config = ConfigDict(populate_by_name=True)

    id: str = Field(pattern=r"^[a-z]+(-[a-z0-9]+)*$")
    family: Family
    level: Level
    message: str = Field(min_length=1)
    suggestion: str = Field(min_length=1)
    advice: tuple[str, ...] = Field(min_length=1)
    match: tuple[str, ...] = ()
    """Texts in which the rule must find something."""
    passes: tuple[str, ...] = Field(default=(), alias="pass")
    """Texts in which it must not."""


class _SentenceRule(_Rule):
    """A rule that looks at one sentence at a time, with its exceptions."""

    excepted: tuple[Phrase, ...] = Field(default=(), alias="except")
    """Phrases that excuse whatever they overlap with."""
    unless: tuple[Phrase, ...] = ()
    """Phrases that excuse the whole sentence they stand in."""


class Existence(_SentenceRule):
    """One of the phrases (or regular expressions) stands there; `replacement`, if given, mends it ("" deletes it)."""

    kind: Literal["existence"] = "existence"
    phrases: tuple[Phrase, ...] = ()
    regex: tuple[Regex, ...] = ()
    replacement: str | None = None


class Substitution(_SentenceRule):
    """One of the phrases stands there, and each has its better wording."""

    kind: Literal["substitution"]
    swap: tuple[tuple[Phrase, str], ...] = Field(min_length=1)


class Cooccurrence(_SentenceRule):
    """One phrase of every group stands in the same sentence, in any order, at most `within` words apart in all."""

    kind: Literal["cooccurrence"]
    groups: tuple[tuple[Phrase, ...], ...] = Field(min_length=2)
    within: int = Field(default=40, ge=1)


class Repetition(_SentenceRule):
    """The phrases together stand in the whole text more often than `limit` times; every one beyond it is marked."""

    kind: Literal["repetition"]
    phrases: tuple[Phrase, ...] = ()
    regex: tuple[Regex, ...] = ()
    limit: int = Field(ge=1)


class Missing(_Rule):
    """None of the phrases stands anywhere in a text of at least `least_words` words."""

    kind: Literal["missing"]
    phrases: tuple[Phrase, ...] = ()
    regex: tuple[Regex, ...] = ()
    least_words: int = Field(default=1, ge=1)


class Metric(_Rule):
    """A count goes beyond `limit`: words in a sentence, words in the text, or seconds to speak the text."""

    kind: Literal["metric"]
    metric: Literal["sentence-words", "words", "seconds"]
    limit: int = Field(ge=1)


Rule = Annotated[
    Existence | Substitution | Cooccurrence | Repetition | Missing | Metric,
    Field(discriminator="kind"),
]


class ToneRules(Value):
    """All rules for one language, with the word lists its phrases name and what its spelling needs."""

    language: str
    words: tuple[tuple[str, tuple[Phrase, ...]], ...] = ()
    """Named lists; a phrase uses them as `{name}`, and so may the entries of another list."""
    contractions: tuple[tuple[str, str], ...] = ()
    """Short forms and what they stand for; a key with a leading `*` is an ending ("*n't": "not")."""
    abbreviations: tuple[str, ...] = ()
    """Words, without their full stop, after which a full stop does not end the sentence."""
    rules: tuple[Rule, ...]

    def __hash__(self) -> int:
        """Give a quick hash: the rules of a language are one object, looked up at every check."""
        return hash((self.language, len(self.rules), len(self.words)))


class Finding(Value):
    """A span of a text that breaks a rule: `text` is exactly `source[start:end]`, counted in characters.

    A missing part has no place of its own: its span is empty and stands at the end of the text. `replacement` mends
    the span with one key ("" takes it out), where that is possible without thinking.
    """

    rule: str
    family: Family
    level: Level
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str
    message: str
    suggestion: str
    replacement: str | None = None
