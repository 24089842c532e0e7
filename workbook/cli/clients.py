"""`workbook add`, `rate`, `observe`, `review`: clients and what is noted of them."""

import click

from workbook.cli.output import put, tell
from workbook.cli.shell import Filled, FlagName, Shell, client_argument, day_of, pass_shell
from workbook.cli.telling import flag_called, title_of, where_it_stands
from workbook.phrases import RATINGS
from workbook.words import _, day

ADD_HELP = """Add a client and print the new id.

\b
  workbook add "Acme GmbH" --kind retainer --language de
  id=$(workbook add "Blue Fox Studio")
"""

RATE_HELP = """Rate a red flag: 0 never, 1 sometimes, 2 often, 3 constantly; - takes the rating back.

FLAG is the id of a red flag, or the start of it where only one begins so.

\b
  workbook rate acme late-payment 2
  workbook rate acme late -

The flags: late-payment breaks-terms haggles negativity too-little-work outgrown costs-time rejects-advice disrespect
silence stagnation loses-money abuse impossible-demands harms-health.
"""

OBSERVE_HELP = """Note what you saw behind a red flag: a fact, unless it is an impression.

A fact happened and can be checked; it weighs twice as much while it is fresh.

\b
  workbook observe acme late-payment "Invoice 14 paid 31 days late" --on 20.11.
  workbook observe acme silence "Seems to avoid me" --impression
"""

REVIEW_HELP = """Keep today's score with a remark; a second review on the same day takes the place of the first.

\b
  workbook review acme --note "Better since we talk on Mondays"
"""


@click.command("add", help=ADD_HELP, short_help="Add a client.")
@click.argument("name", type=Filled())
@click.option(
    "--kind",
    type=click.Choice(["project", "retainer", "orders"]),
    default="project",
    show_default=True,
    help="How you work for them.",
)
@click.option(
    "--language",
    type=click.Choice(["en", "de", "ru"]),
    default="en",
    show_default=True,
    help="The language you speak with them.",
)
@pass_shell
def add_command(shell: Shell, name: str, kind: str, language: str) -> None:
    """See ADD_HELP."""
    from typing import cast

    from workbook.domain.client import Language, new_client
    from workbook.domain.engagement import Kind

    book = shell.book
    client = book.add(
        new_client(
            book.new_id(),
            name,
            on=book.today,
            kind=cast("Kind", kind),
            language=cast("Language", language),
            currency=book.rules.currency,
        )
    )
    put(client.id)
    tell(_("Added {name}.").format(name=client.name))


@click.command("rate", help=RATE_HELP, short_help="Rate a red flag, 0 to 3.")
@client_argument
@click.argument("flag", type=FlagName())
@click.argument("rating", type=click.Choice(["0", "1", "2", "3", "-"]))
@pass_shell
def rate_command(shell: Shell, client: str, flag: str, rating: str) -> None:
    """See RATE_HELP."""
    from workbook.domain.scorecard import rate

    book = shell.book
    named = flag_called(flag)
    rated = book.change(book.find(client), rate, named, None if rating == "-" else int(rating))
    word = _("not judged") if rating == "-" else _(RATINGS[int(rating)])
    tell(f"{title_of(named)}: {word}. {where_it_stands(rated, book)}")


@click.command("observe", help=OBSERVE_HELP, short_help="Note what you saw behind a flag.")
@client_argument
@click.argument("flag", type=FlagName())
@click.argument("text", type=Filled())
@click.option("--on", "on", metavar="DATE", help="The day it happened, such as 2026-11-20, 20.11. or fri; else today.")
@click.option("--impression", is_flag=True, help="How it seemed to you, rather than what happened.")
@pass_shell
def observe_command(shell: Shell, client: str, flag: str, text: str, on: str | None, *, impression: bool) -> None:
    """See OBSERVE_HELP."""
    from workbook.domain.scorecard import observe

    book = shell.book
    seen_on = day_of(on, book.today, past=True) if on is not None else book.today
    named = flag_called(flag)
    seen = book.change(
        book.find(client),
        observe,
        named,
        text,
        on=seen_on,
        today=book.today,
        new_id=book.new_id(),
        kind="impression" if impression else "fact",
    )
    kind = _("An impression") if impression else _("A fact")
    told = _("{kind} of {day} behind “{flag}” is kept.").format(kind=kind, day=day(seen_on), flag=title_of(named))
    if named not in seen.scorecard.ratings:
        told += " " + _("The flag is not judged yet: workbook rate {id} {flag} 0|1|2|3").format(id=seen.id, flag=named)
    tell(f"{told} {where_it_stands(seen, book)}")


@click.command("review", help=REVIEW_HELP, short_help="Keep today's score with a remark.")
@client_argument
@click.option("--note", metavar="TEXT", default="", help="A remark to read next time.")
@pass_shell
def review_command(shell: Shell, client: str, note: str) -> None:
    """See REVIEW_HELP."""
    from workbook.domain.scorecard import review

    book = shell.book
    reviewed = book.change(book.find(client), review, on=book.today, weights=book.weights, rules=book.rules, note=note)
    tell(_("Today's review is kept. {standing}").format(standing=where_it_stands(reviewed, book)))
