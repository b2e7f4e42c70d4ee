"""Arranging to meet regularly: start a series, agree, change its rule, end it."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID
from zoneinfo import available_timezones

from tortoise.expressions import Q

from headway.monitoring.access import (
    check_may_write_in_meetings,
    one_on_one_to_change,
    visible_one_on_ones,
    works_with,
)
from headway.monitoring.actions.meetings import end, plan_ahead, plan_anew
from headway.monitoring.models import OneOnOne
from headway.monitoring.rules.one_on_ones import (
    LONGEST,
    SHORTEST,
    Cadence,
    OneOnOneAction,
    OneOnOneState,
    allowed_actions,
    is_time,
)
from headway.people.access import visible_colleagues
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import Checks
from headway.platform.database import one_at_a_time, transaction
from headway.platform.errors import Code, Problem, Rejected, conflict, not_found
from headway.platform.events import announce, change, create, object_made_with, remember_key

OPEN: Final = (OneOnOneState.PROPOSED, OneOnOneState.ACTIVE)
_WHY_NOT: Final = {
    OneOnOneAction.ACCEPT: "Only who was asked agrees, and once. Look at what was arranged.",
    OneOnOneAction.DECLINE: "Only who was asked declines, and once. End it instead if you meet already.",
    OneOnOneAction.RESCHEDULE: "This 1:1 is over. Start a new one with the same person.",
    OneOnOneAction.END: "This 1:1 is over already. There is nothing more to do.",
    OneOnOneAction.WRITE: "This 1:1 has not been agreed, or is over. Agree it, or start a new one.",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """When a series meets, as somebody asks for it."""

    cadence: Cadence
    starts_on: date
    time: str
    time_zone: str
    minutes: int

    def checked(self, checks: Checks) -> dict[str, Any]:
        """Its values for the row; the problems go to the checks."""
        zone = self.time_zone
        checks.require(
            is_time(self.time),
            Code.INVALID,
            "Give the time as hours and minutes, such as 09:30.",
            "time",
        )
        checks.require(
            zone in available_timezones(), Code.INVALID, "Choose a zone such as Europe/Berlin.", "time_zone"
        )
        checks.day(self.starts_on, "starts_on", required=True)
        checks.count(self.minutes, "minutes", least=SHORTEST, most=LONGEST)
        if not checks.problems and self.starts_on < clock.today(zone):
            checks.add(
                Code.OUT_OF_RANGE, "The first meeting cannot be in the past. Choose a later day.", "starts_on"
            )
        return {
            "cadence": self.cadence,
            "starts_on": self.starts_on,
            "time": self.time,
            "time_zone": zone,
            "minutes": self.minutes,
        }


async def start_one_on_one(
    actor: Actor, *, partner_id: UUID, rule: Rule, idempotency_key: str | None = None
) -> OneOnOne:
    """Meet somebody regularly: at once where one of the two manages the other, else as soon as the other agrees.

    Refuses oneself, people who left, a second series with the same person, and dates in the past. The same
    idempotency key gives the series of the first call again.
    """
    check_may_write_in_meetings(actor)
    checks = Checks()
    values = rule.checked(checks)
    key = checks.text(idempotency_key, "idempotency_key", most=100) or None
    async with transaction():
        made = await object_made_with(actor, "start_one_on_one", key)
        if made is not None:
            return await _started_before(actor, made)
        await one_at_a_time(f"one_on_one {sorted((str(actor.employee_id), str(partner_id)))}")
        await _check_partner(actor, checks, partner_id)
        checks.done()
        state = OneOnOneState.ACTIVE if await works_with(actor, partner_id) else OneOnOneState.PROPOSED
        series = await create(
            actor,
            "start_one_on_one",
            OneOnOne,
            organiser_id=actor.employee_id,
            partner_id=partner_id,
            state=state,
            **values,
        )
        await plan_ahead(actor, series)
        await remember_key(actor, "start_one_on_one", key, series)
        await announce("OneOnOneStarted", one_on_one_id=series.id, partner_id=partner_id, state=state)
        return series


async def accept_one_on_one(actor: Actor, *, id: UUID, version: int) -> OneOnOne:
    """Agree to meet. Refuses who proposed it, and what is not proposed any more."""
    async with transaction():
        series = await series_to_move(actor, id, version, OneOnOneAction.ACCEPT)
        await change(actor, "accept_one_on_one", series, expected_version=version, state=OneOnOneState.ACTIVE)
        await plan_ahead(actor, series)
        await announce("OneOnOneAccepted", one_on_one_id=series.id, organiser_id=series.organiser_id)
        return series


async def decline_one_on_one(actor: Actor, *, id: UUID, version: int) -> OneOnOne:
    """Say that one does not want to meet regularly. Refuses who proposed it, and what is not proposed any more."""
    async with transaction():
        series = await series_to_move(actor, id, version, OneOnOneAction.DECLINE)
        await change(
            actor,
            "decline_one_on_one",
            series,
            expected_version=version,
            state=OneOnOneState.DECLINED,
            ended_at=clock.now(),
        )
        await announce("OneOnOneDeclined", one_on_one_id=series.id, organiser_id=series.organiser_id)
        return series


async def reschedule_one_on_one(actor: Actor, *, id: UUID, version: int, rule: Rule) -> OneOnOne:
    """Meet by another rule from a day on; what was is kept. Refuses what is over, and dates in the past."""
    checks = Checks()
    values = rule.checked(checks)
    checks.done()
    async with transaction():
        series = await series_to_move(actor, id, version, OneOnOneAction.RESCHEDULE)
        await change(actor, "reschedule_one_on_one", series, expected_version=version, **values)
        await plan_anew(actor, series)
        await announce("OneOnOneRescheduled", one_on_one_id=series.id)
        return series


async def end_one_on_one(actor: Actor, *, id: UUID, version: int) -> OneOnOne:
    """Meet no more: what was said stays readable to the two. Refuses what is over already."""
    async with transaction():
        series = await series_to_move(actor, id, version, OneOnOneAction.END)
        await end(actor, series, version)
        return series


async def series_to_move(actor: Actor, id: UUID, version: int, action: OneOnOneAction) -> OneOnOne:
    """A series of the actor's at the version that was seen, if its life allows this."""
    series = await one_on_one_to_change(actor, id)
    if series.version != version:
        raise conflict(series)
    check_allowed(actor, series, action)
    return series


def check_allowed(actor: Actor, series: OneOnOne, action: OneOnOneAction, *path: str) -> None:
    """Refuses what may not be done with the series as it is now."""
    proposes = series.organiser_id == actor.employee_id
    if action in allowed_actions(series.state, proposes=proposes):
        return
    asked = action in {OneOnOneAction.ACCEPT, OneOnOneAction.DECLINE} and proposes
    code = Code.FORBIDDEN if asked else Code.WRONG_STATE
    raise Rejected(Problem(code, _WHY_NOT[action], path or ("id",)))


async def _started_before(actor: Actor, id: UUID) -> OneOnOne:
    series = await visible_one_on_ones(actor).get_or_none(id=id)
    if series is None:
        raise not_found("1:1", "idempotency_key")
    return series


async def _check_partner(actor: Actor, checks: Checks, partner_id: UUID) -> None:
    if not await visible_colleagues(actor).filter(id=partner_id).exists():
        checks.problems.extend(not_found("person", "partner_id").problems)
        return
    if partner_id == actor.employee_id:
        checks.add(Code.OWN_RECORD, "A 1:1 takes two. Choose somebody else.", "partner_id")
    with_them = Q(organiser_id=partner_id) | Q(partner_id=partner_id)
    if await visible_one_on_ones(actor).filter(with_them, state__in=OPEN).exists():
        message = "You meet this person regularly already, or one of you has asked to. Open that 1:1 instead."
        checks.add(Code.DUPLICATE, message, "partner_id")
