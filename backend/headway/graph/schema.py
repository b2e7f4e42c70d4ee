"""The schema: every domain's queries and mutations as one graph, with unexpected errors masked."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Self

import strawberry
from graphql import GraphQLError, get_named_type
from strawberry.extensions import FieldExtension
from strawberry.extensions.field_extension import AsyncExtensionResolver
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext

from headway.graph.accounts import IdentityMutation
from headway.graph.carrying_out import ImportingMutation
from headway.graph.context import Info
from headway.graph.conversation import ConversationQuery
from headway.graph.directory import PeopleMutation
from headway.graph.edges import EDGE
from headway.graph.identity import IdentityQuery, ViewerIdentity
from headway.graph.importing import ImportingQuery
from headway.graph.inbox import InboxMutation, ViewerInbox
from headway.graph.insight_candidates import ViewerCandidates
from headway.graph.insight_ratings import ViewerRatings
from headway.graph.insight_skills import ViewerSkills
from headway.graph.insight_standards import ViewerStandards
from headway.graph.insight_track_record import ViewerTrackRecord
from headway.graph.insights import ViewerInsights
from headway.graph.integrating import IntegratingMutation, WebhooksQuery
from headway.graph.keeping_roles import RolesMutation
from headway.graph.keeping_vacancies import VacanciesMutation
from headway.graph.live.subscription import Subscription
from headway.graph.monitoring import MonitoringMutation, MonitoringQuery, ViewerFacts
from headway.graph.people import PeopleQuery
from headway.graph.planning import PlanningMutation, PlanningQuery
from headway.graph.refusals import RejectedHandler, SameMomentHandler
from headway.graph.relay import MOST_PER_PAGE, GlobalId, GlobalIds, Node, bad_request, find_node
from headway.graph.reviewing import ReviewingMutation, ReviewingQuery
from headway.graph.rewarding import RewardingMutation, RewardingQuery
from headway.graph.scalars import Instant
from headway.graph.unreadable import say_how_to_write
from headway.graph.vacancies import VacanciesQuery
from headway.platform.errors import Rejected
from headway.platform.models import Row


@strawberry.type(description="Who is asking, and what is open to them.")
class Viewer(
    ViewerIdentity,
    ViewerInsights,
    ViewerTrackRecord,
    ViewerSkills,
    ViewerStandards,
    ViewerCandidates,
    ViewerRatings,
    ViewerInbox,
    ViewerFacts,
):
    pass


@strawberry.type(description="Everything that can be read.")
class Query(
    IdentityQuery,
    PeopleQuery,
    VacanciesQuery,
    PlanningQuery,
    MonitoringQuery,
    ReviewingQuery,
    RewardingQuery,
    ImportingQuery,
    ConversationQuery,
    WebhooksQuery,
):
    @strawberry.field(description="Who is asking.")
    def viewer(self) -> Viewer:
        return Viewer()

    @strawberry.field(
        graphql_type=list[Node | None],
        description="The objects of up to 100 global ids, null for what may not be seen.",
        metadata={EDGE: "nodes"},
    )
    async def nodes(self, info: Info, ids: GlobalIds) -> list[Row | None]:
        if len(ids) > MOST_PER_PAGE:
            raise bad_request(f"Ask for at most {MOST_PER_PAGE} objects at once.")
        return list(await asyncio.gather(*(find_node(info, id) for id in ids)))

    @strawberry.field(
        graphql_type=Node | None,
        description="The object of a global id, or null if it may not be seen.",
        metadata={EDGE: "nodes"},
    )
    async def node(self, info: Info, id: GlobalId) -> Row | None:
        return await find_node(info, id)


@strawberry.type(description="Everything that can be done; one mutation is one action and one transaction.")
class Mutation(
    IdentityMutation,
    PlanningMutation,
    MonitoringMutation,
    PeopleMutation,
    RolesMutation,
    VacanciesMutation,
    ReviewingMutation,
    RewardingMutation,
    ImportingMutation,
    IntegratingMutation,
    InboxMutation,
):
    pass


class FreshReads(FieldExtension):
    """What was loaded before a mutation may be wrong after it: the next selection reads anew."""

    async def resolve_async(
        self, next_: AsyncExtensionResolver, source: Any, info: Info, **kwargs: Any
    ) -> Any:
        try:
            return await next_(source, info, **kwargs)
        finally:
            info.context.loaders.clear()


class ReadableOnly(FieldExtension):
    """What cannot be read is refused before anything is done."""

    async def resolve_async(
        self, next_: AsyncExtensionResolver, source: Any, info: Info, **kwargs: Any
    ) -> Any:
        if info.context.refused:
            raise Rejected(*info.context.refused)
        return await next_(source, info, **kwargs)


for _mutation in Mutation.__strawberry_definition__.fields:  # type: ignore[attr-defined]
    _mutation.extensions += [FreshReads(), ReadableOnly()]


class Schema(strawberry.Schema):
    """Strawberry's schema with our own handling of errors: nothing personal is logged, nothing internal is told."""

    def process_errors(
        self, errors: Sequence[GraphQLError], execution_context: ExecutionContext | None = None
    ) -> None:
        """Logs nothing: the library would log documents with what people typed; `masked` logs what is our fault."""

    def describe_inputs(self) -> Self:
        """An argument `input` is described by its type."""
        mutation = self._schema.mutation_type
        for field in mutation.fields.values() if mutation else ():
            for argument in field.args.values():
                argument.description = argument.description or get_named_type(argument.type).description
        return self


schema = Schema(
    query=Query,
    mutation=Mutation,
    subscription=Subscription,
    config=StrawberryConfig(scalar_map={datetime: Instant}),
    exception_handlers=[RejectedHandler(), SameMomentHandler()],
).describe_inputs()
say_how_to_write(schema._schema)
