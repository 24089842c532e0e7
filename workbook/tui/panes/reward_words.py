"""The reward in words: what is still missing, what can be promised, how the door stands."""

from typing import TYPE_CHECKING

from workbook.domain.closing import Door, Figures, Missing
from workbook.words import N_, _, ngettext

if TYPE_CHECKING:
    from workbook.content.loader import Content as Catalogue

OWN = "\x00own"
"""The value of the choice “something of your own”, which no text can be."""

MISSING: dict[str, tuple[str, str]] = {
    "decision": (N_("No ending has been decided"), N_("3 Decision")),
    "promise": (N_("No reward is promised yet"), N_("e chooses")),
    "talk": (N_("The talk has not been held"), N_("4 Rehearsal")),
    "last-day": (N_("There is no last working day yet"), N_("5 Handover")),
    "checklist": (N_("The checklist has not been laid out"), N_("5 Handover")),
    "handover": (N_("{n} things are left to hand over"), N_("5 Handover")),
}
"""What is missing, and where it is seen to."""

DOORS: dict[Door, tuple[str, str]] = {
    "open": (N_("open"), N_("they may come back one day, and you would answer")),
    "closed": (N_("closed"), N_("no further contact; you owe no more answers")),
}


def missing_words(missing: Missing) -> tuple[str, str]:
    """Say what is missing and where it is seen to."""
    words, place = MISSING[missing.kind]
    if missing.kind == "handover":
        one, many = N_("{n} thing is left to hand over"), words
        return ngettext(one, many, missing.left).format(n=missing.left), _(place)
    return _(words), _(place)


def reward_options(words: "Catalogue") -> list[tuple[str, str, str]]:
    """Give the rewards to choose from, and the way to one of your own."""
    own = (OWN, _("Something of your own"), _("you know best what does you good"))
    return [own, *((reward.title, reward.title, reward.text) for reward in words.rewards)]


def figure_lines(figures: Figures) -> list[str]:
    """Give the figures, one a line; what did not happen is left out."""
    counted = (
        (figures.days, ngettext("{n} day since you decided", "{n} days since you decided", figures.days)),
        (figures.facts, ngettext("{n} fact written down", "{n} facts written down", figures.facts)),
        (figures.drills, ngettext("{n} drill spoken aloud", "{n} drills spoken aloud", figures.drills)),
        (
            figures.items,
            ngettext("{n} thing handed over or settled", "{n} things handed over or settled", figures.items),
        ),
    )
    return [words.format(n=number) for number, words in counted if number]
