"""What evidence and citations stand for, as far as the reader may see it."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from headway.monitoring.access import (
    visible_action_items,
    visible_attendance,
    visible_check_ins,
    visible_feedback,
    visible_updates,
)
from headway.monitoring.rules import FeedbackKind
from headway.monitoring.rules.agenda import ActionItemKind, ActionItemState
from headway.planning.access import visible_goals
from headway.platform.actor import Actor
from headway.reviewing.access import readable_reviews, visible_answers
from headway.reviewing.models import Citation
from headway.reviewing.rules import EvidenceKind, QuestionKind
from headway.reviewing.rules.evidence import Evidence
from headway.reviewing.rules.lives import SHARED

if TYPE_CHECKING:
    from headway.monitoring.models import ActionItem, CheckIn, Feedback, ProgressUpdate, TimeFact
    from headway.planning.models import Goal

EXCERPT: Final = 2_000
_BECAME: Final = {ActionItemState.OPEN: "Still open.", ActionItemState.DONE: "Done."}
_SAID: Final = {FeedbackKind.PRAISE: "Praise", FeedbackKind.CONSTRUCTIVE: "Advice", FeedbackKind.NOTE: "Note"}


async def citations(actor: Actor, answer_ids: list[UUID]) -> dict[UUID, list[Evidence]]:
    """What each answer cites, in the order it was cited, of what the reader may see; the rest is not hinted at."""
    rows = await Citation.filter(answer_id__in=answer_ids).order_by("cited_at", "id")
    known = await described(actor, [(row.kind, row.evidence_id) for row in rows])
    found: dict[UUID, list[Evidence]] = {id: [] for id in answer_ids}
    for row in rows:
        if (row.kind, row.evidence_id) in known:
            found[row.answer_id].append(known[row.kind, row.evidence_id])
    return found


async def described(
    actor: Actor, pairs: Iterable[tuple[EvidenceKind, UUID]]
) -> dict[tuple[EvidenceKind, UUID], Evidence]:
    """What these kinds and ids stand for, as far as the reader may see it."""
    wanted: dict[EvidenceKind, list[UUID]] = defaultdict(list)
    for kind, id in pairs:
        wanted[kind].append(id)
    known: dict[tuple[EvidenceKind, UUID], Evidence] = {}
    for kind, ids in wanted.items():
        known |= {(kind, item.id): item for item in await _DESCRIBED[kind](actor, ids)}
    return known


async def _goals(actor: Actor, ids: list[UUID]) -> list[Evidence]:
    return [of_goal(goal) for goal in await visible_goals(actor).filter(id__in=ids)]


async def _updates(actor: Actor, ids: list[UUID]) -> list[Evidence]:
    return [
        of_update(it) for it in await visible_updates(actor).filter(id__in=ids).select_related("key_result")
    ]


async def _feedback_by_id(actor: Actor, ids: list[UUID]) -> list[Evidence]:
    return [
        of_feedback(it) for it in await visible_feedback(actor).filter(id__in=ids).select_related("giver")
    ]


async def _check_ins_by_id(actor: Actor, ids: list[UUID]) -> list[Evidence]:
    return [of_check_in(it) for it in await visible_check_ins(actor).filter(id__in=ids)]


async def _promises_by_id(actor: Actor, ids: list[UUID]) -> list[Evidence]:
    support = visible_action_items(actor).filter(id__in=ids, kind=ActionItemKind.SUPPORT)
    return [of_promise(it) for it in await support.select_related("owner")]


async def _time_by_id(actor: Actor, ids: list[UUID]) -> list[Evidence]:
    return [of_time(fact) for fact in await visible_attendance(actor).filter(id__in=ids)]


async def shared_reviews(actor: Actor, ids: list[UUID]) -> list[Evidence]:
    """Shared reviews with what they said in words."""
    reviews = await readable_reviews(actor).filter(id__in=ids, state__in=SHARED).select_related("cycle")
    said: dict[UUID, list[str]] = defaultdict(list)
    told = (
        visible_answers(actor)
        .filter(review_id__in=ids)
        .exclude(text="")
        .exclude(question__kind=QuestionKind.PRIVATE_NOTE)
    )
    for answer in await told.select_related("question").order_by("question__position", "id"):
        said[answer.review_id].append(f"{answer.question.title} {answer.text}")
    return [
        Evidence(
            kind=EvidenceKind.REVIEW,
            id=review.id,
            at=review.shared_at or review.updated_at,
            title=f"Review: {review.cycle.name}",
            text="\n\n".join(said[review.id])[:EXCERPT],
            person_id=review.reviewer_id,
        )
        for review in reviews
    ]


_DESCRIBED: dict[EvidenceKind, Callable[[Actor, list[UUID]], Awaitable[list[Evidence]]]] = {
    EvidenceKind.GOAL: _goals,
    EvidenceKind.PROGRESS_UPDATE: _updates,
    EvidenceKind.FEEDBACK: _feedback_by_id,
    EvidenceKind.REVIEW: shared_reviews,
    EvidenceKind.SUPPORT: _promises_by_id,
    EvidenceKind.CHECK_IN: _check_ins_by_id,
    EvidenceKind.TIME: _time_by_id,
}


def of_goal(goal: "Goal") -> Evidence:
    return Evidence(
        kind=EvidenceKind.GOAL,
        id=goal.id,
        at=noon(goal.starts_on),
        title=goal.title,
        text=goal.description,
        goal_id=goal.id,
        person_id=goal.owner_id,
    )


def of_update(update: "ProgressUpdate", note: str = "") -> Evidence:
    counted_in = update.key_result.unit or update.key_result.currency
    value = f"{update.value.normalize():f} {counted_in}".strip()
    return Evidence(
        kind=EvidenceKind.PROGRESS_UPDATE,
        id=update.id,
        at=noon(update.effective_on),
        title=f"{update.key_result.title}: {value}",
        text=note,
        goal_id=update.goal_id,
        person_id=update.author_id,
    )


def of_feedback(feedback: "Feedback") -> Evidence:
    return Evidence(
        kind=EvidenceKind.FEEDBACK,
        id=feedback.id,
        at=feedback.sent_at,
        title=f"{_SAID[feedback.kind]} from {feedback.giver.name}",
        text=feedback.text,
        goal_id=feedback.goal_id,
        person_id=feedback.giver_id,
    )


def of_check_in(check_in: "CheckIn") -> Evidence:
    return Evidence(
        kind=EvidenceKind.CHECK_IN,
        id=check_in.id,
        at=noon(check_in.effective_on),
        title=f"Check-in of {check_in.effective_on:%-d %B %Y}",
        text="\n".join(words for words in (check_in.wins, check_in.blockers) if words),
        person_id=check_in.author_id,
    )


def of_promise(item: "ActionItem") -> Evidence:
    became = _BECAME.get(item.state, f"Dropped: {item.drop_reason}")
    return Evidence(
        kind=EvidenceKind.SUPPORT,
        id=item.id,
        at=item.created_at,
        title=f"Support promised by {item.owner.name}",
        text=f"{item.text}\n{became}",
        person_id=item.owner_id,
    )


def of_time(fact: "TimeFact", text: str = "") -> Evidence:
    """The month of this day; hours are no part of its name, which stands in the answer for all its readers."""
    return Evidence(
        kind=EvidenceKind.TIME,
        id=fact.id,
        at=noon(fact.day),
        title=f"Time in {fact.day:%B %Y}",
        text=text,
        person_id=fact.employee_id,
    )


def noon(day: date, zone: str = "UTC") -> datetime:
    # A day has no hour; noon where the person works is on that day for them, and for most of the world.
    return datetime.combine(day, time(12), ZoneInfo(zone)).astimezone(UTC)
