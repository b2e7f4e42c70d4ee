"""The closure of today's primary lines, kept in the transaction that changes a manager, by statements over whole sets."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

from headway.platform.database import connection, in_postgres

# SQLite has no function for a random UUID (version 4).
_SQLITE_UUID: Final = (
    "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || "
    "substr('89AB', 1 + abs(random() % 4), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))"
)
_SQLITE_UUID_IN_ORDER: Final = "printf('%08x', ROW_NUMBER() OVER (ORDER BY above, below)) || '-0000-4000-8000-' || lower(hex(randomblob(6)))"
DEEPEST: Final = 200


async def detach(employee_id: UUID) -> None:
    """Take a person, and everybody under them, from under everybody above."""
    await connection().execute_query(
        f"DELETE FROM chain_link WHERE below_id IN (SELECT below_id FROM chain_link WHERE above_id = '{employee_id}' "  # noqa: S608 - a UUID
        f"UNION ALL SELECT id FROM employee WHERE id = '{employee_id}') "
        f"AND above_id IN (SELECT above_id FROM chain_link WHERE below_id = '{employee_id}')"
    )


async def attach(employee_id: UUID, manager_id: UUID) -> None:
    """Put a person without a manager, and everybody under them, under a manager and everybody above."""
    await connection().execute_query(
        "INSERT INTO chain_link (id, above_id, below_id, depth) "  # noqa: S608 - UUIDs
        f"SELECT {_random_id()}, above.person, below.person, above.depth + below.depth + 1 "
        f"FROM (SELECT above_id AS person, depth FROM chain_link WHERE below_id = '{manager_id}' "
        f"UNION ALL SELECT id, 0 FROM employee WHERE id = '{manager_id}') above "
        f"CROSS JOIN (SELECT below_id AS person, depth FROM chain_link WHERE above_id = '{employee_id}' "
        f"UNION ALL SELECT id, 0 FROM employee WHERE id = '{employee_id}') below"
    )


async def rebuild_below(people: Collection[UUID]) -> None:
    """The chains of these people, and of everybody under them, anew by their managers; two statements for any number."""
    listed = ", ".join(f"'{person}'" for person in people)
    moved = (
        f"moved (id) AS (SELECT id FROM employee WHERE id IN ({listed}) "  # noqa: S608 - UUIDs
        "UNION SELECT employee.id FROM employee JOIN moved ON employee.manager_id = moved.id)"
    )
    database = connection()
    await database.execute_query(
        f"WITH RECURSIVE {moved} DELETE FROM chain_link WHERE below_id IN (SELECT id FROM moved)"  # noqa: S608 - UUIDs
    )
    await database.execute_query(
        "INSERT INTO chain_link (id, above_id, below_id, depth) "  # noqa: S608 - UUIDs
        f"WITH RECURSIVE {moved}, chain (above, below, depth) AS ("
        "SELECT manager_id, id, 1 FROM employee WHERE manager_id IS NOT NULL AND id IN (SELECT id FROM moved) "
        "UNION ALL SELECT employee.manager_id, chain.below, chain.depth + 1 FROM chain "
        f"JOIN employee ON employee.id = chain.above WHERE employee.manager_id IS NOT NULL AND chain.depth < {DEEPEST}) "
        f"SELECT {_random_id(in_order=True)}, above, below, depth FROM chain ORDER BY above, below"
    )


async def rebuild() -> None:
    """The whole closure anew, in one statement. A circle breaks its uniqueness and so is refused by the database."""
    database = connection()
    await database.execute_query("DELETE FROM chain_link")
    await database.execute_query(
        "INSERT INTO chain_link (id, above_id, below_id, depth) "  # noqa: S608 - nothing from outside
        "WITH RECURSIVE chain (above, below, depth) AS ("
        "SELECT manager_id, id, 1 FROM employee WHERE manager_id IS NOT NULL UNION ALL "
        "SELECT employee.manager_id, chain.below, chain.depth + 1 FROM chain "
        f"JOIN employee ON employee.id = chain.above WHERE employee.manager_id IS NOT NULL AND chain.depth < {DEEPEST}) "
        f"SELECT {_random_id(in_order=True)}, above, below, depth FROM chain ORDER BY above, below"
    )


def _random_id(*, in_order: bool = False) -> str:
    """An expression for a new id; many at once are made in order, since SQLite writes an ordered index much faster."""
    if in_postgres():
        return "gen_random_uuid()"
    return _SQLITE_UUID_IN_ORDER if in_order else _SQLITE_UUID
