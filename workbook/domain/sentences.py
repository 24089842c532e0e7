"""Sentences that a rule says about its result, kept apart from the values in them so that they can be translated."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from workbook.domain.errors import Speaker


@dataclass(frozen=True, slots=True)
class Sentence:
    """An English sentence with `{placeholders}` and the values that fill them; made by `sentence`."""

    text: str
    params: Mapping[str, object]

    def said_by(self, speaker: Speaker) -> str:
        """Give the sentence as the interface words it: `speaker(text, params)`."""
        return speaker(self.text, self.params)

    def __str__(self) -> str:
        """Give the sentence in English; days in ISO form, numbers rounded to two places."""
        return self.text.format(**{name: _plain(value) for name, value in self.params.items()})


def sentence(text: str, /, **params: object) -> Sentence:
    """Make a sentence: `sentence("Your last day is {day}.", day=day)`."""
    return Sentence(text, params)


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return " · ".join(str(_plain(each)) for each in value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:,.2f}".removesuffix(".00") if value.is_finite() else str(value)
    return value
