"""Whatever happened to a file of the book, it is told, left alone, and everything else works."""

import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.clients import fresh, judged
from tests.faults.disks import copy_tree
from tests.storage.books import MOMENT, named, note
from workbook.domain.errors import NewerFormat, Refused, Unreadable, WorkbookError
from workbook.storage.repository import TinyStore

FILES = ("clients/acme.json", "history/acme.json", "book.json", "index.jsonl")

Damage = Callable[[bytes, random.Random], bytes]

DAMAGES: dict[str, Damage] = {
    "cut short": lambda data, chance: data[: chance.randrange(len(data))],
    "a flipped bit": lambda data, chance: flipped(data, chance.randrange(len(data)), chance.randrange(8)),
    "zeroes at the end": lambda data, chance: data[: (at := chance.randrange(len(data)))] + bytes(len(data) - at),
    "another file": lambda data, chance: chance.randbytes(len(data)),
    "two files in one": lambda data, chance: data + data[: chance.randrange(len(data))],
}


def flipped(data: bytes, place: int, bit: int) -> bytes:
    """Give `data` with one bit turned."""
    return data[:place] + bytes([data[place] ^ 1 << bit]) + data[place + 1 :]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a book with every kind of file in it."""
    store = TinyStore(tmp_path_factory.mktemp("damage") / "book")
    store.create(judged(), note("add"))
    store.create(fresh(), note("add"))
    named(store, "acme", *(f"Acme {n}" for n in range(20)))
    store.write_settings({"rules": {"keep_below": 40}})
    store.listed()
    return store.root


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_left_alone_and_the_rest_works(book: Path, tmp_path: Path, name: str, damage: str) -> None:
    for seed in range(8):
        root = tmp_path / str(seed)
        copy_tree(book, root)
        data = DAMAGES[damage]((root / name).read_bytes(), random.Random(seed))
        (root / name).write_bytes(data)
        store = TinyStore(root)
        listed = {line.id: line for line in store.listed()}
        assert listed["ada"].summary is not None
        assert listed["acme"].summary is not None or isinstance(listed["acme"].problem, WorkbookError)
        store.examine()
        store.settings()
        try:
            use(store)
        except (Unreadable, NewerFormat):
            assert name in {"clients/acme.json", "book.json"}
            assert (root / name).read_bytes() == data
        if name in {"clients/acme.json", "history/acme.json"}:
            named(store, "ada", "Still works")
            assert TinyStore(root).load("ada").client.name == "Still works"


def use(store: TinyStore) -> None:
    """Do with the damaged book what a person would."""
    store.load("acme")
    store.history("acme")
    with suppress(Refused):
        store.undo("acme", MOMENT)
    named(store, "acme", *(f"Again {n}" for n in range(13)))


@pytest.mark.parametrize("damage", DAMAGES)
def test_mending_keeps_every_byte_that_was_there(book: Path, tmp_path: Path, damage: str) -> None:
    for seed in range(4):
        root = tmp_path / str(seed)
        copy_tree(book, root)
        path = root / "clients" / "acme.json"
        data = DAMAGES[damage](path.read_bytes(), random.Random(seed))
        path.write_bytes(data)
        store = TinyStore(root)
        store.mend(MOMENT)
        kept = [path.read_bytes(), *(file.read_bytes() for file in (root / "damaged").glob("*"))]
        assert data in kept
        store.load("acme")
