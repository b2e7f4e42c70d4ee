"""What a template is made of, and what a sound one looks like."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from headway.platform.errors import Code, Problem
from headway.reviewing.rules.anonymity import ANONYMOUS
from headway.reviewing.rules.vocabulary import QuestionKind, ReviewDirection

MOST_STEPS: Final = 10
MOST_QUESTIONS: Final = 60
MOST_CHOICES: Final = 20
# Every questionnaire asks these two; the others where it wants to.
ALWAYS_ASKED: Final = frozenset({ReviewDirection.SELF, ReviewDirection.MANAGER})
# What can be told of many answers together without a word about one of them.
WITHOUT_NAMES: Final = frozenset({QuestionKind.RATING, QuestionKind.SUPPORT, QuestionKind.TEXT})


@dataclass(frozen=True, slots=True)
class ScaleStep:
    """One step of a rating scale: its value, its label, and what it looks like at work."""

    value: int
    label: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class ScaleDraft:
    """A rating scale to be made."""

    name: str
    steps: tuple[ScaleStep, ...]


@dataclass(frozen=True, slots=True)
class QuestionDraft:
    """A question to be made, for one direction."""

    direction: ReviewDirection
    section: str
    kind: QuestionKind
    title: str
    help: str = ""
    required: bool = True
    overall: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TemplateDraft:
    """A questionnaire to be made."""

    name: str
    scale: ScaleDraft
    questions: tuple[QuestionDraft, ...]


def problems_of_scale(steps: Sequence[ScaleStep]) -> list[Problem]:
    """A scale has 2 to 10 steps with ascending values."""
    problems: list[Problem] = []
    if not 2 <= len(steps) <= MOST_STEPS:
        problems.append(
            Problem(Code.OUT_OF_RANGE, f"Give a scale 2 to {MOST_STEPS} steps.", ("scale", "steps"))
        )
    values = [step.value for step in steps]
    if values != sorted(set(values)) or any(not 0 <= value <= 100 for value in values):
        message = "Number the steps upwards, each once, from 0 to 100."
        problems.append(Problem(Code.INVALID, message, ("scale", "steps")))
    return problems


def problems_of_questions(questions: Sequence[QuestionDraft]) -> list[Problem]:
    """At least one question for the person and the manager; one overall rating a direction; private notes from managers only.

    Choices where chosen from; of peers and reports only what can be told without their names.
    """
    problems = [
        problem
        for number, question in enumerate(questions)
        for problem in _of_question(question, str(number))
    ]
    for direction in ReviewDirection:
        mine = [question for question in questions if question.direction is direction]
        if not mine and direction in ALWAYS_ASKED:
            message = f"Ask at least one question in the direction {direction.lower()}."
            problems.append(Problem(Code.REQUIRED, message, ("questions",)))
        for kind in (QuestionKind.GOAL_REALISM, QuestionKind.SKILLS_GAINED):
            if sum(question.kind is kind for question in mine) > 1:
                message = f"Ask {kind.replace('_', ' ').lower()} once a direction."
                problems.append(Problem(Code.DUPLICATE, message, ("questions",)))
        if sum(question.overall for question in mine) > 1:
            problems.append(
                Problem(Code.DUPLICATE, "Only one rating of a direction is overall.", ("questions",))
            )
    if len(questions) > MOST_QUESTIONS:
        problems.append(Problem(Code.TOO_MANY, f"Ask at most {MOST_QUESTIONS} questions.", ("questions",)))
    return problems


def _of_question(question: QuestionDraft, number: str) -> Iterable[Problem]:
    if question.overall and question.kind is not QuestionKind.RATING:
        yield Problem(Code.INVALID, "Only a rating can be the overall one.", ("questions", number, "overall"))
    if question.direction in ANONYMOUS and (question.kind not in WITHOUT_NAMES or question.overall):
        message = "Ask peers and reports for ratings and texts only, none of them overall: their answers are shown together."
        yield Problem(Code.INVALID, message, ("questions", number, "kind"))
    elif question.kind is QuestionKind.PRIVATE_NOTE and question.direction is not ReviewDirection.MANAGER:
        yield Problem(Code.INVALID, "Only managers write private notes to HR.", ("questions", number, "kind"))
    chosen_from = question.kind is QuestionKind.CHOICE
    if chosen_from and not 2 <= len(set(question.choices)) == len(question.choices) <= MOST_CHOICES:
        message = f"Offer 2 to {MOST_CHOICES} different choices."
        yield Problem(Code.INVALID, message, ("questions", number, "choices"))
    if question.choices and not chosen_from:
        yield Problem(Code.INVALID, "Only a choice offers choices.", ("questions", number, "choices"))
