"""Reads of identity for the graph."""

from dataclasses import dataclass
from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from headway.identity.access import visible_accounts
from headway.identity.models import Account, HrScope
from headway.people.access import report_counts, visible_employees
from headway.people.reads import called
from headway.platform.actor import Actor, Role
from headway.platform.checking import Checks
from headway.platform.models import Organisation


@dataclass(frozen=True, slots=True)
class Reports:
    """How many people report to somebody."""

    direct: int
    at_any_depth: int


async def reports(actor: Actor) -> Reports:
    """Of the actor, by today's primary lines; none for accounts without a person."""
    if actor.employee_id is None:
        return Reports(0, 0)
    return Reports(*await report_counts(actor.employee_id))


async def hr_department_ids(account_id: UUID) -> list[UUID]:
    """The departments an HR partner was given by name; empty for the whole organisation."""
    granted = await HrScope.filter(account_id=account_id)
    return [scope.department_id for scope in granted if scope.department_id is not None]


def visible_organisation(actor: Actor) -> QuerySet[Organisation]:
    """The organisation, for everybody signed in."""
    return Organisation.all() if actor.account_id else Organisation.filter(id__isnull=True)


def matching_accounts(actor: Actor, *, search: str | None, role: Role | None) -> QuerySet[Account]:
    """Visible accounts by the words of a person's name or an address, as people are found, and by role."""
    checks = Checks()
    text = checks.text(search, "where", "search")
    checks.done()
    rows = visible_accounts(actor)
    if text:
        rows = rows.filter(_called(actor, text))
    held = {Role.HR: Q(hr=True), Role.ADMIN: Q(admin=True)}
    return rows.filter(held[role]) if role else rows


def _called(actor: Actor, text: str) -> Q:
    """Accounts of people are found by their people's index; few others are there, and those are looked through."""
    of_people = Q(employee_id__in=Subquery(called(visible_employees(actor), text).values("id")))
    of_others = Q(employee_id__isnull=True) & (Q(name__icontains=text) | Q(email__icontains=text))
    return of_people | of_others | Q(email=text.lower())
