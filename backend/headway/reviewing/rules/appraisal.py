"""The appraisal of the organisation: its life, and what may be told of votes without names.

Managers and employees judge each company goal apart. A group is told of from k votes on; where neither group has so many,
both are told of together if they do. There is no total beside a group, and so nothing to subtract it from.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from hashlib import sha256
from typing import Final, TypeVar
from uuid import UUID

from headway.platform.errors import Code, Problem
from headway.reviewing.rules.anonymity import SMALLEST_GROUP, figure_of

LOWEST, HIGHEST = 1, 5
# So many votes change their places whenever one is cast.
MIXED: Final = 50
Given = TypeVar("Given")


class AppraisalState(StrEnum):
    """The life of an appraisal."""

    SCHEDULED = "SCHEDULED"
    OPEN = "OPEN"
    REVEALED = "REVEALED"
    DECISIONS = "DECISIONS"
    PUBLISHED = "PUBLISHED"
    CANCELLED = "CANCELLED"


class AppraisalGroup(StrEnum):
    """Whose votes a figure is of."""

    MANAGERS = "MANAGERS"
    EMPLOYEES = "EMPLOYEES"
    EVERYBODY = "EVERYBODY"


class AppraisalItemKind(StrEnum):
    """What is written down about a goal once the votes are known."""

    CONCLUSION = "CONCLUSION"
    DECISION = "DECISION"
    IMPROVEMENT = "IMPROVEMENT"


class AppraisalMove(StrEnum):
    """What somebody can do with an appraisal."""

    OPEN = "OPEN"
    EXTEND = "EXTEND"
    VOTE = "VOTE"
    REVEAL = "REVEAL"
    CANCEL = "CANCEL"
    DECIDE = "DECIDE"
    PUBLISH = "PUBLISH"


REVEALED: Final = frozenset({AppraisalState.REVEALED, AppraisalState.DECISIONS})
_OF_STEERING: Final[Mapping[AppraisalState, frozenset[AppraisalMove]]] = {
    AppraisalState.SCHEDULED: frozenset({AppraisalMove.OPEN, AppraisalMove.EXTEND, AppraisalMove.CANCEL}),
    AppraisalState.OPEN: frozenset({AppraisalMove.EXTEND, AppraisalMove.REVEAL, AppraisalMove.CANCEL}),
    AppraisalState.REVEALED: frozenset({AppraisalMove.DECIDE}),
    AppraisalState.DECISIONS: frozenset({AppraisalMove.DECIDE, AppraisalMove.PUBLISH}),
}


@dataclass(frozen=True, slots=True)
class Part:
    """How somebody stands to an appraisal: `leads` was above everybody when it opened, `asked` has a vote."""

    steers: bool = False
    leads: bool = False
    asked: bool = False
    voted: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """How many of a group gave a score to a goal, and the mean."""

    group: AppraisalGroup
    people: int
    mean: Fraction


def appraisal_moves(
    state: AppraisalState, part: Part, closes_on: date, today: date
) -> frozenset[AppraisalMove]:
    """HR for the whole company steers, the leadership writes decisions down with it, and each who is asked votes once."""
    allowed = _OF_STEERING.get(state, frozenset()) if part.steers else frozenset()
    if part.leads and state in REVEALED:
        allowed |= {AppraisalMove.DECIDE}
    voting = state is AppraisalState.OPEN and today <= closes_on
    return allowed | ({AppraisalMove.VOTE} if voting and part.asked and not part.voted else set())


def problem_moving_appraisal(
    move: AppraisalMove, state: AppraisalState, part: Part, closes_on: date, today: date
) -> Problem | None:
    """Why somebody may not do this with an appraisal now, or nothing."""
    if move in appraisal_moves(state, part, closes_on, today):
        return None
    if move is AppraisalMove.VOTE:
        message = "This vote is over, or you have voted, or it does not ask you. There is nothing to do."
        return Problem(Code.WRONG_STATE, message, ("id",))
    if not (part.steers or (part.leads and move is AppraisalMove.DECIDE)):
        message = "HR partners for the whole company steer an appraisal. Ask one of them."
        return Problem(Code.FORBIDDEN, message, ("id",))
    return Problem(Code.WRONG_STATE, _UNTIMELY[move], ("id",))


_UNTIMELY: Final[Mapping[AppraisalMove, str]] = {
    AppraisalMove.OPEN: "It was opened or cancelled already. Look at it again.",
    AppraisalMove.EXTEND: "Its votes are counted or it was cancelled. Nothing can be moved any more.",
    AppraisalMove.REVEAL: "Votes are revealed once, while they are being taken. Look at it again.",
    AppraisalMove.CANCEL: "Its votes are counted, or it was cancelled. It stays as it is.",
    AppraisalMove.DECIDE: "Decisions are written down between the reveal and the publication. Look at it again.",
    AppraisalMove.PUBLISH: "Reveal the votes and write down what came of each goal first.",
}


def mark_of(salt: str, person: UUID) -> str:
    """What says that somebody voted: of no use to whoever has no salt, which is thrown away at the reveal."""
    return sha256(f"{salt}:{person}".encode()).hexdigest()


def told_together(
    given: Mapping[AppraisalGroup, Sequence[Given]], smallest: int = SMALLEST_GROUP
) -> dict[AppraisalGroup, list[Given]]:
    """What was given by groups that are large enough; by both together if neither is and together they are."""
    found = {group: list(some) for group, some in given.items() if len(some) >= smallest}
    if found:
        return found
    together = [one for some in given.values() for one in some]
    return {AppraisalGroup.EVERYBODY: together} if len(together) >= smallest else {}


def figures_of(
    scores: Mapping[AppraisalGroup, Sequence[int]], smallest: int = SMALLEST_GROUP
) -> list[Figure]:
    """The means that may be told: none that would tell one voter what all the others gave."""
    told: list[Figure] = []
    for group, some in told_together(scores, smallest).items():
        figure = figure_of([some], LOWEST, HIGHEST, smallest)
        if figure is not None:
            told.append(Figure(group, figure.answers, figure.mean))
    return told


def problems_voting(goals: Collection[UUID], votes: Sequence[tuple[UUID, int | None, str]]) -> list[Problem]:
    """A vote judges goals of the appraisal, each once, from 1 to 5 or in words, and one of them at least."""
    problems: list[Problem] = []
    seen = [goal for goal, _, _ in votes]
    for place, (goal, score, _) in enumerate(votes):
        if goal not in goals or seen.count(goal) > 1:
            message = "Judge each goal of this appraisal once."
            problems.append(Problem(Code.INVALID, message, ("votes", str(place), "goal_id")))
        if score is not None and not LOWEST <= score <= HIGHEST:
            message = f"Give a whole number from {LOWEST} to {HIGHEST}, or none."
            problems.append(Problem(Code.OUT_OF_RANGE, message, ("votes", str(place), "score")))
    if not any(score is not None or text for _, score, text in votes):
        problems.append(Problem(Code.REQUIRED, "Judge one goal at least.", ("votes",)))
    return problems


def problems_publishing(
    goals: Iterable[str], concluded: Collection[str], *, decided: int, says_none: bool
) -> list[Problem]:
    """What is published says what came of each goal, and what was decided or that nothing was."""
    missing = [goal for goal in goals if goal not in concluded]
    problems = [
        Problem(Code.REQUIRED, f"Write down what came of: {'; '.join(missing)}.", ("id",))
        for _ in missing[:1]
    ]
    if not decided and not says_none:
        message = (
            "Nothing was decided yet. Write down a decision or an improvement, or say that there is none."
        )
        problems.append(Problem(Code.REQUIRED, message, ("no_decisions",)))
    if decided and says_none:
        message = "Decisions are written down. Publish it without saying that there are none."
        problems.append(Problem(Code.INVALID, message, ("no_decisions",)))
    return problems
