"""Who inside the company could take on a role: what skills it asks for against what is known of people's, and nothing else of them.

A level is estimated from all judgements of a skill, each by how much its source and its age are worth. More or better evidence of a skill
never makes somebody stand lower; names, places, ages and contracts are not looked at, and who stands equal shares a place.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import groupby
from typing import Final
from uuid import UUID

from headway.insights.rules.phrases import listed, many

# How much a judgement is worth by who made it, in hundredths.
WORTH: Final = {"REVIEW": 100, "MANAGER": 90, "COURSE": 70, "IMPORT": 60, "SELF": 40}
# Of which so many hundredths are left after so many days.
DECAY: Final = ((365, 100), (730, 71), (1460, 50))
OLDEST: Final = 25
# What is missing of a level before it counts as missing.
HALF: Final = 50
# How many levels somebody learns within a year.
IN_A_YEAR: Final = 2


class Readiness(StrEnum):
    """When somebody could take on a role, by their skills."""

    NOW = "NOW"
    ONE_YEAR = "ONE_YEAR"
    LATER = "LATER"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a skill of somebody: the estimated level in hundredths, and what the evidence is worth in all."""

    hundredths: int = 0
    worth: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """A skill that a role asks for at a level."""

    skill_id: UUID
    skill: str
    level: int


@dataclass(frozen=True)
class Fit:
    """How somebody's skills stand to what a role asks for."""

    person_id: UUID
    asked: tuple[Asked, ...]
    known: Mapping[UUID, Known]

    @cached_property
    def missing(self) -> tuple[int, ...]:
        """What is missing of each skill, in hundredths of a level; what is above the level asked for makes up for nothing."""
        return tuple(
            max(0, it.level * 100 - self.known.get(it.skill_id, Known()).hundredths) for it in self.asked
        )

    @property
    def met(self) -> int:
        """How many of the skills are there."""
        return sum(short < HALF for short in self.missing)

    @property
    def evidence(self) -> int:
        """What the evidence of these skills is worth in all."""
        return sum(self.known.get(it.skill_id, Known()).worth for it in self.asked)

    @property
    def standing(self) -> tuple[int, int, int]:
        """Lower is nearer: what is missing, by how much is asked for; skills not met; less evidence."""
        weighed = sum(short * it.level for short, it in zip(self.missing, self.asked, strict=True))
        return (weighed, len(self.asked) - self.met, -self.evidence)

    @property
    def levels_short(self) -> tuple[tuple[Asked, int], ...]:
        """The skills that are not met and by how many whole levels, the widest gap first."""
        short = [
            (it, (missing + HALF) // 100)
            for it, missing in zip(self.asked, self.missing, strict=True)
            if missing >= HALF
        ]
        return tuple(sorted(short, key=lambda it: (-it[1], it[0].skill)))

    @property
    def readiness(self) -> Readiness:
        """Now where every skill is met, within a year where few levels of several skills are missing, else later."""
        if not self.levels_short:
            return Readiness.NOW
        levels = [short for _, short in self.levels_short]
        within = sum(levels) <= IN_A_YEAR and all(self.known.get(it.skill_id) for it, _ in self.levels_short)
        return Readiness.ONE_YEAR if within else Readiness.LATER

    @property
    def reasons(self) -> str:
        """How they stand, in words."""
        words = [f"Has {self.met} of {many(len(self.asked), 'skill')}"]
        near = [it.skill for it, short in self.levels_short if short == 1]
        far = [it.skill for it, short in self.levels_short if short > 1]
        unknown = [it.skill for it in self.asked if it.skill_id not in self.known]
        if near:
            words.append(f"one level short in {listed(near)}")
        if far := [skill for skill in far if skill not in unknown]:
            words.append(f"further from {listed(far)}")
        if unknown:
            words.append(f"nobody judged {listed(unknown)}")
        return "; ".join(words)


@dataclass(frozen=True, slots=True)
class Placed:
    """Somebody and their place; who stands equal shares it."""

    place: int
    tied: bool
    fit: Fit


def ranked(fits: Iterable[Fit]) -> list[Placed]:
    """The nearest first. Those who stand equal are listed in an order that says nothing, that of random ids."""
    placed: list[Placed] = []
    for _, equal in groupby(sorted(fits, key=lambda it: (it.standing, it.person_id)), lambda it: it.standing):
        group = list(equal)
        placed += [Placed(len(placed) + 1, len(group) > 1, fit) for fit in group]
    return placed


def worth_of(source: str, days: int) -> int:
    """What a judgement of this source is worth after so many days."""
    left = next((left for most, left in DECAY if days < most), OLDEST)
    return WORTH[source] * left


def cost(fit: Fit) -> int:
    """What is missing to fill a role with somebody; with whom nothing is known of, as much as to leave it open."""
    return fit.standing[0]
