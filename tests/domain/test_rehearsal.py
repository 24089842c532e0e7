"""The rehearsal's verbs and rules: the script, points, replies, drills, the talk, and what ready waits for."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.clients import fresh, parting
from tests.fakes import TODAY
from workbook.domain.client import Client
from workbook.domain.errors import NeedsReason, NotFound, Refused, TextConflict
from workbook.domain.fill import BLANKS, fill
from workbook.domain.readiness import is_ready, readiness
from workbook.domain.rehearsal import (
    SECTIONS,
    Run,
    Section,
    add_point,
    count_words,
    edit_point,
    edit_reply,
    hold_talk,
    keep_run,
    note_talk,
    plan_talk,
    prepare_reply,
    remove_point,
    remove_reply,
    reopen_talk,
    speaking_seconds,
    stands_in,
    whole_script,
    write_script,
)
from workbook.domain.rules import Rules
from workbook.domain.text import clean_prose

sections = st.sampled_from(SECTIONS)
texts = st.text(max_size=200)
RULES = Rules()


def a_run(*, finished: bool = True) -> Run:
    return Run(id="r", at=datetime(2026, 11, 22, tzinfo=UTC), seconds=90, finished=finished)


def ready_client() -> Client:
    client = parting()
    for section in ("reason", "next", "thanks"):
        client = write_script(client, section, "A few words.")
    return keep_run(keep_run(client, a_run()), a_run())


# the script


@given(sections, texts)
def test_a_section_holds_the_cleaned_text_that_was_written(section: Section, text: str) -> None:
    client = write_script(fresh(), section, text)
    assert client.rehearsal.script.get(section, "") == clean_prose(text)


@given(sections, texts)
def test_writing_the_same_again_changes_nothing(section: Section, text: str) -> None:
    client = write_script(fresh(), section, text)
    assert write_script(client, section, text, base="whatever it was") == client


@given(sections, texts, texts, texts)
def test_a_text_that_was_changed_elsewhere_is_never_overwritten(
    section: Section, base: str, theirs: str, mine: str
) -> None:
    client = write_script(fresh(), section, theirs)
    if clean_prose(theirs) in {clean_prose(base), clean_prose(mine)}:
        assert write_script(client, section, mine, base=base).rehearsal.script.get(section, "") == clean_prose(mine)
        return
    with pytest.raises(TextConflict) as caught:
        write_script(client, section, mine, base=base)
    assert (caught.value.mine, caught.value.theirs) == (clean_prose(mine), clean_prose(theirs))


@given(st.lists(st.tuples(sections, texts)))
def test_the_sections_stay_in_the_order_of_the_talk_and_empty_ones_are_not_kept(
    written: list[tuple[Section, str]],
) -> None:
    client = fresh()
    for section, text in written:
        client = write_script(client, section, text)
    script = client.rehearsal.script
    assert list(script) == [section for section in SECTIONS if section in script]
    assert all(script.values())
    assert whole_script(client) == "\n\n".join(script.values())


def test_a_section_that_does_not_exist_is_named_and_no_text_is_lost_silently() -> None:
    with pytest.raises(NotFound, match="gossip"):
        write_script(fresh(), "gossip", "words")  # type: ignore[arg-type]  # what a script may pass


# words and time


@given(st.lists(st.sampled_from(["we", "don't", "l’eau", "Straße", "мы", "42"]), max_size=50))
def test_words_are_counted_whatever_stands_between_them(words: list[str]) -> None:
    assert count_words(" — ".join(words)) == len(words)


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_speaking_longer_never_takes_less_time(words: int, more: int) -> None:
    assert speaking_seconds(words, RULES) <= speaking_seconds(words + more, RULES)


def test_two_minutes_hold_260_words() -> None:
    assert speaking_seconds(260, RULES) == 120
    assert speaking_seconds(261, RULES) == 121
    assert speaking_seconds(0, RULES) == 0


@given(st.text(alphabet=st.characters(categories=["Ll"]), min_size=1, max_size=40), texts, texts)
def test_a_point_that_was_inserted_stands_in_the_script(point: str, before: str, after: str) -> None:
    if count_words(point):
        assert stands_in(point, f"{before}\n{point}\n{after}")


def test_a_point_in_ones_own_words_still_stands_and_another_does_not() -> None:
    point = "My last working day for you is 11 December."
    assert stands_in(point, "So the eleventh of December is my last working day with you.")
    assert not stands_in(point, "I thank you for the work.")
    assert not stands_in(point, "")
    assert not stands_in("", "anything")


# points and replies


@given(sections, st.text(min_size=1).filter(lambda text: 0 < len(" ".join(clean_prose(text).split())) <= 500))
def test_a_point_of_ones_own_comes_and_goes(section: Section, text: str) -> None:
    client = add_point(fresh(), section, text, new_id="p")
    assert edit_point(client, "p", "other").rehearsal.points[0].text == "other"
    assert remove_point(client, "p") == fresh()


def test_a_reply_for_the_same_pushback_takes_the_place_of_the_one_before() -> None:
    client = prepare_reply(fresh(), "Stay!", "No.", new_id="a", source="guilt")
    client = prepare_reply(client, "Stay!", "No, thank you.", new_id="b", source="guilt")
    assert [reply.reply for reply in client.rehearsal.pushbacks] == ["No, thank you."]
    assert remove_reply(client, "b") == fresh()


def test_replies_to_pushbacks_of_ones_own_stand_beside_each_other() -> None:
    client = prepare_reply(fresh(), "Stay!", "No.", new_id="a")
    client = prepare_reply(client, "Why?", "It no longer fits.", new_id="b")
    assert edit_reply(client, "a", "Thank you, no.").rehearsal.pushbacks[0].reply == "Thank you, no."
    assert len(client.rehearsal.pushbacks) == 2


def test_a_reply_that_was_changed_elsewhere_is_not_overwritten() -> None:
    client = prepare_reply(fresh(), "Stay!", "Theirs", new_id="a")
    with pytest.raises(TextConflict):
        edit_reply(client, "a", "Mine", base="")


# the talk


@given(st.integers(-30, 30))
def test_the_talk_waits_for_the_cooling_off_unless_there_is_a_reason(days: int) -> None:
    client = parting(on=TODAY)
    day = TODAY + timedelta(days=days)
    if days >= RULES.cooling_days:
        assert hold_talk(client, on=day).rehearsal.talk.held_on == day
    else:
        with pytest.raises(NeedsReason):
            hold_talk(client, on=day, override="  ")
        held = hold_talk(client, on=day, override="They rang").rehearsal.talk
        assert (held.held_on, held.override) == (day, "They rang")


def test_the_talk_comes_after_the_decision() -> None:
    with pytest.raises(Refused, match="Decide first"):
        hold_talk(fresh(), on=TODAY)


def test_notes_of_the_talk_survive_taking_it_back_and_holding_it_again() -> None:
    client = hold_talk(parting(), on=TODAY, answered="Sad", agreed="The dates")
    again = hold_talk(reopen_talk(client), on=TODAY + timedelta(days=1)).rehearsal.talk
    assert (again.answered, again.agreed) == ("Sad", "The dates")


def test_notes_can_be_changed_without_asking_for_the_reason_again() -> None:
    client = hold_talk(parting(on=TODAY), on=TODAY, override="They rang")
    talk = note_talk(client, answered="Relieved").rehearsal.talk
    assert (talk.answered, talk.override) == ("Relieved", "They rang")
    with pytest.raises(Refused, match="held first"):
        note_talk(parting(), agreed="Nothing")


def test_planning_keeps_what_is_not_about_the_plan() -> None:
    client = plan_talk(hold_talk(parting(), on=TODAY, agreed="x"), "meeting", on=date(2026, 11, 26), at="10:00")
    talk = client.rehearsal.talk
    assert (talk.channel, talk.planned_at, talk.held_on, talk.agreed) == ("meeting", "10:00", TODAY, "x")


# ready


def test_ready_waits_for_the_required_sections_the_errors_and_two_whole_drills() -> None:
    client = ready_client()
    assert is_ready(readiness(client, RULES))
    assert is_ready(readiness(client, RULES, errors=0))
    assert not is_ready(readiness(client, RULES, errors=1))
    for section in ("reason", "next", "thanks"):
        assert not is_ready(readiness(write_script(client, section, "  \n"), RULES))
    broken_off = keep_run(keep_run(parting(), a_run()), a_run(finished=False))
    drill = next(check for check in readiness(broken_off, RULES) if check.kind == "drill")
    assert (drill.have, drill.need, drill.done) == (1, 2, False)


@given(st.dictionaries(sections, texts), st.integers(0, 4), st.none() | st.integers(0, 3))
def test_ready_is_exactly_that_nothing_needed_is_missing(
    script: dict[Section, str], drills: int, errors: int | None
) -> None:
    client = parting()
    for section, text in script.items():
        client = write_script(client, section, text)
    for _run in range(drills):
        client = keep_run(client, a_run())
    checks = readiness(client, RULES, errors)
    assert is_ready(checks) == (not [check for check in checks if check.needed and not check.done])
    assert ("errors" in {check.kind for check in checks}) == (errors is not None)


def test_a_script_that_is_too_long_says_so_and_does_not_hold_ready_back() -> None:
    client = write_script(ready_client(), "reason", "word " * 300)
    length = next(check for check in readiness(client, RULES) if check.kind == "length")
    assert not length.done
    assert length.have > length.need == 120
    assert is_ready(readiness(client, RULES))


# filling in


def test_placeholders_are_filled_and_what_is_unknown_is_a_visible_blank() -> None:
    known = {"person": "Jana", "last_day": ""}
    assert fill("{person}, until {last_day}.", known, "en") == "Jana, until [last working day]."
    assert fill("{person}, bis {last_day}.", {}, "de") == "[Name], bis [letzter Arbeitstag]."
    assert fill("{person}", {}, "xx") == "[name]"


@given(st.text(), st.dictionaries(st.sampled_from(sorted(BLANKS["en"])), st.text()))
def test_filling_never_fails_and_never_says_none(text: str, known: dict[str, str]) -> None:
    for language in ("en", "de", "ru"):
        filled = fill("{person} " + text, known, language)
        assert ("None" in filled) == ("None" in text or any("None" in value for value in known.values()))


@given(st.text())
def test_what_is_filled_in_is_not_searched_again(name: str) -> None:
    assert fill("{client}", {"client": name, "person": "x"}, "en") == (name.strip() or "[their name]")


def test_every_language_has_a_blank_for_every_placeholder() -> None:
    assert {frozenset(blanks) for blanks in BLANKS.values()} == {frozenset(BLANKS["en"])}
