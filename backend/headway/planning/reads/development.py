"""Batched reads of development: who may do what, how far plans are, what is missing, and who could help."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from tortoise.functions import Count

from headway.people.access import (
    people_with_known_skills,
    visible_colleagues,
    visible_employees,
    visible_required_skills,
    visible_role_profiles,
)
from headway.people.reads import mentors_in, newest_skill_levels
from headway.planning.access import (
    may_write_goals,
    visible_development_actions,
    visible_development_plans,
    visible_goal_skills,
)
from headway.planning.models import DevelopmentAction, DevelopmentObjective, DevelopmentPlan, Goal
from headway.planning.rules import GoalState
from headway.planning.rules.development import (
    OPEN,
    ActionState,
    PlanMove,
    PlanState,
    Sides,
    allowed_moves,
    progress,
)
from headway.planning.rules.moves import Standing
from headway.planning.rules.paths import PathStep, Suggestion, path, suggestions
from headway.platform.actor import Actor

if TYPE_CHECKING:
    from headway.people.models import Employee, RoleProfile

MOST_MENTORS = 5


async def standings_to(actor: Actor, people: Collection[UUID]) -> dict[UUID, Standing]:
    """How the actor stands to these people, for what is agreed between them and their managers."""
    if not may_write_goals(actor):
        return {person: Standing() for person in people}
    rows = (
        await visible_employees(actor).filter(id__in=list(people)).values("id", "manager_id", "department_id")
    )
    me = actor.employee_id
    return {
        row["id"]: Standing(
            owns=row["id"] == me,
            directs=me is not None and row["manager_id"] == me,
            looks_after=row["id"] != me and actor.looks_after(row["department_id"]),
            owner_reports=row["manager_id"] is not None,
        )
        for row in rows
    }


def sides_of(plan: DevelopmentPlan) -> Sides:
    """Who of the two has agreed to what a plan says now."""
    return Sides(owner=plan.owner_agreed_at is not None, manager=plan.manager_agreed_at is not None)


async def plan_moves(actor: Actor, plans: list[DevelopmentPlan]) -> dict[DevelopmentPlan, list[PlanMove]]:
    """What the actor may do with each plan, in the order of its life."""
    standings = await standings_to(actor, {plan.owner_id for plan in plans})
    return {
        plan: list(allowed_moves(plan.state, standings.get(plan.owner_id, Standing()), sides_of(plan)))
        for plan in plans
    }


async def plan_progress(actor: Actor, ids: list[UUID]) -> dict[UUID, float]:
    """The weighted share of actions that are done in each plan; absent where there is no action."""
    rows = visible_development_actions(actor).filter(plan_id__in=ids)
    parts: dict[UUID, list[tuple[int, ActionState]]] = {id: [] for id in ids}
    for plan, weight, state in await rows.values_list("plan_id", "weight", "state"):
        parts[plan].append((weight, ActionState(state)))
    shares = {plan: progress(actions) for plan, actions in parts.items()}
    return {plan: float(share) for plan, share in shares.items() if share is not None}


async def with_known_skills(actor: Actor, people: Collection[UUID]) -> dict[UUID, dict[UUID, int]]:
    """The levels of those whose skills the actor reads; others are absent, and what nobody judged counts as nothing."""
    known: list[Any] = (
        await people_with_known_skills(actor).filter(id__in=list(people)).values_list("id", flat=True)
    )
    judged = await newest_skill_levels(actor, known) if known else {}
    return {person: {it.skill_id: it.level for it in judged[person]} for person in known}


async def current_levels(
    actor: Actor, objectives: list[DevelopmentObjective]
) -> dict[DevelopmentObjective, int | None]:
    """How well the owner of each objective masters its skill today, for those who may know."""
    owners = await _owners(actor, objectives)
    known = await with_known_skills(actor, set(owners.values()))
    return {
        it: known[owners[it.plan_id]].get(it.skill_id, 0)
        for it in objectives
        if it.skill_id is not None and owners.get(it.plan_id) in known
    }


async def mentors_for(
    actor: Actor, objectives: list[DevelopmentObjective]
) -> dict[DevelopmentObjective, "list[Employee]"]:
    """Who offers to mentor in the skill of each objective and is above its level, who has fewest to mentor first."""
    owners = await _owners(actor, objectives)
    wanted = [
        (it.skill_id, it.target_level, owners.get(it.plan_id)) if it.skill_id and it.target_level else None
        for it in objectives
    ]
    found = iter(await _mentors_above(actor, [it for it in wanted if it is not None]))
    return {it: next(found) if asked else [] for it, asked in zip(objectives, wanted, strict=True)}


async def _owners(actor: Actor, objectives: Iterable[DevelopmentObjective]) -> dict[UUID, UUID]:
    plans = visible_development_plans(actor).filter(id__in={it.plan_id for it in objectives})
    return dict(await plans.values_list("id", "owner_id"))


async def _mentors_above(
    actor: Actor, wanted: Sequence[tuple[UUID, int, UUID | None]]
) -> "list[list[Employee]]":
    """For each skill, level and learner: those who offer and are above, without the learner."""
    offered = await mentors_in({skill for skill, _, _ in wanted})
    chosen = [
        [it.employee_id for it in offered[skill] if it.level > level and it.employee_id != learner]
        for skill, level, learner in wanted
    ]
    everybody = {person for people in chosen for person in people}
    loads = await _mentored(everybody)
    rows = {it.id: it for it in await visible_colleagues(actor).filter(id__in=everybody)} if everybody else {}
    return [
        [rows[it] for it in sorted(people, key=lambda it: loads.get(it, 0)) if it in rows][:MOST_MENTORS]
        for people in chosen
    ]


async def _mentored(people: Collection[UUID]) -> dict[UUID, int]:
    """For how many open actions each is a mentor already."""
    actions = DevelopmentAction.filter(mentor_id__in=list(people), state__in=list(OPEN))
    rows: list[Any] = (
        await actions.annotate(n=Count("id")).group_by("mentor_id").values_list("mentor_id", "n")
    )
    return dict(rows)


@dataclass(frozen=True, slots=True)
class Need:
    """A skill that a goal needs; what its owner has of it, and whether something is planned, where the reader may know."""

    skill_id: UUID
    level: int
    current: int | None
    planned: bool | None

    @property
    def missing(self) -> bool:
        """Below what is needed, and nothing planned against it."""
        return self.current is not None and self.current < self.level and not self.planned


async def goal_needs(actor: Actor, goals: list[Goal]) -> dict[Goal, list[Need]]:
    """What each goal needs, the highest level first, beside what its owner has and plans."""
    needed = (
        await visible_goal_skills(actor).filter(goal_id__in=[it.id for it in goals]).order_by("-level", "id")
    )
    if not needed:
        return {}
    open_goals = [it for it in goals if it.state not in {GoalState.CLOSED, GoalState.ARCHIVED}]
    known = await with_known_skills(actor, {it.owner_id for it in open_goals})
    planned = await _planned_levels(known)
    found: dict[Goal, list[Need]] = {}
    for goal in goals:
        levels = known.get(goal.owner_id) if goal in open_goals else None
        found[goal] = [
            Need(
                it.skill_id,
                it.level,
                None if levels is None else levels.get(it.skill_id, 0),
                None if levels is None else planned.get((goal.owner_id, it.skill_id), 0) >= it.level,
            )
            for it in needed
            if it.goal_id == goal.id
        ]
    return found


async def _planned_levels(owners: Iterable[UUID]) -> dict[tuple[UUID, UUID], int]:
    """To which level each person plans to learn each skill: objectives of plans that are not over, with an action that was not dropped."""
    going = [PlanState.DRAFT, PlanState.AGREED, PlanState.ACTIVE]
    actions = DevelopmentAction.filter(
        plan__owner_id__in=list(owners), plan__state__in=going, objective__skill_id__isnull=False
    ).exclude(state=ActionState.DROPPED)
    names = ("plan__owner_id", "objective__skill_id", "objective__target_level")
    planned: dict[tuple[UUID, UUID], int] = {}
    for owner, skill, level in await actions.values_list(*names):
        planned[owner, skill] = max(level, planned.get((owner, skill), 0))
    return planned


@dataclass(frozen=True, slots=True)
class PathPlace:
    """A step of a path with what could close its gap, who could help, and what is planned already."""

    step: PathStep
    suggestions: list[Suggestion]
    mentors: "list[Employee]"
    planned: bool

    @property
    def skill_id(self) -> UUID:
        return self.step.skill_id


@dataclass(frozen=True, slots=True)
class RolePath:
    """The way of a person to a role."""

    role: "RoleProfile"
    places: list[PathPlace]


async def path_to(actor: Actor, employee_id: UUID, role_id: UUID) -> RolePath | None:
    """The way of a person to a role; None for those who may not know the person's skills, and for an unknown role."""
    known = await with_known_skills(actor, [employee_id])
    role = await visible_role_profiles(actor).get_or_none(id=role_id)
    if role is None or employee_id not in known:
        return None
    names = ("skill_id", "skill__name", "level")
    asked = await visible_required_skills(actor).filter(role_profile_id=role_id).values_list(*names)
    steps = path(asked, known[employee_id])
    missing = [step for step in steps if step.gap]
    found = await _mentors_above(actor, [(step.skill_id, step.required, employee_id) for step in missing])
    mentors: Mapping[UUID, list[Employee]] = {
        step.skill_id: people for step, people in zip(missing, found, strict=True)
    }
    planned = await _planned_levels([employee_id])
    return RolePath(
        role, [_place(step, mentors.get(step.skill_id, []), planned, employee_id) for step in steps]
    )


def _place(
    step: PathStep, mentors: "list[Employee]", planned: Mapping[tuple[UUID, UUID], int], employee_id: UUID
) -> PathPlace:
    covered = planned.get((employee_id, step.skill_id), 0) >= step.required
    return PathPlace(step, suggestions(step, mentors=len(mentors)), mentors, covered)
