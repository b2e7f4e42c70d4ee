"""Hostile requests, worked out from the schema: each input field and argument in turn with each bad value of its type."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
    is_required_argument,
    is_required_input_field,
)

LONE, LONG = "\ud800", "x" * 100_000
TEXTS: Final = [
    "",
    " ",
    "\0",
    f"a{LONE}b",
    LONG,
    "x" * 201,
    "\u202e",
    "<img src=x onerror=x>",
    "' OR 1=1 --",
    "=1+1",
    5,
    None,
    [],
    {},
]
IDS: Final = ["", "x", "\0", LONE, LONG, "R29hbDo", "R29hbDp4", "éé", 5, -1, 10**19, True, None, [], {}]
INTS: Final = [-1, 0, 1, 2**31 - 1, -(2**31), 2**31, 10**19, 1.5, "1", LONE, True, None, [], {}]
FLOATS: Final = [-1, 1e308, "1", None]
DECIMALS: Final[list[Any]] = [
    *(
        "1e400",
        "-1e400",
        "1e-400",
        "NaN",
        "sNaN",
        "Infinity",
        "-Infinity",
        "-1",
        "0",
        "-0",
        "1e13",
        "0.0000001",
        "1_000",
        "\uff11",
        "",
        "x",
    ),
    *("\0", LONE, "9" * 5_000, 1e308, 10**18, True, None, [], {}),
]
DATES: Final[list[Any]] = [
    *(
        "1800-01-01",
        "9999-12-31",
        "0001-01-01",
        "2100-12-31",
        "1900-01-01",
        "2026-02-30",
        "2026-13-01",
        "20261201",
        "2026-W01-1",
    ),
    *("2026-12-01T00:00", "", "x", "\0", LONE, LONG, 5, True, None, [], {}),
]
BOOLEANS: Final = ["true", 1, None, [], True, False]
ENUMS: Final = ["NOPE", "", LONE, LONG, 5, None, [], {}]
BAD: Final[dict[str, list[Any]]] = {
    "String": TEXTS, "ID": IDS, "Int": INTS, "Float": FLOATS, "Decimal": DECIMALS, "Date": DATES, "DateTime": DATES, "Boolean": BOOLEANS,
}  # fmt: skip
PLAUSIBLE: Final[dict[str, Any]] = {
    "String": "Something plausible.", "Int": 3, "Float": 1.5, "Decimal": "12.50", "Boolean": True, "Date": "2026-12-01",
    "DateTime": "2026-12-01T12:00:00Z",
}  # fmt: skip
# Fields that hold the id of something their name does not say.
POINTING: Final = {
    **dict.fromkeys(("managerId", "ownerId", "receiverId", "revieweeId", "underManagerId", "includeIds", "excludeIds"), "Employee"),
    "corrects": "ProgressUpdate", "hrDepartmentIds": "Department", "newRoleProfileId": "RoleProfile", "templateId": "ReviewTemplate",
    "cycleId": "ReviewCycle", "evidenceId": "Goal", "ids": "Goal", "objectId": "Goal",
}  # fmt: skip
TEXTS_OF: Final = {
    "scopes": "people:read", "email": "new.person@example.org", "currency": "EUR", "timeZone": "Europe/Berlin", "after": None, "key": "x",
}  # fmt: skip
MANY: Final = 1_000


@dataclass(frozen=True)
class Attack:
    """A document and its variables; `about` says which field got which value."""

    about: str
    document: str
    variables: dict[str, Any]


class Attacker:
    """Makes requests with the ids (and versions) of things that there are, at random but by a seed."""

    def __init__(
        self, schema: GraphQLSchema, there_is: Mapping[str, list[tuple[str, int]]], seed: int
    ) -> None:
        self.schema, self.there_is, self.random = schema, there_is, Random(seed)

    def mutations(self) -> Iterator[Attack]:
        """Each mutation as it should be, then with one bad value after the other."""
        mutation = self.schema.mutation_type
        assert mutation is not None
        for name, field in mutation.fields.items():
            if not field.args:
                yield Attack(name, f"mutation {{ {name} {self.result(field)} }}", {})
                continue
            form = get_named_type(field.args["input"].type)
            assert isinstance(form, GraphQLInputObjectType)
            document = f"mutation($input: {form.name}!) {{ {name}(input: $input) {self.result(field)} }}"
            for about, given in self.spoiled(form, self.subject(field)):
                yield Attack(f"{name}: {about}", document, {"input": given})

    def queries(self) -> Iterator[Attack]:
        """Each field with arguments, as it should be and with one bad value after the other."""
        for before, after, field_name, field in self.asking():
            if not field.args:
                continue
            declared = ", ".join(f"${name}: {argument.type}" for name, argument in field.args.items())
            passed = ", ".join(f"{name}: ${name}" for name in field.args)
            inner = self.selection(get_named_type(field.type), 2)
            document = f"query({declared}) {{ {before} {field_name}({passed}) {inner} {after} }}"
            for about, given in self.spoiled(field.args, None):
                yield Attack(f"{before}{field_name}: {about}", document, given)

    def asking(self) -> Iterator[tuple[str, str, str, GraphQLField]]:
        """Every readable field with a way to it."""
        query = self.schema.query_type
        assert query is not None
        for name, field in query.fields.items():
            yield "", "", name, field
        for path in (("viewer",), ("viewer", "home"), ("viewer", "team"), ("viewer", "company")):
            kind: Any = query
            for step in path:
                kind = get_named_type(kind.fields[step].type)
            for name, field in kind.fields.items():
                yield "{ ".join(path) + " {", "}" * len(path), name, field
        for kind in self.schema.get_possible_types(self.schema.get_type("Node")):  # type: ignore[arg-type]
            for id, _ in self.there_is.get(kind.name, [])[:1]:
                for name, field in kind.fields.items():
                    yield f'node(id: "{id}") {{ ... on {kind.name} {{', "} }", name, field

    def spoiled(self, form: Any, subject: str | None) -> Iterator[tuple[str, Any]]:
        """A whole input as it should be, then with each of its values replaced."""
        yield "as it should be", self.filled(form, subject)
        fields = form.fields if isinstance(form, GraphQLInputObjectType) else form
        for name, field in fields.items():
            for bad in self.bad_values(field, name, subject):
                yield f"{name} = {str(bad)[:60]!r}", {**self.filled(form, subject), name: bad}
        yield "nothing", {}

    def filled(self, form: Any, subject: str | None) -> dict[str, Any]:
        """Every field with something plausible; what may be left out is there half of the time."""
        fields = form.fields if isinstance(form, GraphQLInputObjectType) else form
        filled: dict[str, Any] = {}
        version = 1
        for name, field in fields.items():
            required = (
                is_required_argument(field)
                if isinstance(field, GraphQLArgument)
                else is_required_input_field(field)
            )
            if not required and self.random.random() < 0.5:
                continue
            filled[name] = self.plausible(field.type, name, subject)
            if name in {"id", "reviewId", "cycleId", "keyResultId", "employeeId", "answerId"}:
                version = self.version_of(filled[name], version)
        if "version" in fields:
            filled["version"] = version
        return filled

    def plausible(self, type_: Any, name: str, subject: str | None) -> Any:
        kind = get_nullable_type(type_)
        if isinstance(kind, GraphQLList):
            return [self.plausible(kind.of_type, name, subject)]
        if isinstance(kind, GraphQLInputObjectType):
            return self.filled(kind, subject)
        if isinstance(kind, GraphQLEnumType):
            return self.random.choice(list(kind.values))
        if kind.name == "ID":
            return self.some_id(name, subject)
        return TEXTS_OF.get(name, PLAUSIBLE[kind.name])

    def some_id(self, name: str, subject: str | None) -> str | None:
        guess = name.removesuffix("Ids").removesuffix("Id")
        kind = POINTING.get(name, guess[:1].upper() + guess[1:])
        if name in {"id", "parentId"} and subject:
            kind = subject
        known = self.there_is.get(kind) or self.there_is["Goal"]
        return self.random.choice(known)[0]

    def version_of(self, id: Any, otherwise: int) -> int:
        return next(
            (version for rows in self.there_is.values() for known, version in rows if known == id), otherwise
        )

    def bad_values(
        self, field: GraphQLInputField | GraphQLArgument, name: str, subject: str | None
    ) -> Iterator[Any]:
        kind = get_nullable_type(field.type)
        if isinstance(kind, GraphQLList):
            yield from ([], None, [None], [[]], 5, [self.plausible(kind.of_type, name, subject)] * MANY)
            yield from ([bad] for bad in self.bad_items(get_nullable_type(kind.of_type), subject))
            return
        yield from self.bad_items(kind, subject)

    def bad_items(self, kind: Any, subject: str | None) -> Iterator[Any]:
        if isinstance(kind, GraphQLInputObjectType):
            yield from (value for _, value in self.spoiled(kind, subject))
        elif isinstance(kind, GraphQLEnumType):
            yield from [*ENUMS, *kind.values]
        else:
            yield from BAD[kind.name]
            if kind.name == "ID":
                yield from (self.random.choice(rows)[0] for rows in self.there_is.values() if rows)

    def subject(self, mutation: GraphQLField) -> str | None:
        """The type that a mutation is about: the first object of its payload."""
        union = get_named_type(mutation.type)
        assert isinstance(union, GraphQLUnionType)
        kinds = [get_named_type(field.type) for field in union.types[0].fields.values()]
        return next((kind.name for kind in kinds if isinstance(kind, GraphQLObjectType)), None)

    def result(self, mutation: GraphQLField) -> str:
        union = get_named_type(mutation.type)
        assert isinstance(union, GraphQLUnionType)
        payload = self.selection(union.types[0], 3)
        return f"{{ __typename ... on {union.types[0].name} {payload} ... on UserErrors {{ errors {{ code message path }} current {{ id }} }} }}"

    def selection(self, kind: GraphQLNamedType, depth: int) -> str:
        """Everything that can be asked of a type without arguments, so deep."""
        if is_leaf_type(kind):
            return ""
        parts = ["__typename"]
        fields = kind.fields.items() if hasattr(kind, "fields") else ()
        for name, field in fields:
            inner = get_named_type(field.type)
            if any(map(is_required_argument, field.args.values())) or (
                depth <= 1 and not is_leaf_type(inner)
            ):
                continue
            parts.append(f"{name} {self.selection(inner, depth - 1)}")
        return f"{{ {' '.join(parts)} }}"
