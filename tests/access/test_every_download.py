"""What is told outside of queries: files and live answers give nobody a canary that the access table keeps from them."""

import json
import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any, Final

import httpx2
import pytest
from graphql import get_named_type
from pypdf import PdfReader
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.routing import Route
from tortoise.context import TortoiseContext

from headway.graph.context import Context
from headway.graph.documents import prepare
from headway.graph.executing import answered
from headway.graph.ids import key_of
from headway.graph.live.concerns import FOLLOWS, HOME, NEWS, NOTHING, Heard
from headway.graph.reading.kinds import declared_of
from headway.graph.schema import schema
from headway.platform.actor import Actor
from headway.platform.news import Written
from headway.platform.settings import Settings
from headway.web.app import build_app
from tests.access import paths
from tests.access.test_every_path import all_ids, heard_in
from tests.company import Company
from tests.heard_by import HEARD_BY, KINDS

GRAPH: Final = schema._schema
# What the rows behind an address of a file are called.
FILES: Final = {
    "/exports/{channel}/{number:int}.{form}": "HandoverFile",
    "/letters/{id}.pdf": "Reward",
    "/imports/people/{id}/problems.csv": "PeopleImport",
    "/calendar/one-on-ones/{id}.ics": "OneOnOne",
    "/calendar/meetings/{id}.ics": "Meeting",
    "/calendar/planning-sessions/{id}.ics": "PlanningSession",
    "/calendar/review-meetings/{id}.ics": "ReviewMeeting",
    "/packets/reviews/{id}.pdf": "Review",
}
# Addresses that answer the same to everybody, or tell one's own session.
PLAIN: Final = {
    *("/auth/session", "/auth/invitations/{token}", "/graphql", "/graphql/stream", "/graphql/schema"),
    *("/healthz", "/readyz", "/metrics", "/{path:path}"),
}  # fmt: skip
# Everybody who is let in to a file, and the canaries in it; the calendar of two names them, and nothing they wrote.
TOLD_OF_TINA: Final = {
    *(
        "what tina was told",
        "what tina is told now",
        "what tina said",
        "what came of tina's word",
        "why tom does not sign",
    ),
    *(
        "why tina is told something else",
        "what tina's rating is called",
        "what tina learned",
        "tina's goal",
        "tina's result",
    ),
    *("669900669", "671100671", "672200672", "the round about tina", "what tom chose"),
}
LET_IN: Final = {
    "ReviewMeeting": {name: {"where tina meets tom"} for name in ("tina", "tom")},
    "HandoverFile": {
        name: {"7131.17", "why paul is rewarded", "new_title of paul"} for name in ("hanna", "integration")
    },
    "Reward": {name: {"what paul is told", "7131.17"} for name in ("paul", "mona", "vera", "ada", "hanna")},
    "PlanningSession": {name: {"a session", "where they meet"} for name in ("priya", "mona", "hanna")},
    "Review": {
        name: TOLD_OF_TINA | ({"what is said of tina", "673300673.5"} if name != "integration" else set())
        for name in ("tina", "tom", "vera", "ada", "boris", "integration")
    },
    "PeopleImport": {"admin": {"who is imported", "32123.45", "Canary: heading"}},
}


@pytest.fixture
def company(planted: Company) -> Company:
    return planted


@pytest.fixture
def app(database: TortoiseContext, company: Company, monkeypatch: pytest.MonkeyPatch) -> Starlette:
    """The application, which believes who somebody says they are."""

    async def believed(request: Request, _: Settings) -> Actor:
        return company.actor(request.headers["authorization"])

    monkeypatch.setattr("headway.web.app.actor_of_request", believed)
    app = build_app(Settings(base_url="http://headway.example"))
    app.state.database = database
    return app


def downloads(app: Starlette) -> set[str]:
    return {
        it.path
        for it in app.routes
        if isinstance(it, Route) and "GET" in (it.methods or ()) and it.path not in PLAIN
    }


def words_of(answer: httpx2.Response) -> str:
    """What a file says; of a PDF the text in it, as it is written without the ends of lines."""
    if answer.headers["content-type"] != "application/pdf":
        return answer.text
    pages = PdfReader(BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


async def test_files_are_given_to_those_who_may_read_them_whole(app: Starlette, company: Company) -> None:
    assert downloads(app) == set(FILES)
    ids = await all_ids()
    async with httpx2.AsyncClient(
        transport=httpx2.ASGITransport(app=app), base_url="http://headway.example"
    ) as client:
        for path, kind in FILES.items():
            assert ids[kind], kind
            let_in: dict[str, set[str]] = {}
            for name in KINDS:
                keys = [1] if "number" in path else ids[kind]
                for key in keys:
                    address = re.sub(
                        r"\{.*?\}", str(key), path.replace("{form}", "csv").replace("{channel}", "payroll")
                    )
                    answer = await client.get(address, headers={"authorization": name})
                    assert answer.status_code in (200, 404), (name, address)
                    if answer.status_code == 200:
                        let_in.setdefault(name, set()).update(heard_in(words_of(answer)))
            for name, heard in let_in.items():
                assert {song for song in heard if name not in HEARD_BY[song]} == set(), (name, kind)
            if kind in LET_IN:
                assert let_in == LET_IN[kind]
            else:
                assert set().union(*let_in.values()) == set(), kind


def followed() -> dict[str, Any]:
    """The subscriptions, and what each follows."""
    assert GRAPH.subscription_type is not None
    return {name: declared_of(it).metadata[FOLLOWS] for name, it in GRAPH.subscription_type.fields.items()}


@cache
def all_of(kind: Any) -> str:
    """Everything sensitive of a type, and on short ways that begin at it."""
    around = paths.selection(list(paths.ways(GRAPH, kind, 2)))
    return f"{{ __typename {' '.join(paths.sensitive_leaves(kind))} {around} }}"


def watching(ids: dict[str, list[str]]) -> Iterator[tuple[str, dict[str, Any], Heard]]:
    """Every subscription to everything there is: its document, its variables, and what it hears of."""
    assert GRAPH.subscription_type is not None
    for field, follows in followed().items():
        inner: Any = get_named_type(GRAPH.subscription_type.fields[field].type)
        if follows == HOME:
            yield f"subscription {{ {field} }}", {}, NOTHING
        elif follows == NEWS:
            for kind, keys in ids.items():
                written = (Written(kind, key_of(key, kind), frozenset()) for key in keys)
                body = all_of(GRAPH.type_map[kind])
                document = f"subscription {{ {field} {{ objects {{ ... on {kind} {body} }} }} }}"
                yield document, {}, Heard(tuple(written))
        else:
            for key in ids[follows]:
                yield f"subscription($id: ID!) {{ {field}(id: $id) {all_of(inner)} }}", {"id": key}, NOTHING


async def test_live_answers_tell_no_more_than_queries(company: Company) -> None:
    said: dict[str, list[Any]] = {name: [] for name in KINDS}
    for document, variables, heard in watching(await all_ids()):
        prepared = prepare(document)
        assert not prepared.problems, prepared.problems
        for name in KINDS:
            context = Context(company.actor(name), heard=heard)
            said[name].append((await answered(prepared, variables, None, context)).data)
    for name, answers in said.items():
        sung = heard_in(json.dumps(answers, ensure_ascii=False, default=str))
        assert {song for song in sung if name not in HEARD_BY[song]} == set(), name
        assert bool(sung) == any(name in ears for ears in HEARD_BY.values()), name
