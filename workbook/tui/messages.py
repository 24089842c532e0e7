"""What panes and widgets tell the screen that holds them: what the person did or wants to be asked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from textual.message import Message

if TYPE_CHECKING:
    from workbook.domain.agenda import Part
    from workbook.domain.client import Client
    from workbook.domain.errors import WorkbookError
    from workbook.domain.scorecard import Observation


@dataclass
class Do(Message):
    """The person did something to the client: a verb of the domain with what belongs to it.

    `about` says it in a few words for the history; `merge_key` makes a stretch of typing one step for undo. `done`
    is called with the changed client, `refused` with the error, where the sender wants to know. `client_id` names
    the client it is about (empty: the one who is shown when it arrives), so that what was typed for one client never
    reaches another.
    """

    verb: "Callable[..., Client]"
    args: tuple[Any, ...] = ()
    kwargs: dict[str, Any] = field(default_factory=dict)
    about: str = ""
    merge_key: str = ""
    done: "Callable[[Client], None] | None" = None
    refused: "Callable[[WorkbookError], None] | None" = None
    client_id: str = ""


@dataclass
class Choose(Message):
    """The person is to choose one of `options`, (value, text, hint) each; `commit` makes the deed of the value."""

    title: str
    options: Sequence[tuple[str, str, str]]
    commit: Callable[[str], Do | None]
    chosen: str = ""


@dataclass
class Confirm(Message):
    """The person is asked once, in `question`, before `deed` is done; `yes` names the answer that does it."""

    question: str
    yes: str
    deed: Do


@dataclass
class EditObservation(Message):
    """The person wants to change an observation: its words, flag, kind or day."""

    observation: "Observation"


@dataclass
class GoTo(Message):
    """The person wants to see another part of the client's story."""

    part: "Part"


@dataclass
class Explain(Message):
    """The person wants to read something: a title and paragraphs, shown over the pane until a key is pressed."""

    title: str
    paragraphs: Sequence[str]


@dataclass
class OpenScreen(Message):
    """The person wants a full screen: "drill", "call-card" or "reward"."""

    name: str
