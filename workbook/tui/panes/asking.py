"""Several things asked one after another in the line at the foot, ending in one deed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from workbook.tui.messages import Do
from workbook.tui.panes.base import Pane

if TYPE_CHECKING:
    from workbook.domain.client import Client


def _anything(_text: str) -> None:
    """Take any answer."""


def _nothing(_answers: Mapping[str, str]) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: what it is kept as, its label (at most 20 cells), its hint, its first answer, and its check.

    `value` may look at the answers before it; `check` raises a WorkbookError for an answer that will not do.
    """

    key: str
    label: str
    hint: str = ""
    value: Callable[[Mapping[str, str]], str] = _nothing
    check: Callable[[str], object] = _anything


class InTurn:
    """Asks `questions` in turn; `finish` makes the deed of all answers.

    What was answered stays in `answers`, so that who leaves half-way finds it there the next time; once the deed is
    done they are cleared.
    """

    def __init__(
        self,
        pane: Pane,
        questions: Sequence[Asked],
        answers: dict[str, str],
        finish: Callable[[Mapping[str, str]], Do | None],
    ) -> None:
        self._pane = pane
        self._questions = questions
        self._answers = answers
        self._finish = finish

    def start(self) -> None:
        """Ask the first question."""
        self._ask(0)

    def _ask(self, number: int) -> None:
        asked = self._questions[number]
        value = self._answers.get(asked.key) or asked.value(self._answers)
        self._pane.ask(asked.label, value, partial(self._answered, number), hint=asked.hint)

    def _answered(self, number: int, text: str) -> Do | None:
        asked = self._questions[number]
        asked.check(text)
        self._answers[asked.key] = text
        if number + 1 < len(self._questions):
            self._pane.call_later(self._ask, number + 1)
            return None
        deed = self._finish(dict(self._answers))
        if deed is not None:
            deed.done = partial(self._done, deed.done)
        return deed

    def _done(self, then: "Callable[[Client], None] | None", client: "Client") -> None:
        self._answers.clear()
        if then is not None:
            then(client)
