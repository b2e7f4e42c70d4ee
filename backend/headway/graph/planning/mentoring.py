"""Asking mentors, answering, and what goals need, in the graph."""

from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.ids import key_of
from headway.graph.planning.development import MentorRequest
from headway.graph.planning.goals import Goal
from headway.graph.refusals import UserErrors
from headway.people.rules.standards import RequiredLevel
from headway.planning import actions, models


@strawberry.input(description="Whom to ask to be your mentor.")
class AskMentorInput:
    action_id: strawberry.ID = strawberry.field(
        description="The action of your plan that they are to help with."
    )
    mentor_id: strawberry.ID = strawberry.field(
        description="One of those who are suggested for its objective."
    )
    message: str = strawberry.field(default="", description="A word to them, at most 2,000 characters.")


@strawberry.input(description="What you say to being asked.")
class AnswerMentorRequestInput:
    id: strawberry.ID = strawberry.field(description="The request.")
    version: int = strawberry.field(description="The version that was seen.")
    agree: bool = strawberry.field(description="Whether you will be their mentor.")
    answer: str = strawberry.field(default="", description="A word to them, at most 2,000 characters.")


@strawberry.input(description="Which question to take back.")
class WithdrawMentorRequestInput:
    id: strawberry.ID = strawberry.field(description="The request.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.input(description="A skill that a goal needs.")
class GoalSkillInput:
    skill_id: strawberry.ID = strawberry.field(description="The skill.")
    level: int = strawberry.field(description="How much of it, 1 to 5.")


@strawberry.input(description="Which skills a goal needs.")
class SetGoalSkillsInput:
    id: strawberry.ID = strawberry.field(description="The goal.")
    version: int = strawberry.field(description="The version that was seen.")
    skills: list[GoalSkillInput] = strawberry.field(description="All skills it needs; none to clear them.")


@strawberry.type(description="The question asked.")
class AskMentorPayload:
    mentor_request: models.MentorRequest = strawberry.field(
        graphql_type=MentorRequest, description="The question."
    )


@strawberry.type(description="The question answered.")
class AnswerMentorRequestPayload:
    mentor_request: models.MentorRequest = strawberry.field(
        graphql_type=MentorRequest, description="The question with its answer."
    )


@strawberry.type(description="The question taken back.")
class WithdrawMentorRequestPayload:
    mentor_request: models.MentorRequest = strawberry.field(
        graphql_type=MentorRequest, description="The question as it is now."
    )


@strawberry.type(description="The goal with what it needs.")
class SetGoalSkillsPayload:
    goal: models.Goal = strawberry.field(graphql_type=Goal, description="The goal as it is now.")


AskMentorResult = Annotated[
    AskMentorPayload | UserErrors,
    strawberry.union("AskMentorResult", description="The question asked, or why not."),
]
AnswerMentorRequestResult = Annotated[
    AnswerMentorRequestPayload | UserErrors,
    strawberry.union("AnswerMentorRequestResult", description="The question answered, or why not."),
]
WithdrawMentorRequestResult = Annotated[
    WithdrawMentorRequestPayload | UserErrors,
    strawberry.union("WithdrawMentorRequestResult", description="The question taken back, or why not."),
]
SetGoalSkillsResult = Annotated[
    SetGoalSkillsPayload | UserErrors,
    strawberry.union("SetGoalSkillsResult", description="The goal with what it needs, or why not."),
]


@strawberry.type
class MentoringMutation:
    @strawberry.mutation(description="Ask somebody to be your mentor.")
    async def ask_mentor(self, info: Info, input: AskMentorInput) -> AskMentorResult:
        request = await actions.ask_mentor(
            info.context.actor,
            action_id=key_of(input.action_id, "DevelopmentAction", "action_id"),
            mentor_id=key_of(input.mentor_id, "Employee", "mentor_id"),
            message=input.message,
        )
        return AskMentorPayload(mentor_request=request)

    @strawberry.mutation(description="Agree to be somebody's mentor, or decline.")
    async def answer_mentor_request(
        self, info: Info, input: AnswerMentorRequestInput
    ) -> AnswerMentorRequestResult:
        request = await actions.answer_mentor_request(
            info.context.actor,
            id=key_of(input.id, "MentorRequest"),
            version=input.version,
            agree=input.agree,
            answer=input.answer,
        )
        return AnswerMentorRequestPayload(mentor_request=request)

    @strawberry.mutation(description="Take a question back that was not answered yet.")
    async def withdraw_mentor_request(
        self, info: Info, input: WithdrawMentorRequestInput
    ) -> WithdrawMentorRequestResult:
        request = await actions.withdraw_mentor_request(
            info.context.actor, id=key_of(input.id, "MentorRequest"), version=input.version
        )
        return WithdrawMentorRequestPayload(mentor_request=request)

    @strawberry.mutation(description="Say which skills a goal needs (whoever may edit it).")
    async def set_goal_skills(self, info: Info, input: SetGoalSkillsInput) -> SetGoalSkillsResult:
        skills = [
            RequiredLevel(key_of(it.skill_id, "Skill", "skills", str(place), "skill_id"), it.level)
            for place, it in enumerate(input.skills)
        ]
        goal = await actions.set_goal_skills(
            info.context.actor, id=key_of(input.id, "Goal"), version=input.version, skills=skills
        )
        return SetGoalSkillsPayload(goal=goal)
