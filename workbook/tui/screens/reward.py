"""The end of the story, full screen: it becomes light, you see what you did and take what you promised yourself."""

from typing import TYPE_CHECKING

from textual import events, work
from textual.app import ComposeResult

from workbook.content.choosing import clauses_for, lessons_for
from workbook.domain.closing import close, figures, fired_flags, take_reward
from workbook.domain.decision import ending, promise_reward
from workbook.tui.keys import bindings
from workbook.tui.messages import Choose, Do
from workbook.tui.panes.reward_words import OWN, figure_lines, reward_options
from workbook.tui.screens.deeds import DeedsScreen
from workbook.tui.screens.reward_words import headline, sentence
from workbook.tui.widgets.morning import Morning, Spoken, centred
from workbook.words import _

if TYPE_CHECKING:
    from workbook.book import Book
    from workbook.content.loader import Content as Catalogue
    from workbook.domain.client import Client

TEXT_WIDTH = 60


class RewardScreen(DeedsScreen):
    """One moment of motion, then calm: first what was done and the reward, then what it taught."""

    BINDINGS = bindings("reward.take", "reward.other", "reward.rest", "reward.leave")
    DEFAULT_CSS = """
    RewardScreen { background: $background; }
    """

    def __init__(self, book: "Book", client: "Client", words: "Catalogue") -> None:
        super().__init__(book)
        self._client = client
        self._words = words

    def compose(self) -> ComposeResult:
        """Lay out the page; it names its keys itself."""
        yield Morning()

    def on_mount(self) -> None:
        """Let it become light, unless the person wants nothing to move or has seen it."""
        self.morning.focus()
        self._draw()
        if self._may_move() and not self._taken:
            self.morning.dawn()

    @property
    def morning(self) -> Morning:
        """The page."""
        return self.query_one(Morning)

    @property
    def _taken(self) -> bool:
        return self._client.closing.reward_taken_on is not None

    def _may_move(self) -> bool:
        return self.app.animation_level != "none" and not self.app.no_color

    def on_key(self, event: events.Key) -> None:
        """Let any key end the motion, and do nothing else."""
        if self.morning.moving:
            event.stop()
            event.prevent_default()
            self.morning.be_still()

    def on_click(self) -> None:
        """Let a click end the motion too."""
        self.morning.be_still()

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._draw()

    def deed_client(self) -> str | None:
        """Give the id of the client it is about."""
        return self._client.id

    def show_changed(self, client: "Client") -> None:
        """Show the client as it now stands."""
        self._client = client
        self._draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer what fits: the reward first, the rest after it."""
        if self.is_mounted and self.morning.moving:
            return action not in {"go_on", "other", "rest", "leave"}
        return {"other": not self._taken, "rest": self._taken and not self._client.archived}.get(action, True)

    # what the person does

    def action_go_on(self) -> None:
        """Take the reward, choosing one first where none was promised; after that, go back to the workbook."""
        if self._taken:
            self.dismiss()
        elif self._client.decision.reward:
            self.attempt(Do(take_reward, (), {"on": self.book.today}))
        else:
            self.action_other()

    def action_other(self) -> None:
        """Choose another reward."""
        title = _("What will you give yourself?")
        self.post_message(Choose(title, reward_options(self._words), self._promise, self._client.decision.reward))

    def _promise(self, value: str) -> Do | None:
        if value == OWN:
            self._ask_own()
            return None
        return Do(promise_reward, (value,))

    @work
    async def _ask_own(self) -> None:
        from workbook.tui.screens.dialogs.small import TextDialog

        question = _("Something that is good for you, large or small.")
        text = await self.app.push_screen_wait(TextDialog(_("Your reward"), question, _("Your reward")))
        if text:
            self.attempt(Do(promise_reward, (text,)))

    def action_leave(self) -> None:
        """Go back to the workbook; the reward waits."""
        self.dismiss()

    def action_rest(self) -> None:
        """Lay the client to rest in the archive, and go back."""
        self.attempt(Do(close, (), {"on": self.book.today}, done=self._rested))

    def _rested(self, _client: "Client") -> None:
        self.dismiss()

    # what is shown

    def _draw(self) -> None:
        if self.is_mounted:
            self.morning.say(self._after() if self._taken else self._before())
            self.refresh_bindings()

    def _wrapped(self, text: str, limit: int, colour: str = "foreground", *, bold: bool = False) -> list[Spoken]:
        width = min(TEXT_WIDTH, self.size.width - 4)
        return [Spoken(line, colour, bold) for line in centred(text, width, limit)]

    def _before(self) -> list[Spoken]:
        client = self._client
        lines = [Spoken(headline(client), "accent", bold=True), Spoken()]
        lines += self._wrapped(client.name, 2, bold=True)
        lines += [Spoken(), *self._wrapped(sentence(client, ending(client) or "part"), 3), Spoken()]
        lines += [Spoken(line, "secondary") for line in figure_lines(figures(client, self.book.today))]
        lines.append(Spoken())
        if client.decision.reward:
            lines.append(Spoken(_("On the day you decided, you promised yourself"), "secondary"))
            lines += self._wrapped(client.decision.reward, 3, "warning", bold=True)
            lines += [Spoken(), Spoken(_("enter takes it · e chooses another"), "secondary")]
        else:
            lines += [Spoken(_("Now something for you."), "warning", bold=True), Spoken()]
            lines.append(Spoken(_("enter chooses your reward"), "secondary"))
        return lines

    def _after(self) -> list[Spoken]:
        client, fired = self._client, fired_flags(self._client)
        lines = [Spoken(_("It is yours. Enjoy it."), "warning", bold=True)]
        lines += [*self._wrapped(client.decision.reward, 2), Spoken()]
        lessons, clauses = lessons_for(self._words, fired), clauses_for(self._words, fired)
        lesson = next((one for one in lessons if one.title == client.closing.cause), lessons[0] if lessons else None)
        if lesson is not None and (fired or client.closing.cause):
            lines.append(Spoken(_("What it may have taught you"), "accent", bold=True))
            lines += [*self._wrapped(lesson.text, 4), Spoken()]
        if clauses:
            title = _("For the next contract: {title}").format(title=clauses[0].title)
            lines.append(Spoken(title, "accent", bold=True))
            lines += [*self._wrapped(clauses[0].text, 5), Spoken()]
        keys = (
            _("enter leads back to write it down")
            if client.archived
            else _("enter leads back to write it down · z lays {name} to rest")
        )
        name = client.name if len(client.name) <= 20 else client.name[:19] + "…"
        return [*lines, Spoken(keys.format(name=name), "secondary")]
