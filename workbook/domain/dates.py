"""Days as people type them: "+3", "fri", "tomorrow", "12.12.", "12 Dec", or a full date."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from workbook.domain.errors import Refused

_NEAR = {
    "today": 0, "tomorrow": 1, "yesterday": -1, "heute": 0, "morgen": 1, "gestern": -1,
    "сегодня": 0, "завтра": 1, "вчера": -1,
}  # fmt: skip
_WEEKDAYS = (
    ("monday", "montag", "понедельник", "пн"),
    ("tuesday", "dienstag", "вторник", "вт"),
    ("wednesday", "mittwoch", "среда", "среду"),
    ("thursday", "donnerstag", "четверг", "чт"),
    ("friday", "freitag", "пятница", "пятницу", "пт"),
    ("saturday", "samstag", "sonnabend", "суббота", "субботу", "сб"),
    ("sunday", "sonntag", "воскресенье", "вс"),
)
"""Each may be cut off after two letters; where that fits two days, the first in `_CUT` counts."""
_CUT = {"so": 6, "son": 6}
_MONTHS = (
    ("january", "januar", "января", "январь"),
    ("february", "februar", "февраля", "февраль"),
    ("march", "märz", "maerz", "марта", "март"),
    ("april", "апреля", "апрель"),
    ("may", "mai", "мая", "май"),
    ("june", "juni", "июня", "июнь"),
    ("july", "juli", "июля", "июль"),
    ("august", "августа", "август"),
    ("september", "сентября", "сентябрь"),
    ("october", "oktober", "октября", "октябрь"),
    ("november", "ноября", "ноябрь"),
    ("december", "dezember", "декабря", "декабрь"),
)
"""Each may be cut off after three letters."""


def parse_day(text: str, today: date, *, past: bool = False) -> date:
    """Read a day as typed, relative to `today`.

    "+3" and "-3" count days; a weekday is the next one (with `past` the last one); a day without its year lies in
    the year that brings it nearest ahead (with `past`: nearest behind). Day before month, except in ISO dates.
    Refused, with the forms that work, where it is no day.
    """
    word = text.strip().casefold()
    found = _relative(word, today, past=past) or _iso(word) or _numbers(word, today, past=past)
    found = found or _named(word, today, past=past)
    if found is None:
        raise Refused(
            "“{text}” is not a day. Type a date such as 2026-12-31 or 31.12., a weekday such as fri, "
            "or +3 for days ahead.",
            text=text.strip(),
        )
    return found


def parse_month(text: str, today: date) -> date | None:
    """Read a month as typed ("2026-10", "10.2026", "oct 2026", "октябрь") and give its first day; None: it is no month.

    Without a year it is the last such month that has begun by `today`.
    """
    word = text.strip().casefold()
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})|(\d{1,2})\s*[./]\s*(\d{4})", word):
        year, month = (match[1], match[2]) if match[1] else (match[4], match[3])
        return _made(int(year), int(month), 1, word)
    named = re.fullmatch(r"([^\W\d]{3,})\.?,?\s*(\d{4})?", word)
    found = _month(named[1]) if named else None
    if named is None or found is None:
        return None
    year_typed = int(named[2]) if named[2] else today.year - (found > today.month)
    return _made(year_typed, found, 1, word)


def _relative(word: str, today: date, *, past: bool) -> date | None:
    if word in _NEAR:
        return today + timedelta(days=_NEAR[word])
    if re.fullmatch(r"[+-]\d{1,4}", word):
        return today + timedelta(days=int(word))
    word = word.removesuffix(".")
    if not word.isalpha():
        return None
    number = _CUT.get(word, _place(word, _WEEKDAYS, 2))
    if number is None:
        return None
    ahead = (number - today.weekday() - 1) % 7 + 1
    return today + timedelta(days=ahead - 7 if past and ahead < 7 else -7 if past else ahead)


def _iso(word: str) -> date | None:
    match = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", word)
    return _made(int(match[1]), int(match[2]), int(match[3]), word) if match else None


def _numbers(word: str, today: date, *, past: bool) -> date | None:
    match = re.fullmatch(r"(\d{1,2})\s*[./]\s*(\d{1,2})\s*[./]?\s*(\d{4}|\d{2})?", word)
    return _without_year(int(match[1]), int(match[2]), match[3], today, past=past, word=word) if match else None


def _named(word: str, today: date, *, past: bool) -> date | None:
    match = re.fullmatch(r"(?:[^\W\d]{2,3}\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th|\.)?\s*([^\W\d]{3,})\.?,?\s*(\d{4})?", word)
    month = _month(match[2]) if match else None
    return _without_year(int(match[1]), month, match[3], today, past=past, word=word) if match and month else None


def _month(word: str) -> int | None:
    place = _place(word, _MONTHS, 3)
    return None if place is None else place + 1


def _place(word: str, names: Sequence[Sequence[str]], least: int) -> int | None:
    """Give the place of the first name that `word` is, or begins with at least so many letters."""
    fits = (n for n, variants in enumerate(names) if any(v.startswith(word) for v in variants))
    return next(fits, None) if len(word) >= least else None


def _without_year(day: int, month: int, year: str | None, today: date, *, past: bool, word: str) -> date:
    if year is not None:
        return _made(int(year) if len(year) == 4 else 2000 + int(year), month, day, word)
    years = range(today.year, today.year - 9, -1) if past else range(today.year, today.year + 9)
    for candidate in years:
        if not 1 <= month <= 12 or day > 29 or day <= monthrange(candidate, month)[1]:
            found = _made(candidate, month, day, word)
            if found <= today if past else found >= today:
                return found
    return _made(today.year, month, day, word)


def _made(year: int, month: int, day: int, word: str) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise Refused("There is no such day as {text}. Check day and month.", text=word) from error
