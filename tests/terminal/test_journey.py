"""The whole story in a real terminal: from an empty book to the reward, by keyboard alone."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from tests.terminal.terminal import Terminal, installed_program


def test_a_client_goes_from_an_empty_book_to_the_reward_by_keyboard_alone(tmp_path: Path) -> None:
    environment = {"WORKBOOK_DIR": str(tmp_path / "book"), "WORKBOOK_SETTINGS": str(tmp_path / "settings.toml")}
    with Terminal([], environment) as terminal:
        add_the_client(terminal)
        rate_and_observe(terminal)
        decide_to_part(terminal)
        write_and_hold_the_talk(terminal)
        tick_everything(terminal)
        take_the_reward(terminal)
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    state = exported("Acme", environment)
    assert state["name"] == "Acme GmbH [/b]"
    assert state["scorecard"]["ratings"]["late-payment"] == 3
    assert {seen["text"] for seen in state["scorecard"]["observations"]} == {"Paid 31 days late", "Called it a joke"}
    assert state["decision"]["chosen"]["because"] == "They pay late"
    assert state["decision"]["chosen"]["cause"] == "money"
    assert state["decision"]["reward"]
    assert "It no longer fits." in state["rehearsal"]["script"]["opening"]
    assert state["rehearsal"]["talk"]["override"] == "They asked me to call today"
    assert all(item["done_on"] for item in state["handover"]["items"])
    assert state["closing"]["reward_taken_on"]
    assert state["closing"]["closed_on"]


def exported(name: str, environment: dict[str, str]) -> dict[str, Any]:
    """Give a client's state as the installed program exports it."""
    command = [installed_program(), "export", name]
    done = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, check=True)
    return dict(json.loads(done.stdout)["client"])


def add_the_client(terminal: Terminal) -> None:
    terminal.wait_for("Add your first client")
    terminal.press("enter")
    terminal.wait_for("Who is it?")
    terminal.type("Acme GmbH [/b]")
    terminal.press("enter", "enter")
    terminal.wait_for("Pays late or not at all", "0-3 Rate")


def to_the_list(terminal: Terminal) -> None:
    """Leave a part; waiting for what it does keeps escape apart from the key that follows."""
    terminal.press("escape")
    terminal.wait_for("Add client")


def rate_and_observe(terminal: Terminal) -> None:
    for rating in "32123":
        terminal.press(rating, "j")
    terminal.wait_for("1 client needs you today", "repair")
    terminal.press("home", "o")
    terminal.wait_for("Note what you saw")
    terminal.type("Paid 31 days late")
    terminal.press("enter")
    terminal.wait_until_gone("Note what you saw")
    terminal.press("o")
    terminal.wait_for("Note what you saw")
    terminal.type("Called it a joke")
    terminal.press("tab", "tab", "tab")
    terminal.type("yesterday")
    terminal.press("enter")
    terminal.wait_until_gone("Note what you saw")
    terminal.wait_for("2 facts")


def decide_to_part(terminal: Terminal) -> None:
    to_the_list(terminal)
    terminal.press("3")
    terminal.wait_for("Before you decide")
    terminal.press("end", "up", "up", "enter")
    terminal.wait_for("Because")
    terminal.type("They pay late")
    terminal.press("enter")
    terminal.wait_for("What is it mostly about?")
    terminal.press("enter")
    terminal.wait_for("What do you promise yourself")
    terminal.press("down", "down", "enter")
    terminal.wait_for("You part.", "Cooling off until")


def write_and_hold_the_talk(terminal: Terminal) -> None:
    to_the_list(terminal)
    terminal.press("4")
    terminal.wait_for("Opening", "F2")
    terminal.wait_until(in_the_script, "the script is not ready to be typed into")
    terminal.type("Hello Jana. It no longer fits.")
    terminal.wait_for("It no longer fits.")
    terminal.press("escape")
    terminal.wait_until(lambda shown: not in_the_script(shown), "escape does not leave the script")
    terminal.press("]", "]")
    terminal.wait_for("Ready?")
    terminal.press("end", "enter")
    terminal.wait_for("Held on")
    terminal.press("enter")
    terminal.wait_for("Wait a moment")
    terminal.type("They asked me to call today")
    terminal.press("enter")
    terminal.wait_until_gone("Wait a moment")
    terminal.wait_for("They answered")
    terminal.type("They understood")
    terminal.press("enter")
    terminal.wait_for("You agreed")
    terminal.type("Handover by December")
    terminal.press("enter")
    terminal.wait_until_gone("You agreed")


def in_the_script(shown: str) -> bool:
    """Say whether a section of the script has the focus: a bar stands before it."""
    return any(line[27:30].startswith("▌") for line in shown.splitlines())


def tick_everything(terminal: Terminal) -> None:
    to_the_list(terminal)
    terminal.press("5")
    terminal.wait_for("space Tick")
    for _ in range(60):
        if "space Tick" not in terminal.text():
            break
        terminal.press("space")


def take_the_reward(terminal: Terminal) -> None:
    terminal.wait_for("A long walk without the telephone")
    terminal.press("enter")
    terminal.wait_for("It is yours", "lays Acme GmbH [/b] to rest")
    terminal.press("z")
    terminal.wait_until_gone("It is yours")
    terminal.wait_for("Nobody is listed here")
