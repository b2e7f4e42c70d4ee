"""Goal templates and their assignments in the graph."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Final, TypeAlias

import strawberry
from strawberry.scalars import JSON

from headway.graph.context import Info
from headway.graph.edges import listed, paged, to_one
from headway.graph.ids import key_of, key_or_none
from headway.graph.ordering import InTime, TimeOrder, in_time
from headway.graph.planning.enums import GoalOrder, Visibility
from headway.graph.planning.filtering import InOrder, Where, belonging, in_order
from headway.graph.planning.goals import Goal
from headway.graph.planning.periods import Period
from headway.graph.planning.setting import KeyResultInput, key_result_terms
from headway.graph.refusals import UserErrors
from headway.graph.relay import After, Connection, First, Listing, Node, views
from headway.graph.words import described
from headway.people.access import visible_employees
from headway.planning import access, actions, models, reads
from headway.planning.rules import templates as rules
from headway.planning.rules import vocabulary
from headway.platform.database import Fold, fold

AnEmployee: TypeAlias = Annotated["Employee", strawberry.lazy("headway.graph.people")]  # type: ignore[name-defined]  # noqa: F821
MOST_NAMED = 100

GoalAudienceExclusion = described(
    rules.Without,
    "Why somebody whom an audience finds does not get the goal.",
    name="GoalAudienceExclusion",
    HAS_IT="They have this goal in this period already.",
    NOT_YOURS="You do not set goals for them.",
    JOINS_LATER="They join after the period.",
)


@strawberry.type(description="A goal that many people get.")
class GoalTemplate(Node):
    is_type_of = views(models.GoalTemplate, access.visible_goal_templates)
    name: str = strawberry.field(description="What HR calls it.")
    title: str = strawberry.field(description="The goal in one line.")
    description: str = strawberry.field(description="What it is about.")
    visibility: Visibility = strawberry.field(description="Who may read the goals.")  # type: ignore[valid-type]
    weight: int = strawberry.field(description="How much they count into the goal above, 0 to 100.")
    key_results: JSON = strawberry.field(
        description="How they are measured, shaped as in a version of a goal."
    )
    archived_at: datetime | None = strawberry.field(description="Since when it is not offered any more.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")


@strawberry.type(description="One time a template was assigned to many people.")
class GoalAssignment(Node):
    is_type_of = views(models.GoalAssignment, access.visible_goal_assignments)
    assigned_at: datetime = strawberry.field(description="When.")
    goals_made: int = strawberry.field(description="How many goals it made.")
    waiting: int = strawberry.field(description="How many wait for it to be continued.")
    undone_at: datetime | None = strawberry.field(description="When it was taken back.")
    audience: JSON = strawberry.field(description="The conditions that were given.")
    template = to_one(GoalTemplate, access.visible_goal_templates, "template_id", description="Of what.")
    period = to_one(Period, access.visible_periods, "period_id", description="For which period.")
    assigned_by = to_one(AnEmployee | None, visible_employees, "assigned_by_id", description="By whom.")

    @paged(Connection[Goal], by="assignment_id", description="The goals it made that you may see.")
    def goals(
        self,
        info: Info,
        row: strawberry.Parent[models.GoalAssignment],
        first: First = 50,
        after: After = None,
        where: Where = None,
        order: InOrder = GoalOrder.DUE,
    ) -> Listing[models.Goal]:
        made = belonging(info.context.actor, where, access.visible_goals)
        return in_order(made, where, order, first, after)


@strawberry.input(
    description="Whom an assignment is for; every condition given must hold, and at least one is given."
)
class GoalAudienceInput:
    department_ids: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="In one of these departments or below."
    )
    levels: list[int] = strawberry.field(default_factory=list, description="On one of these levels.")
    locations: list[str] = strawberry.field(default_factory=list, description="At one of these places.")
    manager_id: strawberry.ID | None = strawberry.field(
        default=None, description="In the team of this manager."
    )
    all_levels: bool = strawberry.field(
        default=False, description="Everybody under the manager, instead of the direct reports."
    )
    everybody: bool = strawberry.field(default=False, description="Everybody; without any other condition.")


@strawberry.input(description="What a goal template says.")
class GoalTemplateInput:
    name: str = strawberry.field(description="A name nobody else uses, at most 100 characters.")
    title: str = strawberry.field(description="The goal in one line, at most 200 characters.")
    description: str = strawberry.field(default="", description="What it is about, at most 2,000 characters.")
    visibility: vocabulary.Visibility = strawberry.field(
        default=vocabulary.Visibility.SHARED, description="Who may read the goals: shared or public."
    )
    weight: int = strawberry.field(
        default=100, description="How much they count into the goal above, 0 to 100."
    )
    key_results: list[KeyResultInput] = strawberry.field(description="How they are measured, one to ten.")


@strawberry.input(description="A new goal template.")
class CreateGoalTemplateInput:
    template: GoalTemplateInput = strawberry.field(description="What it says.")


@strawberry.input(description="A goal template and what it is to say.")
class UpdateGoalTemplateInput:
    id: strawberry.ID = strawberry.field(description="The template.")
    version: int = strawberry.field(description="The version that was seen.")
    template: GoalTemplateInput = strawberry.field(description="What it is to say, whole.")


@strawberry.input(description="Which goal template to archive.")
class ArchiveGoalTemplateInput:
    id: strawberry.ID = strawberry.field(description="The template.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.input(description="Which template to assign to whom.")
class AssignGoalTemplateInput:
    template_id: strawberry.ID = strawberry.field(description="The template.")
    period_id: strawberry.ID = strawberry.field(description="For which period, an open one.")
    audience: GoalAudienceInput = strawberry.field(description="To whom.")
    parent_id: strawberry.ID | None = strawberry.field(default=None, description="The goal they all support.")
    at_most: int | None = strawberry.field(
        default=None,
        description="Give it to so many now, at least 1; the others wait for `continueGoalAssignment`. Without it, to all.",
    )
    idempotency_key: str | None = strawberry.field(
        default=None,
        description="The same key again gives the assignment of the first call, at most 100 characters.",
    )


@strawberry.input(description="Which assignment to continue.")
class ContinueGoalAssignmentInput:
    id: strawberry.ID = strawberry.field(description="The assignment.")
    at_most: int | None = strawberry.field(
        default=None, description="Give it to so many now, at least 1. Without it, to all who wait."
    )


@strawberry.input(description="Which assignment to take back.")
class UndoGoalAssignmentInput:
    id: strawberry.ID = strawberry.field(description="The assignment.")


@strawberry.type(description="The template made or changed.")
class GoalTemplatePayload:
    template: models.GoalTemplate = strawberry.field(graphql_type=GoalTemplate, description="As it is now.")


@strawberry.type(description="The assignment made or taken back.")
class GoalAssignmentPayload:
    assignment: models.GoalAssignment = strawberry.field(
        graphql_type=GoalAssignment, description="As it is now."
    )


GoalTemplateResult = Annotated[
    GoalTemplatePayload | UserErrors,
    strawberry.union("GoalTemplateResult", description="The template, or why not."),
]
GoalAssignmentResult = Annotated[
    GoalAssignmentPayload | UserErrors,
    strawberry.union("GoalAssignmentResult", description="The assignment, or why not."),
]


@strawberry.type(description="Somebody an audience finds.")
class GoalAudiencePerson:
    name: str = strawberry.field(description="Their name.")
    reason: GoalAudienceExclusion | None = strawberry.field(  # type: ignore[valid-type]
        description="Why they do not get the goal; null if they do."
    )


@strawberry.type(description="Who would get a goal, and who would not and why.")
class GoalAudiencePreview:
    getting: int = strawberry.field(description="How many get it.")
    without: int = strawberry.field(description="How many the conditions find who do not.")
    people: list[GoalAudiencePerson] = strawberry.field(
        description="The first 100 of both, those who do not get it first."
    )


class GoalTemplateOrder(StrEnum):
    """How goal templates are sorted."""

    NAME = "NAME"
    NEWEST = "NEWEST"


described(
    GoalTemplateOrder,
    "How goal templates are sorted.",
    NAME="By name.",
    NEWEST="The newest first.",
)
TEMPLATE_COLUMNS: Final = {
    GoalTemplateOrder.NAME: ("name", "id"),
    GoalTemplateOrder.NEWEST: ("-created_at", "id"),
}


@strawberry.type
class TemplateQuery:
    @listed(list[GoalTemplate], description="The goal templates that are offered, at most 200.")
    def goal_templates(
        self,
        info: Info,
        search: Annotated[
            str | None, strawberry.argument(description="A part of the name, whatever its accents and case.")
        ] = None,
        order: Annotated[
            GoalTemplateOrder, strawberry.argument(description="Sorted how.")
        ] = GoalTemplateOrder.NAME,
    ) -> Listing[models.GoalTemplate]:
        offered = access.visible_goal_templates(info.context.actor).filter(archived_at__isnull=True)
        if search is not None:
            offered = offered.annotate(folded_name=Fold("name")).filter(folded_name__contains=fold(search))
        return Listing(offered, TEMPLATE_COLUMNS[order], 200)

    @listed(
        list[GoalAssignment],
        description="The first 50 assignments of the order: yours, or all for HR and administrators.",
    )
    def goal_assignments(
        self,
        info: Info,
        period_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="Only for this period.")
        ] = None,
        order: InTime = TimeOrder.NEWEST,
    ) -> Listing[models.GoalAssignment]:
        assignments = access.visible_goal_assignments(info.context.actor)
        if period_id is not None:
            assignments = assignments.filter(period_id=key_of(period_id, "Period", "period_id"))
        return Listing(assignments, in_time(order, "assigned_at"), 50)

    @strawberry.field(
        description="Who would get a goal of a template; null if you may not see it or the period."
    )
    async def goal_audience_preview(
        self,
        info: Info,
        template_id: Annotated[strawberry.ID, strawberry.argument(description="The template.")],
        period_id: Annotated[strawberry.ID, strawberry.argument(description="The period.")],
        audience: Annotated[GoalAudienceInput, strawberry.argument(description="To whom.")],
    ) -> GoalAudiencePreview | None:
        actor = info.context.actor
        template = await access.visible_goal_templates(actor).get_or_none(
            id=key_of(template_id, "GoalTemplate", "template_id")
        )
        period = await access.visible_periods(actor).get_or_none(id=key_of(period_id, "Period", "period_id"))
        if template is None or period is None or rules.problem_of_audience(audience_of(audience)):
            return None
        people = await reads.reached(actor, audience_of(audience), template_id=template.id, period=period)
        without = [person for person in people if person.without is not None]
        getting = [person for person in people if person.without is None]
        return GoalAudiencePreview(
            getting=len(getting),
            without=len(without),
            people=[
                GoalAudiencePerson(name=person.name, reason=person.without)
                for person in (*without[: MOST_NAMED // 2], *getting)[:MOST_NAMED]
            ],
        )


@strawberry.type
class TemplateMutation:
    @strawberry.mutation(description="Keep a goal that many people will get (HR, administrators).")
    async def create_goal_template(self, info: Info, input: CreateGoalTemplateInput) -> GoalTemplateResult:
        made = await actions.create_goal_template(info.context.actor, terms=_terms(input.template))
        return GoalTemplatePayload(template=made)

    @strawberry.mutation(
        description="Change a goal template; goals made of it stay as they are (HR, administrators)."
    )
    async def update_goal_template(self, info: Info, input: UpdateGoalTemplateInput) -> GoalTemplateResult:
        changed = await actions.update_goal_template(
            info.context.actor,
            id=key_of(input.id, "GoalTemplate"),
            version=input.version,
            terms=_terms(input.template),
        )
        return GoalTemplatePayload(template=changed)

    @strawberry.mutation(description="Offer a goal template no more (HR, administrators).")
    async def archive_goal_template(self, info: Info, input: ArchiveGoalTemplateInput) -> GoalTemplateResult:
        archived = await actions.archive_goal_template(
            info.context.actor, id=key_of(input.id, "GoalTemplate"), version=input.version
        )
        return GoalTemplatePayload(template=archived)

    @strawberry.mutation(
        description="Give everybody of an audience a draft of a template's goal; who has it already gets no second one."
    )
    async def assign_goal_template(self, info: Info, input: AssignGoalTemplateInput) -> GoalAssignmentResult:
        made = await actions.assign_goal_template(
            info.context.actor,
            template_id=key_of(input.template_id, "GoalTemplate", "template_id"),
            period_id=key_of(input.period_id, "Period", "period_id"),
            audience=audience_of(input.audience),
            parent_id=key_or_none(input.parent_id, "Goal", "parent_id"),
            at_most=input.at_most,
            idempotency_key=input.idempotency_key,
        )
        return GoalAssignmentPayload(assignment=made)

    @strawberry.mutation(
        description="Give the goal of an assignment to the next of those who wait for it; nobody gets a second one."
    )
    async def continue_goal_assignment(
        self, info: Info, input: ContinueGoalAssignmentInput
    ) -> GoalAssignmentResult:
        made = await actions.continue_goal_assignment(
            info.context.actor, id=key_of(input.id, "GoalAssignment"), at_most=input.at_most
        )
        return GoalAssignmentPayload(assignment=made)

    @strawberry.mutation(
        description="Take back all goals of an assignment, while nobody changed any of them."
    )
    async def undo_goal_assignment(self, info: Info, input: UndoGoalAssignmentInput) -> GoalAssignmentResult:
        undone = await actions.undo_goal_assignment(info.context.actor, id=key_of(input.id, "GoalAssignment"))
        return GoalAssignmentPayload(assignment=undone)


def audience_of(input: GoalAudienceInput) -> rules.Audience:
    return rules.Audience(
        department_ids=tuple(
            key_of(id, "Department", "audience", "department_ids", str(number))
            for number, id in enumerate(input.department_ids)
        ),
        levels=tuple(input.levels),
        locations=tuple(input.locations),
        manager_id=key_or_none(input.manager_id, "Employee", "audience", "manager_id"),
        all_levels=input.all_levels,
        everybody=input.everybody,
    )


def _terms(input: GoalTemplateInput) -> rules.TemplateTerms:
    return rules.TemplateTerms(
        name=input.name,
        title=input.title,
        description=input.description,
        visibility=input.visibility,
        weight=input.weight,
        key_results=key_result_terms(input.key_results),
    )
