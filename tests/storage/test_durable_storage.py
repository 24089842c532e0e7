"""What lies on disk is TinyDB's own format, readable and writable by any TinyDB."""

from pathlib import Path

import pytest
from tinydb import TinyDB, where

from tests.clients import judged, parting
from tests.storage.books import mode, named, note
from workbook.domain.errors import Unreadable
from workbook.storage.durable_storage import DurableStorage
from workbook.storage.repository import TinyStore


def test_tinydb_works_on_it(tmp_path: Path) -> None:
    path = tmp_path / "db.json"
    with TinyDB(path, storage=DurableStorage) as database:
        database.table("client").insert({"name": "Ада Студио"})
        assert database.table("client").search(where("name") == "Ада Студио")
    with TinyDB(path) as plain:
        assert plain.table("client").all() == [{"name": "Ада Студио"}]
    assert mode(path) == 0o600


def test_a_database_sees_what_another_one_wrote_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "db.json"
    one, other = TinyDB(path, storage=DurableStorage), TinyDB(path, storage=DurableStorage)
    one.insert({"by": "one"})
    other.insert({"by": "other"})
    assert [row["by"] for row in one.all()] == ["one", "other"]


def test_a_plain_tinydb_opens_a_client_and_its_history(tmp_path: Path) -> None:
    store = TinyStore(tmp_path / "book")
    store.create(parting(), note("add"))
    named(store, "acme", *(f"Acme {n}" for n in range(20)))
    with TinyDB(tmp_path / "book" / "clients" / "acme.json", access_mode="r") as client:
        assert client.table("client").get(doc_id=1)["name"] == "Acme 19"
        assert {row["verb"] for row in client.table("changes")} == {"rename"}
    with TinyDB(tmp_path / "book" / "history" / "acme.json", access_mode="r") as history:
        assert history.table("changes").all()[0]["verb"] == "add"


def test_what_a_plain_tinydb_changed_is_read(tmp_path: Path) -> None:
    store = TinyStore(tmp_path / "book")
    store.create(judged(), note("add"))
    with TinyDB(tmp_path / "book" / "clients" / "acme.json") as client:
        client.table("client").update({"name": "Acme, by hand"})
    assert store.load("acme").client.name == "Acme, by hand"


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"a": 1}', b'{"a": {"x": {}}}', b'{"a": {"1": NaN}}', b"\xff{}"])
def test_a_damaged_file_is_told_and_left_alone(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "db.json"
    path.write_bytes(data)
    database = TinyDB(path, storage=DurableStorage)
    with pytest.raises(Unreadable, match=r"db\.json"):
        database.insert({"new": True})
    assert path.read_bytes() == data


def test_a_number_that_is_none_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    path = tmp_path / "db.json"
    with pytest.raises(ValueError, match="not JSON compliant"):
        TinyDB(path, storage=DurableStorage).insert({"rate": float("nan")})
    assert not path.exists()


def test_a_lone_surrogate_survives(tmp_path: Path) -> None:
    database = TinyDB(tmp_path / "db.json", storage=DurableStorage)
    database.insert({"text": "\ud800"})
    assert database.all() == [{"text": "\ud800"}]
