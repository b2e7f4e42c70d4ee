"""The faults of Strawberry that the graph steers clear of are still there, and our own ways do not have them."""

import importlib.metadata
from collections.abc import Callable
from typing import Annotated, Any

import pytest
import strawberry
from graphql import DocumentNode, GraphQLError, build_schema, parse, validate
from strawberry.extensions import query_depth_limiter
from strawberry.schema.config import StrawberryConfig

from headway.graph import limits
from headway.graph.limits import measure
from headway.graph.schema import schema

VERSION = importlib.metadata.version("strawberry-graphql")
SMALL, LARGE = 5, 8
RECURSIVE = build_schema("type Query { a: A }  type A { a: A  b: Int }")


def gone(fault: str, guard: str) -> str:
    return f"Strawberry {VERSION} no longer {fault}. Look whether {guard}, then delete this test."


def bomb(levels: int) -> DocumentNode:
    """Each fragment spreads the next one twice: as many fields as two to the power of the levels."""
    spreads = " ".join(
        f"fragment F{level} on A {{ a {{ ...F{level + 1} ...F{level + 1} }} }}" for level in range(levels)
    )
    return parse(f"{{ a {{ ...F0 }} }} {spreads} fragment F{levels} on A {{ b }}")


def wide_bomb(levels: int) -> DocumentNode:
    """The same beside one another at the root, instead of below."""
    spreads = " ".join(
        f"fragment F{level} on Query {{ ...F{level + 1} ...F{level + 1} }}" for level in range(levels)
    )
    return parse(f"{{ ...F0 }} {spreads} fragment F{levels} on Query {{ a {{ b }} }}")


def refusal(document: DocumentNode) -> str | None:
    try:
        measure(document, None, {}, RECURSIVE)
    except GraphQLError as error:
        return str((error.extensions or {})["code"])
    return None


def visits(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, work: Callable[[], object]) -> int:
    """How often a function is called while the work is done, by itself included."""
    counted = 0
    original = getattr(owner, name)

    def counting(*args: Any, **kwargs: Any) -> Any:
        nonlocal counted
        counted += 1
        return original(*args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(owner, name, counting)
        work()
    return counted


def walked_by_the_library(levels: int) -> list[GraphQLError]:
    return validate(RECURSIVE, bomb(levels), [query_depth_limiter.create_validator(100, None)])


def test_the_librarys_depth_limiter_expands_every_spread(monkeypatch: pytest.MonkeyPatch) -> None:
    owner, name = query_depth_limiter, "determine_depth"
    small = visits(monkeypatch, owner, name, lambda: walked_by_the_library(SMALL))
    large = visits(monkeypatch, owner, name, lambda: walked_by_the_library(LARGE))
    assert large > small * 2 ** (LARGE - SMALL) * 0.9, gone(
        "walks a fragment again for every spread", "its limiter can do what limits.py does"
    )


@pytest.mark.parametrize(
    ("name", "made"), [("selections", bomb), ("selections", wide_bomb), ("width", wide_bomb)]
)
def test_our_limits_look_at_every_fragment_once(
    name: str, made: Callable[[int], DocumentNode], monkeypatch: pytest.MonkeyPatch
) -> None:
    small = visits(monkeypatch, limits._Walk, name, lambda: refusal(made(3)))
    large = visits(monkeypatch, limits._Walk, name, lambda: refusal(made(4)))
    # A fragment holds a set of selections, and its field another.
    assert 1 <= large - small <= 2


@pytest.mark.parametrize(("levels", "code"), [(3, None), (9, "FIELDS_LIMIT"), (30, "DEPTH_LIMIT")])
def test_a_bomb_is_counted_as_what_it_asks_for(levels: int, code: str | None) -> None:
    assert refusal(bomb(levels)) == code


@strawberry.type
class Cat:
    name: str


@strawberry.type
class Dog:
    name: str


@strawberry.type
class Animals:
    @strawberry.field
    def animal(self) -> Annotated[Cat | Dog, strawberry.union("Animal")]:
        return Cat(name="Tom")


@pytest.mark.parametrize("is_sorted", [False, True])
def test_a_sorted_schema_resolves_no_union(is_sorted: bool) -> None:
    animals = strawberry.Schema(Animals, config=StrawberryConfig(sort_schema=is_sorted))
    answer = animals.execute_sync("{ animal { ... on Cat { name } } }")
    if is_sorted:
        assert answer.errors, gone("breaks unions of a sorted schema", "the printed schema can be sorted")
        assert "not in the list of the types of the union" in answer.errors[0].message
    else:
        assert answer.data == {"animal": {"name": "Tom"}}


def test_our_schema_is_not_sorted() -> None:
    assert not schema.config.sort_schema
