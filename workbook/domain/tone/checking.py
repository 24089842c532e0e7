"""Checks whole texts, again and again while they are typed, at the cost of what changed."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from workbook.domain.tone.compiled import Compiled, Mark, Reading
from workbook.domain.tone.rules import WORDS_A_MINUTE, Finding, Metric, Missing, Repetition, ToneRules
from workbook.domain.tone.sentences import Sentence, is_word, sentences, tokens

Placed = tuple[Sentence, Reading]


@lru_cache(maxsize=8)
def _compiled(rules: ToneRules) -> Compiled:
    return Compiled(rules)


def check(text: str, rules: ToneRules, *, whole: bool = True) -> tuple[Finding, ...]:
    """Give every finding in `text`, in the order of their places.

    With `whole` off, what can only be said of a finished script is left out: missing parts, the length of the text,
    and how often something is repeated.
    """
    return Checker(rules).check(text, whole=whole)


class Checker:
    """Checks one text as it grows: sentences that stayed as they were are not read again."""

    def __init__(self, rules: ToneRules) -> None:
        """Use `rules`; reading them is done once for all checkers."""
        self._compiled = _compiled(rules)
        self._known: dict[str, Reading] = {}

    def check(self, text: str, *, whole: bool = True) -> tuple[Finding, ...]:
        """Give exactly what the function `check` gives."""
        known: dict[str, Reading] = {}
        placed: list[Placed] = []
        for sentence in sentences(text, self._compiled.spelling):
            reading = known.get(sentence.text) or self._known.get(sentence.text)
            known[sentence.text] = reading = reading or self._compiled.read(sentence.text)
            placed.append((sentence, reading))
        self._known = known
        found = [self._finding(text, mark, sentence.start) for sentence, reading in placed for mark in reading.marks]
        if whole:
            found += self._of_the_whole(text, placed)
        return tuple(sorted(found, key=lambda one: (one.start, one.end, one.rule)))

    def _finding(self, text: str, mark: Mark, offset: int) -> Finding:
        rule = self._compiled.rules[mark.rule]
        start, end = mark.start + offset, mark.end + offset
        return Finding(
            rule=rule.id,
            family=rule.family,
            level=rule.level,
            start=start,
            end=end,
            text=text[start:end],
            message=rule.message,
            suggestion=rule.suggestion,
            replacement=mark.replacement,
        )

    def _of_the_whole(self, text: str, placed: list[Placed]) -> Iterator[Finding]:
        counted: dict[int, list[Mark]] = {}
        for sentence, reading in placed:
            for mark in reading.counted:
                moved = mark._replace(start=mark.start + sentence.start, end=mark.end + sentence.start)
                counted.setdefault(mark.rule, []).append(moved)
        words = sum(reading.words for _, reading in placed)
        for number, rule in enumerate(self._compiled.rules):
            places = counted.get(number, [])
            if isinstance(rule, Repetition):
                yield from (self._finding(text, mark, 0) for mark in _apart(places)[rule.limit :])
            elif isinstance(rule, Missing) and not places and words >= rule.least_words:
                yield self._finding(text, Mark(number, len(text), len(text), None), 0)
            elif isinstance(rule, Metric) and rule.metric != "sentence-words":
                most = rule.limit if rule.metric == "words" else rule.limit * WORDS_A_MINUTE // 60
                if words > most:
                    start = self._place_of_word(most, placed)
                    yield self._finding(text, Mark(number, start, len(text.rstrip()), None), 0)

    def _place_of_word(self, wanted: int, placed: list[Placed]) -> int:
        """Give where the word numbered `wanted`, from 0, begins."""
        for sentence, reading in placed:
            if wanted < reading.words:
                parts = tokens(sentence.text, self._compiled.spelling)
                starts = sorted({token.start for token in parts if is_word(token)})
                return sentence.start + starts[wanted]
            wanted -= reading.words
        return 0


def _apart(marks: list[Mark]) -> list[Mark]:
    """Give the marks in order without those that overlap with an earlier one."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda one: (one.start, -one.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def is_ready(findings: Iterable[Finding]) -> bool:
    """Whether nothing at error level is left."""
    return all(finding.level != "error" for finding in findings)


def mend(text: str, finding: Finding) -> str:
    """Give `text` with the finding's replacement in its place; unchanged where it has none.

    Taking words out also takes the blank before them (and a comma that would open the sentence) and hands a capital
    at the sentence's start to the next word.
    """
    if finding.replacement is None or text[finding.start : finding.end] != finding.text:
        return text
    before, after = text[: finding.start], text[finding.end :]
    if finding.replacement:
        return before + finding.replacement + after
    opening = not before.rstrip() or before.rstrip()[-1] in ".!?…\n" or before.endswith("\n")
    if opening:
        after = after.lstrip(" ,")
        if finding.text[:1].isupper():
            after = after[:1].upper() + after[1:]
        return before + after
    if after[:1] in {"", " ", ",", ".", "!", "?", ";", ":", "\n"}:
        before = before.rstrip(" ") if after[:1] != " " or before.endswith((" ", "\n")) else before
    return before + after
