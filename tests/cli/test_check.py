"""`check` says what is wrong with a text, where exactly, and how to mend it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Typed
from workbook.cli.check import SIZE_LIMIT
from workbook.content.tone import tone_languages

HARSH = "Dear Jana,\n\nI want to fire you.\n"
CALM = (
    "Jana, thank you for taking the time. My work has moved on and no longer fits yours, so I am ending our contract. "
    "My last working day is 11 December 2026. Thank you for two good years.\n"
)


def written(folder: Path, text: str | bytes, name: str = "script.txt") -> str:
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(file)


def objects(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_a_finding_is_a_line_with_its_place_and_its_mend(typed: Typed, tmp_path: Path) -> None:
    file = written(tmp_path, HARSH)
    result = typed("check", file, "--language", "en")
    assert result.exit_code == 1
    line = result.stdout.splitlines()[0]
    assert line.startswith(f"{file}:3:11 error forbidden “fire you” ")
    assert " → " in line
    assert "1 error" in result.stderr


def test_a_calm_text_passes(typed: Typed, tmp_path: Path) -> None:
    result = typed("check", written(tmp_path, CALM), "--language", "en")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "Nothing found.\n"


def test_warnings_alone_do_not_fail(typed: Typed) -> None:
    result = typed("check", "-", "--language", "en", stdin=CALM + "Maybe that is all!!!")
    assert "warning" in result.stdout
    assert result.exit_code == 0


def test_json_is_one_object_a_line_for_each_file(typed: Typed, tmp_path: Path) -> None:
    files = [written(tmp_path, HARSH, "a.txt"), written(tmp_path, CALM, "b.txt")]
    result = typed("check", *files, "--language", "en", "--json")
    assert result.exit_code == 1
    harsh, calm = objects(result.stdout)
    assert (harsh["file"], calm) == (files[0], {"file": files[1], "findings": []})
    first = harsh["findings"][0]
    assert set(first) == {"rule", "family", "level", "start", "end", "text", "message", "suggestion"}
    assert (first["family"], first["level"], first["text"]) == ("forbidden", "error", "fire you")
    assert result.stderr == ""


@pytest.mark.parametrize("start", ["", "\ufeff", "Grüße 😀 ", "one\r\ntwo\r\n", "\x1b[2J\x07\x9b ", "e\u0301 \u202e"])
def test_places_count_the_characters_of_the_file(typed: Typed, start: str) -> None:
    text = start + HARSH
    result = typed("check", "-", "--language", "en", "--json", stdin=text.encode())
    counted = text.removeprefix("\ufeff")
    found = objects(result.stdout)[0]["findings"]
    assert any(one["text"] == "fire you" for one in found)
    assert all(counted[one["start"] : one["end"]] == one["text"] for one in found)


def test_what_could_steer_the_terminal_is_taken_out(typed: Typed) -> None:
    text = "I want to fire\x1b[2J you always\x9b31m lie \u202e now!!!"
    for more in ([], ["--json"]):
        output = typed("check", "-", "--language", "en", *more, stdin=text.encode()).stdout
        assert not {"\x1b", "\x9b", "\u202e"} & set(output)


def test_a_missing_part_stands_at_the_end(typed: Typed) -> None:
    text = "We worked together for some years and I liked a good part of it. " * 4
    found = objects(typed("check", "-", "--language", "en", "--json", stdin=text).stdout)[0]["findings"]
    missing = [one for one in found if one["family"] == "missing"]
    assert missing
    assert all(one["start"] == one["end"] == len(text) and one["text"] == "" for one in missing)


def test_every_language_with_rules_can_be_checked(typed: Typed) -> None:
    assert {"en", "de"} <= set(tone_languages())
    for language in tone_languages():
        assert typed("check", "-", "--language", language, stdin="").exit_code == 0


def test_what_cannot_be_read_is_one_sentence_and_the_rest_is_checked(typed: Typed, tmp_path: Path) -> None:
    files = [
        str(tmp_path / "none.txt"),
        str(tmp_path),
        written(tmp_path, b"\x89PNG\xff\x00", "picture.png"),
        written(tmp_path, "Hello".encode("utf-16"), "windows.txt"),
        written(tmp_path, b"a\0b", "binary"),
        written(tmp_path, b"x" * (SIZE_LIMIT + 1), "huge.txt"),
        written(tmp_path, CALM, "calm.txt"),
    ]
    result = typed("check", *files, "--language", "en", "--json")
    assert result.exit_code == 1
    assert [one["file"] for one in objects(result.stdout)] == [files[-1]]
    lines = result.stderr.splitlines()
    expected = ("no such file", "cannot be read", "UTF-8", "UTF-8", "UTF-8", "larger")
    for line, words in zip(lines, expected, strict=True):
        assert words in line


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "-"),
        ("check", "--language", "en"),
        ("check", "-", "--language", "fr"),
        ("check", "-", "--language", "../en"),
    ],
)
def test_a_missing_or_unknown_language_is_wrong_usage(typed: Typed, arguments: tuple[str, ...]) -> None:
    assert typed(*arguments, stdin="").exit_code == 2


def test_the_book_stays_closed(typed: Typed) -> None:
    typed("check", "-", "--language", "en", stdin=CALM)
    assert typed.world.opened == []
