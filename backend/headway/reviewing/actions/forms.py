"""The forms that a launch gives out, and those that come later."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from headway.people.access import dotted_lines, visible_colleagues
from headway.people.rules.vocabulary import EmployeeStatus
from headway.planning.access import visible_periods
from headway.platform import clock
from headway.platform.actor import SYSTEM
from headway.reviewing.models import Participant, Question, Review, ReviewCycle, SettledProblem
from headway.reviewing.rules import QuestionKind, ReviewDirection, ReviewState
from headway.reviewing.rules.anonymity import gives_upward
from headway.reviewing.rules.combining import asks, share_of_manager
from headway.reviewing.rules.launching import reviewer_of
from headway.reviewing.rules.phases import DUE

ON_LEAVE = "On leave when the cycle was launched."


@dataclass(frozen=True, slots=True)
class Writers:
    """What decides which forms some participants get: who works here, who was named, who joined within the period."""

    stand_in: UUID | None
    starts_on: date
    here: frozenset[UUID]
    on_leave: frozenset[UUID]
    named: Mapping[UUID, UUID] = field(default_factory=dict)
    hired_on: Mapping[UUID, date | None] = field(default_factory=dict)

    @classmethod
    async def of(cls, cycle: ReviewCycle, people: Sequence[Participant]) -> "Writers":
        """Three statements for any number of participants."""
        wanted = {one.employee_id for one in people} | {one.manager_id for one in people if one.manager_id}
        rows = await visible_colleagues(SYSTEM).filter(id__in=wanted).values("id", "status", "hired_on")
        named = SettledProblem.filter(cycle_id=cycle.id, reviewer_id__isnull=False)
        period = await visible_periods(SYSTEM).get(id=cycle.period_id)
        return cls(
            stand_in=cycle.launcher_id,
            starts_on=period.starts_on,
            here=frozenset(row["id"] for row in rows),
            on_leave=frozenset(row["id"] for row in rows if row["status"] == EmployeeStatus.ON_LEAVE),
            named=dict(await named.values_list("employee_id", "reviewer_id")),
            hired_on={row["id"]: row["hired_on"] for row in rows},
        )

    def about(self, person: Participant) -> UUID | None:
        """Who writes the manager's form about somebody."""
        manager = person.manager_id if person.manager_id in self.here else None
        return reviewer_of(person.employee_id, manager, self.named.get(person.employee_id), self.stand_in)

    def from_on(self, person: Participant) -> date | None:
        """The first day that is looked at, for who joined within the period."""
        hired_on = self.hired_on.get(person.employee_id)
        return hired_on if hired_on is not None and hired_on > self.starts_on else None


def forms_about(cycle: ReviewCycle, person: Participant, writers: Writers) -> list[Review]:
    """The self review, and the manager's form where somebody is there to write it."""
    on_leave = person.employee_id in writers.on_leave
    from_on = writers.from_on(person)
    about_self = new_form(cycle, person, person.employee_id, ReviewDirection.SELF, from_on=from_on)
    if on_leave:
        about_self.state, about_self.skip_reason = ReviewState.SKIPPED, ON_LEAVE
    reviewer = writers.about(person)
    if reviewer is None:
        return [about_self]
    return [about_self, new_form(cycle, person, reviewer, ReviewDirection.MANAGER, from_on=from_on)]


async def reports_of(people: Sequence[Participant]) -> dict[UUID, list[UUID]]:
    """Who is at work and reports to each of these, by name."""
    managers = [one.employee_id for one in people]
    at_work = visible_colleagues(SYSTEM).exclude(status=EmployeeStatus.ON_LEAVE)
    reports: dict[UUID, list[UUID]] = defaultdict(list)
    rows = at_work.filter(manager_id__in=managers).order_by("search_name", "id")
    for report, manager in await rows.values_list("id", "manager_id"):
        reports[manager].append(report)
    return reports


async def forms_of_reports(cycle: ReviewCycle, people: Sequence[Participant]) -> list[Review]:
    """A form for each report who is at work about a manager who takes part, where enough of them could be shown together."""
    reports = await reports_of(people)
    return [
        new_form(cycle, person, report, ReviewDirection.UPWARD)
        for person in people
        if gives_upward(
            len(reports[person.employee_id]), peers=cycle.most_peers > 0, smallest=cycle.smallest_group
        )
        for report in reports[person.employee_id]
    ]


async def forms_of_dotted_lines(cycle: ReviewCycle, people: Sequence[Participant]) -> list[Review]:
    """A form for each manager by a dotted line, with the share of today, where the questionnaire asks them anything.

    Who only comments gets one where there is something to write and not only to rate.
    """
    asked = Question.filter(template_id=cycle.template_id, direction=ReviewDirection.DOTTED)
    kinds = {QuestionKind(kind) for (kind,) in await asked.distinct().values_list("kind")}
    if not kinds:
        return []
    about = {one.employee_id: one for one in people}
    lines = await dotted_lines().filter(employee_id__in=list(about)).order_by("manager__search_name")
    way = ReviewDirection.DOTTED
    return [
        new_form(cycle, about[line.employee_id], line.manager_id, way, weight=line.weight)
        for line in lines
        if any(asks(kind, way, line.weight) for kind in kinds)
    ]


async def forms_of(cycle: ReviewCycle, people: Sequence[Participant]) -> list[Review]:
    """All the forms that these participants get at once; those of peers come with their nominations."""
    writers = await Writers.of(cycle, people)
    forms = [form for person in people for form in forms_about(cycle, person, writers)]
    if cycle.upward:
        forms += await forms_of_reports(cycle, people)
    forms += await forms_of_dotted_lines(cycle, people)
    weigh(forms)
    return forms


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


def new_form(
    cycle: ReviewCycle, about: Participant, by: UUID, direction: ReviewDirection, **values: Any
) -> Review:
    """A form, due on the day of its direction."""
    now = clock.now()
    return Review(
        cycle_id=cycle.id,
        participant_id=about.id,
        reviewee_id=about.employee_id,
        reviewer_id=by,
        direction=direction,
        due_on=getattr(cycle, DUE[direction]),
        created_at=now,
        updated_at=now,
        **values,
    )
