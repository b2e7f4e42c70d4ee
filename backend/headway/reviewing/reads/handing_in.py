"""How the forms of a cycle come in over the days, for who runs it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from pypika_tortoise.functions import Cast
from pypika_tortoise.terms import Function as SqlFunction
from pypika_tortoise.terms import Term
from tortoise.expressions import Function
from tortoise.functions import Count

from headway.platform import clock
from headway.platform.actor import Actor
from headway.reviewing.access import run_by
from headway.reviewing.models import Review, ReviewCycle
from headway.reviewing.rules import ReviewDirection
from headway.reviewing.rules.handing_in import Reached, likely, reached
from headway.reviewing.rules.lives import HANDED_IN, OUT
from headway.reviewing.rules.phases import DUE

SHOWN: Final = (ReviewDirection.SELF, ReviewDirection.MANAGER)


class DayOf(Function):
    """The day of an instant, as text."""

    class _Day(SqlFunction):
        def __init__(self, instant: Term) -> None:
            super().__init__("SUBSTR", Cast(instant, "VARCHAR"), 1, 10)

    database_func = _Day


@dataclass(frozen=True, slots=True)
class HandedIn:
    """Forms of one direction; `low` to `high` are likely in on their last day."""

    direction: ReviewDirection
    total: int
    done: int
    due_on: date
    days: Sequence[Reached]
    low: int | None
    high: int | None


async def handed_in(actor: Actor, cycles: list[ReviewCycle]) -> dict[ReviewCycle, list[HandedIn]]:
    """Two statements for any number of cycles; nothing for who does not run them, and before the launch."""
    run = await run_by(actor, [cycle.id for cycle in cycles])
    shown = [cycle for cycle in cycles if cycle.id in run and cycle.launched_at is not None]
    ids = [cycle.id for cycle in shown]
    counted = Review.filter(cycle_id__in=ids, direction__in=SHOWN).exclude(state__in=sorted(OUT))
    rows = (
        await counted.annotate(n=Count("id"))
        .group_by("cycle_id", "direction")
        .values("cycle_id", "direction", "n")
    )
    totals = {(row["cycle_id"], row["direction"]): row["n"] for row in rows}
    days = await _days(ids)
    return {
        cycle: [
            _of(cycle, way, total, days[cycle.id, way])
            for way in SHOWN
            if (total := totals.get((cycle.id, way)))
        ]
        for cycle in shown
    }


async def _days(ids: Sequence[UUID]) -> dict[tuple[UUID, ReviewDirection], dict[date, int]]:
    done = Review.filter(cycle_id__in=list(ids), direction__in=SHOWN, state__in=sorted(HANDED_IN))
    dated = done.filter(submitted_at__isnull=False).annotate(on=DayOf("submitted_at"), n=Count("id"))
    found: dict[tuple[UUID, ReviewDirection], dict[date, int]] = defaultdict(dict)
    for row in await dated.group_by("cycle_id", "direction", "on").values("cycle_id", "direction", "on", "n"):
        found[row["cycle_id"], row["direction"]][date.fromisoformat(row["on"])] = row["n"]
    return found


def _of(cycle: ReviewCycle, way: ReviewDirection, total: int, counts: dict[date, int]) -> HandedIn:
    today, due_on = clock.today(), getattr(cycle, DUE[way])
    began = cycle.launched_at.date() if cycle.launched_at else today
    last = max(began, min(today, max([due_on, *counts])))
    so_far = reached(counts, began, last)
    done = so_far[-1].done
    # Managers begin later: what counts are the days since the first form came in.
    first = min(counts, default=last)
    daily = [counts.get(it.on, 0) for it in so_far if it.on >= first]
    low, high = likely(daily, (due_on - today).days, done=done, total=total) or (None, None)
    return HandedIn(way, total, done, due_on, so_far, low, high)
