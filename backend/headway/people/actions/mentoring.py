"""What people offer one another: to be a mentor in a skill."""

from uuid import UUID

from headway.people.access import offered_skills, visible_mentor_offers, works_here
from headway.people.models import MentorOffer
from headway.platform.actor import Actor, Scope
from headway.platform.checking import LINE, Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected, not_found
from headway.platform.events import change, create, record


async def offer_mentoring(actor: Actor, *, skill_id: UUID, note: str = "") -> MentorOffer:
    """Say that one would mentor others in a skill; again with another note changes the note. Refuses all but employees."""
    me = await _employee(actor)
    checks = Checks()
    note = checks.text(note, "note", most=LINE)
    checks.done()
    async with transaction():
        if not await offered_skills(actor).filter(id=skill_id).exists():
            raise not_found("skill", "skill_id")
        offer = await lock_row(MentorOffer.filter(employee_id=me, skill_id=skill_id)).first()
        if offer is None:
            return await create(
                actor, "offer_mentoring", MentorOffer, employee_id=me, skill_id=skill_id, note=note
            )
        await change(actor, "offer_mentoring", offer, note=note)
        return offer


async def withdraw_mentoring(actor: Actor, *, id: UUID) -> MentorOffer:
    """Take one's own offer back; whom one mentors already stays. Refuses the offers of others."""
    me = await _employee(actor)
    async with transaction():
        offer = await lock_row(visible_mentor_offers(actor).filter(id=id, employee_id=me)).first()
        if offer is None:
            raise not_found("offer")
        before = {"skill_id": offer.skill_id, "employee_id": offer.employee_id}
        await record(actor, "withdraw_mentoring", offer, before=before)
        await offer.delete()
        return offer


async def _employee(actor: Actor) -> UUID:
    if (
        actor.employee_id is None
        or not actor.may(Scope.GOALS_WRITE)
        or not await works_here(actor.employee_id)
    ):
        message = "Only people who work here offer to be mentors. Sign in with your own account."
        raise Rejected(Problem(Code.FORBIDDEN, message))
    return actor.employee_id
