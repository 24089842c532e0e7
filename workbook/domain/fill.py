"""Filling the placeholders of a sentence that is to be said from what is known of the client."""

import re
from collections.abc import Mapping

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")

BLANKS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "client": "[their name]", "person": "[name]", "me": "[your name]", "last_day": "[last working day]",
        "today": "[today]", "amount_owed": "[amount still open]", "notice": "[notice]", "reward": "[reward]",
    },
    "de": {
        "client": "[ihr Name]", "person": "[Name]", "me": "[dein Name]", "last_day": "[letzter Arbeitstag]",
        "today": "[heute]", "amount_owed": "[offener Betrag]", "notice": "[Kündigungsfrist]", "reward": "[Belohnung]",
    },
    "ru": {
        "client": "[их название]", "person": "[имя]", "me": "[ваше имя]", "last_day": "[последний рабочий день]",
        "today": "[сегодня]", "amount_owed": "[сумма долга]", "notice": "[срок уведомления]", "reward": "[награда]",
    },
}  # fmt: skip
"""What stands where nothing is known, by the language of the text: easy to see, harmless if it is read aloud."""


def fill(text: str, known: Mapping[str, str], language: str) -> str:
    """Give `text` with its {placeholders} filled from `known`.

    One that is missing or empty there is filled with its blank, such as “[last working day]”; braces that name no
    placeholder stay as they are. What is filled in is not searched again.
    """
    blanks = BLANKS.get(language, BLANKS["en"])

    def value(match: re.Match[str]) -> str:
        name = match[1]
        return known.get(name, "").strip() or blanks.get(name, match[0])

    return _PLACEHOLDER.sub(value, text)
