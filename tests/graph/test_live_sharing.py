"""Many who follow the same: what a write costs, and that nobody is told what was read too early."""

import asyncio
from decimal import Decimal
from types import ModuleType

import pytest

from headway.graph.live.concerns import Heard
from headway.graph.live.reads import AT_ONCE, Reads
from headway.graph.live.watch import Batch, Watch
from headway.monitoring import actions as monitoring
from headway.monitoring.rules import Confidence
from headway.planning.rules import Visibility
from headway.platform.actor import SYSTEM, Actor
from tests.company import gid, make_company, make_goal, make_key_result
from tests.conftest import Statements
from tests.following import followers

GOAL = "subscription($id: ID!) { goalChanged(id: $id) { id title keyResults { currentValue } } }"
CHANGED = "subscription { changed { objects { __typename } } }"


@pytest.mark.parametrize("document", [GOAL, CHANGED], ids=["goal", "changed"])
async def test_windows_of_one_person_share_what_is_read(
    clock: ModuleType, database: object, statements: Statements, document: str
) -> None:
    company = await make_company()
    goal = await make_goal(company.people["priya"], company.period, visibility=Visibility.PUBLIC)
    key_result = await make_key_result(goal)
    variables = {"id": gid(goal)} if document == GOAL else {}
    sent_for = []
    async with followers() as follow:
        windows = []
        for value, more in enumerate((1, 7), 1):
            windows += [follow(company.actor("mona"), document, **variables) for _ in range(more)]
            for window in windows[-more:]:
                await window.next()
            with statements() as sent:
                await monitoring.log_progress(
                    company.actor("priya"),
                    key_result_id=key_result.id,
                    value=Decimal(value),
                    confidence=Confidence.HIGH,
                    version=value,
                )
                told = [await window.next() for window in windows]
            assert told == [told[0]] * len(windows)
            sent_for.append(len(sent))
    assert sent_for[0] == sent_for[1]


async def test_a_right_that_ends_while_the_rights_are_read_is_not_overheard() -> None:
    rights: list[Actor | None] = [SYSTEM]

    async def renew() -> Actor | None:
        found = rights[-1]
        rights.append(None)
        watch.hear(Batch((), {}, missed=True))
        return found

    watch = Watch(renew, Reads())
    assert await watch.next() == (SYSTEM, Heard(everything=True))
    assert not await watch.still(SYSTEM)
    assert await watch.next() is None


async def test_a_read_that_has_begun_is_not_shared_and_light_ones_wait_for_no_others() -> None:
    reads, over, began = Reads(), asyncio.Event(), asyncio.Semaphore(0)

    async def heavy() -> str:
        began.release()
        await over.wait()
        return "heavy"

    async def light() -> str:
        return "light"

    running = [asyncio.create_task(reads.shared("same", heavy, light=False)) for _ in range(3)]
    await began.acquire()
    late = [asyncio.create_task(reads.shared("same", heavy, light=False)) for _ in range(3)]
    await began.acquire()
    assert began.locked()
    # All turns are taken now.
    others = [asyncio.create_task(reads.shared(("other", number), heavy, light=False)) for number in range(2)]
    assert await reads.shared("light", light, light=True) == "light"
    assert AT_ONCE == 2
    assert began.locked()
    over.set()
    assert await asyncio.gather(*running, *late, *others) == ["heavy"] * 8
