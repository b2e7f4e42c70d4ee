"""Batched reads of people for the graph and the domains above."""

from headway.people.reads.chains import people_by_manager
from headway.people.reads.imports import CURRENCIES, Preview, departments_by_path, preview_of, previews
from headway.people.reads.late_facts import LateFact, LateFacts, late_facts
from headway.people.reads.mentors import Mentor, mentors_in
from headway.people.reads.people import (
    DayOrNothing,
    Permissions,
    assignments_on,
    called,
    departments_above,
    dotted_managers,
    employee_counts,
    holder_counts,
    lines_of,
    managers_between,
    names_of,
    newest_skill_levels,
    numbered,
    pay_on,
    permissions,
    report_counts,
    roles_held,
    visible_pay_today,
)
from headway.people.reads.vacancies import vacancy_moves

__all__ = [
    "CURRENCIES",
    "DayOrNothing",
    "LateFact",
    "LateFacts",
    "Mentor",
    "Permissions",
    "Preview",
    "assignments_on",
    "called",
    "departments_above",
    "departments_by_path",
    "dotted_managers",
    "employee_counts",
    "holder_counts",
    "late_facts",
    "lines_of",
    "managers_between",
    "mentors_in",
    "names_of",
    "newest_skill_levels",
    "numbered",
    "pay_on",
    "people_by_manager",
    "permissions",
    "preview_of",
    "previews",
    "report_counts",
    "roles_held",
    "vacancy_moves",
    "visible_pay_today",
]
