"""Weak spots, groups too small to be told of, and the rows of the heat map: rules that need no database."""

from typing import Any
from uuid import UUID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.insights.rules.ranking import weak_spots
from headway.insights.rules.skills import Spot, direction, evidence, skills_sentence
from headway.insights.rules.small_groups import told_groups
from headway.insights.rules.units import rows_of

SPACE = UUID(int=7)


def spot(skill: str, weighted: int, unit: str = "Night desk", **values: Any) -> Spot:
    usual = {"asked": 9, "judged": 9, "by_others": 7, "gap": -1.3, "short": 6, "one_short": 2, "missing": 12}
    return Spot(
        "Department",
        uuid5(SPACE, unit),
        unit,
        uuid5(SPACE, skill),
        skill,
        weighted=weighted,
        **usual | values,
    )


def test_the_heaviest_is_first_and_ties_are_said() -> None:
    spots = [
        spot("Planning", 300), spot("Coaching", 200, share=0.5), spot("Dutch", 100), spot("Safety", 0), spot("English", 100),
    ]  # fmt: skip
    ranked = weak_spots(spots)
    assert [(it.place, it.tied, it.spot.skill, it.spot.weight) for it in ranked] == [
        (1, True, "Coaching", 300), (1, True, "Planning", 300), (3, True, "Dutch", 100), (3, True, "English", 100),
    ]  # fmt: skip


def test_the_sentence_names_the_biggest_gap_and_where_it_leads() -> None:
    told = skills_sentence(weak_spots([spot("Coaching", 200, trend=-0.4)]), 40, hidden=False)
    assert (
        told.text
        == "Biggest gap: Coaching in Night desk. Six people of 9 are below what their role asks for and it is growing."
    )
    assert [part.href for part in told.parts if part.href] == [
        f"/insights/skills?unit={{Department:{uuid5(SPACE, 'Night desk')}}}&skill={{Skill:{uuid5(SPACE, 'Coaching')}}}"
    ]
    tied = skills_sentence(weak_spots([spot("Coaching", 200, short=1), spot("Dutch", 200)]), 40, hidden=False)
    assert (
        tied.text
        == "Among the biggest gaps: Coaching in Night desk. One person of 9 is below what their role asks for."
    )
    assert skills_sentence([], 0, hidden=False).text == "You look after nobody whose skills are counted here."
    assert skills_sentence([], 9, hidden=True).text.endswith(
        "as far as it was judged. Groups of few are not counted."
    )


def test_what_figures_rest_on() -> None:
    assert evidence(spot("Coaching", 1, asked=11)) == (
        "6 of 9 below the level their role asks for; 7 judged by others than themselves; 2 people not judged"
    )


@pytest.mark.parametrize(
    ("trend", "words"),
    [(None, "not known from earlier"), (0.1, "closing"), (-0.1, "growing"), (0.09, "unchanged"), (-0.09, "unchanged")],
)  # fmt: skip
def test_small_changes_are_none(trend: float | None, words: str) -> None:
    assert direction(trend) == words


@given(st.dictionaries(st.integers(0, 9), st.integers(0, 12), max_size=8), st.integers(3, 6))
def test_the_total_less_what_is_shown_is_of_nobody_or_of_many(people: dict[int, int], smallest: int) -> None:
    told = told_groups(people, smallest)
    large = {group for group, n in people.items() if n >= smallest}
    assert told <= large
    assert len(large - told) <= 1
    hidden = sum(n for group, n in people.items() if group not in told)
    assert hidden == 0 or hidden >= smallest or not told


def test_groups_of_few_hide_another_one_from_the_total() -> None:
    assert told_groups({"a": 9, "b": 6, "c": 2}, 5) == {"a"}
    assert told_groups({"a": 9, "b": 6, "c": 3, "d": 2}, 5) == {"a", "b"}
    assert told_groups({"a": 9, "b": 6, "c": 0}, 5) == {"a", "b"}
    assert told_groups({"a": 9, "b": 6, "c": 2}, 5, with_total=False) == {"a", "b"}
    assert told_groups({"c": 2}, 5) == set()


def test_rows_are_the_parts_of_the_smallest_department_with_everybody_in_it() -> None:
    company, sales, support, day, night, desk = (UUID(int=n) for n in range(1, 7))
    parents = {company: None, sales: company, support: company, day: support, night: support, desk: night}
    assert rows_of([day, desk, support, None], parents) == {
        None: None,
        day: day,
        desk: night,
        support: support,
    }
    assert rows_of([sales, day, desk], parents) == {None: None, sales: sales, day: support, desk: support}
    assert rows_of([desk], parents) == {None: None, desk: desk}
    # A department that is above itself ends nowhere.
    assert rows_of([day], {day: night, night: day}) == {None: None, day: day}
