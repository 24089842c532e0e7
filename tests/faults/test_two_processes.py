"""Several windows and a command line change one book at once, and every change is there in the end."""

import subprocess
import sys
from pathlib import Path

from tests.clients import fresh, judged
from tests.storage.books import note
from workbook.storage.repository import TinyStore

CHANGES = 60
PROCESSES = 3

WORKER = """
import sys
from datetime import date
from pathlib import Path
from tests.storage.books import note
from workbook.domain.client import log_entry
from workbook.storage.repository import TinyStore
store, who, today = TinyStore(Path(sys.argv[1])), sys.argv[2], date(2026, 11, 22)
for number in range(int(sys.argv[3])):
    for client_id in ("acme", "ada"):
        entry = f"{who}-{number}"
        store.change(
            client_id,
            lambda client: log_entry(client, entry, on=today, today=today, new_id=entry),
            note("log_entry", entry),
        )
"""


def test_no_change_of_any_process_is_lost(tmp_path: Path) -> None:
    root = tmp_path / "book"
    store = TinyStore(root)
    store.create(judged(), note("add"))
    store.create(fresh(), note("add"))
    workers = [
        subprocess.Popen([sys.executable, "-c", WORKER, str(root), f"p{n}", str(CHANGES)]) for n in range(PROCESSES)
    ]
    assert [worker.wait() for worker in workers] == [0] * PROCESSES
    wanted = {f"p{n}-{number}" for n in range(PROCESSES) for number in range(CHANGES)}
    for client_id in ("acme", "ada"):
        stored = store.load(client_id)
        assert {entry.id for entry in stored.client.log} == wanted
        assert stored.revision == 1 + len(wanted)
        assert len(store.history(client_id)) == 1 + len(wanted)
    assert store.examine() == []
