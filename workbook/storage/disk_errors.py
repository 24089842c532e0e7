"""What to say when the disk refuses: what happened, what was kept, and what to do."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbook.domain.errors import NotSaved, Unreadable

_SENTENCES = {
    errno.ENOSPC: (
        "There is no space left on the disk. This change was not saved; what was there before still stands. "
        "Free some space and try again."
    ),
    errno.EDQUOT: (
        "Your share of the disk is used up. This change was not saved; what was there before still stands. "
        "Free some space and try again."
    ),
    errno.EROFS: (
        "The disk with {folder} is read-only. This change was not saved; what was there before still stands. "
        "Make the disk writable, or choose another book with --book."
    ),
    errno.EACCES: (
        "You may not write to {folder}. This change was not saved; what was there before still stands. "
        "Give yourself the permission, or choose another book with --book."
    ),
}
_SENTENCES[errno.EPERM] = _SENTENCES[errno.EACCES]

_ANY_OTHER = (
    "The disk did not take “{file}” ({reason}). This change was not saved; what was there before still stands. "
    "Check the disk and try again."
)


def not_saved(path: Path, error: OSError) -> NotSaved:
    """Give the error for a write that did not happen."""
    sentence = _SENTENCES.get(error.errno or 0, _ANY_OTHER)
    return NotSaved(sentence, file=path.name, folder=str(path.parent), reason=_reason(error))


class Unconfirmed(NotSaved):
    """The change was written, but may not outlast a loss of power."""


def unconfirmed(folder: Path, error: OSError) -> Unconfirmed:
    """Give the error for a write that happened without the disk confirming it."""
    return Unconfirmed(
        "The change was written to {folder}, but the disk did not confirm it ({reason}). "
        "It is shown as it now stands; check the disk before you go on.",
        folder=str(folder),
        reason=_reason(error),
    )


@contextmanager
def beforehand(path: Path) -> Iterator[None]:
    """Say of what is written here, before the change itself, that the change was not saved."""
    try:
        yield
    except Unconfirmed as error:
        cause = error.__cause__ if isinstance(error.__cause__, OSError) else OSError()
        raise not_saved(path, cause) from error


def cannot_read(path: Path, error: OSError) -> Unreadable:
    """Give the error for a file that the system does not let us read."""
    if error.errno == errno.ELOOP:
        return not_ordinary(path)
    return Unreadable(
        "“{file}” cannot be read ({reason}). It was left as it is; run “workbook doctor”.",
        file=path.name,
        reason=_reason(error),
    )


def not_ordinary(path: Path) -> Unreadable:
    """Give the error for a link, a folder, a pipe or the like where a file of the book should be."""
    return Unreadable(
        "“{file}” is not an ordinary file but a link, a folder or the like, and was not opened. "
        "Put the file itself in its place.",
        file=path.name,
    )


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
