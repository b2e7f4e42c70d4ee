"""Who is proposed as a peer, how often somebody is asked, and what may be done with a proposal."""

from collections.abc import Collection, Sequence
from uuid import UUID

from tortoise.functions import Count

from headway.platform.actor import Actor
from headway.reviewing.access import (
    participants_to_decide_for,
    participants_to_nominate_for,
    writes_reviews,
)
from headway.reviewing.models import Nomination, Participant, ReviewCycle
from headway.reviewing.rules import NominationAction, NominationState
from headway.reviewing.rules.lives import NOMINATING
from headway.reviewing.rules.nominating import ALIVE, nomination_actions


async def asked_of(cycle_id: UUID, ids: Collection[UUID]) -> dict[UUID, int]:
    """About how many colleagues each of these is asked in a cycle, proposals included."""
    asked = Nomination.filter(participant__cycle_id=cycle_id, peer_id__in=ids, state__in=ALIVE)
    rows = await asked.annotate(n=Count("id")).group_by("peer_id").values("peer_id", "n")
    return {row["peer_id"]: row["n"] for row in rows}


async def decided_by(actor: Actor, ids: Sequence[UUID]) -> frozenset[UUID]:
    """For which of these participants the actor decides who is asked."""
    found = participants_to_decide_for(actor).filter(id__in=ids)
    return frozenset(id for (id,) in await found.values_list("id"))


async def allowed_actions(
    actor: Actor, nominations: list[Nomination]
) -> dict[Nomination, list[NominationAction]]:
    """What the actor may do with each proposal: two statements."""
    if not writes_reviews(actor) or not nominations:
        return {}
    ids = [row.participant_id for row in nominations]
    decided = await decided_by(actor, ids)
    states = dict(await Participant.filter(id__in=ids).values_list("id", "cycle__state"))
    return {
        row: [
            action
            for action in NominationAction
            if action
            in nomination_actions(
                row.state,
                states[row.participant_id],
                decides=row.participant_id in decided,
                proposed=row.proposer_id is not None and row.proposer_id == actor.employee_id,
            )
        ]
        for row in nominations
    }


async def proposing(actor: Actor, ids: list[UUID]) -> dict[UUID, bool]:
    """For which of these participants the actor may propose peers now."""
    if not writes_reviews(actor):
        return {}
    found = participants_to_nominate_for(actor).filter(
        id__in=ids, cycle__most_peers__gt=0, cycle__state__in=NOMINATING
    )
    return {id: True for (id,) in await found.values_list("id")}


async def with_few_peers(cycle: ReviewCycle) -> int:
    """How many participants have fewer approved peers than the cycle asks for."""
    if not cycle.fewest_peers:
        return 0
    counted = Nomination.filter(participant__cycle_id=cycle.id, state=NominationState.APPROVED).annotate(
        n=Count("id")
    )
    rows = await counted.group_by("participant_id").values("participant_id", "n")
    enough = sum(1 for row in rows if row["n"] >= cycle.fewest_peers)
    return await Participant.filter(cycle_id=cycle.id).count() - enough
