"""Where a number is heading: the value on the due day with a band, and the chance of the target.

The pace is the median of the slopes between all pairs of numbers (Theil 1950, Sen 1968), half of it that of the newer
numbers, so that one odd number does not bend it. The way that is left is drawn many times: the pace, wrong by as much as
it changed so far and a quarter more, and the residuals of the steps drawn again (the bootstrap of Efron and Tibshirani,
An Introduction to the Bootstrap, 1993), calmed where a step up follows a step down, which is noise and no progress.
The draws are seeded by the numbers themselves: the same history says the same. How well it does, and where it does worse
than simpler ways, is measured by `python -m tests.benchmarks.forecasts` and published in
tests/benchmarks/FORECASTS.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations, pairwise
from math import sqrt
from random import Random
from statistics import median
from typing import Final, TypeAlias

FEWEST: Final = 4
MOST_POINTS: Final = 60
DRAWS: Final = 300
PACE_ERROR: Final = 0.25
PACE_CHANGE: Final = 1.2
LEVEL_OF: Final = 4

Point: TypeAlias = tuple[int, float]


@dataclass(frozen=True, slots=True)
class Course:
    """A key result on its way: its numbers in order, one a day; `least` and `most` are bounds no value passes."""

    starts_on: date
    due_on: date
    baseline: float
    target: float
    numbers: tuple[tuple[date, float], ...] = ()
    least: float | None = None
    most: float | None = None

    @property
    def up(self) -> bool:
        return self.target >= self.baseline


@dataclass(frozen=True, slots=True)
class Forecast:
    """Eight in ten draws end between low and high, half of them above the middle; `chance` is that of the target.

    All None while there are too few numbers to tell; `missing` says how many more it takes.
    """

    low: float | None = None
    middle: float | None = None
    high: float | None = None
    chance: float | None = None
    missing: int = 0

    @property
    def words(self) -> str:
        return in_words(self)


def forecast_of(course: Course) -> Forecast:
    """Where this key result is heading."""
    missing = max(0, FEWEST - len(course.numbers))
    if missing:
        return Forecast(missing=missing)
    ends = ends_of(course)
    reached = sum(end >= course.target if course.up else end <= course.target for end in ends)
    return _told(ends, reached)


def forecast_of_goal(courses: Sequence[tuple[int, Course]]) -> Forecast:
    """Where the progress of a goal is heading, by its weighted key results; 1 is all of it."""
    missing = max(max(0, FEWEST - len(course.numbers)) for _, course in courses)
    if missing:
        return Forecast(missing=missing)
    whole = sum(weight for weight, _ in courses)
    weights = [weight for weight, _ in courses] if whole else [1] * len(courses)
    ways = [[_share(course, end) for end in ends_of(course)] for _, course in courses]
    ends = [
        sum(weight * share for weight, share in zip(weights, shares, strict=True)) / sum(weights)
        for shares in zip(*ways, strict=True)
    ]
    return _told(ends, sum(end >= 1 for end in ends))


def in_words(forecast: Forecast) -> str:
    """The chance as people say it, or what it takes to tell one."""
    if forecast.chance is None:
        number = "One more number" if forecast.missing == 1 else f"{_COUNTS[forecast.missing]} more numbers"
        return f"{number} and we can show where this is heading."
    tenths = round(forecast.chance * 10)
    if tenths in (0, 10):
        return f"{'More than 9' if tenths else 'Less than 1'} in 10, if nothing changes."
    return f"{tenths} in 10, if nothing changes."


@lru_cache(maxsize=4_096)
def ends_of(course: Course) -> tuple[float, ...]:
    """The value on the due day, drawn many times."""
    points = _points(course)
    last, due = points[-1][0], (course.due_on - course.starts_on).days
    left = due - last
    half = len(points) // 2
    whole, early, late = pace(points), pace(points[: half + 1]), pace(points[half:])
    speed = (whole + late) / 2
    level = median(value - speed * (day - last) for day, value in points[-LEVEL_OF:])
    error = PACE_CHANGE * abs(late - early) + PACE_ERROR * abs(speed)
    residuals, gap = _residuals(points, whole)
    steps = max(1, round(left / gap))
    # Equal numbers are one history: a zero has no sign here.
    seed = repr([(day, value + 0.0) for day, value in points])
    chance = Random(seed)  # noqa: S311 - to draw, not to hide
    ends = []
    for _ in range(DRAWS):
        wander = sum(residuals[int(chance.random() * len(residuals))] for _ in range(steps))
        ends.append(_bounded(course, level + (speed + chance.gauss(0, error)) * left + wander))
    return tuple(ends)


def pace(points: Sequence[Point]) -> float:
    """The median slope between any two of these, a day."""
    return median((b - a) / (on - at) for (at, a), (on, b) in combinations(points, 2))


def _points(course: Course) -> list[Point]:
    """The start and the newest numbers, in days since the start."""
    days = [((on - course.starts_on).days, value) for on, value in course.numbers[-MOST_POINTS:]]
    begun = len(course.numbers) > MOST_POINTS or days[0][0] <= 0
    return days if begun else [(0, course.baseline), *days]


def _residuals(points: Sequence[Point], whole: float) -> tuple[list[float], float]:
    """By how much each step missed the pace, around their mean, and the days of a usual step."""
    steps = [(on - at, b - a) for (at, a), (on, b) in pairwise(points)]
    missed = [moved - whole * days for days, moved in steps]
    mean = sum(missed) / len(missed)
    centred = [one - mean for one in missed]
    spread = sum(one * one for one in centred)
    turning = sum(one * other for one, other in pairwise(centred)) / spread if spread else 0.0
    calm = sqrt(max(0.1, 1 + 2 * max(-0.5, min(0.0, turning))) * len(steps) / max(1, len(steps) - 1))
    return [one * calm for one in centred], sum(days for days, _ in steps) / len(steps)


def _bounded(course: Course, value: float) -> float:
    if course.least is not None:
        value = max(course.least, value)
    return value if course.most is None else min(course.most, value)


def _share(course: Course, value: float) -> float:
    return (value - course.baseline) / (course.target - course.baseline)


def _told(ends: Sequence[float], reached: int) -> Forecast:
    ordered = sorted(ends)
    low, middle, high = (ordered[round(share * (len(ordered) - 1))] for share in (0.1, 0.5, 0.9))
    return Forecast(low, middle, high, reached / len(ordered))


_COUNTS: Final = {2: "Two", 3: "Three", 4: "Four"}
