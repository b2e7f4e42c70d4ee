"""Metric feeds: numbers by key, appended and corrected, and logged as progress where a feed is tied to a key result."""

import asyncio
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from headway.monitoring.models import MetricFeed, MetricValue, ProgressUpdate
from headway.planning.models import Goal, KeyResult
from headway.planning.rules import GoalState
from headway.platform import clock as headway_clock
from headway.platform.actor import Scope
from headway.platform.models import AuditEvent, OutboxEvent
from tests.company import (
    REFUSED,
    TODAY,
    Company,
    codes,
    data,
    gid,
    make_goal,
    make_key_result,
    payload,
)
from tests.conftest import Ask, Statements
from tests.graph.integrating.calls import counts, outcomes, refusals, send
from tests.people_actors import integration

DESK = integration(Scope.GOALS_READ, Scope.METRICS_WRITE)
SET = f"""mutation($input: UpsertMetricFeedInput!) {{ upsertMetricFeed(input: $input) {{
    ... on UpsertMetricFeedPayload {{ metricFeed {{ id key name unit keyResult {{ title }} }} }} {REFUSED} }} }}"""
SEEN = """query($id: ID!) { goal(id: $id) { progress status lastUpdateOn updates { nodes { value source author { name } corrects { value } } }
    keyResults { currentValue currentOn currentConfidence points { value on source } } } }"""


@pytest.fixture
async def goal(company: Company) -> Goal:
    return await make_goal(company.people["priya"], company.period)


@pytest.fixture
async def key_result(goal: Goal) -> KeyResult:
    return await make_key_result(goal, unit="calls")


async def tie(ask: Ask, key_result: KeyResult | None, actor: Any = DESK, **more: Any) -> Any:
    values = {
        "key": "desk",
        "name": "Service desk",
        "unit": "calls",
        "keyResultId": key_result and gid(key_result),
    }
    return await ask(SET, {"input": values | more}, as_=actor)


def number(key: str, value: str = "40", day: str = "2026-08-31", **more: Any) -> dict[str, Any]:
    return {"feed": "desk", "key": key, "value": value, "effectiveOn": day} | more


async def upsert(ask: Ask, key: str, *rows: dict[str, Any], actor: Any = DESK) -> Any:
    return await send(ask, "upsertMetricValues", actor, key, list(rows))


async def test_numbers_of_a_tied_feed_are_progress(
    ask: Ask, company: Company, goal: Goal, key_result: KeyResult
) -> None:
    feed = payload(await tie(ask, key_result), "upsertMetricFeed")["metricFeed"]
    assert feed | {"id": None} == {
        "id": None, "key": "desk", "name": "Service desk", "unit": "calls", "keyResult": {"title": "Calls answered in a minute"},
    }  # fmt: skip
    assert counts(await upsert(ask, "1", number("w36", "40"), number("w35", "30", "2026-08-24"))) == (
        2,
        0,
        0,
        0,
    )
    seen = data(await ask(SEEN, {"id": gid(goal)}, as_=company.actor("priya")))["goal"]
    assert seen == {
        "progress": 0.4,
        "status": "ON_TRACK",
        "lastUpdateOn": "2026-08-31",
        "updates": {
            "nodes": [
                {"value": "40", "source": "Service desk", "author": None, "corrects": None},
                {"value": "30", "source": "Service desk", "author": None, "corrects": None},
            ]
        },
        "keyResults": [
            {
                "currentValue": "40",
                "currentOn": "2026-08-31",
                "currentConfidence": "HIGH",
                "points": [
                    {"value": "30", "on": "2026-08-24", "source": "Service desk"},
                    {"value": "40", "on": "2026-08-31", "source": "Service desk"},
                ],
            }
        ],
    }
    audited = {event.action for event in await AuditEvent.all()}
    assert audited == {"upsert_metric_feed", "upsert_metric_values", "log_progress", "measure_key_result"}
    assert await OutboxEvent.filter(kind="ProgressLogged").count() == 2


async def test_another_number_under_a_key_corrects(
    ask: Ask, company: Company, goal: Goal, key_result: KeyResult
) -> None:
    await tie(ask, key_result)
    await upsert(ask, "1", number("w36"))
    before = await AuditEvent.all().count()
    assert counts(await upsert(ask, "2", number("w36", "40.0"))) == (0, 0, 1, 0)
    assert await AuditEvent.all().count() == before
    assert counts(await upsert(ask, "3", number("w36", "35"))) == (0, 1, 0, 0)
    assert counts(await upsert(ask, "4", number("w36", "36"))) == (0, 1, 0, 0)
    held = await MetricValue.all().order_by("revision")
    assert [(value.revision, int(value.value)) for value in held] == [(1, 40), (2, 35), (3, 36)]
    seen = data(await ask(SEEN, {"id": gid(goal)}, as_=company.actor("priya")))["goal"]
    assert [point["value"] for point in seen["keyResults"][0]["points"]] == ["36"]
    assert [node["corrects"] for node in seen["updates"]["nodes"] if node["value"] == "35"] == [
        {"value": "40"}
    ]
    assert (await KeyResult.get()).current_value == 36


async def test_what_people_said_of_their_confidence_goes_on(ask: Ask, key_result: KeyResult) -> None:
    await KeyResult.filter(id=key_result.id).update(
        current_value=Decimal(10), current_on=TODAY - timedelta(days=9), current_confidence="LOW"
    )
    await tie(ask, key_result)
    await upsert(ask, "1", number("w36"))
    assert (await KeyResult.get()).current_confidence == "LOW"
    assert (await ProgressUpdate.get()).confidence == "LOW"


async def test_what_was_corrected_by_hand_is_left_alone(
    ask: Ask, company: Company, key_result: KeyResult
) -> None:
    await tie(ask, key_result)
    await upsert(ask, "1", number("w36"))
    logged = await ProgressUpdate.get()
    log = "mutation($input: LogProgressInput!) { logProgress(input: $input) { __typename } }"
    given = {"keyResultId": gid(key_result), "version": 2, "value": "12", "confidence": "HIGH", "effectiveOn": "2026-08-31", "corrects": gid(logged)}  # fmt: skip
    answer = await ask(log, {"input": given}, as_=company.actor("mona"))
    assert data(answer) == {"logProgress": {"__typename": "LogProgressPayload"}}
    assert outcomes(await upsert(ask, "2", number("w36", "50"))) == ["WRONG_STATE rows.0.key"]
    assert (await KeyResult.get()).current_value == 12


async def test_a_free_feed_only_keeps_its_numbers(ask: Ask, company: Company) -> None:
    await tie(ask, None)
    assert counts(await upsert(ask, "1", number("a"), number("b", "41"))) == (2, 0, 0, 0)
    assert not await ProgressUpdate.all().exists()
    query = "{ metricFeeds { totalCount nodes { name keyResult { title } values { totalCount nodes { key value } } } } }"
    seen = data(await ask(query, as_=DESK))["metricFeeds"]
    assert (seen["totalCount"], seen["nodes"][0]["values"]["totalCount"]) == (1, 2)
    assert data(await ask(query, as_=company.actor("priya")))["metricFeeds"]["totalCount"] == 0


async def test_a_bad_row_does_not_hold_up_the_good_ones(
    ask: Ask, company: Company, goal: Goal, key_result: KeyResult
) -> None:
    await tie(ask, key_result)
    share = await make_key_result(await make_goal(company.people["paul"], company.period), measure="PERCENT")
    await tie(ask, share, key="share", unit="%")
    over = await make_key_result(
        await make_goal(company.people["paul"], company.period, state=GoalState.CLOSED)
    )
    await tie(ask, over, key="over", unit="")
    answer = await upsert(
        ask,
        "1",
        number("a"),
        number("b", feed="none"),
        number("c", day="2026-09-02"),
        number("d", day="2026-06-30"),
        number("e", "101", feed="share"),
        number("f", feed="over"),
        number("g", "1e20"),
        number("twice"),
        number("twice", feed="share"),
        number("same"),
        number("same"),
        number(""),
    )
    assert outcomes(answer) == [
        "CREATED",
        "NOT_FOUND rows.1.feed",
        "OUT_OF_RANGE rows.2.effectiveOn",
        "OUT_OF_RANGE rows.3.effectiveOn",
        "OUT_OF_RANGE rows.4.value",
        "WRONG_STATE rows.5.feed",
        "OUT_OF_RANGE rows.6.value",
        "CREATED",
        "CREATED",
        "DUPLICATE rows.9.key",
        "DUPLICATE rows.10.key",
        "REQUIRED rows.11.key",
    ]
    assert await MetricValue.all().count() == 3


async def test_a_feed_is_tied_where_it_fits(ask: Ask, company: Company, key_result: KeyResult) -> None:
    hidden = await make_key_result(
        await make_goal(company.people["priya"], company.period, visibility="PRIVATE")
    )
    assert codes(await tie(ask, hidden), "upsertMetricFeed") == ["NOT_FOUND keyResultId"]
    assert codes(await tie(ask, key_result, unit="hours"), "upsertMetricFeed") == ["INVALID unit"]
    assert codes(await tie(ask, key_result, name="", key="k" * 101), "upsertMetricFeed") == [
        "REQUIRED name",
        "TOO_LONG key",
    ]
    assert (await MetricFeed.all().count(), await AuditEvent.all().count()) == (0, 0)
    await tie(ask, key_result)
    assert codes(await tie(ask, key_result, key="other"), "upsertMetricFeed") == ["DUPLICATE keyResultId"]
    before = await AuditEvent.all().count()
    payload(await tie(ask, key_result), "upsertMetricFeed")
    assert await AuditEvent.all().count() == before
    payload(await tie(ask, None, name="Phones"), "upsertMetricFeed")
    now = await MetricFeed.get()
    assert (now.name, now.key_result_id, now.version) == ("Phones", None, 2)


SENDERS = {"admin", "integration"}


@pytest.mark.parametrize(
    "name", ["priya", "mona", "ada", "hanna", "otto", "admin", "integration", "narrow", "nobody"]
)
async def test_who_sends_numbers(ask: Ask, company: Company, name: str) -> None:
    actor = company.actor(name)
    tied, sent = await tie(ask, None, actor), await upsert(ask, "1", number("a"), actor=actor)
    if name in SENDERS:
        assert counts(sent) == (1, 0, 0, 0)
        return
    assert codes(tied, "upsertMetricFeed") == ["FORBIDDEN "]
    assert refusals(sent) == ["FORBIDDEN"]
    assert (await MetricFeed.all().count(), await AuditEvent.all().count()) == (0, 0)


@pytest.mark.parametrize(("visibility", "readers"), [("PUBLIC", "priya mona vera ada paul hanna integration"), ("PRIVATE", "priya mona")])  # fmt: skip
async def test_a_feed_is_seen_by_those_who_see_the_key_result(
    ask: Ask, company: Company, visibility: str, readers: str
) -> None:
    measured = await make_key_result(
        await make_goal(company.people["priya"], company.period, visibility=visibility)
    )
    now = headway_clock.now()
    feed = await MetricFeed.create(
        key="desk", name="Desk", key_result=measured, created_at=now, updated_at=now
    )
    value = await MetricValue.create(
        feed=feed, key="a", revision=1, value=Decimal(7), effective_on=TODAY, recorded_at=now
    )
    query = "query($feed: ID!, $value: ID!) { feed: node(id: $feed) { id } value: node(id: $value) { id } metricFeeds { totalCount } }"
    for name in ("priya", "mona", "vera", "ada", "paul", "hanna", "admin", "integration", "narrow", "nobody"):
        seen = data(await ask(query, {"feed": gid(feed), "value": gid(value)}, as_=company.actor(name)))
        reads = name in readers.split()
        assert (seen["feed"] is not None, seen["value"] is not None, seen["metricFeeds"]["totalCount"]) == (
            reads, reads, int(reads),
        ), name  # fmt: skip


async def test_many_calls_at_once_append_each_number_once(ask: Ask, key_result: KeyResult) -> None:
    await tie(ask, key_result)
    rows = [number(f"{day}", str(day), f"2026-08-{day:02}") for day in range(1, 21)]
    same = [
        data(it)["upsertMetricValues"]
        for it in await asyncio.gather(*(upsert(ask, "k", *rows) for _ in range(4)))
    ]
    assert sorted(answer["repeated"] for answer in same) == [False, True, True, True]
    assert len({str(answer["rows"]) for answer in same}) == 1
    others = await asyncio.gather(*(upsert(ask, f"other {n}", *rows, number("new")) for n in range(4)))
    assert sorted(map(counts, others)) == [(0, 0, 21, 0)] * 3 + [(1, 0, 20, 0)]
    assert (await MetricValue.all().count(), await ProgressUpdate.all().count()) == (21, 21)


async def test_the_statements_do_not_grow_with_the_rows(
    ask: Ask, statements: Statements, key_result: KeyResult
) -> None:
    await tie(ask, key_result)
    costs = []
    for size in (4, 40):
        cost = []
        for value in ("1", "2"):
            rows = [number(f"{size} {n}", value) for n in range(size)]
            with statements() as seen:
                await upsert(ask, f"{value} {size}", *rows)
            cost.append(len(seen))
        costs.append(cost)
    assert costs[0] == costs[1]
    assert costs[0] == [18, 18]
