"""What came of an appraisal: conclusions, decisions and improvements, which go on into planning once it is published."""

from datetime import date
from typing import Any
from uuid import UUID

from headway.people.access import visible_colleagues
from headway.planning.actions import carry_into_planning
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import LINE, PARAGRAPH, Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, conflict, not_found, reject_any
from headway.platform.events import announce, change, create, record
from headway.reviewing.access import visible_appraisal_goals, visible_appraisal_items
from headway.reviewing.actions.appraising import appraisal_for
from headway.reviewing.models import AppraisalGoal, AppraisalItem, OrganisationAppraisal
from headway.reviewing.rules.appraisal import (
    AppraisalItemKind,
    AppraisalMove,
    AppraisalState,
    problems_publishing,
)


async def add_appraisal_item(
    actor: Actor,
    *,
    goal_id: UUID,
    kind: AppraisalItemKind,
    text: str,
    owner_id: UUID | None = None,
    due_on: date | None = None,
) -> AppraisalItem:
    """Write down what came of a goal, or a decision or improvement with who sees to it and until when.

    The first one begins the decisions. Refuses a second conclusion, and who neither steers nor leads.
    """
    async with transaction():
        goal = await _goal(actor, goal_id)
        appraisal = await appraisal_for(AppraisalMove.DECIDE, actor, goal.appraisal_id, None)
        columns = await _columns(actor, kind, text, owner_id, due_on)
        if kind is AppraisalItemKind.CONCLUSION:
            known = await AppraisalItem.filter(goal_id=goal_id, kind=kind).first()
            if known is not None:
                raise conflict(known)
        if appraisal.state is AppraisalState.REVEALED:
            await change(actor, "begin_decisions", appraisal, state=AppraisalState.DECISIONS)
        return await create(actor, "add_appraisal_item", AppraisalItem, goal_id=goal_id, kind=kind, **columns)


async def update_appraisal_item(
    actor: Actor,
    *,
    id: UUID,
    version: int,
    text: str,
    owner_id: UUID | None = None,
    due_on: date | None = None,
) -> AppraisalItem:
    """Word it otherwise, or give it to somebody else. Refuses once it is published, and a stale version."""
    async with transaction():
        item = await _item(actor, id, version)
        columns = await _columns(actor, item.kind, text, owner_id, due_on)
        await change(actor, "update_appraisal_item", item, expected_version=version, **columns)
        return item


async def remove_appraisal_item(actor: Actor, *, id: UUID, version: int) -> OrganisationAppraisal:
    """Take it back. Refuses once it is published, and a stale version."""
    async with transaction():
        item = await _item(actor, id, version)
        await record(actor, "remove_appraisal_item", item, before={"kind": item.kind, "text": item.text})
        await item.delete()
        goal = await AppraisalGoal.get(id=item.goal_id).select_related("appraisal")
        return goal.appraisal


async def publish_appraisal(
    actor: Actor, *, id: UUID, version: int, no_decisions: bool = False
) -> OrganisationAppraisal:
    """Show everybody what was voted and decided; what is to be done comes onto the agenda of the next planning session.

    Refuses while a goal has no conclusion, and without a decision unless it is said that there is none.
    """
    async with transaction():
        found = await appraisal_for(AppraisalMove.PUBLISH, actor, id, version)
        goals = await AppraisalGoal.filter(appraisal_id=id).order_by("position")
        items = await AppraisalItem.filter(goal__appraisal_id=id).order_by("created_at", "id")
        titles = {goal.id: goal.title for goal in goals}
        concluded = {titles[it.goal_id] for it in items if it.kind is AppraisalItemKind.CONCLUSION}
        to_do = [it for it in items if it.kind is not AppraisalItemKind.CONCLUSION]
        reject_any(
            problems_publishing(titles.values(), concluded, decided=len(to_do), says_none=no_decisions)
        )
        await change(
            actor, "publish_appraisal", found, expected_version=version, state=AppraisalState.PUBLISHED,
            no_decisions=no_decisions, published_at=clock.now(),
        )  # fmt: skip
        for item in to_do:
            await carry_into_planning(
                actor, source_id=item.id, title=item.text, note=f"{found.name}: {titles[item.goal_id]}",
                owner_id=item.owner_id, due_on=item.due_on,
            )  # fmt: skip
        await announce("AppraisalPublished", appraisal_id=id)
        return found


async def _columns(
    actor: Actor, kind: AppraisalItemKind, text: str, owner_id: UUID | None, due_on: date | None
) -> dict[str, Any]:
    concludes = kind is AppraisalItemKind.CONCLUSION
    checks = Checks()
    text = checks.text(text, "text", most=PARAGRAPH if concludes else LINE, required=True)
    if concludes:
        checks.done()
        return {"text": text}
    checks.day(due_on, "due_on", required=True)
    if due_on is not None:
        checks.require(due_on >= clock.today(), Code.INVALID, "Choose today or a later day.", "due_on")
    works_here = owner_id is not None and await visible_colleagues(actor).filter(id=owner_id).exists()
    checks.require(works_here, Code.REQUIRED, "Choose who sees to it, of those who work here.", "owner_id")
    checks.done()
    return {"text": text, "owner_id": owner_id, "due_on": due_on}


async def _goal(actor: Actor, id: UUID) -> AppraisalGoal:
    goal = await visible_appraisal_goals(actor).get_or_none(id=id)
    if goal is None:
        raise not_found("goal", "goal_id")
    return goal


async def _item(actor: Actor, id: UUID, version: int) -> AppraisalItem:
    found = await visible_appraisal_items(actor).get_or_none(id=id)
    if found is None:
        raise not_found("item")
    goal = await _goal(actor, found.goal_id)
    await appraisal_for(AppraisalMove.DECIDE, actor, goal.appraisal_id, None)
    item = await lock_row(AppraisalItem.filter(id=id)).get()
    if item.version != version:
        raise conflict(item)
    return item
