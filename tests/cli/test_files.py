"""Clients leave the book as files and come in from them."""

import json
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import FakeWorld, Typed
from tests.clients import judged
from tests.fakes import a_book
from workbook.domain.client import rename
from workbook.exchange.client_json import schema, write_client


@pytest.fixture
def elsewhere() -> Typed:
    """Give a shell on another, empty book."""
    book = a_book()
    return Typed(book, FakeWorld(book, []))


def test_an_export_taken_into_an_empty_book_and_exported_again_is_the_same(typed: Typed, elsewhere: Typed) -> None:
    exported = typed("export", "blue").stdout_bytes
    result = elsewhere("import", "-", stdin=exported)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "-: Blue Fox Studio is added.\n"
    assert elsewhere("export", "blue").stdout_bytes == exported


def test_a_file_that_is_written_can_be_read_by_its_owner_alone(typed: Typed, tmp_path: Path) -> None:
    target = tmp_path / "acme.json"
    result = typed("export", "acme", "-o", str(target))
    assert (result.exit_code, result.stdout) == (0, "")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert target.read_text() == write_client(typed.book.client("acme"))
    assert [path.name for path in tmp_path.iterdir()] == ["acme.json"]


def test_an_older_export_is_replaced_whole(typed: Typed, tmp_path: Path) -> None:
    target = tmp_path / "acme.json"
    target.write_text("old " * 10_000)
    assert typed("export", "acme", "-o", str(target)).exit_code == 0
    assert target.read_text() == write_client(typed.book.client("acme"))


def test_a_place_that_cannot_be_written_is_one_line(typed: Typed, tmp_path: Path) -> None:
    for place in (tmp_path / "missing" / "x.json", tmp_path, tmp_path / ("x" * 300), tmp_path / "a\0b"):
        result = typed("export", "acme", "-o", str(place))
        assert result.exit_code == 1
        assert len(result.stderr.splitlines()) == 1
        assert "could not be written" in result.stderr
    assert not list(tmp_path.iterdir())


def test_a_redacted_export_names_nobody(typed: Typed) -> None:
    text = typed("export", "acme", "--redact").stdout
    assert "Berg" not in text
    assert "Acme" not in text


def test_the_same_file_twice_changes_nothing(typed: Typed, elsewhere: Typed, tmp_path: Path) -> None:
    file = tmp_path / "acme.json"
    typed("export", "acme", "-o", str(file))
    elsewhere("import", str(file))
    result = elsewhere("import", str(file))
    assert result.exit_code == 0
    assert "is there already, unchanged" in result.stderr
    assert len(elsewhere.book.history("acme")) == 1


def test_a_client_that_differs_is_never_overwritten_silently(typed: Typed, tmp_path: Path) -> None:
    file = tmp_path / "acme.json"
    file.write_text(write_client(rename(judged(), "Acme AG")))
    result = typed("import", str(file))
    assert result.exit_code == 1
    assert "--replace" in result.stderr
    assert typed.book.client("acme").name == "Acme GmbH"


def test_replacing_is_a_change_that_undo_takes_back(typed: Typed, tmp_path: Path) -> None:
    file = tmp_path / "acme.json"
    file.write_text(write_client(rename(judged(), "Acme AG")))
    assert typed("import", str(file), "--replace").exit_code == 0
    assert typed.book.client("acme").name == "Acme AG"
    typed("undo", "acme")
    assert typed.book.client("acme").name == "Acme GmbH"


def test_a_dry_run_says_what_would_happen_and_changes_nothing(typed: Typed, elsewhere: Typed, tmp_path: Path) -> None:
    file = tmp_path / "acme.json"
    typed("export", "acme", "-o", str(file))
    result = elsewhere("import", "--dry-run", str(file))
    assert result.exit_code == 0
    assert "Acme GmbH would be added" in result.stderr
    assert not elsewhere.book.listed()


def test_several_files_are_taken_in_and_each_bad_one_is_named(typed: Typed, elsewhere: Typed, tmp_path: Path) -> None:
    good, bad, newer = tmp_path / "good.json", tmp_path / "bad.json", tmp_path / "newer.json"
    typed("export", "acme", "-o", str(good))
    bad.write_text("[]")
    newer.write_text(json.dumps({**json.loads(good.read_text()), "version": 2}))
    result = elsewhere("import", str(bad), str(newer), str(tmp_path / "none.json"), str(tmp_path), str(good))
    assert result.exit_code == 1
    lines = result.stderr.splitlines()
    assert len(lines) == 5
    assert "no client of the workbook" in lines[0]
    assert "newer workbook" in lines[1]
    assert "no such file" in lines[2]
    assert "cannot be read" in lines[3]
    assert lines[4].endswith("Acme GmbH is added.")
    assert elsewhere("show", "acme").exit_code == 0


def test_a_client_in_the_trash_is_not_doubled(typed: Typed, tmp_path: Path) -> None:
    file = tmp_path / "acme.json"
    typed("export", "acme", "-o", str(file))
    typed.book.delete("acme")
    result = typed("import", str(file))
    assert result.exit_code == 1
    assert "workbook undo acme" in result.stderr


def test_import_without_a_file_is_wrong_usage(typed: Typed) -> None:
    assert typed("import").exit_code == 2


def test_the_schema_needs_no_book(typed: Typed) -> None:
    assert json.loads(typed("schema").stdout) == schema()
    assert typed.world.opened == []
