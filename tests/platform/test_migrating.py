"""Migrations keep rows, references, indexes, unique keys, checks and triggers, on both engines."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tortoise.exceptions import IntegrityError, OperationalError

from headway.platform.database import connection, is_sqlite, open_database, sqlite_path
from headway.platform.migrating import (
    MigrationRefused,
    build_schema,
    make_migration,
    migrate,
    missing_migrations,
    pending,
)
from headway.platform.schema_editors import statements as split
from tests.databases import Databases
from tests.platform.conftest import History
from tests.platform.staff import STAFF

ALL = ["0001_initial", "0002_widen_name", "0003_remove_boss", "0004_pay_to_wage", "0005_free_seats"]
ROWS = """
INSERT INTO card (id) VALUES (1);
INSERT INTO team (id, name) VALUES (1, 'Sales'), (2, 'Works');
INSERT INTO person (id, name, nickname, email, seat, pay, role, team_id, boss_id, card_id) VALUES
    (1, 'Ada', 'A', 'ada@example.org', 1, 10, 'LEAD', 1, NULL, 1),
    (2, 'Bo', 'B', 'bo@example.org', 2, 20, 'MEMBER', 1, 1, NULL);
INSERT INTO note (id, person_id, text) VALUES (1, 1, 'one'), (2, 2, 'two; with a semicolon')
"""


async def _refused(sql: str) -> bool:
    try:
        await connection().execute_query(sql)
    except IntegrityError:
        return True
    return False


async def _fill() -> None:
    for statement in split(ROWS):
        await connection().execute_query(statement)


async def _rows(table: str) -> list[dict[str, object]]:
    return await connection().execute_query_dict(f"SELECT * FROM {table} ORDER BY id")  # noqa: S608


def _person(id_: int, **values: object) -> str:
    row = {"id": id_, "name": f"'N{id_}'", "seat": 50 + id_, "role": "'MEMBER'", "team_id": 2} | values
    return f"INSERT INTO person ({', '.join(row)}) VALUES ({', '.join(str(value) for value in row.values())})"  # noqa: S608


async def _indexes(table: str) -> set[str]:
    if connection().capabilities.dialect == "postgres":
        query = f"SELECT indexname AS name FROM pg_indexes WHERE tablename = '{table}'"  # noqa: S608
    else:
        query = f"SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = '{table}' AND sql IS NOT NULL"  # noqa: S608
    return {row["name"] for row in await connection().execute_query_dict(query)}


async def test_the_constraints_of_a_new_table_hold(databases: Databases, history: History) -> None:
    url, models = databases.blank(), history(1)
    assert await migrate(url, models) == ["0001_initial"]
    async with open_database(url, models):
        await _fill()
        assert await _refused(_person(3, pay=-1))
        assert await _refused(_person(3, pay=0, team_id=1, name="'Ada'"))
        assert await _refused(_person(3, pay=0, team_id=1, role="'LEAD'"))
        assert await _refused(_person(3, pay=0, team_id=1, seat=2))
        assert await _refused(_person(3, pay=0, team_id=9))
        assert not await _refused(_person(3, pay=0, role="'LEAD'"))


async def test_widening_a_column_keeps_everything(databases: Databases, history: History) -> None:
    url, first = databases.blank(), history(1)
    await migrate(url, first)
    async with open_database(url, first):
        await _fill()
        before = {table: await _rows(table) for table in ("card", "team", "person", "note")}
        indexes = await _indexes("person")
    second = history(2)
    assert await pending(url, second) == ["0002_widen_name"]
    assert await migrate(url, second) == ["0002_widen_name"]
    async with open_database(url, second):
        assert {table: await _rows(table) for table in before} == before
        assert await _indexes("person") >= indexes
        assert await _refused(_person(3, pay=-1))
        assert await _refused(_person(3, pay=0, team_id=1, name="'Ada'"))
        assert await _refused(_person(3, pay=0, team_id=1, role="'LEAD'"))
        assert await _refused(_person(3, pay=0, team_id=1, seat=2))
        assert await _refused(_person(3, pay=0, email="'bo@example.org'"))
        assert await _refused(_person(3, pay=0, card_id=1))
        assert await _refused(_person(3, pay=0, team_id=9))


async def test_a_removed_column_and_a_removed_relation_are_gone(
    databases: Databases, history: History
) -> None:
    url, first, third = databases.blank(), history(1), history(3)
    await migrate(url, first)
    async with open_database(url, first):
        await _fill()
    await migrate(url, third)
    async with open_database(url, third):
        (ada, _) = await _rows("person")
        assert set(ada) == {"id", "name", "email", "seat", "pay", "role", "team_id", "card_id"}
        assert (ada["name"], ada["pay"], ada["card_id"]) == ("Ada", 10, 1)
        assert await _refused(_person(3, pay=0, team_id=1, seat=2))


async def test_the_whole_history_runs_on_a_filled_database(databases: Databases, history: History) -> None:
    url, first = databases.blank(), history(1)
    await migrate(url, first)
    async with open_database(url, first):
        await _fill()
    assert await migrate(url, STAFF) == ALL[1:]
    async with open_database(url, STAFF):
        shared = {"role": "MEMBER", "team_id": 1, "town": ""}
        bo = {
            "id": 2,
            "name": "Bo",
            "email": "bo@example.org",
            "seat": 2,
            "wage": 20,
            "card_id": None,
        } | shared
        assert (await _rows("person"))[1] == bo
        assert [row["text"] for row in await _rows("note")] == ["one", "two; with a semicolon"]
        # Freed: the seat, the address and the old lower bound of pay. Still held: name, lead, card. New: the upper bound.
        assert not await _refused(_person(3, wage=-5, team_id=1, seat=2, email="'bo@example.org'"))
        assert await _refused(_person(4, wage=1001))
        assert await _refused(_person(4, wage=0, team_id=1, name="'Ada'"))
        assert await _refused(_person(4, wage=0, team_id=1, role="'LEAD'"))
        assert await _refused(_person(4, wage=0, card_id=1))
        assert await _refused("INSERT INTO note (id, person_id, text) VALUES (9, 99, '')")
        assert any("town" in name for name in await _indexes("person"))
        assert not any("nicknam" in name for name in await _indexes("person"))
        assert "by_seat" in await _indexes("person")


async def test_the_models_are_what_the_history_leads_to() -> None:
    assert await missing_migrations(STAFF) == []
    assert await make_migration("nothing", STAFF) is None


async def test_migrating_twice_changes_nothing(databases: Databases) -> None:
    url = databases.blank()
    assert await migrate(url, STAFF) == ALL
    assert await migrate(url, STAFF) == []
    assert await pending(url, STAFF) == []


def test_two_processes_migrating_at_once_both_succeed(databases: Databases) -> None:
    url = databases.blank()
    program = (
        "import asyncio, sys; from headway.platform.migrating import migrate; from tests.platform.staff import STAFF; "
        "print(*asyncio.run(migrate(sys.argv[1], STAFF)), sep='\\n')"
    )
    processes = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-c", program, url],
            cwd=Path(__file__).parents[2],
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    answers = [process.communicate()[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    applied = [line for answer in answers for line in answer.splitlines() if line in ALL]
    assert sorted(applied) == ALL


BROKEN = """
from tortoise import migrations
from tortoise.migrations import operations as ops

class Migration(migrations.Migration):
    dependencies = [("headway", "0001_initial")]
    operations = [ops.RunSQL("UPDATE person SET pay = 7"), ops.RunSQL({sql!r})]
"""


async def test_a_migration_that_breaks_references_leaves_no_trace(
    databases: Databases, history: History
) -> None:
    url, first = databases.blank(), history(1)
    await migrate(url, first)
    async with open_database(url, first):
        await _fill()
        before = await _rows("person")
    broken = history(1, {"0002_broken": BROKEN.format(sql="UPDATE note SET person_id = 77 WHERE id = 2")})
    expected = MigrationRefused if is_sqlite(url) else IntegrityError
    with pytest.raises(expected) as refusal:
        await migrate(url, broken)
    if is_sqlite(url):
        assert str(refusal.value) == (
            "Migration 0002_broken would leave 1 references to rows that do not exist (note to person). "
            "Nothing was changed; let the migration remove or repair those rows first."
        )
    async with open_database(url, first):
        assert await _rows("person") == before
        assert [row["person_id"] for row in await _rows("note")] == [1, 2]
    assert await pending(url, broken) == ["0002_broken"]


async def test_a_migration_that_fails_is_undone(databases: Databases, history: History) -> None:
    url, first = databases.blank(), history(1)
    await migrate(url, first)
    async with open_database(url, first):
        await _fill()
        before = await _rows("person")
    failing = history(1, {"0002_failing": BROKEN.format(sql="UPDATE nothing SET a = 1")})
    with pytest.raises(OperationalError):
        await migrate(url, failing)
    async with open_database(url, first):
        assert await _rows("person") == before
    assert await pending(url, failing) == ["0002_failing"]


async def test_a_migration_that_could_stop_half_way_is_refused(
    databases: Databases, history: History
) -> None:
    loose = BROKEN.format(sql="SELECT 1") + "    atomic = False\n"
    url, models = databases.blank(), history(1, {"0002_loose": loose})
    with pytest.raises(MigrationRefused, match="0002_loose has atomic = False, and could stop half-way"):
        await migrate(url, models)
    assert await pending(url, models) == ["0002_loose"]


ADDING = """
from tortoise import fields, migrations
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

def table(name, **columns):
    columns = [("id", fields.IntField(primary_key=True)), *columns.items()]
    return ops.CreateModel(name=name, fields=columns, options={"table": name.lower(), "app": "headway", "pk_attr": "id"}, bases=["Model"])

def to(model):
    return fields.ForeignKeyField(f"headway.{model}", source_field=f"{model.lower()}_id", null=True, db_constraint=True, to_field="id")

class Migration(migrations.Migration):
    dependencies = [("headway", "0001_initial")]
    operations = [
        ops.AddField("Team", "floor", fields.IntField(default=1, db_default=1)),
        table("House"),
        table("Room", house=to("House")),
        ops.AddField("House", "room", to("Room")),
        ops.AddField("Room", "size", fields.IntField(null=True)),
        ops.AddIndex("Room", Index(fields=["size"], name="by_size")),
        ops.AddField("Team", "house", to("House")),
    ]
"""


async def test_what_is_added_to_a_table_of_the_same_migration_comes_after_it(
    databases: Databases, history: History
) -> None:
    url, models = databases.blank(), history(1, {"0002_adding": ADDING})
    assert await migrate(url, models) == ["0001_initial", "0002_adding"]
    async with open_database(url, models):
        for sql in (
            "INSERT INTO house (id) VALUES (1)",
            "INSERT INTO room (id, house_id, size) VALUES (1, 1, 20)",
            "UPDATE house SET room_id = 1",
            "INSERT INTO team (id, name, house_id) VALUES (1, 'Sales', 1)",
        ):
            await connection().execute_query(sql)
        assert await _rows("team") == [{"id": 1, "name": "Sales", "floor": 1, "house_id": 1}]
        assert "by_size" in await _indexes("room")
        assert await _refused("UPDATE house SET room_id = 9")
        assert await _refused("UPDATE team SET house_id = 9")


async def test_a_new_field_makes_the_next_migration(databases: Databases, history: History) -> None:
    models = history(4)
    written = await make_migration("Free the seats", models)
    assert written is not None
    assert written.name == "0005_free_the_seats.py"
    assert await missing_migrations(models) == []
    url = databases.blank()
    assert await migrate(url, models) == [*ALL[:4], "0005_free_the_seats"]


async def test_build_schema_adds_what_no_migration_has_yet(databases: Databases, history: History) -> None:
    url, models = databases.blank(), history(4)
    assert sorted(await missing_migrations(models)) == [
        "Add field town to Person",
        "Alter field email on Person",
        "Remove constraint from Person",
    ]
    await build_schema(url, models)
    async with open_database(url, models):
        assert await _rows("person") == []
        assert any("town" in name for name in await _indexes("person"))


async def test_triggers_survive_also_those_of_other_tables(sqlite_url: str, history: History) -> None:
    url, first = sqlite_url, history(1)
    await migrate(url, first)
    async with open_database(url, first):
        await _fill()
        await connection().execute_script(
            "CREATE TRIGGER kept AFTER DELETE ON person BEGIN INSERT INTO card (id) VALUES (70 + old.id); END;"
            "CREATE TRIGGER told AFTER INSERT ON team BEGIN UPDATE person SET pay = 5 WHERE id = 1; SELECT 1; END;"
        )
    await migrate(url, history(2))
    async with open_database(url, first):
        await connection().execute_query("INSERT INTO team (id, name) VALUES (3, 'New')")
        await connection().execute_query("DELETE FROM person WHERE id = 2")
        assert [row["pay"] for row in await _rows("person")] == [5]
        assert [row["id"] for row in await _rows("card")] == [1, 72]
        assert [row["id"] for row in await _rows("note")] == [1]


async def test_a_trigger_can_be_written_in_a_migration(sqlite_url: str, history: History) -> None:
    trigger = "CREATE TRIGGER kept BEFORE DELETE ON person BEGIN SELECT RAISE(ABORT, 'kept; for ever'); END"
    url, models = sqlite_url, history(1, {"0002_trigger": BROKEN.format(sql=trigger)})
    await migrate(url, models)
    async with open_database(url, models):
        await _fill()
        assert await _refused("DELETE FROM person WHERE id = 2")


async def test_the_file_is_copied_before_a_table_is_made_anew(sqlite_url: str, history: History) -> None:
    url, first = sqlite_url, history(1)
    await migrate(url, first)
    file = Path(sqlite_path(url))
    async with open_database(url, first):
        await _fill()
    assert list(file.parent.glob("*.before-*")) == []
    await migrate(url, STAFF)
    (copy,) = file.parent.glob("*.before-*")
    assert copy.name == f"{file.name}.before-0002_widen_name"
    assert copy.stat().st_mode & 0o777 == 0o600
    with sqlite3.connect(copy) as saved:
        assert saved.execute("SELECT name, pay FROM person ORDER BY id").fetchall() == [
            ("Ada", 10),
            ("Bo", 20),
        ]
    saved.close()


async def test_a_new_file_is_not_copied(sqlite_url: str) -> None:
    await migrate(sqlite_url, STAFF)
    assert list(Path(sqlite_path(sqlite_url)).parent.glob("*.before-*")) == []


def test_statements_end_where_sql_ends() -> None:
    trigger = "CREATE TRIGGER t AFTER DELETE ON a BEGIN DELETE FROM b; DELETE FROM c; END;"
    assert split(f"SELECT ';'; {trigger} ; SELECT 2") == ["SELECT ';';", trigger, "SELECT 2;"]
    assert split(" ;\n") == []
