"""A file that is wrong is named, with the entry that is wrong in it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.content.reading import ContentError, read_entries
from workbook.content.types import Flag, HandoverEntry, Question, TalkingPoint, placeholders

QUESTION = """
[[question]]
id = "why"
advice = ["B1"]
about = "gut"
choices = ["part"]
text = "Why?"
hint = "Take your time."
"""

FLAG = """
[[flag]]
id = "silence"
advice = ["A10"]
category = "communication"
weight = 2
title = "Hardly answers"
question = "How often do you wait?"
examples = ["You waited.", "You asked again."]
cure = "Ask."
lesson = "Agree."
"""

POINT = """
[[point]]
id = "opening"
advice = ["D1"]
section = "opening"
endings = ["part"]
title = "Say hello"
text = "Hello {person}."
"""

ITEM = """
[[item]]
id = "domain"
advice = ["G2"]
group = "access"
endings = ["part"]
text = "Transfer {name}"
hint = "It is theirs."
due = -3
owner = "me"
gate = "theirs"
for_each = "asset-domain"
"""


def written(folder: Path, text: str) -> Path:
    place = folder / "en"
    place.mkdir(exist_ok=True)
    file = place / "words.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_good_file_gives_its_entries_in_order(tmp_path: Path) -> None:
    file = written(tmp_path, QUESTION + QUESTION.replace('"why"', '"why-not"'))
    assert [question.id for question in read_entries(file, "question", Question)] == ["why", "why-not"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (QUESTION.replace("B1", "B99"), "“why”: advice.0"),
        (QUESTION.replace('["B1"]', "[]"), "“why”: advice"),
        (QUESTION.replace('["B1"]', '["B1", "B1"]'), "“why”: advice"),
        (QUESTION.replace('"gut"', '"guts"'), "“why”: about"),
        (QUESTION.replace('"why"', '"Why not"'), "“Why not”: id"),
        (QUESTION.replace('id = "why"', ""), "number 1: id"),
        (QUESTION.replace("Why?", "Why, {client}?"), "“why”: text"),
        (QUESTION.replace("Why?", " Why?"), "“why”: text"),
        (QUESTION.replace("Why?", ""), "“why”: text"),
        (QUESTION + 'colour = "red"', "“why”: colour"),
        (QUESTION + QUESTION, "“why”: the id stands there twice"),
    ],
)
def test_a_wrong_entry_is_named_with_its_file(tmp_path: Path, wrong: str, said: str) -> None:
    with pytest.raises(ContentError) as caught:
        read_entries(written(tmp_path, wrong), "question", Question)
    assert str(caught.value).startswith("en/words.toml, question ")
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (FLAG.replace("silence", "noise"), "“noise”: id"),
        (FLAG.replace("Hardly answers", "x" * 29), "“silence”: title"),
        (FLAG.replace("weight = 2", "weight = 4"), "“silence”: weight"),
        (FLAG.replace(', "You asked again."', ""), "“silence”: examples"),
    ],
)
def test_a_wrong_flag_is_named(tmp_path: Path, wrong: str, said: str) -> None:
    with pytest.raises(ContentError, match=said):
        read_entries(written(tmp_path, wrong), "flag", Flag)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (POINT.replace("{person}", "{boss}"), "unknown placeholder boss"),
        (POINT.replace("{person}", "{person!r}"), "not a plain placeholder"),
        (POINT.replace("{person}", "{person.name}"), "not a plain placeholder"),
        (POINT.replace("{person}", "{}"), "not a plain placeholder"),
        (POINT.replace("{person}", "{person"), "text"),
        (POINT.replace("Say hello", "x" * 41), "title"),
    ],
)
def test_a_wrong_talking_point_is_named(tmp_path: Path, wrong: str, said: str) -> None:
    with pytest.raises(ContentError, match=f"“opening”.*{said}"):
        read_entries(written(tmp_path, wrong), "point", TalkingPoint)


@pytest.mark.parametrize(
    "wrong",
    [
        ITEM.replace("{name}", "the domain"),
        ITEM.replace('for_each = "asset-domain"', ""),
        ITEM.replace("{name}", "{name} of {client}"),
        ITEM.replace('for_each = "asset-domain"', 'instead_of = ["domains"]').replace("{name}", "it"),
        ITEM.replace("{name}", "{name} " + "x" * 70),
        ITEM.replace("due = -3", 'due = "soon"'),
    ],
)
def test_a_wrong_handover_item_is_named(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(ContentError, match=r"en/words.toml, item “domain”"):
        read_entries(written(tmp_path, wrong), "item", HandoverEntry)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("[[question", "cannot be read"),
        ("", r"holds no \[\[question\]\]"),
        ("question = []", r"holds no \[\[question\]\]"),
        ('question = ["why"]', "question number 1: not a table"),
        (QUESTION + '[[questoin]]\nid = "x"', r"holds \[\[questoin\]\], which nothing reads"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, wrong: str, said: str) -> None:
    with pytest.raises(ContentError, match=f"en/words.toml.*{said}"):
        read_entries(written(tmp_path, wrong), "question", Question)


def test_a_file_that_is_not_text_is_named(tmp_path: Path) -> None:
    file = written(tmp_path, "")
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ContentError, match=r"en/words.toml cannot be read"):
        read_entries(file, "question", Question)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"de/words.toml cannot be read"):
        read_entries(tmp_path / "de" / "words.toml", "question", Question)


NAMES = st.from_regex(r"[a-z_]{1,12}", fullmatch=True)


@given(names=st.lists(NAMES), between=st.text(st.characters(exclude_characters="{}", codec="utf-8")))
def test_placeholders_finds_each_name_once_wherever_it_stands(names: list[str], between: str) -> None:
    text = between.join(["", *("{" + name + "}" for name in names), ""])
    assert placeholders(text) == frozenset(names)
