"""A book to look around in: eight invented clients of a small studio, told so that they make sense on any day."""

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbook.domain.client import Client
    from workbook.domain.rules import Rules


def sample_clients(today: date) -> "tuple[Client, ...]":
    """Give eight clients at different places of the story, the same ones for the same day.

    Everything is made with the verbs that a person uses, on days counted back from `today`.
    """
    from workbook.sample.ended import kestrel_outdoor, villa_morgenrot
    from workbook.sample.ending import acme, grand_pavilion
    from workbook.sample.living import ada, blue_fox, harbour_books, nordlicht
    from workbook.sample.telling import Days

    stories = (acme, blue_fox, harbour_books, nordlicht, ada, grand_pavilion, villa_morgenrot, kestrel_outdoor)
    return tuple(story(Days(today)) for story in stories)


def sample_rules() -> "Rules":
    """Give what the sample studio counts with: its floor rate, costs, reserve and exchange rates."""
    from workbook.sample.books import SAMPLE_RULES

    return SAMPLE_RULES
