"""The README's commands are the ones CI runs, and its queries are ones the schema answers."""

import re
import shlex
import subprocess
from typing import Final

import pytest
from click.testing import CliRunner
from graphql import build_schema, parse, validate

from headway.cli import main
from headway.platform.settings import Settings
from tests.contracts.checkout import ROOT

README: Final = (ROOT / "README.md").read_text(encoding="utf-8")


def command(name: str) -> str:
    """The command as .ci/run reads it from the README and runs it."""
    printed = subprocess.run([ROOT / ".ci/run", "command", name], capture_output=True, text=True, check=True)
    return printed.stdout


@pytest.mark.parametrize("name", ["run", "test"])
def test_command_is_one_line_after_its_marker(name: str) -> None:
    line = command(name)
    assert line.count("\n") == 1
    assert README.count(f"<!-- command: {name} -->\n```sh\n{line}```\n") == 1


def steps(line: str) -> list[list[str]]:
    return [shlex.split(step) for step in line.split("&&")]


def test_run_command_makes_an_environment_installs_and_starts_the_demo() -> None:
    assert steps(command("run")) == [
        ["python3", "-m", "venv", ".venv"],
        [".venv/bin/pip", "install", "."],
        [".venv/bin/headway", "demo"],
    ]


def test_test_command_makes_an_environment_installs_and_runs_pytest() -> None:
    assert steps(command("test")) == [
        ["python3", "-m", "venv", ".venv"],
        [".venv/bin/pip", "install", ".[test]"],
        [".venv/bin/pytest", "-n", "auto"],
    ]


COMMANDS: Final = sorted(set(re.findall(r"(?:^|[\s`/])headway ((?:[a-z][a-z-]* ?)+)", README)))


@pytest.mark.parametrize("words", COMMANDS)
def test_every_command_named_exists(words: str) -> None:
    """`headway account create-admin` must be found down to its last word that is no argument."""
    helped = CliRunner().invoke(main, [*words.split(), "--help"])
    assert helped.exit_code == 0, helped.output


def test_every_setting_is_named_and_every_one_named_exists() -> None:
    product = {f"HEADWAY_{name.upper()}" for name in Settings.model_fields}
    others = {"HEADWAY_DATABASE_PASSWORD", "HEADWAY_TEST_DATABASE"}  # of docker-compose.yml and of the tests
    assert set(re.findall(r"\bHEADWAY_[A-Z_]+\b", README)) - others == product


QUERIES: Final = re.findall(r"```graphql\n(.*?)```", README, re.DOTALL)


def test_queries_are_ones_the_schema_answers() -> None:
    schema = build_schema((ROOT / "schema.graphql").read_text(encoding="utf-8"))
    assert [error for query in QUERIES for error in validate(schema, parse(query))] == []
