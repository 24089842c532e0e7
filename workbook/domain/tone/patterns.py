"""The small language in which tone rules write their phrases, and its matcher.

A phrase is a row of parts with blanks between them, matched against the words of one sentence, case aside:

    word      this word                      (a b|c)   one of these
    stem*     a word that begins so          [a b|c]   one of these, or nothing
    stem+     with at most three letters     {name}    one of the word list `name`
              more (an ending)               !part     not this here (takes nothing)
    *end      a word that ends so            ~ or ~5   up to three (five) words of any kind, across commas
    *         any one word                   , : ? ! . a mark that stands there
    =Word     this word in this spelling     ^ $       the beginning, the end of the sentence

Line breaks and quotation marks between words do not matter. A part gives the set of places where it may end, so the
cost of a match is bounded by the phrase, whatever the text.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from workbook.domain.tone.sentences import LOOKALIKES, Token, is_word, plain

_PART = re.compile(r"[()\[\]|!]|\{[^{}\s]*\}|~\d*|[^\s()\[\]|{}~]+|\S")
_ENDING = 3
_GAP = 3
_MARKS = frozenset(",;:–—!?.…/")

Tokens = Sequence[Token]
T = TypeVar("T")


@dataclass(frozen=True)
class First:
    """Which words a part can begin with: exact ones, stems, or any (`open`); `empty` if it may take nothing."""

    words: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    open: bool = False
    empty: bool = False

    def union(self, other: "First", *, empty: bool) -> "First":
        """Give what begins either."""
        return First(self.words | other.words, self.stems | other.stems, self.open or other.open, empty)


class Part(Protocol):
    """A piece of a phrase."""

    @property
    def first(self) -> First:
        """What it can begin with."""

    def ends(self, words: Tokens, at: int) -> Iterable[int]:
        """Give every place where it can end if it begins at `at`."""


@dataclass(frozen=True)
class Word:
    """One word or mark that passes `fits`."""

    first: First
    fits: Callable[[Token], bool]

    def ends(self, words: Tokens, at: int) -> Iterable[int]:
        """Give the next place if the word there fits."""
        return (at + 1,) if at < len(words) and self.fits(words[at]) else ()


@dataclass(frozen=True)
class Gap:
    """Up to `most` words; marks between them do not count, within reason."""

    most: int
    first: First = First(open=True, empty=True)

    def ends(self, words: Tokens, at: int) -> Iterable[int]:
        """Give every place up to `most` words on."""
        places = [at]
        counted = 0
        for place in range(at, min(len(words), at + 2 * self.most + 2)):
            counted += is_word(words[place])
            if counted > self.most:
                break
            places.append(place + 1)
        return places


@dataclass(frozen=True)
class Edge:
    """The beginning or the end of the sentence, closing marks aside."""

    beginning: bool
    first: First = First(empty=True)

    def ends(self, words: Tokens, at: int) -> Iterable[int]:
        """Give the same place if it is that edge."""
        beyond = words[max(0, at - 8) : at] if self.beginning else words[at : at + 8]
        return () if any(is_word(word) for word in beyond) else (at,)


@dataclass(frozen=True)
class Not:
    """Takes nothing, and fits where `part` does not."""

    part: Part
    first: First = First(empty=True)

    def ends(self, words: Tokens, at: int) -> Iterable[int]:
        """Give the same place if the part does not begin there."""
        return () if tuple(self.part.ends(words, at)) else (at,)


@dataclass(frozen=True)
class Row:
    """Parts one after another."""

    parts: tuple[Part, ...]
    first: First

    @classmethod
    def of(cls, parts: Sequence[Part]) -> Part:
        """Build it, working out what it can begin with."""
        if len(parts) == 1:
            return parts[0]
        first = First(empty=True)
        for part in parts:
            first = first.union(part.first, empty=part.first.empty)
            if not first.empty:
                break
        return cls(tuple(parts), first)

    def ends(self, words: Tokens, at: int) -> Iterable[int]:
        """Give every place where the last part can end."""
        places: set[int] = {at}
        for part in self.parts:
            places = {end for place in places for end in part.ends(words, place)}
            if not places:
                break
        return places


class Index(Generic[T]):
    """Things filed under the words they can begin with, so that a word finds its few among many."""

    def __init__(self, entries: Iterable[tuple[First, T]]) -> None:
        """File every entry."""
        self._words: dict[str, list[T]] = {}
        self._stems: dict[str, list[T]] = {}
        self._always: list[T] = []
        for first, thing in entries:
            if first.open:
                self._always.append(thing)
                continue
            for word in first.words:
                self._words.setdefault(word, []).append(thing)
            for stem in first.stems:
                self._stems.setdefault(stem, []).append(thing)
        self._lengths = tuple(sorted({len(stem) for stem in self._stems}))

    def under(self, word: str) -> list[T]:
        """Give the things that may begin with `word`, each possibly twice."""
        found = [*self._always, *self._words.get(word, ())]
        for length in self._lengths:
            if length > len(word):
                break
            found += self._stems.get(word[:length], ())
        return found


@dataclass(frozen=True)
class Choice:
    """One of several parts, or nothing if `optional`."""

    parts: tuple[Part, ...]
    optional: bool
    first: First
    index: "Index[Part]" = field(compare=False)

    @classmethod
    def of(cls, parts: Sequence[Part], *, optional: bool) -> Part:
        """Build it, filing the parts by what they can begin with."""
        if len(parts) == 1 and not optional:
            return parts[0]
        first = First(empty=optional)
        for part in parts:
            first = first.union(part.first, empty=first.empty or part.first.empty)
        filed = Index((First(open=True) if part.first.empty else part.first, part) for part in parts)
        return cls(tuple(parts), optional, first, filed)

    def ends(self, words: Tokens, at: int) -> Iterable[int]:
        """Give every place where one of them can end."""
        places: set[int] = {at} if self.optional else set()
        for part in self.index.under(words[at].word if at < len(words) else ""):
            places.update(part.ends(words, at))
        return places


class Grammar:
    """Reads phrases, with the word lists that they may name."""

    def __init__(self, lists: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        """Keep the lists; each is read when first named."""
        self._sources = dict(lists)
        self._lists: dict[str, Part] = {}
        self._reading: list[str] = []

    def phrase(self, source: str) -> Part:
        """Read one phrase; ValueError says what is wrong with it."""
        parts = [found.group() for found in _PART.finditer(source.translate(LOOKALIKES))]
        part, rest = self._choice(parts, source, closing=None)
        if rest or part.first.empty:
            raise ValueError(f"the phrase “{source}” can match nothing, or a bracket is left over")
        return part

    def any_of(self, sources: Iterable[str]) -> Part:
        """Read several phrases as one that is met by any of them."""
        return Choice.of([self.phrase(source) for source in sources], optional=False)

    def _choice(self, parts: list[str], source: str, closing: str | None) -> tuple[Part, list[str]]:
        options: list[Part] = []
        row: list[Part] = []
        while parts and parts[0] != closing:
            if parts[0] == "|":
                options.append(self._row(row, source))
                row, parts = [], parts[1:]
            else:
                part, parts = self._part(parts, source)
                row.append(part)
        if closing is not None and not parts:
            raise ValueError(f"the phrase “{source}” lacks a “{closing}”")
        options.append(self._row(row, source))
        return Choice.of(options, optional=closing == "]"), parts[1:]

    def _row(self, row: list[Part], source: str) -> Part:
        if not row:
            raise ValueError(f"the phrase “{source}” has an empty alternative")
        return Row.of(row)

    def _part(self, parts: list[str], source: str) -> tuple[Part, list[str]]:
        head, rest = parts[0], parts[1:]
        if head in {")", "]", "{", "}", "|"}:
            raise ValueError(f"the phrase “{source}” has a “{head}” too many")
        if head in {"(", "["}:
            return self._choice(rest, source, ")" if head == "(" else "]")
        if head == "!" and rest and rest[0] not in {"|", ")", "]"}:
            part, rest = self._part(rest, source)
            return Not(part), rest
        if head.startswith("{"):
            return self._list(head[1:-1], source), rest
        if head.startswith("~"):
            return Gap(int(head[1:] or _GAP)), rest
        if head in {"^", "$"}:
            return Edge(beginning=head == "^"), rest
        return _word(head), rest

    def _list(self, name: str, source: str) -> Part:
        if name not in self._lists:
            if name not in self._sources or name in self._reading:
                raise ValueError(f"the phrase “{source}” names the list “{name}”, which is unknown or names itself")
            self._reading.append(name)
            self._lists[name] = self.any_of(self._sources[name])
            self._reading.pop()
        return self._lists[name]


def _word(source: str) -> Word:
    if source in _MARKS:
        return Word(First(frozenset({source})), lambda token: token.word == source)
    if source == "*":
        return Word(First(open=True), is_word)
    if source.startswith("="):
        spelling = source[1:]
        return Word(First(frozenset({plain(spelling)})), lambda token: token.raw == spelling)
    return _inflected(plain(source))


def _inflected(word: str) -> Word:
    """Read `*end`, `stem*`, `stem+` or a plain word."""
    if word.startswith("*"):
        return Word(First(open=True), lambda token: token.word.endswith(word[1:]))
    stem = word[:-1]
    if word.endswith("*"):
        return Word(First(stems=frozenset({stem})), lambda token: token.word.startswith(stem))
    if word.endswith("+"):
        most = len(stem) + _ENDING
        return Word(
            First(stems=frozenset({stem})),
            lambda token: token.word.startswith(stem) and len(token.word) <= most,
        )
    return Word(First(frozenset({word})), lambda token: token.word == word)
