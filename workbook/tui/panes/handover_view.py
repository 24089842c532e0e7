"""What the handover shows of a client: which items, under which headings, and the lines above them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from textual.content import Content

from workbook.domain.decision import ending
from workbook.domain.handover import GROUPS, Group, Item, in_order, state_of
from workbook.phrases import GROUPS as GROUP_NAMES
from workbook.tui.widgets.checklist import heading, item_line, progress
from workbook.tui.widgets.columns import MUTED, two_columns, wrapped
from workbook.tui.widgets.rows import Row
from workbook.words import N_, _, day, distance

if TYPE_CHECKING:
    from workbook.domain.client import Client

Shown = Literal["all", "open", "overdue", "mine"]

SHOWN: dict[Shown, tuple[str, str]] = {
    "all": (N_("all items"), N_("There is nothing on the list.")),
    "open": (N_("only what is open"), N_("Nothing is open: all is done.")),
    "overdue": (N_("only what is overdue"), N_("Nothing is overdue.")),
    "mine": (N_("only what is open and mine"), N_("Nothing is left for you to do.")),
}
"""What each filter is called, and what it says where it leaves nothing."""

LAY_OUT = "lay-out"
"""The row that lays out the checklist."""

AIRY = 70
"""Cells from which a blank line stands between groups."""


def group_row(group: Group) -> str:
    """Give the row id of a group that can be stood on."""
    return f"group:{group}"


@dataclass(frozen=True, slots=True)
class HandoverView:
    """The items of a client as they are shown: filtered, and with groups folded away."""

    client: "Client"
    today: date
    shown: Shown = "all"
    folded: frozenset[Group] = frozenset()

    def items(self, group: Group | None = None) -> tuple[Item, ...]:
        """Give the items that pass the filter, in the order of the list, folded or not."""
        items = in_order(self.client.handover)
        return tuple(item for item in items if group in {None, item.group} and self._passes(item))

    def _passes(self, item: Item) -> bool:
        if self.shown == "overdue":
            return state_of(item, self.client, self.today) == "overdue"
        return self.shown == "all" or (not item.settled and (self.shown == "open" or item.owner == "me"))

    def next_open(self, after: str) -> str | None:
        """Give the id of the open item that comes next, round the end; those that cannot be done yet come last."""
        items = [item for item in in_order(self.client.handover) if item.group not in self.folded]
        place = next((n for n, item in enumerate(items) if item.id == after), 0)
        ring = [item for item in (*items[place + 1 :], *items[:place]) if not item.settled]
        free = [item for item in ring if state_of(item, self.client, self.today) in {"open", "overdue"}]
        return (free or ring)[0].id if ring else None

    def rows(self, width: int) -> list[Row]:
        """Give the rows of the list."""
        if not self.client.handover.items:
            return list(self._empty(width))
        rows: list[Row] = []
        for group in GROUPS:
            found = list(self._group(group, width))
            if rows and found and width >= AIRY:
                rows.append(Row(None, Content("")))
            rows += found
        return rows or [_said(SHOWN[self.shown][1], width), _said(N_("f shows the rest."), width)]

    def _group(self, group: Group, width: int) -> Iterator[Row]:
        name = _(GROUP_NAMES[group])
        whole = [item for item in self.client.handover.items if item.group == group]
        items = self.items(group)
        if group in self.folded and items:
            yield Row(group_row(group), heading(name, whole, width, folded=True))
        elif items:
            yield Row(None, heading(name, whole, width, folded=False))
            for item in items:
                yield Row(item.id, item_line(item, self.client, self.today, width))
        elif not whole and self.shown == "all":
            empty = Content.styled(_("a adds an item"), MUTED)
            yield Row(group_row(group), two_columns(width, heading(name, (), width, folded=False), empty))

    def _empty(self, width: int) -> Iterator[Row]:
        if ending(self.client) is None:
            yield _said(N_("Nothing to hand over yet."), width, "bold")
            yield _said(
                N_("The checklist comes with the decision that it ends (3). Before that, a adds an item of your own."),
                width,
            )
            return
        yield _said(N_("It ends, and nothing is on the list yet."), width, "bold")
        yield _said(N_("enter lays out the checklist for this ending; a adds an item of your own."), width)
        yield Row(None, Content(""))
        yield Row(LAY_OUT, Content(f"  [ ] {_('Lay out the checklist')}"))

    def head(self, width: int) -> Content:
        """Give the progress, and the days everything is counted from."""
        handover = self.client.handover
        first = progress(width, handover.done, len(handover.items)) if handover.items else Content("")
        return Content("\n").join([first, two_columns(width, self._last_day(), self._notice())])

    def _last_day(self) -> Content:
        last = self.client.handover.last_day
        if last is None:
            return Content.styled(_("No last day yet: l sets it, and the due days follow"), MUTED)
        away = distance(last, self.today) if last >= self.today else _("gone by")
        return Content.assemble(_("Last day") + " ", (day(last, self.today), "bold"), (f", {away}", MUTED))

    def _notice(self) -> Content:
        notice = self.client.handover.notice_on
        if self.shown != "all":
            return Content.styled(_(SHOWN[self.shown][0]), "$accent")
        if notice is None:
            return Content("")
        return Content.styled(_("notice {day}").format(day=day(notice, self.today)), MUTED)


def _said(sentence: str, width: int, style: str = MUTED) -> Row:
    return Row(None, Content("\n").join(wrapped(Content.styled(_(sentence), style), width)))
