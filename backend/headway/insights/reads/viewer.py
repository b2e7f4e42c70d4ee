"""Whose home it is: the viewer's zone and day, and whether this way of signing in sees enough to be told the truth."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from headway.people.access import visible_employees
from headway.people.rules.vocabulary import EmployeeStatus
from headway.platform import clock
from headway.platform.actor import Actor, Scope
from headway.platform.errors import Code, Problem

# A home counts goals, feedback, reviews and rewards. A token that reads only some of them would count wrongly.
NEEDED: Final = (
    Scope.INSIGHTS_READ,
    Scope.PEOPLE_READ,
    Scope.GOALS_READ,
    Scope.FEEDBACK_READ,
    Scope.REVIEWS_READ,
    Scope.REWARDS_READ,
)
# What every page about others needs; ratings need more, and say so by being absent.
ABOUT_OTHERS: Final = (Scope.INSIGHTS_READ, Scope.PEOPLE_READ)
NOBODY: Final = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Viewer:
    """The person who looks, and the calendar they live by."""

    id: UUID | None
    zone: str = "UTC"
    at_work: bool = False

    @property
    def today(self) -> date:
        return clock.today(self.zone)

    def day(self, at: datetime) -> date:
        """The calendar day of an instant where the viewer is."""
        return at.astimezone(ZoneInfo(self.zone)).date()


def has_home(actor: Actor) -> bool:
    """People have a home, by session or by a token of theirs that reads all it tells of."""
    return actor.employee_id is not None and not actor.integration and reads_all(actor, NEEDED)


def reads_all(actor: Actor, scopes: Sequence[Scope]) -> bool:
    """Whether somebody signed in with all of these scopes."""
    return actor.account_id is not None and all(actor.may(scope) for scope in scopes)


def token_refusal(actor: Actor) -> Problem | None:
    """Why a token reads no insights about others, and what to do; nothing for sessions and for tokens that read what their person does."""
    if actor.scopes is None:
        return None
    if actor.integration:
        return Problem(
            Code.FORBIDDEN,
            "Insights are about the people whom somebody looks after, and an integration looks after nobody. "
            "Use a token of the own account of a manager or HR partner.",
        )
    if missing := [scope.value for scope in ABOUT_OTHERS if not actor.may(scope)]:
        lacks = " and ".join(missing)
        return Problem(
            Code.FORBIDDEN, f"This token lacks {lacks}. Make one that carries {' and '.join(ABOUT_OTHERS)}."
        )
    return None


async def viewer_of(actor: Actor) -> Viewer:
    """The person behind the actor; an account without one lives by UTC."""
    if actor.employee_id is None:
        return Viewer(None)
    found = await visible_employees(actor).filter(id=actor.employee_id).values("time_zone", "status")
    if not found:
        return Viewer(actor.employee_id)
    return Viewer(
        actor.employee_id, found[0]["time_zone"], at_work=found[0]["status"] == EmployeeStatus.ACTIVE
    )
