"""Files of timekeeping and of numbers over HTTP: looked at first, then written, again without effect."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import httpx2
import pytest
import xlsxwriter  # type: ignore[import-untyped]  # it ships no types

from headway.identity.models import Account
from headway.monitoring.models import MetricFeed, MetricValue, TimeFact, TimeFactRevision
from headway.platform import clock
from tests.contracts.checkout import ROOT
from tests.factories import make_employee

SAMPLES = ROOT / "tests" / "samples"


async def send(
    client: httpx2.AsyncClient, kind: str, content: bytes, *, apply: bool = True, name: str = "x.csv"
) -> Any:
    answer = await client.post(f"/imports/{kind}?filename={name}&apply={int(apply)}", content=content)
    assert answer.status_code == 200, answer.text
    return answer.json()


def counts(answer: dict[str, Any]) -> tuple[int, ...]:
    return tuple(answer[name] for name in ("rows", "created", "changed", "same", "refused"))


async def days() -> list[tuple[date, int, int, str | None]]:
    return [
        (fact.day, fact.scheduled, fact.worked, fact.absence) for fact in await TimeFact.all().order_by("day")
    ]


async def test_schedule_attendance_and_leave_are_told_by_three_files_of_one_day(
    signed_in: httpx2.AsyncClient,
) -> None:
    await make_employee("Ina Roth", external_id="E1001")
    files = {name: (SAMPLES / f"{name}.csv").read_bytes() for name in ("schedule", "attendance", "leave")}
    looked = await send(signed_in, "time", files["schedule"], apply=False)
    assert (counts(looked), looked["applied"], await days()) == ((3, 3, 0, 0, 0), False, [])
    assert counts(await send(signed_in, "time", files["schedule"])) == (3, 3, 0, 0, 0)
    assert counts(await send(signed_in, "time", files["attendance"])) == (2, 0, 2, 0, 0)
    assert counts(await send(signed_in, "time", files["leave"])) == (2, 0, 2, 0, 0)
    for file in files.values():
        again = await send(signed_in, "time", file)
        assert (again["created"], again["changed"], again["same"]) == (0, 0, again["rows"])
    assert await days() == [
        (date(2026, 8, 27), 800, 850, None),
        (date(2026, 8, 28), 800, 0, "ANNUAL_LEAVE"),
        (date(2026, 8, 31), 600, 525, "OTHER"),
    ]
    assert await TimeFactRevision.all().count() == 4


async def test_each_bad_cell_is_named_and_the_good_rows_are_written(signed_in: httpx2.AsyncClient) -> None:
    await make_employee("Ina Roth", external_id="E1001")
    book = BytesIO()
    with xlsxwriter.Workbook(book) as workbook:
        sheet = workbook.add_worksheet()
        for number, row in enumerate(
            [
                ["Employee_ID", "date", "worked_hours"],
                ["E1001", "2026-08-27", "8"],
                ["E1001", "27.08.2026", "8"],
                ["E1001", "2026-08-28", "many"],
                ["E1001", "2026-08-31", "25"],
                ["E9999", "2026-08-31", "8"],
            ]
        ):
            sheet.write_row(number, 0, row)
    told = await send(signed_in, "time", book.getvalue(), name="x.xlsx")
    assert counts(told) == (5, 1, 0, 0, 4)
    assert [(it["row"], it["column"], it["value"], it["code"]) for it in told["problems"]] == [
        (3, "date", "27.08.2026", "INVALID"),
        (4, "worked_hours", "many", "INVALID"),
        (5, "worked_hours", "25", "OUT_OF_RANGE"),
        (6, "employee_id", "E9999", "NOT_FOUND"),
    ]
    assert await days() == [(date(2026, 8, 27), 0, 800, None)]


async def test_numbers_of_feeds_come_by_file(signed_in: httpx2.AsyncClient) -> None:
    stamps: dict[str, Any] = {"created_at": clock.now(), "updated_at": clock.now()}
    await MetricFeed.create(key="calls", name="Calls", **stamps)
    file = (SAMPLES / "metrics.csv").read_bytes()
    looked = await send(signed_in, "metrics", file, apply=False)
    assert (counts(looked), await MetricValue.all().count()) == ((4, 2, 0, 0, 2), 0)
    told = await send(signed_in, "metrics", file)
    assert [(it["row"], it["column"], it["code"]) for it in told["problems"]] == [
        (4, "feed", "NOT_FOUND"),
        (5, "date", "INVALID"),
    ]
    assert counts(await send(signed_in, "metrics", file)) == (4, 0, 0, 2, 2)
    corrected = await send(
        signed_in, "metrics", file.replace(b",44,calls-2026-08-31", b",45,calls-2026-08-31")
    )
    assert counts(corrected) == (4, 0, 1, 1, 2)
    values = await MetricValue.all().order_by("effective_on", "revision")
    assert [(it.value, it.revision) for it in values] == [
        (Decimal("41.5"), 1),
        (Decimal(44), 1),
        (Decimal(45), 2),
    ]


@pytest.mark.parametrize("kind", ["time", "metrics"])
async def test_who_may_not_send_is_told_so_before_the_file_is_read(
    client: httpx2.AsyncClient, signed_in: httpx2.AsyncClient, kind: str
) -> None:
    refused = await signed_in.post(f"/imports/{kind}", content=b"date,value\n2026-08-31,1\n")
    assert (refused.status_code, refused.json()["error"]["code"]) == (400, "REQUIRED")
    await Account.all().update(admin=False, hr=False)
    forbidden = await signed_in.post(f"/imports/{kind}", content=b"x")
    assert (forbidden.status_code, forbidden.json()["error"]["code"]) == (403, "FORBIDDEN")
    client.cookies.clear()
    unknown = await client.post(f"/imports/{kind}", content=b"x")
    assert unknown.status_code == 401
