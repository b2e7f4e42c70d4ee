"""How severe the managers of a session rate, from all ratings of the people whom they and others rated."""

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from uuid import UUID

from headway.platform.actor import Actor
from headway.platform.computing import aside
from headway.reviewing.access import led_by
from headway.reviewing.models import CalibrationPlace, CalibrationSession, Review
from headway.reviewing.rules import ReviewDirection
from headway.reviewing.rules.linked import Severity, SeverityState
from headway.reviewing.rules.lives import HANDED_IN


@dataclass(frozen=True, slots=True)
class RaterSeverity:
    """What is told of a manager in a session."""

    manager_id: UUID
    severity: Severity


async def severities(
    actor: Actor, sessions: list[CalibrationSession]
) -> dict[CalibrationSession, list[RaterSeverity]]:
    """For who leads a session, since it rests on ratings of all whom its managers rated; for nobody else."""
    led = await led_by(actor, [it.id for it in sessions])
    return {it: await _of_session(it) for it in sessions if it.id in led}


async def _of_session(session: CalibrationSession) -> list[RaterSeverity]:
    places = await CalibrationPlace.filter(session_id=session.id).values("reviewer_id", "employee_id")
    raters = sorted({place["reviewer_id"] for place in places}, key=str)
    if find_spec("numpy") is None:
        return [RaterSeverity(rater, Severity(SeverityState.NEEDS_NUMBERS)) for rater in raters]
    model = import_module("headway.reviewing.rules.severity")
    ratings = [model.Rating(*row) for row in await _ratings(raters)]
    found = await aside(lambda: model.severities(ratings), len(ratings))
    nothing = Severity(SeverityState.NOT_LINKED)
    return [RaterSeverity(rater, found.get(rater, nothing)) for rater in raters]


async def _ratings(raters: list[UUID]) -> list[tuple[UUID, UUID, UUID, float]]:
    """Every rating, as it was submitted, of the people whom one of these raters rated in any cycle."""
    forms = Review.filter(
        direction__in=[ReviewDirection.MANAGER, ReviewDirection.DOTTED],
        state__in=sorted(HANDED_IN),
        overall_rating__not_isnull=True,
    )
    people = await forms.filter(reviewer_id__in=raters).distinct().values_list("reviewee_id", flat=True)
    rows = await forms.filter(reviewee_id__in=list(people)).values(
        "id", "reviewee_id", "reviewer_id", "cycle_id", "overall_rating"
    )
    moved = CalibrationPlace.filter(
        review_id__in=[row["id"] for row in rows], submitted_rating__not_isnull=True, earlier_id__isnull=True
    )
    submitted = dict(await moved.values_list("review_id", "submitted_rating"))
    return [
        (
            row["reviewee_id"],
            row["reviewer_id"],
            row["cycle_id"],
            submitted.get(row["id"], row["overall_rating"]),
        )
        for row in rows
    ]
