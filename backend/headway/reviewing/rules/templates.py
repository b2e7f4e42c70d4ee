"""What a template is made of, and what a sound one looks like."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from headway.platform.errors import Code, Problem
from headway.reviewing.rules.anonymity import ANONYMOUS, GROUP_SIZES, SMALLEST_GROUP
from headway.reviewing.rules.only_reports import asks_as
from headway.reviewing.rules.signing import problem_naming
from headway.reviewing.rules.vocabulary import CycleKind, QuestionKind, ReviewDirection, ScorePart, Signer

MOST_STEPS: Final = 10
MOST_QUESTIONS: Final = 60
MOST_CHOICES: Final = 20
MOST_ROLES: Final = 50
WHOLE: Final = 100
# Every questionnaire asks these two; the others where it wants to.
ALWAYS_ASKED: Final = frozenset({ReviewDirection.SELF, ReviewDirection.MANAGER})
# What can be told of many answers together without a word about one of them.
WITHOUT_NAMES: Final = frozenset({QuestionKind.RATING, QuestionKind.SUPPORT, QuestionKind.TEXT})

# What is asked once a direction, about each goal, skill or standard.
PER_SUBJECT: Final = (QuestionKind.GOAL_REALISM, QuestionKind.SKILLS_GAINED, QuestionKind.STANDARDS)

# Whose ratings make a part of the score; goals are measured.
RATED_BY: Final = {
    ScorePart.SELF: frozenset({ReviewDirection.SELF}),
    ScorePart.MANAGER: frozenset({ReviewDirection.MANAGER}),
    ScorePart.OTHERS: ANONYMOUS,
}


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
    looks_ahead: bool = False
    role_profiles: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class TemplatePolicy:
    """What a questionnaire asks of a form besides its questions, what counts how much in its score, and who signs.

    Of `smallest_group` forms without names anything is shown at the least.
    """

    evidence_for_extremes: bool = True
    realism_required: bool = True
    weights: Mapping[ScorePart, int] = field(default_factory=dict)
    smallest_group: int = SMALLEST_GROUP
    also_signs: Signer | None = None


USUAL: Final = TemplatePolicy()


@dataclass(frozen=True, slots=True)
class TemplateDraft:
    """A questionnaire to be made."""

    name: str
    scale: ScaleDraft
    questions: tuple[QuestionDraft, ...]
    kind: CycleKind = CycleKind.HALF_YEAR
    policy: TemplatePolicy = USUAL


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


def problems_of_weights(
    weights: Mapping[ScorePart, int], questions: Sequence[QuestionDraft]
) -> list[Problem]:
    """Weights are above zero and sum to 100, and count only what the questionnaire asks; none at all give no score."""
    if not weights:
        return []
    problems = [
        Problem(
            Code.OUT_OF_RANGE, "Give each part a whole number from 1 to 100.", ("policy", "weights", part)
        )
        for part, weight in weights.items()
        if not 0 < weight <= WHOLE
    ]
    total = sum(weights.values())
    if total != WHOLE:
        message = f"The weights add up to {total}. Make them add up to {WHOLE}, or leave all of them out."
        problems.append(Problem(Code.INVALID, message, ("policy", "weights")))
    rated = {question.direction for question in questions if question.kind is QuestionKind.RATING}
    for part, directions in RATED_BY.items():
        if part in weights and not rated & directions:
            message = "No question of this part asks for a rating. Add one, or leave its weight out."
            problems.append(Problem(Code.INVALID, message, ("policy", "weights", part)))
    return problems


def problems_of_policy(policy: TemplatePolicy, questions: Sequence[QuestionDraft]) -> list[Problem]:
    """Weights that add up, a group in which nobody can be told from the others, and a signer besides the two."""
    problems = problems_of_weights(policy.weights, questions)
    if policy.smallest_group not in GROUP_SIZES:
        message = f"Show {GROUP_SIZES.start} to {GROUP_SIZES.stop - 1} forms together at the least."
        problems.append(Problem(Code.OUT_OF_RANGE, message, ("policy", "smallest_group")))
    if problem := problem_naming(policy.also_signs, ("policy", "also_signs")):
        problems.append(problem)
    return problems


def is_asked(role_profiles: Collection[str], role_profile: UUID | None) -> bool:
    """Whether a question for these role profiles, or for everybody, is asked about somebody of this one."""
    return not role_profiles or str(role_profile) in role_profiles


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
        for kind in PER_SUBJECT:
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
    if question.direction is not asks_as(question.direction):
        message = "An only report is asked what all direct reports are. Ask those."
        yield Problem(Code.INVALID, message, ("questions", number, "direction"))
    if question.overall and question.kind is not QuestionKind.RATING:
        yield Problem(Code.INVALID, "Only a rating can be the overall one.", ("questions", number, "overall"))
    if question.direction in ANONYMOUS and (question.kind not in WITHOUT_NAMES or question.overall):
        message = "Ask peers and reports for ratings and texts only, none of them overall: their answers are shown together."
        yield Problem(Code.INVALID, message, ("questions", number, "kind"))
    elif question.kind is QuestionKind.PRIVATE_NOTE and question.direction is not ReviewDirection.MANAGER:
        yield Problem(Code.INVALID, "Only managers write private notes to HR.", ("questions", number, "kind"))
    elif question.kind is QuestionKind.STANDARDS and question.direction not in ALWAYS_ASKED:
        message = "Standards are judged by the person and the manager. Ask one of these."
        yield Problem(Code.INVALID, message, ("questions", number, "kind"))
    chosen_from = question.kind is QuestionKind.CHOICE
    if chosen_from and not 2 <= len(set(question.choices)) == len(question.choices) <= MOST_CHOICES:
        message = f"Offer 2 to {MOST_CHOICES} different choices."
        yield Problem(Code.INVALID, message, ("questions", number, "choices"))
    if len(question.role_profiles) > MOST_ROLES:
        message = f"Name at most {MOST_ROLES} roles, or ask everybody."
        yield Problem(Code.TOO_MANY, message, ("questions", number, "role_profile_ids"))
    if question.required and question.overall and question.role_profiles:
        message = "Ask everybody for the overall rating."
        yield Problem(Code.INVALID, message, ("questions", number, "role_profile_ids"))
    if question.choices and not chosen_from:
        yield Problem(Code.INVALID, "Only a choice offers choices.", ("questions", number, "choices"))
