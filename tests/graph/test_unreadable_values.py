"""Whatever day, instant or number an input asks for, at any depth: one that cannot be read is refused with its path."""

from collections.abc import Iterator
from typing import Any, Final

import pytest
from graphql import GraphQLInputObjectType, GraphQLList, GraphQLNonNull, get_named_type

from headway.graph.context import context_for
from headway.graph.documents import prepare
from headway.graph.executing import execute
from headway.graph.unreadable import READABLE
from headway.platform.actor import SYSTEM
from headway.platform.models import AuditEvent
from tests.conftest import Ask
from tests.graph.test_every_mutation import MUTATIONS, some

BAD: Final = {"Date": "2026-02-30", "DateTime": "2026-11-29T09:00:00", "Decimal": "a dozen"}
REFUSED: Final = "__typename ... on UserErrors { errors { code message path } }"
Path = tuple[str, ...]


def leaves(of: Any, path: Path = (), above: tuple[str, ...] = ()) -> Iterator[tuple[Path, str]]:
    """Every path to a day, instant or number in an input, with what it is."""
    if isinstance(of, GraphQLNonNull):
        yield from leaves(of.of_type, path, above)
    elif isinstance(of, GraphQLList):
        yield from leaves(of.of_type, (*path, "0"), above)
    elif isinstance(of, GraphQLInputObjectType) and of.name not in above:
        for name, it in of.fields.items():
            yield from leaves(it.type, (*path, name), (*above, of.name))
    elif not isinstance(of, GraphQLInputObjectType) and of.name in BAD:
        yield path, of.name


def spoiled(of: Any, path: Path, bad: str) -> Any:
    """An input that fits but for what lies at the end of the path."""
    of = of.of_type if isinstance(of, GraphQLNonNull) else of
    if not path:
        return bad
    if isinstance(of, GraphQLList):
        return [spoiled(of.of_type, path[1:], bad)]
    here = {path[0]: spoiled(of.fields[path[0]].type, path[1:], bad)}
    return here if of.is_one_of else some(of) | here


CASES: Final = [
    (name, path, kind)
    for name, it in MUTATIONS.items()
    if "input" in it.args
    for path, kind in leaves(it.args["input"].type)
]


async def told(ask: Ask, mutation: str, given: Any) -> Any:
    kind = get_named_type(MUTATIONS[mutation].args["input"].type)
    document = f"mutation($input: {kind}!) {{ {mutation}(input: $input) {{ {REFUSED} }} }}"
    answer = await ask(document, {"input": given}, as_=SYSTEM)
    assert not answer.errors, (mutation, answer.errors)
    return (answer.data or {})[mutation]


async def test_every_one_is_refused_with_its_path_and_nothing_is_done(ask: Ask) -> None:
    found = {}
    for mutation, path, kind in CASES:
        given = spoiled(MUTATIONS[mutation].args["input"].type, path, BAD[kind])
        answer = await told(ask, mutation, given)
        refused = [(it["code"], tuple(it["path"])) for it in answer.get("errors", [])]
        if refused != [("INVALID", path)]:
            found[mutation, path] = answer
    assert found == {}
    assert {kind for _, _, kind in CASES} == set(READABLE)
    assert any("0" in path for _, path, _ in CASES)
    assert len(CASES) > 90
    assert await AuditEvent.all().count() == 0


async def test_all_of_them_are_told_at_once_in_words(ask: Ask) -> None:
    answer = await told(ask, "createPeriod", {"name": "H1", "startsOn": "soon", "endsOn": "2026-02-30"})
    assert [(it["message"], it["path"]) for it in answer["errors"]] == [
        ("“soon” is no day. Write it like 2026-11-29.", ["startsOn"]),
        ("“2026-02-30” is no day. Write it like 2026-11-29.", ["endsOn"]),
    ]


async def test_a_value_in_a_variable_of_its_own_is_told_by_its_name_and_nothing_runs(ask: Ask) -> None:
    document = f"""mutation($day: Date!) {{
      one: createPeriod(input: {{name: "H1", startsOn: $day, endsOn: "2026-12-31"}}) {{ {REFUSED} }}
      other: createPeriod(input: {{name: "H2", startsOn: "2026-07-01", endsOn: "2026-12-31"}}) {{ {REFUSED} }}
    }}"""
    answer = await ask(document, {"day": "soon"}, as_=SYSTEM)
    assert answer.data
    for field in ("one", "other"):
        assert [(it["code"], it["path"]) for it in answer.data[field]["errors"]] == [("INVALID", ["day"])]
    assert await AuditEvent.all().count() == 0


DAY, INSTANT = (
    "is no day. Write it like 2026-11-29.",
    "is no instant with its offset from UTC. Write it like 2026-11-29T09:00:00Z.",
)
OF_WHOLE: Final[tuple[tuple[str, dict[str, Any], list[str], str], ...]] = (
    ('{ goals(where: {ids: ["a"]}, first: "ten") { totalCount } }', {}, ["goals", "first"], "Int cannot represent"),
    ('{ it: goals(where: {state: [ACTIVE, NOPE]}) { totalCount } }', {}, ["it", "where", "state", "1"], "does not exist in"),
    ('{ node(id: "x") { ... on Goal { progressAt(at: "soon") { now } } } }', {}, ["node", "progressAt", "at"], f"“soon” {INSTANT}"),
    ("query($at: DateTime!) { node(id: 3) { ... on Goal { progressAt(at: $at) { now } } } }", {"at": "soon"}, ["at"], INSTANT),
    ("query($states: [GoalState!]) { goals(where: {state: $states}) { totalCount } }", {"states": ["NOPE"]}, ["states"], "does not exist in"),
    ('mutation { createPeriod(input: {name: "H1", startsOn: "2026-02-30", endsOn: "2026-06-30"}) { __typename } }', {},
     ["createPeriod", "input", "startsOn"], f"“2026-02-30” {DAY}"),
    ("{ goals { nonsense } }", {}, ["goals", "nonsense"], "Cannot query field"),
)  # fmt: skip


@pytest.mark.parametrize(("document", "variables", "path", "words"), OF_WHOLE)
async def test_what_refuses_a_whole_request_says_where_and_how_to_write_it(
    database: object, document: str, variables: dict[str, Any], path: list[str], words: str
) -> None:
    prepared = prepare(document)
    answer = await execute(prepared, variables, None, context_for(SYSTEM))
    told = [it for it in answer.body["errors"] if it["extensions"].get("path") == path]
    assert told, answer.body["errors"]
    assert words in told[0]["message"]
    assert told[0]["extensions"]["code"] == "BAD_REQUEST"
    assert told[0]["locations"]
