"""What an answer may hold, and what a form still needs before it can be handed in."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, get_args

from headway.platform.errors import Code, Problem
from headway.reviewing.rules.vocabulary import QuestionKind, Realism

LEVELS: Final = range(6)
# What is chosen instead of a step by who saw too little to judge a standard.
NO_BASIS: Final = "NO_BASIS"
# What is chosen from where the question itself does not say.
OFFERED: Final[dict[QuestionKind, tuple[str, ...]]] = {
    QuestionKind.GOAL_REALISM: tuple(Realism),
    QuestionKind.STANDARDS: (NO_BASIS,),
}
# What rates on the scale of the cycle.
RATED: Final = frozenset({QuestionKind.RATING, QuestionKind.STANDARDS})
# What an answer may be about, where its question asks for each.
Subject = Literal["goal", "skill", "standard"]
SUBJECTS: Final[tuple[Subject, ...]] = get_args(Subject)
# Which parts an answer to a question of this kind may have.
PARTS: Final = {
    QuestionKind.RATING: frozenset({"rating", "text"}),
    QuestionKind.TEXT: frozenset({"text"}),
    QuestionKind.CHOICE: frozenset({"choice", "text"}),
    QuestionKind.YES_NO: frozenset({"yes", "text"}),
    QuestionKind.GOAL_REALISM: frozenset({"goal", "choice", "text"}),
    QuestionKind.SKILLS_GAINED: frozenset({"skill", "level_before", "level_after", "text"}),
    QuestionKind.STANDARDS: frozenset({"standard", "rating", "choice", "text"}),
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
    """An answer as the rules see it; `subject` is the id of the goal, skill or standard, '' for none."""

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
    asked: Asked, given: Given, *, about: Collection[Subject], ratings: Collection[int]
) -> list[Problem]:
    """What is wrong with a draft answer: parts its question does not ask for, and values out of bounds."""
    return [*_unasked(asked, given, about), *_values(asked, given, ratings)]


def _unasked(asked: Asked, given: Given, about: Collection[Subject]) -> Iterable[Problem]:
    filled: dict[str, bool] = {
        **{str(subject): subject in about for subject in SUBJECTS},
        "rating": given.rating is not None,
        "choice": given.choice != "",
        "yes": given.yes is not None,
        "level_before": given.level_before is not None,
        "level_after": given.level_after is not None,
        "text": given.text != "",
    }
    parts = PARTS[asked.kind]
    for part, there in filled.items():
        path = f"{part}_id" if part in SUBJECTS else part
        if there and part not in parts:
            yield Problem(Code.INVALID, f"“{asked.title}” does not ask for this. Leave it out.", (path,))
    for subject in SUBJECTS:
        if subject in parts and subject not in about:
            message = f"Say which {subject} you are answering about."
            yield Problem(Code.REQUIRED, message, (f"{subject}_id",))


def _values(asked: Asked, given: Given, ratings: Collection[int]) -> Iterable[Problem]:
    if given.rating is not None and given.rating not in ratings:
        message = f"Choose a rating between {min(ratings)} and {max(ratings)}."
        yield Problem(Code.OUT_OF_RANGE, message, ("rating",))
    offered = OFFERED.get(asked.kind, asked.choices)
    if given.choice and offered and given.choice not in offered:
        yield Problem(Code.INVALID, f"Choose one of: {', '.join(offered)}.", ("choice",))
    if given.rating is not None and given.choice == NO_BASIS:
        message = "Choose a step, or say that there is no basis to judge; not both."
        yield Problem(Code.INVALID, message, ("choice",))
    for name, level in (("level_before", given.level_before), ("level_after", given.level_after)):
        if level is not None and level not in LEVELS:
            yield Problem(Code.OUT_OF_RANGE, "Choose a level between 0 and 5.", (name,))


def says_nothing(given: Given) -> bool:
    """Whether an answer is empty."""
    parts = (given.rating, given.yes, given.level_before, given.level_after)
    return not given.text and not given.choice and all(part is None for part in parts)


def problems_submitting(
    asked: Sequence[Asked],
    given: Iterable[Given],
    *,
    goals: Sequence[str],
    standards: Sequence[str] = (),
    policy: Policy,
) -> list[Problem]:
    """Why a form cannot be handed in: each open question, goals and standards that are not judged, extreme ratings without evidence.

    Paths are ("answers", question, goal, skill or standard).
    """
    answers = {(answer.question, answer.subject): answer for answer in given}
    problems: list[Problem] = []
    for question in asked:
        about = [answer for key, answer in answers.items() if key[0] == question.id]
        if question.kind is QuestionKind.GOAL_REALISM:
            problems += _without_verdict(question, goals if policy.realism else (), answers)
        elif question.kind is QuestionKind.SKILLS_GAINED:
            problems += _half_skills(question, about)
        elif question.kind is QuestionKind.STANDARDS:
            problems += _unjudged(question, standards, answers)
        elif question.required and not any(_complete(question.kind, answer) for answer in about):
            problems.append(Problem(Code.REQUIRED, f"Answer “{question.title}”.", ("answers", question.id)))
        if policy.evidence_for_extremes and question.kind in RATED:
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


def _unjudged(
    question: Asked, standards: Iterable[str], answers: dict[tuple[str, str], Given]
) -> Iterable[Problem]:
    """The standards of the role that are neither judged nor said to have no basis."""
    for standard in standards if question.required else ():
        answer = answers.get((question.id, standard))
        if answer is None or (answer.rating is None and not answer.choice):
            message = "Judge this standard; “no basis” is an answer too."
            yield Problem(Code.REQUIRED, message, ("answers", question.id, standard))


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
            path = ("answers", question.id, answer.subject)
            yield Problem(Code.EVIDENCE_REQUIRED, message, path if answer.subject else path[:2])


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
