"""The client: one frozen value that holds the whole story, and the verbs on who they are."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from workbook.domain.closing import Closing
from workbook.domain.contract import Contract
from workbook.domain.days import Day
from workbook.domain.decision import Decision
from workbook.domain.engagement import Engagement, Kind
from workbook.domain.errors import Refused
from workbook.domain.handover import Handover
from workbook.domain.money import Money
from workbook.domain.rehearsal import Rehearsal
from workbook.domain.repair import RepairPlan
from workbook.domain.scorecard import Scorecard
from workbook.domain.text import Line, Prose, Title
from workbook.domain.values import Value, put, the, without

Language = Literal["en", "de", "ru"]


class Contact(Value):
    """The person on the other side and how to reach them."""

    person: Line = ""
    email: Line = ""
    phone: Line = ""
    address: Prose = ""


class LogEntry(Value):
    """Something that happened, with its day."""

    id: str
    on: Day
    text: Title


class Client(Value):
    """Somebody you work for: the unit that is stored, exported and undone."""

    id: str
    name: Title
    created: Day
    language: Language = "en"
    contact: Contact = Contact()
    notes: Prose = ""
    log: tuple[LogEntry, ...] = ()
    engagement: Engagement = Engagement()
    contract: Contract = Contract()
    scorecard: Scorecard = Scorecard()
    decision: Decision = Decision()
    repairs: tuple[RepairPlan, ...] = ()
    money: Money = Money()
    rehearsal: Rehearsal = Rehearsal()
    handover: Handover = Handover()
    closing: Closing = Closing()

    @property
    def archived(self) -> bool:
        """Whether the client rests in the archive."""
        return self.closing.closed_on is not None

    @property
    def is_owed(self) -> bool:
        """Whether they still owe money, due or not, by all the payments that are noted."""
        return self.money.outstanding(date.max) > 0

    @property
    def currency(self) -> str:
        """The currency of their money: that of the invoices, or of the engagement where there is none yet."""
        return self.money.invoices[0].currency if self.money.invoices else self.engagement.currency


def new_client(
    client_id: str, name: str, *, on: date, kind: Kind = "project", language: Language = "en", currency: str = "EUR"
) -> Client:
    """Give a new client; an empty or overlong name is refused."""
    return Client(
        id=client_id, name=name, created=on, language=language, engagement=Engagement(kind=kind, currency=currency)
    )


def rename(client: Client, name: str) -> Client:
    """Give the client another name."""
    return client.evolve(name=name)


def set_language(client: Client, language: Language) -> Client:
    """Set the language in which you speak and write with the client."""
    return client.evolve(language=language)


def set_contact(client: Client, **changes: object) -> Client:
    """Change the person, mail address, telephone or postal address."""
    return client.evolve(contact=client.contact.evolve(**changes))


def write_notes(client: Client, text: str) -> Client:
    """Set the free notes."""
    return client.evolve(notes=text)


def log_entry(client: Client, text: str, *, on: date, today: date, new_id: str) -> Client:
    """Note something that happened; it is kept in the order of days."""
    _not_ahead(on, today)
    return client.evolve(log=_by_day([*client.log, LogEntry(id=new_id, on=on, text=text)]))


def edit_log(client: Client, entry_id: str, text: str) -> Client:
    """Change the text of a log entry."""
    return client.evolve(log=put(client.log, the(client.log, entry_id, "log entry").evolve(text=text)))


def move_log(client: Client, entry_id: str, on: date, *, today: date) -> Client:
    """Give a log entry another day; one that has not come yet is refused."""
    _not_ahead(on, today)
    moved = put(client.log, the(client.log, entry_id, "log entry").evolve(on=on))
    return client.evolve(log=_by_day(moved))


def remove_log(client: Client, entry_id: str) -> Client:
    """Take a log entry away."""
    return client.evolve(log=without(client.log, entry_id, "log entry"))


def _not_ahead(on: date, today: date) -> None:
    if on > today:
        raise Refused("{on} has not come yet. The log is for what has happened.", on=on)


def _by_day(entries: Iterable[LogEntry]) -> tuple[LogEntry, ...]:
    return tuple(sorted(entries, key=lambda entry: entry.on))
