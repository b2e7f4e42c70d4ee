"""Who takes part in a cycle, in which forms, and what the data check finds."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from headway.platform.errors import Code, Problem
from headway.reviewing.rules.vocabulary import CycleProblemKind

SENTENCES = {
    CycleProblemKind.LEFT: "has left and takes no part.",
    CycleProblemKind.ON_LEAVE: "is on leave; the self review is skipped unless they are back before the launch.",
    CycleProblemKind.NO_MANAGER: "has no manager; name one, or the HR partner who launches writes the review.",
    CycleProblemKind.MANAGER_LEFT: "reports to somebody who has left; name a new manager before the launch.",
    CycleProblemKind.NO_GOALS: "has no agreed goal in this period.",
    CycleProblemKind.NO_REVIEWER: "has nobody to write the review; only the self review goes out.",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """A participant as the data check sees them today."""

    employee: UUID
    left: bool
    on_leave: bool
    manager: UUID | None
    manager_left: bool
    has_goals: bool


def found(facts: Facts) -> list[CycleProblemKind]:
    """Everything the data check finds about one person, the worst first; of those who left, nothing else matters."""
    if facts.left:
        return [CycleProblemKind.LEFT]
    kinds = []
    if facts.manager is None:
        kinds.append(CycleProblemKind.NO_MANAGER)
    elif facts.manager_left:
        kinds.append(CycleProblemKind.MANAGER_LEFT)
    if facts.on_leave:
        kinds.append(CycleProblemKind.ON_LEAVE)
    if not facts.has_goals:
        kinds.append(CycleProblemKind.NO_GOALS)
    return kinds


def reviewer_of(facts: Facts, stand_in: UUID | None) -> UUID | None:
    """Who writes the manager's form: the manager who works here, else the stand-in, never the person themselves."""
    if facts.manager is not None and not facts.manager_left:
        return facts.manager
    return stand_in if stand_in != facts.employee else None


def problems_of_dates(
    starts_on: date, self_due_on: date, manager_due_on: date, sign_off_due_on: date
) -> list[Problem]:
    """Dates ascend: period, self review, manager review, sign-off."""
    dates = (
        ("self_due_on", starts_on, self_due_on, "the start of the period"),
        ("manager_due_on", self_due_on, manager_due_on, "the self review"),
        ("sign_off_due_on", manager_due_on, sign_off_due_on, "the manager's review"),
    )
    return [
        Problem(Code.INVALID, f"This is before {what} ({earlier}). Choose a later date.", (name,))
        for name, earlier, day, what in dates
        if day < earlier
    ]
