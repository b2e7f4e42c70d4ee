"""Who may reach what of the appraisal of the organisation: it is for everybody who works here, its outcome once published."""

from typing import Any
from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from headway.platform.actor import Actor
from headway.platform.database import lock_row
from headway.platform.errors import not_found
from headway.reviewing.access.reviews import NO_PERSON, reads_reviews, refuse_readers
from headway.reviewing.models import (
    AppraisalFigure,
    AppraisalGoal,
    AppraisalItem,
    AppraisalVoter,
    AppraisalWords,
    OrganisationAppraisal,
)
from headway.reviewing.rules.appraisal import REVEALED, AppraisalState


def visible_appraisals(actor: Actor) -> QuerySet[OrganisationAppraisal]:
    """Everybody who works here knows of them; of those that were cancelled who steers them."""
    if not reads_reviews(actor) or actor.integration:
        return OrganisationAppraisal.filter(id__isnull=True)
    if steers_appraisals(actor):
        return OrganisationAppraisal.all()
    return OrganisationAppraisal.exclude(state=AppraisalState.CANCELLED)


def steers_appraisals(actor: Actor) -> bool:
    """HR partners for the whole company steer appraisals; they learn no more of votes than is told."""
    return reads_reviews(actor) and not actor.integration and actor.is_hr and actor.hr_whole_company


def visible_appraisal_goals(actor: Actor) -> QuerySet[AppraisalGoal]:
    """The goals that appraisals ask about."""
    return AppraisalGoal.filter(appraisal_id__in=Subquery(visible_appraisals(actor).values("id")))


def visible_appraisal_figures(actor: Actor) -> QuerySet[AppraisalFigure]:
    """What was voted: for all once published, for the leadership and who steers from the reveal on."""
    return AppraisalFigure.filter(_told(actor))


def visible_appraisal_words(actor: Actor) -> QuerySet[AppraisalWords]:
    """What was said, for the same people."""
    return AppraisalWords.filter(_told(actor))


def visible_appraisal_items(actor: Actor) -> QuerySet[AppraisalItem]:
    """What came of it, for the same people."""
    return AppraisalItem.filter(_told(actor))


async def appraisal_to_move(actor: Actor, id: UUID) -> OrganisationAppraisal:
    """A visible appraisal, locked; what may be done with it is decided by the rules."""
    refuse_readers(actor)
    found = await lock_row(visible_appraisals(actor).filter(id=id)).first()
    if found is None:
        raise not_found("appraisal")
    return found


def _told(actor: Actor) -> Q:
    """Rows (with `goal_id`) of appraisals whose outcome the actor may know."""
    published = Q(state=AppraisalState.PUBLISHED)
    leads = AppraisalVoter.filter(employee_id=actor.employee_id or NO_PERSON, leads=True)
    early: dict[str, Any] = (
        {} if steers_appraisals(actor) else {"id__in": Subquery(leads.values("appraisal_id"))}
    )
    known = visible_appraisals(actor).filter(published | Q(state__in=sorted(REVEALED), **early))
    goals = AppraisalGoal.filter(appraisal_id__in=Subquery(known.values("id")))
    return Q(goal_id__in=Subquery(goals.values("id")))
