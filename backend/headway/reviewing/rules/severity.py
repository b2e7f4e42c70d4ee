"""How much higher or lower a rater rates than those who rated the same people.

A linear model with the facets person, rater and cycle: a rating is what the person does, how the rater rates, how that
cycle was rated, and chance. It takes its facets from the many-facet model (J. M. Linacre, Many-Facet Rasch Measurement,
1989) and keeps steps of the scale as its unit. Persons are fixed, so that only ratings of the same person by several raters
say anything of a rater; what such links do not say is not estimable (S. R. Searle, Linear Models, 1971, chapter 5) and
no number is given. Standard errors are those of least squares; quantiles of t by the expansion 26.7.5 of Abramowitz and
Stegun, Handbook of Mathematical Functions, 1964.

Needs numpy, an optional extra: whoever imports this asks first whether it is there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import numpy as np

from headway.reviewing.rules.linked import Severity, SeverityState

# With fewer, an interval would be as wide as the scale.
FEWEST_SHARED: Final = 3
FEWEST_FREE: Final = 5
# Of the normal distribution, for 95 in 100.
Z: Final = 1.959964
TINY: Final = 1e-8


@dataclass(frozen=True, slots=True)
class Rating:
    """The overall rating of one person by one rater in one cycle, in steps of the scale."""

    person: UUID
    rater: UUID
    cycle: UUID
    value: float


def severities(ratings: Sequence[Rating]) -> dict[UUID, Severity]:
    """For each rater how much higher they rate than the raters linked with them, with a 95 % interval."""
    if not ratings:
        return {}
    raters = sorted({it.rater for it in ratings}, key=str)
    fit = _fit(ratings, raters)
    return {rater: _severity(fit, place, ratings, raters) for place, rater in enumerate(raters)}


@dataclass(frozen=True, slots=True)
class _Fit:
    """Least squares over what is left of ratings once each person's own mean is taken away."""

    effects: Any
    inverse: Any
    # What the data say nothing about.
    unknown: Any
    noise: float
    free: int


def _fit(ratings: Sequence[Rating], raters: Sequence[UUID]) -> _Fit:
    cycles = sorted({it.cycle for it in ratings}, key=str)
    people = sorted({it.person for it in ratings}, key=str)
    person = np.searchsorted([str(one) for one in people], [str(it.person) for it in ratings])
    design = np.zeros((len(ratings), len(raters) + len(cycles)))
    for row, it in enumerate(ratings):
        design[row, raters.index(it.rater)] = 1
        design[row, len(raters) + cycles.index(it.cycle)] = 1
    within, values = (
        _less_mean(column, person, len(people))
        for column in (design, np.array([[it.value] for it in ratings]))
    )
    normal = within.T @ within
    inverse = np.linalg.pinv(normal, rcond=TINY, hermitian=True)
    effects = inverse @ (within.T @ values[:, 0])
    rank = round(float(np.trace(inverse @ normal)))
    free = len(ratings) - len(people) - rank
    left = values[:, 0] - within @ effects
    noise = float(left @ left) / free if free > 0 else float("nan")
    return _Fit(effects, inverse, np.eye(len(normal)) - inverse @ normal, noise, free)


def _less_mean(columns: Any, person: Any, people: int) -> Any:
    """Each column without the mean of the person a row is about."""
    sums = np.zeros((people, columns.shape[1]))
    np.add.at(sums, person, columns)
    return columns - (sums / np.bincount(person, minlength=people)[:, None])[person]


def _severity(fit: _Fit, place: int, ratings: Sequence[Rating], raters: Sequence[UUID]) -> Severity:
    linked = [other for other in range(len(raters)) if _estimable(fit, place, other)]
    shared = _shared(ratings, raters[place])
    if len(linked) < 2:
        return Severity(SeverityState.NOT_LINKED, shared)
    if shared < FEWEST_SHARED or fit.free < FEWEST_FREE:
        return Severity(SeverityState.TOO_FEW, shared)
    contrast = np.zeros(len(fit.effects))
    contrast[linked] -= 1 / len(linked)
    contrast[place] += 1
    difference = float(contrast @ fit.effects)
    margin = _t(fit.free) * float(np.sqrt(fit.noise * (contrast @ fit.inverse @ contrast)))
    return Severity(
        SeverityState.TOLD, shared, len(linked) - 1, difference, difference - margin, difference + margin
    )


def _estimable(fit: _Fit, one: int, other: int) -> bool:
    """Whether the ratings say how these two differ: nothing of their difference lies in what is unknown."""
    return bool(np.abs(fit.unknown[:, one] - fit.unknown[:, other]).max() < 1e-6)


def _shared(ratings: Sequence[Rating], rater: UUID) -> int:
    """How many people this rater and somebody else rated."""
    mine = {it.person for it in ratings if it.rater == rater}
    return len({it.person for it in ratings if it.rater != rater and it.person in mine})


def _t(free: int) -> float:
    """The quantile of t that leaves 2.5 in 100 on each side."""
    first = (Z**3 + Z) / 4
    second = (5 * Z**5 + 16 * Z**3 + 3 * Z) / 96
    third = (3 * Z**7 + 19 * Z**5 + 17 * Z**3 - 15 * Z) / 384
    return Z + first / free + second / free**2 + third / free**3
