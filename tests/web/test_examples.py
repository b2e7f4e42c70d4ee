"""The examples of the API's reference page are the README's and more, and each of them runs on the demo."""

import json
import re
from pathlib import Path
from typing import Any, Final

import pytest

from tests.contracts.checkout import ROOT
from tests.web.demo import Demo

FILES: Final = sorted((ROOT / "frontend/src/app/reference/examples").glob("*.graphql"))
DOMAINS: Final = (
    "employees",
    "goals",
    "feedback",
    "reviews",
    "reviewCycles",
    "rewards",
    "budgets",
    "auditEvents",
)
LOGGABLE: Final = (
    "{ goals(where: {scope: ME, state: [ACTIVE]}) { nodes { keyResults { id version target } } } }"
)


def tokens(document: str) -> str:
    """A document without its name, comments and layout."""
    without_comments = re.sub(r"^#.*\n", "", document, flags=re.MULTILINE)
    return " ".join(re.findall(r"\w+|[^\w\s,]", without_comments))


def test_the_readme_shows_some_of_them() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Ask it")[2].partition("\n## ")[0]
    shown = [tokens(query) for query in re.findall(r"```graphql\n(.*?)```", readme, re.DOTALL)]
    examples = {tokens(file.read_text(encoding="utf-8")) for file in FILES}
    assert len(shown) == 5
    assert set(shown) - examples == set()


def test_each_domain_has_one() -> None:
    asked = {re.findall(r"^  (\w+)", file.read_text(encoding="utf-8"), re.MULTILINE)[0] for file in FILES}
    assert set(DOMAINS) - asked == set()


@pytest.mark.parametrize("role", ["employee", "manager", "HR partner", "administrator"])
async def test_each_runs_as_it_is_for_everybody(demo: Demo, role: str) -> None:
    for file in FILES:
        document = file.read_text(encoding="utf-8")
        if not document.splitlines()[1].startswith("# "):
            answer = await demo.ask(role, document)
            assert list(answer.values()) != [None], file.name


async def test_a_number_is_logged_with_the_variables_filled_in(demo: Demo) -> None:
    (file,) = [file for file in FILES if "mutation" in file.read_text(encoding="utf-8")]
    answer = await demo.ask("employee", file.read_text(encoding="utf-8"), await variables(demo, file))
    assert answer["logProgress"]["__typename"] == "LogProgressPayload"
    assert answer["logProgress"]["keyResult"]["currentValue"] == "42"


async def variables(demo: Demo, file: Path) -> dict[str, Any]:
    """Those of the file, with a key result of the asker in place of the dots."""
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8").splitlines()[1].removeprefix("# "))
    goals = await demo.ask("employee", LOGGABLE)
    key_result = goals["goals"]["nodes"][0]["keyResults"][0]
    found["input"] |= {"keyResultId": key_result["id"], "version": key_result["version"]}
    return found
