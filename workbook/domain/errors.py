"""What can go wrong because of what a person asked: one sentence each, with what to do about it.

A sentence is kept apart from the values it names, so that the interface can say it in another language
and write dates and money as people write them there.
"""

from collections.abc import Callable, Mapping

Speaker = Callable[[str, Mapping[str, object]], str]


class WorkbookError(Exception):
    """A sentence for the person who caused it; `params` fill its `{placeholders}`."""

    def __init__(self, sentence: str, **params: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.params = params

    def said_by(self, speaker: Speaker) -> str:
        """Give the sentence as the interface words it: `speaker(sentence, params)`."""
        return speaker(self.sentence, self.params)

    def __str__(self) -> str:
        """Give the sentence in English."""
        return self.sentence.format(**self.params)


class Refused(WorkbookError):  # noqa: N818 - it is the answer to a request, and reads as one
    """The change is not possible as asked; nothing was changed."""


class NeedsReason(Refused):
    """A gate holds: the same request with a written reason goes through."""


class NotFound(WorkbookError):  # noqa: N818
    """Nothing goes by the name or id that was given."""


class Ambiguous(WorkbookError):  # noqa: N818
    """Several things go by it: `candidates` holds (id, name) pairs."""

    def __init__(self, sentence: str, candidates: tuple[tuple[str, str], ...], **params: object) -> None:
        super().__init__(sentence, **params)
        self.candidates = candidates


class TextConflict(WorkbookError):  # noqa: N818
    """The text was changed elsewhere meanwhile: `theirs` is on disk, `mine` was being written; both are kept."""

    def __init__(self, sentence: str, *, mine: str, theirs: str, **params: object) -> None:
        super().__init__(sentence, **params)
        self.mine = mine
        self.theirs = theirs


class Unreadable(WorkbookError):  # noqa: N818
    """A file is damaged or not ours; it is left as it is."""


class NewerFormat(WorkbookError):  # noqa: N818
    """The file was written by a newer workbook; it can be read about but not written."""


class NotSaved(WorkbookError):  # noqa: N818
    """The disk refused: no space, no permission, read-only; what was there before still stands."""
