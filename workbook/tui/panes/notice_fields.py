"""The terms of a contract as lines to change: those of the facts, and what the clock and late payment need besides."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from workbook.domain.amounts import parse_amount, parse_rate
from workbook.domain.client import Client
from workbook.domain.contract import Contract, set_contract
from workbook.domain.errors import Refused
from workbook.tui.panes.facts_fields import CONTRACT, Change, Fact, Section
from workbook.words import N_, _, money, ngettext, number

RULES = (
    ("none", N_("it stays")),
    ("next", N_("to the next working day")),
    ("previous", N_("to the working day before")),
)
SCHEMES = (
    ("none", N_("nothing agreed")),
    ("eu", N_("EU: reference rate + 8")),
    ("uk", N_("UK: Bank Rate + 8")),
    ("own", N_("as the contract says")),
)


def _text(value: Decimal | int | None) -> str:
    return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)


def _count(field: str) -> Callable[[str, date], Change]:
    def change(text: str, _today: date) -> Change:
        word = text.strip().split(" ")[0]
        if word and not (word.isascii() and word.isdecimal() and len(word) <= 6):
            raise Refused("“{text}” is not a whole number. Type one such as 12.", text=text.strip()[:40])
        return set_contract, (), {field: int(word) if word else None}

    return change


def _kept(field: str) -> Callable[[str, date], Change]:
    return lambda text, _today: (set_contract, (), {field: text.strip()})


def _chosen(choices: tuple[tuple[str, str], ...], field: str) -> Callable[[Client, date], str]:
    return lambda client, _today: _(dict(choices)[getattr(client.contract, field)])


def _months(client: Client, _today: date) -> str:
    months = client.contract.renewal_months
    return "" if months is None else ngettext("by {n} month", "by {n} months", months).format(n=months)


def _before(client: Client, _today: date) -> str:
    days = client.contract.renewal_notice_days
    return "" if days is None else ngettext("{n} day before", "{n} days before", days).format(n=days)


def _percent(client: Client, _today: date) -> str:
    percent = client.contract.interest_percent
    return "" if percent is None else _("{percent} % a year").format(percent=number(percent))


def _fixed(client: Client, _today: date) -> str:
    fixed = client.contract.interest_fixed_sum
    return "" if fixed is None else money(fixed, client.currency)


def _set_percent(text: str, _today: date) -> Change:
    return set_contract, (), {"interest_percent": parse_rate(text) if text.strip() else None}


def _set_fixed(text: str, _today: date) -> Change:
    return set_contract, (), {"interest_fixed_sum": parse_amount(text) if text.strip() else None}


AGREED = {fact.id: fact for fact in CONTRACT.facts}
RENEWED = Fact("renewed", N_("Renewed"), N_("months, such as 12"), _months, _count("renewal_months"),
               lambda c: _text(c.contract.renewal_months), advice=("B6", "C2"))  # fmt: skip
SAY_SO = Fact("say-so", N_("Stop it"), N_("days before, such as 90"), _before, _count("renewal_notice_days"),
              lambda c: _text(c.contract.renewal_notice_days), advice=("C1", "C2"))  # fmt: skip
DAY_OFF = Fact("day-off", N_("A day off"), "", _chosen(RULES, "last_day_rule"), _kept("last_day_rule"),
               lambda c: c.contract.last_day_rule, "choice", RULES, ("C1",), can_be_empty=False)  # fmt: skip
COUNTRY = Fact("country", N_("Holidays of"), N_("a country, such as DE"), lambda c, _t: c.contract.country,
               _kept("country"), lambda c: c.contract.country)  # fmt: skip
REGION = Fact("region", N_("Region"), N_("such as BY"), lambda c, _t: c.contract.subdivision, _kept("subdivision"),
              lambda c: c.contract.subdivision)  # fmt: skip
SCHEME = Fact("scheme", N_("Interest"), "", _chosen(SCHEMES, "interest_scheme"), _kept("interest_scheme"),
              lambda c: c.contract.interest_scheme, "choice", SCHEMES, ("A1",), can_be_empty=False)  # fmt: skip
PERCENT = Fact("percent", N_("Rate"), N_("percent, such as 9"), _percent, _set_percent,
               lambda c: _text(c.contract.interest_percent), advice=("A1",))  # fmt: skip
FIXED = Fact("fixed", N_("Fixed sum"), N_("such as 40"), _fixed, _set_fixed,
             lambda c: _text(c.contract.interest_fixed_sum), advice=("A1",))  # fmt: skip


def sections(contract: Contract) -> tuple[Section, ...]:
    """Give the lines that matter for a contract: those about a renewal or holidays only where there are any."""
    term = [AGREED["signed"], AGREED["start"], AGREED["end"]]
    if contract.end is not None or contract.renewal != "none":
        term.append(AGREED["renewal"])
    if contract.renewal != "none":
        term += [RENEWED, SAY_SO]
    notice = [AGREED["notice"], AGREED["notice-to"], DAY_OFF]
    if contract.minds_days_off or contract.country:
        notice += [COUNTRY, REGION]
    late = [AGREED["payment"], SCHEME]
    if contract.interest_scheme == "own":
        late += [PERCENT, FIXED]
    return (
        Section(N_("What was agreed"), tuple(term)),
        Section(N_("Notice"), (*notice, AGREED["clause"])),
        Section(N_("If they pay late"), tuple(late)),
    )


FACTS: dict[str, Fact] = {
    fact.id: fact for fact in (*CONTRACT.facts, RENEWED, SAY_SO, DAY_OFF, COUNTRY, REGION, SCHEME, PERCENT, FIXED)
}
