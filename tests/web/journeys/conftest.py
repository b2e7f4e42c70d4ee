"""A company that comes into being over HTTP alone: set up on an empty database, imported from a file, invited by link."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import ModuleType
from typing import Any, Final

import httpx2
import pytest
from starlette.applications import Starlette
from tortoise.context import TortoiseContext

from headway.platform import clock
from headway.platform.database import open_database
from headway.platform.settings import Settings
from headway.web.app import build_app
from tests.databases import Databases, now

ADDRESS: Final = "http://headway.example"
PASSWORD: Final = "a long enough password"
NOON: Final = datetime(2026, 11, 20, 12, tzinfo=UTC)

# Ada leads all; below her Vera, then Mona, then Priya and Paul; Tom sells, Hanna looks after people.
PEOPLE: Final = """Personnel number;Full name;E-mail;Dept;Position;Grade;Boss;Start date;Salary;Currency
1;Ada Lang;ada@tide.example;Board;Managing director;9;;25.03.2015;150000,00;EUR
2;Vera Ortiz;vera@tide.example;Operations;Head of operations;7;Ada Lang;01.02.2017;98000,50;EUR
3;Mona Diaz;mona@tide.example;Operations / Support;Team lead;5;Ortiz, Vera;03.04.2018;61000,00;EUR
4;Priya Nair;priya@tide.example;Operations / Support;Agent;3;Mona Diaz;01.09.2021;38400,00;EUR
5;Paul Kim;paul@tide.example;Operations / Support;Agent;3;Mona Diaz;01.09.2022;37200,00;EUR
6;Tom Roth;tom@tide.example;Sales;Seller;4;Ada Lang;01.05.2020;52000,00;EUR
7;Hanna Voss;hanna@tide.example;People;HR partner;5;Ada Lang;01.06.2019;64000,00;EUR
"""
SIGNING_IN: Final = ("ada", "vera", "mona", "priya", "paul", "tom", "hanna")
REFUSED: Final = """... on UserErrors { errors { code message path } current { id __typename ... on Goal { version }
    ... on Reward { version } ... on Review { version } ... on KeyResult { version } ... on Answer { version } } }"""


@dataclass
class Visitor:
    """A browser or a program, and what it asks."""

    client: httpx2.AsyncClient

    async def ask(self, document: str, **variables: Any) -> Any:
        """The data of a query that must not fail."""
        answer = await self.client.post("/graphql", json={"query": document, "variables": variables})
        body = answer.json()
        assert answer.status_code == 200, body
        assert "errors" not in body, body
        return body["data"]

    async def try_(self, mutation: str, selection: str, **given: Any) -> Any:
        """The payload of a mutation, or its refusal."""
        kind = mutation[0].upper() + mutation[1:]
        document = f"mutation($input: {kind}Input!) {{ {mutation}(input: $input) {{ ... on {kind}Payload {{ {selection} }} {REFUSED} }} }}"
        return (await self.ask(document, input=given))[mutation]

    async def do(self, mutation: str, selection: str, **given: Any) -> Any:
        """The only object in the payload of a mutation that must succeed."""
        payload = await self.try_(mutation, selection, **given)
        assert "errors" not in payload, payload
        return next(iter(payload.values()))

    async def refused(self, mutation: str, **given: Any) -> list[str]:
        """`CODE path` of every reason why not."""
        refusal = await self.try_(mutation, "__typename", **given)
        assert "errors" in refusal, refusal
        return [f"{error['code']} {'.'.join(error['path'])}".strip() for error in refusal["errors"]]


@dataclass
class Company:
    """Everybody who signed in by name, `admin`, an `integration` with a token; and the ids of people."""

    app: Starlette
    closing: AsyncExitStack
    visitors: dict[str, Visitor] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    period: str = ""

    def __getitem__(self, name: str) -> Visitor:
        return self.visitors[name]

    async def visitor(self, **headers: str) -> Visitor:
        """A browser on Headway's own pages, or with a token a program."""
        transport = httpx2.ASGITransport(app=self.app)
        client = httpx2.AsyncClient(
            transport=transport, base_url=ADDRESS, headers=headers or {"x-headway": "1"}
        )
        return Visitor(await self.closing.enter_async_context(client))


@pytest.fixture
async def empty(database: TortoiseContext, clock: ModuleType) -> AsyncIterator[Company]:
    """Headway on an empty database, on 20 November 2026."""
    clock.set_for_tests(NOON)
    async with AsyncExitStack() as closing:
        yield Company(_app(database), closing)


async def set_up(company: Company) -> Visitor:
    """The first run: the organisation and its first administrator, who is HR for everybody to begin with."""
    admin = await company.visitor()
    first = {"organisation": "Tide", "currency": "EUR", "name": "Alma", "email": "alma@tide.example", "password": PASSWORD}  # fmt: skip
    answer = await admin.client.post("/auth/set-up", json=first)
    assert (answer.status_code, answer.json()) == (200, {"signedIn": True})
    company.visitors["admin"] = admin
    return admin


async def upload(visitor: Visitor, text: str, name: str = "people.csv") -> str:
    """The id of the import of a file."""
    answer = await visitor.client.post(f"/imports/people?filename={name}", content=text.encode("latin-1"))
    assert answer.status_code == 201, answer.text
    made: str = answer.json()["id"]
    return made


async def apply(visitor: Visitor, id: str, **how: Any) -> Any:
    """Carry an import out with the version it has now."""
    version = (await visitor.ask("query($id: ID!) { peopleImport(id: $id) { version } }", id=id))["peopleImport"]["version"]  # fmt: skip
    counts = "peopleImport { state version counts { new changed same problem } }"
    return await visitor.do("applyPeopleImport", counts, id=id, version=version, **how)


async def invite(company: Company) -> None:
    """An account by invitation for everybody, HR's for Operations and Sales, and a token for an integration."""
    admin = company["admin"]
    found = await admin.ask(
        "{ employees(first: 100) { nodes { id email } } departments { id name parent { name } } }"
    )
    company.ids = {person["email"].split("@")[0]: person["id"] for person in found["employees"]["nodes"]}
    scope = [it["id"] for it in found["departments"] if it["name"] in {"Operations", "Sales"}]
    for name in SIGNING_IN:
        trusted = {"roles": ["HR"], "hrDepartmentIds": scope} if name == "hanna" else {}
        invited = await admin.try_(
            "inviteAccount", "account { id } link", employeeId=company.ids[name], **trusted
        )
        browser = await company.visitor()
        token = invited["link"].rsplit("/", 1)[1]
        accepted = await browser.client.post(
            "/auth/invitations/accept", json={"token": token, "password": PASSWORD}
        )
        assert accepted.status_code == 200
        company.visitors[name] = browser
    scopes = [
        "people:read",
        "goals:read",
        "feedback:read",
        "reviews:read",
        "rewards:read",
        "pay:read",
        "audit:read",
    ]
    made = await admin.try_(
        "createApiToken", "secret", name="HRIS", scopes=scopes, expiresOn="2027-06-30", integration=True
    )
    company.visitors["integration"] = await company.visitor(authorization=f"Bearer {made['secret']}")


@dataclass(frozen=True)
class Made:
    """The company as it was made once: its database, and what the visitors carry."""

    url: str
    headers: dict[str, dict[str, str]]
    ids: dict[str, str]
    period: str


@pytest.fixture(scope="session")
def made(all_databases: Databases) -> Made:
    """Set up, imported, invited, and with an open half-year: once, since choosing passwords is slow on purpose."""
    url = all_databases.kept("journeys")
    return now(_made(url))


async def _made(url: str) -> Made:
    clock.set_for_tests(NOON)
    async with open_database(url) as database, AsyncExitStack() as closing:
        company = Company(_app(database), closing)
        admin = await set_up(company)
        await apply(admin, await upload(admin, PEOPLE))
        await invite(company)
        half_year = {"name": "H2 2026", "startsOn": "2026-07-01", "endsOn": "2026-12-31"}
        period = await admin.do("createPeriod", "period { id version }", **half_year)
        await admin.do("openPeriod", "period { id }", **period)
        carried = {name: _carried(visitor.client) for name, visitor in company.visitors.items()}
    clock.reset()
    return Made(url, carried, company.ids, period["id"])


def _carried(client: httpx2.AsyncClient) -> dict[str, str]:
    if "authorization" in client.headers:
        return {"authorization": client.headers["authorization"]}
    return {"x-headway": "1", "cookie": f"headway={client.cookies['headway']}"}


@pytest.fixture
async def company(databases: Databases, made: Made, clock: ModuleType) -> AsyncIterator[Company]:
    """A copy of the company for this test, everybody signed in, on 20 November 2026."""
    clock.set_for_tests(NOON)
    async with open_database(databases.copy(made.url)) as database, AsyncExitStack() as closing:
        company = Company(_app(database), closing, ids=made.ids, period=made.period)
        for name, headers in made.headers.items():
            company.visitors[name] = await company.visitor(**headers)
        yield company


def _app(database: TortoiseContext) -> Starlette:
    app = build_app(Settings(base_url=ADDRESS))
    app.state.database = database
    return app
