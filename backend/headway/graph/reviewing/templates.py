"""Questionnaires in the graph: templates, their questions and scales."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias
from uuid import UUID

import strawberry

from headway.graph.batching import children, one
from headway.graph.context import Info
from headway.graph.edges import computed, derived, to_many, to_one
from headway.graph.relay import Node, views
from headway.graph.reviewing.enums import CycleKind, QuestionKind, ReviewDirection, ScorePart, Signer
from headway.people.access import visible_role_profiles
from headway.reviewing import access, models
from headway.reviewing.reads import templates as reads
from headway.reviewing.rules import vocabulary

if TYPE_CHECKING:
    from headway.graph.people import RoleProfile

ARoleProfile: TypeAlias = Annotated["RoleProfile", strawberry.lazy("headway.graph.people")]
BY_POSITION = ("position", "id")


@strawberry.type(description="One step of a rating scale.")
class RatingStep:
    value: int = strawberry.field(description="What is stored.")
    label: str = strawberry.field(description="What people call it.")
    anchor: str = strawberry.field(description="What it looks like at work.")


@strawberry.type(description="A scale of ratings.")
class RatingScale(Node):
    is_type_of = views(models.RatingScale, access.visible_scales)
    name: str = strawberry.field(description="What people call it.")
    steps = derived(
        list[RatingStep],
        lambda steps: [RatingStep(**step) for step in steps],
        "steps",
        description="Its steps, upwards.",
    )


@strawberry.type(description="A standard of a role as it was when a cycle was launched.")
class FrozenStandard(Node):
    is_type_of = views(models.FrozenStandard, access.visible_frozen_standards)
    name: str = strawberry.field(description="The standard in a few words.")
    description: str = strawberry.field(description="What it is about.")
    weight: int = strawberry.field(
        description="How much it counted, in percent; those of a role add up to 100."
    )
    anchors: list[str] = strawberry.field(description="How each step of it shows, the lowest first.")


@strawberry.type(description="How a question read before its words were put right.")
class QuestionWording(Node):
    is_type_of = views(models.QuestionWording, access.visible_wordings)
    wording: int = strawberry.field(description="Which wording of the question it was.")
    title: str = strawberry.field(description="The question then.")
    help: str = strawberry.field(description="What a good answer says, then.")
    replaced_at: datetime = strawberry.field(description="When the words were put right.")


@strawberry.type(description="One question of a template, for one direction.")
class Question(Node):
    is_type_of = views(models.Question, access.visible_questions)
    direction: ReviewDirection = strawberry.field(description="Which form asks it.")  # type: ignore[valid-type]
    position: int = strawberry.field(description="Where it lies in the form.")
    section: str = strawberry.field(description="The step of the form it belongs to.")
    kind: QuestionKind = strawberry.field(description="What it asks for.")  # type: ignore[valid-type]
    title: str = strawberry.field(description="The question.")
    help: str = strawberry.field(description="What a good answer says.")
    required: bool = strawberry.field(description="Whether a form cannot be handed in without an answer.")
    overall: bool = strawberry.field(description="Whether this rating is the overall one.")
    choices: list[str] = strawberry.field(description="What can be chosen, for a choice.")
    looks_ahead: bool = strawberry.field(description="Whether it is about the next period.")
    wording: int = strawberry.field(
        description="Which wording this is; send it back to put the words right, a stale one answers CONFLICT."
    )
    earlier_wordings = to_many(
        QuestionWording,
        access.visible_wordings,
        "question_id",
        order=("wording", "id"),
        description="How it read before its words were put right.",
    )

    @strawberry.field(
        graphql_type=list[ARoleProfile],
        description="About whom it is asked by role; nobody named means everybody.",
    )
    async def role_profiles(self, info: Info, row: strawberry.Parent[models.Question]) -> list[Any]:
        found = [await one(info, visible_role_profiles, UUID(id)) for id in row.role_profile_ids]
        return [profile for profile in found if profile is not None]


@strawberry.type(description="How much a part counts in the score.")
class ScoreWeight:
    part: ScorePart = strawberry.field(description="What counts.")  # type: ignore[valid-type]
    weight: int = strawberry.field(description="How many of 100.")


@strawberry.type(
    description="A version of a questionnaire; a used one never changes, a new number follows it."
)
class ReviewTemplate(Node):
    is_type_of = views(models.ReviewTemplate, access.visible_templates)
    name: str = strawberry.field(description="What people call it.")
    number: int = strawberry.field(description="Which version of this name.")
    also_signs: Signer | None = strawberry.field(  # type: ignore[valid-type]
        description="Who signs a review besides the person and who wrote it, unless a cycle says otherwise."
    )
    smallest_group: int = strawberry.field(
        description="Of how many forms without names anything is shown at the least; a cycle may ask for more."
    )
    archived_at: datetime | None = strawberry.field(
        description="Since when it is not offered for new cycles."
    )
    kind: CycleKind = strawberry.field(description="What occasion it is for.")  # type: ignore[valid-type]
    created_at: datetime = strawberry.field(description="When this version was made.")
    evidence_for_extremes: bool = strawberry.field(
        description="Whether the lowest and highest rating need evidence, unless a cycle says otherwise."
    )
    realism_required: bool = strawberry.field(
        description="Whether every goal needs a verdict on its realism, unless a cycle says otherwise."
    )
    weights = derived(
        list[ScoreWeight],
        lambda weights: [
            ScoreWeight(part=part, weight=weights[part]) for part in vocabulary.ScorePart if part in weights
        ],
        "weights",
        description="What counts how much in a score; nothing where there is none.",
    )
    cycle_count = computed(
        int,
        reads.cycles_using,
        default=0,
        description="How many of the cycles that the viewer may see use this version.",
    )
    scale = to_one(RatingScale, access.visible_scales, "scale_id", description="How it rates.")

    @strawberry.field(graphql_type=list[Question], description="What it asks, in order.")
    async def questions(
        self,
        info: Info,
        row: strawberry.Parent[models.ReviewTemplate],
        direction: Annotated[
            ReviewDirection | None,  # type: ignore[valid-type]
            strawberry.argument(description="Only the form of this direction."),
        ] = None,
    ) -> Sequence[Any]:
        asked = await children(info, access.visible_questions, "template_id", row.id, order=BY_POSITION)
        return [question for question in asked if direction in {None, question.direction}]  # type: ignore[redundant-expr]
