"""`headway import time`: the sample of the repository, row by row, and the same file again."""

import asyncio
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from headway.cli.commands import main
from headway.monitoring.models import TimeFact
from headway.platform.database import open_database
from tests.contracts.checkout import ROOT
from tests.databases import Databases
from tests.factories import make_employee

SAMPLE = ROOT / "tests" / "samples" / "time.csv"


@pytest.fixture
def url(databases: Databases, monkeypatch: pytest.MonkeyPatch) -> str:
    url = databases.headway()
    monkeypatch.setenv("HEADWAY_DATABASE_URL", url)
    asyncio.run(_people(url))
    return url


async def _people(url: str) -> None:
    async with open_database(url):
        await make_employee("Ina Roth", external_id="E1001")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["import", "time", *arguments])


def kept(url: str) -> list[tuple[str, int, int, str | None]]:
    async def work() -> list[tuple[str, int, int, str | None]]:
        async with open_database(url):
            return [
                (fact.source_key, fact.scheduled, fact.worked, fact.absence)
                for fact in await TimeFact.all().order_by("day")
            ]

    return asyncio.run(work())


def test_a_dry_run_says_what_would_happen(url: str) -> None:
    result = run(str(SAMPLE), "--dry-run")
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[-3:] == [
        "Row 5, employee_id: This person does not exist, or is not shared with you. Check the link or ask its owner.",
        "4 rows: 3 created, 0 changed, 0 same, 1 refused.",
        "Nothing was changed: this was a dry run.",
    ]
    assert kept(url) == []


def test_the_sample_is_imported_and_again_changes_nothing(url: str, tmp_path: Path) -> None:
    assert run(str(SAMPLE)).output.splitlines()[-1] == "4 rows: 3 created, 0 changed, 0 same, 1 refused."
    assert kept(url) == [
        ("E1001-2026-08-27", 800, 850, None),
        ("E1001-2026-08-28", 800, 0, "SICK_LEAVE"),
        ("E1001-2026-08-31", 800, 925, None),
    ]
    assert run(str(SAMPLE)).output.splitlines()[-1] == "4 rows: 0 created, 0 changed, 3 same, 1 refused."
    later = tmp_path / "later.csv"
    later.write_text(SAMPLE.read_text().replace("9.25", "9").replace("sick leave", "training"))
    assert run(str(later)).output.splitlines()[-1] == "4 rows: 0 created, 2 changed, 1 same, 1 refused."
    assert kept(url)[1:] == [("E1001-2026-08-28", 800, 0, "OTHER"), ("E1001-2026-08-31", 800, 900, None)]


def test_lines_that_cannot_be_read_are_named(url: str, tmp_path: Path) -> None:
    file = tmp_path / "time.csv"
    file.write_text(
        "\ufeffsource_key,employee_id,date,scheduled_hours,worked_hours,absence\n"
        "a,E1001,31.08.2026,eight,8,\nb,E1001,2026-08-31,8,8,\nc,E1001,2026-08-31\n"
    )
    lines = run(str(file)).output.splitlines()
    assert lines == [
        "Row 2, date: '31.08.2026' is no day such as 2026-10-31.",
        "Row 2, scheduled_hours: 'eight' is no number of hours such as 7.75.",
        "Row 4, scheduled_hours: '' is no number of hours such as 7.75.",
        "Row 4, worked_hours: '' is no number of hours such as 7.75.",
        "3 rows: 1 created, 0 changed, 0 same, 2 refused.",
    ]


@pytest.mark.parametrize("content", [b"date,hours\n2026-08-31,8\n", b"", b"\xff\xfe"])
def test_another_file_is_refused(url: str, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "time.csv"
    file.write_bytes(content)
    result = run(str(file))
    assert result.exit_code == 1
    assert result.output.startswith("Error: The f")
    assert kept(url) == []
