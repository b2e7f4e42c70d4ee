"""What the home pages tell of, planted in the company of planning: reviews and rewards beside goals and words."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from headway.people.models import Employee
from headway.planning.models import Period
from headway.platform import clock
from headway.reviewing.models import Participant, RatingScale, Review, ReviewCycle, ReviewTemplate
from headway.reviewing.rules import CycleKind, CycleState, ReviewDirection, ReviewState
from headway.rewarding.models import ApprovalStep, Reward
from headway.rewarding.rules import ApproverRole, RewardKind, RewardState

LAUNCHED = datetime(2026, 8, 24, 8, tzinfo=UTC)
SELF_DUE, MANAGER_DUE, SIGN_OFF_DUE = date(2026, 9, 4), date(2026, 9, 18), date(2026, 10, 2)


@dataclass
class Forms:
    """The two forms about a person."""

    own: Review
    manager: Review | None


async def make_cycle(period: Period, state: CycleState = CycleState.COLLECTING, **values: Any) -> ReviewCycle:
    """A launched cycle, by default the one in which everybody writes."""
    scale = await RatingScale.create(name="Five steps")
    template = await ReviewTemplate.create(
        name=f"Form {LAUNCHED} {await ReviewTemplate.all().count()}",
        number=1,
        kind=CycleKind.HALF_YEAR,
        scale=scale,
        created_at=LAUNCHED,
    )
    values = {"name": "H2 reviews", "launched_at": LAUNCHED, **values}
    return await ReviewCycle.create(
        kind=CycleKind.HALF_YEAR,
        state=state,
        period=period,
        template=template,
        self_due_on=SELF_DUE,
        manager_due_on=MANAGER_DUE,
        sign_off_due_on=SIGN_OFF_DUE,
        created_at=LAUNCHED,
        updated_at=LAUNCHED,
        **values,
    )


async def make_forms(
    cycle: ReviewCycle,
    person: Employee,
    manager: Employee | None,
    own: ReviewState = ReviewState.ASSIGNED,
    his: ReviewState = ReviewState.ASSIGNED,
) -> Forms:
    """The self review of a person, and the form of the manager where there is one."""
    participant = await Participant.create(
        cycle=cycle, employee=person, manager=manager, name=person.name, added_at=LAUNCHED
    )
    self_review = await _form(cycle, participant, person, person, ReviewDirection.SELF, own, SELF_DUE)
    if manager is None:
        return Forms(self_review, None)
    direction = ReviewDirection.MANAGER
    return Forms(self_review, await _form(cycle, participant, person, manager, direction, his, MANAGER_DUE))


async def _form(
    cycle: ReviewCycle,
    participant: Participant,
    reviewee: Employee,
    reviewer: Employee,
    direction: ReviewDirection,
    state: ReviewState,
    due_on: date,
) -> Review:
    order = [
        ReviewState.ASSIGNED,
        ReviewState.IN_PROGRESS,
        ReviewState.SUBMITTED,
        ReviewState.SHARED,
        ReviewState.ACKNOWLEDGED,
    ]
    reached = [datetime(2026, 8, 25 + place, 9, tzinfo=UTC) for place in range(5)]
    begun = state in order
    return await Review.create(
        cycle=cycle,
        participant=participant,
        reviewee=reviewee,
        reviewer=reviewer,
        direction=direction,
        state=state,
        due_on=due_on,
        started_at=reached[1] if begun and order.index(state) >= 1 else None,
        submitted_at=reached[2] if begun and order.index(state) >= 2 else None,
        shared_at=reached[3] if begun and order.index(state) >= 3 else None,
        acknowledged_at=reached[4] if begun and order.index(state) >= 4 else None,
        created_at=LAUNCHED,
        updated_at=LAUNCHED,
    )


async def make_bonus(
    person: Employee,
    proposer: Employee,
    approver: Employee,
    period: Period,
    state: RewardState = RewardState.PROPOSED,
    **values: Any,
) -> Reward:
    """A bonus of €600 from 1 October 2026; proposed, it waits for the approver."""
    now = clock.now()
    told = now if state in {RewardState.COMMUNICATED, RewardState.EXECUTED} else None
    values = {"reason": "Covered three weekends.", "effective_on": date(2026, 10, 1), **values}
    reward = await Reward.create(
        kind=RewardKind.BONUS,
        state=state,
        employee=person,
        proposer=proposer,
        period=period,
        cost=60_000,
        amount_minor=60_000,
        currency="EUR",
        committed_at=None if state is RewardState.PROPOSED else now,
        communicated_at=told,
        created_at=now,
        updated_at=now,
        **values,
    )
    if state is RewardState.PROPOSED:
        await ApprovalStep.create(
            reward=reward, level=1, role=ApproverRole.MANAGER_ABOVE, approver=approver, asked_at=now
        )
    return reward
