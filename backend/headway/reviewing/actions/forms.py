"""The forms that a launch gives out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from headway.people.access import dotted_lines, visible_colleagues
from headway.people.rules.vocabulary import EmployeeStatus
from headway.platform import clock
from headway.platform.actor import Actor
from headway.reviewing.models import Question, Review, ReviewCycle
from headway.reviewing.reads.cycles import Person
from headway.reviewing.rules import QuestionKind, ReviewDirection, ReviewState
from headway.reviewing.rules.anonymity import gives_upward
from headway.reviewing.rules.combining import asks, share_of_manager
from headway.reviewing.rules.launching import reviewer_of

ON_LEAVE = "On leave when the cycle was launched."


def forms_about(cycle: ReviewCycle, person: Person, participant: UUID, stand_in: UUID | None) -> list[Review]:
    """The self review, and the manager's form where somebody is there to write it."""
    facts = person.facts
    common = _common(cycle, participant, facts.employee)
    about_self = Review(
        **common,
        reviewer_id=facts.employee,
        direction=ReviewDirection.SELF,
        due_on=cycle.self_due_on,
        state=ReviewState.SKIPPED if facts.on_leave else ReviewState.ASSIGNED,
        skip_reason=ON_LEAVE if facts.on_leave else "",
    )
    reviewer = reviewer_of(facts, stand_in)
    if reviewer is None:
        return [about_self]
    by_manager = Review(
        **common, reviewer_id=reviewer, direction=ReviewDirection.MANAGER, due_on=cycle.manager_due_on
    )
    return [about_self, by_manager]


async def forms_of_reports(
    actor: Actor, cycle: ReviewCycle, participants: Mapping[UUID, UUID]
) -> list[Review]:
    """A form for each report who is at work about a manager who takes part, where enough of them could be shown together."""
    at_work = visible_colleagues(actor).exclude(status=EmployeeStatus.ON_LEAVE)
    reports: dict[UUID, list[UUID]] = defaultdict(list)
    rows = at_work.filter(manager_id__isnull=False).order_by("search_name", "id")
    for report, manager in await rows.values_list("id", "manager_id"):
        reports[manager].append(report)
    return [
        form_without_name(cycle, participant, manager, report, ReviewDirection.UPWARD)
        for manager, participant in participants.items()
        if gives_upward(len(reports[manager]), peers=cycle.most_peers > 0, smallest=cycle.smallest_group)
        for report in reports[manager]
    ]


async def forms_of_dotted_lines(cycle: ReviewCycle, participants: Mapping[UUID, UUID]) -> list[Review]:
    """A form for each manager by a dotted line, with the share of today, where the questionnaire asks them anything.

    Who only comments gets one where there is something to write and not only to rate.
    """
    asked = Question.filter(template_id=cycle.template_id, direction=ReviewDirection.DOTTED)
    kinds = {QuestionKind(kind) for (kind,) in await asked.distinct().values_list("kind")}
    if not kinds:
        return []
    lines = await dotted_lines().filter(employee_id__in=list(participants)).order_by("manager__search_name")
    way = ReviewDirection.DOTTED
    return [
        Review(
            **_common(cycle, participants[line.employee_id], line.employee_id),
            reviewer_id=line.manager_id, direction=way, due_on=cycle.manager_due_on, weight=line.weight,
        )
        for line in lines
        if any(asks(kind, way, line.weight) for kind in kinds)
    ]  # fmt: skip


def weigh(forms: Iterable[Review]) -> None:
    """Give each manager's form the share that the dotted lines about the same person leave."""
    dotted: dict[UUID, list[int]] = defaultdict(list)
    led = []
    for form in forms:
        if form.direction is ReviewDirection.DOTTED:
            dotted[form.participant_id].append(form.weight or 0)
        elif form.direction is ReviewDirection.MANAGER:
            led.append(form)
    for form in led:
        form.weight = share_of_manager(dotted[form.participant_id])


def form_without_name(
    cycle: ReviewCycle, participant: UUID, about: UUID, by: UUID, direction: ReviewDirection
) -> Review:
    """The form of a peer or a report, due with the self reviews."""
    common = _common(cycle, participant, about)
    return Review(**common, reviewer_id=by, direction=direction, due_on=cycle.self_due_on)


def _common(cycle: ReviewCycle, participant: UUID, about: UUID) -> dict[str, Any]:
    now = clock.now()
    return {
        "cycle_id": cycle.id,
        "participant_id": participant,
        "reviewee_id": about,
        "created_at": now,
        "updated_at": now,
    }
