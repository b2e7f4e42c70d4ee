"""How ratings spread over a scale, against guidance, and by who gave them. Guidance informs; it forces nothing."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from headway.platform.errors import Code, Problem

# From so many ratings on, a manager's mean is set beside that of the group.
ENOUGH: Final = 5


@dataclass(frozen=True, slots=True)
class Guide:
    """The share of people, in percent, that a step of the scale usually has."""

    value: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class RatingShare:
    """A step of the scale: how many had it as submitted, how many have it now, and what the guidance says."""

    value: int
    label: str
    before: int
    after: int
    percent: int
    least: int | None
    most: int | None
    outside: bool


@dataclass(frozen=True, slots=True)
class RaterMean:
    """What a manager gave on average; how far that is from the group is told from five people on."""

    manager_id: UUID
    people: int
    mean: float
    difference: float | None


def problems_of_guidance(guidance: Sequence[Guide], values: Sequence[int]) -> list[Problem]:
    """Each step of the scale at most once, shares from 0 to 100 that can add up to everybody."""
    problems: list[Problem] = []
    for place, guide in enumerate(guidance):
        if guide.value not in values or [it.value for it in guidance].count(guide.value) > 1:
            message = "Name each step of the scale once."
            problems.append(Problem(Code.INVALID, message, ("guidance", str(place), "value")))
        if not 0 <= guide.least <= guide.most <= 100:
            message = "Give shares from 0 to 100, the smaller one first."
            problems.append(Problem(Code.OUT_OF_RANGE, message, ("guidance", str(place), "least")))
    if not problems and sum(it.least for it in guidance) > 100:
        problems.append(Problem(Code.INVALID, "The least shares add up to more than 100.", ("guidance",)))
    return problems


def distribution(
    steps: Sequence[tuple[int, str]],
    before: Iterable[int],
    now: Iterable[int],
    guidance: Iterable[Guide] = (),
) -> list[RatingShare]:
    """Each step of the scale from the top down."""
    were, are = Counter(before), Counter(now)
    total = are.total()
    guides = {guide.value: guide for guide in guidance}
    shares: list[RatingShare] = []
    for value, label in sorted(steps, reverse=True):
        percent = 100 * are[value] / total if total else 0.0
        guide = guides.get(value)
        shares.append(
            RatingShare(
                value=value,
                label=label,
                before=were[value],
                after=are[value],
                percent=round(percent),
                least=guide.least if guide else None,
                most=guide.most if guide else None,
                outside=bool(guide and total and not guide.least <= percent <= guide.most),
            )
        )
    return shares


def by_rater(ratings: Iterable[tuple[UUID, int]]) -> list[RaterMean]:
    """The mean of each manager, who rated most first; the difference is to the mean of all."""
    given: dict[UUID, list[int]] = defaultdict(list)
    for manager, rating in ratings:
        given[manager].append(rating)
    everything = [rating for some in given.values() for rating in some]
    whole = sum(everything) / len(everything) if everything else 0.0
    means = [
        RaterMean(
            manager_id=manager,
            people=len(some),
            mean=round(sum(some) / len(some), 2),
            difference=round(sum(some) / len(some) - whole, 2)
            if len(some) >= ENOUGH and len(given) > 1
            else None,
        )
        for manager, some in given.items()
    ]
    return sorted(means, key=lambda it: (-it.people, str(it.manager_id)))
