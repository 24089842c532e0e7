"""What every screen shares: keys named in the person's language."""

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.screen import Screen, ScreenResultType

from workbook.words import _

if TYPE_CHECKING:
    from textual.screen import ActiveBinding  # type: ignore[attr-defined]


class BaseScreen(Screen[ScreenResultType]):
    """A screen whose footer, help and palette speak the person's language."""

    @property
    def active_bindings(self) -> "dict[str, ActiveBinding]":
        """Give the keys that work now, with their words translated (Textual freezes them when a class is made)."""
        return {key: _translated(active) for key, active in super().active_bindings.items()}


def _translated(active: "ActiveBinding") -> "ActiveBinding":
    text = active.binding.description
    binding = replace(active.binding, description=_(text)) if text else active.binding
    return active._replace(binding=binding, tooltip=_(active.tooltip) if active.tooltip else "")
