"""What a person does to the clients of a book is there after a restart, and can be taken back."""

import json
from pathlib import Path

import pytest

from tests.clients import fresh, judged, parting
from tests.storage.books import MOMENT, closed, contents, mode, named, names, note, reopened, to_name, to_notes
from workbook.book import Store
from workbook.domain.client import Client
from workbook.domain.errors import NeedsReason, NewerFormat, NotFound, Refused, TextConflict, Unreadable
from workbook.domain.handover import tick
from workbook.domain.rehearsal import write_script
from workbook.storage.client_files import KEPT_OPEN, RECENT, ClientFiles
from workbook.storage.documents import Format
from workbook.storage.plain_json import Tables
from workbook.storage.repository import TinyStore


def into_version_2(kind: str, tables: Tables) -> Tables:
    """Give the tables of a file as a later workbook might have them."""
    if kind == "client":
        tables["client"]["1"]["notes"] = "migrated"
    return tables


NEWER = Format(version=2, migrations={1: into_version_2})


@pytest.fixture
def store(tmp_path: Path) -> TinyStore:
    """Give a new book with one client, Acme."""
    store = TinyStore(tmp_path / "book")
    store.create(judged(), note("add", "Acme GmbH"))
    return store


def again(store: TinyStore) -> TinyStore:
    """Give the same book as another process would open it."""
    return TinyStore(store.root)


def test_it_is_a_store() -> None:
    store: Store = TinyStore(Path("nowhere"))
    assert store.settings() == {}


def test_looking_at_a_book_that_is_not_there_makes_none(tmp_path: Path) -> None:
    store = TinyStore(tmp_path / "book")
    assert store.listed() == []
    assert store.trash() == []
    assert store.settings() == {}
    with pytest.raises(NotFound):
        store.load("acme")
    assert not (tmp_path / "book").exists()


def test_a_client_comes_back_as_it_was_kept(store: TinyStore) -> None:
    store.create(parting("Бета", "beta"), note("add"))
    assert again(store).load("acme").client == judged()
    assert again(store).load("beta").client == parting("Бета", "beta")
    assert again(store).load("acme").revision == 1


def test_every_change_raises_the_revision_and_is_on_disk_at_once(store: TinyStore) -> None:
    assert named(store, "acme", "A", "B").revision == 3
    assert again(store).load("acme").client.name == "B"


def test_a_change_that_changes_nothing_writes_nothing(store: TinyStore) -> None:
    before = contents(store.root)
    assert store.change("acme", lambda client: client, note()).revision == 1
    assert contents(store.root) == before


def test_a_verb_that_refuses_changes_nothing(store: TinyStore) -> None:
    before = contents(store.root)

    def refuse(client: Client) -> Client:
        raise NeedsReason("Not yet.")

    with pytest.raises(NeedsReason):
        store.change("acme", refuse, note())
    assert contents(store.root) == before


def test_an_id_is_given_once(store: TinyStore) -> None:
    with pytest.raises(Refused, match="acme"):
        store.create(judged(), note("add"))
    store.delete("acme", MOMENT)
    with pytest.raises(Refused, match="acme"):
        store.create(judged(), note("add"))


@pytest.mark.parametrize("client_id", ["../book", "", ".", "a/b", "acme.json", "x" * 200, "\x00"])
def test_what_cannot_be_an_id_is_not_found(store: TinyStore, client_id: str) -> None:
    with pytest.raises(NotFound):
        store.load(client_id)


def test_undo_and_redo_reach_across_a_restart(store: TinyStore) -> None:
    named(store, "acme", "A", "B")
    assert again(store).undo("acme", MOMENT).note.about == "B"
    assert again(store).load("acme").client.name == "A"
    undone = again(store).redo("acme", MOMENT)
    assert (undone.note.about, undone.stored and undone.stored.client.name) == ("B", "B")
    with pytest.raises(Refused, match="nothing to make again"):
        again(store).redo("acme", MOMENT)


def test_undoing_everything_takes_the_client_away_and_redo_brings_it_back(store: TinyStore) -> None:
    named(store, "acme", *(f"Acme {n}" for n in range(RECENT * 3)))
    for _ in range(RECENT * 3):
        assert store.undo("acme", MOMENT).stored is not None
    assert store.load("acme").client == judged()
    assert store.undo("acme", MOMENT).stored is None
    assert names(store) == {}
    assert store.redo("acme", MOMENT).note.verb == "add"
    for _ in range(RECENT * 3):
        again(store).redo("acme", MOMENT)
    assert store.load("acme").client.name == f"Acme {RECENT * 3 - 1}"


def test_a_new_change_after_undo_ends_redo(store: TinyStore) -> None:
    named(store, "acme", "A", "B")
    store.undo("acme", MOMENT)
    named(store, "acme", "C")
    with pytest.raises(Refused):
        store.redo("acme", MOMENT)
    store.undo("acme", MOMENT)
    assert store.load("acme").client.name == "A"


def test_one_stretch_of_typing_is_one_step(store: TinyStore) -> None:
    for text in ("D", "Dea", "Dear"):
        store.change("acme", to_notes(text), note("write_notes", merge_key="notes-1"))
    store.undo("acme", MOMENT)
    assert store.load("acme").client.notes == ""
    store.redo("acme", MOMENT)
    assert store.load("acme").client.notes == "Dear"


def test_the_history_says_what_changed_newest_first(store: TinyStore) -> None:
    named(store, "acme", "A", "B")
    store.undo("acme", MOMENT)
    entries = again(store).history("acme")
    assert [(e.note.about, e.undone) for e in entries] == [("B", True), ("A", False), ("Acme GmbH", False)]
    assert entries[1].changes[0].path == ("name",)
    assert (entries[1].changes[0].before, entries[1].changes[0].after) == ("Acme GmbH", "A")


def test_the_last_two_hundred_changes_are_remembered(store: TinyStore) -> None:
    named(store, "acme", *(str(n) for n in range(260)))
    entries = again(store).history("acme")
    assert 200 <= len(entries) <= 200 + RECENT
    assert entries[0].note.about == "259"
    for _ in entries:
        store.undo("acme", MOMENT)
    with pytest.raises(Refused, match="nothing left to undo"):
        store.undo("acme", MOMENT)


def test_going_back_is_a_change_that_can_be_undone(store: TinyStore) -> None:
    named(store, "acme", "A", "B", "C")
    wanted = next(entry for entry in store.history("acme") if entry.note.about == "A")
    assert store.go_back("acme", wanted.sequence, note("go_back")).client.name == "A"
    store.undo("acme", MOMENT)
    assert store.load("acme").client.name == "C"


def test_a_ticked_item_of_many_takes_a_few_bytes_of_history(store: TinyStore) -> None:
    store.create(parting("Beta", "beta"), note("add"))
    store.change("beta", lambda client: tick(client, "i1", on=MOMENT.date()), note("tick"))
    file = json.loads((store.root / "clients" / "beta.json").read_text())
    assert len(json.dumps(file["changes"]["2"]["delta"])) < 250


def test_two_windows_merge_their_changes(store: TinyStore) -> None:
    other = again(store)
    assert other.load("acme") == store.load("acme")
    store.change("acme", to_name("Acme AG"), note())
    other.change("acme", to_notes("From the other window"), note("write_notes"))
    client = store.load("acme").client
    assert (client.name, client.notes) == ("Acme AG", "From the other window")


def test_text_that_both_sides_changed_is_not_overwritten(store: TinyStore) -> None:
    other = again(store)
    store.change("acme", lambda c: write_script(c, "opening", "Mine", base=""), note("write_script"))
    with pytest.raises(TextConflict) as conflict:
        other.change("acme", lambda c: write_script(c, "opening", "Theirs", base=""), note("write_script"))
    assert (conflict.value.mine, conflict.value.theirs) == ("Theirs", "Mine")
    assert store.load("acme").client.rehearsal.script == {"opening": "Mine"}


def test_deleting_is_undone_from_the_trash(store: TinyStore) -> None:
    store.create(fresh(), note("add"))
    named(store, "acme", "Acme AG")
    store.delete("acme", MOMENT)
    assert names(store) == {"ada": "Ada Studio"}
    assert [(gone.id, gone.name, gone.deleted_on) for gone in again(store).trash()] == [("acme", "Acme AG", MOMENT)]
    assert again(store).undelete("acme").client.name == "Acme AG"
    store.undo("acme", MOMENT)
    assert store.load("acme").client == judged()
    assert store.trash() == []


def test_the_last_deleted_comes_first(store: TinyStore) -> None:
    store.create(fresh(), note("add"))
    store.delete("acme", note(minutes=1).moment)
    store.delete("ada", note(minutes=2).moment)
    assert [gone.id for gone in store.trash()] == ["ada", "acme"]


def test_redo_does_not_bring_back_what_was_deleted_on_purpose(store: TinyStore) -> None:
    named(store, "acme", "A")
    store.delete("acme", MOMENT)
    with pytest.raises(Refused, match="lies in the trash"):
        store.redo("acme", MOMENT)


def test_emptying_the_trash_leaves_nothing_of_the_client(store: TinyStore) -> None:
    named(store, "acme", *"ABCDEFGHIJKLMNOP")
    store.delete("acme", MOMENT)
    store.empty_trash()
    assert store.trash() == []
    assert not list(store.root.rglob("acme*"))
    store.create(judged(), note("add"))
    assert len(store.history("acme")) == 1


def test_a_closed_client_lies_in_the_archive_and_comes_back(store: TinyStore) -> None:
    store.change("acme", closed, note("close"))
    assert (store.root / "archive" / "acme.json").exists()
    assert not (store.root / "clients" / "acme.json").exists()
    assert [line.summary.archived for line in again(store).listed() if line.summary] == [True]
    store.change("acme", reopened, note("reopen"))
    assert (store.root / "clients" / "acme.json").exists()
    store.undo("acme", MOMENT)
    assert again(store).load("acme").client.archived
    store.delete("acme", MOMENT)
    assert store.undelete("acme").client.archived
    assert (store.root / "archive" / "acme.json").exists()


def test_settings_are_kept(store: TinyStore) -> None:
    store.write_settings({"rules": {"keep_below": 40}})
    assert again(store).settings() == {"rules": {"keep_below": 40}}


def test_everything_is_the_owners_alone(store: TinyStore) -> None:
    named(store, "acme", *(str(n) for n in range(30)))
    store.create(fresh(), note("add"))
    store.delete("ada", MOMENT)
    store.listed()
    assert mode(store.root) == 0o700
    for path in store.root.rglob("*"):
        assert mode(path) == (0o700 if path.is_dir() else 0o600), path


def test_a_book_may_be_reached_through_a_link(tmp_path: Path, store: TinyStore) -> None:
    (tmp_path / "link").symlink_to(store.root)
    linked = TinyStore(tmp_path / "link")
    named(linked, "acme", "Through the link")
    assert (tmp_path / "link").is_symlink()
    assert store.load("acme").client.name == "Through the link"


def test_a_client_that_is_a_link_is_reported_and_not_followed(tmp_path: Path, store: TinyStore) -> None:
    outside = tmp_path / "outside.json"
    outside.write_bytes((store.root / "clients" / "acme.json").read_bytes().replace(b'"acme"', b'"evil"'))
    (store.root / "clients" / "evil.json").symlink_to(outside)
    before = outside.read_bytes()
    assert "not an ordinary file" in names(store)["evil"]
    for act in (lambda: named(store, "evil", "X"), lambda: store.delete("evil", MOMENT), lambda: store.load("evil")):
        with pytest.raises(Unreadable):
            act()
    with pytest.raises(Refused):
        store.create(fresh("Evil", "evil"), note("add"))
    assert outside.read_bytes() == before


def test_a_file_copied_under_another_name_is_no_client(store: TinyStore) -> None:
    path = store.root / "clients" / "acme.json"
    (store.root / "clients" / "acme2.json").write_bytes(path.read_bytes())
    assert "not a file of this workbook" in names(store)["acme2"]
    assert names(store)["acme"] == "Acme GmbH"


def test_of_two_files_of_a_client_the_newer_one_counts(store: TinyStore) -> None:
    older = (store.root / "clients" / "acme.json").read_bytes()
    store.change("acme", closed, note("close"))
    (store.root / "clients" / "acme.json").write_bytes(older)
    assert again(store).load("acme").client.archived
    listed = names(again(store))
    assert listed["acme"] == "Acme GmbH"
    assert "older state" in listed["clients/acme.json"]
    named(store, "acme", "Newer")
    assert again(store).load("acme").client.name == "Newer"
    assert (store.root / "clients" / "acme.json").read_bytes() == older


def test_a_client_of_a_newer_workbook_is_left_alone(store: TinyStore) -> None:
    newer = TinyStore(store.root, form=NEWER)
    newer.change("acme", to_name("From the future"), note())
    before = contents(store.root)
    for act in (lambda: store.load("acme"), lambda: named(store, "acme", "X"), lambda: store.undo("acme", MOMENT)):
        with pytest.raises(NewerFormat, match="newer workbook"):
            act()
    assert "newer workbook" in names(again(store))["acme"]
    assert contents(store.root) == before


def test_a_newer_book_can_be_read_but_not_written(store: TinyStore) -> None:
    newer = TinyStore(store.root, form=NEWER)
    newer.write_settings({})
    before = contents(store.root)
    assert store.load("acme").client == judged()
    with pytest.raises(NewerFormat, match=r"book\.json"):
        named(store, "acme", "X")
    with pytest.raises(NewerFormat, match=r"book\.json"):
        store.create(fresh(), note("add"))
    assert contents(store.root) == before


def test_a_damaged_settings_file_leaves_the_clients_usable(store: TinyStore) -> None:
    (store.root / "book.json").write_bytes(b"{half")
    assert store.settings() == {}
    named(store, "acme", "Still here")
    assert "damaged" in names(store)["book.json"]
    with pytest.raises(Unreadable):
        store.write_settings({"a": 1})
    assert (store.root / "book.json").read_bytes() == b"{half"


def test_an_older_client_is_migrated_when_it_is_first_written(store: TinyStore) -> None:
    newer = TinyStore(store.root, form=NEWER)
    before = (store.root / "clients" / "acme.json").read_bytes()
    assert newer.load("acme").client.notes == "migrated"
    assert (store.root / "clients" / "acme.json").read_bytes() == before
    named(newer, "acme", "Written")
    file = json.loads((store.root / "clients" / "acme.json").read_text())
    assert (file["workbook"]["1"]["version"], file["client"]["1"]["notes"]) == (2, "migrated")


def test_more_clients_than_are_kept_in_memory_are_read_from_disk(store: TinyStore) -> None:
    for number in range(KEPT_OPEN + 5):
        store.create(fresh(f"Client {number}", f"c{number}"), note("add"))
    assert [store.load(f"c{n}").client.name for n in range(KEPT_OPEN + 5)] == [
        f"Client {n}" for n in range(KEPT_OPEN + 5)
    ]


def test_a_history_that_cannot_be_read_is_left_alone_and_new_changes_are_still_remembered(store: TinyStore) -> None:
    named(store, "acme", *(str(n) for n in range(RECENT + 5)))
    path = store.root / "history" / "acme.json"
    path.write_bytes(b"{half")
    named(store, "acme", *(f"again {n}" for n in range(RECENT * 2)))
    assert path.read_bytes() == b"{half"
    for _ in range(RECENT * 2):
        store.undo("acme", MOMENT)
    assert store.load("acme").client.name == str(RECENT + 4)


def test_a_history_ahead_of_its_client_does_not_count(store: TinyStore) -> None:
    before = (store.root / "clients" / "acme.json").read_bytes()
    named(store, "acme", *(str(n) for n in range(RECENT + 5)))
    (store.root / "clients" / "acme.json").write_bytes(before)
    assert [entry.note.verb for entry in again(store).history("acme")] == ["add"]
    named(again(store), "acme", "Other way")
    again(store).undo("acme", MOMENT)
    assert again(store).load("acme").client == judged()


def test_a_client_that_moves_while_it_is_looked_for_is_found(store: TinyStore, monkeypatch: pytest.MonkeyPatch) -> None:
    find = ClientFiles.find

    def find_then_move(self: ClientFiles, client_id: str) -> Path:
        path = find(self, client_id)
        monkeypatch.setattr(ClientFiles, "find", find)
        store.change("acme", closed, note("close"))
        return path

    other = again(store)
    monkeypatch.setattr(ClientFiles, "find", find_then_move)
    assert other.load("acme").client.archived
