"""Sums of money with their currency, and conversion into another one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount with its currency, so that it can be written as people write money."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        """Give it in plain English: "EUR 1,234.50"."""
        return f"{self.currency} {self.amount:,.2f}"


@dataclass(frozen=True, slots=True)
class Converted:
    """Amounts in one currency: their `total`, and apart from it those `without_rate`, which it does not hold."""

    total: Sum
    without_rate: tuple[Sum, ...]


def convert(amounts: Iterable[Sum], rates: Mapping[str, Decimal], into: str) -> Converted:
    """Add up `amounts` in the currency `into`: amount * rate, unrounded.

    `rates` holds what one unit of a currency is worth in `into`. Amounts in a currency without a rate are given
    apart, added up by currency in alphabetical order.
    """
    total = Decimal(0)
    apart: dict[str, Decimal] = {}
    for each in amounts:
        rate = Decimal(1) if each.currency == into else rates.get(each.currency)
        if rate is None:
            apart[each.currency] = apart.get(each.currency, Decimal(0)) + each.amount
        else:
            total += each.amount * rate
    return Converted(Sum(total, into), tuple(Sum(apart[code], code) for code in sorted(apart)))
