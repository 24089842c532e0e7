"""What the commands show that change nothing."""

import json
from datetime import date

import pytest

from tests.cli.conftest import FakeWorld, Typed
from tests.clients import fresh, judged
from tests.fakes import TODAY, a_book
from workbook.cli.main import COMMANDS, workbook
from workbook.domain.client import rename
from workbook.domain.errors import Unreadable
from workbook.domain.scorecard import observe, rate

KEYS = {"id", "name", "kind", "archived", "score", "band", "provisional", "by_hand", "deal_breaker", "stage",
        "decision", "next"}  # fmt: skip


def test_list_gives_a_line_for_each_client_in_aligned_columns(typed: Typed) -> None:
    lines = typed("list").stdout.splitlines()
    assert [line.split()[2] for line in lines] == ["Acme", "Blue", "Ada"]
    assert lines[0].startswith("◆  39  Acme GmbH        repair")
    assert len({line.index("Decision") for line in lines if "Decision" in line}) == 1
    assert lines[2] == "…   –  Ada Studio       not judged yet  Scorecard  judge 5 more flags"


def test_list_as_json_has_the_documented_keys(typed: Typed) -> None:
    found = json.loads(typed("list", "--json").stdout)
    assert [one["name"] for one in found] == ["Acme GmbH", "Blue Fox Studio", "Ada Studio"]
    assert all(one.keys() == KEYS for one in found)
    assert found[1]["decision"] == "part"
    assert found[1]["next"] == {"kind": "prepare", "on": "2026-11-19", "needs_you": True, "text": "prepare the talk"}
    assert found[2]["score"] is None
    assert found[2]["provisional"] is True


def test_list_names_its_json_keys_in_the_help(typed: Typed) -> None:
    text = typed("list", "--help").stdout
    assert all(key in text for key in KEYS)


def test_wide_and_combining_characters_keep_the_columns_aligned() -> None:
    book = a_book(fresh("日本語スタジオ", "a"), fresh("Cafe\u0301 Noir", "b"), fresh("👩‍🎨 Atelier", "c"))
    lines = Typed(book, FakeWorld(book, []))("list").stdout.splitlines()
    before = {line[: line.index("not judged")] for line in lines}
    from workbook.cli.output import cells

    assert len({cells(text) for text in before}) == 1


def test_an_empty_book_says_how_to_begin() -> None:
    empty = a_book()
    result = Typed(empty, FakeWorld(empty, []))("list")
    assert (result.stdout, result.exit_code) == ("", 0)
    assert "workbook add NAME" in result.stderr


def test_a_client_at_rest_is_listed_with_all_alone() -> None:
    from workbook.sample import sample_clients

    book = a_book(*sample_clients(TODAY))
    typed = Typed(book, FakeWorld(book, []))
    assert "Kestrel" not in typed("list").stdout
    assert typed("list", "--all").stdout.splitlines()[-1].startswith("●  14  Kestrel Outdoor")


def test_today_gives_the_longest_overdue_first(typed: Typed) -> None:
    lines = typed("today").stdout.splitlines()
    assert lines[0] == "3 days late   Blue Fox Studio  prepare the talk"
    assert lines[1:] == [
        "when you can  Acme GmbH        time to decide",
        "when you can  Ada Studio       judge 5 more flags",
    ]


def test_today_says_what_comes_next_when_nothing_is_due() -> None:
    client = judged()
    for flag in ("late-payment", "negativity", "haggles", "harms-health"):
        client = rate(client, flag, 0)
    book = a_book(client)
    result = Typed(book, FakeWorld(book, []))("today")
    assert (result.stdout, result.exit_code) == ("", 0)
    assert result.stderr == "Nothing is due today. Next: Acme GmbH, nothing until Tue.\n"
    assert json.loads(Typed(book, FakeWorld(book, []))("today", "--json").stdout) == []
    assert "in 2 days  Acme GmbH" in Typed(book, FakeWorld(book, []))("today", "--ahead", "7").stdout


def test_show_explains_every_point_and_gives_every_date(typed: Typed) -> None:
    text = typed("show", "blue").stdout
    assert "Pays late or not at all  often       1 fact, newest 2 days" in text
    assert "39 of 100: repair." in text
    assert "part: They pay late and talk down the work" in text
    for line in ("Thu 19 Nov 2026  the talk can be held from here on", "Fri 11 Dec 2026  last working day",
                 "Fri 27 Nov 2026  notice given", "Tue 10 Nov 2026  review: 41; Getting worse"):  # fmt: skip
        assert line in text, line
    assert "3  [~]  Files and access  10 Dec  Hand over the domain" in text


def test_the_points_of_show_add_up_to_the_score(typed: Typed) -> None:
    score = json.loads(typed("show", "acme", "--json").stdout)["score"]
    assert sum(part["points"] for part in score["parts"]) == pytest.approx(score["points"])
    assert score["judged"] == len(score["parts"]) == 6


def test_show_as_json_gives_decision_handover_and_dates(typed: Typed) -> None:
    found = json.loads(typed("show", "fox", "--json").stdout)
    assert found["decision"]["choice"] == "part"
    assert [item["number"] for item in found["handover"]] == [1, 2, 3, 4, 5]
    assert found["handover"][3]["state"] == "locked"
    days = [date.fromisoformat(one["on"]) for one in found["dates"]]
    assert days == sorted(days)


def test_show_finds_a_deal_breaker_and_says_so() -> None:
    client = rate(judged(), "abuse", 2)
    client = observe(client, "abuse", "Shouted", on=TODAY, today=TODAY, new_id="o9")
    book = a_book(client)
    assert "“Insults or abuses you” is reason enough by itself" in Typed(book, FakeWorld(book, []))("show", "ac").stdout


def test_an_ambiguous_name_lists_the_candidates() -> None:
    book = a_book(fresh("Ada Studio", "ada"), fresh("Adam & Sons", "adam"))
    result = Typed(book, FakeWorld(book, []))("show", "AD")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.splitlines() == ["“AD” fits 2 clients.", "  ada  Ada Studio", "  adam  Adam & Sons"]


def test_an_id_goes_before_a_name_and_a_whole_name_before_the_start_of_one() -> None:
    book = a_book(fresh("Ada", "x1"), fresh("Ada Studio", "x2"))
    typed = Typed(book, FakeWorld(book, []))
    assert "x1 · project" in typed("show", "ada").stdout
    assert "x2 · project" in typed("show", "x2").stdout


def test_an_unknown_client_is_one_line_and_exit_1(typed: Typed) -> None:
    result = typed("show", "nobody")
    assert result.exit_code == 1
    assert result.stderr == "No client goes by “nobody”. `workbook list --all` shows whom there is.\n"


@pytest.mark.parametrize("arguments", [["nonsense"], ["list", "--nonsense"], ["show"], ["rate", "acme", "abuse", "7"],
                                       ["today", "--ahead", "-1"], ["decide", "acme", "part"]])  # fmt: skip
def test_wrong_usage_exits_with_2(typed: Typed, arguments: list[str]) -> None:
    assert typed(*arguments).exit_code == 2


def test_the_help_names_every_command_there_is_and_each_help_has_an_example(typed: Typed) -> None:
    text = typed("-h").stdout
    for name in COMMANDS:
        assert f"\n  {name} " in text
        assert f"workbook {name}" in typed(name, "--help").stdout.partition("\n\n")[2]


def test_the_summary_of_a_command_is_the_same_in_both_places() -> None:
    import click

    for name, (_module, words) in COMMANDS.items():
        command = workbook.get_command(click.Context(workbook), name)
        assert command is not None
        assert command.short_help == words


def test_without_a_command_the_screens_open_on_the_book_that_was_named(typed: Typed) -> None:
    assert typed("--book", "/elsewhere").exit_code == 0
    assert typed.world.opened == ["screens /elsewhere"]


def test_demo_opens_the_sample_and_not_the_book(typed: Typed) -> None:
    assert typed("demo").exit_code == 0
    assert typed.world.opened == ["demo"]


def test_a_damaged_client_is_named_on_standard_error_and_the_rest_is_listed(typed: Typed) -> None:
    from workbook.domain.changes import Listed

    listed = typed.book.listed
    damaged = Listed("broken1", None, Unreadable("“{file}” is damaged.", file="broken1.json"))
    typed.book.listed = lambda: [*listed(), damaged]  # type: ignore[method-assign]
    result = typed("list")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 3
    assert result.stderr == "broken1: “broken1.json” is damaged.\n"


def test_names_from_elsewhere_cannot_steer_the_terminal(typed: Typed) -> None:
    typed.book.change("ada", rename, "\x1b]0;owned\x07[/b]\x1b[2J \u202egnp.exe")
    shown = typed("list").stdout + typed("show", "ada").stdout + typed("history", "ada").stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[/b]" in shown


def test_what_is_echoed_of_the_arguments_cannot_steer_the_terminal_either(typed: Typed) -> None:
    result = typed("show", "\x1b[2J\x07")
    assert result.exit_code == 1
    assert "\x1b" not in result.output
    assert "\x07" not in result.output


def test_names_of_clients_complete_in_the_shell(typed: Typed) -> None:
    from click.shell_completion import BashComplete

    shell = Shell_of(typed)
    found = BashComplete(workbook, {"obj": shell}, "workbook", "_WORKBOOK_COMPLETE").get_completions(["show"], "a")
    assert {item.value for item in found} == {"Acme GmbH", "Ada Studio"}
    flags = BashComplete(workbook, {"obj": shell}, "workbook", "X").get_completions(["rate", "acme"], "late")
    assert [item.value for item in flags] == ["late-payment"]


def Shell_of(typed: Typed) -> object:  # noqa: N802 - it stands for the class
    from workbook.cli.shell import Shell

    return Shell(typed.world)
