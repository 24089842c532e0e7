"""The red flags in brief: weights and titles straight from the file, for commands that must be quick.

The files are part of the program and checked by its tests, so nothing is checked and no models are loaded here.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FALLBACK = "en"


def flag_weights() -> dict[str, float]:
    """Give the weight of each red flag, as the loader does; it is the same in every language."""
    return {flag["id"]: float(flag["weight"]) for flag in _flags(FALLBACK)}


def flag_titles(language: str) -> dict[str, str]:
    """Give the title of each red flag in a language, or in English where there is no file in it."""
    return {flag["id"]: flag["title"] for flag in _flags(language)}


@cache
def _flags(language: str) -> list[dict[str, Any]]:
    content = Path(__file__).parent
    base = language.replace("_", "-").partition("-")[0].lower()
    own = content / base / "flags.toml"
    source = own if base.isalpha() and own.is_file() else content / FALLBACK / "flags.toml"
    entries: list[dict[str, Any]] = tomllib.loads(source.read_text(encoding="utf-8"))["flag"]
    return entries
