"""What another policy of a questionnaire would have changed in the newest cycle that used it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from headway.platform.actor import Actor
from headway.reviewing.access import readable_reviews, runs_cycles, visible_cycles
from headway.reviewing.models import Answer, Review, ReviewCycle, ReviewTemplate
from headway.reviewing.reads.scores import Shares, calibrated_ratings, joined_within, shares_of, weights_of
from headway.reviewing.rules import QuestionKind, ReviewDirection
from headway.reviewing.rules.lives import HANDED_IN
from headway.reviewing.rules.scoring import score
from headway.reviewing.rules.templates import TemplatePolicy

MOST: Final = 500
SHOWN: Final = 100


@dataclass(frozen=True, slots=True)
class PolicyChange:
    """A review that the other policy would have changed: its score then and there, and whether evidence would be missing."""

    review_id: UUID
    before: int | None
    after: int | None
    lacks_evidence: bool


@dataclass(frozen=True, slots=True)
class PolicyPreview:
    """Which cycle was looked at, how many of its reviews and how many would have changed; the first of those by name."""

    cycle_id: UUID | None = None
    looked_at: int = 0
    change_count: int = 0
    changes: tuple[PolicyChange, ...] = ()


async def would_change(actor: Actor, template: ReviewTemplate, policy: TemplatePolicy) -> PolicyPreview:
    """The managers' reviews of the newest cycle with a questionnaire of this name that the actor reads, at most 500.

    Nothing for who does not run cycles.
    """
    launched = visible_cycles(actor).filter(template__name=template.name, launched_at__isnull=False)
    cycle = await launched.select_related("period", "template__scale").order_by("-launched_at", "id").first()
    if cycle is None or not runs_cycles(actor):
        return PolicyPreview()
    handed_in = readable_reviews(actor).filter(
        cycle_id=cycle.id, direction=ReviewDirection.MANAGER, state__in=HANDED_IN
    )
    reviews = await handed_in.order_by("participant__search_name", "id").limit(MOST)
    placed, cycles = await calibrated_ratings(reviews), {cycle.id: cycle}
    joined = await joined_within(actor, reviews, cycles)
    shares = await shares_of(actor, reviews, cycles, placed, joined)
    bare = await _without_evidence(cycle, reviews) if policy.evidence_for_extremes else frozenset()
    judged = (_change(review, cycle, policy, shares, bare) for review in reviews if review in shares)
    changes = [it for it in judged if it.before != it.after or it.lacks_evidence]
    return PolicyPreview(cycle.id, len(reviews), len(changes), tuple(changes[:SHOWN]))


def _change(
    review: Review,
    cycle: ReviewCycle,
    policy: TemplatePolicy,
    shares: dict[Review, Shares],
    bare: frozenset[UUID],
) -> PolicyChange:
    before = score(weights_of(cycle.template.weights), shares[review])
    after = score(policy.weights, shares[review])
    return PolicyChange(
        review.id, before.value if before else None, after.value if after else None, review.id in bare
    )


async def _without_evidence(cycle: ReviewCycle, reviews: Sequence[Review]) -> frozenset[UUID]:
    """Those of these forms in which the lowest or highest rating cites nothing."""
    values = [step["value"] for step in cycle.template.scale.steps]
    extreme = Answer.filter(
        review_id__in=[review.id for review in reviews],
        question__kind=QuestionKind.RATING,
        rating__in=(min(values), max(values)),
        citations__id__isnull=True,
    )
    return frozenset(id for (id,) in await extreme.values_list("review_id"))
