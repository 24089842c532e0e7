"""What parting would change, against a book of four clients computed by hand; what is not recorded stays open."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.client_figures import ClientFigures, figures, months_covered
from workbook.domain.money import Hours, Invoice, Money, Payment
from workbook.domain.sums import Sum
from workbook.domain.what_if import WhatIf, what_if

D = date.fromisoformat
TODAY = D("2026-05-31")


def client(name: str, income: int | None, hours: int | None = None, **more: object) -> ClientFigures:
    figures_of: dict[str, object] = {
        "id": name.lower(),
        "name": name,
        "income": None if income is None else Decimal(income),
        "hours": None if hours is None else Decimal(hours),
        "owed": None if income is None else Decimal(750),
    }
    return ClientFigures(**(figures_of | more))  # type: ignore[arg-type]


ACME = client("Acme", 24_000, 480)
OTHERS = (client("Birch", 12_000), client("Cedar", 6_000), client("Dune", 18_000))


def ask(
    one: ClientFigures = ACME,
    others: tuple[ClientFigures, ...] = OTHERS,
    *,
    floor_rate: Decimal | None = Decimal(60),
    monthly_costs: Decimal | None = Decimal(4_000),
    reserve: Decimal | None = Decimal(9_000),
) -> WhatIf:
    return what_if(
        one,
        others,
        currency="EUR",
        floor_rate=floor_rate,
        monthly_costs=monthly_costs,
        reserve=reserve,
        last_day=D("2026-06-30"),
    )


def test_every_figure_is_the_one_computed_by_hand() -> None:
    answer = ask()
    assert answer.income_lost.value == 2_000  # 24,000 / 12
    assert answer.hours_freed.value == 40  # 480 / 12
    assert answer.hours_could_earn.value == 2_400  # 40 * 60
    assert answer.balance.value == 400
    assert answer.share.value == Decimal("0.4")  # 24,000 / 60,000
    assert answer.hhi_today.value == 3_000  # 40² + 20² + 10² + 30²
    assert answer.runway_without.value == 9  # 9,000 / (4,000 - 3,000)
    assert answer.typical_income.value == 1_000  # the middle of 500, 1,000 and 1,500
    assert answer.replacements.value == 2
    assert answer.owed.value == 750
    assert answer.last_day == D("2026-06-30")
    assert answer.missing == ()


def test_without_them_the_income_rests_on_fewer() -> None:
    answer = ask()
    assert answer.effective_today.value is not None
    assert answer.hhi_without.value is not None
    assert answer.effective_without.value is not None
    assert round(answer.effective_today.value, 3) == Decimal("3.333")
    assert round(answer.hhi_without.value, 2) == Decimal("3888.89")  # 33.3² + 16.7² + 50²
    assert round(answer.effective_without.value, 3) == Decimal("2.571")


def test_income_that_covers_the_costs_makes_the_runway_endless() -> None:
    answer = ask()
    assert answer.runway_today.endless
    assert answer.runway_today.value is None
    assert "covers the costs" in str(answer.runway_today.explanation)


def test_income_that_just_covers_the_costs_does_too() -> None:
    assert ask(monthly_costs=Decimal(3_000)).runway_without.endless


def test_hours_of_today_are_on_record() -> None:
    money = Money(hours=(Hours(id="h", on=TODAY, hours=Decimal(2)),))
    assert figures("a", "Acme", money, today=TODAY, currency="EUR", rates={}).hours == 2


def test_every_figure_explains_itself_with_its_numbers() -> None:
    answer = ask()
    said = {name: str(getattr(answer, name).explanation) for name in ("income_lost", "runway_without", "share")}
    assert said == {
        "income_lost": "Income on record: EUR 24,000.00. Months that it covers: 12. "
        "EUR 24,000.00 / 12 = EUR 2,000.00 a month.",
        "runway_without": "Reserve / (monthly costs − income a month): "
        "EUR 9,000.00 / (EUR 4,000.00 − EUR 3,000.00) = 9 months.",
        "share": "Their income over all income of the last twelve months: EUR 24,000.00 / EUR 60,000.00 = 40 %.",
    }
    assert "40 · 30 · 20 · 10" in str(answer.hhi_today.explanation)


def test_the_bars_show_every_client_with_and_without_them() -> None:
    bars = [(bar.name, bar.today, bar.without and round(bar.without, 3)) for bar in ask().bars]
    assert bars == [
        ("Acme", Decimal("0.4"), None),
        ("Dune", Decimal("0.3"), Decimal("0.5")),
        ("Birch", Decimal("0.2"), Decimal("0.333")),
        ("Cedar", Decimal("0.1"), Decimal("0.167")),
    ]


def test_a_client_of_a_few_months_is_not_spread_over_a_year() -> None:
    assert ask(client("New", 9_000, income_months=3)).income_lost.value == 3_000


def test_what_is_not_recorded_stays_open_and_is_named() -> None:
    answer = what_if(client("Blank", None), (), currency="EUR")
    assert all(figure.value is None for figure in answer.figures)
    assert set(answer.missing) == {
        *("income", "hours", "other-incomes"),
        *("floor-rate", "monthly-costs", "reserve", "last-day"),
    }


@pytest.mark.parametrize(
    ("answer", "known", "still_open"),
    [
        (ask(floor_rate=None), "income_lost", "hours_could_earn"),
        (ask(reserve=None), "share", "runway_without"),
        (ask(client("Acme", 24_000)), "income_lost", "hours_freed"),
        (ask(others=()), "share", "replacements"),
        (ask(client("Blank", None, 480)), "hours_could_earn", "hhi_today"),
        (ask(client("Blank", None)), "hhi_without", "runway_today"),
    ],
)
def test_one_missing_input_leaves_the_other_figures_standing(answer: WhatIf, known: str, still_open: str) -> None:
    assert getattr(answer, known).value is not None
    assert getattr(answer, still_open).value is None
    assert getattr(answer, still_open).needs


def test_the_only_client_is_everything() -> None:
    answer = ask(others=())
    assert answer.share.value == 1
    assert answer.hhi_today.value == 10_000
    assert answer.runway_without.value == Decimal("2.25")  # 9,000 / 4,000


def test_a_client_that_never_paid_loses_nothing_and_shares_nothing() -> None:
    answer = ask(client("Zero", 0), others=())
    assert answer.income_lost.value == 0
    assert answer.share.value is None
    assert "Nothing came in" in str(answer.share.explanation)


def test_amounts_without_a_rate_and_unknown_incomes_are_told_and_not_summed() -> None:
    foreign = client("Far", None, without_rate=(Sum(Decimal(700), "CHF"),))
    answer = ask(others=(*OTHERS, foreign, client("Quiet", None)))
    assert answer.unknown == ("Far", "Quiet")
    assert answer.not_summed == (Sum(Decimal(700), "CHF"),)
    assert answer.share.value == Decimal("0.4")
    assert ask(foreign).income_lost.needs == ("exchange-rate",)


def test_many_clients_do_not_make_an_endless_explanation() -> None:
    many = tuple(client(f"C{n}", 1_000) for n in range(200))
    assert len(str(ask(others=many).hhi_today.explanation)) < 300


# Figures from the rows


def rows(currency: str = "EUR") -> Money:
    invoices = (
        Invoice(
            id="i1",
            issued=D("2026-03-15"),
            amount=Decimal(3_000),
            currency=currency,
            status="paid",
            payments=(Payment(on=D("2026-04-10"), amount=Decimal(3_000)),),
        ),
        Invoice(id="i2", issued=D("2026-05-15"), amount=Decimal(500), currency=currency),
    )
    return Money(invoices=invoices, hours=(Hours(id="h1", on=D("2026-05-04"), hours=Decimal(8)),))


def test_figures_come_from_the_rows_over_the_months_they_cover() -> None:
    found = figures("a", "Acme", rows(), today=TODAY, currency="EUR", rates={})
    assert found.income == 3_000
    assert found.income_months == 3  # since 15 March
    assert found.owed == 500
    assert found.hours == 8
    assert found.hours_months == 1
    assert found.monthly_income == 1_000


def test_foreign_money_is_converted_or_given_apart() -> None:
    found = figures("a", "Acme", rows("USD"), today=TODAY, currency="EUR", rates={"USD": Decimal("0.5")})
    assert found.income == 1_500
    assert found.owed == 250
    apart = figures("a", "Acme", rows("USD"), today=TODAY, currency="EUR", rates={})
    assert apart.income is None
    assert apart.without_rate == (Sum(Decimal(3_000), "USD"), Sum(Decimal(500), "USD"))


def test_no_rows_give_no_figures() -> None:
    found = figures("a", "Acme", Money(), today=TODAY, currency="EUR", rates={})
    assert found.income is None
    assert found.hours is None
    assert found.owed is None


@pytest.mark.parametrize(
    ("first", "months"),
    [
        ("2026-05-31", 1),
        ("2026-05-01", 1),
        ("2026-04-30", 2),
        ("2026-04-01", 2),
        ("2025-06-01", 12),
        ("2019-01-01", 12),
    ],
)
def test_months_on_record_count_the_one_begun(first: str, months: int) -> None:
    assert months_covered([D(first)], TODAY) == months


incomes = st.none() | st.integers(0, 10**6)


@given(
    incomes,
    st.none() | st.integers(0, 3000),
    st.lists(incomes, max_size=5),
    st.tuples(*[st.none() | st.decimals(0, 10**5, places=2)] * 3),
)
def test_any_book_gives_an_answer_and_open_figures_say_why(
    income: int | None,
    hours: int | None,
    others: list[int | None],
    settings: tuple[Decimal | None, Decimal | None, Decimal | None],
) -> None:
    floor, costs, reserve = settings
    answer = ask(
        client("Me", income, hours),
        tuple(client(f"O{n}", other) for n, other in enumerate(others)),
        floor_rate=floor,
        monthly_costs=costs,
        reserve=reserve,
    )
    for figure in answer.figures:
        assert str(figure.explanation)
        if figure.value is None:
            assert figure.needs or figure.endless or "Nothing came in" in str(figure.explanation)
    if answer.runway_without.value is not None and answer.runway_today.value is not None:
        assert answer.runway_without.value <= answer.runway_today.value
