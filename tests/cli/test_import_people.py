"""`headway import people`: a readable report, and the same import as on the screen."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from headway.cli.commands import main
from headway.people.models import Employee, PeopleImport
from headway.platform.database import open_database
from headway.platform.models import AuditEvent
from tests.databases import Databases

FILE = (
    "Personalnummer;Name;Vorgesetzter\n1;Roth, Ina;\n2;Roth, Ina;\n3;Wu, Dan;Roth, Ina\n4;Noll, Eva;Niemand\n"
)


@pytest.fixture
def url(databases: Databases, monkeypatch: pytest.MonkeyPatch) -> str:
    url = databases.headway()
    monkeypatch.setenv("HEADWAY_DATABASE_URL", url)
    return url


@pytest.fixture
def file(tmp_path: Path) -> str:
    file = tmp_path / "people.csv"
    file.write_text(FILE, encoding="latin-1")
    return str(file)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["import", "people", *arguments])


def read(
    url: str, question: Callable[[], Awaitable[list[tuple[str, str | None]]]]
) -> list[tuple[str, str | None]]:
    async def work() -> list[tuple[str, str | None]]:
        async with open_database(url):
            return await question()

    return asyncio.run(work())


async def reporting() -> list[tuple[str, str | None]]:
    people = await Employee.all().select_related("manager").order_by("external_id")
    return [(person.name, person.manager.external_id if person.manager else None) for person in people]


async def traces() -> list[tuple[str, str | None]]:
    """What an import leaves beside people: its file, and the log."""
    files = [row.file_name for row in await PeopleImport.all()]
    return [(left, None) for left in files + [event.action for event in await AuditEvent.all()]]


def test_a_dry_run_reports_and_changes_nothing(url: str, file: str) -> None:
    result = run(file, "--dry-run")
    assert result.exit_code == 0, result.output
    lines = result.output.splitlines()
    assert "Column 'Personalnummer' is EXTERNAL_ID (95 % sure)." in lines
    assert "Question: 2 people are called Ina Roth. Whom does row 4 report to?" in lines
    assert any(line.startswith("Row 5, Vorgesetzter, 'Niemand': ") for line in lines)
    assert lines[-2:] == [
        "4 rows: 2 new, 0 changed, 0 same, 1 waiting, 1 problem; 0 people here are not in the file.",
        "Nothing was changed: this was a dry run.",
    ]
    assert read(url, reporting) == []
    assert read(url, traces) == []


def test_an_answer_and_skipping_import_the_rest(url: str, file: str) -> None:
    refused = run(file)
    assert refused.exit_code == 1
    assert "1 rows cannot be imported." in refused.output
    assert read(url, reporting) == []
    assert read(url, traces) == []
    result = run(file, "--skip-problems", "--answer", "manager:ina roth=id:2")
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[-1] == "Imported: 3 people added, 0 changed."
    assert read(url, reporting) == [("Ina Roth", None), ("Ina Roth", None), ("Dan Wu", "2")]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--column", "Name"], "Write 'Name' as NAME=VALUE."),
        (["--column", "Name=NOTHING"], "NOTHING is no field."),
        (["--column", "Nobody=NAME"], "The file has no such column."),
    ],
)
def test_wrong_options_are_told(url: str, file: str, arguments: list[str], message: str) -> None:
    result = run(file, *arguments)
    assert result.exit_code == 1
    assert message in result.output
    assert read(url, reporting) == []
