"""The agenda of two people: both add, word, order, tick and take off."""

from datetime import timedelta
from uuid import UUID

from headway.monitoring.access import agenda_item_to_change, one_on_one_to_change, visible_agenda_items
from headway.monitoring.actions.one_on_ones import check_allowed
from headway.monitoring.models import AgendaItem, Meeting, OneOnOne
from headway.monitoring.rules.agenda import MOST_CHARACTERS, MOST_OPEN, AgendaState, place, spread
from headway.monitoring.rules.one_on_ones import MeetingState, OneOnOneAction, nearest
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import Checks
from headway.platform.database import transaction
from headway.platform.errors import Code, Problem, Rejected, conflict, not_found
from headway.platform.events import change, change_each, create, object_made_with, remember_key

NEAR = timedelta(60)


async def add_agenda_item(
    actor: Actor, *, one_on_one_id: UUID, text: str, idempotency_key: str | None = None
) -> AgendaItem:
    """Put something on the agenda, at its end. Refuses a series that is not agreed or over, and a list that is full.

    The same idempotency key gives the item of the first call again.
    """
    checks = Checks()
    text = checks.text(text, "text", most=MOST_CHARACTERS, required=True)
    key = checks.text(idempotency_key, "idempotency_key", most=100) or None
    checks.done()
    async with transaction():
        made = await object_made_with(actor, "add_agenda_item", key)
        if made is not None:
            return await _added_before(actor, made)
        series = await one_on_one_to_change(actor, one_on_one_id, "one_on_one_id")
        check_allowed(actor, series, OneOnOneAction.WRITE, "one_on_one_id")
        items = await _open_items(series)
        if len(items) >= MOST_OPEN:
            message = f"This agenda holds {MOST_OPEN} items. Tick some, or take some off."
            raise Rejected(Problem(Code.TOO_MANY, message, ("one_on_one_id",)))
        item = await create(
            actor,
            "add_agenda_item",
            AgendaItem,
            one_on_one_id=series.id,
            author_id=actor.employee_id,
            text=text,
            position=place([it.position for it in items], len(items)),
        )
        await remember_key(actor, "add_agenda_item", key, item)
        return item


async def edit_agenda_item(actor: Actor, *, id: UUID, version: int, text: str) -> AgendaItem:
    """Word an item anew. Refuses what is ticked, and a series that is over."""
    checks = Checks()
    text = checks.text(text, "text", most=MOST_CHARACTERS, required=True)
    checks.done()
    async with transaction():
        item, _ = await _item_to_change(actor, id, version, AgendaState.OPEN)
        await change(actor, "edit_agenda_item", item, expected_version=version, text=text)
        return item


async def move_agenda_item(actor: Actor, *, id: UUID, version: int, to: int) -> AgendaItem:
    """Bring an item to this place of the agenda, 0 being the first. Refuses what is ticked, and a series that is over."""
    async with transaction():
        item, series = await _item_to_change(actor, id, version, AgendaState.OPEN)
        others = [it for it in await _open_items(series) if it.id != item.id]
        position = place([it.position for it in others], to)
        if position is None:
            # Between two neighbours there is no number left: all get new ones.
            others.insert(to, item)
            fresh = dict(zip(others, spread(len(others)), strict=True))
            position = fresh.pop(item)
            await change_each(actor, "move_agenda_item", [(it, {"position": at}) for it, at in fresh.items()])
        await change(actor, "move_agenda_item", item, expected_version=version, position=position)
        return item


async def tick_agenda_item(actor: Actor, *, id: UUID, version: int) -> AgendaItem:
    """Say that it was talked about, in the meeting nearest to now. Refuses what is ticked, and a series that is over."""
    async with transaction():
        item, series = await _item_to_change(actor, id, version, AgendaState.OPEN)
        meeting = await meeting_now(series)
        await change(
            actor,
            "tick_agenda_item",
            item,
            expected_version=version,
            state=AgendaState.DONE,
            meeting_id=meeting.id if meeting else None,
        )
        return item


async def untick_agenda_item(actor: Actor, *, id: UUID, version: int) -> AgendaItem:
    """Put it on the agenda again, where it was. Refuses what is not ticked, and a series that is over."""
    async with transaction():
        item, _ = await _item_to_change(actor, id, version, AgendaState.DONE)
        await change(
            actor,
            "untick_agenda_item",
            item,
            expected_version=version,
            state=AgendaState.OPEN,
            meeting_id=None,
        )
        return item


async def remove_agenda_item(actor: Actor, *, id: UUID, version: int) -> AgendaItem:
    """Take it off without having talked about it. Refuses what is ticked, and a series that is over."""
    async with transaction():
        item, _ = await _item_to_change(actor, id, version, AgendaState.OPEN)
        await change(actor, "remove_agenda_item", item, expected_version=version, state=AgendaState.REMOVED)
        return item


async def meeting_now(series: OneOnOne) -> Meeting | None:
    """The meeting that is meant by what is written now."""
    near = Meeting.filter(
        one_on_one_id=series.id,
        state=MeetingState.PLANNED,
        starts_at__gt=clock.now() - NEAR,
        starts_at__lt=clock.now() + NEAR,
    )
    meetings = await near.order_by("starts_at", "id")
    number = nearest([meeting.starts_at for meeting in meetings], clock.now())
    return None if number is None else meetings[number]


async def _open_items(series: OneOnOne) -> list[AgendaItem]:
    items = AgendaItem.filter(one_on_one_id=series.id, state=AgendaState.OPEN)
    return await items.order_by("position", "id")


async def _added_before(actor: Actor, id: UUID) -> AgendaItem:
    item = await visible_agenda_items(actor).get_or_none(id=id)
    if item is None:
        raise not_found("agenda item", "idempotency_key")
    return item


async def _item_to_change(
    actor: Actor, id: UUID, version: int, state: AgendaState
) -> tuple[AgendaItem, OneOnOne]:
    item, series = await agenda_item_to_change(actor, id)
    if item.version != version:
        raise conflict(item)
    check_allowed(actor, series, OneOnOneAction.WRITE)
    if item.state is not state:
        message = "This was talked about already. Take the tick back first."
        if state is AgendaState.DONE:
            message = "This is still to be talked about. There is no tick to take back."
        raise Rejected(Problem(Code.WRONG_STATE, message, ("id",)))
    return item, series
