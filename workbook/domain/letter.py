"""What the letter after the talk has to say, and the dates and sums to hold it against, drawn from the record."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, get_args

from workbook.domain.consistency import Facts
from workbook.domain.decision import Cause, ending
from workbook.domain.handover import Item, due_day
from workbook.domain.money import Invoice
from workbook.domain.rehearsal import Channel
from workbook.domain.repair import open_plan

if TYPE_CHECKING:
    from workbook.domain.client import Client, Language

LetterKind = Literal["part", "leaves", "fades", "repair"]
Missing = Literal["last-day", "repair-plan", "person", "me"]
"""What the letter would like to name: its last working day, the plan it confirms, whom it greets, who signs."""

Offer = Literal["E1", "E2", "E3", "E4", "E5", "E6"]
OFFERS: tuple[Offer, ...] = get_args(Offer)
"""What can be offered, by the advice that it serves."""

ANSWER_DAYS = 14
"""Days that a letter which closes a quiet ending leaves for an answer, where no last day is set."""

AGREED_WORK = frozenset({"finish-agreed-work", "finish-current-order"})
"""Entries of the checklist that stand for all the open work; the letter words them by itself."""

NOTES_TO_SELF = AGREED_WORK | {
    "agree-deliverables", "ask-what-they-want-finished", "no-new-orders", "keep-usual-service", "end-standing-meetings",
    "get-acceptance", "fade-ask-open-wishes", "fade-check-delivered", "fade-free-the-days", "fade-end-agreement",
    "fade-close-project",
}  # fmt: skip
"""Entries of the checklist's first group that are no work the client waits for."""

_LABELS: dict[str, tuple[str, str]] = {
    "en": ("last working day", "open invoice"),
    "de": ("letzter Arbeitstag", "offene Rechnung"),
    "ru": ("последний рабочий день", "неоплаченный счёт"),
}


@dataclass(frozen=True, slots=True)
class Work:
    """Something still to be done for the client, and by when; None: no day is set, or it has passed."""

    text: str
    due: date | None


@dataclass(frozen=True, slots=True)
class Payment:
    """An invoice that is not paid in full, and what is still missing."""

    number: str
    issued: date
    due: date | None
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Agreement:
    """The repair that was agreed: what changes, how both will know, what else was settled, when to look again."""

    change: str
    test: str
    agreement: str
    due: date


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """All that a letter can say; None, "" and () are what it passes over."""

    kind: LetterKind
    language: "Language"
    today: date
    client: str
    person: str
    me: str
    last_day: date | None
    talk_on: date | None
    channel: Channel
    cause: Cause | None
    work: tuple[Work, ...]
    agreed_work: bool
    """Whether work is open that the checklist does not name one by one."""
    agreed_work_by: date | None
    payments: tuple[Payment, ...]
    currency: str
    all_paid: bool
    """Whether there were invoices and nothing is left to pay."""
    hand_over: bool
    """Whether files or access are still to be handed over."""
    options: tuple[Offer, ...]
    agreed: str
    repair: Agreement | None

    @property
    def over(self) -> bool:
        """Whether the last working day has passed."""
        return self.last_day is not None and self.last_day < self.today

    @property
    def owed(self) -> Decimal:
        """What is left to pay in all."""
        return sum((payment.amount for payment in self.payments), Decimal(0))

    @property
    def answer_by(self) -> date:
        """The day until which the client can still ask for something: the last day, or two weeks from now."""
        if self.last_day is not None and not self.over:
            return self.last_day
        return self.today + timedelta(days=ANSWER_DAYS)

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What the letter should name and the record does not hold, the gravest first."""
        found: list[Missing] = []
        if self.kind in ("part", "leaves") and self.last_day is None:
            found.append("last-day")
        if self.kind == "repair" and self.repair is None:
            found.append("repair-plan")
        if not self.person:
            found.append("person")
        if not self.me:
            found.append("me")
        return tuple(found)


def letter_kind(client: "Client") -> LetterKind | None:
    """Give what the letter confirms: the ending or the repair that was decided; None where neither was."""
    chosen = client.decision.chosen
    if chosen is not None and chosen.choice == "repair":
        return "repair"
    return ending(client)


def letter_facts(
    client: "Client", kind: LetterKind, *, today: date, me: str = "", options: Collection[str] = ()
) -> LetterFacts:
    """Draw the facts of a letter from the record; `options` are offers beside those that the client's record names."""
    chosen, talk = client.decision.chosen, client.rehearsal.talk
    items = [item for item in client.handover.items if not item.settled]
    general = [item for item in items if item.source in AGREED_WORK]
    offered = {*client.rehearsal.options, *options}
    payments = tuple(_payments(client.money.invoices))
    return LetterFacts(
        kind=kind,
        language=client.language,
        today=today,
        client=client.name,
        person=client.contact.person,
        me=me,
        last_day=client.handover.last_day,
        talk_on=talk.held_on,
        channel=talk.channel,
        cause=chosen.cause if chosen is not None else None,
        work=tuple(_work(client, item, today) for item in items if _is_for_them(item)),
        agreed_work=bool(general),
        agreed_work_by=next((_ahead(due_day(item, client.handover), today) for item in general), None),
        payments=payments,
        currency=client.currency,
        all_paid=bool(client.money.invoices) and not payments and not _unsent(client.money.invoices),
        hand_over="E4" in offered or any(item.group == "access" and item.gate != "last" for item in items),
        options=tuple(offer for offer in OFFERS if offer in offered and offer != "E4"),
        agreed=_paragraph(talk.agreed),
        repair=_agreement(client) if kind == "repair" else None,
    )


def recorded(client: "Client") -> Facts:
    """Give the dates and sums of the record that a script or letter can be held against.

    What a text may name beside the last working day and what is owed stands under labels that no sentence speaks of,
    so that it is never taken for a mistake.
    """
    last_day, owed = _LABELS.get(client.language, _LABELS["en"])
    dates: dict[str, date] = {}
    if client.handover.last_day is not None:
        dates[last_day] = client.handover.last_day
    amounts: dict[str, tuple[Decimal, str]] = {}
    if client.is_owed:
        amounts[owed] = (client.money.outstanding(date.max), client.currency)
    dates |= {str(place): day for place, day in enumerate(_other_days(client))}
    amounts |= {str(place): (amount, client.currency) for place, amount in enumerate(_other_sums(client))}
    return Facts(dates=dates, amounts=amounts)


def _other_days(client: "Client") -> Iterable[date]:
    talk = client.rehearsal.talk
    found = [talk.planned_on, talk.held_on, client.handover.notice_on, client.contract.start, client.contract.end]
    found += [client.engagement.since, *(plan.due for plan in client.repairs)]
    found += [due_day(item, client.handover) for item in client.handover.items if _is_for_them(item)]
    for invoice in client.money.invoices:
        found += [invoice.issued, invoice.due, *(payment.on for payment in invoice.payments)]
    return (day for day in found if day is not None)


def _other_sums(client: "Client") -> Iterable[Decimal]:
    for invoice in client.money.invoices:
        yield from (invoice.amount, invoice.outstanding(date.max), *(payment.amount for payment in invoice.payments))


def _is_for_them(item: Item) -> bool:
    return item.group == "finish" and item.owner == "me" and item.source not in NOTES_TO_SELF


def _work(client: "Client", item: Item, today: date) -> Work:
    return Work(item.text.rstrip(" .,;:"), _ahead(due_day(item, client.handover), today))


def _ahead(day: date | None, today: date) -> date | None:
    return day if day is not None and day >= today else None


def _payments(invoices: Iterable[Invoice]) -> Iterable[Payment]:
    for invoice in sorted(invoices, key=lambda one: (one.due or one.issued, one.number)):
        amount = invoice.outstanding(date.max)
        if amount > 0:
            yield Payment(invoice.number, invoice.issued, invoice.due, amount)


def _unsent(invoices: Iterable[Invoice]) -> bool:
    return any(invoice.status == "draft" for invoice in invoices)


def _agreement(client: "Client") -> Agreement | None:
    plan = open_plan(client)
    if plan is None:
        return None
    return Agreement(plan.change.rstrip(" .;"), plan.test.rstrip(" .;"), _paragraph(plan.agreement), plan.due)


def _paragraph(text: str) -> str:
    """Give a text with single line breaks and no empty lines: a note that goes into a letter as one paragraph."""
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())
