"""Review cycles: finished ones over closed periods, and the running one with forms in every state."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from headway.cli.demo.answering import Form, answer
from headway.cli.demo.company import Company, Person, noon
from headway.cli.demo.cycle_steps import add_steps
from headway.cli.demo.drawing import workday
from headway.cli.demo.feedback import Said
from headway.cli.demo.goals import Made
from headway.cli.demo.periods import NOW, HalfYear
from headway.cli.demo.questionnaires import GAP, plant_questionnaires
from headway.cli.demo.records import role_of
from headway.cli.demo.standards import Judging
from headway.cli.demo.words.reviews import AGREE, DISAGREE, SKIPPED, UNREACHABLE
from headway.reviewing.models import Participant, Review, ReviewCycle
from headway.reviewing.rules import (
    Agreement,
    CycleKind,
    CycleState,
    ReviewDirection,
    ReviewState,
    SelfReviewOpens,
)
from headway.reviewing.rules.anonymity import NAMED
from headway.reviewing.rules.templates import QuestionDraft

# How far the self review and the manager's form of the cast are.
CAST_FORMS: Final = {
    "priya": (ReviewState.IN_PROGRESS, ReviewState.ASSIGNED),
    "day": (ReviewState.SUBMITTED, ReviewState.SUBMITTED),
    "tomas": (ReviewState.SUBMITTED, ReviewState.SUBMITTED),
    "jonas": (ReviewState.SUBMITTED, ReviewState.SUBMITTED),
    "night": (ReviewState.ASSIGNED, ReviewState.ASSIGNED),
    "meiling": (ReviewState.SUBMITTED, ReviewState.ASSIGNED),
    "hannah": (ReviewState.SUBMITTED, ReviewState.ASSIGNED),
    "grace": (ReviewState.SUBMITTED, ReviewState.IN_PROGRESS),
    "support": (ReviewState.IN_PROGRESS, ReviewState.ASSIGNED),
}
SELF: Final = ((ReviewState.SUBMITTED, 50), (ReviewState.IN_PROGRESS, 26), (ReviewState.ASSIGNED, 24))
MANAGER: Final = ((ReviewState.ASSIGNED, 44), (ReviewState.SUBMITTED, 32), (ReviewState.IN_PROGRESS, 24))


@dataclass(frozen=True, slots=True)
class Cycle:
    """A cycle with its dates."""

    id: str
    period: HalfYear
    launched_on: date
    self_due_on: date
    manager_due_on: date
    sign_off_due_on: date


class Reviewing:
    """The template and the cycles, written first."""

    def __init__(self, company: Company) -> None:
        self.company, self.standards = company, Judging(company)
        self.questions: dict[ReviewDirection, list[tuple[str, QuestionDraft]]] = {
            way: [] for way in ReviewDirection
        }
        # The place of each person in each cycle.
        self.places: dict[tuple[str, str], str] = {}
        # What the manager gave, by person and period.
        self.ratings: dict[tuple[str, int], int] = {}
        self.template = self._template()
        first = NOW - company.detail.reviewed
        self.cycles = {
            period.number: self._cycle(period, self.template) for period in company.periods[first : NOW + 1]
        }

    def _template(self) -> str:
        template, asked = plant_questionnaires(self.company)
        support = max(
            place for place, (_, it) in enumerate(asked) if it.section == "Support" and it.direction in NAMED
        )
        self.standards.ask(template, support * GAP + 1)
        for id, question in asked:
            self.questions[question.direction].append((id, question))
        return template

    def _cycle(self, period: HalfYear, template: str) -> Cycle:
        company, end, today = self.company, period.ends_on, self.company.today
        if period.running:
            days = (today - timedelta(21), today + timedelta(5), today + timedelta(12), today + timedelta(30))
        else:
            days = (end - timedelta(24), end + timedelta(7), end + timedelta(21), end + timedelta(35))
        cycle = Cycle(company.draw.id(), period, workday(days[0]), *days[1:])
        closed_at = None if period.running else noon(workday(end + timedelta(40)))
        launched = company.draw.instant(cycle.launched_on, 9, 10)
        recent = period.number >= NOW - 1
        company.add(
            ReviewCycle, launched - timedelta(days=3), closed_at or launched, id=cycle.id, name=f"Half-year review {period.name}",
            kind=CycleKind.HALF_YEAR, period_id=period.id, template_id=template,
            state=CycleState.COLLECTING if period.running else CycleState.CLOSED, self_due_on=cycle.self_due_on,
            manager_due_on=cycle.manager_due_on, sign_off_due_on=cycle.sign_off_due_on,
            self_review_opens=SelfReviewOpens.AFTER_OWN_DRAFT, launched_at=launched, closed_at=closed_at,
            fewest_peers=3 if recent else 0, most_peers=6 if recent else 0, most_externals=4 if period.running else 0,
            upward=recent,
            version=3 if period.running else 7,
        )  # fmt: skip
        if period.running:
            add_steps(
                company, cycle.id, CycleState.COLLECTING, launched, cycle.self_due_on, cycle.manager_due_on
            )
        return cycle

    def review(self, person: Person, period: HalfYear, goals: list[Made], said: list[Said]) -> str | None:
        """Both forms about a person in a period; the id of the manager's once it is shared."""
        cycle = self.cycles.get(period.number)
        if (
            cycle is None
            or (person.status == "LEFT" and period.running)
            or not (period.running or person.takes_part(period))
        ):
            return None
        company = self.company
        manager = person.manager_on(cycle.launched_on)
        reviewer = manager or company.cast["hr"]
        participant = company.draw.id()
        if period.number >= NOW - 1:
            self.places[cycle.id, person.id] = participant
        company.out.add(
            Participant, id=participant, cycle_id=cycle.id, employee_id=person.id, manager_id=manager.id if manager else None,
            department_id=person.place.id, name=person.name, search_name=person.search_name, title=person.title,
            level=person.level, role_profile_id=company.role_ids[role_of(person.title)], added_at=company.draw.instant(cycle.launched_on, 9, 9),
        )  # fmt: skip
        self.standards.kept(cycle.id, period, person)
        both = _Both(
            company, cycle, participant, person, reviewer, [goal for goal in goals if goal.agreed], said
        )
        if period.running:
            self._running(both)
            return None
        return self._closed(both)

    def _closed(self, both: "_Both") -> str:
        draw, cycle = self.company.draw, both.cycle
        shared_at = draw.instant(workday(cycle.manager_due_on + timedelta(draw.whole(2, 6))))
        skipped = draw.chance(0.03)
        self._form(
            both, ReviewDirection.SELF, ReviewState.SKIPPED if skipped else ReviewState.SHARED, shared_at
        )
        state = ReviewState.SHARED if draw.chance(0.04) else ReviewState.ACKNOWLEDGED
        return self._form(both, ReviewDirection.MANAGER, state, shared_at)

    def _running(self, both: "_Both") -> None:
        draw, person = self.company.draw, both.person
        own, managers = CAST_FORMS.get(person.key) or (draw.weighted(SELF), draw.weighted(MANAGER))
        if person.status == "ON_LEAVE":
            own, managers = ReviewState.SKIPPED, ReviewState.ASSIGNED
        elif not both.goals and managers is ReviewState.SUBMITTED:
            managers = ReviewState.ASSIGNED
        self._form(both, ReviewDirection.SELF, own, None)
        self._form(both, ReviewDirection.MANAGER, managers, None)

    def _form(
        self, both: "_Both", direction: ReviewDirection, state: ReviewState, shared_at: datetime | None
    ) -> str:
        company, draw, person = self.company, self.company.draw, both.person
        by_self = direction is ReviewDirection.SELF
        writer = person if by_self else both.reviewer
        form = Form(draw.id(), direction, person, writer, both.cycle.period, both.goals, both.said)
        launched = draw.instant(both.cycle.launched_on, 10, 12)
        started, submitted = _written(company, both.cycle, by_self=by_self)
        if state in {ReviewState.ASSIGNED, ReviewState.SKIPPED}:
            started = submitted = None
        elif state is ReviewState.IN_PROGRESS:
            submitted = None
        rating = None
        acknowledged = _acknowledged(company, state, shared_at)
        at = submitted or started or launched
        if started:
            asked = self.questions[direction]
            rating = answer(company, form, asked, at, half=submitted is None)
        if submitted:
            self.standards.judge(form, both.cycle.id, submitted)
        company.add(
            Review, launched, acknowledged or shared_at or at, id=form.id, cycle_id=both.cycle.id,
            participant_id=both.participant, reviewee_id=person.id, reviewer_id=writer.id, direction=direction, state=state,
            due_on=both.cycle.self_due_on if by_self else both.cycle.manager_due_on, started_at=started,
            submitted_at=submitted, shared_at=shared_at if submitted else None, acknowledged_at=acknowledged,
            overall_rating=rating if submitted else None, release_id=None, weight=None, version=1 + sum(map(bool, (started, submitted, shared_at, acknowledged))),
            **_last_words(company, state, by_self=by_self),
        )  # fmt: skip
        if submitted and rating and not by_self:
            self.ratings[person.id, both.cycle.period.number] = rating
        if submitted:
            company.happened(submitted, writer, "submit_review", "Review", form.id, state="SUBMITTED")
        elif started:
            company.happened(started, writer, "start_review", "Review", form.id, state="IN_PROGRESS")
        return form.id


@dataclass(frozen=True, slots=True)
class _Both:
    """What the self review and the manager's form of a person share."""

    company: Company
    cycle: Cycle
    participant: str
    person: Person
    reviewer: Person
    goals: list[Made]
    said: list[Said]


def _written(company: Company, cycle: Cycle, *, by_self: bool) -> tuple[datetime | None, datetime | None]:
    """When a form was started and handed in."""
    draw = company.draw
    first = cycle.launched_on + timedelta(2 if by_self else 7)
    last = min(company.yesterday - timedelta(2), cycle.self_due_on if by_self else cycle.manager_due_on)
    started = draw.instant(draw.day(first, last - timedelta(3)))
    submitted = draw.instant(draw.day(started.date(), last) + timedelta(1))
    return started, submitted


def _acknowledged(company: Company, state: ReviewState, shared_at: datetime | None) -> datetime | None:
    if state is not ReviewState.ACKNOWLEDGED or shared_at is None:
        return None
    return shared_at + timedelta(days=company.draw.whole(1, 8), minutes=company.draw.whole(0, 300))


def _last_words(company: Company, state: ReviewState, *, by_self: bool) -> dict[str, object]:
    """What the person answered, or why there is no answer."""
    draw = company.draw
    if state is ReviewState.ACKNOWLEDGED:
        agree = not draw.chance(0.07)
        comment = draw.of(AGREE if agree else DISAGREE)
        return {
            "agreement": Agreement.AGREE if agree else Agreement.DISAGREE,
            "acknowledgement_comment": comment,
        }
    if state is ReviewState.SKIPPED:
        return {"skip_reason": draw.of(SKIPPED)}
    if state is ReviewState.SHARED and not by_self:
        return {"skip_reason": draw.of(UNREACHABLE)}
    return {}
