"""Days as people type them."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.dates import parse_day
from workbook.domain.errors import Refused
from workbook.words import day, short_day, speak

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("today", TUESDAY), ("morgen", date(2026, 11, 25)), ("вчера", date(2026, 11, 23)), ("+3", date(2026, 11, 27)),
        ("fri", date(2026, 11, 27)), ("Tue", date(2026, 12, 1)), ("mo", date(2026, 11, 30)),
        ("So.", date(2026, 11, 29)),
        ("son", date(2026, 11, 29)), ("sonnabend", date(2026, 11, 28)), ("сб", date(2026, 11, 28)),
        ("12.12.", date(2026, 12, 12)), ("1.3.", date(2027, 3, 1)), ("12 Dec", date(2026, 12, 12)),
        ("12. Dezember 2027", date(2027, 12, 12)), ("3 сент", date(2027, 9, 3)), ("29.2.", date(2028, 2, 29)),
        ("2026-12-31", date(2026, 12, 31)),
    ],
)  # fmt: skip
def test_a_day_is_read_as_it_is_meant(typed: str, meant: date) -> None:
    assert parse_day(typed, TUESDAY) == meant


def test_looking_back_the_last_such_day_is_meant() -> None:
    assert parse_day("fri", TUESDAY, past=True) == date(2026, 11, 20)
    assert parse_day("12.12.", TUESDAY, past=True) == date(2025, 12, 12)


@pytest.mark.parametrize(
    "typed", ["someday", "done", "money", "12 marvel", "", "31.02.", "2026-13-01", "0.1.", "12", "²"]
)
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        parse_day(typed, TUESDAY)


@given(st.text(max_size=20))
def test_no_text_breaks_it(typed: str) -> None:
    with suppress(Refused):
        assert isinstance(parse_day(typed, TUESDAY), date)


@pytest.mark.parametrize("language", ["en", "de", "ru"])
def test_days_can_be_typed_as_they_are_shown(language: str) -> None:
    speak(language)
    try:
        for ahead in range(1, 360):
            shown = TUESDAY + timedelta(days=ahead)
            assert parse_day(day(shown), TUESDAY) == shown
            assert parse_day(short_day(shown, TUESDAY), TUESDAY) == shown
    finally:
        speak("en")
