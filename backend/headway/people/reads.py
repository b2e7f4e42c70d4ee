"""Batched reads of people for the graph and the domains above."""

from uuid import UUID

from pypika_tortoise.functions import Cast, Coalesce
from pypika_tortoise.terms import Term
from tortoise.expressions import Function, Q
from tortoise.functions import Count
from tortoise.queryset import QuerySet

from headway.people.access import visible_colleagues
from headway.people.models import Employee
from headway.platform.actor import Actor
from headway.platform.text import words


class DayOrNothing(Function):
    """A day as text, an empty one where there is none: sortable with a cursor on both engines."""

    class _Text(Coalesce):
        def __init__(self, day: Term) -> None:
            super().__init__(Cast(day, "VARCHAR"), "")

    database_func = _Text


def called(people: QuerySet[Employee], search: str) -> QuerySet[Employee]:
    """People with a name of which every searched word begins a word, or whose e-mail address begins so."""
    addressed = Q(email__startswith=search.strip().lower())
    begin = [Q(search_name__startswith=word) | Q(search_name__contains=f" {word}") for word in words(search)]
    return people.filter(Q(*begin) | addressed if begin else addressed)


async def report_counts(actor: Actor, ids: list[UUID]) -> dict[UUID, int]:
    """How many people report directly to each."""
    return await _counts(visible_colleagues(actor), "manager_id", ids)


async def employee_counts(actor: Actor, ids: list[UUID]) -> dict[UUID, int]:
    """How many people who work here are in each department itself."""
    return await _counts(visible_colleagues(actor), "department_id", ids)


async def _counts(people: QuerySet[Employee], by: str, ids: list[UUID]) -> dict[UUID, int]:
    rows = await people.filter(**{f"{by}__in": ids}).annotate(n=Count("id")).group_by(by).values(by, "n")
    return {row[by]: row["n"] for row in rows}
