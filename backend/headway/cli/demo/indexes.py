"""Indexes and keys, set aside while rows come in by the million: built at the end, all at once, they cost a fraction."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from headway.platform.database import connection, in_postgres

# The keys of the tables themselves stay: SQLite makes them with the table.
IN_SQLITE: Final = """
SELECT 'DROP INDEX "' || name || '"' AS gone, sql AS made FROM sqlite_master
WHERE type = 'index' AND sql IS NOT NULL
"""
# References go first and come last, since they rest on the keys; the others in between.
IN_POSTGRES: Final = """
SELECT gone, made FROM (
    SELECT contype = 'f' AS refers, conname AS name,
           format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS gone,
           format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS made
    FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'u', 'f') AND conrelid <> 0
    UNION ALL
    SELECT false, indexname, format('DROP INDEX %I', indexname), indexdef
    FROM pg_indexes
    WHERE schemaname = 'public' AND indexname NOT IN (SELECT conname FROM pg_constraint)
) AS found
ORDER BY refers DESC, name
"""


@asynccontextmanager
async def set_aside() -> AsyncIterator[None]:
    """No index and no key inside this block; at its end the rows must satisfy them all. The caller opens the transaction."""
    found = await connection().execute_query_dict(IN_POSTGRES if in_postgres() else IN_SQLITE)
    for index in found:
        await connection().execute_query(index["gone"])
    yield
    for index in reversed(found):
        await connection().execute_query(index["made"])
