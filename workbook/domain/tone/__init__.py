"""The tone checker: which words of a script or letter would hurt, waver or drag on, why, and how to mend them."""

from workbook.domain.tone.checking import Checker, check, is_ready, mend
from workbook.domain.tone.rules import (
    WORDS_A_MINUTE,
    Cooccurrence,
    Existence,
    Family,
    Finding,
    Level,
    Metric,
    Missing,
    Repetition,
    Rule,
    Substitution,
    ToneRules,
)

__all__ = [
    "WORDS_A_MINUTE",
    "Checker",
    "Cooccurrence",
    "Existence",
    "Family",
    "Finding",
    "Level",
    "Metric",
    "Missing",
    "Repetition",
    "Rule",
    "Substitution",
    "ToneRules",
    "check",
    "is_ready",
    "mend",
]
