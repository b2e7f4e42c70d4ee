"""Which budget a reward draws on, and how budgets are counted."""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

ORGANISATION: Final = ""


def units_above(department: UUID | None, parents: Mapping[UUID, UUID | None]) -> tuple[str, ...]:
    """The unit keys from a department up its tree to the whole organisation, nearest first."""
    path: list[str] = []
    while department is not None and str(department) not in path:
        path.append(str(department))
        department = parents.get(department)
    return (*path, ORGANISATION)


def nearest(units: Sequence[str], budgets: Mapping[str, UUID]) -> UUID | None:
    """The budget of the first unit that has one."""
    return next((budgets[unit] for unit in units if unit in budgets), None)


def has_room(*, planned: int, committed: int, cost: int) -> bool:
    """Whether the cost still fits."""
    return committed + cost <= planned
