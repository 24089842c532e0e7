"""What late payment and undone work come to: interest by the contract's scheme, and a refund by the share done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from workbook.domain.client import Client
from workbook.domain.earnings import days_late
from workbook.domain.errors import WorkbookError
from workbook.domain.interest import Interest, Scheme, interest_on, scheme_for, with_rates
from workbook.domain.money import Invoice
from workbook.domain.notice import refund
from workbook.domain.rules import Rules
from workbook.words import _, day, fixed, money, number, say, short_day

SHOWN = 20
"""Invoices whose interest an explanation lists."""


@dataclass(frozen=True, slots=True)
class Claim:
    """The interest on one invoice that was late, or the reason why it cannot be reckoned."""

    bill: Invoice
    interest: Interest | None
    trouble: WorkbookError | None = None


def scheme_of(client: Client, rules: Rules) -> Scheme | None:
    """Give the scheme of the contract, with the newer reference rates that the book knows."""
    scheme = scheme_for(client.contract)
    return with_rates(scheme, rules.reference_rates.get(scheme.id, {})) if scheme is not None else None


def claims(client: Client, scheme: Scheme, today: date) -> list[Claim]:
    """Give the interest on every invoice that was or is late, unpaid ones first, then the newest."""
    days = client.contract.payment_days
    late = [bill for bill in client.money.invoices if days_late(bill, today, days)]
    late.sort(key=lambda bill: (bool(bill.outstanding(today)), bill.issued), reverse=True)
    found = []
    for bill in late:
        try:
            interest = interest_on(bill, scheme, today, payment_days=days)
        except WorkbookError as error:
            found.append(Claim(bill, None, error))
        else:
            found.append(Claim(bill, interest))
    return found


def unpaid_total(found: Sequence[Claim], today: date) -> tuple[Decimal, Decimal]:
    """Give interest and fixed sums on what is unpaid today."""
    open_ones = [each.interest for each in found if each.interest is not None and each.bill.outstanding(today)]
    return sum((each.interest for each in open_ones), Decimal(0)), sum((each.fixed for each in open_ones), Decimal(0))


def interest_words(client: Client, rules: Rules, today: date) -> str:
    """Say in a few words what could be claimed on unpaid invoices today."""
    scheme = scheme_of(client, rules)
    if scheme is None:
        return ""
    found = claims(client, scheme, today)
    interest, fixed_sums = unpaid_total(found, today)
    if not interest and not fixed_sums:
        return _("nothing is late now")
    said = money(interest, client.currency)
    return f"{said} + {money(fixed_sums, scheme.currency or client.currency)}" if fixed_sums else said


def interest_explained(client: Client, rules: Rules, today: date) -> list[str]:
    """Explain the interest row by row, so that each can be reckoned again."""
    scheme = scheme_of(client, rules)
    if scheme is None:
        return [_("Nothing is agreed for late payment. Choose a scheme in the line “Interest”.")]
    said = [
        _("Simple interest from the day after the due day, by the day, 365 to the year: amount × percent × days / "
          "36,500, rounded to the cent. Each row stands for days on which neither the rate nor the debt changed.")
    ]  # fmt: skip
    found = claims(client, scheme, today)
    interest, fixed_sums = unpaid_total(found, today)
    said.append(
        _("On what is unpaid today: {interest} interest and {fixed} in fixed sums.").format(
            interest=money(interest, client.currency), fixed=money(fixed_sums, scheme.currency or client.currency)
        )
    )
    said += [_claim(each, client, scheme, today) for each in found[:SHOWN]] or [_("No invoice was late.")]
    return said + rates_said(scheme, today, stale=any(each.interest and each.interest.check_rates for each in found))


def _claim(each: Claim, client: Client, scheme: Scheme, today: date) -> str:
    title = _("Invoice {number}").format(number=each.bill.number or short_day(each.bill.issued, today))
    if each.trouble is not None or each.interest is None:
        return f"{title}\n{say(each.trouble) if each.trouble else _('It cannot be told for this one.')}"
    rows = [
        f"{short_day(row.first, today)} – {short_day(row.last, today)}: "
        f"{fixed(row.principal)} × {number(row.percent)} % × {row.days} = {fixed(row.amount)}"
        for row in each.interest.rows
    ]
    total = _("Together {interest}, and a fixed sum of {fixed}.").format(
        interest=money(each.interest.interest, client.currency),
        fixed=money(each.interest.fixed, scheme.currency or client.currency),
    )
    return "\n".join([title, *rows, total])


def rates_said(scheme: Scheme, today: date, *, stale: bool) -> list[str]:
    """Say where the rates come from and how far they are known."""
    said = []
    if scheme.source:
        said.append(_("Source: {source}, looked up on {day}.").format(
            source=scheme.source, day=day(scheme.as_of, today) if scheme.as_of else "–"))  # fmt: skip
    if stale and scheme.known_until is not None:
        said.append(
            _("The rates are known up to {day}. Look up the newer one, and enter it in the line “Rates”.").format(
                day=day(scheme.known_until, today)
            )
        )
    return said


def rate_words(scheme: Scheme, today: date) -> str:
    """Say the newest reference rate with its margin."""
    newest = scheme.rates[-1]
    return _("{percent} % + {margin} from {day}").format(
        percent=number(newest.percent), margin=number(scheme.margin), day=short_day(newest.start, today)
    )


def rates_explained(scheme: Scheme, today: date) -> list[str]:
    """List the reference rates, the newest first."""
    rows = [f"{short_day(each.start, today):>12}  {number(each.percent)} %" for each in reversed(scheme.rates)]
    how = (
        _("The rate of the first day holds to the end.")
        if scheme.fixed_at_start
        else _("Interest changes when the rate does.")
    )
    added = _("Reference rates a year, to which {margin} points are added. {how} e enters a newer one.").format(
        margin=number(scheme.margin), how=how
    )
    return [added, "\n".join(rows), *rates_said(scheme, today, stale=True)]


@dataclass(frozen=True, slots=True)
class Undone:
    """A refund to reckon: what was paid, and the share of the work done, 0 to 1."""

    paid: Decimal
    done: Decimal

    @property
    def back(self) -> Decimal:
        """What to pay back: paid * (1 - share done)."""
        return refund(self.paid, self.done)


def refund_words(undone: Undone | None, client: Client) -> str:
    """Say the refund in a few words."""
    if undone is None:
        return ""
    return _("{back}, with {done} % done").format(
        back=money(undone.back, client.currency), done=number(round(undone.done * 100, 1))
    )


def refund_explained(undone: Undone, client: Client) -> list[str]:
    """Explain the refund."""
    return [
        _("What was paid, less the share of the work that is done: {paid} × (100 − {done}) % = {back}.").format(
            paid=money(undone.paid, client.currency),
            done=number(round(undone.done * 100, 1)),
            back=money(undone.back, client.currency),
        ),
        _("Where you cannot fulfil a part, paying it back is the clean way. Note it in the handover, with its day."),
    ]
