"""Splitting a budget among people as a small integer programme: who is alike gets alike, and nothing is overspent.

Needs scipy, an optional extra: whoever imports this asks first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp  # type: ignore[import-untyped]

from headway.rewarding.rules.merit import Range, raised

_NOTHING: Final = Decimal(0)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be raised: pay in minor units, the rating, and the guide.

    `rate` is what a minor unit of the pay is in those of the budget.
    """

    key: str
    pay: int
    rating: int
    guide: Range
    rate: Fraction = Fraction(1)

    def cost_of(self, percent: Decimal) -> int:
        """What a raise by this many percent takes from the budget."""
        return round((raised(self.pay, percent) - self.pay) * self.rate)


@dataclass(frozen=True, slots=True)
class Option:
    """One way to treat everybody who is alike: the increase, and what it is worth and costs for all of them."""

    percent: Decimal
    worth: int
    cost: int


@dataclass(frozen=True, slots=True)
class Split:
    """The increase of each, by key; what all is worth and costs."""

    percents: dict[str, Decimal]
    worth: int
    cost: int


Alike = tuple[int, int, Decimal, Decimal, Fraction]


def split(candidates: Sequence[Candidate], budget: int) -> Split:
    """The split that is worth most within the budget, and of those the cheapest.

    Nobody, or everybody who has the same pay, rating and guide, gets the least, the middle or the most of the guide; a
    percent is worth as much as the rating it goes to.
    """
    groups = _groups(candidates)
    chosen = _chosen([options_for(group) for group in groups.values()], budget) if groups else []
    percents = {
        one.key: option.percent
        for group, option in zip(groups.values(), chosen, strict=True)
        for one in group
    }
    return Split(percents, sum(it.worth for it in chosen), sum(it.cost for it in chosen))


def options_for(alike: Sequence[Candidate]) -> list[Option]:
    """What can be done for people who are alike, nothing first."""
    first, number = alike[0], len(alike)
    middle = (first.guide.low + first.guide.high) / 2
    percents = sorted({_NOTHING, first.guide.low, middle, first.guide.high})
    return [
        Option(
            percent,
            int(percent * 100) * first.rating * number,
            first.cost_of(percent) * number,
        )
        for percent in percents
    ]


def _groups(candidates: Sequence[Candidate]) -> dict[Alike, list[Candidate]]:
    groups: dict[Alike, list[Candidate]] = {}
    for one in sorted(candidates, key=lambda it: (_alike(it), it.key)):
        groups.setdefault(_alike(one), []).append(one)
    return groups


def _alike(one: Candidate) -> Alike:
    return one.pay, one.rating, one.guide.low, one.guide.high, one.rate


def _chosen(groups: Sequence[Sequence[Option]], budget: int) -> list[Option]:
    """One option for each group: first for the most worth, then, at that worth, for the least cost."""
    room = budget
    while True:
        best = _solved(groups, room, least=0)
        found = _solved(groups, room, least=sum(it.worth for it in best))
        over = sum(it.cost for it in found) - budget
        if over <= 0:
            return found
        # The solver counts in fractions and may be a few minor units above: never the answer.
        room -= over


def _solved(groups: Sequence[Sequence[Option]], room: int, *, least: int) -> list[Option]:
    """The most worth within the room; given the worth to keep, the least cost."""
    flat = [option for group in groups for option in group]
    worth = np.array([option.worth for option in flat], dtype=float)
    cost = np.array([option.cost for option in flat], dtype=float)
    one_each = np.zeros((len(groups), len(flat)))
    starts = np.cumsum([0, *(len(group) for group in groups)])
    for place in range(len(groups)):
        one_each[place, starts[place] : starts[place + 1]] = 1
    answer = milp(
        cost if least else -worth,
        integrality=np.ones(len(flat)),
        bounds=Bounds(0, 1),
        constraints=[
            LinearConstraint(one_each, 1, 1),
            LinearConstraint(cost[None, :], -np.inf, room),
            LinearConstraint(worth[None, :], least, np.inf),
        ],
        options={"mip_rel_gap": 0},
    )
    return [
        group[int(np.argmax(answer.x[starts[place] : starts[place + 1]]))]
        for place, group in enumerate(groups)
    ]
