"""In the graph: how long a goal may wait to be closed."""

from typing import Annotated, TypeAlias

import strawberry

from headway.graph.context import Info
from headway.graph.refusals import UserErrors
from headway.planning import actions
from headway.platform.models import Organisation as OrganisationRow

AnOrganisation: TypeAlias = Annotated["Organisation", strawberry.lazy("headway.graph.identity")]  # type: ignore[name-defined]  # noqa: F821


@strawberry.input(description="How long goals may wait to be closed.")
class ChangeLapsingInput:
    version: int = strawberry.field(description="The version of the organisation that was seen.")
    days: int = strawberry.field(description="Days after a goal was due, 7 to 365.")


@strawberry.type(description="The time changed.")
class ChangeLapsingPayload:
    organisation: OrganisationRow = strawberry.field(
        graphql_type=AnOrganisation, description="The organisation as it is now."
    )


ChangeLapsingResult = Annotated[
    ChangeLapsingPayload | UserErrors,
    strawberry.union("ChangeLapsingResult", description="The time changed, or why not."),
]


@strawberry.type
class LapsingMutation:
    @strawberry.mutation(
        description="Say after how many days a goal lapses that nobody closed (administrators, HR of the whole company)."
    )
    async def change_lapsing(self, info: Info, input: ChangeLapsingInput) -> ChangeLapsingResult:
        changed = await actions.change_lapsing(info.context.actor, version=input.version, days=input.days)
        return ChangeLapsingPayload(organisation=changed)
