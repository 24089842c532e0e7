"""Noting and changing observations from anywhere: opens the dialog and remembers what was left half typed."""

from datetime import date
from typing import TYPE_CHECKING

from textual import on

from workbook.tui.messages import Do, EditObservation
from workbook.tui.screens.deeds import DeedsScreen
from workbook.words import _

if TYPE_CHECKING:
    from workbook.domain.scorecard import Observation
    from workbook.tui.screens.dialogs.observe import Noted


class ObservingScreen(DeedsScreen):
    """A screen from which observations can be noted."""

    _half_typed: "tuple[str, Noted] | None" = None

    def flags_to_note(self) -> list[tuple[str, str]]:
        """Give the red flags as (id, title)."""
        from workbook.content.loader import load

        return [(flag.id, flag.title) for flag in load(self.words_language()).flags]

    def words_language(self) -> str:
        """Give the language of the workbook's own words; screens override this."""
        return "en"

    def flag_to_note(self) -> str | None:
        """Give the flag that an observation is most likely about; screens override this."""
        return None

    def action_observe(self) -> None:
        """Note what was seen, from anywhere."""
        from workbook.domain.scorecard import observe
        from workbook.tui.screens.dialogs.observe import Noted, ObserveDialog

        client_id = self.deed_client()
        if client_id is None:
            self.tell(_("Choose a client first: an observation belongs to somebody."))
            return
        today, flags = self.book.today, self.flags_to_note()
        titles = dict(flags)
        new_id = self.book.new_id()

        def deed(noted: Noted, on_day: date) -> Do:
            values = {"on": on_day, "today": today, "new_id": new_id, "kind": noted.kind}
            return Do(observe, (noted.flag, noted.text), values, about=titles[noted.flag], client_id=client_id)

        left = self._half_typed
        given = left[1] if left is not None and left[0] == client_id else Noted(flag=self.flag_to_note() or "")
        dialog = ObserveDialog(flags, given, today, deed, self.attempt)

        def closed(noted: Noted | None) -> None:
            self._half_typed = (client_id, noted) if noted is not None and noted.text.strip() else None
            if noted is None and self.flag_to_note() is None:
                self.tell(_("Noted. u takes it back."))
            elif noted is not None and noted.text.strip():
                self.tell(_("Not noted yet. What you typed is there when you press o again."))

        self.app.push_screen(dialog, closed)

    @on(EditObservation)
    def _edit_observation(self, event: EditObservation) -> None:
        event.stop()
        self._change(event.observation)

    def _change(self, seen: "Observation") -> None:
        from workbook.domain.scorecard import edit_observation
        from workbook.tui.screens.dialogs.observe import Noted, ObserveDialog

        client_id, today = self.deed_client(), self.book.today

        def deed(noted: Noted, on_day: date) -> Do:
            values = {"today": today, "flag": noted.flag, "text": noted.text, "kind": noted.kind, "on": on_day}
            return Do(edit_observation, (seen.id,), values, about=noted.text, client_id=client_id or "")

        given = Noted(seen.flag, seen.text, seen.kind, seen.on.isoformat())
        dialog = ObserveDialog(
            self.flags_to_note(),
            given,
            today,
            deed,
            self.attempt,
            title=_("Change what you saw"),
        )
        self.app.push_screen(dialog)
