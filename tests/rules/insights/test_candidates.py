"""Candidates by their skills alone: monotone in evidence, the dominated never above, filled as well as by trying all ways."""

from dataclasses import replace
from itertools import permutations
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headway.insights.rules.assigning import assigned
from headway.insights.rules.candidates import Asked, Fit, Known, Readiness, cost, ranked, worth_of

SKILLS = [UUID(int=n) for n in range(1, 5)]
ASKED = tuple(Asked(skill, name, level) for skill, name, level in zip(SKILLS, ("Coaching", "Dutch", "Law", "Sales"), (4, 3, 2, 1), strict=True))  # fmt: skip
KNOWN = st.dictionaries(st.sampled_from(SKILLS), st.builds(Known, st.integers(0, 500), st.integers(1, 300)))
SOURCES = ["SELF", "IMPORT", "COURSE", "MANAGER", "REVIEW"]


def fit(known: dict[UUID, Known], person: int = 1) -> Fit:
    return Fit(UUID(int=person), ASKED, known)


@given(KNOWN, KNOWN)
def test_who_is_dominated_never_stands_above(one: dict[UUID, Known], other: dict[UUID, Known]) -> None:
    best = {
        skill: Known(
            max(it.hundredths for it in both), max(it.worth for it in both)
        )
        for skill in SKILLS
        if (both := [known[skill] for known in (one, other) if skill in known])
    }  # fmt: skip
    for less in (one, other):
        placed = {it.fit.person_id: it.place for it in ranked([fit(less, 1), fit(best, 2)])}
        assert placed[UUID(int=2)] <= placed[UUID(int=1)]


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(SOURCES), st.integers(0, 3000)), max_size=5), st.integers(0, 4), st.sampled_from(SOURCES), st.integers(0, 3000))  # fmt: skip
def test_one_more_judgement_at_what_is_asked_for_or_above_never_hurts(
    judged: list[tuple[int, str, int]], above: int, source: str, days: int
) -> None:
    def known(rows: list[tuple[int, str, int]]) -> dict[UUID, Known]:
        worth = sum(worth_of(source, days) for _, source, days in rows)
        weighted = sum(level * worth_of(source, days) for level, source, days in rows)
        return {SKILLS[0]: Known(weighted * 100 // worth, worth)} if rows else {}

    more = [*judged, (min(5, ASKED[0].level + above), source, days)]
    assert fit(known(more)).standing <= fit(known(judged)).standing
    raised = [(min(5, level + 1), source, days) for level, source, days in judged]
    assert fit(known(raised)).standing <= fit(known(judged)).standing


def test_newer_judgements_and_those_of_others_are_worth_more() -> None:
    assert [worth_of(source, 0) for source in SOURCES] == [4000, 6000, 7000, 9000, 10000]
    assert [worth_of("MANAGER", days) for days in (0, 364, 365, 729, 730, 1459, 1460, 9999)] == [
        9000, 9000, 6390, 6390, 4500, 4500, 2250, 2250,
    ]  # fmt: skip


def test_a_fit_says_in_words_what_is_there_and_what_is_not() -> None:
    full = {it.skill_id: Known(it.level * 100, 10) for it in ASKED}
    assert (fit(full).readiness, fit(full).reasons, fit(full).met) == (Readiness.NOW, "Has 4 of 4 skills", 4)
    # Half a level less is still met.
    assert fit(full | {SKILLS[0]: Known(351, 10)}).readiness is Readiness.NOW
    near = fit(full | {SKILLS[0]: Known(350, 10), SKILLS[1]: Known(200, 10)})
    assert (near.readiness, near.reasons) == (
        Readiness.ONE_YEAR,
        "Has 2 of 4 skills; one level short in Coaching and Dutch",
    )
    far = fit({SKILLS[0]: Known(100, 10), SKILLS[1]: Known(250, 10), SKILLS[2]: Known(500, 10)})
    assert (far.readiness, far.reasons) == (
        Readiness.LATER, "Has 1 of 4 skills; one level short in Dutch and Sales; further from Coaching; nobody judged Sales",
    )  # fmt: skip


def test_equal_people_share_a_place_in_an_order_that_says_nothing() -> None:
    same = {SKILLS[0]: Known(300, 10)}
    placed = ranked([fit(same, 3), fit({}, 1), fit(same, 2)])
    assert [(it.place, it.tied, it.fit.person_id.int) for it in placed] == [
        (1, True, 2),
        (1, True, 3),
        (3, False, 1),
    ]


def test_nothing_but_skills_is_looked_at() -> None:
    """A fit is made of ids, levels and worths: there is no field in which a name, an age or a contract could stand."""
    assert set(Fit.__dataclass_fields__) == {"person_id", "asked", "known"}
    assert set(Known.__dataclass_fields__) == {"hundredths", "worth"}
    some = fit({SKILLS[0]: Known(120, 3)})
    assert replace(some, person_id=UUID(int=9)).standing == some.standing


@given(st.integers(1, 5).flatmap(lambda roles: st.lists(st.lists(st.integers(0, 9), min_size=roles + 1, max_size=roles + 1), min_size=roles, max_size=roles)))  # fmt: skip
@settings(max_examples=60)
def test_filling_costs_as_little_as_the_best_of_all_ways(costs: list[list[int]]) -> None:
    chosen = assigned(costs)
    found = sum(row[at] for row, at in zip(costs, chosen, strict=True) if at is not None)
    assert len(set(chosen)) == len(costs)
    assert found == min(
        sum(row[at] for row, at in zip(costs, way, strict=True))
        for way in permutations(range(len(costs[0])), len(costs))
    )


@pytest.mark.parametrize("seed", [1, 2])
def test_filling_eight_roles_with_eight_people_is_the_best_of_40320_ways(seed: int) -> None:
    costs = [[(seed * 7919 * (row + 3) * (at + 5)) % 101 for at in range(8)] for row in range(8)]
    best = min(sum(row[at] for row, at in zip(costs, way, strict=True)) for way in permutations(range(8)))
    assert sum(row[at] for row, at in zip(costs, assigned(costs), strict=True) if at is not None) == best


def test_with_fewer_people_than_roles_one_stays_open() -> None:
    assert assigned([[1], [0], [2]]) == [None, 0, None]
    assert cost(fit({})) == 4 * 400 + 3 * 300 + 2 * 200 + 100
