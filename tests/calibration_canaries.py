"""Canaries of calibration: a session about Paul, whose ratings no form would take."""

from typing import Any

from headway.reviewing.models import CalibrationChange, CalibrationPlace, CalibrationSession, Review
from headway.reviewing.rules import CalibrationState, ChangeKind, Potential, ReviewDirection
from tests.company import NOON, Company
from tests.heard_by import canary

STAMPS: dict[str, Any] = {"created_at": NOON, "updated_at": NOON}


async def plant_calibration(company: Company) -> None:
    """An open session in which he was moved."""
    review = await Review.get(reviewee_id=company.people["paul"].id, direction=ReviewDirection.MANAGER)
    session = await CalibrationSession.create(
        cycle_id=review.cycle_id, name=canary("a session that compares"), state=CalibrationState.OPEN,
        reopen_reason=canary("why they compare again"), **STAMPS,
    )  # fmt: skip
    place = await CalibrationPlace.create(
        session=session, participant_id=review.participant_id, review=review, employee_id=review.reviewee_id,
        reviewer_id=review.reviewer_id, number=1, submitted_rating=665_500_665, rating=666_600_666,
        potential=Potential.HIGH, **STAMPS,
    )  # fmt: skip
    await CalibrationChange.create(
        session=session, place=place, number=1, at=NOON, by_id=company.people["vera"].id, kind=ChangeKind.PLACED,
        rating=667_700_667, reason=canary("why paul is moved"),
    )  # fmt: skip
