"""`workbook decide`: keep, repair or part; or, for the client, that they leave or it fades out."""

from typing import TYPE_CHECKING, cast, get_args

import click

from workbook.cli.output import tell
from workbook.cli.shell import Filled, Shell, client_argument, pass_shell, reason_by
from workbook.cli.telling import where_it_stands
from workbook.phrases import CHOICES
from workbook.words import _, day, ngettext

if TYPE_CHECKING:
    from workbook.domain.client import Client
    from workbook.domain.decision import Cause, Choice
    from workbook.domain.handover import Item

CAUSES = ("money", "time", "respect", "communication", "fit", "wellbeing", "outgrown", "capacity")

HELP = """Decide about a client, with the one sentence that holds it.

\b
  keep    go on as it is
  repair  something is to change first
  part    you end it: asks for facts from two days, then holds the talk back for three days
  leaves  the client ends it
  fades   it ends by itself

The endings lay out the checklist of the handover.

\b
  workbook decide acme part --because "They pay late and talk down the work" --cause money
  workbook decide fox keep --because "The new contact answers"
"""


@click.command("decide", help=HELP, short_help="Keep, repair or part.")
@client_argument
@click.argument("choice", type=click.Choice(list(CHOICES)))
@click.option("--because", metavar="TEXT", type=Filled(), required=True, help="Why, in one sentence.")
@click.option("--override", metavar="REASON", default="", help="Why you decide without the facts that are asked for.")
@click.option("--cause", type=click.Choice(CAUSES), help="What it comes down to; the talk is prepared for it.")
@click.option("--reward", metavar="TEXT", default="", help="What you promise yourself for the end.")
@pass_shell
def decide_command(
    shell: Shell, client: str, choice: str, *, because: str, override: str, cause: str | None, reward: str
) -> None:
    """See HELP."""
    from workbook.domain.decision import decide

    book = shell.book
    found = book.client(book.find(client))
    with reason_by("--override"):
        decided = book.change(
            found.id,
            decide,
            cast("Choice", choice),
            because,
            on=book.today,
            rules=book.rules,
            cause=cast("Cause | None", cause),
            override=override,
            checklist=_checklist(found, choice),
            reward=reward,
        )
    tell(" ".join([_decided(decided), where_it_stands(decided, book)]))


def _checklist(client: "Client", choice: str) -> "tuple[Item, ...]":
    """Give the handover's items for an ending; none for the rest."""
    from workbook.domain.decision import Ending

    if choice not in get_args(Ending):
        return ()
    from workbook.content.checklist import checklist_for
    from workbook.content.loader import load

    return checklist_for(load(client.language), client, cast("Ending", choice))


def _decided(client: "Client") -> str:
    chosen = client.decision.chosen
    if chosen is None:
        return ""
    told = [_("Decided: {choice}.").format(choice=_(CHOICES[chosen.choice]))]
    if chosen.cooling_until is not None:
        told.append(_("The talk can be held from {day} on.").format(day=day(chosen.cooling_until)))
    if client.handover.items:
        count = len(client.handover.items)
        told.append(ngettext("The handover has {n} item.", "The handover has {n} items.", count).format(n=count))
    return " ".join(told)
