"""The doctor says what is wrong with a book, and mends it without losing anything."""

import json
from pathlib import Path

import pytest

from tests.clients import fresh, judged
from tests.storage.books import MOMENT, contents, make_pipe, mode, named, names, note, temporary
from workbook.domain.upkeep import Finding
from workbook.storage.repository import TinyStore


@pytest.fixture
def store(tmp_path: Path) -> TinyStore:
    """Give a book with two clients, enough changes for a history file, and a backup."""
    store = TinyStore(tmp_path / "book")
    store.create(judged(), note("add"))
    store.create(fresh(), note("add"))
    named(store, "acme", *(f"Acme {n}" for n in range(20)))
    return store


def found(store: TinyStore) -> dict[str, tuple[str, bool]]:
    """Give the level of each finding by file, and whether it can be mended."""
    return {finding.file: (finding.level, finding.cure is not None) for finding in store.examine()}


def test_a_sound_book_has_no_findings(store: TinyStore) -> None:
    assert store.examine() == []
    assert store.mend(MOMENT) == []


def test_a_book_that_is_not_there_has_none_either(tmp_path: Path) -> None:
    assert TinyStore(tmp_path / "nowhere").examine() == []
    assert not (tmp_path / "nowhere").exists()


def test_looking_changes_nothing(store: TinyStore) -> None:
    (store.root / "clients" / "acme.json").write_bytes(b"{half")
    (store.root / "clients" / ".ada.json.tmp").write_bytes(b"half")
    before = contents(store.root)
    store.examine()
    assert contents(store.root) == before


def test_a_damaged_client_comes_back_from_the_newest_backup_and_the_damaged_file_is_kept(store: TinyStore) -> None:
    store.change("acme", lambda c: c.evolve(notes="yesterday"), note(minutes=0))
    store.change("acme", lambda c: c.evolve(notes="today"), note(minutes=24 * 60))
    (store.root / "clients" / "acme.json").write_bytes(b"{half")
    assert found(store) == {"clients/acme.json": ("error", True)}
    (mended,) = store.mend(MOMENT)
    assert "damaged" in str(mended.problem)
    assert store.load("acme").client.notes == "yesterday"
    (kept,) = (store.root / "damaged").iterdir()
    assert kept.read_bytes() == b"{half"
    assert mode(kept) == 0o600
    assert store.examine() == []


def test_a_damaged_client_without_a_backup_is_left_as_it_is(tmp_path: Path) -> None:
    store = TinyStore(tmp_path / "book")
    store.create(judged(), note("add"))
    (store.root / "clients" / "acme.json").write_bytes(b"{half")
    assert found(store)["clients/acme.json"] == ("error", False)
    store.mend(MOMENT)
    assert (store.root / "clients" / "acme.json").read_bytes() == b"{half"


def test_a_client_whose_values_are_nonsense_is_damaged_too(store: TinyStore) -> None:
    path = store.root / "clients" / "acme.json"
    path.write_bytes(path.read_bytes().replace(b'"created":"2026', b'"created":"20x6'))
    assert found(store) == {"clients/acme.json": ("error", True)}


def test_a_damaged_history_is_put_aside_and_begins_anew(store: TinyStore) -> None:
    path = store.root / "history" / "acme.json"
    path.write_bytes(b"{half")
    assert found(store) == {"history/acme.json": ("warning", True)}
    store.mend(MOMENT)
    assert [kept.read_bytes() for kept in (store.root / "damaged").iterdir()] == [b"{half"]
    named(store, "acme", *(f"Later {n}" for n in range(20)))
    assert store.examine() == []
    assert len(store.history("acme")) > 20


def test_damaged_settings_are_put_aside(store: TinyStore) -> None:
    (store.root / "book.json").write_bytes(b"{half")
    assert found(store) == {"book.json": ("error", True)}
    store.mend(MOMENT)
    store.write_settings({"rules": {}})
    assert store.examine() == []


def test_files_that_others_can_read_are_closed(store: TinyStore) -> None:
    (store.root / "clients" / "acme.json").chmod(0o644)
    (store.root / "clients").chmod(0o755)
    (store.root / "book.json").chmod(0o640)
    assert set(found(store)) == {"clients/acme.json", "clients", "book.json"}
    store.mend(MOMENT)
    assert mode(store.root / "clients" / "acme.json") == 0o600
    assert mode(store.root / "clients") == 0o700
    assert store.examine() == []


def test_leftovers_are_taken_away(store: TinyStore) -> None:
    (store.root / "clients" / ".acme.json.tmp").write_bytes(b"half")
    assert found(store) == {"clients/.acme.json.tmp": ("hint", True)}
    store.mend(MOMENT)
    assert temporary(store.root) == []


def test_what_a_person_must_decide_is_said_and_left(store: TinyStore, tmp_path: Path) -> None:
    clients = store.root / "clients"
    conflict = clients / "acme.sync-conflict-20261122-093000-ABCDEFG.json"
    conflict.write_bytes((clients / "acme.json").read_bytes())
    conflict.chmod(0o600)
    make_pipe(clients / "pipe.json")
    (clients / "link.json").symlink_to(tmp_path / "nowhere")
    before = contents(store.root)
    assert found(store) == {
        f"clients/{conflict.name}": ("warning", False),
        "clients/pipe.json": ("error", False),
        "clients/link.json": ("error", False),
    }
    assert store.mend(MOMENT) == []
    assert contents(store.root) == before


def test_a_client_in_the_wrong_folder_is_moved(store: TinyStore) -> None:
    (store.root / "clients" / "ada.json").rename(store.root / "archive" / "ada.json")
    assert found(store) == {"archive/ada.json": ("hint", True)}
    store.mend(MOMENT)
    assert names(store)["ada"] == "Ada Studio"
    assert (store.root / "clients" / "ada.json").exists()


def test_a_client_edited_by_hand_has_changes_that_no_longer_fit(store: TinyStore) -> None:
    path = store.root / "clients" / "acme.json"
    tables = json.loads(path.read_text())
    tables["client"]["1"]["notes"] = "By hand"
    path.write_text(json.dumps(tables))
    assert found(store) == {"clients/acme.json": ("hint", False)}


def test_a_damaged_backup_is_named(store: TinyStore) -> None:
    (backup,) = (store.root / "backups").iterdir()
    data = bytearray(backup.read_bytes())
    data[200] ^= 0xFF
    backup.write_bytes(data)
    assert found(store)[f"backups/{backup.name}"][0] == "warning"


def test_a_missing_backup_is_made(store: TinyStore) -> None:
    for backup in (store.root / "backups").iterdir():
        backup.unlink()
    again = TinyStore(store.root)
    assert found(again) == {"backups": ("warning", True)}
    again.mend(MOMENT)
    assert again.examine() == []


def test_a_damaged_client_in_the_trash_is_named(store: TinyStore) -> None:
    store.delete("ada", MOMENT)
    (path,) = (store.root / "trash").iterdir()
    path.write_bytes(b"{half")
    assert found(store) == {f"trash/{path.name}": ("warning", False)}
    assert [gone.id for gone in store.trash()] == ["ada"]


def test_the_worst_comes_first(store: TinyStore) -> None:
    (store.root / "clients" / "acme.json").write_bytes(b"{half")
    (store.root / "clients" / "ada.json").chmod(0o644)
    (store.root / "clients" / ".ada.json.tmp").touch()
    findings: list[Finding] = list(store.examine())
    assert [finding.level for finding in findings] == ["error", "warning", "hint"]
