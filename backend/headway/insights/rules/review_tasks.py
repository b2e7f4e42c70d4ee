"""What somebody must do for reviews, in words."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from headway.insights.rules import addresses
from headway.insights.rules.phrases import ago, due, many, told
from headway.insights.rules.tasks import Task
from headway.insights.rules.vocabulary import TaskKind


@dataclass(frozen=True, slots=True)
class FormFacts:
    """A review form that waits for somebody; `other` is the reviewee, or who wrote about the viewer."""

    id: UUID
    cycle_id: UUID
    cycle: str
    due_on: date
    other_id: UUID
    other: str
    since: date | None = None
    begun: bool = False
    answers: int = 0
    self_review: str = ""


def write_self_review(form: FormFacts, today: date) -> Task:
    """One's own view, to be handed in."""
    return _of_form(
        TaskKind.WRITE_SELF_REVIEW,
        form,
        "Finish your self review" if form.begun else "Write your self review",
        told(form.cycle, _saved(form), due(form.due_on, today)),
        "Continue" if form.begun else "Start",
    )


def write_review(form: FormFacts, today: date) -> Task:
    """A manager's review, to be handed in."""
    return _of_form(
        TaskKind.WRITE_REVIEW,
        form,
        f"{'Finish' if form.begun else 'Write'} the review of {form.other}",
        told(form.cycle, form.self_review, _saved(form), due(form.due_on, today)),
        "Continue" if form.begun else "Write",
    )


def share_review(form: FormFacts, today: date) -> Task:
    """A review that is handed in, to be shared with its person."""
    handed_in = f"handed in {ago(form.since, today)}" if form.since else ""
    return _of_form(
        TaskKind.SHARE_REVIEW,
        form,
        f"Share the review of {form.other}",
        told(form.cycle, handed_in, f"sign-off {due(form.due_on, today)}"),
        "Share",
    )


def acknowledge_review(form: FormFacts, today: date) -> Task:
    """A shared review about oneself, to be read and acknowledged."""
    shared = f"shared by {form.other} {ago(form.since, today)}" if form.since else f"shared by {form.other}"
    return _of_form(
        TaskKind.ACKNOWLEDGE_REVIEW,
        form,
        "Read and acknowledge your review",
        told(form.cycle, shared, f"sign-off {due(form.due_on, today)}"),
        "Read",
    )


def sign_review(form: FormFacts, today: date, *, own: bool) -> Task:
    """A review that was read, to be signed for one's side."""
    return _of_form(
        TaskKind.SIGN_REVIEW,
        form,
        "Sign your review" if own else f"Sign the review of {form.other}",
        told(
            form.cycle,
            f"read {ago(form.since, today)}" if form.since else "",
            f"sign-off {due(form.due_on, today)}",
        ),
        "Sign",
    )


def settle_disagreement(form: FormFacts, today: date) -> Task:
    """Somebody sees their review differently, and somebody else has to say what comes of it."""
    return _of_form(
        TaskKind.SETTLE_DISAGREEMENT,
        form,
        f"{form.other} sees the review differently",
        told(
            form.cycle,
            f"said so {ago(form.since, today)}" if form.since else "",
            "talk to both, then say what comes of it",
        ),
        "Settle",
    )


def settle_closed_data(cycle_id: UUID, cycle: str, number: int, since: date, today: date) -> Task:
    """Facts about days of a closed cycle, of which HR says what follows."""
    return Task(
        kind=TaskKind.SETTLE_CLOSED_DATA,
        subject=("ReviewCycle", cycle_id),
        title=f"Closed data affected: {many(number, 'late fact')}",
        detail=told(cycle, f"recorded {ago(since, today)}", "nothing signed changes by itself"),
        href=addresses.cycle_page(cycle_id),
        action="Look",
        since=since,
    )


def _saved(form: FormFacts) -> str:
    return f"{many(form.answers, 'question')} answered" if form.begun else ""


def _of_form(kind: TaskKind, form: FormFacts, title: str, detail: str, action: str) -> Task:
    return Task(
        kind=kind,
        subject=("Review", form.id),
        title=title,
        detail=detail,
        href=addresses.review(form.cycle_id, form.id),
        action=action,
        due_on=form.due_on,
        since=form.since,
        person_id=form.other_id,
    )
