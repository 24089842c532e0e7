"""A backup a day is made and checked by itself, and any of them can be brought back."""

import zipfile
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.clients import fresh, judged
from tests.storage.books import MOMENT, closed, contents, mode, named, names, note, to_name
from workbook.domain.errors import NewerFormat, NotSaved, Refused, Unreadable
from workbook.storage import backups
from workbook.storage.backups import kept_days
from workbook.storage.documents import Format
from workbook.storage.files import Files, Stamp
from workbook.storage.repository import TinyStore


@pytest.fixture
def store(tmp_path: Path) -> TinyStore:
    """Give a book with two clients and the backup of a day."""
    store = TinyStore(tmp_path / "book")
    store.create(judged(), note("add"))
    store.create(fresh(), note("add"))
    return store


def test_the_first_change_of_a_day_makes_a_backup_of_how_things_stood(store: TinyStore) -> None:
    next_day = note(minutes=24 * 60)
    store.change("acme", to_name("Next day"), next_day)
    store.change("acme", to_name("Later"), note(minutes=24 * 60 + 1))
    day = next_day.moment.astimezone().date().isoformat()
    path = store.root / "backups" / f"{day}.zip"
    with zipfile.ZipFile(path) as archive:
        assert "Acme GmbH" in archive.read("clients/acme.json").decode()
        assert {"book.json", "clients/acme.json", "clients/ada.json"} <= set(archive.namelist())
    assert mode(path) == 0o600
    assert len(list((store.root / "backups").iterdir())) == 2


def test_an_empty_book_needs_no_backup(tmp_path: Path) -> None:
    store = TinyStore(tmp_path / "book")
    store.create(judged(), note("add"))
    assert list((store.root / "backups").iterdir()) == []


def test_seven_days_four_weeks_and_twelve_months_are_kept() -> None:
    days = [date(2026, 11, 22) - timedelta(days=n) for n in range(800)]
    kept = sorted(kept_days(days), reverse=True)
    assert kept[:7] == days[:7]
    assert kept[7:9] == [date(2026, 11, 15), date(2026, 11, 8)]
    assert {day for day in kept if day.day >= 28} >= {date(2026, 10, 31), date(2026, 9, 30), date(2025, 12, 31)}
    assert len(kept) <= 7 + 4 + 12
    assert len({(day.year, day.month) for day in kept}) == 12


def test_old_backups_are_thinned_out(store: TinyStore) -> None:
    for day in range(40):
        store.change("acme", to_name(f"Day {day}"), note(minutes=day * 24 * 60))
    days = sorted(path.stem for path in (store.root / "backups").iterdir())
    assert 9 <= len(days) <= 13
    assert days[-1] == (MOMENT + timedelta(days=39)).astimezone().date().isoformat()


def test_a_full_disk_for_the_backup_does_not_stop_the_work(tmp_path: Path) -> None:
    class NoRoomForZips(Files):
        def write(self, path: Path, data: bytes, *, durable: bool = True) -> Stamp:
            if path.suffix == ".zip":
                raise NotSaved("No space.")
            return super().write(path, data, durable=durable)

    store = TinyStore(tmp_path / "book", files=NoRoomForZips())
    store.create(judged(), note("add"))
    assert named(store, "acme", "Saved").client.name == "Saved"


def test_a_backup_that_cannot_be_read_back_is_not_kept(tmp_path: Path, store: TinyStore) -> None:
    class Forgetful(Files):
        def write(self, path: Path, data: bytes, *, durable: bool = True) -> Stamp:
            return super().write(path, data[:-40] if path.suffix == ".zip" else data, durable=durable)

    forgetful = TinyStore(store.root, files=Forgetful())
    with pytest.raises(NotSaved, match="could not be read back"):
        forgetful.back_up(tmp_path / "mine.zip", MOMENT)
    assert not (tmp_path / "mine.zip").exists()


def test_a_backup_goes_where_it_is_wanted_and_replaces_nothing(tmp_path: Path, store: TinyStore) -> None:
    made = store.back_up(tmp_path / "mine.zip", MOMENT)
    assert (made.made, Path(made.file), made.size) == (
        MOMENT,
        tmp_path / "mine.zip",
        (tmp_path / "mine.zip").stat().st_size,
    )
    with pytest.raises(Refused, match="there already"):
        store.back_up(tmp_path / "mine.zip", MOMENT)


def test_a_preview_says_what_would_change_and_changes_nothing(tmp_path: Path, store: TinyStore) -> None:
    store.create(fresh("Same", "same"), note("add"))
    store.back_up(tmp_path / "mine.zip", MOMENT)
    named(store, "acme", "Changed since")
    store.delete("ada", MOMENT)
    store.empty_trash()
    store.create(fresh("New since", "new"), note("add"))
    store.write_settings({"rules": {"keep_below": 40}})
    before = contents(store.root)
    plan = store.preview(tmp_path / "mine.zip")
    assert (plan.back, plan.changed, plan.gone) == (
        (("ada", "Ada Studio"),),
        (("acme", "Acme GmbH"),),
        (("new", "New since"),),
    )
    assert (plan.same, plan.settings, plan.unreadable, plan.made) == (1, True, (), MOMENT)
    assert contents(store.root) == before


def test_restoring_brings_the_book_back_as_it_was_and_can_be_taken_back(tmp_path: Path, store: TinyStore) -> None:
    named(store, "acme", *(str(n) for n in range(30)))
    store.back_up(tmp_path / "mine.zip", MOMENT)
    then = contents(store.root)
    named(store, "acme", "Changed since")
    store.change("ada", closed, note("close"))
    store.create(fresh("New since", "new"), note("add"))
    now = names(store)
    store.restore(tmp_path / "mine.zip", MOMENT)
    assert names(store) == {"acme": "29", "ada": "Ada Studio"}
    assert [gone.id for gone in store.trash()] == ["new"]
    assert len(store.history("acme")) == 31
    assert store.undo("acme", MOMENT).stored is not None
    store.redo("acme", MOMENT)
    assert contents(store.root)["history/acme.json"] == then["history/acme.json"]
    (before,) = [backup for backup in store.backups() if "before-restore" in backup.file]
    store.restore(Path(before.file), note(minutes=1).moment)
    assert names(store) == now


def test_a_client_who_came_back_from_a_backup_is_not_in_the_trash_too(tmp_path: Path, store: TinyStore) -> None:
    store.back_up(tmp_path / "mine.zip", MOMENT)
    store.delete("acme", MOMENT)
    store.restore(tmp_path / "mine.zip", MOMENT)
    assert store.trash() == []
    assert names(store)["acme"] == "Acme GmbH"
    store.delete("acme", note(minutes=5).moment)
    assert [gone.id for gone in store.trash()] == ["acme"]


def test_what_is_no_backup_is_refused_before_anything_happens(tmp_path: Path, store: TinyStore) -> None:
    (tmp_path / "text.zip").write_text("no zip")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as other:
        other.writestr("clients/acme.json", "{}")
    before = contents(store.root)
    for name in ("text.zip", "other.zip", "missing.zip"):
        with pytest.raises(Unreadable):
            store.restore(tmp_path / name, MOMENT)
    assert contents(store.root) == before


def test_a_backup_of_a_newer_workbook_is_refused_whole(tmp_path: Path, store: TinyStore) -> None:
    newer = TinyStore(tmp_path / "newer", form=Format(version=2, migrations={1: lambda _, tables: tables}))
    newer.create(judged(), note("add"))
    newer.back_up(tmp_path / "newer.zip", MOMENT)
    before = contents(store.root)
    with pytest.raises(NewerFormat):
        store.restore(tmp_path / "newer.zip", MOMENT)
    assert contents(store.root) == before


def test_names_that_lead_out_of_the_book_are_passed_over(tmp_path: Path, store: TinyStore) -> None:
    store.back_up(tmp_path / "mine.zip", MOMENT)
    with zipfile.ZipFile(tmp_path / "mine.zip", "a") as archive:
        for name in ("../evil.json", "/tmp/evil.json", "clients/../../evil.json", "clients/evil.txt", "lock"):
            archive.writestr(name, "{}")
    store.restore(tmp_path / "mine.zip", MOMENT)
    assert not list(tmp_path.rglob("evil*"))


def test_a_damaged_file_in_a_backup_leaves_the_books_own_alone(tmp_path: Path, store: TinyStore) -> None:
    path = store.root / "clients" / "acme.json"
    sound = path.read_bytes()
    path.write_bytes(sound[:-10])
    store.back_up(tmp_path / "mine.zip", MOMENT)
    path.write_bytes(sound)
    plan = store.restore(tmp_path / "mine.zip", MOMENT)
    assert plan.unreadable == ("clients/acme.json",)
    assert path.read_bytes() == sound


def test_no_flipped_bit_in_a_backup_would_reach_the_book(tmp_path: Path, store: TinyStore) -> None:
    path = tmp_path / "mine.zip"
    store.back_up(path, MOMENT)
    sound = path.read_bytes()
    for place in range(len(sound)):
        path.write_bytes(sound[:place] + bytes([sound[place] ^ 1 << place % 8]) + sound[place + 1 :])
        with suppress(Unreadable):
            plan = store.preview(path)
            assert (plan.back, plan.changed, plan.gone, plan.settings) == ((), (), (), False), place


def test_an_older_book_is_backed_up_before_its_first_change(store: TinyStore) -> None:
    newer = TinyStore(store.root, form=Format(version=2, migrations={1: lambda _, tables: tables}))
    named(newer, "acme", "A", "B")
    (backup,) = [path for path in (store.root / "backups").iterdir() if "before-migration" in path.name]
    with zipfile.ZipFile(backup) as archive:
        assert '"version":1' in archive.read("clients/acme.json").decode()


def test_only_so_many_backups_before_larger_steps_are_kept(tmp_path: Path, store: TinyStore) -> None:
    store.back_up(tmp_path / "mine.zip", MOMENT)
    for minute in range(backups.BEFORE + 3):
        store.restore(tmp_path / "mine.zip", note(minutes=minute).moment)
    found = sorted(path.name for path in (store.root / "backups").iterdir() if "before" in path.name)
    assert len(found) == backups.BEFORE
    assert store.backups()[0].made == datetime(2026, 11, 22, 9, 37, tzinfo=UTC)
