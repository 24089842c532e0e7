"""The rehearsal of the talk: the script by sections, talking points, pushbacks, drills, and the talk itself."""

import re
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal, get_args

from pydantic import Field

from workbook.domain.days import Day, Moment
from workbook.domain.errors import NeedsReason, NotFound, Refused
from workbook.domain.rules import Rules
from workbook.domain.text import Line, Prose, Title, unless_changed
from workbook.domain.values import Value, put, the, without

if TYPE_CHECKING:
    from workbook.domain.client import Client

Section = Literal["opening", "reason", "next", "options", "thanks", "close"]
SECTIONS: tuple[Section, ...] = get_args(Section)
REQUIRED: tuple[Section, ...] = ("reason", "next", "thanks")
"""The sections without which the talk is not ready."""

Channel = Literal["call", "meeting", "mail", "message"]


class Point(Value):
    """One thing to say; `source` names the catalogue's entry it came from."""

    id: str
    section: Section
    text: Title
    source: str = ""


class Pushback(Value):
    """What the client may answer, and the reply you prepared."""

    id: str
    says: Title
    reply: Prose
    source: str = ""


class Run(Value):
    """One drill: when, how long in seconds, the points covered, the pushbacks held and wavered at."""

    id: str
    at: Moment
    seconds: Annotated[int, Field(ge=0)]
    covered: tuple[str, ...] = ()
    points: int = 0
    held: int = 0
    wavered: int = 0
    section_seconds: dict[Section, int] = {}
    finished: bool = True
    """Whether it went to its end; one that was broken off counts as practice, not towards being ready."""


class Talk(Value):
    """The talk: how and when it is planned, when it was held, what they answered and what was agreed."""

    channel: Channel = "call"
    planned_on: Day | None = None
    planned_at: Line = ""
    """The time of day, as the person writes it."""
    held_on: Day | None = None
    answered: Prose = ""
    agreed: Prose = ""
    override: Line = ""


class Dismissal(Value):
    """A finding that the person decided to leave, and why."""

    rule: str
    text: Line
    reason: Line


class Rehearsal(Value):
    """All that prepares the talk and its written confirmation."""

    script: dict[Section, Prose] = {}
    points: tuple[Point, ...] = ()
    """The person's own points, beside the catalogue's."""
    pushbacks: tuple[Pushback, ...] = ()
    options: tuple[str, ...] = ()
    """Ids of the options offered."""
    runs: tuple[Run, ...] = ()
    talk: Talk = Talk()
    letter: Prose = ""
    """The letter in the person's own wording; empty: as the record gives it."""
    dismissed: tuple[Dismissal, ...] = ()


def write_script(client: "Client", section: Section, text: str, *, base: str | None = None) -> "Client":
    """Set the text of a section.

    `base` is the text that the typing started from: where the section holds another one by now, TextConflict
    carries both and nothing is overwritten.
    """
    if section not in SECTIONS:
        raise NotFound("The script has no section “{section}”.", section=section)
    mine = unless_changed(client.rehearsal.script.get(section, ""), text, base)
    texts = {**client.rehearsal.script, section: mine}
    return _with(client, script={key: texts[key] for key in SECTIONS if texts.get(key)})


def write_letter(client: "Client", text: str) -> "Client":
    """Keep the letter in the person's own words; empty: as the record gives it."""
    return _with(client, letter=text)


def add_point(client: "Client", section: Section, text: str, *, new_id: str) -> "Client":
    """Add a talking point of your own."""
    return _with(client, points=(*client.rehearsal.points, Point(id=new_id, section=section, text=text)))


def edit_point(client: "Client", point_id: str, text: str) -> "Client":
    """Change a talking point of your own."""
    point = the(client.rehearsal.points, point_id, "talking point")
    return _with(client, points=put(client.rehearsal.points, point.evolve(text=text)))


def remove_point(client: "Client", point_id: str) -> "Client":
    """Take a talking point of your own away."""
    return _with(client, points=without(client.rehearsal.points, point_id, "talking point"))


def prepare_reply(client: "Client", says: str, reply: str, *, new_id: str, source: str = "") -> "Client":
    """Prepare the reply to what they may say; one prepared for the same `source` before is replaced."""
    kept = tuple(p for p in client.rehearsal.pushbacks if not source or p.source != source)
    return _with(client, pushbacks=(*kept, Pushback(id=new_id, says=says, reply=reply, source=source)))


def edit_reply(client: "Client", pushback_id: str, reply: str, *, base: str | None = None) -> "Client":
    """Change a prepared reply; with `base`, one that was changed elsewhere meanwhile is a TextConflict."""
    pushback = the(client.rehearsal.pushbacks, pushback_id, "reply")
    mine = unless_changed(pushback.reply, reply, base)
    return _with(client, pushbacks=put(client.rehearsal.pushbacks, pushback.evolve(reply=mine)))


def remove_reply(client: "Client", pushback_id: str) -> "Client":
    """Take a prepared reply away."""
    return _with(client, pushbacks=without(client.rehearsal.pushbacks, pushback_id, "reply"))


def choose_options(client: "Client", options: tuple[str, ...]) -> "Client":
    """Set the options that you offer."""
    return _with(client, options=options)


def keep_run(client: "Client", run: Run) -> "Client":
    """Keep the report of a drill."""
    return _with(client, runs=(*client.rehearsal.runs, run))


def plan_talk(client: "Client", channel: Channel, *, on: date | None, at: str = "") -> "Client":
    """Plan the talk: channel, day, time of day."""
    talk = client.rehearsal.talk.evolve(channel=channel, planned_on=on, planned_at=at)
    return _with(client, talk=talk)


def hold_talk(client: "Client", *, on: date, answered: str = "", agreed: str = "", override: str = "") -> "Client":
    """Mark the talk as held; what was noted about it before stays where `answered` or `agreed` is empty.

    While the decision cools off, NeedsReason asks for an `override` with its reason.
    """
    chosen = client.decision.chosen
    if chosen is None:
        raise Refused("The talk comes after the decision. Decide first (3).")
    if chosen.cooling_until is not None and on < chosen.cooling_until and not override.strip():
        raise NeedsReason(
            "The decision cools off until {until}. Hold the talk then, or say why it cannot wait.",
            until=chosen.cooling_until,
        )
    talk = client.rehearsal.talk
    held = talk.evolve(held_on=on, answered=answered or talk.answered, agreed=agreed or talk.agreed, override=override)
    return _with(client, talk=held)


def note_talk(client: "Client", **notes: str) -> "Client":
    """Note what they `answered` and what was `agreed`, once the talk was held."""
    if client.rehearsal.talk.held_on is None:
        raise Refused("The talk has not been held yet. Mark it as held first.")
    return _with(client, talk=client.rehearsal.talk.evolve(**notes))


def reopen_talk(client: "Client") -> "Client":
    """Take back that the talk was held."""
    return _with(client, talk=client.rehearsal.talk.evolve(held_on=None, override=""))


def dismiss_finding(client: "Client", rule: str, text: str, reason: str) -> "Client":
    """Leave a finding as it is, for a reason that is kept."""
    if not reason.strip():
        raise Refused("Say in a few words why this may stay.")
    return _with(client, dismissed=(*client.rehearsal.dismissed, Dismissal(rule=rule, text=text, reason=reason)))


def whole_script(client: "Client") -> str:
    """Give the script as one text, its sections in order with an empty line between."""
    return "\n\n".join(client.rehearsal.script[key] for key in SECTIONS if key in client.rehearsal.script)


_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")


def count_words(text: str) -> int:
    """Count the words of a text; an apostrophe does not split one."""
    return sum(1 for _ in _WORD.finditer(text))


def speaking_seconds(words: int, rules: Rules) -> int:
    """Give how many seconds `words` take aloud at `rules.words_a_minute`, rounded up."""
    return -(-words * 60 // rules.words_a_minute)


def stands_in(point: str, script: str) -> bool:
    """Say whether a talking point stands in the script.

    It does when at least seven in ten of its telling words (four letters or more; all words where it has none)
    are there, so that it may be put in one's own words.
    """
    found = {word.casefold() for word in _WORD.findall(script)}
    words = [word.casefold() for word in _WORD.findall(point)]
    telling = [word for word in words if len(word) >= 4] or words
    return bool(telling) and sum(word in found for word in telling) >= 0.7 * len(telling)


def _with(client: "Client", **changes: object) -> "Client":
    return client.evolve(rehearsal=client.rehearsal.evolve(**changes))
