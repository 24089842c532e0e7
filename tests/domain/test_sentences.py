"""A rule's sentence reads plainly in English, and as people write it in their own language."""

from contextvars import copy_context
from datetime import date
from decimal import Decimal

from workbook.domain.sentences import sentence
from workbook.domain.sums import Sum
from workbook.words import fill, speak

OWED = sentence("{sum} since {day}: {parts}", sum=Sum(Decimal("1234.5"), "EUR"), day=date(2026, 3, 2), parts=(1, 2))


def test_a_sentence_reads_plainly_without_any_interface() -> None:
    assert str(OWED) == "EUR 1,234.50 since 2026-03-02: 1 · 2"
    assert str(sentence("{a}, {b}", a=Decimal("2.50"), b=Decimal("2.00"))) == "2.50, 2"


def test_money_and_days_in_a_sentence_are_written_as_the_person_reads_them() -> None:
    def in_german() -> str:
        speak("de")
        return OWED.said_by(fill)

    said = copy_context().run(in_german)
    assert "1.234,50\u00a0€" in said
    assert "Mo. 2 März 2026" in said
    assert said.endswith("1 · 2")
