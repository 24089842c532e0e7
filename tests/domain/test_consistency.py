"""A text that contradicts the record is noticed, in all three languages, and mended in its own style."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.consistency import Facts, compare
from workbook.domain.mentions import amounts, dates
from workbook.domain.tone import mend

TODAY = date(2026, 11, 2)
LAST_DAY = date(2026, 12, 12)
SUM = (Decimal("1250.00"), "EUR")


def checked(text: str, language: str, label: str, fact: date | tuple[Decimal, str]) -> list[tuple[str, str | None]]:
    facts = Facts(dates={label: fact}) if isinstance(fact, date) else Facts(amounts={label: fact})
    return [(one.text, one.replacement) for one in compare(text, facts, language, TODAY)]


@pytest.mark.parametrize(
    ("language", "text", "wrong", "right"),
    [
        ("en", "My last working day is 5 December.", "5 December", "12 December"),
        ("en", "My last day of work is the 5th of Dec.", "5th of Dec", "12th of Dec"),
        ("en", "The last working day: December 5th, 2025!", "December 5th, 2025", "December 12th, 2026"),
        ("en", "Last working day: 2026-12-05", "2026-12-05", "2026-12-12"),
        ("en", "Last working day: 05.01.", "05.01.", "12.12."),
        ("en", "My last working day is Fri 5 Jun 2026.", "Fri 5 Jun 2026", "Sat 12 Dec 2026"),
        ("de", "Mein letzter Arbeitstag ist der 5. Januar.", "5. Januar", "12. Dezember"),
        ("de", "Am letzten Arbeitstag, 05.12.2026, übergebe ich alles.", "05.12.2026", "12.12.2026"),
        ("de", "Der letzte Arbeitstag ist Freitag, der 5. Dez. 2026", "Freitag, der 5. Dez. 2026", None),
        ("ru", "Мой последний рабочий день — 5 декабря.", "5 декабря", "12 декабря"),
        ("ru", "Последний рабочий день: 5 января 2027 года.", "5 января 2027", "12 декабря 2026"),
        ("ru", "Последний рабочий день 05.12.26", "05.12.26", "12.12.26"),
    ],
)
def test_another_date_than_the_records_is_noticed(language: str, text: str, wrong: str, right: str | None) -> None:
    label = {"en": "last working day", "de": "letzter Arbeitstag", "ru": "последний рабочий день"}[language]
    ((found, new),) = checked(text, language, label, LAST_DAY)
    assert found == wrong
    assert new == (right or "Samstag, der 12. Dez. 2026")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "My last working day is 12 December."),
        ("en", "My last working day is Saturday, December 12th, 2026."),
        ("en", "Invoice 7 of 3 May is open."),
        ("en", "The last version is 1.2.3 and the ratio 16.9."),
        ("en", "We may 12 times a day say so on our last working day."),
        ("de", "Der letzte Arbeitstag ist der 12.12."),
        ("ru", "Последний рабочий день — суббота, 12 декабря 2026 года."),
    ],
)
def test_what_agrees_or_is_not_spoken_of_stays_unmarked(language: str, text: str) -> None:
    label = {"en": "last working day", "de": "letzter Arbeitstag", "ru": "последний рабочий день"}[language]
    assert checked(text, language, label, LAST_DAY) == []


@pytest.mark.parametrize(
    ("language", "text", "wrong", "right"),
    [
        ("en", "The final invoice is €1,200.50.", "€1,200.50", "€1,250.00"),
        ("en", "The final invoice comes to 900 euros", "900 euros", "1,250 euros"),
        ("en", "The final invoice is $1250", "$1250", "€1250"),
        ("de", "Die Schlussrechnung beträgt 1.200,00 EUR.", "1.200,00 EUR", "1.250,00 EUR"),
        ("de", "Die Schlussrechnung: 1200 €", "1200 €", "1250 €"),
        ("ru", "Последний счёт: 1 200 ₽", "1 200 ₽", "1 250 €"),
        ("ru", "Последний счёт на 1200 рублей", "1200 рублей", "1250 EUR"),
    ],
)
def test_another_sum_than_the_records_is_noticed(language: str, text: str, wrong: str, right: str) -> None:
    label = {"en": "final invoice", "de": "Schlussrechnung", "ru": "последний счет"}[language]
    assert checked(text, language, label, SUM) == [(wrong, right)]


@pytest.mark.parametrize(
    "text", ["The final invoice is €1,250.00.", "The final invoice: 1.250 EUR", "A coffee is €3.20."]
)
def test_the_same_sum_in_another_style_agrees(text: str) -> None:
    assert checked(text, "en", "final invoice", SUM) == []


def test_a_weekday_that_does_not_fit_its_day_is_noticed_without_any_record() -> None:
    text = "We meet on Friday, 12 December 2026."
    (finding,) = compare(text, Facts(), "en", TODAY)
    assert mend(text, finding) == "We meet on Saturday, 12 December 2026."


def test_a_day_that_does_not_exist_is_an_error() -> None:
    (finding,) = compare("Bis zum 31. Februar 2027 ist alles fertig.", Facts(), "de", TODAY)
    assert (finding.level, finding.text) == ("error", "31. Februar 2027")


def test_of_several_labels_the_one_that_is_spoken_of_counts() -> None:
    facts = Facts(dates={"last working day": LAST_DAY, "final delivery": date(2026, 12, 4)})
    (finding,) = compare("The final delivery comes on 6 December.", facts, "en", TODAY)
    assert finding.replacement == "4 December"


@given(
    st.text(alphabet="0123456789./- €$,Decmbay5th оябрядек\n", max_size=60), st.sampled_from(["en", "de", "ru", "xx"])
)
def test_any_text_is_compared_with_exact_spans(text: str, language: str) -> None:
    facts = Facts(dates={"dec": LAST_DAY, "day": TODAY}, amounts={"may": SUM})
    for finding in compare(text, facts, language, TODAY):
        assert text[finding.start : finding.end] == finding.text


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(["en", "de", "ru"]))
def test_a_rewritten_date_reads_as_the_new_day(day: date, language: str) -> None:
    styles = {
        "en": "5 March 2021|Mar 5, 2021|2021-03-05|05.03.2021",
        "de": "5. März 2021|05.03.21",
        "ru": "5 марта 2021",
    }
    for style in styles[language].split("|"):
        (mention,) = dates(style, language)
        (again,) = dates(mention.rewritten(day), language)
        assert again.is_day(day)


@given(
    st.decimals(min_value=0, max_value=10**9, places=2),
    st.sampled_from(["€1,250.00", "1.250,00 EUR", "1 250 ₽", "12 €"]),
)
def test_a_rewritten_sum_reads_as_the_new_one(amount: Decimal, style: str) -> None:
    (mention,) = amounts(style, "de")
    (again,) = amounts(mention.rewritten(amount, mention.currency), "de")
    assert again.amount == amount
