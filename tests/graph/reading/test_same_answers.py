"""Both roads give the same bytes: the compiled one is held to graphql-core's walk by queries made at random."""

import os
from random import Random
from typing import Any, Final

import orjson
import pytest
from graphql import GraphQLError

from headway.graph.context import context_for
from headway.graph.documents import Prepared
from headway.graph.executing import Answer, walked
from headway.graph.reading.operations import read
from headway.graph.reading.values import OrdinaryRoad
from headway.graph.schema import schema
from headway.platform.actor import Actor
from headway.platform.errors import Rejected
from tests.access.test_every_path import all_ids
from tests.company import Company
from tests.documents import Known, Writer
from tests.heard_by import KINDS

DOCUMENTS: Final = int(os.environ.get("HEADWAY_TEST_DOCUMENTS", "200"))
SEED: Final = 2026
# What a row points at may be of several types only where each has a name of its own.
LEFT_TO_THE_OTHER: Final = "may be of several types"


@pytest.fixture
def company(planted: Company) -> Company:
    return planted


async def compiled(prepared: Prepared, variables: dict[str, Any], actor: Actor) -> bytes | Exception:
    operation = prepared.operation(None)
    assert operation is not None
    try:
        return orjson.dumps(await read(prepared, operation, variables, context_for(actor), schema._schema))
    except Exception as reason:  # noqa: BLE001 - whatever it is, the ordinary road has to have an error there too
        return reason


def agree(ordinary: Answer, other: bytes | Exception) -> bool:
    """Equal bytes; or an error, which is left to the ordinary road; or a type that is left to it.

    A page that cannot be asked for, below rows that there are none of, is a mistake to one road alone.
    """
    if isinstance(other, bytes):
        return not ordinary.errors and orjson.dumps(ordinary.data) == other
    left = isinstance(other, GraphQLError | Rejected) or (
        isinstance(other, OrdinaryRoad) and LEFT_TO_THE_OTHER in str(other)
    )
    return bool(ordinary.errors) or left


# Where a sibling fails, graphql-core leaves coroutines behind that nobody awaits.
@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning", "ignore:coroutine:RuntimeWarning"
)
async def test_both_roads_give_the_same_bytes(company: Company) -> None:
    known = Known([id for ids in (await all_ids()).values() for id in ids])
    done = 0
    for number in range(DOCUMENTS):
        random = Random(SEED + number)
        writer = Writer(schema._schema, random, known)
        prepared = Prepared(writer.document(), None)
        assert prepared.problems == (), prepared.text
        for name in random.sample([*KINDS, "nobody"], 2):
            actor = company.actor(name)
            ordinary = await walked(prepared, writer.variables, None, context_for(actor))
            other = await compiled(prepared, writer.variables, actor)
            assert agree(ordinary, other), (number, name, prepared.text, writer.variables, ordinary, other)
            known.learn(ordinary.data)
            done += isinstance(other, bytes)
    # Most of what is asked at random is no mistake.
    assert done > DOCUMENTS
