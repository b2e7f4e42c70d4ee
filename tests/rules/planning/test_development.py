"""Development plans: who may do what in which state, what an agreement needs, and weighted progress."""

from datetime import date
from fractions import Fraction
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.planning.rules.development import (
    ActionKind,
    ActionState,
    ActionTerms,
    ObjectiveTerms,
    PlanMove,
    PlanState,
    Sides,
    allowed_moves,
    problem_moving,
    problems_adding,
    problems_agreeing,
    problems_moving_action,
    problems_of_terms,
    progress,
)
from headway.planning.rules.moves import Standing
from headway.platform.errors import Code

OWNER = Standing(owns=True)
MANAGER = Standing(directs=True, above=True)
PARTNER = Standing(looks_after=True)
ALONE = Standing(looks_after=True, owner_reports=False)
READER = Standing()
MOVES = {
    (OWNER, PlanState.DRAFT): "EDIT AGREE",
    (OWNER, PlanState.AGREED): "EDIT REOPEN",
    (OWNER, PlanState.ACTIVE): "EDIT WORK REOPEN",
    (OWNER, PlanState.REVIEWED): "WORK CLOSE",
    (OWNER, PlanState.CLOSED): "",
    (MANAGER, PlanState.DRAFT): "EDIT AGREE",
    (MANAGER, PlanState.AGREED): "EDIT REOPEN",
    (MANAGER, PlanState.ACTIVE): "EDIT WORK REOPEN REVIEW",
    (MANAGER, PlanState.REVIEWED): "WORK CLOSE",
    (MANAGER, PlanState.CLOSED): "",
    (PARTNER, PlanState.DRAFT): "EDIT",
    (PARTNER, PlanState.ACTIVE): "EDIT",
    (PARTNER, PlanState.REVIEWED): "",
    (ALONE, PlanState.DRAFT): "EDIT AGREE",
    (ALONE, PlanState.ACTIVE): "EDIT REOPEN REVIEW",
    (READER, PlanState.DRAFT): "",
    (READER, PlanState.ACTIVE): "",
}
DAYS = date(2026, 7, 1), date(2026, 12, 31)
ACTION = ActionTerms(ActionKind.COURSE, "A course", date(2026, 9, 1), id=UUID(int=2))
OBJECTIVE = ObjectiveTerms("Coach others", UUID(int=9), 3, None, (ACTION,), UUID(int=1))


@pytest.mark.parametrize(("standing", "state"), MOVES, ids=str)
def test_who_may_do_what(standing: Standing, state: PlanState) -> None:
    assert " ".join(allowed_moves(state, standing, Sides())) == MOVES[standing, state]


@given(
    st.sampled_from(PlanMove), st.sampled_from(PlanState), st.sampled_from([OWNER, MANAGER, PARTNER, READER])
)
def test_a_move_is_refused_exactly_when_it_is_not_offered(
    move: PlanMove, state: PlanState, standing: Standing
) -> None:
    for sides in (Sides(), Sides(owner=True), Sides(manager=True)):
        offered = move in allowed_moves(state, standing, sides)
        assert (problem_moving(move, state, standing, sides) is None) is offered


def test_each_side_agrees_once() -> None:
    assert PlanMove.AGREE not in allowed_moves(PlanState.DRAFT, OWNER, Sides(owner=True))
    assert PlanMove.AGREE in allowed_moves(PlanState.DRAFT, MANAGER, Sides(owner=True))
    twice = problem_moving(PlanMove.AGREE, PlanState.DRAFT, OWNER, Sides(owner=True))
    stranger = problem_moving(PlanMove.AGREE, PlanState.DRAFT, READER, Sides())
    assert twice is not None
    assert stranger is not None
    assert (twice.code, stranger.code) == (Code.WRONG_STATE, Code.FORBIDDEN)


@pytest.mark.parametrize(
    ("actions", "share"),
    [
        ([], None),
        ([(100, ActionState.DROPPED)], None),
        ([(100, ActionState.TODO), (100, ActionState.DOING)], Fraction(0)),
        ([(30, ActionState.DONE), (70, ActionState.TODO)], Fraction(3, 10)),
        ([(30, ActionState.DONE), (70, ActionState.DROPPED)], Fraction(1)),
        ([(50, ActionState.DONE), (25, ActionState.DONE), (25, ActionState.DOING)], Fraction(3, 4)),
    ],
)
def test_progress_is_the_weighted_share_that_is_done(
    actions: list[tuple[int, ActionState]], share: Fraction | None
) -> None:
    assert progress(actions) == share


@given(st.lists(st.tuples(st.integers(1, 100), st.sampled_from(ActionState)), min_size=1, max_size=20))
def test_finishing_an_action_never_lowers_progress(actions: list[tuple[int, ActionState]]) -> None:
    open_ones = [
        at for at, (_, state) in enumerate(actions) if state in {ActionState.TODO, ActionState.DOING}
    ]
    for at in open_ones:
        done = [*actions[:at], (actions[at][0], ActionState.DONE), *actions[at + 1 :]]
        assert (progress(done) or 0) > (progress(actions) or 0)


def test_an_agreement_needs_an_action_for_each_objective() -> None:
    assert [it.path for it in problems_agreeing([])] == [("objectives",)]
    assert [it.path for it in problems_agreeing([1, 0])] == [("objectives", "1", "actions")]
    assert list(problems_agreeing([1, 2])) == []


@pytest.mark.parametrize(
    ("to", "given", "code"),
    [
        (ActionState.DONE, {}, Code.EVIDENCE_REQUIRED),
        (ActionState.DONE, {"reason": "Enough."}, Code.EVIDENCE_REQUIRED),
        (ActionState.DROPPED, {"evidence": "A link."}, Code.REQUIRED),
        (ActionState.DONE, {"evidence": "A link."}, None),
        (ActionState.DROPPED, {"reason": "No course."}, None),
        (ActionState.TODO, {}, None),
    ],
)
def test_an_action_ends_with_evidence_or_a_reason(
    to: ActionState, given: dict[str, str], code: Code | None
) -> None:
    problems = problems_moving_action(to, **{"evidence": "", "reason": ""} | given)
    assert [it.code for it in problems] == ([] if code is None else [code])


def terms(**changes: Any) -> ObjectiveTerms:
    values: dict[str, Any] = {"title": "Coach others", "skill_id": UUID(int=9), "target_level": 3}
    return ObjectiveTerms(**values | changes)


@pytest.mark.parametrize(
    ("objectives", "said"),
    [
        ([terms()], []),
        ([terms(skill_id=UUID(int=8))], ["NOT_FOUND objectives.0.skill_id"]),
        ([terms(target_level=None)], ["REQUIRED objectives.0.target_level"]),
        ([terms(skill_id=None)], ["REQUIRED objectives.0.target_level"]),
        ([terms(target_level=6)], ["OUT_OF_RANGE objectives.0.target_level"]),
        ([terms(goal_id=UUID(int=5))], ["NOT_FOUND objectives.0.goal_id"]),
        ([terms()] * 11, ["TOO_MANY objectives"]),
        ([terms(actions=(ACTION,) * 11)], ["TOO_MANY objectives.0.actions"]),
        (
            [terms(actions=(ActionTerms(ActionKind.COURSE, "x", date(2027, 1, 1), weight=0),))],
            ["OUT_OF_RANGE objectives.0.actions.0.due_on", "OUT_OF_RANGE objectives.0.actions.0.weight"],
        ),
        (
            [terms(actions=(ActionTerms(ActionKind.COURSE, "x", date(2026, 9, 1), date(2026, 9, 2)),))],
            ["INVALID objectives.0.actions.0.starts_on"],
        ),
    ],
)
def test_what_a_plan_may_say(objectives: list[ObjectiveTerms], said: list[str]) -> None:
    problems = problems_of_terms(objectives, days=DAYS, skills=[UUID(int=9)], goals=[UUID(int=7)])
    assert [f"{it.code} {'.'.join(it.path)}" for it in problems] == said


def test_an_agreed_plan_takes_additions_only() -> None:
    more = ActionTerms(ActionKind.READING, "A book", date(2026, 10, 1))
    other = ActionTerms(ActionKind.COURSE, "Another course", date(2026, 9, 1), id=UUID(int=2))

    def said(*wanted: ObjectiveTerms) -> list[tuple[str, ...]]:
        return [it.path for it in problems_adding([OBJECTIVE], wanted)]

    def with_actions(*actions: ActionTerms) -> ObjectiveTerms:
        return ObjectiveTerms("Coach others", UUID(int=9), 3, None, actions, UUID(int=1))

    assert said(OBJECTIVE, ObjectiveTerms("Also this")) == []
    assert said(with_actions(ACTION, more)) == []
    assert said() == [("objectives",)]
    assert said(with_actions(more)) == [("objectives", "0")]
    assert said(with_actions(other)) == [("objectives", "0")]
    assert said(ObjectiveTerms("Coach", UUID(int=9), 3, None, (ACTION,), UUID(int=1))) == [
        ("objectives", "0")
    ]
