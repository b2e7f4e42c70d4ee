"""Filling in a review form: verdicts on goals, words, ratings with the evidence they rest on, skills gained."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from headway.cli.demo.company import Company, Person, noon
from headway.cli.demo.drawing import say
from headway.cli.demo.feedback import Said
from headway.cli.demo.goals import Made
from headway.cli.demo.periods import HalfYear
from headway.cli.demo.words import reviews as bank
from headway.monitoring.rules import FeedbackVisibility
from headway.people.models import SkillLevel
from headway.people.rules.vocabulary import SkillSource
from headway.planning.rules.vocabulary import Outcome
from headway.reviewing.models import Answer, Citation
from headway.reviewing.rules import EvidenceKind, QuestionKind, Realism, ReviewDirection
from headway.reviewing.rules.templates import QuestionDraft

VERDICTS: Final = {
    Outcome.ACHIEVED: ((Realism.REALISTIC, 80), (Realism.TOO_EASY, 20)),
    Outcome.PARTIAL: ((Realism.REALISTIC, 60), (Realism.TOO_HARD, 40)),
    Outcome.MISSED: ((Realism.TOO_HARD, 65), (Realism.REALISTIC, 35)),
    Outcome.DROPPED: ((Realism.CANNOT_TELL, 1),),
    Outcome.LAPSED: ((Realism.CANNOT_TELL, 1),),
    None: ((Realism.REALISTIC, 75), (Realism.TOO_HARD, 15), (Realism.CANNOT_TELL, 10)),
}


@dataclass(frozen=True, slots=True)
class Form:
    """A form to fill in: about whom, by whom, over which period and with which evidence."""

    id: str
    direction: ReviewDirection
    person: Person
    writer: Person
    period: HalfYear
    goals: Sequence[Made]
    said: Sequence[Said]

    @property
    def evidence(self) -> list[tuple[EvidenceKind, str]]:
        """What the writer may cite: goals and their newest numbers, and feedback that the writer reads."""
        items = [(EvidenceKind.GOAL, goal.id) for goal in self.goals]
        for goal in self.goals:
            items += [
                (EvidenceKind.PROGRESS_UPDATE, one.newest_id)
                for one in goal.measured
                if one.on and self.period.starts_on <= one.on <= self.period.ends_on
            ]
        readable = {FeedbackVisibility.PUBLIC, FeedbackVisibility.RECEIVER_AND_MANAGER}
        return items + [(EvidenceKind.FEEDBACK, said.id) for said in self.said if said.visibility in readable]


def answer(
    company: Company, form: Form, questions: Sequence[tuple[str, QuestionDraft]], at: datetime, *, half: bool
) -> int | None:
    """Write the answers, of a draft about half of them; returns the overall rating, if the form has one."""
    rows = [row for id, question in questions for row in _rows(company, form, id, question)]
    if half:
        rows = rows[: max(1, (len(rows) + 1) // 2)]
    overall = None
    ids = {id for id, question in questions if question.overall}
    for row, cite in rows:
        answer_id = company.draw.id()
        company.add(Answer, at, id=answer_id, review_id=form.id, **row)
        if cite:
            _cite(company, form, answer_id, at)
        if row["question_id"] in ids:
            overall = row["rating"]
        if row.get("skill_id") and form.period.closed and form.direction is ReviewDirection.MANAGER:
            _gain(company, form, row)
    if not half:
        _judge_apart(company, form, questions, at)
    return overall


def _judge_apart(
    company: Company, form: Form, questions: Sequence[tuple[str, QuestionDraft]], at: datetime
) -> None:
    """The verdicts on goals that were drawn apart, drawn apart as well."""
    goals = [goal for goal in company.apart.get(form.person.id, ()) if goal.period is form.period]
    with company.drawing_apart():
        for id, question in questions:
            for goal in goals if question.kind is QuestionKind.GOAL_REALISM else ():
                row = _verdict(company, goal, id)
                company.add(Answer, at, id=company.draw.id(), review_id=form.id, **row)


def _rows(
    company: Company, form: Form, id: str, question: QuestionDraft
) -> list[tuple[dict[str, Any], bool]]:
    """The answers to one question, each with whether it cites evidence."""
    match question.kind:
        case QuestionKind.GOAL_REALISM:
            return [(_verdict(company, goal, id), False) for goal in form.goals]
        case QuestionKind.SKILLS_GAINED:
            return [(row, False) for row in _skills(company, form, id)]
        case QuestionKind.RATING:
            return [_rating(company, form, id, question)]
        case QuestionKind.SUPPORT:
            by_self = form.direction is ReviewDirection.SELF
            chosen: Sequence[str] = bank.SUPPORT_SELF if by_self else bank.SUPPORT_MANAGER
            return [
                (
                    {
                        "question_id": id,
                        "rating": company.draw.whole(2, 5),
                        "text": _words(company, form, chosen),
                    },
                    False,
                )
            ]
        case QuestionKind.PRIVATE_NOTE:
            if company.draw.chance(0.8):
                return []
            return [({"question_id": id, "text": _words(company, form, bank.PRIVATE_NOTES)}, False)]
        case _:
            templates = bank.WELL_SELF if form.direction is ReviewDirection.SELF else bank.WELL_MANAGER
            return [({"question_id": id, "text": _words(company, form, templates)}, company.draw.chance(0.5))]


def _verdict(company: Company, goal: Made, id: str) -> dict[str, Any]:
    choice = company.draw.weighted(VERDICTS[goal.outcome])
    text = company.draw.of(bank.REALISM[choice.value])
    return {"question_id": id, "subject": goal.id, "goal_id": goal.id, "choice": choice.value, "text": text}


def _skills(company: Company, form: Form, id: str) -> list[dict[str, Any]]:
    """One skill, sometimes two, one level up."""
    rows = []
    for name in company.draw.some(list(form.person.skills), company.draw.whole(0, 2)):
        before = form.person.skills[name]
        skill = company.skill_ids[name]
        text = _words(company, form, bank.SKILL_EVIDENCE)
        after = min(5, before + (1 if company.draw.chance(0.7) else 0))
        rows.append(
            {
                "question_id": id,
                "subject": skill,
                "skill_id": skill,
                "level_before": before,
                "level_after": after,
                "text": text,
            }
        )
    return rows


def _rating(company: Company, form: Form, id: str, question: QuestionDraft) -> tuple[dict[str, Any], bool]:
    """A rating around how strong the person is; the ends of the scale only with evidence."""
    drawn = round(1.25 + 3.6 * form.person.strength + company.draw.random.gauss(0, 0.4))
    some = bool(form.evidence)
    rating = min(5, max(1, drawn)) if some else min(4, max(2, drawn))
    if question.overall:
        templates: Sequence[str] = bank.OVERALL[rating]
    else:
        templates = bank.GROW_SELF if form.direction is ReviewDirection.SELF else bank.GROW_MANAGER
    cite = some and (rating in {1, 5} or company.draw.chance(0.6))
    return {"question_id": id, "rating": rating, "text": _words(company, form, templates)}, cite


def _words(company: Company, form: Form, templates: Sequence[str]) -> str:
    draw = company.draw
    goal = draw.of(form.goals) if form.goals else None
    colleagues = form.person.manager.reports if form.person.manager else form.person.reports
    return say(
        draw.of(templates), it=draw.happening(form.person.unit), first=form.person.first,
        goal=goal.title if goal else "the daily work", move=draw.of(goal.theme.moves) if goal else "Step by step it went better",
        colleague=draw.of(colleagues).name if colleagues else "a colleague",
    )  # fmt: skip


def _cite(company: Company, form: Form, answer_id: str, at: datetime) -> None:
    """One or two pieces of evidence."""
    for kind, id in company.draw.some(form.evidence, company.draw.whole(1, 2)):
        company.out.add(
            Citation, id=company.draw.id(), answer_id=answer_id, kind=kind, evidence_id=id, cited_at=at
        )


def _gain(company: Company, form: Form, row: dict[str, Any]) -> None:
    """What a shared review says about a skill counts from the end of its period."""
    name = next(name for name, id in company.skill_ids.items() if id == row["skill_id"])
    form.person.skills[name] = row["level_after"]
    company.out.add(
        SkillLevel, id=company.draw.id(), employee_id=form.person.id, skill_id=row["skill_id"], level=row["level_after"],
        source=SkillSource.REVIEW, valid_from=form.period.ends_on, recorded_at=noon(form.period.ends_on),
        evidence=row["text"], review_id=form.id,
    )  # fmt: skip
