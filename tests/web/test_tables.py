"""Tables taken along as Excel files: they say what was sent, hold no formula, and are for whoever is signed in."""

import io
import zipfile
from typing import Any

import httpx2
import pytest
from python_calamine import CalamineWorkbook
from starlette.requests import Request

from headway.platform.actor import Actor
from headway.platform.settings import Settings
from headway.web.app import build_app
from headway.web.tables import workbook

PLACE = "/exports/table.xlsx"
TABLE: dict[str, Any] = {"columns": ["Skill", "Gap"], "rows": [["=1+1", -1.5], ['Say "no"', None], ["@x", 3]]}
OURS = {"x-headway": "1"}


def test_a_text_stays_a_text_whatever_it_begins_with() -> None:
    file = workbook([["Name", "Number"], ['=HYPERLINK("http://example.org")', 2], ["-1", 0.5], ["", None]])
    assert CalamineWorkbook.from_filelike(io.BytesIO(file)).get_sheet_by_index(0).to_python() == [
        ["Name", "Number"], ['=HYPERLINK("http://example.org")', 2.0], ["-1", 0.5], ["", ""],
    ]  # fmt: skip
    sheet = zipfile.ZipFile(io.BytesIO(file)).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet


async def test_who_is_signed_in_takes_a_table_along(database: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    async def believed(request: Request, _: Settings) -> Actor | None:
        return Actor(account_id=None, system=True) if "authorization" in request.headers else None

    monkeypatch.setattr("headway.web.app.actor_of_request", believed)
    app = build_app(Settings(base_url="http://headway.example"))
    app.state.database = database
    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://headway.example") as client:
        signed_in = {**OURS, "authorization": "somebody"}
        made = await client.post(PLACE, json=TABLE, headers=signed_in)
        assert (made.status_code, made.headers["cache-control"]) == (200, "no-store")
        rows = CalamineWorkbook.from_filelike(io.BytesIO(made.content)).get_sheet_by_index(0).to_python()
        assert rows == [["Skill", "Gap"], ["=1+1", -1.5], ['Say "no"', ""], ["@x", 3.0]]
        assert (await client.post(PLACE, json=TABLE, headers=OURS)).status_code == 401
        assert (
            await client.post(PLACE, json=TABLE, headers={"authorization": "somebody"})
        ).status_code == 403
        wrong: dict[str, Any]
        for wrong in (
            {},
            {"columns": []},
            TABLE | {"rows": [["one"]]},
            TABLE | {"rows": [[True, 1]]},
            TABLE | {"columns": [1, 2]},
        ):
            answer = await client.post(PLACE, json=wrong, headers=signed_in)
            assert (answer.status_code, answer.json()["error"]["code"]) == (422, "INVALID"), wrong
        large = await client.post(PLACE, json=TABLE | {"rows": [["x" * 300_000, 1]]}, headers=signed_in)
        assert large.status_code == 413
