"""A real pseudo-terminal with the installed program in it, seen through a terminal emulator."""

import os
import shutil
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pexpect
import pyte

PATIENCE = 30.0
"""Seconds after which what does not appear has failed; machines that run tests are slow at times."""

KEYS = {
    "enter": "\r", "escape": "\x1b", "tab": "\t", "backspace": "\x7f", "space": " ", "up": "\x1b[A", "down": "\x1b[B",
    "right": "\x1b[C", "left": "\x1b[D", "end": "\x1b[F", "home": "\x1b[H", "ctrl+p": "\x10", "ctrl+c": "\x03",
    "shift+tab": "\x1b[Z", "f2": "\x1bOQ",
}  # fmt: skip


def installed_program() -> str:
    """Give the path of the `workbook` script beside the running Python."""
    beside = Path(sys.executable).parent / "workbook"
    found = str(beside) if beside.exists() else shutil.which("workbook")
    assert found is not None, "the program is not installed: pip install -e '.[dev]'"
    return found


class Terminal:
    """The program in a terminal of 80 columns and 24 lines."""

    def __init__(self, arguments: Sequence[str], environment: Mapping[str, str], columns: int = 80) -> None:
        self._screen = pyte.Screen(columns, 24)
        self._stream = pyte.ByteStream(self._screen)
        base = {key: value for key, value in os.environ.items() if not key.startswith("WORKBOOK")}
        plain = {"TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none", "LANG": "C.UTF-8"}
        self._child = pexpect.spawn(
            installed_program(), list(arguments), env={**base, **plain, **environment}, dimensions=(24, columns)
        )

    def __enter__(self) -> Self:
        """Use the terminal; what still runs is ended when it is left."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the program."""
        self._child.close(force=True)

    def text(self) -> str:
        """Give what stands on the screen."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def read(self, seconds: float = 0.1) -> None:
        """Take in what the program writes within `seconds`."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                self._stream.feed(self._child.read_nonblocking(65536, timeout=0.05))
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                return

    def wait_for(self, *texts: str) -> None:
        """Wait until every text stands on the screen."""
        self.wait_until(lambda shown: all(text in shown for text in texts), f"{texts} did not appear")

    def wait_until_gone(self, text: str) -> None:
        """Wait until a text stands on the screen no more."""
        self.wait_until(lambda shown: text not in shown, f"{text!r} stayed")

    def wait_until(self, holds: Callable[[str], bool], complaint: str) -> None:
        """Wait until something holds for what stands on the screen."""
        end = time.monotonic() + PATIENCE
        while not holds(self.text()):
            assert time.monotonic() < end, f"{complaint}:\n{self.text()}"
            self.read()

    def press(self, *keys: str) -> None:
        """Press keys, as named in KEYS or as they are typed."""
        for key in keys:
            self._child.send(KEYS.get(key, key))
            self.read(0.15)

    def type(self, text: str) -> None:
        """Type a text."""
        self._child.send(text)
        self.read(0.2)

    def wait_for_end(self) -> int:
        """Wait until the program ends; its exit code."""
        end = time.monotonic() + PATIENCE
        while self._child.isalive():
            assert time.monotonic() < end, f"the program goes on:\n{self.text()}"
            self.read()
        self._child.wait()
        return int(self._child.exitstatus if self._child.exitstatus is not None else -1)
