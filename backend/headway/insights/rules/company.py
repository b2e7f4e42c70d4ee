"""The first line of the company's page: how its goals stand, which is furthest behind, how the reviews come in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import floor
from typing import Final
from uuid import UUID

from headway.insights.rules import addresses
from headway.insights.rules.phrases import Part, Sentence, capital, day, number, quoted, sentence
from headway.insights.rules.vocabulary import GOOD

WORTH_SAYING: Final = Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class GoalFacts:
    """A company goal as it stands today."""

    id: UUID
    title: str
    status: str
    progress: Fraction | None = None
    expected: Fraction | None = None

    @property
    def behind(self) -> Fraction:
        """How far it is behind an even pace; nothing for what is done or not measured."""
        if self.progress is None or self.expected is None or self.status == "ACHIEVED":
            return Fraction(0)
        return self.expected - self.progress


@dataclass(frozen=True, slots=True)
class Reviews:
    """The managers' forms of the running cycle, as far as the viewer follows them."""

    cycle_id: UUID
    handed_in: int
    of: int
    due_on: date


def company_sentence(
    goals: Sequence[GoalFacts], period: str | None, reviews: Reviews | None, today: date
) -> Sentence:
    """The goals counted, the one furthest behind, and for who runs reviews how many are in."""
    return sentence(_counted(goals, period), _furthest(goals), _handed_in(reviews, today))


def _counted(goals: Sequence[GoalFacts], period: str | None) -> list[Part]:
    if period is None:
        return [Part("No period is open for goals.")]
    good = sum(goal.status in GOOD for goal in goals)
    if not goals:
        return [Part("No company goals", addresses.COMPANY_GOALS), Part(f" are set for {period} yet.")]
    if len(goals) == 1:
        one = Part("The one company goal", addresses.COMPANY_GOALS)
        return [one, Part(f" is {'' if good else 'not '}on track or done.")]
    if good == len(goals):
        whole = "Both" if good == 2 else f"All {number(good)}"
        return [Part(f"{whole} company goals", addresses.COMPANY_GOALS), Part(" are on track or done.")]
    some = f"{capital(number(good)) if good else 'None'} of {number(len(goals))} company goals"
    return [Part(some, addresses.COMPANY_GOALS), Part(f" {'are' if good > 1 else 'is'} on track or done.")]


def _furthest(goals: Sequence[GoalFacts]) -> list[Part]:
    worst = max(goals, key=lambda goal: (goal.behind, goal.title), default=None)
    if worst is None or worst.behind <= WORTH_SAYING or worst.progress is None or worst.expected is None:
        return []
    pace = f", {_percent(worst.progress)} where even pace would be {_percent(worst.expected)}."
    return [Part(" Furthest behind: "), Part(quoted(worst.title), addresses.goal(worst.id)), Part(pace)]


def _handed_in(reviews: Reviews | None, today: date) -> list[Part]:
    if reviews is None or not reviews.of:
        return []
    counted = f"{reviews.handed_in:,} of {reviews.of:,} reviews"
    verb = "is" if reviews.handed_in == 1 else "are"
    until = (
        "are due today"
        if reviews.due_on == today
        else f"{'were' if reviews.due_on < today else 'are'} due {day(reviews.due_on, today)}"
    )
    return [
        Part(" "),
        Part(counted, addresses.cycle(reviews.cycle_id)),
        Part(f" by managers {verb} handed in; they {until}."),
    ]


def _percent(share: Fraction) -> str:
    # Half up, as monitoring writes it in the reasons of a status.
    return f"{floor(share * 100 + Fraction(1, 2))}%"
