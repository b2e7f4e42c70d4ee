"""Cycles in the graph: their people, numbers and problems."""

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final, TypeAlias

import strawberry
from tortoise.expressions import Q

from headway.graph.batching import value
from headway.graph.context import Info
from headway.graph.edges import computed, paged, to_many, to_one
from headway.graph.ids import key_of
from headway.graph.relay import After, Connection, First, Listing, Node, bad_request, views
from headway.graph.reviewing.closed_data import ClosedDataChange
from headway.graph.reviewing.enums import (
    CycleAction,
    CycleKind,
    CycleProblemKind,
    CycleState,
    ManagerChoice,
    SelfReviewOpens,
    Signer,
    StuckReason,
)
from headway.graph.reviewing.others import CombinedRating, ExternalReviewer, Nomination, Others
from headway.graph.reviewing.people import ADepartment, AnEmployee, person_of
from headway.graph.reviewing.templates import ReviewTemplate
from headway.graph.words import described
from headway.people.access import visible_departments
from headway.planning.access import visible_periods
from headway.platform.text import words
from headway.reviewing import access, models
from headway.reviewing.reads import checking, combining
from headway.reviewing.reads import cycles as reads
from headway.reviewing.reads import externals as external_reads
from headway.reviewing.reads import nominations as nomination_reads
from headway.reviewing.reads import others as others_reads
from headway.reviewing.reads import stuck as stuck_reads
from headway.reviewing.reads.reviews import forms_of_managers, self_reviews

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


@strawberry.type(description="A change of manager while a cycle runs.")
class ManagerChange(Node):
    is_type_of = views(models.ManagerChange, access.visible_manager_changes)
    changed_on: date = strawberry.field(description="The first day with the new manager.")
    choice: ManagerChoice = strawberry.field(description="Who writes.")  # type: ignore[valid-type]
    decided_at: datetime | None = strawberry.field(
        description="When HR decided; null while both write by default."
    )
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    former = person_of(AnEmployee | None, "former_id", description="The manager before.")
    successor = person_of(AnEmployee, "successor_id", description="The manager since.")


@strawberry.type(description="A person in a cycle as they were at its launch.")
class Participant(Node):
    is_type_of = views(models.Participant, access.visible_participants)
    title: str = strawberry.field(description="Their title then.")
    level: int | None = strawberry.field(description="Their level then.")
    employee = person_of(AnEmployee, "employee_id", description="The person.")
    manager = person_of(AnEmployee | None, "manager_id", description="Their manager then.")
    department = to_one(
        ADepartment | None, visible_departments, "department_id", description="Their department then."
    )
    self_review = computed(
        AReview | None, self_reviews, description="Their self review, if the viewer may know of it."
    )
    manager_review = computed(
        AReview | None, forms_of_managers, description="The manager's review, if the viewer may know of it."
    )
    manager_reviews = to_many(
        AReview,
        access.visible_forms_of_managers,
        "participant_id",
        order=("created_at", "id"),
        first=20,
        description="All managers' forms about them that the viewer may know of, those given away included.",
    )
    manager_changes = to_many(
        ManagerChange,
        access.visible_manager_changes,
        "participant_id",
        order=("changed_on", "id"),
        first=20,
        description="Their changes of manager in the cycle, as far as the viewer may know.",
    )
    nominations = to_many(
        Nomination,
        access.visible_nominations,
        "participant_id",
        order=("created_at", "id"),
        first=100,
        description="Who is proposed as their peer, as far as the viewer may know.",
    )
    externals = to_many(
        ExternalReviewer,
        access.visible_external_reviewers,
        "participant_id",
        order=("created_at", "id"),
        first=100,
        description="Who is invited from outside to write about them, as far as the viewer may know.",
    )
    can_invite = computed(
        bool,
        external_reads.inviting,
        default=False,
        description="Whether the viewer may invite somebody from outside for them now.",
    )
    can_propose = computed(
        bool,
        nomination_reads.proposing,
        default=False,
        description="Whether the viewer may propose peers for them now.",
    )
    others = computed(
        list[Others],
        others_reads.told_of,
        default=(),
        description="What colleagues and reports said, without names, as far as enough did and the viewer reads it.",
    )
    combined = computed(
        CombinedRating | None,
        combining.combined_ratings,
        description="The rating of all managers together where several rate, once the viewer reads all of them.",
    )


class ParticipantOrder(StrEnum):
    """How the people of a cycle are sorted."""

    NAME = "NAME"
    TITLE = "TITLE"


described(
    ParticipantOrder,
    "How the people of a cycle are sorted.",
    NAME="By name.",
    TITLE="By their title then, then by name.",
)
PARTICIPANT_COLUMNS: Final = {
    ParticipantOrder.NAME: ("search_name", "id"),
    ParticipantOrder.TITLE: ("title", "search_name", "id"),
}


@strawberry.input(description="Which people of a cycle; every condition must hold.")
class ParticipantFilter:
    department_id: strawberry.ID | None = strawberry.field(
        default=None, description="In this department itself, then."
    )
    manager_id: strawberry.ID | None = strawberry.field(
        default=None, description="Reporting directly to this person, then."
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
        people = access.visible_participants(info.context.actor).filter(_named(search))
        found = people.filter(_of_participants(where or ParticipantFilter()))
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


def _of_participants(where: ParticipantFilter) -> Q:
    wanted = Q()
    if where.department_id is not None:
        wanted &= Q(department_id=key_of(where.department_id, "Department", "where", "department_id"))
    if where.manager_id is not None:
        wanted &= Q(manager_id=key_of(where.manager_id, "Employee", "where", "manager_id"))
    return wanted


def _named(search: str | None) -> Q:
    text = (search or "").strip()
    if len(text) > 200 or "\0" in text:
        raise bad_request(
            "`search` is too long or holds a character that no name has. Search for fewer words."
        )
    begin = (Q(search_name__startswith=word) | Q(search_name__contains=f" {word}") for word in words(text))
    return Q(*begin)
