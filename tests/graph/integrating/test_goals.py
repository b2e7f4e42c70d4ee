"""Goals from another system: set as drafts, changed and aligned by key, each row for itself, once however often sent."""

import asyncio
from typing import Any

import pytest

from headway.planning.models import Goal, KeyResult
from headway.planning.rules import GoalState, Visibility
from headway.platform.actor import Scope
from headway.platform.models import AuditEvent, OutboxEvent
from tests.company import Company, data, gid, make_company, make_goal, make_key_result, make_period
from tests.conftest import Ask, Statements
from tests.graph.integrating.calls import counts, outcomes, refusals, send
from tests.people_actors import integration

OKRS = integration(Scope.GOALS_READ, Scope.GOALS_WRITE)


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    company = await make_company()
    for name, person in company.people.items():
        person.external_id = f"E-{name}"
        await person.save(update_fields=["external_id"])
    return company


def goal(key: str, owner: str = "priya", **more: Any) -> dict[str, Any]:
    values = {
        "externalKey": key,
        "title": f"Goal {key}",
        "ownerExternalId": f"E-{owner}",
        "period": "H2 2026",
    }
    return values | more


def number(title: str = "Calls", **more: Any) -> dict[str, Any]:
    return {"title": title, "baseline": "0", "target": "100"} | more


async def upsert(ask: Ask, key: str, *rows: dict[str, Any], actor: Any = OKRS) -> Any:
    return await send(ask, "upsertGoals", actor, key, list(rows))


async def test_goals_are_set_as_drafts_and_aligned(ask: Ask, company: Company) -> None:
    answer = await upsert(
        ask,
        "1",
        goal(
            "leaf",
            parentKey="top",
            keyResults=[number(), number("Done", measure="YES_NO", baseline=None, target=None)],
        ),
        goal("top", "ada", level="COMPANY", visibility="PUBLIC"),
        goal(
            "unit",
            "mona",
            level="DEPARTMENT",
            department=["Support"],
            parentKey="top",
            weight=30,
            dueOn="2026-11-30",
        ),
    )
    assert counts(answer) == (3, 0, 0, 0)
    goals = {it.external_key: it for it in await Goal.all()}
    leaf, top, unit = goals["leaf"], goals["top"], goals["unit"]
    assert [row["objectId"] for row in data(answer)["upsertGoals"]["rows"]] == [
        gid(leaf),
        gid(top),
        gid(unit),
    ]
    assert (leaf.state, leaf.parent_id, leaf.owner_id, leaf.search_title, leaf.starts_on, leaf.due_on) == (
        GoalState.DRAFT, top.id, company.people["priya"].id, "goal leaf", company.period.starts_on, company.period.ends_on,
    )  # fmt: skip
    assert (unit.department_id, unit.weight, str(unit.due_on)) == (company.support.id, 30, "2026-11-30")
    parts = await KeyResult.filter(goal=leaf).order_by("position")
    assert [(part.title, part.measure.value, int(part.baseline), int(part.target)) for part in parts] == [
        ("Calls", "NUMBER", 0, 100),
        ("Done", "YES_NO", 0, 1),
    ]
    assert await AuditEvent.filter(action="upsert_goals").count() == 3
    assert await OutboxEvent.filter(kind="GoalUpserted").count() == 3
    drafted = await ask(
        "query($id: ID!) { goal(id: $id) { externalKey } }", {"id": gid(leaf)}, as_=company.actor("priya")
    )
    assert data(drafted) == {"goal": {"externalKey": "leaf"}}


async def test_the_same_again_changes_nothing(ask: Ask, company: Company) -> None:
    rows = [goal("a", keyResults=[number()]), goal("b", parentKey="a", description="Why.")]
    await upsert(ask, "1", *rows)
    before = (await AuditEvent.all().count(), await OutboxEvent.all().count())
    assert counts(await upsert(ask, "2", *rows)) == (0, 0, 2, 0)
    assert (await AuditEvent.all().count(), await OutboxEvent.all().count()) == before
    assert await Goal.filter(version=1).count() == 2


async def test_a_draft_changes_in_any_way(ask: Ask, company: Company) -> None:
    await upsert(ask, "1", goal("a", keyResults=[number("Calls"), number("Mails")]))
    kept = await KeyResult.get(title="Calls")
    changed = goal(
        "a", "paul", title="Answer at once", keyResults=[number("Chats"), number("Calls", target="50")]
    )
    assert counts(await upsert(ask, "2", changed)) == (0, 1, 0, 0)
    now = await Goal.get()
    assert (now.title, now.search_title, now.owner_id, now.version) == (
        "Answer at once", "answer at once", company.people["paul"].id, 2,
    )  # fmt: skip
    parts = await KeyResult.all().order_by("position")
    assert [(part.title, int(part.target)) for part in parts] == [("Chats", 100), ("Calls", 50)]
    assert parts[1].id == kept.id
    assert counts(await upsert(ask, "3", goal("a", "paul", title="Answer at once"))) == (0, 0, 1, 0)
    assert await AuditEvent.filter(action="remove_key_result").count() == 1


async def test_of_an_agreed_goal_only_what_was_not_agreed_changes(ask: Ask, company: Company) -> None:
    priya = company.people["priya"]
    agreed = await make_goal(priya, company.period, "Agreed", external_key="a")
    await make_key_result(agreed)
    closed = await make_goal(priya, company.period, "Closed", external_key="c", state=GoalState.CLOSED)
    top = await make_goal(company.people["ada"], company.period, "Top", external_key="top")
    answer = await upsert(
        ask,
        "1",
        goal("a", title="Other", keyResults=[number("Other")]),
        goal("c", title="Closed", description="More."),
    )
    assert outcomes(answer) == [
        "WRONG_STATE rows.0.title, WRONG_STATE rows.0.keyResults",
        "WRONG_STATE rows.1.externalKey",
    ]
    row = goal("a", title="Agreed", description="Why.", visibility="PUBLIC", parentKey="top")
    assert counts(await upsert(ask, "2", row, goal("c", title="Closed"))) == (0, 1, 1, 0)
    now = await Goal.get(id=agreed.id)
    assert (now.description, now.visibility, now.parent_id, now.version) == (
        "Why.",
        Visibility.PUBLIC,
        top.id,
        2,
    )
    assert (await Goal.get(id=closed.id)).version == 1


async def test_a_bad_row_does_not_hold_up_the_good_ones(ask: Ask, company: Company) -> None:
    await make_period("H1 2026", state="CLOSED")
    await make_goal(
        company.people["priya"], company.period, "Hidden", external_key="private", visibility="PRIVATE"
    )
    answer = await upsert(
        ask,
        "1",
        goal("a"),
        goal("b", "nobody", period="Never", department=["Nowhere"], parentKey="none"),
        goal("c", visibility="PRIVATE"),
        goal("d", period="H1 2026"),
        goal("e", title="", weight=101, dueOn="2027-01-01"),
        goal("f", level="TEAM"),
        goal("g", keyResults=[number(target="0"), number("")]),
        goal("private"),
        goal("h", parentKey="private"),
        goal("i", parentKey="c"),
        goal("j", parentKey="k"),
        goal("k", parentKey="j"),
        goal("l", parentKey="l"),
        goal("twice"),
        goal("twice"),
        goal("", level="DEPARTMENT"),
        goal("m", parentKey="a"),
    )
    assert outcomes(answer) == [
        "CREATED",
        "NOT_FOUND rows.1.period, NOT_FOUND rows.1.ownerExternalId, NOT_FOUND rows.1.department, NOT_FOUND rows.1.parentKey",
        "FORBIDDEN rows.2.visibility",
        "CLOSED rows.3.period",
        "REQUIRED rows.4.title, OUT_OF_RANGE rows.4.weight, OUT_OF_RANGE rows.4.dueOn",
        "INVALID rows.5.ownerExternalId",
        "INVALID rows.6.keyResults.0.target, REQUIRED rows.6.keyResults.1.title",
        "NOT_FOUND rows.7.externalKey",
        "NOT_FOUND rows.8.parentKey",
        "NOT_FOUND rows.9.parentKey",
        "LOOP rows.10.parentKey",
        "LOOP rows.11.parentKey",
        "LOOP rows.12.parentKey",
        "DUPLICATE rows.13.externalKey",
        "DUPLICATE rows.14.externalKey",
        "REQUIRED rows.15.externalKey",
        "CREATED",
    ]
    assert {it.external_key for it in await Goal.all()} == {"private", "a", "m"}


async def test_a_circle_over_goals_that_are_there_is_refused(ask: Ask, company: Company) -> None:
    await upsert(ask, "1", goal("a"), goal("b", parentKey="a"), goal("c", parentKey="b"))
    answer = await upsert(ask, "2", goal("a", parentKey="c"))
    assert outcomes(answer) == ["LOOP rows.0.parentKey"]
    swapped = await upsert(ask, "3", goal("b"), goal("a", parentKey="b"))
    assert outcomes(swapped) == ["CHANGED", "CHANGED"]


async def test_hr_sends_goals_of_those_in_scope(ask: Ask, company: Company) -> None:
    answer = await upsert(
        ask, "1", goal("a"), goal("b", "tom"), goal("c", "hanna"), actor=company.actor("hanna")
    )
    assert outcomes(answer) == ["CREATED", "FORBIDDEN rows.1.ownerExternalId", "CREATED"]
    answer = await upsert(
        ask, "2", goal("d"), goal("top", "ada", level="COMPANY"), actor=company.actor("admin")
    )
    assert outcomes(answer) == ["FORBIDDEN rows.0.ownerExternalId", "CREATED"]


@pytest.mark.parametrize("name", ["priya", "mona", "ada", "narrow", "nobody", "reader"])
async def test_others_send_none(ask: Ask, company: Company, name: str) -> None:
    actor = integration(*(set(Scope) - {Scope.GOALS_WRITE})) if name == "reader" else company.actor(name)
    assert refusals(await upsert(ask, "1", goal("a"), actor=actor)) == ["FORBIDDEN"]
    assert (await Goal.all().count(), await AuditEvent.all().count()) == (0, 0)


async def test_single_goals_stay_closed_to_integrations(ask: Ask, company: Company) -> None:
    document = """mutation($input: CreateGoalInput!) { createGoal(input: $input) { ... on UserErrors { errors { code } } } }"""
    given = {"title": "A", "periodId": company.period_id, "ownerId": company.id("priya")}
    answer = await ask(document, {"input": given}, as_=OKRS)
    assert data(answer) == {"createGoal": {"errors": [{"code": "FORBIDDEN"}]}}


async def test_many_calls_at_once_set_each_goal_once(ask: Ask, company: Company) -> None:
    rows = [goal("top"), *(goal(f"{n}", parentKey="top", keyResults=[number()]) for n in range(10))]
    same = await asyncio.gather(*(upsert(ask, "k", *rows) for _ in range(4)))
    answers = [data(answer)["upsertGoals"] for answer in same]
    assert sorted(answer["repeated"] for answer in answers) == [False, True, True, True]
    assert len({str(answer["rows"]) for answer in answers}) == 1
    others = await asyncio.gather(*(upsert(ask, f"other {n}", *rows, goal("new")) for n in range(4)))
    assert sorted(map(counts, others)) == [(0, 0, 12, 0)] * 3 + [(1, 0, 11, 0)]
    assert (await Goal.all().count(), await KeyResult.all().count()) == (12, 10)


async def test_the_statements_do_not_grow_with_the_rows(
    ask: Ask, statements: Statements, company: Company
) -> None:
    costs = []
    for size in (4, 40):
        rows = [
            goal(f"{size} {n}", parentKey=f"{size} 0" if n else None, keyResults=[number()])
            for n in range(size)
        ]
        changed = [row | {"description": "Why.", "keyResults": [number(target="9")]} for row in rows]
        cost = []
        for key, sent in (("new", rows), ("same", rows), ("changed", changed)):
            with statements() as seen:
                await upsert(ask, f"{key} {size}", *sent)
            cost.append(len(seen))
        costs.append(cost)
    assert costs[0] == costs[1]
    assert costs[0] == [18, 13, 18]
