"""Metric feeds: named streams of numbers from other systems, logged as progress where they are tied to a key result."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID, uuid4

from headway.monitoring.access import sends_metrics
from headway.monitoring.models import MetricFeed, MetricValue, ProgressUpdate
from headway.monitoring.rules import Confidence
from headway.monitoring.rules.metrics import MetricRow, problem_of_unit, problems_of_free_day
from headway.monitoring.rules.updates import problems_of_day
from headway.planning.access import measured_from_outside, visible_key_results
from headway.planning.actions import check_value
from headway.planning.reads import DaysOfGoal, days_of
from headway.planning.rules import GoalAction, Measure
from headway.planning.rules.moves import Standing, problem_moving
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.batches import BatchResult, Outcome, RowResult, named_twice, once, refused, sendable
from headway.platform.checking import Checks
from headway.platform.database import lock_row, one_at_a_time, transaction
from headway.platform.errors import Code, Problem, Rejected, not_found
from headway.platform.events import announce_all, change, change_each, create, create_all

if TYPE_CHECKING:
    from headway.planning.models import Goal, KeyResult

ACTION: Final = "upsert_metric_values"
_BY_HAND: Final = "This number was corrected by hand. Send the next one, or ask who corrected it."


async def upsert_metric_feed(
    actor: Actor, *, key: str, name: str, unit: str = "", key_result_id: UUID | None = None
) -> MetricFeed:
    """Name a feed by its key, and tie it to a key result or to none.

    Refuses everybody but integrations with metrics:write, administrators and HR of the whole company, key results
    that are hidden from them or have another feed, and another unit than that of the key result.
    """
    check_may_send(actor)
    checks = Checks()
    key = checks.text(key, "key", most=100, required=True)
    values: dict[str, Any] = {
        "name": checks.text(name, "name", required=True),
        "unit": checks.text(unit, "unit", most=30),
        "key_result_id": key_result_id,
    }
    checks.done()
    async with transaction():
        await one_at_a_time(f"metric feed {key}")
        feed = await lock_row(MetricFeed.filter(key=key)).first()
        if key_result_id is not None:
            await _check_tie(actor, checks, key, values["unit"], key_result_id)
        checks.done()
        if feed is None:
            return await create(actor, "upsert_metric_feed", MetricFeed, key=key, **values)
        if changes := {field: value for field, value in values.items() if value != getattr(feed, field)}:
            await change(actor, "upsert_metric_feed", feed, **changes)
        return feed


async def _check_tie(actor: Actor, checks: Checks, key: str, unit: str, key_result_id: UUID) -> None:
    measured = await visible_key_results(actor).get_or_none(id=key_result_id)
    if measured is None:
        raise not_found("key result", "key_result_id")
    if await MetricFeed.filter(key_result_id=key_result_id).exclude(key=key).exists():
        message = "Another feed measures this key result. Untie that one first."
        checks.add(Code.DUPLICATE, message, "key_result_id")
    problem = problem_of_unit(unit, _unit_of(measured))
    checks.problems += [problem] if problem else []


def _unit_of(key_result: "KeyResult") -> str:
    units = {Measure.PERCENT: "%", Measure.MONEY: key_result.currency, Measure.YES_NO: ""}
    return units.get(key_result.measure, key_result.unit)


def check_may_send(actor: Actor) -> None:
    """Refuses whoever may not, before anything is read."""
    if not sends_metrics(actor):
        message = "Only integrations with metrics:write, administrators and HR of the whole company send numbers. Ask one of them."
        raise Rejected(Problem(Code.FORBIDDEN, message))


async def upsert_metric_values(
    actor: Actor, *, idempotency_key: str, rows: Sequence[MetricRow]
) -> BatchResult:
    """Append numbers to feeds by their keys; the same key with another number is its next revision, and corrects the progress it logged.

    Refuses everybody but integrations with metrics:write, administrators and HR of the whole company; and row by row
    unknown feeds, and what logging progress refuses: goals that are not active, values and days out of bounds.
    """
    check_may_send(actor)
    return await once(actor, ACTION, idempotency_key, rows, lambda: append_values(actor, rows))


@dataclass
class _Known:
    """The feeds of a call, what they measure, and the newest revision of each key."""

    feeds: dict[str, MetricFeed]
    measured: "dict[UUID, tuple[KeyResult, Goal]]"
    days: dict[UUID, DaysOfGoal]
    newest: dict[tuple[UUID, str], MetricValue]
    logged: dict[UUID, UUID]
    corrected: set[UUID]
    values: list[MetricValue] = field(default_factory=list)
    updates: list[ProgressUpdate] = field(default_factory=list)


async def append_values(actor: Actor, rows: Sequence[MetricRow], *, dry_run: bool = False) -> list[RowResult]:
    """Append the numbers that may be, in few statements, inside the caller's transaction; what became of each, in their order."""
    known = await _known(rows)
    twice = named_twice([f"{row.feed} {row.key}" for row in rows], "key")
    results = []
    for place, row in enumerate(rows):
        feed = known.feeds.get(row.feed)
        before = known.newest.get((feed.id, row.key)) if feed else None
        if (
            before
            and (before.value, before.effective_on) == (row.value, row.effective_on)
            and place not in twice
        ):
            results.append(RowResult(row.key, Outcome.SAME, before.id))
            continue
        problems = [twice[place]] if place in twice else []
        problems += _problems(row, feed, before, known)
        if feed is None or problems:
            results.append(refused(place, row.key, problems))
        else:
            results.append(_add(row, feed, before, known))
    if not dry_run:
        await _write(actor, known)
    return results


async def _known(rows: Sequence[MetricRow]) -> _Known:
    keyed = MetricFeed.filter(key__in=sendable({row.feed for row in rows}))
    # Two calls at once would give a key the same revision.
    feeds = {feed.key: feed for feed in await lock_row(keyed.order_by("id"))}
    ids = [feed.id for feed in feeds.values()]
    measured = await measured_from_outside(
        [feed.key_result_id for feed in feeds.values() if feed.key_result_id]
    )
    held = MetricValue.filter(feed_id__in=ids, key__in=sendable({row.key for row in rows}))
    newest = {(value.feed_id, value.key): value for value in await held.order_by("revision")}
    updates = ProgressUpdate.filter(metric_value_id__in=[value.id for value in newest.values()])
    logged = {row["metric_value_id"]: row["id"] for row in await updates.values("id", "metric_value_id")}
    corrections = await ProgressUpdate.filter(corrects_id__in=list(logged.values())).values("corrects_id")
    return _Known(
        feeds,
        measured,
        await days_of([goal for _, goal in measured.values()]),
        newest,
        logged,
        {row["corrects_id"] for row in corrections},
    )


def _problems(
    row: MetricRow, feed: MetricFeed | None, before: MetricValue | None, known: _Known
) -> list[Problem]:
    checks = Checks()
    checks.text(row.key, "key", most=100, required=True)
    checks.day(row.effective_on, "effective_on", required=True)
    if feed is None:
        checks.problems += not_found("feed", "feed").problems
    measured = known.measured.get(feed.key_result_id) if feed and feed.key_result_id else None
    if measured is None:
        checks.number(row.value, "value", required=True)
        # Somewhere on earth it is tomorrow already.
        latest = clock.today() + timedelta(days=1)
        return [*checks.problems, *problems_of_free_day(row.effective_on, latest=latest)]
    key_result, goal = measured
    problem = problem_moving(GoalAction.LOG_PROGRESS, goal.life, Standing(directs=True))
    checks.require(problem is None, Code.WRONG_STATE, problem.message if problem else "", "feed")
    check_value(checks, key_result, row.value, "value")
    by_hand = before is not None and known.logged.get(before.id) in known.corrected
    checks.require(not by_hand, Code.WRONG_STATE, _BY_HAND, "key")
    days = known.days[goal.id]
    return [
        *checks.problems,
        *problems_of_day(
            row.effective_on, today=days.today, starts_on=goal.starts_on, closed_period=days.closed_period
        ),
    ]


def _add(row: MetricRow, feed: MetricFeed, before: MetricValue | None, known: _Known) -> RowResult:
    value = MetricValue(
        id=uuid4(),
        feed_id=feed.id,
        key=row.key,
        revision=before.revision + 1 if before else 1,
        value=row.value,
        effective_on=row.effective_on,
        recorded_at=clock.now(),
    )
    known.values.append(value)
    if feed.key_result_id and (measured := known.measured.get(feed.key_result_id)):
        known.updates.append(
            _update(value, *measured, corrects=known.logged.get(before.id) if before else None)
        )
    return RowResult(row.key, Outcome.CHANGED if before else Outcome.CREATED, value.id)


def _update(
    value: MetricValue, key_result: "KeyResult", goal: "Goal", *, corrects: UUID | None
) -> ProgressUpdate:
    """A feed is neither sure nor unsure: what people said last of their confidence goes on."""
    return ProgressUpdate(
        goal_id=goal.id,
        key_result_id=key_result.id,
        metric_value_id=value.id,
        value=value.value,
        confidence=Confidence(key_result.current_confidence or Confidence.HIGH),
        effective_on=value.effective_on,
        recorded_at=value.recorded_at,
        corrects_id=corrects,
    )


async def _write(actor: Actor, known: _Known) -> None:
    await create_all(actor, ACTION, known.values)
    await create_all(actor, "log_progress", known.updates)
    await _repeat_newest(actor, known)
    news = [
        {"goal_id": update.goal_id, "key_result_id": update.key_result_id, "update_id": update.id}
        for update in known.updates
    ]
    await announce_all("ProgressLogged", news)


async def _repeat_newest(actor: Actor, known: _Known) -> None:
    """Let each key result show the newest of its numbers that hold."""
    touched = {update.key_result_id for update in known.updates}
    if not touched:
        return
    history = ProgressUpdate.filter(key_result_id__in=touched, corrections__id__isnull=True)
    columns = ("key_result_id", "value", "effective_on", "confidence")
    newest = {
        row["key_result_id"]: row
        for row in await history.order_by("effective_on", "recorded_at", "id").values(*columns)
    }
    changes: list[tuple[KeyResult, dict[str, Any]]] = []
    for id, row in newest.items():
        key_result, _ = known.measured[id]
        values = {
            "current_value": row["value"],
            "current_on": row["effective_on"],
            "current_confidence": row["confidence"],
        }
        changes.append((key_result, values))
    await change_each(actor, "measure_key_result", changes)
