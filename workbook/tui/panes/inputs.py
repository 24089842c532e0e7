"""Entering what the whole book counts with: floor rate, monthly costs, reserve, currency and exchange rates."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from workbook.domain.amounts import parse_amount, parse_rate
from workbook.domain.rules import Rules
from workbook.domain.what_if_figures import Input
from workbook.tui.panes.base import Pane
from workbook.words import N_, _

LABELS: dict[str, str] = {
    "floor-rate": N_("Floor rate an hour"),
    "monthly-costs": N_("Costs a month"),
    "reserve": N_("Reserve"),
    "currency": N_("Your own currency"),
}
HINTS: dict[str, str] = {
    "floor-rate": N_("The least that an hour should earn you. Empty: not set."),
    "monthly-costs": N_("All that leaves your account in a usual month, your own living too. Empty: not set."),
    "reserve": N_("What you could live on if nothing came in. Empty: not set."),
    "currency": N_("Three letters, such as EUR or USD. Amounts in others are converted by your rates."),
}
FIELDS: dict[str, str] = {"floor-rate": "floor_rate", "monthly-costs": "monthly_costs", "reserve": "reserve"}


def ask_input(pane: Pane, name: Input | str, then: Callable[[], None], *, code: str = "") -> None:
    """Ask for one input of the book and keep it; `then` follows. `code` is the currency of an exchange rate."""
    rules = pane.book.rules

    def commit(text: str) -> None:
        pane.book.set_rules(changed(pane.book.rules, name, text, code))
        then()

    if name == "exchange-rate":
        label = _("1 {code} in {own}").format(code=code, own=rules.currency)
        pane.ask(label, _plain(rules.rates.get(code)), commit, hint=_("What one unit is worth. Empty: not known."))
        return
    value = rules.currency if name == "currency" else _plain(getattr(rules, FIELDS[name]))
    pane.ask(_(LABELS[name]), value, commit, hint=_(HINTS[name]))


def changed(rules: Rules, name: str, text: str, code: str = "") -> Rules:
    """Give the rules with one input as typed; empty text takes it away."""
    typed = text.strip()
    if name == "currency":
        return replace(rules, currency=typed.upper())
    if name == "exchange-rate":
        rates = {key: rate for key, rate in rules.rates.items() if key != code}
        return replace(rules, rates={**rates, code: parse_rate(typed)} if typed else rates)
    amount = parse_amount(typed) if typed else None
    match name:
        case "floor-rate":
            return replace(rules, floor_rate=amount)
        case "monthly-costs":
            return replace(rules, monthly_costs=amount)
        case _:
            return replace(rules, reserve=amount)


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"
