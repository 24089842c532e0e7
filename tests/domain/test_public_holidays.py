"""Public holidays come from their package, only when a contract needs them."""

import subprocess
import sys
from datetime import date

import pytest

from workbook.domain.contract import COUNTRIES, Contract
from workbook.domain.days import NO_HOLIDAYS
from workbook.domain.errors import Refused
from workbook.domain.notice import count_notice
from workbook.domain.public_holidays import days_off_for, public_holidays


def test_german_unity_day_is_a_holiday_by_name() -> None:
    off = public_holidays("DE", "", 2025, 2026)
    assert off.holidays[date(2025, 10, 3)] == "Tag der Deutschen Einheit"
    assert not off.is_worked(date(2025, 10, 3))


def test_names_come_in_the_language_asked_for_where_there_is_one() -> None:
    assert public_holidays("DE", "", 2025, 2025, "en").holidays[date(2025, 10, 3)] == "German Unity Day"


def test_a_language_that_is_not_there_gives_the_countrys_own() -> None:
    assert public_holidays("DE", "", 2025, 2025, "ru").holidays[date(2025, 10, 3)] == "Tag der Deutschen Einheit"


def test_a_part_of_a_country_has_its_own_holidays() -> None:
    assert date(2026, 1, 6) in public_holidays("DE", "BY", 2026, 2026).holidays
    assert date(2026, 1, 6) not in public_holidays("DE", "", 2026, 2026).holidays


def test_the_weekend_is_the_one_of_the_country() -> None:
    assert public_holidays("IL", "", 2026, 2026).weekend == {4, 5}


def test_a_saturday_worked_in_exchange_is_a_working_day() -> None:
    assert public_holidays("RU", "", 2025, 2025).is_worked(date(2025, 11, 1))


def test_an_unknown_part_of_a_country_is_refused_with_the_known_ones() -> None:
    with pytest.raises(Refused, match="BY"):
        public_holidays("DE", "XX", 2026, 2026)


def test_a_part_of_a_country_that_has_none_is_refused() -> None:
    with pytest.raises(Refused, match="These are: —"):
        public_holidays("SM", "1", 2026, 2026)


def test_an_unknown_country_is_refused() -> None:
    with pytest.raises(Refused, match="two letters"):
        public_holidays("XX", "", 2026, 2026)


def test_every_country_that_a_contract_takes_has_holidays_to_look_up() -> None:
    for country in COUNTRIES.split():
        assert public_holidays(country, "", 2026, 2026).weekend


def test_a_notice_over_easter_is_counted_with_the_countrys_holidays() -> None:
    contract = Contract(notice_length=10, notice_unit="working-days", country="DE")
    given_on = date(2026, 3, 27)
    assert count_notice(contract, given_on, off=days_off_for(contract, given_on)).last_day == date(2026, 4, 14)


def test_a_contract_that_ignores_days_off_looks_nothing_up() -> None:
    assert days_off_for(Contract(country="DE", notice_length=2), date(2026, 3, 2)) is NO_HOLIDAYS
    assert days_off_for(Contract(last_day_rule="next"), date(2026, 3, 2)) is NO_HOLIDAYS


def test_the_holidays_package_is_not_loaded_with_the_clock() -> None:
    code = "import sys, workbook.domain.notice, workbook.domain.public_holidays; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
