"""The public holidays of a country, from the `holidays` package, loaded when first asked for."""

from datetime import date
from functools import lru_cache
from types import MappingProxyType

from workbook.domain.contract import COUNTRIES, Contract
from workbook.domain.days import EARLIEST_YEAR, LATEST_YEAR, NO_HOLIDAYS, DaysOff
from workbook.domain.errors import Refused

YEARS_AROUND = 4
"""Years looked up before and after a day that is counted from; the longest notice with working days takes three."""


@lru_cache(maxsize=32)
def public_holidays(country: str, subdivision: str, first: int, last: int, language: str = "") -> DaysOff:
    """Give the days off in `country` (ISO 3166 letters) and its `subdivision` ("" for none), years `first` to `last`.

    Holiday names come in `language` ("en", "ru") where the package has it, else in the country's own.
    Refused for a country or subdivision that the package does not know.
    """
    import holidays  # takes as long as a tenth of the program's start

    if country not in COUNTRIES.split():
        raise Refused(
            "No public holidays are known for “{country}”. Use the two letters of a country, such as DE, GB or US.",
            country=country,
        )
    entity = holidays.country_holidays(country)
    if subdivision and subdivision not in {*entity.subdivisions, *entity.subdivisions_aliases}:
        raise Refused(
            "“{subdivision}” is not a part of {country} with holidays of its own. These are: {known}.",
            subdivision=subdivision,
            country=country,
            known=", ".join(entity.subdivisions) or "—",
        )
    names = [known for known in entity.supported_languages if language and known.startswith(language)]
    calendar = holidays.country_holidays(
        country,
        subdiv=subdivision or None,
        years=range(first, last + 1),
        language=names[0] if names else entity.default_language,  # left open, it would follow the machine's
    )
    return DaysOff(
        weekend=frozenset(calendar.weekend),
        holidays=MappingProxyType(dict(calendar.items())),
        worked=frozenset(calendar.weekend_workdays),
    )


def days_off_for(contract: Contract, around: date, language: str = "") -> DaysOff:
    """Give the days off that counting a notice near `around` needs; nothing is loaded where the contract needs none."""
    if not contract.country or not contract.minds_days_off:
        return NO_HOLIDAYS
    return public_holidays(
        contract.country,
        contract.subdivision,
        max(around.year - YEARS_AROUND, EARLIEST_YEAR),
        min(around.year + YEARS_AROUND, LATEST_YEAR),
        language,
    )
