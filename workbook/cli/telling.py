"""What the commands that change something say afterwards."""

from typing import TYPE_CHECKING

from workbook.content.brief import flag_titles
from workbook.domain.errors import Ambiguous, NotFound
from workbook.phrases import band, points, step
from workbook.words import _

if TYPE_CHECKING:
    from workbook.book import Book
    from workbook.domain.client import Client


def where_it_stands(client: "Client", book: "Book") -> str:
    """Say where a client stands now: score, band and next step."""
    now = book.score(client)
    due = book.summary(client).next_step(book.rules, book.today)
    return _("{name}: {points}, {band}; {step}.").format(
        name=client.name, points=points(now), band=band(now), step=step(due, book.today)
    )


def title_of(flag: str) -> str:
    """Give the title of a red flag."""
    return flag_titles("en").get(flag, flag)


def flag_called(text: str) -> str:
    """Give the red flag by its id or the start of it; NotFound, or Ambiguous with the candidates."""
    titles = flag_titles("en")
    wanted = text.strip().casefold()
    hits = [wanted] if wanted in titles else [flag for flag in titles if wanted and flag.startswith(wanted)]
    if len(hits) == 1:
        return hits[0]
    if hits:
        found = tuple((flag, titles[flag]) for flag in hits)
        raise Ambiguous("“{text}” fits {count} red flags.", found, text=text, count=len(hits))
    raise NotFound("There is no red flag “{flag}”. Known are: {known}.", flag=text, known=", ".join(titles))
