"""Journey 1, against it: twenty bad files of people, after each of which everything is as it was."""

import io
import zipfile
from typing import Any, Final

import pytest

from headway.identity.models import Account, HrScope
from headway.people.models import Assignment, Department, Employee, Pay, ReportingLine
from tests.web.journeys.conftest import PEOPLE, Company, Visitor, apply, set_up, upload

HEAD: Final = "Personnel number;Full name;E-mail;Boss;Start date;Salary;Currency\n"


def bomb() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", bytes(201 * 1024 * 1024))
    return content.getvalue()


def rows(*lines: str) -> bytes:
    return (HEAD + "\n".join(lines)).encode()


# Those that are no file of people are refused as they arrive; in the others, apply is, and the row is named.
NO_FILES: Final = {
    "nothing": (b"", "REQUIRED"),
    "only a header": (HEAD.encode(), "REQUIRED"),
    "larger than 10 MB": (b"x" * (10 * 1024 * 1024 + 1), "TOO_LONG"),
    "100,001 rows": (HEAD.encode() + b"1;A;;;;;\n" * 100_001, "TOO_MANY"),
    "201 columns": (b";".join(b"c%d" % n for n in range(201)) + b"\n1;2\n", "TOO_MANY"),
    "UTF-16": (HEAD.encode("utf-16"), "INVALID"),
    "neither UTF-8 nor Latin-1": (HEAD.encode() + b"9;\x81;;;;;", "INVALID"),
    "a NUL": (rows("9;A\0B;;;;;"), "INVALID"),
    "an escape code": (rows("9;\x1b[2J;;;;;"), "INVALID"),
    "a cell without an end": (rows('9;"A;;;;;', "10;B;;;;;"), "INVALID"),
    "a cell too long": (rows(f"9;{'x' * 2_001};;;;;"), "TOO_LONG"),
    "two columns of one name": (b"Name;Id;NAME\nA;9;B\n", "DUPLICATE"),
    "a document": (b"%PDF-1.7", "INVALID"),
    "a workbook with a password": (b"\xd0\xcf\x11\xe0", "INVALID"),
    "an archive that is none": (b"PK\x03\x04", "INVALID"),
    "an archive that unpacks to far more": (bomb(), "TOO_LONG"),
}
BAD_ROWS: Final = {
    "the same number twice": (
        rows("9;A A;;;;;", "9;B B;;;;;"),
        ["DUPLICATE_EXTERNAL_ID", "DUPLICATE_EXTERNAL_ID"],
    ),
    "somebody else's address": (rows("9;A A;mona@tide.example;;;;"), ["EMAIL_TAKEN"]),
    "a circle": (rows("2;Vera Ortiz;;4;;;"), ["REPORTING_LOOP"]),
    "an impossible day": (rows("4;Priya Nair;;;31.02.2020;;"), ["DATE_IMPOSSIBLE"]),
    "no name": (rows("4;;;;;;"), ["NAME_MISSING"]),
    "an amount that is none": (rows("4;Priya Nair;;;;=1+1;EUR"), ["AMOUNT_UNREADABLE"]),
    "one good row and a bad one": (rows("4;Priya Nair;;3;;90000;EUR", "9;;;;;;"), ["NAME_MISSING"]),
}
PREVIEW: Final = """query($id: ID!) { peopleImport(id: $id) { version
    rows(first: 10) { nodes { problems { code } } } } }"""


async def everything() -> list[Any]:
    """What a file of people could have changed."""
    return [await kind.all().order_by("id").values() for kind in (Employee, Department, ReportingLine, Assignment, Pay, Account, HrScope)]  # fmt: skip


@pytest.fixture
async def admin(empty: Company) -> Visitor:
    visitor = await set_up(empty)
    await apply(visitor, await upload(visitor, PEOPLE))
    return visitor


async def test_no_file_of_people_leaves_everything_as_it_was(admin: Visitor) -> None:
    before = await everything()
    for name, (content, code) in NO_FILES.items():
        answer = await admin.client.post("/imports/people?filename=people.csv", content=content)
        assert (answer.status_code // 100, answer.json()["error"]["code"]) == (4, code), name
        assert await everything() == before, name


@pytest.mark.parametrize("name", BAD_ROWS)
async def test_a_bad_row_leaves_everything_as_it_was(admin: Visitor, name: str) -> None:
    before = await everything()
    content, codes = BAD_ROWS[name]
    id = await upload(admin, content.decode())
    seen = (await admin.ask(PREVIEW, id=id))["peopleImport"]
    problems = [it for row in seen["rows"]["nodes"] for it in row["problems"]]
    assert [it["code"] for it in problems] == codes
    assert await admin.refused("applyPeopleImport", id=id, version=seen["version"]) == [
        "INVALID skipProblems"
    ]
    assert await everything() == before


async def test_a_file_gives_nobody_a_role_or_a_formula(admin: Visitor) -> None:
    before = await Account.all().values(), await HrScope.all().values()
    text = HEAD.replace("Boss", "Account role") + "4;=HYPERLINK(1);;ADMIN;;;\n9;Eve Egli;;HR;;;\n"
    await apply(admin, await upload(admin, text))
    assert (await Account.all().values(), await HrScope.all().values()) == before
    assert (await Employee.get(external_id="4")).name == "=HYPERLINK(1)"
