"""A draft of a mail is a mail by RFC 5322, and says what the letter says."""

import re
from datetime import UTC, datetime
from email import message_from_bytes
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.text import clean_line, clean_prose
from workbook.exchange.mail import address, write_mail

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
TEXT = "Guten Tag Frau Berg,\n\nmein letzter Arbeitstag ist der 11. Dezember 2026.\n.\nFrom here on: спасибо 🙂\n"
WORDS = st.text(max_size=300)


def draft(
    subject: str = "Ende unserer Zusammenarbeit",
    text: str = TEXT,
    to: Address | None = None,
    sender: Address | None = None,
) -> bytes:
    return write_mail(subject, text, to=to, sender=sender, at=AT, message_id="acme.id1")


def read(data: bytes) -> EmailMessage:
    mail = message_from_bytes(data, policy=default)
    assert isinstance(mail, EmailMessage)
    return mail


def body(mail: EmailMessage) -> str:
    """Give what a mail says, with the line ends of a text."""
    return str(mail.get_content()).replace("\r\n", "\n")


def header_lines(data: bytes) -> list[bytes]:
    """Give the header of a mail field by field, by the grammar of RFC 5322, 2.2: read by hand, not by the library."""
    head, _, _body = data.partition(b"\r\n\r\n")
    assert b"\n" not in head.replace(b"\r\n", b"")
    assert b"\r" not in head.replace(b"\r\n", b"")
    fields = re.split(rb"\r\n(?![ \t])", head)
    for field in fields:
        assert re.match(rb"[!-9;-~]+:[ \t]", field), field
        assert all(len(line) <= 998 for line in field.split(b"\r\n"))
        assert all(line.strip() for line in field.split(b"\r\n"))
        assert field.isascii()
    return fields


def test_the_draft_says_who_what_and_when() -> None:
    to, sender = address("berg@acme.example", "Jana Berg"), address("ann@lee.example", "Änn Лee")
    mail = read(draft(to=to, sender=sender))
    assert str(mail["To"]) == "Jana Berg <berg@acme.example>"
    assert mail["From"].addresses[0].display_name == "Änn Лee"
    assert mail["From"].addresses[0].addr_spec == "ann@lee.example"
    assert str(mail["Subject"]) == "Ende unserer Zusammenarbeit"
    assert mail["Date"].datetime == AT
    assert str(mail["X-Unsent"]) == "1"
    assert str(mail["Message-ID"]) == "<acme.id1@lee.example>"
    assert mail.get_content_type() == "text/plain"
    assert mail.get_content_charset() == "utf-8"
    assert body(mail) == TEXT


def test_every_field_stands_there_once() -> None:
    to = address("berg@acme.example", "Jana Berg")
    names = [field.partition(b":")[0].lower() for field in header_lines(draft(to=to, sender=to))]
    assert sorted(names) == sorted(set(names))
    assert {b"from", b"to", b"subject", b"date", b"message-id", b"x-unsent", b"mime-version"} <= set(names)


def test_without_addresses_it_is_a_draft_without_them() -> None:
    mail = read(draft())
    assert mail["From"] is None
    assert mail["To"] is None
    assert str(mail["Message-ID"]).endswith("@workbook.invalid>")


@given(WORDS.map(clean_line), WORDS.map(clean_prose), WORDS.map(clean_line))
def test_whatever_is_written_comes_out_again(subject: str, text: str, name: str) -> None:
    data = draft(subject, text, to=address("berg@acme.example", name))
    header_lines(data)
    mail = read(data)
    assert "".join(str(mail["Subject"] or "").split()) == "".join(subject.split())
    assert body(mail) == text.strip() + "\n"
    assert mail["To"].addresses[0].addr_spec == "berg@acme.example"
    assert all(len(line) <= 998 for line in data.split(b"\r\n"))


def test_a_line_of_any_length_fits_a_mail() -> None:
    text = "слово " * 5000
    data = draft(text=text)
    assert max(map(len, data.split(b"\r\n"))) <= 78
    assert body(read(data)) == text.strip() + "\n"


@pytest.mark.parametrize(
    ("noted", "spec", "name"),
    [
        ("berg@acme.example", "berg@acme.example", ""),
        (" Jana Berg <berg@acme.example> ", "berg@acme.example", "Jana Berg"),
        ("post@bücher.example", "post@xn--bcher-kva.example", ""),
        ("o'neil+x@mail.acme.example", "o'neil+x@mail.acme.example", ""),
    ],
)
def test_an_address_is_read_as_people_note_it(noted: str, spec: str, name: str) -> None:
    found = address(noted)
    assert found is not None
    assert (found.addr_spec, found.display_name) == (spec, name)


@pytest.mark.parametrize(
    "noted",
    ["", "acme", "@acme.example", "berg@", "a@b, c@d", "a..b@acme.example", ".a@acme.example", "a b@acme.example",
     "a@b..c", "a@-b.example", "берг@acme.example", "a@b\r\nBcc: c@d", "<script>", "a@b@c",
     "a@" + "x" * 70 + ".example"],
)  # fmt: skip
def test_what_is_no_address_is_none(noted: str) -> None:
    assert address(noted) is None


@given(st.text(max_size=80))
def test_nothing_that_is_noted_breaks_the_draft(noted: str) -> None:
    header_lines(draft(to=address(clean_line(noted), "x"), sender=address(clean_line(noted))))
