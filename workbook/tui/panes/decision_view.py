"""What the decision's page shows of a client, from the standing choice down to earlier ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import get_args

from textual.content import Content

from workbook.content.choosing import questions_for
from workbook.content.loader import Content as Catalogue
from workbook.content.types import Question
from workbook.domain.client import Client
from workbook.domain.decision import ENDINGS, Choice, Chosen, is_abused
from workbook.domain.repair import RepairPlan, open_plan
from workbook.domain.rules import Rules
from workbook.domain.score import Score
from workbook.phrases import CAUSES, CHOICES, points
from workbook.tui.widgets.columns import MUTED, block, two_columns, wrapped
from workbook.tui.widgets.rows import Row
from workbook.words import N_, _, day, distance, ngettext

ANSWER_LINES = 8
"""Lines of an answer that the page shows; opening it shows them all."""

CHOICE_COLUMN = 18
"""Cells for the sign and the name of a choice, before its meaning."""

STANDING: dict[Choice, str] = {
    "keep": N_("You keep them."),
    "repair": N_("You repair it."),
    "part": N_("You part."),
    "leaves": N_("They leave."),
    "fades": N_("It fades out."),
}
MEANINGS: dict[Choice, str] = {
    "keep": N_("go on, and look again in time"),
    "repair": N_("agree a change, and a day to look"),
    "part": N_("you end it, calmly, on facts"),
    "leaves": N_("they told you that they go"),
    "fades": N_("no orders come; close it kindly"),
}
SUGGESTIONS: dict[str, str] = {
    "keep": N_("The score of {points} speaks for keeping them."),
    "repair": N_("The score of {points} speaks for a repair."),
    "part": N_("The score of {points} speaks for parting."),
}


def fields(plan: RepairPlan) -> dict[str, tuple[str, str]]:
    """Give the label and the value of each part of a repair plan, by the name of its field."""
    return {
        "change": (_("To change"), plan.change),
        "test": (_("You will know by"), plan.test),
        "agreement": (_("Agreed"), plan.agreement),
    }


@dataclass(frozen=True, slots=True)
class DecisionView:
    """The decision of a client as one page of rows."""

    client: Client
    today: date
    rules: Rules
    score: Score
    words: Catalogue

    @property
    def chosen(self) -> Chosen | None:
        """The standing choice."""
        return self.client.decision.chosen

    def questions(self) -> tuple[Question, ...]:
        """Give the questions before the choice that stands or is suggested, and any others that were answered."""
        likely: Choice = self.chosen.choice if self.chosen else self.score.band or "repair"
        asked = questions_for(self.words, likely)
        answers = self.client.decision.answers
        return (*asked, *(q for q in self.words.questions if q.id in answers and q not in asked))

    def rows(self, width: int) -> list[Row]:
        """Give the page; a repair that is under way comes before the questions."""
        if self.chosen is not None and self.chosen.choice == "repair":
            parts = (self._standing, self._repair, self._before, self._choices, self._earlier)
        else:
            parts = (self._standing, self._before, self._choices, self._repair, self._earlier)
        rows: list[Row] = []
        for part in parts:
            found = list(part(width))
            rows += [Row(None, Content("")), *found] if rows and found else found
        return rows

    # what stands

    def _standing(self, width: int) -> Iterator[Row]:
        chosen = self.chosen
        if chosen is None:
            yield _text(Content.styled(_("Nothing is decided yet."), "bold"), width)
            yield _text(Content.styled(self._suggestion(), MUTED), width)
            return
        head = two_columns(
            width, Content.styled(_(STANDING[chosen.choice]), "bold $accent"),
            Content.styled(day(chosen.on, self.today), MUTED),
        )  # fmt: skip
        because = block(Content.styled(chosen.because, "bold"), width - 2, first=Content(""), indent=2)
        yield Row("standing", Content("\n").join([head, Content(""), because, Content("")]))
        for sentence in self._conditions(chosen):
            yield _text(sentence, width)
        if chosen.choice in ENDINGS:
            reward = self.client.decision.reward
            promised = Content(reward) if reward else Content.styled(_("nothing yet; enter chooses"), MUTED)
            label = Content.styled(_("Promised for the end: "), MUTED)
            yield Row("reward", Content("\n").join(wrapped(label + promised, width)))

    def _suggestion(self) -> str:
        score = self.score
        if score.band is None:
            first = _("Judge a few flags on the scorecard first (2).")
        elif score.overridden:
            first = _("You set the band to “{band}” by hand.").format(band=_(CHOICES[score.band]))
        else:
            first = _(SUGGESTIONS[score.band]).format(points=points(score))
        if score.deal_breaker == "abuse":
            return first + " " + _("You need not bear abuse, and you need not wait.")
        return first + " " + _("Nothing has to be decided today.")

    def _conditions(self, chosen: Chosen) -> Iterator[Content]:
        if chosen.cause is not None:
            yield Content.assemble((_("Cause") + ": ", MUTED), _(CAUSES[chosen.cause]))
        if chosen.override:
            yield Content.assemble((_("Decided without more facts, because") + ": ", MUTED), chosen.override)
        until = chosen.cooling_until
        if until is not None and self.client.rehearsal.talk.held_on is None:
            if until > self.today:
                sentence = _("Cooling off until {day}. Sleep on it; there is time to prepare the talk (4).")
                yield Content(sentence.format(day=day(until, self.today)))
            else:
                yield Content(_("The cooling-off is over. When you are ready, the talk can be held (4)."))
        handover = self.client.handover
        if chosen.choice in ENDINGS and handover.items:
            sentence = _("The checklist is in the handover (5): {done} of {total} done.")
            yield Content.styled(sentence.format(done=handover.done, total=len(handover.items)), MUTED)
        plan = self.client.repairs[-1] if self.client.repairs else None
        if chosen.choice == "repair" and plan is not None and plan.verdict == "not-kept" and _since(plan, chosen):
            yield Content.styled(
                _("It was not kept. That is an answer too: you may decide again, on facts."), "$warning"
            )

    # the questions

    def _before(self, width: int) -> Iterator[Row]:
        questions, answers = self.questions(), self.client.decision.answers
        done = sum(question.id in answers for question in questions)
        right = Content.styled(_("{done} of {total} answered").format(done=done, total=len(questions)), MUTED)
        yield Row(None, two_columns(width, Content.styled(_("Before you decide"), "bold"), right))
        for question in questions:
            answer = answers.get(question.id)
            sign = Content.styled("✓", "$success") if answer else Content.styled("·", MUTED)
            asked = block(Content(question.text), width, first=sign, indent=2)
            below = Content(answer) if answer else Content.styled(question.hint, MUTED)
            first = Content.styled("  │" if answer else "", "$accent")
            given = block(below, width, first=first, indent=4 if answer else 2, limit=ANSWER_LINES)
            yield Row(f"question:{question.id}", Content("\n").join([asked, given]))

    # the choice

    def _choices(self, width: int) -> Iterator[Row]:
        yield Row(None, Content.styled(_("The choice"), "bold"))
        for choice in get_args(Choice):
            here = self.chosen is not None and self.chosen.choice == choice
            first = Content.assemble(
                ("(•) " if here else "( ) ", "$accent" if here else MUTED), (_(CHOICES[choice]), "bold")
            )
            meaning = _(MEANINGS[choice])
            if choice == "part" and (gate := self._gate()):
                meaning += "\n" + gate
            yield Row(
                f"choice:{choice}", block(Content.styled(meaning, MUTED), width, first=first, indent=CHOICE_COLUMN)
            )

    def _gate(self) -> str:
        """Say how far the facts for parting have come, where they have not."""
        if is_abused(self.client) or (self.chosen is not None and self.chosen.choice == "part"):
            return ""
        days = len(self.client.scorecard.fact_days())
        if days >= self.rules.fact_days:
            return ""
        sentence = ngettext(
            "rests on facts from {needed} day; you have {days}",
            "rests on facts from {needed} days; you have {days}",
            self.rules.fact_days,
        )
        return sentence.format(needed=self.rules.fact_days, days=days)

    # the repair

    def _repair(self, width: int) -> Iterator[Row]:
        repairing = self.chosen is not None and self.chosen.choice == "repair"
        plan = open_plan(self.client)
        if not repairing and not self.client.repairs:
            return
        yield Row(None, Content.styled(_("The repair"), "bold"))
        if plan is not None:
            yield from self._plan(plan, width)
        elif repairing:
            yield Row(
                "plan", Content("\n").join(wrapped(Content(_("Make the plan: what is to change, and by when")), width))
            )
        for past in reversed(self.client.repairs):
            if past.verdict is not None:
                yield Row(f"past:{past.id}", self._past(past, width))

    def _plan(self, plan: RepairPlan, width: int) -> Iterator[Row]:
        for name, (label, value) in fields(plan).items():
            yield Row(f"field:{name}", _labelled(label, value, width))
        away = f"{day(plan.due, self.today)}, {distance(plan.due, self.today)}"
        yield Row("field:due", _labelled(_("Look again"), away, width))
        due = plan.due <= self.today
        asked = _("Was it kept? enter answers") if due else _("Known already? enter says whether it was kept")
        yield Row("verdict", Content.styled(asked, "bold $warning" if due else MUTED))

    def _past(self, plan: RepairPlan, width: int) -> Content:
        kept = plan.verdict == "kept"
        sign = Content.styled("✓" if kept else "✗", "$success" if kept else "$warning")
        said = _("kept") if kept else _("not kept")
        on = f", {day(plan.verdict_on, self.today)}" if plan.verdict_on is not None else ""
        note = f"\n{plan.note}" if plan.note else ""
        text = Content.assemble((f"{said}{on}: ", MUTED), plan.change, (note, MUTED))
        return block(text, width, first=sign, indent=2, limit=ANSWER_LINES)

    # what was decided before

    def _earlier(self, width: int) -> Iterator[Row]:
        earlier = self.client.decision.earlier
        if earlier:
            yield Row(None, Content.styled(_("Decided before"), "bold"))
        for number, chosen in reversed(list(enumerate(earlier))):
            said = Content.assemble((day(chosen.on, self.today) + ": ", MUTED), _(STANDING[chosen.choice]) + " ")
            text = said + Content.styled(chosen.because, MUTED)
            yield Row(f"earlier:{number}", Content("\n").join(wrapped(text, width)))


def _since(plan: RepairPlan, chosen: Chosen) -> bool:
    return plan.verdict_on is not None and plan.verdict_on >= chosen.on


def _text(text: Content, width: int) -> Row:
    return Row(None, Content("\n").join(wrapped(text, width)))


def _labelled(label: str, value: str, width: int) -> Content:
    shown = Content(value) if value else Content.styled("–", MUTED)
    return block(shown, width, first=Content.styled(label, MUTED), indent=CHOICE_COLUMN, limit=ANSWER_LINES)
