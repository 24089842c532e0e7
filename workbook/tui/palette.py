"""The command palette: every key that works now, found by what it does."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.dom import DOMNode

MOVES = ("cursor_", "page_", "first", "last", "show_")
"""Actions that nobody looks for by name."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that a key does: its name and tip, the key as shown, the action and where it is run."""

    name: str
    tip: str
    key: str
    action: str
    node: DOMNode

    @property
    def help(self) -> str:
        """What stands under the name."""
        return f"{self.tip}  ·  {self.key}"


class KeyCommands(Provider):
    """Offers the keys of the screen below the palette, so that no command is listed twice in the code."""

    def _commands(self) -> Iterable[Command]:
        found: dict[str, Command] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.action.startswith(MOVES):
                continue
            if active.enabled and binding.description and binding.id and binding.id not in found:
                key = self.app.get_key_display(binding)
                found[binding.id] = Command(binding.description, active.tooltip, key, binding.action, active.node)
        return found.values()

    async def discover(self) -> Hits:
        """Offer everything."""
        for command in self._commands():
            yield DiscoveryHit(command.name, partial(self._run, command), help=command.help)

    async def search(self, query: str) -> Hits:
        """Offer what fits what was typed."""
        matcher = self.matcher(query)
        for command in self._commands():
            score = matcher.match(f"{command.name} {command.tip}")
            if score > 0:
                yield Hit(score, command.name, partial(self._run, command), help=command.help)

    async def _run(self, command: Command) -> None:
        await self.app.run_action(command.action, command.node)
