"""`workbook letter`: the confirmation after the talk, as text, Markdown or the draft of a mail."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbook.cli.output import put, put_bytes, tell
from workbook.cli.shell import Shell, client_argument, pass_shell
from workbook.phrases import LETTER_LACKS
from workbook.words import _

if TYPE_CHECKING:
    from workbook.book import Book
    from workbook.confirmation import Confirmation
    from workbook.domain.client import Client
    from workbook.domain.tone import Finding

FORMATS = {".md": "markdown", ".markdown": "markdown", ".eml": "eml"}

HELP = """The letter that confirms what was agreed, from the record and in the client's language.

If you have put it into your own words, those are used, and what differs from the record is said. With --format eml it
is a draft that your mail program opens; the workbook sends nothing.

\b
  workbook letter acme
  workbook letter acme -o acme.eml
  workbook letter acme --format markdown | less

Your name and address come from the settings file: name = "Ann Lee", mail = "ann@example.org".
"""


@click.command("letter", help=HELP, short_help="What was agreed, as a letter or a draft of a mail.")
@client_argument
@click.option(
    "--format",
    "kind",
    type=click.Choice(["text", "markdown", "eml"]),
    help="Text, unless the ending of FILE says otherwise (.md, .eml).",
)
@click.option("-o", "--output", metavar="FILE", default="-", help="Write into FILE instead, which you alone can read.")
@pass_shell
def letter_command(shell: Shell, client: str, kind: str | None, output: str) -> None:
    """See HELP."""
    from workbook.confirmation import confirmation

    book = shell.book
    found = book.client(book.find(client))
    letter = confirmation(found, today=book.today, me=book.me.name)
    kind = kind or FORMATS.get(Path(output).suffix.lower(), "text")
    data = _mail(letter, found, book) if kind == "eml" else _text(letter, kind).encode()
    if output != "-":
        from workbook.cli.writing import write_private

        write_private(Path(output), data)
    elif kind == "eml":
        put_bytes(data)
    else:
        put(data.decode().removesuffix("\n"))
    for line in _remarks(letter):
        tell(line)
    if output != "-":
        tell(_("The letter to {name} is in {file}.").format(name=found.name, file=output))


def _text(letter: "Confirmation", kind: str) -> str:
    if kind == "text":
        return f"{letter.text}\n"
    from workbook.exchange.markdown import write_markdown

    return write_markdown(letter.subject, letter.text)


def _mail(letter: "Confirmation", client: "Client", book: "Book") -> bytes:
    from workbook.exchange.mail import address, write_mail

    contact, me = client.contact, book.me
    to, sender = address(contact.email, contact.person), address(me.mail, me.name)
    if to is None:
        tell(_("No mail address of {name} is noted; the draft has no recipient.").format(name=client.name))
    if sender is None:
        tell(_("Your mail address is not in the settings file; your mail program adds it."))
    return write_mail(
        letter.subject, letter.text, to=to, sender=sender, at=book.now, message_id=f"{client.id}.{book.new_id()}"
    )


def _remarks(letter: "Confirmation") -> list[str]:
    remarks = [_("This is your own wording.")] if letter.own else []
    remarks += [_(LETTER_LACKS[lack]) for lack in letter.missing]
    return remarks + [_difference(letter.text, finding) for finding in letter.differs]


def _difference(text: str, finding: "Finding") -> str:
    line = text.count("\n", 0, finding.start) + 1
    said = _("Line {line}: “{text}”. {message}").format(line=line, text=finding.text, message=finding.message)
    return f"{said} → {finding.suggestion}"
