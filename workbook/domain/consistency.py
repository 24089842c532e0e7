"""Compares the dates and sums in a text with those of the record.

A text may name any day; it is held against the record only where its sentence speaks of what the record knows. A label
("last working day") counts as spoken of when at least half of its longer words stand in the sentence, whatever their
endings.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from workbook.domain.mentions import AmountMention, DateMention, amounts, dates
from workbook.domain.tone.rules import Finding, Level
from workbook.domain.tone.sentences import Spelling, is_word, sentences, tokens
from workbook.domain.values import Value

_SHORT_MONTHS = "jan feb mar apr jun jul aug sep sept oct nov dec okt dez янв фев апр авг сен окт ноя дек руб"
_SPELLING = Spelling.of((), tuple(_SHORT_MONTHS.split()))
_STEM = 5
_SMALL_WORDS = frozenset({"the", "and", "for", "der", "die", "das", "und", "den", "dem", "des", "von", "bis", "для"})

_WORDS = {
    "en": {
        "date": "The record has another date for “{label}”: {value}.",
        "amount": "The record has another sum for “{label}”: {value}.",
        "weekday": "That day is a {value}.",
        "nowhere": "There is no such day.",
        "take": "Take the record's, or correct the record.",
        "check": "Check the date.",
    },
    "de": {
        "date": "Für „{label}“ ist ein anderer Tag festgehalten: {value}.",
        "amount": "Für „{label}“ ist ein anderer Betrag festgehalten: {value}.",
        "weekday": "Dieser Tag ist ein {value}.",
        "nowhere": "Diesen Tag gibt es nicht.",
        "take": "Den festgehaltenen Wert übernehmen oder ihn dort berichtigen.",
        "check": "Das Datum prüfen.",
    },
    "ru": {
        "date": "Для «{label}» записана другая дата: {value}.",
        "amount": "Для «{label}» записана другая сумма: {value}.",
        "weekday": "Этот день — {value}.",
        "nowhere": "Такого дня нет.",
        "take": "Возьмите записанное значение или исправьте запись.",
        "check": "Проверьте дату.",
    },
}


class Facts(Value):
    """What the record knows, each under a label in the language of the text."""

    dates: Mapping[str, date] = {}
    amounts: Mapping[str, tuple[Decimal, str]] = {}
    """Sums with the three letters of their currency."""


def compare(text: str, facts: Facts, language: str, today: date) -> tuple[Finding, ...]:
    """Give the dates and sums in `text` that contradict the record or the calendar, in order, each with its mend.

    A date without a year is taken in the year that brings it nearest to `today`.
    """
    language = language if language in _WORDS else "en"
    contexts = [(one.start, one.start + len(one.text), _stems(one.text)) for one in sentences(text, _SPELLING)]

    def around(place: int) -> frozenset[str]:
        return next((stems for start, end, stems in contexts if start <= place < end), frozenset())

    found = [_of_date(mention, facts, around(mention.start), today) for mention in dates(text, language)]
    found += [_of_amount(mention, facts, around(mention.start)) for mention in amounts(text, language)]
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.start))


def _of_date(mention: DateMention, facts: Facts, context: frozenset[str], today: date) -> Finding | None:
    words = _WORDS[mention.language]
    day = mention.on(today)
    if day is None:
        return _finding("no-such-day", mention, "error", message=words["nowhere"], suggestion=words["check"], new=None)
    label = _spoken_of(facts.dates, context)
    if label and not any(mention.is_day(known) for known in facts.dates.values()):
        new = mention.rewritten(facts.dates[label])
        message = words["date"].format(label=label, value=new)
        return _finding("date-differs", mention, "warning", message=message, suggestion=words["take"], new=new)
    if mention.weekday is not None and mention.weekday != day.weekday():
        known = [one for one in facts.dates.values() if mention.is_day(one)]
        meant = known[0] if known else day
        new = mention.rewritten(meant)
        if new != mention.text:
            message = words["weekday"].format(value=_first_word(new))
            return _finding("weekday-differs", mention, "warning", message=message, suggestion=words["check"], new=new)
    return None


def _of_amount(mention: AmountMention, facts: Facts, context: frozenset[str]) -> Finding | None:
    label = _spoken_of(facts.amounts, context)
    if not label or (mention.amount, mention.currency) in facts.amounts.values():
        return None
    words = _WORDS[mention.language]
    new = mention.rewritten(*facts.amounts[label])
    message = words["amount"].format(label=label, value=new)
    return _finding("amount-differs", mention, "warning", message=message, suggestion=words["take"], new=new)


def _spoken_of(labels: Mapping[str, object], context: frozenset[str]) -> str | None:
    """Give the label that the sentence speaks of most, if it speaks of at least half of it."""

    def share(label: str) -> float:
        stems = _stems(label)
        return len(stems & context) / len(stems) if stems else 0.0

    best = max(labels, key=share, default=None)
    return best if best is not None and share(best) >= 0.5 else None


def _stems(text: str) -> frozenset[str]:
    """Give the beginnings of the longer words, so that endings do not matter."""
    found = (token.word for token in tokens(text, _SPELLING) if is_word(token))
    return frozenset(word[:_STEM] for word in found if len(word) > 2 and word not in _SMALL_WORDS and word.isalpha())


def _first_word(text: str) -> str:
    return text.replace(",", " ").split()[0]


def _finding(
    rule: str, mention: DateMention | AmountMention, level: Level, *, message: str, suggestion: str, new: str | None
) -> Finding:
    return Finding(
        rule=rule,
        family="mismatch",
        level=level,
        start=mention.start,
        end=mention.end,
        text=mention.text,
        message=message,
        suggestion=suggestion,
        replacement=new,
    )
