"""What is done with the score as a whole: keeping a review, setting the band by hand, choosing how often to look."""

from datetime import timedelta
from typing import cast

from workbook.domain.client import Client
from workbook.domain.errors import Refused
from workbook.domain.score import Band
from workbook.domain.scorecard import current_override, drop_override, override_band, review, set_cadence
from workbook.phrases import BAND_SIGNS, BANDS, band, points
from workbook.tui.messages import Do
from workbook.tui.panes.base import Pane
from workbook.words import N_, _, day, ngettext, short_day

CADENCES = {
    1: N_("every day"),
    7: N_("every week"),
    14: N_("every two weeks"),
    28: N_("every four weeks"),
    91: N_("every three months"),
}
BY_SCORE, OTHER = "score", "other"


class ReviewPane(Pane):
    """A pane from which reviews are kept and the band is set by hand."""

    def action_review(self) -> None:
        """Keep today's score, with a remark if there is one."""
        if self.client is None:
            return
        card, today = self.client.scorecard, self.book.today
        score = self.book.score(self.client)
        earlier = next((kept.note for kept in card.reviews if kept.on == today), "")
        judged = ngettext("{n} flag judged", "{n} flags judged", score.judged).format(n=score.judged)
        hint = _("Keeps today's score: {points}, {band}, {judged}. A remark helps later; enter alone is enough.")
        self.ask(
            _("Remark"), earlier.replace("\n", " "), self._kept,
            hint=hint.format(points=points(score), band=band(score), judged=judged),
        )  # fmt: skip

    def _kept(self, remark: str) -> Do:
        book = self.book
        deed = self.deed(review, on=book.today, weights=book.weights, rules=book.rules, note=remark.strip())
        deed.done = self._say_kept
        return deed

    def _say_kept(self, client: Client) -> None:
        following = self.book.today + timedelta(days=client.scorecard.cadence_days)
        said = _("Review kept. The next comes round on {day}; c changes how often.")
        self.notify(said.format(day=day(following, self.book.today)), markup=False, timeout=4)

    def action_band(self) -> None:
        """Set the band by hand, or let the score speak again."""
        if self.client is None:
            return
        card = self.client.scorecard
        options: list[tuple[str, str, str]] = [
            (value, f"{BAND_SIGNS[value]} {_(word)}", "") for value, word in BANDS.items()
        ]
        if card.override is not None:
            options.append((BY_SCORE, _("let the score speak again"), ""))
        by_hand = current_override(card, self.book.today)
        self.choose(
            _("Set the band by hand"), options, self._ask_why, by_hand or self.book.score(self.client).band or ""
        )

    def _ask_why(self, value: str) -> Do | None:
        if value == BY_SCORE:
            return self.deed(drop_override)
        until = self.book.today + timedelta(days=self.book.rules.override_days)
        hint = _("By hand: {band}, until {day}. Then the score speaks again.")
        self.ask(
            _("Why?"), "", lambda reason: self._set_band(value, reason),
            hint=hint.format(band=_(BANDS[cast("Band", value)]), day=short_day(until, self.book.today)),
        )  # fmt: skip
        return None

    def _set_band(self, value: str, reason: str) -> Do:
        return self.deed(override_band, value, reason, about=value, on=self.book.today, rules=self.book.rules)

    def action_cadence(self) -> None:
        """Choose how many days lie between reviews."""
        if self.client is None:
            return
        now = self.client.scorecard.cadence_days
        options = [(str(days), _(text), "") for days, text in CADENCES.items()]
        if now not in CADENCES:
            options.append((str(now), ngettext("every {n} day", "every {n} days", now).format(n=now), ""))
        options.append((OTHER, _("another number of days"), ""))
        self.choose(_("How often to review this client?"), options, self._set_cadence, str(now))

    def _set_cadence(self, value: str) -> Do | None:
        if value == OTHER:
            self.ask(_("Days between reviews"), "", self._set_days)
            return None
        return self._set_days(value)

    def _set_days(self, text: str) -> Do:
        if not (text.strip().isascii() and text.strip().isdecimal()) or len(text.strip()) > 6:
            raise Refused("“{text}” is not a number of days. Type one from 1 to 366.", text=text.strip()[:40])
        return self.deed(set_cadence, int(text), about=text.strip())
