"""The facts of a letter are those of the record, and only those that the client is meant to read."""

from datetime import date
from decimal import Decimal

import pytest

from tests.clients import fresh, parting
from tests.fakes import TODAY
from workbook.content.loader import load
from workbook.domain.accounts import add_invoice, record_payment
from workbook.domain.client import Client
from workbook.domain.consistency import compare
from workbook.domain.decision import Choice, decide
from workbook.domain.handover import add_item, edit_item, skip, tick
from workbook.domain.letter import NOTES_TO_SELF, LetterFacts, letter_facts, letter_kind, recorded
from workbook.domain.rehearsal import choose_options
from workbook.domain.rules import Rules


def facts(client: Client) -> LetterFacts:
    return letter_facts(client, "part", today=TODAY)


def owing(*amounts: str) -> Client:
    client = parting()
    for number, amount in enumerate(amounts):
        client = add_invoice(
            client, new_id=f"a{number}", issued=date(2026, 10, 1), amount=Decimal(amount), number=f"{number + 14}"
        )
    return client


def test_open_work_goes_in_with_its_day_and_what_is_settled_does_not() -> None:
    client = add_item(parting(), "Send the spring issue.", group="finish", new_id="n1")
    assert [(one.text, one.due) for one in facts(client).work] == [
        ("Deliver the last release", date(2026, 12, 8)),
        ("Send the spring issue", None),
    ]
    client = skip(tick(client, "i1", on=TODAY), "n1", "They no longer want it")
    assert facts(client).work == ()


def test_a_day_that_has_passed_is_not_promised() -> None:
    client = edit_item(parting(), "i1", due=date(2026, 11, 20))
    assert facts(client).work[0].due is None


def test_every_entry_of_the_checklist_is_known_as_work_or_as_a_note_to_self() -> None:
    entries = {entry.id for entry in load("en").handover if entry.group == "finish" and entry.owner != "successor"}
    assert entries - NOTES_TO_SELF == {"finish-deliverable"}


def test_what_they_still_owe_is_listed_by_what_is_missing() -> None:
    client = record_payment(owing("100", "40"), "a0", Decimal(30), on=TODAY, today=TODAY)
    assert [(one.number, one.amount) for one in facts(client).payments] == [("14", Decimal(70)), ("15", Decimal(40))]
    assert facts(client).owed == 110
    assert not facts(client).all_paid


def test_only_somebody_with_invoices_has_paid_them_all() -> None:
    paid = record_payment(owing("100"), "a0", on=TODAY, today=TODAY)
    assert facts(paid).all_paid
    assert not facts(parting()).all_paid


def test_offers_come_in_their_order_whatever_else_is_noted_as_offered() -> None:
    client = choose_options(parting(), ("E5", "unknown", "E1"))
    assert letter_facts(client, "part", today=TODAY, options=["E2"]).options == ("E1", "E2", "E5")


@pytest.mark.parametrize(
    ("choice", "kind"), [("keep", None), ("repair", "repair"), ("leaves", "leaves"), ("fades", "fades")]
)
def test_the_decision_says_what_the_letter_confirms(choice: Choice, kind: str | None) -> None:
    assert letter_kind(decide(fresh(), choice, "So be it", on=TODAY, rules=Rules())) == kind
    assert letter_kind(fresh()) is None


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("My last working day is 12 December 2026.", "11 December 2026"),
        ("The open invoice is €1,300.00.", "€1,200.00"),
        ("My last working day is 11 December 2026 and the open invoice is €1,200.00.", None),
        ("Of the open invoice, €200.00 came in on 1 November 2026.", None),
    ],
)
def test_a_text_that_differs_from_the_record_is_told_the_records_wording(text: str, mended: str | None) -> None:
    client = record_payment(owing("1400"), "a0", Decimal(200), on=date(2026, 11, 1), today=TODAY)
    found = compare(text, recorded(client), "en", TODAY)
    assert [one.replacement for one in found] == ([mended] if mended else [])
