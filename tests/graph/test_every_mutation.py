"""Every mutation: what it is told is not there is refused by code and path, and nothing is written."""

from typing import Any, Final

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    get_named_type,
    is_required_input_field,
)

from headway.graph.schema import schema
from headway.platform.actor import Role
from headway.platform.models import AuditEvent
from tests.company import Company, make_company
from tests.conftest import Ask

MUTATIONS: Final = schema._schema.mutation_type.fields  # type: ignore[union-attr]  # there are some
WORDS: Final = "Words enough to be a reason, a name or a title."
PLAIN: Final[dict[str, Any]] = {
    "ID": "nonsense", "Int": 1, "Float": 1.0, "Boolean": True, "String": WORDS, "Date": "2026-10-01", "DateTime": "2026-10-01T12:00:00Z",
    "Decimal": "1", "JSON": "{}",
}  # fmt: skip


def some(of: Any) -> Any:
    """A value that fits, of an id one that nothing has."""
    of = of.of_type if isinstance(of, GraphQLNonNull) else of
    if isinstance(of, GraphQLList):
        return [some(of.of_type)]
    if isinstance(of, GraphQLInputObjectType):
        return {
            name: some(it.type)
            for name, it in of.fields.items()
            if is_required_input_field(it) or of.is_one_of
        }
    return next(iter(of.values)) if isinstance(of, GraphQLEnumType) else PLAIN[of.name]


def ids_of(mutation: str) -> list[str]:
    """The fields of its input that must hold one id."""
    of = get_named_type(MUTATIONS[mutation].args["input"].type)
    assert isinstance(of, GraphQLInputObjectType)
    found = {name: it.type for name, it in of.fields.items() if is_required_input_field(it)}
    return [name for name, it in found.items() if str(it) == "ID!"]


ABOUT_SOMETHING: Final = sorted(name for name, it in MUTATIONS.items() if "input" in it.args and ids_of(name))


def names_an_id(refused: dict[str, Any]) -> bool:
    """Whether an id is what is refused."""
    last: str = refused["path"][-1]
    return refused["code"] == "NOT_FOUND" and last.lower().endswith(("id", "ids"))


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


async def test_what_is_not_there_is_refused_with_code_and_path(ask: Ask, company: Company) -> None:
    leader = company.actor("ada", roles=frozenset({Role.HR, Role.ADMIN}), hr_whole_company=True)
    found = {}
    for name in ABOUT_SOMETHING:
        kind = get_named_type(MUTATIONS[name].args["input"].type)
        document = f"mutation($input: {kind}!) {{ {name}(input: $input) {{ ... on UserErrors {{ errors {{ code path }} }} }} }}"
        answer = await ask(document, {"input": some(kind)}, as_=leader)
        assert not answer.errors, (name, answer.errors)
        assert answer.data
        if not any(map(names_an_id, answer.data[name].get("errors", []))):
            found[name] = answer.data[name]
    assert found == {}
    assert len(ABOUT_SOMETHING) > 150
    assert await AuditEvent.all().count() == 0
