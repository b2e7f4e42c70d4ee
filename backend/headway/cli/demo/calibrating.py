"""A round of ratings for Customer Support whose managers sit together right now: some are talked through, some were moved."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from headway.cli.demo.answering import Form, answer
from headway.cli.demo.company import Company, Person
from headway.cli.demo.cycle_steps import add_steps
from headway.cli.demo.drawing import Draw
from headway.cli.demo.feedback import Said
from headway.cli.demo.goals import Made
from headway.cli.demo.periods import HalfYear
from headway.cli.demo.reviews import Reviewing
from headway.cli.demo.words.calibration import MOVED_DOWN, MOVED_UP, STAYED
from headway.reviewing.models import (
    CalibrationChange,
    CalibrationPlace,
    CalibrationSession,
    Participant,
    Review,
    ReviewCycle,
)
from headway.reviewing.rules import (
    CalibrationState,
    ChangeKind,
    CycleKind,
    CycleState,
    PlaceState,
    Potential,
    ReviewDirection,
    ReviewState,
)
from headway.reviewing.rules.calibrating import ANSWER_WITHIN_DAYS, Entry, Placed, after

GUIDANCE: Final = ((5, 2, 10), (4, 15, 25), (3, 50, 65), (2, 8, 15), (1, 0, 5))
POTENTIAL: Final = ((Potential.HIGH, 25), (Potential.MEDIUM, 50), (Potential.LOW, 25))


class Calibrating:
    """Gathers the people of the round, and writes it at the end, so that all the rest is as it would be without it."""

    def __init__(self, company: Company, reviewing: Reviewing, draw: Draw) -> None:
        self.company, self.reviewing, self.draw = company, reviewing, draw
        self.lead = company.cast["support"]
        self.people: list[tuple[Person, HalfYear, Sequence[Made], Sequence[Said]]] = []
        self.logged = 0

    def person(self, person: Person, period: HalfYear, goals: Sequence[Made], said: Sequence[Said]) -> None:
        """Take somebody in who works for the lead today and knows their manager for a while."""
        led = person.manager is self.lead or (person.manager and person.manager.manager is self.lead)
        if led and person.status == "ACTIVE" and period.running and person.takes_part(period):
            self.people.append((person, period, [goal for goal in goals if goal.agreed], said))

    def write(self) -> None:
        """The cycle, a form about each person, and the session."""
        if not self.people:
            return
        company, own = self.company, self.draw
        company.draw, kept = own, company.draw
        today = company.today
        period = self.people[0][1]
        at = own.instant(today - timedelta(40), 9, 10)
        cycle, session = own.id(), own.id()
        company.add(
            ReviewCycle, at, id=cycle, name=f"Ratings of Customer Support, {period.name}", kind=CycleKind.AD_HOC,
            period_id=period.id, template_id=self.reviewing.template, state=CycleState.CALIBRATION,
            self_due_on=today - timedelta(26), manager_due_on=today - timedelta(9), sign_off_due_on=today + timedelta(20),
            calibrates=True, launched_at=at, version=5,
        )  # fmt: skip
        add_steps(company, cycle, CycleState.CALIBRATION, at, today - timedelta(26), today - timedelta(9))
        opened = own.instant(company.yesterday, 9, 10)
        company.happened(opened, self.lead, "open_calibration", "CalibrationSession", session)
        guidance = [{"value": value, "least": least, "most": most} for value, least, most in GUIDANCE]
        company.add(
            CalibrationSession, at, opened, id=session, cycle_id=cycle, lead_id=self.lead.id, name="Customer Support",
            state=CalibrationState.OPEN, guidance=guidance, opened_at=opened, version=2,
        )  # fmt: skip
        numbers = own.some(range(1, len(self.people) + 1), len(self.people))
        for number, one in zip(numbers, self.people, strict=True):
            self._place(cycle, session, number, *one)
        company.draw = kept

    def _place(
        self, cycle: str, session: str, number: int, person: Person, period: HalfYear, goals: Sequence[Made], said: Sequence[Said]
    ) -> None:  # fmt: skip
        company, draw = self.company, self.draw
        manager = person.manager or self.lead
        participant, place = draw.id(), draw.id()
        at = draw.instant(company.today - timedelta(40), 9, 10)
        company.out.add(
            Participant, id=participant, cycle_id=cycle, employee_id=person.id, manager_id=manager.id,
            department_id=person.place.id, name=person.name, search_name=person.search_name, title=person.title,
            level=person.level, role_profile_id=None, added_at=at,
        )  # fmt: skip
        form = Form(draw.id(), ReviewDirection.MANAGER, person, manager, period, goals, said)
        written = draw.instant(company.today - timedelta(draw.whole(10, 16)))
        submitted = (
            answer(company, form, self.reviewing.questions[ReviewDirection.MANAGER], written, half=False) or 3
        )
        placed, moves = self._moves(submitted, own=manager is self.lead)
        company.add(
            Review, at, written, id=form.id, cycle_id=cycle, participant_id=participant, reviewee_id=person.id,
            reviewer_id=manager.id, direction=ReviewDirection.MANAGER, state=ReviewState.SUBMITTED,
            due_on=company.today - timedelta(9), started_at=written, submitted_at=written, overall_rating=submitted, version=3,
        )  # fmt: skip
        moment = draw.instant(company.yesterday, 10, 12)
        company.add(
            CalibrationPlace, at, moment, id=place, session_id=session, participant_id=participant, review_id=form.id,
            employee_id=person.id, reviewer_id=manager.id, number=number, submitted_rating=submitted, rating=placed.rating,
            potential=placed.potential, state=placed.state, answer=placed.answer, version=2 + len(moves),
            answer_due_on=company.today + timedelta(ANSWER_WITHIN_DAYS) if placed.answer else None,
            placed_at=moment if moves else None,
        )  # fmt: skip
        for entry, reason in moves:
            self.logged += 1
            company.out.add(
                CalibrationChange, id=draw.id(), session_id=session, place_id=place, number=self.logged, at=moment,
                by_id=self.lead.id, kind=entry.kind, rating=entry.rating, potential=entry.potential, state=entry.state,
                own=entry.own, reason=reason,
            )  # fmt: skip

    def _moves(self, submitted: int, *, own: bool) -> tuple[Placed, list[tuple[Entry, str]]]:
        """Two thirds are placed in the grid, a few of them with another rating, which the form has only then."""
        placed = Placed(submitted, submitted)
        if self.draw.chance(0.35):
            return placed, []
        up, down = self.draw.chance(0.12) and submitted < 5, self.draw.chance(0.1) and submitted > 1
        rating = submitted + up - (down and not up)
        words = MOVED_UP if rating > submitted else MOVED_DOWN if rating < submitted else STAYED
        entry = Entry(ChangeKind.PLACED, rating=rating, potential=self.draw.weighted(POTENTIAL), own=own)
        moves = [(entry, self.draw.of(words))]
        if self.draw.chance(0.1):
            moves.append((Entry(ChangeKind.MARKED, state=PlaceState.COME_BACK), ""))
        for one, _ in moves:
            placed = after(placed, one)
        return placed, moves
