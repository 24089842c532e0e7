"""The names of days and months that are kept here are the ones that Babel gives."""

from datetime import date, timedelta

import pytest
from babel.dates import format_date

from workbook.calendar_names import MONTHS, WEEKDAYS
from workbook.words import day, short_day, speak, weekday

YEAR = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]


@pytest.mark.parametrize(("language", "locale"), [("en", "en_GB"), ("de", "de_DE"), ("ru", "ru_RU")])
def test_every_day_of_a_year_reads_as_babel_writes_it(language: str, locale: str) -> None:
    assert WEEKDAYS.keys() == MONTHS.keys()
    speak(language)
    try:
        for value in YEAR:
            assert day(value) == format_date(value, "EEE d MMM y", locale=locale)
            assert day(value, value) == format_date(value, "EEE d MMM", locale=locale)
            assert short_day(value, value) == format_date(value, "d MMM", locale=locale)
            assert weekday(value) == format_date(value, "EEE", locale=locale)
    finally:
        speak("en")


def test_another_locale_is_written_by_babel() -> None:
    speak("en", "fr_FR")
    try:
        assert day(date(2026, 11, 26)) == "jeu. 26 nov. 2026"
    finally:
        speak("en")
