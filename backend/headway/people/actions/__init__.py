"""What people do with people: keep the directory, reporting lines, roles, pay and skills, and import them from an HRIS."""

from headway.people.actions.directory import (
    create_department,
    create_employee,
    update_department,
    update_employee,
)
from headway.people.actions.employment import assign_role, refresh_leavers, refresh_roles, set_pay
from headway.people.actions.reporting import add_dotted_line, change_manager, end_dotted_line, refresh_chains
from headway.people.actions.skills import Judgement, add_skill_levels, create_role_profile, create_skill

__all__ = [
    "Judgement",
    "add_dotted_line",
    "add_skill_levels",
    "assign_role",
    "change_manager",
    "create_department",
    "create_employee",
    "create_role_profile",
    "create_skill",
    "end_dotted_line",
    "refresh_chains",
    "refresh_leavers",
    "refresh_roles",
    "set_pay",
    "update_department",
    "update_employee",
]
