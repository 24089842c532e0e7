"""The letter is whole and kind, however much or little the record holds, in every language and for every ending."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.clients import fresh, parting
from tests.fakes import TODAY
from workbook.content.letters import compose_letter
from workbook.content.tone import tone_languages, tone_rules
from workbook.domain.accounts import add_invoice
from workbook.domain.client import Client, Language, set_contact, set_language
from workbook.domain.consistency import compare
from workbook.domain.handover import add_item, set_last_day
from workbook.domain.letter import OFFERS, LetterKind, letter_facts, recorded
from workbook.domain.rehearsal import choose_options, hold_talk
from workbook.domain.repair import plan_repair
from workbook.domain.tone import check

KINDS: tuple[LetterKind, ...] = get_args(LetterKind)
LANGUAGES: tuple[Language, ...] = get_args(Language)
CASES = [(kind, language) for language in LANGUAGES for kind in KINDS]
WITH_RULES = [(kind, language) for kind, language in CASES if language in tone_languages()]

ITEMS = {"en": "Deliver the spring issue", "de": "Das Frühjahrsheft liefern", "ru": "Передать весенний номер"}
CHANGES = {"en": "A call every Monday", "de": "Ein Anruf jeden Montag", "ru": "Звонок каждый понедельник"}


def full(language: Language) -> Client:
    """Give a client of whom the record holds everything that a letter can say."""
    client = set_language(parting(), language)
    client = client.evolve(handover=client.handover.evolve(items=client.handover.items[2:]))
    client = add_item(client, ITEMS[language], group="finish", due=date(2026, 12, 4), new_id="own")
    issued = date(2026, 10, 1)
    client = add_invoice(client, new_id="a", issued=issued, amount=Decimal(1200), number="14", due=date(2026, 11, 3))
    client = add_invoice(client, new_id="b", issued=date(2026, 11, 2), amount=Decimal("300.50"))
    client = choose_options(client, OFFERS)
    client = plan_repair(
        client, change=CHANGES[language], test=CHANGES[language], due=date(2026, 12, 20), on=TODAY, new_id="r"
    )
    return hold_talk(client, on=TODAY, agreed=f"{CHANGES[language]}.", override="They asked for it")


def letter(client: Client, kind: LetterKind, me: str = "Ann Lee") -> str:
    return compose_letter(letter_facts(client, kind, today=TODAY, me=me)).text


def gaps(text: str) -> list[str]:
    """Give what shows that something was left out badly."""
    signs = (
        r"\n\n\n",
        r"\bNone\b",
        r"[{}\[\]]",
        r"\s[,.;:!?](?:\s|$)",
        r"[,:]\.",
        r"\.\.",
        r"(?m)^- ?$",
        r"(?m) $",
        r"  ",
    )
    return [sign for sign in signs if re.search(sign, text)]


def dangling(text: str) -> list[str]:
    """Give the paragraphs that announce a list or a note which does not come."""
    paragraphs = text.split("\n\n")
    return [
        one for one, after in zip(paragraphs, [*paragraphs[1:], ""], strict=True) if one.endswith(":") and not after
    ]


@pytest.mark.parametrize(("kind", "language"), WITH_RULES)
def test_a_full_letter_breaks_no_rule_of_tone(kind: LetterKind, language: Language) -> None:
    found = check(letter(full(language), kind), tone_rules(language))
    assert [(one.rule, one.text) for one in found if one.level != "hint"] == []


@pytest.mark.parametrize(("kind", "language"), WITH_RULES)
def test_a_letter_from_a_bare_record_lacks_its_date_at_most(kind: LetterKind, language: Language) -> None:
    found = check(letter(fresh().evolve(language=language), kind, me=""), tone_rules(language))
    assert {(one.family, one.text) for one in found if one.level != "hint"} <= {("missing", "")}


@pytest.mark.parametrize(("kind", "language"), CASES)
def test_a_letter_agrees_with_its_own_record(kind: LetterKind, language: Language) -> None:
    client = full(language)
    assert compare(letter(client, kind), recorded(client), language, TODAY) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letter_holds_what_the_advice_asks_for(language: Language) -> None:
    text = letter(full(language), "part").replace("\xa0", " ")
    long = {"en": "11 December 2026", "de": "11. Dezember 2026", "ru": "11 декабря 2026 года"}[language]
    work = {"en": "4 December 2026", "de": "4. Dezember 2026", "ru": "4 декабря 2026 года"}[language]
    owed = {"en": "€1,500.50", "de": "1.500,50 €", "ru": "1 500,50 €"}[language]
    for part in (long, f"- {ITEMS[language]}", work, owed, "14", f"{CHANGES[language]}.", "Jana Berg", "Ann Lee"):
        assert part in text


@pytest.mark.parametrize(("kind", "language"), CASES)
def test_the_subject_is_one_line(kind: LetterKind, language: Language) -> None:
    for client in (full(language), fresh().evolve(language=language)):
        subject = compose_letter(letter_facts(client, kind, today=TODAY)).subject
        assert subject
        assert gaps(subject) == []
        assert "\n" not in subject


def test_without_a_last_day_the_letter_says_that_it_will_follow() -> None:
    facts = letter_facts(set_last_day(parting(), None), "part", today=TODAY, me="Ann")
    assert facts.missing == ("last-day",)
    assert "will follow" in compose_letter(facts).text


def test_after_the_last_day_the_letter_looks_back() -> None:
    client = parting()
    text = compose_letter(letter_facts(client, "part", today=date(2026, 12, 12))).text
    assert "My last working day for you was 11 December 2026." in text
    assert "Until then" not in text


def test_braces_and_markup_that_people_type_stay_as_they_are() -> None:
    client = set_contact(full("en"), person="{{ person }} {% if %} <b>&amp;")
    assert "Dear {{ person }} {% if %} <b>&amp;," in letter(client, "part")


NAMES = st.text("abcXYZéяЖ -'’", max_size=12).map(str.strip)
PROSE = st.text("abc яЖ\n\t.-", max_size=60)
DAYS = st.dates(date(2026, 10, 1), date(2027, 3, 1))


@st.composite
def clients(draw: st.DrawFn) -> Client:
    client = fresh().evolve(language=draw(st.sampled_from(LANGUAGES)))
    client = set_contact(client, person=draw(NAMES))
    client = set_last_day(client, draw(st.none() | DAYS))
    for number, (text, due, source) in enumerate(draw(_items())):
        client = add_item(client, text, group="finish", due=due, new_id=f"i{number}")
        items = (*client.handover.items[:-1], client.handover.items[-1].evolve(source=source))
        client = client.evolve(handover=client.handover.evolve(items=items))
    for number, amount in enumerate(draw(st.lists(st.decimals(0, 10**6, places=2), max_size=3))):
        numbered = f"{number}" if draw(st.booleans()) else ""
        client = add_invoice(
            client, new_id=f"a{number}", issued=date(2026, 9, 1), amount=amount, number=numbered,
            due=draw(st.none() | DAYS),
        )  # fmt: skip
    client = choose_options(client, tuple(draw(st.sets(st.sampled_from(OFFERS)))))
    if draw(st.booleans()):
        client = plan_repair(
            client, change="A call", test="Every week", due=date(2026, 12, 20), on=TODAY, new_id="r",
            agreement=draw(PROSE),
        )  # fmt: skip
    talk = client.rehearsal.talk.evolve(held_on=draw(st.none() | DAYS), agreed=draw(PROSE))
    return client.evolve(rehearsal=client.rehearsal.evolve(talk=talk))


def _items() -> st.SearchStrategy[Sequence[tuple[str, date | None, str]]]:
    texts = NAMES.filter(lambda text: bool(text.strip(" -'’")))
    sources = st.sampled_from(["", "finish-agreed-work", "agree-deliverables", "finish-deliverable"])
    return st.lists(st.tuples(texts, st.none() | DAYS, sources), max_size=4)


@given(clients(), st.sampled_from(KINDS), NAMES)
def test_no_letter_has_a_gap(client: Client, kind: LetterKind, me: str) -> None:
    facts = letter_facts(client, kind, today=TODAY, me=me)
    written = compose_letter(facts)
    own = {"\n".join([facts.agreed, facts.person, me, *(one.text for one in facts.work)])}
    if facts.repair is not None:
        own.add(facts.repair.agreement)
    text = written.text
    for words in sorted({word for part in own for word in part.split("\n") if word}, key=len, reverse=True):
        text = text.replace(words, "x")
    assert gaps(text) == []
    assert dangling(written.text) == []
    assert "\n\n\n" not in written.text
    assert written.text == written.text.strip()
