"""People in a cycle in the graph: as they were at its launch, their forms, and which of them a list shows."""

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final, TypeAlias

import strawberry
from tortoise.expressions import Q

from headway.graph.edges import computed, to_many, to_one
from headway.graph.ids import key_of
from headway.graph.relay import Node, bad_request, views
from headway.graph.reviewing.enums import (
    ManagerChoice,
    ReviewDirection,
)
from headway.graph.reviewing.others import CombinedRating, ExternalReviewer, Nomination, Others
from headway.graph.reviewing.people import ADepartment, AnEmployee, person_of
from headway.graph.words import described
from headway.people.access import visible_departments
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.text import words
from headway.reviewing import access, models
from headway.reviewing.reads import combining
from headway.reviewing.reads import cycles as reads
from headway.reviewing.reads import externals as external_reads
from headway.reviewing.reads import nominations as nomination_reads
from headway.reviewing.reads import others as others_reads
from headway.reviewing.reads.reviews import forms_of_managers, self_reviews

if TYPE_CHECKING:
    from headway.graph.planning import Period
    from headway.graph.reviewing.reviews import Review

APeriod: TypeAlias = Annotated["Period", strawberry.lazy("headway.graph.planning")]
AReview: TypeAlias = Annotated["Review", strawberry.lazy("headway.graph.reviewing.reviews")]


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
    missing: ReviewDirection | None = strawberry.field(  # type: ignore[valid-type]
        default=None,
        description="With a form of this kind, among those the viewer knows of, that is not handed in.",
    )
    late: bool | None = strawberry.field(
        default=None, description="Whether a form about them, among those the viewer knows of, is late."
    )
    manager_changed: bool | None = strawberry.field(
        default=None,
        description="Whether their manager changed since and it is not decided who writes, as far as the viewer may know.",
    )


def of_participants(actor: Actor, where: ParticipantFilter) -> Q:
    wanted = Q()
    if where.missing is not None:
        wanted &= reads.with_open_form(actor, direction=where.missing)  # type: ignore[unreachable]  # enums of the graph are untyped
    if where.late is not None:
        late = reads.with_open_form(actor, due_on__lt=clock.today())
        wanted &= late if where.late else ~late
    if where.manager_changed is not None:
        changed = reads.with_undecided_change(actor)
        wanted &= changed if where.manager_changed else ~changed
    if where.department_id is not None:
        wanted &= Q(department_id=key_of(where.department_id, "Department", "where", "department_id"))
    if where.manager_id is not None:
        wanted &= Q(manager_id=key_of(where.manager_id, "Employee", "where", "manager_id"))
    return wanted


def named(search: str | None) -> Q:
    text = (search or "").strip()
    if len(text) > 200 or "\0" in text:
        raise bad_request(
            "`search` is too long or holds a character that no name has. Search for fewer words."
        )
    begin = (Q(search_name__startswith=word) | Q(search_name__contains=f" {word}") for word in words(text))
    return Q(*begin)
