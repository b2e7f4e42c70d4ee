"""Planning sessions in the graph: views over rows."""

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeAlias

import strawberry
from tortoise.expressions import F
from tortoise.queryset import QuerySet

from headway.graph.context import Info
from headway.graph.edges import by_id, computed, derived, listed, to_many, to_one
from headway.graph.ids import global_id
from headway.graph.ordering import InTime, TimeOrder, in_time
from headway.graph.planning.goals import Goal
from headway.graph.planning.periods import Period
from headway.graph.relay import After, Connection, First, Listing, Node, views
from headway.graph.words import described
from headway.people.access import visible_departments, visible_employees
from headway.planning import access, models, reads
from headway.planning.rules import sessions as rules
from headway.platform.actor import Actor

if TYPE_CHECKING:
    from headway.graph.people import Department, Employee

AnEmployee: TypeAlias = Annotated["Employee", strawberry.lazy("headway.graph.people")]
ADepartment: TypeAlias = Annotated["Department", strawberry.lazy("headway.graph.people")]
ASession: TypeAlias = Annotated["PlanningSession", strawberry.lazy("headway.graph.planning.sessions")]


def _by_name(actor: Actor) -> QuerySet[models.SessionParticipant]:
    """Participants with the name that they are ordered by."""
    return access.visible_session_participants(actor).annotate(search_name=F("employee__search_name"))


PlanningSessionState = described(
    rules.SessionState,
    "The life of a planning session.",
    name="PlanningSessionState",
    SCHEDULED="To come, or going on.",
    CLOSED="Over, with its record.",
    CANCELLED="Called off; its agenda went on to the next one.",
)
SessionItemKind = described(
    rules.ItemKind,
    "What stands on an agenda.",
    name="SessionItemKind",
    TOPIC="Something somebody wants to talk about.",
    IMPROVEMENT="Something to be improved, from looking back on how the organisation did.",
)
SessionItemState = described(
    rules.ItemState,
    "What became of an item of an agenda.",
    name="SessionItemState",
    OPEN="Not settled yet.",
    DISCUSSED="Talked through.",
    CUT="Left out on purpose, with the reason.",
    CARRIED="Went on to the next session.",
)
PlanningSessionMove = described(
    rules.SessionMove,
    "What you can do with a session now.",
    name="PlanningSessionMove",
    ADD_ITEM="Put something on its agenda.",
    EDIT="Keep its record: times, people, decisions, what was cut, goals.",
    CLOSE="End it.",
    CANCEL="Call it off.",
)


class SessionTime(StrEnum):
    """Which sessions a list shows."""

    ALL = "ALL"
    SCHEDULED = "SCHEDULED"
    OVER = "OVER"


described(
    SessionTime,
    "Which sessions a list shows.",
    ALL="All of them.",
    SCHEDULED="Those that are neither closed nor cancelled.",
    OVER="Those that are closed or cancelled.",
)


@strawberry.type(description="Something on the agenda of a session, or waiting for the next one.")
class SessionItem(Node):
    is_type_of = views(models.SessionItem, access.visible_session_items)
    title: str = strawberry.field(description="What it is about.")
    note: str = strawberry.field(description="More about it.")
    kind: SessionItemKind = strawberry.field(description="What it is.")  # type: ignore[valid-type]
    state: SessionItemState = strawberry.field(description="What became of it.")  # type: ignore[valid-type]
    cut_reason: str = strawberry.field(description="Why it was cut.")
    due_on: date | None = strawberry.field(description="The day it is to be settled.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    owner = to_one(AnEmployee | None, visible_employees, "owner_id", description="Who brings it.")
    department = to_one(
        ADepartment | None,
        visible_departments,
        "department_id",
        description="The department it concerns; none for all.",
    )
    carried_from = to_one(
        Annotated["SessionItem", strawberry.lazy("headway.graph.planning.sessions")] | None,
        access.visible_session_items,
        "carried_from_id",
        description="The item of an earlier session that it goes on with.",
    )
    session = to_one(
        ASession | None,
        access.visible_planning_sessions,
        "session_id",
        description="The session; none while it waits.",
    )


@strawberry.type(description="What was decided in a session.")
class SessionDecision(Node):
    is_type_of = views(models.SessionDecision, access.visible_session_decisions)
    text: str = strawberry.field(description="The decision.")
    due_on: date | None = strawberry.field(description="Until when.")
    owner = to_one(AnEmployee | None, visible_employees, "owner_id", description="Who sees to it.")


@strawberry.type(description="Somebody who takes part in a session.")
class SessionParticipant:
    employee = to_one(AnEmployee | None, visible_employees, "employee_id", description="The person.")


@strawberry.type(description="A goal that was agreed in a session.")
class SessionGoal:
    goal = to_one(Goal | None, access.visible_goals, "goal_id", description="The goal, if you may see it.")


@strawberry.type(description="People meet to plan, for a department or the whole organisation.")
class PlanningSession(Node):
    is_type_of = views(models.PlanningSession, access.visible_planning_sessions)
    title: str = strawberry.field(description="What it is called.")
    starts_at: datetime = strawberry.field(description="When it begins.")
    minutes: int = strawberry.field(description="How long it is.")
    place: str = strawberry.field(description="Where it is.")
    state: PlanningSessionState = strawberry.field(description="Where it is in its life.")  # type: ignore[valid-type]
    summary: str = strawberry.field(description="What is to be remembered of it.")
    no_decisions: bool = strawberry.field(description="It was closed saying that nothing was decided.")
    cancel_reason: str = strawberry.field(description="Why it was called off.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    calendar_href = derived(
        str,
        lambda key: f"/calendar/planning-sessions/{global_id('PlanningSession', key)}.ics",
        "id",
        description="The address of its calendar file.",
    )
    department = to_one(
        ADepartment | None,
        visible_departments,
        "department_id",
        description="For whom it plans; none for all.",
    )
    period = to_one(Period | None, access.visible_periods, "period_id", description="The period it plans.")
    organiser = to_one(AnEmployee | None, visible_employees, "organiser_id", description="Who called it.")
    participants = to_many(
        SessionParticipant,
        _by_name,
        "session_id",
        order=("search_name", "id"),
        description="Who takes part, by name.",
    )
    items = to_many(
        SessionItem,
        access.visible_session_items,
        "session_id",
        order=("position", "id"),
        description="Its agenda.",
    )
    decisions = to_many(
        SessionDecision,
        access.visible_session_decisions,
        "session_id",
        order=("created_at", "id"),
        description="What was decided.",
    )
    goals = to_many(
        SessionGoal,
        access.visible_session_goals,
        "session_id",
        order=("id",),
        description="The goals that were agreed in it.",
    )
    allowed_actions = computed(
        list[rules.SessionMove],
        reads.session_moves,
        default=(),
        by_row=True,
        description="What you can do with it now.",
    )


@strawberry.type
class SessionsQuery:
    planning_session = by_id(
        PlanningSession,
        access.visible_planning_sessions,
        "PlanningSession",
        description="A planning session, or null if you may not see it.",
    )

    @listed(Connection[PlanningSession], description="The planning sessions you may see.")
    def planning_sessions(
        self,
        info: Info,
        first: First = 50,
        after: After = None,
        time: Annotated[SessionTime, strawberry.argument(description="Which of them.")] = SessionTime.ALL,
        order: InTime = TimeOrder.NEWEST,
    ) -> Listing[models.PlanningSession]:
        sessions = access.visible_planning_sessions(info.context.actor)
        if time is SessionTime.SCHEDULED:
            sessions = sessions.filter(state=rules.SessionState.SCHEDULED)
        elif time is SessionTime.OVER:
            sessions = sessions.exclude(state=rules.SessionState.SCHEDULED)
        return Listing(sessions, in_time(order, "starts_at"), first, after)

    @listed(
        list[SessionItem],
        description="What waits for the next session of its department, the oldest first; for who brings it and HR.",
    )
    def waiting_session_items(self, info: Info) -> Listing[models.SessionItem]:
        items = access.visible_session_items(info.context.actor).filter(session_id__isnull=True)
        return Listing(items, ("created_at", "id"), 100)
