"""The handover: the checklist, worked through by keyboard, with its progress above and the item's detail below."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, get_args

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList

from workbook.content.checklist import checklist_for
from workbook.domain.dates import parse_day
from workbook.domain.decision import ending
from workbook.domain.handover import (
    Group,
    Item,
    Owner,
    add_item,
    add_items,
    edit_item,
    lay_out,
    lines_of,
    move_item,
    remove_item,
    set_last_day,
    skip,
    tick,
    untick,
)
from workbook.domain.notice import count_notice
from workbook.domain.public_holidays import days_off_for
from workbook.phrases import GROUPS, OWNERS
from workbook.tui.keys import bindings
from workbook.tui.messages import Confirm, Do, OpenScreen
from workbook.tui.panes.asking import Asked, InTurn
from workbook.tui.panes.base import Pane
from workbook.tui.panes.handover_view import LAY_OUT, HandoverView, Shown, group_row
from workbook.tui.widgets.checklist import Checklist
from workbook.tui.widgets.entry_area import EntryArea
from workbook.tui.widgets.entry_line import EntryLine
from workbook.tui.widgets.item_detail import detail, sentences
from workbook.tui.widgets.laid import Fitted, Laid
from workbook.words import _, ngettext

if TYPE_CHECKING:
    from workbook.book import Book
    from workbook.content.loader import Content as Catalogue
    from workbook.domain.client import Client


class HandoverPane(Pane):
    """A checklist for fast hands."""

    PART = "handover"
    BINDINGS = bindings(
        "handover.tick", "handover.add", "handover.edit", "handover.due", "handover.skip", "handover.proof",
        "handover.note", "handover.owner", "handover.remove", "handover.move-down", "handover.move-up",
        "handover.filter", "handover.fold", "handover.last-day", "handover.lay-out",
    )  # fmt: skip
    DEFAULT_CSS = """
    HandoverPane {
        #handover-head { height: 2; }
        Checklist { border-top: solid $border-blurred; &:focus { border-top: solid $border-blurred; } }
        #handover-detail { height: 22vh; min-height: 6; border-top: solid $border-blurred; }
        &.-empty #handover-head, &.-empty #handover-detail { display: none; }
        &.-writing #handover-detail { display: none; }
        &.-empty Checklist { border: none; }
    }
    """

    def __init__(self, book: "Book", words: "Catalogue") -> None:
        super().__init__(book, words)
        self._area = EntryArea()
        self._view: HandoverView | None = None
        self._days: dict[str, dict[str, str]] = {}

    def compose(self) -> ComposeResult:
        """Lay out the progress, the list, the detail, and the places to type into."""
        yield Laid(id="handover-head")
        yield Checklist()
        yield Fitted(id="handover-detail")
        yield self._area
        yield EntryLine()

    def take_focus(self) -> None:
        """Begin in the list."""
        self.query_one(Checklist).focus()

    # showing

    def show_client(self, client: "Client") -> None:
        """Draw the list; another client begins unfiltered and unfolded."""
        if self._view is None or self._view.client.id != client.id:
            self._area.drop()
            self._draw(HandoverView(client, self.book.today))
        else:
            self._draw(replace(self._view, client=client, today=self.book.today))

    def _draw(self, view: HandoverView) -> None:
        self._view = view
        self.set_class(not view.client.handover.items, "-empty")
        self.query_one("#handover-head", Laid).lay(view.head)
        self.query_one(Checklist).lay(view.rows)
        self._draw_detail()

    @on(OptionList.OptionHighlighted)
    def _draw_detail(self) -> None:
        item, view = self._item, self._view
        foot = self.query_one("#handover-detail", Fitted)
        if item is None or view is None:
            foot.lay(lambda _width, _height: Content(""))
        else:
            foot.lay(partial(detail, item, view.client, view.today))

    @property
    def _item(self) -> Item | None:
        """The item that is stood on."""
        current = self.query_one(Checklist).current
        items = self._view.client.handover.items if self._view is not None else ()
        return next((item for item in items if item.id == current), None)

    @property
    def _group(self) -> Group:
        """The group that is stood on."""
        item, current = self._item, self.query_one(Checklist).current
        groups: tuple[Group, ...] = get_args(Group)
        return item.group if item else next((group for group in groups if group_row(group) == current), "finish")

    def advice_here(self) -> Sequence[str]:
        """Give the advice behind the item."""
        source = self._item.source if self._item is not None else ""
        return next((entry.advice for entry in self.words.handover if entry.id == source), ())

    # ticking

    @on(Checklist.Marked)
    def action_tick(self) -> None:
        """Tick the item and go on to the next open one, or open it again."""
        item = self._item
        if item is None:
            self._fold_here()
        elif item.settled:
            self.do(untick, item.id, about=item.text)
        else:
            self._settle(self.deed(tick, item.id, on=self.book.today, about=item.text), item)

    def action_skip(self) -> None:
        """Leave the item out, with a reason."""
        item = self._item
        if item is not None:
            self.ask(
                _("Left out, because"),
                item.skipped,
                lambda reason: self._settling(self.deed(skip, item.id, reason, about=item.text), item),
            )

    def _settle(self, deed: Do, item: Item) -> None:
        self.post_message(self._settling(deed, item))

    def _settling(self, deed: Do, item: Item) -> Do:
        deed.done = partial(self._settled, item.id)
        return deed

    def _settled(self, item_id: str, client: "Client") -> None:
        """Go on to the next open item; after the last one comes the reward."""
        if client.handover.finished and ending(client) is not None:
            self.post_message(OpenScreen("reward"))
        coming = self._view.next_open(item_id) if self._view is not None else None
        if coming is not None:
            self.query_one(Checklist).stand_on(coming)

    # changing the list

    def action_add(self) -> None:
        """Add an item behind the one that is stood on."""
        group, after = self._group, self._item.id if self._item else ""
        self.ask(
            _("New item"),
            "",
            lambda text: self._adding(text, group, after),
            hint=_("In {group}. A paste of several lines becomes several items.").format(group=_(GROUPS[group])),
            lines=lambda text: self._offer_lines(text, group, after),
        )

    def _adding(self, text: str, group: Group, after: str) -> Do | None:
        if not text.strip():
            return None
        new_id = self.book.new_id()
        deed = self.deed(add_item, text, group=group, new_id=new_id, after=after, about=text)
        deed.done = lambda _client: self._stand_on_new(new_id)
        return deed

    def _offer_lines(self, text: str, group: Group, after: str) -> None:
        lines = [(self.book.new_id(), line) for line in lines_of(text)]
        deed = self.deed(add_items, lines, group=group, after=after)
        deed.done = lambda _client: self._stand_on_new(lines[0][0])
        question = ngettext("Add this line as an item?", "Add these {n} lines as items?", len(lines))
        self.post_message(Confirm(question.format(n=len(lines)), _("Add them"), deed))

    def _stand_on_new(self, item_id: str) -> None:
        self.query_one(EntryLine).leave()
        if self._view is not None and item_id not in {item.id for item in self._view.items()}:
            self._draw(replace(self._view, shown="all"))
        self.query_one(Checklist).stand_on(item_id)

    def action_edit(self) -> None:
        """Change the words of the item."""
        item = self._item
        if item is not None:
            self.ask(_("Item"), item.text, lambda text: self.deed(edit_item, item.id, text=text, about=text))

    def action_due(self) -> None:
        """Set the day by which the item is due."""
        item = self._item
        if item is None:
            return
        hint = _("+14, fri, 12.12. or 2026-12-12. Empty: no day of its own.")
        if item.offset is not None:
            hint = _("+14, fri, 12.12. or 2026-12-12. Empty: counted from the last day.")
        value = item.due.isoformat() if item.due is not None else ""
        self.ask(_("Due"), value, lambda text: self._due(item, text), hint=hint)

    def _due(self, item: Item, text: str) -> Do:
        due = parse_day(text, self.book.today) if text.strip() else None
        return self.deed(edit_item, item.id, due=due, about=item.text)

    def action_proof(self) -> None:
        """Note what proves that the item is done."""
        item = self._item
        if item is not None:
            hint = _("Such as: sent 3 Dec, receipt in mail. Never a password: say where it lies.")
            self.ask(
                _("Proof"),
                item.proof,
                lambda text: self.deed(edit_item, item.id, proof=text, about=item.text),
                hint=hint,
            )

    def action_note(self) -> None:
        """Write a note to the item."""
        item = self._item
        if item is not None and self.client is not None:
            self._area.ask(
                _("Note"),
                item.note,
                lambda text: self.deed(edit_item, item.id, note=text, about=item.text),
                self.client.id,
            )

    def action_owner(self) -> None:
        """Say who sees to the item."""
        item = self._item
        if item is not None:
            options = [(owner, _(OWNERS[owner]), "") for owner in get_args(Owner)]
            self.choose(
                _("Who sees to it?"),
                options,
                lambda owner: self.deed(edit_item, item.id, owner=owner, about=item.text),
                item.owner,
            )

    def action_remove(self) -> None:
        """Take the item off the list; undo brings it back."""
        item = self._item
        if item is not None:
            deed = self.deed(remove_item, item.id, about=item.text)
            deed.done = lambda _client: self.notify(_("Taken off the list. u brings it back."), markup=False, timeout=4)
            self.post_message(deed)

    def action_move(self, steps: int) -> None:
        """Move the item within its group."""
        item = self._item
        if item is not None:
            self.do(move_item, item.id, steps, about=item.text)

    # looking

    def action_filter(self) -> None:
        """Show all, the open, the overdue, or what is mine."""
        if self._view is not None:
            kinds: tuple[Shown, ...] = get_args(Shown)
            shown = kinds[(kinds.index(self._view.shown) + 1) % len(kinds)]
            self._draw(replace(self._view, shown=shown))

    def action_fold(self) -> None:
        """Fold the group away, or unfold it."""
        if self._view is not None:
            group = self._group
            self._draw(replace(self._view, folded=self._view.folded ^ {group}))
            first = next((item.id for item in self._view.items(group)), "")
            self.query_one(Checklist).stand_on(group_row(group) if group in self._view.folded else first)

    def _fold_here(self) -> None:
        if self.query_one(Checklist).current == LAY_OUT:
            self.action_lay_out()
        elif self._view is not None and self._group in self._view.folded:
            self.action_fold()

    @on(Checklist.Opened)
    def _open(self) -> None:
        """Show all about the item; unfold a group; lay out the list."""
        item, view = self._item, self._view
        if item is None or view is None:
            self._fold_here()
            return
        paragraphs = [item.text, *(sentence.plain for sentence in sentences(item, view.client, view.today))]
        self.explain(_(GROUPS[item.group]), *paragraphs)

    # days and template

    def action_last_day(self) -> None:
        """Set the day of notice and the last working day."""
        client = self.client
        if client is None:
            return
        handover, today = client.handover, self.book.today
        notice = (handover.notice_on or today).isoformat()
        InTurn(
            self,
            [
                Asked("notice", _("Notice on"), _("The day you give or gave notice: today, fri, 27.11."),
                      lambda _answers: notice, lambda text: parse_day(text, today)),
                Asked("last", _("Last working day"), self._notice_hint(),
                      self._proposed_last_day, lambda text: parse_day(text, today)),
            ],
            self._days.setdefault(client.id, {}),
            self._set_days,
        ).start()  # fmt: skip

    def _proposed_last_day(self, answers: Mapping[str, str]) -> str:
        last = self.client.handover.last_day if self.client is not None else None
        if last is None and self.client is not None:
            notice, contract = parse_day(answers["notice"], self.book.today), self.client.contract
            last = count_notice(
                contract,
                notice,
                silent_days=self.book.rules.silent_notice_days,
                off=days_off_for(contract, notice),
            ).last_day
        return last.isoformat() if last is not None else ""

    def _notice_hint(self) -> str:
        if self.client is not None and self.client.contract.notice_length is not None:
            return _("Counted as your contract counts; change it if you agreed another day.")
        return _("Two weeks are fair where nothing else was agreed.")

    def _set_days(self, answers: Mapping[str, str]) -> Do:
        today = self.book.today
        return self.deed(set_last_day, parse_day(answers["last"], today), notice_on=parse_day(answers["notice"], today))

    def action_lay_out(self) -> None:
        """Add what the template for this ending has and the list lacks."""
        client = self.client
        if client is None:
            return
        how = ending(client)
        if how is None:
            self.notify(_("The checklist comes with the decision that it ends (3)."), markup=False, timeout=4)
            return
        self.do(lay_out, checklist_for(self.words, client, how))
