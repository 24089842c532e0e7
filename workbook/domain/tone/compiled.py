"""Tone rules made ready to run, and what they say about one sentence.

Everything here is a function of one sentence alone, so that a sentence which did not change need not be read again.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from workbook.domain.tone.grammar import Grammar
from workbook.domain.tone.patterns import First, Index, Line, Part
from workbook.domain.tone.rules import (
    Cooccurrence,
    Existence,
    Metric,
    Missing,
    Repetition,
    Rule,
    Substitution,
    ToneRules,
)
from workbook.domain.tone.sentences import LOOKALIKES, Spelling, count_words, tokens

_REMEMBERED = 256
_LEVELS = ("error", "warning", "hint")


class Mark(NamedTuple):
    """A rule's hit: its number and its place in characters of the sentence."""

    rule: int
    start: int
    end: int
    replacement: str | None


class Reading(NamedTuple):
    """What one sentence holds: marks, hits that only count over the whole text, and its length in words."""

    marks: tuple[Mark, ...]
    counted: tuple[Mark, ...]
    words: int


class Hit(NamedTuple):
    """A phrase met: the rule, which of its phrases or groups, and the words from `first` up to `last`, exclusive."""

    rule: int
    phrase: int
    first: int
    last: int


@dataclass(frozen=True)
class Excuse:
    """What excuses a rule's hits: by overlapping with them, or by standing in the same sentence."""

    near: Part | None
    anywhere: Part | None


class Compiled:
    """The rules of one language, read once."""

    def __init__(self, source: ToneRules) -> None:
        """Read every phrase and file it by the words it can begin with."""
        self.rules: tuple[Rule, ...] = source.rules
        self.spelling = Spelling.of(source.contractions, source.abbreviations)
        grammar = Grammar(source.words)
        entries: list[tuple[First, tuple[int, int, Part]]] = []
        self._excuses: dict[int, Excuse] = {}
        self._patterns: list[tuple[int, re.Pattern[str]]] = []
        for number, rule in enumerate(self.rules):
            for phrase, text in _phrases(rule):
                part = grammar.phrase(text)
                entries.append((part.first, (number, phrase, part)))
            if isinstance(rule, Existence | Repetition | Missing):
                self._patterns += [(number, re.compile(regex)) for regex in rule.regex]
            if isinstance(rule, Existence | Substitution | Cooccurrence | Repetition):
                self._excuses[number] = Excuse(
                    grammar.any_of(rule.excepted) if rule.excepted else None,
                    grammar.any_of(rule.unless) if rule.unless else None,
                )
        self._index = Index(entries)
        self._limits = [
            (number, rule.limit)
            for number, rule in enumerate(self.rules)
            if isinstance(rule, Metric) and rule.metric == "sentence-words"
        ]

    def read(self, sentence: str) -> Reading:
        """Give what the rules say about one sentence."""
        words = Line(tokens(sentence, self.spelling))
        length = count_words(words)
        marks = [*self._by_words(words), *self._by_characters(sentence, words)]
        marks += [Mark(number, 0, len(sentence), None) for number, limit in self._limits if length > limit]
        counted = tuple(mark for mark in marks if isinstance(self.rules[mark.rule], Repetition | Missing))
        direct = [mark for mark in marks if not isinstance(self.rules[mark.rule], Repetition | Missing)]
        return Reading(tuple(self.strongest(direct)), tuple(sorted(counted, key=lambda m: (m.start, m.end))), length)

    def strongest(self, marks: list[Mark]) -> list[Mark]:
        """Give the marks in order, and of those in one family that overlap only the gravest, longest and first."""

        def weight(mark: Mark) -> tuple[int, int, int, int]:
            level = _LEVELS.index(self.rules[mark.rule].level)
            return (level, mark.start - mark.end, mark.start, mark.rule)

        taken: dict[str, bytearray] = {}
        size = max((mark.end for mark in marks), default=0)
        kept = []
        for mark in sorted(marks, key=weight):
            places = taken.setdefault(self.rules[mark.rule].family, bytearray(size))
            whole = isinstance(self.rules[mark.rule], Metric)
            if whole or not any(places[mark.start : mark.end]):
                kept.append(mark)
                if not whole:
                    places[mark.start : mark.end] = b"\1" * (mark.end - mark.start)
        return sorted(kept, key=lambda mark: (mark.start, mark.end, mark.rule))

    def _by_words(self, words: Line) -> Iterator[Mark]:
        hits: dict[int, list[Hit]] = {}
        for hit in self._hits(words):
            hits.setdefault(hit.rule, []).append(hit)
        for number, found in hits.items():
            rule = self.rules[number]
            excused = self._excused(number, words)
            for hit in _together(rule, found) if isinstance(rule, Cooccurrence) else found:
                if not any(excused[hit.first : hit.last]):
                    start, end = words[hit.first].start, words[hit.last - 1].end
                    yield Mark(number, start, end, _replacement(rule, hit, words))

    def _hits(self, words: Line) -> Iterator[Hit]:
        """Find every phrase, each from left to right without overlapping with itself."""
        free: dict[tuple[int, int], int] = {}
        for at, token in enumerate(words):
            if at % _REMEMBERED == 0:
                words.forget()
            for number, phrase, part in self._index.under(token):
                if free.get((number, phrase), 0) <= at:
                    last = max(part.ends(words, at), default=at)
                    if last > at:
                        free[number, phrase] = last
                        yield Hit(number, phrase, at, last)

    def _excused(self, number: int, words: Line) -> bytearray:
        """Mark the words that an exception of the rule covers: all of them if one excuses the sentence."""
        covered = bytearray(len(words))
        excuse = self._excuses.get(number)
        if excuse is None or (excuse.near is None and excuse.anywhere is None):
            return covered
        for at in range(len(words)):
            if excuse.anywhere is not None and tuple(excuse.anywhere.ends(words, at)):
                return bytearray(b"\1" * len(words))
            if excuse.near is not None:
                last = max(excuse.near.ends(words, at), default=at)
                covered[at:last] = b"\1" * (last - at)
        return covered

    def _by_characters(self, sentence: str, words: Line) -> Iterator[Mark]:
        flat = sentence.translate(LOOKALIKES)
        for number, pattern in self._patterns:
            found = [hit.span() for hit in pattern.finditer(flat) if hit.end() > hit.start()]
            if not found:
                continue
            rule = self.rules[number]
            holes = bytearray(len(sentence))
            for word, excused in zip(words, self._excused(number, words), strict=True):
                if excused:
                    holes[word.start : word.end] = b"\1" * (word.end - word.start)
            replacement = rule.replacement if isinstance(rule, Existence) else None
            for start, end in found:
                if not any(holes[start:end]):
                    yield Mark(number, start, end, replacement)


def _phrases(rule: Rule) -> Iterator[tuple[int, str]]:
    """Give the rule's phrases; the number tells the swap or the group that each belongs to."""
    if isinstance(rule, Substitution):
        yield from enumerate(phrase for phrase, _ in rule.swap)
    elif isinstance(rule, Cooccurrence):
        yield from ((group, phrase) for group, phrases in enumerate(rule.groups) for phrase in phrases)
    elif isinstance(rule, Existence | Repetition | Missing):
        yield from enumerate(rule.phrases)


def _together(rule: Cooccurrence, found: list[Hit]) -> list[Hit]:
    """Give one hit from the first to the last word wherever all groups meet within the allowed words."""
    latest: dict[int, Hit] = {}
    result: list[Hit] = []
    for hit in sorted(found, key=lambda one: (one.first, one.last)):
        latest[hit.phrase] = hit
        if len(latest) == len(rule.groups):
            first = min(one.first for one in latest.values())
            last = max(one.last for one in latest.values())
            if last - first <= rule.within:
                result.append(Hit(hit.rule, 0, first, last))
                latest = {}
    return result


def _replacement(rule: Rule, hit: Hit, words: Line) -> str | None:
    if isinstance(rule, Substitution):
        better = rule.swap[hit.phrase][1]
        capital = words[hit.first].raw[:1].isupper() and words[hit.first].raw != "I"
        return better[:1].upper() + better[1:] if capital else better
    return rule.replacement if isinstance(rule, Existence) else None
