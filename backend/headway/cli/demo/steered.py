"""Rounds that HR meets while it runs cycles: drafted, ready, with managers behind, to be shared, and to be signed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from headway.cli.demo.answering import Form, answer
from headway.cli.demo.company import Company, Person, noon
from headway.cli.demo.cycle_steps import add_steps
from headway.cli.demo.drawing import Draw, workday
from headway.cli.demo.feedback import Said
from headway.cli.demo.goals import Made
from headway.cli.demo.periods import NOW, HalfYear
from headway.cli.demo.reviews import Reviewing
from headway.cli.demo.words import steered as words
from headway.reviewing.models import (
    CalibrationPlace,
    CalibrationSession,
    ClosedDataChange,
    ExternalReviewer,
    ManagerChange,
    Nomination,
    Participant,
    Review,
    ReviewCycle,
    SettledProblem,
)
from headway.reviewing.rules import (
    Agreement,
    CalibrationState,
    ClosedDataKind,
    CycleKind,
    CycleProblemKind,
    CycleState,
    ExternalState,
    ManagerChoice,
    NominationState,
    ReviewDirection,
    ReviewState,
)

SELF, MANAGER, DOTTED = ReviewDirection.SELF, ReviewDirection.MANAGER, ReviewDirection.DOTTED
PEER: Final = ReviewDirection.PEER
HANDED_IN: Final = frozenset(ReviewState) - {
    ReviewState.ASSIGNED, ReviewState.IN_PROGRESS, ReviewState.SKIPPED, ReviewState.REASSIGNED, ReviewState.VOID,
}  # fmt: skip
SHARED: Final = frozenset({ReviewState.SHARED, ReviewState.ACKNOWLEDGED})
OUTSIDE: Final = (ExternalState.INVITED, ExternalState.PROPOSED, ExternalState.TURNED_DOWN)
# Weeks from today to the days on which forms of a round are due, and to the end of its sign-off.
Weeks = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody of a round with what can be said of their period."""

    person: Person
    manager: Person
    period: HalfYear
    goals: Sequence[Made]
    said: Sequence[Said]


@dataclass(frozen=True, slots=True)
class Round:
    """A cycle of one department."""

    id: str
    state: CycleState
    launched_on: date
    self_due_on: date
    manager_due_on: date


class Steered:
    """Gathers who works now, and writes at the end, apart, so that all the rest is as it would be without it."""

    def __init__(self, company: Company, reviewing: Reviewing, draw: Draw) -> None:
        self.company, self.reviewing, self.draw = company, reviewing, draw
        self.workers: list[Worker] = []
        # The overall rating of each form that was handed in.
        self.ratings: dict[str, int | None] = {}

    def person(self, person: Person, period: HalfYear, goals: Sequence[Made], said: Sequence[Said]) -> None:
        """Take in who works here for a good part of the running period and has agreed goals."""
        agreed = [goal for goal in goals if goal.agreed]
        works = person.status == "ACTIVE" and period.running and person.takes_part(period)
        # Who signs in to run cycles has enough to do.
        running = {self.company.cast["hr"], self.company.cast["admin"]}
        if works and agreed and person.manager and not running & {person, person.manager}:
            self.workers.append(Worker(person, person.manager, period, agreed, said))

    def write(self) -> None:
        """All rounds."""
        company, own = self.company, self.draw
        company.draw, kept = own, company.draw
        self._drafted()
        self._proposing("technology")
        self._ready("operations")
        self._behind("fleet")
        self._to_share("finance")
        self._to_sign("commercial")
        self._outside(company.cast["priya"])
        self._late(company.cast["grace"])
        self._linked(company.cast["day"], company.cast["night"], company.cast["support"])
        company.draw = kept

    def _of(self, head: str) -> list[Worker]:
        """Who works in the department of one of the cast, with a manager."""
        top = self.company.cast[head].place.top
        return [one for one in self.workers if one.person.place.top is top]

    def _places(self, head: str) -> list[str]:
        return [self.company.cast[head].place.top.id]

    def _round(self, name: str, state: CycleState, weeks: Weeks, **values: Any) -> Round:
        company, today, period = self.company, self.company.today, self.company.now_period
        begun = workday(today - timedelta(weeks=8))
        due = [today + timedelta(weeks=number) for number in weeks]
        running = state not in {CycleState.DRAFT, CycleState.CHECKED}
        made = Round(company.draw.id(), state, begun, due[0], due[1])
        at = company.draw.instant(begun if running else company.yesterday, 9, 10)
        company.add(
            ReviewCycle, at, id=made.id, name=f"{name}, {period.name}", kind=CycleKind.AD_HOC, period_id=period.id,
            template_id=self.reviewing.template, state=state, self_due_on=due[0], manager_due_on=due[1],
            sign_off_due_on=due[2], launched_at=at if running else None, launcher_id=company.cast["hr"].id,
            version=5 if running else 2, **values,
        )  # fmt: skip
        add_steps(company, made.id, state, at, *due[:2])
        return made

    def _drafted(self) -> None:
        """A round all around whose data want a look: of one person it is waived already, of another nobody writes."""
        company, place = self.company, self.company.cast["operations"].place
        people = [one for one in company.people if one.place.top is place.top and one.status != "LEFT"]
        asked = {"fewest_peers": 2, "most_peers": 5, "upward": True, "calibrates": True, "most_forms": 4}
        boss = company.cast["ceo"]
        made = self._round(
            words.DRAFTED,
            CycleState.DRAFT,
            (3, 5, 8),
            department_ids=[place.id],
            include_ids=[boss.id],
            **asked,
        )
        for person in (boss, *people):
            self._takes_part(made, person)
        for away in [one for one in people if one.status == "ON_LEAVE"][:1]:
            company.out.add(
                SettledProblem, id=company.draw.id(), cycle_id=made.id, employee_id=away.id, kind=CycleProblemKind.ON_LEAVE,
                reason=words.WAIVED, reviewer_id=None, settled_at=noon(company.yesterday),
            )  # fmt: skip

    def _proposing(self, head: str) -> None:
        """People propose colleagues: some have enough, some wait for their manager, some have named nobody."""
        made = self._round(
            words.PROPOSING, CycleState.NOMINATION, (2, 4, 7), department_ids=self._places(head), fewest_peers=2, most_peers=4,
            nomination_due_on=self.company.today + timedelta(weeks=1),
        )  # fmt: skip
        workers = self._of(head)
        for number, one in enumerate(workers):
            place = self._takes_part(made, one.person)
            self._form(made, place, one, one.person, SELF, ReviewState.ASSIGNED)
            self._form(made, place, one, one.manager, MANAGER, ReviewState.ASSIGNED)
            peers = [it.person for it in workers if it is not one and it.person is not one.manager]
            for peer in self.draw.some(peers, min(number, 2)):
                self._proposed(made, place, one, peer, approved=number % 3 > 0)

    def _proposed(self, made: Round, place: str, one: Worker, peer: Person, *, approved: bool) -> None:
        self.company.add(
            Nomination, noon(self.company.yesterday), id=self.draw.id(), participant_id=place, peer_id=peer.id,
            proposer_id=one.person.id, state=NominationState.APPROVED if approved else NominationState.PROPOSED,
            version=2 if approved else 1,
        )  # fmt: skip
        if approved:
            self._form(made, place, one, peer, PEER, ReviewState.ASSIGNED)

    def _ready(self, head: str) -> None:
        """A round of those who lead teams, checked, that waits for its launch.

        It is not held already: a quarter of an hour from now is no day of a story, the same seed would give another
        company each minute, and the launch would come behind the back of whoever reads.
        """
        leads = [one.person for one in self._of(head) if one.person.reports][:6]
        made = self._round(
            words.READY, CycleState.CHECKED, (3, 5, 8), include_ids=[one.id for one in leads], upward=True
        )
        for person in leads:
            self._takes_part(made, person)

    def _behind(self, head: str) -> None:
        """Managers write: one is late, one has begun, one has not, one was away; forms went from hand to hand."""
        made = self._round(
            words.BEHIND, CycleState.MANAGER_REVIEW, (-2, 0, 4), department_ids=self._places(head)
        )
        led: dict[str, list[Worker]] = {}
        for one in self._of(head):
            led.setdefault(one.manager.id, []).append(one)
        leads = [team for team in led.values() if len(team) > 2]
        for at, team in enumerate(leads):
            for number, one in enumerate(team):
                self._led(made, one, leads[at - 1][0].manager, at, number)

    def _led(self, made: Round, one: Worker, other: Person, team: int, number: int) -> None:
        """One person's forms: the first of a team changed hands, the others are as far as their manager is."""
        manager, today = one.manager, self.company.today
        done = [ReviewState.SUBMITTED, ReviewState.IN_PROGRESS, ReviewState.IN_PROGRESS, ReviewState.ASSIGNED]
        state = done[min(number + team - 1, 3)] if team < 3 else ReviewState.ASSIGNED
        # The first team is late; the others have more time.
        more: dict[str, Any] = {} if team == 0 else {"due_on": today + timedelta(4), "extended": True}
        if team == 0:
            more["due_on"] = today - timedelta(3)
        moved = number == 0 and other not in {manager, one.person}
        place = self._takes_part(made, one.person, led_by=other if moved else manager)
        skipped = number == 1
        self._form(
            made, place, one, one.person, SELF, ReviewState.SKIPPED if skipped else ReviewState.SUBMITTED
        )
        away = next((it for it in self.company.people if it.status == "ON_LEAVE"), None)
        if away and team == number == 1:
            self._form(
                made, place, one, away, DOTTED, ReviewState.ASSIGNED, weight=0, due_on=today - timedelta(5)
            )
        if not moved:
            self._form(made, place, one, manager, MANAGER, state, **more)
            return
        _CHANGED_HANDS[team % len(_CHANGED_HANDS)](self, made, place, one, other)

    def _both(self, made: Round, place: str, one: Worker, former: Person) -> None:
        """Another manager since two months, about whom HR has not decided."""
        self._changed(made, place, one, former, ManagerChoice.BOTH)

    def _kept(self, made: Round, place: str, one: Worker, former: Person) -> None:
        """Another manager, and HR decided that the one before writes alone."""
        self._changed(made, place, one, former, ManagerChoice.KEEP)

    def _changed(self, made: Round, place: str, one: Worker, former: Person, choice: ManagerChoice) -> None:
        company, period, both = self.company, one.period, choice is ManagerChoice.BOTH
        changed = period.starts_on + timedelta(75)
        share = round(100 * 75 / ((period.ends_on - period.starts_on).days + 1))
        company.add(
            ManagerChange, noon(changed), id=company.draw.id(), participant_id=place, former_id=former.id,
            successor_id=one.manager.id, changed_on=changed, choice=choice,
            decided_at=None if both else noon(company.yesterday), version=1 if both else 2,
        )  # fmt: skip
        days = {"to_on": changed - timedelta(1), "weight": share} if both else {}
        self._form(made, place, one, former, MANAGER, ReviewState.SUBMITTED, **days)
        since = {"from_on": changed, "weight": 100 - share} if both else {}
        self._form(
            made,
            place,
            one,
            one.manager,
            MANAGER,
            ReviewState.ASSIGNED if both else ReviewState.VOID,
            **since,
        )

    def _handed_over(self, made: Round, place: str, one: Worker, other: Person) -> None:
        """A form that was begun and given to somebody else; the draft stays with who began it."""
        before = self._form(
            made, place, one, one.manager, MANAGER, ReviewState.REASSIGNED, skip_reason=words.REASSIGNED
        )
        self._form(made, place, one, other, MANAGER, ReviewState.ASSIGNED, instead_of_id=before)

    def _to_share(self, head: str) -> None:
        """Ratings were compared, the session is closed, and half of the reviews are shared."""
        company = self.company
        made = self._round(
            words.TO_SHARE,
            CycleState.SHARING,
            (-4, -2, 3),
            department_ids=self._places(head),
            calibrates=True,
        )
        at, session = noon(workday(company.today - timedelta(6))), company.draw.id()
        company.add(
            CalibrationSession, at, id=session, cycle_id=made.id, lead_id=company.cast[head].id,
            name=company.cast[head].place.name, state=CalibrationState.LOCKED, guidance=[], opened_at=at, version=3,
        )  # fmt: skip
        for number, one in enumerate(self._of(head)):
            place, form = self._pair(made, one, ReviewState.LOCKED if number % 2 else ReviewState.SHARED)
            company.add(
                CalibrationPlace, at, id=company.draw.id(), session_id=session, participant_id=place, review_id=form,
                employee_id=one.person.id, reviewer_id=one.manager.id, number=number + 1,
                submitted_rating=self.ratings[form], rating=self.ratings[form], version=1,
            )  # fmt: skip

    def _to_sign(self, head: str) -> None:
        """Reviews that wait to be read and signed; one person sees theirs differently."""
        made = self._round(words.TO_SIGN, CycleState.SIGN_OFF, (-5, -3, 1), department_ids=self._places(head))
        for number, one in enumerate(self._of(head)):
            self._pair(
                made, one, ReviewState.ACKNOWLEDGED if number % 5 else ReviewState.SHARED, differs=number == 1
            )

    def _pair(
        self, made: Round, one: Worker, state: ReviewState, *, differs: bool = False
    ) -> tuple[str, str]:
        """Both forms about somebody; the place in the round, and the manager's form."""
        place = self._takes_part(made, one.person)
        own = ReviewState.SUBMITTED if state is ReviewState.LOCKED else ReviewState.SHARED
        self._form(made, place, one, one.person, SELF, own)
        said = {"agreement": Agreement.DISAGREE if differs else Agreement.AGREE}
        comment = words.DIFFERENT if differs else self.company.draw.of(words.READ)
        read = {**said, "acknowledgement_comment": comment} if state is ReviewState.ACKNOWLEDGED else {}
        return place, self._form(made, place, one, one.manager, MANAGER, state, **read)

    def _outside(self, person: Person) -> None:
        """In the cycle of all, customers are to write about somebody: one is invited, one proposed, one turned down."""
        company = self.company
        place = self.reviewing.places.get((self.reviewing.cycles[NOW].id, person.id))
        if place is None:
            return
        for name, state in zip(words.OUTSIDE, OUTSIDE, strict=True):
            at = noon(workday(company.yesterday - timedelta(5)))
            company.add(
                ExternalReviewer, at, id=company.draw.id(), participant_id=place, proposer_id=person.id, name=name,
                email=f"{name.lower().replace(' ', '.')}@customer.invalid", state=state,
                turn_down_reason=words.NOT_FROM_OUTSIDE if state is ExternalState.TURNED_DOWN else "",
                expires_at=at + timedelta(weeks=3) if state is ExternalState.INVITED else None,
                version=1 if state is ExternalState.PROPOSED else 2,
            )  # fmt: skip

    def _late(self, person: Person) -> None:
        """Facts about days of the last cycle that came after it had closed; of one HR has said what follows."""
        company, cycle = self.company, self.reviewing.cycles[NOW - 1]
        place = self.reviewing.places.get((cycle.id, person.id))
        if place is None:
            return
        on, came = noon(cycle.period.ends_on - timedelta(40)), noon(workday(company.yesterday - timedelta(2)))
        for kind, settled in ((ClosedDataKind.MANAGER, False), (ClosedDataKind.PAY, True)):
            company.add(
                ClosedDataChange, came, id=company.draw.id(), cycle_id=cycle.id, participant_id=place, kind=kind,
                fact_id=company.draw.id(), effective_on=on.date(), recorded_at=came, goal_id=None,
                settled_at=noon(company.yesterday) if settled else None, reason=words.SETTLED if settled else "",
                version=2 if settled else 1,
            )  # fmt: skip

    def _linked(self, *managers: Person) -> None:
        """Managers who rated each other's people last time, so that how severe they are can be told."""
        cycle = self.reviewing.cycles[NOW - 1]
        before = Round(
            cycle.id, CycleState.CLOSED, cycle.launched_on, cycle.self_due_on, cycle.manager_due_on
        )
        for at, manager in enumerate(managers):
            for person in managers[at - 1].reports:
                place = self.reviewing.places.get((cycle.id, person.id))
                if place and person is not manager and person.status == "ACTIVE" and not person.reports:
                    worker = Worker(person, manager, cycle.period, (), ())
                    self._form(before, place, worker, manager, DOTTED, ReviewState.SHARED, weight=0)

    def _takes_part(self, made: Round, person: Person, led_by: Person | None = None) -> str:
        company, manager = self.company, led_by or person.manager
        id = company.draw.id()
        company.out.add(
            Participant, id=id, cycle_id=made.id, employee_id=person.id, manager_id=manager.id if manager else None,
            department_id=person.place.id, name=person.name, search_name=person.search_name, title=person.title,
            level=person.level, role_profile_id=None, added_at=noon(made.launched_on),
        )  # fmt: skip
        return id

    def _form(
        self, made: Round, place: str, one: Worker, writer: Person, direction: ReviewDirection, state: ReviewState, **values: Any
    ) -> str:  # fmt: skip
        """A form as far as it is, filled in by the rules of the product."""
        company, draw = self.company, self.company.draw
        due_on = made.self_due_on if direction is SELF else made.manager_due_on
        form = Form(draw.id(), direction, one.person, writer, one.period, one.goals, one.said)
        done = state in HANDED_IN
        begun = done or state in {ReviewState.IN_PROGRESS, ReviewState.REASSIGNED}
        last = workday(min(due_on, company.yesterday) - timedelta(draw.whole(1, 11)))
        started = draw.instant(draw.day(last - timedelta(8), last - timedelta(2))) if begun else None
        submitted = draw.instant(last) if done else None
        asked = self.reviewing.questions[direction]
        rating = answer(company, form, asked, submitted or started, half=not done) if started else None
        shared = noon(workday(made.manager_due_on + timedelta(3))) if state in SHARED else None
        read = shared + timedelta(1) if shared and state is ReviewState.ACKNOWLEDGED else None
        defaults: dict[str, Any] = {
            "due_on": due_on, "left_open": state is ReviewState.SKIPPED,
            "skip_reason": words.NOT_IN_TIME if state is ReviewState.SKIPPED else "",
        }  # fmt: skip
        company.add(
            Review, noon(made.launched_on), read or shared or submitted or started or noon(made.launched_on), id=form.id,
            cycle_id=made.id, participant_id=place, reviewee_id=one.person.id, reviewer_id=writer.id, direction=direction,
            state=state, started_at=started, submitted_at=submitted, shared_at=shared, acknowledged_at=read,
            overall_rating=rating if submitted else None,
            version=1 + sum(map(bool, (started, submitted, shared, read))), **defaults | values,
        )  # fmt: skip
        self.ratings[form.id] = rating
        return form.id


_CHANGED_HANDS: Final[tuple[Callable[[Steered, Round, str, Worker, Person], None], ...]] = (
    Steered._both,
    Steered._kept,
    Steered._handed_over,
)
