"""Every key of the interface: footer, help, palette and the README's table are made of this one list."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding, BindingType

from workbook.words import N_


@dataclass(frozen=True, slots=True)
class Key:
    """A key (or several, comma-separated) and what it does; `id` is what the settings file calls it."""

    id: str
    keys: str
    action: str
    text: str
    tip: str
    show: bool = True
    display: str | None = None
    priority: bool = False

    @property
    def group(self) -> str:
        """The area in which the key works: the part of its id before the dot."""
        return self.id.partition(".")[0]


GROUPS: dict[str, str] = {
    "book": N_("Everywhere"),
    "list": N_("Client list"),
    "pane": N_("In every part"),
    "facts": N_("Facts"),
    "scorecard": N_("Scorecard"),
    "decision": N_("Decision"),
    "rehearsal": N_("Rehearsal"),
    "money": N_("Money and hours"),
    "what-if": N_("What if we part?"),
    "notice": N_("Contract and notice"),
    "sheet": N_("On a full page"),
    "drill": N_("Drill"),
    "handover": N_("Handover"),
    "reward": N_("Reward"),
    "writing": N_("While writing"),
    "agenda": N_("Agenda"),
    "dialog": N_("Dialogs"),
    "welcome": N_("Welcome"),
    "help": N_("Help"),
}

KEYS: tuple[Key, ...] = (
    Key("book.part-1", "1", "part('facts')", N_("Facts"), N_("Who they are and how you work for them"), show=False),
    Key("book.part-2", "2", "part('scorecard')", N_("Scorecard"), N_("The red flags and the score"), show=False),
    Key("book.part-3", "3", "part('decision')", N_("Decision"), N_("Keep, repair or part"), show=False),
    Key("book.part-4", "4", "part('rehearsal')", N_("Rehearsal"), N_("Write and practise the talk"), show=False),
    Key("book.part-5", "5", "part('handover')", N_("Handover"), N_("The checklist"), show=False),
    Key("book.part-6", "6", "part('reward')", N_("Reward"), N_("What you did and promised yourself"), show=False),
    Key("book.observe", "o", "observe", N_("Observe"), N_("Note what you saw, from anywhere"), show=False),
    Key("book.agenda", "t", "agenda", N_("Today"), N_("What is due across all clients")),
    Key("book.next", "n", "next_needing", N_("Next"), N_("Go on to the next client who needs you"), show=False),
    Key("book.money", "m,M,shift+m", "sheet('money')", N_("Money"), N_("Invoices, hours and what they say"), show=False,
        display="m M"),
    Key("book.what-if", "i,I,shift+i", "sheet('what-if')", N_("What if we part?"),
        N_("What parting would cost and free"), show=False, display="i I"),
    Key("book.notice", "v,V,shift+v", "sheet('notice')", N_("Notice"), N_("The contract, and when a notice runs out"),
        show=False, display="v V"),
    Key("book.undo", "u", "undo", N_("Undo"), N_("Take the last change to this client back")),
    Key("book.redo", "U,shift+u", "redo", N_("Redo"), N_("Make it again after all"), show=False, display="U"),
    Key("book.filter", "slash", "filter", N_("Filter"), N_("Show only whose name fits"), show=False, display="/"),
    Key("book.help", "question_mark,f1", "help", N_("Help"), N_("What can be done here; all the keys"), display="?"),
    Key("book.theme", "T,shift+t", "app.change_theme", N_("Light or dark"), N_("Paper by day or by lamplight"),
        show=False, display="T"),
    Key("book.quit", "q", "quit", N_("Quit"), N_("Leave; everything is saved already"), show=False),
    Key("list.down", "j,down", "cursor_down", N_("Next"), N_("Next client"), show=False),
    Key("list.up", "k,up", "cursor_up", N_("Previous"), N_("Previous client"), show=False),
    Key("list.page-down", "pagedown", "page_down", N_("A page down"), N_("A screenful further"), show=False),
    Key("list.page-up", "pageup", "page_up", N_("A page up"), N_("A screenful back"), show=False),
    Key("list.first", "home,g", "first", N_("First"), N_("The first client"), show=False),
    Key("list.last", "end,G", "last", N_("Last"), N_("The last client"), show=False),
    Key("list.open", "enter,right,l", "open", N_("Open"), N_("Go to the client's page")),
    Key("list.add", "a", "screen.add_client", N_("Add client"), N_("Add a client to the book")),
    Key("list.filter", "slash", "screen.filter", N_("Filter"), N_("Type part of a name; esc shows all"), display="/"),
    Key("list.rename", "e", "screen.rename", N_("Rename"), N_("Change the client's name"), show=False),
    Key("list.remove", "d", "screen.remove_client", N_("Remove"), N_("Move the client to the trash"), show=False),
    Key("list.sort", "s", "screen.sort", N_("Sort"), N_("Order by need, by score or by name"), show=False),
    Key("list.archive", "z", "screen.archive", N_("Archive"), N_("Show or hide the clients at rest"), show=False),
    Key("decision.open", "enter", "open", N_("Answer"), N_("Answer the question, make the choice, change the line")),
    Key("decision.edit", "e", "edit", N_("Edit"), N_("Change what is stood on"), show=False),
    Key("decision.what-if", "i", "screen.sheet('what-if')", N_("What if?"), N_("What parting would cost and free")),
    Key("decision.notice", "v", "screen.sheet('notice')", N_("Notice"), N_("When a notice given today runs out"),
        show=False),
    Key("decision.remove", "d", "remove", N_("Take back"), N_("Take back the decision, the answer or the plan")),
    Key("handover.tick", "space", "tick", N_("Tick"), N_("Done, or open again; goes on to the next open item")),
    Key("handover.open", "enter", "open", N_("Details"), N_("All about the item, or lay out the list"), show=False),
    Key("handover.add", "a", "add", N_("Add"), N_("Add an item; a paste of several lines becomes several")),
    Key("handover.edit", "e", "edit", N_("Edit"), N_("Change the words of the item"), show=False),
    Key("handover.due", "y", "due", N_("Due"), N_("Set the day by which it is due")),
    Key("handover.skip", "x", "skip", N_("Skip"), N_("Leave the item out, with a reason")),
    Key("handover.proof", "p", "proof", N_("Proof"), N_("Note what proves it: sent when, receipt where"), show=False),
    Key("handover.note", "m", "note", N_("Note"), N_("Write a note to the item"), show=False),
    Key("handover.owner", "c", "owner", N_("Owner"), N_("Say who sees to it"), show=False),
    Key("handover.remove", "d", "remove", N_("Remove"), N_("Take the item off the list"), show=False),
    Key("handover.move-down", "J,shift+j,shift+down", "move(1)", N_("Move down"), N_("Move the item down in its group"),
        show=False, display="J"),
    Key("handover.move-up", "K,shift+k,shift+up", "move(-1)", N_("Move up"), N_("Move the item up in its group"),
        show=False, display="K"),
    Key("handover.filter", "f", "filter", N_("Show"), N_("Show all, the open, the overdue, or mine"), show=False),
    Key("handover.fold", "g", "fold", N_("Fold"), N_("Fold or unfold the group"), show=False),
    Key("handover.last-day", "l", "last_day", N_("Last day"), N_("Set the day of notice and the last working day"),
        show=False),
    Key("handover.lay-out", "i", "lay_out", N_("Lay out"), N_("Add what the template has and the list lacks"),
        show=False),
    Key("pane.back", "escape", "back", N_("Clients"), N_("Back to the client list"), show=False),
    Key("pane.down", "j", "cursor_down", N_("Down"), N_("Next line"), show=False),
    Key("pane.up", "k", "cursor_up", N_("Up"), N_("Previous line"), show=False),
    Key("pane.advice", "w", "advice", N_("Why this?"), N_("The advice behind this line"), show=False),
    Key("rehearsal.next", "],right", "next_view", N_("Next"), N_("Next page"), show=False, display="]"),
    Key("rehearsal.previous", "[,left", "previous_view", N_("Back"), N_("Page before"), show=False, display="["),
    Key("rehearsal.points", "f2,ctrl+t", "points", N_("Talking points"), N_("Choose what to say"), display="F2"),
    Key("rehearsal.leave-text", "escape", "leave_text", N_("Leave the text"), N_("To the list beside it"), show=False),
    Key("rehearsal.to-text", "tab,shift+tab", "points", N_("Back to the text"), N_("Go on writing"), show=False),
    Key("rehearsal.findings", "f3,ctrl+l", "findings", N_("Findings"), N_("Words that may hurt, waver or drag on"),
        display="F3"),
    Key("rehearsal.finding-next", "f4,ctrl+n", "finding(1)", N_("Next finding"), N_("To the next marked words"),
        show=False, display="F4"),
    Key("rehearsal.finding-back", "shift+f4,f16,ctrl+r", "finding(-1)", N_("Finding before"),
        N_("To the marked words before"), show=False, display="⇧F4"),
    Key("rehearsal.finding-mend", "f8,ctrl+o", "mend", N_("Mend"), N_("Take the suggestion"), show=False, display="F8"),
    Key("rehearsal.finding-leave", "f9,ctrl+g", "leave_finding", N_("Let it stay"),
        N_("Leave the marked words as they are, with a reason"), show=False, display="F9"),
    Key("rehearsal.mend-here", "space", "mend", N_("Mend"), N_("Take the suggestion"), show=False),
    Key("rehearsal.leave-here", "d", "leave_finding", N_("Let it stay"), N_("Leave it as it is, with a reason"),
        show=False),
    Key("rehearsal.from-findings", "tab,shift+tab", "findings", N_("Back to the text"), N_("Go on writing"),
        show=False),
    Key("rehearsal.drill", "p,f5", "drill", N_("Practise"), N_("Say it aloud, against the clock"), display="p"),
    Key("rehearsal.add", "a", "add", N_("Add"), N_("Add a point or a pushback of your own")),
    Key("rehearsal.edit", "e", "edit", N_("Edit"), N_("Change a point of your own, a reply, or this line")),
    Key("rehearsal.remove", "d", "remove", N_("Remove"), N_("Take a point or a reply of your own away"), show=False),
    Key("drill.next", "space,enter", "go_on", N_("Go on"), N_("On, or show the reply"), display="space"),
    Key("drill.leave-out", "x", "leave_out", N_("Left out"), N_("On to the next without having said it")),
    Key("drill.held", "h", "held", N_("Held"), N_("You held the line")),
    Key("drill.wavered", "w", "wavered", N_("Wavered"), N_("You gave way a little; that is what practice is for")),
    Key("drill.memory", "m", "memory", N_("By heart"), N_("Hide the script, or show it again"), show=False),
    Key("drill.end", "escape", "end", N_("End"), N_("Stop here; what you said counts")),
    Key("reward.promise", "e", "edit", N_("Change"), N_("Choose another reward, or change this line")),
    Key("reward.take", "enter", "go_on", N_("Go on"), N_("Take the reward, then go on"), show=False),
    Key("reward.other", "e", "other", N_("Another reward"), N_("Choose another reward"), show=False),
    Key("reward.rest", "z", "rest", N_("Lay to rest"), N_("Lay the client to rest in the archive"), show=False),
    Key("reward.leave", "escape", "leave", N_("Later"), N_("Back to the workbook"), show=False),
    Key("writing.start", "ctrl+home", "text_start", N_("Start of the text"), N_("To the first letter"), show=False),
    Key("writing.end", "ctrl+end", "text_end", N_("End of the text"), N_("Behind the last letter"), show=False),
    Key("agenda.leave", "escape,t,q", "leave", N_("Back"), N_("Back to the clients"), display="esc"),
    Key("money.explain", "enter", "open", N_("Explain"), N_("What it is made of, with the rows behind it")),
    Key("money.accept", "space", "accept", N_("Take over"), N_("Rate the proposed flag, and note the fact")),
    Key("money.dismiss", "d", "dismiss", N_("Leave it"), N_("Leave the flag as it is, until the rows change")),
    Key("money.set", "e", "set", N_("Set"), N_("Set your floor rate, or an exchange rate")),
    Key("money.add", "a", "add", N_("Add"), N_("Add an invoice, or hours")),
    Key("money.edit", "e", "edit", N_("Edit"), N_("Change the cell: the column that is underlined")),
    Key("money.pay", "p", "pay", N_("Paid"), N_("Note a payment; all that is open unless you say less")),
    Key("money.remove", "d", "remove", N_("Remove"), N_("Take the row away; u brings it back"), show=False),
    Key("money.left", "left,h", "column(-1)", N_("Left"), N_("The column before"), show=False),
    Key("money.right", "right,l", "column(1)", N_("Right"), N_("The next column"), show=False),
    Key("money.area", "tab", "area(1)", N_("Next table"), N_("From the figures to invoices and hours"), display="tab"),
    Key("money.area-back", "shift+tab", "area(-1)", N_("Back"), N_("To the table before"), show=False),
    Key("money.currency", "c", "currency", N_("Currency"), N_("Change the currency of all invoices"), show=False),
    Key("what-if.explain", "enter", "open", N_("Explain"), N_("How the figure is reckoned, and what it needs")),
    Key("what-if.set", "e", "set", N_("Fill in"), N_("Enter what the figure needs: floor rate, costs, reserve, rates")),
    Key("what-if.inputs", "a", "inputs", N_("All inputs"), N_("Choose any input of the book and change it")),
    Key("notice.edit", "enter,e", "open", N_("Edit"), N_("Change this line; a figure is explained"), display="⏎"),
    Key("notice.given", "g", "given", N_("Given on"), N_("Count a notice that is given on another day")),
    Key("notice.received", "r", "received", N_("Received"), N_("The day it reaches them, if later"), show=False),
    Key("notice.pause", "p", "pause", N_("Pause"), N_("The next natural pause, where the contract is silent"),
        show=False),
    Key("notice.take", "l", "take", N_("To handover"), N_("Take the last working day over into the handover")),
    Key("notice.remove", "d,backspace,delete", "clear", N_("Empty"), N_("Empty this line"), show=False, display="d"),
    Key("sheet.leave", "escape,q", "leave", N_("Back"), N_("Back to the client's page"), display="esc"),
    Key("welcome.add", "a", "begin", N_("Add a client"), N_("Add your first client")),
    Key("welcome.quit", "q,escape", "leave", N_("Quit"), N_("Not today"), display="q"),
    Key("help.close", "question_mark,f1,enter,q", "leave", N_("Close"), N_("Close the help"), show=False, display="?"),
    Key("facts.edit", "enter,e", "open", N_("Edit"), N_("Change this line"), display="⏎"),
    Key("facts.money", "m", "screen.sheet('money')", N_("Money"), N_("Enter invoices and hours, see what they say")),
    Key("facts.notice", "v", "screen.sheet('notice')", N_("Notice"), N_("The contract, and when a notice runs out"),
        show=False),
    Key("facts.log", "a", "log", N_("Note what happened"), N_("Add to the log, with its day")),
    Key("facts.remove", "d,backspace,delete", "clear", N_("Remove"), N_("Empty this line"), show=False, display="d"),
    Key("scorecard.rate-0", "0", "rate(0)", N_("Rate"), N_("0 never to 3 constantly"), display="0-3"),
    Key("scorecard.rate-1", "1", "rate(1)", N_("Sometimes"), N_("Rate the flag 1: sometimes"), show=False),
    Key("scorecard.rate-2", "2", "rate(2)", N_("Often"), N_("Rate the flag 2: often"), show=False),
    Key("scorecard.rate-3", "3", "rate(3)", N_("Constantly"), N_("Rate the flag 3: constantly"), show=False),
    Key("scorecard.clear", "backspace,delete", "rate(-1)", N_("Clear"), N_("Not judged"), show=False, display="⌫"),
    Key("scorecard.explain", "enter", "open", N_("Explain"), N_("How the flag comes to its points")),
    Key("scorecard.observe", "o", "screen.observe", N_("Observe"), N_("Note what you saw behind this flag")),
    Key("scorecard.review", "r", "review", N_("Review"), N_("Keep today's score, with a remark")),
    Key("scorecard.band", "b", "band", N_("Band by hand"), N_("Set the band yourself, with a reason"), show=False),
    Key("scorecard.cadence", "c", "cadence", N_("How often"), N_("How many days lie between reviews"), show=False),
    Key("scorecard.edit", "e", "edit", N_("Edit"), N_("Change the newest observation"), show=False),
    Key("scorecard.read", "enter", "open", N_("Read"), N_("Show the whole observation")),
    Key("scorecard.fact", "f", "switch_kind", N_("Fact or impression"), N_("Whether it can be checked")),
    Key("scorecard.remove", "d", "remove_observation", N_("Remove"), N_("Take the observation away")),
    Key("scorecard.flags", "escape", "to_flags", N_("Flags"), N_("Back to the flags"), show=False),
    Key("dialog.leave", "escape", "leave", N_("Leave"), N_("Leave it as it was"), show=False),
    Key("dialog.close", "enter", "leave", N_("Close"), N_("Close what is shown"), show=False),
)  # fmt: skip

_BY_ID = {key.id: key for key in KEYS}


def bindings(*ids: str) -> list[BindingType]:
    """Give Textual's bindings for keys by id; a group's name gives all of its keys."""
    return [_binding(key) for name in ids for key in _named(name)]


def _named(name: str) -> Iterable[Key]:
    return [_BY_ID[name]] if name in _BY_ID else [key for key in KEYS if key.group == name]


def _binding(key: Key) -> Binding:
    return Binding(
        key.keys, key.action, key.text, show=key.show, key_display=key.display, tooltip=key.tip, id=key.id,
        priority=key.priority,
    )  # fmt: skip


def shown_keys(key: Key) -> str:
    """Give a key as it is written for people: "/", "? f1", "↑"."""
    if key.display:
        return key.display
    return " ".join(SIGNS.get(name, name) for name in key.keys.split(","))


SIGNS: dict[str, str] = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "escape": "esc",
    "question_mark": "?",
    "slash": "/",
    "pageup": "pgup",
    "pagedown": "pgdn",
    "backspace": "⌫",
}
"""How keys with long names are written."""
