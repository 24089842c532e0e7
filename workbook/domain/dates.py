"""Days as people type them: "+3", "fri", "tomorrow", "12.12.", "12 Dec", or a full date."""

import re
from calendar import monthrange
from datetime import date, timedelta

from workbook.domain.errors import Refused

_NEAR = {
    "today": 0, "tomorrow": 1, "yesterday": -1, "heute": 0, "morgen": 1, "gestern": -1,
    "сегодня": 0, "завтра": 1, "вчера": -1,
}  # fmt: skip
_WEEKDAYS = (("mo", "пн"), ("tu", "di", "вт"), ("we", "mi", "ср"), ("th", "do", "чт"), ("fr", "пт"), ("sa", "сб"),
             ("su", "so", "вс"))  # fmt: skip
_MONTHS = (("jan", "янв"), ("feb", "фев"), ("mar", "mär", "мар"), ("apr", "апр"), ("may", "mai", "май", "мая"),
           ("jun", "июн"), ("jul", "июл"), ("aug", "авг"), ("sep", "сен"), ("oct", "okt", "окт"), ("nov", "ноя"),
           ("dec", "dez", "дек"))  # fmt: skip


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


def _relative(word: str, today: date, *, past: bool) -> date | None:
    if word in _NEAR:
        return today + timedelta(days=_NEAR[word])
    if re.fullmatch(r"[+-]\d{1,4}", word):
        return today + timedelta(days=int(word))
    if not word.isalpha():
        return None
    for number, starts in enumerate(_WEEKDAYS):
        if any(word.startswith(start) for start in starts) and not _month(word):
            ahead = (number - today.weekday() - 1) % 7 + 1
            return today + timedelta(days=ahead - 7 if past and ahead < 7 else -7 if past else ahead)
    return None


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
    return next((n for n, starts in enumerate(_MONTHS, 1) if any(word.startswith(s) for s in starts)), None)


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
