"""Standards of a role and the skills it asks for: what may be said of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from headway.platform.errors import Code, Problem

WHOLE: Final = 100
MOST_STANDARDS: Final = 12
MOST_REQUIRED: Final = 40
STEPS: Final = (2, 5)


@dataclass(frozen=True, slots=True)
class StandardTerms:
    """One standard: `anchors` say how each step of it shows, the lowest first; `id` names one that is there."""

    name: str
    weight: int
    description: str = ""
    anchors: tuple[str, ...] = ()
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class RequiredLevel:
    """A skill with the level that is asked for."""

    skill_id: UUID
    level: int


def problems_of_standards(standards: Sequence[StandardTerms]) -> Iterable[Problem]:
    """Weights that do not make a whole, names used twice, too few or too many steps."""
    path = "standards"
    if len(standards) > MOST_STANDARDS:
        yield Problem(Code.TOO_MANY, f"Keep to {MOST_STANDARDS} standards; join some of them.", (path,))
    total = sum(standard.weight for standard in standards)
    if standards and total != WHOLE:
        message = f"The weights add up to {total}. Change them so that they add up to {WHOLE}."
        yield Problem(Code.INVALID, message, (path,))
    names: set[str] = set()
    for place, standard in enumerate(standards):
        if standard.name and standard.name.casefold() in names:
            message = f"There are two standards named “{standard.name}”. Rename one of them."
            yield Problem(Code.DUPLICATE, message, (path, str(place), "name"))
        names.add(standard.name.casefold())
        if not STEPS[0] <= len(standard.anchors) <= STEPS[1]:
            message = f"Describe {STEPS[0]} to {STEPS[1]} steps, the lowest first."
            yield Problem(Code.INVALID, message, (path, str(place), "anchors"))


def problems_of_required(required: Sequence[RequiredLevel], known: Iterable[UUID]) -> Iterable[Problem]:
    """Skills named twice, unknown ones, and levels that are none."""
    path = "required_skills"
    if len(required) > MOST_REQUIRED:
        yield Problem(
            Code.TOO_MANY, f"Ask for {MOST_REQUIRED} skills at the most; keep those that decide.", (path,)
        )
    known, seen = set(known), set[UUID]()
    for place, one in enumerate(required):
        if one.skill_id not in known:
            yield Problem(Code.NOT_FOUND, "Choose a skill from the list.", (path, str(place), "skill_id"))
        if one.skill_id in seen:
            message = "This skill is asked for twice. Keep the higher level."
            yield Problem(Code.DUPLICATE, message, (path, str(place), "skill_id"))
        seen.add(one.skill_id)
        if not 1 <= one.level <= 5:
            yield Problem(Code.OUT_OF_RANGE, "Give a level from 1 to 5.", (path, str(place), "level"))
