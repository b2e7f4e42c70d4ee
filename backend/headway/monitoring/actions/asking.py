"""Asking for feedback: several people at once, until a day; each answers, declines, or lets it expire."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from headway.monitoring.access import check_may_write_feedback, request_to_change, visible_feedback_requests
from headway.monitoring.models import FeedbackRequest
from headway.monitoring.reads import allowed_with
from headway.monitoring.rules import RequestAction, RequestState
from headway.monitoring.rules.feedback import MOST_ASKED, MOST_CHARACTERS
from headway.people.access import directly_below, visible_colleagues
from headway.planning.access import visible_goals
from headway.platform import clock
from headway.platform.actor import SYSTEM, Actor
from headway.platform.checking import Checks
from headway.platform.database import transaction
from headway.platform.errors import Code, Problem, Rejected, conflict, not_found
from headway.platform.events import (
    announce,
    announce_all,
    change,
    change_all,
    create_all,
    object_made_with,
    remember_key,
)

LONGEST: Final = timedelta(days=90)


async def ask_for_feedback(
    actor: Actor,
    *,
    respondent_ids: Sequence[UUID],
    about_id: UUID,
    text: str,
    due_on: date,
    goal_id: UUID | None = None,
    idempotency_key: str | None = None,
) -> list[FeedbackRequest]:
    """Ask people for words about one's own work or that of a direct report, one request each.

    Refuses more than 20 people, the person it is about, people who were asked the same and have not answered, days that are past
    or more than 90 days off, and goals that are hidden. The same idempotency key gives the requests of the first call again.
    """
    check_may_write_feedback(actor)
    checks = Checks()
    text = checks.text(text, "text", most=MOST_CHARACTERS, required=True)
    key = checks.text(idempotency_key, "idempotency_key", most=100) or None
    _check_day(checks, due_on)
    async with transaction():
        made = await object_made_with(actor, "ask_for_feedback", key)
        if made is not None:
            return await _asked_before(actor, made)
        people = list(dict.fromkeys(respondent_ids))
        await _check_about(actor, checks, about_id)
        await _check_people(actor, checks, people, about_id)
        if goal_id is not None and not await visible_goals(actor).filter(id=goal_id).exists():
            checks.problems.extend(not_found("goal", "goal_id").problems)
        checks.done()
        now = clock.now()
        asked = [
            FeedbackRequest(
                asker_id=actor.employee_id, respondent_id=person, about_id=about_id, goal_id=goal_id, text=text,
                due_on=due_on, asked_at=now, created_at=now, updated_at=now,
            )
            for person in people
        ]  # fmt: skip
        await create_all(actor, "ask_for_feedback", asked)
        await remember_key(actor, "ask_for_feedback", key, asked[0])
        await announce_all("FeedbackAsked", [{"request_id": row.id} for row in asked])
        return asked


async def decline_feedback_request(
    actor: Actor, *, id: UUID, version: int, reason: str = ""
) -> FeedbackRequest:
    """Say that one would rather not answer; a reason is welcome and not needed. Refuses all but who was asked."""
    checks = Checks()
    reason = checks.text(reason, "reason", most=MOST_CHARACTERS)
    checks.done()
    async with transaction():
        request = await _request_to_move(actor, id, version, RequestAction.DECLINE)
        await change(
            actor,
            "decline_feedback_request",
            request,
            expected_version=version,
            state=RequestState.DECLINED,
            comment=reason,
        )
        await announce("FeedbackRequestDeclined", request_id=request.id)
        return request


async def withdraw_feedback_request(actor: Actor, *, id: UUID, version: int) -> FeedbackRequest:
    """Ask no longer. Refuses all but the asker, and requests that are over."""
    async with transaction():
        request = await _request_to_move(actor, id, version, RequestAction.WITHDRAW)
        await change(
            actor,
            "withdraw_feedback_request",
            request,
            expected_version=version,
            state=RequestState.WITHDRAWN,
        )
        return request


async def expire_feedback_requests() -> int:
    """End the requests whose day is past; how many. Idempotent."""
    async with transaction():
        late = FeedbackRequest.filter(state=RequestState.OPEN, due_on__lt=clock.today())
        rows = await late.select_for_update()
        await change_all(SYSTEM, "expire_feedback_request", rows, state=RequestState.EXPIRED)
        return len(rows)


async def _request_to_move(actor: Actor, id: UUID, version: int, action: RequestAction) -> FeedbackRequest:
    request = await request_to_change(actor, id)
    if request.version != version:
        raise conflict(request)
    if action not in allowed_with(actor, request):
        theirs = request.asker_id if action is RequestAction.WITHDRAW else request.respondent_id
        code = Code.WRONG_STATE if theirs == actor.employee_id else Code.FORBIDDEN
        message = (
            "Only an open request is declined by whom it asks, and withdrawn by who asked. Look at its state."
        )
        raise Rejected(Problem(code, message, ("id",)))
    return request


def _check_day(checks: Checks, due_on: date) -> None:
    today = clock.today()
    message = f"Choose a day from today ({today}) to {today + LONGEST}."
    checks.require(today <= due_on <= today + LONGEST, Code.OUT_OF_RANGE, message, "due_on")


async def _check_about(actor: Actor, checks: Checks, about_id: UUID) -> None:
    mine = about_id == actor.employee_id
    if (
        not mine
        and not await visible_colleagues(actor).filter(id=about_id, id__in=directly_below(actor)).exists()
    ):
        message = "Ask about your own work, or about somebody who reports to you."
        checks.add(Code.INVALID, message, "about_id")


async def _check_people(actor: Actor, checks: Checks, people: Sequence[UUID], about_id: UUID) -> None:
    path = "respondent_ids"
    if not 1 <= len(people) <= MOST_ASKED:
        checks.add(Code.OUT_OF_RANGE, f"Ask 1 to {MOST_ASKED} people at once.", path)
        return
    if {about_id, actor.employee_id} & set(people):
        checks.add(Code.INVALID, "Ask others than yourself and the person it is about.", path)
    if await visible_colleagues(actor).filter(id__in=list(people)).count() != len(people):
        checks.problems.extend(not_found("person", path).problems)
    waiting = FeedbackRequest.filter(
        asker_id=actor.employee_id, about_id=about_id, respondent_id__in=list(people), state=RequestState.OPEN
    )
    names: list[str] = await waiting.values_list("respondent__name", flat=True)  # type: ignore[assignment]
    if names:
        message = f"{', '.join(sorted(names))} already have such a request open. Leave them out, or withdraw it first."
        checks.add(Code.DUPLICATE, message, path)


async def _asked_before(actor: Actor, id: UUID) -> list[FeedbackRequest]:
    first = await visible_feedback_requests(actor).get_or_none(id=id)
    if first is None:
        raise not_found("request", "idempotency_key")
    same = visible_feedback_requests(actor).filter(asker_id=first.asker_id, asked_at=first.asked_at)
    return await same.order_by("id")
