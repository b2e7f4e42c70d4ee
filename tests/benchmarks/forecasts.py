"""`python -m tests.benchmarks.forecasts`: the forecast of key results on simulated histories, beside simpler ways.

Each history runs for 26 weeks of one of six kinds, is seen with noise and gaps, and is forecast after 8, 13 and 18 weeks.
The parameters of the forecast were chosen on histories of seed 1; figures are told of histories it never saw.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import erfc, sqrt
from random import Random
from statistics import fmean
from typing import Final

import click

from headway.monitoring.rules.forecast import Course, forecast_of

WEEKS: Final = 26
SEEN_AFTER: Final = (8, 13, 18)
TARGET: Final = 100.0
START: Final = date(2026, 1, 1)
DUE: Final = START + timedelta(weeks=WEEKS)
HELD_OUT: Final = 2
OF_EACH_KIND: Final = 150


@dataclass(frozen=True)
class Told:
    """What a way says of one history: the chance of the target, and a band that eight ends in ten lie in."""

    chance: float
    low: float
    high: float


@dataclass(frozen=True)
class Case:
    """A history as it was seen on a day, and how it really ended."""

    kind: str
    numbers: tuple[tuple[date, float], ...]
    end: float

    @property
    def reached(self) -> bool:
        return self.end >= TARGET


Way = Callable[[Case], Told]


def _steady(draw: Random, week: int, pace: float) -> float:
    return pace


def _walk(draw: Random, week: int, pace: float) -> float:
    return pace + draw.gauss(0, 1.2 * abs(pace))


def _plateau(draw: Random, week: int, pace: float) -> float:
    return 0.0 if 9 <= week < 16 else 1.37 * pace


def _late(draw: Random, week: int, pace: float) -> float:
    return 2 * pace * week / WEEKS


def _early(draw: Random, week: int, pace: float) -> float:
    return 2 * pace * (1 - week / WEEKS)


def _jumps(draw: Random, week: int, pace: float) -> float:
    return 5 * pace if draw.random() < 0.2 else 0.0


KINDS: Final = {
    "steady": _steady,
    "random walk": _walk,
    "plateau": _plateau,
    "late start": _late,
    "slowing": _early,
    "jumps": _jumps,
}


def cases(seed: int = HELD_OUT, of_each: int = OF_EACH_KIND) -> list[Case]:
    """Histories of every kind, each as it was seen on three days."""
    draw = Random(seed)
    return [
        case for kind in KINDS for _ in range(of_each) for case in _seen(draw, kind) if len(case.numbers) >= 4
    ]


def _seen(draw: Random, kind: str) -> list[Case]:
    pace = draw.gauss(0.93, 0.33) * TARGET / WEEKS
    noise = draw.choice((0.5, 1.5, 3.0))
    value, seen = 0.0, []
    for week in range(1, WEEKS + 1):
        value += KINDS[kind](draw, week, pace)
        if draw.random() < 0.8:
            seen.append((START + timedelta(weeks=week), value + draw.gauss(0, noise)))
    days = [START + timedelta(weeks=week) for week in SEEN_AFTER]
    return [Case(kind, tuple(point for point in seen if point[0] <= day), value) for day in days]


def ours(case: Case) -> Told:
    told = forecast_of(Course(START, DUE, 0.0, TARGET, case.numbers))
    assert told.chance is not None
    assert told.low is not None
    assert told.high is not None
    return Told(told.chance, told.low, told.high)


def last_value(case: Case) -> Told:
    """As it is now, so it stays."""
    value = case.numbers[-1][1]
    return Told(0.98 if value >= TARGET else 0.02, value, value)


def linear_fit(case: Case) -> Told:
    """Least squares, with the band of a prediction under normal errors."""
    points = [(float((on - START).days), value) for on, value in ((START, 0.0), *case.numbers)]
    at, mean = fmean(day for day, _ in points), fmean(value for _, value in points)
    spread = sum((day - at) ** 2 for day, _ in points)
    slope = sum((day - at) * (value - mean) for day, value in points) / spread
    rest = sum((value - mean - slope * (day - at)) ** 2 for day, value in points) / (len(points) - 2)
    due = float((DUE - START).days)
    error = sqrt(max(rest, 1e-9) * (1 + 1 / len(points) + (due - at) ** 2 / spread))
    end = mean + slope * (due - at)
    return Told(erfc((TARGET - end) / error / sqrt(2)) / 2, end - 1.2816 * error, end + 1.2816 * error)


def base_rate(known: Sequence[Case]) -> Way:
    """What share of all histories reached the target, and where eight in ten of them ended."""
    share = fmean(case.reached for case in known)
    ends = sorted(case.end for case in known)
    low, high = ends[len(ends) // 10], ends[-len(ends) // 10]
    return lambda case: Told(share, low, high)


def brier(way: Way, of: Sequence[Case]) -> float:
    """The mean squared error of the chance (Brier 1950): 0 is clairvoyant, 0.25 is a coin."""
    return fmean((way(case).chance - case.reached) ** 2 for case in of)


def covered(way: Way, of: Sequence[Case]) -> float:
    """How many ends lay in the band that is to hold eight in ten."""
    return fmean(way(case).low <= case.end <= way(case).high for case in of)


def reliability(way: Way, of: Sequence[Case]) -> list[tuple[float, float, int]]:
    """By tenths of the chance told: its mean, how many really reached the target, and how many there were."""
    tenths: dict[int, list[Case]] = defaultdict(list)
    for case in of:
        tenths[min(9, int(way(case).chance * 10))].append(case)
    return [
        (fmean(way(case).chance for case in its), fmean(case.reached for case in its), len(its))
        for _, its in sorted(tenths.items())
    ]


def tables() -> str:
    """The figures as FORECASTS.md publishes them."""
    known = cases()
    ways = {
        "forecast": ours,
        "base rate": base_rate(cases(seed=1)),
        "last value": last_value,
        "linear fit": linear_fit,
    }
    reached = f"{fmean(case.reached for case in known):.0%}"
    lines = [
        f"{len(known):,} looks at {len(KINDS) * OF_EACH_KIND} histories; in {reached} of them the target was reached.",
        "",
        f"| way | all | {' | '.join(KINDS)} | ends in the band |",
        "|---|" + "---|" * (len(KINDS) + 2),
    ]
    for name, way in ways.items():
        each = [brier(way, [case for case in known if case.kind == kind]) for kind in KINDS]
        scores = " | ".join(f"{score:.3f}" for score in (brier(way, known), *each))
        lines.append(f"| {name} | {scores} | {covered(way, known):.0%} |")
    lines += ["", "| chance told | reached | looks |", "|---|---|---|"]
    lines += [f"| {told:.0%} | {really:.0%} | {looks} |" for told, really, looks in reliability(ours, known)]
    return "\n".join(lines)


if __name__ == "__main__":
    click.echo(tables())
