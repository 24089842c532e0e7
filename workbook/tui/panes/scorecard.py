"""The scorecard: red flags by category, rated by a key, with the observations behind them and the score explained."""

from collections.abc import Mapping
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList

from workbook.content.types import Flag
from workbook.domain.client import Client
from workbook.domain.scorecard import Observation, edit_observation, rate, remove_observation
from workbook.domain.values import the
from workbook.score_words import flag_sum, standing, whole_sum
from workbook.tui.keys import bindings
from workbook.tui.messages import EditObservation
from workbook.tui.panes.scorecard_head import meter_line, sentence_lines, trend_chart, trend_line
from workbook.tui.panes.scorecard_lines import flag_rows, observation_rows, question_lines
from workbook.tui.panes.scorecard_review import ReviewPane
from workbook.tui.widgets.entry_line import EntryLine
from workbook.tui.widgets.laid import Laid
from workbook.tui.widgets.rows import Rows
from workbook.words import _, day

FLAG_LINES = 21
"""Fifteen flags and six headings."""

TREND_LINES = 14
"""What the trend with its remarks takes at most."""

ROOMY, TALL = 24, 32
"""Heights from which the head says more."""

BESIDE = 106
"""Cells from which what is behind a flag stands beside the flags and no longer under them."""


class FlagRows(Rows):
    """Flags to stand on and rate."""

    BINDINGS = bindings(
        "scorecard.rate-0", "scorecard.rate-1", "scorecard.rate-2", "scorecard.rate-3", "scorecard.clear",
        "scorecard.explain", "scorecard.observe",
    )  # fmt: skip

    @dataclass
    class Rated(Message):
        """A flag was rated; None: the rating was taken away."""

        flag: str
        rating: int | None

    def action_rate(self, rating: int) -> None:
        """Rate the flag that is stood on; below 0: not judged."""
        if self.current is not None:
            self.post_message(self.Rated(self.current, rating if rating >= 0 else None))


class ObservationRows(Rows):
    """The observations behind a flag."""

    BINDINGS = bindings("scorecard.read", "scorecard.fact", "scorecard.remove", "scorecard.flags")
    DEFAULT_CSS = """
    ObservationRows {
        min-height: 1;
        & > .option-list--option-highlighted { background: $background; color: $foreground; }
        &:focus > .option-list--option-highlighted { background: $block-cursor-background; }
    }
    """

    @dataclass
    class Asked(Message):
        """Something is to be done with an observation: "kind" or "remove"."""

        deed: str
        row_id: str

    class Left(Message):
        """The person goes back to the flags."""

    def action_switch_kind(self) -> None:
        """Make a fact an impression, or the other way round."""
        self._ask_for("kind")

    def action_remove_observation(self) -> None:
        """Take the observation away."""
        self._ask_for("remove")

    def action_to_flags(self) -> None:
        """Go back to the flags."""
        self.post_message(self.Left())

    def _ask_for(self, deed: str) -> None:
        if self.current is not None:
            self.post_message(self.Asked(deed, self.current))


class ScorecardPane(ReviewPane):
    """The flags, the score above them and, below or beside, what is behind the flag that is stood on."""

    PART = "scorecard"
    BINDINGS = bindings("scorecard.review", "scorecard.band", "scorecard.cadence", "scorecard.edit")
    DEFAULT_CSS = """
    ScorecardPane {
        #body { height: 1fr; layout: vertical; }
        #detail { height: 6; border-top: solid $border-blurred; }
        #trend { display: none; padding-top: 1; }
        &.-beside #body { layout: horizontal; }
        &.-beside #flags { width: 3fr; max-width: 84; }
        &.-beside #detail {
            height: 1fr; width: 2fr; border-top: none; border-left: solid $border-blurred; padding-left: 2;
        }
        &.-beside #trend { display: block; }
        &.-beside #question { margin-bottom: 1; }
    }
    """

    def compose(self) -> ComposeResult:
        """Lay out the score, the flags, what is behind one of them, and the line to type into."""
        yield Laid(id="score")
        with Container(id="body"):
            yield FlagRows(id="flags")
            with Vertical(id="detail"):
                yield Laid(id="question")
                yield ObservationRows(id="observations")
                yield Laid(id="trend")
        yield EntryLine()

    @property
    def flags(self) -> FlagRows:
        """The list of flags."""
        return self.query_one(FlagRows)

    @property
    def notes(self) -> ObservationRows:
        """The list of observations behind the flag that is stood on."""
        return self.query_one(ObservationRows)

    @property
    def titles(self) -> Mapping[str, str]:
        """The title of each flag by its id."""
        return {flag.id: flag.title for flag in self.words.flags}

    # showing

    def show_client(self, client: Client) -> None:
        """Draw the score, the flags and what is behind the current one."""
        score, today = self.book.score(client), self.book.today
        self.flags.lay(lambda width: flag_rows(self.words.flags, client.scorecard, score, today, width))
        self._draw_head()
        self._draw_detail()

    def on_resize(self, _event: events.Resize) -> None:
        """Give each area the room that fits the window."""
        self.set_class(self._side_by_side, "-beside")
        self._draw_head()
        self.call_after_refresh(self._draw_detail)

    def _draw_head(self) -> None:
        if self.client is None or self.size.height <= 0:
            return
        card, rules, today = self.client.scorecard, self.book.rules, self.book.today
        score, height = self.book.score(self.client), self.size.height
        said = standing(score, card, rules, today, self.titles)

        def head(width: int) -> Content:
            lines = [meter_line(score, rules, width)]
            lines += sentence_lines(said, width, 2 if height < ROOMY else 3 if height < TALL else 5)
            trend = trend_line(card, score, today, width) if height >= ROOMY and not self._side_by_side else None
            lines += [trend] if trend is not None else []
            return Content("\n").join([*lines, Content("")] if height >= ROOMY else lines)

        self.query_one("#score", Laid).lay(head)

    @property
    def _side_by_side(self) -> bool:
        return self.size.width >= BESIDE

    def _draw_detail(self) -> None:
        flag = self._flag()
        if self.client is None or flag is None or self.size.height <= 0:
            return
        card, today = self.client.scorecard, self.book.today
        seen = card.observed(flag.id)
        room = self.size.height - self.query_one("#score").size.height
        height = room if self._side_by_side else max(6 if room < 20 else 9, room - FLAG_LINES)
        self.query_one("#detail").styles.height = "1fr" if self._side_by_side else height
        most = max(height - 1 - max(3, min(len(seen), 6)) - (TREND_LINES if self._side_by_side else 0), 1)
        self.query_one("#question", Laid).lay(lambda width: question_lines(flag, width, most))
        self._draw_notes(seen)
        score = self.book.score(self.client)
        self.query_one("#trend", Laid).lay(lambda width: trend_chart(card, score, today, min(width, 60), 6))

    def _draw_notes(self, seen: tuple[Observation, ...]) -> None:
        notes, today = self.notes, self.book.today
        if not seen and notes.has_focus:
            self.flags.focus()
        notes.can_focus = bool(seen)
        notes.lay(lambda width: observation_rows(seen, today, width))

    @on(OptionList.OptionHighlighted, "#flags")
    def _stood(self) -> None:
        self._draw_detail()

    def _flag(self) -> Flag | None:
        current = self.flags.current
        return next((flag for flag in self.words.flags if flag.id == current), None)

    def flag_here(self) -> str | None:
        """Give the flag that is stood on."""
        return self.flags.current

    def advice_here(self) -> tuple[str, ...]:
        """Give the advice behind the flag, and the one to look at one's own part first."""
        flag = self._flag()
        return (*flag.advice, "B3") if flag is not None else ()

    # doing

    @on(FlagRows.Rated)
    def _rate(self, event: FlagRows.Rated) -> None:
        event.stop()
        shown = "–" if event.rating is None else str(event.rating)
        self.do(rate, event.flag, event.rating, about=f"{self.titles[event.flag]}: {shown}")

    @on(Rows.Opened, "#flags")
    def _explain_flag(self, event: Rows.Opened) -> None:
        event.stop()
        flag = self._flag()
        if self.client is None or flag is None:
            return
        score, rules, today = self.book.score(self.client), self.book.rules, self.book.today
        examples = "\n".join([_("For example:"), *(f"– {example}" for example in flag.examples)])
        said = [sentence for _tone, sentence in standing(score, self.client.scorecard, rules, today, self.titles)]
        self.explain(
            flag.title, flag.question, examples, *flag_sum(score, flag.id, rules, today),
            _("What may help: {cure}").format(cure=flag.cure), *whole_sum(score, rules, self.titles), *said,
        )  # fmt: skip

    @on(Rows.Opened, "#observations")
    def _read(self, event: Rows.Opened) -> None:
        event.stop()
        seen = self._observation(event.row_id)
        kind = _("A fact: it happened and can be checked.") if seen.kind == "fact" else _("An impression.")
        self.explain(day(seen.on, self.book.today), seen.text, kind)

    @on(ObservationRows.Asked)
    def _change_observation(self, event: ObservationRows.Asked) -> None:
        event.stop()
        seen = self._observation(event.row_id)
        if event.deed == "remove":
            self.do(remove_observation, seen.id, about=seen.text)
        else:
            other = "impression" if seen.kind == "fact" else "fact"
            self.do(edit_observation, seen.id, about=seen.text, today=self.book.today, kind=other)

    @on(ObservationRows.Left)
    def _to_flags(self, event: ObservationRows.Left) -> None:
        event.stop()
        self.flags.focus()

    def action_edit(self) -> None:
        """Change the observation that is stood on, or the newest one behind the flag."""
        row_id = self.notes.current
        if row_id is not None:
            self.post_message(EditObservation(self._observation(row_id)))

    def _observation(self, observation_id: str) -> Observation:
        assert self.client is not None  # noqa: S101 - rows come from a client
        return the(self.client.scorecard.observations, observation_id, "observation")
