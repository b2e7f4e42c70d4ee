"""What an answer may hold, and what a form still needs before it can be handed in."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from headway.platform.errors import Code, Problem
from headway.reviewing.rules.vocabulary import QuestionKind, Realism

LEVELS: Final = range(6)
# Which parts an answer to a question of this kind may have.
PARTS: Final = {
    QuestionKind.RATING: frozenset({"rating", "text"}),
    QuestionKind.TEXT: frozenset({"text"}),
    QuestionKind.CHOICE: frozenset({"choice", "text"}),
    QuestionKind.YES_NO: frozenset({"yes", "text"}),
    QuestionKind.GOAL_REALISM: frozenset({"goal", "choice", "text"}),
    QuestionKind.SKILLS_GAINED: frozenset({"skill", "level_before", "level_after", "text"}),
    QuestionKind.SUPPORT: frozenset({"rating", "text"}),
    QuestionKind.PRIVATE_NOTE: frozenset({"text"}),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the rules see it; ids are plain text."""

    id: str
    kind: QuestionKind
    title: str
    required: bool
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as the rules see it; `subject` is the goal's or skill's id, '' for none."""

    question: str
    subject: str = ""
    rating: int | None = None
    choice: str = ""
    yes: bool | None = None
    text: str = ""
    level_before: int | None = None
    level_after: int | None = None
    cited: bool = False


@dataclass(frozen=True, slots=True)
class Policy:
    """What the cycle asks of every form."""

    ratings: tuple[int, ...]
    realism: bool
    evidence_for_extremes: bool


def problems_answering(
    asked: Asked, given: Given, *, goal: bool, skill: bool, ratings: Collection[int]
) -> list[Problem]:
    """What is wrong with a draft answer: parts its question does not ask for, and values out of bounds."""
    return [*_unasked(asked, given, goal=goal, skill=skill), *_values(asked, given, ratings)]


def _unasked(asked: Asked, given: Given, *, goal: bool, skill: bool) -> Iterable[Problem]:
    filled = {
        "goal": goal,
        "skill": skill,
        "rating": given.rating is not None,
        "choice": given.choice != "",
        "yes": given.yes is not None,
        "level_before": given.level_before is not None,
        "level_after": given.level_after is not None,
        "text": given.text != "",
    }
    parts = PARTS[asked.kind]
    for part, there in filled.items():
        path = f"{part}_id" if part in {"goal", "skill"} else part
        if there and part not in parts:
            yield Problem(Code.INVALID, f"“{asked.title}” does not ask for this. Leave it out.", (path,))
    if "goal" in parts and not goal:
        yield Problem(Code.REQUIRED, "Say which goal you are answering about.", ("goal_id",))
    if "skill" in parts and not skill:
        yield Problem(Code.REQUIRED, "Say which skill you are answering about.", ("skill_id",))


def _values(asked: Asked, given: Given, ratings: Collection[int]) -> Iterable[Problem]:
    if given.rating is not None and given.rating not in ratings:
        message = f"Choose a rating between {min(ratings)} and {max(ratings)}."
        yield Problem(Code.OUT_OF_RANGE, message, ("rating",))
    offered = tuple(Realism) if asked.kind is QuestionKind.GOAL_REALISM else asked.choices
    if given.choice and offered and given.choice not in offered:
        yield Problem(Code.INVALID, f"Choose one of: {', '.join(offered)}.", ("choice",))
    for name, level in (("level_before", given.level_before), ("level_after", given.level_after)):
        if level is not None and level not in LEVELS:
            yield Problem(Code.OUT_OF_RANGE, "Choose a level between 0 and 5.", (name,))


def says_nothing(given: Given) -> bool:
    """Whether an answer is empty."""
    parts = (given.rating, given.yes, given.level_before, given.level_after)
    return not given.text and not given.choice and all(part is None for part in parts)


def problems_submitting(
    asked: Sequence[Asked], given: Iterable[Given], *, goals: Sequence[str], policy: Policy
) -> list[Problem]:
    """Why a form cannot be handed in: each open question, each goal without a verdict, each extreme rating without evidence.

    Paths are ("answers", question, goal or skill).
    """
    answers = {(answer.question, answer.subject): answer for answer in given}
    problems: list[Problem] = []
    for question in asked:
        about = [answer for key, answer in answers.items() if key[0] == question.id]
        if question.kind is QuestionKind.GOAL_REALISM:
            problems += _without_verdict(question, goals if policy.realism else (), answers)
        elif question.kind is QuestionKind.SKILLS_GAINED:
            problems += _half_skills(question, about)
        elif question.required and not any(_complete(question.kind, answer) for answer in about):
            problems.append(Problem(Code.REQUIRED, f"Answer “{question.title}”.", ("answers", question.id)))
        if policy.evidence_for_extremes and question.kind is QuestionKind.RATING:
            problems += _without_evidence(question, about, policy.ratings)
    return problems


def _without_verdict(
    question: Asked, goals: Iterable[str], answers: dict[tuple[str, str], Given]
) -> Iterable[Problem]:
    for goal in goals:
        answer = answers.get((question.id, goal))
        if answer is None or not answer.choice:
            message = "Say whether this goal was realistic; “cannot tell” is an answer too."
            yield Problem(Code.REQUIRED, message, ("answers", question.id, goal))


def _half_skills(question: Asked, about: Sequence[Given]) -> Iterable[Problem]:
    for answer in about:
        if answer.level_before is None or answer.level_after is None:
            message = "Give the level before and after, or remove this skill."
            yield Problem(Code.REQUIRED, message, ("answers", question.id, answer.subject))
    if question.required and not about:
        yield Problem(Code.REQUIRED, f"Answer “{question.title}”.", ("answers", question.id))


def _without_evidence(question: Asked, about: Iterable[Given], ratings: Sequence[int]) -> Iterable[Problem]:
    for answer in about:
        if answer.rating in {min(ratings), max(ratings)} and not answer.cited:
            message = f"A {answer.rating} needs evidence. Cite at least one item of the period."
            yield Problem(Code.EVIDENCE_REQUIRED, message, ("answers", question.id))


def _complete(kind: QuestionKind, answer: Given) -> bool:
    match kind:
        case QuestionKind.RATING:
            return answer.rating is not None
        case QuestionKind.CHOICE:
            return answer.choice != ""
        case QuestionKind.YES_NO:
            return answer.yes is not None
        case QuestionKind.SUPPORT:
            return answer.rating is not None or answer.text != ""
        case _:
            return answer.text != ""
