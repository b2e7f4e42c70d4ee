"""Feedback in the graph."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, TypeAlias

import strawberry
from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from headway.graph.context import Info
from headway.graph.edges import computed, listed, to_many, to_one
from headway.graph.ids import key_of, key_or_none
from headway.graph.monitoring.comments import Commented
from headway.graph.monitoring.enums import FeedbackKind, FeedbackState, FeedbackVisibility, ReportState
from headway.graph.monitoring.progress import AGoal, AnEmployee
from headway.graph.ordering import InTime, TimeOrder, in_time
from headway.graph.refusals import UserErrors
from headway.graph.relay import After, Connection, First, Listing, Node, bad_request, views
from headway.graph.words import described
from headway.monitoring import access, actions, models, reads, rules
from headway.people.access import (
    NOBODY,
    directly_below,
    in_hr_scope,
    visible_employees,
    visible_skills,
)
from headway.planning.access import visible_goals
from headway.platform.actor import Actor

ASkill: TypeAlias = Annotated["Skill", strawberry.lazy("headway.graph.people")]  # type: ignore[name-defined]  # noqa: F821
ARequest: TypeAlias = Annotated["FeedbackRequest", strawberry.lazy("headway.graph.monitoring.requests")]  # type: ignore[name-defined]  # noqa: F821
LONGEST_SEARCH = 200


class FeedbackDirection(StrEnum):
    """Which feedback a list shows."""

    RECEIVED = "RECEIVED"
    GIVEN = "GIVEN"
    PUBLIC = "PUBLIC"
    TEAM = "TEAM"
    REPORTED = "REPORTED"


described(
    FeedbackDirection,
    "Which feedback a list shows.",
    RECEIVED="What you got.",
    GIVEN="What you gave.",
    PUBLIC="What everybody reads.",
    TEAM="What your direct reports got, as far as you may read it.",
    REPORTED="What was reported or hidden about people in your HR scope.",
)


@strawberry.type(description="Somebody says that feedback is abuse, and what HR did about it.")
class FeedbackReport:
    is_type_of = staticmethod(lambda row, _info: isinstance(row, models.FeedbackReport))
    reason: str = strawberry.field(description="Why it is abuse.")
    state: ReportState = strawberry.field(description="What became of it.")  # type: ignore[valid-type]
    kept_text = computed(
        str,
        reads.kept_words,
        default="",
        description="The words that were hidden, for HR in scope, who may restore them; empty for everybody else.",
    )
    reported_at: datetime = strawberry.field(description="When it was reported.")
    decided_at: datetime | None = strawberry.field(description="When HR decided.")
    reporter = to_one(AnEmployee | None, visible_employees, "reporter_id", description="Who reported it.")
    decided_by = to_one(AnEmployee | None, visible_employees, "decided_by_id", description="Who decided.")


@strawberry.type(description="Words from one person about another's work.")
class Feedback(Node, Commented):
    is_type_of = views(models.Feedback, access.visible_feedback)
    kind: FeedbackKind = strawberry.field(description="What it is meant to do.")  # type: ignore[valid-type]
    visibility: FeedbackVisibility = strawberry.field(description="Who may read it.")  # type: ignore[valid-type]
    state: FeedbackState = strawberry.field(description="Where it is in its life.")  # type: ignore[valid-type]
    text: str = strawberry.field(description="The words; empty when HR hid them.")
    dispute: str = strawberry.field(description="What its receiver sees differently.")
    disputed_at: datetime | None = strawberry.field(description="When they said so.")
    reported_at: datetime | None = strawberry.field(description="While HR has yet to look at a report of it.")
    sent_at: datetime = strawberry.field(description="When it was sent.")
    read_at: datetime | None = strawberry.field(description="When its receiver read it.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    giver = to_one(
        AnEmployee | None,
        visible_employees,
        "giver_id",
        description="Who gave it; null for tokens without people:read.",
    )
    receiver = to_one(
        AnEmployee | None,
        visible_employees,
        "receiver_id",
        description="Whose work it is about; null for tokens without people:read.",
    )
    goal = to_one(
        AGoal | None, visible_goals, "goal_id", description="The goal it is about, if you may see it."
    )
    request = to_one(
        ARequest | None,
        access.visible_feedback_requests,
        "request_id",
        description="The request it answers, for the two who know of it.",
    )
    reports = to_many(
        FeedbackReport,
        access.visible_feedback_reports,
        "feedback_id",
        order=("-reported_at", "id"),
        first=5,
        description="Reports of it as abuse: your own, and for HR in scope.",
    )
    skill = to_one(ASkill | None, visible_skills, "skill_id", description="The skill it is about.")
    allowed_actions = computed(
        list[rules.FeedbackAction],
        reads.feedback_actions,
        default=(),
        by_row=True,
        description="What you can do with it now.",
    )


@strawberry.input(description="Which feedback; every condition must hold.")
class FeedbackFilter:
    direction: FeedbackDirection | None = strawberry.field(
        default=None, description="Received, given, public or the team's."
    )
    kind: rules.FeedbackKind | None = strawberry.field(default=None, description="Of this kind.")
    employee_id: strawberry.ID | None = strawberry.field(
        default=None, description="Given or received by this person."
    )
    search: str | None = strawberry.field(
        default=None, description="Words of the text, whatever their accents and case."
    )


@strawberry.input(description="Words about somebody's work.")
class GiveFeedbackInput:
    receiver_id: strawberry.ID = strawberry.field(description="Whose work it is about.")
    kind: FeedbackKind = strawberry.field(description="What it is meant to do.")  # type: ignore[valid-type]
    visibility: FeedbackVisibility = strawberry.field(description="Who may read it; fixed when it is sent.")  # type: ignore[valid-type]
    text: str = strawberry.field(description="The words, at most 4,000 characters.")
    goal_id: strawberry.ID | None = strawberry.field(default=None, description="The goal it is about.")
    skill_id: strawberry.ID | None = strawberry.field(default=None, description="The skill it is about.")
    request_id: strawberry.ID | None = strawberry.field(default=None, description="The request it answers.")
    idempotency_key: str | None = strawberry.field(
        default=None,
        description="The same key again gives the feedback of the first call, at most 100 characters.",
    )


@strawberry.input(description="Which feedback to take back.")
class RetractFeedbackInput:
    id: strawberry.ID = strawberry.field(description="The feedback.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.input(description="Which feedback was read.")
class MarkFeedbackReadInput:
    id: strawberry.ID = strawberry.field(description="The feedback.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.type(description="The feedback sent.")
class GiveFeedbackPayload:
    feedback: models.Feedback = strawberry.field(graphql_type=Feedback, description="The feedback.")


@strawberry.type(description="The feedback taken back.")
class RetractFeedbackPayload:
    feedback: models.Feedback = strawberry.field(
        graphql_type=Feedback, description="The feedback as it is now."
    )


@strawberry.type(description="The feedback read.")
class MarkFeedbackReadPayload:
    feedback: models.Feedback = strawberry.field(
        graphql_type=Feedback, description="The feedback as it is now."
    )


GiveFeedbackResult = Annotated[
    GiveFeedbackPayload | UserErrors,
    strawberry.union("GiveFeedbackResult", description="The feedback sent, or why not."),
]
RetractFeedbackResult = Annotated[
    RetractFeedbackPayload | UserErrors,
    strawberry.union("RetractFeedbackResult", description="The feedback taken back, or why not."),
]
MarkFeedbackReadResult = Annotated[
    MarkFeedbackReadPayload | UserErrors,
    strawberry.union("MarkFeedbackReadResult", description="The feedback read, or why not."),
]


@strawberry.type
class FeedbackQuery:
    @listed(Connection[Feedback], description="The feedback you may read.")
    def feedback(
        self,
        info: Info,
        first: First = 20,
        after: After = None,
        where: Annotated[FeedbackFilter | None, strawberry.argument(description="Which feedback.")] = None,
        order: InTime = TimeOrder.NEWEST,
    ) -> Listing[models.Feedback]:
        found = _wanted(info.context.actor, where or FeedbackFilter())
        return Listing(found, in_time(order, "sent_at"), first, after)


@strawberry.type
class FeedbackMutation:
    @strawberry.mutation(description="Send words about somebody's work.")
    async def give_feedback(self, info: Info, input: GiveFeedbackInput) -> GiveFeedbackResult:
        given = await actions.give_feedback(
            info.context.actor,
            receiver_id=key_of(input.receiver_id, "Employee", "receiver_id"),
            kind=input.kind,
            visibility=input.visibility,
            text=input.text,
            goal_id=key_or_none(input.goal_id, "Goal", "goal_id"),
            skill_id=key_or_none(input.skill_id, "Skill", "skill_id"),
            request_id=key_or_none(input.request_id, "FeedbackRequest", "request_id"),
            idempotency_key=input.idempotency_key,
        )
        return GiveFeedbackPayload(feedback=given)

    @strawberry.mutation(description="Take back what you gave, until it is read.")
    async def retract_feedback(self, info: Info, input: RetractFeedbackInput) -> RetractFeedbackResult:
        id = key_of(input.id, "Feedback")
        retracted = await actions.retract_feedback(info.context.actor, id=id, version=input.version)
        return RetractFeedbackPayload(feedback=retracted)

    @strawberry.mutation(description="Say that you have read what you got.")
    async def mark_feedback_read(self, info: Info, input: MarkFeedbackReadInput) -> MarkFeedbackReadResult:
        id = key_of(input.id, "Feedback")
        read = await actions.mark_feedback_read(info.context.actor, id=id, version=input.version)
        return MarkFeedbackReadPayload(feedback=read)


def _wanted(actor: Actor, where: FeedbackFilter) -> QuerySet[models.Feedback]:
    found = access.visible_feedback(actor)
    me = actor.employee_id or NOBODY
    match where.direction:
        case None:
            pass
        case FeedbackDirection.RECEIVED:
            found = found.filter(receiver_id=me)
        case FeedbackDirection.GIVEN:
            found = found.filter(giver_id=me)
        case FeedbackDirection.PUBLIC:
            found = found.filter(visibility=rules.FeedbackVisibility.PUBLIC)
        case FeedbackDirection.TEAM:
            found = found.filter(receiver_id__in=directly_below(actor))
        case FeedbackDirection.REPORTED:
            found = found.filter(Q(reported_at__isnull=False) | Q(state=rules.FeedbackState.HIDDEN))
            found = (
                found.filter(receiver_id__in=in_hr_scope(actor))
                if actor.is_hr
                else found.filter(id__isnull=True)
            )
    if where.kind is not None:
        found = found.filter(kind=where.kind)
    if person := key_or_none(where.employee_id, "Employee", "where", "employee_id"):
        found = found.filter(Q(giver_id=person) | Q(receiver_id=person))
    return searched(found, where.search)


def searched(found: QuerySet[models.Feedback], given: str | None) -> QuerySet[models.Feedback]:
    """Of these, what says the searched words; all of them if nothing is searched."""
    search = (given or "").strip()
    if len(search) > LONGEST_SEARCH or "\0" in search:
        raise bad_request(
            "`search` is too long or holds a character that no text has. Search for fewer words."
        )
    return reads.saying(found, search) if search else found
