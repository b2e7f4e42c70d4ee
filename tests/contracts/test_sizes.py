"""No file and no function outgrows what a reader takes in at one sitting."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.contracts.checkout import ROOT, files

FILE: Final = {".py": 400, ".ts": 250, ".tsx": 250, ".css": 250}
FUNCTION: Final = 60

# A file that may be longer, and why. A row goes when its file is short again.
EXCEPTIONS: Final[dict[str, str]] = {}
# Written by a tool, as long as what they list.
GENERATED: Final = ["backend/headway/migrations/[0-9]*.py", "frontend/src/graphql/graphql-env.d.ts"]


def excess(path: Path) -> Iterator[str]:
    """What is too long in this file, one sentence each."""
    text = path.read_text(encoding="utf-8")
    most = FILE[path.suffix]
    if (lines := len(text.splitlines())) > most:
        yield f"{path.name} has {lines} lines; {most} is the most. Split it by what a reader looks for."
    if path.suffix == ".py":
        yield from _long_functions(path.name, ast.parse(text))


def _long_functions(name: str, tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION:
                yield f"{name}: {node.name} has {lines} lines; {FUNCTION} is the most. Name its parts."


SOURCES: Final = [
    path.relative_to(ROOT).as_posix()
    for path in files("backend", "tests", "frontend", *(f":!{pattern}" for pattern in GENERATED))
    if path.suffix in FILE
]


def test_sources_are_found() -> None:
    assert "tests/contracts/test_sizes.py" in SOURCES


@pytest.mark.parametrize("folder", ["backend", "frontend", "tests"])
def test_nothing_is_too_long(folder: str) -> None:
    looked_at = [name for name in SOURCES if name.startswith(f"{folder}/") and name not in EXCEPTIONS]
    assert [sentence for name in looked_at for sentence in excess(ROOT / name)] == []


def test_every_exception_is_still_needed() -> None:
    assert [name for name in EXCEPTIONS if name not in SOURCES or not any(excess(ROOT / name))] == []


def test_a_long_file_and_a_long_function_are_told(tmp_path: Path) -> None:
    long_file = tmp_path / "long_file.py"
    long_file.write_text("a = 1\n" * 401)
    long_function = tmp_path / "long_function.py"
    long_function.write_text("async def f():\n" + "    a = 1\n" * 60)
    fitting = tmp_path / "fitting.py"
    fitting.write_text("def f():\n" + "    a = 1\n" * 59 + "a = 1\n" * 340)
    screen = tmp_path / "screen.tsx"
    screen.write_text("x;\n" * 251)
    assert [
        sentence.split(";")[0]
        for path in (long_file, long_function, fitting, screen)
        for sentence in excess(path)
    ] == [
        "long_file.py has 401 lines",
        "long_function.py: f has 61 lines",
        "screen.tsx has 251 lines",
    ]
