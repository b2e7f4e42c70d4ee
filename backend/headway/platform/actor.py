"""Who is asking: a person, an integration or the system itself."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """What an account is trusted with; being a manager is a relation, not a role."""

    HR = "HR"
    ADMIN = "ADMIN"


class Scope(StrEnum):
    """What an API token may do at the most."""

    PEOPLE_READ = "people:read"
    PEOPLE_WRITE = "people:write"
    PAY_READ = "pay:read"
    GOALS_READ = "goals:read"
    GOALS_WRITE = "goals:write"
    METRICS_WRITE = "metrics:write"
    TIME_READ = "time:read"
    TIME_WRITE = "time:write"
    FEEDBACK_READ = "feedback:read"
    FEEDBACK_WRITE = "feedback:write"
    MEETINGS_READ = "meetings:read"
    MEETINGS_WRITE = "meetings:write"
    REVIEWS_READ = "reviews:read"
    REVIEWS_WRITE = "reviews:write"
    REWARDS_READ = "rewards:read"
    REWARDS_WRITE = "rewards:write"
    INSIGHTS_READ = "insights:read"
    AUDIT_READ = "audit:read"
    DEVELOPER = "developer"


@dataclass(frozen=True, slots=True)
class Actor:
    """Rights as of this request. `scopes` is None for a session: all that its person may do.

    `employee_id` is None for integrations and for accounts without an employee record.
    `hr_departments` holds every department (descendants included) an HR partner looks after, and none where
    `hr_whole_company` says that it is everybody, those without a department too: ask `looks_after`.
    """

    account_id: UUID | None
    employee_id: UUID | None = None
    name: str = ""
    roles: frozenset[Role] = frozenset()
    hr_departments: frozenset[UUID] = frozenset()
    hr_whole_company: bool = False
    scopes: frozenset[Scope] | None = None
    integration: bool = False
    system: bool = False

    @property
    def is_admin(self) -> bool:
        return Role.ADMIN in self.roles

    @property
    def is_hr(self) -> bool:
        return Role.HR in self.roles

    def looks_after(self, department_id: UUID | None) -> bool:
        """Whether an HR partner's scope has this department; None is where people without one are."""
        return self.is_hr and (self.hr_whole_company or department_id in self.hr_departments)

    def may(self, scope: Scope) -> bool:
        """Whether the token (if any) carries this scope; sessions carry all."""
        return self.scopes is None or scope in self.scopes


SYSTEM = Actor(account_id=None, name="Headway", system=True)
NOBODY = Actor(account_id=None)
