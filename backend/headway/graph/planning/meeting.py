"""Calling planning sessions and keeping their record, in the graph."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import strawberry

from headway.graph.context import Info
from headway.graph.ids import key_of, key_or_none
from headway.graph.planning.sessions import PlanningSession, SessionDecision, SessionItem, SessionItemState
from headway.graph.refusals import UserErrors
from headway.planning import actions, models

SEEN = "The version that was seen."
LINE = "at most 200 characters"
PARAGRAPH = "at most 2,000 characters"


@strawberry.input(description="When and where a session is, and who takes part.")
class SessionTermsInput:
    title: str = strawberry.field(description=f"What it is called, {LINE}.")
    starts_at: datetime = strawberry.field(description="When it begins.")
    minutes: int = strawberry.field(default=60, description="How long it is, 5 to 1,440.")
    place: str = strawberry.field(default="", description=f"Where it is, {LINE}.")
    participant_ids: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="Who takes part beside you, at most 100."
    )


@strawberry.input(description="A new session.")
class SchedulePlanningSessionInput(SessionTermsInput):
    department_id: strawberry.ID | None = strawberry.field(
        default=None, description="For whom it plans; none for the whole organisation."
    )
    period_id: strawberry.ID | None = strawberry.field(default=None, description="The period it plans.")
    topics: list[str] = strawberry.field(
        default_factory=list, description=f"What is to be talked about, {LINE} each, at most 30."
    )


@strawberry.input(description="A session as it is to be.")
class UpdatePlanningSessionInput(SessionTermsInput):
    id: strawberry.ID = strawberry.field(description="The session.")
    version: int = strawberry.field(description=SEEN)


@strawberry.input(description="Which session to end.")
class ClosePlanningSessionInput:
    id: strawberry.ID = strawberry.field(description="The session.")
    version: int = strawberry.field(description=SEEN)
    summary: str = strawberry.field(default="", description=f"What is to be remembered, {PARAGRAPH}.")
    no_decisions: bool = strawberry.field(default=False, description="Say that nothing was decided.")


@strawberry.input(description="Which session to call off.")
class CancelPlanningSessionInput:
    id: strawberry.ID = strawberry.field(description="The session.")
    version: int = strawberry.field(description=SEEN)
    reason: str = strawberry.field(description=f"Why, {PARAGRAPH}.")


@strawberry.input(description="Something for the agenda of a session.")
class AddSessionItemInput:
    session_id: strawberry.ID = strawberry.field(description="The session.")
    title: str = strawberry.field(description=f"What it is about, {LINE}.")
    note: str = strawberry.field(default="", description=f"More about it, {PARAGRAPH}.")
    owner_id: strawberry.ID | None = strawberry.field(
        default=None, description="Who brings it; you if left out."
    )
    due_on: date | None = strawberry.field(default=None, description="The day it is to be settled.")


@strawberry.input(description="What became of an item.")
class SettleSessionItemInput:
    id: strawberry.ID = strawberry.field(description="The item.")
    version: int = strawberry.field(description=SEEN)
    state: SessionItemState = strawberry.field(description="Discussed, cut, or open again.")  # type: ignore[valid-type]
    reason: str = strawberry.field(default="", description=f"Why it is cut, {PARAGRAPH}; needed for CUT.")


@strawberry.input(description="A decision of a session.")
class RecordSessionDecisionInput:
    session_id: strawberry.ID = strawberry.field(description="The session.")
    text: str = strawberry.field(description=f"The decision, {PARAGRAPH}.")
    owner_id: strawberry.ID | None = strawberry.field(default=None, description="Who sees to it.")
    due_on: date | None = strawberry.field(default=None, description="Until when.")


@strawberry.input(description="Which decision was written down by mistake.")
class RemoveSessionDecisionInput:
    session_id: strawberry.ID = strawberry.field(description="The session.")
    id: strawberry.ID = strawberry.field(description="The decision.")


@strawberry.input(description="Which goal was agreed in which session.")
class LinkSessionGoalInput:
    session_id: strawberry.ID = strawberry.field(description="The session.")
    goal_id: strawberry.ID = strawberry.field(description="The goal.")
    linked: bool = strawberry.field(default=True, description="False to take it back.")


@strawberry.type(description="The session called.")
class SchedulePlanningSessionPayload:
    planning_session: models.PlanningSession = strawberry.field(
        graphql_type=PlanningSession, description="The new session."
    )


@strawberry.type(description="The session changed.")
class UpdatePlanningSessionPayload:
    planning_session: models.PlanningSession = strawberry.field(
        graphql_type=PlanningSession, description="The session as it is now."
    )


@strawberry.type(description="The session that is over.")
class ClosePlanningSessionPayload:
    planning_session: models.PlanningSession = strawberry.field(
        graphql_type=PlanningSession, description="The session as it is now."
    )


@strawberry.type(description="The session called off.")
class CancelPlanningSessionPayload:
    planning_session: models.PlanningSession = strawberry.field(
        graphql_type=PlanningSession, description="The session as it is now."
    )


@strawberry.type(description="The item added.")
class AddSessionItemPayload:
    session_item: models.SessionItem = strawberry.field(graphql_type=SessionItem, description="The new item.")


@strawberry.type(description="The item settled.")
class SettleSessionItemPayload:
    session_item: models.SessionItem = strawberry.field(
        graphql_type=SessionItem, description="The item as it is now."
    )


@strawberry.type(description="The decision written down.")
class RecordSessionDecisionPayload:
    session_decision: models.SessionDecision = strawberry.field(
        graphql_type=SessionDecision, description="The decision."
    )


@strawberry.type(description="The session without the decision.")
class RemoveSessionDecisionPayload:
    planning_session: models.PlanningSession = strawberry.field(
        graphql_type=PlanningSession, description="The session as it is now."
    )


@strawberry.type(description="The session with its goals.")
class LinkSessionGoalPayload:
    planning_session: models.PlanningSession = strawberry.field(
        graphql_type=PlanningSession, description="The session as it is now."
    )


SchedulePlanningSessionResult = Annotated[
    SchedulePlanningSessionPayload | UserErrors,
    strawberry.union("SchedulePlanningSessionResult", description="The session called, or why not."),
]
UpdatePlanningSessionResult = Annotated[
    UpdatePlanningSessionPayload | UserErrors,
    strawberry.union("UpdatePlanningSessionResult", description="The session changed, or why not."),
]
ClosePlanningSessionResult = Annotated[
    ClosePlanningSessionPayload | UserErrors,
    strawberry.union("ClosePlanningSessionResult", description="The session closed, or why not."),
]
CancelPlanningSessionResult = Annotated[
    CancelPlanningSessionPayload | UserErrors,
    strawberry.union("CancelPlanningSessionResult", description="The session called off, or why not."),
]
AddSessionItemResult = Annotated[
    AddSessionItemPayload | UserErrors,
    strawberry.union("AddSessionItemResult", description="The item added, or why not."),
]
SettleSessionItemResult = Annotated[
    SettleSessionItemPayload | UserErrors,
    strawberry.union("SettleSessionItemResult", description="The item settled, or why not."),
]
RecordSessionDecisionResult = Annotated[
    RecordSessionDecisionPayload | UserErrors,
    strawberry.union("RecordSessionDecisionResult", description="The decision written down, or why not."),
]
RemoveSessionDecisionResult = Annotated[
    RemoveSessionDecisionPayload | UserErrors,
    strawberry.union("RemoveSessionDecisionResult", description="The decision taken back, or why not."),
]
LinkSessionGoalResult = Annotated[
    LinkSessionGoalPayload | UserErrors,
    strawberry.union("LinkSessionGoalResult", description="The session with its goals, or why not."),
]


@strawberry.type
class MeetingMutation:
    @strawberry.mutation(
        description="Call a session; what waits for the department's next one comes onto its agenda."
    )
    async def schedule_planning_session(
        self, info: Info, input: SchedulePlanningSessionInput
    ) -> SchedulePlanningSessionResult:
        session = await actions.schedule_planning_session(
            info.context.actor,
            title=input.title,
            starts_at=input.starts_at,
            minutes=input.minutes,
            department_id=key_or_none(input.department_id, "Department", "department_id"),
            period_id=key_or_none(input.period_id, "Period", "period_id"),
            place=input.place,
            participant_ids=_people(input.participant_ids),
            topics=input.topics,
        )
        return SchedulePlanningSessionPayload(planning_session=session)

    @strawberry.mutation(description="Change when and where a session is, and who takes part.")
    async def update_planning_session(
        self, info: Info, input: UpdatePlanningSessionInput
    ) -> UpdatePlanningSessionResult:
        session = await actions.update_planning_session(
            info.context.actor,
            id=key_of(input.id, "PlanningSession"),
            version=input.version,
            title=input.title,
            starts_at=input.starts_at,
            minutes=input.minutes,
            place=input.place,
            participant_ids=_people(input.participant_ids),
        )
        return UpdatePlanningSessionPayload(planning_session=session)

    @strawberry.mutation(description="End a session with its decisions, or saying that there was none.")
    async def close_planning_session(
        self, info: Info, input: ClosePlanningSessionInput
    ) -> ClosePlanningSessionResult:
        session = await actions.close_planning_session(
            info.context.actor,
            id=key_of(input.id, "PlanningSession"),
            version=input.version,
            summary=input.summary,
            no_decisions=input.no_decisions,
        )
        return ClosePlanningSessionPayload(planning_session=session)

    @strawberry.mutation(description="Call a session off; its agenda goes on to the next one.")
    async def cancel_planning_session(
        self, info: Info, input: CancelPlanningSessionInput
    ) -> CancelPlanningSessionResult:
        session = await actions.cancel_planning_session(
            info.context.actor,
            id=key_of(input.id, "PlanningSession"),
            version=input.version,
            reason=input.reason,
        )
        return CancelPlanningSessionPayload(planning_session=session)

    @strawberry.mutation(description="Put something on the agenda (whoever takes part).")
    async def add_session_item(self, info: Info, input: AddSessionItemInput) -> AddSessionItemResult:
        item = await actions.add_session_item(
            info.context.actor,
            session_id=key_of(input.session_id, "PlanningSession", "session_id"),
            title=input.title,
            note=input.note,
            owner_id=key_or_none(input.owner_id, "Employee", "owner_id"),
            due_on=input.due_on,
        )
        return AddSessionItemPayload(session_item=item)

    @strawberry.mutation(description="Say that an item was discussed or cut, or is open again.")
    async def settle_session_item(self, info: Info, input: SettleSessionItemInput) -> SettleSessionItemResult:
        item = await actions.settle_session_item(
            info.context.actor,
            id=key_of(input.id, "SessionItem"),
            version=input.version,
            state=input.state,
            reason=input.reason,
        )
        return SettleSessionItemPayload(session_item=item)

    @strawberry.mutation(description="Write a decision down.")
    async def record_session_decision(
        self, info: Info, input: RecordSessionDecisionInput
    ) -> RecordSessionDecisionResult:
        decision = await actions.record_session_decision(
            info.context.actor,
            session_id=key_of(input.session_id, "PlanningSession", "session_id"),
            text=input.text,
            owner_id=key_or_none(input.owner_id, "Employee", "owner_id"),
            due_on=input.due_on,
        )
        return RecordSessionDecisionPayload(session_decision=decision)

    @strawberry.mutation(description="Take a decision back that was written down by mistake.")
    async def remove_session_decision(
        self, info: Info, input: RemoveSessionDecisionInput
    ) -> RemoveSessionDecisionResult:
        session = await actions.remove_session_decision(
            info.context.actor,
            session_id=key_of(input.session_id, "PlanningSession", "session_id"),
            id=key_of(input.id, "SessionDecision"),
        )
        return RemoveSessionDecisionPayload(planning_session=session)

    @strawberry.mutation(description="Say that a goal was agreed in a session, or was not.")
    async def link_session_goal(self, info: Info, input: LinkSessionGoalInput) -> LinkSessionGoalResult:
        session = await actions.link_session_goal(
            info.context.actor,
            session_id=key_of(input.session_id, "PlanningSession", "session_id"),
            goal_id=key_of(input.goal_id, "Goal", "goal_id"),
            linked=input.linked,
        )
        return LinkSessionGoalPayload(planning_session=session)


def _people(ids: list[strawberry.ID]) -> list[UUID]:
    return [key_of(it, "Employee", "participant_ids", str(at)) for at, it in enumerate(ids)]
