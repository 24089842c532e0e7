"""`workbook check`: the tone of texts in files, for scripts and editors."""

import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from workbook.cli.output import bold, dim, in_colour, put, put_json_line, tell
from workbook.domain.cleaning import clean_line
from workbook.domain.errors import NotFound, Refused, Unreadable, WorkbookError
from workbook.words import _, ngettext, say

if TYPE_CHECKING:
    from workbook.domain.tone import Finding

SIZE_LIMIT = 8_000_000
"""Bytes of a file that is read: more than any talk or letter, and read in a moment."""

COLOURS = {"error": "red", "warning": "yellow"}

HELP = """Check the tone of texts: words that would hurt, blame, waver or drag on. - reads standard input.

\b
  workbook check script.txt --language en
  pbpaste | workbook check - --language de --json | jq .findings

A line holds file:line:column, the level, the family, what is wrong, and → how to mend it. Files are UTF-8.

With --json, an object a line for each file: {file, findings}, a finding being

\b
  rule, family, level   level: error, warning, hint
  start, end, text      places in characters, counted from 0; a part that is missing stands empty at the end
  message, suggestion

Exit code 1 if an error is left in any of them or a file cannot be read, else 0.
"""


class ToneLanguage(click.ParamType[str]):
    """A language that there are tone rules for; shells complete it."""

    name = "language"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Give the language's two letters; wrong usage where there are no rules for it."""
        from workbook.content.tone import tone_languages

        wanted = str(value).strip().lower()
        known = tone_languages()
        if wanted not in known:
            self.fail(_("“{given}” is none of {known}.").format(given=value, known=", ".join(known)), param, ctx)
        return wanted

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002
        """Give the languages that begin as what was typed."""
        from workbook.content.tone import tone_languages

        return [CompletionItem(one) for one in tone_languages() if one.startswith(incomplete)]


@click.command("check", help=HELP, short_help="Words in a text that would hurt, waver or drag on.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(allow_dash=True))
@click.option("--language", metavar="LANG", type=ToneLanguage(), required=True, help="Its language: en, de or ru.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, an object a line for each file.")
def check_command(files: Sequence[str], *, language: str, as_json: bool) -> None:
    """See HELP."""
    from workbook.content.tone import tone_rules
    from workbook.domain.tone import check

    rules = tone_rules(language)
    levels: Counter[str] = Counter()
    unread = 0
    for file in files:
        try:
            text = _read(file)
        except WorkbookError as error:
            unread += 1
            tell(f"{clean_line(file)}: {say(error)}")
            continue
        findings = check(text, rules)
        levels.update(finding.level for finding in findings)
        if as_json:
            put_json_line({"file": _printable(file), "findings": [_values(finding) for finding in findings]})
        else:
            _put_lines(clean_line(file), text, findings)
    if not as_json and unread < len(files):
        tell(_counted(levels))
    if unread or levels["error"]:
        raise click.exceptions.Exit(1)


def _read(file: str) -> str:
    """Give the text of a file, every character of it; NotFound, Unreadable or Refused says what is in the way."""
    try:
        if file == "-":
            data = sys.stdin.buffer.read(SIZE_LIMIT + 1)
        else:
            with Path(file).open("rb") as opened:
                data = opened.read(SIZE_LIMIT + 1)
    except FileNotFoundError as error:
        raise NotFound("There is no such file. Check its name.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Unreadable("The file cannot be read ({reason}).", reason=reason) from error
    if len(data) > SIZE_LIMIT:
        raise Refused("The file is larger than {limit} megabytes. Check it in parts.", limit=SIZE_LIMIT // 1_000_000)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("The file is not text in UTF-8. Save it as UTF-8 first.") from error
    if "\0" in text:
        raise Unreadable("The file is not text in UTF-8. Save it as UTF-8 first.")
    return text


def _printable(file: str) -> str:
    """Give a file's name as text, also where the system's bytes are none."""
    return file.encode(errors="surrogateescape").decode(errors="replace")


def _values(finding: "Finding") -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "family": finding.family,
        "level": finding.level,
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
        "message": finding.message,
        "suggestion": finding.suggestion,
    }


def _put_lines(file: str, text: str, findings: "Sequence[Finding]") -> None:
    starts = [0, *(place + 1 for place, character in enumerate(text) if character == "\n")]
    for finding in findings:
        line = bisect_right(starts, finding.start)
        place = f"{file}:{line}:{finding.start - starts[line - 1] + 1}"
        level = in_colour(finding.level, COLOURS[finding.level]) if finding.level in COLOURS else dim(finding.level)
        said = f"“{clean_line(finding.text)}” {finding.message}" if finding.text else finding.message
        put(f"{bold(place)} {level} {finding.family} {said} → {finding.suggestion}")


def _counted(levels: Counter[str]) -> str:
    if not levels.total():
        return _("Nothing found.")
    parts = [
        ngettext("{n} error", "{n} errors", levels["error"]).format(n=levels["error"]),
        ngettext("{n} warning", "{n} warnings", levels["warning"]).format(n=levels["warning"]),
        ngettext("{n} hint", "{n} hints", levels["hint"]).format(n=levels["hint"]),
    ]
    return ", ".join(part for part, level in zip(parts, ("error", "warning", "hint"), strict=True) if levels[level])
