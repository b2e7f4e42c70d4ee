"""Canaries of running cycles: why a problem about Paul is waived, and what HR says of a fact that came late."""

from datetime import date
from typing import Any
from uuid import uuid4

from headway.planning.rules import PeriodState
from headway.reviewing.models import ClosedDataChange, Participant, Review, ReviewCycle, SettledProblem
from headway.reviewing.rules import ClosedDataKind, CycleKind, CycleProblemKind, ReviewDirection
from tests.company import NOON, Company, make_period
from tests.heard_by import canary

STAMPS: dict[str, Any] = {"created_at": NOON, "updated_at": NOON}


async def plant_cycles(company: Company) -> None:
    """A draft over a period in which he has no goals, and his pay of then."""
    paul = company.people["paul"].id
    review = await Review.get(reviewee_id=paul, direction=ReviewDirection.MANAGER).select_related("cycle")
    days = {"starts_on": date(2027, 1, 1), "ends_on": date(2027, 6, 30)}
    period = await make_period("H1 2027", state=PeriodState.DRAFT, **days)
    draft = await ReviewCycle.create(
        name="A draft", kind=CycleKind.HALF_YEAR, period=period, template_id=review.cycle.template_id,
        self_due_on=days["ends_on"], manager_due_on=days["ends_on"], sign_off_due_on=days["ends_on"], **STAMPS,
    )  # fmt: skip
    await Participant.create(cycle=draft, employee_id=paul, name="Paul", search_name="paul", added_at=NOON)
    await SettledProblem.create(
        cycle=draft, employee_id=paul, kind=CycleProblemKind.NO_GOALS, reason=canary("why a problem is waived"), settled_at=NOON
    )  # fmt: skip
    await ClosedDataChange.create(
        cycle_id=review.cycle_id, participant_id=review.participant_id, kind=ClosedDataKind.PAY, fact_id=uuid4(),
        effective_on=NOON.date(), recorded_at=NOON, settled_at=NOON, reason=canary("what follows from late pay"), **STAMPS,
    )  # fmt: skip
