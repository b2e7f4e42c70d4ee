"""Files of people over HTTP: kept or refused before they are read whole, and bad rows given back."""

from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest
from starlette.applications import Starlette

from headway.people.models import ImportFile, PeopleImport
from headway.platform.settings import Settings
from tests.web.conftest import query

FILE = b"Employee #,Name,Manager\n1,Ada Lang,\n2,=Ben,3\n3,Cora Diaz,2\n"


async def test_a_file_is_kept_and_its_bad_rows_are_given_back(signed_in: httpx2.AsyncClient) -> None:
    kept = await signed_in.post("/imports/people?filename=people.csv", content=FILE)
    assert kept.status_code == 201
    row = await PeopleImport.get()
    assert (row.file_name, (await ImportFile.get(people_import_id=row.id)).content) == ("people.csv", FILE)
    asked = await query(
        signed_in, f'{{ peopleImport(id: "{kept.json()["id"]}") {{ fileName counts {{ new problem }} }} }}'
    )
    assert asked.json()["data"] == {
        "peopleImport": {"fileName": "people.csv", "counts": {"new": 1, "problem": 2}}
    }
    given = await signed_in.get(f"/imports/people/{kept.json()['id']}/problems.csv")
    assert given.headers["content-type"] == "text/csv; charset=utf-8"
    lines = given.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "What to do,Row in the file,Employee #,Name,Manager"
    # A name that a spreadsheet would take for a formula.
    assert lines[1].endswith(",3,2,'=Ben,3")
    assert len(lines) == 3


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [(b"", 400, "REQUIRED"), (b"%PDF-1.4 no people", 400, "INVALID"), (b"Name\n", 400, "REQUIRED")],
)
async def test_what_is_no_file_of_people_is_refused(
    signed_in: httpx2.AsyncClient, content: bytes, status: int, code: str
) -> None:
    refused = await signed_in.post("/imports/people?filename=x.csv", content=content)
    assert (refused.status_code, refused.json()["error"]["code"]) == (status, code)
    assert await PeopleImport.all().count() == 0


async def test_too_much_is_refused_before_it_is_read(app: Starlette, signed_in: httpx2.AsyncClient) -> None:
    app.state.settings = Settings(base_url="http://headway.example", upload_limit=1_000)
    sent = []

    async def chunks() -> AsyncIterator[bytes]:
        for number in range(100):
            sent.append(number)
            yield b"x" * 300

    refused = await signed_in.post("/imports/people", content=chunks())
    assert (refused.status_code, refused.json()["error"]["code"]) == (413, "TOO_LONG")
    assert sent == [0, 1, 2, 3]
    refused = await signed_in.post("/imports/people", content=b"x" * 1_001)
    assert refused.status_code == 413
    assert await PeopleImport.all().count() == 0


async def test_nobody_uploads_without_signing_in_or_from_elsewhere(
    client: httpx2.AsyncClient, signed_in: httpx2.AsyncClient
) -> None:
    refused: Any = await signed_in.post("/imports/people", content=FILE, headers={"x-headway": "0"})
    assert (refused.status_code, refused.json()["error"]["code"]) == (401, "UNAUTHENTICATED")
    client.cookies.clear()
    refused = await client.post("/imports/people", content=FILE)
    assert refused.status_code == 401
    assert await PeopleImport.all().count() == 0


async def test_problems_of_an_unknown_import_are_not_found(signed_in: httpx2.AsyncClient) -> None:
    refused = await signed_in.get("/imports/people/nothing/problems.csv")
    assert (refused.status_code, refused.json()["error"]["code"]) == (404, "NOT_FOUND")
