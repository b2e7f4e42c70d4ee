"""The questionnaires: the one that the demo's cycles use, with a slip put right, and the other ready-made ones."""

from typing import Final

from headway.cli.demo.company import Company, noon
from headway.reviewing.models import Question, QuestionWording, RatingScale, ReviewTemplate
from headway.reviewing.rules.anonymity import ANONYMOUS
from headway.reviewing.rules.ready_made import ALL_AROUND, READY_MADE
from headway.reviewing.rules.templates import QuestionDraft, TemplateDraft

# Between the places of two questions, for what is asked between them.
GAP: Final = 10
SLIP: Final = ("What went well?", "What went good?")


def plant_questionnaires(company: Company) -> tuple[str, list[tuple[str, QuestionDraft]]]:
    """The questionnaire that the cycles use, and its questions with their ids."""
    scale, template = company.draw.id(), company.draw.id()
    steps = [
        {"value": step.value, "label": step.label, "anchor": step.anchor} for step in ALL_AROUND.scale.steps
    ]
    company.out.add(RatingScale, id=scale, name=ALL_AROUND.scale.name, steps=steps)
    asked = _plant(company, ALL_AROUND, template, scale)
    with company.drawing_apart():
        _put_right(company, asked)
        for draft in READY_MADE:
            if draft is not ALL_AROUND:
                _plant(company, draft, company.draw.id(), scale)
    return template, asked


def _plant(
    company: Company, draft: TemplateDraft, template: str, scale: str
) -> list[tuple[str, QuestionDraft]]:
    company.out.add(
        ReviewTemplate, id=template, name=draft.name, number=1, kind=draft.kind, scale_id=scale,
        created_at=noon(company.periods[0].starts_on), evidence_for_extremes=draft.policy.evidence_for_extremes,
        realism_required=draft.policy.realism_required,
        weights={part.value: weight for part, weight in draft.policy.weights.items()},
    )  # fmt: skip
    own = draft is ALL_AROUND
    asked = [(_id(company, it) if own else company.draw.id(), it) for it in draft.questions]
    for position, (id, question) in enumerate(asked):
        slipped = own and question.title == SLIP[0]
        company.out.add(
            Question, id=id, template_id=template, direction=question.direction, position=position * GAP,
            section=question.section, kind=question.kind, title=question.title, help=question.help,
            required=question.required, overall=question.overall, choices=list(question.choices),
            looks_ahead=question.looks_ahead, role_profile_ids=[], wording=2 if slipped else 1,
        )  # fmt: skip
    return asked


def _id(company: Company, question: QuestionDraft) -> str:
    """Of the cycles' own questionnaire; what colleagues are asked leaves the rest as it would be without it."""
    if question.direction not in ANONYMOUS:
        return company.draw.id()
    with company.drawing_apart():
        return company.draw.id()


def _put_right(company: Company, asked: list[tuple[str, QuestionDraft]]) -> None:
    for id, question in asked:
        if question.title == SLIP[0]:
            company.out.add(
                QuestionWording, id=company.draw.id(), question_id=id, wording=1, title=SLIP[1],
                help=question.help, replaced_at=noon(company.periods[1].starts_on),
            )  # fmt: skip
