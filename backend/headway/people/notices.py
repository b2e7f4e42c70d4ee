"""Who is told of changes of people's places."""

from typing import Final

from headway.people.access import visible_employees
from headway.platform.notices import Notice, Subject, named

PERSON: Final = Subject(
    "Employee", visible_employees, lambda person: person.name, "/people/{Employee:id}/overview"
)

NOTICES: Final = (
    Notice(
        "NEW_REPORT", "ManagerChanged", PERSON, "employee_id", named("manager_id"),
        "{doer} recorded you as the manager of {it}.", "Somebody new reports to you",
    ),
    Notice(
        "NEW_MANAGER", "ManagerChanged", PERSON, "manager_id", named("employee_id"),
        "{doer} recorded {it} as your manager.", "You have another manager",
    ),
)  # fmt: skip
