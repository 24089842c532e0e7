"""Adding a client: a name is enough, the rest has sensible answers."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from workbook.phrases import KINDS
from workbook.tui.screens.dialogs.base import Dialog
from workbook.tui.widgets.columns import MUTED
from workbook.words import N_, _

if TYPE_CHECKING:
    from workbook.domain.engagement import Kind

KIND_HINTS = {
    "project": N_("one piece of work with an end"),
    "retainer": N_("month by month, for a fixed share of your time"),
    "orders": N_("small jobs that come as they come"),
}


@dataclass(frozen=True, slots=True)
class NewClient:
    """What was typed and chosen."""

    name: str
    kind: "Kind"


class AddClientDialog(Dialog[NewClient]):
    """Asks for the name and how you work for them."""

    def compose(self) -> ComposeResult:
        """Lay out the name and the kinds of engagement."""
        with self.box(_("Add a client")):
            yield Label(_("Who is it?"))
            yield Input(placeholder=_("Name of the person or company"), id="name")
            yield Label(_("How do you work for them?"), classes="hint")
            yield OptionList(*[self._option(kind) for kind in KINDS], id="kind", markup=False)
            yield Label(_("A client needs a name. Type it above."), classes="trouble")
            yield Label(_("enter goes on · tab changes field · escape leaves"), classes="hint")

    def _option(self, kind: str) -> Option:
        return Option(Content.assemble(_(KINDS[kind]), "  ", (_(KIND_HINTS[kind]), MUTED)), id=kind)

    def on_mount(self) -> None:
        """Begin with the name."""
        self.query_one("#kind", OptionList).highlighted = 0
        self.query_one("#name", Input).focus()

    @on(Input.Changed)
    def _typing(self) -> None:
        self.query_one(".trouble").remove_class("-shown")

    @on(Input.Submitted)
    def _go_on(self) -> None:
        if self._named():
            self.query_one("#kind", OptionList).focus()

    @on(OptionList.OptionSelected)
    def _keep(self, event: OptionList.OptionSelected) -> None:
        if self._named():
            self.dismiss(NewClient(self.query_one("#name", Input).value, cast("Kind", event.option.id)))

    def _named(self) -> bool:
        named = bool(self.query_one("#name", Input).value.strip())
        self.query_one(".trouble").set_class(not named, "-shown")
        if not named:
            self.query_one("#name", Input).focus()
        return named
