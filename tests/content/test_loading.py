"""The workbook's words are there in every language, are read late, and are read once."""

import subprocess
import sys
from pathlib import Path

import pytest

from workbook.content import loader
from workbook.content.loader import Content, flag_weights, load
from workbook.content.reading import ContentError
from workbook.domain.scorecard import FLAGS

CATALOGUES = [name for name, member in vars(Content).items() if isinstance(member, property)]


@pytest.mark.parametrize("language", ["en", "de", "ru", "en-GB", "de_AT", "fr", "", "..", "C.UTF-8"])
@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_every_catalogue_is_there_in_every_language(language: str, catalogue: str) -> None:
    assert getattr(load(language), catalogue)


def test_a_language_that_lacks_a_file_gets_the_english_one() -> None:
    assert load("fr").flags == load("en").flags


def test_a_catalogue_is_read_once() -> None:
    assert load("en").flags is load("en").flags


def test_the_flags_stand_in_the_order_of_the_advice() -> None:
    assert tuple(flag.id for flag in load("en").flags) == FLAGS


def test_every_flag_has_a_weight() -> None:
    assert list(flag_weights()) == list(FLAGS)
    assert set(flag_weights().values()) == {1.0, 2.0, 3.0}


def test_a_missing_flag_is_a_mistake_in_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    english = Path(loader.__file__).parent / "en" / "flags.toml"
    place = tmp_path / "en"
    place.mkdir()
    (place / "flags.toml").write_text(english.read_text(encoding="utf-8").rpartition("[[flag]]")[0], encoding="utf-8")
    monkeypatch.setattr(loader, "files", lambda _package: tmp_path)
    with pytest.raises(ContentError, match=r"en/flags.toml must hold late-payment to harms-health"):
        loader.flags.__wrapped__("en")


def test_an_item_that_stands_in_for_nothing_is_a_mistake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    english = Path(loader.__file__).parent / "en" / "handover.toml"
    place = tmp_path / "en"
    place.mkdir()
    text = english.read_text(encoding="utf-8").replace('["all-invoices-paid"]', '["all-paid"]')
    (place / "handover.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(loader, "files", lambda _package: tmp_path)
    with pytest.raises(ContentError, match=r"en/handover.toml, item “invoice-paid”.*“all-paid”"):
        loader.handover.__wrapped__("en")


@pytest.mark.parametrize("module", ["pydantic", "tomllib", "importlib.resources"])
def test_the_package_itself_costs_nothing_to_import(module: str) -> None:
    code = f"import sys, workbook.content; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
