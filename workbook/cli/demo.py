"""`workbook demo`: the full screen on sample data."""

import click

from workbook.cli.shell import Shell, pass_shell

HELP = """Look around in a book of eight clients at different places of the story.

It lies in a temporary folder that is removed when you leave; your own book is not touched.

\b
  workbook demo
"""


@click.command("demo", help=HELP, short_help="The full screen on sample data; your book stays untouched.")
@pass_shell
def demo_command(shell: Shell) -> int:
    """See HELP."""
    return shell.world.demo()
