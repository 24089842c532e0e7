"""The house is built as planned: directions between rooms, what is loaded when, and every key leads somewhere."""

import importlib
import inspect
import os
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

import workbook.tui
from workbook.content.brief import flag_titles, flag_weights
from workbook.content.loader import flag_weights as checked_weights
from workbook.content.loader import flags
from workbook.phrases import CHOICES
from workbook.tui.keys import GROUPS, KEYS

ROOT = Path(__file__).parent.parent


def test_the_rooms_know_only_whom_they_may(tmp_path: Path) -> None:
    program = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    result = subprocess.run(
        [sys.executable, "-c", program, "--cache-dir", str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stdout


LOADED = """
import sys
from workbook.__main__ import main
sys.argv = ["workbook", *sys.argv[1:]]
code = main()
print("loaded:", *sorted({name.partition(".")[0] for name in sys.modules}))
sys.exit(code)
"""


def loaded_by(folder: Path, *arguments: str) -> set[str]:
    """Run a command in a process of its own and give the top-level modules it left loaded."""
    surroundings = {**os.environ, "WORKBOOK_DIR": str(folder), "WORKBOOK_SETTINGS": str(folder / "no.toml")}
    result = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments],
        cwd=ROOT, env=surroundings, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    return set(result.stdout.splitlines()[-1].split()[1:])


def test_the_command_line_never_loads_textual_and_lists_without_the_models(tmp_path: Path) -> None:
    folder = tmp_path / "book"
    assert not {"textual", "rich"} & loaded_by(folder, "add", "Acme GmbH")
    assert not {"textual", "rich"} & loaded_by(folder, "list")
    assert not {"textual", "rich", "pydantic", "tinydb", "babel"} & loaded_by(folder, "list")
    assert not {"textual", "rich", "pydantic", "tinydb", "babel"} & loaded_by(folder, "today")
    assert not {"textual", "rich", "jinja2", "holidays", "babel"} & loaded_by(folder, "show", "acme")
    assert not {"textual", "rich", "jinja2", "holidays", "babel"} & loaded_by(folder, "rate", "acme", "abuse", "0")
    assert not {"textual", "rich", "jinja2", "holidays", "babel"} & loaded_by(folder, "export", "acme")
    assert not {"textual", "rich", "pydantic", "tinydb", "babel"} & loaded_by(folder, "list")


def test_the_flags_in_brief_are_the_flags() -> None:
    assert flag_weights() == checked_weights()
    for language in ("en", "de", "ru", "fr"):
        assert flag_titles(language) == {flag.id: flag.title for flag in flags(language)}


def test_the_choices_and_causes_of_the_command_line_are_those_of_the_decision() -> None:
    from typing import get_args

    from workbook.cli.decision import CAUSES
    from workbook.domain.decision import Cause, Choice

    assert tuple(CHOICES) == get_args(Choice)
    assert get_args(Cause) == CAUSES


def test_ids_of_keys_are_unique_and_each_group_has_a_title() -> None:
    ids = [key.id for key in KEYS]
    assert len(ids) == len(set(ids))
    assert {key.group for key in KEYS} <= GROUPS.keys()


def holders() -> Iterator[type[DOMNode]]:
    """Give every class of the interface that may have bindings."""
    for found in pkgutil.walk_packages(workbook.tui.__path__, "workbook.tui."):
        module = importlib.import_module(found.name)
        for _name, kind in inspect.getmembers(module, inspect.isclass):
            if kind.__module__ == module.__name__ and issubclass(kind, DOMNode):
                yield kind


HOLDERS = sorted(holders(), key=lambda kind: kind.__qualname__)


def own_bindings(kind: type[DOMNode]) -> list[Binding]:
    return [one for one in kind.__dict__.get("BINDINGS", ()) if isinstance(one, Binding)]


def does(kind: type, action: str) -> bool:
    return any(hasattr(kind, name) for name in (f"action_{action}", f"_action_{action}"))


def leads_somewhere(kind: type[DOMNode], binding: Binding) -> bool:
    """Tell whether the class answers a key, or lets it rise to one above that binds the same key and answers it."""
    from workbook.tui.app import WorkbookApp

    namespace, _dot, action = binding.action.partition("(")[0].rpartition(".")
    if namespace == "app":
        return does(WorkbookApp, action)
    if namespace == "screen":
        return any(does(other, action) for other in HOLDERS if issubclass(other, Screen))
    above = [other for other in HOLDERS if any(set(_keys(one)) & set(_keys(binding)) for one in own_bindings(other))]
    return does(kind, action) or any(does(other, action) for other in above)


def _keys(binding: Binding) -> list[str]:
    return binding.key.split(",")


@pytest.mark.parametrize("kind", [kind for kind in HOLDERS if own_bindings(kind)], ids=lambda kind: str(kind.__name__))
def test_every_key_has_an_action(kind: type[DOMNode]) -> None:
    lost = [f"{binding.id}: {binding.action}" for binding in own_bindings(kind) if not leads_somewhere(kind, binding)]
    assert lost == []


def test_where_one_key_of_a_group_is_bound_all_of_them_are() -> None:
    bound = {binding.id for kind in HOLDERS for binding in own_bindings(kind) if binding.id}
    groups = {name.partition(".")[0] for name in bound}
    assert [key.id for key in KEYS if key.group in groups and key.id not in bound] == []


def test_the_app_is_small() -> None:
    from workbook.tui.app import WorkbookApp

    own = [name for name in vars(WorkbookApp) if callable(getattr(WorkbookApp, name)) and not hasattr(App, name)]
    assert len(own) <= 12
