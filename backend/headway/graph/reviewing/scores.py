"""Scores in the graph: what a review adds up to and why, how ratings went, and what another policy would change."""

from typing import TYPE_CHECKING, Annotated, TypeAlias

import strawberry

from headway.graph.edges import to_one
from headway.graph.reviewing.enums import ScorePart
from headway.graph.reviewing.templates import RatingScale
from headway.reviewing import access
from headway.reviewing.reads import policy_preview, scores
from headway.reviewing.rules import scoring

if TYPE_CHECKING:
    from headway.graph.reviewing.cycles import ReviewCycle
    from headway.graph.reviewing.reviews import Review

AReview: TypeAlias = Annotated["Review", strawberry.lazy("headway.graph.reviewing.reviews")]
ACycle: TypeAlias = Annotated["ReviewCycle", strawberry.lazy("headway.graph.reviewing.cycles")]


@strawberry.type(description="One part of a score.")
class CountedPart:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, scoring.CountedPart))
    part: ScorePart = strawberry.field(description="What counts.")  # type: ignore[valid-type]
    weight: int = strawberry.field(description="How many of 100 by the policy.")
    percent: int | None = strawberry.field(
        description="How much of it was reached, in hundredths; null where it is missing and left out."
    )


@strawberry.type(
    description="What a review adds up to by the policy of its questionnaire; what is missing is never zero."
)
class Score:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, scoring.Score))
    value: int | None = strawberry.field(
        description="0 to 100; null where everything that counts is missing."
    )
    parts: list[CountedPart] = strawberry.field(description="What it is made of, the missing parts included.")
    words: str = strawberry.field(description="How it came about, and what was left out and why.")


@strawberry.type(description="An overall rating of a person in one cycle.")
class RatingPoint:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, scores.RatingPoint))
    rating: int = strawberry.field(description="As it was given.")
    share: float = strawberry.field(
        description="Where it lies on its scale: 0 at the lowest step, 1 at the highest."
    )
    other_scale: bool = strawberry.field(description="Whether the one before was given on another scale.")
    review = to_one(AReview, access.visible_reviews, "review_id", description="The review that gave it.")
    scale = to_one(RatingScale, access.visible_scales, "scale_id", description="The scale it was given on.")


@strawberry.type(description="A review that another policy would have changed.")
class PolicyChange:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, policy_preview.PolicyChange))
    before: int | None = strawberry.field(description="Its score; null for none.")
    after: int | None = strawberry.field(description="Its score by the other policy; null for none.")
    lacks_evidence: bool = strawberry.field(
        description="Whether its lowest or highest rating would need evidence that is not there."
    )
    review = to_one(AReview, access.visible_reviews, "review_id", description="The manager's review.")


@strawberry.type(description="What another policy would have changed in the newest cycle of a questionnaire.")
class PolicyPreview:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, policy_preview.PolicyPreview))
    looked_at: int = strawberry.field(description="How many reviews were looked at, at most 500.")
    change_count: int = strawberry.field(description="How many of them would have changed.")
    changes: list[PolicyChange] = strawberry.field(description="The first of them by name, at most 100.")
    cycle = to_one(
        ACycle | None, access.visible_cycles, "cycle_id", description="The cycle; null where there is none."
    )
