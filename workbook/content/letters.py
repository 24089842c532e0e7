"""Writes the letter of a language from its templates, `LANGUAGE/letters/KIND.j2`."""

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.domain.text import clean_prose

if TYPE_CHECKING:
    from jinja2 import Template

    from workbook.domain.letter import LetterFacts

LOCALES = {"en": "en_GB", "de": "de_DE", "ru": "ru_RU"}
"""How a letter of a language writes days and money, however the program itself speaks."""

_GAP = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter: its subject in one line, and its text, paragraphs parted by an empty line."""

    subject: str
    text: str


def compose_letter(facts: "LetterFacts") -> Letter:
    """Write the letter that `facts` ask for: what is not known is passed over, a whole paragraph at a time."""
    template = _template(facts.language, facts.kind)
    known = {**asdict(facts), "over": facts.over, "owed": facts.owed, "answer_by": facts.answer_by}
    subject = "".join(template.blocks["subject"](template.new_context(known)))
    return Letter(" ".join(subject.split()), _tidy(template.render(known)))


def _tidy(text: str) -> str:
    """Give the text without blanks at the ends of lines and with single empty lines; it ends without one."""
    lines = (line.strip() for line in clean_prose(text).split("\n"))
    return _GAP.sub("\n\n", "\n".join(lines)).strip()


@cache
def _template(language: str, kind: str) -> "Template":
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    base = language if language in LOCALES else "en"
    environment = SandboxedEnvironment(
        loader=FileSystemLoader(Path(__file__).parent / base / "letters"),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"day": _day(LOCALES[base]), "money": _money(LOCALES[base])}
    return environment.get_template(f"{kind}.j2")


def _day(locale: str) -> Callable[[date], str]:
    from babel.dates import format_date

    def write(value: date) -> str:
        # The Russian “г.” would meet the full stop of a sentence.
        return re.sub(r"\sг\.$", " года", str(format_date(value, "long", locale=locale)))

    return write


def _money(locale: str) -> Callable[[Decimal, str], str]:
    from babel.numbers import format_currency

    def write(amount: Decimal, currency: str) -> str:
        return format_currency(amount, currency, locale=locale)

    return write
