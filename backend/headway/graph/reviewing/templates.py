"""Questionnaires in the graph: templates, their questions and scales."""

from collections.abc import Sequence
from typing import Annotated, Any

import strawberry

from headway.graph.batching import children
from headway.graph.context import Info
from headway.graph.edges import derived, to_one
from headway.graph.relay import Node, views
from headway.graph.reviewing.enums import CycleKind, QuestionKind, ReviewDirection
from headway.reviewing import access, models

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


@strawberry.type(
    description="A version of a questionnaire; a used one never changes, a new number follows it."
)
class ReviewTemplate(Node):
    is_type_of = views(models.ReviewTemplate, access.visible_templates)
    name: str = strawberry.field(description="What people call it.")
    number: int = strawberry.field(description="Which version of this name.")
    kind: CycleKind = strawberry.field(description="What occasion it is for.")  # type: ignore[valid-type]
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
