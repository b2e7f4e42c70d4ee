"""What two people take on: something to do, or a manager's promise of support, until it is done or dropped."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from headway.monitoring.access import (
    action_item_to_change,
    leads,
    one_on_one_to_change,
    visible_action_items,
)
from headway.monitoring.actions.agenda import meeting_now
from headway.monitoring.actions.one_on_ones import check_allowed
from headway.monitoring.models import ActionItem, OneOnOne
from headway.monitoring.rules.agenda import MOST_CHARACTERS, ActionItemKind, ActionItemState
from headway.monitoring.rules.one_on_ones import OneOnOneAction
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import Checks
from headway.platform.database import transaction
from headway.platform.errors import Code, Problem, Rejected, conflict, not_found
from headway.platform.events import announce, change, create, object_made_with, remember_key


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done, by whom and until when."""

    owner_id: UUID
    text: str
    due_on: date | None = None
    kind: ActionItemKind = ActionItemKind.TASK

    def checked(self, checks: Checks) -> dict[str, Any]:
        """Its values for the row; the problems go to the checks."""
        return {
            "owner_id": self.owner_id,
            "text": checks.text(self.text, "text", most=MOST_CHARACTERS, required=True),
            "due_on": checks.day(self.due_on, "due_on"),
            "kind": self.kind,
        }


async def add_action_item(
    actor: Actor, *, one_on_one_id: UUID, task: Task, idempotency_key: str | None = None
) -> ActionItem:
    """Write down what one of the two takes on, in the meeting nearest to now.

    Refuses owners who are neither of the two, support promised by somebody who does not manage the other, and a
    series that is over. The same idempotency key gives the item of the first call again.
    """
    checks = Checks()
    values = task.checked(checks)
    key = checks.text(idempotency_key, "idempotency_key", most=100) or None
    async with transaction():
        made = await object_made_with(actor, "add_action_item", key)
        if made is not None:
            return await _added_before(actor, made)
        series = await one_on_one_to_change(actor, one_on_one_id, "one_on_one_id")
        check_allowed(actor, series, OneOnOneAction.WRITE, "one_on_one_id")
        await _check_owner(actor, checks, series, task)
        checks.done()
        meeting = await meeting_now(series)
        item = await create(
            actor,
            "add_action_item",
            ActionItem,
            one_on_one_id=series.id,
            author_id=actor.employee_id,
            meeting_id=meeting.id if meeting else None,
            **values,
        )
        await remember_key(actor, "add_action_item", key, item)
        await announce("ActionItemAdded", action_item_id=item.id, owner_id=item.owner_id)
        return item


async def edit_action_item(actor: Actor, *, id: UUID, version: int, task: Task) -> ActionItem:
    """Change the words, the owner, the date or the kind. Refuses what is done or dropped, and what adding refuses."""
    checks = Checks()
    values = task.checked(checks)
    async with transaction():
        item, series = await _item_to_change(actor, id, version)
        await _check_owner(actor, checks, series, task)
        checks.done()
        await change(actor, "edit_action_item", item, expected_version=version, **values)
        return item


async def complete_action_item(actor: Actor, *, id: UUID, version: int) -> ActionItem:
    """Say that it is done. Refuses what is done or dropped already."""
    async with transaction():
        item, _ = await _item_to_change(actor, id, version)
        await change(
            actor,
            "complete_action_item",
            item,
            expected_version=version,
            state=ActionItemState.DONE,
            closed_at=clock.now(),
        )
        await announce("ActionItemDone", action_item_id=item.id, owner_id=item.owner_id)
        return item


async def drop_action_item(actor: Actor, *, id: UUID, version: int, reason: str) -> ActionItem:
    """Give it up with a reason. Refuses a missing reason, and what is done or dropped already."""
    checks = Checks()
    reason = checks.text(reason, "reason", most=MOST_CHARACTERS, required=True)
    checks.done()
    async with transaction():
        item, _ = await _item_to_change(actor, id, version)
        await change(
            actor,
            "drop_action_item",
            item,
            expected_version=version,
            state=ActionItemState.DROPPED,
            drop_reason=reason,
            closed_at=clock.now(),
        )
        return item


async def reopen_action_item(actor: Actor, *, id: UUID, version: int) -> ActionItem:
    """Take it up again. Refuses what is open."""
    async with transaction():
        item, _ = await _item_to_change(actor, id, version, open=False)
        await change(
            actor,
            "reopen_action_item",
            item,
            expected_version=version,
            state=ActionItemState.OPEN,
            drop_reason="",
            closed_at=None,
        )
        return item


async def _check_owner(actor: Actor, checks: Checks, series: OneOnOne, task: Task) -> None:
    pair = {series.organiser_id, series.partner_id}
    if task.owner_id not in pair:
        checks.add(Code.INVALID, "Choose one of the two of you.", "owner_id")
    elif task.kind is ActionItemKind.SUPPORT:
        [other] = pair - {task.owner_id}
        if not await leads(actor, task.owner_id, other):
            message = "Support is what a manager promises. Write it down as something to do instead."
            checks.add(Code.INVALID, message, "kind")


async def _added_before(actor: Actor, id: UUID) -> ActionItem:
    item = await visible_action_items(actor).get_or_none(id=id)
    if item is None:
        raise not_found("action item", "idempotency_key")
    return item


async def _item_to_change(
    actor: Actor, id: UUID, version: int, *, open: bool = True
) -> tuple[ActionItem, OneOnOne]:
    """Also after the series is over, so that nothing stays undone for that."""
    item, series = await action_item_to_change(actor, id)
    if item.version != version:
        raise conflict(item)
    if (item.state is ActionItemState.OPEN) is not open:
        message = (
            "This is done or dropped. Take it up again first."
            if open
            else "This is open. There is nothing to take up."
        )
        raise Rejected(Problem(Code.WRONG_STATE, message, ("id",)))
    return item, series
