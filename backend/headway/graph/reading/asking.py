"""What a field is asked for: its arguments, and the scoped rows that its own resolver would read with them."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, Final
from uuid import UUID, uuid4

from graphql import (
    FieldNode,
    GraphQLField,
    GraphQLID,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLString,
    VariableNode,
    Visitor,
    visit,
)
from graphql.execution.values import get_argument_values

from headway.graph.batching import Visible
from headway.graph.context import Context
from headway.graph.ids import global_id, split_id
from headway.graph.reading.running import Run
from headway.graph.reading.scopes import OfArguments, Template, template
from headway.graph.reading.statements import Given, Rows, Statement
from headway.graph.reading.values import OrdinaryRoad
from headway.graph.relay import Listing, check_first, cursor_values
from headway.platform.actor import Actor

# More ids than these are values of a statement of their own.
MOST_STAND_INS: Final = 20
STAND_INS: Final = [uuid4() for _ in range(MOST_STAND_INS)]


class Arguments:
    """The arguments of a field: worked out once where no variable is among them."""

    def __init__(self, field: GraphQLField, node: FieldNode) -> None:
        self.field, self.node = field, node
        self.fixed = None if _has_variables(node) else get_argument_values(field, node)

    def at(self, run: Run) -> dict[str, Any]:
        """The arguments of this request."""
        if self.fixed is not None:
            return dict(self.fixed)
        return get_argument_values(self.field, self.node, run.variables)


def _has_variables(node: FieldNode) -> bool:
    found = []

    class Looking(Visitor):
        def enter_variable(self, variable: VariableNode, *_: Any) -> None:
            found.append(variable)

    for argument in node.arguments or ():
        visit(argument.value, Looking())
    return bool(found)


class ListField:
    """A list of the root, or a connection (`paged`), with its arguments."""

    def __init__(self, field: GraphQLField, name: str, arguments: Arguments, *, paged: bool) -> None:
        self.field, self.name, self.arguments, self.paged = field, name, arguments, paged
        self.fixed = None if arguments.fixed is None else self.of(dict(arguments.fixed))

    @property
    def varies(self) -> bool:
        """Whether the statement has to be told something for each request."""
        return self.fixed is None or bool(self.fixed.after)

    def asked(self, run: Run) -> "Asked":
        """What is asked for in this request; worked out once for the rows, their page and what is nested in them."""
        if self.fixed is not None:
            return self.fixed
        if self not in run.known:
            run.known[self] = self.of(self.arguments.at(run))
        known: Asked = run.known[self]
        return known

    def of(self, arguments: dict[str, Any]) -> "Asked":
        first, after = (arguments.pop("first"), arguments.pop("after")) if self.paged else (None, None)
        ids: dict[str, UUID] = {}
        typed = any(has_words(it, self.field.args[name].type) for name, it in arguments.items())
        if self.arguments.fixed is None:
            arguments = {
                name: stood_in(it, self.field.args[name].type, ids) for name, it in arguments.items()
            }
        return Asked(self, repr(arguments), arguments, tuple(ids.values()), first, after, typed)


def stood_in(value: Any, of: GraphQLInputType, ids: dict[str, UUID]) -> Any:
    """An argument with stand-ins for the ids in it, so that who asks for other ids gets the same statement."""
    of = of.of_type if isinstance(of, GraphQLNonNull) else of
    if isinstance(of, GraphQLList) and isinstance(value, list):
        return [stood_in(it, of.of_type, ids) for it in value]
    if isinstance(of, GraphQLInputObjectType) and isinstance(value, dict):
        types = {it.out_name or name: it.type for name, it in of.fields.items()}
        return {name: stood_in(it, types[name], ids) for name, it in value.items()}
    parts = split_id(value) if of is GraphQLID and isinstance(value, str) else None
    if parts is None or (value not in ids and len(ids) == MOST_STAND_INS):
        return value
    ids.setdefault(value, parts[1])
    return global_id(parts[0], STAND_INS[list(ids).index(value)])


def has_words(value: Any, of: GraphQLInputType) -> bool:
    """Whether there is a text in an argument that is neither an id nor one of a few."""
    of = of.of_type if isinstance(of, GraphQLNonNull) else of
    if isinstance(of, GraphQLList) and isinstance(value, list):
        return any(has_words(it, of.of_type) for it in value)
    if isinstance(of, GraphQLInputObjectType) and isinstance(value, dict):
        types = {it.out_name or name: it.type for name, it in of.fields.items()}
        return any(has_words(it, types[name]) for name, it in value.items())
    return of is GraphQLString and isinstance(value, str)


@dataclass(frozen=True, slots=True)
class Asked:
    """A list as it is asked for once, with stand-ins for ids."""

    of: ListField
    name: str
    arguments: Mapping[str, Any]
    ids: tuple[UUID, ...]
    first: int | None
    after: str | None
    typed: bool

    @property
    def key(self) -> Hashable:
        """All that the text of the statement hangs on."""
        return self.of.name, self.name, self.first, bool(self.after)

    @property
    def page(self) -> int:
        """How many are on a page of a connection."""
        return check_first(self.first)

    def template(self, run: Run) -> Template:
        """The scoped rows, as the field's own resolver would read them."""
        field, key = self.of.field, (self.of.name, self.name)
        ids = STAND_INS[: len(self.ids)]
        return template(
            key, lambda actor: listing_of(field, self.arguments, actor), run.asker, ids, typed=self.typed
        )

    def rows(self, statement: Statement, alias: str, run: Run) -> Rows:
        """The same inside a statement."""
        return Rows(statement, alias, self.template(run), self.of)

    def following(self, rows: Rows, run: Run) -> None:
        """Only rows after the cursor."""
        if self.after:
            places = [Given(self.of, at) for at in range(len(rows.template.order))]
            rows.following(rows.template.model, rows.template.order, places)

    def given(self, run: Run) -> Mapping[Given, Any]:
        """The ids, and the cursor's values as the columns hold them."""
        found: dict[Given, Any] = {
            Given(self.of, OfArguments(number)): str(id) for number, id in enumerate(self.ids)
        }
        if self.after:
            kept = self.template(run)
            model = kept.model
            for at, value in enumerate(cursor_values(model, self.after, kept.order)):
                field = model._meta.fields_map.get(kept.order[at].lstrip("-"))
                found[Given(self.of, at)] = value if field is None else field.to_db_value(value, model)
        return found


def scoped(visible: Visible[Any], run: Run) -> Template:
    """The access query of these rows for this actor."""
    return template(visible, lambda actor: Listing(visible(actor), ()), run.asker)


def listing_of(field: GraphQLField, arguments: Mapping[str, Any], actor: Actor) -> Listing[Any]:
    """What the resolver of a list would read."""
    info = SimpleNamespace(context=Context(actor, only_asked=True))
    if field.resolve is None:
        raise OrdinaryRoad("a list without a resolver")
    return _at_once(field.resolve(None, info, **arguments))


def _at_once(answer: Any) -> Listing[Any]:
    """What a coroutine gives that waits for nothing."""
    try:
        answer.send(None)
    except StopIteration as end:
        listing: Listing[Any] = end.value
        return listing
    raise OrdinaryRoad("a list that waits before it can be asked for")
