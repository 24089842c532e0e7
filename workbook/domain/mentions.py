"""Finds dates and amounts of money in a text as people write them in English, German and Russian.

Each is found with the places of its pieces, so that another day or sum can be put there in the same style.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
_SHORT_MONTHS = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "de": "Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez",
    "ru": "янв фев мар апр мая июн июл авг сен окт ноя дек",
}
_MORE_MONTHS = {
    "en": {"sept": 9},
    "de": {"jänner": 1, "feber": 2, "sept": 9, "märz": 3, "mrz": 3},
    "ru": {"февр": 2, "сент": 9, "нояб": 11},
}
_WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "ru": "понедельник вторник среда четверг пятница суббота воскресенье",
}
_SHORT_WEEKDAYS = {
    "en": "Mon Tue Wed Thu Fri Sat Sun",
    "de": "Mo Di Mi Do Fr Sa So",
    "ru": "пн вт ср чт пт сб вс",
}
_MORE_WEEKDAYS = {
    "en": {"tues": 1, "thur": 3, "thurs": 3},
    "de": {"sonnabend": 5},
    "ru": {"среду": 2, "пятницу": 4, "субботу": 5},
}
_CURRENCIES = {
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "евро": "EUR",
    "$": "USD", "usd": "USD", "dollar": "USD", "dollars": "USD", "доллар": "USD", "долларов": "USD", "доллара": "USD",
    "£": "GBP", "gbp": "GBP", "pounds": "GBP", "pound": "GBP", "chf": "CHF", "franken": "CHF", "fr.": "CHF",
    "₽": "RUB", "rub": "RUB", "руб": "RUB", "руб.": "RUB", "рублей": "RUB", "рубля": "RUB", "рубль": "RUB",
}  # fmt: skip
_SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£", "RUB": "₽"}
_CENTURY = 2000
_GROUPS = " .,'’\u00a0\u202f\u2009"


@dataclass(frozen=True)
class DateMention:
    """A day named in a text; `year` and `weekday` (0 is Monday) are None where the text leaves them out."""

    start: int
    end: int
    text: str
    day: int
    month: int
    year: int | None
    weekday: int | None
    pieces: tuple[tuple[str, int, int], ...]
    language: str

    def on(self, near: date) -> date | None:
        """Give the day meant, in the year that brings it nearest to `near` if none is named; None if there is none."""
        if self.year is not None:
            return _day(self.year, self.month, self.day)
        candidates = [_day(year, self.month, self.day) for year in range(near.year - 1, near.year + 2)]
        days = [day for day in candidates if day is not None]
        return min(days, key=lambda day: abs((day - near).days), default=None)

    def is_day(self, day: date) -> bool:
        """Whether the mention agrees with `day` in all that it says, the weekday aside."""
        return (self.day, self.month) == (day.day, day.month) and self.year in {None, day.year}

    def rewritten(self, day: date) -> str:
        """Give the mention's text with `day` in the same style."""
        result = self.text
        for name, start, end in reversed(self.pieces):
            result = result[:start] + self._piece(name, result[start:end], day) + result[end:]
        return result

    def _piece(self, name: str, old: str, day: date) -> str:
        if name == "day":
            return f"{day.day:02d}" if old.startswith("0") or (len(old) == 2 and self._padded()) else str(day.day)
        if name == "suffix":
            return _suffix(day.day)
        if name == "year":
            return str(day.year)[-len(old) :]
        if name == "month" and old.isdigit():
            return f"{day.month:02d}" if len(old) == 2 else str(day.month)
        tables, number = (
            ((_MONTHS, _SHORT_MONTHS), day.month)
            if name == "month"
            else ((_WEEKDAYS, _SHORT_WEEKDAYS), day.weekday() + 1)
        )
        full, short = (table[self.language].split()[number - 1] for table in tables)
        return _like(old, full, short)

    def _padded(self) -> bool:
        """Whether months are written with two digits, so that days are too."""
        return any(name == "month" and self.text[start:end].startswith("0") for name, start, end in self.pieces)


@dataclass(frozen=True)
class AmountMention:
    """A sum of money named in a text, with its currency."""

    start: int
    end: int
    text: str
    amount: Decimal
    currency: str
    number: tuple[int, int]
    sign: tuple[int, int]
    language: str

    def rewritten(self, amount: Decimal, currency: str) -> str:
        """Give the mention's text with another sum in the same style."""
        number = self.text[slice(*self.number)]
        sign = self.text[slice(*self.sign)]
        if currency != self.currency:
            sign = _SYMBOLS.get(currency, currency) if not sign[0].isalpha() else currency
        parts = sorted([(self.number, _styled(amount, number, self.language)), (self.sign, sign)], reverse=True)
        result = self.text
        for (start, end), new in parts:
            result = result[:start] + new + result[end:]
        return result


def dates(text: str, language: str) -> Iterator[DateMention]:
    """Give the days that `text` names, in order; a month and year alone is none."""
    months, weekdays = _numbers(_MONTHS, _SHORT_MONTHS, _MORE_MONTHS, language), _weekday_numbers(language)
    for found in _date_pattern(language).finditer(text):
        groups = {name.rstrip("0123456789"): name for name, value in found.groupdict().items() if value is not None}
        value = {name: found[group] for name, group in groups.items()}
        word = value["month"].lower().rstrip(".")
        month = int(word) if word.isdigit() else months[word]
        year = int(value["year"]) if "year" in value else None
        if year is not None and year < 100:
            year += _CENTURY
        if not 1 <= month <= 12 or (language != "ru" and value["month"].islower()):
            continue
        start = found.start()
        yield DateMention(
            start=start,
            end=found.end(),
            text=found.group(),
            day=int(value["day"]),
            month=month,
            year=year,
            weekday=weekdays[value["weekday"].lower()] if "weekday" in value else None,
            pieces=tuple(
                sorted(
                    ((name, found.start(group) - start, found.end(group) - start) for name, group in groups.items()),
                    key=lambda piece: piece[1],
                )
            ),
            language=language,
        )


def amounts(text: str, language: str) -> Iterator[AmountMention]:
    """Give the sums of money that `text` names with a currency, in order."""
    for found in _amount_pattern().finditer(text):
        side = "1" if found["number1"] else "2"
        number, sign = found[f"number{side}"], found[f"sign{side}"]
        start = found.start()
        yield AmountMention(
            start=start,
            end=found.end(),
            text=found.group(),
            amount=_value(number),
            currency=_CURRENCIES[sign.lower()],
            number=(found.start(f"number{side}") - start, found.end(f"number{side}") - start),
            sign=(found.start(f"sign{side}") - start, found.end(f"sign{side}") - start),
            language=language,
        )


@cache
def _date_pattern(language: str) -> re.Pattern[str]:
    months = _alternatives(_numbers(_MONTHS, _SHORT_MONTHS, _MORE_MONTHS, language))
    weekdays = _alternatives(_weekday_numbers(language))
    weekday = rf"(?:\b(?P<weekday>{weekdays})\b\.?,?\s(?:(?:the|den|der|dem)\s)?)?"
    dot = r"(?:\.(?=,?\s(?:19|20)\d\d))?"
    year = r"(?:,?\s(?P<year{n}>(?:19|20)\d\d)\b)?"
    day_first = (
        rf"(?<![\d.,])(?P<day1>\d{{1,2}})(?:(?P<suffix>st|nd|rd|th)\b|\.)?\s(?:of\s)?(?P<month1>{months})\b{dot}"
        + year.format(n=1)
    )
    month_first = (
        rf"\b(?P<month2>{months})\b\.?\s(?:the\s)?(?P<day2>\d{{1,2}})(?:(?P<suffix2>st|nd|rd|th)\b|(?![\d:]))"
        + year.format(n=2)
    )
    iso = r"(?<!\d)(?P<year3>(?:19|20)\d\d)-(?P<month3>\d\d)-(?P<day3>\d\d)(?!\d)"
    dotted = r"(?<![\d.])(?P<day4>\d{1,2})\.(?P<month4>\d{1,2})\.(?P<year4>(?:19|20)?\d\d(?!\d))?(?!\d)"
    kinds = [day_first, *([month_first] if language == "en" else []), iso, dotted]
    return re.compile(f"{weekday}(?:{'|'.join(kinds)})", re.IGNORECASE)


@cache
def _amount_pattern() -> re.Pattern[str]:
    signs = "|".join(re.escape(sign) for sign in sorted(_CURRENCIES, key=len, reverse=True))
    number = rf"\d{{1,3}}(?:[{_GROUPS}]\d{{3}})+(?:[.,]\d{{1,2}})?(?!\d)|\d+(?:[.,]\d{{1,2}})?(?![\d])"
    before = rf"(?<!\w)(?P<sign1>{signs})\s?(?P<number1>{number})"
    after = rf"(?<![\d.,])(?P<number2>{number})\s?(?P<sign2>{signs})(?!\w)"
    return re.compile(f"{before}|{after}", re.IGNORECASE)


def _alternatives(words: Mapping[str, int]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _weekday_numbers(language: str) -> Mapping[str, int]:
    numbers = _numbers(_WEEKDAYS, _SHORT_WEEKDAYS, {}, language)
    return {**{word: number - 1 for word, number in numbers.items()}, **_MORE_WEEKDAYS[language]}


def _numbers(
    full: Mapping[str, str], short: Mapping[str, str], more: Mapping[str, Mapping[str, int]], language: str
) -> Mapping[str, int]:
    """Give each name's number, from 1."""
    names = {
        name.lower(): number for table in (short, full) for number, name in enumerate(table[language].split(), start=1)
    }
    return {**names, **more.get(language, {})}


def _like(old: str, full: str, short: str) -> str:
    """Give the full or the short name, whichever is nearer to `old` in kind, with its capital."""
    name = short if len(old.rstrip(".")) <= max(len(short), 4) and old.lower() != "may" else full
    return name[:1].upper() + name[1:] if old[:1].isupper() else name


def _suffix(day: int) -> str:
    return "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _value(number: str) -> Decimal:
    """Read a number: a separator before one or two last digits is the decimal one, all others group."""
    whole, decimals = number, ""
    if len(number) > 2 and number[-2] in ".,":
        whole, decimals = number[:-2], number[-1:]
    elif len(number) > 3 and number[-3] in ".,":
        whole, decimals = number[:-3], number[-2:]
    digits = "".join(character for character in whole if character.isdigit())
    return Decimal(f"{digits}.{decimals or '0'}")


def _styled(amount: Decimal, like: str, language: str) -> str:
    """Write `amount` with the grouping and the decimal mark of `like`."""
    comma = language in {"de", "ru"}
    tail = re.search(r"([.,])\d{1,2}\Z", like)
    mark = tail[1] if tail else ("," if comma else ".")
    body = like[: tail.start()] if tail else like
    group = next((character for character in body if not character.isdigit()), "")
    if not group and len(body) < 4:
        group = {"en": ",", "de": "."}.get(language, "\u00a0")
    if group == mark:
        mark = "." if mark == "," else ","
    with_cents = tail is not None or amount != amount.to_integral_value()
    whole, _, cents = f"{amount:.2f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", group)
    return f"{grouped}{mark}{cents}" if with_cents else grouped
