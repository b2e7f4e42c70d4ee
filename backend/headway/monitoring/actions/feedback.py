"""Giving feedback, taking it back, showing it to its receiver, saying that it was read, and what one sees differently."""

from typing import Any
from uuid import UUID

from headway.monitoring.access import (
    feedback_to_change,
    may_write_feedback,
    request_to_change,
    visible_feedback,
)
from headway.monitoring.models import Feedback, FeedbackRequest
from headway.monitoring.reads import allowed_to, allowed_with
from headway.monitoring.rules import (
    FeedbackAction,
    FeedbackKind,
    FeedbackState,
    FeedbackVisibility,
    RequestAction,
    RequestState,
)
from headway.monitoring.rules.feedback import LIVE, MOST_CHARACTERS, reaches_asker
from headway.people.access import offered_skills, visible_colleagues
from headway.planning.access import visible_goals
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import Checks
from headway.platform.database import lock_row, transaction
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
    request_id: UUID | None = None,
    idempotency_key: str | None = None,
) -> Feedback:
    """Send words about somebody's work; who may read them is fixed with this. With a request they answer that.

    Refuses oneself and people who left, words for a manager where there is none, goals that are hidden from the giver,
    and answers that whoever asked would not read.
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
        request = await _request_to_answer(actor, checks, request_id, receiver_id, visibility)
        await _check_receiver(actor, checks, receiver_id, visibility)
        if goal_id is not None and not await visible_goals(actor).filter(id=goal_id).exists():
            checks.problems.extend(not_found("goal", "goal_id").problems)
        if skill_id is not None and not await offered_skills(actor).filter(id=skill_id).exists():
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
            request_id=request_id,
            sent_at=clock.now(),
        )
        if request is not None:
            await change(actor, "answer_feedback_request", request, state=RequestState.ANSWERED)
        await remember_key(actor, "give_feedback", key, feedback)
        await announce("FeedbackGiven", feedback_id=feedback.id)
        return feedback


async def retract_feedback(actor: Actor, *, id: UUID, version: int) -> Feedback:
    """Take back what one gave. Refuses others, and feedback that was read."""
    message = (
        "Feedback can be taken back only by its giver and until it is read. Talk to the receiver instead."
    )
    async with transaction():
        feedback = await feedback_to_move(actor, id, version, FeedbackAction.RETRACT, message)
        await change(
            actor, "retract_feedback", feedback, expected_version=version, state=FeedbackState.RETRACTED
        )
        return feedback


async def mark_feedback_read(actor: Actor, *, id: UUID, version: int) -> Feedback:
    """Say that one has read what one got. Refuses others, and feedback that was read before."""
    message = "Only its receiver says that feedback was read, and only once. There is nothing more to do."
    async with transaction():
        feedback = await feedback_to_move(actor, id, version, FeedbackAction.MARK_READ, message)
        await change(
            actor,
            "mark_feedback_read",
            feedback,
            expected_version=version,
            state=FeedbackState.READ,
            read_at=clock.now(),
        )
        return feedback


async def release_feedback(actor: Actor, *, id: UUID, version: int) -> Feedback:
    """Show the receiver what was for the manager only. Refuses everybody but the giver, and other feedback."""
    message = "Only its giver shows feedback to its receiver, and only what was for the manager alone. Talk to its giver instead."
    async with transaction():
        feedback = await feedback_to_move(actor, id, version, FeedbackAction.RELEASE, message)
        shown = FeedbackVisibility.RECEIVER_AND_MANAGER
        await change(actor, "release_feedback", feedback, expected_version=version, visibility=shown)
        await announce("FeedbackReleased", feedback_id=feedback.id)
        return feedback


async def dispute_feedback(actor: Actor, *, id: UUID, version: int, text: str) -> Feedback:
    """Say once what one sees differently; whoever reads the feedback reads this beside it. Refuses all but the receiver."""
    checks = Checks()
    text = checks.text(text, "text", most=MOST_CHARACTERS, required=True)
    checks.done()
    message = "Only its receiver says what they see differently, and once. Comment it instead."
    async with transaction():
        feedback = await feedback_to_move(actor, id, version, FeedbackAction.DISPUTE, message)
        await change(
            actor,
            "dispute_feedback",
            feedback,
            expected_version=version,
            dispute=text,
            disputed_at=clock.now(),
            state=FeedbackState.READ,
            read_at=feedback.read_at or clock.now(),
        )
        await announce("FeedbackDisputed", feedback_id=feedback.id)
        return feedback


async def thank(actor: Actor, *, giver_id: UUID, receiver_id: UUID, text: str, public: bool) -> Feedback:
    """Words of thanks in the name of who decided them: for everybody, or for receiver and manager. The caller has decided so."""
    visibility = FeedbackVisibility.PUBLIC if public else FeedbackVisibility.RECEIVER_AND_MANAGER
    values: dict[str, Any] = {"giver_id": giver_id, "receiver_id": receiver_id, "text": text}
    values |= {"kind": FeedbackKind.PRAISE, "visibility": visibility, "sent_at": clock.now()}
    said = await create(actor, "thank", Feedback, on_behalf_of=giver_id, **values)
    await announce("FeedbackGiven", feedback_id=said.id)
    return said


async def take_back_thanks(actor: Actor, id: UUID) -> None:
    """Take words of thanks back, unless HR hid them already. The caller has decided so."""
    said = await lock_row(Feedback.filter(id=id)).get()
    if said.state in LIVE:
        await change(actor, "take_back_thanks", said, state=FeedbackState.RETRACTED)


_OF_GIVER = {FeedbackAction.RETRACT, FeedbackAction.RELEASE}
_OF_RECEIVER = {FeedbackAction.MARK_READ, FeedbackAction.DISPUTE, FeedbackAction.REPORT}


async def feedback_to_move(
    actor: Actor, id: UUID, version: int, action: FeedbackAction, message: str
) -> Feedback:
    """Visible feedback of this version, locked, with which the actor may do this; refuses with the message."""
    feedback = await feedback_to_change(actor, id)
    if feedback.version != version:
        raise conflict(feedback)
    if action not in await allowed_to(actor, feedback):
        gives = action in _OF_GIVER and feedback.giver_id == actor.employee_id
        receives = action in _OF_RECEIVER and feedback.receiver_id == actor.employee_id
        code = Code.WRONG_STATE if gives or receives else Code.FORBIDDEN
        raise Rejected(Problem(code, message, ("id",)))
    return feedback


async def _request_to_answer(
    actor: Actor,
    checks: Checks,
    request_id: UUID | None,
    receiver_id: UUID,
    visibility: FeedbackVisibility,
) -> FeedbackRequest | None:
    if request_id is None:
        return None
    request = await request_to_change(actor, request_id, "request_id")
    if RequestAction.ANSWER not in allowed_with(actor, request):
        message = "This request is not open any more, or not yours to answer. Give the feedback without it."
        raise Rejected(Problem(Code.WRONG_STATE, message, ("request_id",)))
    message = "The request is about somebody else. Choose the person whom it names."
    checks.require(request.about_id == receiver_id, Code.INVALID, message, "receiver_id")
    message = "Whoever asked would not read this. Choose readers among whom they are."
    reached = reaches_asker(visibility, about_asker=request.asker_id == request.about_id)
    checks.require(reached, Code.INVALID, message, "visibility")
    return request


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
