"""Who reads which check-ins, and who knows whose turn it is: every kind of actor, by every path."""

from typing import Any

import pytest

from headway.monitoring.models import CheckIn, CheckInSeries
from headway.monitoring.rules import CheckInState
from headway.platform.actor import Scope
from tests.company import NOON, TODAY, Company, gid, make_company
from tests.conftest import Ask

# Kind of actor: reads Priya's draft, reads what she published, knows her rhythm and turn, may set the rhythm.
ROWS = {
    "priya": "yes yes yes yes",
    "mona": "no yes yes yes",
    "vera": "no no yes no",
    "ada": "no no yes no",
    "dora": "no yes no no",
    "carl": "no no no no",
    "paul": "no no no no",
    "tom": "no no no no",
    "hanna": "no no yes yes",
    "otto": "no no no no",
    "admin": "no no no no",
    "integration": "no no no no",
    "narrow": "no no no no",
    "nobody": "no no no no",
}
PATHS = """query($draft: ID!, $told: ID!, $series: ID!, $person: ID!) {
    draft: node(id: $draft) { id } told: node(id: $told) { id } series: node(id: $series) { id }
    employee(id: $person) { checkIns { totalCount nodes { id wins } } checkInSeries { id } checkInTurn { state } lastCheckInOn }
}"""
SET = """mutation($input: SetCheckInSeriesInput!) { setCheckInSeries(input: $input) { __typename } }"""


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


async def made(company: Company, state: CheckInState) -> CheckIn:
    priya = company.people["priya"]
    return await CheckIn.create(
        employee=priya, author=priya, state=state, wins=state.value, effective_on=TODAY, recorded_at=NOON,
        created_at=NOON, updated_at=NOON,
    )  # fmt: skip


@pytest.mark.parametrize("kind", ROWS)
async def test_every_path_to_a_check_in_answers_alike(ask: Ask, company: Company, kind: str) -> None:
    reads_draft, reads, knows, sets = (answer == "yes" for answer in ROWS[kind].split())
    draft, told = await made(company, CheckInState.DRAFT), await made(company, CheckInState.PUBLISHED)
    series = await CheckInSeries.create(
        employee=company.people["priya"], rhythm="WEEKLY", starts_on=TODAY, created_at=NOON, updated_at=NOON
    )
    variables = {
        "draft": gid(draft),
        "told": gid(told),
        "series": gid(series),
        "person": company.id("priya"),
    }
    answer = await ask(PATHS, variables, as_=company.actor(kind))
    assert answer.errors is None
    seen: Any = answer.data
    assert [seen[name] is not None for name in ("draft", "told", "series")] == [reads_draft, reads, knows]
    if seen["employee"]:
        person = seen["employee"]
        assert person["checkIns"]["totalCount"] == len(person["checkIns"]["nodes"]) == reads_draft + reads
        assert bool(person["checkInSeries"]) is (person["checkInTurn"] is not None) is knows
        assert (person["lastCheckInOn"] is not None) is knows
    given = {"employeeId": company.id("priya"), "rhythm": "MONTHLY", "startsOn": "2026-09-01", "version": 1}
    answer = await ask(SET, {"input": given}, as_=company.actor(kind))
    worked: Any = answer.data
    assert worked == {"setCheckInSeries": {"__typename": "CheckInSeriesPayload" if sets else "UserErrors"}}
    await series.refresh_from_db()
    assert series.rhythm == ("MONTHLY" if sets else "WEEKLY")


async def test_a_token_of_a_person_needs_its_scopes(ask: Ask, company: Company) -> None:
    told = await made(company, CheckInState.PUBLISHED)
    for scope, found in ((Scope.GOALS_READ, True), (Scope.FEEDBACK_READ, False)):
        token = company.actor("priya", scopes=frozenset({scope}))
        answer: Any = await ask("query($id: ID!) { node(id: $id) { id } }", {"id": gid(told)}, as_=token)
        assert (answer.data["node"] is not None) is found
    publish = "mutation($input: PublishCheckInInput!) { publishCheckIn(input: $input) { ... on UserErrors { errors { code } } } }"
    for scopes, name in (({Scope.GOALS_READ}, "priya"), (set(Scope), "integration"), (set(), "admin")):
        actor = company.actor(name, scopes=frozenset(scopes))
        refused: Any = await ask(publish, {"input": {"content": {"wins": "W."}}}, as_=actor)
        assert refused.data == {"publishCheckIn": {"errors": [{"code": "FORBIDDEN"}]}}
    assert await CheckIn.all().count() == 1
