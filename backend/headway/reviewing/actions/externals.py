"""Inviting people from outside: proposed by the person, approved by who writes the review or HR, revoked at any time."""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from headway.platform import clock
from headway.platform.actor import SYSTEM, Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import transaction
from headway.platform.errors import Code, Problem, Rejected, conflict
from headway.platform.events import announce, change, create
from headway.platform.jobs import enqueue
from headway.platform.tokens import new_token, token_hash
from headway.reviewing.access import (
    external_to_decide,
    participant_to_nominate_for,
    participants_to_decide_for,
)
from headway.reviewing.models import ExternalForm, ExternalReviewer, Participant
from headway.reviewing.reads.nominations import decided_by
from headway.reviewing.rules import ExternalAction, ExternalState
from headway.reviewing.rules.externals import AFTER, INVITED, LINK_LIFE, external_actions, is_address
from headway.reviewing.rules.lives import NOMINATING

MAIL_LINK: Final = "mail_external_link"
LONGEST_ADDRESS: Final = 254


@dataclass(frozen=True, slots=True)
class Decided:
    """The invitation, and the token of a new link, which is told this once."""

    external: ExternalReviewer
    token: str | None = None


async def invite_external(actor: Actor, *, participant_id: UUID, name: str, email: str) -> ExternalReviewer:
    """Propose somebody from outside to write about a person; who decides for the person invites at once.

    Refuses an address that is none or asked already, more than the cycle allows, a cycle that asks nobody from outside or
    is past it, and everybody but the person, who writes their review, and HR.
    """
    checks = Checks()
    name = checks.text(name, "name", required=True)
    email = checks.text(email, "email", most=LONGEST_ADDRESS, required=True).lower()
    checks.require(not email or is_address(email), Code.INVALID, "Write a mail address.", "email")
    checks.done()
    async with transaction():
        participant = await participant_to_nominate_for(actor, participant_id)
        again = await _refuse_unfit(participant, email)
        decides = await participants_to_decide_for(actor).filter(id=participant.id).exists()
        values: dict[str, Any] = {
            "name": name,
            "proposer_id": actor.employee_id,
            "state": ExternalState.PROPOSED,
            "turn_down_reason": "",
            "decline_reason": "",
        }
        if again is not None:
            await change(actor, "invite_external", again, **values)
            external = again
        else:
            place: dict[str, Any] = {"participant_id": participant.id, "email": email}
            external = await create(actor, "invite_external", ExternalReviewer, **place, **values)
        if decides:
            await _give_out(actor, external)
        else:
            await announce(
                "ExternalProposed", participant_id=participant.id, employee_id=participant.employee_id
            )
        return external


async def decide_external(
    actor: Actor, *, id: UUID, version: int, action: ExternalAction, reason: str = ""
) -> Decided:
    """Approve or turn down somebody from outside, take a proposal or an invitation back, or make a new link.

    A new link is told once and ends earlier ones. Refuses a stale version, what is decided already, a cycle that is past
    it, a turning down without a reason, and who does not decide for this person.
    """
    checks = Checks()
    turned_down = action is ExternalAction.TURN_DOWN
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=turned_down)
    checks.done()
    async with transaction():
        external = await external_to_decide(actor, id)
        if external.version != version:
            raise conflict(external)
        _refuse(action, external, decides=external.participant_id in await decided_by(actor, [external.participant_id]),
                proposed=external.proposer_id == actor.employee_id)  # fmt: skip
        if action is ExternalAction.APPROVE:
            await _give_out(actor, external)
            return Decided(external)
        if action is ExternalAction.NEW_LINK:
            return Decided(external, await make_link(actor, external))
        await change(
            actor,
            "decide_external",
            external,
            state=AFTER[action],
            turn_down_reason=reason if turned_down else "",
            token_hash=None,
        )
        return Decided(external)


async def make_link(actor: Actor, external: ExternalReviewer) -> str:
    """A fresh token, of which only the hash is kept; earlier ones stop working."""
    token = new_token()
    await change(
        actor,
        "make_external_link",
        external,
        token_hash=token_hash(token),
        expires_at=clock.now() + LINK_LIFE,
    )
    return token


async def link_to_mail(id: UUID) -> tuple[ExternalReviewer, str] | None:
    """The link that is mailed to who was approved; None where it was made by hand or taken back meanwhile."""
    async with transaction():
        waiting = ExternalReviewer.filter(id=id, state=ExternalState.INVITED, token_hash__isnull=True)
        external = await waiting.select_related("participant__employee").first()
        return (external, await make_link(SYSTEM, external)) if external else None


async def _give_out(actor: Actor, external: ExternalReviewer) -> None:
    """Their form, a part of the invitation and of its audit event; the link is mailed by a job that makes it."""
    await change(
        actor, "decide_external", external, state=ExternalState.INVITED, token_hash=None, expires_at=None
    )
    there = await ExternalForm.filter(reviewer_id=external.id).exists()
    if not there:
        now = clock.now()
        await ExternalForm.create(
            participant_id=external.participant_id, reviewer_id=external.id, created_at=now, updated_at=now
        )
    await enqueue(MAIL_LINK, key=f"{external.id} {external.version}", id=external.id)


async def _refuse_unfit(participant: Participant, email: str) -> ExternalReviewer | None:
    """Whom the cycle may ask; gives the earlier invitation of somebody who is asked once more."""
    cycle = participant.cycle
    if not cycle.most_externals or cycle.state not in NOMINATING:
        message = "This cycle asks nobody from outside now. They are invited before forms are collected."
        raise Rejected(Problem(Code.CLOSED, message, ("participant_id",)))
    invited = await ExternalReviewer.filter(participant_id=participant.id)
    again = next((it for it in invited if it.email == email), None)
    if again is not None and (again.state in INVITED or await _wrote(again)):
        message = "This address is asked about this person already."
        raise Rejected(Problem(Code.DUPLICATE, message, ("email",)))
    if sum(it.state in INVITED for it in invited) >= cycle.most_externals:
        message = f"This cycle asks at most {cycle.most_externals} people from outside about a person."
        raise Rejected(Problem(Code.TOO_MANY, message, ("email",)))
    return again


async def _wrote(external: ExternalReviewer) -> bool:
    return await ExternalForm.filter(reviewer_id=external.id, submitted_at__isnull=False).exists()


def _refuse(action: ExternalAction, it: ExternalReviewer, *, decides: bool, proposed: bool) -> None:
    cycle = it.participant.cycle.state
    if action in external_actions(it.state, cycle, decides=decides, proposed=proposed):
        return
    if action is ExternalAction.WITHDRAW and not proposed:
        raise Rejected(Problem(Code.FORBIDDEN, "Only who proposed it takes a proposal back.", ("id",)))
    if action is not ExternalAction.WITHDRAW and not decides:
        message = "Who writes this person's review and HR decide whom to invite; nobody approves their own."
        raise Rejected(Problem(Code.FORBIDDEN, message, ("id",)))
    message = "This is decided already, or the cycle is past it."
    raise Rejected(Problem(Code.WRONG_STATE, message, ("id",)))
