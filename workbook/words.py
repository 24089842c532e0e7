"""Words, dates and money as the person reads them: gettext for sentences, Babel for the rest.

The language is carried by the context, not by a global: `speak` sets it for the program that runs.
"""

import gettext as _gettext
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from workbook.calendar_names import MONTHS, WEEKDAYS
from workbook.domain.errors import WorkbookError

DOMAIN = "workbook"
LOCALES = Path(__file__).parent / "locale"


@dataclass(frozen=True, slots=True)
class Tongue:
    """How the program speaks: the catalogue's language, and the locale of its dates and numbers."""

    translations: _gettext.NullTranslations
    locale: str


_TONGUE: ContextVar[Tongue] = ContextVar("tongue", default=Tongue(_gettext.NullTranslations(), "en_GB"))  # noqa: B039 - never changed


def speak(language: str, locale: str = "") -> None:
    """Speak a language from here on; one without a catalogue falls back to English, its dates too."""
    found = _gettext.translation(DOMAIN, LOCALES, [language], fallback=True)
    usual = {"en": "en_GB", "de": "de_DE", "ru": "ru_RU"}
    _TONGUE.set(Tongue(found, locale or usual.get(language, "en_GB")))


def _(message: str) -> str:
    """Give a sentence in the person's language."""
    return _TONGUE.get().translations.gettext(message)


def N_(message: str) -> str:  # noqa: N802 - the name that gettext's tools look for
    """Mark a sentence that is translated where it is shown."""
    return message


def ngettext(one: str, many: str, count: int) -> str:
    """Give the sentence for `count` things in the person's language."""
    return _TONGUE.get().translations.ngettext(one, many, count)


def say(error: WorkbookError) -> str:
    """Give what an error says in the person's language, with dates and numbers as written there."""
    return error.said_by(fill)


def fill(sentence: str, params: Mapping[str, object]) -> str:
    """Translate a sentence and fill its placeholders with `params` as the person reads them."""
    return _(sentence).format(**{key: _shown(value) for key, value in params.items()})


def _shown(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return day(value)
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return number(value)
    if isinstance(value, tuple):
        return " · ".join(map(_shown, value))
    from workbook.domain.sums import Sum

    return money(value.amount, value.currency) if isinstance(value, Sum) else str(value)


@cache
def _pattern(value: date, pattern: str, locale: str) -> str:
    if locale in WEEKDAYS:
        parts = {"EEE": WEEKDAYS[locale][value.weekday()], "d": value.day, "MMM": MONTHS[locale][value.month - 1]}
        return " ".join(str(parts.get(field, value.year)) for field in pattern.split())
    from babel.dates import format_date

    return str(format_date(value, pattern, locale=locale))


def day(value: date, today: date | None = None) -> str:
    """Give a day as "Thu 26 Nov", with the year where it is not that of `today` (or no today is given)."""
    short = today is not None and value.year == today.year
    return _pattern(value, "EEE d MMM" if short else "EEE d MMM y", _TONGUE.get().locale)


def spoken_day(value: date, language: str) -> str:
    """Give a day as it is said or written to a client, in the language of the text: "11 December 2026"."""
    from babel.dates import format_date

    usual = {"en": "en_GB", "de": "de_DE", "ru": "ru_RU"}
    return str(format_date(value, "long", locale=usual.get(language, "en_GB")))


def short_day(value: date, today: date) -> str:
    """Give a day in at most eleven columns: "26 Nov", or "26 Nov 2025" in another year."""
    return _pattern(value, "d MMM" if value.year == today.year else "d MMM y", _TONGUE.get().locale)


def month(value: date, *, short: bool = False) -> str:
    """Give a month standing by itself: "October 2026", or "Oct"."""
    from babel.dates import format_date

    return str(format_date(value, "LLL" if short else "LLLL y", locale=_TONGUE.get().locale))


def weekday(value: date) -> str:
    """Give the short name of the day of the week: "Thu"."""
    return _pattern(value, "EEE", _TONGUE.get().locale)


def when(value: date, today: date) -> str:
    """Give a day as it stands to today: "today", "tomorrow", "Thu" within a week, else "26 Nov"."""
    ahead = (value - today).days
    if ahead == 0:
        return _("today")
    if ahead == 1:
        return _("tomorrow")
    if ahead == -1:
        return _("yesterday")
    return weekday(value) if 1 < ahead < 7 else short_day(value, today)


def distance(value: date, today: date) -> str:
    """Give how far off a day is: "today", "in 3 days", "2 days late"."""
    ahead = (value - today).days
    if ahead == 0:
        return _("today")
    if ahead > 0:
        return ngettext("in {n} day", "in {n} days", ahead).format(n=number(ahead))
    return ngettext("{n} day late", "{n} days late", -ahead).format(n=number(-ahead))


def ago(value: date, today: date) -> str:
    """Give how long ago a day was, short: "today", "3 days", "5 weeks", "4 months"."""
    days = (today - value).days
    if days <= 0:
        return _("today")
    if days < 14:
        return ngettext("{n} day", "{n} days", days).format(n=days)
    if days < 70:
        return ngettext("{n} week", "{n} weeks", days // 7).format(n=days // 7)
    return ngettext("{n} month", "{n} months", days // 30).format(n=days // 30)


def number(value: float | Decimal) -> str:
    """Give a number with the locale's grouping and decimal sign."""
    if isinstance(value, int) and -1000 < value < 1000:
        return str(value)
    from babel.numbers import format_decimal

    return str(format_decimal(value, locale=_TONGUE.get().locale))


def fixed(value: float | Decimal, places: int = 2) -> str:
    """Give a number with exactly `places` decimals, so that a column of them lines up."""
    from babel.numbers import format_decimal

    rounded = round(value, places) if isinstance(value, Decimal) else round(float(value), places)
    return str(format_decimal(rounded, "#,##0." + "0" * places, locale=_TONGUE.get().locale))


def money(amount: Decimal, currency: str) -> str:
    """Give an amount with its currency, as the locale writes it."""
    from babel.numbers import format_currency

    return format_currency(amount, currency, locale=_TONGUE.get().locale)


def clock(seconds: int) -> str:
    """Give a length of time as minutes and seconds: "1:38"."""
    return f"{seconds // 60}:{seconds % 60:02d}"
