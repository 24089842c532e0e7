"""The letter to one client as it stands: as the record gives it, or in the person's own words, and what differs."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from workbook.content.letters import compose_letter
from workbook.domain.consistency import compare
from workbook.domain.errors import Refused
from workbook.domain.letter import OFFERS, Missing, letter_facts, letter_kind, recorded
from workbook.domain.rehearsal import stands_in

if TYPE_CHECKING:
    from workbook.domain.client import Client
    from workbook.domain.tone.rules import Finding


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A letter that can be sent.

    `own` says whether `text` is the person's wording; `from_record` is the letter that the record gives. `missing`
    is what the letter from the record goes without; `differs` is what in `text` contradicts the record.
    """

    subject: str
    text: str
    own: bool
    from_record: str
    missing: "tuple[Missing, ...]"
    differs: "tuple[Finding, ...]"


def confirmation(client: "Client", *, today: date, me: str = "") -> Confirmation:
    """Give the letter to a client, signed by `me`; Refused where nothing was decided that it could confirm."""
    own = client.rehearsal.letter
    kind = letter_kind(client)
    if kind is None and not own.strip():
        raise Refused(
            "There is nothing to confirm to {name} yet. "
            "Decide first: repair or part, or that they leave or it fades out.",
            name=client.name,
        )
    facts = letter_facts(client, kind or "part", today=today, me=me, options=_offered(client, today))
    letter = compose_letter(facts)
    text = own.strip() or letter.text
    return Confirmation(
        subject=letter.subject,
        text=text,
        own=bool(own.strip()),
        from_record=letter.text,
        missing=() if own.strip() else facts.missing,
        differs=compare(text, recorded(client), client.language, today),
    )


def _offered(client: "Client", today: date) -> frozenset[str]:
    """Give what the script offers, by the advice of the points that stand in it."""
    said = client.rehearsal.script.get("options", "")
    if not said.strip():
        return frozenset()
    from workbook.material import cues

    points = [cue for cue in cues(client, today) if cue.section == "options" and stands_in(cue.text, said)]
    return frozenset(offer for offer in OFFERS for cue in points if offer in cue.advice)
