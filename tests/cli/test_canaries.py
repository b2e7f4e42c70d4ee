"""`headway demo --canaries`: each sign-in hears exactly the canaries that the list gives it, on any database, and no log hears one."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import httpx2
import pytest
from tortoise import fields
from tortoise.models import Model
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from headway.cli.demo.opening import Demo, NotOurs, prepare
from headway.cli.demo.planting import PLANTED
from headway.cli.demo.writing import IN_ORDER
from headway.graph.ids import global_id
from headway.identity.access import actor_of_token
from headway.integrating.models import WebhookDelivery
from headway.monitoring.models import (
    CheckIn,
    Comment,
    Feedback,
    FeedbackRequest,
    FeedbackRound,
    Meeting,
    OneOnOne,
)
from headway.people.models import Employee
from headway.planning.models import DevelopmentPlan, Goal, MentorRequest, PlanningSession, SessionDecision
from headway.platform.database import open_database
from headway.reviewing.models import CalibrationPlace, ClosedDataChange, Participant, Review, ReviewCycle
from headway.rewarding.models import HandoverFile, ProjectWish, Reward, RewardNomination
from tests.cli.served_demo import PATIENCE, running
from tests.conftest import answered
from tests.databases import ENGINE, Databases
from tests.web.live import PROTOCOL, Socket
from tests.web.processes import serving
from tests.web.test_live_stream import Stream

AT_ONCE: Final = 50
# What is asked about each row of a type: every text that is not for everybody, and pay.
ASKED: Final[dict[type[Model], str]] = {
    Goal: "title description returnReason retrospective versions { reason terms } keyResults { title } updates(first: 100) { nodes { note } } proposals { reason retrospective answer } pauses { reason } moves { reason }",
    CheckIn: "wins blockers acknowledgement",
    Feedback: "text dispute reports { reason keptText }",
    FeedbackRequest: "text comment",
    FeedbackRound: "answers { text }",
    OneOnOne: "agenda { text } allActionItems(first: 100) { nodes { text dropReason } }",
    Meeting: "topics { text } note { text }",
    Comment: "text",
    Review: "acknowledgementComment skipReason answers { text }",
    Participant: "others { questions { texts } } nominations { turnDownReason } externals { turnDownReason }",
    ReviewCycle: "problems { reason }",
    ClosedDataChange: "reason",
    DevelopmentPlan: "summary conclusion reopenReason objectives { title actions { title evidence dropReason } }",
    MentorRequest: "message answer",
    CalibrationPlace: "changes { reason }",
    PlanningSession: "summary items { cutReason } decisions { text }",
    SessionDecision: "text",
    ProjectWish: "project why",
    Reward: "reason decidedReason approvals { comment } letters { body } reversals { reason }",
    RewardNomination: "reason decidedReason",
    Employee: "payHistory { amount { amount } } leaveBalance leaveEntries { days }",
    HandoverFile: "href lines { nodes { reason message } }",
    WebhookDelivery: "answer",
}
# What can be followed as it is asked for, and how many of each are.
FOLLOWED: Final[dict[type[Model], str]] = {Goal: "goalChanged", OneOnOne: "oneOnOneChanged"}
FEW: Final = 12
# Columns of words that hold nothing that is not for everybody, or nothing at all in the demo.
KNOWN: Final = {
    "Question.help", "QuestionWording.help", "RoleProfile.description", "Skill.description", "SkillLevel.evidence", "AuditEvent.reason",
    "GoalTemplate.description", "FeedbackRound.text", "Standard.description", "FrozenStandard.description", "PlanningSession.cancel_reason", "SessionItem.note",
    "CalibrationSession.reopen_reason", "Vacancy.about", "AppraisalItem.text", "AppraisalVote.text", "AppraisalWords.text",
}  # fmt: skip
SONG: Final = re.compile(r"CANARY-[0-9a-f]{12}|[0-9]+\.[0-9]{2}")
# Whose answers are compared between databases.
COMPARED: Final = ("manager", "HR partner", "integration")
SMALL: Final = Demo(seed=2, people=40, canaries=True)


async def requests(url: str) -> list[dict[str, Any]]:
    """Everything there is, asked for by its ids."""
    asked = []
    async with open_database(url):
        for model, wanted in ASKED.items():
            name = model.__name__
            document = f"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on {name} {{ {wanted} }} }} }}"
            keys: list[Any] = await model.all().order_by("id").values_list("id", flat=True)
            ids = [global_id(name, key) for key in keys]
            asked += [
                {"query": document, "variables": {"ids": ids[at : at + AT_ONCE]}} for at in range(0, len(ids), AT_ONCE)
            ]  # fmt: skip
    return asked


async def test_each_sign_in_hears_its_canaries_and_no_other_on_any_database(
    databases: Databases, tmp_path: Path
) -> None:
    log, reference = tmp_path / "log", f"sqlite://{tmp_path / 'reference.db'}"
    await prepare(reference, SMALL)
    url = databases.blank() if ENGINE == "postgres" else ""
    with (
        log.open("w") as errors,
        running(tmp_path, url, "--canaries", log=errors.fileno()) as (found, process),
    ):
        # Of what nobody serves: jobs of the other plan meetings ahead, from some hour of the day on.
        asked = await requests(reference)
        check_who_is_let_in(found)
        said = {one["name"]: listen(found, one, asked) for one in found["sign_ins"]}
        files = {one["role"]: downloaded(found["url"], one) for one in found["sign_ins"]}
        with another(url, found["url"]) as there:
            followed = {
                one["role"]: await follow_some(there, one, told_of(asked, said[one["name"]]))
                for one in found["sign_ins"]
            }
        process.terminate()
        assert process.wait(PATIENCE) == 0
    strings = {canary["string"] for canary in found["canaries"]}
    assert len(strings) == len(found["canaries"]) > 10_000
    for name, answers in said.items():
        heard = strings & set(SONG.findall(json.dumps(answers)))
        assert heard == {canary["string"] for canary in found["canaries"] if name in canary["seen_by"]}, name
    in_files = strings & set(SONG.findall("".join(files["integration"])))
    assert in_files <= {it["string"] for it in found["canaries"] if it["kind"] == "reason of a reward"}
    assert len(in_files) > 5
    assert {role for role, texts in files.items() if texts} == {"HR partner", "integration"}
    assert files["HR partner"] == files["integration"]
    assert [one["role"] for one in found["sign_ins"] if said[one["name"]] == []] == ["ex-employee"]
    assert followed["ex-employee"] == 0 < followed["employee"] < followed["HR partner"]
    assert "CANARY" not in log.read_text()
    async with open_database(reference):
        for one in found["sign_ins"]:
            if one["role"] in COMPARED:
                actor = await actor_of_token(one["token"])
                assert actor is not None
                answers = [await answered(body["query"], body["variables"], actor) for body in asked]
                assert [answer.data for answer in answers] == said[one["name"]], one["role"]


def listen(found: dict[str, Any], one: dict[str, Any], asked: list[dict[str, Any]]) -> list[Any]:
    """All that a sign-in is told, people by their passwords, since a token may do less; nothing if nobody is let in."""
    said = []
    with httpx2.Client(base_url=found["url"], headers={"x-headway": "1"}, timeout=60) as client:
        if one["email"] and one["role"] != "ex-employee":
            known = {name: one[name] for name in ("email", "password")}
            assert client.post("/auth/sign-in", json=known).status_code == 200
        else:
            client.headers["authorization"] = f"Bearer {one['token']}"
        if client.post("/graphql", json={"query": "{ viewer { isManager } }"}).status_code == 401:
            return []
        for body in asked:
            answer = client.post("/graphql", json=body).json()
            assert "errors" not in answer, answer
            said.append(answer["data"])
    return said


@contextmanager
def another(url: str, here: str) -> Iterator[str]:
    """Another process on the same database; an SQLite file has but one."""
    if ENGINE != "postgres":
        yield here
        return
    with serving(url) as process:
        yield process.url


def told_of(asked: list[dict[str, Any]], said: list[Any]) -> list[tuple[str, str, Any]]:
    """Some of what can be followed: with which field, its id, and what a query told of it."""
    found = []
    for model, field in FOLLOWED.items():
        answers = [
            (field, id, node)
            for body, answer in zip(asked, said, strict=False)
            if f"... on {model.__name__} " in body["query"]
            for id, node in zip(body["variables"]["ids"], answer["nodes"], strict=True)
        ]
        found += answers[:: max(1, len(answers) // FEW)]
    return found


async def follow_some(url: str, one: dict[str, Any], told: list[tuple[str, str, Any]]) -> int:
    """Over a websocket and as server-sent events a sign-in hears what a query tells: of how many, and nothing of the others."""
    documents = {field: f"subscription($id: ID!) {{ {field}(id: $id) {{ {ASKED[model]} }} }}" for model, field in FOLLOWED.items()}  # fmt: skip
    async with connect(f"{url.replace('http', 'ws')}/graphql", subprotocols=[Subprotocol(PROTOCOL)], proxy=None) as line:  # fmt: skip
        socket = Socket(line)
        if not told:
            await socket.say({"type": "connection_init", "payload": {"token": one["token"]}})
            assert await socket.closed() == 4403
            return 0
        await socket.greet(token=one["token"])
        for field, id, node in told:
            await socket.follow(id, documents[field], id=id)
            heard = await socket.hear()
            assert (heard["id"], heard["type"]) == (id, "next" if node else "complete")
            assert not node or heard["payload"]["data"] == {field: node}
            await socket.say({"type": "complete", "id": id})
    headers = {"authorization": f"Bearer {one['token']}"}
    async with httpx2.AsyncClient(base_url=url, headers=headers, timeout=60) as client:
        for field, id, node in told[::FEW]:
            body = {"query": documents[field], "variables": {"id": id}}
            async with client.stream("POST", "/graphql/stream", json=body) as answer:
                name, data = await Stream(answer.aiter_lines()).event()
            assert (name, bool(data)) == (("next", True) if node else ("complete", False))
            assert not node or json.loads(data)["data"] == {field: node}
    return sum(node is not None for _, _, node in told)


def downloaded(url: str, one: dict[str, Any]) -> list[str]:
    """The payroll files that a sign-in is given, whose numbers are easily guessed."""
    headers = {"authorization": f"Bearer {one['token']}"}
    answers = [
        httpx2.get(f"{url}/exports/payroll/{number}.csv", headers=headers, timeout=PATIENCE)
        for number in range(1, 9)
    ]
    return [answer.text for answer in answers if answer.status_code == 200]


def check_who_is_let_in(found: dict[str, Any]) -> None:
    """Who left cannot sign in, and a developer's token reads the schema alone."""
    by_role = {one["role"]: one for one in found["sign_ins"]}
    gone = {name: by_role["ex-employee"][name] for name in ("email", "password")}
    refused = httpx2.post(f"{found['url']}/auth/sign-in", json=gone, headers={"x-headway": "1"}, timeout=60)
    assert refused.status_code == 401
    query = "{ __schema { queryType { name } } employees { totalCount } goals { totalCount } }"
    headers = {"authorization": f"Bearer {by_role['developer']['token']}"}
    answer = httpx2.post(found["graphql"], json={"query": query}, headers=headers, timeout=60).json()
    nothing = {"employees": {"totalCount": 0}, "goals": {"totalCount": 0}}
    assert answer["data"] == {"__schema": {"queryType": {"name": "Query"}}, **nothing}


async def test_a_demo_without_canaries_is_not_taken_for_one_with_them(databases: Databases) -> None:
    url = databases.blank()
    await prepare(url, Demo(seed=2, people=40))
    with pytest.raises(NotOurs, match=r"made with --seed 2 --people 40\. Start"):
        await prepare(url, SMALL)


def test_every_column_of_words_has_a_canary_or_is_known_to_hold_nothing_private() -> None:
    columns = {
        f"{model.__name__}.{name}"
        for model in IN_ORDER
        for name, field in model._meta.fields_map.items()
        if isinstance(field, fields.TextField)
    }
    planted = {f"{model.__name__}.{field}" for model, names in PLANTED.items() for field in names}
    titles = {"Goal.title", "KeyResult.title", "DevelopmentObjective.title", "DevelopmentAction.title"}
    assert columns | titles == planted | KNOWN
