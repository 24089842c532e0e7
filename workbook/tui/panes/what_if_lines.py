"""How the figures of a parting read, one line each, and the picture of all clients with and without the one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from textual.content import Content

from workbook.domain.rules import Rules
from workbook.domain.what_if import Bar, WhatIf
from workbook.domain.what_if_figures import Figure, Input
from workbook.tui.widgets.columns import MUTED, block, cut, wrapped
from workbook.tui.widgets.rows import Row
from workbook.words import N_, _, day, fill, fixed, money, ngettext, number

Shape = Literal["money", "hours", "percent", "index", "clients", "months"]

BAR = 14
"""Cells of the longest bar, at least."""

NEEDS: dict[Input, str] = {
    "income": N_("invoices of this client (m)"),
    "hours": N_("hours of this client (m)"),
    "exchange-rate": N_("an exchange rate (e)"),
    "other-incomes": N_("invoices of your other clients (m there)"),
    "floor-rate": N_("your floor rate (e)"),
    "monthly-costs": N_("your costs a month (e)"),
    "reserve": N_("your reserve (e)"),
    "last-day": N_("the last working day (handover)"),
}
"""What is missing, and the key that enters it."""

BOOK_INPUTS: tuple[Input, ...] = ("exchange-rate", "floor-rate", "monthly-costs", "reserve")
"""What can be entered on this page."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its id and label, the figure today, the one without the client, and how both are written."""

    id: str
    label: str
    shape: Shape
    today: Callable[[WhatIf], Figure]
    without: Callable[[WhatIf], Figure] | None = None

    def figures(self, found: WhatIf) -> tuple[Figure, ...]:
        """Give the figures of the line."""
        return (self.today(found),) if self.without is None else (self.today(found), self.without(found))


PARTS: tuple[tuple[str, tuple[Line, ...]], ...] = (
    (
        N_("What ends"),
        (
            Line("income", N_("Income lost a month"), "money", lambda w: w.income_lost),
            Line("hours", N_("Hours freed a month"), "hours", lambda w: w.hours_freed),
            Line("earn", N_("They could earn"), "money", lambda w: w.hours_could_earn),
            Line("balance", N_("The difference"), "money", lambda w: w.balance),
        ),
    ),
    (
        N_("What hangs on them"),
        (
            Line("share", N_("Share of income"), "percent", lambda w: w.share),
            Line("hhi", N_("Concentration"), "index", lambda w: w.hhi_today, lambda w: w.hhi_without),
            Line("effective", N_("As if so many clients"), "clients", lambda w: w.effective_today,
                 lambda w: w.effective_without),
            Line("runway", N_("The reserve lasts"), "months", lambda w: w.runway_today, lambda w: w.runway_without),
        ),
    ),
    (
        N_("To make up for it"),
        (
            Line("typical", N_("A typical client pays"), "money", lambda w: w.typical_income),
            Line("replace", N_("So many replace them"), "clients", lambda w: w.replacements),
        ),
    ),
    (N_("At the end"), (Line("owed", N_("They still owe"), "money", lambda w: w.owed),)),
)  # fmt: skip
LINES: dict[str, Line] = {line.id: line for _title, lines in PARTS for line in lines}


def shown(figure: Figure, shape: Shape, currency: str) -> str:
    """Write a figure as its shape asks; a dash where it is not known."""
    if figure.endless:
        return _("for good")
    value = figure.value
    if value is None:
        return "–"
    written: dict[Shape, Callable[[], str]] = {
        "money": lambda: money(round(value, 2), currency),
        "percent": lambda: f"{fixed(value * 100, 1)} %",
        "index": lambda: number(round(value)),
        "months": lambda: _("{n} months").format(n=fixed(value, 1)),
    }
    return written.get(shape, lambda: fixed(value, 1))()


def rows(found: WhatIf, rules: Rules, today: date, width: int) -> list[Row]:
    """Give the figures under their headings; "today" and "without" stand over the pair that has both."""
    room = (27, 13) if width >= 54 else (22, 11)
    lines: list[Row] = []
    for title, each in PARTS:
        heading = Content.styled(_(title), "bold")
        if any(line.without for line in each):
            heading = _cells(heading, Content.styled(_("today"), MUTED), Content.styled(_("without"), MUTED), room)
        apart = bool(lines) and width >= 54
        lines.append(Row(None, Content.assemble("\n", heading) if apart else heading))
        lines += [Row(line.id, cut(_line(line, found, rules.currency, room), width)) for line in each]
    last = Content.styled(day(found.last_day, today) if found.last_day is not None else _("not set"), "bold")
    lines.append(Row("last-day", cut(_cells(Content(" " + _("Last day to bill")), last, Content(""), room), width)))
    return lines


def _line(line: Line, found: WhatIf, currency: str, room: tuple[int, int]) -> Content:
    known = line.today(found).value is not None or line.today(found).endless
    today = Content.styled(shown(line.today(found), line.shape, currency), "bold" if known else MUTED)
    without = shown(line.without(found), line.shape, currency) if line.without is not None else ""
    return _cells(Content(" " + _(line.label)), today, Content.styled(without, "bold"), room)


def _cells(name: Content, today: Content, without: Content, room: tuple[int, int]) -> Content:
    """Give a line of a name and two figures that align right; `room` is the cells for a name and for a figure."""
    label, value = room
    name = cut(name, label)
    line = Content.assemble(name, " " * max(label + value - name.cell_length - today.cell_length, 1), today)
    if not without.plain:
        return line
    return Content.assemble(line, " " * max(value - without.cell_length, 1), without)


def explanation(line: Line, found: WhatIf) -> list[str]:
    """Explain the figures of a line, and say what is still needed for them."""
    today, *without = [figure.explanation.said_by(fill) for figure in line.figures(found)]
    said = [today if not without else _("Today: {sum}").format(sum=today)]
    said += [_("Without them: {sum}").format(sum=each) for each in without]
    needs = dict.fromkeys(need for figure in line.figures(found) for need in figure.needs)
    if needs:
        said.append(_("It needs {what}.").format(what=", ".join(_(NEEDS[need]) for need in needs)))
    return said + left_out(found)


def left_out(found: WhatIf) -> list[str]:
    """Say what could not be counted: amounts without an exchange rate, and clients without any income on record."""
    said = []
    if found.not_summed:
        amounts = " · ".join(money(each.amount, each.currency) for each in found.not_summed)
        said.append(_("Not in any sum, for want of an exchange rate: {amounts}").format(amounts=amounts))
    if found.unknown:
        names = " · ".join(found.unknown[:5]) + (" …" if len(found.unknown) > 5 else "")
        said.append(_("Not counted, for nothing is recorded of their income: {names}").format(names=names))
    return said


def missing(found: WhatIf, rules: Rules, width: int) -> Content:
    """Say what the figures are counted with, or what they still need and which key enters it."""
    if found.missing:
        what = ", ".join(_(NEEDS[need]) for need in found.missing)
        text = Content.styled(_("Still needed: {what}").format(what=what), "$warning")
    else:
        text = Content.styled(counted_with(rules), MUTED)
    lines = wrapped(text, width - 1, 3)
    for sentence in left_out(found):
        lines += wrapped(Content.styled(sentence, MUTED), width - 1, 2)
    return Content("\n").join(Content.assemble(" ", line) for line in lines)


def counted_with(rules: Rules) -> str:
    """Say which inputs of the book the figures rest on."""
    parts = [
        _("floor rate {amount}").format(amount=_sum(rules.floor_rate, rules)),
        _("costs {amount} a month").format(amount=_sum(rules.monthly_costs, rules)),
        _("reserve {amount}").format(amount=_sum(rules.reserve, rules)),
        *(_("1 {code} = {rate} {own}").format(code=code, rate=number(rate), own=rules.currency)
          for code, rate in sorted(rules.rates.items())),
    ]  # fmt: skip
    return _("Counted with {inputs}. a changes them.").format(inputs=" · ".join(parts))


def _sum(amount: Decimal | None, rules: Rules) -> str:
    return "–" if amount is None else money(amount, rules.currency)


def picture(found: WhatIf, client_id: str, width: int, height: int) -> Content:
    """Draw the share of income of each client, today above and without the one who leaves below; largest first."""
    known = [bar for bar in found.bars if bar.today is not None or bar.without is not None]
    head = wrapped(Content.styled(_("Share of income, today and without them"), "bold"), width)
    if not known:
        return Content("\n").join([*head, Content.styled(_("Nothing came in yet."), MUTED)])
    room = max((height - len(head) - 1) // 3, 1)
    most = max(max(bar.today or Decimal(0), bar.without or Decimal(0)) for bar in known)
    space = max(width - 8, BAR)
    lines: list[Content] = []
    for bar in _drawn(known, client_id, room):
        here = bar.id == client_id
        lines.append(cut(Content.styled(bar.name, "bold $accent" if here else ""), width))
        lines.append(_bar(bar.today, most, space, "$accent" if here else "$foreground"))
        lines.append(Content.styled(_("gone"), MUTED) if here else _bar(bar.without, most, space, MUTED))
    rest = len(known) - room
    if rest > 0:
        lines.append(Content.styled(ngettext("and {n} more", "and {n} more", rest).format(n=rest), MUTED))
    return Content("\n").join([*head, *lines])


def _drawn(known: list[Bar], client_id: str, room: int) -> list[Bar]:
    """Give the largest bars that there is room for; the one who leaves is always among them."""
    if any(bar.id == client_id for bar in known[:room]):
        return known[:room]
    return [*known[: max(room - 1, 0)], *(bar for bar in known if bar.id == client_id)] or known[:room]


def _bar(share: Decimal | None, most: Decimal, space: int, style: str) -> Content:
    if share is None:
        return Content.styled("–", MUTED)
    filled = max(round(share / most * space), 1) if most else 1
    return Content.assemble(("▇" * filled, style), f" {fixed(share * 100, 0)} %")


def last_day_said(found: WhatIf, *, recorded: bool, today: date) -> list[str]:
    """Explain the last day that could be billed."""
    if found.last_day is None:
        return [_("No last day is set.")]
    said = day(found.last_day, today)
    if recorded:
        return [_("{day} is the last working day of the handover.").format(day=said)]
    return [
        _("If notice were given today, the contract would run until {day}. v shows each step of the count.").format(
            day=said
        )
    ]


def paragraph(text: str, width: int) -> Content:
    """Give a quiet sentence over the width."""
    return block(Content.styled(text, MUTED), width, first=Content(""), indent=1)
