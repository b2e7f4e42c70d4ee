"""The demo companies that several test files look at, made once."""

from datetime import date

import pytest

from tests.cli.demo_company import Rows, make
from tests.databases import Databases, now


@pytest.fixture(scope="session")
def demo_address(all_databases: Databases) -> str:
    """Where the usual company is."""
    return all_databases.kept("demo_company")


@pytest.fixture(scope="session")
def usual(demo_address: str) -> Rows:
    """The company of 120 that everybody sees first."""
    return now(make(demo_address))


@pytest.fixture(scope="session", params=["usual", "small"])
def rows(request: pytest.FixtureRequest, all_databases: Databases, usual: Rows) -> Rows:
    """The usual company, and the smallest on a leap day."""
    if request.param == "usual":
        return usual
    return now(make(all_databases.kept("demo_small"), seed=5, people=40, today=date(2028, 2, 29)))
