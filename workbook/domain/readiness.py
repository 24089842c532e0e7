"""Whether the talk is ready: what is there, what is missing, and how much of it."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from workbook.domain.rehearsal import Section, count_words, speaking_seconds, whole_script

if TYPE_CHECKING:
    from workbook.domain.client import Client
    from workbook.domain.rules import Rules

CheckKind = Literal["reason", "next", "options", "thanks", "length", "errors", "drill", "plan"]


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the list: `have` of `need`, in seconds for "length"; `needed` says whether ready waits for it.

    `doubt` is on where it is there, but the words of the script do not say it.
    """

    kind: CheckKind
    done: bool
    have: int = 0
    need: int = 0
    needed: bool = True
    doubt: bool = False


def readiness(
    client: "Client", rules: "Rules", errors: int | None = None, unheard: Container[str] = ()
) -> tuple[Check, ...]:
    """Give every check of the talk, in the order of the preparation.

    Ready waits for the required sections, for a script without error-level findings (`errors` counts them; None
    leaves that check out) and for `rules.drills_needed` drills run to their end. Options offered, the length
    (`rules.talk_seconds` aloud) and the planned day are good to have, and ready does not wait for them. Of the
    sections in `unheard` the script's words say nothing, so that one which is written is in doubt.
    """
    script = client.rehearsal.script
    seconds = speaking_seconds(count_words(whole_script(client)), rules)
    drills = sum(run.finished for run in client.rehearsal.runs)
    checks = [
        _section("reason", script, unheard),
        _section("next", script, unheard),
        Check("options", _written(script.get("options")), needed=False),
        _section("thanks", script, unheard),
        Check("length", bool(script) and seconds <= rules.talk_seconds, seconds, rules.talk_seconds, needed=False),
    ]
    if errors is not None:
        checks.append(Check("errors", bool(script) and errors == 0, errors))
    return (
        *checks,
        Check("drill", drills >= rules.drills_needed, drills, rules.drills_needed),
        Check("plan", client.rehearsal.talk.planned_on is not None, needed=False),
    )


def is_ready(checks: tuple[Check, ...]) -> bool:
    """Say whether nothing that ready waits for is missing."""
    return all(check.done for check in checks if check.needed)


def _section(
    section: Literal["reason", "next", "thanks"], script: Mapping[Section, str], unheard: Container[str]
) -> Check:
    written = _written(script.get(section))
    return Check(section, written, doubt=written and section in unheard)


def _written(text: str | None) -> bool:
    return bool(text and text.strip())
