"""Batched reads of people for the graph and the domains above."""

from headway.people.reads.imports import CURRENCIES, Preview, preview_of, previews
from headway.people.reads.people import (
    DayOrNothing,
    Permissions,
    assignments_on,
    called,
    dotted_managers,
    employee_counts,
    lines_of,
    managers_between,
    names_of,
    newest_skill_levels,
    numbered,
    pay_on,
    permissions,
    report_counts,
    visible_pay_today,
)

__all__ = [
    "CURRENCIES",
    "DayOrNothing",
    "Permissions",
    "Preview",
    "assignments_on",
    "called",
    "dotted_managers",
    "employee_counts",
    "lines_of",
    "managers_between",
    "names_of",
    "newest_skill_levels",
    "numbered",
    "pay_on",
    "permissions",
    "preview_of",
    "previews",
    "report_counts",
    "visible_pay_today",
]
