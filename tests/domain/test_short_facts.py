"""What can be typed in short: a length of notice, the day of a log entry; and what moved since the last review."""

from datetime import date

import pytest

from tests.clients import judged
from tests.fakes import TODAY
from workbook.domain.client import log_entry, move_log
from workbook.domain.contract import parse_notice
from workbook.domain.errors import Refused
from workbook.domain.rules import Rules
from workbook.domain.score import Score, score
from workbook.domain.scorecard import Scorecard, moved, rate, review, terms


@pytest.mark.parametrize(
    ("typed", "length", "unit"),
    [
        ("4 weeks", 4, "weeks"),
        ("2w", 2, "weeks"),
        ("1 month", 1, "months"),
        ("3 Monate", 3, "months"),
        ("14 Tage", 14, "days"),
        ("10 working days", 10, "working-days"),
        ("10 Werktage", 10, "working-days"),
        ("4 недели", 4, "weeks"),
        ("1 месяц", 1, "months"),
        ("5 рабочих дней", 5, "working-days"),
    ],
)
def test_a_length_of_notice_is_read_as_people_write_it(typed: str, length: int, unit: str) -> None:
    assert parse_notice(typed) == (length, unit)


@pytest.mark.parametrize("typed", ["", "14", "soon", "4 fortnights", "-2 weeks", "99999 weeks"])
def test_what_is_no_length_of_notice_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="is not a length of notice"):
        parse_notice(typed)


def test_a_log_entry_that_gets_another_day_moves_to_its_place() -> None:
    client = log_entry(judged(), "First", on=date(2026, 11, 1), today=TODAY, new_id="a")
    client = log_entry(client, "Second", on=date(2026, 11, 9), today=TODAY, new_id="b")
    moved_on = move_log(client, "a", date(2026, 11, 20), today=TODAY)
    assert [entry.text for entry in moved_on.log] == ["Second", "First"]
    with pytest.raises(Refused, match="has not come yet"):
        move_log(client, "a", date(2027, 1, 1), today=TODAY)


def now(card: Scorecard) -> Score:
    return score(terms(card, {}), Rules(), TODAY)


def test_what_moved_since_the_last_review_adds_up_to_the_change_of_the_score() -> None:
    before = review(judged(), on=TODAY, weights={}, rules=Rules())
    after = rate(rate(before, "silence", 3), "haggles", 0).scorecard
    changes = moved(after, now(after))
    assert {flag for flag, _change in changes} == {"haggles", "silence"}
    was, is_now = now(before.scorecard).points, now(after).points
    assert was is not None
    assert is_now is not None
    assert sum(change for _flag, change in changes) == pytest.approx(is_now - was, abs=0.01)


def test_nothing_moved_right_after_a_review_or_without_one() -> None:
    kept = review(judged(), on=TODAY, weights={}, rules=Rules()).scorecard
    assert moved(kept, now(kept)) == ()
    assert moved(kept.evolve(reviews=()), now(kept)) == ()
