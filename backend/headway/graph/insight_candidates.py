"""Candidates inside the company in the graph: for one role, for several at once, and who could follow whom."""

from typing import Annotated
from uuid import UUID

import strawberry

from headway.graph.batching import one
from headway.graph.context import Info
from headway.graph.freshness import Freshness
from headway.graph.ids import split_id
from headway.graph.people import Employee, RoleProfile, Skill
from headway.graph.refusals import UserError
from headway.graph.relay import First, bad_request, check_first
from headway.graph.vacancies import Vacancy
from headway.graph.words import described
from headway.insights.reads import candidates as reads
from headway.insights.reads.viewer import token_refusal
from headway.insights.rules import candidates as rules
from headway.people.access import visible_employees, visible_role_profiles, visible_skills, visible_vacancies
from headway.people.models import Employee as EmployeeRow
from headway.people.models import RoleProfile as RoleRow
from headway.people.models import Skill as SkillRow
from headway.people.models import Vacancy as VacancyRow
from headway.platform.kept import Fresh

Readiness = described(
    rules.Readiness,
    "When somebody could take on a role, by their skills.",
    name="RoleReadiness",
    NOW="Has every skill it asks for.",
    ONE_YEAR="Lacks at most two levels, of skills that were judged.",
    LATER="Lacks more.",
)


@strawberry.type(description="A skill that a role asks for, against what is known of somebody.")
class SkillFit:
    required: int = strawberry.field(description="The level asked for.")
    estimate: float | None = strawberry.field(
        description="The level by all judgements, each by its source and age; null where nobody judged."
    )
    met: bool = strawberry.field(description="Whether it is there, to half a level.")
    skill_id: strawberry.Private[object]

    @strawberry.field(graphql_type=Skill, description="The skill.")
    async def skill(self, info: Info) -> SkillRow | None:
        return await one(info, visible_skills, self.skill_id)  # type: ignore[arg-type]  # it is an id


@strawberry.type(
    description="How somebody's skills stand to what a role asks for. Nothing else of them is looked at."
)
class RoleFit:
    met: int = strawberry.field(description="How many of the skills they have.")
    readiness: Readiness = strawberry.field(description="When they could take it on.")  # type: ignore[valid-type]
    reasons: str = strawberry.field(description="How they stand, in words.")

    @strawberry.field(graphql_type=Employee, description="Who it is.")
    async def employee(self, info: Info, row: strawberry.Parent[rules.Fit]) -> EmployeeRow | None:
        return await one(info, visible_employees, row.person_id)

    @strawberry.field(description="Skill by skill, the highest level asked for first.")
    def skills(self, row: strawberry.Parent[rules.Fit]) -> list[SkillFit]:
        return [
            SkillFit(
                skill_id=it.skill_id,
                required=it.level,
                estimate=known.hundredths / 100 if (known := row.known.get(it.skill_id)) else None,
                met=missing < rules.HALF,
            )
            for it, missing in zip(row.asked, row.missing, strict=True)
        ]


@strawberry.type(description="Somebody who could take on a role.")
class Candidate:
    wishes: bool = strawberry.field(description="Whether their development plan leads to the role.")

    @strawberry.field(description="1 for the nearest; who stands equal shares a place.")
    def place(self, row: strawberry.Parent[reads.Candidate]) -> int:
        return row.placed.place

    @strawberry.field(description="Whether somebody else stands equal.")
    def tied(self, row: strawberry.Parent[reads.Candidate]) -> bool:
        return row.placed.tied

    @strawberry.field(graphql_type=RoleFit, description="How their skills stand to it.")
    def fit(self, row: strawberry.Parent[reads.Candidate]) -> rules.Fit:
        return row.placed.fit


@strawberry.type(description="Who could take on a role, of the people one looks after.")
class RoleCandidates:
    considered: int = strawberry.field(
        description="Of how many something is known of the skills it asks for."
    )
    fresh: Fresh = strawberry.field(graphql_type=Freshness, description="How fresh the figures are.")
    nearest: list[Candidate] = strawberry.field(
        description="The nearest, without those who hold the role or one of a higher level."
    )

    @strawberry.field(graphql_type=RoleProfile, description="The role.")
    async def role(self, info: Info, row: strawberry.Parent[reads.Candidates]) -> RoleRow | None:
        return await one(info, visible_role_profiles, row.role_id)


@strawberry.type(description="A role among several that are filled at once.")
class FilledRole:
    fit: RoleFit | None = strawberry.field(description="Who would take it on; null where nobody is left.")

    @strawberry.field(graphql_type=RoleProfile, description="The role.")
    async def role(self, info: Info, row: strawberry.Parent[reads.Filled]) -> RoleRow | None:
        return await one(info, visible_role_profiles, row.place.role_id)

    @strawberry.field(
        graphql_type=Vacancy | None,
        description="The open role it is a place of; null where a role was asked for.",
    )
    async def vacancy(self, info: Info, row: strawberry.Parent[reads.Filled]) -> VacancyRow | None:
        return await one(info, visible_vacancies, row.place.vacancy_id)


@strawberry.type(description="Several roles filled so that as little as can be is missing in all.")
class RoleFilling:
    needs_numbers: bool = strawberry.field(
        description="Whether this server lacks what computes it: the extra `headway[numbers]`."
    )
    fresh: Fresh = strawberry.field(graphql_type=Freshness, description="How fresh the figures are.")
    filled: list[FilledRole] = strawberry.field(
        description="The roles, and then each place of the open roles, in the order they were asked in."
    )


@strawberry.type(description="Somebody who leads others, and who could follow.")
class SuccessionPosition:
    now: int = strawberry.field(description="How many could follow now, by their skills.")
    one_year: int = strawberry.field(description="How many within a year.")
    fresh: Fresh = strawberry.field(graphql_type=Freshness, description="How fresh the figures are.")

    @strawberry.field(graphql_type=Employee, description="Who holds it.")
    async def holder(self, info: Info, row: strawberry.Parent[reads.Position]) -> EmployeeRow | None:
        return await one(info, visible_employees, row.holder_id)

    @strawberry.field(graphql_type=RoleProfile, description="Their role.")
    async def role(self, info: Info, row: strawberry.Parent[reads.Position]) -> RoleRow | None:
        return await one(info, visible_role_profiles, row.role_id)

    @strawberry.field(graphql_type=list[RoleFit], description="The nearest three.")
    def nearest(self, row: strawberry.Parent[reads.Position]) -> list[rules.Fit]:
        return [it.fit for it in row.nearest]


@strawberry.type(description="An open role, and who inside the company could take it on.")
class OpenRole:
    considered: int = strawberry.field(
        description="Of how many something is known of the skills it asks for."
    )
    now: int = strawberry.field(description="How many could take it on now, by their skills.")
    one_year: int = strawberry.field(description="How many within a year.")
    fresh: Fresh = strawberry.field(graphql_type=Freshness, description="How fresh the figures are.")

    @strawberry.field(graphql_type=Vacancy, description="The vacancy.")
    async def vacancy(self, info: Info, row: strawberry.Parent[reads.OpenRole]) -> VacancyRow | None:
        return await one(info, visible_vacancies, row.vacancy_id)

    @strawberry.field(graphql_type=list[RoleFit], description="The nearest three.")
    def nearest(self, row: strawberry.Parent[reads.OpenRole]) -> list[rules.Fit]:
        return [it.fit for it in row.nearest]


RoleIds = Annotated[
    list[strawberry.ID],
    strawberry.argument(description="Roles; one that is there twice is filled twice."),
]
VacancyIds = Annotated[
    list[strawberry.ID],
    strawberry.argument(
        description="Open roles, by their vacancies; each is filled on every place that is left. With the roles at most 8 places."
    ),
]


def _keys(ids: list[strawberry.ID]) -> list[UUID]:
    """The keys of those that are ids at all."""
    return [key[1] for key in map(split_id, ids) if key is not None]


@strawberry.type
class ViewerCandidates:
    """What insights on candidates add to the viewer."""

    @strawberry.field(
        graphql_type=RoleCandidates | None,
        description="Who could take on a role; null for who looks after nobody.",
    )
    async def candidates(
        self,
        info: Info,
        role_id: Annotated[strawberry.ID, strawberry.argument(description="The role.")],
        first: First = 10,
    ) -> reads.Candidates | None:
        check_first(first)
        role = split_id(role_id)
        return await reads.candidates(info.context.actor, role[1], first) if role else None

    @strawberry.field(
        graphql_type=RoleFilling | None,
        description="Several roles filled at once; null for who looks after nobody.",
    )
    async def role_filling(
        self,
        info: Info,
        role_ids: RoleIds = [],  # noqa: B006 - the default of the graph
        vacancy_ids: VacancyIds = [],  # noqa: B006 - the same
    ) -> reads.Filling | None:
        roles = [reads.Place(id) for id in _keys(role_ids)]
        places = roles + await reads.places_left(info.context.actor, _keys(vacancy_ids))
        if len(places) > reads.MOST_PLACES:
            raise bad_request(
                f"These are {len(places)} places; ask for at most {reads.MOST_PLACES} roles and places at once."
            )
        return await reads.filling(info.context.actor, places)

    @strawberry.field(
        graphql_type=list[OpenRole] | None,
        description="Open roles, those to be filled soonest first, and who could take them on; null for who looks after nobody.",
    )
    async def open_roles(self, info: Info, first: First = 8) -> list[reads.OpenRole] | None:
        return await reads.open_roles(info.context.actor, check_first(first))

    @strawberry.field(
        graphql_type=list[SuccessionPosition],
        description="Those who report to the viewer and lead others, by name, and who could follow them.",
    )
    async def succession(self, info: Info) -> list[reads.Position]:
        return await reads.succession(info.context.actor)

    @strawberry.field(
        description="Why skills, candidates, succession and ratings are null to this token, and what to do; null where the token is not the reason."
    )
    def insights_refusal(self, info: Info) -> UserError | None:
        refused = token_refusal(info.context.actor)
        return UserError(code=refused.code, message=refused.message, path=[]) if refused else None
