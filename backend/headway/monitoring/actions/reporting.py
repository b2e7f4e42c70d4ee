"""Reporting feedback that is abuse, and what HR does about it; hidden words leave a tombstone and can be restored."""

from uuid import UUID

from headway.monitoring.actions.feedback import feedback_to_move
from headway.monitoring.models import Feedback, FeedbackReport
from headway.monitoring.rules import FeedbackAction, FeedbackState, ReportState
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import transaction
from headway.platform.events import announce, change, create

_HR = "Only the receiver's HR partner decides about feedback that was reported, and never about what they wrote. Ask them."


async def report_feedback(actor: Actor, *, id: UUID, version: int, reason: str) -> Feedback:
    """Ask HR to look at words that are abuse; HR then reads them. Refuses all but the receiver, and a second report."""
    reason = _reason(reason)
    message = "Only its receiver reports feedback, and once. Talk to HR instead."
    async with transaction():
        feedback = await feedback_to_move(actor, id, version, FeedbackAction.REPORT, message)
        await change(actor, "report_feedback", feedback, expected_version=version, reported_at=clock.now())
        await _report(actor, feedback, reason)
        await announce("FeedbackReported", feedback_id=feedback.id)
        return feedback


async def hide_feedback(actor: Actor, *, id: UUID, version: int, reason: str) -> Feedback:
    """Take abuse out of sight of everybody; that there was something stays. Refuses all but HR in scope."""
    reason = _reason(reason)
    async with transaction():
        feedback = await feedback_to_move(actor, id, version, FeedbackAction.HIDE, _HR)
        report = await _open_report(feedback) or await _report(actor, feedback, reason)
        await _decide(actor, report, ReportState.HIDDEN, feedback.text)
        await change(
            actor,
            "hide_feedback",
            feedback,
            expected_version=version,
            reason=reason,
            state=FeedbackState.HIDDEN,
            text="",
            reported_at=None,
        )
        await announce("FeedbackHidden", feedback_id=feedback.id)
        return feedback


async def dismiss_feedback_report(actor: Actor, *, id: UUID, version: int, reason: str) -> Feedback:
    """Leave reported words as they are; HR no longer reads them. Refuses all but HR in scope."""
    reason = _reason(reason)
    async with transaction():
        feedback = await feedback_to_move(actor, id, version, FeedbackAction.DISMISS, _HR)
        report = await _open_report(feedback)
        if report is not None:
            await _decide(actor, report, ReportState.DISMISSED)
        await change(
            actor,
            "dismiss_feedback_report",
            feedback,
            expected_version=version,
            reason=reason,
            reported_at=None,
        )
        return feedback


async def restore_feedback(actor: Actor, *, id: UUID, version: int, reason: str) -> Feedback:
    """Bring back words that were hidden by mistake. Refuses all but HR in scope."""
    reason = _reason(reason)
    async with transaction():
        feedback = await feedback_to_move(actor, id, version, FeedbackAction.RESTORE, _HR)
        hidden = FeedbackReport.filter(feedback_id=feedback.id, state=ReportState.HIDDEN)
        report = await hidden.order_by("-decided_at").first()
        words = report.kept_text if report else ""
        if report is not None:
            await change(actor, "restore_feedback", report, state=ReportState.DISMISSED, kept_text="")
        state = FeedbackState.READ if feedback.read_at else FeedbackState.SENT
        await change(
            actor,
            "restore_feedback",
            feedback,
            expected_version=version,
            reason=reason,
            state=state,
            text=words,
        )
        return feedback


def _reason(given: str) -> str:
    checks = Checks()
    reason = checks.text(given, "reason", most=PARAGRAPH, required=True)
    checks.done()
    return reason


async def _open_report(feedback: Feedback) -> FeedbackReport | None:
    return await FeedbackReport.filter(feedback_id=feedback.id, state=ReportState.OPEN).first()


async def _report(actor: Actor, feedback: Feedback, reason: str) -> FeedbackReport:
    return await create(
        actor,
        "report_feedback",
        FeedbackReport,
        feedback_id=feedback.id,
        reporter_id=actor.employee_id,
        reason=reason,
        reported_at=clock.now(),
    )


async def _decide(actor: Actor, report: FeedbackReport, state: ReportState, words: str = "") -> None:
    await change(
        actor,
        "decide_feedback_report",
        report,
        state=state,
        kept_text=words,
        decided_at=clock.now(),
        decided_by_id=actor.employee_id,
    )
