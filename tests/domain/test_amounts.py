"""Amounts and hours are read as people write them; what could mean two things is asked for again."""

from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.amounts import parse_amount, parse_hours
from workbook.domain.errors import Refused


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.234,56", "1234.56"),
        ("1 234,56", "1234.56"),
        ("1\u00a0234,56", "1234.56"),
        ("1\u202f234,56 ₽", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1'234.50", "1234.50"),
        ("CHF 1’234.50", "1234.50"),
        ("20 160,0", "20160"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("1200", "1200"),
        ("  1200  ", "1200"),
        ("1 200", "1200"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1.234.567,89", "1234567.89"),
        ("0,500", "0.500"),
        ("1234,567", "1234.567"),
        (",5", "0.5"),
        (".50", "0.50"),
        ("€ 100", "100"),
        ("100 €", "100"),
        ("$13.50", "13.50"),
        ("EUR 99,00", "99"),
        ("99.00 USD", "99"),
        ("5000 руб.", "5000"),
        ("100,- EUR", "100"),
        ("100,–", "100"),
        ("-5,50", "-5.50"),
        ("−5,50", "-5.50"),
        ("-€5", "-5"),
        ("€ -5", "-5"),
        ("+7", "7"),
        ("0", "0"),
    ],
)
def test_an_amount_is_read_where_its_meaning_is_plain(text: str, amount: str) -> None:
    assert parse_amount(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["1,234", "1.234", "€ 12.500", "999,999", "-1.234"])
def test_an_amount_that_could_be_thousands_or_decimals_is_asked_for_again(text: str) -> None:
    with pytest.raises(Refused, match="two ways"):
        parse_amount(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "abc", "12.34.56", "1,2,3", "12 34", "1..2", "1,", "--5", "-€-5", "1e5", "NaN", "Infinity"),
        *("½", "²", "١٢", "5 EUR 5"),
    ],
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="is not an amount"):
        parse_amount(text)


def test_an_amount_beyond_reason_is_refused() -> None:
    with pytest.raises(Refused, match="too large"):
        parse_amount("9" * 16)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("7:30", "7.5"),
        ("07:30", "7.5"),
        ("0:06", "0.1"),
        ("0:06:30", "0.108333"),
        ("1:20", "1.333333"),
        ("100:15", "100.25"),
        ("7,5", "7.5"),
        ("7.5", "7.5"),
        ("7.5h", "7.5"),
        ("7,5 h", "7.5"),
        ("7,5 Std.", "7.5"),
        ("7,5 ч", "7.5"),
        ("8", "8"),
        ("8 hours", "8"),
        ("7h30", "7.5"),
        ("7h 30m", "7.5"),
        ("7 h 30 min", "7.5"),
        ("45m", "0.75"),
        ("90 min", "1.5"),
        ("1.234", "1.234"),
        ("0.11", "0.11"),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, hours: str) -> None:
    assert parse_hours(text) == Decimal(hours)


@pytest.mark.parametrize("text", ["", "h", "abc", "7:60", "7:5", "-1", "1:2:3", "7h99", "1e2", "²", "1,000.²", "1:30h"])
def test_what_is_no_number_of_hours_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="not a number of hours"):
        parse_hours(text)


@given(
    st.text(max_size=30) | st.text("0123456789.,'’ hm:-€", max_size=20), st.sampled_from([parse_amount, parse_hours])
)
def test_any_text_is_either_read_or_refused(text: str, parse: Callable[[str], Decimal]) -> None:
    with suppress(Refused):
        assert parse(text).is_finite()


@given(
    st.decimals(0, 10**12, places=2),
    st.sampled_from([(",", "."), (".", ","), (" ", ","), ("'", ","), ("\u202f", ","), ("'", ".")]),
)
def test_an_amount_written_with_two_decimals_is_read_back_in_every_style(
    amount: Decimal, marks: tuple[str, str]
) -> None:
    group, point = marks
    text = f"{amount:,.2f}".translate({ord(","): group, ord("."): point})
    assert parse_amount(text) == amount
