"""Goals for many people at once: who gets one, and who does not and why."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from headway.planning.rules.terms import KeyResultTerms
from headway.planning.rules.vocabulary import Visibility
from headway.platform.errors import Code, Problem


class Without(StrEnum):
    """Why somebody whom the filter finds does not get the goal."""

    HAS_IT = "HAS_IT"
    NOT_YOURS = "NOT_YOURS"
    JOINS_LATER = "JOINS_LATER"


@dataclass(frozen=True, slots=True)
class TemplateTerms:
    """What a template says."""

    name: str
    title: str
    description: str = ""
    visibility: Visibility = Visibility.SHARED
    weight: int = 100
    key_results: tuple[KeyResultTerms, ...] = ()


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom an assignment is for; every condition that is given must hold, and at least one is."""

    department_ids: tuple[UUID, ...] = ()
    levels: tuple[int, ...] = ()
    locations: tuple[str, ...] = ()
    manager_id: UUID | None = None
    # Everybody under the manager, instead of the direct reports.
    all_levels: bool = False
    everybody: bool = False

    @property
    def narrowed(self) -> bool:
        return bool(self.department_ids or self.levels or self.locations or self.manager_id)


def kept_audience(audience: Audience) -> dict[str, Any]:
    """The conditions that were given, as JSON."""
    given = {name: value for name, value in asdict(audience).items() if value}
    return {
        name: [str(item) for item in value]
        if isinstance(value, tuple)
        else str(value)
        if isinstance(value, UUID)
        else value
        for name, value in given.items()
    }


def audience_kept(kept: Mapping[str, Any]) -> Audience:
    """The audience that was kept as JSON."""
    manager_id = kept.get("manager_id")
    return Audience(
        department_ids=tuple(UUID(id) for id in kept.get("department_ids", ())),
        levels=tuple(int(level) for level in kept.get("levels", ())),
        locations=tuple(kept.get("locations", ())),
        manager_id=UUID(manager_id) if manager_id else None,
        all_levels=kept.get("all_levels", False),
        everybody=kept.get("everybody", False),
    )


def problems_of_template(terms: TemplateTerms) -> Iterator[Problem]:
    """A goal that many get is measurable, and nobody's private one."""
    if not terms.key_results:
        message = "Add a key result, so that everybody knows when it is reached."
        yield Problem(Code.REQUIRED, message, ("key_results",))
    if terms.visibility is Visibility.PRIVATE:
        message = "A goal that many people get is not private. Choose shared or public."
        yield Problem(Code.INVALID, message, ("visibility",))


def problem_of_audience(audience: Audience) -> Problem | None:
    """A forgotten filter is not the whole company."""
    if audience.narrowed != audience.everybody:
        return None
    message = (
        "Leave the conditions out if it is for everybody."
        if audience.narrowed
        else "Say whom it is for: a department, a level, a place, a manager, or everybody."
    )
    return Problem(Code.REQUIRED, message, ("audience",))


def left_out(*, has_it: bool, may_set: bool, hired_on: date | None, period_ends_on: date) -> Without | None:
    """Why this person does not get it, or nothing."""
    if has_it:
        return Without.HAS_IT
    if not may_set:
        return Without.NOT_YOURS
    if hired_on is not None and hired_on > period_ends_on:
        return Without.JOINS_LATER
    return None
