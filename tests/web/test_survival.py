"""What was acknowledged stays, whole and once: after SIGKILL, after clients that hang up, and with two processes at once."""

import asyncio
import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import Any

import httpx2
import pytest

from headway.monitoring.models import ProgressUpdate
from headway.people.models import Employee
from headway.planning.models import Goal, KeyResult
from headway.platform.database import open_database
from headway.platform.models import AuditEvent
from headway.platform.settings import Settings
from headway.web.app import build_app
from tests.databases import Databases, now
from tests.web.processes import (
    PATIENCE,
    Process,
    Writer,
    connect,
    hang_up,
    make_writers,
    request_of,
    serving,
)

WRITERS, ACKNOWLEDGED = 8, 80


async def made(url: str, count: int) -> list[Writer]:
    async with open_database(url):
        return await make_writers(count)


async def write_until_killed(writer: Writer, process: Process, acknowledged: dict[str, str]) -> str:
    """Log number after number; kill the server when enough were acknowledged. Returns the key nobody answered."""
    async with writer.client(process.url) as client:
        number = 0
        while True:
            number += 1
            key = f"{writer.session} {number}"
            try:
                answer = await client.post("/graphql", json=writer.logging(key, str(number)))
            except httpx2.HTTPError:
                return key
            done = answer.json()["data"]["logProgress"]
            acknowledged[key] = done["update"]["id"]
            writer.version = done["keyResult"]["version"]
            if len(acknowledged) == ACKNOWLEDGED:
                process.running.kill()


async def replayed(writer: Writer, url: str, keys: list[str]) -> dict[str, str]:
    """What the same keys answer now, with the version that is seen now."""
    async with writer.client(url) as client:
        seen = await client.post(
            "/graphql",
            json={"query": f'{{ node(id: "{writer.key_result}") {{ ... on KeyResult {{ version }} }} }}'},
        )
        writer.version = seen.json()["data"]["node"]["version"]
        answers = [(key, await client.post("/graphql", json=writer.logging(key))) for key in keys]
        return {key: answer.json()["data"]["logProgress"]["update"]["id"] for key, answer in answers}


async def check_whole(url: str) -> list[str]:
    """Each update once, with its audit event and in the version of its key result; the ids of all of them."""
    async with open_database(url):
        updates = await ProgressUpdate.all()
        logged = await AuditEvent.filter(action="log_progress", object_type="ProgressUpdate")
        assert Counter(event.object_id for event in logged) == Counter(update.id for update in updates)
        counts = Counter(update.key_result_id for update in updates)
        for key_result in await KeyResult.all():
            assert key_result.version == 1 + counts[key_result.id]
        return sorted(str(update.id) for update in updates)


async def test_nothing_acknowledged_is_lost_or_doubled_by_a_kill(databases: Databases) -> None:
    url = databases.headway()
    writers = await made(url, WRITERS)
    acknowledged: dict[str, str] = {}
    with serving(url) as process:
        waiting = await asyncio.gather(*(write_until_killed(it, process, acknowledged) for it in writers))
        process.kill()
    assert len(acknowledged) >= ACKNOWLEDGED
    with serving(url) as process:
        again: dict[str, str] = {}
        for writer, key in zip(writers, waiting, strict=True):
            own = [it for it in acknowledged if it.startswith(f"{writer.session} ")]
            again |= await replayed(writer, process.url, [*own, key])
    assert {key: again[key] for key in acknowledged} == acknowledged
    # What nobody had answered is there once now, whether it had been written before the kill or not.
    assert len(await check_whole(url)) == len(acknowledged) + len(waiting) == len(set(again.values()))


async def test_every_request_in_flight_is_answered_before_the_end(databases: Databases) -> None:
    url = databases.headway()
    writers = await made(url, WRITERS)
    with serving(url) as process:
        connected = [await connect(process.url) for _ in writers]
        # The server asks for a body once the request is in flight; what it has not read when it ends is nobody's request.
        expecting = {"connection": "close", "expect": "100-continue"}
        bodies = [json.dumps(writer.logging("last")).encode() for writer in writers]
        for writer, body, (_, out) in zip(writers, bodies, connected, strict=True):
            request = request_of(process.url, session_headers(writer) | expecting, body)
            out.write(request.removesuffix(body))
        for answer, _ in connected:
            assert b" 100 " in await answer.readuntil(b"\r\n\r\n")
        for body, (_, out) in zip(bodies, connected, strict=True):
            out.write(body)
        reading = [asyncio.create_task(answer.read()) for answer, _ in connected]
        await asyncio.wait(reading, return_when=asyncio.FIRST_COMPLETED)
        process.running.terminate()
        answers = await asyncio.gather(*reading)
        for _, out in connected:
            out.close()
            await out.wait_closed()
        assert await asyncio.to_thread(process.running.wait, PATIENCE) == 0
    assert [answer.split(b" ", 2)[1] for answer in answers] == [b"200"] * WRITERS
    assert all(b'"update":{' in answer for answer in answers)
    assert len(await check_whole(url)) == WRITERS


def session_headers(writer: Writer) -> dict[str, str]:
    return {"x-headway": "1", "cookie": f"headway={writer.session}"}


async def test_clients_that_hang_up_leave_a_server_that_reads_and_writes(databases: Databases) -> None:
    url = databases.headway()
    writers = await made(url, 200)
    with serving(url) as process:
        await asyncio.gather(*(_gone(writer, process.url) for writer in writers))
        last = writers[-1]
        assert len(await replayed(last, process.url, ["afterwards"])) == 1
        async with last.client(process.url) as client:
            answer = await client.post("/graphql", json={"query": "{ goals { totalCount } }"})
            assert answer.json() == {"data": {"goals": {"totalCount": 1}}}
    assert len(await check_whole(url)) >= 1


async def _gone(writer: Writer, url: str) -> None:
    await hang_up(url, session_headers(writer), json.dumps(writer.logging("gone")).encode())


SET_UP = {"organisation": "Meridian", "currency": "EUR", "name": "Ada", "email": "ada@example.org", "password": "a long enough password"}  # fmt: skip
ADD = """mutation($input: CreateEmployeeInput!) { createEmployee(input: $input) {
    ... on CreateEmployeePayload { employee { id } } ... on UserErrors { errors { code path } } } }"""


async def test_two_processes_migrate_and_serve_one_database(databases: Databases) -> None:
    url = databases.blank()
    with ExitStack() as closing, ThreadPoolExecutor(2) as threads:
        contexts = [serving(url), serving(url)]
        started = [asyncio.wrap_future(threads.submit(context.__enter__)) for context in contexts]
        for context in contexts:
            closing.push(context.__exit__)
        urls = [process.url for process in await asyncio.gather(*started)]
        await _serve_together(urls)
    assert now(_names(url)) == sorted(f"Person {number}" for number in range(20))


async def _serve_together(urls: list[str]) -> None:
    """Everything one of them did holds for the other: the session, the people, and the keys that were used."""
    async with httpx2.AsyncClient(headers={"x-headway": "1"}, timeout=60) as browser:
        both = await asyncio.gather(*(browser.post(f"{url}/auth/set-up", json=SET_UP) for url in urls))
        assert sorted(answer.status_code for answer in both) == [200, 409]

        async def add(number: int, url: str) -> Any:
            given = {"name": f"Person {number}", "idempotencyKey": f"key {number}"}
            answer = await browser.post(f"{url}/graphql", json={"query": ADD, "variables": {"input": given}})
            return answer.json()

        answers = await asyncio.gather(*(add(number, url) for number in range(20) for url in urls))
        made = [answer["data"]["createEmployee"]["employee"]["id"] for answer in answers]
        assert made[::2] == made[1::2]
        assert len(set(made)) == 20


async def _names(url: str) -> list[str]:
    async with open_database(url):
        assert await Goal.all().count() == 0
        assert await AuditEvent.filter(action="create_employee", object_type="Employee").count() == 20
        return sorted(employee.name for employee in await Employee.all())


@pytest.mark.parametrize("turns", [3, 30, 100])
async def test_cancelled_requests_leave_no_lock_behind(databases: Databases, turns: int) -> None:
    """As a web server without patience would: the task itself is cancelled after a few turns of the loop."""
    url = databases.headway()
    writers = await made(url, 30)
    async with open_database(url) as database:
        app = build_app(Settings(base_url="http://headway.example"))
        app.state.database = database
        transport = httpx2.ASGITransport(app=app)

        def browser(writer: Writer) -> httpx2.AsyncClient:
            return writer.client("http://headway.example", transport=transport)

        for writer in writers:
            async with browser(writer) as client:
                task = asyncio.create_task(client.post("/graphql", json=writer.logging("gone")))
                for _ in range(turns):
                    await asyncio.sleep(0)
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)
        async with browser(writers[0]) as client:
            query = f'{{ node(id: "{writers[0].key_result}") {{ ... on KeyResult {{ version }} }} }}'
            seen = await asyncio.wait_for(client.post("/graphql", json={"query": query}), PATIENCE)
            writers[0].version = seen.json()["data"]["node"]["version"]
            last = client.post("/graphql", json=writers[0].logging("afterwards"))
            assert "update" in (await asyncio.wait_for(last, PATIENCE)).json()["data"]["logProgress"]
    await check_whole(url)
