"""What CONTRIBUTING.md shows is the product's own code, and every path it names is there."""

import re
from textwrap import dedent
from typing import Final

import pytest

from tests.contracts.checkout import ROOT

CONTRIBUTING: Final = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
# A step of the walk: its file, and the code that stands below.
SHOWN: Final[list[tuple[str, str]]] = re.findall(
    r"\*\*\d\. \w+: `([\w/.]+)`(?:(?!\*\*\d)[^`]|`(?!``))*```python\n(.*?)\n```", CONTRIBUTING, re.DOTALL
)
PATHS: Final = set(re.findall(r"`((?:backend|frontend|tests|\.ci)/?[\w/.-]*)`", CONTRIBUTING))


def is_in(code: str, source: str) -> bool:
    """Whether the code stands in the source, however deep it is indented there."""
    lines, wanted = source.splitlines(), code.splitlines()
    return any(
        dedent("\n".join(lines[start : start + len(wanted)])) == code
        for start in range(len(lines) - len(wanted) + 1)
    )


def test_four_steps_show_code() -> None:
    assert len(SHOWN) == CONTRIBUTING.count("```python") == 4


@pytest.mark.parametrize(("name", "code"), SHOWN)
def test_code_is_the_products(name: str, code: str) -> None:
    assert is_in(code, (ROOT / name).read_text(encoding="utf-8"))


def test_other_code_is_told() -> None:
    name, code = SHOWN[0]
    assert not is_in(code.replace("None", "Nothing"), (ROOT / name).read_text(encoding="utf-8"))


def test_paths_are_there() -> None:
    assert len(PATHS) > 5
    assert [path for path in sorted(PATHS) if not (ROOT / path).exists()] == []
