"""The invoices, hours and contracts of the sample clients, so that every figure has something to tell."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from workbook.domain.accounts import add_hours, add_invoice, record_payment
from workbook.domain.client import Client
from workbook.domain.contract import set_contract
from workbook.domain.days import add_months
from workbook.sample.telling import RULES, Days

SAMPLE_RULES = replace(
    RULES,
    floor_rate=Decimal(60),
    monthly_costs=Decimal(7200),
    reserve=Decimal(16000),
    rates={"GBP": Decimal("1.17")},
    country="DE",
)
"""What the sample studio counts with."""

Bill = tuple[int, int, int | None]
"""Issued so many days ago, the amount, and paid so many days ago (None: not yet)."""


def billed(client: Client, days: Days, bills: Sequence[Bill], *, first: int = 1) -> Client:
    """Add invoices, numbered from `first`; each is due when the contract says so."""
    for number, (issued, amount, paid) in enumerate(bills, start=first):
        new_id = f"{client.id}-i{number}"
        due = days.ago(issued) + timedelta(days=client.contract.payment_days or 14)
        client = add_invoice(
            client, new_id=new_id, number=str(number), issued=days.ago(issued), due=due, amount=Decimal(amount)
        )
        if paid is not None:
            client = record_payment(client, new_id, on=days.ago(paid), today=days.today)
    return client


def worked(client: Client, days: Days, hours: Sequence[float], *, back: int = 1) -> Client:
    """Add the hours of whole months, oldest first; the newest is so many months back from today's."""
    for place, each in enumerate(reversed(hours)):
        month = _month(days.today, back + place)
        client = add_hours(
            client, new_id=f"{client.id}-h{back + place}", on=month, hours=Decimal(str(each)), whole_month=True,
            today=days.today,
        )  # fmt: skip
    return client


def _month(today: date, back: int) -> date:
    return add_months(today.replace(day=1), -back)


def _days(months: int) -> int:
    return round(months * 30.44)


def acme_books(client: Client, days: Days) -> Client:
    """Keep the books of a large retainer, paid ever later, and more hours than are billed."""
    client = set_contract(
        client, signed=True, start=days.ago(690), notice_length=4, notice_unit="weeks", payment_days=14, country="DE",
        interest_scheme="eu",
        clause="Der Vertrag kann von beiden Seiten mit einer Frist von vier Wochen gekündigt werden. Die Kündigung "
        "bedarf der Textform.",
    )  # fmt: skip
    client = billed(
        client, days,
        [(355, 2480, 343), (326, 2480, 312), (297, 2640, 281), (266, 2480, 249), (236, 2560, 216), (205, 2480, 184),
         (176, 2720, 151), (146, 2480, 118), (115, 2480, 85), (86, 2640, 50), (66, 2480, None), (57, 480, 23),
         (47, 2560, 2), (16, 2480, None)],
        first=2,
    )  # fmt: skip
    return worked(client, days, [39, 41, 40, 42, 44, 41, 45, 43, 46, 48, 47, 51])


def pavilion_books(client: Client, days: Days) -> Client:
    """Keep the books of work well paid until the quarrel; the last invoice is out."""
    client = set_contract(
        client, signed=True, start=days.ago(305), notice_length=14, notice_unit="days", last_day_rule="next",
        payment_days=14, country="GB", interest_scheme="uk",
        clause="Either party may end this agreement by giving fourteen days' notice in writing.",
    )  # fmt: skip
    client = billed(
        client, days,
        [(280, 1870, 270), (250, 2040, 239), (221, 2210, 205), (190, 1955, 176), (160, 2295, 143), (129, 2040, 112),
         (99, 2380, 79), (68, 2125, 45), (37, 1700, 12), (1, 1105, None)],
        first=22,
    )  # fmt: skip
    return worked(client, days, [24, 27, 26, 29, 28, 33, 36, 31, 22])


def blue_fox_books(client: Client, days: Days) -> Client:
    """Keep the books of a fixed price, and hours that grow past it."""
    client = set_contract(
        client, signed=True, start=days.ago(148), end=days.ahead(40), notice_length=14, notice_unit="days",
        payment_days=14, country="GB", interest_scheme="uk",
    )  # fmt: skip
    client = billed(client, days, [(148, 2040, 140), (75, 2720, 59), (19, 2040, None)])
    client = worked(client, days, [34, 42, 45, 52])
    return add_hours(
        client, new_id="bluefox-calls", on=days.ago(15), hours=Decimal("5.25"), billable=False,
        note="Four calls in one week", today=days.today,
    )  # fmt: skip


def shop_books(client: Client, days: Days) -> Client:
    """Keep the books of orders on a handshake; since the sister left, the invoices lie about."""
    client = set_contract(client, signed=False, payment_days=14, country="IE")
    client = billed(
        client, days,
        [(352, 630, 341), (318, 910, 306), (274, 420, 262), (231, 910, 218), (187, 560, 172), (151, 490, 125),
         (118, 910, 85), (74, 350, 29), (44, 840, 26), (12, 280, None)],
        first=9,
    )  # fmt: skip
    return worked(client, days, [8, 13, 6, 4, 14, 9, 7, 15, 8, 11.5, 12, 10])


def nordlicht_books(client: Client, days: Days) -> Client:
    """Keep the books of a fee that comes every month within a week, and has stood still for two years."""
    client = set_contract(
        client, signed=True, start=days.ago(755), end=add_months(days.ago(756), 36), renewal="automatic",
        renewal_months=12, renewal_notice_days=90, notice_length=3, notice_unit="months", notice_to="quarter-end",
        payment_days=14, country="DE",
        clause="Die Vereinbarung verlängert sich um ein Jahr, wenn sie nicht drei Monate vor Ablauf zum Quartalsende "
        "gekündigt wird.",
    )  # fmt: skip
    bills: list[Bill] = [(10 + _days(back), 1400, 4 + _days(back)) for back in range(12, -1, -1)]
    return worked(billed(client, days, bills, first=19), days, [22, 23, 21, 24, 25, 23, 24, 26, 24, 25, 27, 26])


def ada_books(client: Client, days: Days) -> Client:
    """Keep the books of a deposit, paid the day after the offer, and the first hours."""
    client = set_contract(client, signed=True, start=days.ago(5), payment_days=7)
    client = billed(client, days, [(6, 600, 5)])
    return add_hours(
        client, new_id="ada-h1", on=days.ago(3), hours=Decimal("6.5"), note="First sketches", today=days.today
    )


def morgenrot_books(client: Client, days: Days) -> Client:
    """Keep the books of the last two orders, paid long ago."""
    client = set_contract(client, signed=False, payment_days=14, country="DE")
    client = billed(client, days, [(301, 648, 290), (238, 432, 229)], first=14)
    return worked(client, days, [9, 0, 6.5], back=8)


def kestrel_books(client: Client, days: Days) -> Client:
    """Keep the books of a retainer to its last month, all of it paid."""
    client = set_contract(
        client, signed=True, start=days.ago(895), notice_length=6, notice_unit="weeks", payment_days=14, country="GB"
    )
    bills: list[Bill] = [(63 + _days(back), 1900, 55 + _days(back)) for back in range(9, -1, -1)]
    return worked(billed(client, days, bills, first=20), days, [27, 26, 28, 25, 27, 26, 24, 25], back=3)
