"""Asking somebody to be a mentor, and what they say to it."""

from uuid import UUID

from headway.planning.access import action_to_move, request_to_answer
from headway.planning.models import DevelopmentAction, DevelopmentObjective, MentorRequest
from headway.planning.reads import mentors_for
from headway.planning.rules.development import OPEN, PlanState, RequestState
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected, conflict, not_found
from headway.platform.events import announce, change, create


async def ask_mentor(actor: Actor, *, action_id: UUID, mentor_id: UUID, message: str = "") -> MentorRequest:
    """Ask somebody to be one's mentor for an action. Refuses all but the plan's owner, and whoever is not suggested for it."""
    checks = Checks()
    message = checks.text(message, "message", most=PARAGRAPH)
    checks.done()
    async with transaction():
        action, plan = await action_to_move(actor, action_id, "action_id")
        if plan.owner_id != actor.employee_id:
            text = "Only who wants to learn asks for a mentor. Tell the plan's owner about them."
            raise Rejected(Problem(Code.FORBIDDEN, text, ("action_id",)))
        if action.state not in OPEN or plan.state in {PlanState.REVIEWED, PlanState.CLOSED}:
            text = "This action is over. Choose one that is still open."
            raise Rejected(Problem(Code.WRONG_STATE, text, ("action_id",)))
        objective = await DevelopmentObjective.get(id=action.objective_id)
        suggested = (await mentors_for(actor, [objective]))[objective]
        if objective.skill_id is None or mentor_id not in {it.id for it in suggested}:
            raise not_found("mentor", "mentor_id")
        asked = MentorRequest.filter(action_id=action.id, mentor_id=mentor_id, state=RequestState.ASKED)
        if await asked.exists():
            text = "You have asked them already. Wait for the answer, or ask somebody else."
            raise Rejected(Problem(Code.DUPLICATE, text, ("mentor_id",)))
        request = await create(
            actor,
            "ask_mentor",
            MentorRequest,
            action_id=action.id,
            skill_id=objective.skill_id,
            asker_id=plan.owner_id,
            mentor_id=mentor_id,
            message=message,
        )
        await announce("MentorAsked", request_id=request.id, mentor_id=mentor_id, asker_id=plan.owner_id)
        return request


async def answer_mentor_request(
    actor: Actor, *, id: UUID, version: int, agree: bool, answer: str = ""
) -> MentorRequest:
    """Agree to be a mentor, or decline; no reason is asked for. Refuses all but who was asked."""
    checks = Checks()
    answer = checks.text(answer, "answer", most=PARAGRAPH)
    checks.done()
    async with transaction():
        request = await _open_request(actor, id, version)
        if request.mentor_id != actor.employee_id:
            text = "Only who was asked answers this. You can take your question back."
            raise Rejected(Problem(Code.FORBIDDEN, text, ("id",)))
        state = RequestState.AGREED if agree else RequestState.DECLINED
        await change(
            actor,
            "answer_mentor_request",
            request,
            expected_version=version,
            state=state,
            answer=answer,
            answered_at=clock.now(),
        )
        if agree:
            action = await lock_row(DevelopmentAction.filter(id=request.action_id)).get()
            await change(actor, "become_mentor", action, mentor_id=request.mentor_id)
        await announce("MentorAnswered", request_id=request.id, asker_id=request.asker_id)
        return request


async def withdraw_mentor_request(actor: Actor, *, id: UUID, version: int) -> MentorRequest:
    """Take a question back that was not answered yet. Refuses all but who asked."""
    async with transaction():
        request = await _open_request(actor, id, version)
        if request.asker_id != actor.employee_id:
            text = "Only who asked takes a question back. You can decline it."
            raise Rejected(Problem(Code.FORBIDDEN, text, ("id",)))
        await change(
            actor,
            "withdraw_mentor_request",
            request,
            expected_version=version,
            state=RequestState.WITHDRAWN,
        )
        return request


async def _open_request(actor: Actor, id: UUID, version: int) -> MentorRequest:
    request = await request_to_answer(actor, id)
    if request.version != version:
        raise conflict(request)
    if request.state is not RequestState.ASKED:
        text = "This was answered or taken back already. Look at where it is now."
        raise Rejected(Problem(Code.WRONG_STATE, text, ("id",)))
    return request
