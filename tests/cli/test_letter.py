"""The letter comes out as text, Markdown or a draft, and what it lacks or contradicts is said beside it."""

import stat
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from tests.cli.conftest import FakeWorld, Typed
from tests.clients import fresh, parting
from tests.fakes import FakeStore, a_world
from workbook.book import Book, Sender
from workbook.domain.client import Client, set_contact, set_language
from workbook.domain.handover import set_last_day
from workbook.domain.rehearsal import write_letter, write_script

OWN = "Hello Jana,\n\nmy last working day is 10 December 2026. Thank you.\n\nAnn"


def shell(*clients: Client, me: Sender | None = None) -> Typed:
    world = a_world()
    surroundings = type(world)(
        world.today, world.now, world.new_id, world.weights, me or Sender("Ann Lee", "ann@lee.example")
    )
    book = Book(FakeStore(), surroundings)
    for client in clients:
        book.add(client)
    return Typed(book, FakeWorld(book, []))


def test_the_letter_is_the_records() -> None:
    result = shell(parting())("letter", "acme")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("Dear Jana Berg,\n\n")
    assert "My last working day for you is 11 December 2026." in result.stdout
    assert result.stdout.endswith("Kind regards\nAnn Lee\n")


def test_the_letter_speaks_the_clients_language() -> None:
    result = shell(set_language(parting(), "de"))("letter", "acme")
    assert "Mein letzter Arbeitstag für Sie ist der 11. Dezember 2026." in result.stdout


def test_what_the_letter_lacks_is_said_beside_it() -> None:
    client = set_contact(set_last_day(parting(), None), person="")
    result = shell(client, me=Sender())("letter", "acme")
    assert result.exit_code == 0
    assert [line.split()[1] for line in result.stderr.splitlines()] == ["last", "contact", "name"]
    assert "will follow" in result.stdout


def test_your_own_wording_wins_and_what_differs_is_said() -> None:
    result = shell(write_letter(parting(), OWN))("letter", "acme")
    assert (result.exit_code, result.stdout) == (0, OWN + "\n")
    assert result.stderr.startswith("This is your own wording.\nLine 3: “10 December 2026”. ")
    assert "11 December 2026" in result.stderr


def test_what_the_script_offers_is_in_the_letter() -> None:
    client = write_script(parting(), "options", "I will go through everything once with whoever takes over.")
    assert "A briefing for whoever takes over" in shell(client)("letter", "acme").stdout


def test_without_a_decision_there_is_nothing_to_confirm() -> None:
    result = shell(fresh())("letter", "ada")
    assert (result.exit_code, result.stdout) == (1, "")
    assert len(result.stderr.splitlines()) == 1
    assert "Decide first" in result.stderr


def test_a_draft_is_a_mail_from_you_to_them() -> None:
    result = shell(parting())("letter", "acme", "--format", "eml")
    mail = message_from_bytes(result.stdout_bytes, policy=default)
    assert str(mail["From"]) == "Ann Lee <ann@lee.example>"
    assert str(mail["To"]) == "Jana Berg <berg@acme.example>"
    assert str(mail["Subject"]) == "The end of our work together on 11 December 2026"
    assert str(mail["X-Unsent"]) == "1"
    assert "11 December 2026" in mail.get_content()


def test_addresses_that_are_not_known_or_none_are_left_to_the_mail_program() -> None:
    client = set_contact(parting(), email="ask Jana")
    result = shell(client, me=Sender("Ann Lee", ""))("letter", "acme", "--format", "eml")
    assert result.exit_code == 0
    assert b"\r\nTo:" not in result.stdout_bytes
    assert len(result.stderr.splitlines()) == 2


@pytest.mark.parametrize(
    ("name", "start"), [("a.eml", "From: "), ("a.md", "# The end"), ("a.txt", "Dear"), ("a", "Dear")]
)
def test_a_file_gets_the_format_that_its_name_asks_for(tmp_path: Path, name: str, start: str) -> None:
    target = tmp_path / name
    result = shell(parting())("letter", "acme", "-o", str(target))
    assert (result.exit_code, result.stdout) == (0, "")
    assert target.read_bytes().decode().startswith(start)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_the_format_that_is_asked_for_goes_before_the_name(tmp_path: Path) -> None:
    target = tmp_path / "a.eml"
    shell(parting())("letter", "acme", "--format", "text", "-o", str(target))
    assert target.read_text().startswith("Dear")


def test_a_letter_changes_nothing_in_the_book() -> None:
    typed = shell(parting())
    typed("letter", "acme", "--format", "eml")
    assert len(typed.book.history("acme")) == 1
