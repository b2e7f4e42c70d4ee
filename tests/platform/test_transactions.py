"""A transaction is kept whole or not at all: after errors, in nested actions, and when its task is cancelled."""

import asyncio
from contextlib import suppress
from contextvars import ContextVar

import pytest
from structlog.testing import capture_logs
from tortoise.exceptions import IntegrityError, TransactionManagementError

from headway.platform.cancellation import unit, units_finished
from headway.platform.database import Doomed, in_postgres, is_sqlite, lock_row, open_database, transaction
from tests.conftest import Statements
from tests.platform.staff import STAFF, Card, Team

# Longer than any step takes, and short enough to tell a hang from a slow machine.
PATIENCE = 30


async def _hire(name: str) -> None:
    async with transaction():
        await Team.create(name=name)
        await Card.create()


async def _counts() -> tuple[int, int]:
    return await Team.all().count(), await Card.all().count()


async def _fail_after_hiring(name: str) -> None:
    async with transaction():
        await _hire(name)
        raise KeyError("half-way")


async def _swallow_a_failed_part() -> None:
    async with transaction():
        await Card.create()
        with suppress(KeyError):
            await _fail_after_hiring("A")
        await Card.create()


async def _swallow_a_failed_statement() -> None:
    async with transaction():
        await Team.create(name="A")
        with suppress(IntegrityError):
            await Card.create(id=1)


async def test_an_error_leaves_nothing(staff_url: str) -> None:
    async with open_database(staff_url, STAFF):
        with pytest.raises(KeyError, match="half-way"):
            await _fail_after_hiring("A")
        assert await _counts() == (0, 0)
        await _hire("B")
        assert await _counts() == (1, 1)


async def test_an_inner_transaction_is_a_part_of_the_outer_one(staff_url: str) -> None:
    async with open_database(staff_url, STAFF):
        async with transaction():
            await _hire("A")
            async with transaction():
                await _hire("B")
            assert await _counts() == (2, 2)
        assert await _counts() == (2, 2)


async def test_going_on_after_a_failed_part_is_refused(staff_url: str) -> None:
    async with open_database(staff_url, STAFF):
        with pytest.raises(Doomed, match="A part of this transaction failed, so that nothing of it is kept"):
            await _swallow_a_failed_part()
        assert await _counts() == (0, 0)


async def test_going_on_after_a_failed_statement_is_refused(staff_url: str) -> None:
    async with open_database(staff_url, STAFF):
        await Card.create(id=1)
        with pytest.raises(Doomed):
            await _swallow_a_failed_statement()
        assert await _counts() == (0, 1)


async def test_rows_written_together_are_kept_together(staff_url: str) -> None:
    async with open_database(staff_url, STAFF):
        with pytest.raises(IntegrityError):
            await Card.bulk_create([Card(id=1), Card(id=2), Card(id=1)])
        assert await _counts() == (0, 0)
        await Card.bulk_create([Card(id=1), Card(id=2)])
        assert await _counts() == (0, 2)


async def test_no_moment_of_cancellation_hangs_or_halves(staff_url: str) -> None:
    settings = {} if is_sqlite(staff_url) else {"maxsize": 2}
    async with asyncio.timeout(PATIENCE), open_database(staff_url, STAFF, **settings):
        finished = 0
        for turns in range(120):
            task = asyncio.create_task(_hire(f"T{turns}"))
            for _ in range(turns):
                await asyncio.sleep(0)
            task.cancel()
            (outcome,) = await asyncio.gather(task, return_exceptions=True)
            assert outcome is None or isinstance(outcome, asyncio.CancelledError)
            finished += outcome is None
        teams, cards = await _counts()
        assert teams == cards
        assert teams >= finished
        # Every connection is back: three transactions at once would wait for ever for one that is not.
        await asyncio.gather(_hire("X"), _hire("Y"), _hire("Z"))
        assert await _counts() == (teams + 3, cards + 3)


async def test_cancelled_rows_written_together_leave_the_engine_usable(staff_url: str) -> None:
    async def pair() -> None:
        await Team.bulk_create([Team(name="A"), Team(name="B")])

    async with asyncio.timeout(PATIENCE), open_database(staff_url, STAFF):
        for turns in range(40):
            task = asyncio.create_task(pair())
            for _ in range(turns):
                await asyncio.sleep(0)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        assert (await Team.all().count()) % 2 == 0
        await _hire("X")


async def test_a_unit_goes_on_after_its_caller_was_cancelled(staff_url: str) -> None:
    wrote, go = asyncio.Event(), asyncio.Event()

    async def slow_hire() -> None:
        async with transaction():
            await Team.create(name="A")
            wrote.set()
            await go.wait()
            await Card.create()

    async with open_database(staff_url, STAFF):
        caller = asyncio.create_task(unit(slow_hire()))
        await wrote.wait()
        caller.cancel()
        with pytest.raises(asyncio.CancelledError):
            await caller
        go.set()
        await units_finished()
        assert await _counts() == (1, 1)


async def test_the_database_closes_after_its_units(staff_url: str) -> None:
    wrote = asyncio.Event()

    async def slow_hire() -> None:
        async with transaction():
            await Team.create(name="A")
            wrote.set()
            await Card.create()

    async with open_database(staff_url, STAFF):
        caller = asyncio.create_task(unit(slow_hire()))
        await wrote.wait()
        caller.cancel()
    async with open_database(staff_url, STAFF):
        assert await _counts() == (1, 1)


async def test_a_unit_answers_fails_and_knows_its_context() -> None:
    who: ContextVar[str] = ContextVar("who")
    who.set("ada")

    async def name() -> str:
        return who.get()

    async def failure() -> None:
        raise KeyError("no")

    assert await unit(name()) == "ada"
    with pytest.raises(KeyError, match="no"):
        await unit(failure())


async def test_the_failure_of_an_abandoned_unit_is_logged() -> None:
    started, go = asyncio.Event(), asyncio.Event()

    async def failure() -> None:
        started.set()
        await go.wait()
        raise KeyError("no")

    caller = asyncio.create_task(unit(failure()))
    await started.wait()
    caller.cancel()
    await asyncio.gather(caller, return_exceptions=True)
    with capture_logs() as logs:
        go.set()
        await units_finished()
        await asyncio.sleep(0)
    assert [entry["event"] for entry in logs] == ["A unit of work failed after its caller had gone."]


async def test_a_task_cannot_write_into_a_transaction_that_is_not_its_own(staff_url: str) -> None:
    ended = asyncio.Event()

    async def straggler() -> None:
        await ended.wait()
        await Team.create(name="late")

    async with open_database(staff_url, STAFF):
        async with transaction():
            late = asyncio.create_task(straggler())
            await Card.create()
        async with transaction():
            ended.set()
            (outcome,) = await asyncio.gather(late, return_exceptions=True)
        assert isinstance(outcome, Exception)
        assert await _counts() == (0, 1)


async def test_a_locked_row_waits_for_the_other_writer(staff_url: str) -> None:
    async def add_one() -> None:
        async with transaction():
            team = await lock_row(Team.filter(id=1)).get()
            team.name = str(int(team.name) + 1)
            await team.save(update_fields=["name"])

    async with open_database(staff_url, STAFF):
        await Team.create(id=1, name="0")
        await asyncio.gather(*[add_one() for _ in range(12)])
        assert (await Team.get(id=1)).name == "12"


async def test_a_lock_needs_a_transaction(staff_url: str, statements: Statements) -> None:
    async with open_database(staff_url, STAFF):
        with pytest.raises(TransactionManagementError, match="only be locked inside"):
            lock_row(Team.all())
        async with transaction():
            with statements() as seen:
                assert await lock_row(Team.filter(id=1)).first() is None
        assert len(seen) == 1
        assert seen[0].endswith("FOR NO KEY UPDATE") == in_postgres()
