"""The half-years of the demo company, laid so that today always falls into the fifth month of the running one."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

CLOSED: Final = 4
MONTHS: Final = 6
NOW: Final = CLOSED


@dataclass(frozen=True, slots=True)
class HalfYear:
    """A period: 0 to 3 are closed, 4 is running, 5 is drafted."""

    number: int
    id: str
    name: str
    starts_on: date
    ends_on: date
    seen_until: date

    @property
    def running(self) -> bool:
        return self.number == NOW

    @property
    def closed(self) -> bool:
        return self.number < NOW


def month_start(day: date, months: int) -> date:
    """The first day of the month so many months later."""
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def name_of(starts_on: date) -> str:
    """'H2 2026' for half a calendar year, else 'Feb–Jul 2026'."""
    if starts_on.month in {1, 7}:
        return f"H{1 if starts_on.month == 1 else 2} {starts_on.year}"
    ends_on = month_start(starts_on, MONTHS - 1)
    first = f"{starts_on:%b}" if starts_on.year == ends_on.year else f"{starts_on:%b %Y}"
    return f"{first}–{ends_on:%b %Y}"


def half_years(today: date, ids: list[str]) -> list[HalfYear]:
    """Four closed ones, the running one and the next."""
    running = month_start(today, 2 - MONTHS)
    found = []
    for number, id in enumerate(ids):
        starts_on = month_start(running, (number - NOW) * MONTHS)
        ends_on = month_start(starts_on, MONTHS) - timedelta(1)
        found.append(HalfYear(number, id, name_of(starts_on), starts_on, ends_on, min(ends_on, today)))
    return found
