"""The command `workbook`: its options, and its commands, each of which is loaded when it is called."""

from importlib import import_module

import click

from workbook.cli.shell import Failed, Shell, World, failed
from workbook.domain.errors import WorkbookError

SECTIONS: dict[str, dict[str, tuple[str, str]]] = {
    "Look": {
        "list": ("workbook.cli.listing", "Clients with score, stage and next step."),
        "today": ("workbook.cli.agenda", "What is due, most urgent first."),
        "show": ("workbook.cli.show", "One client, the score explained, all dates."),
        "history": ("workbook.cli.past", "What was changed, newest first."),
    },
    "Note and decide": {
        "add": ("workbook.cli.clients", "Add a client."),
        "rate": ("workbook.cli.clients", "Rate a red flag, 0 to 3."),
        "observe": ("workbook.cli.clients", "Note what you saw behind a flag."),
        "review": ("workbook.cli.clients", "Keep today's score with a remark."),
        "decide": ("workbook.cli.decision", "Keep, repair or part."),
        "tick": ("workbook.cli.handover", "Tick an item of the handover."),
        "undo": ("workbook.cli.past", "Take a client's last change back."),
        "redo": ("workbook.cli.past", "Make it again after all."),
    },
    "Say and write": {
        "letter": ("workbook.cli.letter", "What was agreed, as a letter or a draft of a mail."),
        "check": ("workbook.cli.check", "Words in a text that would hurt, waver or drag on."),
    },
    "Files": {
        "export": ("workbook.cli.files", "A client's whole state as JSON."),
        "import": ("workbook.cli.files", "Take clients in from such files."),
        "schema": ("workbook.cli.files", "The JSON Schema of the export."),
    },
    "Try": {
        "demo": ("workbook.cli.demo", "The full screen on sample data; your book stays untouched."),
    },
}
"""By heading of the help: each command's module, where it is called `NAME_command`, and what it does."""

COMMANDS = {name: place for commands in SECTIONS.values() for name, place in commands.items()}

HELP = """Look after your clients: see early which relationship goes wrong, decide on facts, and part well.

`workbook` alone opens your book on the full screen. The commands do the same from a shell, where CLIENT is an id or
the start of a name:

\b
  workbook list
  workbook observe acme late-payment "Invoice 14 paid 31 days late" --on 20.11.
  workbook show acme
"""

EPILOG = """\b
The book lies in the folder given by --book or WORKBOOK_DIR, else in your data folder.
Data goes to standard output, words to standard error.
Exit codes: 0 done, 1 not possible, 2 wrong usage, 130 interrupted.
Completion: eval "$(_WORKBOOK_COMPLETE=bash_source workbook)"   (or zsh_source, fish_source)
"""


class Commands(click.Group):
    """Finds a command by name and loads it then; the help is made from the table alone."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click passes it
        """Give the names of the commands in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load a command; None where there is none of this name."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(COMMANDS[cmd_name][0]), f"{cmd_name}_command")
        assert isinstance(command, click.Command)  # noqa: S101 - tells the type checker what the tests make sure of
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the commands under their headings."""
        for heading, commands in SECTIONS.items():
            with formatter.section(heading):
                formatter.write_dl([(name, words) for name, (_module, words) in commands.items()], col_spacing=4)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; an error that a person can cause becomes one line."""
        try:
            return super().invoke(ctx)
        except WorkbookError as error:
            raise failed(error) from error


def _show_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - click calls it so
    if wanted and not ctx.resilient_parsing:
        from workbook import __version__

        click.echo(f"workbook {__version__}")
        ctx.exit()


@click.group(
    "workbook",
    cls=Commands,
    help=HELP,
    epilog=EPILOG,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--book", metavar="DIR", help="The folder of another book.")
@click.option("--no-color", is_flag=True, help="No colours; NO_COLOR in the environment does the same.")
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="Show the version."
)
@click.pass_context
def workbook(ctx: click.Context, book: str | None, *, no_color: bool) -> int | None:
    """See HELP."""
    import os

    shell = ctx.ensure_object(Shell)
    shell.folder = book
    if no_color or os.environ.get("NO_COLOR"):
        ctx.color = False
    return shell.world.screens(book) if ctx.invoked_subcommand is None else None


def run(arguments: list[str], world: World) -> int:
    """Run a command line and give its exit code: 0 done, 1 not possible, 2 wrong usage, 130 interrupted."""
    try:
        result = workbook.main(arguments, "workbook", "_WORKBOOK_COMPLETE", standalone_mode=False, obj=Shell(world))
    except click.Abort:
        return 130
    except (Failed, click.ClickException) as error:
        error.show()
        return error.exit_code
    return result if isinstance(result, int) else 0
