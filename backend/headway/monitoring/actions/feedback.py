"""Giving feedback, taking it back, and saying that it was read."""

from uuid import UUID

from headway.monitoring.access import feedback_to_change, may_write_feedback, visible_feedback
from headway.monitoring.models import Feedback
from headway.monitoring.reads import allowed_to
from headway.monitoring.rules import FeedbackAction, FeedbackKind, FeedbackState, FeedbackVisibility
from headway.monitoring.rules.feedback import MOST_CHARACTERS
from headway.people.access import visible_colleagues, visible_skills
from headway.planning.access import visible_goals
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import Checks
from headway.platform.database import transaction
from headway.platform.errors import Code, Problem, Rejected, conflict, not_found
from headway.platform.events import announce, change, create, object_made_with, remember_key


async def give_feedback(
    actor: Actor,
    *,
    receiver_id: UUID,
    kind: FeedbackKind,
    visibility: FeedbackVisibility,
    text: str,
    goal_id: UUID | None = None,
    skill_id: UUID | None = None,
    idempotency_key: str | None = None,
) -> Feedback:
    """Send words about somebody's work; who may read them is fixed with this.

    Refuses oneself and people who left, words for a manager where there is none, and goals that are hidden from the giver.
    The same idempotency key gives the feedback of the first call again.
    """
    if not may_write_feedback(actor):
        message = "This account or token does not give feedback. Sign in as an employee, or use a token with feedback:write."
        raise Rejected(Problem(Code.FORBIDDEN, message))
    checks = Checks()
    text = checks.text(text, "text", most=MOST_CHARACTERS, required=True)
    key = checks.text(idempotency_key, "idempotency_key", most=100) or None
    async with transaction():
        made = await object_made_with(actor, "give_feedback", key)
        if made is not None:
            return await _given_before(actor, made)
        await _check_receiver(actor, checks, receiver_id, visibility)
        if goal_id is not None and not await visible_goals(actor).filter(id=goal_id).exists():
            checks.problems.extend(not_found("goal", "goal_id").problems)
        if skill_id is not None and not await visible_skills(actor).filter(id=skill_id).exists():
            checks.problems.extend(not_found("skill", "skill_id").problems)
        checks.done()
        feedback = await create(
            actor,
            "give_feedback",
            Feedback,
            giver_id=actor.employee_id,
            receiver_id=receiver_id,
            kind=kind,
            visibility=visibility,
            text=text,
            goal_id=goal_id,
            skill_id=skill_id,
            sent_at=clock.now(),
        )
        await remember_key(actor, "give_feedback", key, feedback)
        await announce("FeedbackGiven", feedback_id=feedback.id)
        return feedback


async def retract_feedback(actor: Actor, *, id: UUID, version: int) -> Feedback:
    """Take back what one gave. Refuses others, and feedback that was read."""
    message = (
        "Feedback can be taken back only by its giver and until it is read. Talk to the receiver instead."
    )
    async with transaction():
        feedback = await _feedback_to_move(actor, id, version, FeedbackAction.RETRACT, message)
        await change(
            actor, "retract_feedback", feedback, expected_version=version, state=FeedbackState.RETRACTED
        )
        return feedback


async def mark_feedback_read(actor: Actor, *, id: UUID, version: int) -> Feedback:
    """Say that one has read what one got. Refuses others, and feedback that was read before."""
    message = "Only its receiver says that feedback was read, and only once. There is nothing more to do."
    async with transaction():
        feedback = await _feedback_to_move(actor, id, version, FeedbackAction.MARK_READ, message)
        await change(
            actor,
            "mark_feedback_read",
            feedback,
            expected_version=version,
            state=FeedbackState.READ,
            read_at=clock.now(),
        )
        return feedback


async def _feedback_to_move(
    actor: Actor, id: UUID, version: int, action: FeedbackAction, message: str
) -> Feedback:
    feedback = await feedback_to_change(actor, id)
    if feedback.version != version:
        raise conflict(feedback)
    if action not in allowed_to(actor, feedback):
        mine = feedback.giver_id if action is FeedbackAction.RETRACT else feedback.receiver_id
        code = Code.WRONG_STATE if mine == actor.employee_id else Code.FORBIDDEN
        raise Rejected(Problem(code, message, ("id",)))
    return feedback


async def _given_before(actor: Actor, id: UUID) -> Feedback:
    feedback = await visible_feedback(actor).get_or_none(id=id)
    if feedback is None:
        raise not_found("feedback", "idempotency_key")
    return feedback


async def _check_receiver(
    actor: Actor, checks: Checks, receiver_id: UUID, visibility: FeedbackVisibility
) -> None:
    receiver = await visible_colleagues(actor).get_or_none(id=receiver_id)
    if receiver is None:
        checks.problems.extend(not_found("person", "receiver_id").problems)
        return
    if receiver.id == actor.employee_id:
        checks.add(
            Code.OWN_RECORD, "Feedback is for others. Write a note on your goal instead.", "receiver_id"
        )
    if visibility is FeedbackVisibility.MANAGER_ONLY and receiver.manager_id is None:
        checks.add(Code.INVALID, "Nobody manages this person. Choose who else may read it.", "visibility")
