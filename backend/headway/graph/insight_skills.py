"""Weak spots and skills in the graph: gaps to roles by group, what to act on, supply against the goals' needs."""

from datetime import date
from typing import Annotated

import strawberry

from headway.graph.batching import one
from headway.graph.context import Info
from headway.graph.freshness import Freshness
from headway.graph.ids import split_id
from headway.graph.insight_groups import HeatRow, HeatRows, WeakPlace
from headway.graph.insights import Sentence
from headway.graph.people import Employee, Skill
from headway.graph.relay import First, check_first
from headway.graph.words import described
from headway.insights.reads import skills as reads
from headway.insights.reads.heat_maps import KINDS, Unit
from headway.insights.rules.ranking import Ranked
from headway.insights.rules.skills import Spot, direction, evidence
from headway.people.access import visible_employees, visible_skills
from headway.people.models import Employee as EmployeeRow
from headway.people.models import Skill as SkillRow
from headway.people.reads.mentors import mentors_in
from headway.people.reads.skill_gaps import SkillOfPerson
from headway.people.rules.vocabulary import SkillGrouping as Grouping
from headway.planning.rules.paths import PathStep, suggestions
from headway.platform.kept import Fresh

SkillGrouping = described(
    Grouping,
    "By what people are put together.",
    DEPARTMENT="By their department.",
    MANAGER="By whom they report to.",
)


@strawberry.type(description="How a group of people stands in a skill to what their roles ask for.")
class SkillSpot:
    asked: int = strawberry.field(description="How many have a role that asks for it.")
    judged: int = strawberry.field(description="How many of those were judged.")
    gap: float = strawberry.field(
        description="Their mean level less the mean level asked for; below 0 something is missing."
    )
    required: float = strawberry.field(description="The mean level asked for.")
    short: int = strawberry.field(description="How many are below the level asked for.")
    one_short: int = strawberry.field(description="How many of those by one level.")
    by_others: int = strawberry.field(description="How many were judged by somebody else than themselves.")
    trend: float | None = strawberry.field(
        description="By how many levels those judged half a year ago, too, went up since; null where those are too few."
    )
    last_on: date | None = strawberry.field(description="The day of the newest judgement.")

    @strawberry.field(graphql_type=Skill, description="The skill.")
    async def skill(self, info: Info, row: strawberry.Parent[Spot]) -> SkillRow | None:
        return await one(info, visible_skills, row.skill_id)

    @strawberry.field(description="How the gap moves, in words.")
    def direction(self, row: strawberry.Parent[Spot]) -> str:
        return direction(row.trend)

    @strawberry.field(description="What the figures rest on, in words.")
    def evidence(self, row: strawberry.Parent[Spot]) -> str:
        return evidence(row)


@strawberry.type(description="A group of people and its skills.")
class SkillUnit(HeatRow):
    people: int = strawberry.field(description="How many of them the viewer looks after.")

    @strawberry.field(
        graphql_type=list[SkillSpot],
        description="Its skills; those of which too few were judged are not told.",
    )
    def spots(self, row: strawberry.Parent[Unit[Spot]]) -> list[Spot]:
        return row.cells


@strawberry.type(description="A skill in a group in which something is missing.")
class WeakSpot(WeakPlace):
    @strawberry.field(
        description="Levels missing, each by the share of the skill in the role in thousandths, and up to twice that where the company's goals need it."
    )
    def weight(self, row: strawberry.Parent[Ranked[Spot]]) -> int:
        return row.spot.weight

    @strawberry.field(description="The share of the company's goals, by weight, that need the skill, 0 to 1.")
    def goal_share(self, row: strawberry.Parent[Ranked[Spot]]) -> float:
        return row.spot.share

    @strawberry.field(graphql_type=SkillSpot, description="The skill and its figures.")
    def spot(self, row: strawberry.Parent[Ranked[Spot]]) -> Spot:
        return row.spot


@strawberry.type(description="A skill that goals under the company's need, and how many have it.")
class SkillSupply:
    judged: int | None = strawberry.field(
        description="How many were judged in it; null where those are too few."
    )
    enough: int | None = strawberry.field(description="How many of those are at the level the goals need.")

    @strawberry.field(description="How many goals need it.")
    def goals(self, row: strawberry.Parent[reads.Supply]) -> int:
        return row.demand.goals

    @strawberry.field(description="The highest level one of them needs.")
    def level(self, row: strawberry.Parent[reads.Supply]) -> int:
        return row.demand.level

    @strawberry.field(description="The share of the company's goals, by weight, that rests on it, 0 to 1.")
    def goal_share(self, row: strawberry.Parent[reads.Supply]) -> float:
        return row.demand.share

    @strawberry.field(graphql_type=Skill, description="The skill.")
    async def skill(self, info: Info, row: strawberry.Parent[reads.Supply]) -> SkillRow | None:
        return await one(info, visible_skills, row.demand.skill_id)


@strawberry.type(description="Weak spots and skills of the people one looks after, without oneself.")
class SkillGaps(HeatRows):
    sentence: Sentence = strawberry.field(description="What matters most, in a line.")
    people: int = strawberry.field(description="How many people these are.")
    smallest: int = strawberry.field(description="From how many people on a figure is told.")
    today: date = strawberry.field(description="The day the figures are of.")
    since: date = strawberry.field(description="The day a trend begins.")
    supply: list[SkillSupply] = strawberry.field(description="What the goals need, what most rests on first.")
    fresh: Fresh = strawberry.field(graphql_type=Freshness, description="How fresh the figures are.")

    @strawberry.field(
        graphql_type=list[SkillUnit], description="The groups of which anything is told, the largest first."
    )
    def units(self, row: strawberry.Parent[reads.SkillGaps], first: First = 50) -> list[Unit[Spot]]:
        check_first(first)
        return row.map.told[:first]

    @strawberry.field(graphql_type=SkillUnit, description="Everybody together.")
    def whole(self, row: strawberry.Parent[reads.SkillGaps]) -> Unit[Spot]:
        return row.map.whole

    @strawberry.field(
        graphql_type=list[Skill], description="The skills that roles ask for, what most are asked for first."
    )
    async def skills(self, info: Info, row: strawberry.Parent[reads.SkillGaps]) -> list[SkillRow]:
        found = [await one(info, visible_skills, id) for id in row.map.columns]
        return [it for it in found if it is not None]

    @strawberry.field(graphql_type=list[WeakSpot], description="What to act on, the heaviest first.")
    def weak_spots(self, row: strawberry.Parent[reads.SkillGaps], first: First = 10) -> list[Ranked[Spot]]:
        check_first(first)
        return row.map.weak[:first]


@strawberry.type(description="Somebody whose role asks for a skill.")
class PersonInSkill:
    required: int = strawberry.field(description="The level their role asks for.")
    level: int | None = strawberry.field(description="The level as judged last; null where nobody judged.")
    judged_on: date | None = strawberry.field(description="The day of that.")

    @strawberry.field(graphql_type=Employee, description="Who it is.")
    async def employee(self, info: Info, row: strawberry.Parent[SkillOfPerson]) -> EmployeeRow | None:
        return await one(info, visible_employees, row.employee_id)

    @strawberry.field(description="What could close the gap, in words.")
    def suggestions(self, row: strawberry.Parent[SkillOfPerson]) -> list[str]:
        step = PathStep(row.employee_id, "it", row.required, row.level or 0)
        return [it.title for it in suggestions(step, mentors=0)]


@strawberry.type(description="A skill in one group, person by person.")
class SkillCell:
    people: list[PersonInSkill] = strawberry.field(
        description="The widest gap first; who was not judged before who has it."
    )

    @strawberry.field(graphql_type=Skill, description="The skill.")
    async def skill(self, info: Info, row: strawberry.Parent[reads.Cell]) -> SkillRow | None:
        return await one(info, visible_skills, row.skill_id)

    @strawberry.field(
        graphql_type=list[Employee], description="Who offers to mentor in it, the most skilled first."
    )
    async def mentors(self, info: Info, row: strawberry.Parent[reads.Cell]) -> list[EmployeeRow]:
        offered = (await mentors_in([row.skill_id]))[row.skill_id]
        best = sorted(offered, key=lambda it: -it.level)[:5]
        found = [await one(info, visible_employees, it.employee_id) for it in best]
        return [it for it in found if it is not None]


GroupedBy = Annotated[
    SkillGrouping,  # type: ignore[valid-type]
    strawberry.argument(description="By what people are put together."),
]


@strawberry.type
class ViewerSkills:
    """What insights on skills add to the viewer."""

    @strawberry.field(
        graphql_type=SkillGaps | None,
        description="Weak spots and skills; null for who looks after nobody.",
    )
    async def skill_gaps(self, info: Info, by: GroupedBy = Grouping.DEPARTMENT) -> reads.SkillGaps | None:
        return await reads.skill_gaps(info.context.actor, by)

    @strawberry.field(
        graphql_type=SkillCell | None,
        description="A skill in one group; null where the group is not told of.",
    )
    async def skill_cell(
        self,
        info: Info,
        unit_id: Annotated[str, strawberry.argument(description="The group, as `unitId` says.")],
        skill_id: Annotated[strawberry.ID, strawberry.argument(description="The skill.")],
        by: GroupedBy = Grouping.DEPARTMENT,
    ) -> reads.Cell | None:
        unit, skill = split_id(unit_id), split_id(skill_id)
        if skill is None or (unit_id and (unit is None or unit[0] != KINDS[by])):
            return None
        return await reads.skill_cell(info.context.actor, by, unit and unit[1], skill[1])
