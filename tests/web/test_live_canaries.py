"""Over the wire: nobody hears live a canary that the access table keeps from them, nor anything once their rights have ended."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

import httpx2
import pytest
from graphql import get_named_type
from websockets.exceptions import ConnectionClosed

from headway.graph.documents import Prepared, prepare
from headway.graph.executing import Answer, answered
from headway.graph.ids import key_of
from headway.graph.live.concerns import HOME, NEWS
from headway.identity import actions as identity
from headway.identity.models import Account, ApiToken, HrScope, Session
from headway.identity.rules import AccountKind
from headway.planning.rules import Visibility
from headway.platform import clock
from headway.platform.actor import SYSTEM
from headway.platform.database import transaction
from headway.platform.events import change
from headway.platform.news import News, Written, publish
from headway.platform.tokens import token_hash
from tests.access.paths import sensitive_leaves
from tests.access.sensitive import SENSITIVE
from tests.access.test_every_download import GRAPH, followed
from tests.access.test_every_path import all_ids, heard_in
from tests.canaries import plant
from tests.company import Company, gid, make_goal
from tests.factories import make_department
from tests.heard_by import HEARD_BY, KINDS
from tests.web.live import PATIENCE, Live, Socket
from tests.web.test_live_stream import Stream, streaming

# As many rows as a watch remembers, and one that everybody may see and hears of.
AT_ONCE: Final = 90
GOAL: Final = "subscription($id: ID!) { goalChanged(id: $id) { id title } }"
SEEN: Final = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }"

Headers = dict[str, Any]


async def signed_in(company: Company, name: str) -> Headers:
    """What somebody shows: the session of an account, or the token of an integration."""
    actor, now = company.actor(name), clock.now()
    stamps: dict[str, Any] = {"created_at": now, "updated_at": now}
    account, _ = await Account.get_or_create(
        id=actor.account_id,
        defaults={
            "email": f"{name}@example.org", "name": actor.name, "employee_id": actor.employee_id, "hr": actor.is_hr, "admin": actor.is_admin,
            "kind": AccountKind.INTEGRATION if actor.integration else AccountKind.PERSON, **stamps,
        },
    )  # fmt: skip
    for id in actor.hr_departments:
        elsewhere = {company.support.id, company.board.id}.isdisjoint({id})
        place = (await make_department("Elsewhere")).id if elsewhere else id
        await HrScope.create(account=account, department_id=place)
    known: dict[str, Any] = {
        "account": account,
        "token_hash": token_hash(name),
        "expires_at": now + timedelta(1),
    }
    if actor.scopes is not None:
        await ApiToken.create(name=name, prefix=name, scopes=list(actor.scopes), **known, **stamps)
        return {"authorization": f"Bearer {name}"}
    await Session.create(created_at=now, seen_at=now, **known)
    return {"cookie": f"headway={name}", "x-headway": "1"}


@pytest.fixture
async def company(served: Live) -> Company:
    async with transaction():
        await plant(served.company)
    return served.company


def client(served: Live, headers: Headers) -> httpx2.AsyncClient:
    return httpx2.AsyncClient(base_url=f"http://{served.address}", headers=headers, timeout=PATIENCE)


@asynccontextmanager
async def socket_of(served: Live, headers: Headers) -> AsyncIterator[Socket]:
    async with served.open(**headers) as socket:
        yield await socket.greet()


@asynccontextmanager
async def streams(served: Live, headers: Headers, query: str) -> AsyncIterator[Stream]:
    async with client(served, headers) as browser, streaming(browser, query) as stream:
        yield stream


def changes(kinds: list[str]) -> str:
    """`changed` with everything sensitive of these types."""
    asked = [f"... on {kind} {{ {' '.join(sensitive_leaves(GRAPH.type_map[kind]))} }}" for kind in kinds]  # type: ignore[arg-type]  # they are objects
    return f"subscription {{ changed {{ everything objects {{ __typename {' '.join(asked)} }} }} }}"


def documents(kinds: list[str]) -> Iterator[tuple[str, list[str]]]:
    """All these types in a few documents: two that give one name different shapes may not stand in the same."""
    left = [kind for kind in kinds if sensitive_leaves(GRAPH.type_map[kind])]  # type: ignore[arg-type]
    while left:
        together: list[str] = []
        for kind in left:
            if not prepare(changes([*together, kind])).problems:
                together.append(kind)
        yield changes(together), together
        left = [kind for kind in left if kind not in together]


async def test_of_what_was_written_nobody_hears_more_than_they_may_read(
    served: Live, company: Company
) -> None:
    shown = {name: await signed_in(company, name) for name in KINDS}
    ids, rows = await all_ids(), set[str]()
    for_everybody = Written("Period", company.period.id, frozenset())
    said: dict[str, list[Any]] = {name: [] for name in KINDS}
    for query, kinds in documents(list(ids)):
        rows.update(kinds)
        async with AsyncExitStack() as lines:
            hearing: list[tuple[str, Callable[[], Awaitable[Any]]]] = []
            for name in KINDS:
                socket = await lines.enter_async_context(socket_of(served, shown[name]))
                await socket.follow("all", query)
                stream = await lines.enter_async_context(streams(served, shown[name], query))
                hearing += [(name, stream.next), (name, lambda socket=socket: socket.next("all"))]  # type: ignore[misc]
            for name, hear in hearing:
                assert await hear() == {"changed": {"everything": True, "objects": []}}, name
            written = [
                Written(kind, key_of(id, kind), frozenset[UUID]()) for kind in kinds for id in ids[kind]
            ]
            for start in range(0, len(written), AT_ONCE):
                publish(News((for_everybody, *written[start : start + AT_ONCE])))
                for name, hear in hearing:
                    told = await hear()
                    assert told["changed"]["everything"] is False, name
                    said[name].append(told)
    assert rows == {field.split(".")[0] for field in SENSITIVE} & set(ids)
    for name, told in said.items():
        heard = heard_in(json.dumps(told, ensure_ascii=False))
        assert heard <= {song for song, ears in HEARD_BY.items() if name in ears}, name
        assert bool(heard) == any(name in ears for ears in HEARD_BY.values()), name


async def test_what_is_followed_is_told_to_those_who_may_see_it_and_ends_for_the_others(
    served: Live, company: Company
) -> None:
    ids = await all_ids()
    for name in KINDS:
        shown = await signed_in(company, name)
        said = []
        async with client(served, shown) as browser, socket_of(served, shown) as socket:
            for field, kind in followed().items():
                if kind in (HOME, NEWS):
                    continue
                answer = await browser.post("/graphql", json={"query": SEEN, "variables": {"ids": ids[kind]}})
                inner: Any = get_named_type(GRAPH.subscription_type.fields[field].type)  # type: ignore[union-attr]
                leaves = " ".join(["__typename", *sensitive_leaves(inner)])
                seen = [node is not None for node in answer.json()["data"]["nodes"]]
                for id, visible in zip(ids[kind], seen, strict=True):
                    query = f"subscription($id: ID!) {{ {field}(id: $id) {{ {leaves} }} }}"
                    await socket.follow(id, query, id=id)
                    told = await socket.hear()
                    assert (told["id"], told["type"]) == (id, "next" if visible else "complete"), (
                        name,
                        field,
                    )
                    said.append(told)
                    await socket.say({"type": "complete", "id": id})
        heard = heard_in(json.dumps(said, ensure_ascii=False))
        assert heard <= {song for song, ears in HEARD_BY.items() if name in ears}, name


async def sign_out(company: Company, _: Account) -> None:
    await identity.sign_out("hanna")


async def take_the_role(company: Company, account: Account) -> None:
    await identity.change_account_roles(
        SYSTEM, id=account.id, version=account.version, roles=[], hr_department_ids=None
    )


@pytest.mark.parametrize(("withdraw", "last"), [(sign_out, 4401), (take_the_role, None)])
async def test_an_answer_that_is_ready_when_a_right_ends_is_not_told(
    served: Live, monkeypatch: pytest.MonkeyPatch, withdraw: Any, last: int | None
) -> None:
    company, read, told = served.company, asyncio.Event(), asyncio.Event()

    async def late(prepared: Prepared, *asked: Any) -> Answer:
        answer = await answered(prepared, *asked)
        read.set()
        await told.wait()
        return answer

    await Account.create(
        email="a@example.org", name="A", admin=True, created_at=clock.now(), updated_at=clock.now()
    )
    goal = await make_goal(company.people["priya"], company.period, visibility=Visibility.SHARED)
    shown = await signed_in(company, "hanna")
    account = await Account.get(id=company.actor("hanna").account_id)
    query = GOAL.replace("($id: ID!)", "").replace("$id", json.dumps(gid(goal)))
    async with socket_of(served, shown) as socket, streams(served, shown, query) as stream:
        await socket.follow("goal", query)
        for hear in (stream.next(), socket.next("goal")):
            assert await hear == {"goalChanged": {"id": gid(goal), "title": "Answer faster"}}
        monkeypatch.setattr("headway.graph.live.following.answered", late)
        async with transaction():
            await change(SYSTEM, "update_goal", goal, title="Canary: too late.")
        await asyncio.wait_for(read.wait(), PATIENCE)
        await withdraw(company, account)
        for watch in served.desk.watches:
            await asyncio.wait_for(watch._bell.wait(), PATIENCE)
        told.set()
        assert await stream.event() == ("complete", "")
        if last is None:
            assert await socket.hear() == {"type": "complete", "id": "goal"}
        else:
            with pytest.raises(ConnectionClosed):
                await socket.hear()
            assert socket.connection.close_code == last


async def test_what_becomes_private_in_the_write_that_is_told_is_not_told(served: Live) -> None:
    company = served.company
    goal = await make_goal(company.people["priya"], company.period, visibility=Visibility.PUBLIC)
    shown = await signed_in(company, "paul")
    query = GOAL.replace("($id: ID!)", "").replace("$id", json.dumps(gid(goal)))
    async with socket_of(served, shown) as socket, streams(served, shown, query) as stream:
        await socket.follow("goal", query)
        await stream.next()
        await socket.next("goal")
        async with transaction():
            await change(
                SYSTEM, "update_goal", goal, visibility=Visibility.PRIVATE, title="Canary: not for Paul."
            )
        assert await stream.event() == ("complete", "")
        assert await socket.hear() == {"type": "complete", "id": "goal"}
