"""The path to a role: what is missing of each skill it asks for, the widest gap first, and what could close it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from headway.planning.rules.development import ActionKind


@dataclass(frozen=True, slots=True)
class PathStep:
    """A skill that the role asks for at `required`, of which the person has `current`."""

    skill_id: UUID
    skill_name: str
    required: int
    current: int

    @property
    def gap(self) -> int:
        """How many levels are missing."""
        return max(0, self.required - self.current)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that could close a gap."""

    kind: ActionKind
    title: str


def path(required: Iterable[tuple[UUID, str, int]], levels: Mapping[UUID, int]) -> list[PathStep]:
    """The steps to a role: what is missing most first, then what is asked for most, then by name; what is met comes last."""
    steps = [PathStep(skill, name, level, levels.get(skill, 0)) for skill, name, level in required]
    return sorted(steps, key=lambda step: (-step.gap, -step.required, step.skill_name.casefold()))


def suggestions(step: PathStep, *, mentors: int) -> list[Suggestion]:
    """What could close a gap: learning first where little is there, doing where more is asked for, a mentor where one offers."""
    if not step.gap:
        return []
    found = []
    if step.current < 2:
        found.append(Suggestion(ActionKind.COURSE, f"Take a course in {step.skill_name}"))
    else:
        found.append(Suggestion(ActionKind.READING, f"Read further on {step.skill_name}, and try one thing"))
    if step.required >= 3:
        title = f"Take on work that needs {step.skill_name} at level {step.current + 1}"
        found.append(Suggestion(ActionKind.PROJECT, title))
    if mentors:
        found.append(Suggestion(ActionKind.MENTOR, f"Meet a mentor in {step.skill_name} once a month"))
    return found
