"""The drill: the whole screen for one talk, said aloud against a quiet clock, with answers that come unasked."""

from contextlib import suppress
from random import Random
from time import monotonic
from typing import TYPE_CHECKING, Literal

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from workbook.domain.errors import WorkbookError
from workbook.domain.rehearsal import Run, keep_run
from workbook.drill import PushbackCard, SectionCard, deal, new_tally
from workbook.phrases import SECTIONS
from workbook.tui.keys import bindings
from workbook.tui.messages import Do
from workbook.tui.screens.deeds import DeedsScreen
from workbook.tui.widgets.columns import MUTED
from workbook.words import _, clock, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbook.book import Book
    from workbook.domain.client import Client
    from workbook.drill import Card

Phase = Literal["before", "speaking", "asked", "shown", "again", "after"]

WORKS: dict[str, frozenset[Phase]] = {
    "go_on": frozenset({"before", "speaking", "asked", "again", "after"}),
    "leave_out": frozenset({"speaking"}),
    "memory": frozenset({"speaking"}),
    "held": frozenset({"shown"}),
    "wavered": frozenset({"shown"}),
}
"""In which phases a key does something."""


class DrillScreen(DeedsScreen):
    """Deals the cards one after another; what was said is kept, however the drill ends."""

    BINDINGS = bindings("drill")
    DEFAULT_CSS = """
    DrillScreen {
        background: $background; align: center top;
        #drill-head { height: 1; padding: 0 2; color: $text-muted; margin-top: 1; }
        #drill-name { width: 1fr; }
        #drill-clock { width: auto; }
        #drill-body { height: 1fr; width: 100%; max-width: 76; padding: 2 3; scrollbar-size-vertical: 1; }
        #drill-card { height: auto; }
        #drill-hold { height: auto; width: 100%; max-width: 76; padding: 0 3 1 3; color: $text-muted; }
    }
    """

    def __init__(
        self,
        book: "Book",
        client: "Client",
        *,
        random: Random | None = None,
        now: "Callable[[], float]" = monotonic,
    ) -> None:
        super().__init__(book)
        self._client = client
        self._now = now
        chance = random if random is not None else Random()  # noqa: S311 - cards, not secrets
        self._cards: tuple[Card, ...] = deal(client, book.today, chance)
        self._tally = new_tally(self._cards)
        self._place = 0
        self._phase: Phase = "before"
        self._began = self._card_began = 0.0
        self._by_heart = False
        self._run: Run | None = None

    def compose(self) -> ComposeResult:
        """Lay out the head with the clock, the card, and the sentence to hold on to."""
        with Horizontal(id="drill-head"):
            yield Static(id="drill-name")
            yield Static(id="drill-clock")
        with VerticalScroll(id="drill-body"):
            yield Static(id="drill-card")
        yield Static(id="drill-hold")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show what is to come; the clock starts with the first card."""
        self.set_interval(1.0, self._draw_clock)
        self.query_one("#drill-body").focus()
        self._draw()

    def deed_client(self) -> str | None:
        """Give the id of the client whose talk is practised."""
        return self._client.id

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer only the keys that do something now."""
        return self._phase in WORKS[action] if action in WORKS else True

    # what the person does

    def action_go_on(self) -> None:
        """Begin; say the next; look at the reply; leave the report."""
        match self._phase:
            case "before" if self._cards:
                self._began = self._now()
                self._show_card(0)
            case "speaking":
                self._spoke(said=True)
            case "asked":
                self._turn("shown")
            case "again":
                self._next()
            case "before" | "after":
                self.dismiss()

    def action_leave_out(self) -> None:
        """Go on without having said it."""
        self._spoke(said=False)

    def action_held(self) -> None:
        """Note that the line was held."""
        self._tally.held += 1
        self._next()

    def action_wavered(self) -> None:
        """Note that it was not, and say the reply once more."""
        self._tally.wavered += 1
        self._turn("again")

    def action_memory(self) -> None:
        """Hide the script, or show it again."""
        self._by_heart = not self._by_heart
        self._draw()

    def action_end(self) -> None:
        """Stop here; what was said is kept."""
        if self._phase in {"before", "after"} or not self._tally.begun:
            self.dismiss()
        else:
            self._finish(finished=False)

    def _spoke(self, *, said: bool) -> None:
        card = self._cards[self._place]
        if isinstance(card, SectionCard):
            self._tally.spoke(card, self._now() - self._card_began, said=said)
        self._next()

    def _next(self) -> None:
        if self._place + 1 < len(self._cards):
            self._show_card(self._place + 1)
        else:
            self._finish(finished=True)

    def _show_card(self, place: int) -> None:
        self._place = place
        self._card_began = self._now()
        self._turn("asked" if isinstance(self._cards[place], PushbackCard) else "speaking")

    def _turn(self, phase: Phase) -> None:
        self._phase = phase
        self._draw()
        self.query_one("#drill-body").scroll_home(animate=False)

    def _finish(self, *, finished: bool) -> None:
        self._run = self._make_run(finished=finished)
        self._phase = "after"
        self.attempt(Do(keep_run, (self._run,)))
        self._draw()

    def _make_run(self, *, finished: bool) -> Run:
        note = self.book.note("keep_run")
        return self._tally.run(self.book.new_id(), note.moment, self._now() - self._began, finished=finished)

    def show_changed(self, client: "Client") -> None:
        """Take the client with the run in it."""
        self._client = client

    def on_unmount(self) -> None:
        """Keep what was said when the program ends in the middle."""
        if self._run is None and self._tally.begun:
            self._run = self._make_run(finished=False)
            with suppress(WorkbookError):
                self.book.change(self._client.id, keep_run, self._run)

    # what is shown

    def _draw(self) -> None:
        self.query_one("#drill-card", Static).update(self._card())
        self.query_one("#drill-name", Static).update(self._head())
        chosen = self._client.decision.chosen
        hold = self.query_one("#drill-hold", Static)
        hold.display = chosen is not None and self._phase in {"before", "asked", "shown", "again"}
        if chosen is not None:
            hold.update(Content.assemble(_("Hold on to this:"), " ", (chosen.because, "bold $foreground")))
        self._draw_clock()
        self.refresh_bindings()

    def _head(self) -> Content:
        place = ""
        if self._phase not in {"before", "after"}:
            place = "  " + _("{n} of {total}").format(n=self._place + 1, total=len(self._cards))
        return Content.assemble((_("Drill"), "bold"), "  ", self._client.name, place)

    def _draw_clock(self) -> None:
        if self._phase == "before":
            seconds = 0.0
        elif self._run is not None:
            seconds = self._run.seconds
        else:
            seconds = self._now() - self._began
        self.query_one("#drill-clock", Static).update(Content(clock(max(0, int(seconds)))))

    def _card(self) -> Content:
        if self._phase == "before":
            return self._before()
        if self._phase == "after" and self._run is not None:
            return self._report(self._run)
        card = self._cards[self._place]
        return self._speak(card) if isinstance(card, SectionCard) else self._pushback(card)

    def _before(self) -> Content:
        if not self._cards:
            words = _("There is nothing to say yet. Write a few lines in the script, then come back.")
            return Content(words)
        parts = sum(isinstance(card, SectionCard) for card in self._cards)
        asked = len(self._cards) - parts
        said = ngettext("{n} part to say", "{n} parts to say", parts).format(n=parts)
        back = ngettext("they speak up {n} time", "they speak up {n} times", asked).format(n=asked)
        return Content.assemble(
            (_("Stand up, if you can. Breathe out."), "bold"),
            "\n\n",
            _("Say every part aloud, as you would say it to them. Press space when you have said it."),
            "\n\n",
            (f"{said}, {back}." if asked else f"{said}.", MUTED),
            "\n\n",
            _("Space begins. The clock runs quietly at the top; nobody is waiting."),
        )

    def _speak(self, card: SectionCard) -> Content:
        lines = [Content.styled(_(SECTIONS[card.section]), "bold $accent")]
        if not self._by_heart:
            lines.append(Content(card.text.strip()))
        cues = [Content.assemble(("· ", "$accent"), cue.title) for cue in card.cues]
        if cues:
            lines.append(Content("\n").join(cues).stylize("" if self._by_heart else MUTED))
        elif self._by_heart:
            lines.append(Content.styled(_("By heart, in your own words."), MUTED))
        return Content("\n\n").join(lines)

    def _pushback(self, card: PushbackCard) -> Content:
        lines = [Content.styled(_("They say"), "bold $accent"), Content(f"“{card.answer.says}”").stylize("bold")]
        if self._phase == "asked":
            lines.append(Content.styled(_("Answer aloud. Space shows the reply you prepared."), MUTED))
            return Content("\n\n").join(lines)
        lines.append(Content(card.answer.reply.strip() or _("You prepared no reply to this yet.")))
        if self._phase == "shown":
            lines.append(Content.styled(_("Did you hold the line? h held · w wavered"), MUTED))
        else:
            words = _("That happens, and it is why you practise. Say the reply once more, slowly. Then space.")
            lines.append(Content(words))
        return Content("\n\n").join(lines)

    def _report(self, run: Run) -> Content:
        title = _("Said, to the end.") if run.finished else _("You stopped early. What you said counts.")
        limit = clock(self.book.rules.talk_seconds)
        spoken = sum(run.section_seconds.values())
        rows = [
            (_("Speaking"), _("{time} of {limit}").format(time=clock(spoken), limit=limit)),
            (_("All in all"), clock(run.seconds)),
            (_("Points said"), _("{n} of {total}").format(n=len(run.covered), total=run.points)),
        ]
        if run.held + run.wavered:
            rows.append((_("Line held"), _("{n} of {total}").format(n=run.held, total=run.held + run.wavered)))
        finished = sum(one.finished for one in self._client.rehearsal.runs)
        rows.append((_("Drills"), _("{n} of {total}").format(n=finished, total=self.book.rules.drills_needed)))
        width = max(len(label) for label, _value in rows) + 3
        table = Content("\n").join(Content.assemble((f"{label:<{width}}", MUTED), value) for label, value in rows)
        return Content("\n\n").join([Content.styled(title, "bold $accent"), table, self._advice(run)])

    def _advice(self, run: Run) -> Content:
        if run.wavered:
            words = _("Where you wavered, read the reply once more and put it into your own words.")
        elif len(run.covered) < run.points:
            words = _("Something was left out. If you do not miss it, take it out of the script.")
        elif sum(run.section_seconds.values()) > self.book.rules.talk_seconds:
            words = _("It takes a little long. The reason can be said in one sentence.")
        else:
            words = _("You know what you want to say. That is most of it.")
        return Content.assemble(words, "\n\n", (_("Space leads back."), MUTED))
