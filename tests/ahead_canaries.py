"""What the last review asked for: told beside the next form to its writers, and in the review to whom that is shared with."""

from datetime import date
from typing import Any

from headway.planning.rules import PeriodState
from headway.reviewing.models import Answer, Participant, Question, Review, ReviewCycle, ReviewTemplate
from headway.reviewing.rules import CycleKind, CycleState, ReviewDirection, ReviewState
from headway.reviewing.rules.ready_made import HALF_YEAR
from tests.company import NOON, Company, make_period
from tests.heard_by import canary


async def ask_before(company: Company) -> None:
    """An earlier review about Priya, shared, in which Mona asked for something."""
    priya, mona = company.people["priya"], company.people["mona"]
    stamps: dict[str, Any] = {"created_at": NOON, "updated_at": NOON}
    day = date(2026, 6, 30)
    before = await make_period("H1 2026", starts_on=date(2026, 1, 1), ends_on=day, state=PeriodState.CLOSED)
    template = await ReviewTemplate.get(name=HALF_YEAR.name)
    cycle = await ReviewCycle.create(
        name="Before", kind=CycleKind.HALF_YEAR, period=before, template=template, state=CycleState.CLOSED,
        self_due_on=day, manager_due_on=day, sign_off_due_on=day, launched_at=NOON, **stamps,
    )  # fmt: skip
    participant = await Participant.create(
        cycle=cycle, employee=priya, manager=mona, name="Priya", added_at=NOON
    )
    review = await Review.create(
        cycle=cycle, participant=participant, reviewee=priya, reviewer=mona, direction=ReviewDirection.MANAGER,
        state=ReviewState.SHARED, due_on=day, submitted_at=NOON, shared_at=NOON, **stamps,
    )  # fmt: skip
    ahead = await Question.get(template=template, direction=ReviewDirection.MANAGER, looks_ahead=True)
    await Answer.create(review=review, question=ahead, text=canary("what mona asked of her before"), **stamps)
