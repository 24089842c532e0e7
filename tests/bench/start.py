"""From exec to the first usable frame in a pseudo-terminal, against a minimal Textual app."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.bench.books import filled_store
from tests.bench.table import Figure, environment, in_turns, milliseconds, ratio

ROUNDS = 11
MINIMAL = """
from textual.app import App
from textual.widgets import Static


class Minimal(App):
    def compose(self):
        yield Static("x-is-here")


Minimal().run()
"""


def figures(folder: Path) -> list[Figure]:
    """Measure the start with 200 clients."""
    script = folder / "minimal.py"
    script.write_text(MINIMAL)
    filled_store(folder / "book", 200)
    book = {"WORKBOOK_DIR": str(folder / "book"), "WORKBOOK_SETTINGS": str(folder / "settings.toml")}
    ours = _start([sys.executable, "-m", "workbook"], book, b"Client 00005")
    theirs = _start([sys.executable, str(script)], {}, b"x-is-here")
    answered = _start([sys.executable, "-m", "workbook"], book, b"Client 00005", key=True)
    ours()
    theirs()
    frames, minimal, keys = in_turns([ours, theirs, answered], ROUNDS)
    return [
        Figure(
            "first frame, 200 clients", ratio(frames, minimal), 1.5,
            f"{milliseconds(frames)}, minimal Textual app {milliseconds(minimal)}",
        ),
        Figure(
            "first key answered, 200 clients", ratio(keys, minimal), 1.5,
            f"{milliseconds(keys)}, minimal Textual app's first frame {milliseconds(minimal)}",
        ),
    ]  # fmt: skip


def _start(command: Sequence[str], more: Mapping[str, str], sign: bytes, *, key: bool = False) -> Callable[[], float]:
    """Give a call that starts a command in a terminal and gives the seconds until `sign` stands there.

    With `key` it is the seconds until the frame has answered a key that was pressed as soon as the sign stood there.
    """
    whole = environment(TERM="xterm-256color", COLORTERM="truecolor", **more)

    def started() -> float:
        begun = time.perf_counter()
        child, terminal = pty.fork()
        if child == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
            os.execvpe(command[0], list(command), whole)
        try:
            _read_until(terminal, sign)
            if key:
                os.write(terminal, b"j")
                _read_until(terminal, "▌".encode())
            return time.perf_counter() - begun
        finally:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            os.close(terminal)

    return started


def _read_until(terminal: int, sign: bytes) -> None:
    seen = b""
    while sign not in seen:
        if not select.select([terminal], [], [], 30)[0]:
            raise TimeoutError(f"{sign!r} did not appear, but {seen[-500:]!r}")
        seen += os.read(terminal, 65536)
