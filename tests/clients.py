"""Clients for tests: one at each place of the story."""

from datetime import date

from tests.fakes import TODAY
from workbook.domain.client import Client, new_client, set_contact
from workbook.domain.decision import decide, promise_reward
from workbook.domain.engagement import set_engagement
from workbook.domain.handover import Item, set_last_day, tick
from workbook.domain.rehearsal import hold_talk
from workbook.domain.rules import Rules
from workbook.domain.scorecard import observe, rate, review

CHECKLIST = (
    Item(id="i1", group="finish", text="Deliver the last release", offset=-3, source="deliver"),
    Item(id="i2", group="money", text="Send the last invoice", offset=0, source="invoice"),
    Item(id="i3", group="access", text="Hand over the domain", offset=-1, gate="theirs", source="domain"),
    Item(id="i4", group="access", text="Remove my own access", offset=2, gate="last", source="access"),
    Item(id="i5", group="goodbye", text="Say thank you", offset=1, source="thanks"),
)


def fresh(name: str = "Ada Studio", client_id: str = "ada") -> Client:
    """Give a client of whom nothing is known yet."""
    return new_client(client_id, name, on=date(2026, 11, 1))


def judged(name: str = "Acme GmbH", client_id: str = "acme") -> Client:
    """Give a client with six judged flags and facts on two days."""
    client = new_client(client_id, name, on=date(2026, 3, 2), kind="retainer")
    client = set_contact(client, person="Jana Berg", email="berg@acme.example")
    client = set_engagement(client, since=date(2025, 3, 1), rate=80)
    for flag, rating in (("late-payment", 2), ("haggles", 2), ("negativity", 3), ("silence", 1), ("abuse", 0),
                         ("harms-health", 2)):  # fmt: skip
        client = rate(client, flag, rating)
    client = observe(
        client, "late-payment", "Invoice 14 paid 31 days late", on=date(2026, 11, 20), today=TODAY, new_id="o1"
    )
    client = observe(client, "negativity", "Called the draft a joke", on=date(2026, 11, 3), today=TODAY, new_id="o2")
    return review(client, on=date(2026, 11, 10), weights={}, rules=Rules(), note="Getting worse")


def parting(name: str = "Acme GmbH", client_id: str = "acme", on: date = date(2026, 11, 16)) -> Client:
    """Give a client whom it was decided to part from, with the checklist laid out and a last day."""
    client = decide(
        judged(name, client_id), "part", "They pay late and talk down the work", on=on, rules=Rules(),
        cause="money", checklist=CHECKLIST,
    )  # fmt: skip
    return set_last_day(client, date(2026, 12, 11), notice_on=date(2026, 11, 27))


def ended(name: str = "Acme GmbH", client_id: str = "acme", reward: str = "A long walk by the sea") -> Client:
    """Give a client whom it was parted from: the talk was held, every item of the handover is settled."""
    client = promise_reward(parting(name, client_id), reward)
    client = hold_talk(client, on=date(2026, 11, 20), answered="They were surprised", agreed="The dates stand")
    for item in sorted(CHECKLIST, key=lambda item: item.gate == "last"):
        client = tick(client, item.id, on=date(2026, 11, 21))
    return client
