"""Making questionnaires through the graph, and putting their words right."""

from typing import Annotated

import strawberry

from headway.graph.context import Info
from headway.graph.ids import key_of
from headway.graph.refusals import UserErrors
from headway.graph.reviewing.enums import CycleKind, QuestionKind, ReviewDirection, ScorePart, Signer
from headway.graph.reviewing.templates import Question, ReviewTemplate
from headway.reviewing import models
from headway.reviewing.actions import templates as actions
from headway.reviewing.rules.anonymity import SMALLEST_GROUP
from headway.reviewing.rules.templates import QuestionDraft, ScaleDraft, ScaleStep, TemplatePolicy


@strawberry.input(description="One step of a rating scale.")
class RatingStepInput:
    value: int = strawberry.field(description="What is stored, 0 to 100, upwards.")
    label: str = strawberry.field(description="What people call it.")
    anchor: str = strawberry.field(default="", description="What it looks like at work.")


@strawberry.input(description="A rating scale; one that is there already is used again.")
class RatingScaleInput:
    name: str = strawberry.field(description="What people call it.")
    steps: list[RatingStepInput] = strawberry.field(description="Its steps, upwards, 2 to 10.")


@strawberry.input(description="One question, for one direction.")
class QuestionInput:
    direction: ReviewDirection = strawberry.field(description="Which form asks it.")  # type: ignore[valid-type]
    section: str = strawberry.field(description="The step of the form it belongs to.")
    kind: QuestionKind = strawberry.field(description="What it asks for.")  # type: ignore[valid-type]
    title: str = strawberry.field(description="The question, at most 300 characters.")
    help: str = strawberry.field(default="", description="What a good answer says.")
    required: bool = strawberry.field(
        default=True, description="Whether a form cannot be handed in without an answer."
    )
    overall: bool = strawberry.field(default=False, description="Whether this rating is the overall one.")
    choices: list[str] = strawberry.field(
        default_factory=list, description="What can be chosen, 2 to 20, for a choice."
    )
    looks_ahead: bool = strawberry.field(default=False, description="Whether it is about the next period.")
    role_profile_ids: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="Only about people of these roles; nobody named means everybody."
    )


@strawberry.input(description="How much a part counts in the score.")
class ScoreWeightInput:
    part: ScorePart = strawberry.field(description="What counts.")  # type: ignore[valid-type]
    weight: int = strawberry.field(description="How many of 100; all weights add up to 100.")


@strawberry.input(description="What a questionnaire asks of a form besides its questions.")
class TemplatePolicyInput:
    evidence_for_extremes: bool = strawberry.field(
        default=True, description="Whether the lowest and highest rating need evidence."
    )
    realism_required: bool = strawberry.field(
        default=True, description="Whether every goal needs a verdict on its realism."
    )
    weights: list[ScoreWeightInput] = strawberry.field(
        default_factory=list, description="What counts how much in a score; nothing gives none."
    )
    smallest_group: int = strawberry.field(
        default=SMALLEST_GROUP,
        description="Of how many forms without names anything is shown at the least, 4 to 20.",
    )
    also_signs: Signer | None = strawberry.field(  # type: ignore[valid-type]
        default=None, description="Who signs besides the person and who wrote the review: next manager or HR."
    )


@strawberry.input(description="The next version of a questionnaire, or a new one.")
class MakeReviewTemplateInput:
    name: str = strawberry.field(description="What people call it; the same name makes its next version.")
    number: int = strawberry.field(
        description="The newest version that was seen, 0 for a new questionnaire; a stale one answers CONFLICT."
    )
    kind: CycleKind = strawberry.field(description="What occasion it is for.")  # type: ignore[valid-type]
    scale: RatingScaleInput = strawberry.field(description="How it rates.")
    questions: list[QuestionInput] = strawberry.field(description="What it asks, in order, at most 60.")
    policy: TemplatePolicyInput = strawberry.field(
        default_factory=TemplatePolicyInput, description="What else it asks, and what counts in a score."
    )


@strawberry.input(description="The words of a question put right; what it asks stays the same.")
class FixQuestionWordingInput:
    question_id: strawberry.ID = strawberry.field(description="The question.")
    wording: int = strawberry.field(description="The wording that was seen.")
    title: str = strawberry.field(description="The question as it should read.")
    help: str = strawberry.field(description="What a good answer says, as it should read.")


@strawberry.input(description="A questionnaire that is offered for new cycles no more, or again.")
class ArchiveReviewTemplateInput:
    template_id: strawberry.ID = strawberry.field(description="Any of its versions.")
    archived: bool = strawberry.field(default=True, description="False to offer it again.")


@strawberry.type(description="The questionnaire as it is now.")
class ArchiveReviewTemplatePayload:
    template: models.ReviewTemplate = strawberry.field(
        graphql_type=ReviewTemplate, description="The version that was named."
    )


@strawberry.type(description="The version made.")
class MakeReviewTemplatePayload:
    template: models.ReviewTemplate = strawberry.field(
        graphql_type=ReviewTemplate, description="The new version."
    )


@strawberry.type(description="The words put right.")
class FixQuestionWordingPayload:
    question: models.Question = strawberry.field(
        graphql_type=Question, description="The question as it is now."
    )


@strawberry.type(description="The ready-made questionnaires.")
class InstallReadyMadeTemplatesPayload:
    templates: list[models.ReviewTemplate] = strawberry.field(
        graphql_type=list[ReviewTemplate], description="All of them, those that were there included."
    )


MakeReviewTemplateResult = Annotated[
    MakeReviewTemplatePayload | UserErrors,
    strawberry.union("MakeReviewTemplateResult", description="The version made, or why not."),
]
FixQuestionWordingResult = Annotated[
    FixQuestionWordingPayload | UserErrors,
    strawberry.union("FixQuestionWordingResult", description="The words put right, or why not."),
]
ArchiveReviewTemplateResult = Annotated[
    ArchiveReviewTemplatePayload | UserErrors,
    strawberry.union("ArchiveReviewTemplateResult", description="The questionnaire, or why not."),
]
InstallReadyMadeTemplatesResult = Annotated[
    InstallReadyMadeTemplatesPayload | UserErrors,
    strawberry.union("InstallReadyMadeTemplatesResult", description="The questionnaires, or why not."),
]


@strawberry.type
class TemplatesMutation:
    @strawberry.mutation(
        description="Make the next version of a questionnaire (HR, administrators); cycles and answers keep theirs."
    )
    async def make_review_template(
        self, info: Info, input: MakeReviewTemplateInput
    ) -> MakeReviewTemplateResult:
        template = await actions.make_template(
            info.context.actor,
            name=input.name,
            kind=input.kind,
            scale=scale_of(input.scale),
            questions=[question_of(number, question) for number, question in enumerate(input.questions)],
            policy=policy_of(input.policy),
            number=input.number,
        )
        return MakeReviewTemplatePayload(template=template)

    @strawberry.mutation(
        description="Put the words of a question right, also in a running cycle (HR, administrators); the words of before are kept."
    )
    async def fix_question_wording(
        self, info: Info, input: FixQuestionWordingInput
    ) -> FixQuestionWordingResult:
        question = await actions.fix_wording(
            info.context.actor,
            question_id=key_of(input.question_id, "Question", "question_id"),
            wording=input.wording,
            title=input.title,
            help=input.help,
        )
        return FixQuestionWordingPayload(question=question)

    @strawberry.mutation(
        description="Offer a questionnaire for new cycles no more, or again (HR, administrators); cycles keep theirs."
    )
    async def archive_review_template(
        self, info: Info, input: ArchiveReviewTemplateInput
    ) -> ArchiveReviewTemplateResult:
        template = await actions.archive_template(
            info.context.actor,
            template_id=key_of(input.template_id, "ReviewTemplate", "template_id"),
            archived=input.archived,
        )
        return ArchiveReviewTemplatePayload(template=template)

    @strawberry.mutation(
        description="Make the ready-made questionnaires that are not there (HR, administrators)."
    )
    async def install_ready_made_templates(self, info: Info) -> InstallReadyMadeTemplatesResult:
        return InstallReadyMadeTemplatesPayload(
            templates=await actions.install_ready_made(info.context.actor)
        )


def scale_of(input: RatingScaleInput) -> ScaleDraft:
    """A scale as the rules see it."""
    return ScaleDraft(input.name, tuple(ScaleStep(it.value, it.label, it.anchor) for it in input.steps))


def question_of(number: int, input: QuestionInput) -> QuestionDraft:
    """A question as the rules see it; `number` is its place."""
    path = ("questions", str(number), "role_profile_ids")
    return QuestionDraft(
        direction=input.direction,
        section=input.section,
        kind=input.kind,
        title=input.title,
        help=input.help,
        required=input.required,
        overall=input.overall,
        choices=tuple(input.choices),
        looks_ahead=input.looks_ahead,
        role_profiles=tuple(key_of(id, "RoleProfile", *path) for id in input.role_profile_ids),
    )


def policy_of(input: TemplatePolicyInput) -> TemplatePolicy:
    """A policy as the rules see it; of a part that is named twice, the weights are added."""
    weights: dict[ScorePart, int] = {}  # type: ignore[valid-type]
    for it in input.weights:
        weights[it.part] = weights.get(it.part, 0) + it.weight
    return TemplatePolicy(
        input.evidence_for_extremes, input.realism_required, weights, input.smallest_group, input.also_signs
    )
