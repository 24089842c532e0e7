"""The commands that change something, with the same gates as on screen."""

import json
from datetime import date

import pytest

from tests.cli.conftest import Typed
from tests.fakes import TODAY
from workbook.domain.scorecard import observe


def test_add_prints_the_new_id_alone_on_standard_output(typed: Typed) -> None:
    result = typed("add", "Nordlicht e.V.", "--kind", "retainer", "--language", "de")
    client = typed.book.client(result.stdout.strip())
    assert (client.name, client.engagement.kind, client.language) == ("Nordlicht e.V.", "retainer", "de")
    assert client.created == TODAY
    assert result.stderr == "Added Nordlicht e.V..\n"


@pytest.mark.parametrize("name", ["", "   ", "\t\n"])
def test_an_empty_name_is_wrong_usage_and_adds_nobody(typed: Typed, name: str) -> None:
    result = typed("add", name)
    assert result.exit_code == 2
    assert "must not be empty" in result.stderr
    assert len(typed.book.listed()) == 3


def test_a_name_of_control_characters_alone_is_refused(typed: Typed) -> None:
    result = typed("add", "\x07\x1b")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1


def test_a_name_of_ten_thousand_characters_is_refused_in_one_line(typed: Typed) -> None:
    result = typed("add", "x" * 10_000)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "That line is 10,000 characters long; up to 500 fit. Shorten it, or put the rest into a note.\n"
    )


@pytest.mark.parametrize(("name", "kept"), [("[/b]", "[/b]"), ("[todo]", "[todo]"), ("🦊 & Söhne", "🦊 & Söhne"),
                                            ("سرطان", "سرطان"), ("a\x1b[31mb", "a[31mb"),
                                            ("Cafe\u0301", "Café"), ("--", "--")])  # fmt: skip
def test_any_name_that_can_be_typed_is_kept_cleaned(typed: Typed, name: str, kept: str) -> None:
    client_id = typed("add", "--", name).stdout.strip()
    assert typed.book.client(client_id).name == kept
    assert kept in typed("list").stdout


def test_rate_keeps_the_rating_and_a_dash_takes_it_back(typed: Typed) -> None:
    assert "constantly" in typed("rate", "acme", "late-payment", "3").stderr
    assert typed.book.client("acme").scorecard.ratings["late-payment"] == 3
    assert typed("rate", "acme", "late", "-").exit_code == 0
    assert "late-payment" not in typed.book.client("acme").scorecard.ratings


def test_an_unknown_flag_names_the_known_ones(typed: Typed) -> None:
    result = typed("rate", "acme", "laziness", "3")
    assert result.exit_code == 1
    assert "harms-health" in result.stderr


def test_the_start_of_several_flags_lists_them(typed: Typed) -> None:
    result = typed("rate", "acme", "ha", "3")
    assert result.exit_code == 1
    assert "  haggles  " in result.stderr
    assert "  harms-health  " in result.stderr


def test_observe_keeps_a_fact_of_the_day_that_was_named(typed: Typed) -> None:
    assert typed("observe", "ada", "silence", "No answer to two mails", "--on", "20.11.").exit_code == 0
    seen = typed.book.client("ada").scorecard.observations[-1]
    assert (seen.flag, seen.on, seen.kind, seen.text) == (
        "silence",
        date(2026, 11, 20),
        "fact",
        "No answer to two mails",
    )


def test_observe_keeps_an_impression_where_it_is_one(typed: Typed) -> None:
    typed("observe", "ada", "silence", "Avoids me", "--impression")
    assert typed.book.client("ada").scorecard.observations[-1].kind == "impression"


@pytest.mark.parametrize("day", ["31.02.", "2026-13-01", "someday", "2027-01-01", "+3"])
def test_a_day_that_does_not_exist_or_has_not_come_is_refused_in_one_line(typed: Typed, day: str) -> None:
    result = typed("observe", "ada", "silence", "No answer", "--on", day)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert not typed.book.client("ada").scorecard.observations


def test_review_keeps_the_snapshot_of_today(typed: Typed) -> None:
    assert typed("review", "acme", "--note", "A little better").exit_code == 0
    last = typed.book.client("acme").scorecard.reviews[-1]
    assert (last.on, last.note) == (TODAY, "A little better")


def test_parting_without_facts_asks_for_a_reason_and_names_the_option(typed: Typed) -> None:
    result = typed("decide", "ada", "part", "--because", "Enough")
    assert result.exit_code == 1
    assert "at least 2 different days" in result.stderr
    assert "--override REASON" in result.stderr
    assert typed.book.client("ada").decision.chosen is None


def test_parting_with_a_reason_goes_through_and_cools_off(typed: Typed) -> None:
    result = typed("decide", "ada", "part", "--because", "Enough", "--override", "I was there", "--cause", "respect",
                   "--reward", "A day at the lake")  # fmt: skip
    assert result.exit_code == 0
    client = typed.book.client("ada")
    chosen = client.decision.chosen
    assert chosen is not None
    assert (chosen.override, chosen.cause, chosen.cooling_until) == ("I was there", "respect", date(2026, 11, 25))
    assert client.decision.reward == "A day at the lake"
    assert "can be held from Wed 25 Nov 2026" in result.stderr


@pytest.mark.parametrize("ending", ["part", "leaves", "fades"])
def test_an_ending_lays_out_the_checklist_and_the_rest_does_not(typed: Typed, ending: str) -> None:
    typed("decide", "acme", ending, "--because", "It is time")
    assert len(typed.book.client("acme").handover.items) > 5
    typed("decide", "ada", "keep", "--because", "All well")
    assert not typed.book.client("ada").handover.items


def test_abuse_skips_the_cooling_off(typed: Typed) -> None:
    typed.book.change("acme", observe, "abuse", "Shouted", on=TODAY, today=TODAY, new_id="o9")
    typed("rate", "acme", "abuse", "3")
    typed("decide", "acme", "part", "--because", "Nobody shouts at us")
    chosen = typed.book.client("acme").decision.chosen
    assert chosen is not None
    assert chosen.cooling_until is None


def test_tick_takes_the_number_or_the_start_of_the_text(typed: Typed) -> None:
    assert typed("tick", "fox", "1").exit_code == 0
    result = typed("tick", "fox", "hand over", "--proof", "mail of today")
    assert result.stderr == "Done: Hand over the domain. 2 of 5 settled.\n"
    items = {item.id: item for item in typed.book.client("fox").handover.items}
    assert (items["i1"].done_on, items["i3"].proof) == (TODAY, "mail of today")


def test_tick_can_be_undone_and_an_item_left_out(typed: Typed) -> None:
    typed("tick", "fox", "1")
    typed("tick", "fox", "1", "--undo")
    typed("tick", "fox", "2", "--skip", "Nothing to bill")
    first, second = typed.book.client("fox").handover.items[:2]
    assert first.done_on is None
    assert second.skipped == "Nothing to bill"


def test_ones_own_access_comes_last_unless_there_is_a_reason(typed: Typed) -> None:
    result = typed("tick", "fox", "4")
    assert result.exit_code == 1
    assert "--override REASON" in result.stderr
    assert typed("tick", "fox", "4", "--override", "They locked me out").exit_code == 0


def test_the_last_item_says_that_the_reward_waits(typed: Typed) -> None:
    for number in ("1", "2", "3", "5"):
        typed("tick", "fox", number)
    assert typed("tick", "fox", "4").stderr.endswith("That was the last one: your reward waits.\n")


def test_contradicting_options_of_tick_are_wrong_usage(typed: Typed) -> None:
    assert typed("tick", "fox", "1", "--undo", "--skip", "no").exit_code == 2
    assert typed("tick", "fox", "1", "--skip", "no", "--proof", "x").exit_code == 2
    assert typed("tick", "fox", "1", "--skip", "").exit_code == 2


@pytest.mark.parametrize("item", ["99", "0", "nothing like it", "²"])
def test_an_unknown_item_is_one_line(typed: Typed, item: str) -> None:
    result = typed("tick", "fox", item)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1


def test_a_password_as_proof_is_refused(typed: Typed) -> None:
    result = typed("tick", "fox", "3", "--proof", "password: Xy7!kkPq29")
    assert result.exit_code == 1
    assert "do not belong here" in result.stderr


def test_undo_and_redo_say_what_they_took_back_and_made_again(typed: Typed) -> None:
    typed("rate", "acme", "silence", "3")
    assert typed("undo", "acme").stderr == "Took back: rated a flag.\n"
    assert typed.book.client("acme").scorecard.ratings["silence"] == 1
    assert typed("redo", "acme").stderr == "Made again: rated a flag.\n"
    assert typed.book.client("acme").scorecard.ratings["silence"] == 3
    assert typed("redo", "acme").exit_code == 1


def test_undo_brings_a_deleted_client_back(typed: Typed) -> None:
    typed.book.delete("acme")
    assert typed("show", "acme").exit_code == 1
    assert typed("undo", "acme gmbh").exit_code == 0
    assert typed("show", "acme").exit_code == 0


def test_history_gives_the_newest_first(typed: Typed) -> None:
    typed("rate", "ada", "silence", "1")
    typed("review", "ada")
    lines = typed("history", "ada").stdout.splitlines()
    assert [line.split("  ")[2] for line in lines] == ["kept a review", "rated a flag", "added the client"]
    entries = json.loads(typed("history", "ada", "--json").stdout)
    assert [entry["verb"] for entry in entries] == ["review", "rate", "add"]
    assert entries[0].keys() == {"number", "at", "verb", "about", "undone", "changes"}
