"""What can be asked about reviews."""

from enum import StrEnum
from typing import Annotated, Final

import strawberry
from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from headway.graph.batching import one
from headway.graph.context import Info
from headway.graph.edges import by_id, listed
from headway.graph.ids import key_of
from headway.graph.relay import After, Connection, First, Listing
from headway.graph.reviewing.cycles import ReviewCycle
from headway.graph.reviewing.enums import CycleKind, CycleState, ReviewDirection, ReviewScope, ReviewState
from headway.graph.reviewing.make_templates import TemplatePolicyInput, policy_of
from headway.graph.reviewing.reviews import Review
from headway.graph.reviewing.scores import PolicyPreview
from headway.graph.reviewing.templates import ReviewTemplate
from headway.graph.words import described
from headway.people.access import directly_below
from headway.reviewing import access, models
from headway.reviewing.reads import policy_preview as previews
from headway.reviewing.rules.lives import OPEN


@strawberry.input(description="Which reviews.")
class ReviewFilter:
    scope: ReviewScope = strawberry.field(default=ReviewScope.ALL, description="Whose.")
    cycle_id: strawberry.ID | None = strawberry.field(default=None, description="Of this cycle.")
    state: list[ReviewState] | None = strawberry.field(  # type: ignore[valid-type]
        default=None, description="In one of these states."
    )
    direction: ReviewDirection | None = strawberry.field(  # type: ignore[valid-type]
        default=None, description="In this direction."
    )
    reviewee_id: strawberry.ID | None = strawberry.field(default=None, description="About this person.")


class ReviewOrder(StrEnum):
    """How a list of reviews is sorted."""

    DUE_SOONEST = "DUE_SOONEST"
    DUE_LATEST = "DUE_LATEST"


class CycleOrder(StrEnum):
    """How a list of cycles is sorted."""

    NEWEST = "NEWEST"
    OLDEST = "OLDEST"
    NAME = "NAME"


described(
    ReviewOrder,
    "How reviews are sorted.",
    DUE_SOONEST="What is due first, first.",
    DUE_LATEST="What is due last, first.",
)
described(
    CycleOrder,
    "How cycles are sorted.",
    NEWEST="The newest first.",
    OLDEST="The oldest first.",
    NAME="By name.",
)
CYCLE_COLUMNS: Final = {
    CycleOrder.NEWEST: ("-created_at", "id"),
    CycleOrder.OLDEST: ("created_at", "id"),
    CycleOrder.NAME: ("name", "id"),
}


@strawberry.input(description="Which cycles; every condition must hold.")
class CycleFilter:
    state: list[CycleState] | None = strawberry.field(  # type: ignore[valid-type]
        default=None, description="In one of these states."
    )
    kind: CycleKind | None = strawberry.field(default=None, description="For this occasion.")  # type: ignore[valid-type]
    period_id: strawberry.ID | None = strawberry.field(default=None, description="Over this period.")


@strawberry.input(description="Which questionnaires.")
class TemplateFilter:
    kind: CycleKind | None = strawberry.field(default=None, description="For this occasion.")  # type: ignore[valid-type]
    archived: bool | None = strawberry.field(
        default=None, description="Only those not offered for new cycles, or only the others."
    )


class TemplateOrder(StrEnum):
    """How questionnaires are sorted."""

    NAME = "NAME"
    NEWEST = "NEWEST"


described(
    TemplateOrder,
    "How questionnaires are sorted.",
    NAME="By name, the newest version first.",
    NEWEST="The newest first.",
)
TEMPLATE_COLUMNS: Final = {
    TemplateOrder.NAME: ("name", "-number"),
    TemplateOrder.NEWEST: ("-created_at", "id"),
}


@strawberry.type
class ReviewsQuery:
    review = by_id(
        Review,
        access.visible_reviews,
        "Review",
        description="One form, or null if the viewer may not know of it.",
    )

    @listed(Connection[Review], description="Forms the viewer may know of.")
    def reviews(
        self,
        info: Info,
        first: First = 20,
        after: After = None,
        where: Annotated[ReviewFilter | None, strawberry.argument(description="Which reviews.")] = None,
        order: Annotated[
            ReviewOrder | None,
            strawberry.argument(
                description="Sorted how; left out, forms to write soonest first, others latest first."
            ),
        ] = None,
    ) -> Listing[models.Review]:
        wanted = where or ReviewFilter()
        soonest = order is ReviewOrder.DUE_SOONEST if order else wanted.scope is ReviewScope.TO_WRITE
        return Listing(_wanted(info, wanted), ("due_on" if soonest else "-due_on", "id"), first, after)

    review_cycle = by_id(ReviewCycle, access.visible_cycles, "ReviewCycle", description="One cycle.")

    @listed(Connection[ReviewCycle], description="Cycles.")
    def review_cycles(
        self,
        info: Info,
        first: First = 20,
        after: After = None,
        where: Annotated[CycleFilter | None, strawberry.argument(description="Which cycles.")] = None,
        order: Annotated[CycleOrder, strawberry.argument(description="Sorted how.")] = CycleOrder.NEWEST,
    ) -> Listing[models.ReviewCycle]:
        cycles = access.visible_cycles(info.context.actor).filter(_of_cycles(where or CycleFilter()))
        return Listing(cycles, CYCLE_COLUMNS[order], first, after)

    review_template = by_id(
        ReviewTemplate,
        access.visible_templates,
        "ReviewTemplate",
        description="One version of a questionnaire.",
    )

    @strawberry.field(
        graphql_type=PolicyPreview | None,
        description="What another policy would have changed in the newest cycle of a questionnaire (HR, administrators); nothing is written.",
    )
    async def policy_preview(
        self,
        info: Info,
        template_id: Annotated[strawberry.ID, strawberry.argument(description="The questionnaire.")],
        policy: Annotated[TemplatePolicyInput, strawberry.argument(description="The other policy.")],
    ) -> previews.PolicyPreview | None:
        key = key_of(template_id, "ReviewTemplate", "template_id")
        template = await one(info, access.visible_templates, key)
        if template is None:
            return None
        return await previews.would_change(info.context.actor, template, policy_of(policy))

    @listed(list[ReviewTemplate], description="The questionnaires, at most 200.")
    def review_templates(
        self,
        info: Info,
        where: Annotated[TemplateFilter | None, strawberry.argument(description="Which ones.")] = None,
        order: Annotated[TemplateOrder, strawberry.argument(description="Sorted how.")] = TemplateOrder.NAME,
    ) -> Listing[models.ReviewTemplate]:
        templates = access.visible_templates(info.context.actor)
        if where and where.kind is not None:
            templates = templates.filter(kind=where.kind)  # type: ignore[unreachable]  # enums of the graph are untyped
        if where and where.archived is not None:
            templates = templates.filter(archived_at__isnull=not where.archived)
        return Listing(templates, TEMPLATE_COLUMNS[order], 200)


def _of_cycles(where: CycleFilter) -> Q:
    wanted = Q()
    if where.state is not None:
        wanted &= Q(state__in=where.state)
    if where.kind is not None:
        wanted &= Q(kind=where.kind)  # type: ignore[unreachable]  # enums of the graph are untyped
    if where.period_id is not None:
        wanted &= Q(period_id=key_of(where.period_id, "Period", "where", "period_id"))
    return wanted


def _wanted(info: Info, where: ReviewFilter) -> QuerySet[models.Review]:
    actor = info.context.actor
    me = actor.employee_id or access.NO_PERSON
    reviews = access.visible_reviews(actor)
    match where.scope:
        case ReviewScope.TO_WRITE:
            reviews = reviews.filter(reviewer_id=me, state__in=OPEN).filter(access.still_written())
        case ReviewScope.ABOUT_ME:
            reviews = reviews.filter(reviewee_id=me)
        case ReviewScope.MY_TEAM:
            reviews = reviews.filter(reviewee_id__in=directly_below(actor))
        case ReviewScope.ALL:
            pass
    if where.cycle_id:
        reviews = reviews.filter(cycle_id=key_of(where.cycle_id, "ReviewCycle", "where", "cycle_id"))
    if where.reviewee_id:
        reviews = reviews.filter(reviewee_id=key_of(where.reviewee_id, "Employee", "where", "reviewee_id"))
    if where.state is not None:
        reviews = reviews.filter(state__in=where.state)
    if where.direction is not None:
        reviews = reviews.filter(direction=where.direction)  # type: ignore[unreachable]  # enums of the graph are untyped
    return reviews
