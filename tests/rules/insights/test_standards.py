"""Weak spots of standards: the heaviest first, ties said, and never lighter for a worse judgement."""

from typing import Any
from uuid import UUID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.insights.rules.ranking import weak_spots
from headway.insights.rules.standards import StandardSpot, direction, evidence, standards_sentence

SPACE = UUID(int=9)


def spot(standard: str, weight: int, unit: str = "Depots", **values: Any) -> StandardSpot:
    usual: dict[str, Any] = {"asked": 9, "judged": 9, "cited": 4, "below": 6, "mean": 0.4, "share": 20.0}
    return StandardSpot(
        "H2 2026",
        "ROLE",
        "RoleProfile",
        uuid5(SPACE, unit),
        unit,
        standard,
        weighted=weight,
        **usual | values,
    )


def test_the_planted_weak_area_is_first_and_ties_are_said() -> None:
    ranked = weak_spots(
        [spot("Craft", 300), spot("Reliability", 900), spot("Learning", 300), spot("People", 0)]
    )
    assert [(it.place, it.tied, it.spot.standard) for it in ranked] == [
        (1, False, "Reliability"), (2, True, "Craft"), (2, True, "Learning"),
    ]  # fmt: skip


def test_the_sentence_names_the_weakest_and_where_it_leads() -> None:
    told = standards_sentence(weak_spots([spot("Craft & care", 200, trend=-0.1)]), hidden=False)
    assert told.text == (
        "Weakest standard: Craft & care in Depots. Six people of 9 are judged below the middle of the scale, and it is falling."
    )
    assert [part.href for part in told.parts if part.href] == [
        f"/insights/standards?by=ROLE&unit={{RoleProfile:{uuid5(SPACE, 'Depots')}}}&standard=Craft%20%26%20care"
    ]
    tied = standards_sentence(weak_spots([spot("A", 5, below=1), spot("B", 5)]), hidden=False)
    assert (
        tied.text
        == "Among the weakest standards: A in Depots. One person of 9 is judged below the middle of the scale."
    )
    assert standards_sentence([], hidden=True).text.endswith(
        "in any standard. Groups of few are not counted."
    )


def test_what_figures_rest_on() -> None:
    assert evidence(spot("Craft", 1, asked=10)) == (
        "6 of 9 below the middle of the scale; 9 reviews of H2 2026, 4 citing evidence; 1 person without a basis to judge"
    )


@pytest.mark.parametrize(
    ("trend", "words"),
    [(None, "not known from earlier"), (0.025, "rising"), (-0.025, "falling"), (0.02, "unchanged"), (-0.02, "unchanged")],
)  # fmt: skip
def test_small_changes_are_none(trend: float | None, words: str) -> None:
    assert direction(trend) == words


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=8), st.integers(0, 7), st.integers(0, 1000))
def test_what_weighs_more_never_ranks_lower(weights: list[int], at: int, more: int) -> None:
    at %= len(weights)
    before = weak_spots([spot(str(number), weight) for number, weight in enumerate(weights)])
    raised = [weight + more * (number == at) for number, weight in enumerate(weights)]
    after = weak_spots([spot(str(number), weight) for number, weight in enumerate(raised)])
    place = {it.spot.standard: it.place for it in before}
    assert all(it.place <= place.get(str(at), it.place) for it in after if it.spot.standard == str(at))
