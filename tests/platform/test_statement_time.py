"""A statement without end is ended by the database, and what comes after it works."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from headway.platform.database import connection, open_database, took_too_long, transaction
from headway.platform.models import Organisation
from tests.databases import ENGINE, Databases

# Long enough for every statement that ends, on a busy machine too.
SHORT_MS = 500
ENDLESS = {
    "sqlite": "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n",
    "postgres": "SELECT count(*) FROM generate_series(1, 1000000000000)",
}[ENGINE]


async def alone() -> None:
    await connection().execute_query_dict(ENDLESS)


async def after_a_write() -> None:
    async with transaction():
        stamps: dict[str, Any] = {"created_at": "2026-01-01T00:00Z", "updated_at": "2026-01-01T00:00Z"}
        await Organisation.create(name="Meridian", currency="EUR", **stamps)
        await connection().execute_query_dict(ENDLESS)


@pytest.mark.parametrize("endless", [alone, after_a_write])
async def test_a_statement_without_end_is_ended(
    databases: Databases, endless: Callable[[], Awaitable[None]]
) -> None:
    async with open_database(databases.headway(), statement_timeout=SHORT_MS):
        with pytest.raises(Exception) as ended:  # noqa: PT011 - each engine has its own
            await endless()
        assert took_too_long(ended.value)
        assert await Organisation.all().count() == 0
        async with transaction():
            assert await connection().execute_query_dict("SELECT 1 AS one") == [{"one": 1}]


async def test_other_errors_are_no_matter_of_time(databases: Databases) -> None:
    async with open_database(databases.headway(), statement_timeout=60_000):
        with pytest.raises(Exception) as error:  # noqa: PT011 - each engine has its own
            await connection().execute_query_dict("SELECT nothing FROM nowhere")
        assert not took_too_long(error.value)
