"""How the cycles of the company came to where they are: what HR did last, for the audit log."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from headway.cli.demo.company import Company, noon
from headway.reviewing.rules import CycleState

AFTER_SHARING: Final = timedelta(weeks=2)
BEFORE: Final = frozenset({CycleState.DRAFT, CycleState.CHECKED})


def add_steps(
    company: Company, id: str, state: CycleState, planned: datetime, self_due: date, manager_due: date
) -> None:
    """Planned and checked, launched a quarter of an hour later, and moved on as its days came."""
    hr = company.cast["hr"]
    company.happened(planned - timedelta(hours=1), hr, "create_review_cycle", "ReviewCycle", id)
    if state is not CycleState.DRAFT:
        company.happened(planned - timedelta(minutes=40), hr, "check_review_cycle", "ReviewCycle", id)
    if state not in BEFORE:
        company.happened(planned - timedelta(minutes=15), hr, "launch_review_cycle", "ReviewCycle", id)
    for day, reached in _moves(state, self_due, manager_due):
        company.happened(noon(day), hr, "move_review_cycle", "ReviewCycle", id, state=reached)


def _moves(state: CycleState, self_due: date, manager_due: date) -> Iterator[tuple[date, CycleState]]:
    after_writing = CycleState.CALIBRATION if state is CycleState.CALIBRATION else CycleState.SHARING
    days = {
        CycleState.MANAGER_REVIEW: self_due,
        after_writing: manager_due,
        CycleState.SIGN_OFF: manager_due + AFTER_SHARING,
    }
    if state not in days:
        return
    for reached, day in days.items():
        yield day, reached
        if reached is state:
            return
