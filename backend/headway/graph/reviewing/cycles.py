"""Cycles in the graph: their people, numbers and problems."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, TypeAlias

import strawberry

from headway.graph.batching import value
from headway.graph.context import Info
from headway.graph.edges import computed, paged, to_many, to_one
from headway.graph.relay import After, Connection, First, Listing, Node, bad_request, views
from headway.graph.reviewing.closed_data import ClosedDataChange
from headway.graph.reviewing.enums import (
    CycleAction,
    CycleKind,
    CycleProblemKind,
    CycleState,
    ReviewDirection,
    SelfReviewOpens,
    Signer,
    StuckReason,
)
from headway.graph.reviewing.participants import (
    PARTICIPANT_COLUMNS,
    Participant,
    ParticipantFilter,
    ParticipantOrder,
    named,
    of_participants,
)
from headway.graph.reviewing.people import ADepartment, AnEmployee, person_of
from headway.graph.reviewing.templates import ReviewTemplate
from headway.people.access import visible_departments
from headway.planning.access import visible_periods
from headway.reviewing import access, models
from headway.reviewing.reads import checking, handing_in
from headway.reviewing.reads import cycles as reads
from headway.reviewing.reads import steps as step_reads
from headway.reviewing.reads import stuck as stuck_reads
from headway.reviewing.rules.handing_in import Reached

if TYPE_CHECKING:
    from headway.graph.planning import Period
    from headway.graph.reviewing.reviews import Review

APeriod: TypeAlias = Annotated["Period", strawberry.lazy("headway.graph.planning")]
AReview: TypeAlias = Annotated["Review", strawberry.lazy("headway.graph.reviewing.reviews")]


@strawberry.type(description="How many people and forms there are, within what the viewer may see.")
class CycleCounts:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, reads.CycleCounts))
    participants: int = strawberry.field(description="People in the cycle.")
    self_assigned: int = strawberry.field(description="Self reviews given out and not skipped.")
    self_submitted: int = strawberry.field(description="Self reviews handed in.")
    manager_assigned: int = strawberry.field(description="Managers' reviews given out and not skipped.")
    manager_submitted: int = strawberry.field(description="Managers' reviews handed in.")
    shared: int = strawberry.field(description="Managers' reviews shared.")
    acknowledged: int = strawberry.field(description="Managers' reviews acknowledged.")
    signed: int = strawberry.field(description="Managers' reviews whose sign-off has ended.")
    skipped: int = strawberry.field(description="Forms skipped.")
    others_assigned: int = strawberry.field(
        description="Forms of colleagues and reports given out and not skipped, for HR."
    )
    others_submitted: int = strawberry.field(description="Forms of colleagues and reports handed in, for HR.")


@strawberry.type(description="One thing the data check found.")
class CycleProblem:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, checking.CycleProblem))
    code: CycleProblemKind = strawberry.field(description="What it is.")  # type: ignore[valid-type]
    message: str = strawberry.field(description="What it means and what to do.")
    settled: bool = strawberry.field(description="Whether it was waived, or somebody was named to write.")
    reason: str = strawberry.field(description="Why it was waived; empty otherwise.")
    employee = person_of(AnEmployee, "employee_id", description="Whom it is about.")
    reviewer = person_of(AnEmployee | None, "reviewer_id", description="Who was named to write about them.")


@strawberry.type(description="Somebody who holds the phase of a cycle up.")
class Stuck:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, stuck_reads.Stuck))
    reason: StuckReason = strawberry.field(description="Why.")  # type: ignore[valid-type]
    words: str = strawberry.field(description="Why, in words.")
    done: int = strawberry.field(description="How many of their forms of this phase are done.")
    of: int = strawberry.field(description="How many forms of this phase they have.")
    nudged: bool = strawberry.field(description="Whether they were reminded today.")
    employee = person_of(AnEmployee, "employee_id", description="Who it is.")


@strawberry.type(description="The days that a step moved as they were before; null where it moved none.")
class CycleDays:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, step_reads.DaysBefore))
    nomination_due_on: date | None = strawberry.field(description="Until when colleagues were proposed.")
    self_due_on: date | None = strawberry.field(description="Until when self reviews were handed in.")
    manager_due_on: date | None = strawberry.field(description="Until when managers' reviews were handed in.")
    calibration_due_on: date | None = strawberry.field(description="Until when ratings were compared.")
    sharing_due_on: date | None = strawberry.field(description="Until when reviews were shared.")
    sign_off_due_on: date | None = strawberry.field(description="Until when reviews were acknowledged.")


@strawberry.type(description="One thing that was done to a cycle.")
class CycleStep:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, step_reads.Step))
    at: datetime = strawberry.field(description="When.")
    words: str = strawberry.field(description="What, as it follows the name of who did it.")
    by = person_of(AnEmployee | None, "employee_id", description="Who did it; null where the server did.")
    undo: CycleAction | None = strawberry.field(  # type: ignore[valid-type]
        description="What takes it back now; null where nothing does."
    )
    days_before: CycleDays | None = strawberry.field(
        description="The days it moved as they were before, to be sent to `changeCycleDays`; null unless that takes it back."
    )


@strawberry.type(description="How many forms were in at the end of a day.")
class HandedInDay:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, Reached))
    on: date = strawberry.field(description="The day, in UTC.")
    done: int = strawberry.field(description="How many were in.")


@strawberry.type(description="How forms of one kind come in over the days.")
class HandedIn:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, handing_in.HandedIn))
    direction: ReviewDirection = strawberry.field(description="Whose forms.")  # type: ignore[valid-type]
    total: int = strawberry.field(description="How many are given out and not skipped.")
    done: int = strawberry.field(description="How many are in.")
    due_on: date = strawberry.field(description="Their last day.")
    days: list[HandedInDay] = strawberry.field(description="Day by day from the launch on.")
    low: int | None = strawberry.field(
        description="At least so many are in on the last day in 9 of 10 cases, if it goes on as before; null while that is not known."
    )
    high: int | None = strawberry.field(
        description="At most so many are in on the last day in 9 of 10 cases, if it goes on as before; null while that is not known."
    )


@strawberry.type(description="A department of people in a cycle.")
class ParticipantDepartment:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, reads.DepartmentCount))
    people: int = strawberry.field(description="How many of them there are, within what the viewer may see.")
    department = to_one(
        ADepartment | None, visible_departments, "department_id", description="The department then."
    )


@strawberry.type(description="One round of reviews over a period.")
class ReviewCycle(Node):
    is_type_of = views(models.ReviewCycle, access.visible_cycles)
    name: str = strawberry.field(description="What people call it.")
    kind: CycleKind = strawberry.field(description="What occasion it is for.")  # type: ignore[valid-type]
    state: CycleState = strawberry.field(description="Where it is in its life.")  # type: ignore[valid-type]
    self_due_on: date = strawberry.field(description="When self reviews are due.")
    manager_due_on: date = strawberry.field(description="When managers' reviews are due.")
    sign_off_due_on: date = strawberry.field(description="When reviews should be acknowledged.")
    nomination_due_on: date | None = strawberry.field(description="Until when colleagues are proposed.")
    calibration_due_on: date | None = strawberry.field(description="Until when ratings are compared.")
    sharing_due_on: date | None = strawberry.field(description="Until when reviews are shared.")
    most_forms: int = strawberry.field(
        description="How many forms about others one person should have at the most; 0 for any number."
    )
    finishes_leavers: bool = strawberry.field(
        description="Whether forms about people who leave are finished; else they do not count."
    )
    launches_at: datetime | None = strawberry.field(
        description="When the forms go out, or went out when it has passed, while the launch is under way."
    )
    self_review_opens: SelfReviewOpens = strawberry.field(  # type: ignore[valid-type]
        description="When managers may read self reviews."
    )
    evidence_for_extremes: bool = strawberry.field(
        description="Whether the lowest and highest rating need evidence."
    )
    realism_required: bool = strawberry.field(
        description="Whether every goal needs a verdict on its realism."
    )
    calibrates: bool = strawberry.field(
        description="Whether ratings are compared in calibration before they are shared."
    )
    fewest_peers: int = strawberry.field(description="How many peers a person should have.")
    most_peers: int = strawberry.field(
        description="How many peers a person may have; 0 where none are asked."
    )
    most_externals: int = strawberry.field(
        description="How many people from outside may write about a person; 0 where none are asked."
    )
    upward: bool = strawberry.field(description="Whether reports write about their manager.")
    smallest_group: int = strawberry.field(
        description="Of how many forms without names anything is shown at the least."
    )
    also_signs: Signer | None = strawberry.field(  # type: ignore[valid-type]
        description="Who signs a review besides the person and who wrote it."
    )
    hired_from: date | None = strawberry.field(
        description="Of the departments, only who was hired on this day or later."
    )
    hired_to: date | None = strawberry.field(
        description="Of the departments, only who was hired on this day or earlier."
    )
    launched_at: datetime | None = strawberry.field(description="When the forms were given out.")
    closed_at: datetime | None = strawberry.field(description="When it was closed.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    period = to_one(APeriod, visible_periods, "period_id", description="The period it looks at.")
    template = to_one(
        ReviewTemplate, access.visible_templates, "template_id", description="The questionnaire."
    )
    counts = computed(
        CycleCounts,
        reads.counts,
        default=reads.CycleCounts(),
        description="How far it is, within what the viewer may see.",
    )

    @strawberry.field(
        graphql_type=list[CycleProblem],
        description="What the data check finds before the launch, and who got no reviewer after it; for who runs the cycle.",
    )
    async def problems(
        self, info: Info, row: strawberry.Parent[models.ReviewCycle], first: First = 100
    ) -> list[checking.CycleProblem]:
        if not 1 <= first <= 100:
            raise bad_request(f"`first` is {first}; ask for 1 to 100.")
        return (await _problems(info, row))[:first]

    problem_count = computed(
        int,
        checking.problems,
        default=(),
        show=checking.open_ones,
        by_row=True,
        description="How many problems are not settled.",
    )
    handed_in = computed(
        list[HandedIn],
        handing_in.handed_in,
        default=(),
        by_row=True,
        description="How self reviews and managers' reviews come in over the days; for who runs the cycle.",
    )
    departments = computed(
        list[ParticipantDepartment],
        reads.departments,
        default=(),
        description="The departments of its people, with how many there are in each.",
    )
    forms_made = computed(
        int,
        reads.forms_made,
        default=0,
        description="For how many people the forms are made, while the launch is under way.",
    )

    @strawberry.field(
        graphql_type=list[Stuck],
        description="Who holds the phase up, what is due first, first; for who runs the cycle.",
    )
    async def stuck(
        self, info: Info, row: strawberry.Parent[models.ReviewCycle], first: First = 20
    ) -> list[stuck_reads.Stuck]:
        if not 1 <= first <= stuck_reads.MOST:
            raise bad_request(f"`first` is {first}; ask for 1 to {stuck_reads.MOST}.")
        found = await value(info, stuck_reads.stuck, row, stuck_reads.StuckList())
        return list(found.first[:first])

    stuck_count = computed(
        int,
        stuck_reads.stuck,
        default=stuck_reads.StuckList(),
        show=stuck_reads.total,
        by_row=True,
        description="How many people hold the phase up; for who runs the cycle.",
    )

    last_steps = computed(
        list[CycleStep],
        step_reads.steps,
        default=(),
        by_row=True,
        description="The last ten things done to it and to its calibration, newest first; for who runs the cycle.",
    )

    @paged(Connection[Participant], by="cycle_id", description="Who takes part.")
    def participants(
        self,
        info: Info,
        row: strawberry.Parent[models.ReviewCycle],
        first: First = 50,
        after: After = None,
        search: Annotated[
            str | None, strawberry.argument(description="The beginnings of words of the name.")
        ] = None,
        where: Annotated[ParticipantFilter | None, strawberry.argument(description="Which people.")] = None,
        order: Annotated[
            ParticipantOrder, strawberry.argument(description="Sorted how.")
        ] = ParticipantOrder.NAME,
    ) -> Listing[models.Participant]:
        people = access.visible_participants(info.context.actor).filter(named(search))
        found = people.filter(of_participants(info.context.actor, where or ParticipantFilter()))
        return Listing(found, PARTICIPANT_COLUMNS[order], first, after)

    closed_data_changes = to_many(
        ClosedDataChange,
        access.visible_closed_data,
        "cycle_id",
        order=("recorded_at", "id"),
        first=100,
        description="What was recorded about its days after it had closed, for HR in scope.",
    )
    allowed_actions = computed(
        list[CycleAction],  # type: ignore[valid-type]
        reads.allowed_actions,
        default=(),
        by_row=True,
        description="What the viewer may do with it now.",
    )


async def _problems(info: Info, row: models.ReviewCycle) -> list[checking.CycleProblem]:
    none: list[checking.CycleProblem] = []
    return await value(info, checking.problems, row, none)
