"""The five import contracts hold, and each of them can break."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Final

import pytest

from tests.contracts.checkout import ROOT

NAMES: Final[dict[str, str]] = {
    contract["id"]: contract["name"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
}

LINT_IMPORTS: Final = Path(sys.executable).with_name("lint-imports")

# Contract, file of the package, line that is added to it.
PLANTED: Final = [
    ("layers", "people/reads.py", "import headway.planning.access"),
    ("layers", "rewarding/actions.py", "import headway.insights.reads"),
    ("layers", "web/__init__.py", "import headway.cli"),
    ("layers", "utils.py", "import json"),
    ("files", "planning/access.py", "import headway.planning.actions"),
    ("files", "reviewing/helpers.py", "import json"),
    ("pure-rules", "planning/rules.py", "import tortoise"),
    ("pure-rules", "planning/rules.py", "import headway.platform.clock"),
    ("pure-rules", "reviewing/rules.py", "import headway.planning.rules"),
    ("pure-rules", "platform/errors.py", "import pydantic"),
    ("edge", "reviewing/actions.py", "import strawberry"),
    ("edge", "platform/events.py", "from graphql import parse"),
    ("edge", "identity/access.py", "import starlette.requests"),
    ("models-of-identity", "web/intruder.py", "from headway.identity import models"),
    ("models-of-integrating", "web/intruder.py", "from headway.integrating import models"),
    ("models-of-monitoring", "insights/reads.py", "import headway.monitoring.models"),
    ("models-of-people", "planning/reads.py", "from headway.people.models import Employee"),
    ("models-of-planning", "reviewing/actions.py", "import headway.planning.models"),
    ("models-of-reviewing", "rewarding/access.py", "import headway.reviewing.models"),
    ("models-of-rewarding", "cli/intruder.py", "import headway.rewarding.models"),
]


def broken(root: Path) -> set[str]:
    """The ids of the contracts that import-linter finds broken in the package under `root`."""
    report = subprocess.run(
        [LINT_IMPORTS, "--no-cache", "--no-logo", "--config", root / "pyproject.toml"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{root / 'backend'}{os.pathsep}{ROOT}", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    verdicts = {
        identity: line.rsplit(maxsplit=1)[-1]
        for identity, name in NAMES.items()
        for line in report.stdout.splitlines()
        if line.startswith(f"{name} ")
    }
    assert verdicts.keys() == NAMES.keys(), report.stdout + report.stderr
    return {identity for identity, verdict in verdicts.items() if verdict == "BROKEN"}


@pytest.fixture(scope="module")
def broken_here() -> set[str]:
    return broken(ROOT)


@pytest.mark.parametrize("contract", NAMES)
def test_contract_holds(contract: str, broken_here: set[str]) -> None:
    assert contract not in broken_here, f"Run `lint-imports`: it shows who breaks {NAMES[contract]!r}."


def test_every_contract_is_tried_with_a_violation() -> None:
    assert {contract for contract, _, _ in PLANTED} == set(NAMES)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(
        ROOT / "backend/headway",
        tmp_path / "backend/headway",
        ignore=shutil.ignore_patterns("__pycache__", "static"),
    )
    return tmp_path


def plant(root: Path, name: str, line: str) -> None:
    """Add a line to a module, or to the folder of the same name that it grew into."""
    path = root / "backend/headway" / name
    if path.with_suffix("").is_dir():
        path = path.with_suffix("") / "__init__.py"
    before = path.read_text() if path.exists() else ""
    path.write_text(f"{before}\n{line}\n")


@pytest.mark.parametrize(("contract", "name", "line"), PLANTED)
def test_contract_breaks(contract: str, name: str, line: str, copy: Path, broken_here: set[str]) -> None:
    plant(copy, name, line)
    assert broken(copy) - broken_here == {contract}


def test_imports_for_types_alone_are_free(copy: Path, broken_here: set[str]) -> None:
    plant(
        copy,
        "planning/rules.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import headway.reviewing.models",
    )
    assert broken(copy) == broken_here
