"""What is set aside while the demo is filled is there again at its end, and holds."""

import pytest
from tortoise.context import TortoiseContext

from headway.cli.demo.indexes import set_aside
from headway.platform.database import connection, in_postgres, transaction
from tests.factories import make_employee

IN_SQLITE = "SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name"
IN_POSTGRES = """
SELECT conname AS name, pg_get_constraintdef(oid) AS made FROM pg_constraint WHERE connamespace = 'public'::regnamespace
UNION ALL SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1, 2
"""


async def indexes() -> list[tuple[str, ...]]:
    """Every index and key with how it was made."""
    found = await connection().execute_query_dict(IN_POSTGRES if in_postgres() else IN_SQLITE)
    return [tuple(row.values()) for row in found]


async def test_every_index_and_key_comes_back_as_it_was(database: TortoiseContext) -> None:
    before = await indexes()
    async with transaction():
        async with set_aside():
            assert set(await indexes()) < set(before)
        assert await indexes() == before


async def test_rows_that_break_one_are_refused_at_the_end(database: TortoiseContext) -> None:
    first = await make_employee(name="Ada", external_id="1")
    second = await make_employee(name="Ben", external_id="2")
    with pytest.raises(Exception, match="external_id"):
        async with transaction(), set_aside():
            await type(second).filter(id=second.id).update(external_id="1")
    await first.refresh_from_db()
    await second.refresh_from_db()
    assert (first.external_id, second.external_id) == ("1", "2")
