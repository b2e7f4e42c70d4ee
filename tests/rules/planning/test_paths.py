"""The path to a role lists the gaps in order, with what could close them."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from headway.planning.rules.development import ActionKind
from headway.planning.rules.paths import PathStep, path, suggestions

skills = st.lists(st.tuples(st.integers(1, 5), st.one_of(st.none(), st.integers(0, 5))), max_size=12)


def test_the_widest_gap_comes_first_and_what_is_met_last() -> None:
    asked = [(UUID(int=1), "Writing", 2), (UUID(int=2), "Triage", 4), (UUID(int=3), "Coaching", 3)]
    steps = path(asked, {UUID(int=1): 4, UUID(int=2): 3})
    assert [(step.skill_name, step.gap) for step in steps] == [("Coaching", 3), ("Triage", 1), ("Writing", 0)]


@given(skills)
def test_gaps_never_widen_along_the_path(skills: list[tuple[int, int | None]]) -> None:
    asked = [(UUID(int=at), f"Skill {at}", required) for at, (required, _) in enumerate(skills)]
    levels = {UUID(int=at): level for at, (_, level) in enumerate(skills) if level is not None}
    gaps = [step.gap for step in path(asked, levels)]
    assert gaps == sorted(gaps, reverse=True)
    assert len(gaps) == len(skills)


def kinds(required: int, current: int, mentors: int = 0) -> list[ActionKind]:
    step = PathStep(UUID(int=1), "Triage", required, current)
    return [it.kind for it in suggestions(step, mentors=mentors)]


def test_what_could_close_a_gap_depends_on_how_far_one_is() -> None:
    assert kinds(2, 0) == [ActionKind.COURSE]
    assert kinds(4, 1) == [ActionKind.COURSE, ActionKind.PROJECT]
    assert kinds(4, 3, mentors=2) == [ActionKind.READING, ActionKind.PROJECT, ActionKind.MENTOR]
    assert kinds(3, 3, mentors=2) == []
