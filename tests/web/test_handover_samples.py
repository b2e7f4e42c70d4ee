"""The samples of what is handed over: the product writes just these from fixed rewards, and takes the answers to them."""

import csv
import io
import re
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, Final
from uuid import UUID

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from tortoise.context import TortoiseContext
from tortoise.exceptions import IntegrityError

from headway import migrations
from headway.people.models import Assignment, RoleProfile
from headway.platform.actor import Actor, Scope
from headway.platform.database import connection
from headway.platform.settings import Settings
from headway.rewarding.actions import make_handover_file
from headway.rewarding.models import ApprovalStep, HandoverLine, Reversal, Reward, RewardReference
from headway.rewarding.rules.handover import COLUMNS
from headway.rewarding.rules.vocabulary import Channel
from headway.web.app import build_app
from tests.contracts.checkout import ROOT
from tests.rewards import NOON, Company, integration, make_company

SAMPLES: Final = ROOT / "tests" / "samples" / "handover"
PROGRAM: Final = integration(Scope.REWARDS_READ, Scope.REWARDS_WRITE, Scope.PAY_READ)
CHANNELS: Final = ("payroll", "leave", "assignments")
ANSWERS: Final = {
    "payroll": "payroll-answers.csv",
    "leave": "leave-answers-semicolon-latin-1.csv",
    "assignments": "assignments-answers.tsv",
}
EARLIER, LATER = date(2026, 10, 1), date(2026, 11, 15)
# What was handed over before and is taken back since, then what is new.
REWARDS: Final[list[dict[str, Any]]] = [
    {"kind": "BONUS", "cost": 25_000, "amount_minor": 25_000, "currency": "EUR", "reason": "Trained two new colleagues."},
    {"kind": "VACATION", "cost": 100, "hundredths": 100, "ends_on": date(2027, 3, 31), "reason": "Worked through the move."},
    {"kind": "PROJECT_LEAD", "cost": 1, "project": "Night line", "ends_on": date(2027, 1, 31), "reason": "Knows the night line."},
    {"kind": "BONUS", "cost": 60_000, "amount_minor": 60_000, "currency": "EUR", "reason": '=Covered "peak", and the weekends.'},
    {"kind": "PROMOTION", "cost": 360_000, "old_pay_minor": 3_840_000, "new_pay_minor": 4_200_000, "currency": "EUR",
     "new_title": "Team lead", "new_level": 5, "reason": "Leads the team since the summer."},
    {"kind": "VACATION", "cost": 250, "hundredths": 250, "ends_on": date(2027, 3, 31), "reason": "Kept the hub open in the storm."},
    {"kind": "PROJECT_LEAD", "cost": 1, "project": "Hub move", "ends_on": date(2027, 4, 30), "reason": "Planned the move."},
]  # fmt: skip
TAKEN_BACK: Final = 3


@pytest.fixture
async def company(database: TortoiseContext, clock: ModuleType) -> Company:
    """Paul with his rewards of October, handed over and taken back since, and those of November."""
    company = await make_company()
    paul = company.people["paul"]
    named = {"external_id": "P-17", "email": "paul.berg@example.org"}
    await paul.filter(id=paul.id).update(**named, employment_type="PART_TIME", employment_percent=60)
    stamps: dict[str, Any] = {"created_at": NOON, "updated_at": NOON}
    agent, lead = [
        await RoleProfile.create(name=name, level=level, **stamps)
        for name, level in (("Agent", 4), ("Lead", 5))
    ]
    await Assignment.create(
        employee=paul, title="Agent", level=4, role_profile=agent, valid_from=date(2025, 1, 1),
        recorded_at=NOON, source="import",
    )  # fmt: skip
    rewards = [
        await reward(
            company, number, **terms, new_role_profile=lead if terms["kind"] == "PROMOTION" else None
        )
        for number, terms in enumerate(REWARDS)
    ]
    await RewardReference.create(reward=rewards[3], kind="GOAL", object_id=UUID(int=1))
    for channel in Channel:
        await make_handover_file(PROGRAM, channel=channel, through=date(2026, 10, 31))
    for given in rewards[:TAKEN_BACK]:
        await take_back(given)
    return company


async def reward(company: Company, number: int, **terms: Any) -> Reward:
    made = await Reward.create(
        id=UUID(f"5eed0000-0000-4000-8000-{number + 1:012}"),
        employee=company.people["paul"],
        proposer=company.people["mona"],
        period=company.period,
        state="EXECUTED",
        effective_on=EARLIER if number < TAKEN_BACK else LATER,
        committed_at=datetime(2026, 9, 28, 9, 30, tzinfo=UTC),
        communicated_at=NOON,
        executed_at=NOON,
        created_at=NOON,
        updated_at=NOON,
        **terms,
    )
    for level, by in enumerate(("Vera Berg", "Hanna Berg"), 1):
        await ApprovalStep.create(
            reward=made,
            level=level,
            role="HR",
            decision="APPROVED",
            decided_by_name=by,
            asked_at=NOON,
            decided_at=NOON,
        )
    return made


async def take_back(given: Reward) -> None:
    await Reward.filter(id=given.id).update(state="REVERSED")
    await Reversal.create(
        reward=given, reason="Entered twice.", outcome="CONFIRMED", asked_by_account_id=UUID(int=1), asked_by_name="Hanna Berg",
        asked_at=NOON, decided_by_name="Hugo Berg", decided_at=datetime(2026, 11, 18, 23, 30, tzinfo=UTC),
    )  # fmt: skip


@pytest.fixture
def client(
    database: TortoiseContext, company: Company, monkeypatch: pytest.MonkeyPatch
) -> httpx2.AsyncClient:
    async def believed(request: Request, _: Settings) -> Actor:
        named = request.headers["authorization"]
        return PROGRAM if named == "program" else company.actor(named)

    monkeypatch.setattr("headway.web.app.actor_of_request", believed)
    app: Starlette = build_app(Settings(base_url="http://headway.example"))
    app.state.database = database
    return httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://headway.example")


async def test_files_are_the_samples_and_their_answers_are_taken(
    company: Company, client: httpx2.AsyncClient
) -> None:
    program = {"authorization": "program"}
    for channel in CHANNELS:
        file = await make_handover_file(PROGRAM, channel=Channel(channel.upper()), through=NOON.date())
        assert file.number == 2
        for form in ("csv", "json"):
            answer = await client.get(f"/exports/{channel}/2.{form}", headers=program)
            sample = (SAMPLES / f"{channel}.{form}").read_bytes()
            assert answer.content.decode() == sample.decode(), (channel, form)
        answers = (SAMPLES / ANSWERS[channel]).read_bytes()
        for changed in (True, False):
            said = await client.post(f"/imports/answers/{channel}/2", content=answers, headers=program)
            assert said.status_code == 200, said.text
            counts = {name: said.json()[name] for name in ("rows", "changed", "same", "refused")}
            rows = await HandoverLine.filter(file_id=file.id).count()
            assert counts == {
                "rows": rows,
                "changed": rows * changed,
                "same": rows * (not changed),
                "refused": 0,
            }
        lines = await HandoverLine.filter(file_id=file.id).order_by("place")
        assert {line.status for line in lines} == {"TAKEN", "REFUSED"}
        assert [line.message for line in lines if line.message] == [REFUSED[channel]]


async def test_files_that_were_kept_as_text_stay_the_same_bytes(
    company: Company, client: httpx2.AsyncClient
) -> None:
    """As the migration to lines finds them: the sample as it was made, with one line paid and one refused."""
    content = (SAMPLES / "payroll.csv").read_bytes().decode()
    _, *rows = csv.reader(io.StringIO(content, newline=""))
    id = "5eed0000-0000-4000-8000-0000000000ff"
    written = [
        "CREATE TABLE payroll_file (id {uuid}, number INT, content TEXT, totals {json}, made_at {instant}, made_by_id {uuid})",
        "CREATE TABLE payroll_line (id {uuid}, file_id {uuid}, reward_id {uuid}, counter BOOLEAN, status TEXT, message TEXT, reported_at {instant})",
        f"INSERT INTO payroll_file VALUES ('{id}', 2, '{content.replace(chr(39), chr(39) * 2)}', '{{}}', '2026-11-20 12:00:00+00:00', NULL)",  # noqa: S608 - our own words
    ]
    for place, (row, said) in enumerate(zip(rows, ("PAID", "REFUSED", "SENT"), strict=True)):
        counter, message = row[2] == "REVERSAL", "No." if said == "REFUSED" else ""
        values = f"'{id[:-1]}{place}', '{id}', '{row[1]}', {counter}, '{said}', '{message}', NULL"
        written.append(f"INSERT INTO payroll_line VALUES ({values})")  # noqa: S608 - our own words
    database = connection()
    kinds = {"uuid": "UUID", "json": "JSONB", "instant": "TIMESTAMPTZ"}
    for statement in written:
        started = statement if statement.startswith("INSERT") else statement.format(**kinds)
        await database.execute_query(started)
    await HandoverLine.filter(channel="PAYROLL").delete()
    migration = next(Path(migrations.__path__[0]).glob("*_handovers.py")).stem
    keep = import_module(f"headway.migrations.{migration}")._keep_payroll_files
    await keep(None, SimpleNamespace(client=database))
    answer = await client.get("/exports/payroll/2.csv", headers={"authorization": "program"})
    assert answer.content.decode() == content
    lines = await HandoverLine.filter(file_id=id).order_by("place")
    assert [(line.status, line.message) for line in lines] == [
        ("TAKEN", ""),
        ("REFUSED", "No."),
        ("SENT", ""),
    ]


async def test_the_database_holds_a_line_once_and_again_only_where_it_goes_out_again(
    company: Company,
) -> None:
    line = await HandoverLine.filter(channel="LEAVE").get()
    values: dict[str, Any] = {"channel": "LEAVE", "file_id": line.file_id, "reward_id": line.reward_id}
    with pytest.raises(IntegrityError):
        await HandoverLine.create(place=2, **values)
    await HandoverLine.create(place=3, counter=True, **values)
    await HandoverLine.filter(id=line.id).update(again=True)
    await HandoverLine.create(place=4, **values)


REFUSED: Final = {
    "payroll": "The bank details are missing.",
    "leave": "Für 2027 ist noch kein Konto eröffnet.",
    "assignments": "No such project: Hub move",
}


def test_the_readme_names_the_columns_in_their_order() -> None:
    told = (ROOT / "README.md").read_text(encoding="utf-8")
    for channel, columns in COLUMNS.items():
        named = ", ".join(f"`{name}`" for name in columns)
        assert re.search(rf"^\| `{channel}`: [^|]+ \| {re.escape(named)} \|", told, re.MULTILINE), channel
        header = (SAMPLES / f"{channel.lower()}.csv").read_text(encoding="utf-8").splitlines()[0]
        assert header.split(",") == ["file", *columns]


async def test_who_may_not_and_what_is_wrong_is_refused_and_nothing_noted(
    company: Company, client: httpx2.AsyncClient
) -> None:
    answers = (SAMPLES / ANSWERS["payroll"]).read_bytes()
    await make_handover_file(PROGRAM, channel=Channel.PAYROLL, through=NOON.date())

    async def send(by: str, content: bytes, place: str = "payroll/2") -> tuple[int, Any]:
        answer = await client.post(
            f"/imports/answers/{place}", content=content, headers={"authorization": by}
        )
        return answer.status_code, answer.json()

    for by, place, status in (
        ("mona", "payroll/2", 403), ("paul", "payroll/2", 403), ("otto", "payroll/2", 404), ("hanna", "payroll/3", 404),
        ("hanna", "pay/2", 404), ("hanna", f"payroll/{10**30}", 404),
    ):  # fmt: skip
        assert (await send(by, answers, place))[0] == status, (by, place)
    status, told = await send("hanna", answers.replace(b"REFUSED", b"PERHAPS"))
    assert (status, told["applied"], told["changed"], told["refused"]) == (422, False, 0, 3)
    (wrong,) = told["problems"]
    assert (wrong["column"], wrong["value"], wrong["code"]) == ("status", "PERHAPS", "INVALID")
    assert await HandoverLine.filter(status="SENT").count() == await HandoverLine.all().count()
    assert (await send("hanna", answers))[0] == 200
