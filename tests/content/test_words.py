"""The words themselves: complete, short enough for their place, cleanly set, and fit to be said aloud."""

import re
from collections.abc import Iterator

import pytest

from workbook.content.loader import Content, load
from workbook.content.tone import tone_rules
from workbook.content.types import Advice, AdviceId, Entry, Flag, TalkingPoint
from workbook.domain.tone import check

LANGUAGES = ("en", "de", "ru")
CATALOGUES = [name for name, member in vars(Content).items() if isinstance(member, property)]
TEXTS = {"title", "text", "question", "examples", "cure", "lesson", "hint", "says", "reply"}
PLACES = {"client", "person", "me", "last_day", "today", "amount_owed", "notice", "reward"}

EVERY_RULE: tuple[AdviceId, ...] = (
    "A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9", "A10", "A11", "A12", "A13", "A14", "A15",
    "B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8", "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8",
    "D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "D9", "D10", "D11", "D12", "D13",
    "E1", "E2", "E3", "E4", "E5", "E6", "F1", "F2", "F3", "F4", "G1", "G2", "G3", "G4",
    "H1", "H2", "H3", "H4", "I1", "I2", "I3", "I4", "I5", "J1", "K1", "K2",
)  # fmt: skip

FORBIDDEN = re.compile(
    r"\b(fir(e|ed|ing)|break(ing)? up|broke up|dump\w*|ditch\w*|sack\w*|quit\w*|get(ting)? rid|kick\w*"
    r"|you (never|always)|your fault|you (have )?failed)\b",
    re.IGNORECASE,
)
HEDGES = re.compile(
    r"\b(maybe|just|kind of|sort of|perhaps|probably|possibly|basically|actually|honestly|hopefully|somehow"
    r"|I (think|guess|feel|suppose)|a bit|a little|unfortunately)\b",
    re.IGNORECASE,
)


def entries(language: str, catalogue: str) -> tuple[Entry | Advice, ...]:
    found: tuple[Entry | Advice, ...] = getattr(load(language), catalogue)
    return found


def texts(entry: Entry | Advice) -> Iterator[str]:
    for name in TEXTS & type(entry).model_fields.keys():
        value = getattr(entry, name)
        yield from (value,) if isinstance(value, str) else value


@pytest.fixture(params=LANGUAGES)
def content(request: pytest.FixtureRequest) -> Content:
    language: str = request.param
    return load(language)


def test_every_rule_of_the_advice_is_told(content: Content) -> None:
    assert tuple(rule.id for rule in content.advice) == EVERY_RULE


def test_every_rule_of_the_advice_is_served(content: Content) -> None:
    served = {
        rule
        for catalogue in CATALOGUES
        for entry in entries(content.language, catalogue)
        if isinstance(entry, Entry)
        for rule in entry.advice
    }
    assert served == set(EVERY_RULE)


def test_every_flag_serves_its_own_rule(content: Content) -> None:
    assert [flag.advice[0] for flag in content.flags] == [f"A{number}" for number in range(1, 16)]


def test_every_category_has_flags_of_its_own(content: Content) -> None:
    assert len({flag.category for flag in content.flags}) == 6


def test_there_is_enough_of_everything(content: Content) -> None:
    assert len(content.questions) >= 10
    assert len(content.talking_points) >= 45
    assert len(content.pushbacks) >= 15
    assert len(content.handover) >= 45
    assert len(content.rewards) >= 15
    assert len(content.clauses) >= 10
    assert len(content.intake) >= 10


def test_rewards_are_there_for_every_purse(content: Content) -> None:
    costs = [reward.cost for reward in content.rewards]
    assert set(costs) == {"free", "small", "treat"}
    assert costs.count("treat") < len(costs) / 2


@pytest.mark.parametrize("catalogue", CATALOGUES)
@pytest.mark.parametrize("language", LANGUAGES)
class TestTypesetting:
    def test_quotes_and_apostrophes_are_curly(self, language: str, catalogue: str) -> None:
        wrong = [text for entry in entries(language, catalogue) for text in texts(entry) if set(text) & set("'\"`´")]
        assert wrong == []

    def test_quotes_come_in_pairs(self, language: str, catalogue: str) -> None:
        pairs = {"en": "“”", "de": "„“", "ru": "«»"}[language]
        for entry in entries(language, catalogue):
            for text in texts(entry):
                assert text.count(pairs[0]) == text.count(pairs[1]) or pairs[0] not in text

    def test_nothing_looks_typed_in_haste(self, language: str, catalogue: str) -> None:
        haste = re.compile(r"  |\.\.\.|--| [,.;:!?](?=\s|$)|[,;](?=[^\s\d])|\?\?|!!|\t|\u00a0{2}")
        wrong = [text for entry in entries(language, catalogue) for text in texts(entry) if haste.search(text)]
        assert wrong == []

    def test_a_title_is_no_sentence(self, language: str, catalogue: str) -> None:
        for entry in entries(language, catalogue):
            title = getattr(entry, "title", "")
            assert not title.endswith((".", "!", ":"))
            assert title[:1] == title[:1].upper()

    def test_a_sentence_comes_to_an_end(self, language: str, catalogue: str) -> None:
        short = {"title"} | ({"text"} if catalogue == "handover" else set())
        for entry in entries(language, catalogue):
            for name in TEXTS - short & type(entry).model_fields.keys():
                value = getattr(entry, name)
                for text in (value,) if isinstance(value, str) else value:
                    assert text.endswith((".", "?", "!", "…", ".”", "?”", ".“", "?“", ".»", "».", "”.", "“.")), text

    def test_it_says_the_same_of_each_entry_as_the_english_one(self, language: str, catalogue: str) -> None:
        ours = [entry.model_dump(exclude=TEXTS) for entry in entries(language, catalogue)]
        assert ours == [entry.model_dump(exclude=TEXTS) for entry in entries("en", catalogue)]


def test_english_needs_no_dashes_and_keeps_to_british_spelling() -> None:
    american = re.compile(
        r"\b\w*(color|favor|honor|behavior|[a-z]{3}iz(e|ed|ing|ation)|center|fulfill|license details)\b"
    )
    plain = {"size", "sized", "prize", "seize"}
    for catalogue in CATALOGUES:
        for entry in entries("en", catalogue):
            for text in texts(entry):
                assert "—" not in text
                assert " – " not in text
                assert {match.group() for match in american.finditer(text)} <= plain, text


@pytest.mark.parametrize("catalogue", ["flags", "rewards", "clauses", "lessons", "advice"])
def test_no_two_in_a_list_are_called_the_same(content: Content, catalogue: str) -> None:
    titles = [getattr(entry, "title", "") for entry in entries(content.language, catalogue)]
    assert len(set(titles)) == len(titles)


def test_a_flag_is_asked_about_as_a_question_that_has_a_how_often(content: Content) -> None:
    starts = {"en": "How often ", "de": "Wie oft ", "ru": "Как часто "}
    flags: tuple[Flag, ...] = content.flags
    allowed = {starts["en"], starts[content.language]}
    assert all(flag.question.startswith(tuple(allowed)) and flag.question.endswith("?") for flag in flags)


POINTS = load("en").talking_points


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point.id)
class TestATalkingPoint:
    def test_has_no_word_that_wounds(self, point: TalkingPoint) -> None:
        assert not FORBIDDEN.search(point.text)
        assert not FORBIDDEN.search(point.title)

    def test_does_not_hedge(self, point: TalkingPoint) -> None:
        assert not HEDGES.search(point.text)

    def test_is_short_enough_to_say_in_one_breath_or_two(self, point: TalkingPoint) -> None:
        assert len(point.text.split()) <= 35
        assert point.text.count(".") + point.text.count("?") <= 3

    def test_is_complete_once_the_record_has_filled_it_in(self, point: TalkingPoint) -> None:
        said = point.text.format_map(dict.fromkeys(PLACES, "somebody"))
        assert "{" not in said
        assert "}" not in said


def test_what_the_workbook_suggests_passes_its_own_tone_rules() -> None:
    rules = tone_rules("en")
    points = [(point.id, point.text, point.endings) for point in POINTS]
    said = [*points, *((one.id, one.reply, one.endings) for one in load("en").pushbacks)]
    found = [
        (name, finding)
        for name, text, endings in said
        for finding in check(text, rules, whole=False)
        # A talk about a repair is there to try again, which wavers nowhere but in a parting.
        if not (finding.family == "waver" and set(endings) == {"repair"})
    ]
    assert [(name, finding.rule) for name, finding in found if finding.level != "hint"] == []


def test_nobody_apologises_more_than_once() -> None:
    said = " ".join(point.text for point in POINTS)
    assert len(re.findall(r"\b(sorry|apolog\w+|regret\w*)\b", said, re.IGNORECASE)) <= 1


def test_replies_neither_hedge_nor_wound() -> None:
    for pushback in load("en").pushbacks:
        assert not FORBIDDEN.search(pushback.reply), pushback.id
        assert not HEDGES.search(pushback.reply), pushback.id


def test_the_handover_never_asks_to_write_a_password_down() -> None:
    for entry in load("en").handover:
        assert not re.search(r"\b(write|note|send|list)\b[^.]*\bpasswords?\b", entry.text, re.IGNORECASE)
