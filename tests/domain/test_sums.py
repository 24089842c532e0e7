"""Sums in several currencies are added up where a rate is known, and told apart where not."""

from decimal import Decimal

from workbook.domain.sums import Sum, convert


def test_amounts_without_a_rate_are_given_apart_and_not_summed() -> None:
    amounts = [Sum(Decimal(100), "EUR"), Sum(Decimal(200), "USD"), Sum(Decimal(7), "CHF"), Sum(Decimal(3), "CHF")]
    converted = convert(amounts, {"USD": Decimal("0.9")}, "EUR")
    assert converted.total == Sum(Decimal(280), "EUR")
    assert converted.without_rate == (Sum(Decimal(10), "CHF"),)


def test_the_books_own_currency_needs_no_rate() -> None:
    assert convert([Sum(Decimal(5), "GBP")], {}, "GBP").total.amount == 5


def test_a_sum_reads_as_money() -> None:
    assert str(Sum(Decimal("1234.5"), "EUR")) == "EUR 1,234.50"
