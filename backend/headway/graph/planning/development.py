"""Development in the graph: plans, objectives, actions, mentors asked, what goals need, and the path to a role."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import strawberry

from headway.graph.context import Info
from headway.graph.edges import by_id, computed, derived, listed, to_many, to_one
from headway.graph.ids import key_of
from headway.graph.monitoring.comments import Commented
from headway.graph.ordering import InTime, TimeOrder, in_time
from headway.graph.planning.periods import Period
from headway.graph.relay import GlobalId, Listing, Node, views
from headway.graph.words import described
from headway.people.access import visible_employees, visible_role_profiles, visible_skills
from headway.people.models import Employee as EmployeeRow
from headway.planning import access, models, reads
from headway.planning.rules import development as rules

if TYPE_CHECKING:
    from headway.graph.people import Employee, RoleProfile, Skill
    from headway.graph.planning import Goal

AnEmployee: TypeAlias = Annotated["Employee", strawberry.lazy("headway.graph.people")]
ARoleProfile: TypeAlias = Annotated["RoleProfile", strawberry.lazy("headway.graph.people")]
ASkill: TypeAlias = Annotated["Skill", strawberry.lazy("headway.graph.people")]
AGoal: TypeAlias = Annotated["Goal", strawberry.lazy("headway.graph.planning")]
IN_ORDER = ("position", "id")

DevelopmentPlanState = described(
    rules.PlanState,
    "The life of a development plan.",
    name="DevelopmentPlanState",
    DRAFT="Being written, or waiting for one side to agree.",
    AGREED="Agreed by both, and waiting for its period to begin.",
    ACTIVE="Under way.",
    REVIEWED="The manager has looked back on it.",
    CLOSED="Over.",
)
DevelopmentPlanMove = described(
    rules.PlanMove,
    "What you can do with a development plan now.",
    name="DevelopmentPlanMove",
    EDIT="Change a draft; add to one that is agreed.",
    AGREE="Agree to what it says now.",
    WORK="Say how far its actions are.",
    REOPEN="Take it back to a draft with a reason.",
    REVIEW="Look back on it.",
    CLOSE="End it.",
)
DevelopmentActionKind = described(
    rules.ActionKind,
    "How something is learned.",
    name="DevelopmentActionKind",
    COURSE="In a course or with a certificate.",
    MENTOR="From a mentor.",
    PROJECT="By doing: a project, a task, standing in for somebody.",
    READING="By reading, listening and trying.",
)
DevelopmentActionState = described(
    rules.ActionState,
    "How far an action is.",
    name="DevelopmentActionState",
    TODO="Not begun.",
    DOING="Under way.",
    DONE="Done, with what shows it.",
    DROPPED="Given up, with the reason.",
)
MentorRequestState = described(
    rules.RequestState,
    "What became of asking somebody to be a mentor.",
    name="MentorRequestState",
    ASKED="Not answered yet.",
    AGREED="They are the mentor.",
    DECLINED="They declined; no reason is asked for.",
    WITHDRAWN="Taken back by who asked.",
)


@strawberry.type(description="One thing that is done for an objective.")
class DevelopmentAction(Node):
    is_type_of = views(models.DevelopmentAction, access.visible_development_actions)
    kind: DevelopmentActionKind = strawberry.field(description="How it is learned.")  # type: ignore[valid-type]
    title: str = strawberry.field(description="What is done.")
    starts_on: date | None = strawberry.field(description="The day it begins.")
    due_on: date = strawberry.field(description="The day it is to be done.")
    weight: int = strawberry.field(description="How much it counts beside the other actions, 1 to 100.")
    state: DevelopmentActionState = strawberry.field(description="How far it is.")  # type: ignore[valid-type]
    evidence: str = strawberry.field(description="What shows that it is done.")
    drop_reason: str = strawberry.field(description="Why it was dropped.")
    finished_at: datetime | None = strawberry.field(description="When it was done or dropped.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    mentor = to_one(
        AnEmployee | None, visible_employees, "mentor_id", description="Who agreed to be the mentor."
    )
    requests = to_many(
        Annotated["MentorRequest", strawberry.lazy("headway.graph.planning.development")],
        access.visible_mentor_requests,
        "action_id",
        order=("created_at", "id"),
        description="Who was asked to be the mentor; for who asked and who was asked.",
    )


@strawberry.type(description="What is to be learned.")
class DevelopmentObjective(Node):
    is_type_of = views(models.DevelopmentObjective, access.visible_development_objectives)
    title: str = strawberry.field(description="The objective in one line.")
    target_level: int | None = strawberry.field(description="The level of the skill to reach, 1 to 5.")
    skill = to_one(
        ASkill | None, visible_skills, "skill_id", description="The skill it is about, if it is one."
    )
    goal = to_one(
        AGoal | None,
        access.visible_goals,
        "goal_id",
        description="The goal for which it is learned, if you may see it.",
    )
    actions = to_many(
        DevelopmentAction,
        access.visible_development_actions,
        "objective_id",
        order=IN_ORDER,
        description="What is done for it.",
    )
    current_level = computed(
        int | None,
        reads.current_levels,
        by_row=True,
        description="The owner's level of the skill as judged last, 0 if nobody did; null unless you may know it.",
    )
    mentor_suggestions = computed(
        list[AnEmployee],
        reads.mentors_for,
        default=(),
        by_row=True,
        description="Who offers to mentor in the skill and is above the level to reach, at most five.",
    )


@strawberry.type(description="How somebody wants to grow in a period, agreed with the manager.")
class DevelopmentPlan(Node, Commented):
    is_type_of = views(models.DevelopmentPlan, access.visible_development_plans)
    state: DevelopmentPlanState = strawberry.field(description="Where it is in its life.")  # type: ignore[valid-type]
    summary: str = strawberry.field(description="Where the person wants to go.")
    owner_agreed_at: datetime | None = strawberry.field(
        description="When the person agreed to what it says now."
    )
    manager_agreed_at: datetime | None = strawberry.field(
        description="When the manager agreed to what it says now."
    )
    reopen_reason: str = strawberry.field(description="Why it was taken back to a draft.")
    conclusion: str = strawberry.field(description="What the manager says looking back.")
    reviewed_at: datetime | None = strawberry.field(description="When the manager looked back on it.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    owner = to_one(AnEmployee | None, visible_employees, "owner_id", description="Whose plan it is.")
    period = to_one(Period, access.visible_periods, "period_id", description="The period it is for.")
    target_role = to_one(
        ARoleProfile | None, visible_role_profiles, "target_role_id", description="The role it leads to."
    )
    reviewed_by = to_one(
        AnEmployee | None, visible_employees, "reviewed_by_id", description="Who looked back on it."
    )
    objectives = to_many(
        DevelopmentObjective,
        access.visible_development_objectives,
        "plan_id",
        order=IN_ORDER,
        description="What is to be learned.",
    )
    progress = computed(
        float | None,
        reads.plan_progress,
        description="The weighted share of actions that are done, 0 to 1; dropped ones do not count; null without any.",
    )
    allowed_actions = computed(
        list[rules.PlanMove],
        reads.plan_moves,
        default=(),
        by_row=True,
        description="What you can do with it now.",
    )


@strawberry.type(description="Somebody asks a colleague to be their mentor; only the two read it.")
class MentorRequest(Node):
    is_type_of = views(models.MentorRequest, access.visible_mentor_requests)
    state: MentorRequestState = strawberry.field(description="What became of it.")  # type: ignore[valid-type]
    message: str = strawberry.field(description="What who asks says.")
    answer: str = strawberry.field(description="What the other answered.")
    created_at: datetime = strawberry.field(description="When it was asked.")
    answered_at: datetime | None = strawberry.field(description="When it was answered.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    skill = to_one(ASkill, visible_skills, "skill_id", description="The skill to be learned.")
    asker = to_one(AnEmployee | None, visible_employees, "asker_id", description="Who asks.")
    mentor = to_one(AnEmployee | None, visible_employees, "mentor_id", description="Who is asked.")


@strawberry.type(description="A skill that a goal needs.")
class GoalSkill:
    level: int = strawberry.field(description="How much of it the goal needs, 1 to 5.")
    current: int | None = strawberry.field(
        description="What its owner has of it, 0 if nobody judged; null unless you may know it, and once the goal is over."
    )
    planned: bool | None = strawberry.field(
        description="Whether the owner's development plan leads to this level; null unless you may know it."
    )
    missing: bool = strawberry.field(
        description="The owner is below it, and no action is planned against that."
    )
    skill = to_one(ASkill, visible_skills, "skill_id", description="The skill.")


@strawberry.type
class GoalNeeds:
    """What a goal asks of its owner."""

    needed_skills = computed(
        list[GoalSkill],
        reads.goal_needs,
        default=(),
        by_row=True,
        description="The skills it needs, the highest level first.",
    )


@strawberry.type(description="Something that could close a gap.")
class PathSuggestion:
    kind: DevelopmentActionKind = strawberry.field(description="How it is learned.")  # type: ignore[valid-type]
    title: str = strawberry.field(description="What could be done.")


@strawberry.type(description="A skill that a role asks for, and how far the person is.")
class PathStep:
    required = derived(int, lambda step: step.required, "step", description="The level the role asks for.")
    current = derived(
        int, lambda step: step.current, "step", description="The person's level, 0 if nobody judged."
    )
    gap = derived(int, lambda step: step.gap, "step", description="How many levels are missing.")
    planned: bool = strawberry.field(description="Whether the person's development plan leads there already.")
    suggestions: list[PathSuggestion] = strawberry.field(description="What could close the gap.")
    skill = to_one(ASkill, visible_skills, "skill_id", description="The skill.")

    @strawberry.field(
        graphql_type=list[AnEmployee], description="Who offers to mentor in it and is above the level."
    )
    def mentors(self, row: strawberry.Parent[reads.PathPlace]) -> Any:
        return row.mentors


@strawberry.type(description="The way of a person to a role.")
class RolePath:
    @strawberry.field(graphql_type=ARoleProfile, description="The role.")
    def role(self, row: strawberry.Parent[reads.RolePath]) -> Any:
        return row.role

    @strawberry.field(
        graphql_type=list[PathStep], description="The widest gap first; what is met comes last."
    )
    def steps(self, row: strawberry.Parent[reads.RolePath]) -> Any:
        return row.places


@strawberry.type
class PersonDevelopment:
    """How a person grows, for those who may see it."""

    development_plans = to_many(
        DevelopmentPlan,
        access.visible_development_plans,
        "owner_id",
        order=("-created_at", "id"),
        first=20,
        description="Their development plans that you may see, the newest first.",
    )

    @strawberry.field(
        graphql_type=RolePath | None,
        description="Their way to a role; null unless you may know their skills.",
    )
    async def path_to(self, info: Info, row: strawberry.Parent[EmployeeRow], role_id: GlobalId) -> Any:
        role = key_of(role_id, "RoleProfile", "role_id")
        return await reads.path_to(info.context.actor, row.id, role)


@strawberry.type
class DevelopmentQuery:
    development_plan = by_id(
        DevelopmentPlan,
        access.visible_development_plans,
        "DevelopmentPlan",
        description="A development plan, or null if you may not see it.",
    )

    @listed(list[MentorRequest], description="Whom you asked to be a mentor and who asked you, at most 100.")
    def mentor_requests(self, info: Info, order: InTime = TimeOrder.NEWEST) -> Listing[models.MentorRequest]:
        return Listing(access.visible_mentor_requests(info.context.actor), in_time(order, "created_at"), 100)
