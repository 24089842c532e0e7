"""The constants of the rules that decide, with their defaults; a book may keep others in its settings."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Self

from workbook.domain.errors import Refused


@dataclass(frozen=True, slots=True)
class Rules:
    """Every number that a rule uses; days are calendar days, money is in `currency`."""

    half_life_days: int = 90
    """Days after which a fact has lost half of its freshness."""
    keep_below: int = 35
    repair_below: int = 65
    judged_needed: int = 5
    """Judged flags below which a score is provisional."""
    override_days: int = 30
    cooling_days: int = 3
    fact_days: int = 2
    """Different days on which facts are asked for before parting."""
    review_days: int = 14
    silence_days: int = 60
    """Days without a fact or a log entry after which the agenda asks for one."""
    repair_days: int = 28
    """How far ahead a repair plan looks unless the person says otherwise."""
    words_a_minute: int = 130
    talk_seconds: int = 120
    drills_needed: int = 2
    silent_notice_days: int = 14
    """Notice where the contract says nothing."""
    currency: str = "EUR"
    floor_rate: Decimal | None = None
    """The least that an hour should earn."""
    monthly_costs: Decimal | None = None
    reserve: Decimal | None = None
    rates: Mapping[str, Decimal] = field(default_factory=dict)
    """What one unit of another currency is worth in `currency`."""
    reference_rates: Mapping[str, Mapping[str, Decimal]] = field(default_factory=dict)
    """Newer reference rates for late payment, in percent a year, by scheme and by the ISO day they begin on."""
    country: str = ""
    weights: Mapping[str, float] = field(default_factory=dict)
    """Weights of red flags that differ from the catalogue's."""

    def to_json(self) -> dict[str, Any]:
        """Give the constants that differ from the defaults, as JSON values; Decimals as text."""
        usual = asdict(Rules())
        return {key: _plain(value) for key, value in asdict(self).items() if value != usual[key]}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read what `to_json` gave; a number out of bounds is refused with its name."""
        known = {f.name for f in fields(cls)}
        values: dict[str, Any] = {key: value for key, value in data.items() if key in known}
        try:
            for key in ("floor_rate", "monthly_costs", "reserve"):
                if values.get(key) is not None:
                    values[key] = Decimal(str(values[key]))
            values["rates"] = {code: Decimal(str(rate)) for code, rate in values.get("rates", {}).items()}
            values["reference_rates"] = {
                scheme: {date.fromisoformat(day).isoformat(): Decimal(str(rate)) for day, rate in known.items()}
                for scheme, known in values.get("reference_rates", {}).items()
            }
            values["weights"] = {flag: float(weight) for flag, weight in values.get("weights", {}).items()}
        except (InvalidOperation, ValueError, TypeError, AttributeError) as error:
            raise Refused("The book's settings hold an amount that is not a number. Correct it there.") from error
        rules = cls(**values)
        rules._check()
        return rules

    def _check(self) -> None:
        for name in (
            "half_life_days",
            "judged_needed",
            "review_days",
            "silence_days",
            "words_a_minute",
            "talk_seconds",
        ):
            if not isinstance(getattr(self, name), int) or not 1 <= getattr(self, name) <= 10_000:
                raise Refused("The setting {name} must be a whole number from 1 to 10,000.", name=name)
        for name in ("cooling_days", "fact_days", "override_days", "silent_notice_days", "drills_needed"):
            if not isinstance(getattr(self, name), int) or not 0 <= getattr(self, name) <= 10_000:
                raise Refused("The setting {name} must be a whole number from 0 to 10,000.", name=name)
        if not 0 < self.keep_below < self.repair_below <= 100:
            raise Refused("The bands must rise: keep_below under repair_below, both between 1 and 100.")
        if any(not 0 < weight <= 1000 for weight in self.weights.values()):
            raise Refused("A flag's weight must be above 0 and at most 1,000.")
        self._check_money()

    def _check_money(self) -> None:
        code = str(self.currency)
        if not (len(code) == 3 and code.isascii() and code.isalpha() and code.isupper()):
            raise Refused("“{code}” is not a currency. Give its three letters, such as EUR or USD.", code=code)
        for amount in (self.floor_rate, self.monthly_costs, self.reserve):
            if amount is not None and not (amount.is_finite() and 0 <= amount < 10**15):
                raise Refused("Floor rate, monthly costs and reserve are amounts from 0 on. Check the number.")
        for known in self.reference_rates.values():
            if any(not (rate.is_finite() and -10 <= rate <= 100) for rate in known.values()):
                raise Refused("A reference rate lies between -10 and 100 percent a year. Check the number.")
        if any(not (rate.is_finite() and 0 < rate < 10**9) for rate in self.rates.values()):
            raise Refused("An exchange rate is above 0: what one unit is worth in your own currency.")


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return value
