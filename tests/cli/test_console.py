"""The console as an operator uses it."""

import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest
from click.testing import CliRunner, Result

from headway.cli import main
from headway.platform import clock
from headway.platform.audit_seals import seal_audit_log
from headway.platform.database import open_database
from headway.platform.models import AuditEvent, Job, Organisation
from headway.platform.settings import Settings
from headway.web.jobs import kinds
from tests.databases import now

ADMIN = [
    "account",
    "create-admin",
    "--email",
    "ada@example.org",
    "--name",
    "Ada",
    "--password",
    "a long enough password",
]
CREDENTIALS = {"email": "ada@example.org", "password": "a long enough password"}
OURS = {"x-headway": "1"}
# However busy the machine; it costs nothing where all is well.
PATIENCE = 300


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder that does not exist yet."""
    return tmp_path / "data"


def headway(data: Path, *words: str, **settings: str) -> Result:
    """One command to its end, in this process."""
    return CliRunner().invoke(main, list(words), env={"HEADWAY_DATA": str(data)} | settings)


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with all tables, made once to be copied."""
    folder = tmp_path_factory.mktemp("tables") / "data"
    assert headway(folder, "migrate").exit_code == 0
    return folder


@pytest.fixture
def migrated(data: Path, tables: Path) -> Path:
    """A data folder with all tables and no rows."""
    shutil.copytree(tables, data)
    return data


@contextmanager
def serving(data: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A server in a process of its own, and its address."""
    command = [sys.executable, "-m", "headway", "serve", "--port", "0", "--data", str(data)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            found = re.search(r"http://\S+", process.stdout.readline())
            assert found is not None
            yield found.group(), process
        finally:
            process.kill()


def test_migrating_twice_changes_nothing_the_second_time(data: Path) -> None:
    assert headway(data, "migrate").stdout.startswith("Applied ")
    assert headway(data, "migrate").stdout == "Nothing to do: the tables are up to date.\n"


def test_two_processes_may_migrate_at_once(data: Path) -> None:
    command = [sys.executable, "-m", "headway", "migrate"]
    both = [subprocess.Popen(command, env=os.environ | {"HEADWAY_DATA": str(data)}) for _ in range(2)]
    assert [process.wait(PATIENCE) for process in both] == [0, 0]
    assert headway(data, "migrate").stdout == "Nothing to do: the tables are up to date.\n"


async def organisations(data: Path) -> list[tuple[Any, ...]]:
    async with open_database(f"sqlite://{data / 'headway.db'}"):
        return await Organisation.all().values_list("name", "currency")


def test_the_first_administrator_is_made_on_an_empty_database(data: Path) -> None:
    made = headway(data, *ADMIN, "--organisation", "Meridian", "--currency", "USD")
    assert (made.exit_code, made.stdout) == (0, "ada@example.org is an administrator now.\n")
    assert now(organisations(data)) == [("Meridian", "USD")]
    again = headway(data, *ADMIN)
    assert again.exit_code == 1
    assert "There is an account with this e-mail already." in again.stderr


def test_doctor_says_what_to_mend(data: Path) -> None:
    data.mkdir()
    sick = headway(data, "doctor")
    assert sick.exit_code == 1
    assert re.search(r"MEND  migrations: \d+ to apply\. Run `headway migrate`\.", sick.stdout)
    headway(data, "migrate")
    assert "ok    migrations: up to date" in headway(data, "doctor").stdout


async def seal(data: Path) -> None:
    async with open_database(f"sqlite://{data / 'headway.db'}"):
        clock.set_for_tests(clock.now() + timedelta(minutes=11))
        await seal_audit_log()
        clock.reset()


async def tamper(data: Path) -> int:
    """Whom the oldest audit event names is another; its number."""
    async with open_database(f"sqlite://{data / 'headway.db'}"):
        event = await AuditEvent.all().order_by("id").first()
        assert event is not None
        await AuditEvent.filter(id=event.id).update(actor_name="Somebody else")
        return int(event.id)


def test_verify_finds_nothing_in_a_sound_database_and_names_the_row_that_was_changed(migrated: Path) -> None:
    data = migrated
    empty = headway(data, "verify")
    assert (empty.exit_code, empty.stderr.startswith("0 entries match.")) == (0, True)
    headway(data, *ADMIN)
    now(seal(data))
    sound = headway(data, "verify")
    assert sound.exit_code == 0
    assert re.fullmatch(r"1:[0-9a-f]{64}\n", sound.stdout)
    kept = sound.stdout.strip()
    assert headway(data, "verify", "--kept", kept).exit_code == 0
    other = headway(data, "verify", "--kept", "1:" + "0" * 64)
    assert (other.exit_code, other.stdout.startswith("chain_entry 1: ")) == (1, True)
    number = now(tamper(data))
    changed = headway(data, "verify")
    assert changed.exit_code == 1
    assert changed.stdout.startswith(f"audit_event {number}: ")
    assert changed.stderr.startswith("1 rows do not match.")


async def give_up_a_job(data: Path) -> None:
    async with open_database(f"sqlite://{data / 'headway.db'}"):
        await Job.create(
            kind="lost",
            run_at=clock.now(),
            attempts=12,
            error="no answer",
            given_up=True,
            ended_at=clock.now(),
        )


async def jobs(data: Path) -> dict[str, bool]:
    async with open_database(f"sqlite://{data / 'headway.db'}"):
        return {job.kind: job.given_up for job in await Job.all()}


def test_doctor_tells_of_jobs_given_up_and_a_worker_takes_them_up_again(migrated: Path) -> None:
    data = migrated
    assert "ok    jobs: 0 to do" in headway(data, "doctor").stdout
    now(give_up_a_job(data))
    words = "MEND  jobs: 1 given up: lost (1). Run `headway worker --retry` once mended."
    assert words in headway(data, "doctor").stdout
    command = [sys.executable, "-m", "headway", "worker", "--retry"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=os.environ | {"HEADWAY_DATA": str(data)}
    ) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "1 jobs are tried again.\n"
        assert worker.stdout.readline() == "Headway works.\n"
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(PATIENCE) == 0
    assert now(jobs(data)) == {"lost": False} | {kind.name: False for kind in kinds(Settings()) if kind.every}


MAIL = {"HEADWAY_SMTP_URL": "smtp://mail.example"}
DEAD = {"HEADWAY_DATABASE_URL": "postgres://headway:secret@127.0.0.1:1/headway"}


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"HEADWAY_PORT": "abc"}, "settings: HEADWAY_PORT: Input should be a valid integer"),
        ({"HEADWAY_PORT": "65536"}, "settings: HEADWAY_PORT: Input should be less than or equal to 65535."),
        ({"HEADWAY_SESSION_DAYS": "0"}, "settings: HEADWAY_SESSION_DAYS: Input should be greater than"),
        ({"HEADWAY_BASE_URL": "headway.example"}, "settings: HEADWAY_BASE_URL: Write it like https://headway.example.com."),
        ({"HEADWAY_SMTP_URL": "secret"}, "settings: HEADWAY_SMTP_URL: Write it like smtp://"),
        (MAIL, "mail: Set HEADWAY_BASE_URL; without it no reset link can be mailed."),
        ({"HEADWAY_HOST": "192.0.2.1"}, "address: Set HEADWAY_HTTPS=1 behind a proxy with TLS"),
        ({"HEADWAY_HTTPS": "1", "HEADWAY_BASE_URL": "http://headway.example"}, "address: HEADWAY_HTTPS is on"),
        (DEAD, "database: It does not answer (ConnectionRefusedError)."),
        ({"HEADWAY_DATABASE_URL": "mysql://a/b"}, "database: It does not answer (UnknownDatabase)."),
    ],
)  # fmt: skip
def test_doctor_names_the_setting_to_mend(migrated: Path, settings: dict[str, str], words: str) -> None:
    told = headway(migrated, "doctor", **settings)
    assert told.exit_code == 1
    assert f"MEND  {words}" in told.stdout
    assert "secret" not in told.output


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"HEADWAY_PORT": "abc", "HEADWAY_HTTPS": "maybe"}, "HEADWAY_PORT: Input should be a valid integer"),
        (DEAD, "The database does not answer (ConnectionRefusedError). Check HEADWAY_DATABASE_URL."),
        (
            {"HEADWAY_DATABASE_URL": "mysql://a/b"},
            "Set HEADWAY_DATABASE_URL to sqlite://path/to/headway.db or",
        ),
    ],
)
def test_a_command_says_in_a_sentence_which_setting_stops_it(
    data: Path, settings: dict[str, str], words: str
) -> None:
    stopped = headway(data, "migrate", **settings)
    assert stopped.exit_code == 1
    assert words in stopped.stderr
    assert "secret" not in stopped.output


def test_a_command_says_in_a_sentence_what_it_cannot_use(data: Path) -> None:
    damaged, foreign, folder, file = (data / name for name in ("damaged", "foreign", "folder", "file"))
    damaged.mkdir(parents=True)
    (damaged / "headway.db").write_bytes(b"no database at all" * 1_000)
    foreign.mkdir()
    with closing(sqlite3.connect(foreign / "headway.db")) as another:
        another.execute("CREATE VIEW tortoise_migrations AS SELECT * FROM elsewhere")
    (folder / "headway.db").mkdir(parents=True)
    file.touch()
    with socket.create_server(("127.0.0.1", 0)) as occupied:
        port = str(occupied.getsockname()[1])
        told = [
            (headway(damaged, "migrate"), "The database file cannot be used (file is not a database). Put a backup in its place"),
            (headway(foreign, "migrate"), "The database file cannot be used (no such table: main.elsewhere). Put a backup in its place"),
            (headway(folder, "migrate"), f"{folder / 'headway.db'} cannot be used (Is a directory). Let Headway write there"),
            (headway(folder, "account", "reset-link", "ada@example.org"), f"{folder / 'headway.db'} cannot be used (Is a directory)."),
            (headway(file / "below", "migrate"), f"{file / 'below'} cannot be used (Not a directory). Let Headway write there"),
            (headway(data, "serve", "--port", port), f"Headway cannot listen at 127.0.0.1, port {port} (Address already in use). Choose others"),
        ]  # fmt: skip
    for stopped, sentence in told:
        assert (stopped.exit_code, stopped.stdout) == (1, "")
        assert stopped.stderr.startswith(f"Error: {sentence}"), stopped.stderr
    assert not (data / "headway.db").exists()


def test_an_empty_database_is_served_for_set_up_and_keeps_what_was_acknowledged(data: Path) -> None:
    with serving(data) as (url, process):
        with httpx2.Client(base_url=url, headers=OURS, timeout=PATIENCE) as client:
            assert client.get("/auth/session").json()["setUp"] is False
            given = {"organisation": "Meridian", "currency": "EUR", "name": "Ada"} | CREDENTIALS
            assert client.post("/auth/set-up", json=given).status_code == 200
            assert client.get("/readyz").json() == {"ready": True}
        process.send_signal(signal.SIGKILL)
        process.wait(PATIENCE)
    with serving(data) as (url, process):
        with httpx2.Client(base_url=url, headers=OURS, timeout=PATIENCE) as client:
            assert client.post("/auth/sign-in", json=CREDENTIALS).status_code == 200
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0
