"""Who is proposed as a peer, how often somebody is asked, and what may be done with a proposal."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from tortoise.expressions import Subquery
from tortoise.functions import Count

from headway.platform.actor import Actor
from headway.reviewing.access import (
    participants_to_decide_for,
    participants_to_nominate_for,
    writes_reviews,
)
from headway.reviewing.models import ExternalReviewer, Nomination, Participant, Review, ReviewCycle
from headway.reviewing.rules import ExternalState, NominationAction, NominationState, ReviewDirection
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


@dataclass(frozen=True, slots=True)
class PeersWanted:
    """Somebody who should have more peers than they have, counting those who wait for approval."""

    participant: Participant
    alive: int
    declined: int


@dataclass(frozen=True, slots=True)
class PeersWaiting:
    """Colleagues and people from outside who are proposed about somebody and wait for a decision."""

    participant: Participant
    number: int
    since: datetime


async def peers_wanted(actor: Actor) -> list[PeersWanted]:
    """In which cycles the actor should still propose peers: two statements."""
    own = participants_to_nominate_for(actor).filter(
        employee_id=actor.employee_id, cycle__fewest_peers__gt=0, cycle__state__in=NOMINATING
    )
    rows = await own.select_related("cycle") if actor.employee_id else []
    states: dict[UUID, Counter[NominationState]] = defaultdict(Counter)
    proposed = Nomination.filter(participant_id__in=[row.id for row in rows])
    for id, state in await proposed.values_list("participant_id", "state") if rows else ():
        states[id][NominationState(state)] += 1
    found = [
        PeersWanted(row, sum(states[row.id][it] for it in ALIVE), states[row.id][NominationState.DECLINED])
        for row in rows
    ]
    return [it for it in found if it.alive < it.participant.cycle.fewest_peers]


async def peers_waiting(actor: Actor) -> list[PeersWaiting]:
    """Who is proposed about those whose review the actor writes, and waits: two statements."""
    if actor.employee_id is None:
        return []
    led = Review.filter(
        reviewer_id=actor.employee_id, direction=ReviewDirection.MANAGER, cycle__state__in=NOMINATING
    )
    own = participants_to_decide_for(actor).filter(id__in=Subquery(led.values("participant_id")))
    about = {"participant_id__in": Subquery(own.values("id"))}
    row = ("participant__cycle", "participant__employee")
    proposed: list[Any] = [
        *await Nomination.filter(**about, state=NominationState.PROPOSED).select_related(*row),
        *await ExternalReviewer.filter(**about, state=ExternalState.PROPOSED).select_related(*row),
    ]
    waiting: dict[UUID, list[Any]] = defaultdict(list)
    for it in proposed:
        waiting[it.participant_id].append(it)
    return [
        PeersWaiting(them[0].participant, len(them), min(it.updated_at for it in them))
        for them in waiting.values()
    ]


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
