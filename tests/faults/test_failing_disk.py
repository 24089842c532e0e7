"""Whatever call to the disk fails, a change is either whole or did not happen, and the next one works."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.clients import fresh, judged
from tests.faults.disks import FailingDisk, FullDisk, Stopped, Witness, copy_tree
from tests.storage.books import MOMENT, closed, named, names, note, temporary, to_name
from workbook.domain.client import Client
from workbook.domain.errors import NotFound, NotSaved
from workbook.storage.client_files import RECENT
from workbook.storage.disk_errors import Unconfirmed
from workbook.storage.files import Files, System
from workbook.storage.repository import TinyStore

Deed = Callable[[TinyStore], object]

DEEDS: dict[str, Deed] = {
    "create": lambda store: store.create(fresh("New", "new"), note("add")),
    "change": lambda store: store.change("ada", to_name("Ada AG"), note()),
    "change that fills the history": lambda store: store.change("acme", to_name("Last"), note()),
    "undo": lambda store: store.undo("acme", MOMENT),
    "close": lambda store: store.change("acme", closed, note("close")),
    "delete": lambda store: store.delete("acme", MOMENT),
    "undelete": lambda store: store.undelete("gone"),
    "settings": lambda store: store.write_settings({"rules": {"keep_below": 40}}),
    "first change of a day": lambda store: store.change("ada", to_name("Ada AG"), note(minutes=24 * 60)),
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a book with two clients, one of them a change short of a full file, and one in the trash."""
    store = TinyStore(tmp_path_factory.mktemp("faults") / "book")
    for client in (judged(), fresh(), fresh("Gone", "gone")):
        store.create(client, note("add"))
    named(store, "acme", *(f"Acme {n}" for n in range(RECENT - 1)))
    store.delete("gone", MOMENT)
    store.listed()
    return store.root


State = tuple[dict[str, Client], dict[str, int], list[str], object]


def state(root: Path) -> State:
    """Give all that a person can see in a book, as a new process finds it."""
    store = TinyStore(root)
    living = [line.id for line in store.listed()]
    return (
        {client_id: store.load(client_id).client for client_id in living},
        {client_id: len(store.history(client_id)) for client_id in living},
        [gone.id for gone in store.trash()],
        store.settings(),
    )


def count_calls(book: Path, tmp_path: Path, deed: Deed) -> int:
    """Give how many calls to the disk a deed takes."""
    copy_tree(book, tmp_path / "counted")
    disk = FailingDisk(-1, Stopped())
    deed(TinyStore(tmp_path / "counted", files=Files(disk)))
    return disk.calls


@pytest.mark.parametrize(
    ("name", "code"), [*((name, errno.ENOSPC) for name in DEEDS), ("change", errno.EIO), ("change", errno.EACCES)]
)
def test_a_call_that_fails_leaves_the_change_whole_or_undone(book: Path, tmp_path: Path, name: str, code: int) -> None:
    deed = DEEDS[name]
    before, after = state(book), state_after(book, tmp_path, deed)
    assert before != after
    for number in range(count_calls(book, tmp_path, deed)):
        root = tmp_path / f"book{number}"
        copy_tree(book, root)
        disk = FailingDisk(number, OSError(code, "refused"))
        store = TinyStore(root, files=Files(disk))
        try:
            deed(store)
        except Unconfirmed:
            expected = after
        except NotSaved:
            expected = before
        else:
            expected = after
        assert state(root) == expected, (number, disk.failed)
        assert temporary(root) == [] or disk.failed == "unlink"
        assert names(store) == names(TinyStore(root))
        named(store, "ada", "The next change works")
        assert TinyStore(root).load("ada").client.name == "The next change works"


def state_after(book: Path, tmp_path: Path, deed: Deed) -> State:
    """Give what a person sees after a deed that nothing disturbed."""
    copy_tree(book, tmp_path / "after")
    deed(TinyStore(tmp_path / "after"))
    return state(tmp_path / "after")


@pytest.mark.parametrize("name", DEEDS)
def test_dying_at_any_call_leaves_the_change_whole_or_undone(book: Path, tmp_path: Path, name: str) -> None:
    deed = DEEDS[name]
    allowed = (state(book), state_after(book, tmp_path, deed))
    for number in range(count_calls(book, tmp_path, deed)):
        root = tmp_path / f"book{number}"
        copy_tree(book, root)
        disk = FailingDisk(number, Stopped())
        with pytest.raises(Stopped):
            deed(TinyStore(root, files=Files(disk)))
        assert state(root) in allowed, (number, disk.failed)
        store = TinyStore(root)
        assert not [finding for finding in store.examine() if finding.level == "error"]
        named(store, "ada", "The next change works")
        assert temporary(root) == []
        store.undo("ada", MOMENT)


@pytest.mark.parametrize("room", [0, 1, 500, 3000])
def test_a_full_disk_is_said_in_one_sentence_and_harms_nothing(book: Path, tmp_path: Path, room: int) -> None:
    copy_tree(book, tmp_path / "book")
    before = state(tmp_path / "book")
    store = TinyStore(tmp_path / "book", files=Files(FullDisk(room)))
    with pytest.raises(NotSaved, match="no space left on the disk"):
        store.change("acme", to_name("Too much"), note())
    assert store.load("acme").client.name == f"Acme {RECENT - 2}"
    assert state(tmp_path / "book") == before
    assert temporary(tmp_path / "book") == []


def test_the_disk_confirms_history_before_client_and_each_before_its_place(book: Path, tmp_path: Path) -> None:
    copy_tree(book, tmp_path / "book")
    disk = Witness()
    store = TinyStore(tmp_path / "book", files=Files(disk))
    named(store, "acme", "A")
    disk.seen.clear()
    named(store, "ada", *(f"Ada {n}" for n in range(RECENT)))
    last = [line for line in disk.seen if "index" not in line][-8:]
    assert last == [
        "write .ada.json.tmp", "fsync .ada.json.tmp", "replace ada.json", "fsync history",
        "write .ada.json.tmp", "fsync .ada.json.tmp", "replace ada.json", "fsync clients",
    ]  # fmt: skip


def test_a_folder_that_may_not_be_made_is_said_so(tmp_path: Path) -> None:
    class NoFolders(System):
        def make_folder(self, path: Path) -> None:
            raise OSError(errno.EACCES, "Permission denied")

    store = TinyStore(tmp_path / "book", files=Files(NoFolders()))
    with pytest.raises(NotSaved, match="may not write"):
        store.create(judged(), note("add"))
    with pytest.raises(NotFound):
        store.load("acme")
