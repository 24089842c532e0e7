"""Who writes holds the lock; others wait a little and are told."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.storage.books import mode
from workbook.domain.errors import NotSaved
from workbook.storage.lock import BookLock

HOLDER = """
import sys
from pathlib import Path
from workbook.storage.lock import BookLock
with BookLock(Path(sys.argv[1])).held():
    print("held", flush=True)
    sys.stdin.read()
"""


def test_whoever_holds_it_may_take_it_again(tmp_path: Path) -> None:
    lock = BookLock(tmp_path / "lock")
    with lock.held(), lock.held():
        pass
    with BookLock(tmp_path / "lock", patience=0).held():
        pass
    assert mode(tmp_path / "lock") == 0o600


def test_another_process_waits_and_is_told(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(NotSaved, match="Another workbook has been writing"), BookLock(path, patience=0.05).held():
            pass
        holder.kill()
    with BookLock(path, patience=5).held():
        pass


def test_threads_take_turns(tmp_path: Path) -> None:
    lock = BookLock(tmp_path / "lock")
    inside: list[int] = []
    most: list[int] = []

    def work() -> None:
        for _ in range(20):
            with lock.held():
                inside.append(1)
                most.append(len(inside))
                time.sleep(0)
                inside.pop()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1] * 80


def test_a_lock_file_that_somebody_deleted_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    first, second = BookLock(path), BookLock(path, patience=0.05)
    with first.held():
        path.unlink()
    with second.held(), pytest.raises(NotSaved), BookLock(path, patience=0.05).held():
        pass


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match="did not take"), BookLock(tmp_path / "no" / "lock").held():
        pass
