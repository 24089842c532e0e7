"""`workbook export`, `import`, `schema`: clients as files."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbook.cli.output import put_bytes, put_json, tell
from workbook.cli.shell import Shell, client_argument, pass_shell
from workbook.domain.errors import NotFound, Refused, Unreadable, WorkbookError
from workbook.words import _, say

if TYPE_CHECKING:
    from workbook.book import Book
    from workbook.domain.client import Client

EXPORT_HELP = """A client's whole state as JSON, to standard output or into a file that you alone can read.

--redact replaces names, addresses and everything that somebody wrote; figures, days and choices stay.

\b
  workbook export acme > acme.json
  workbook export acme --redact -o to-show.json
"""

IMPORT_HELP = """Take clients in from files that `workbook export` made; - reads standard input.

A client who is there already in the same state is left alone. One who differs is refused, unless --replace puts the
file's state in its place; undo brings the other one back.

\b
  workbook import acme.json fox.json --dry-run
  workbook --book old export acme | workbook --book new import -
"""

SCHEMA_HELP = """The JSON Schema of what export writes and import reads.

\b
  workbook schema > workbook-client.schema.json
"""


@click.command("export", help=EXPORT_HELP, short_help="A client's whole state as JSON.")
@client_argument
@click.option("-o", "--output", metavar="FILE", default="-", help="Write into FILE instead.")
@click.option("--redact", is_flag=True, help="Without names, addresses and words.")
@pass_shell
def export_command(shell: Shell, client: str, output: str, *, redact: bool) -> None:
    """See EXPORT_HELP."""
    from workbook.exchange.client_json import write_client

    found = shell.book.client(shell.book.find(client))
    if redact:
        from workbook.exchange.redaction import redacted

        found = redacted(found)
    data = write_client(found).encode()
    if output == "-":
        put_bytes(data)
        return
    from workbook.cli.writing import write_private

    write_private(Path(output), data)
    tell(_("{name} is in {file}.").format(name=found.name, file=output))


@click.command("import", help=IMPORT_HELP, short_help="Take clients in from such files.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(allow_dash=True))
@click.option("--replace", is_flag=True, help="Put the file's state in the place of one that differs.")
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@pass_shell
def import_command(shell: Shell, files: Sequence[str], *, replace: bool, dry_run: bool) -> None:
    """See IMPORT_HELP."""
    problems = 0
    for file in files:
        try:
            said = _take_in(_read(file), shell.book, replace=replace, dry_run=dry_run)
        except WorkbookError as error:
            problems += 1
            said = say(error)
        tell(f"{file}: {said}")
    if problems:
        raise click.exceptions.Exit(1)


@click.command("schema", help=SCHEMA_HELP, short_help="The JSON Schema of the export.")
def schema_command() -> None:
    """See SCHEMA_HELP."""
    from workbook.exchange.client_json import schema

    put_json(schema())


def _read(file: str) -> "Client":
    from workbook.exchange.client_json import SIZE_LIMIT, read_client

    try:
        if file == "-":
            return read_client(sys.stdin.buffer.read(SIZE_LIMIT + 1))
        with Path(file).open("rb") as opened:
            return read_client(opened.read(SIZE_LIMIT + 1))
    except FileNotFoundError as error:
        raise NotFound("There is no such file. Check its name.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Unreadable("The file cannot be read ({reason}).", reason=reason) from error


def _take_in(client: "Client", book: "Book", *, replace: bool, dry_run: bool) -> str:
    """Take a client in and say what happened, or would happen."""
    try:
        there = book.client(client.id)
    except NotFound:
        if any(gone.id == client.id for gone in book.trash()):
            raise Refused(
                "{name} lies in this book's trash. Bring it back first: workbook undo {id}",
                name=client.name,
                id=client.id,
            ) from None
        if not dry_run:
            book.add(client)
        return (_("{name} would be added.") if dry_run else _("{name} is added.")).format(name=client.name)
    if there == client:
        return _("{name} is there already, unchanged.").format(name=client.name)
    if not replace:
        raise Refused(
            "{name} ({id}) is in the book already and differs. Nothing was changed; with --replace the file's state "
            "takes its place, and undo brings yours back.",
            name=there.name,
            id=there.id,
        )
    if not dry_run:
        book.change_as(client.id, book.note("replace", client.name), _replaced, client)
    return (
        _("{name} would be replaced.") if dry_run else _("{name} is replaced; undo brings the other one back.")
    ).format(name=there.name)


def _replaced(_there: "Client", given: "Client") -> "Client":
    return given
