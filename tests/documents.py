"""Random queries from the schema itself: aliases, merged fields, fragments, directives, variables, filters, cursors, mistakes."""

import json
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    is_leaf_type,
    is_required_argument,
    is_required_input_field,
)

# What a connection and the tops of trees may be asked for; more takes long and shows nothing new.
FIRSTS: Final = (1, 1, 2, 3, 5)
WORDS: Final = ("pri", "canary", "a goal", "é", "'", "%")


@dataclass
class Known:
    """What queries may name: ids of rows, and cursors that answers gave."""

    ids: list[str]
    cursors: list[str] = field(default_factory=list)

    def learn(self, data: Any) -> None:
        """Keep the cursors of an answer."""
        if isinstance(data, dict):
            self.cursors += [it for key, it in data.items() if key.endswith("ursor") and isinstance(it, str)]
        for it in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
            self.learn(it)


class Writer:
    """Writes one document."""

    def __init__(self, schema: GraphQLSchema, random: Random, known: Known) -> None:
        self.schema, self.random, self.known = schema, random, known
        self.variables: dict[str, Any] = {}
        self.declared: list[str] = []
        self.fragments: list[str] = []
        self.names = 0

    def document(self) -> str:
        query = self.schema.query_type
        assert query is not None
        body = " ".join(self.field(query, name, 3) for name in self.some(list(query.fields), 1, 2))
        declared = f"({', '.join(self.declared)})" if self.declared else ""
        return f"query Random{declared} {{ {body} }} {' '.join(self.fragments)}"

    def maybe(self, chance: float) -> bool:
        return self.random.random() < chance

    def some(self, items: list[str], least: int, most: int) -> list[str]:
        return self.random.sample(items, min(len(items), self.random.randint(least, most)))

    def name(self, letter: str) -> str:
        self.names += 1
        return f"{letter}{self.names}"

    def field(self, kind: Any, name: str, depth: int, *, apart: bool = False) -> str:
        it: GraphQLField = kind.fields[name]
        inner = get_named_type(it.type)
        arguments = self.arguments(it)
        # Two of one name must mean the same, so that all but the plainest are given a name of their own.
        named = apart or arguments or not is_leaf_type(inner) or self.maybe(0.2)
        alias = f"{self.name('a')}: " if named else ""
        below = "" if is_leaf_type(inner) else f" {{ {self.selection(inner, depth - 1)} }}"
        return f"{alias}{name}{arguments}{self.directive()}{below}"

    def selection(self, kind: Any, depth: int, *, apart: bool = False) -> str:
        if isinstance(kind, GraphQLInterfaceType | GraphQLUnionType):
            possible = list(self.schema.get_possible_types(kind))
            kinds = self.random.sample(possible, min(len(possible), 4))
            shared = " ".join(kind.fields) if isinstance(kind, GraphQLInterfaceType) else ""
            return f"__typename {shared} " + " ".join(
                f"... on {it.name} {{ {self.selection(it, depth, apart=True)} }}" for it in kinds
            )
        leaves = [name for name, it in kind.fields.items() if is_leaf_type(get_named_type(it.type))]
        objects = [name for name in kind.fields if name not in leaves]
        if not leaves or kind.name.endswith("Connection"):
            chosen = self.some(list(kind.fields), 1, 3)
        else:
            chosen = self.some(leaves, 1, 4) + (self.some(objects, 0, 3) if depth > 0 else [])
        parts = ["__typename", *(self.field(kind, name, depth, apart=apart) for name in chosen)]
        parts += [self.fragment(kind, part) for part in parts if self.maybe(0.15)]
        if self.maybe(0.2):
            parts += parts[:2]
        self.random.shuffle(parts)
        return " ".join(parts)

    def fragment(self, kind: GraphQLObjectType, part: str) -> str:
        if self.maybe(0.5):
            return f"...{self.random.choice(['', f' on {kind.name}'])}{self.directive()} {{ {part} }}"
        name = self.name("F")
        self.fragments.append(f"fragment {name} on {kind.name} {{ {part} }}")
        return f"...{name}{self.directive()}"

    def directive(self) -> str:
        if not self.maybe(0.1):
            return ""
        word, told = self.random.choice(["skip", "include"]), self.maybe(0.5)
        value = self.variable("Boolean!", told) if self.maybe(0.7) else json.dumps(told)
        return f" @{word}(if: {value})"

    def variable(self, of: str, value: Any) -> str:
        name = self.name("v")
        self.declared.append(f"${name}: {of}")
        self.variables[name] = value
        return f"${name}"

    def arguments(self, of: GraphQLField) -> str:
        parts = []
        for name, it in of.args.items():
            if is_required_argument(it) or self.maybe(0.4):
                parts.append(f"{name}: {self.argument(name, it)}")
        return f"({', '.join(parts)})" if parts else ""

    def argument(self, name: str, of: GraphQLArgument) -> str:
        value = self.value(name, of.type)
        return self.variable(str(of.type), value) if self.maybe(0.5) else literal(value, of.type)

    def value(self, name: str, of: GraphQLInputType) -> Any:
        if isinstance(of, GraphQLNonNull):
            return self.value(name, of.of_type)
        if isinstance(of, GraphQLList):
            return [self.value(name, of.of_type) for _ in range(self.random.randint(0, 3))]
        if isinstance(of, GraphQLEnumType):
            return self.random.choice(list(of.values))
        if isinstance(of, GraphQLInputObjectType):
            wanted = [
                it for it, inner in of.fields.items() if is_required_input_field(inner) or self.maybe(0.3)
            ]
            return {it: self.value(it, of.fields[it].type) for it in wanted}
        return self.scalar(name, str(of))

    def scalar(self, name: str, of: str) -> Any:
        if name == "first":
            return 0 if self.maybe(0.02) else self.random.choice(FIRSTS)
        if name == "after":
            return self.random.choice([*self.known.cursors[-20:], "bad"])
        values: dict[str, Any] = {
            "ID": self.random.choice([*self.known.ids, "bad"]),
            "Boolean": self.maybe(0.5),
        }
        values |= {"Int": self.random.randint(0, 5), "Date": "2026-09-01", "Decimal": "12.5"}
        values |= {"DateTime": "2026-09-01T12:00:00+00:00"}
        return values.get(of, self.random.choice(WORDS))


def literal(value: Any, of: GraphQLInputType) -> str:
    """A value as a document writes it."""
    if isinstance(of, GraphQLNonNull):
        return literal(value, of.of_type)
    if isinstance(of, GraphQLList):
        return "[" + ", ".join(literal(it, of.of_type) for it in value) + "]"
    if isinstance(of, GraphQLEnumType):
        return str(value)
    if isinstance(of, GraphQLInputObjectType):
        return (
            "{" + ", ".join(f"{key}: {literal(it, of.fields[key].type)}" for key, it in value.items()) + "}"
        )
    return json.dumps(value)
