"""The program as it is started: real processes on a real folder."""

import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pexpect
import pytest

from workbook.__main__ import ALPHABET, new_id

ROOT = Path(__file__).parents[2]


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """Give an environment in which nothing of the person's own is touched."""
    return {
        **os.environ,
        "WORKBOOK_DIR": str(tmp_path / "book"),
        "WORKBOOK_SETTINGS": str(tmp_path / "settings.toml"),
        "PYTHONPATH": str(ROOT),
        "HOME": str(tmp_path),
    }


def run(surroundings: dict[str, str], *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "workbook", *arguments]
    return subprocess.run(
        command, env=surroundings, input=stdin, capture_output=True, text=True, timeout=60, check=False
    )


def test_a_client_is_added_rated_listed_and_taken_along(surroundings: dict[str, str]) -> None:
    client_id = run(surroundings, "add", "Ада Студио [/b]").stdout.strip()
    assert len(client_id) == 8
    assert run(surroundings, "rate", "ада", "silence", "2").returncode == 0
    (listed,) = json.loads(run(surroundings, "list", "--json").stdout)
    assert (listed["id"], listed["name"]) == (client_id, "Ада Студио [/b]")
    exported = run(surroundings, "export", client_id).stdout
    other = {**surroundings, "WORKBOOK_DIR": surroundings["WORKBOOK_DIR"] + "-2"}
    assert run(other, "import", "-", stdin=exported).returncode == 0
    assert run(other, "export", client_id).stdout == exported
    assert run(surroundings, "undo", "ада").stderr == "Took back: rated a flag.\n"


def test_the_option_names_another_book_than_the_environment(surroundings: dict[str, str], tmp_path: Path) -> None:
    run(surroundings, "--book", str(tmp_path / "other"), "add", "Elsewhere")
    assert run(surroundings, "list").stdout == ""
    assert "Elsewhere" in run(surroundings, "--book", str(tmp_path / "other"), "list").stdout


def test_without_a_terminal_it_says_what_to_use_instead(surroundings: dict[str, str]) -> None:
    for arguments in ((), ("demo",), ("--book", "x")):
        result = run(surroundings, *arguments)
        assert (result.returncode, result.stdout) == (1, "")
        assert len(result.stderr.splitlines()) == 1
        assert "workbook list" in result.stderr


def test_settings_that_cannot_be_read_are_one_line(surroundings: dict[str, str]) -> None:
    Path(surroundings["WORKBOOK_SETTINGS"]).write_text("language = ")
    result = run(surroundings, "list")
    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 1
    assert "settings.toml" in result.stderr
    assert run(surroundings, "--help").returncode == 0


def test_a_folder_that_cannot_be_a_book_is_one_line(surroundings: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    for folder in (file, file / "below", tmp_path / ("x" * 300)):
        for arguments in (("list",), ("add", "Acme")):
            result = run(surroundings, "--book", str(folder), *arguments)
            assert result.returncode == 1, result.stderr
            assert len(result.stderr.splitlines()) == 1


def test_a_folder_that_may_not_be_written_is_one_line(surroundings: dict[str, str], tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    # Root may write everywhere but among the processes.
    for folder in (Path("/proc"), Path("/proc/below")) if os.geteuid() == 0 else (locked, locked / "below"):
        result = run(surroundings, "--book", str(folder), "add", "Acme")
        assert result.returncode == 1
        assert len(result.stderr.splitlines()) == 1


def test_the_language_of_the_settings_writes_the_dates(surroundings: dict[str, str]) -> None:
    client_id = run(surroundings, "add", "Acme").stdout.strip()
    Path(surroundings["WORKBOOK_SETTINGS"]).write_text('locale = "fr_FR"')
    assert run(surroundings, "show", client_id).returncode == 0


def test_output_that_nobody_reads_any_more_is_no_traceback(surroundings: dict[str, str]) -> None:
    run(surroundings, "add", "Acme")
    command = f"{sys.executable} -m workbook list | true"
    result = subprocess.run(
        ["/bin/sh", "-c", command], env=surroundings, capture_output=True, text=True, timeout=60, check=False
    )
    assert result.stderr == ""


def test_a_terminal_that_knows_no_unicode_gets_what_it_can_show(surroundings: dict[str, str]) -> None:
    run(surroundings, "add", "Ада Студио")
    plain = {**surroundings, "PYTHONIOENCODING": "ascii"}
    assert run(plain, "list").returncode == 0
    assert "Ада" in run({**plain, "PYTHONUTF8": "1"}, "list", "--json").stdout


def test_no_colours_without_a_terminal(surroundings: dict[str, str]) -> None:
    client_id = run(surroundings, "add", "Acme").stdout.strip()
    assert "\x1b" not in run(surroundings, "list").stdout + run(surroundings, "show", client_id).stdout


def test_an_interrupted_command_ends_with_130(surroundings: dict[str, str]) -> None:
    command = [sys.executable, "-m", "workbook", "import", "-"]
    with subprocess.Popen(
        command, env=surroundings, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as waiting:
        _wait_until_it_reads(waiting.pid)
        waiting.send_signal(signal.SIGINT)
        _out, error = waiting.communicate(timeout=30)
    assert waiting.returncode == 130
    assert "Traceback" not in error


def _wait_until_it_reads(pid: int) -> None:
    """Wait until a process has everything loaded and sleeps on its input."""
    until = time.monotonic() + 30
    calm = 0
    while calm < 20 and time.monotonic() < until:
        status = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
        calm = calm + 1 if status.stdout.startswith("S") else 0
        time.sleep(0.01)


def test_completion_is_offered_without_opening_the_screen(surroundings: dict[str, str]) -> None:
    result = run({**surroundings, "_WORKBOOK_COMPLETE": "bash_source"})
    assert result.returncode == 0
    assert "_WORKBOOK_COMPLETE=bash_complete" in result.stdout


def test_clients_complete_from_the_book_that_is_named(surroundings: dict[str, str], tmp_path: Path) -> None:
    other = str(tmp_path / "other")
    run(surroundings, "--book", other, "add", "Harbour Books")
    completing = {
        **surroundings,
        "_WORKBOOK_COMPLETE": "bash_complete",
        "COMP_WORDS": f"workbook --book {other} show har",
        "COMP_CWORD": "4",
    }
    assert run(completing).stdout == "plain,Harbour Books\n"


def test_ids_are_short_readable_and_different() -> None:
    ids = {new_id() for _ in range(2000)}
    assert len(ids) == 2000
    assert all(len(one) == 8 and set(one) <= set(ALPHABET) for one in ids)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)])
def test_the_demo_leaves_nothing_behind_when_it_is_ended_from_outside(
    surroundings: dict[str, str], tmp_path: Path, number: int, code: int
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    shown = {**surroundings, "TMPDIR": str(temporary), "TERM": "xterm-256color"}
    demo = pexpect.spawn(sys.executable, ["-m", "workbook", "demo"], env=shown, dimensions=(24, 80), timeout=60)
    demo.expect("Blue Fox")
    (folder,) = temporary.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    demo.kill(number)
    demo.expect(pexpect.EOF)
    demo.close()
    assert demo.exitstatus == code
    assert list(temporary.iterdir()) == []
    assert not Path(surroundings["WORKBOOK_DIR"]).exists()
