"""The list comes from the index, follows what happens on disk, and survives a broken cache."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.clients import fresh, judged
from tests.storage.books import MOMENT, contents, make_pipe, named, names, note, to_name
from workbook.domain.client import Client
from workbook.domain.errors import NotSaved
from workbook.storage.disk_errors import not_saved
from workbook.storage.files import Files, Stamp
from workbook.storage.repository import TinyStore


class Counting(Files):
    """Counts which clients are read."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    def read(self, path: Path, at_most: int = 1 << 30) -> bytes | None:
        if path.parent.name == "clients":
            self.opened.append(path.stem)
        return super().read(path, at_most)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a book with three clients, listed once so that the index is written."""
    store = TinyStore(tmp_path / "book")
    for client in (judged(), fresh(), fresh("Beta", "beta")):
        store.create(client, note("add"))
    store.listed()
    return tmp_path / "book"


def opened_for_list(root: Path) -> list[str]:
    """Give which clients a new process has to open for its list."""
    files = Counting()
    TinyStore(root, files=files).listed()
    return sorted(files.opened)


def test_the_list_opens_no_client_that_did_not_change(root: Path) -> None:
    assert opened_for_list(root) == []


def test_the_list_needs_neither_models_nor_tinydb(root: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from workbook.storage.repository import TinyStore\n"
        f"print(len(TinyStore(Path({str(root)!r})).listed()))\n"
        "print(sorted({'pydantic', 'tinydb', 'filelock', 'zipfile'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["3", "[]"]


def test_a_change_from_the_command_line_does_not_make_the_next_list_slower(root: Path) -> None:
    named(TinyStore(root), "acme", "A", "B")
    assert opened_for_list(root) == []
    assert names(TinyStore(root))["acme"] == "B"


def test_changes_from_elsewhere_are_seen(root: Path) -> None:
    store, other = TinyStore(root), TinyStore(root)
    assert store.changed_outside()
    store.listed()
    assert not store.changed_outside()
    named(other, "acme", "Renamed elsewhere")
    assert store.changed_outside()
    assert names(store)["acme"] == "Renamed elsewhere"
    other.delete("beta", MOMENT)
    assert store.changed_outside()
    assert set(names(store)) == {"acme", "ada"}
    assert not store.changed_outside()


def test_own_changes_are_not_changes_from_elsewhere(root: Path) -> None:
    store = TinyStore(root)
    store.listed()
    named(store, "acme", "Mine")
    store.create(fresh("New", "new"), note("add"))
    store.delete("ada", MOMENT)
    store.undelete("ada")
    assert not store.changed_outside()
    assert set(names(store)) == {"acme", "ada", "beta", "new"}


def test_a_file_edited_in_place_is_seen(root: Path) -> None:
    store = TinyStore(root)
    store.listed()
    path = root / "clients" / "acme.json"
    path.write_bytes(path.read_bytes().replace(b"Acme GmbH", b"Acme GmbX"))
    assert store.changed_outside()
    assert names(store)["acme"] == "Acme GmbX"
    assert store.load("acme").client.name == "Acme GmbX"


def test_other_settings_make_the_summaries_anew(root: Path) -> None:
    TinyStore(root).write_settings({"rules": {"weights": {"abuse": 9}}})
    assert opened_for_list(root) == ["acme", "ada", "beta"]
    assert opened_for_list(root) == []


@pytest.mark.parametrize("damage", [b"", b"\x00" * 300, b"[1]", b"00000000 [1,2]\n"])
def test_a_broken_index_is_made_anew(root: Path, damage: bytes) -> None:
    (root / "index.jsonl").write_bytes(damage)
    assert set(names(TinyStore(root))) == {"acme", "ada", "beta"}
    assert opened_for_list(root) == []


def test_an_index_that_is_a_pipe_or_a_folder_holds_nobody_up(root: Path) -> None:
    (root / "index.jsonl").unlink()
    make_pipe(root / "index.jsonl")
    assert set(names(TinyStore(root))) == {"acme", "ada", "beta"}
    (root / "index.jsonl").unlink()
    (root / "index.jsonl").mkdir()
    assert set(names(TinyStore(root))) == {"acme", "ada", "beta"}
    assert named(TinyStore(root), "acme", "Saved all the same").client.name == "Saved all the same"


def test_no_flipped_bit_in_the_index_shows_a_wrong_name(root: Path) -> None:
    index = root / "index.jsonl"
    sound = index.read_bytes()
    for place in range(0, len(sound), 7):
        index.write_bytes(sound[:place] + bytes([sound[place] ^ 0x04]) + sound[place + 1 :])
        assert names(TinyStore(root)) == {"acme": "Acme GmbH", "ada": "Ada Studio", "beta": "Beta"}


def test_the_index_does_not_grow_for_ever(root: Path) -> None:
    store = TinyStore(root)
    for number in range(400):
        store.change("ada", to_name(f"Ada {number}"), note())
    assert (root / "index.jsonl").stat().st_size < 100_000
    TinyStore(root).listed()
    assert len((root / "index.jsonl").read_bytes().splitlines()) == 4


def test_a_damaged_client_stands_in_the_list_and_the_others_work(root: Path) -> None:
    path = root / "clients" / "acme.json"
    path.write_bytes(path.read_bytes()[:-20])
    before = contents(root)
    listed = names(TinyStore(root))
    assert "“acme.json” is damaged" in listed["acme"]
    assert listed["beta"] == "Beta"
    assert contents(root) == before


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("acme.sync-conflict-20261122-093000-ABCDEFG.json", "synchronising program"),
        ("acme (Jana's conflicted copy 2026-11-22).json", "synchronising program"),
        ("acme (conflicted copy 2026-11-22 093000).json", "synchronising program"),
        ("acme (In Konflikt stehende Kopie von Jana 2026-11-22).json", "synchronising program"),
        ("acme (1).json", "synchronising program"),
        ("acme copy.json", "synchronising program"),
        ("what is this.json", "does not belong"),
    ],
)
def test_a_conflict_copy_is_reported_and_is_no_client(root: Path, name: str, said: str) -> None:
    (root / "clients" / name).write_bytes((root / "clients" / "acme.json").read_bytes())
    lines = {line.id: line for line in TinyStore(root).listed()}
    assert lines[name].summary is None
    assert said in str(lines[name].problem)
    assert lines["acme"].summary is not None
    assert (root / "clients" / name).exists()


def test_the_first_picture_comes_before_the_clients_are_read(root: Path) -> None:
    (root / "index.jsonl").unlink()
    store = TinyStore(root)
    assert store.listed_so_far() == []
    assert list(store.catch_up()) == [(1, 3), (2, 3), (3, 3)]
    assert {line.id for line in store.listed_so_far()} == {"acme", "ada", "beta"}


def test_a_client_changed_while_the_list_catches_up_is_not_lost(root: Path) -> None:
    (root / "index.jsonl").unlink()
    store = TinyStore(root)
    catching_up = store.catch_up()
    next(catching_up)
    for client_id in ("acme", "ada", "beta"):
        named(store, client_id, f"New {client_id}")
    list(catching_up)
    assert names(store) == {"acme": "New acme", "ada": "New ada", "beta": "New beta"}


def test_a_book_that_may_only_be_read_can_be_read(root: Path) -> None:
    (root / "index.jsonl").unlink()

    class ReadOnly(Files):
        def write(self, path: Path, data: bytes, *, durable: bool = True) -> Stamp:
            raise not_saved(path, OSError(errno.EROFS, "Read-only file system"))

    store = TinyStore(root, files=ReadOnly())
    assert len(store.listed()) == 3
    assert store.load("acme").client == judged()
    with pytest.raises(NotSaved, match="read-only"):
        named(store, "acme", "X")
    assert store.load("acme").client == judged()


def test_a_file_whose_folder_vanished_is_gone(root: Path) -> None:
    store = TinyStore(root)
    store.listed()
    os.unlink(root / "clients" / "ada.json")  # noqa: PTH108 - as another program would
    assert store.changed_outside()
    assert set(names(store)) == {"acme", "beta"}


def test_summaries_say_what_the_clients_say(root: Path) -> None:
    client: Client = TinyStore(root).load("acme").client
    (line,) = (line for line in TinyStore(root).listed() if line.id == "acme")
    assert line.summary is not None
    assert (line.summary.name, line.summary.kind) == (client.name, client.engagement.kind)
