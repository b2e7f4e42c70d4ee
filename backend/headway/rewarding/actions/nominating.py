"""Nominating somebody for a reward, and what becomes of that before a reward is proposed."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from headway.people.access import visible_employees
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import one_at_a_time, transaction
from headway.platform.errors import Code, Problem, Rejected, conflict, not_found
from headway.platform.events import announce, change, create
from headway.rewarding import reads
from headway.rewarding.access import may_write, nomination_to_change, rewardable, visible_reward_nominations
from headway.rewarding.actions.referring import Reference, check_reason, check_references
from headway.rewarding.models import NominationReference, RewardNomination
from headway.rewarding.rules.nominating import MOST_OPEN, problem_with_naming, problem_with_nomination
from headway.rewarding.rules.vocabulary import NominationAction, NominationState, RewardKind


async def nominate_for_reward(
    actor: Actor,
    *,
    employee_id: UUID,
    kind: RewardKind,
    reason: str = "",
    references: Sequence[Reference] = (),
) -> RewardNomination:
    """Name somebody for a reward, so that their manager proposes one or says why not.

    Refuses oneself and those who left, colleagues where the organisation does not let them or for more than recognition,
    a missing reason where nothing is named, what the actor cannot see, and the same nomination twice.
    """
    may_write(actor)
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH)
    async with transaction():
        await one_at_a_time(f"nominate {actor.employee_id}")
        await _check_person(checks, actor, employee_id, kind)
        named = await check_references(checks, actor, employee_id, references)
        check_reason(checks, reason, named=bool(named))
        await _check_others(checks, actor, employee_id, kind)
        checks.done()
        values: dict[str, Any] = {"employee_id": employee_id, "kind": kind, "reason": reason}
        values["nominator_id"] = actor.employee_id
        made = await create(actor, "nominate_for_reward", RewardNomination, **values)
        for its_kind, id in named:
            link: dict[str, Any] = {"nomination_id": made.id, "kind": its_kind, "object_id": id}
            await create(actor, "nominate_for_reward", NominationReference, **link)
        await announce("RewardNominated", nomination_id=made.id)
        return made


async def decline_reward_nomination(actor: Actor, *, id: UUID, version: int, reason: str) -> RewardNomination:
    """Say why nobody is proposed; the nominator reads it. Refuses all but who may propose for the person, and no reason."""
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=True)
    checks.done()
    async with transaction():
        nomination = await _to_move(actor, id, version, NominationAction.DECLINE)
        await _decide(
            actor, "decline_nomination", nomination, NominationState.DECLINED, decided_reason=reason
        )
        await announce("NominationDeclined", nomination_id=id)
        return nomination


async def withdraw_reward_nomination(actor: Actor, *, id: UUID, version: int) -> RewardNomination:
    """Take one's own nomination back while it is open. Refuses others."""
    async with transaction():
        nomination = await _to_move(actor, id, version, NominationAction.WITHDRAW)
        await _decide(actor, "withdraw_nomination", nomination, NominationState.WITHDRAWN)
        return nomination


async def check_nomination(
    checks: Checks, actor: Actor, employee_id: UUID, id: UUID | None
) -> RewardNomination | None:
    """The open nomination of this person that a proposal takes up, locked."""
    if id is None:
        return None
    nomination = await nomination_to_change(actor, id)
    if nomination is None or nomination.employee_id != employee_id:
        checks.problems.extend(not_found("nomination", "nomination_id").problems)
    elif nomination.state is not NominationState.OPEN:
        word = nomination.state.value.lower().replace("_", " ")
        message = f"This nomination is {word} already. Propose without it, if there is reason to."
        checks.add(Code.WRONG_STATE, message, "nomination_id")
    return nomination


async def take_up(actor: Actor, nomination: RewardNomination) -> None:
    """A reward is proposed for what was nominated; the nominator learns that, and not what."""
    await _decide(actor, "take_up_nomination", nomination, NominationState.TAKEN_UP)
    await announce("NominationTakenUp", nomination_id=nomination.id)


async def _check_person(checks: Checks, actor: Actor, employee_id: UUID, kind: RewardKind) -> None:
    path = ("employee_id",)
    if actor.employee_id is None:
        message = "Your account belongs to no employee. Ask an administrator to connect it."
        raise Rejected(Problem(Code.FORBIDDEN, message))
    if employee_id == actor.employee_id:
        message = "Nobody nominates themselves. Tell your manager what you did."
        raise Rejected(Problem(Code.OWN_RECORD, message, path))
    person = await visible_employees(actor).get_or_none(id=employee_id)
    if person is None:
        raise not_found("employee", *path)
    message = f"{person.name} does not work here any more."
    checks.require(person.status != "LEFT", Code.WRONG_STATE, message, *path)
    may_propose = await rewardable(actor).filter(id=employee_id).exists()
    peers = (await reads.policy()).peers_nominate
    if problem := problem_with_naming(kind, may_propose=may_propose, peers=peers):
        checks.problems.append(problem)


async def _check_others(checks: Checks, actor: Actor, employee_id: UUID, kind: RewardKind) -> None:
    mine = visible_reward_nominations(actor).filter(
        nominator_id=actor.employee_id, state=NominationState.OPEN
    )
    twice = await mine.filter(employee_id=employee_id, kind=kind).exists()
    message = "You nominated them for this already, and it waits. Take it back to say it in other words."
    checks.require(not twice, Code.DUPLICATE, message, "employee_id")
    message = f"{MOST_OPEN} nominations of yours wait for an answer. Take one back first."
    checks.require(await mine.count() < MOST_OPEN, Code.TOO_MANY, message, "employee_id")


async def _to_move(actor: Actor, id: UUID, version: int, action: NominationAction) -> RewardNomination:
    nomination = await nomination_to_change(actor, id)
    if nomination is None:
        raise not_found("nomination")
    if nomination.version != version:
        raise conflict(nomination)
    may_propose = await rewardable(actor).filter(id=nomination.employee_id).exists()
    nominator = nomination.nominator_id == actor.employee_id
    if problem := problem_with_nomination(
        action, nomination.state, nominator=nominator, may_propose=may_propose
    ):
        raise Rejected(problem)
    return nomination


async def _decide(
    actor: Actor, action: str, nomination: RewardNomination, state: NominationState, **more: Any
) -> None:
    decided: dict[str, Any] = {"state": state, "decided_by_name": actor.name, "decided_at": clock.now()}
    await change(actor, action, nomination, **decided, **more)
