"""Asking an only report in the graph whether they would write about their manager with their name."""

from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.edges import computed, listed
from headway.graph.ids import key_of
from headway.graph.refusals import UserErrors
from headway.graph.relay import Listing, Node, views
from headway.graph.reviewing.reviews import Review
from headway.reviewing import access, models
from headway.reviewing.actions import only_reports as actions
from headway.reviewing.reads import only_reports as reads

# One in each running cycle, and of these there are few.
MOST = 50


@strawberry.type(description="The viewer alone reports to somebody, and is asked to write with their name.")
class NamedRequest(Node):
    is_type_of = views(models.NamedRequest, access.visible_named_requests)
    version: int = strawberry.field(description="Send it back with the answer; a stale one answers CONFLICT.")
    title = computed(str, reads.titles, default="", description="About whom, in which cycle.")
    words = computed(
        str, reads.consequences, default="", description="What saying yes and saying no mean, in plain words."
    )


@strawberry.input(description="What one says to writing with one's name.")
class AnswerNamedRequestInput:
    id: strawberry.ID = strawberry.field(description="The request.")
    version: int = strawberry.field(description="The version that was seen.")
    agrees: bool = strawberry.field(description="Yes makes the form; no makes nothing, and nobody is told.")


@strawberry.type(description="The request answered.")
class AnswerNamedRequestPayload:
    request: models.NamedRequest = strawberry.field(
        graphql_type=NamedRequest, description="The request as it is now."
    )
    review: models.Review | None = strawberry.field(
        graphql_type=Review | None, description="The form to write; null after a no."
    )


AnswerNamedRequestResult = Annotated[
    AnswerNamedRequestPayload | UserErrors,
    strawberry.union("AnswerNamedRequestResult", description="The request answered, or why not."),
]


@strawberry.type
class OnlyReportsQuery:
    @listed(
        list[NamedRequest],
        description="What the viewer is asked to write with their name, until they answer.",
    )
    def named_requests(self, info: Info) -> Listing[models.NamedRequest]:
        waiting = access.unanswered(access.visible_named_requests(info.context.actor))
        return Listing(waiting, ("created_at", "id"), MOST)


@strawberry.type
class OnlyReportsMutation:
    @strawberry.mutation(
        description="Say whether one writes about one's manager with one's name (who alone reports to them)."
    )
    async def answer_named_request(
        self, info: Info, input: AnswerNamedRequestInput
    ) -> AnswerNamedRequestResult:
        answered = await actions.answer_named_request(
            info.context.actor,
            id=key_of(input.id, "NamedRequest"),
            version=input.version,
            agrees=input.agrees,
        )
        return AnswerNamedRequestPayload(request=answered.request, review=answered.review)
