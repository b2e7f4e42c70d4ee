"""Operations at once: bounded, in a bounded queue, and never all for one account."""

import asyncio
from uuid import UUID, uuid4

import httpx2
import pytest
from starlette.applications import Starlette

from headway.web.in_flight import Full, InFlight
from tests.web.conftest import query

ANA, BEN = uuid4(), uuid4()


class Work:
    """Work that ends when it is told to."""

    def __init__(self) -> None:
        self.started: list[UUID] = []
        self.end = asyncio.Event()

    def of(self, in_flight: InFlight, who: UUID) -> asyncio.Task[UUID]:
        async def work() -> UUID:
            self.started.append(who)
            await self.end.wait()
            return who

        return asyncio.create_task(in_flight.run(who, work))


async def turns() -> None:
    """Whoever can go on has gone on."""
    for _ in range(5):
        await asyncio.sleep(0)


async def test_one_account_leaves_turns_and_room_to_others() -> None:
    in_flight, work = InFlight(running=2, waiting=4), Work()
    of_ana = [work.of(in_flight, ANA) for _ in range(3)]
    await turns()
    assert work.started == [ANA]
    with pytest.raises(Full):
        await work.of(in_flight, ANA)
    of_ben = [work.of(in_flight, BEN) for _ in range(3)]
    await turns()
    assert work.started == [ANA, BEN]
    with pytest.raises(Full):
        await work.of(in_flight, uuid4())
    work.end.set()
    assert await asyncio.gather(*of_ana, *of_ben) == [ANA] * 3 + [BEN] * 3
    assert (in_flight.count, len(in_flight.lanes)) == (0, 0)


async def test_a_failure_gives_its_turn_back() -> None:
    in_flight = InFlight(running=1, waiting=0)

    async def fail() -> None:
        raise KeyError

    for _ in range(3):
        with pytest.raises(KeyError):
            await in_flight.run(ANA, fail)
    assert in_flight.count == 0


async def test_a_full_queue_answers_at_once(app: Starlette, signed_in: httpx2.AsyncClient) -> None:
    app.state.in_flight = InFlight(running=0, waiting=0)
    refused = await query(signed_in, "{ viewer { isHr } }")
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "1")
    assert refused.json()["errors"][0]["extensions"]["code"] == "OVERLOADED"
