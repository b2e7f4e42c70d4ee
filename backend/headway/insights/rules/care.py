"""How a team is looked after, and how each manager's team below does: counts of people, out of how many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, TypeVar

from headway.insights.rules.phrases import Part, Sentence, capital, named, said, sentence
from headway.insights.rules.vocabulary import HANDED_IN, OPEN_FORM

UPDATES_WITHIN: Final = timedelta(days=14)
FEEDBACK_WITHIN: Final = timedelta(days=30)
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Coverage:
    """So many of so many; `due_on` where they are due on a day."""

    done: int = 0
    of: int = 0
    due_on: date | None = None


def handed_in(forms: Sequence[tuple[str, date]]) -> Coverage:
    """How many forms (state and due day) are handed in, of those not skipped; due when the next open one is."""
    given = [(state, on) for state, on in forms if state in HANDED_IN | OPEN_FORM]
    waiting = [on for state, on in given if state in OPEN_FORM]
    last = max((on for _, on in given), default=None)
    return Coverage(len(given) - len(waiting), len(given), min(waiting, default=last))


def branches(managers: Mapping[Key, Key | None], top: Key) -> dict[Key, Key]:
    """By person below `top`: the direct report of `top` through whom they report, themselves for direct ones."""
    found: dict[Key, Key] = {}
    for person in managers:
        path: list[Key] = []
        at: Key | None = person
        while (
            at is not None and at in managers and at not in found and managers[at] != top and at not in path
        ):
            path.append(at)
            at = managers[at]
        if at is None or at not in managers or at in path:
            continue
        branch = found.get(at, at)
        found |= dict.fromkeys([*path, at], branch)
    return found


def team_sentence(
    people: int, needing: Sequence[Part], only: Part | None, decisions: int, team: str, inbox: str
) -> Sentence:
    """How many are on course, who needs the viewer, how many decisions wait. `only` is the one person of a team of one."""
    return sentence(
        _on_course(people, needing, only, team), _needing(people, needing), " ", _decisions(decisions, inbox)
    )


def _on_course(people: int, needing: Sequence[Part], only: Part | None, team: str) -> list[Part]:
    if only is not None:
        return [] if needing else [only, Part(" is on course.")]
    fine = people - len(needing)
    if not needing:
        whole = "Both people" if people == 2 else f"All {people:,} people"
        return [Part(whole, team), Part(" are on course.")]
    counted = f"{fine:,} of {people:,} people" if fine else f"None of {people:,} people"
    return [Part(counted, team), Part(f" {'is' if fine <= 1 else 'are'} on course.")]


def _needing(people: int, needing: Sequence[Part]) -> list[Part]:
    if not needing:
        return []
    verb = "needs" if len(needing) == 1 else "need"
    return [Part("" if people == 1 else " "), *named(needing), Part(f" {verb} you this week.")]


def _decisions(n: int, inbox: str) -> list[Part]:
    if not n:
        return [Part("No decisions are waiting for you.")]
    return [Part(capital(said(n, "decision")), inbox), Part(f" {'is' if n == 1 else 'are'} waiting for you.")]
