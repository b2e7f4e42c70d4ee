"""Who reads and who sends what timekeeping says of Priya, on every path to it."""

from datetime import date
from typing import Any

import pytest

from headway.monitoring.models import TimeFact, TimeFactRevision
from headway.platform import clock as headway_clock
from headway.platform.actor import Role, Scope
from headway.platform.models import AuditEvent
from tests.company import Company, data, gid, make_company, make_goal
from tests.conftest import Ask
from tests.graph.integrating.calls import counts, refusals, send

# Whether each reads whole days, only the hours over the plan, or nothing; and whether they send facts.
READS = {
    "priya": "whole",
    "mona": "over plan",
    "vera": "nothing",
    "ada": "nothing",
    "dora": "nothing",
    "carl": "nothing",
    "paul": "nothing",
    "tom": "nothing",
    "hanna": "whole",
    "otto": "nothing",
    "admin": "nothing",
    "integration": "whole",
    "narrow": "nothing",
    "nobody": "nothing",
}
SENDS = {"admin", "integration"}
PATHS = """query($ids: [ID!]!, $priya: ID!) { nodes(ids: $ids) { ... on TimeFact { ...Day } }
    employee(id: $priya) { timeFacts { totalCount nodes { ...Day } }
        over: timeFacts(where: {overPlan: true}) { totalCount }
        august: timeFacts(where: {since: "2026-08-01", until: "2026-08-30"}) { totalCount } } }
    fragment Day on TimeFact { day hoursOverPlan scheduledHours workedHours absence revisions { workedHours absence } }"""
LONG = {"day": "2026-08-31", "hoursOverPlan": "1.5"}
ILL = {"day": "2026-08-28", "hoursOverPlan": "0"}
WHOLE: list[Any] = [
    LONG | {"scheduledHours": "8", "workedHours": "9.5", "absence": None, "revisions": [{"workedHours": "0", "absence": "OTHER"}]},
    ILL | {"scheduledHours": "8", "workedHours": "0", "absence": "SICK_LEAVE", "revisions": []},
]  # fmt: skip
OVER_PLAN: list[Any] = [
    LONG | {"scheduledHours": None, "workedHours": None, "absence": None, "revisions": []}
]


DAYS = {"whole": WHOLE, "over plan": OVER_PLAN, "nothing": []}


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


async def days_of_priya(company: Company) -> list[TimeFact]:
    """A long day that was corrected, and one on which she was ill."""
    priya = company.people["priya"]
    made: dict[str, Any] = {
        "employee": priya,
        "created_at": headway_clock.now(),
        "updated_at": headway_clock.now(),
    }
    long = await TimeFact.create(
        source_key="1", day=date(2026, 8, 31), scheduled=800, worked=950, over_plan=150, **made
    )
    ill = await TimeFact.create(
        source_key="2", day=date(2026, 8, 28), scheduled=800, worked=0, absence="SICK_LEAVE", **made
    )
    await TimeFactRevision.create(
        time_fact=long, number=1, day=long.day, scheduled=800, worked=0, absence="OTHER", replaced_at=headway_clock.now()
    )  # fmt: skip
    return [long, ill]


@pytest.mark.parametrize("kind", READS)
async def test_every_path_to_a_day_answers_alike(ask: Ask, company: Company, kind: str) -> None:
    facts = await days_of_priya(company)
    variables = {"ids": [gid(fact) for fact in facts], "priya": company.id("priya")}
    seen = data(await ask(PATHS, variables, as_=company.actor(kind)))
    days = DAYS[READS[kind]]
    assert [node for node in seen["nodes"] if node is not None] == days
    if kind == "nobody":
        assert seen["employee"] is None
        return
    assert seen["employee"] == {
        "timeFacts": {"totalCount": len(days), "nodes": days},
        "over": {"totalCount": min(1, len(days))},
        "august": {"totalCount": len(days) // 2},
    }


async def test_a_token_reads_time_only_with_its_scope(ask: Ask, company: Company) -> None:
    facts = await days_of_priya(company)
    query = "query($id: ID!) { node(id: $id) { id } }"
    for scopes, sees in ((set(Scope) - {Scope.TIME_READ}, False), ({Scope.TIME_READ}, True)):
        actor = company.actor("priya", scopes=frozenset(scopes))
        assert (data(await ask(query, {"id": gid(facts[0])}, as_=actor))["node"] is not None) is sees


@pytest.mark.parametrize("kind", READS)
async def test_who_sends_facts(ask: Ask, company: Company, kind: str) -> None:
    await company.people["priya"].filter(id=company.people["priya"].id).update(external_id="E1")
    row = {
        "key": "1",
        "employeeExternalId": "E1",
        "day": "2026-08-31",
        "scheduledHours": "8",
        "workedHours": "8",
    }
    answer = await send(ask, "upsertTimeFacts", company.actor(kind), "k", [row])
    if kind in SENDS:
        assert counts(answer) == (1, 0, 0, 0)
    else:
        assert refusals(answer) == ["FORBIDDEN"]
        assert (await TimeFact.all().count(), await AuditEvent.all().count()) == (0, 0)


SUMMARY = """query($id: ID!) { timeFacts { totalCount } employee(id: $id) {
    timeSummary(since: "2026-08-01", until: "2026-08-31") { daysAway scheduledHours workedHours hoursOverPlan away { reason days } } } }"""
SUMS = {
    "whole": {"daysAway": 1, "scheduledHours": "16", "workedHours": "9.5", "hoursOverPlan": "1.5", "away": [{"reason": "SICK_LEAVE", "days": 1}]},
    "over plan": {"daysAway": 1, "scheduledHours": None, "workedHours": None, "hoursOverPlan": "1.5", "away": [{"reason": None, "days": 1}]},
    "nothing": None,
}  # fmt: skip
CORRECT = """mutation($input: CorrectTimeFactInput!) { correctTimeFact(input: $input) {
    ... on CorrectTimeFactPayload { timeFact { scheduledHours workedHours hoursOverPlan absence version employeeName revisions { workedHours absence } } }
    ... on UserErrors { errors { code path } } } }"""


@pytest.mark.parametrize("kind", READS)
async def test_who_reads_what_a_month_adds_up_to(ask: Ask, company: Company, kind: str) -> None:
    await days_of_priya(company)
    seen = data(await ask(SUMMARY, {"id": company.id("priya")}, as_=company.actor(kind)))
    if kind == "nobody":
        assert seen == {"timeFacts": {"totalCount": 0}, "employee": None}
        return
    assert seen["timeFacts"]["totalCount"] == len(DAYS[READS[kind]])
    assert seen["employee"]["timeSummary"] == SUMS[READS[kind]]


# HR of the whole company reads whole days and keeps them.
CORRECTS = {"integration": "", "whole company": "", "admin": "NOT_FOUND"}


@pytest.mark.parametrize("kind", [*READS, "whole company"])
async def test_who_corrects_a_day(ask: Ask, company: Company, kind: str) -> None:
    _, ill = await days_of_priya(company)
    actor = company.actor("hanna", hr_whole_company=True) if kind == "whole company" else company.actor(kind)
    given = {"id": gid(ill), "version": 1, "scheduledHours": "8", "workedHours": "8.5"}
    answer = data(await ask(CORRECT, {"input": given}, as_=actor))["correctTimeFact"]
    if refused := CORRECTS.get(kind, "FORBIDDEN"):
        assert [error["code"] for error in answer["errors"]] == [refused]
        assert (await TimeFact.get(id=ill.id)).worked == 0
        assert await AuditEvent.all().count() == 0
        return
    assert answer["timeFact"] == {
        "scheduledHours": "8", "workedHours": "8.5", "hoursOverPlan": "0.5", "absence": None, "version": 2,
        "employeeName": "Priya", "revisions": [{"workedHours": "0", "absence": "SICK_LEAVE"}],
    }  # fmt: skip
    stale = data(await ask(CORRECT, {"input": given}, as_=actor))["correctTimeFact"]
    assert [error["code"] for error in stale["errors"]] == ["CONFLICT"]
    wrong = given | {"version": 2, "workedHours": "25"}
    refusal = data(await ask(CORRECT, {"input": wrong}, as_=actor))["correctTimeFact"]
    assert refusal["errors"] == [{"code": "OUT_OF_RANGE", "path": ["workedHours"]}]


async def test_nobody_corrects_their_own_day(ask: Ask, company: Company) -> None:
    _, ill = await days_of_priya(company)
    given = {"id": gid(ill), "version": 1, "scheduledHours": "8", "workedHours": "8"}
    actor = company.actor("priya", roles=frozenset({Role.HR}), hr_whole_company=True)
    answer = data(await ask(CORRECT, {"input": given}, as_=actor))["correctTimeFact"]
    assert answer["errors"] == [{"code": "OWN_RECORD", "path": ["id"]}]
    assert (await TimeFact.get(id=ill.id)).worked == 0


LINE = "query($id: ID!) { goal(id: $id) { expectedLine { daysAway points { on } } } }"


@pytest.mark.parametrize("kind", READS)
async def test_when_somebody_was_away_is_not_told_by_the_line_of_their_goal(
    ask: Ask, company: Company, kind: str
) -> None:
    await days_of_priya(company)
    goal = await make_goal(company.people["priya"], company.period, visibility="PUBLIC")
    seen = data(await ask(LINE, {"id": gid(goal)}, as_=company.actor(kind)))["goal"]
    if kind in {"admin", "narrow", "nobody"}:
        assert seen is None
        return
    told = READS[kind] != "nothing"
    bends = {"2026-08-26", "2026-09-01"} if told else {"2026-09-01"}
    points = {point["on"] for point in seen["expectedLine"]["points"]}
    assert points == {"2026-07-01", *bends, "2026-12-31"}
    assert seen["expectedLine"]["daysAway"] == (1 if told else None)
