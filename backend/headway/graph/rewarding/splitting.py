"""The suggested split of a budget for raises, in the graph."""

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, TypeAlias

import strawberry

from headway.graph.context import Info
from headway.graph.ids import key_of
from headway.graph.money import Money, MoneyInput, money
from headway.graph.refusals import UserErrors
from headway.people.models import Employee as EmployeeRow
from headway.platform.checking import Checks
from headway.rewarding.actions.proposing import in_minor
from headway.rewarding.reads import splitting

if TYPE_CHECKING:
    from headway.graph.people import Employee

AnEmployee: TypeAlias = Annotated["Employee", strawberry.lazy("headway.graph.people")]


@strawberry.type(description="What a suggested split gives somebody.")
class SuggestedRaise:
    employee: EmployeeRow = strawberry.field(graphql_type=AnEmployee, description="Who.")
    percent: Decimal = strawberry.field(description="The increase.")
    new_pay: Money | None = strawberry.field(description="The yearly pay after it.")
    cost: Money | None = strawberry.field(description="What it takes from the budget a year.")


@strawberry.type(
    description="How a budget for raises would do most for ratings within the guide; nothing is kept."
)
class SuggestedSplit:
    needs_numbers: bool = strawberry.field(
        description="Whether this server lacks what computes it: the extra `headway[numbers]`."
    )
    room: Money | None = strawberry.field(description="What there is to split.")
    cost: Money | None = strawberry.field(description="What the suggestion costs.")
    left: Money | None = strawberry.field(description="What stays.")
    skipped: int = strawberry.field(
        description="How many people have no guide: no rating, band or pay the viewer sees."
    )
    raises: list[SuggestedRaise] = strawberry.field(description="Who gets what, the most first.")


SuggestedSplitResult = Annotated[
    SuggestedSplit | UserErrors,
    strawberry.union(
        "SuggestedSplitResult", description="How to split a budget, or why that cannot be said."
    ),
]


@strawberry.type
class SplittingQuery:
    @strawberry.field(
        description="A suggested split of a budget for raises, for people whose pay the viewer sees; null for other budgets."
    )
    async def suggested_split(
        self,
        info: Info,
        budget_id: Annotated[strawberry.ID, strawberry.argument(description="The budget.")],
        amount: Annotated[
            MoneyInput | None,
            strawberry.argument(description="What if this were left; without it, what is left."),
        ] = None,
    ) -> SuggestedSplitResult | None:
        checks = Checks()
        what_if = in_minor(checks, (amount.amount, amount.currency) if amount else None, "amount")
        checks.done()
        found = await splitting.suggested_split(
            info.context.actor, key_of(budget_id, "Budget", "budget_id"), what_if
        )
        if found is None:
            return None
        return SuggestedSplit(
            needs_numbers=found.needs_numbers,
            room=money(found.room, found.currency),
            cost=money(found.cost, found.currency),
            left=money(found.room - found.cost, found.currency),
            skipped=found.skipped,
            raises=[
                SuggestedRaise(
                    employee=it.employee,
                    percent=it.percent,
                    new_pay=money(it.new_pay, it.currency),
                    cost=money(it.cost, found.currency),
                )
                for it in found.raises
            ],
        )
