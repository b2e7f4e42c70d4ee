"""What a cycle shows: who takes part, how far they are and what may be done."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.functions import Count
from tortoise.queryset import QuerySet

from headway.people.access import visible_colleagues, visible_employees, with_departments_below
from headway.people.rules.vocabulary import EmployeeStatus
from headway.planning.reads import people_with_goals
from headway.platform import clock
from headway.platform.actor import Actor
from headway.reviewing.access import (
    NO_PERSON,
    reads_reviews,
    run_by,
    visible_manager_changes,
    visible_participants,
    visible_reviews,
    writes_reviews,
)
from headway.reviewing.models import Question, Review, ReviewCycle
from headway.reviewing.rules import CycleAction, CycleState, ReviewDirection, ReviewState
from headway.reviewing.rules.anonymity import ANONYMOUS
from headway.reviewing.rules.launching import Facts, in_loops
from headway.reviewing.rules.lives import (
    HANDED_IN,
    KEPT,
    OPEN,
    OUT,
    SHARED,
    SIGN_OFF_ENDED,
    cycle_actions,
    launch_of,
)
from headway.reviewing.rules.phases import optional_phases, phase_before

if TYPE_CHECKING:
    from headway.people.models import Employee

COLUMNS = (
    "id",
    "name",
    "search_name",
    "status",
    "title",
    "level",
    "manager_id",
    "department_id",
    "role_profile_id",
)


@dataclass(frozen=True, slots=True)
class CycleCounts:
    """How many people and forms there are, within what the viewer may see."""

    participants: int = 0
    self_assigned: int = 0
    self_submitted: int = 0
    manager_assigned: int = 0
    manager_submitted: int = 0
    shared: int = 0
    acknowledged: int = 0
    signed: int = 0
    skipped: int = 0
    others_assigned: int = 0
    others_submitted: int = 0


@dataclass(frozen=True, slots=True)
class Person:
    """An employee as a participant is made of, with what the data check looks at."""

    facts: Facts
    name: str
    search_name: str
    title: str
    level: int | None
    department: UUID | None
    role_profile: UUID | None


async def chosen(actor: Actor, cycle: ReviewCycle) -> "QuerySet[Employee]":
    """The people a cycle is for today: those of its departments and those named, without those left out."""
    departments = await with_departments_below([UUID(id) for id in cycle.department_ids])
    named = [UUID(id) for id in cycle.include_ids]
    by_day = cycle.hired_from is not None or cycle.hired_to is not None
    everybody = not departments and (by_day or not named)
    working = Q() if everybody else Q(department_id__in=list(departments))
    if cycle.hired_from is not None:
        working &= Q(hired_on__gte=cycle.hired_from)
    if cycle.hired_to is not None:
        working &= Q(hired_on__lte=cycle.hired_to)
    here = Q(id__in=Subquery(visible_colleagues(actor).filter(working).values("id")))
    return (
        visible_employees(actor)
        .filter(here | Q(id__in=named))
        .exclude(id__in=[UUID(id) for id in cycle.exclude_ids] or [NO_PERSON])
    )


async def directions_asked(template_id: UUID) -> frozenset[ReviewDirection]:
    """Whom a questionnaire asks."""
    rows = await Question.filter(template_id=template_id).distinct().values_list("direction")
    return frozenset(ReviewDirection(way) for (way,) in rows)


async def people(actor: Actor, cycle: ReviewCycle, wanted: "QuerySet[Employee]") -> list[Person]:
    """These people by name, with what the data check looks at, in three statements whatever their number."""
    rows = await wanted.order_by("search_name", "id").values(*COLUMNS)
    leads = {row["manager_id"] for row in rows if row["manager_id"]}
    here = {row["id"] for row in rows if row["status"] != EmployeeStatus.LEFT}
    others = visible_colleagues(actor).filter(
        id__in=Subquery(wanted.filter(manager_id__isnull=False).values("manager_id"))
    )
    working = here | (set(await others.values_list("id", flat=True)) if leads - here else set())
    with_goals = await people_with_goals(cycle.period_id)
    looped = in_loops({row["id"]: row["manager_id"] for row in rows})
    led = Counter(row["manager_id"] for row in rows)
    profiles = any(row["role_profile_id"] for row in rows)
    return [
        Person(
            facts=Facts(
                employee=row["id"],
                left=row["status"] == EmployeeStatus.LEFT,
                on_leave=row["status"] == EmployeeStatus.ON_LEAVE,
                manager=row["manager_id"],
                manager_left=row["manager_id"] is not None and row["manager_id"] not in working,
                has_goals=row["id"] in with_goals,
                in_loop=row["id"] in looped,
                overloaded=0 < cycle.most_forms < led[row["id"]],
                has_role_profile=row["role_profile_id"] is not None or not profiles,
            ),
            name=row["name"],
            search_name=row["search_name"],
            title=row["title"],
            level=row["level"],
            department=row["department_id"],
            role_profile=row["role_profile_id"],
        )
        for row in rows
    ]


async def counts(actor: Actor, ids: list[UUID]) -> dict[UUID, CycleCounts]:
    """Two statements for any number of cycles; administrators get the numbers of forms they may not open."""
    reviews = Review.all() if actor.is_admin and reads_reviews(actor) else visible_reviews(actor)
    forms = (
        await reviews.filter(cycle_id__in=ids)
        .annotate(n=Count("id"))
        .group_by("cycle_id", "direction", "state")
        .values("cycle_id", "direction", "state", "n")
    )
    taking_part = (
        await visible_participants(actor)
        .filter(cycle_id__in=ids)
        .annotate(n=Count("id"))
        .group_by("cycle_id")
        .values("cycle_id", "n")
    )
    participants = {row["cycle_id"]: row["n"] for row in taking_part}
    found: dict[UUID, CycleCounts] = {}
    for id in ids:
        numbers = {(row["direction"], row["state"]): row["n"] for row in forms if row["cycle_id"] == id}
        found[id] = _counts(participants.get(id, 0), numbers)
    return found


@dataclass(frozen=True, slots=True)
class DepartmentCount:
    """How many people of a cycle were in a department."""

    department_id: UUID
    people: int


async def departments(actor: Actor, ids: list[UUID]) -> dict[UUID, list[DepartmentCount]]:
    """The departments of the participants that the actor sees, the largest first; one statement."""
    there = visible_participants(actor).filter(cycle_id__in=ids, department_id__isnull=False)
    counted = (
        there.annotate(n=Count("id")).group_by("cycle_id", "department_id").order_by("-n", "department_id")
    )
    found: dict[UUID, list[DepartmentCount]] = {id: [] for id in ids}
    for row in await counted.values("cycle_id", "department_id", "n"):
        found[row["cycle_id"]].append(DepartmentCount(row["department_id"], row["n"]))
    return found


def with_open_form(actor: Actor, **which: Any) -> Q:
    """Participants about whom such a form, among those the actor knows of, is not handed in."""
    forms = visible_reviews(actor).filter(state__in=sorted(OPEN), **which)
    return Q(id__in=Subquery(forms.values("participant_id")))


def with_undecided_change(actor: Actor) -> Q:
    """Participants whose manager changed, as far as the actor may know, without a decision who writes."""
    changes = visible_manager_changes(actor).filter(decided_at__isnull=True)
    return Q(id__in=Subquery(changes.values("participant_id")))


async def forms_made(actor: Actor, ids: list[UUID]) -> dict[UUID, int]:
    """For how many people of each cycle that is being launched the forms are made, as far as the actor sees them."""
    made = visible_participants(actor).filter(
        cycle_id__in=ids, cycle__launches_at__isnull=False, forms_at__isnull=False
    )
    rows = await made.annotate(n=Count("id")).group_by("cycle_id").values("cycle_id", "n")
    return {row["cycle_id"]: row["n"] for row in rows}


def _counts(participants: int, numbers: dict[tuple[ReviewDirection, ReviewState], int]) -> CycleCounts:
    def those(states: Collection[ReviewState], *directions: ReviewDirection) -> int:
        return sum(
            n for (direction, state), n in numbers.items() if direction in directions and state in states
        )

    given_out = frozenset(ReviewState) - OUT
    return CycleCounts(
        participants=participants,
        self_assigned=those(given_out, ReviewDirection.SELF),
        self_submitted=those(HANDED_IN, ReviewDirection.SELF),
        manager_assigned=those(given_out, ReviewDirection.MANAGER),
        manager_submitted=those(HANDED_IN, ReviewDirection.MANAGER),
        shared=those(SHARED, ReviewDirection.MANAGER),
        acknowledged=those({ReviewState.ACKNOWLEDGED} | SIGN_OFF_ENDED, ReviewDirection.MANAGER),
        signed=those(SIGN_OFF_ENDED, ReviewDirection.MANAGER),
        skipped=those({ReviewState.SKIPPED}, *ReviewDirection),
        others_assigned=those(given_out, *ANONYMOUS),
        others_submitted=those(HANDED_IN, *ANONYMOUS),
    )


async def allowed_actions(actor: Actor, cycles: list[ReviewCycle]) -> dict[ReviewCycle, list[CycleAction]]:
    """What the actor may do with each cycle, in the order of its life."""
    if not writes_reviews(actor):
        return {}
    ids = [cycle.id for cycle in cycles]
    run = await run_by(actor, ids)
    shares = await sharing(actor, ids)
    return {
        cycle: [
            action
            for action in CycleAction
            if action in _actions(cycle, runs=cycle.id in run, shares=cycle.id in shares)
        ]
        for cycle in cycles
    }


def _actions(cycle: ReviewCycle, *, runs: bool, shares: bool) -> frozenset[CycleAction]:
    launch = launch_of(cycle.launches_at, clock.now())
    allowed = cycle_actions(cycle.state, runs=runs, shares=shares, launch=launch)
    return allowed if phase_before(cycle.state, phases_of(cycle)) else allowed - {CycleAction.STEP_BACK}


def phases_of(cycle: ReviewCycle) -> frozenset[CycleState]:
    """The optional phases that a cycle has."""
    return optional_phases(peers=cycle.most_peers > 0, calibrates=cycle.calibrates)


async def sharing(actor: Actor, ids: Sequence[UUID]) -> frozenset[UUID]:
    """The cycles in which the actor wrote a manager's form that is handed in."""
    if actor.employee_id is None:
        return frozenset()
    written = Review.filter(
        cycle_id__in=ids,
        reviewer_id=actor.employee_id,
        direction=ReviewDirection.MANAGER,
        state__in=sorted(KEPT),
    )
    return frozenset(id for (id,) in await written.distinct().values_list("cycle_id"))
