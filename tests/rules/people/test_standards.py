"""Standards of a role weigh 100 in all, and each says how its steps show."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.people.rules.standards import (
    RequiredLevel,
    StandardTerms,
    problems_of_required,
    problems_of_standards,
)
from headway.platform.errors import Code, Problem

STEPS = ("Asks for help late.", "Sees it coming.")
SKILL, OTHER = UUID(int=1), UUID(int=2)


def standard(name: str, weight: int, anchors: tuple[str, ...] = STEPS) -> StandardTerms:
    return StandardTerms(name=name, weight=weight, anchors=anchors)


def said(problems: object) -> list[tuple[Code, str]]:
    assert isinstance(problems, list)
    return [(problem.code, ".".join(problem.path)) for problem in problems]


@given(st.lists(st.integers(1, 100), max_size=12))
def test_weights_that_are_not_a_whole_are_refused_with_their_sum(weights: list[int]) -> None:
    standards = [standard(f"Standard {place}", weight) for place, weight in enumerate(weights)]
    found = list(problems_of_standards(standards))
    if sum(weights) in {0, 100}:
        assert found == []
    else:
        message = f"The weights add up to {sum(weights)}. Change them so that they add up to 100."
        assert found == [Problem(Code.INVALID, message, ("standards",))]


@pytest.mark.parametrize(
    ("standards", "problems"),
    [
        ([standard("Care", 50), standard("care", 50)], [(Code.DUPLICATE, "standards.1.name")]),
        ([standard("Care", 100, ("One.",))], [(Code.INVALID, "standards.0.anchors")]),
        ([standard("Care", 100, ("A.",) * 6)], [(Code.INVALID, "standards.0.anchors")]),
        ([standard(f"{it}", 100 // 20) for it in range(20)], [(Code.TOO_MANY, "standards")]),
    ],
    ids=["twice", "one step", "six steps", "too many"],
)
def test_what_else_is_refused(standards: list[StandardTerms], problems: list[tuple[Code, str]]) -> None:
    assert said(list(problems_of_standards(standards))) == problems


def test_a_skill_is_asked_for_once_at_a_level_that_there_is() -> None:
    wanted = [RequiredLevel(SKILL, 3), RequiredLevel(SKILL, 6), RequiredLevel(OTHER, 1)]
    assert said(list(problems_of_required(wanted, [SKILL]))) == [
        (Code.DUPLICATE, "required_skills.1.skill_id"),
        (Code.OUT_OF_RANGE, "required_skills.1.level"),
        (Code.NOT_FOUND, "required_skills.2.skill_id"),
    ]
    assert said(
        list(problems_of_required([RequiredLevel(UUID(int=it), 1) for it in range(41)], map(UUID, ())))
    )[0] == (
        Code.TOO_MANY,
        "required_skills",
    )
