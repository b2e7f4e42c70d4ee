"""Operations on the compiled road: their plans, kept beside their documents, and their runs."""

from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from weakref import WeakKeyDictionary

from graphql import (
    FragmentDefinitionNode,
    GraphQLSchema,
    OperationDefinitionNode,
    VariableNode,
    Visitor,
    visit,
)
from graphql.execution.collect_fields import FieldDetails, FragmentDetails
from graphql.execution.values import VariableValues, get_variable_values
from graphql.language import DirectiveNode, FieldNode, NameNode

from headway.graph.context import Context
from headway.graph.documents import Prepared
from headway.graph.reading.levels import Level
from headway.graph.reading.plans import Compiler
from headway.graph.reading.running import Run, run_of
from headway.graph.reading.values import OrdinaryRoad
from headway.platform.database import in_postgres

MOST_PLANS: Final = 4
ROOT: Final = object()
_NO_VARIABLES: Final = VariableValues({}, {})


@dataclass(frozen=True, slots=True)
class Plan:
    """A compiled operation, or why it is not."""

    level: Level | None
    holds: bool = False
    reason: str = ""

    async def data(self, run: Run) -> dict[str, Any]:
        """What the operation gives. A plan of several statements that calls nothing else of ours keeps its connection."""
        if self.level is None:
            raise OrdinaryRoad(self.reason)
        # SQLite's cost nothing to fetch, and have a clock for each statement.
        if not self.holds or not run.asker.postgres:
            return await self.shown(self.level, run)
        async with run.holding():
            return await self.shown(self.level, run)

    async def shown(self, level: Level, run: Run) -> dict[str, Any]:
        data: dict[str, Any] = (await level.shown([ROOT], run))[0][0]
        return data


class Compiled:
    """The plans of one operation: one for each set of values of the variables that decide what is selected."""

    def __init__(self, prepared: Prepared, operation: OperationDefinitionNode, schema: GraphQLSchema) -> None:
        self.operation, self.schema = operation, schema
        self.fragments = fragments_of(prepared)
        self.deciding = _deciding_variables(prepared)
        self.plans: OrderedDict[Hashable, Plan] = OrderedDict()

    def plan(self, variables: VariableValues) -> Plan:
        """The plan for these variables."""
        key = (in_postgres(), *(variables.coerced.get(name) for name in self.deciding))
        if key not in self.plans:
            self.plans[key] = self.compiled(variables)
            if len(self.plans) > MOST_PLANS:
                self.plans.popitem(last=False)
        return self.plans[key]

    def compiled(self, variables: VariableValues) -> Plan:
        compiler = Compiler(self.schema, self.operation, self.fragments, variables, postgres=in_postgres())
        root = self.schema.get_root_type(self.operation.operation)
        if root is None:
            return Plan(None, reason="no such operations")
        whole = FieldNode(name=NameNode(value=root.name), selection_set=self.operation.selection_set)
        try:
            level = compiler.level(root, [FieldDetails(whole, None)], None)
            return Plan(level, compiler.statements > 1 and not compiler.calls)
        except OrdinaryRoad as other:
            return Plan(None, reason=str(other))


def fragments_of(prepared: Prepared) -> dict[str, FragmentDetails]:
    """The fragments of a document, by name."""
    found = (it for it in prepared.document.definitions if isinstance(it, FragmentDefinitionNode))
    return {it.name.value: FragmentDetails(it) for it in found}


_compiled: WeakKeyDictionary[Prepared, dict[int, Compiled]] = WeakKeyDictionary()


async def read(
    prepared: Prepared,
    operation: OperationDefinitionNode,
    variables: Mapping[str, Any],
    context: Context,
    schema: GraphQLSchema,
) -> dict[str, Any]:
    """The data of a query or subscription. Raises whatever goes wrong: the ordinary road then says what and where."""
    given = _NO_VARIABLES
    if operation.variable_definitions:
        coerced = get_variable_values(schema, operation.variable_definitions, dict(variables))
        if isinstance(coerced, list):
            raise OrdinaryRoad("variables")
        given = coerced
    plan = _operation(prepared, operation, schema).plan(given)
    return await plan.data(run_of(context, given))


def _operation(prepared: Prepared, operation: OperationDefinitionNode, schema: GraphQLSchema) -> Compiled:
    known = _compiled.setdefault(prepared, {})
    if id(operation) not in known:
        known[id(operation)] = Compiled(prepared, operation, schema)
    return known[id(operation)]


def _deciding_variables(prepared: Prepared) -> tuple[str, ...]:
    """The variables in directives: they decide what is selected at all."""
    found: set[str] = set()

    class Looking(Visitor):
        def enter_directive(self, node: DirectiveNode, *_: Any) -> None:
            for argument in node.arguments or ():
                if isinstance(argument.value, VariableNode):
                    found.add(argument.value.name.value)

    visit(prepared.document, Looking())
    return tuple(sorted(found))
