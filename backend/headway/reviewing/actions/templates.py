"""Making questionnaires."""

from collections.abc import Sequence

from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import transaction
from headway.platform.errors import Code, Problem, Rejected
from headway.platform.events import create, create_all
from headway.reviewing.access import runs_cycles
from headway.reviewing.models import Question, RatingScale, ReviewTemplate
from headway.reviewing.rules import CycleKind
from headway.reviewing.rules.ready_made import HALF_YEAR, READY_MADE
from headway.reviewing.rules.templates import (
    QuestionDraft,
    ScaleDraft,
    TemplateDraft,
    problems_of_questions,
    problems_of_scale,
)


async def make_template(
    actor: Actor, *, name: str, kind: CycleKind, scale: ScaleDraft, questions: Sequence[QuestionDraft]
) -> ReviewTemplate:
    """Make the next version of the questionnaire of this name; earlier ones keep their questions and answers.

    Refuses unsound scales and questions, and anybody but HR and administrators.
    """
    if not runs_cycles(actor):
        message = "Only HR partners and administrators make review templates. Ask one of them."
        raise Rejected(Problem(Code.FORBIDDEN, message))
    name = _checked(name, scale, questions)
    async with transaction():
        last = await ReviewTemplate.filter(name=name).order_by("-number").first()
        template = await create(
            actor,
            "make_template",
            ReviewTemplate,
            name=name,
            number=last.number + 1 if last else 1,
            kind=kind,
            scale=await _scale(actor, scale),
            created_at=clock.now(),
        )
        rows = [_question(template, position, question) for position, question in enumerate(questions)]
        await create_all(actor, "make_template", rows)
        return template


async def install_ready_made(actor: Actor) -> ReviewTemplate:
    """Make the ready-made questionnaires that are not there; gives the half-year's. Refuses anybody but HR and administrators."""
    made = [await _ready_made(actor, draft) for draft in READY_MADE]
    return made[READY_MADE.index(HALF_YEAR)]


async def _ready_made(actor: Actor, draft: TemplateDraft) -> ReviewTemplate:
    there = await ReviewTemplate.filter(name=draft.name).order_by("-number").first()
    if there is not None:
        return there
    return await make_template(
        actor, name=draft.name, kind=CycleKind.HALF_YEAR, scale=draft.scale, questions=draft.questions
    )


def _checked(name: str, scale: ScaleDraft, questions: Sequence[QuestionDraft]) -> str:
    checks = Checks()
    name = checks.text(name, "name", required=True)
    checks.text(scale.name, "scale", "name", most=100, required=True)
    for number, step in enumerate(scale.steps):
        checks.text(step.label, "scale", "steps", str(number), "label", most=60, required=True)
        checks.text(step.anchor, "scale", "steps", str(number), "anchor", most=300)
    for number, question in enumerate(questions):
        checks.text(question.section, "questions", str(number), "section", most=100, required=True)
        checks.text(question.title, "questions", str(number), "title", most=300, required=True)
        checks.text(question.help, "questions", str(number), "help", most=PARAGRAPH)
        for choice in question.choices:
            checks.text(choice, "questions", str(number), "choices", most=60, required=True)
    checks.problems += problems_of_scale(scale.steps) + problems_of_questions(questions)
    checks.done()
    return name


async def _scale(actor: Actor, draft: ScaleDraft) -> RatingScale:
    steps = [{"value": step.value, "label": step.label, "anchor": step.anchor} for step in draft.steps]
    for scale in await RatingScale.filter(name=draft.name):
        if scale.steps == steps:
            return scale
    return await create(actor, "make_template", RatingScale, name=draft.name, steps=steps)


def _question(template: ReviewTemplate, position: int, draft: QuestionDraft) -> Question:
    return Question(
        template=template,
        direction=draft.direction,
        position=position,
        section=draft.section,
        kind=draft.kind,
        title=draft.title,
        help=draft.help,
        required=draft.required,
        overall=draft.overall,
        choices=list(draft.choices),
    )
