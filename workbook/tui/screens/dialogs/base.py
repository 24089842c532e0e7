"""A small question in the middle of the screen; escape leaves it unanswered."""

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen, ScreenResultType

from workbook.tui.keys import bindings


class Dialog(ModalScreen[ScreenResultType | None]):
    """A framed box; `dismiss(None)` means that nothing was answered."""

    BINDINGS = bindings("dialog.leave")
    DEFAULT_CSS = """
    Dialog {
        align: center middle; background: $background 60%;
        & > Vertical {
            width: 64; max-width: 90%; height: auto; max-height: 90%; padding: 1 2;
            background: $panel; border: round $border; border-title-color: $accent; border-title-style: bold;
        }
        Label { width: 1fr; height: auto; }
        .hint { color: $text-muted; margin-top: 1; }
        .trouble { color: $error; display: none; margin-top: 1; &.-shown { display: block; } }
        Input { border: none; border-bottom: solid $border; height: 2; padding: 0; background: $panel;
                margin-top: 1; &:focus { border: none; border-bottom: solid $accent; } }
        OptionList { border: none; background: $panel; height: auto; max-height: 14; padding: 0; margin-top: 1;
                     &:focus { border: none; } }
    }
    """

    def box(self, title: str) -> Vertical:
        """Give the frame with its title."""
        frame = Vertical()
        frame.border_title = Content(title)  # a string would be read as markup
        return frame

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
