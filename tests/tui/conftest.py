"""What the tests of the interface share: no waiting for an idle processor at every key."""

import asyncio

import pytest


async def _next_turn(*_args: object) -> None:
    await asyncio.sleep(0)


@pytest.fixture(autouse=True)
def quick_pilot(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a key press wait for the messages it causes, not for the processor to be idle."""
    monkeypatch.setattr("textual.pilot.wait_for_idle", _next_turn)
    monkeypatch.setattr("textual.app.wait_for_idle", _next_turn)
