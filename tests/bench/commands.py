"""How long commands take as whole processes, against `python -c "import textual.app"`."""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench.books import filled_store
from tests.bench.table import Figure, environment, in_turns, milliseconds, ratio

ROUNDS = 9


def figures(folder: Path) -> list[Figure]:
    """Measure the commands that scripts use most, in a book of 200 clients."""
    filled_store(folder / "book", 200)
    book = environment(WORKBOOK_DIR=str(folder / "book"))
    program = [sys.executable, "-m", "workbook"]
    commands = {
        "workbook list": ([*program, "list"], 1.0),
        "workbook show": ([*program, "show", "c00007"], 1.0),
        "workbook tick": ([*program, "tick", "c00007", "3"], 1.0),
        "workbook export": ([*program, "export", "c00007"], 1.0),
        "workbook --help": ([*program, "--help"], 0.5),
    }
    baseline = _run([sys.executable, "-c", "import textual.app"], book)
    untick = _run([*program, "tick", "c00007", "3", "--undo"], book)
    calls: list[Callable[[], float]] = [baseline]
    for name, (command, _goal) in commands.items():
        timed = _run(command, book)
        calls.append(_after(untick, timed) if name == "workbook tick" else timed)
    for call in calls:
        call()
    theirs, *ours = in_turns(calls, ROUNDS)
    return [
        Figure(name, ratio(taken, theirs), goal, f"{milliseconds(taken)}, import textual.app {milliseconds(theirs)}")
        for (name, (_command, goal)), taken in zip(commands.items(), ours, strict=True)
    ]


def _run(command: Sequence[str], whole: dict[str, str]) -> Callable[[], float]:
    def run() -> float:
        start = time.perf_counter()
        subprocess.run(command, env=whole, capture_output=True, check=False)
        return time.perf_counter() - start

    return run


def _after(first: Callable[[], float], then: Callable[[], float]) -> Callable[[], float]:
    """Give a call that does `first` and times only what follows."""

    def both() -> float:
        first()
        return then()

    return both
