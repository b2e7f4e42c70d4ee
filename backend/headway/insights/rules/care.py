"""How a team is looked after, and how each manager's team below does: counts of people, out of how many."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from headway.insights.rules.phrases import Part, Sentence, capital, named, said, sentence

UPDATES_WITHIN: Final = timedelta(days=14)
FEEDBACK_WITHIN: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Coverage:
    """So many of so many; `due_on` where they are due on a day."""

    done: int = 0
    of: int = 0
    due_on: date | None = None


def team_sentence(
    people: int, needing: int, first: Sequence[Part], only: Part | None, decisions: int, team: str, inbox: str
) -> Sentence:
    """How many are on course, who needs the viewer (the first of them by name), how many decisions wait.

    `only` is the one person of a team of one.
    """
    return sentence(
        _on_course(people, needing, only, team),
        _needing(people, needing, first),
        " ",
        _decisions(decisions, inbox),
    )


def _on_course(people: int, needing: int, only: Part | None, team: str) -> list[Part]:
    if only is not None:
        return [] if needing else [only, Part(" is on course.")]
    fine = people - needing
    if not needing:
        whole = "Both people" if people == 2 else f"All {people:,} people"
        return [Part(whole, team), Part(" are on course.")]
    counted = f"{fine:,} of {people:,} people" if fine else f"None of {people:,} people"
    return [Part(counted, team), Part(f" {'is' if fine <= 1 else 'are'} on course.")]


def _needing(people: int, needing: int, first: Sequence[Part]) -> list[Part]:
    if not needing:
        return []
    verb = "needs" if needing == 1 else "need"
    return [Part("" if people == 1 else " "), *named(first, needing), Part(f" {verb} you this week.")]


def _decisions(n: int, inbox: str) -> list[Part]:
    if not n:
        return [Part("No decisions are waiting for you.")]
    return [Part(capital(said(n, "decision")), inbox), Part(f" {'is' if n == 1 else 'are'} waiting for you.")]
