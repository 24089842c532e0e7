"""The README is true: its commands are those of the checks, its keys those of the program."""

import re
import sys
from pathlib import Path

from workbook.tui.keys import GROUPS, KEYS, shown_keys

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
LEFT_OUT = {"dialog", "welcome", "help"}


def key_table() -> str:
    """Give the README's table of keys."""
    rows = ["| where | key | does |", "| --- | --- | --- |"]
    for group, title in GROUPS.items():
        if group in LEFT_OUT:
            continue
        shown = title
        for key in KEYS:
            if key.group == group:
                names = " ".join(f"`{name}`" for name in shown_keys(key).split())
                rows.append(f"| {shown} | {names} | {key.tip} |")
                shown = ""
    return "\n".join(rows)


def with_keys(text: str) -> str:
    """Give the README's text with the table of keys as the program has them."""
    between = re.compile(r"(<!-- keys:[^>]*-->\n).*?(\n<!-- /keys -->)", re.DOTALL)
    return between.sub(lambda found: found[1] + key_table() + found[2], text)


def test_the_keys_in_the_readme_are_those_of_the_program() -> None:
    text = README.read_text(encoding="utf-8")
    assert text == with_keys(text), "write it anew: python -m tests.test_readme"


def test_the_checks_run_exactly_the_command_of_the_readme() -> None:
    command = next(line for line in README.read_text().splitlines() if line.endswith("-m tests"))
    assert command in (ROOT / ".ci" / "run").read_text().splitlines()
    assert command in (ROOT / ".github" / "CONTRIBUTING.md").read_text().splitlines()


def test_every_picture_in_the_readme_is_there_and_made_by_the_script() -> None:
    from tests.make_screenshots import PICTURES

    named = set(re.findall(r"screenshots/([\w-]+)\.svg", README.read_text(encoding="utf-8")))
    assert named
    assert named <= {picture.name for picture in PICTURES}
    assert all((ROOT / "screenshots" / f"{name}.svg").is_file() for name in named)


if __name__ == "__main__":
    README.write_text(with_keys(README.read_text(encoding="utf-8")), encoding="utf-8")
    sys.exit(0)
