"""The facts that can be told of a client, one line each: what it is called, how it reads, and how it is changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from workbook.domain.accounts import change_currency
from workbook.domain.amounts import parse_amount
from workbook.domain.client import Client, rename, set_contact, set_language, write_notes
from workbook.domain.contract import parse_notice, set_contract
from workbook.domain.dates import parse_day
from workbook.domain.engagement import set_engagement
from workbook.domain.errors import Refused
from workbook.phrases import KINDS
from workbook.words import N_, _, day, money, ngettext

Way = Literal["line", "choice", "prose"]
Change = tuple[Callable[..., Client], tuple[object, ...], dict[str, object]]
"""A verb with what belongs to it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: `shown` gives what stands there (empty: nothing is known), `change` makes a deed of what was typed.

    `empty` says what belongs there; `typed` is what the person finds in the field; `choices` are (value, text).
    """

    id: str
    label: str
    empty: str
    shown: Callable[[Client, date], str]
    change: Callable[[str, date], Change]
    typed: Callable[[Client], str] = lambda _client: ""
    way: Way = "line"
    choices: Sequence[tuple[str, str]] = ()
    advice: tuple[str, ...] = ()
    can_be_empty: bool = True


@dataclass(frozen=True, slots=True)
class Section:
    """A few facts under a heading."""

    title: str
    facts: tuple[Fact, ...]


LANGUAGES = (("en", "English"), ("de", "Deutsch"), ("ru", "русский"))
RATES = (
    ("hour", N_("an hour")),
    ("day", N_("a day")),
    ("month", N_("a month")),
    ("project", N_("for the project")),
)
SIGNED = (("yes", N_("signed")), ("no", N_("nothing signed")), ("", N_("not known")))
RENEWALS = (("none", N_("it does not renew itself")), ("automatic", N_("it renews itself")))
ENDS = (
    ("any", N_("on any day")),
    ("month-end", N_("at the end of a month")),
    ("quarter-end", N_("at the end of a quarter")),
)


def _plain(value: object) -> str:
    return "" if value is None else str(value)


def _day(value: date | None, today: date) -> str:
    return "" if value is None else day(value, today)


def _chosen(choices: Sequence[tuple[str, str]], value: str) -> str:
    return _(dict(choices)[value])


def _contact(field: str) -> Callable[[str, date], Change]:
    return lambda text, _today: (set_contact, (), {field: text})


def _work(field: str) -> Callable[[str, date], Change]:
    return lambda text, _today: (set_engagement, (), {field: text})


def _agreed(field: str) -> Callable[[str, date], Change]:
    return lambda text, _today: (set_contract, (), {field: text})


def _since(text: str, today: date) -> Change:
    return set_engagement, (), {"since": parse_day(text, today, past=True) if text.strip() else None}


def _rate(text: str, _today: date) -> Change:
    return set_engagement, (), {"rate": parse_amount(text) if text.strip() else None}


def _rate_words(client: Client, _today: date) -> str:
    work = client.engagement
    if work.rate is None:
        return ""
    return f"{money(work.rate, work.currency)} {_chosen(RATES, work.rate_per)}"


def _signed(text: str, _today: date) -> Change:
    return set_contract, (), {"signed": {"yes": True, "no": False}.get(text)}


def _signed_words(client: Client, _today: date) -> str:
    signed = client.contract.signed
    return "" if signed is None else _chosen(SIGNED, "yes" if signed else "no")


def _contract_day(field: str, *, past: bool) -> Callable[[str, date], Change]:
    return lambda text, today: (set_contract, (), {field: parse_day(text, today, past=past) if text.strip() else None})


def _notice(text: str, _today: date) -> Change:
    if not text.strip():
        return set_contract, (), {"notice_length": None}
    length, unit = parse_notice(text)
    return set_contract, (), {"notice_length": length, "notice_unit": unit}


def notice_words(client: Client, _today: date | None = None) -> str:
    """Say the length of the notice: "4 weeks"."""
    length = client.contract.notice_length
    if length is None:
        return ""
    said = {
        "days": ngettext("{n} day", "{n} days", length),
        "working-days": ngettext("{n} working day", "{n} working days", length),
        "weeks": ngettext("{n} week", "{n} weeks", length),
        "months": ngettext("{n} month", "{n} months", length),
    }
    return said[client.contract.notice_unit].format(n=length)


def _payment_days(text: str, _today: date) -> Change:
    word = text.strip().casefold().removesuffix("days").removesuffix("tage").strip()
    if word and not (word.isascii() and word.isdecimal() and len(word) <= 6):
        raise Refused("“{text}” is not a number of days. Type one such as 14.", text=text.strip()[:40])
    return set_contract, (), {"payment_days": int(word) if word else None}


def _payment_words(client: Client, _today: date) -> str:
    days = client.contract.payment_days
    if days is None:
        return ""
    return ngettext("within {n} day", "within {n} days", days).format(n=days)


def _decimal(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


WHO = Section(
    N_("Who they are"),
    (
        Fact("name", N_("Name"), "", lambda c, _t: c.name, lambda text, _t: (rename, (text,), {}),
             lambda c: c.name, can_be_empty=False),
        Fact("person", N_("Person"), N_("the person you talk to"), lambda c, _t: c.contact.person,
             _contact("person"), lambda c: c.contact.person),
        Fact("email", N_("Mail"), N_("where letters go"), lambda c, _t: c.contact.email,
             _contact("email"), lambda c: c.contact.email),
        Fact("phone", N_("Telephone"), N_("for the talk"), lambda c, _t: c.contact.phone,
             _contact("phone"), lambda c: c.contact.phone),
        Fact("address", N_("Address"), N_("street and town"), lambda c, _t: c.contact.address,
             _contact("address"), lambda c: c.contact.address, "prose"),
        Fact("language", N_("Language"), "", lambda c, _t: _chosen(LANGUAGES, c.language),
             lambda value, _t: (set_language, (value,), {}), lambda c: c.language, "choice", LANGUAGES,
             can_be_empty=False),
    ),
)  # fmt: skip
WORK = Section(
    N_("How you work for them"),
    (
        Fact("kind", N_("Work"), "", lambda c, _t: _chosen(tuple(KINDS.items()), c.engagement.kind), _work("kind"),
             lambda c: c.engagement.kind, "choice", tuple(KINDS.items()), can_be_empty=False),
        Fact("since", N_("Since"), N_("the day the work began"), lambda c, t: _day(c.engagement.since, t), _since,
             lambda c: _plain(c.engagement.since)),
        Fact("rate", N_("Rate"), N_("what you charge, such as 80"), _rate_words, _rate,
             lambda c: _decimal(c.engagement.rate), advice=("B4", "A12")),
        Fact("per", N_("Rate is for"), "", lambda c, _t: _chosen(RATES, c.engagement.rate_per), _work("rate_per"),
             lambda c: c.engagement.rate_per, "choice", RATES, can_be_empty=False),
        Fact("currency", N_("Currency"), "", lambda c, _t: c.currency, lambda text, _t: (change_currency, (text,), {}),
             lambda c: c.currency, can_be_empty=False),
    ),
)  # fmt: skip
CONTRACT = Section(
    N_("Contract"),
    (
        Fact("signed", N_("Signed"), N_("is there a contract?"), _signed_words, _signed,
             lambda c: {True: "yes", False: "no", None: ""}[c.contract.signed], "choice", SIGNED, ("K1", "C1")),
        Fact("start", N_("Starts"), N_("its first day"), lambda c, t: _day(c.contract.start, t),
             _contract_day("start", past=True), lambda c: _plain(c.contract.start)),
        Fact("end", N_("Ends"), N_("its last day, if it has one"), lambda c, t: _day(c.contract.end, t),
             _contract_day("end", past=False), lambda c: _plain(c.contract.end), advice=("C2",)),
        Fact("renewal", N_("Renewal"), "", lambda c, _t: _chosen(RENEWALS, c.contract.renewal), _agreed("renewal"),
             lambda c: c.contract.renewal, "choice", RENEWALS, ("B6", "C2"), can_be_empty=False),
        Fact("notice", N_("Notice"), N_("how long, such as 4 weeks"), notice_words, _notice, notice_words,
             advice=("C1", "C4")),
        Fact("notice-to", N_("Notice ends"), "", lambda c, _t: _chosen(ENDS, c.contract.notice_to),
             _agreed("notice_to"), lambda c: c.contract.notice_to, "choice", ENDS, ("C1",), can_be_empty=False),
        Fact("payment", N_("To be paid"), N_("days they have, such as 14"), _payment_words, _payment_days,
             lambda c: _plain(c.contract.payment_days), advice=("A1",)),
        Fact("clause", N_("Clause"), N_("the sentence on ending it, to quote"), lambda c, _t: c.contract.clause,
             _agreed("clause"), lambda c: c.contract.clause, "prose", advice=("C1", "C8")),
    ),
)  # fmt: skip
NOTES = Fact(
    "notes", N_("Notes"), N_("Anything worth keeping in mind. enter begins."), lambda c, _t: c.notes,
    lambda text, _t: (write_notes, (text,), {}), lambda c: c.notes, "prose", advice=("B2",),
)  # fmt: skip
SECTIONS = (WHO, WORK, CONTRACT)
FACTS = {fact.id: fact for fact in (*(fact for section in SECTIONS for fact in section.facts), NOTES)}
