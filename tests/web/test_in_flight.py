"""Operations at once: bounded, in a bounded queue, and never all for one account."""

import asyncio
from contextlib import ExitStack
from uuid import UUID, uuid4

import httpx2
import pytest
from starlette.applications import Starlette

from headway.platform.turns import Turns
from headway.web.in_flight import DEAR, Full, InFlight
from tests.web.conftest import query

ANA, BEN, CARL = uuid4(), uuid4(), uuid4()


class Work:
    """Work that ends when it is told to."""

    def __init__(self) -> None:
        self.started: list[UUID] = []
        self.end = asyncio.Event()

    def of(self, turns: Turns, who: UUID) -> asyncio.Task[None]:
        async def work() -> None:
            async with turns.turn(who):
                self.started.append(who)
                await self.end.wait()

        return asyncio.create_task(work())


async def settled() -> None:
    """Whoever can go on has gone on."""
    for _ in range(5):
        await asyncio.sleep(0)


async def test_nobody_has_more_turns_than_one_may_and_who_has_fewest_is_next() -> None:
    turns, work = Turns(3, 2), Work()
    waiting = [work.of(turns, who) for who in (ANA, ANA, ANA, ANA, BEN, BEN, CARL)]
    await settled()
    assert work.started == [ANA, ANA, BEN]
    waiting[4].cancel()
    await settled()
    assert work.started == [ANA, ANA, BEN, BEN]
    waiting[0].cancel()
    await settled()
    assert work.started == [ANA, ANA, BEN, BEN, CARL]
    waiting[2].cancel()
    work.end.set()
    await asyncio.gather(*waiting, return_exceptions=True)
    assert work.started == [ANA, ANA, BEN, BEN, CARL, ANA]
    assert (turns.held, turns.waiting) == ({}, [])


async def test_a_failure_gives_its_turn_back() -> None:
    turns = Turns(1, 1)
    for _ in range(3):
        with pytest.raises(KeyError):
            async with turns.turn(ANA):
                raise KeyError
    assert turns.held == {}


async def test_dear_operations_of_one_account_run_one_after_the_other_and_hold_up_no_cheap_ones() -> None:
    in_flight, started = InFlight(), []

    async def run(who: UUID, cost: int) -> None:
        async with in_flight.turn(who, cost):
            started.append((who, cost))
            await asyncio.Event().wait()

    running = [asyncio.create_task(run(who, DEAR)) for who in (ANA, ANA, BEN, CARL)]
    running.append(asyncio.create_task(run(ANA, DEAR - 1)))
    await settled()
    assert started == [(ANA, DEAR), (BEN, DEAR), (ANA, DEAR - 1)]
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)


@pytest.mark.parametrize(("sqlite", "at_once"), [(False, [ANA, BEN]), (True, [ANA])])
async def test_few_writes_run_at_once_one_of_each_account_and_reads_pass_them(
    sqlite: bool, at_once: list[UUID]
) -> None:
    in_flight, started = InFlight(sqlite=sqlite), []

    async def run(who: UUID, *, writes: bool) -> None:
        async with in_flight.turn(who, 1, writes=writes):
            started.append((who, writes))
            await asyncio.Event().wait()

    running = [asyncio.create_task(run(who, writes=True)) for who in (ANA, ANA, BEN, CARL)]
    running.append(asyncio.create_task(run(ANA, writes=False)))
    await settled()
    assert started == [*((who, True) for who in at_once), (ANA, False)]
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)


async def test_sqlite_has_one_dear_operation_at_once() -> None:
    in_flight, work = InFlight(sqlite=True), Work()
    waiting = [work.of(in_flight.dear, who) for who in (ANA, BEN)]
    await settled()
    assert work.started == [ANA]
    work.end.set()
    await asyncio.gather(*waiting)
    assert work.started == [ANA, BEN]


def test_one_account_leaves_room_to_others() -> None:
    in_flight = InFlight(running=4, waiting=2)
    with ExitStack() as held:
        for _ in range(2):
            held.enter_context(in_flight.room(ANA))
        with pytest.raises(Full):
            held.enter_context(in_flight.room(ANA))
        for who in (BEN, BEN, CARL, CARL):
            held.enter_context(in_flight.room(who))
        assert in_flight.count == 6
        with pytest.raises(Full):
            held.enter_context(in_flight.room(uuid4()))
    assert in_flight.accounts == {}


async def test_a_full_queue_answers_at_once(app: Starlette, signed_in: httpx2.AsyncClient) -> None:
    app.state.in_flight = InFlight(running=0, waiting=0)
    refused = await query(signed_in, "{ viewer { isHr } }")
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "1")
    assert refused.json()["errors"][0]["extensions"]["code"] == "OVERLOADED"
