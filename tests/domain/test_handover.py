"""The checklist keeps its laws: ticking and unticking undo each other, gates hold, moving stays in the group."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.clients import CHECKLIST, parting
from tests.fakes import TODAY
from workbook.domain.accounts import add_invoice
from workbook.domain.client import Client, new_client
from workbook.domain.errors import NeedsReason, NotFound, Refused
from workbook.domain.handover import (
    GROUPS,
    LINES_LIMIT,
    Item,
    add_item,
    add_items,
    due_day,
    edit_item,
    find_item,
    in_order,
    lay_out,
    lines_of,
    move_item,
    remove_item,
    set_last_day,
    skip,
    state_of,
    tick,
    untick,
)

LAST_DAY = date(2026, 12, 11)
STEPS = st.lists(st.tuples(st.sampled_from(["tick", "untick", "skip"]), st.integers(0, 4)), max_size=12)


def items(client: Client) -> list[str]:
    return [item.id for item in client.handover.items]


def the_item(client: Client, item_id: str) -> Item:
    return next(item for item in client.handover.items if item.id == item_id)


def all_but(client: Client, *left: str) -> Client:
    for item_id in items(client):
        if item_id not in left:
            client = tick(client, item_id, on=TODAY)
    return client


def owing() -> Client:
    client = add_invoice(parting(), new_id="inv", issued=date(2026, 10, 1), amount=Decimal(500), number="14")
    return edit_item(client, "i1", gate="payment")


class TestTicking:
    def test_keeps_the_day_and_the_proof(self) -> None:
        item = the_item(tick(parting(), "i1", on=TODAY, proof="receipt in mail"), "i1")
        assert (item.done_on, item.proof, item.settled) == (TODAY, "receipt in mail", True)

    def test_twice_keeps_the_first_day(self) -> None:
        client = tick(parting(), "i1", on=TODAY)
        assert tick(client, "i1", on=TODAY + timedelta(days=3)) == client

    @pytest.mark.parametrize("item_id", ["i1", "i2", "i3", "i5"])
    def test_unticking_gives_the_client_back_as_it_was(self, item_id: str) -> None:
        client = parting()
        assert untick(tick(client, item_id, on=TODAY), item_id) == client
        assert untick(skip(client, item_id, "Not needed"), item_id) == client
        assert untick(client, item_id) == client

    def test_an_item_that_was_left_out_can_be_done_after_all(self) -> None:
        item = the_item(tick(skip(parting(), "i1", "Not needed"), "i1", on=TODAY), "i1")
        assert (item.done_on, item.skipped) == (TODAY, "")

    @pytest.mark.parametrize("reason", ["", "  ", "\n"])
    def test_leaving_out_wants_a_reason(self, reason: str) -> None:
        with pytest.raises(Refused, match="why this item can be left out"):
            skip(parting(), "i1", reason)

    @given(STEPS)
    def test_counts_what_is_settled_whatever_was_done_and_never_touches_what_was(
        self, steps: list[tuple[str, int]]
    ) -> None:
        client = parting()
        for step, place in steps:
            item_id, before = items(client)[place], client.model_dump()
            after = (
                tick(client, item_id, on=TODAY, override="so be it") if step == "tick"
                else untick(client, item_id) if step == "untick" else skip(client, item_id, "why")
            )  # fmt: skip
            assert client.model_dump() == before
            client = after
            assert items(client) == items(parting())
            for item in client.handover.items:
                assert not (item.done_on is not None and item.skipped)
        settled = sum(item.done_on is not None or bool(item.skipped) for item in client.handover.items)
        assert client.handover.done == settled
        assert client.handover.finished == (settled == 5)

    def test_an_empty_list_is_never_finished(self) -> None:
        assert not new_client("c", "A", on=TODAY).handover.finished

    @pytest.mark.parametrize("field", ["text", "note", "proof"])
    def test_no_password_comes_in_by_any_door(self, field: str) -> None:
        with pytest.raises(Refused, match="where it lies"):
            edit_item(parting(), "i1", **{field: "password: hunter2"})
        acts: tuple[Callable[[Client], Client], ...] = (
            lambda c: tick(c, "i1", on=TODAY, proof="password: hunter2"),
            lambda c: tick(c, "i4", on=TODAY, override="password: hunter2"),
            lambda c: skip(c, "i1", "password: hunter2"),
            lambda c: add_item(c, "password: hunter2", group="access", new_id="n"),
            lambda c: add_items(c, [("n", "fine"), ("m", "password: hunter2")], group="access"),
        )
        for act in acts:
            with pytest.raises(Refused, match="where it lies"):
                act(parting())


class TestGates:
    def test_what_is_mine_waits_until_they_have_paid(self) -> None:
        client = owing()
        assert state_of(the_item(client, "i1"), client, TODAY) == "waits"
        with pytest.raises(NeedsReason, match="waits until they have paid"):
            tick(client, "i1", on=TODAY)

    def test_a_reason_lets_it_go_and_is_kept(self) -> None:
        item = the_item(tick(owing(), "i1", on=TODAY, override="They pay on delivery"), "i1")
        assert (item.done_on, item.override) == (TODAY, "They pay on delivery")

    def test_opened_again_it_waits_again(self) -> None:
        client = untick(tick(owing(), "i1", on=TODAY, override="They pay on delivery"), "i1")
        assert state_of(the_item(client, "i1"), client, TODAY) == "waits"

    def test_without_a_debt_nothing_waits(self) -> None:
        client = edit_item(parting(), "i1", gate="payment")
        assert the_item(tick(client, "i1", on=TODAY), "i1").done_on == TODAY

    def test_what_is_theirs_is_never_held_back(self) -> None:
        assert the_item(tick(owing(), "i3", on=TODAY), "i3").done_on == TODAY

    def test_it_may_be_left_out_while_it_waits(self) -> None:
        assert the_item(skip(owing(), "i1", "They do not want it"), "i1").settled

    def test_my_own_access_goes_last(self) -> None:
        client = parting()
        with pytest.raises(NeedsReason, match="4 other items"):
            tick(client, "i4", on=TODAY)
        assert state_of(the_item(client, "i4"), client, TODAY) == "locked"
        client = all_but(client, "i4")
        assert tick(client, "i4", on=TODAY).handover.finished

    def test_two_items_that_go_last_do_not_wait_for_each_other(self) -> None:
        client = all_but(edit_item(parting(), "i5", gate="last"), "i4", "i5")
        assert tick(tick(client, "i5", on=TODAY), "i4", on=TODAY).handover.finished

    def test_the_number_of_items_it_waits_for_leaves_others_that_go_last_out(self) -> None:
        with pytest.raises(NeedsReason) as refused:
            tick(edit_item(parting(), "i5", gate="last"), "i4", on=TODAY)
        assert refused.value.params["left"] == 3


class TestDays:
    @given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(-3650, 3650))
    def test_are_counted_from_the_last_day(self, last: date, offset: int) -> None:
        client = set_last_day(edit_item(new_with_one(), "i1", offset=offset), last)
        assert due_day(client.handover.items[0], client.handover) == last + timedelta(days=offset)

    def test_an_own_day_goes_before(self) -> None:
        client = edit_item(parting(), "i1", due=TODAY)
        assert due_day(the_item(client, "i1"), client.handover) == TODAY

    def test_there_is_none_before_the_last_day_is_known(self) -> None:
        client = set_last_day(parting(), None)
        assert due_day(the_item(client, "i1"), client.handover) is None
        assert state_of(the_item(client, "i1"), client, date(2100, 1, 1)) == "open"

    def test_late_is_the_day_after(self) -> None:
        client = edit_item(parting(), "i1", due=TODAY)
        assert state_of(the_item(client, "i1"), client, TODAY) == "open"
        assert state_of(the_item(client, "i1"), client, TODAY + timedelta(days=1)) == "overdue"

    def test_the_last_day_cannot_lie_before_the_notice_also_where_that_was_set_earlier(self) -> None:
        with pytest.raises(Refused, match="cannot lie before the notice"):
            set_last_day(parting(), date(2026, 11, 1), notice_on=TODAY)
        with pytest.raises(Refused, match="cannot lie before the notice"):
            set_last_day(parting(), date(2026, 11, 1))

    @pytest.mark.parametrize("day", [date.min, date(1899, 12, 31), date(2201, 1, 1), date.max])
    def test_a_day_out_of_reach_is_refused(self, day: date) -> None:
        with pytest.raises(Refused, match="out of reach"):
            set_last_day(new_with_one(), day)
        with pytest.raises(Refused, match="out of reach"):
            edit_item(parting(), "i1", due=day)


def new_with_one() -> Client:
    return lay_out(new_client("c", "Acme", on=TODAY), CHECKLIST[:1])


class TestTheList:
    def test_an_item_comes_behind_the_one_that_is_named(self) -> None:
        assert items(add_item(parting(), "Keys", group="access", new_id="n", after="i3")) == [
            "i1", "i2", "i3", "n", "i4", "i5",
        ]  # fmt: skip
        assert items(add_item(parting(), "Keys", group="access", new_id="n"))[-1] == "n"

    def test_several_come_in_their_order(self) -> None:
        client = add_items(parting(), [("a", "One"), ("b", "Two")], group="access", after="i3")
        assert items(client) == ["i1", "i2", "i3", "a", "b", "i4", "i5"]

    def test_more_than_a_person_means_are_refused(self) -> None:
        with pytest.raises(Refused, match="201 lines"):
            add_items(parting(), [(f"n{n}", "x") for n in range(LINES_LIMIT + 1)], group="access")

    @given(st.integers(0, 4), st.integers(-9, 9))
    def test_moving_stays_in_the_group_and_loses_nothing(self, place: int, steps: int) -> None:
        client = add_item(parting(), "Keys", group="access", new_id="n", after="i1")
        moved = items(client)[place]
        after = move_item(client, moved, steps)
        assert sorted(items(after)) == sorted(items(client))
        for group in GROUPS:
            before_them = [i.id for i in in_order(client.handover) if i.group == group and i.id != moved]
            assert [i.id for i in in_order(after.handover) if i.group == group and i.id != moved] == before_them
        assert [i.group for i in in_order(after.handover)] == [i.group for i in in_order(client.handover)]

    def test_moving_stops_at_the_ends(self) -> None:
        client = add_item(parting(), "Keys", group="access", new_id="n")
        down = move_item(client, "i3", 99)
        assert [i.id for i in in_order(down.handover) if i.group == "access"] == ["i4", "n", "i3"]
        assert move_item(move_item(client, "i3", 1), "i3", -1) == client

    def test_the_order_is_group_by_group(self) -> None:
        client = add_item(parting(), "One more delivery", group="finish", new_id="n")
        assert [i.id for i in in_order(client.handover)] == ["i1", "n", "i2", "i3", "i4", "i5"]

    def test_removing_takes_that_item_alone(self) -> None:
        assert items(remove_item(parting(), "i3")) == ["i1", "i2", "i4", "i5"]

    def test_laying_out_again_changes_nothing_but_brings_back_what_was_removed(self) -> None:
        client = edit_item(parting(), "i1", text="Deliver version 4")
        assert lay_out(client, CHECKLIST) == client
        assert sorted(items(lay_out(remove_item(client, "i3"), CHECKLIST))) == sorted(items(client))

    def test_an_item_without_words_is_refused(self) -> None:
        with pytest.raises(Refused, match="must not be empty"):
            add_item(parting(), " \n ", group="access", new_id="n")
        with pytest.raises(Refused, match="must not be empty"):
            edit_item(parting(), "i1", text="")

    def test_an_item_that_is_not_there_is_said(self) -> None:
        acts: tuple[Callable[[Client], Client], ...] = (
            lambda c: tick(c, "x", on=TODAY),
            lambda c: untick(c, "x"),
            lambda c: skip(c, "x", "y"),
            lambda c: edit_item(c, "x", text="y"),
            lambda c: remove_item(c, "x"),
            lambda c: move_item(c, "x", 1),
        )
        for act in acts:
            with pytest.raises(NotFound):
                act(parting())


class TestFinding:
    def test_by_the_number_that_the_list_shows(self) -> None:
        client = add_item(parting(), "One more delivery", group="finish", new_id="n")
        assert [find_item(client, str(n)).id for n in range(1, 7)] == [i.id for i in in_order(client.handover)]

    def test_by_the_start_of_its_words_case_aside(self) -> None:
        assert find_item(parting(), "  hand OVER ").id == "i3"

    def test_a_whole_text_goes_before_longer_ones_that_begin_with_it(self) -> None:
        client = add_item(parting(), "Say thank you to Jana", group="goodbye", new_id="n")
        assert find_item(client, "say thank you").id == "i5"

    def test_several_are_named_with_their_numbers(self) -> None:
        client = add_item(parting(), "Send the keys", group="access", new_id="n")
        with pytest.raises(Refused, match="2 Send the last invoice; 5 Send the keys"):
            find_item(client, "send")

    def test_a_number_may_begin_a_text(self) -> None:
        client = add_item(parting(), "404 page for the shop", group="finish", new_id="n")
        assert find_item(client, "404").id == "n"

    @pytest.mark.parametrize("text", ["", "  ", "0", "99", "-1", "zzz", "²", "٣٣"])
    def test_nothing_found_is_said(self, text: str) -> None:
        with pytest.raises(NotFound):
            find_item(parting(), text)


class TestLines:
    def test_bullets_numbers_and_boxes_go(self) -> None:
        text = "- one\n* two\n• three\n1. four\n12) five\n[ ] six\n- [x] seven\n\n   \n\teight\r\n– nine"
        assert lines_of(text) == ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

    def test_words_that_only_begin_like_them_stay(self) -> None:
        text = "2026 report\n-5 degrees\n[todo] call\n3.5 hours\n(a) letter"
        assert lines_of(text) == ("2026 report", "-5 degrees", "[todo] call", "3.5 hours", "(a) letter")

    @given(st.text(max_size=200))
    def test_no_line_is_empty_or_holds_a_break(self, text: str) -> None:
        for line in lines_of(text):
            assert line.strip() == line
            assert line
            assert "\n" not in line
