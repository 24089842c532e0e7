"""What is said at the end: a headline and a sentence for having done it."""

from typing import TYPE_CHECKING

from workbook.words import N_, _

if TYPE_CHECKING:
    from workbook.domain.client import Client

HEADLINES: tuple[str, ...] = (N_("You did it."), N_("That was the last of it."), N_("It is done, and done well."))

SENTENCES: dict[str, tuple[str, ...]] = {
    "part": (
        N_("You said what had to be said, and you kept your word to the last day."),
        N_("It would have been easier to let it drag on. You saw to it, calmly and in good order."),
        N_("Nothing is left hanging, neither theirs nor yours. The room it took is free again."),
    ),
    "leaves": (
        N_("They chose to go, and you chose how. Everything was left in good order."),
        N_("It was not your idea, and still you brought it to a good end."),
        N_("You let them go without a bitter word. That is what they will remember."),
    ),
    "fades": (
        N_("What grew quiet by itself is now properly closed. No loose ends, no bad feeling."),
        N_("You gave a quiet ending its proper close. Few people take the trouble."),
        N_("Delivered, paid, said goodbye: there is nothing left to wonder about."),
    ),
}
"""Several for every ending, so that the second goodbye does not read like the first."""


def headline(client: "Client") -> str:
    """Give the headline; the same one for the same client."""
    return _(HEADLINES[_number(client) % len(HEADLINES)])


def sentence(client: "Client", ending: str) -> str:
    """Give the sentence for an ending; the same one for the same client."""
    sentences = SENTENCES.get(ending, SENTENCES["part"])
    return _(sentences[_number(client) % len(sentences)])


def _number(client: "Client") -> int:
    return sum(map(ord, client.id))
