"""Praise that everybody reads, in the graph."""

from enum import StrEnum
from typing import Annotated

import strawberry
from tortoise.expressions import Q, Subquery

from headway.graph.context import Info
from headway.graph.edges import listed
from headway.graph.monitoring.feedback import Feedback, searched
from headway.graph.ordering import InTime, TimeOrder, in_time
from headway.graph.relay import After, Connection, First, Listing
from headway.graph.words import described
from headway.monitoring import access, models
from headway.people.access import NOBODY, department_of, team_of, visible_employees
from headway.platform.actor import Actor


class RecognitionScope(StrEnum):
    """Whose praise a list shows."""

    COMPANY = "COMPANY"
    DEPARTMENT = "DEPARTMENT"
    TEAM = "TEAM"
    ME = "ME"


described(
    RecognitionScope,
    "Whose praise a list shows.",
    COMPANY="Everybody's.",
    DEPARTMENT="What people of your department got.",
    TEAM="What people got who report to your manager or to you, and managers of yours by a dotted line.",
    ME="What you got and what you gave.",
)


@strawberry.type
class RecognitionQuery:
    @listed(Connection[Feedback], description="Praise that everybody reads.")
    def recognition(
        self,
        info: Info,
        first: First = 20,
        after: After = None,
        scope: Annotated[
            RecognitionScope, strawberry.argument(description="Whose.")
        ] = RecognitionScope.COMPANY,
        search: Annotated[
            str | None, strawberry.argument(description="Words of the text, whatever their accents and case.")
        ] = None,
        order: InTime = TimeOrder.NEWEST,
    ) -> Listing[models.Feedback]:
        actor = info.context.actor
        found = access.visible_recognition(actor).filter(_whose(actor, scope))
        return Listing(searched(found, search), in_time(order, "sent_at"), first, after)


def _whose(actor: Actor, scope: RecognitionScope) -> Q:
    me = actor.employee_id or NOBODY
    match scope:
        case RecognitionScope.COMPANY:
            return Q()
        case RecognitionScope.DEPARTMENT:
            return Q(receiver_id__in=_among(actor, department_of(me)))
        case RecognitionScope.TEAM:
            return Q(receiver_id__in=_among(actor, team_of(me)))
        case RecognitionScope.ME:
            return Q(giver_id=me) | Q(receiver_id=me)


def _among(actor: Actor, people: Q) -> Subquery:
    return Subquery(visible_employees(actor).filter(people).values("id"))
