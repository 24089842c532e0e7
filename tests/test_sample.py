"""The sample book tells a believable story on any day."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes import a_book
from workbook.content.brief import flag_weights
from workbook.domain.accounts import proposals
from workbook.domain.client import Client
from workbook.domain.rules import Rules
from workbook.domain.summary import summarise
from workbook.sample import sample_clients, sample_rules

DAYS = st.dates(date(2024, 1, 1), date(2060, 12, 31))
QUICK = settings(max_examples=20)


def next_steps(today: date) -> dict[str, str]:
    found: dict[str, str] = {}
    for client in sample_clients(today):
        step = summarise(client, flag_weights(), Rules()).next_step(Rules(), today)
        assert step is not None
        found[client.id] = step.kind
    return found


@QUICK
@given(DAYS)
def test_on_any_day_each_client_stands_at_another_place_of_the_story(today: date) -> None:
    assert next_steps(today) == {
        "acme": "cooling",
        "bluefox": "review",
        "harbour": "repair",
        "nordlicht": "review",
        "ada": "rate",
        "pavilion": "handover",
        "morgenrot": "reward",
        "kestrel": "rest",
    }


@QUICK
@given(DAYS)
def test_it_is_the_same_for_the_same_day(today: date) -> None:
    assert sample_clients(today) == sample_clients(today)


@QUICK
@given(DAYS)
def test_nothing_that_has_happened_lies_ahead(today: date) -> None:
    for client in sample_clients(today):
        assert all(day <= today for day in days_past(client)), client.name


def days_past(client: Client) -> list[date]:
    chosen = client.decision.chosen
    talk = client.rehearsal.talk
    days = [client.created, *(e.on for e in client.log), *(o.on for o in client.scorecard.observations)]
    days += [r.on for r in client.scorecard.reviews] + [run.at.date() for run in client.rehearsal.runs]
    days += [i.done_on for i in client.handover.items if i.done_on]
    days += [bill.issued for bill in client.money.invoices] + [row.on for row in client.money.hours]
    days += [payment.on for bill in client.money.invoices for payment in bill.payments]
    days += [day for day in (chosen and chosen.on, talk.held_on, client.closing.closed_on) if day]
    return days


def test_all_bands_languages_kinds_and_endings_are_there_and_one_client_rests() -> None:
    clients = sample_clients(date(2026, 11, 24))
    book = a_book(*clients, today=date(2026, 11, 24))
    assert {book.score(client).band for client in clients} == {"keep", "repair", "part"}
    assert {client.language for client in clients} == {"en", "de", "ru"}
    assert {client.engagement.kind for client in clients} == {"project", "retainer", "orders"}
    choices = {client.decision.chosen.choice for client in clients if client.decision.chosen}
    assert choices == {"keep", "repair", "part", "leaves", "fades"}
    assert [client.id for client in clients if client.archived] == ["kestrel"]


def test_talks_and_last_days_fall_on_working_days() -> None:
    for shift in range(7):
        for client in sample_clients(date(2026, 11, 24) + timedelta(days=shift)):
            for day in (client.rehearsal.talk.planned_on, client.rehearsal.talk.held_on, client.handover.last_day):
                assert day is None or day.weekday() < 5


@QUICK
@given(DAYS)
def test_the_books_of_the_sample_tell_a_story_on_any_day(today: date) -> None:
    clients = {client.id: client for client in sample_clients(today)}
    proposed = {key: {each.flag for each in proposals(one, sample_rules(), today)} for key, one in clients.items()}
    assert proposed["bluefox"] == {"loses-money"}
    assert "late-payment" in proposed["harbour"]
    assert not proposed["nordlicht"]
    assert {key for key, one in clients.items() if one.is_owed} == {"acme", "bluefox", "harbour", "pavilion"}
