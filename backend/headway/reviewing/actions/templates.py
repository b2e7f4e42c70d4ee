"""Making questionnaires, and putting their words right."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from headway.people.access import visible_role_profiles
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import lock_row, one_at_a_time, transaction
from headway.platform.errors import Code, Problem, Rejected, conflict, not_found, reject_any
from headway.platform.events import create, create_all, record, record_all
from headway.reviewing.access import runs_cycles, visible_questions, visible_templates
from headway.reviewing.models import Question, QuestionWording, RatingScale, ReviewTemplate
from headway.reviewing.rules import CycleKind
from headway.reviewing.rules.anonymity import ANONYMOUS
from headway.reviewing.rules.ready_made import READY_MADE
from headway.reviewing.rules.templates import (
    USUAL,
    QuestionDraft,
    ScaleDraft,
    TemplateDraft,
    TemplatePolicy,
    problems_of_policy,
    problems_of_questions,
    problems_of_scale,
)


async def make_template(
    actor: Actor,
    *,
    name: str,
    kind: CycleKind,
    scale: ScaleDraft,
    questions: Sequence[QuestionDraft],
    policy: TemplatePolicy = USUAL,
    number: int | None = None,
) -> ReviewTemplate:
    """Make the next version of the questionnaire of this name; earlier ones keep their questions and answers.

    Refuses unsound scales and questions, weights that do not add up, unknown roles, a `number` other than that of the
    newest version (0 for a new questionnaire) with the newest, and anybody but HR and administrators.
    """
    _refuse_others(actor)
    name = _checked(name, scale, questions, policy)
    async with transaction():
        await one_at_a_time("make_template")
        last = await ReviewTemplate.filter(name=name).order_by("-number").first()
        if number not in {None, last.number if last else 0}:
            raise conflict(last)
        await _refuse_unknown_roles(actor, questions)
        template = await create(
            actor,
            "make_template",
            ReviewTemplate,
            name=name,
            number=last.number + 1 if last else 1,
            kind=kind,
            scale=await _scale(actor, scale),
            evidence_for_extremes=policy.evidence_for_extremes,
            realism_required=policy.realism_required,
            weights={part.value: weight for part, weight in policy.weights.items()},
            smallest_group=policy.smallest_group,
            also_signs=policy.also_signs,
            created_at=clock.now(),
        )
        rows = [_question(template, position, question) for position, question in enumerate(questions)]
        await create_all(actor, "make_template", rows)
        return template


async def fix_wording(actor: Actor, *, question_id: UUID, wording: int, title: str, help: str) -> Question:
    """Put the words of a question right, also while its cycle runs; the words of before are kept.

    Its title and help and nothing else: what it asks for, its choices, its scale and what counts take a new version.
    Refuses a `wording` other than the one it has with the question as it is, and anybody but HR and administrators.
    """
    _refuse_others(actor)
    checks = Checks()
    title = checks.text(title, "title", most=300, required=True)
    help = checks.text(help, "help", most=PARAGRAPH)
    checks.done()
    async with transaction():
        question = await lock_row(visible_questions(actor).filter(id=question_id)).first()
        if question is None:
            raise not_found("question", "question_id")
        if question.wording != wording:
            raise conflict(question)
        after = {"title": title, "help": help}
        # Peers and reports are asked in the same words, so that few of each can be shown together: they stay the same.
        for one in await _same_words(question):
            await _put_right(actor, one, after)
        return await Question.get(id=question.id)


async def _same_words(question: Question) -> list[Question]:
    if question.direction not in ANONYMOUS:
        return [question]
    same = Question.filter(
        template_id=question.template_id, direction__in=ANONYMOUS, title=question.title, help=question.help
    )
    return await lock_row(same.order_by("id"))


async def _put_right(actor: Actor, question: Question, after: dict[str, str]) -> None:
    before: dict[str, Any] = {"title": question.title, "help": question.help}
    kept: dict[str, Any] = {
        "question_id": question.id,
        "wording": question.wording,
        "replaced_at": clock.now(),
    }
    await create(actor, "fix_wording", QuestionWording, **kept, **before)
    question.update_from_dict({**after, "wording": question.wording + 1})
    await question.save(update_fields=["title", "help", "wording"])
    await record(actor, "fix_wording", question, before=before, after=after)


async def archive_template(actor: Actor, *, template_id: UUID, archived: bool) -> ReviewTemplate:
    """Offer a questionnaire with all its versions for new cycles no more, or again; cycles keep theirs.

    Refuses anybody but HR and administrators.
    """
    _refuse_others(actor)
    async with transaction():
        template = await visible_templates(actor).get_or_none(id=template_id)
        if template is None:
            raise not_found("questionnaire", "template_id")
        versions = await lock_row(ReviewTemplate.filter(name=template.name))
        at = clock.now() if archived else None
        await ReviewTemplate.filter(name=template.name).update(archived_at=at)
        told = [(row, {"archived_at": row.archived_at}, {"archived_at": at}) for row in versions]
        await record_all(actor, "archive_template", told)
        return await ReviewTemplate.get(id=template.id)


async def install_ready_made(actor: Actor) -> list[ReviewTemplate]:
    """Make the ready-made questionnaires that are not there. Refuses anybody but HR and administrators."""
    _refuse_others(actor)
    async with transaction():
        return [await install(actor, draft) for draft in READY_MADE]


async def install(actor: Actor, draft: TemplateDraft) -> ReviewTemplate:
    """The newest version of this questionnaire, made if there is none. Refuses anybody but HR and administrators."""
    there = await ReviewTemplate.filter(name=draft.name).order_by("-number").first()
    if there is not None:
        return there
    return await make_template(
        actor,
        name=draft.name,
        kind=draft.kind,
        scale=draft.scale,
        questions=draft.questions,
        policy=draft.policy,
    )


def _refuse_others(actor: Actor) -> None:
    if not runs_cycles(actor):
        message = "Only HR partners and administrators make review templates. Ask one of them."
        raise Rejected(Problem(Code.FORBIDDEN, message))


async def _refuse_unknown_roles(actor: Actor, questions: Sequence[QuestionDraft]) -> None:
    named = {id for question in questions for id in question.role_profiles}
    found = visible_role_profiles(actor).filter(id__in=named)
    known = set(await found.values_list("id", flat=True)) if named else set()
    reject_any(
        Problem(Code.NOT_FOUND, "Choose roles from the list.", ("questions", str(number), "role_profile_ids"))
        for number, question in enumerate(questions)
        if not set(question.role_profiles) <= known
    )


def _checked(name: str, scale: ScaleDraft, questions: Sequence[QuestionDraft], policy: TemplatePolicy) -> str:
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
    checks.problems += problems_of_policy(policy, questions)
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
        looks_ahead=draft.looks_ahead,
        role_profile_ids=[str(id) for id in draft.role_profiles],
    )
