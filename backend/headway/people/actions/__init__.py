"""What people do with people: keep the directory, reporting lines, roles, pay and skills, and import them from an HRIS."""

from headway.people.actions.applying import apply_people_import, counts_of
from headway.people.actions.directory import (
    create_department,
    create_employee,
    update_department,
    update_employee,
)
from headway.people.actions.employment import assign_role, refresh_leavers, refresh_roles, set_pay
from headway.people.actions.forgetting import forget_imports
from headway.people.actions.imports import ColumnChoice, check_may_import, map_people_import, upload_people
from headway.people.actions.mentoring import offer_mentoring, withdraw_mentoring
from headway.people.actions.reporting import add_dotted_line, change_manager, end_dotted_line, refresh_chains
from headway.people.actions.roles import create_role_profile, update_role_profile
from headway.people.actions.skills import (
    Judgement,
    add_skill_levels,
    archive_skill,
    create_skill,
    update_skill,
)
from headway.people.actions.undoing import may_be_undone, undo_people_import
from headway.people.actions.upserting import upsert_employees
from headway.people.actions.vacancies import (
    fill_vacancy,
    free_place,
    keep_place,
    open_vacancy,
    reopen_vacancy,
    take_place,
    update_vacancy,
    withdraw_vacancy,
)

__all__ = [
    "ColumnChoice",
    "Judgement",
    "add_dotted_line",
    "add_skill_levels",
    "apply_people_import",
    "archive_skill",
    "assign_role",
    "change_manager",
    "check_may_import",
    "counts_of",
    "create_department",
    "create_employee",
    "create_role_profile",
    "create_skill",
    "end_dotted_line",
    "fill_vacancy",
    "forget_imports",
    "free_place",
    "keep_place",
    "map_people_import",
    "may_be_undone",
    "offer_mentoring",
    "open_vacancy",
    "refresh_chains",
    "refresh_leavers",
    "refresh_roles",
    "reopen_vacancy",
    "set_pay",
    "take_place",
    "undo_people_import",
    "update_department",
    "update_employee",
    "update_role_profile",
    "update_skill",
    "update_vacancy",
    "upload_people",
    "upsert_employees",
    "withdraw_mentoring",
    "withdraw_vacancy",
]
