"""What `workbook show` says of money, of the notice, and of what parting would mean."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from workbook.cli.output import bold, table
from workbook.words import N_, _, day, fill, ngettext, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.book import Book
    from workbook.domain.client import Client
    from workbook.domain.notice import NoticeCount
    from workbook.domain.what_if import WhatIf
    from workbook.domain.what_if_figures import Figure

FIGURES: tuple[tuple[str, str], ...] = (
    ("income_lost", N_("Income lost a month")),
    ("hours_freed", N_("Hours freed a month")),
    ("hours_could_earn", N_("They could earn")),
    ("balance", N_("The difference")),
    ("share", N_("Share of income")),
    ("hhi_today", N_("Concentration today, of 10,000")),
    ("hhi_without", N_("Concentration without them")),
    ("effective_today", N_("As if so many clients, today")),
    ("effective_without", N_("As if so many clients, without them")),
    ("runway_today", N_("Months that the reserve lasts, today")),
    ("runway_without", N_("Months that the reserve lasts, without them")),
    ("typical_income", N_("A typical client pays a month")),
    ("replacements", N_("So many replace them")),
    ("owed", N_("They still owe")),
)
"""The figures of a parting by their name in JSON, with how they are called."""


def money_lines(client: "Client", book: "Book") -> "Iterator[str]":
    """Give invoices and hours in short; nothing where none are recorded."""
    if not (client.money.invoices or client.money.hours):
        return
    from workbook.domain.worth import worth
    from workbook.words import fixed, money

    found = worth(client, book.rules, book.today)
    behaviour = found.behaviour
    rows = [(_("Came in, twelve months"), money(found.year.income or Decimal(0), found.currency))]
    if found.rate is not None:
        floor = money(found.floor.amount, found.floor.currency) if found.floor else _("not set")
        rows.append((_("An hour earns"), _("{rate}, floor {floor}").format(
            rate=money(found.rate, found.currency), floor=floor)))  # fmt: skip
    if behaviour.mean_days_late is not None:
        late = _("{days} days late on average, over").format(days=fixed(behaviour.mean_days_late, 1))
        sample = ngettext("{n} invoice", "{n} invoices", behaviour.sample).format(n=behaviour.sample)
        rows.append((_("They pay"), f"{late} {sample}"))
    rows.append((_("Overdue now"), money(behaviour.overdue_amount, found.currency)))
    rows.append((_("They owe"), money(found.owed, found.currency)))
    yield ""
    yield bold(_("Money"))
    yield from table(rows)
    yield from proposal_lines(client, book)


def proposal_lines(client: "Client", book: "Book") -> "Iterator[str]":
    """Give the red flags that the rows point to."""
    from workbook.domain.accounts import proposals

    if client.archived:
        return
    for each in proposals(client, book.rules, book.today):
        yield _("{sentence} Proposed: workbook rate {id} {flag} {rating}").format(
            sentence=each.sentence.said_by(fill), id=client.id, flag=each.flag, rating=each.rating
        )


def money_values(client: "Client", book: "Book") -> dict[str, Any]:
    """Give the figures of money as JSON values; amounts are text, so that no cent is lost."""
    from workbook.domain.accounts import proposals
    from workbook.domain.worth import worth

    found = worth(client, book.rules, book.today)
    behaviour = found.behaviour
    return {
        "currency": found.currency,
        "income": _text(found.year.income),
        "since": found.since.isoformat(),
        "until": found.until.isoformat(),
        "effective_rate": _text(found.rate),
        "floor_rate": _text(book.rules.floor_rate),
        "book_currency": book.rules.currency,
        "days_late": _text(behaviour.mean_days_late),
        "sample": behaviour.sample,
        "overdue": _text(behaviour.overdue_amount),
        "owed": _text(found.owed),
        "proposals": [
            {"flag": each.flag, "rating": each.rating, "text": each.sentence.said_by(fill), "rows": list(each.rows)}
            for each in (() if client.archived else proposals(client, book.rules, book.today))
        ],
    }


def notice(client: "Client", book: "Book") -> "NoticeCount":
    """Count a notice that is given today."""
    from workbook.domain.notice import count_notice
    from workbook.domain.public_holidays import days_off_for

    off = days_off_for(client.contract, book.today)
    return count_notice(client.contract, book.today, silent_days=book.rules.silent_notice_days, off=off)


def notice_lines(client: "Client", book: "Book") -> "Iterator[str]":
    """Give the count of a notice given today; nothing where nothing is known of the contract."""
    from workbook.domain.contract import Contract
    from workbook.domain.errors import WorkbookError

    if client.contract == Contract():
        return
    yield ""
    yield bold(_("If notice were given today"))
    try:
        count = notice(client, book)
    except WorkbookError as error:
        yield say(error)
        return
    yield from (step.sentence.said_by(fill) for step in count.steps)
    yield _("Last working day: {day}. A help to plan with, not legal advice.").format(day=day(count.last_day))


def notice_values(client: "Client", book: "Book") -> dict[str, Any]:
    """Give the count as JSON values; `trouble` says why it could not be made."""
    from workbook.domain.errors import WorkbookError

    try:
        count = notice(client, book)
    except WorkbookError as error:
        return {"given": book.today.isoformat(), "last_day": None, "steps": [], "trouble": say(error)}
    return {
        "given": count.given_on.isoformat(),
        "last_day": count.last_day.isoformat(),
        "steps": [{"on": step.day.isoformat(), "text": step.sentence.said_by(fill)} for step in count.steps],
        "trouble": None,
    }


def parting(client: "Client", book: "Book") -> "WhatIf":
    """Work out what parting would mean; every living client is read for it."""
    from workbook.domain.errors import WorkbookError

    try:
        last_day = notice(client, book).last_day
    except WorkbookError:
        last_day = None
    return book.what_if(client, last_day)


def parting_lines(client: "Client", book: "Book") -> "Iterator[str]":
    """Give each figure of a parting with how it is reckoned."""
    found = parting(client, book)
    yield ""
    yield bold(_("What if we part?"))
    yield from table([(_(label), _shown(getattr(found, name)), _why(getattr(found, name))) for name, label in FIGURES])
    if found.not_summed:
        from workbook.words import money

        amounts = ", ".join(money(each.amount, each.currency) for each in found.not_summed)
        yield _("Not in any sum, for want of an exchange rate: {amounts}").format(amounts=amounts)
    if found.unknown:
        yield _("Not counted, for nothing is recorded of their income: {names}").format(names=", ".join(found.unknown))


def _shown(figure: "Figure") -> str:
    from workbook.words import fixed

    if figure.endless:
        return _("for good")
    return "–" if figure.value is None else fixed(figure.value)


def _why(figure: "Figure") -> str:
    if figure.needs:
        return _("needs: {inputs}").format(inputs=", ".join(figure.needs))
    return figure.explanation.said_by(fill)


def parting_values(client: "Client", book: "Book") -> dict[str, Any]:
    """Give the figures of a parting as JSON values, with what each needs, and the bars of all clients."""
    found = parting(client, book)
    figures: dict[str, Figure] = {name: getattr(found, name) for name, _label in FIGURES}
    return {
        "currency": book.rules.currency,
        "figures": {
            name: {
                "value": _text(figure.value),
                "endless": figure.endless,
                "needs": list(figure.needs),
                "text": figure.explanation.said_by(fill),
            }
            for name, figure in figures.items()
        },
        "last_day": found.last_day.isoformat() if found.last_day else None,
        "shares": [
            {"id": bar.id, "name": bar.name, "today": _text(bar.today), "without": _text(bar.without)}
            for bar in found.bars
        ],
        "not_summed": [{"amount": _text(each.amount), "currency": each.currency} for each in found.not_summed],
        "unknown": list(found.unknown),
    }


def _text(value: "Decimal | None") -> str | None:
    return None if value is None else f"{value:f}"
