"""Noting what was seen: one line is enough; flag, kind and day have sensible answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Label

from workbook.domain.dates import parse_day
from workbook.domain.errors import Refused, WorkbookError
from workbook.tui.messages import Do
from workbook.tui.screens.dialogs.base import Dialog
from workbook.tui.widgets.entry_line import Field
from workbook.tui.widgets.finder import Finder
from workbook.tui.widgets.switch_line import SwitchLine
from workbook.words import _, say

if TYPE_CHECKING:
    from workbook.domain.client import Client
    from workbook.domain.scorecard import Evidence


@dataclass(frozen=True, slots=True)
class Noted:
    """What was typed and chosen; `flag` is empty where none is chosen yet, `day` is as it was typed."""

    flag: str = ""
    text: str = ""
    kind: "Evidence" = "fact"
    day: str = ""


class ObserveDialog(Dialog[Noted]):
    """Asks what happened, behind which flag, whether it can be checked, and when.

    `attempt` tries the deed that `deed` makes of the answers: what is refused is said here, and the text stays. The
    dialog gives None once it is done, and what was typed so far where the person leaves it.
    """

    DEFAULT_CSS = """
    ObserveDialog {
        & > Vertical { width: 68; }
        .field { height: auto; margin-top: 1; }
        .field > Label { width: 12; color: $text-muted; }
        .field Input {
            margin-top: 0; border: none; height: 1; &:focus { border: none; background: $block-cursor-background; }
        }
        .field OptionList { margin-top: 0; }
        #what { margin-top: 0; }
    }
    """

    def __init__(
        self,
        flags: Sequence[tuple[str, str]],
        given: Noted,
        today: date,
        deed: "Callable[[Noted, date], Do]",
        attempt: Callable[[Do], None],
        *,
        title: str = "",
    ) -> None:
        super().__init__()
        self._flags, self._given, self._today = flags, given, today
        self._deed, self._attempt = deed, attempt
        self._title = title or _("Note what you saw")

    def compose(self) -> ComposeResult:
        """Lay out the fields, the text first."""
        with self.box(self._title):
            yield Field(self._given.text, placeholder=_("What happened?"), id="what", select_on_focus=False)
            with Horizontal(classes="field"):
                yield Label(_("Red flag"))
                yield Finder(self._flags, self._given.flag, _("type to find it"))
            with Horizontal(classes="field"):
                yield Label(_("It is"))
                yield SwitchLine(
                    [("fact", _("a fact, to be checked")), ("impression", _("an impression"))], self._given.kind
                )
            with Horizontal(classes="field"):
                yield Label(_("Day"))
                yield Input(self._given.day, placeholder=_("today"), id="when")
            yield Label(classes="trouble", markup=False)
            yield Label(_("enter keeps it · tab next field · escape leaves"), classes="hint")

    def on_mount(self) -> None:
        """Begin with the text."""
        self.query_one("#what", Input).focus()

    @property
    def answers(self) -> Noted:
        """What is typed and chosen now."""
        return Noted(
            flag=self.query_one(Finder).value,
            text=self.query_one("#what", Input).value,
            kind=cast("Evidence", self.query_one(SwitchLine).value),
            day=self.query_one("#when", Input).value,
        )

    @on(Input.Submitted, "#what")
    def _text_done(self, event: Input.Submitted) -> None:
        event.stop()
        if not self._given.flag:
            self.query_one(Finder).query_one(Input).focus()
        else:
            self._keep()

    @on(Input.Submitted, "#when")
    @on(SwitchLine.Submitted)
    @on(Finder.Found)
    def _keep(self) -> None:
        noted = self.answers
        try:
            if not noted.text.strip():
                self.query_one("#what", Input).focus()
                raise Refused("Say in a few words what happened.")
            if not noted.flag:
                raise Refused("No red flag fits what you typed. Type less, or choose one with the arrows.")
            on_day = parse_day(noted.day, self._today, past=True) if noted.day.strip() else self._today
            deed = self._deed(noted, on_day)
        except WorkbookError as error:
            self._refuse(error)
            return
        deed.refused, deed.done = self._refuse, self._done
        self._attempt(deed)

    def _done(self, _client: "Client") -> None:
        self.dismiss(None)

    def _refuse(self, error: WorkbookError) -> None:
        trouble = self.query_one(".trouble", Label)
        trouble.update(Content(say(error)))
        trouble.add_class("-shown")

    def action_leave(self) -> None:
        """Leave; what was typed is handed back, so that it is there the next time."""
        chosen = bool(self._given.flag) or self.query_one(Finder).visited
        self.dismiss(self.answers if chosen else replace(self.answers, flag=""))
