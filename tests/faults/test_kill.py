"""A process that is killed in the middle of its work loses no change that it had reported as done."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.clients import fresh, judged
from tests.storage.books import MOMENT, note, temporary
from workbook.storage.repository import TinyStore

SECONDS = float(os.environ.get("WORKBOOK_KILL_SECONDS", "6"))
"""How long to go on killing; a long run takes an hour."""

WORKER = """
import sys
from pathlib import Path
from tests.storage.books import closed, note, reopened, to_name
from workbook.storage.repository import TinyStore
store, number = TinyStore(Path(sys.argv[1])), int(sys.argv[2])
while True:
    number += 1
    if number % 7 == 0:
        store.change("ada", closed if number % 2 else reopened, note("close"))
    store.change("acme", to_name(f"Acme {number}"), note(about=str(number)))
    print(number, flush=True)
"""


def killed_after(root: Path, number: int, seconds: float) -> int:
    """Let a process make changes, kill it after `seconds`, and give the last change that it reported."""
    call = [sys.executable, "-c", WORKER, str(root), str(number)]
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as worker:
        assert worker.stdout is not None
        first = worker.stdout.readline()
        time.sleep(seconds)
        worker.send_signal(signal.SIGKILL)
        said, trouble = worker.communicate()
    assert not trouble
    reported = [line for line in (first + said).splitlines(keepends=True) if line.endswith("\n")]
    return int(reported[-1])


def test_what_was_reported_as_done_survives_any_kill(tmp_path: Path) -> None:
    store = TinyStore(tmp_path / "book")
    store.create(judged(), note("add"))
    store.create(fresh(), note("add"))
    chance = random.Random(1)
    number, kills, end = 0, 0, time.monotonic() + SECONDS
    while kills < 3 or time.monotonic() < end:
        reported = killed_after(store.root, number, chance.random() * 0.05)
        kills += 1
        store = TinyStore(store.root)
        number = int(store.load("acme").client.name.removeprefix("Acme "))
        assert number in {reported, reported + 1}
        assert {line.id for line in store.listed() if line.summary} == {"acme", "ada"}
        assert [finding for finding in store.examine() if finding.level == "error"] == []
        undone = store.undo("acme", MOMENT)
        assert undone.note.about == str(number)
        store.redo("acme", MOMENT)
        assert temporary(store.root) == []
        assert len(store.history("acme")) >= min(number, 200)
