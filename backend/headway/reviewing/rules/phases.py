"""Phases of a cycle: their days in order, the instant a day is over in somebody's zone, and what comes before."""

from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from headway.platform.errors import Code, Problem
from headway.reviewing.rules.lives import PHASES
from headway.reviewing.rules.vocabulary import CycleState, ReviewDirection

# The column with the day of each phase, in their order, and what the day is called.
DAYS: Final = {
    CycleState.NOMINATION: ("nomination_due_on", "the last day to propose colleagues"),
    CycleState.COLLECTING: ("self_due_on", "the self review"),
    CycleState.MANAGER_REVIEW: ("manager_due_on", "the manager's review"),
    CycleState.CALIBRATION: ("calibration_due_on", "calibration"),
    CycleState.SHARING: ("sharing_due_on", "sharing"),
    CycleState.SIGN_OFF: ("sign_off_due_on", "sign-off"),
}
DAY_COLUMNS: Final = tuple(column for column, _ in DAYS.values())
# The day on which a form is due, by its direction.
DUE: Final = {
    ReviewDirection.SELF: "self_due_on",
    ReviewDirection.PEER: "self_due_on",
    ReviewDirection.UPWARD: "self_due_on",
    ReviewDirection.REPORT: "self_due_on",
    ReviewDirection.MANAGER: "manager_due_on",
    ReviewDirection.DOTTED: "manager_due_on",
}
# Where a day begins, and so ends, first.
FIRST_ZONE: Final = "Pacific/Kiritimati"
# The phases that the clock ends when their day is over; the others end when somebody says so.
CLOCKED: Final = (CycleState.NOMINATION, CycleState.COLLECTING)


def over_at(day: date, time_zone: str) -> datetime:
    """The first instant after a day in this zone, in UTC: a minute after 23:59 there, whatever the clocks do that night."""
    after = datetime.combine(day + timedelta(days=1), time(), ZoneInfo(time_zone))
    return after.astimezone(UTC)


def over_everywhere_at(day: date, zones: Collection[str]) -> datetime:
    """When a day is over for all of them."""
    return max(over_at(day, name) for name in {*zones} or {"UTC"})


def problems_of_days(starts_on: date, days: Mapping[str, date | None]) -> list[Problem]:
    """Days ascend from the start of the period on; those left out are passed over."""
    earlier, what = starts_on, "the start of the period"
    problems = []
    for column, called in DAYS.values():
        day = days.get(column)
        if day is None:
            continue
        if day < earlier:
            message = f"This is before {what} ({earlier}). Choose a later date."
            problems.append(Problem(Code.INVALID, message, (column,)))
        earlier, what = day, called
    return problems


def optional_phases(*, peers: bool, calibrates: bool) -> frozenset[CycleState]:
    """The optional phases that a cycle has."""
    wanted = {CycleState.NOMINATION: peers, CycleState.CALIBRATION: calibrates}
    return frozenset(phase for phase, has in wanted.items() if has)


def phase_before(state: CycleState, wanted: Collection[CycleState]) -> CycleState | None:
    """The phase a running cycle can step back to; nomination and calibration only when wanted."""
    if state not in PHASES[1:-1]:
        return None
    optional = {CycleState.NOMINATION, CycleState.CALIBRATION} - set(wanted)
    before = [phase for phase in PHASES[: PHASES.index(state)] if phase not in optional]
    return before[-1] if before else None


def repeated(days: Mapping[str, date | None], begun_on: date, today: date) -> dict[str, date | None]:
    """The days of another cycle, as far from today as these lay from its beginning, and never before today."""
    return {name: day and max(day - begun_on, timedelta()) + today for name, day in days.items()}
