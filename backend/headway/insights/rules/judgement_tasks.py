"""Tasks of judging together: votes on the company, and ratings that were moved in calibration."""

from datetime import date
from uuid import UUID

from headway.insights.rules import addresses
from headway.insights.rules.phrases import due, told
from headway.insights.rules.tasks import Task
from headway.insights.rules.vocabulary import TaskKind


def vote_in_appraisal(id: UUID, name: str, due_on: date, today: date) -> Task:
    """A vote on how the company met its goals."""
    return Task(
        kind=TaskKind.VOTE_IN_APPRAISAL,
        subject=("OrganisationAppraisal", id),
        title="Say how the company met its goals",
        detail=told(name, "without your name", due(due_on, today)),
        href=addresses.appraisal(id),
        action="Vote",
        due_on=due_on,
    )


def answer_calibration(id: UUID, session_id: UUID, person: str, due_on: date, today: date) -> Task:
    """A rating of one's own that others moved."""
    return Task(
        kind=TaskKind.ANSWER_CALIBRATION,
        subject=("CalibrationPlace", id),
        title=f"Your rating of {person} was moved",
        detail=told("Confirm it, or object with a reason", due(due_on, today)),
        href=addresses.calibration(session_id, id),
        action="Answer",
        due_on=due_on,
    )


def decide_calibration(
    id: UUID, session_id: UUID, person: str, rater: str, since: date, *, above: bool
) -> Task:
    """An objection that one decides: from above, or as HR where nobody is."""
    return Task(
        kind=TaskKind.DECIDE_CALIBRATION,
        subject=("CalibrationPlace", id),
        title=f"{rater} objects to the rating of {person}",
        detail="You decide, as the manager above" if above else f"You decide, since nobody is above {rater}",
        href=addresses.calibration(session_id, id),
        action="Decide",
        since=since,
    )
