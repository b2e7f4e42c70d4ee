"""Facts about days of closed cycles that are recorded later: they are noticed, and HR says what follows from them."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from tortoise.expressions import Subquery

from headway.monitoring.reads import LateNumber, late_numbers
from headway.people.reads import LateFact, late_facts
from headway.platform import clock
from headway.platform.actor import SYSTEM, Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected
from headway.platform.events import announce_once, change_each, create_all
from headway.reviewing.access import closed_data_to_settle
from headway.reviewing.models import ClosedDataChange, Participant, ReviewCycle
from headway.reviewing.rules import ClosedDataKind, CycleState

MOST_AT_ONCE: Final = 100
_CLOSED: Final = (CycleState.CLOSED, CycleState.ARCHIVED)


async def settle_closed_data(actor: Actor, *, ids: Sequence[UUID], reason: str) -> list[ClosedDataChange]:
    """Say why these late facts change nothing, or what was done about them. What was signed stays as it is in any case.

    Refuses without a reason, more than a hundred at once, what the actor may not know of; and what somebody settled
    meanwhile, which is the only way in which a late fact changes, as a CONFLICT.
    """
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=True)
    message = f"Choose at most {MOST_AT_ONCE} at once."
    checks.require(len(ids) <= MOST_AT_ONCE, Code.TOO_MANY, message, "ids")
    checks.done()
    async with transaction():
        changes = await closed_data_to_settle(actor, ids)
        if settled := [one for one in changes if one.settled_at is not None]:
            message = "Somebody settled one of these meanwhile. Read what they said, and settle the others."
            raise Rejected(Problem(Code.CONFLICT, message, ("ids",)), current=settled[0])
        values = {"reason": reason, "settled_at": clock.now()}
        await change_each(actor, "settle_closed_data", [(one, values) for one in changes])
        return changes


async def notice_closed_data() -> int:
    """Note what was recorded about days of closed cycles since they closed; how much is new. Idempotent."""
    closed = ReviewCycle.filter(state__in=_CLOSED, closed_at__isnull=False).order_by("id")
    return sum([await _notice(id) for (id,) in await closed.values_list("id")])


async def _notice(id: UUID) -> int:
    async with transaction():
        cycle = await lock_row(ReviewCycle.filter(id=id)).first()
        found = await _late(cycle) if cycle is not None else []
        known = set(await ClosedDataChange.filter(cycle_id=id).values_list("fact_id", flat=True))
        new = [one for one in found if one.fact_id not in known]
        await create_all(SYSTEM, "notice_closed_data", new)
        if new:
            key = f"ClosedDataAffected {id} {clock.today()}"
            await announce_once("ClosedDataAffected", {key: {"cycle_id": id}})
        return len(new)


async def _late(cycle: ReviewCycle) -> list[ClosedDataChange]:
    """What came late about the people of a cycle and says something else than it was frozen with."""
    await cycle.fetch_related("period")
    people = {person.employee_id: person for person in await Participant.filter(cycle_id=cycle.id)}
    taking_part = Subquery(Participant.filter(cycle_id=cycle.id).values("employee_id"))
    when: dict[str, Any] = {"until": cycle.period.ends_on, "recorded_after": cycle.closed_at}
    facts = await late_facts(taking_part, **when)
    numbers = await late_numbers(taking_part, period_id=cycle.period_id, **when)
    lines = [it for it in facts.lines if it.says != (people[it.employee_id].manager_id,)]
    roles = [it for it in facts.assignments if it.says != _role(people[it.employee_id])]
    return [
        *(_change(people[it.employee_id], ClosedDataKind.MANAGER, it) for it in lines),
        *(_change(people[it.employee_id], ClosedDataKind.ROLE, it) for it in roles),
        *(_change(people[it.employee_id], ClosedDataKind.PAY, it) for it in facts.pay),
        *(_change(people[it.owner_id], ClosedDataKind.GOAL_VALUE, it, it.goal_id) for it in numbers),
    ]


def _role(person: Participant) -> tuple[Any, ...]:
    return person.title, person.level, person.role_profile_id


def _change(
    person: Participant, kind: ClosedDataKind, fact: LateFact | LateNumber, goal_id: UUID | None = None
) -> ClosedDataChange:
    now = clock.now()
    return ClosedDataChange(
        cycle_id=person.cycle_id, participant_id=person.id, kind=kind, fact_id=fact.id, goal_id=goal_id,
        effective_on=fact.effective_on, recorded_at=fact.recorded_at, created_at=now, updated_at=now,
    )  # fmt: skip
