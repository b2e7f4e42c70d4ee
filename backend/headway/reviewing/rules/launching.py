"""Who takes part in a cycle, in which forms, and what the data check finds."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from headway.reviewing.rules.vocabulary import CycleProblemKind

SENTENCES = {
    CycleProblemKind.LEFT: "has left and takes no part.",
    CycleProblemKind.LOOP: "is managed by somebody who is managed by them; name another manager.",
    CycleProblemKind.OVERLOADED: "has more forms to write than one person should; name somebody else for a part of them.",
    CycleProblemKind.NO_ROLE_PROFILE: "has no role profile, which others here have; give them one.",
    CycleProblemKind.REVIEWER_LEFT: "is to be written about by somebody who has left; name somebody else.",
    CycleProblemKind.MANAGER_CHANGED: "got another manager; both write, each about their days, unless you choose otherwise.",
    CycleProblemKind.JOINED: "joined after the launch and takes no part yet; add them.",
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
    in_loop: bool = False
    overloaded: bool = False
    has_role_profile: bool = True


# Problems that are settled by naming who writes the review.
NAMING: frozenset[CycleProblemKind] = frozenset(
    {CycleProblemKind.NO_MANAGER, CycleProblemKind.MANAGER_LEFT, CycleProblemKind.LOOP}
)


def found(facts: Facts) -> list[CycleProblemKind]:
    """Everything the data check finds about one person, the worst first; of those who left, nothing else matters."""
    if facts.left:
        return [CycleProblemKind.LEFT]
    kinds = []
    if facts.manager is None:
        kinds.append(CycleProblemKind.NO_MANAGER)
    elif facts.manager_left:
        kinds.append(CycleProblemKind.MANAGER_LEFT)
    elif facts.in_loop:
        kinds.append(CycleProblemKind.LOOP)
    if facts.overloaded:
        kinds.append(CycleProblemKind.OVERLOADED)
    if facts.on_leave:
        kinds.append(CycleProblemKind.ON_LEAVE)
    if not facts.has_goals:
        kinds.append(CycleProblemKind.NO_GOALS)
    if not facts.has_role_profile:
        kinds.append(CycleProblemKind.NO_ROLE_PROFILE)
    return kinds


def in_loops(managers: Mapping[UUID, UUID | None]) -> frozenset[UUID]:
    """Those whose managers above lead back to themselves."""
    found: set[UUID] = set()
    over: set[UUID] = set()
    for person in managers:
        way: list[UUID] = []
        at: UUID | None = person
        while at is not None and at not in over and at not in way:
            way.append(at)
            at = managers.get(at)
        if at in way:
            found.update(way[way.index(at) :])
        over.update(way)
    return frozenset(found)


def reviewer_of(
    employee: UUID, manager: UUID | None, named: UUID | None, stand_in: UUID | None
) -> UUID | None:
    """Who writes the manager's form: who was named, else the manager if there, else the stand-in; never the person."""
    return next((one for one in (named, manager, stand_in) if one is not None and one != employee), None)
