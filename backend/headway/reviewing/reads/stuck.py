"""Who holds the phase of a cycle up, and why: counted by the database, whatever the number of forms."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from tortoise.expressions import Q
from tortoise.functions import Count, Min
from tortoise.queryset import QuerySet

from headway.people.access import visible_employees
from headway.people.rules.vocabulary import EmployeeStatus
from headway.platform import clock
from headway.platform.actor import SYSTEM, Actor
from headway.platform.models import OutboxEvent
from headway.reviewing.access import NO_PERSON, run_by
from headway.reviewing.models import Participant, Review, ReviewCycle
from headway.reviewing.rules import CycleState, NominationState, ReviewDirection, ReviewState
from headway.reviewing.rules.lives import HAND_IN_BEFORE, HANDED_IN, KEPT, OPEN, OUT
from headway.reviewing.rules.stuck import NOT_READ, Holding, StuckReason, few_peers, not_shared, why

MOST: Final = 200


@dataclass(frozen=True, slots=True)
class Stuck:
    """Somebody who holds a phase up; `nudged` if they were reminded today."""

    employee_id: UUID
    reason: StuckReason
    words: str
    done: int
    of: int
    nudged: bool = False


@dataclass(frozen=True, slots=True)
class StuckList:
    """The first of those who hold a phase up, and how many there are in all."""

    first: Sequence[Stuck] = ()
    total: int = 0


def total(found: StuckList) -> int:
    """How many there are in all."""
    return found.total


async def stuck(actor: Actor, cycles: list[ReviewCycle]) -> dict[ReviewCycle, StuckList]:
    """Who holds each cycle up now, what is due first, first; nothing for who does not run it."""
    run = await run_by(actor, [cycle.id for cycle in cycles])
    return {cycle: await _holding(actor, cycle) for cycle in cycles if cycle.id in run}


async def holding(actor: Actor, cycle: ReviewCycle) -> QuerySet[Review]:
    """The forms that hold the phase up, but for those about the actor: nobody processes their own record."""
    forms = Review.filter(cycle_id=cycle.id).exclude(reviewee_id=actor.employee_id or NO_PERSON)
    manager = forms.filter(direction=ReviewDirection.MANAGER)
    match cycle.state:
        case CycleState.SHARING:
            return manager.filter(state__in=sorted(KEPT))
        case CycleState.SIGN_OFF:
            return manager.filter(state=ReviewState.SHARED)
        case state:
            return forms.filter(direction__in=sorted(HAND_IN_BEFORE.get(state, ())), state__in=sorted(OPEN))


async def overloaded(cycle: ReviewCycle) -> list[UUID]:
    """Who has more open forms about others than the cycle allows."""
    if not cycle.most_forms:
        return []
    open_forms = Review.filter(cycle_id=cycle.id, state__in=sorted(OPEN)).exclude(
        direction=ReviewDirection.SELF
    )
    rows = open_forms.annotate(n=Count("id")).filter(n__gt=cycle.most_forms).group_by("reviewer_id")
    return [row["reviewer_id"] for row in await rows.values("reviewer_id", "n")]


async def nudged_today(cycle_id: UUID, ids: Sequence[UUID]) -> frozenset[UUID]:
    """Who of these was reminded today by somebody who runs the cycle."""
    keys = {nudge_key(cycle_id, id): id for id in ids}
    told = await OutboxEvent.filter(once__in=list(keys)).values_list("once", flat=True)
    return frozenset(keys[str(key)] for key in told)


def nudge_key(cycle_id: UUID, employee_id: UUID) -> str:
    """Once a day and person."""
    return f"ReviewNudged {cycle_id} {employee_id} {clock.today()}"


async def _holding(actor: Actor, cycle: ReviewCycle) -> StuckList:
    match cycle.state:
        case CycleState.NOMINATION:
            found = await _few_peers(cycle)
        case CycleState.SHARING:
            found = await _by_person(await holding(actor, cycle), "reviewer_id", StuckReason.NOT_SHARED)
        case CycleState.SIGN_OFF:
            found = await _by_person(await holding(actor, cycle), "reviewee_id", StuckReason.NOT_READ)
        case CycleState.COLLECTING | CycleState.MANAGER_REVIEW:
            found = await _writing(actor, cycle)
        case _:
            return StuckList()
    nudged = await nudged_today(cycle.id, [it.employee_id for it in found.first])
    first = [
        Stuck(it.employee_id, it.reason, it.words, it.done, it.of, it.employee_id in nudged)
        for it in found.first
    ]
    return StuckList(first, found.total)


async def _writing(actor: Actor, cycle: ReviewCycle) -> StuckList:
    """Those with forms to hand in: how many are done, begun, late, and whether their writer is here."""
    waiting = await holding(actor, cycle)
    worst = await _worst(waiting, "reviewer_id")
    ids = [row["reviewer_id"] for row in worst]
    facts = await _facts(cycle, ids)
    rows = await visible_employees(SYSTEM).filter(id__in=ids).values_list("id", "status")
    status = {id: EmployeeStatus(value) for id, value in rows}
    found = []
    for id in ids:
        it = facts[id]
        here = {"left": status[id] is EmployeeStatus.LEFT, "on_leave": status[id] is EmployeeStatus.ON_LEAVE}
        reason, words = why(Holding(it["of"], it["done"], it["begun"], it["late"], **here))
        found.append(Stuck(id, reason, words, it["done"], it["of"]))
    return StuckList(found, await _people(waiting, "reviewer_id"))


async def _facts(cycle: ReviewCycle, ids: Sequence[UUID]) -> dict[UUID, dict[str, int]]:
    forms = Review.filter(
        cycle_id=cycle.id, reviewer_id__in=ids, direction__in=sorted(HAND_IN_BEFORE[cycle.state])
    )
    facts: dict[UUID, dict[str, int]] = defaultdict(lambda: {"of": 0, "done": 0, "begun": 0, "late": 0})
    counted = forms.exclude(state__in=sorted(OUT)).annotate(n=Count("id")).group_by("reviewer_id", "state")
    for row in await counted.values("reviewer_id", "state", "n"):
        it = facts[row["reviewer_id"]]
        it["of"] += row["n"]
        it["done"] += row["n"] if row["state"] in HANDED_IN else 0
        it["begun"] += row["n"] if row["state"] == ReviewState.IN_PROGRESS else 0
    late = forms.filter(state__in=sorted(OPEN), due_on__lt=clock.today()).annotate(n=Count("id"))
    for row in await late.group_by("reviewer_id").values("reviewer_id", "n"):
        facts[row["reviewer_id"]]["late"] = row["n"]
    return facts


async def _by_person(waiting: QuerySet[Review], by: str, reason: StuckReason) -> StuckList:
    worst = await _worst(waiting, by)
    read = reason is StuckReason.NOT_READ
    found = [Stuck(row[by], reason, NOT_READ if read else not_shared(row["n"]), 0, row["n"]) for row in worst]
    return StuckList(found, await _people(waiting, by))


async def _few_peers(cycle: ReviewCycle) -> StuckList:
    """Participants with fewer approved peers than the cycle asks for."""
    if not cycle.fewest_peers:
        return StuckList()
    asked = Count("nominations", _filter=Q(nominations__state=NominationState.APPROVED))
    proposed = Count("nominations", _filter=Q(nominations__state=NominationState.PROPOSED))
    few = (
        Participant.filter(cycle_id=cycle.id)
        .annotate(asked=asked, proposed=proposed)
        .filter(asked__lt=cycle.fewest_peers)
        .group_by("employee_id", "search_name")
    )
    rows = await few.order_by("search_name").values("employee_id", "search_name", "asked", "proposed")
    found = [
        Stuck(
            row["employee_id"],
            StuckReason.FEW_PEERS,
            few_peers(row["asked"], row["proposed"], cycle.fewest_peers),
            row["asked"],
            cycle.fewest_peers,
        )
        for row in rows[:MOST]
    ]
    return StuckList(found, len(rows))


async def _worst(waiting: QuerySet[Review], by: str) -> list[dict[str, Any]]:
    rows = waiting.annotate(n=Count("id"), since=Min("due_on")).group_by(by)
    return await rows.order_by("since", "-n", by).limit(MOST).values(by, "n", "since")


async def _people(waiting: QuerySet[Review], by: str) -> int:
    [row] = await waiting.annotate(n=Count(by, distinct=True)).values("n")
    return int(row["n"])
