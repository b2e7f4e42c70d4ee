"""What an appraisal shows besides its columns, for whole levels at once."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from tortoise.functions import Count

from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.models import Organisation
from headway.reviewing.access import steers_appraisals, visible_appraisals, writes_reviews
from headway.reviewing.models import AppraisalMark, AppraisalVoter, OrganisationAppraisal
from headway.reviewing.rules.appraisal import (
    AppraisalGroup,
    AppraisalMove,
    AppraisalState,
    Part,
    appraisal_moves,
    mark_of,
)


async def company_day() -> date:
    """The day it is where the organisation is, by which it opens and closes votes."""
    organisation = await Organisation.first()
    return clock.today(organisation.time_zone if organisation else "UTC")


async def parts(actor: Actor, appraisals: Sequence[OrganisationAppraisal]) -> dict[UUID, Part]:
    """How the actor stands to each; of others nobody learns whether they voted."""
    voters = AppraisalVoter.filter(
        appraisal_id__in=[it.id for it in appraisals], employee_id=actor.employee_id
    )
    mine = {it.appraisal_id: it for it in await voters} if actor.employee_id else {}
    open_ones = [it for it in appraisals if it.state is AppraisalState.OPEN and it.id in mine]
    marks = {mark_of(it.salt, mine[it.id].employee_id): it.id for it in open_ones}
    voted = {marks[it.mark] for it in await AppraisalMark.filter(mark__in=list(marks))} if marks else set()
    steers = steers_appraisals(actor)
    return {
        it.id: Part(
            steers=steers,
            leads=it.id in mine and mine[it.id].leads,
            asked=it.id in mine,
            voted=it.id in voted,
        )
        for it in appraisals
    }


async def moves(
    actor: Actor, appraisals: list[OrganisationAppraisal]
) -> dict[OrganisationAppraisal, list[AppraisalMove]]:
    """What the actor may do with each."""
    if not writes_reviews(actor):
        return {}
    stand, today = await parts(actor, appraisals), await company_day()
    return {
        it: [
            move
            for move in AppraisalMove
            if move in appraisal_moves(it.state, stand[it.id], it.closes_on, today)
        ]
        for it in appraisals
    }


async def my_groups(actor: Actor, ids: list[UUID]) -> dict[UUID, AppraisalGroup]:
    """In which group each asks the actor."""
    mine = AppraisalVoter.filter(appraisal_id__in=ids, employee_id=actor.employee_id)
    return {it.appraisal_id: it.group for it in await mine} if actor.employee_id else {}


async def asked_counts(_: Actor, ids: list[UUID]) -> dict[UUID, int]:
    """How many people each asks."""
    rows = AppraisalVoter.filter(appraisal_id__in=ids).annotate(people=Count("id")).group_by("appraisal_id")
    return {row["appraisal_id"]: row["people"] for row in await rows.values("appraisal_id", "people")}


async def voted_counts(
    actor: Actor, appraisals: list[OrganisationAppraisal]
) -> dict[OrganisationAppraisal, int | None]:
    """How many voted: for everybody once counted, before that for who steers."""
    if not steers_appraisals(actor):
        return {it: it.voted for it in appraisals}
    open_ones = [it.id for it in appraisals if it.state is AppraisalState.OPEN]
    rows = (
        AppraisalMark.filter(appraisal_id__in=open_ones).annotate(people=Count("id")).group_by("appraisal_id")
    )
    counts = {row["appraisal_id"]: row["people"] for row in await rows.values("appraisal_id", "people")}
    return {it: counts.get(it.id, 0) if it.state is AppraisalState.OPEN else it.voted for it in appraisals}


async def appraisals_to_vote_in(actor: Actor) -> list[OrganisationAppraisal]:
    """Those that wait for the actor's vote."""
    if actor.employee_id is None or not writes_reviews(actor):
        return []
    # The day of the organisation may be another one than that of UTC; its moves know.
    ended = clock.today() - timedelta(days=1)
    asking = visible_appraisals(actor).filter(
        state=AppraisalState.OPEN, closes_on__gte=ended, voters__employee_id=actor.employee_id
    )
    found = await asking
    allowed = await moves(actor, found) if found else {}
    return [it for it in found if AppraisalMove.VOTE in allowed[it]]
