"""A fuzzer on the live server: documents nobody would think of, with ids and versions of things that there are."""

import hashlib
import json
import os
from collections import Counter
from pathlib import Path
from typing import Any, Final

import httpx2
import pytest
import schemathesis
from graphql import (
    GraphQLNamedType,
    IntValueNode,
    NameNode,
    ObjectFieldNode,
    ObjectValueNode,
    StringValueNode,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    parse,
    print_ast,
    visit,
)
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis.core.result import Ok
from schemathesis.graphql import nodes

from headway.cli.demo.sign_ins import sign_ins
from headway.identity.models import Account
from headway.platform.database import open_database
from headway.reviewing.models import Answer, Review
from headway.reviewing.rules import CycleState
from tests.contracts.checkout import ROOT
from tests.databases import Databases, now
from tests.web.demo import SEED as DEMO_SEED
from tests.web.demo import there_is
from tests.web.hostile import Attacker
from tests.web.processes import Process, serving
from tests.web.test_hostile_values import SCHEMA
from tests.web.test_hostile_values import SEED as FUZZ_SEED

# How many documents a run sends for each role; a long run sends thousands, another seed others.
EXAMPLES: Final = int(os.environ.get("HEADWAY_TEST_FUZZ", "60"))
ROLES: Final = ("employee", "manager", "HR partner", "administrator", "integration")
MOST_GROWTH: Final = 200 * 1024
PLAIN: Final = {"data", "errors", "extensions"}
SCALARS: Final = {
    "Date": st.dates().map(lambda day: nodes.String(day.isoformat())),
    "DateTime": st.datetimes().map(lambda at: nodes.String(f"{at.isoformat()}Z")),
    "Decimal": st.decimals(-(10**9), 10**9, places=2).map(lambda number: nodes.String(str(number))),
    "JSON": st.just(nodes.String("{}")),
}
CLOSED: Final = (CycleState.CLOSED, CycleState.ARCHIVED, CycleState.CANCELLED)


class Lifelike(Visitor):
    """Puts ids of things that there are where ids are wanted, three times of four, and the version beside them."""

    def __init__(self, types: TypeInfo, attacker: Attacker) -> None:
        super().__init__()
        self.types, self.attacker = types, attacker

    def leave_object_field(self, node: ObjectFieldNode, *_: Any) -> Any:
        return self._with_id(node)

    def leave_argument(self, node: Any, *_: Any) -> Any:
        return self._with_id(node)

    def leave_object_value(self, node: ObjectValueNode, *_: Any) -> Any:
        ids = [field.value.value for field in node.fields if isinstance(field.value, StringValueNode)]
        version = max((self.attacker.version_of(id, 0) for id in ids), default=0)
        if not version:
            return None
        fields = [
            ObjectFieldNode(name=field.name, value=IntValueNode(value=str(version)))
            if field.name.value == "version"
            else field
            for field in node.fields
        ]
        return ObjectValueNode(fields=tuple(fields))

    def _with_id(self, node: Any) -> Any:
        wanted: GraphQLNamedType | None = get_named_type(self.types.get_input_type())
        if getattr(wanted, "name", "") != "ID" or self.attacker.random.random() < 0.25:
            return None
        id = self.attacker.some_id(node.name.value, None)
        return type(node)(name=NameNode(value=node.name.value), value=StringValueNode(value=id or ""))


def lifelike(document: str, attacker: Attacker) -> str:
    types = TypeInfo(SCHEMA)
    return print_ast(visit(parse(document), TypeInfoVisitor(types, Lifelike(types, attacker))))


def fault(answer: httpx2.Response) -> str | None:
    """What is wrong with an answer, if it is our fault."""
    if answer.status_code not in {200, 400}:
        return f"HTTP {answer.status_code}: {answer.text[:200]}"
    body = answer.json()
    if not isinstance(body, dict) or not body.keys() <= PLAIN or not {"data", "errors"} & body.keys():
        return f"no answer of GraphQL: {answer.text[:200]}"
    codes = {error["extensions"]["code"] for error in body.get("errors", [])}
    return "INTERNAL" if "INTERNAL" in codes else None


def memory(process: Process) -> int:
    """What the server holds, in KiB."""
    status = Path(f"/proc/{process.running.pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])


async def state(url: str) -> tuple[str, int]:
    """A digest of what was said in cycles that are over, and how many administrators may sign in."""
    async with open_database(url):
        reviews = await Review.filter(cycle__state__in=CLOSED).order_by("id").values()
        answers = await Answer.filter(review__cycle__state__in=CLOSED).order_by("id").values()
        digest = hashlib.sha256(json.dumps([reviews, answers], default=str).encode()).hexdigest()
        return digest, await Account.filter(admin=True, active=True).count()


async def prepared(url: str) -> tuple[dict[str, str], dict[str, list[tuple[str, int]]]]:
    """The token of each role, and the ids and versions of all there is."""
    async with open_database(url):
        return {one.role: one.token for one in await sign_ins(DEMO_SEED)}, await there_is()


@pytest.fixture(scope="module")
def operations() -> st.SearchStrategy[Any]:
    for name, strategy in SCALARS.items():
        schemathesis.graphql.scalar(name, strategy)
    with (ROOT / "schema.graphql").open(encoding="utf-8") as file:
        schema = schemathesis.graphql.from_file(file)
    schema.config.update(base_url="http://127.0.0.1/graphql")
    valid = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
    return st.one_of([operation.as_strategy() for operation in valid])


@pytest.mark.parametrize("role", ROLES)
def test_no_document_is_a_fault_of_ours(
    databases: Databases, demo_database: str, operations: st.SearchStrategy[Any], role: str
) -> None:
    url = databases.copy(demo_database)
    tokens, there = now(prepared(url))
    before = now(state(url))
    found: Counter[str] = Counter()
    attacker = Attacker(SCHEMA, there, FUZZ_SEED)
    # A document may take longer to think of than the server keeps a connection without requests.
    fresh = httpx2.Limits(max_keepalive_connections=0)
    with serving(url) as process, httpx2.Client(base_url=process.url, timeout=60, limits=fresh) as client:
        client.headers["authorization"] = f"Bearer {tokens[role]}"

        @seed(FUZZ_SEED)
        @settings(
            max_examples=EXAMPLES, phases=[Phase.generate], database=None, suppress_health_check=list(HealthCheck)
        )  # fmt: skip
        @given(operations)
        def send(case: Any) -> None:
            answer = client.post("/graphql", json={"query": lifelike(case.body, attacker)})
            if wrong := fault(answer):
                found[f"{case.operation.label}: {wrong}"] += 1

        client.post("/graphql", json={"query": "{ viewer { isManager } }"})
        held = memory(process)
        send()
        grown = memory(process) - held
    assert found == {}
    assert grown < MOST_GROWTH
    assert now(state(url)) == before
