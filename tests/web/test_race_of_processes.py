"""The same object changed by many at once through two processes: one wins, the others meet CONFLICT, and nothing is lost."""

import asyncio
from collections import Counter
from contextlib import ExitStack
from typing import Any

import httpx2

from headway.graph.ids import global_id
from headway.planning.models import Goal
from headway.platform.database import open_database
from headway.platform.models import AuditEvent
from tests.company import gid
from tests.databases import ENGINE, Databases
from tests.lives.test_races import ROUNDS
from tests.races import LATE
from tests.web.processes import Process, Writer, make_writers, serving
from tests.web.test_survival import check_whole

CLOSE = """mutation($input: CloseGoalInput!) { closeGoal(input: $input) {
    ... on CloseGoalPayload { goal { id } } ... on UserErrors { errors { code path } } } }"""


async def outcomes(writer: Writer, processes: list[Process], bodies: list[dict[str, Any]]) -> Counter[str]:
    """What became of requests that were sent at once, by turns to each of the processes."""
    async with writer.client(processes[0].url) as here, writer.client(processes[1].url) as there:
        sent = (
            client.post("/graphql", json=body)
            for client, body in zip([here, there] * len(bodies), bodies, strict=False)
        )
        return Counter(map(outcome, await asyncio.gather(*sent)))


def outcome(answer: httpx2.Response) -> str:
    [result] = answer.json()["data"].values()
    return result["errors"][0]["code"] if "errors" in result else "won"


async def test_one_wins_whichever_process_is_asked(databases: Databases) -> None:
    url = databases.headway()
    async with open_database(url):
        writers = await make_writers(ROUNDS)
        owned = {global_id("Employee", goal.owner_id): goal for goal in await Goal.all()}
        goals = [owned[writer.person] for writer in writers]
    with ExitStack() as running:
        here = running.enter_context(serving(url))
        there = running.enter_context(serving(url)) if ENGINE == "postgres" else here
        for writer, goal in zip(writers, goals, strict=True):
            numbers = [writer.logging(f"{writer.session} {n}", str(n)) for n in range(LATE.total())]
            assert await outcomes(writer, [here, there], numbers) == LATE
            given = {"id": gid(goal), "version": goal.version, "outcome": "PARTIAL", "retrospective": "Half."}
            closing = [{"query": CLOSE, "variables": {"input": given}}] * LATE.total()
            assert await outcomes(writer, [here, there], closing) == LATE
    assert len(await check_whole(url)) == len(writers)
    async with open_database(url):
        assert {goal.version for goal in await Goal.all()} == {goals[0].version + 1}
        assert await AuditEvent.filter(action="propose_goal_end").count() == len(writers)
