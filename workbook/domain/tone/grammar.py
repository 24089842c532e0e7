"""Reads the small language in which tone rules write their phrases.

A phrase is a row of parts with blanks between them, matched against the words of one sentence, case aside:

    word      this word                      (a b|c)   one of these
    stem*     a word that begins so          [a b|c]   one of these, or nothing
    stem+     with at most three letters     {name}    one of the word list `name`
              more (an ending)               !part     not this here (takes nothing)
    *end      a word that ends so            ~ or ~5   up to three (five) words of any kind, across commas
    *         any one word                   , : ? % . a mark that stands there
    #         any one number                 ^ $       the beginning, the end of the sentence
    =Word     this word in this spelling     a b|c d   one phrase or the other

Line breaks and quotation marks between words do not matter. A contraction counts as the words it stands for. A phrase
should begin with a word or a list of words; one that begins with `*`, `#` or `~` is tried at every word.
"""

import re
from collections.abc import Iterable

from workbook.domain.tone.patterns import Choice, Edge, First, Gap, Named, Not, Part, Row, Word, Words
from workbook.domain.tone.sentences import LOOKALIKES, is_word, plain

_PIECE = re.compile(r"[()\[\]|!]|\{[^{}\s]*\}|~\d*|[^\s()\[\]|{}~]+|\S")
_GAP = 3
_CLOSING = {"(": ")", "[": "]"}
_MARKS = frozenset(",;:–—?.…/%")
_SIGNS = frozenset("()[]|!{}~=^$#*")


class Grammar:
    """Reads phrases, with the word lists that they may name."""

    def __init__(self, lists: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        """Keep the lists; each is read when first named."""
        self._sources = dict(lists)
        self._lists: dict[str, Part] = {}
        self._reading: list[str] = []

    def phrase(self, source: str) -> Part:
        """Read one phrase; ValueError says what is wrong with it."""
        return _Reader(source, self).whole()

    def any_of(self, sources: Iterable[str]) -> Part:
        """Read several phrases as one that is met by any of them."""
        return Choice.of([self.phrase(source) for source in sources], optional=False)

    def named(self, name: str) -> Part | None:
        """Give the word list `name`; None where there is none, or where it is just being read itself."""
        if name not in self._lists:
            if name not in self._sources or name in self._reading:
                return None
            self._reading.append(name)
            self._lists[name] = Named(self.any_of(self._sources[name]))
            self._reading.pop()
        return self._lists[name]


class _Reader:
    """Reads one phrase from left to right."""

    def __init__(self, source: str, grammar: Grammar) -> None:
        self._source = source
        self._grammar = grammar
        self._pieces = _PIECE.findall(source.translate(LOOKALIKES))
        self._at = 0

    def whole(self) -> Part:
        part = self._choice(closing=None)
        if part.first.empty:
            raise self._wrong("can match nothing")
        return part

    def _wrong(self, what: str) -> ValueError:
        return ValueError(f"the phrase “{self._source}” {what}")

    def _peek(self, ahead: int = 0) -> str | None:
        place = self._at + ahead
        return self._pieces[place] if place < len(self._pieces) else None

    def _choice(self, closing: str | None) -> Part:
        """Read alternatives up to `closing`; those of one plain word are gathered into one part."""
        options: list[Part] = []
        single: list[str] = []
        while True:
            piece = self._peek()
            if piece is not None and _is_plain(piece) and self._peek(1) in {"|", closing}:
                single.append(piece)
                self._at += 1
            else:
                options.append(self._row(closing))
            if self._peek() != "|":
                break
            self._at += 1
        if self._peek() != closing:
            raise self._wrong(f"lacks a “{closing}”")
        self._at += 1
        if single:
            options.append(Words(single))
        return Choice.of(options, optional=closing == "]")

    def _row(self, closing: str | None) -> Part:
        row: list[Part] = []
        while self._peek() not in {"|", closing, None}:
            row.append(self._part())
        if not row:
            raise self._wrong("has an empty alternative")
        return Row.of(row)

    def _part(self) -> Part:
        piece = self._pieces[self._at]
        self._at += 1
        if piece in _CLOSING:
            return self._choice(_CLOSING[piece])
        if piece == "!" and self._peek() not in {"|", ")", "]", None}:
            return Not(self._part())
        if piece.startswith("{") and piece.endswith("}") and len(piece) > 2:
            named = self._grammar.named(piece[1:-1])
            if named is None:
                raise self._wrong(f"names the list “{piece[1:-1]}”, which is unknown or names itself")
            return named
        if piece in {"^", "$"}:
            return Edge(beginning=piece == "^")
        if piece.startswith("~"):
            return Gap(int(piece[1:] or _GAP))
        if piece in {")", "]", "{", "}", "!"}:
            raise self._wrong(f"has a “{piece}” too many")
        return _word(piece)


def _is_plain(piece: str) -> bool:
    return piece[0] not in _SIGNS and piece not in _MARKS


def _word(piece: str) -> Part:
    if _is_plain(piece):
        return Words([piece])
    if piece in _MARKS:
        return Word(First(frozenset({piece})), lambda token: token.word == piece)
    if piece == "*":
        return Word(First(open=True), is_word)
    if piece == "#":
        return Word(First(open=True), lambda token: token.word[0].isdigit())
    if piece.startswith("="):
        return Word(First(frozenset({plain(piece[1:])})), lambda token: token.raw == piece[1:])
    if not piece.startswith("*"):
        raise ValueError(f"the phrase part “{piece}” has no meaning")
    ending = plain(piece[1:])
    return Word(First(open=True), lambda token: token.word.endswith(ending))
