"""Costs, percents and budgets add up, and what is handed over is harmless."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.rewarding.rules import ReferenceKind, RewardKind
from headway.rewarding.rules.budgets import has_room, nearest, units_above
from headway.rewarding.rules.handover import harmless, why
from headway.rewarding.rules.pricing import Facts, priced
from headway.rewarding.rules.terms import Terms, cost_of, hundredths_of, percent_between

minor = st.integers(1, 10**14)
DAY = date(2027, 1, 1)


@given(minor, minor)
def test_a_percent_is_the_exact_quotient_rounded_once(old: int, more: int) -> None:
    exact = Fraction(more * 100, old)
    assert abs(Fraction(percent_between(old, old + more)) - exact) <= Fraction(1, 20_000)


def test_percents_by_hand() -> None:
    assert percent_between(3_840_000, 3_994_000) == Decimal("4.0104")
    assert percent_between(100, 150) == Decimal("50.0000")
    assert percent_between(3, 4) == Decimal("33.3333")


@given(st.lists(st.integers(1, 500), max_size=30), st.integers(0, 5_000))
def test_what_is_approved_never_exceeds_the_plan(costs: list[int], planned: int) -> None:
    committed = 0
    for cost in costs:
        if has_room(planned=planned, committed=committed, cost=cost):
            committed += cost
        else:
            assert committed + cost > planned
    assert committed <= planned


@given(minor, minor)
def test_a_raise_costs_the_same_by_new_pay_and_by_increase(old: int, more: int) -> None:
    facts = Facts(today=DAY, currency="EUR", name="Paul", pay=(old, "EUR"), pay_seen=True)
    terms = Terms(effective_on=DAY)
    by_amount, problems = priced(RewardKind.RAISE, terms, facts, amount=(more, "EUR"), new_pay=None)
    assert bool(problems) == (old + more >= 10 * old)
    by_pay, _ = priced(RewardKind.RAISE, terms, facts, amount=None, new_pay=(old + more, "EUR"))
    assert by_pay == by_amount
    assert (by_pay.cost, by_pay.old_pay_minor, by_pay.new_pay_minor) == (more, old, old + more)


def test_costs() -> None:
    assert cost_of(RewardKind.BONUS, amount=60_000) == 60_000
    assert cost_of(RewardKind.PROMOTION, old_pay=5, new_pay=None) == 0
    assert cost_of(RewardKind.VACATION, hundredths=250) == 250
    assert cost_of(RewardKind.PROJECT_LEAD) == 1


@pytest.mark.parametrize(("days", "hundredths"), [("0.5", 50), ("2", 200), ("1.25", None), ("0.1", None)])
def test_days_come_in_halves(days: str, hundredths: int | None) -> None:
    assert hundredths_of(Decimal(days)) == hundredths


def test_the_nearest_unit_and_a_tree_with_a_loop() -> None:
    child, parent = UUID(int=1), UUID(int=2)
    assert units_above(child, {child: parent, parent: None}) == (str(child), str(parent), "")
    assert units_above(child, {child: parent, parent: child}) == (str(child), str(parent), "")
    assert units_above(None, {}) == ("",)
    budgets = {"": UUID(int=9), str(parent): UUID(int=8)}
    assert nearest((str(child), str(parent), ""), budgets) == UUID(int=8)
    assert nearest((str(child),), budgets) is None


def test_formulas_are_neutralised_and_words_are_not() -> None:
    assert [harmless(text) for text in ("=1+1", " +1", "＝1", "a=1", "")] == [
        "'=1+1",
        "' +1",
        "'＝1",
        "a=1",
        "",
    ]


def test_why_counts_and_names_nothing() -> None:
    kinds = [ReferenceKind.GOAL, ReferenceKind.GOAL, ReferenceKind.FEEDBACK]
    assert why("", kinds) == "For 2 goals and 1 feedback."
    assert why("Night shift.", []) == "Night shift."
    assert why("Night shift.", [ReferenceKind.REVIEW]) == "Night shift. For 1 review."
