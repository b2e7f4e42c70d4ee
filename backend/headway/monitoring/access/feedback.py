"""Who may reach which feedback."""

from uuid import UUID

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from headway.monitoring.models import Feedback, FeedbackReport, FeedbackRequest
from headway.monitoring.rules import FeedbackKind, FeedbackState, FeedbackVisibility
from headway.monitoring.rules.feedback import LIVE
from headway.people.access import NOBODY, directly_above, directly_below, in_hr_scope
from headway.platform.actor import Actor, Scope
from headway.platform.database import lock_row
from headway.platform.errors import Code, Problem, Rejected, not_found


def visible_feedback(actor: Actor) -> QuerySet[Feedback]:
    """What one gave; what one got unless it is for the manager only; what is for one as the direct manager; public words.

    Taken back, it stays with its giver alone. HR reads what is public, and so do integrations with `feedback:read`;
    of people in scope, HR also reads what was reported, and sees what it hid.
    """
    if actor.account_id is None or not actor.may(Scope.FEEDBACK_READ):
        return Feedback.filter(id__isnull=True)
    sent = ~Q(state=FeedbackState.RETRACTED)
    public = sent & Q(visibility=FeedbackVisibility.PUBLIC)
    if actor.integration:
        return Feedback.filter(public)
    me = actor.employee_id or NOBODY
    for_managers = [FeedbackVisibility.RECEIVER_AND_MANAGER, FeedbackVisibility.MANAGER_ONLY]
    allowed = Q(giver_id=me)
    allowed |= sent & Q(receiver_id=me) & ~Q(visibility=FeedbackVisibility.MANAGER_ONLY)
    allowed |= sent & Q(receiver_id__in=directly_below(actor), visibility__in=for_managers)
    if actor.employee_id or actor.is_hr:
        allowed |= public
    if actor.is_hr:
        handed_over = Q(reported_at__isnull=False) | Q(state=FeedbackState.HIDDEN)
        allowed |= sent & handed_over & Q(receiver_id__in=in_hr_scope(actor))
    return Feedback.filter(allowed)


def visible_recognition(actor: Actor) -> QuerySet[Feedback]:
    """Praise that everybody reads."""
    public = {"visibility": FeedbackVisibility.PUBLIC, "kind": FeedbackKind.PRAISE, "state__in": list(LIVE)}
    return visible_feedback(actor).filter(**public)


def visible_feedback_reports(actor: Actor) -> QuerySet[FeedbackReport]:
    """What one reported; for HR, what is reported about the words that people in scope got from others than HR."""
    if actor.account_id is None or actor.integration or not actor.may(Scope.FEEDBACK_READ):
        return FeedbackReport.filter(id__isnull=True)
    return FeedbackReport.filter(Q(reporter_id=actor.employee_id or NOBODY) | _for_hr(actor))


def visible_kept_words(actor: Actor) -> QuerySet[FeedbackReport]:
    """Reports of which one also reads the words that were hidden: HR, to restore them; not those who reported them."""
    return visible_feedback_reports(actor).filter(_for_hr(actor))


def _for_hr(actor: Actor) -> Q:
    if not actor.is_hr:
        return Q(id__isnull=True)
    theirs = ~Q(feedback__giver_id=actor.employee_id or NOBODY)
    return Q(feedback__receiver_id__in=in_hr_scope(actor)) & theirs


def visible_feedback_requests(actor: Actor) -> QuerySet[FeedbackRequest]:
    """What one asks others, and what one is asked."""
    if actor.account_id is None or actor.integration or not actor.may(Scope.FEEDBACK_READ):
        return FeedbackRequest.filter(id__isnull=True)
    me = actor.employee_id or NOBODY
    return FeedbackRequest.filter(Q(asker_id=me) | Q(respondent_id=me))


async def request_to_change(actor: Actor, id: UUID, *path: str) -> FeedbackRequest:
    """A visible request, locked; what may be done with it is decided by the rules."""
    check_may_write_feedback(actor)
    request = await lock_row(visible_feedback_requests(actor).filter(id=id)).first()
    if request is None:
        raise not_found("request", *path)
    return request


async def feedback_to_change(actor: Actor, id: UUID) -> Feedback:
    """Visible feedback, locked; what may be done with it is decided by the rules."""
    check_may_write_feedback(actor)
    feedback = await lock_row(visible_feedback(actor).filter(id=id)).first()
    if feedback is None:
        raise not_found("feedback")
    return feedback


def readers_of_feedback(feedback: Feedback) -> Q:
    """Of the people who work here, those who read this feedback by their place in the company."""
    giver, receiver = Q(id=feedback.giver_id), Q(id=feedback.receiver_id)
    manager = Q(id__in=directly_above(feedback.receiver_id))
    if feedback.state is FeedbackState.RETRACTED:
        return giver
    match feedback.visibility:
        case FeedbackVisibility.PUBLIC:
            return Q(id__not_isnull=True)
        case FeedbackVisibility.RECEIVER:
            return giver | receiver
        case FeedbackVisibility.RECEIVER_AND_MANAGER:
            return giver | receiver | manager
        case FeedbackVisibility.MANAGER_ONLY:
            return giver | manager


def may_write_feedback(actor: Actor) -> bool:
    """People give feedback, by session or by a token of theirs; integrations only read it."""
    return actor.employee_id is not None and not actor.integration and actor.may(Scope.FEEDBACK_WRITE)


def check_may_write_feedback(actor: Actor) -> None:
    """Refuse accounts and tokens that do not write feedback."""
    if not may_write_feedback(actor):
        message = (
            "This account or token does not write feedback. Sign in, or use a token with feedback:write."
        )
        raise Rejected(Problem(Code.FORBIDDEN, message))
