"""`headway demo` in a process of its own, and whose databases it fills, takes up or leaves alone."""

import signal
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest
from click.testing import CliRunner

from headway.cli.demo import demo
from headway.cli.demo.opening import Demo, NotOurs, prepare
from headway.cli.demo.reminding import LOOKS
from headway.identity.models import Account, ApiToken
from headway.monitoring.models import Notification
from headway.people.models import Employee
from headway.platform import clock
from headway.platform.database import connection, open_database
from headway.platform.models import Organisation, OutboxEvent
from tests.cli.served_demo import PATIENCE, asked, running
from tests.databases import ENGINE, Databases, now

SMALL = Demo(seed=2, people=40)
ROLES = ["employee", "manager", "skip-level manager", "peer", "HR partner", "administrator", "integration"]


@pytest.fixture(scope="session")
def small(all_databases: Databases) -> str:
    """Where a small demo is, made once, to be copied."""
    url = all_databases.kept("small_demo")
    assert now(prepare(url, SMALL)).made_now
    return url


def test_it_says_in_one_line_where_it_is_and_who_may_come_in(tmp_path: Path) -> None:
    with running(tmp_path / "demo") as (found, process):
        assert set(found) == {"url", "graphql", "sign_ins"}
        assert [one["role"] for one in found["sign_ins"]] == ROLES
        integration = found["sign_ins"][-1]
        assert (integration["email"], integration["password"]) == (None, None)
        names = {
            role: asked(found, role, "{ viewer { employee { name } } }")["viewer"]["employee"]
            for role in ROLES
        }
        assert names["employee"] == {"name": "Priya Nair"}
        assert names["manager"] == {"name": "Amara Okafor"}
        assert names["integration"] is None
        priya = found["sign_ins"][0]
        signed_in = httpx2.post(
            f"{found['url']}/auth/sign-in", json={"email": priya["email"], "password": priya["password"]},
            headers={"x-headway": "1"}, timeout=PATIENCE,
        )  # fmt: skip
        assert signed_in.status_code == 200
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0
        assert process.stdout is not None
        assert process.stdout.read() == ""


def test_a_demo_that_is_stopped_while_it_is_made_leaves_nothing(tmp_path: Path) -> None:
    words = ["demo", "--port", "0", "--people", "20000", "--data", str(tmp_path / "demo")]
    with subprocess.Popen(
        [sys.executable, "-m", "headway", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:  # fmt: skip
        assert process.stderr is not None
        assert any("Migration applied" in line for line in process.stderr)
        assert list((tmp_path / "demo").iterdir()) != []
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0
    assert list((tmp_path / "demo").iterdir()) == []


async def test_an_empty_database_is_filled_once_and_taken_up_again(databases: Databases) -> None:
    url = databases.blank()
    first = await prepare(url, SMALL)
    again = await prepare(url, SMALL)
    assert (first.made_now, again.made_now) == (True, False)
    assert first.sign_ins == again.sign_ins
    async with open_database(url):
        assert await Employee.all().count() == 40
        assert await ApiToken.all().count() == 7
        assert (await Organisation.get()).settings["demo"] == {"seed": 2, "people": 40}


async def test_tables_without_rows_are_filled(databases: Databases) -> None:
    url = databases.headway()
    assert (await prepare(url, SMALL)).made_now


async def test_nobody_is_flooded_with_reminders_when_it_starts(databases: Databases, small: str) -> None:
    async with open_database(databases.copy(small)):
        reminded = await Notification.filter(event_id__gt=0)
        assert len(reminded) > 20
        assert all(it.done_at is not None and it.at < it.done_at < clock.now() for it in reminded)
        for look in LOOKS:
            await look()
        assert not await OutboxEvent.filter(delivered_at__isnull=True).exists()


async def test_a_revoked_token_works_again_after_a_start(databases: Databases, small: str) -> None:
    url = databases.copy(small)
    async with open_database(url):
        await ApiToken.all().update(revoked_at=clock.now())
    await prepare(url, SMALL)
    async with open_database(url):
        assert await ApiToken.filter(revoked_at__isnull=True).count() == 7


async def test_another_demo_is_left_alone(databases: Databases, small: str) -> None:
    url = databases.copy(small)
    with pytest.raises(NotOurs, match="made with --seed 2 --people 40"):
        await prepare(url, Demo(seed=3, people=40))
    async with open_database(url):
        assert await Employee.all().count() == 40


async def test_an_organisation_of_ones_own_is_left_alone(databases: Databases) -> None:
    url = databases.headway()
    async with open_database(url):
        await Organisation.create(name="Ours", currency="EUR", created_at=clock.now(), updated_at=clock.now())
    with pytest.raises(NotOurs, match="organisation of its own"):
        await prepare(url, SMALL)
    async with open_database(url):
        assert await Employee.all().count() == 0
        assert await Account.all().count() == 0


async def test_tables_of_something_else_are_left_alone(databases: Databases) -> None:
    url = databases.blank()
    async with open_database(url):
        await connection().execute_script("CREATE TABLE recipe (id INT)")
    with pytest.raises(NotOurs, match="tables of something else"):
        await prepare(url, SMALL)
    async with open_database(url):
        with pytest.raises(Exception, match="organisation"):
            await connection().execute_query("SELECT 1 FROM organisation")


def test_a_file_of_another_kind_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "headway.db"
    file.write_text("A letter to my aunt.")
    result = CliRunner().invoke(demo, ["--data", str(tmp_path), "--people", "40"])
    assert result.exit_code == 1
    assert "is no SQLite database" in result.output
    assert [path.read_text() for path in tmp_path.iterdir()] == ["A letter to my aunt."]


@pytest.mark.parametrize("people", ["39", "100001"])
def test_sizes_out_of_bounds_are_refused(tmp_path: Path, people: str) -> None:
    result = CliRunner().invoke(demo, ["--data", str(tmp_path / "demo"), "--people", people])
    assert result.exit_code == 2
    assert not (tmp_path / "demo").exists()


def test_a_server_address_is_used_where_one_is_given(databases: Databases, tmp_path: Path) -> None:
    with running(tmp_path, databases.blank()) as (found, _):
        counted = asked(found, "administrator", "{ employees(first: 1) { totalCount } }")
    # One of the forty has left.
    assert counted == {"employees": {"totalCount": 39}}
    assert ENGINE == "sqlite" or list(tmp_path.iterdir()) == []
