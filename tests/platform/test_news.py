"""News: told with the commit, never without it, in pieces that PostgreSQL carries."""

import asyncio
from collections.abc import AsyncIterator
from uuid import uuid4

import pytest
from tortoise.context import TortoiseContext

from headway.people.models import Employee, ReportingLine
from headway.platform import news
from headway.platform.actor import SYSTEM
from headway.platform.database import transaction
from headway.platform.events import change, create_all
from headway.platform.listening import listening
from headway.platform.news import MOST_BYTES, News, Written, heard_by, notices, read_notice
from tests.factories import make_employee, make_reporting_line
from tests.following import PATIENCE


class Ear:
    """Collects what is told, to be waited for."""

    def __init__(self) -> None:
        self.heard: asyncio.Queue[News] = asyncio.Queue()

    async def next(self) -> tuple[Written, ...]:
        """What the next transaction wrote."""
        return (await asyncio.wait_for(self.heard.get(), PATIENCE)).written


@pytest.fixture
async def ear(database: TortoiseContext) -> AsyncIterator[Ear]:
    ear = Ear()
    async with listening():
        with heard_by(ear.heard.put_nowait):
            yield ear


async def rename(person: Employee, name: str) -> None:
    async with transaction():
        await change(SYSTEM, "update_employee", person, name=name)


async def test_a_commit_tells_which_rows_were_written_and_whom_they_name_or_named(ear: Ear) -> None:
    boss, other = await make_employee("Boss"), await make_employee("Other")
    person = await make_employee("Person", manager=boss)
    async with transaction():
        await change(SYSTEM, "update_employee", person, manager_id=other.id)
        assert ear.heard.empty()
    [told] = await ear.next()
    assert (told.type, told.id) == ("Employee", person.id)
    assert {boss.id, other.id} <= told.others


async def test_what_is_undone_is_never_told(ear: Ear) -> None:
    person, other = await make_employee("Person"), await make_employee("Other")

    async def fail() -> None:
        async with transaction():
            await rename(person, "Never")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    await rename(other, "Another")
    assert [it.id for it in await ear.next()] == [other.id]


async def test_the_transactions_inside_one_are_told_together_and_each_row_once(ear: Ear) -> None:
    person, other = await make_employee("Person"), await make_employee("Other")
    async with transaction():
        await rename(person, "First")
        await rename(other, "Second")
        await rename(person, "Third")
        assert ear.heard.empty()
    assert [it.id for it in await ear.next()] == [person.id, other.id]


async def test_a_thousand_rows_at_once_are_all_told(ear: Ear) -> None:
    line = await make_reporting_line(await make_employee("Person"), await make_employee("Boss"))
    rows = [line.clone(pk=uuid4()) for _ in range(1_000)]
    async with transaction():
        await create_all(SYSTEM, "change_manager", rows)
    left = {row.id for row in rows}
    while left:
        left -= {it.id for it in await ear.next()}
    assert await ReportingLine.all().count() == 1_001


def test_notices_are_as_large_as_postgres_carries_and_say_the_same() -> None:
    written = [Written("ReportingLine", uuid4(), frozenset({uuid4(), uuid4(), uuid4()})) for _ in range(500)]
    texts = list(notices(written))
    assert max(len(text.encode()) for text in texts) <= MOST_BYTES + 2 < 8_000
    assert [it for text in texts for it in read_notice(text).written] == written
    assert list(notices([])) == []


def test_nothing_is_gathered_outside_of_a_transaction() -> None:
    news.tell(Employee(name="Nobody"))
    with news.gathering() as gathered:
        assert gathered == {}
