"""The parts that a phrase of a tone rule is made of, and how each is matched against the words of a sentence.

A part gives the set of places where it may end, so the cost of a match is bounded by the phrase, whatever the text.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from workbook.domain.tone.sentences import Token, is_word, plain

_ENDING = 3
_NO_LIMIT = 1_000_000

_NOTHING = Token("", "", 0, 0)
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


class Line(tuple[Token, ...]):
    """The words of a sentence, with what is already known about where word lists fit in it."""

    def __init__(self, _words: Iterable[Token] = ()) -> None:
        """Start with nothing known."""
        self.known: dict[tuple[int, int], tuple[int, ...]] = {}

    def forget(self) -> None:
        """Drop what is known, so that a very long sentence does not fill the memory."""
        self.known.clear()


class Part(Protocol):
    """A piece of a phrase."""

    @property
    def first(self) -> First:
        """What it can begin with."""

    def ends(self, words: Line, at: int) -> Iterable[int]:
        """Give every place where it can end if it begins at `at`."""


@dataclass(frozen=True)
class Word:
    """One word or mark that passes `fits`."""

    first: First
    fits: Callable[[Token], bool]

    def ends(self, words: Line, at: int) -> Iterable[int]:
        """Give the next place if the word there fits."""
        return (at + 1,) if at < len(words) and self.fits(words[at]) else ()


class Words:
    """One word out of many, given as exact words, stems, and stems with short endings."""

    def __init__(self, sources: Iterable[str]) -> None:
        """Sort plain words, `stem*` and `stem+`."""
        self._exact: set[str] = set()
        self._stems: dict[str, int] = {}
        for source in map(plain, sources):
            if source[-1] in "*+":
                most = len(source) - 1 + (_ENDING if source[-1] == "+" else _NO_LIMIT)
                self._stems[source[:-1]] = max(most, self._stems.get(source[:-1], 0))
            else:
                self._exact.add(source)
        self._lengths = sorted({len(stem) for stem in self._stems})
        self.first = First(frozenset(self._exact), frozenset(self._stems))

    def ends(self, words: Line, at: int) -> Iterable[int]:
        """Give the next place if the word there is one of them."""
        if at >= len(words):
            return ()
        word = words[at].word
        if word in self._exact:
            return (at + 1,)
        for length in self._lengths:
            if length > len(word):
                break
            if len(word) <= self._stems.get(word[:length], 0):
                return (at + 1,)
        return ()


@dataclass(frozen=True)
class Gap:
    """Up to `most` words; marks between them do not count, within reason."""

    most: int
    first: First = First(open=True, empty=True)

    def ends(self, words: Line, at: int) -> Iterable[int]:
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

    def ends(self, words: Line, at: int) -> Iterable[int]:
        """Give the same place if it is that edge."""
        beyond = words[max(0, at - 8) : at] if self.beginning else words[at : at + 8]
        return () if any(is_word(word) for word in beyond) else (at,)


@dataclass(frozen=True)
class Not:
    """Takes nothing, and fits where `part` does not."""

    part: Part
    first: First = First(empty=True)

    def ends(self, words: Line, at: int) -> Iterable[int]:
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

    def ends(self, words: Line, at: int) -> Iterable[int]:
        """Give every place where the last part can end."""
        places: set[int] = {at}
        for part in self.parts:
            places = {end for place in places for end in part.ends(words, place)}
            if not places:
                break
        return places


class Named:
    """A word list, which many phrases share: each place is looked at once for all of them."""

    def __init__(self, part: Part) -> None:
        """Stand for `part`."""
        self._part = part
        self.first = part.first

    def ends(self, words: Line, at: int) -> Iterable[int]:
        """Give what the list gives."""
        key = (id(self), at)
        ends = words.known.get(key)
        if ends is None:
            ends = words.known[key] = tuple(self._part.ends(words, at))
        return ends


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

    def under(self, token: Token) -> list[T]:
        """Give the things that may begin with `token`, as it is meant and as it is spelled, each possibly twice."""
        found = [*self._always, *self._under(token.word)]
        spelled = token.raw.lower()
        return found if spelled == token.word else found + self._under(spelled)

    def _under(self, word: str) -> list[T]:
        found = list(self._words.get(word, ()))
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
        firsts = [part.first for part in parts]
        first = First(
            frozenset().union(*(one.words for one in firsts)),
            frozenset().union(*(one.stems for one in firsts)),
            open=any(one.open for one in firsts),
            empty=optional or any(one.empty for one in firsts),
        )
        filed = Index((First(open=True) if part.first.empty else part.first, part) for part in parts)
        return cls(tuple(parts), optional, first, filed)

    def ends(self, words: Line, at: int) -> Iterable[int]:
        """Give every place where one of them can end."""
        places: set[int] = {at} if self.optional else set()
        for part in self.index.under(words[at] if at < len(words) else _NOTHING):
            places.update(part.ends(words, at))
        return places
