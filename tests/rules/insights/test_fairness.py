"""The fairness audit against scipy, by hand, and on thousands of people where there is nothing to find."""

from fractions import Fraction
from math import comb
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import fisher_exact  # type: ignore[import-untyped]

from headway.insights.rules.fairness import (
    ALPHA,
    Tally,
    audit,
    audit_sentence,
    detectable,
    fisher,
    holm,
    ratio_of,
)

TALLY = st.integers(1, 60).flatmap(lambda people: st.builds(Tally, st.just(people), st.integers(0, people)))


@given(TALLY, TALLY)
def test_fishers_exact_test_is_that_of_scipy(own: Tally, others: Tally) -> None:
    table = [[own.chosen, own.people - own.chosen], [others.chosen, others.people - others.chosen]]
    assert fisher(own, others) == pytest.approx(fisher_exact(table)[1], rel=1e-6, abs=1e-12)


@given(TALLY, TALLY)
def test_fishers_exact_test_is_what_counting_all_ways_gives(own: Tally, others: Tally) -> None:
    chosen = own.chosen + others.chosen
    ways = [
        comb(own.people, at) * comb(others.people, chosen - at) for at in range(min(own.people, chosen) + 1)
    ]
    as_rare = sum(it for it in ways if it <= ways[own.chosen])
    whole = comb(own.people + others.people, chosen)
    assert fisher(own, others) == pytest.approx(float(Fraction(as_rare, whole)), rel=1e-6)


@pytest.mark.parametrize("seen", [900, 1000, 1100, 1200, 2000])
def test_fishers_exact_test_among_a_hundred_thousand(seen: int) -> None:
    table = [[seen, 20_000 - seen], [4_000, 76_000]]
    found = fisher(Tally(20_000, seen), Tally(80_000, 4_000))
    assert found == pytest.approx(fisher_exact(table)[1], rel=1e-5, abs=1e-300)


def test_holm_by_hand() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert holm([0.9, 0.8]) == [1.0, 1.0]
    assert holm([]) == []


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_holm_is_never_below_what_was_and_keeps_its_order(values: list[float]) -> None:
    adjusted = holm(values)
    assert all(value <= it <= 1 for value, it in zip(values, adjusted, strict=True))
    order = sorted(range(len(values)), key=lambda at: values[at])
    assert [adjusted[at] for at in order] == sorted(adjusted)


def test_ratios_and_words() -> None:
    assert ratio_of(Tally(10, 4), Tally(20, 10)) == 0.8
    assert ratio_of(Tally(10, 4), Tally(20, 0)) is None
    groups = {
        "Place": {"Oslo": Tally(60, 6), "Rotterdam": Tally(60, 40)},
        "Contract": {"Part": Tally(20, 6), "Full": Tally(100, 40), "Intern": Tally(2, 2)},
    }
    found = {(it.attribute, it.group): it for it in audit(groups, 5)}
    # The two interns are told of by nothing, and part-time, the smallest, is given up so that the total does not tell of them.
    assert set(found) == {("Place", "Oslo"), ("Place", "Rotterdam"), ("Contract", "Full")}
    oslo = found["Place", "Oslo"]
    assert (oslo.ratio, oslo.flagged, oslo.below_four_fifths) == (0.15, True, True)
    assert oslo.words.startswith("Flag: chance alone hardly explains this.")
    assert found["Place", "Rotterdam"].flagged
    assert found["Contract", "Full"].words == "Nothing to flag."
    assert audit_sentence([*found.values()], 120, "good ratings") == (
        "3 groups were set beside all others by good ratings; 2 are flagged for a closer look. A flag is no proof."
    )
    few = audit({"Place": {"Oslo": Tally(6, 1), "Bergen": Tally(6, 3)}}, 5)
    assert few[0].words == "Nothing to flag." or few[0].below_four_fifths
    assert audit_sentence(few, 12, "rewards").endswith(
        "none is flagged. That does not prove that there is no difference."
    )
    assert audit_sentence([], 3, "rewards") == "There are too few people to compare groups: 3."


def test_below_four_fifths_among_few_is_no_flag() -> None:
    [bergen, oslo] = sorted(
        audit({"Place": {"Oslo": Tally(6, 1), "Bergen": Tally(6, 3)}}, 5), key=lambda it: it.group
    )
    assert (oslo.flagged, oslo.below_four_fifths, bergen.below_four_fifths) == (False, True, False)
    assert oslo.words == "Below four fifths, but chance alone may explain it with so few people."


def test_the_smallest_detectable_difference_by_hand() -> None:
    # Both quantiles, 1.959964 and 0.841621, together, by the spread 0.1.
    assert detectable(Tally(50, 20), Tally(50, 30), 0.05) == pytest.approx(0.280158, abs=1e-5)
    assert detectable(Tally(1, 1), Tally(1, 0), 0.05) == 1.0


def test_where_there_is_nothing_one_audit_in_twenty_flags_something_at_most() -> None:
    draw, audits, flagged = Random(11), 400, 0
    for _ in range(audits):
        groups: dict[str, dict[str, Tally]] = {"Place": {}, "Contract": {}, "Years": {}}
        for _ in range(150):
            chosen = draw.random() < 0.35
            for attribute, values in (("Place", "ABCD"), ("Contract", "XY"), ("Years", "123")):
                group = draw.choice(values)
                groups[attribute][group] = groups[attribute].get(group, Tally()) + Tally(1, chosen)
        flagged += any(it.adjusted < ALPHA for it in audit(groups, 5))
    assert flagged <= audits * ALPHA


def test_what_is_there_is_found() -> None:
    draw, found = Random(3), 0
    for _ in range(50):
        groups = {
            "Place": {
                "Oslo": Tally(100, sum(draw.random() < 0.2 for _ in range(100))),
                "Rotterdam": Tally(100, sum(draw.random() < 0.5 for _ in range(100))),
            }
        }
        found += audit(groups, 5)[0].flagged
    assert found >= 45
