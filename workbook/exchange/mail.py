"""Writes a letter as a mail draft (RFC 5322, .eml) that a mail program opens; the workbook itself never sends."""

import re
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr

_LOCAL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}")
_LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
_NO_DOMAIN = "workbook.invalid"


def write_mail(
    subject: str, text: str, *, to: Address | None, sender: Address | None, at: datetime, message_id: str
) -> bytes:
    """Give the bytes of a draft: UTF-8, lines ending in CRLF, marked as unsent.

    Without `to` or `sender` the draft lacks that line and the mail program asks for it. `at` is an aware moment.
    `message_id` is unique; the sender's domain is added, as mails ask for, and never the name of the machine.
    """
    mail = EmailMessage(policy=SMTP)
    if sender is not None:
        mail["From"] = sender
    if to is not None:
        mail["To"] = to
    if subject.strip():
        mail["Subject"] = " ".join(subject.split())
    mail["Date"] = at
    mail["Message-ID"] = f"<{message_id}@{sender.domain if sender is not None else _NO_DOMAIN}>"
    mail["X-Unsent"] = "1"
    mail.set_content(text.strip() + "\n", charset="utf-8", cte="quoted-printable")
    return mail.as_bytes()


def address(text: str, name: str = "") -> Address | None:
    """Read a mail address as people note it ("berg@acme.example", "Jana Berg <berg@acme.example>"), with a `name`.

    A domain with letters beyond ASCII is written as mail programs send it. None where it is no single address.
    """
    noted, plain = parseaddr(text)
    local, at, domain = plain.rpartition("@")
    try:
        domain = domain.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    labels = domain.split(".")
    whole = text.count("@") == 1 and at and _LOCAL.fullmatch(local) and all(_LABEL.fullmatch(label) for label in labels)
    if not whole or ".." in f".{local}.":
        return None
    return Address(display_name=name or noted, username=local, domain=domain)
