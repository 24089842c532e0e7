"""Cuts a text into sentences and words whose places in the original stay known to the character.

Words are compared in a plain form: lower case, straight apostrophes, ё as е, ß as ss, ä as ae, no soft hyphens; and
contractions count as the words they stand for, so that "you're" is met by a phrase with "you are".
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

LOOKALIKES = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "‐": "-", "‑": "-",
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\u00a0": " ", "\u202f": " ", "\u2009": " ",
    }
)  # fmt: skip
"""Typographic characters and their plain form, one character each, so that places stay the same."""

_SPELT_OUT = str.maketrans({"ё": "е", "ä": "ae", "ö": "oe", "ü": "ue"})
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_TOKEN = re.compile(
    r"\d(?:[.,:]?\d)*+(?:-?[^\W\d_]++)?"
    r"|[^\W_](?:[^\W_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]|['\-](?=[^\W_]))*+"
    r"|[,;:–—()!?.…/%]"
)
_BREAK = re.compile(
    r"(?P<stop>(?<![.!?…])[.!?…]++[\"')\]*_]*+)(?=\s)"
    r"|(?P<gap>\n[^\S\n]*+\n)"
    r"|(?P<item>\n)(?=[^\S\n]*+(?:[-*•–—]|\d{1,2}[.)])[^\S\n])"
)
_LAST_WORD = re.compile(r"[^\W_]++\Z")
_ELLIPSES = ("..", "…")


class Token(NamedTuple):
    """A word or a mark: its plain form, its spelling, and where it stands in its sentence."""

    word: str
    raw: str
    start: int
    end: int


class Sentence(NamedTuple):
    """A sentence and the character of the text it starts at."""

    text: str
    start: int


@dataclass(frozen=True)
class Spelling:
    """What a language's spelling needs to be cut up: whole contractions, endings, abbreviations."""

    whole: Mapping[str, tuple[str, ...]]
    endings: tuple[tuple[str, str], ...]
    abbreviations: frozenset[str]

    @classmethod
    def of(cls, contractions: tuple[tuple[str, str], ...], abbreviations: tuple[str, ...]) -> "Spelling":
        """Sort the contractions into whole words and endings (`*n't`)."""
        pairs = [(plain(short), full) for short, full in contractions]
        return cls(
            whole={short: tuple(full.split()) for short, full in pairs if not short.startswith("*")},
            endings=tuple((short[1:], full) for short, full in pairs if short.startswith("*")),
            abbreviations=frozenset(plain(word) for word in abbreviations),
        )


def plain(word: str) -> str:
    """Give the form in which words are compared."""
    if word.isascii():
        return word.lower()
    folded = unicodedata.normalize("NFC", _INVISIBLE.sub("", word.translate(LOOKALIKES)))
    return folded.casefold().translate(_SPELT_OUT)


def sentences(text: str, spelling: Spelling) -> Iterator[Sentence]:
    """Give the sentences of `text` in order; white space around them is left out."""
    start = 0
    for found in _BREAK.finditer(text):
        if found["stop"] is not None and not _ends_sentence(text, start, found, spelling):
            continue
        yield from _trimmed(text, start, found.end())
        start = found.end()
    yield from _trimmed(text, start, len(text))


def _ends_sentence(text: str, start: int, found: re.Match[str], spelling: Spelling) -> bool:
    stop = found["stop"]
    if stop.startswith(_ELLIPSES):
        following = text[found.end() : found.end() + 3].lstrip()
        return not following[:1].islower()
    if not stop.startswith("."):
        return True
    before = _LAST_WORD.search(text[max(start, found.start() - 24) : found.start()])
    if before is None:
        return True
    word = before.group()
    short = len(word) == 1 and word.isalpha() and word != "I"
    ordinal = len(word) <= 2 and word.isdigit()
    return not (short or ordinal or plain(word) in spelling.abbreviations)


def _trimmed(text: str, start: int, end: int) -> Iterator[Sentence]:
    piece = text[start:end]
    kept = piece.strip()
    if kept:
        yield Sentence(kept, start + len(piece) - len(piece.lstrip()))


def tokens(sentence: str, spelling: Spelling) -> tuple[Token, ...]:
    """Give the words and marks of a sentence; quotation marks and emoji are left out."""
    result: list[Token] = []
    for found in _TOKEN.finditer(sentence.translate(LOOKALIKES)):
        start, end = found.span()
        raw = sentence[start:end]
        word = plain(raw)
        if word in spelling.whole:
            result += [Token(part, raw, start, end) for part in spelling.whole[word]]
        else:
            result += _without_ending(Token(word, raw, start, end), spelling)
    return tuple(result)


def _without_ending(token: Token, spelling: Spelling) -> list[Token]:
    if "'" in token.word:
        for short, full in spelling.endings:
            if token.word.endswith(short) and len(token.word) > len(short):
                cut = token.end - len(short)
                kept = len(token.raw) - len(short)
                return [
                    Token(token.word[: -len(short)], token.raw[:kept], token.start, cut),
                    Token(full, token.raw[kept:], cut, token.end),
                ]
    return [token]


def is_word(token: Token) -> bool:
    """Whether the token is a word or number, not a mark."""
    return token.word[0].isalnum()


def count_words(parts: tuple[Token, ...]) -> int:
    """Count the words as written: a contraction is one."""
    return len({token.start for token in parts if is_word(token)}) if parts else 0
