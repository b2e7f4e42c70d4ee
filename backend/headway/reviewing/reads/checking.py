"""What the data check finds about the people of a cycle before its launch, and what waits for a decision while it runs."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tortoise.expressions import Q, Subquery

from headway.people.access import visible_colleagues, visible_departments, visible_employees
from headway.people.reads import names_of
from headway.people.rules.vocabulary import EmployeeStatus
from headway.platform.actor import Actor
from headway.reviewing.access import run_by
from headway.reviewing.models import ManagerChange, Participant, Review, ReviewCycle, SettledProblem
from headway.reviewing.reads.cycles import Person, people
from headway.reviewing.rules import CycleProblemKind, ReviewDirection
from headway.reviewing.rules.launching import SENTENCES, found
from headway.reviewing.rules.lives import GIVEN_AWAY, JOINING, OPEN, PREPARING, RUNNING


@dataclass(frozen=True, slots=True)
class CycleProblem:
    """One thing that was found; `settled` once it was waived with a reason, or somebody was named to write."""

    employee_id: UUID
    code: CycleProblemKind
    message: str
    settled: bool = False
    reason: str = ""
    reviewer_id: UUID | None = None


Found = dict[UUID, list[CycleProblem]]


async def problems(actor: Actor, cycles: list[ReviewCycle]) -> dict[ReviewCycle, list[CycleProblem]]:
    """What is found about each cycle, settled or not; nothing for who does not run it."""
    run = await run_by(actor, [cycle.id for cycle in cycles])
    mine = [cycle for cycle in cycles if cycle.id in run]
    found = await _running([cycle for cycle in mine if cycle.state in RUNNING])
    joined = await _joined(actor, [cycle for cycle in mine if cycle.state in JOINING])
    for id, those in joined.items():
        found[id] += those
    for cycle in mine:
        # A cycle is checked alone: there are few in preparation, and each has its own people.
        if cycle.state in PREPARING:
            found[cycle.id] = await checked(actor, cycle)
    return {cycle: found.get(cycle.id, []) for cycle in mine}


def open_ones(found: Sequence[CycleProblem]) -> int:
    """How many are not settled."""
    return sum(not problem.settled for problem in found)


async def unsettled(actor: Actor, cycle: ReviewCycle) -> list[CycleProblem]:
    """What the data check finds and nobody settled."""
    return [problem for problem in await checked(actor, cycle) if not problem.settled]


async def checked(actor: Actor, cycle: ReviewCycle) -> list[CycleProblem]:
    """What the data check finds about those chosen, and how it was settled."""
    taking_part = Subquery(Participant.filter(cycle_id=cycle.id).values("employee_id"))
    everybody = await people(actor, cycle, visible_employees(actor).filter(id__in=taking_part))
    settled = {(it.employee_id, it.kind): it for it in await SettledProblem.filter(cycle_id=cycle.id)}
    kinds = [(it.facts.employee, it.name, kind) for it in everybody for kind in found(it.facts)]
    kinds += await _overloaded_outside(cycle, everybody)
    return [_problem(id, name, kind, settled.get((id, kind))) for id, name, kind in kinds]


async def _overloaded_outside(
    cycle: ReviewCycle, everybody: Sequence[Person]
) -> list[tuple[UUID, str, CycleProblemKind]]:
    """Managers who take no part themselves, and would have more forms to write than one person should."""
    led = Counter(it.facts.manager for it in everybody)
    here = {it.facts.employee for it in everybody}
    outside = [id for id, forms in led.items() if id and id not in here and 0 < cycle.most_forms < forms]
    names = await names_of(outside) if outside else {}
    by_name = sorted((name, id) for id, name in names.items())
    return [(id, name, CycleProblemKind.OVERLOADED) for name, id in by_name]


async def _running(cycles: Sequence[ReviewCycle]) -> Found:
    """Of running cycles: who has no reviewer, whose reviewer left, whose manager changed; three statements."""
    ids = [cycle.id for cycle in cycles]
    found: Found = defaultdict(list)
    if not ids:
        return found
    forms = Review.filter(cycle_id__in=ids, direction=ReviewDirection.MANAGER).exclude(state__in=GIVEN_AWAY)
    led = Subquery(forms.values("participant_id"))
    left = forms.filter(state__in=sorted(OPEN), reviewer__status=EmployeeStatus.LEFT)
    changed = ManagerChange.filter(decided_at__isnull=True, participant__cycle_id__in=ids)
    for kind, those in (
        (CycleProblemKind.NO_REVIEWER, Q(id__not_in=led)),
        (CycleProblemKind.REVIEWER_LEFT, Q(id__in=Subquery(left.values("participant_id")))),
        (CycleProblemKind.MANAGER_CHANGED, Q(id__in=Subquery(changed.values("participant_id")))),
    ):
        for row in await Participant.filter(those, cycle_id__in=ids).order_by("search_name", "id"):
            found[row.cycle_id].append(_problem(row.employee_id, row.name, kind))
    return found


async def _joined(actor: Actor, cycles: Sequence[ReviewCycle]) -> Found:
    """Who would take part, had they been here at the launch; three statements."""
    begun = {cycle.id: cycle.launched_at.date() for cycle in cycles if cycle.launched_at is not None}
    found: Found = defaultdict(list)
    if not begun:
        return found
    since = visible_colleagues(actor).filter(hired_on__gte=min(begun.values())).order_by("search_name", "id")
    new = await since.values("id", "name", "hired_on", "department_id")
    parents = dict(await visible_departments(actor).values_list("id", "parent_id"))
    taking_part = Participant.filter(cycle_id__in=list(begun), employee_id__in=[row["id"] for row in new])
    there = set(await taking_part.values_list("cycle_id", "employee_id"))
    for cycle in cycles:
        for row in new:
            late = cycle.id in begun and row["hired_on"] >= begun[cycle.id]
            if late and (cycle.id, row["id"]) not in there and _is_chosen(cycle, row, parents):
                found[cycle.id].append(_problem(row["id"], row["name"], CycleProblemKind.JOINED))
    return found


def _is_chosen(cycle: ReviewCycle, row: Mapping[str, Any], parents: Mapping[UUID, UUID | None]) -> bool:
    """As `chosen`, for somebody at hand."""
    if str(row["id"]) in cycle.exclude_ids:
        return False
    if str(row["id"]) in cycle.include_ids:
        return True
    if cycle.hired_to is not None and row["hired_on"] > cycle.hired_to:
        return False
    if not cycle.department_ids:
        return not cycle.include_ids or cycle.hired_from is not None or cycle.hired_to is not None
    place = row["department_id"]
    while place is not None and str(place) not in cycle.department_ids:
        place = parents.get(place)
    return place is not None


def _problem(
    employee: UUID, name: str, kind: CycleProblemKind, settled: SettledProblem | None = None
) -> CycleProblem:
    message = f"{name} {SENTENCES[kind]}"
    if settled is None:
        return CycleProblem(employee, kind, message)
    return CycleProblem(employee, kind, message, True, settled.reason, settled.reviewer_id)
