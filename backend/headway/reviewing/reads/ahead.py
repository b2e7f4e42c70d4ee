"""What a form shows of other times: what the last review asked for, and the goals that were drafted in it."""

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from headway.platform.actor import Actor
from headway.reviewing.access import visible_answers, visible_drafted_goals, visible_reviews
from headway.reviewing.models import Review
from headway.reviewing.reads.evidence import last_reviews
from headway.reviewing.rules import QuestionKind

if TYPE_CHECKING:
    from headway.planning.models import Goal


@dataclass(frozen=True, slots=True)
class Ask:
    """What the last shared review asked for."""

    review_id: UUID
    title: str
    text: str


async def last_asks(actor: Actor, reviews: list[Review]) -> dict[Review, list[Ask]]:
    """What the manager's last shared review asked of each person, for who writes about them now."""
    last = await last_reviews(actor, reviews)
    asked = (
        visible_answers(actor)
        .filter(review_id__in=[review.id for review in last.values()], question__looks_ahead=True)
        .exclude(text="")
        .exclude(question__kind=QuestionKind.PRIVATE_NOTE)
    )
    said: dict[UUID, list[Ask]] = defaultdict(list)
    if last:
        for answer in await asked.select_related("question").order_by("question__position", "id"):
            said[answer.review_id].append(Ask(answer.review_id, answer.question.title, answer.text))
    return {writing: said[review.id] for writing, review in last.items()}


async def goals_drafted_in(actor: Actor, review_ids: list[UUID]) -> "dict[UUID, list[Goal]]":
    """The goals that were drafted in each form, of what the actor may see."""
    rows = visible_drafted_goals(actor).filter(review_id__in=review_ids).select_related("goal")
    found: dict[UUID, list[Goal]] = defaultdict(list)
    for row in await rows.order_by("goal__created_at", "id"):
        found[row.review_id].append(row.goal)
    return found


async def form_of_goals(actor: Actor, goal_ids: list[UUID]) -> dict[UUID, Review]:
    """The form in which each goal was drafted, if the actor may know of it."""
    rows = visible_drafted_goals(actor).filter(goal_id__in=goal_ids)
    drafted = dict(await rows.values_list("goal_id", "review_id"))
    forms = {form.id: form for form in await visible_reviews(actor).filter(id__in=list(drafted.values()))}
    return {goal: forms[review] for goal, review in drafted.items() if review in forms}
