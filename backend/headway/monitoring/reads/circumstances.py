"""What a goal's status is judged by besides its numbers: the organisation's thresholds, and the time its owner had."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeAlias
from uuid import UUID

from orjson import loads
from tortoise.expressions import RawSQL
from tortoise.queryset import QuerySet

from headway.monitoring.models import TimeFact
from headway.monitoring.rules.availability import ALWAYS, Availability, hours_lost
from headway.monitoring.rules.group_size import GroupSize
from headway.monitoring.rules.thresholds import USUAL, Thresholds
from headway.planning.reads import pauses_of
from headway.planning.rules import GoalLevel, GoalState
from headway.platform.models import Organisation

if TYPE_CHECKING:
    from headway.planning.models import Goal

# The columns of a goal that its owner's time follows from, and the settings of the organisation beside them.
AROUND: Final = ("owner_id", "level", "owner__employment_percent", "owner__hired_on", "settings")
Span: TypeAlias = tuple[date, date | None]
SETTINGS: Final = RawSQL('(SELECT "settings" FROM "organisation" LIMIT 1)')


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The thresholds, what was lost of the time of each owner, and the pauses of each goal."""

    thresholds: Thresholds = USUAL
    pauses: Mapping[UUID, Sequence[Span]] = field(default_factory=dict)
    lost: Mapping[UUID, tuple[tuple[date, int], ...]] = field(default_factory=dict)

    def availability(self, goal: Mapping[str, Any]) -> Availability:
        """The time the owner of a goal of a person had for it; those of teams are worked at by others, too."""
        if goal["level"] != GoalLevel.INDIVIDUAL:
            return ALWAYS
        hired_on = goal["owner__hired_on"]
        late = hired_on is not None and hired_on > goal["starts_on"]
        return Availability(
            percent=goal["owner__employment_percent"],
            lost=_outside(self.pauses.get(goal["id"], ()), self.lost.get(goal["owner_id"], ())),
            breaks=((goal["starts_on"], hired_on),) if late else (),
        )


def _outside(pauses: Sequence[Span], lost: tuple[tuple[date, int], ...]) -> tuple[tuple[date, int], ...]:
    """Without days on which nothing was expected anyway."""
    if not pauses:
        return lost
    return tuple(
        (day, hours)
        for day, hours in lost
        if not any(begins <= day and (ends is None or day < ends) for begins, ends in pauses)
    )


async def circumstances(goals: Sequence[Mapping[str, Any]]) -> Circumstances:
    """Those of these goals (of `with_settings`), in one statement, two after a pause; one truth for all."""
    pursued = [
        goal for goal in goals if goal["state"] == GoalState.ACTIVE and goal["level"] == GoalLevel.INDIVIDUAL
    ]
    lost = await _lost(pursued) if pursued else {}
    pauses = await pauses_of([goal["id"] for goal in goals if goal["paused_on"]])
    return Circumstances(_thresholds(goals[0]["settings"] if goals else None), pauses, lost)


def with_settings(goals: "QuerySet[Goal]") -> "QuerySet[Goal]":
    """These goals with the settings of the organisation in a column, which costs no statement of its own."""
    return goals.annotate(settings=SETTINGS)


async def thresholds() -> Thresholds:
    """Those of the organisation."""
    return Thresholds.of(await _settings())


async def group_size() -> GroupSize:
    """From how many people on a mood is told."""
    return GroupSize.of(await _settings())


async def _settings() -> Mapping[str, Any]:
    rows = await Organisation.all().limit(1).values("settings")
    return rows[0]["settings"] if rows else {}


def _thresholds(settings: Any) -> Thresholds:
    # A bare column of JSON comes as text.
    return Thresholds.of(loads(settings) if isinstance(settings, str | bytes) else settings or {})


async def _lost(goals: Sequence[Mapping[str, Any]]) -> Mapping[UUID, tuple[tuple[date, int], ...]]:
    owners = {goal["owner_id"] for goal in goals}
    away = TimeFact.filter(
        employee_id__in=list(owners),
        absence__isnull=False,
        day__gte=min(goal["starts_on"] for goal in goals),
    )
    found: dict[UUID, list[tuple[date, int]]] = defaultdict(list)
    columns = ("employee_id", "day", "scheduled", "worked", "absence")
    for owner, day, scheduled, worked, absence in await away.order_by("day").values_list(*columns):
        if hours := hours_lost(scheduled, worked, absence):
            found[owner].append((day, hours))
    return {owner: tuple(days) for owner, days in found.items()}
