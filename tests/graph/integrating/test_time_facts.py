"""Facts of timekeeping: kept by key, corrected with their past, sent once however often, each row with its own result."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from headway.monitoring.models import TimeFact, TimeFactRevision
from headway.platform import batches
from headway.platform import clock as headway_clock
from headway.platform.actor import Actor, Scope
from headway.platform.database import in_postgres
from headway.platform.models import AuditEvent, Batch, OutboxEvent
from tests.company import Company, data, gid, make_company
from tests.conftest import Ask, Statements
from tests.graph.integrating.calls import counts, outcomes, refusals, send
from tests.people_actors import integration

CLOCK = replace(integration(Scope.TIME_WRITE), name="Time clock")


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    company = await make_company()
    for name, person in company.people.items():
        person.external_id = f"E-{name}"
        await person.save(update_fields=["external_id"])
    return company


def fact(name: str = "priya", day: str = "2026-08-31", **more: Any) -> dict[str, Any]:
    values = {
        "key": f"{name}-{day}",
        "employeeExternalId": f"E-{name}",
        "day": day,
        "scheduledHours": "8",
        "workedHours": "8.75",
    }
    return values | more


async def keep(ask: Ask, key: str, *rows: dict[str, Any], actor: Actor = CLOCK) -> Any:
    return await send(ask, "upsertTimeFacts", actor, key, list(rows))


async def test_facts_are_kept(ask: Ask, company: Company) -> None:
    sick = fact(day="2026-08-28", workedHours="0", absence="SICK_LEAVE")
    answer = await keep(ask, "1", fact(), sick)
    kept = await TimeFact.all().order_by("-day")
    assert data(answer)["upsertTimeFacts"] == {
        "__typename": "UpsertTimeFactsPayload",
        "created": 2,
        "changed": 0,
        "same": 0,
        "refused": 0,
        "repeated": False,
        "rows": [
            {"key": "priya-2026-08-31", "outcome": "CREATED", "objectId": gid(kept[0]), "errors": []},
            {"key": "priya-2026-08-28", "outcome": "CREATED", "objectId": gid(kept[1]), "errors": []},
        ],
    }
    assert [(row.scheduled, row.worked, row.over_plan, row.absence) for row in kept] == [
        (800, 875, 75, None),
        (800, 0, 0, "SICK_LEAVE"),
    ]
    audited = await AuditEvent.all().order_by("id")
    assert [(event.action, event.actor_name, event.object_id) for event in audited] == [
        ("upsert_time_facts", "Time clock", row.id) for row in kept
    ]
    news = await OutboxEvent.all()
    assert [(row.kind, row.payload) for row in news] == [
        ("TimeFactsKept", {"employee_id": str(company.people["priya"].id)})
    ]


async def test_the_same_again_writes_nothing_and_another_number_corrects(ask: Ask, company: Company) -> None:
    await keep(ask, "1", fact(), fact("mona"))
    before = await AuditEvent.all().count()
    assert counts(await keep(ask, "2", fact(), fact("mona"))) == (0, 0, 2, 0)
    assert (await AuditEvent.all().count(), await TimeFactRevision.all().count()) == (before, 0)
    assert counts(await keep(ask, "3", fact(workedHours="7.5"), fact("mona"))) == (0, 1, 1, 0)
    corrected = await TimeFact.get(source_key="priya-2026-08-31")
    assert (corrected.worked, corrected.over_plan, corrected.version) == (750, 0, 2)
    (revision,) = await TimeFactRevision.all()
    assert (revision.time_fact_id, revision.number, revision.worked) == (corrected.id, 1, 875)
    event = await AuditEvent.all().order_by("-id").first()
    assert event is not None
    assert (event.before, event.after) == (
        {"worked": "(private)", "over_plan": "(private)"},
        {"worked": "(private)", "over_plan": 0},
    )


async def test_a_bad_row_does_not_hold_up_the_good_ones(ask: Ask, company: Company) -> None:
    await keep(ask, "1", fact("tom", key="taken"))
    answer = await keep(
        ask,
        "2",
        fact(),
        fact(key="a", employeeExternalId="E-nobody"),
        fact(key="b", scheduledHours="25", workedHours="-1"),
        fact(key="c", workedHours="7.333"),
        fact(key="d", day="2026-09-03"),
        fact(key="taken"),
        fact(key="twice"),
        fact(key="twice"),
        fact(key=""),
        fact(key="e", workedHours="0", day="2026-12-24"),
    )
    assert outcomes(answer) == [
        "CREATED",
        "NOT_FOUND rows.1.employeeExternalId",
        "OUT_OF_RANGE rows.2.scheduledHours, OUT_OF_RANGE rows.2.workedHours",
        "INVALID rows.3.workedHours",
        "OUT_OF_RANGE rows.4.workedHours",
        "DUPLICATE rows.5.key",
        "DUPLICATE rows.6.key",
        "DUPLICATE rows.7.key",
        "REQUIRED rows.8.key",
        "CREATED",
    ]
    assert counts(answer) == (2, 0, 0, 8)
    assert await TimeFact.all().count() == 3


async def test_a_repeated_key_gives_the_first_answer(ask: Ask, company: Company) -> None:
    rows = [fact(), fact("mona"), fact("nobody")]
    first = data(await keep(ask, "k", *rows))["upsertTimeFacts"]
    again = data(await keep(ask, "k", fact(workedHours="1")))["upsertTimeFacts"]
    assert again == first | {"repeated": True}
    assert (await TimeFact.get(source_key="priya-2026-08-31")).worked == 875
    assert await Batch.all().count() == 1


async def test_keys_belong_to_their_account_and_last_thirty_days(ask: Ask, company: Company) -> None:
    await keep(ask, "k", fact())
    other = company.actor("integration")
    assert counts(await keep(ask, "k", fact(), actor=other)) == (0, 0, 1, 0)
    headway_clock.set_for_tests(headway_clock.now() + batches.REMEMBERED * 2)
    await keep(ask, "later", fact())
    assert [batch.key for batch in await Batch.all()] == ["later"]


async def test_many_calls_with_one_key_at_once_write_once(ask: Ask, company: Company) -> None:
    rows = [fact(day=f"2026-08-{day:02}") for day in range(1, 21)]
    answers = [
        data(it)["upsertTimeFacts"] for it in await asyncio.gather(*(keep(ask, "k", *rows) for _ in range(6)))
    ]
    assert sorted(answer["repeated"] for answer in answers) == [False, True, True, True, True, True]
    assert len({str(answer["rows"]) for answer in answers}) == 1
    assert (await TimeFact.all().count(), await AuditEvent.all().count()) == (20, 20)


async def test_calls_with_other_keys_at_once_make_each_fact_once(ask: Ask, company: Company) -> None:
    rows = [fact(day=f"2026-08-{day:02}") for day in range(1, 11)]
    answers = await asyncio.gather(*(keep(ask, str(number), *rows) for number in range(5)))
    assert sorted(map(counts, answers)) == [(0, 0, 10, 0)] * 4 + [(10, 0, 0, 0)]


@pytest.mark.parametrize(
    ("key", "rows", "refused"),
    [
        ("", 1, ["REQUIRED idempotencyKey"]),
        ("x" * 101, 1, ["TOO_LONG idempotencyKey"]),
        ("k", 0, ["REQUIRED rows"]),
        ("k", 1_001, ["TOO_MANY rows"]),
    ],
)
async def test_a_call_is_bounded(ask: Ask, company: Company, key: str, rows: int, refused: list[str]) -> None:
    answer = await keep(ask, key, *(fact(key=str(number)) for number in range(rows)))
    assert refusals(answer) == refused
    assert (await TimeFact.all().count(), await Batch.all().count()) == (0, 0)


async def test_nobody_keeps_their_own_time(ask: Ask, company: Company) -> None:
    hanna = company.actor("hanna", hr_whole_company=True)
    assert outcomes(await keep(ask, "1", fact("hanna"), fact(), actor=hanna)) == [
        "OWN_RECORD rows.0.employeeExternalId",
        "CREATED",
    ]


@pytest.mark.parametrize("rows", [10, 100])
async def test_the_statements_do_not_grow_with_the_rows(
    ask: Ask, statements: Statements, company: Company, rows: int
) -> None:
    sent: list[int] = []
    for hours in ("8", "9"):
        facts = [fact(key=str(number), workedHours=hours) for number in range(rows)]
        with statements() as seen:
            await keep(ask, hours, *facts)
        sent.append(len(seen))
    # PostgreSQL takes a lock on what there is no row of yet.
    lock = 1 if in_postgres() else 0
    assert sent == [8 + lock, 9 + lock]
