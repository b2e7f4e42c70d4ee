"""The vacation ledger: what people are due each year, and what they took."""

from datetime import date, timedelta
from typing import Final

from headway.cli.demo.company import Company, Person, noon
from headway.cli.demo.drawing import workday
from headway.monitoring.models import LeaveEntry
from headway.monitoring.rules import LeaveKind

DUE: Final = 28


def leave_of(company: Company, person: Person) -> None:
    """The years since the company keeps a ledger, most of each year's days taken in weeks and single days."""
    for year in range(company.periods[0].starts_on.year, company.today.year + 1):
        first = max(date(year, 1, 1), person.hired_on)
        last = min(date(year, 12, 31), person.left_on or company.yesterday, company.yesterday)
        if first > last:
            continue
        share = (date(year, 12, 31) - first).days / 365
        due = round(DUE * person.percent / 100 * share * 2) * 50
        if due <= 0:
            continue
        _entry(
            company, person, LeaveKind.ENTITLEMENT, due, first, f"entitlement:{year}", date(year + 1, 3, 31)
        )
        _taken(company, person, due, first, last, year)


def _taken(company: Company, person: Person, due: int, first: date, last: date, year: int) -> None:
    draw = company.draw
    passed = (last - first).days / 365
    left = int(due * min(1.0, passed) * draw.between(0.6, 0.95)) // 50 * 50
    most = 6 if company.detail.reviewed > 1 else 1
    for number in range(most):
        days = min(left, draw.of((500, 500, 1000, 200, 100, 50)) if number < most - 1 else left, 2000)
        if days <= 0 or (last - first).days < 30:
            return
        day = workday(draw.day(first + timedelta(20), last))
        _entry(company, person, LeaveKind.TAKEN, -days, day, f"taken:{year}:{number}", None)
        left -= days


def _entry(
    company: Company,
    person: Person,
    kind: LeaveKind,
    hundredths: int,
    on: date,
    key: str,
    expires_on: date | None,
) -> None:
    company.out.add(
        LeaveEntry, id=company.draw.id(), employee_id=person.id, kind=kind, hundredths=hundredths, on=on,
        expires_on=expires_on, source_key=f"{key}:{person.id}", recorded_at=noon(on),
    )  # fmt: skip
