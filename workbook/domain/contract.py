"""What was agreed with a client: the contract's dates, notice, payment terms and the clause to quote."""

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import AfterValidator, model_validator

from workbook.domain.days import Day
from workbook.domain.errors import Refused
from workbook.domain.text import Line, Prose
from workbook.domain.values import Amount, Value

if TYPE_CHECKING:
    from workbook.domain.client import Client

NoticeUnit = Literal["days", "working-days", "weeks", "months"]
NoticeTo = Literal["any", "month-end", "quarter-end"]
LastDayRule = Literal["none", "next", "previous"]
Renewal = Literal["none", "automatic"]
InterestScheme = Literal["none", "eu", "uk", "own"]

LONGEST_NOTICE: dict[NoticeUnit, int] = {"days": 730, "working-days": 500, "weeks": 104, "months": 24}
"""Two years in every unit; more is a slip of the fingers."""

COUNTRIES = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ "
    "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO "
    "FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE "
    "JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO "
    "MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW "
    "PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM "
    "TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW"
)
"""ISO 3166 letters of the countries whose public holidays can be looked up; here, so that checking loads nothing."""


def _country(code: str) -> str:
    code = code.upper()
    code = "GB" if code == "UK" else code
    if code and code not in COUNTRIES.split():
        raise Refused("“{code}” is not a country. Give its two letters, such as DE, GB, US or RU.", code=code)
    return code


Country = Annotated[Line, AfterValidator(_country)]
"""The two letters of a country, or nothing."""


def _within(value: int | Decimal | None, least: int, most: int) -> bool:
    return value is None or least <= value <= most


class Contract(Value):
    """What is known of the agreement; every part may be missing, and an empty one says that nothing is known yet.

    A notice of 0 ends at once, or at the next end of month or quarter. `last_day_rule` moves a last day that is no
    working day to the next or the previous one; the days off are those of `country` and `subdivision`.
    `renewal_notice_days` is how long before the end of a term somebody must speak up to stop the automatic renewal;
    an automatic renewal without `renewal_months` goes on without a further end.
    `interest_percent` is the yearly rate and `interest_fixed_sum` the lump sum agreed for late payment ("own").
    """

    signed: bool | None = None
    start: Day | None = None
    end: Day | None = None
    renewal: Renewal = "none"
    renewal_months: int | None = None
    renewal_notice_days: int | None = None
    notice_length: int | None = None
    notice_unit: NoticeUnit = "weeks"
    notice_to: NoticeTo = "any"
    last_day_rule: LastDayRule = "none"
    country: Country = ""
    subdivision: Line = ""
    payment_days: int | None = None
    interest_scheme: InterestScheme = "none"
    interest_percent: Decimal | None = None
    interest_fixed_sum: Amount | None = None
    clause: Prose = ""

    @property
    def minds_days_off(self) -> bool:
        """Whether weekends and public holidays change how its notice is counted."""
        return self.last_day_rule != "none" or (self.notice_unit == "working-days" and self.notice_length is not None)

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.start and self.end and self.end < self.start:
            raise Refused(
                "The contract would end on {end}, before it starts on {start}. Change one of the two days.",
                end=self.end,
                start=self.start,
            )
        if self.notice_length is not None and self.notice_length < 0:
            raise Refused("A notice cannot be negative. Give its length, or 0 for none.")
        if self.notice_length is not None and self.notice_length > LONGEST_NOTICE[self.notice_unit]:
            raise Refused(
                "A notice of {length} would be longer than two years. Check the number and its unit.",
                length=self.notice_length,
            )
        if not _within(self.renewal_months, 1, 120):
            raise Refused("A renewal lasts 1 to 120 months. Check the number.")
        if not _within(self.renewal_notice_days, 0, 730):
            raise Refused("Notice before a renewal takes 0 to 730 days. Check the number.")
        if not _within(self.payment_days, 0, 365):
            raise Refused("The time to pay is 0 to 365 days. Check the number.")
        if not _within(self.interest_percent, 0, 100):
            raise Refused("The interest for late payment is 0 to 100 percent a year. Check the number.")
        if not _within(self.interest_fixed_sum, 0, 1_000_000):
            raise Refused("The fixed sum for late payment is 0 to a million. Check the number.")
        return self


def set_contract(client: "Client", **changes: object) -> "Client":
    """Change fields of the contract; what does not go together is refused."""
    return client.evolve(contract=client.contract.evolve(**changes))


_UNITS: tuple[tuple[NoticeUnit, str], ...] = (
    (
        "working-days",
        "(working|business|work) ?days?|wd|(werk|arbeits)tage?n?|(рабочи[йхе]|раб\\.?) ?(дн|день|дня|дней).*",
    ),
    ("days", "d|days?|t|tage?n?|д|дн.*|день"),
    ("weeks", "w|wks?|weeks?|wochen?|н|нед.*"),
    ("months", "m|mon?|months?|monate?n?|мес.*"),
)


def parse_notice(text: str) -> tuple[int, NoticeUnit]:
    """Read a length of notice as people write it: "4 weeks", "1 month", "10 working days", "3 Monate", "2w"."""
    match = re.fullmatch(r"(\d{1,4})\s*([^\d]*)", text.strip().casefold())
    if match:
        for unit, pattern in _UNITS:
            if re.fullmatch(pattern, match[2].strip()):
                return int(match[1]), unit
    raise Refused(
        "“{text}” is not a length of notice. Write it like 4 weeks, 1 month, 14 days or 10 working days.",
        text=text.strip()[:40],
    )
