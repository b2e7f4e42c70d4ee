"""How far people from outside are, and what may be done with their invitations."""

from uuid import UUID

from headway.people.access import in_hr_scope
from headway.platform.actor import Actor
from headway.reviewing.access import participants_to_nominate_for, writes_reviews
from headway.reviewing.models import ExternalForm, ExternalReviewer, Participant
from headway.reviewing.reads.nominations import decided_by
from headway.reviewing.rules import ExternalAction
from headway.reviewing.rules.externals import external_actions
from headway.reviewing.rules.lives import NOMINATING


async def handed_in(actor: Actor, ids: list[UUID]) -> dict[UUID, bool]:
    """Who has handed in, for HR partners, who remind; the others would learn whose words came last."""
    if not actor.is_hr:
        return {}
    forms = ExternalForm.filter(reviewer_id__in=ids, participant__employee_id__in=in_hr_scope(actor))
    return {id: at is not None for id, at in await forms.values_list("reviewer_id", "submitted_at")}


async def allowed_actions(
    actor: Actor, externals: list[ExternalReviewer]
) -> dict[ExternalReviewer, list[ExternalAction]]:
    """What the actor may do with each invitation: two statements."""
    if not writes_reviews(actor) or not externals:
        return {}
    ids = [row.participant_id for row in externals]
    decided = await decided_by(actor, ids)
    states = dict(await Participant.filter(id__in=ids).values_list("id", "cycle__state"))
    return {
        row: [
            action
            for action in ExternalAction
            if action
            in external_actions(
                row.state,
                states[row.participant_id],
                decides=row.participant_id in decided,
                proposed=row.proposer_id is not None and row.proposer_id == actor.employee_id,
            )
        ]
        for row in externals
    }


async def inviting(actor: Actor, ids: list[UUID]) -> dict[UUID, bool]:
    """For which of these participants the actor may invite somebody from outside now."""
    if not writes_reviews(actor):
        return {}
    found = participants_to_nominate_for(actor).filter(
        id__in=ids, cycle__most_externals__gt=0, cycle__state__in=NOMINATING
    )
    return {id: True for (id,) in await found.values_list("id")}
