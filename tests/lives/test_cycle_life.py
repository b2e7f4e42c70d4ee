"""The life of a whole cycle, walked at random: whatever people and HR do in whatever order, nothing written is lost."""

import asyncio
from collections.abc import Awaitable
from datetime import timedelta
from types import ModuleType
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from headway.people.models import Employee
from headway.people.rules.vocabulary import EmployeeStatus
from headway.planning.models import Goal
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.database import open_database
from headway.platform.errors import Rejected
from headway.reviewing.access import readable_reviews
from headway.reviewing.actions import phases, preparing, sharing, signing, steering, succeeding, writing
from headway.reviewing.actions.calibrating import lock_calibration, open_calibration
from headway.reviewing.actions.correcting import Correction, correct_review
from headway.reviewing.models import (
    Answer,
    CalibrationSession,
    ManagerChange,
    Question,
    Review,
    ReviewCycle,
    ReviewRecord,
)
from headway.reviewing.rules import (
    Agreement,
    CalibrationState,
    CycleState,
    ManagerChoice,
    QuestionKind,
    ReviewDirection,
    ReviewState,
)
from headway.reviewing.rules.lives import OPEN, TO_SIGN
from tests.databases import Databases
from tests.factories import make_employee
from tests.lives.test_hard_cases import change_manager
from tests.reviews import launched, make_company

PLACES = st.integers(0, 20)
PHASES = st.sampled_from(
    [CycleState.MANAGER_REVIEW, CycleState.SHARING, CycleState.SIGN_OFF, CycleState.CLOSED]
)
REASONS = st.sampled_from(["", "Late"])
MANAGERS = st.sampled_from(["omar", "dora", "vera"])


class CycleLife(RuleBasedStateMachine):
    """The model knows every word that was written, by answer, and every version that was signed."""

    def __init__(self, databases: Databases) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.databases = databases
        self.runner.run(self.open())

    async def open(self) -> None:
        self.database = open_database(self.databases.headway())
        await self.database.__aenter__()
        self.company = await make_company()
        self.hr = self.company.actor("hanna")
        self.id = (await launched(self.company, "eli", "pia", "mona", calibrates=True)).id
        self.written: dict[UUID, str] = {}
        self.signed: dict[UUID, str] = {}
        self.joined = 0

    def teardown(self) -> None:
        self.runner.run(self.database.__aexit__(None, None, None))
        self.runner.close()
        self.databases.clean()

    def attempt(self, doing: Awaitable[Any]) -> Any:
        """What an action says, or nothing where it refuses: a refusal is an answer, anything else a fault."""

        async def tried() -> Any:
            try:
                return await doing
            except Rejected:
                return None

        return self.runner.run(tried())

    async def cycle(self) -> ReviewCycle:
        return await ReviewCycle.get(id=self.id)

    async def form(self, at: int, **which: Any) -> Review | None:
        forms = await Review.filter(cycle_id=self.id, **which).order_by(
            "created_at", "direction", "reviewee__name"
        )
        return forms[at % len(forms)] if forms else None

    def by(self, id: UUID) -> Actor:
        """Whoever this is, with the account of theirs."""
        name = next((name for name, one in self.company.people.items() if one.id == id), "")
        return self.company.actor(name) if name else Actor(id, id)

    @rule(at=PLACES)
    def write(self, at: int) -> None:
        """The author of any form, open or not, saves an answer."""
        self.attempt(self._write(at))

    async def _write(self, at: int) -> None:
        form = await self.form(at)
        asked = form and await Question.get_or_none(
            template_id=self.company.template.id, direction=form.direction, kind=QuestionKind.TEXT
        )
        if form is None or asked is None:
            return
        there = await Answer.get_or_none(review_id=form.id, question_id=asked.id)
        text = f"Words {len(self.written)} of {clock.now()}"
        saved = await writing.save_answer(
            self.by(form.reviewer_id), review_id=form.id, question_id=asked.id, version=there.version if there else 0, text=text
        )  # fmt: skip
        self.written[saved.id] = text

    @rule(at=PLACES)
    def hand_in(self, at: int) -> None:
        self.attempt(self._hand_in(at))

    async def _hand_in(self, at: int) -> None:
        form = await self.form(at, state__in=sorted(OPEN))
        if form is None:
            return
        for asked in await Question.filter(
            template_id=self.company.template.id, direction=form.direction, required=True
        ):
            await self._answer(form, asked)
        form = await Review.get(id=form.id)
        await writing.submit_review(self.by(form.reviewer_id), id=form.id, version=form.version)

    async def _answer(self, form: Review, asked: Question) -> None:
        by = self.by(form.reviewer_id)
        of: dict[str, Any] = {"review_id": form.id, "question_id": asked.id, "version": 0}
        if asked.kind is QuestionKind.GOAL_REALISM:
            for goal in await Goal.filter(owner_id=form.reviewee_id):
                if not await Answer.filter(review_id=form.id, question_id=asked.id, goal_id=goal.id).exists():
                    await writing.save_answer(by, **of, goal_id=goal.id, choice="REALISTIC")
        elif not await Answer.filter(review_id=form.id, question_id=asked.id).exists():
            rating = 3 if asked.kind is QuestionKind.RATING else None
            saved = await writing.save_answer(by, **of, rating=rating, text="Something true.")
            self.written[saved.id] = "Something true."

    @rule(at=PLACES, to=MANAGERS)
    def reassign(self, at: int, to: str) -> None:
        self.attempt(self._reassign(at, to))

    async def _reassign(self, at: int, to: str) -> None:
        form = await self.form(at, direction=ReviewDirection.MANAGER)
        if form is not None:
            reviewer = self.company.people[to].id
            await succeeding.reassign_review(
                self.hr, id=form.id, version=form.version, reviewer_id=reviewer, reason="Away"
            )

    @rule(who=st.sampled_from(["eli", "pia"]), to=MANAGERS)
    def another_manager(self, who: str, to: str) -> None:
        self.attempt(self._another_manager(who, to))

    async def _another_manager(self, who: str, to: str) -> None:
        await change_manager(self.company, who, to, clock.today() - timedelta(days=30))
        await succeeding.follow_people()

    @rule(at=PLACES, choice=st.sampled_from(ManagerChoice))
    def decide(self, at: int, choice: ManagerChoice) -> None:
        self.attempt(self._decide(at, choice))

    async def _decide(self, at: int, choice: ManagerChoice) -> None:
        changes = await ManagerChange.filter(participant__cycle_id=self.id).order_by("created_at", "id")
        if changes:
            it = changes[at % len(changes)]
            await succeeding.decide_manager_change(self.hr, id=it.id, version=it.version, choice=choice)

    @rule(who=st.sampled_from(["pia", "dora", "omar"]))
    def leave(self, who: str) -> None:
        self.attempt(self._leave(who))

    async def _leave(self, who: str) -> None:
        await Employee.filter(id=self.company.people[who].id).update(status=EmployeeStatus.LEFT)
        await succeeding.follow_people()

    @rule()
    def join(self) -> None:
        self.attempt(self._join())

    async def _join(self) -> None:
        self.joined += 1
        new = await make_employee(
            f"New {self.joined}", manager=self.company.people["mona"], department=self.company.support
        )
        self.company.people[f"new {self.joined}"] = new
        cycle = await self.cycle()
        await steering.add_to_review_cycle(
            self.hr, id=self.id, version=cycle.version, employee_ids=[new.id], reason="New"
        )

    @rule(reason=REASONS)
    def move_on(self, reason: str) -> None:
        self.attempt(self._move_on(reason))

    async def _move_on(self, reason: str) -> None:
        cycle = await self.cycle()
        await phases.move_review_cycle(self.hr, id=self.id, version=cycle.version, reason=reason)

    @rule()
    def step_back(self) -> None:
        self.attempt(self._step_back())

    async def _step_back(self) -> None:
        cycle = await self.cycle()
        due_on = clock.today() + timedelta(days=3)
        await phases.step_back(self.hr, id=self.id, version=cycle.version, due_on=due_on, reason="More time")

    @rule()
    def calibrate(self) -> None:
        """The next step of a session of Mona's people."""
        self.attempt(self._calibrate())

    async def _calibrate(self) -> None:
        session = await CalibrationSession.get_or_none(cycle_id=self.id)
        if session is None:
            await preparing.prepare_calibration(self.hr, cycle_id=self.id, name="All")
        elif session.state is CalibrationState.PREPARED:
            await open_calibration(self.hr, id=session.id, version=session.version)
        else:
            await lock_calibration(self.hr, id=session.id, version=session.version, waive=True)

    @rule()
    def share(self) -> None:
        self.attempt(self._share())

    async def _share(self) -> None:
        cycle = await self.cycle()
        await sharing.share_all_reviews(self.hr, cycle_id=self.id, version=cycle.version)

    @rule(at=PLACES)
    def read(self, at: int) -> None:
        self.attempt(self._read(at))

    async def _read(self, at: int) -> None:
        form = await self.form(at, direction=ReviewDirection.MANAGER, state=ReviewState.SHARED)
        if form is not None:
            await sharing.acknowledge_review(
                self.by(form.reviewee_id), id=form.id, version=form.version, agreement=Agreement.AGREE
            )

    @rule(at=PLACES)
    def sign(self, at: int) -> None:
        """Both sides sign."""
        self.attempt(self._sign(at))

    async def _sign(self, at: int) -> None:
        form = await self.form(at, direction=ReviewDirection.MANAGER, state=ReviewState.ACKNOWLEDGED)
        if form is None:
            return
        for side in ("reviewee_id", "reviewer_id"):
            now = await Review.get(id=form.id)
            await signing.sign_review(self.by(getattr(now, side)), id=now.id, version=now.version)

    @rule(at=PLACES)
    def correct(self, at: int) -> None:
        self.attempt(self._correct(at))

    async def _correct(self, at: int) -> None:
        form = await self.form(at, direction=ReviewDirection.MANAGER, state=ReviewState.SIGNED)
        answer = form and await Answer.filter(review_id=form.id, question__kind=QuestionKind.TEXT).first()
        if form and answer:
            text = f"Corrected {form.record_number}"
            change = Correction(answer.id, text=text)
            await correct_review(
                self.hr, id=form.id, version=form.version, reason="Wrong", corrections=[change]
            )
            self.written[answer.id] = text

    @rule(reason=REASONS)
    def close(self, reason: str) -> None:
        self.attempt(self._close(reason))

    async def _close(self, reason: str) -> None:
        cycle = await self.cycle()
        await phases.close_review_cycle(self.hr, id=self.id, version=cycle.version, reason=reason)

    @rule(days=st.integers(1, 3))
    def days_pass(self, days: int) -> None:
        clock.set_for_tests(clock.now() + timedelta(days=days))

    @initialize(to=PHASES)
    def begin(self, to: CycleState) -> None:
        """Walks begin in any phase."""
        self.go_on(to)

    @rule(to=PHASES)
    def go_on(self, to: CycleState) -> None:
        """Everybody does what is due until a phase, so that walks get far."""
        for _ in range(6):
            state = self.runner.run(self.cycle()).state
            if state is to:
                return
            self._go_on(state)

    def _go_on(self, state: CycleState) -> None:
        match state:
            case CycleState.CALIBRATION:
                for _ in range(3):
                    self.calibrate()
            case CycleState.SHARING:
                self.share()
            case CycleState.SIGN_OFF:
                for at in range(3):
                    self.read(0)
                    self.sign(at)
                self.close("Late")
            case _:
                for _ in range(3):
                    self.hand_in(0)
        self.move_on("Late")

    @invariant()
    def nothing_written_is_lost(self) -> None:
        self.runner.run(self._words())

    async def _words(self) -> None:
        there = dict(await Answer.filter(id__in=list(self.written)).values_list("id", "text"))
        assert there == self.written

    @invariant()
    def what_was_signed_stays(self) -> None:
        self.runner.run(self._records())

    async def _records(self) -> None:
        sealed = await ReviewRecord.filter(sealed_at__isnull=False).values_list("id", "digest", "fingerprint")
        now = {id: f"{digest} {fingerprint}" for id, digest, fingerprint in sealed}
        assert self.signed.items() <= now.items()
        self.signed = now

    @invariant()
    def it_closes_only_when_nothing_is_open_or_all_is_listed(self) -> None:
        self.runner.run(self._closed())

    async def _closed(self) -> None:
        if (await self.cycle()).state is CycleState.CLOSED:
            forms = Review.filter(cycle_id=self.id)
            assert not await forms.filter(state__in=sorted(OPEN)).exists()
            unsigned = forms.filter(direction=ReviewDirection.MANAGER, state__in=sorted(TO_SIGN))
            assert not await unsigned.filter(skip_reason="", record_number=1).exists()

    @invariant()
    def drafts_are_read_by_their_authors_alone(self) -> None:
        self.runner.run(self._drafts())

    async def _drafts(self) -> None:
        for name in ("eli", "pia", "mona", "vera", "omar", "hanna"):
            actor = self.company.actor(name)
            drafts = readable_reviews(actor).filter(cycle_id=self.id, state__in=sorted(OPEN))
            assert not await drafts.exclude(reviewer_id=actor.employee_id).exists(), name


def test_the_life_of_a_cycle(databases: Databases, clock: ModuleType) -> None:
    assert clock.now() is not None
    quick = settings(
        max_examples=5,
        stateful_step_count=18,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(lambda: CycleLife(databases), settings=quick)  # type: ignore[arg-type]
