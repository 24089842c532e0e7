"""Reads a script with the tone rules of its language, again and again while it is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbook.content.tone import tone_languages, tone_rules
from workbook.domain.rehearsal import SECTIONS, Section
from workbook.domain.tone.checking import Checker
from workbook.domain.tone.rules import Finding

PARTS: dict[str, Section] = {"D9": "reason", "D10": "next", "D12": "thanks"}
"""The section that a rule on missing parts looks for, by the advice that it rests on."""


@dataclass(frozen=True)
class Reading:
    """What the rules say of a script.

    `unheard` are the sections whose purpose the whole text does not serve by its words. `ruled` is off where there
    are no rules for the language: then nothing is said at all.
    """

    texts: Mapping[Section, str] = field(default_factory=dict)
    findings: Mapping[Section, tuple[Finding, ...]] = field(default_factory=dict)
    unheard: frozenset[Section] = frozenset()
    ruled: bool = True


class ToneReader:
    """Reads scripts; the first reading in a language takes up to a second, later ones what changed."""

    def __init__(self) -> None:
        self._checkers: dict[tuple[str, str], Checker] = {}

    def read(self, language: str, texts: Mapping[Section, str]) -> Reading:
        """Give what is found in every section, each by itself, and what the script as a whole lacks."""
        if language not in tone_languages():
            return Reading(texts, ruled=False)
        findings = {
            section: self._checker(language, section).check(text, whole=False) for section, text in texts.items()
        }
        whole = "\n\n".join(texts[section] for section in SECTIONS if texts.get(section))
        lacks = [one for one in self._checker(language, "").check(whole) if one.family == "missing"]
        return Reading(texts, findings, frozenset(filter(None, (_part(language, one.rule) for one in lacks))))

    def _checker(self, language: str, name: str) -> Checker:
        key = (language, name)
        if key not in self._checkers:
            self._checkers[key] = Checker(tone_rules(language))
        return self._checkers[key]


def _part(language: str, rule_id: str) -> Section | None:
    advice = next((rule.advice for rule in tone_rules(language).rules if rule.id == rule_id), ())
    return next((PARTS[one] for one in advice if one in PARTS), None)
