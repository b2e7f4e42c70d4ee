"""What a link from a mail can do: read the questions of one form, keep its draft, hand it in once, or decline."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import PAGE, PARAGRAPH, Checks
from headway.platform.database import transaction
from headway.platform.errors import Code, Problem, Rejected, conflict
from headway.platform.events import change
from headway.reviewing.access import form_by_link
from headway.reviewing.models import ExternalForm, ExternalReviewer, Question
from headway.reviewing.rules import ExternalState, QuestionKind, ReviewDirection
from headway.reviewing.rules.answers import Asked, Given, Policy, problems_answering, problems_submitting
from headway.reviewing.rules.sentences import readers

# Nobody with an account: this actor reads and does nothing anywhere else.
FROM_OUTSIDE: Final = Actor(account_id=None, name="Somebody from outside")


@dataclass(frozen=True, slots=True)
class FormFromOutside:
    """All that the link shows: who asks about whom, who reads it, the questions, and the own draft."""

    name: str
    about: str
    title: str
    cycle: str
    readers: str
    closes_at: datetime | None
    steps: Sequence[Mapping[str, Any]]
    questions: Sequence[Question]
    answers: Mapping[str, Mapping[str, Any]]
    version: int


async def open_by_link(token: str) -> FormFromOutside:
    """The form of this link. Refuses a link that was used, has expired or was taken back."""
    async with transaction():
        form, reviewer = await form_by_link(token)
        return await _shown(form, reviewer)


async def save_by_link(token: str, *, version: int, answers: Mapping[str, Any]) -> FormFromOutside:
    """Keep the draft. Refuses answers that no question asks for, a stale version, and a link that works no more."""
    async with transaction():
        form, reviewer = await form_by_link(token)
        given = _checked(answers, await _asked(form), _ratings(form))
        await _keep(form, version, given)
        return await _shown(form, reviewer)


async def hand_in_by_link(token: str, *, version: int, answers: Mapping[str, Any]) -> None:
    """Hand the form in; the link works no more. Refuses with every open question at once, and as saving does."""
    async with transaction():
        form, _ = await form_by_link(token)
        asked = await _asked(form)
        given = _checked(answers, asked, _ratings(form))
        policy = Policy(_ratings(form), realism=False, evidence_for_extremes=False)
        open_ones = problems_submitting(
            [_rule(question) for question in asked], given.values(), goals=(), policy=policy
        )
        if open_ones:
            raise Rejected(*open_ones)
        await _keep(form, version, given, submitted_at=clock.now())


async def decline_by_link(token: str, *, reason: str) -> None:
    """Say that one will not write; the link works no more and the draft is gone. HR and who invited read the reason."""
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH)
    checks.done()
    async with transaction():
        form, reviewer = await form_by_link(token)
        await change(
            FROM_OUTSIDE,
            "decline_external",
            reviewer,
            state=ExternalState.DECLINED,
            decline_reason=reason,
            token_hash=None,
        )
        await change(FROM_OUTSIDE, "decline_external", form, answers={})


async def _shown(form: ExternalForm, reviewer: ExternalReviewer) -> FormFromOutside:
    participant, cycle = form.participant, form.participant.cycle
    about = participant.employee.name
    told = readers(
        ReviewDirection.PEER,
        cycle.self_review_opens,
        about,
        private_note=False,
        smallest=cycle.smallest_group,
    )
    return FormFromOutside(
        name=reviewer.name,
        about=about,
        title=participant.title,
        cycle=cycle.name,
        readers=told,
        closes_at=reviewer.expires_at,
        steps=cycle.template.scale.steps,
        questions=await _asked(form),
        answers=form.answers,
        version=form.version,
    )


async def _asked(form: ExternalForm) -> list[Question]:
    """What peers are asked; none of it needs to know the company."""
    template = form.participant.cycle.template_id
    return await Question.filter(template_id=template, direction=ReviewDirection.PEER).order_by("position")


def _ratings(form: ExternalForm) -> tuple[int, ...]:
    return tuple(step["value"] for step in form.participant.cycle.template.scale.steps)


def _rule(question: Question) -> Asked:
    return Asked(str(question.id), QuestionKind(question.kind), question.title, question.required)


def _checked(
    answers: Mapping[str, Any], asked: Sequence[Question], ratings: Sequence[int]
) -> dict[str, Given]:
    """The answers by question; whatever else was sent is a problem, not a surprise."""
    by_id = {str(question.id): question for question in asked}
    checks, given = Checks(), {}
    for id, said in answers.items():
        if id not in by_id or not isinstance(said, Mapping) or not set(said) <= {"rating", "text"}:
            checks.add(Code.INVALID, "This form does not ask for this.", "answers", id[:64])
            continue
        rating, text = said.get("rating"), said.get("text")
        if not isinstance(rating, int | None) or isinstance(rating, bool) or not isinstance(text, str | None):
            checks.add(Code.INVALID, "Send a rating as a number and a text as words.", "answers", id)
            continue
        given[id] = Given(id, rating=rating, text=checks.text(text, "answers", id, "text", most=PAGE))
        checks.problems += [
            Problem(problem.code, problem.message, ("answers", id, *problem.path))
            for problem in problems_answering(_rule(by_id[id]), given[id], about=(), ratings=ratings)
        ]
    checks.done()
    return given


async def _keep(form: ExternalForm, version: int, given: Mapping[str, Given], **more: Any) -> None:
    if form.version != version:
        raise conflict(form)
    kept = {id: {"rating": it.rating, "text": it.text} for id, it in given.items()}
    action = "hand_in_external_form" if more else "save_external_form"
    await change(FROM_OUTSIDE, action, form, answers=kept, **more)
