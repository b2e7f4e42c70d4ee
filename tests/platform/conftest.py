"""What tests of the platform share: histories of migrations, and Tortoise as it comes."""

import shutil
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from tortoise.context import TortoiseContext

from headway.platform.database import Models, is_sqlite, tortoise_config
from headway.platform.migrating import build_schema
from tests.databases import HASTY, Databases, now
from tests.platform.staff import STAFF

HERE = Path(__file__).parent
_numbers = count(1)

History = Callable[..., Models]
PlainTortoise = Callable[[str], AbstractAsyncContextManager[TortoiseContext]]


def plain_config(url: str, models: Models = STAFF) -> dict[str, Any]:
    """Tortoise's own engine, so that its faults can be seen."""
    config = tortoise_config(url, models)
    (settings,) = config["connections"].values()
    settings["engine"] = "tortoise.backends.sqlite" if is_sqlite(url) else "tortoise.backends.asyncpg"
    return config


@pytest.fixture
def history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[History]:
    """`history(2, extra={"0003_more": source})`: the first steps of staff_migrations, and others."""
    monkeypatch.syspath_prepend(str(tmp_path))
    made: list[str] = []

    def package(steps: int, extra: dict[str, str] | None = None) -> Models:
        name = f"staff_history_{next(_numbers)}"
        made.append(name)
        folder = tmp_path / name
        folder.mkdir()
        (folder / "__init__.py").write_text("")
        for source in sorted((HERE / "staff_migrations").glob("0*.py"))[:steps]:
            shutil.copy(source, folder)
        for migration, text in (extra or {}).items():
            (folder / f"{migration}.py").write_text(text)
        return Models(STAFF.modules, name)

    yield package
    for name in [module for module in sys.modules if module.partition(".")[0] in made]:
        del sys.modules[name]


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of a new SQLite file, whatever the others run on."""
    return f"sqlite://{tmp_path}/alone.db?{HASTY}"


@pytest.fixture(scope="session")
def staff_template(all_databases: Databases) -> str:
    url = all_databases.kept("staff", blank=True)
    now(build_schema(url, STAFF))
    return url


@pytest.fixture
def staff_url(databases: Databases, staff_template: str) -> str:
    """The address of a database with the tables of staff.py."""
    return databases.copy(staff_template)


@pytest.fixture
def plain_tortoise() -> PlainTortoise:
    """Open a database with Tortoise as it comes."""

    @asynccontextmanager
    async def opened(url: str) -> AsyncIterator[TortoiseContext]:
        async with TortoiseContext() as context:
            await context.init(config=plain_config(url))
            await context.db().create_connection(with_db=True)
            yield context

    return opened
