"""A contract keeps what was agreed and refuses what cannot be."""

from datetime import date
from decimal import Decimal

import pytest

from workbook.domain.contract import COUNTRIES, Contract
from workbook.domain.errors import Refused, WorkbookError


def test_an_empty_contract_says_that_nothing_is_known_yet() -> None:
    contract = Contract()
    assert contract.signed is None
    assert contract.notice_length is None
    assert contract.clause == ""


def test_a_contract_survives_being_written_and_read() -> None:
    contract = Contract(
        signed=True,
        start=date(2025, 1, 1),
        end=date(2026, 12, 31),
        renewal="automatic",
        renewal_months=12,
        renewal_notice_days=90,
        notice_length=6,
        notice_unit="weeks",
        notice_to="quarter-end",
        last_day_rule="previous",
        country="de",
        subdivision="BY",
        payment_days=14,
        interest_scheme="own",
        interest_percent=Decimal("9.5"),
        interest_fixed_sum=Decimal(40),
        clause="§ 7\nEither side may end this with six weeks' notice.",
    )
    assert Contract.model_validate_json(contract.model_dump_json()) == contract
    assert contract.country == "DE"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"notice_length": 400, "notice_unit": "months"}, "longer than two years"),
        ({"notice_length": 731, "notice_unit": "days"}, "longer than two years"),
        ({"notice_length": 501, "notice_unit": "working-days"}, "longer than two years"),
        ({"notice_length": 105, "notice_unit": "weeks"}, "longer than two years"),
        ({"notice_length": -1}, "cannot be negative"),
        ({"start": date(2026, 5, 1), "end": date(2026, 4, 30)}, "before it starts on 2026-05-01"),
        ({"country": "XX"}, "is not a country"),
        ({"country": "Germany"}, "is not a country"),
        ({"start": date(1026, 1, 1)}, "The year 1026 is out of reach"),
        ({"end": date(9999, 12, 31)}, "The year 9999 is out of reach"),
        ({"renewal_months": 0}, "1 to 120 months"),
        ({"renewal_notice_days": 10_000}, "0 to 730 days"),
        ({"payment_days": -7}, "0 to 365 days"),
        ({"interest_percent": Decimal(101)}, "0 to 100 percent"),
        ({"interest_fixed_sum": Decimal(-1)}, "0 to a million"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_that_says_why(wrong: dict[str, object], words: str) -> None:
    with pytest.raises(Refused) as refusal:
        Contract().evolve(**wrong)
    assert words in str(refusal.value)


def test_a_notice_of_nothing_and_one_of_two_years_are_fine() -> None:
    assert Contract(notice_length=0).notice_length == 0
    assert Contract(notice_length=24, notice_unit="months").notice_length == 24


def test_a_contract_of_a_single_day_is_fine() -> None:
    assert Contract(start=date(2026, 5, 1), end=date(2026, 5, 1)).end == date(2026, 5, 1)


def test_uk_is_understood_as_great_britain() -> None:
    assert Contract(country="uk").country == "GB"


def test_every_refusal_is_a_workbook_error_so_that_the_interface_can_say_it() -> None:
    with pytest.raises(WorkbookError):
        Contract(country="?")


def test_the_countries_are_written_once_each() -> None:
    assert len(COUNTRIES.split()) == len(set(COUNTRIES.split()))
