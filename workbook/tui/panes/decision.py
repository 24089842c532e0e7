"""The decision: what stands, the questions before it, the choice with its reason, and the repair plan."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, cast, get_args

from textual import on
from textual.app import ComposeResult

from workbook.content.checklist import checklist_for
from workbook.domain.dates import parse_day
from workbook.domain.decision import ENDINGS, Cause, Choice, answer, decide, promise_reward, withdraw
from workbook.domain.errors import Refused
from workbook.domain.repair import Verdict, edit_repair, judge_repair, open_plan, plan_repair, remove_repair
from workbook.phrases import CAUSES, CHOICES
from workbook.tui.keys import bindings
from workbook.tui.messages import Confirm, Do
from workbook.tui.panes.asking import Asked, InTurn
from workbook.tui.panes.base import Pane
from workbook.tui.panes.decision_view import DecisionView, fields
from workbook.tui.widgets.entry_area import EntryArea
from workbook.tui.widgets.entry_line import EntryLine
from workbook.tui.widgets.rows import Rows
from workbook.words import _

if TYPE_CHECKING:
    from workbook.book import Book
    from workbook.content.loader import Content as Catalogue
    from workbook.domain.client import Client
    from workbook.domain.handover import Item

OWN, LATER = "own", "later"
"""Answers to which reward: one of the person's own, or none for now."""

NO_CAUSE = "none"


class DecisionRows(Rows):
    """The page; enter answers, chooses or changes what is stood on."""

    BINDINGS = bindings("decision.open")


class DecisionPane(Pane):
    """One page to read down and answer on."""

    PART = "decision"
    BINDINGS = bindings("decision.what-if", "decision.notice", "decision.edit", "decision.remove")

    def __init__(self, book: "Book", words: "Catalogue") -> None:
        super().__init__(book, words)
        self._area = EntryArea()
        self._view: DecisionView | None = None
        self._drafts: dict[tuple[str, str], dict[str, str]] = {}

    def compose(self) -> ComposeResult:
        """Lay out the page and the places to type into."""
        yield DecisionRows()
        yield self._area
        yield EntryLine()

    def take_focus(self) -> None:
        """Begin on the page."""
        self.query_one(DecisionRows).focus()

    def show_client(self, client: "Client") -> None:
        """Draw the page; another client's begins at its top."""
        rows = self.query_one(DecisionRows)
        other = self._view is None or self._view.client.id != client.id
        if other:
            self._area.drop()
        self._view = DecisionView(client, self.book.today, self.book.rules, self.book.score(client), self.words)
        rows.lay(self._view.rows)
        if other:
            rows.action_first()
            rows.scroll_home(animate=False)

    def _draft(self, what: str) -> dict[str, str]:
        """Give what was typed about `what` and not yet kept."""
        return self._drafts.setdefault((self.client.id if self.client is not None else "", what), {})

    @property
    def _here(self) -> tuple[str, str]:
        """The sort of row that is stood on, and which of them."""
        sort, _colon, which = (self.query_one(DecisionRows).current or "").partition(":")
        return sort, which

    def advice_here(self) -> Sequence[str]:
        """Give the advice behind the line."""
        sort, which = self._here
        if sort == "question":
            return next((question.advice for question in self.words.questions if question.id == which), ())
        if sort == "choice":
            return {"keep": ("B3",), "repair": ("B5", "B6", "B7"), "part": ("B1", "B8"), "leaves": ("I1", "I2"),
                    "fades": ("J1",)}[which]  # fmt: skip
        return {"standing": ("B8",), "earlier": ("B8",), "reward": ("H3",)}.get(sort, ("B5", "B6", "B7"))

    # opening a line

    @on(DecisionRows.Opened)
    def action_edit(self) -> None:
        """Answer, choose or change what is stood on."""
        sort, which = self._here
        deeds: dict[str, Callable[[], None]] = {
            "standing": self._say_why_again,
            "reward": self._change_reward,
            "question": partial(self._answer, which),
            "choice": partial(self._choose_because, which),
            "plan": self._make_plan,
            "field": partial(self._change_plan, which),
            "verdict": self._judge,
        }
        if sort in deeds:
            deeds[sort]()

    def action_remove(self) -> None:
        """Take back what is stood on: the decision, an answer, a plan."""
        sort, which = self._here
        client = self.client
        if client is None:
            return
        if sort in {"standing", "reward", "choice"} and client.decision.chosen is not None:
            question = _("Take the decision back? It stays readable among the earlier ones.")
            self.post_message(Confirm(question, _("Take it back"), self.deed(withdraw)))
        elif sort == "question" and which in client.decision.answers:
            self.do(answer, which, "")
        elif sort == "past" or (sort in {"field", "verdict"} and open_plan(client) is not None):
            plan = open_plan(client)
            plan_id = which if sort == "past" or plan is None else plan.id
            question = _("Remove this repair plan?")
            self.post_message(Confirm(question, _("Remove it"), self.deed(remove_repair, plan_id)))

    def _answer(self, question_id: str) -> None:
        client = self.client
        question = next((question for question in self.words.questions if question.id == question_id), None)
        if client is not None and question is not None:
            given = client.decision.answers.get(question_id, "")
            self._area.ask(question.text, given, lambda text: self.deed(answer, question_id, text), client.id)

    # the choice: because, cause, reward

    def _say_why_again(self) -> None:
        if self.client is not None and self.client.decision.chosen is not None:
            self._choose_because(self.client.decision.chosen.choice)

    def _choose_because(self, choice: str) -> None:
        client = self.client
        if client is None:
            return
        chosen = client.decision.chosen
        draft = self._draft(choice)
        value = draft.get("because", chosen.because if chosen is not None and chosen.choice == choice else "")
        hint = {
            "part": _("The one reason that would still stand if they were kind tomorrow."),
            "leaves": _("What they told you, or what you believe."),
        }.get(choice, _("One sentence to hold on to later."))
        self.ask(_("Because"), value, partial(self._because, cast("Choice", choice)), hint=hint)

    def _because(self, choice: Choice, text: str) -> None:
        if not text.strip():
            raise Refused("Say in one sentence why. It is what you hold on to later.")
        self._draft(choice)["because"] = text
        self.call_later(self._choose_cause, choice)

    def _choose_cause(self, choice: Choice) -> None:
        if choice == "keep":
            self.post_message(self._decided(choice, None, ""))
            return
        chosen = self.client.decision.chosen if self.client is not None else None
        options = [(cause, _(CAUSES[cause]), "") for cause in get_args(Cause)]
        self.choose(
            _("What is it mostly about?"),
            [*options, (NO_CAUSE, _("no single thing"), "")],
            partial(self._cause, choice),
            (chosen.cause or NO_CAUSE) if chosen is not None and chosen.choice == choice else "",
        )

    def _cause(self, choice: Choice, cause: str) -> Do | None:
        known = cast("Cause | None", cause if cause != NO_CAUSE else None)
        if choice not in ENDINGS:
            return self._decided(choice, known, "")
        self.call_later(self._choose_reward, partial(self._decided, choice, known))
        return None

    def _choose_reward(self, deed_for: "partial[Do] | None" = None) -> None:
        """Offer the rewards; `deed_for` makes the deed of the one that was chosen."""
        promised = self.client.decision.reward if self.client is not None else ""
        kept = [(promised, promised, _("what you promised yourself"))] if promised else []
        offered = [(reward.title, reward.title, reward.text) for reward in self.words.rewards]
        self.choose(
            _("What do you promise yourself for the end?"),
            [*kept, (OWN, _("Something of my own"), ""), (LATER, _("Leave it open for now"), ""),
             *(option for option in offered if option[0] != promised)],
            lambda reward: self._rewarded(reward, deed_for),
        )  # fmt: skip

    def _rewarded(self, reward: str, deed_for: "partial[Do] | None") -> Do | None:
        if reward == OWN:
            self.call_later(lambda: self.ask(_("I promise myself"), "", lambda text: self._promise(text, deed_for)))
            return None
        return self._promise("" if reward == LATER else reward, deed_for)

    def _promise(self, reward: str, deed_for: "partial[Do] | None") -> Do | None:
        if deed_for is not None:
            return deed_for(reward)
        return self.deed(promise_reward, reward) if reward else None

    def _change_reward(self) -> None:
        self._choose_reward()

    def _decided(self, choice: Choice, cause: Cause | None, reward: str) -> Do:
        client = self.client
        items: tuple[Item, ...] = ()
        if client is not None and choice in ENDINGS:
            items = checklist_for(self.words, client, choice)
        deed = self.deed(
            decide,
            choice,
            self._draft(choice)["because"],
            on=self.book.today,
            rules=self.book.rules,
            cause=cause,
            reward=reward,
            checklist=items,
            about=_(CHOICES[choice]),
        )
        deed.done = partial(self._stand_decided, choice, self._draft(choice))
        return deed

    def _stand_decided(self, choice: Choice, draft: dict[str, str], client: "Client") -> None:
        draft.clear()
        rows = self.query_one(DecisionRows)
        rows.stand_on("plan" if choice == "repair" and open_plan(client) is None else "standing")

    # the repair plan

    def _make_plan(self) -> None:
        today = self.book.today
        due = (today + timedelta(days=self.book.rules.repair_days)).isoformat()
        InTurn(
            self,
            [
                Asked("change", _("What is to change"), _("One thing, as you would say it to them."),
                      check=_something),
                Asked("test", _("How you will know"), _("Something that can be counted or seen."), check=_something),
                Asked("agreement", _("Agreed"), _("A new channel, a check-in, new terms. Empty: nothing new.")),
                Asked("due", _("Look again on"), _("+28, fri, 12.12. or 2026-12-12"), lambda _answers: due,
                      lambda text: parse_day(text, today)),
            ],
            self._draft("plan"),
            self._planned,
        ).start()  # fmt: skip

    def _planned(self, answers: Mapping[str, str]) -> Do:
        today = self.book.today
        deed = self.deed(
            plan_repair,
            change=answers["change"],
            test=answers["test"],
            agreement=answers["agreement"],
            due=parse_day(answers["due"], today),
            on=today,
            new_id=self.book.new_id(),
            about=answers["change"],
        )
        deed.done = lambda _client: self.query_one(DecisionRows).stand_on("field:change")
        return deed

    def _change_plan(self, field: str) -> None:
        plan = open_plan(self.client) if self.client is not None else None
        if plan is None:
            return
        if field == "due":
            today = self.book.today
            self.ask(
                _("Look again on"),
                plan.due.isoformat(),
                lambda text: self.deed(edit_repair, plan.id, due=parse_day(text, today)),
                hint=_("+28, fri, 12.12. or 2026-12-12"),
            )
            return
        label, value = fields(plan)[field]
        self.ask(label, value, lambda text: self.deed(edit_repair, plan.id, **{field: text}))

    def _judge(self) -> None:
        plan = open_plan(self.client) if self.client is not None else None
        if plan is not None:
            options = [("kept", _("It was kept"), plan.test), ("not-kept", _("It was not kept"), "")]
            self.choose(_("Was the repair kept?"), options, partial(self._judged, plan.id))

    def _judged(self, plan_id: str, verdict: str) -> None:
        hint = _("What you saw, in a line. Empty: no note.")
        self.call_later(
            lambda: self.ask(_("Note"), "", partial(self._verdict, plan_id, cast("Verdict", verdict)), hint=hint)
        )

    def _verdict(self, plan_id: str, verdict: Verdict, note: str) -> Do:
        deed = self.deed(judge_repair, plan_id, verdict, on=self.book.today, note=note)
        deed.done = lambda _client: self.query_one(DecisionRows).stand_on(
            "choice:part" if verdict == "not-kept" else "standing"
        )
        return deed


def _something(text: str) -> None:
    if not text.strip():
        raise Refused("This must not be empty. Type a few words, or press escape to leave it as it was.")
