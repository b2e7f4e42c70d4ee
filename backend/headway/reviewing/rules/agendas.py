"""What two people should talk about in a review meeting, from what both wrote."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from headway.reviewing.rules.vocabulary import QuestionKind, Realism

RATED = frozenset({QuestionKind.RATING, QuestionKind.STANDARDS, QuestionKind.SUPPORT})
NEXT_GOALS = "Goals for the next period"
_LONGEST = 160
_VERDICTS = {
    Realism.TOO_EASY: "too easy",
    Realism.REALISTIC: "realistic",
    Realism.TOO_HARD: "too hard",
    Realism.CANNOT_TELL: "hard to tell",
}


@dataclass(frozen=True, slots=True)
class Said:
    """An answer of one side; `subject` is the name of a goal or standard, '' for none."""

    section: str
    kind: QuestionKind
    subject: str
    rating: int | None
    choice: str
    text: str


def agenda(person: str, own: Sequence[Said], manager: str, theirs: Sequence[Said]) -> list[str]:
    """Where the two see it differently, what support is asked for, and what comes next."""
    return [*_differing(person, own, manager, theirs), *_support(own), NEXT_GOALS]


def _differing(person: str, own: Sequence[Said], manager: str, theirs: Sequence[Said]) -> Iterable[str]:
    there = {(it.section, it.kind, it.subject): it for it in theirs}
    for it in own:
        other = there.get((it.section, it.kind, it.subject))
        if other is None:
            continue
        if it.kind in RATED and it.rating and other.rating and it.rating != other.rating:
            about = it.subject or it.section
            yield f"{about}: {person} chose {it.rating}, {manager} {other.rating}"
        if it.kind is QuestionKind.GOAL_REALISM and it.choice and other.choice and it.choice != other.choice:
            verdicts = _VERDICTS[Realism(it.choice)], _VERDICTS[Realism(other.choice)]
            yield f"“{it.subject}”: {person} says {verdicts[0]}, {manager} {verdicts[1]}"


def _support(own: Sequence[Said]) -> Iterable[str]:
    for it in own:
        if it.kind is QuestionKind.SUPPORT and it.text:
            words = it.text if len(it.text) <= _LONGEST else f"{it.text[:_LONGEST].rstrip()}…"
            yield f"Support asked for: {words}"
