"""What timekeeping may say of a day."""

from datetime import date
from decimal import Decimal

import pytest

from headway.monitoring.rules.timekeeping import TimeRow, day_fact, problems_of_hours

TODAY = date(2026, 9, 1)


def row(scheduled: str = "8", worked: str = "8", day: date = TODAY) -> TimeRow:
    return TimeRow("k", "E1", day, Decimal(scheduled), Decimal(worked))


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        (row(), []),
        (row("0", "24"), []),
        (row("7.75", "7.7"), []),
        (row("24.01", "8"), ["OUT_OF_RANGE scheduled_hours"]),
        (row("8", "-0.01"), ["OUT_OF_RANGE worked_hours"]),
        (row("NaN", "Infinity"), ["OUT_OF_RANGE scheduled_hours", "OUT_OF_RANGE worked_hours"]),
        (row("8.005", "8"), ["INVALID scheduled_hours"]),
        (row("8", "8", date(2026, 9, 2)), ["OUT_OF_RANGE worked_hours"]),
        (row("8", "0", date(2026, 9, 2)), []),
    ],
)
def test_hours_are_those_of_a_day(given: TimeRow, codes: list[str]) -> None:
    found = problems_of_hours(given, latest=TODAY)
    assert [f"{problem.code} {'.'.join(problem.path)}" for problem in found] == codes


@pytest.mark.parametrize(
    ("scheduled", "worked", "over"), [("8", "9.5", 150), ("8", "7", 0), ("0", "3.05", 305)]
)
def test_what_is_over_the_plan(scheduled: str, worked: str, over: int) -> None:
    assert day_fact(row(scheduled, worked)).over_plan == over
