"""Reads the tone rules of a language from its `tone.toml`."""

import tomllib
from functools import cache
from importlib import resources

from workbook.domain.errors import NotFound
from workbook.domain.tone.rules import ToneRules


@cache
def tone_languages() -> tuple[str, ...]:
    """Give the languages that there are tone rules for, in alphabetical order."""
    content = resources.files("workbook.content")
    return tuple(sorted(one.name for one in content.iterdir() if (one / "tone.toml").is_file()))


@cache
def tone_rules(language: str) -> ToneRules:
    """Give the tone rules of `language` ("en", "de", "ru"), read once; NotFound where there are none."""
    file = resources.files("workbook.content") / language / "tone.toml"
    if not (language.isalpha() and file.is_file()):
        raise NotFound("There are no tone rules for the language “{language}”.", language=language)
    raw = tomllib.loads(file.read_text(encoding="utf-8"))
    return ToneRules.model_validate(
        {
            "language": language,
            "words": tuple(raw.get("words", {}).items()),
            "contractions": tuple(raw.get("contractions", {}).items()),
            "abbreviations": raw.get("abbreviations", ()),
            "rules": [_rule(entry) for entry in raw["rule"]],
        }
    )


def _rule(entry: dict[str, object]) -> dict[str, object]:
    """Fill in the kind that most rules have, and turn a table of swaps into pairs."""
    swap = entry.get("swap")
    pairs = {"swap": tuple(swap.items())} if isinstance(swap, dict) else {}
    return {"kind": "existence", **entry, **pairs}
