"""Keeping the statuses of pursued goals: again after what was written, and before time changes them."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from tortoise.expressions import Q

from headway.monitoring.models import KeptStatus, StatusDoubt
from headway.monitoring.reads.circumstances import Circumstances, circumstances, thresholds, with_settings
from headway.monitoring.reads.kept_status import judged_by
from headway.monitoring.reads.progress import LOOKED_AT, awaited_since, facts_of
from headway.monitoring.rules import GoalStatus
from headway.monitoring.rules.status import status_of
from headway.planning.access import pursued_goals
from headway.planning.reads import links_up, measured
from headway.planning.rules.progress import Measured, even_pace
from headway.platform import clock
from headway.platform.actor import SYSTEM
from headway.platform.computing import aside
from headway.platform.database import one_at_a_time, transaction

AT_ONCE: Final = 400
# How many days ahead a status is judged. Those that only this ends are judged again a day earlier, not all at a midnight.
AHEAD: Final = 8
AGAIN_AFTER: Final = timedelta(days=AHEAD - 1)


async def keep_statuses() -> int:
    """Judge the goals whose kept status is in doubt or no longer good; how many there were to look at. Idempotent."""
    looked_at = 0
    while some := await _keep_some():
        looked_at += some
    return looked_at


async def _keep_some() -> int:
    """A part of them in one transaction. Doubts are read first, so that what is read then is what they told of, or newer."""
    async with transaction():
        await one_at_a_time("keep statuses")
        doubts = await StatusDoubt.all().order_by("id").limit(AT_ONCE)
        ids = await _doubted(doubts) if doubts else await _no_longer_good()
        await _keep(ids)
        await StatusDoubt.filter(id__in=[doubt.id for doubt in doubts]).delete()
        return len(doubts) or len(ids)


async def _doubted(doubts: Collection[StatusDoubt]) -> set[UUID]:
    """The goals that these are about, and those above, which may be measured by them."""
    goals = {doubt.goal_id for doubt in doubts if doubt.goal_id}
    owners = {doubt.owner_id for doubt in doubts if doubt.owner_id}
    if owners:
        goals |= {row["id"] for row in await pursued_goals().filter(owner_id__in=list(owners)).values("id")}
    return goals | (await links_up(goals)).keys() if goals else set()


async def _no_longer_good() -> set[UUID]:
    now = clock.now()
    old = Q(judged_at__lte=now - AGAIN_AFTER) | Q(good_until__lte=now)
    strange = ~Q(judged_by=judged_by(await thresholds())) | Q(judged_at__gt=now)
    return {row["goal_id"] for row in await KeptStatus.filter(old | strange).limit(AT_ONCE).values("goal_id")}


async def _keep(ids: Collection[UUID]) -> None:
    """What holds of these goals from now on; of those that are not pursued, nothing is kept."""
    if not ids:
        return
    now = clock.now()
    visible = pursued_goals().filter(id__in=list(ids), outcome__isnull=True)
    goals = await with_settings(visible).values("id", *LOOKED_AT)
    found, around = await measured(SYSTEM, visible), await circumstances(goals)
    kept = await aside(
        lambda: [_kept(goal, found.get(goal["id"], Measured()), around, now) for goal in goals], len(goals)
    )
    await KeptStatus.filter(goal_id__in=list(ids)).delete()
    await KeptStatus.bulk_create(kept)


def _kept(goal: Mapping[str, Any], measure: Measured, around: Circumstances, now: datetime) -> KeptStatus:
    """The status of a goal, and the midnight of its owner until which it stays."""
    zone = clock.zone(goal["owner__time_zone"])
    today = now.astimezone(zone).date()
    facts, pauses = facts_of(goal, measure, around, today), around.pauses.get(goal["id"], ())

    def status_on(day: date) -> GoalStatus:
        even = even_pace(facts.starts_on, facts.due_on, day, pauses)
        return status_of(replace(facts, even=even), day, around.thresholds)[0]

    status = status_on(today)
    days = [today + timedelta(number) for number in range(1, AHEAD + 1)]
    changes = next((day for day in days if status_on(day) is not status), days[-1])
    return KeptStatus(
        goal_id=goal["id"],
        status=status,
        awaited_since=awaited_since(goal, measure),
        judged_by=judged_by(around.thresholds),
        judged_at=now,
        good_until=datetime.combine(changes, time(), zone).astimezone(UTC),
    )
