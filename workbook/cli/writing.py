"""Writes a file for the person: whole or not at all, and readable by its owner alone."""

import os
import stat
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

from workbook.domain.errors import NotSaved


def write_private(path: Path, data: bytes) -> None:
    """Put `data` into a file in one step, with the mode 0600; a pipe or device is written to as it is.

    NotSaved where the disk refuses; what was there before then still stands.
    """
    try:
        target = Path(os.path.realpath(path))
        if target.exists() and not stat.S_ISREG(target.stat().st_mode):
            target.write_bytes(data)
        else:
            _replace(target, data)
    except (OSError, ValueError) as error:
        raise NotSaved(
            "“{file}” could not be written ({reason}). Choose another place with -o.",
            file=str(path),
            reason=getattr(error, "strerror", None) or str(error),
        ) from error


def _replace(target: Path, data: bytes) -> None:
    handle, name = mkstemp(prefix=f".{target.name[:40]}.", suffix=".tmp", dir=target.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        beside.replace(target)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise
