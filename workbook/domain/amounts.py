"""Amounts and hours as people type them."""

import re
from decimal import Decimal

from workbook.domain.errors import Refused

LIMIT = Decimal(10) ** 15

_MARK = r"(?:[A-Za-z]{3}|[$€£¥₽₴₺₹₪₩₫₸₼₾]|руб\.?|р\.|zł|kr\.?|Fr\.|Kč|лв\.?)"
_AMOUNT = re.compile(
    rf"(?P<before>[-+]?) ?(?:{_MARK})?(?P<after>[-+]?) ?(?P<number>[0-9.,'’ ]*[0-9])(?:[.,][-–—])?(?:{_MARK})?"
)
_DIGITS = re.compile(r"[0-9.,'’ ]+")
_GROUPS = {mark: re.compile(rf"[1-9][0-9]{{0,2}}(?:{mark}[0-9]{{3}})+") for mark in (" ", "['’]", r"\.", ",")}
_CLOCK = re.compile(r"([0-9]{1,3}):([0-5][0-9])(?::([0-5][0-9]))?")
_HOUR = r"(?:h|hrs?|hours?|std\.?|stunden?|ч\.?|час(?:а|ов)?)"
_MINUTE = r"(?:m|min\.?|minutes?|minuten?|мин\.?|минут[аы]?)"
_WORDED = re.compile(rf"(?:([0-9]{{1,3}}) ?{_HOUR} ?)?(?:([0-9]{{1,4}}) ?{_MINUTE})?", re.IGNORECASE)
_HOUR_AND_MINUTES = re.compile(r"([0-9]{1,3}) ?[hч] ?([0-5][0-9])", re.IGNORECASE)
_UNIT_AT_END = re.compile(rf" ?{_HOUR}$", re.IGNORECASE)


def _squeezed(text: str) -> str:
    for blank in "\u00a0\u202f\u2009\t":
        text = text.replace(blank, " ")
    return " ".join(text.replace("−", "-").split())


def _is_grouped(text: str, mark: str) -> bool:
    return _GROUPS[mark].fullmatch(text) is not None


def _plain(number: str) -> str | None:
    """Give `number` with a dot for its decimals and no grouping; None where it is not a number."""
    if not _DIGITS.fullmatch(number):
        return None
    for mark in (" ", "['’]"):
        whole, point, decimals = number.replace(",", ".").partition(".")
        if _is_grouped(whole, mark) and decimals.isdigit() == bool(point):
            return re.sub(mark, "", whole) + point + decimals
    for group, point in ((r"\.", ","), (",", ".")):
        whole, found, decimals = number.partition(point)
        if found and decimals.isdigit() and _is_grouped(whole, group):
            return whole.replace(group[-1], "") + "." + decimals
        if not found and number.count(group[-1]) > 1 and _is_grouped(number, group):
            return number.replace(group[-1], "")
    number = number.replace(",", ".")
    return number if re.fullmatch(r"[0-9]+|[0-9]*\.[0-9]+", number) else None


def _is_open(number: str) -> bool:
    """Tell whether a single dot or comma could group thousands or begin decimals: "1.234" and "12,500"."""
    return re.fullmatch(r"[1-9][0-9]{0,2}[.,][0-9]{3}", number) is not None


def parse_amount(text: str) -> Decimal:
    """Read an amount as people write it: "1.234,56", "1 234,56", "1,234.56", "1'234.50", "12,5", "€ 100", "100,- EUR".

    The currency sign is passed over. Refused where it is no amount, and where one dot or comma stands before exactly
    three digits: "1.234" is a thousand and more in Berlin, and one and a bit in London.
    """
    found = _AMOUNT.fullmatch(re.sub(rf"({_MARK}) | (?={_MARK})", r"\1", _squeezed(text)))
    plain = _plain(found["number"]) if found else None
    if found is None or plain is None or (found["before"] and found["after"]):
        raise Refused("“{text}” is not an amount. Write it like 1234.56 or 1234,56.", text=text[:40])
    if _is_open(found["number"]):
        whole = re.sub("[.,]", "", found["number"])
        raise Refused(
            "“{text}” can be read in two ways. Write {whole}, or give the decimals with one or two digits.",
            text=text[:40],
            whole=whole,
        )
    value = Decimal(plain)
    if value >= LIMIT:
        raise Refused("“{text}” is too large to be an amount. Check the digits.", text=text[:40])
    return -value if "-" in (found["before"], found["after"]) else value


def parse_rate(text: str) -> Decimal:
    """Read a rate such as "1.17", "0,0125" or "9.75 %": a dot or comma begins decimals, a percent sign is dropped.

    Refused where it is no number, or longer than a rate can be.
    """
    plain = _squeezed(text).removesuffix("%").strip().replace(",", ".")
    if len(plain) > 15 or not re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?", plain, re.ASCII):
        raise Refused("“{text}” is not a rate. Write it like 1.17 or 9,75.", text=text[:40])
    return Decimal(plain)


def parse_hours(text: str) -> Decimal:
    """Read hours as people write them: "7:30", "7,5", "7.5h", "7h30", "7 h 30 min", "45m", "7,5 Std.", "0:06:30".

    Decimal hours; thirds and sixths of an hour are rounded to six places. A single dot or comma begins decimals.
    """
    line = _squeezed(text)
    if clock := _CLOCK.fullmatch(line):
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        return _from_seconds(hours * 3600 + minutes * 60 + seconds)
    worded = _HOUR_AND_MINUTES.fullmatch(line) or _WORDED.fullmatch(line)
    if worded and any(worded.groups()):
        hours, minutes = (int(part or 0) for part in worded.groups())
        return _from_seconds(hours * 3600 + minutes * 60)
    number = _UNIT_AT_END.sub("", line)
    plain = _plain(number)
    if plain is None or len(plain) > 15:
        raise Refused("“{text}” is not a number of hours. Write it like 7:30 or 7.5.", text=text[:40])
    return Decimal(plain)


def _from_seconds(seconds: int) -> Decimal:
    exact = Decimal(seconds) / 3600
    rounded = round(exact, 6)
    return exact if exact == rounded else rounded
