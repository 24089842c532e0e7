"""What is written is there whole, for its owner alone, and never through a link."""

import errno
from pathlib import Path

import pytest

from tests.storage.books import make_pipe, mode, temporary
from workbook.domain.errors import NotSaved, Unreadable
from workbook.storage import disk_errors
from workbook.storage.files import Files, Stamp, System, leftovers, scan


class Slow(System):
    """Writes three bytes at a time, as a pipe or a network disk may."""

    def write(self, fd: int, data: memoryview) -> int:
        return super().write(fd, data[:3])


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    stamp = Files().write(path, "später, позже".encode())
    assert Files().read(path) == "später, позже".encode()
    assert scan(tmp_path) == {"a.json": stamp}
    assert Files().stamp(path) == stamp


def test_a_write_in_small_pieces_is_whole(tmp_path: Path) -> None:
    Files(Slow()).write(tmp_path / "a.json", b"0123456789")
    assert (tmp_path / "a.json").read_bytes() == b"0123456789"


def test_files_and_folders_are_the_owners_alone(tmp_path: Path) -> None:
    folder = tmp_path / "book" / "clients"
    Files().prepare(folder)
    Files().write(folder / "a.json", b"{}")
    assert (mode(tmp_path / "book"), mode(folder), mode(folder / "a.json")) == (0o700, 0o700, 0o600)


def test_a_file_that_others_could_read_is_closed_by_the_next_write(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"{}")
    path.chmod(0o644)
    Files().write(path, b"{}")
    assert mode(path) == 0o600


def test_two_quick_writes_of_the_same_length_look_different(tmp_path: Path) -> None:
    stamps = [Files().write(tmp_path / "a.json", b"%03d" % n) for n in range(50)]
    assert len(set(stamps)) == 50
    assert len({stamp.mtime_ns for stamp in stamps}) == 50


def test_a_leftover_of_an_interrupted_write_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / ".a.json.tmp").write_bytes(b"half of some")
    Files().write(tmp_path / "a.json", b"whole")
    assert (tmp_path / "a.json").read_bytes() == b"whole"
    assert temporary(tmp_path) == []


def test_sweeping_takes_leftovers_and_nothing_else(tmp_path: Path) -> None:
    for name in (".a.json.tmp", ".2026-11-22.zip.tmp"):
        (tmp_path / name).touch()
    for name in (".profile", "notes.tmp", ".secret.txt.tmp", "a.json"):
        (tmp_path / name).touch()
    assert {path.name for path in leftovers(tmp_path)} == {".a.json.tmp", ".2026-11-22.zip.tmp"}
    Files().sweep(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {".profile", "notes.tmp", ".secret.txt.tmp", "a.json"}


def test_a_link_in_the_place_of_a_leftover_is_not_written_through(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    (tmp_path / ".a.json.tmp").symlink_to(victim)
    Files().write(tmp_path / "a.json", b"{}")
    assert victim.read_text() == "mine"
    assert not (tmp_path / "a.json").is_symlink()


def test_links_pipes_and_folders_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("{}")
    (tmp_path / "link.json").symlink_to(tmp_path / "real.txt")
    (tmp_path / "nowhere.json").symlink_to(tmp_path / "missing")
    (tmp_path / "folder.json").mkdir()
    make_pipe(tmp_path / "pipe.json")
    for name in ("link.json", "nowhere.json", "folder.json", "pipe.json"):
        with pytest.raises(Unreadable, match="not an ordinary file"):
            Files().read(tmp_path / name)
        assert scan(tmp_path)[name] is None


def test_a_file_that_is_not_there_is_none(tmp_path: Path) -> None:
    assert Files().read(tmp_path / "a.json") is None
    assert Files().stamp(tmp_path / "a.json") is None
    assert scan(tmp_path / "nowhere") == {}
    Files().remove(tmp_path / "a.json")


def test_hidden_files_are_not_looked_at(tmp_path: Path) -> None:
    (tmp_path / ".a.json").touch()
    (tmp_path / "notes.txt").touch()
    assert scan(tmp_path) == {}


def test_moving_replaces_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("a")
    (tmp_path / "b.json").write_text("b")
    with pytest.raises(NotSaved, match="in the way"):
        Files().move(tmp_path / "a.json", tmp_path / "b.json")
    assert [(tmp_path / name).read_text() for name in ("a.json", "b.json")] == ["a", "b"]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOSPC, "no space left"),
        (errno.EDQUOT, "share of the disk is used up"),
        (errno.EROFS, "is read-only"),
        (errno.EACCES, "may not write"),
        (errno.EPERM, "may not write"),
        (errno.EIO, "did not take"),
    ],
)
def test_each_refusal_of_the_disk_is_said_in_words(code: int, said: str) -> None:
    sentence = str(disk_errors.not_saved(Path("/book/clients/a.json"), OSError(code, "reason")))
    assert said in sentence
    assert "what was there before still stands" in sentence


def test_a_folder_that_cannot_be_confirmed_is_no_failure_where_folders_need_no_confirming(tmp_path: Path) -> None:
    class NoFolders(System):
        def fsync(self, fd: int) -> None:
            if Path(f"/proc/self/fd/{fd}").is_dir():
                raise OSError(errno.EINVAL, "Invalid argument")
            super().fsync(fd)

    Files(NoFolders()).write(tmp_path / "a.json", b"{}")
    assert (tmp_path / "a.json").read_bytes() == b"{}"


def test_a_stamp_tells_size_time_and_inode(tmp_path: Path) -> None:
    stamp = Files().write(tmp_path / "a.json", b"{}")
    found = (tmp_path / "a.json").stat()
    assert stamp == Stamp(2, found.st_mtime_ns, found.st_ino)
