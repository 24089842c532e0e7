"""The person's own settings and where things lie; nothing is touched before it is asked for."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbook.domain.cleaning import clean_line
from workbook.domain.errors import Unreadable


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person may choose; every field has a default."""

    language: str = "en"
    locale: str = ""
    """The locale of dates and numbers; empty: the usual one of the language."""
    theme: str = ""
    """The name of a theme; empty: the workbook's own dark one."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Keys that differ from the usual ones, by binding id."""
    name: str = ""
    """The person's own name, which signs a letter."""
    mail: str = ""
    """The person's own mail address, from which a letter comes."""


def book_folder(given: str | None, environment: Mapping[str, str]) -> Path:
    """Give the folder of the book: as given, else WORKBOOK_DIR, else the user's data folder."""
    named = given or environment.get("WORKBOOK_DIR")
    if named:
        return Path(named).expanduser()
    import platformdirs

    return Path(platformdirs.user_data_dir("workbook", appauthor=False))


def settings_file(environment: Mapping[str, str]) -> Path:
    """Give the path of the settings file: WORKBOOK_SETTINGS, else in the user's configuration folder."""
    named = environment.get("WORKBOOK_SETTINGS")
    if named:
        return Path(named).expanduser()
    import platformdirs

    return Path(platformdirs.user_config_dir("workbook", appauthor=False)) / "settings.toml"


def read_settings(path: Path) -> Settings:
    """Read the settings; a file that is not there gives the defaults, one that is not TOML is Unreadable."""
    if not path.exists():
        return Settings()
    import tomllib

    try:
        data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise Unreadable(
            "The settings file {path} cannot be read ({reason}). Mend or remove it; until then nothing is changed.",
            path=str(path),
            reason=str(error),
        ) from error
    keys = data.get("keys", {})
    return Settings(
        language=str(data.get("language", "en")),
        locale=str(data.get("locale", "")),
        theme=str(data.get("theme", "")),
        keys={str(name): str(key) for name, key in keys.items()} if isinstance(keys, dict) else {},
        name=clean_line(str(data.get("name", ""))),
        mail=clean_line(str(data.get("mail", ""))),
    )


def environment() -> Mapping[str, str]:
    """Give the process's environment."""
    return os.environ
