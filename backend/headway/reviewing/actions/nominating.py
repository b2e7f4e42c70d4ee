"""Asking peers: proposed by the person, approved by the manager, declined by the peer."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from headway.people.access import above_person, visible_employees
from headway.people.rules.vocabulary import EmployeeStatus
from headway.platform.actor import Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import one_at_a_time, transaction
from headway.platform.errors import Code, Problem, Rejected, conflict, reject_any
from headway.platform.events import announce, announce_all, change, create, create_all
from headway.reviewing.access import (
    nomination_to_decide,
    participant_to_nominate_for,
    participants_to_decide_for,
)
from headway.reviewing.actions.forms import new_form
from headway.reviewing.actions.writing import form_to
from headway.reviewing.models import Nomination, Participant, Review, ReviewCycle
from headway.reviewing.reads.nominations import asked_of, decided_by, with_few_peers
from headway.reviewing.rules import (
    NominationAction,
    NominationState,
    ReviewAction,
    ReviewDirection,
    ReviewState,
)
from headway.reviewing.rules.lives import NOMINATING, OUT
from headway.reviewing.rules.nominating import (
    ALIVE,
    MOST_FORMS,
    MOST_PEERS,
    Candidate,
    nomination_actions,
    problem_asking,
)


async def propose_peers(actor: Actor, *, participant_id: UUID, peer_ids: Sequence[UUID]) -> Participant:
    """Propose colleagues to write about somebody; who decides for them need not approve their own choice.

    Refuses who left, reads what peers say, is asked already or too often; more than the cycle allows; a cycle that asks no
    peers or is past it; and everybody but the person, who writes their review, and HR.
    """
    checks = Checks()
    few = 0 < len(peer_ids) <= MOST_PEERS
    checks.require(few, Code.OUT_OF_RANGE, f"Choose 1 to {MOST_PEERS} colleagues.", "peer_ids")
    checks.done()
    async with transaction():
        participant = await participant_to_nominate_for(actor, participant_id)
        _refuse_untimely(participant)
        wanted = list(dict.fromkeys(peer_ids))
        await _refuse_unfit(actor, participant, wanted)
        await _refuse_too_many(participant, len(wanted))
        decides = await participants_to_decide_for(actor).filter(id=participant.id).exists()
        state = NominationState.APPROVED if decides else NominationState.PROPOSED
        for peer in wanted:
            await _propose(actor, participant, peer, state)
        if decides:
            await _give_out(actor, participant, wanted)
        else:
            await announce(
                "PeersProposed", participant_id=participant.id, employee_id=participant.employee_id
            )
        return participant


async def decide_nomination(
    actor: Actor, *, id: UUID, version: int, action: NominationAction, reason: str = ""
) -> Nomination:
    """Approve a proposed peer, turn one down with a reason, or take an own proposal back.

    Refuses a stale version, what is decided already, a cycle that is past it, a peer who is asked too often by now, and
    who does not decide for this person.
    """
    checks = Checks()
    turned_down = action is NominationAction.TURN_DOWN
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=turned_down)
    checks.done()
    async with transaction():
        nomination = await nomination_to_decide(actor, id)
        if nomination.version != version:
            raise conflict(nomination)
        participant = nomination.participant
        decides = participant.id in await decided_by(actor, [participant.id])
        proposed = nomination.proposer_id == actor.employee_id
        cycle = participant.cycle
        if action not in nomination_actions(
            nomination.state, cycle.state, decides=decides, proposed=proposed
        ):
            raise Rejected(_why_not(action, decides=decides, proposed=proposed))
        if action is NominationAction.APPROVE:
            await _refuse_overload(nomination)
            await _give_out(actor, participant, [nomination.peer_id])
        await change(
            actor,
            "decide_nomination",
            nomination,
            expected_version=version,
            state=_AFTER[action],
            turn_down_reason=reason if turned_down else "",
        )
        if turned_down:
            await announce("PeerTurnedDown", nomination_id=nomination.id, proposer_id=nomination.proposer_id)
        return nomination


async def decline_review(actor: Actor, *, id: UUID, version: int, reason: str) -> Review:
    """Say that one cannot write about a colleague; the draft stays with its author, and HR reads the reason.

    Refuses without a reason, a form that is handed in or past its time, a stale version, and everybody but its author.
    """
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=True)
    checks.done()
    async with transaction():
        review, _ = await form_to(ReviewAction.DECLINE, actor, id, version)
        await change(
            actor,
            "decline_review",
            review,
            expected_version=version,
            state=ReviewState.SKIPPED,
            skip_reason=reason,
        )
        asked = await Nomination.get_or_none(participant_id=review.participant_id, peer_id=review.reviewer_id)
        if asked is not None and review.direction is ReviewDirection.PEER:
            await change(actor, "decline_review", asked, state=NominationState.DECLINED)
            await announce("PeerDeclined", participant_id=review.participant_id)
        return review


async def refuse_few_peers(cycle: ReviewCycle, reason: str) -> None:
    """A reason waives it."""
    few = await with_few_peers(cycle)
    if few and not reason:
        message = f"{few} people have fewer than {cycle.fewest_peers} peers. Wait for them, or move on with a reason."
        raise Rejected(Problem(Code.REQUIRED, message, ("reason",)))


def _refuse_untimely(participant: Participant) -> None:
    cycle = participant.cycle
    if not cycle.most_peers or cycle.state not in NOMINATING:
        message = "This cycle asks no peers now. They are proposed before forms are collected."
        raise Rejected(Problem(Code.CLOSED, message, ("participant_id",)))


async def _refuse_unfit(actor: Actor, participant: Participant, wanted: Sequence[UUID]) -> None:
    # Two who propose the same colleague at once must not ask them too often.
    await one_at_a_time(f"peers of {participant.cycle_id}")
    known = {row.id: row for row in await visible_employees(actor).filter(id__in=wanted)}
    reviewers = set(
        await Review.filter(participant_id=participant.id)
        .exclude(state__in=OUT)
        .values_list("reviewer_id", flat=True)
    ) | set(
        await Nomination.filter(participant_id=participant.id, state__in=ALIVE).values_list(
            "peer_id", flat=True
        )
    )
    readers = set(
        await visible_employees(actor)
        .filter(id__in=above_person(participant.employee_id))
        .values_list("id", flat=True)
    )
    forms = await asked_of(participant.cycle_id, wanted)
    problems = []
    for number, peer in enumerate(wanted):
        if peer not in known:
            path = ("peer_ids", str(number))
            problems.append(Problem(Code.NOT_FOUND, "Choose colleagues from the list.", path))
            continue
        candidate = Candidate(
            name=known[peer].name,
            works_here=known[peer].status is not EmployeeStatus.LEFT,
            is_reviewee=peer == participant.employee_id,
            is_above=peer in readers,
            writes_already=peer in reviewers,
            forms=forms.get(peer, 0),
        )
        if problem := problem_asking(candidate, number):
            problems.append(problem)
    reject_any(problems)


async def _refuse_too_many(participant: Participant, more: int) -> None:
    alive = await Nomination.filter(participant_id=participant.id, state__in=ALIVE).count()
    most = participant.cycle.most_peers
    if alive + more > most:
        message = f"This cycle asks at most {most} peers about a person. Choose fewer, or take some back."
        raise Rejected(Problem(Code.TOO_MANY, message, ("peer_ids",)))


async def _refuse_overload(nomination: Nomination) -> None:
    cycle = nomination.participant.cycle
    await one_at_a_time(f"peers of {cycle.id}")
    if (await asked_of(cycle.id, [nomination.peer_id])).get(nomination.peer_id, 0) > MOST_FORMS:
        message = f"This person is asked about {MOST_FORMS} colleagues already. Turn it down, or choose somebody else."
        raise Rejected(Problem(Code.TOO_MANY, message, ("id",)))


async def _propose(actor: Actor, participant: Participant, peer: UUID, state: NominationState) -> None:
    again = await Nomination.get_or_none(participant_id=participant.id, peer_id=peer)
    values: dict[str, Any] = {"state": state, "proposer_id": actor.employee_id, "turn_down_reason": ""}
    if again is not None:
        await change(actor, "propose_peers", again, **values)
    else:
        await create(
            actor, "propose_peers", Nomination, participant_id=participant.id, peer_id=peer, **values
        )


async def _give_out(actor: Actor, participant: Participant, peers: Sequence[UUID]) -> None:
    """Their forms; one that was skipped before is opened again with what it says."""
    there = {
        form.reviewer_id: form
        for form in await Review.filter(
            participant_id=participant.id, reviewer_id__in=peers, direction=ReviewDirection.PEER
        )
    }
    for form in there.values():
        await change(actor, "give_out_review", form, state=ReviewState.ASSIGNED, skip_reason="")
    new = [
        new_form(participant.cycle, participant, peer, ReviewDirection.PEER)
        for peer in peers
        if peer not in there
    ]
    await create_all(actor, "give_out_review", new)
    await announce_all("PeerAsked", [{"review_id": form.id} for form in [*there.values(), *new]])


_AFTER = {
    NominationAction.APPROVE: NominationState.APPROVED,
    NominationAction.TURN_DOWN: NominationState.TURNED_DOWN,
    NominationAction.WITHDRAW: NominationState.WITHDRAWN,
}


def _why_not(action: NominationAction, *, decides: bool, proposed: bool) -> Problem:
    if action is NominationAction.WITHDRAW and not proposed:
        return Problem(Code.FORBIDDEN, "Only who proposed a peer takes the proposal back.", ("id",))
    if action is not NominationAction.WITHDRAW and not decides:
        message = (
            "Peers are approved by who writes this person's review, and by HR; nobody approves their own."
        )
        return Problem(Code.FORBIDDEN, message, ("id",))
    return Problem(Code.WRONG_STATE, "This is decided already, or the cycle is past it.", ("id",))
