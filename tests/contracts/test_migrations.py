"""The migrations say everything the models say, and a database brought up to date has none left."""

from importlib import import_module
from pathlib import Path

from headway import migrations
from headway.platform.migrating import migrate, missing_migrations, pending
from tests.databases import Databases


async def test_models_say_nothing_that_no_migration_does() -> None:
    assert await missing_migrations() == [], (
        "Write one with headway.platform.migrating.make_migration(NAME), and read what it wrote."
    )


async def test_a_new_database_waits_for_every_migration_and_then_for_none(databases: Databases) -> None:
    written = sorted(path.stem for path in Path(migrations.__path__[0]).glob("[0-9]*.py"))
    url = databases.blank()
    assert written
    assert await pending(url) == written
    assert await migrate(url) == written
    assert await pending(url) == []
    assert await migrate(url) == []


def test_every_migration_follows_the_one_numbered_before_it() -> None:
    written = sorted(path.stem for path in Path(migrations.__path__[0]).glob("[0-9]*.py"))
    said = [import_module(f"headway.migrations.{name}").Migration.dependencies for name in written]
    assert [name[:4] for name in written] == [f"{number:04}" for number in range(1, len(written) + 1)]
    assert said == [[], *([("headway", name)] for name in written[:-1])]
