"""Schema changes that keep what the tables hold: rows, indexes, unique keys, checks and triggers."""

import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from copy import copy
from dataclasses import dataclass
from typing import Any

from tortoise.fields.base import Field
from tortoise.fields.relational import ManyToManyFieldInstance
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.migrations.schema_editor import AsyncpgSchemaEditor, SqliteSchemaEditor
from tortoise.migrations.schema_editor.base import BaseSchemaEditor
from tortoise.migrations.schema_editor.data import ModelSqlData
from tortoise.models import Model

AnyField = Field[Any]
Constraint = UniqueConstraint | CheckConstraint


class ConstrainingEditor(BaseSchemaEditor):
    """Creates `Meta.constraints` with the table and the index with the column; Tortoise's own editors leave both out."""

    _checks: Sequence[str] = ()

    def _get_model_sql_data(self, model: type[Model]) -> ModelSqlData:
        self._checks = [
            self.CHECK_CONSTRAINT_CREATE_TEMPLATE.format(name=constraint.name, check=constraint.check)
            for constraint in model._meta.constraints
            if isinstance(constraint, CheckConstraint)
        ]
        return super()._get_model_sql_data(model)

    def _get_inner_statements(self) -> list[str]:
        return [*super()._get_inner_statements(), *self._checks]

    async def create_model(self, model: type[Model]) -> None:
        """Create the table with its checks, then its unique constraints."""
        await super().create_model(model)
        for constraint in model._meta.constraints:
            if isinstance(constraint, UniqueConstraint):
                await self.add_constraint(model, constraint)

    async def add_field(self, model: type[Model], field_name: str) -> None:
        """Add a column, and its index if it has one."""
        await super().add_field(model, field_name)
        field = model._meta.fields_map[field_name]
        if field.index and not field.unique and not isinstance(field, ManyToManyFieldInstance):
            await self.add_index(model, Index(fields=(_column(field),)))


class PostgresEditor(ConstrainingEditor, AsyncpgSchemaEditor):
    """PostgreSQL changes tables in place; only the constraints needed help."""


@dataclass(frozen=True, slots=True)
class UniqueKey:
    """A unique index as SQLite reports it; one written into the table itself has no SQL of its own."""

    name: str
    columns: tuple[str, ...]
    inline: bool


class SqliteEditor(ConstrainingEditor, SqliteSchemaEditor):
    """SQLite changes most things by making the table anew; this editor takes over what hung on the old one."""

    async def _run_sql(self, sql: str) -> None:
        """Run a script statement by statement inside the migration's transaction; a trigger's body stays whole."""
        for statement in statements(sql):
            await self.client.execute_query(statement)

    async def add_constraint(self, model: type[Model], constraint: Constraint) -> None:
        """Add a check (by making the table anew) or a unique index, also one with a condition."""
        if isinstance(constraint, CheckConstraint) or not constraint.condition:
            await super().add_constraint(model, constraint)
            return
        columns = self._resolve_fields_to_columns(model, constraint.fields)
        name = self._constraint_name_for_model(model, UniqueConstraint(tuple(columns), constraint.name))
        quoted = ", ".join(self.quote(column) for column in columns)
        table = self.quote(model._meta.db_table)
        await self._run_sql(
            f"CREATE UNIQUE INDEX {self.quote(name)} ON {table} ({quoted}) WHERE {constraint.condition}"
        )

    async def remove_constraint(self, model: type[Model], constraint: Constraint) -> None:
        """Remove a check or a unique constraint. Refuses a unique constraint that the table does not have."""
        if isinstance(constraint, CheckConstraint):
            with_it = model._meta.constraints
            model._meta.constraints = tuple(other for other in with_it if other.name != constraint.name)
            try:
                await self._remake_table(model)
            finally:
                model._meta.constraints = with_it
            return
        columns = tuple(self._resolve_fields_to_columns(model, constraint.fields))
        for key in await self._unique_keys(model._meta.db_table):
            if key.columns == columns and (key.inline or constraint.name in {None, key.name}):
                await self._remove_unique_key(model, key)
                return
        message = f"{model._meta.db_table} has no unique constraint over {', '.join(columns)} to remove."
        raise ValueError(message)

    async def _remove_unique_key(self, model: type[Model], key: UniqueKey) -> None:
        if key.inline:
            await self._remake_table(model, without=key.columns)
        else:
            await self._run_sql(f"DROP INDEX {self.quote(key.name)}")

    async def _alter_field(self, model: type[Model], old_field: AnyField, new_field: AnyField) -> None:
        table, before, after = model._meta.db_table, _column(old_field), _column(new_field)
        if before != after:
            # SQLite itself carries the new name into indexes, checks and triggers.
            await self._run_sql(f'ALTER TABLE "{table}" RENAME COLUMN "{before}" TO "{after}"')
            old_field = copy(old_field)
            old_field.model_field_name, old_field.source_field = (
                new_field.model_field_name,
                new_field.source_field,
            )
        freed = (after,) if old_field.unique and not new_field.unique else None
        for key in await self._unique_keys(table):
            if key.columns == freed and not key.inline:
                await self._run_sql(f"DROP INDEX {self.quote(key.name)}")
        await self._remake_table(model, alter_fields=[(old_field, new_field)], without=freed)
        if old_field.index != new_field.index:
            change = self.add_index if new_field.index else self.remove_index
            await change(model, Index(fields=(after,)))

    async def remove_field(self, model: type[Model], field: AnyField) -> None:
        """Remove a column and the indexes over it. Refuses while a check or an index's condition needs it."""
        if isinstance(field, ManyToManyFieldInstance):
            await super().remove_field(model, field)
            return
        # A relation is two fields over one column; Tortoise's editor would keep the other one.
        every, column = model._meta.fields_map, _column(field)
        model._meta.fields_map = {name: other for name, other in every.items() if _column(other) != column}
        try:
            await self._remake_table(model)
        finally:
            model._meta.fields_map = every

    async def _remake_table(
        self,
        model: type[Model],
        create_field: AnyField | None = None,
        delete_field: AnyField | None = None,
        alter_fields: list[tuple[AnyField, AnyField]] | None = None,
        *,
        without: tuple[str, ...] | None = None,
    ) -> None:
        table = model._meta.db_table
        hung_on_it = await self._indexes_and_triggers(table)
        keys = {key.columns for key in await self._unique_keys(table) if key.inline}
        async with self._references_left_alone():
            await super()._remake_table(model, create_field, delete_field, alter_fields)
        columns = await self._columns(table)
        for key in keys - {without} - {key.columns for key in await self._unique_keys(table)}:
            if columns.issuperset(key):
                await self.add_constraint(model, UniqueConstraint(key))
        for sql, needs in hung_on_it:
            if columns.issuperset(needs):
                await self.client.execute_query(sql)

    @asynccontextmanager
    async def _references_left_alone(self) -> AsyncIterator[None]:
        """Other tables and triggers speak of the table by its name, which the new one gets: nothing is to be rewritten."""
        await self.client.execute_query("PRAGMA legacy_alter_table=ON")
        try:
            yield
        finally:
            await self.client.execute_query("PRAGMA legacy_alter_table=OFF")

    async def _indexes_and_triggers(self, table: str) -> list[tuple[str, set[str]]]:
        """The SQL of each index and trigger on the table, with the columns an index is over."""
        rows = await self.client.execute_query_dict(
            "SELECT type, name, sql FROM sqlite_master WHERE tbl_name = ? AND type IN ('index', 'trigger') AND sql IS NOT NULL",
            [table],
        )
        return [(row["sql"], set(await self._index_columns(row["name"]))) for row in rows]

    async def _unique_keys(self, table: str) -> list[UniqueKey]:
        rows = await self.client.execute_query_dict(
            'SELECT name, origin FROM pragma_index_list(?) WHERE "unique"', [table]
        )
        return [
            UniqueKey(row["name"], await self._index_columns(row["name"]), inline=row["origin"] == "u")
            for row in rows
            if row["origin"] in {"u", "c"}
        ]

    async def _index_columns(self, index: str) -> tuple[str, ...]:
        rows = await self.client.execute_query_dict(
            "SELECT name FROM pragma_index_info(?) WHERE name IS NOT NULL ORDER BY seqno", [index]
        )
        return tuple(row["name"] for row in rows)

    async def _columns(self, table: str) -> set[str]:
        rows = await self.client.execute_query_dict("SELECT name FROM pragma_table_info(?)", [table])
        return {row["name"] for row in rows}


def statements(script: str) -> list[str]:
    """The statements of an SQL script; semicolons in texts and in a trigger's body do not end one."""
    found: list[str] = []
    statement = ""
    for piece in script.split(";"):
        statement += piece + ";"
        if sqlite3.complete_statement(statement):
            found.append(statement.strip())
            statement = ""
    found.append(statement.strip())
    return [statement for statement in found if statement.strip("; \n")]


def _column(field: AnyField) -> str:
    return field.source_field or field.model_field_name
