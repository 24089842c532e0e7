"""Keeping what is typed into a pane: one stretch is one step, and two versions of a text are both kept."""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from workbook.domain.errors import TextConflict, WorkbookError
from workbook.tui.messages import Choose, Do
from workbook.tui.widgets.prose_editor import ProseEditor
from workbook.words import _, say

if TYPE_CHECKING:
    from workbook.book import Book
    from workbook.domain.client import Client
    from workbook.tui.panes.base import Pane

PREVIEW = 60
"""Characters of a version that are shown where one is to be chosen."""

Write = Callable[[str, str], Do]
"""Makes the deed that keeps a text; the second argument is the stored text that the typing started from."""


def keep(pane: "Pane", written: ProseEditor.Written, write: Write, stored: "Callable[[Client], str]") -> Do:
    """Give the deed that keeps what was written; where the text was changed elsewhere too, the person chooses.

    `stored` finds the text in a client.
    """
    editor, subject = written.editor, written.subject

    def settle(client: "Client") -> None:
        if editor.subject == subject:
            editor.replace_text(stored(client))

    def replace(text: str, base: str) -> Do:
        deed = write(text, base)
        deed.client_id, deed.done = subject[0], settle
        return deed

    def choose(error: TextConflict) -> None:
        both = f"{error.theirs}\n\n{error.mine}"
        if editor.subject != subject:
            pane.post_message(replace(both, error.theirs))
            return
        texts = {"mine": error.mine, "both": both}

        def commit(value: str) -> Do | None:
            if value in texts:
                return replace(texts[value], error.theirs)
            editor.replace_text(error.theirs)
            return None

        pane.post_message(Choose(_("Written in two places at once"), _versions(error), commit, "both"))

    def refused(error: WorkbookError) -> None:
        editor.not_kept()
        if isinstance(error, TextConflict):
            choose(error)
        else:
            pane.notify(say(error), severity="warning", markup=False)

    deed = write(written.text, written.base)
    deed.merge_key = f"{subject[1]}-{editor.stretch}"
    deed.client_id = subject[0]
    deed.done = lambda _client: editor.kept()
    deed.refused = refused
    return deed


def _versions(error: TextConflict) -> tuple[tuple[str, str, str], ...]:
    return (
        ("mine", _("Keep what I wrote here"), _preview(error.mine)),
        ("theirs", _("Keep the text from elsewhere"), _preview(error.theirs)),
        ("both", _("Keep both, one after the other"), _("to sort out in peace")),
    )


def _preview(text: str) -> str:
    line = " ".join(text.split())
    if not line:
        return _("(empty)")
    return line if len(line) <= PREVIEW else line[: PREVIEW - 1] + "…"


def keep_at_the_end(book: "Book", deed: Do) -> None:
    """Keep what was typed last when the program ends and no screen is left to hand it to."""
    note = book.note(deed.verb.__name__, deed.about, deed.merge_key)
    with suppress(WorkbookError):
        book.change_as(deed.client_id, note, deed.verb, *deed.args, **deed.kwargs)
