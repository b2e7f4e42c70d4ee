"""A generated company as plain rows, for the tests that look at it from all sides."""

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property
from typing import Any

from headway.cli.demo.generating import generate
from headway.cli.demo.writing import IN_ORDER
from headway.platform import clock
from headway.platform.database import open_database, transaction
from headway.platform.models import AuditEvent
from headway.reviewing.rules import QuestionKind
from headway.reviewing.rules.answers import Asked, Given

TODAY = date(2026, 11, 23)
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Rows:
    """Every table of a company by name, each row with its values as Python has them."""

    tables: dict[str, list[dict[str, Any]]]
    today: date

    def __getitem__(self, table: str) -> list[dict[str, Any]]:
        return self.tables[table]

    @cached_property
    def by_id(self) -> dict[Any, dict[str, Any]]:
        found = {row["id"]: row for rows in self.tables.values() for row in rows}
        # Two that draw from the same seed would give two things one id.
        assert len(found) == sum(map(len, self.tables.values()))
        return found

    def of(self, table: str, field: str) -> dict[Any, list[dict[str, Any]]]:
        """The rows of a table by the value of a field."""
        found: dict[Any, list[dict[str, Any]]] = {}
        for row in self.tables[table]:
            found.setdefault(row[field], []).append(row)
        return found


async def make(url: str, *, seed: int = 1, people: int = 120, today: date = TODAY) -> Rows:
    """A company in a database without rows, made at that day with every reference checked by the database, and read back."""
    clock.set_for_tests(datetime.combine(today, time(9), UTC))
    try:
        async with open_database(url):
            async with transaction():
                await generate(seed=seed, people=people, today=today, password_hash="no password")
            tables = {model._meta.db_table: await model.all().order_by("id").values() for model in IN_ORDER}
        return Rows(tables, today)
    finally:
        clock.reset()


def newest_first(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Updates in the order in which the newest counts."""
    return sorted(rows, key=lambda row: (row["effective_on"], row["recorded_at"], row["id"]), reverse=True)


class _NotKept(Exception):
    """Ends a transaction of which nothing is to stay."""


async def digest(*, seed: int, today: date) -> str:
    """One number for all rows of a small company, made in the open database and not kept."""
    found = hashlib.sha256()
    with suppress(_NotKept):
        async with transaction() as client:
            await generate(seed=seed, people=40, today=today, password_hash="no password")
            for model in IN_ORDER:
                counted = model is AuditEvent
                columns = "at, actor_name, action, object_id" if counted else "*"
                table, order = model._meta.db_table, columns if counted else "id"
                rows = await client.execute_query_dict(f'SELECT {columns} FROM "{table}" ORDER BY {order}')  # noqa: S608
                found.update(repr(rows).encode())
            raise _NotKept
    return found.hexdigest()


def given(row: dict[str, Any], cited: set[Any]) -> Given:
    """An answer as the rules of reviewing see it."""
    parts = {
        name: row[name]
        for name in ("subject", "rating", "choice", "yes", "text", "level_before", "level_after")
    }
    return Given(question=str(row["question_id"]), cited=row["id"] in cited, **parts)


def asked(row: dict[str, Any]) -> Asked:
    """A question as the rules of reviewing see it."""
    return Asked(
        str(row["id"]), QuestionKind(row["kind"]), row["title"], row["required"], tuple(row["choices"])
    )
