"""Keeping roles, skills and offers of mentors in the graph."""

from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.directory import SEEN, CreateRoleProfileInput, CreateSkillInput
from headway.graph.ids import key_of, key_or_none
from headway.graph.people import RoleProfile, Skill
from headway.graph.refusals import UserErrors
from headway.graph.roles import MentorOffer
from headway.people import actions, models
from headway.people.rules.standards import RequiredLevel, StandardTerms


@strawberry.input(description="What good work in a role is.")
class StandardInput:
    id: strawberry.ID | None = strawberry.field(
        default=None, description="The standard to change; none for a new one."
    )
    name: str = strawberry.field(description="The standard in a few words, at most 200 characters.")
    description: str = strawberry.field(default="", description="What it is about, at most 2,000 characters.")
    weight: int = strawberry.field(description="How much it counts, in percent; all together make 100.")
    anchors: list[str] = strawberry.field(
        description="How each step of it shows, the lowest first: 2 to 5, at most 500 characters each."
    )


@strawberry.input(description="A skill with the level that is asked for.")
class RequiredSkillInput:
    skill_id: strawberry.ID = strawberry.field(description="The skill.")
    level: int = strawberry.field(description="The level that is asked for, 1 to 5.")


@strawberry.input(description="A role profile as it is to be.")
class UpdateRoleProfileInput(CreateRoleProfileInput):
    id: strawberry.ID = strawberry.field(description="The role.")
    version: int = strawberry.field(description=SEEN)
    standards: list[StandardInput] | None = strawberry.field(
        default=None, description="All standards it is to have, in order; left out they stay."
    )
    required_skills: list[RequiredSkillInput] | None = strawberry.field(
        default=None, description="All skills it is to ask for; left out they stay."
    )


@strawberry.input(description="A skill as it is to be.")
class UpdateSkillInput(CreateSkillInput):
    id: strawberry.ID = strawberry.field(description="The skill.")
    version: int = strawberry.field(description=SEEN)


@strawberry.input(description="Which skill to offer no more, or again.")
class ArchiveSkillInput:
    id: strawberry.ID = strawberry.field(description="The skill.")
    version: int = strawberry.field(description=SEEN)
    archived: bool = strawberry.field(default=True, description="False to offer it again.")


@strawberry.input(description="In which skill you would mentor others.")
class OfferMentoringInput:
    skill_id: strawberry.ID = strawberry.field(description="The skill.")
    note: str = strawberry.field(default="", description="A word about it, at most 200 characters.")


@strawberry.input(description="Which offer of yours to take back.")
class WithdrawMentoringInput:
    id: strawberry.ID = strawberry.field(description="The offer.")


@strawberry.type(description="The role changed.")
class UpdateRoleProfilePayload:
    role_profile: models.RoleProfile = strawberry.field(
        graphql_type=RoleProfile, description="The role as it is now."
    )


@strawberry.type(description="The skill changed.")
class UpdateSkillPayload:
    skill: models.Skill = strawberry.field(graphql_type=Skill, description="The skill as it is now.")


@strawberry.type(description="The skill archived, or used again.")
class ArchiveSkillPayload:
    skill: models.Skill = strawberry.field(graphql_type=Skill, description="The skill as it is now.")


@strawberry.type(description="The offer made.")
class OfferMentoringPayload:
    mentor_offer: models.MentorOffer = strawberry.field(graphql_type=MentorOffer, description="The offer.")


@strawberry.type(description="The offer taken back.")
class WithdrawMentoringPayload:
    id: strawberry.ID = strawberry.field(description="The offer that is no more.")


UpdateRoleProfileResult = Annotated[
    UpdateRoleProfilePayload | UserErrors,
    strawberry.union("UpdateRoleProfileResult", description="The role changed, or why not."),
]
UpdateSkillResult = Annotated[
    UpdateSkillPayload | UserErrors,
    strawberry.union("UpdateSkillResult", description="The skill changed, or why not."),
]
ArchiveSkillResult = Annotated[
    ArchiveSkillPayload | UserErrors,
    strawberry.union("ArchiveSkillResult", description="The skill archived, or why not."),
]
OfferMentoringResult = Annotated[
    OfferMentoringPayload | UserErrors,
    strawberry.union("OfferMentoringResult", description="The offer made, or why not."),
]
WithdrawMentoringResult = Annotated[
    WithdrawMentoringPayload | UserErrors,
    strawberry.union("WithdrawMentoringResult", description="The offer taken back, or why not."),
]


@strawberry.type
class RolesMutation:
    @strawberry.mutation(description="Change a role, its standards and the skills it asks for.")
    async def update_role_profile(self, info: Info, input: UpdateRoleProfileInput) -> UpdateRoleProfileResult:
        role = await actions.update_role_profile(
            info.context.actor,
            id=key_of(input.id, "RoleProfile"),
            version=input.version,
            name=input.name,
            level=input.level,
            description=input.description,
            standards=None if input.standards is None else _standards(input.standards),
            required_skills=None if input.required_skills is None else _required(input.required_skills),
        )
        return UpdateRoleProfilePayload(role_profile=role)

    @strawberry.mutation(description="Rename a skill, or move it in the tree.")
    async def update_skill(self, info: Info, input: UpdateSkillInput) -> UpdateSkillResult:
        skill = await actions.update_skill(
            info.context.actor,
            id=key_of(input.id, "Skill"),
            version=input.version,
            name=input.name,
            description=input.description,
            parent_id=key_or_none(input.parent_id, "Skill", "parent_id"),
        )
        return UpdateSkillPayload(skill=skill)

    @strawberry.mutation(
        description="Offer a skill no more where skills are chosen, or again; where it stands it stays."
    )
    async def archive_skill(self, info: Info, input: ArchiveSkillInput) -> ArchiveSkillResult:
        skill = await actions.archive_skill(
            info.context.actor, id=key_of(input.id, "Skill"), version=input.version, archived=input.archived
        )
        return ArchiveSkillPayload(skill=skill)

    @strawberry.mutation(description="Say that you would mentor others in a skill.")
    async def offer_mentoring(self, info: Info, input: OfferMentoringInput) -> OfferMentoringResult:
        skill_id = key_of(input.skill_id, "Skill", "skill_id")
        offer = await actions.offer_mentoring(info.context.actor, skill_id=skill_id, note=input.note)
        return OfferMentoringPayload(mentor_offer=offer)

    @strawberry.mutation(description="Take your offer to mentor back; whom you mentor already stays.")
    async def withdraw_mentoring(self, info: Info, input: WithdrawMentoringInput) -> WithdrawMentoringResult:
        await actions.withdraw_mentoring(info.context.actor, id=key_of(input.id, "MentorOffer"))
        return WithdrawMentoringPayload(id=input.id)


def _standards(inputs: list[StandardInput]) -> list[StandardTerms]:
    return [
        StandardTerms(
            id=key_or_none(it.id, "Standard", "standards", str(place), "id"),
            name=it.name,
            weight=it.weight,
            description=it.description,
            anchors=tuple(it.anchors),
        )
        for place, it in enumerate(inputs)
    ]


def _required(inputs: list[RequiredSkillInput]) -> list[RequiredLevel]:
    return [
        RequiredLevel(key_of(it.skill_id, "Skill", "required_skills", str(place), "skill_id"), it.level)
        for place, it in enumerate(inputs)
    ]
