"""How managers judged standards in the reviews of a cycle that are shared: counted by the database, group by group."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, Final, Self
from uuid import UUID

from tortoise.expressions import Subquery
from tortoise.functions import Count
from tortoise.queryset import QuerySet

from headway.people.rules.vocabulary import EmployeeStatus
from headway.platform.actor import Actor
from headway.platform.composing import Composed
from headway.platform.database import ask_of
from headway.reviewing.models import FrozenStandard, Review, ReviewCycle
from headway.reviewing.reads.rating_counts import counted_reviews

# A judgement is told in thousandths of its scale, 0 at the lowest step. Below this one something is missing.
MIDDLE: Final = 500
# From here on somebody may show others how it is done.
STRONG: Final = 750
MOST_PEOPLE: Final = 100
MOST_STRONG: Final = 5


class StandardGrouping(StrEnum):
    """By what people are put together."""

    DEPARTMENT = "DEPARTMENT"
    MANAGER = "MANAGER"
    ROLE = "ROLE"


COLUMNS: Final = {
    StandardGrouping.DEPARTMENT: "department_id",
    StandardGrouping.MANAGER: "manager_id",
    StandardGrouping.ROLE: "role_profile_id",
}


@dataclass(frozen=True, slots=True)
class JudgedCycle:
    """A cycle that has standards judged, its scale, and about how many people there are shared reviews that the actor reads."""

    id: UUID
    name: str
    scale_id: UUID
    steps: tuple[tuple[int, str], ...]
    people: int

    @property
    def ends(self) -> tuple[int, int]:
        """The lowest and the highest step."""
        values = [value for value, _ in self.steps]
        return min(values), max(values)


@dataclass(frozen=True, slots=True)
class StandardCount:
    """A standard in a group, by its name: how many reviews ask about it and judge it, and what they say.

    `lines` is the sum of the judgements in thousandths of the scale, `below` of them under its middle; `weighted` is what these
    miss by the share of the standard in each role, `weights` the sum of those shares in percent over the judged. `cited` judgements name
    evidence. `moved` is by how much those `compared`, judged in the cycle before too, went up.
    """

    unit_id: UUID | None
    standard: str
    asked: int
    judged: int
    lines: int
    below: int
    weighted: int
    weights: int
    cited: int
    compared: int
    moved: int

    @property
    def about(self) -> str:
        """What was counted."""
        return self.standard

    @classmethod
    def together(cls, unit_id: UUID | None, standard: str, parts: Sequence[Self]) -> Self:
        """The same standard over several groups."""
        numbers = [it.name for it in fields(cls) if it.type is int]
        return cls(unit_id, standard, **{name: sum(getattr(it, name) for it in parts) for name in numbers})


@dataclass(frozen=True, slots=True)
class StandardOfPerson:
    """How somebody was judged in thousandths of the scale, None where there was no basis; and whether evidence is named."""

    employee_id: UUID
    line: int | None
    cited: bool


async def people_judged_in(actor: Actor) -> dict[UUID, int]:
    """The cycles with standards and shared reviews that the actor reads, and about how many people these are."""
    judging = FrozenStandard.all().values("cycle_id")
    rows = _counted(actor).filter(cycle_id__in=Subquery(judging))
    grouped = rows.annotate(people=Count("reviewee_id", distinct=True)).group_by("cycle_id")
    return dict(await grouped.values_list("cycle_id", "people"))


async def judged_cycles(people: Mapping[UUID, int]) -> list[JudgedCycle]:
    """These cycles, about so many people each, the oldest first."""
    cycles = ReviewCycle.filter(id__in=list(people)).select_related("template__scale", "period")
    return [
        JudgedCycle(
            it.id,
            it.name,
            it.template.scale_id,
            tuple((step["value"], step["label"]) for step in it.template.scale.steps),
            people[it.id],
        )
        for it in await cycles.order_by("period__ends_on", "launched_at", "id")
    ]


async def units_judged(actor: Actor, cycle_id: UUID, by: StandardGrouping) -> dict[UUID | None, int]:
    """About how many people of each group there are shared reviews; groups as they were at the launch."""
    column = f"participant__{COLUMNS[by]}"
    counted = _counted(actor).filter(cycle_id=cycle_id)
    grouped = counted.annotate(people=Count("reviewee_id", distinct=True)).group_by(column)
    return dict(await grouped.values_list(column, "people"))


async def standard_counts(
    actor: Actor, by: StandardGrouping, now: JudgedCycle, before: JudgedCycle | None
) -> list[StandardCount]:
    """Every standard that was asked about, in each group, beside the cycle before: one statement."""
    found = await ask_of(
        _forms(actor, now, before),
        f"said AS ({_SAID}), stood AS (SELECT p.{COLUMNS[by]} AS unit_id, n.standard, n.weight, n.cited, "  # noqa: S608 - our own words, ids and numbers
        f"{_line('n', now)} AS line, {_line('b', before or now)} AS earlier "
        f"FROM said n JOIN participant p ON p.id = n.participant_id LEFT JOIN said b ON b.cycle_id = '{(before or now).id}' "
        f"AND b.cycle_id <> n.cycle_id AND b.reviewee_id = n.reviewee_id AND b.standard = n.standard WHERE n.cycle_id = '{now.id}') "
        "SELECT unit_id, standard, COUNT(*) AS asked, COUNT(line) AS judged, SUM(COALESCE(line, 0)) AS lines, "
        f"SUM(CASE WHEN line < {MIDDLE} THEN 1 ELSE 0 END) AS below, "
        f"SUM(CASE WHEN line < {MIDDLE} THEN ({MIDDLE} - line) * weight / 100 ELSE 0 END) AS weighted, "
        "SUM(CASE WHEN line IS NULL THEN 0 ELSE weight END) AS weights, "
        "SUM(CASE WHEN line IS NOT NULL AND cited > 0 THEN 1 ELSE 0 END) AS cited, COUNT(line - earlier) AS compared, "
        "SUM(COALESCE(line - earlier, 0)) AS moved FROM stood GROUP BY unit_id, standard",
    )
    return [_count(row) for row in found]


async def people_judged(
    actor: Actor, cycle: JudgedCycle, standard: str, by: StandardGrouping, units: Collection[UUID | None]
) -> list[StandardOfPerson]:
    """Those of these groups who were asked about in a standard, the lowest first and without a basis last; a hundred at the most."""
    named = ", ".join(f"'{id}'" for id in sorted((id for id in units if id), key=str))
    column = f"p.{COLUMNS[by]}"
    within = " OR ".join(
        [*([f"{column} IN ({named})"] if named else []), *([f"{column} IS NULL"] if None in units else [])]
    )
    order = f"line IS NULL, line, search_name, place LIMIT {MOST_PEOPLE}"
    return await _people(actor, cycle, standard, of=f"({within})", which=order)


async def strong_in(actor: Actor, cycle: JudgedCycle, standard: str) -> list[StandardOfPerson]:
    """Who was judged high in a standard, the highest first, of all whose reviews the actor reads; a few."""
    of = f"{_line('n', cycle)} >= {STRONG}"
    order = f"line DESC, search_name, place LIMIT {MOST_STRONG}"
    return await _people(actor, cycle, standard, of=of, which=order)


async def _people(
    actor: Actor, cycle: JudgedCycle, standard: str, *, of: str, which: str
) -> list[StandardOfPerson]:
    it = Composed()
    counted = it.rows(_forms(actor, cycle, None))
    found = await it.sent(
        f"WITH counted AS ({counted}), said AS ({_SAID}), judged AS ("  # noqa: S608 - our own words, and places for values
        f"SELECT n.reviewee_id, {_line('n', cycle)} AS line, n.cited, p.search_name, p.id AS place FROM said n "
        f"JOIN participant p ON p.id = n.participant_id WHERE n.standard = {it.place(standard)} AND {of}) "
        f"SELECT reviewee_id, line, cited FROM judged ORDER BY {which}"
    )
    return [StandardOfPerson(UUID(str(person)), line, cited > 0) for person, line, cited in found]


def _counted(actor: Actor) -> QuerySet[Review]:
    """Reviews of who works here: for who left nothing can be done."""
    return counted_reviews(actor).exclude(reviewee__status=EmployeeStatus.LEFT)


def _forms(actor: Actor, now: JudgedCycle, before: JudgedCycle | None) -> QuerySet[Review]:
    cycles = [it.id for it in (now, before) if it]
    rows = _counted(actor).filter(cycle_id__in=cycles)
    return rows.only("id", "cycle_id", "participant_id", "reviewee_id", "weight")


# What the forms about a person say of each standard together: where two managers rate, their shares count. A standard has
# the name it has today, so that a better word does not part it from the cycle before.
_SAID: Final = (
    "SELECT c.cycle_id, c.participant_id, c.reviewee_id, COALESCE(s.name, f.name) AS standard, MAX(f.weight) AS weight, "
    "SUM(CASE WHEN a.rating IS NULL THEN 0 ELSE COALESCE(c.weight, 100) END) AS shares, "
    "SUM(COALESCE(a.rating, 0) * COALESCE(c.weight, 100)) AS rated, COUNT(e.answer_id) AS cited "
    "FROM counted c JOIN answer a ON a.review_id = c.id JOIN frozen_standard f ON f.id = a.standard_id "
    "LEFT JOIN standard s ON s.id = f.standard_id LEFT JOIN (SELECT DISTINCT answer_id FROM citation) e ON e.answer_id = a.id "
    "GROUP BY c.cycle_id, c.participant_id, c.reviewee_id, COALESCE(s.name, f.name)"
)


def _line(of: str, cycle: JudgedCycle) -> str:
    """A judgement in thousandths of the scale of its cycle; nothing where nobody judged: that is never zero."""
    low, high = cycle.ends
    return f"CASE WHEN {of}.shares > 0 THEN ({of}.rated - {low} * {of}.shares) * 1000 / ({of}.shares * {high - low}) END"


def _count(row: dict[str, Any]) -> StandardCount:
    unit, standard = row.pop("unit_id"), row.pop("standard")
    numbers = {name: int(value) for name, value in row.items()}
    return StandardCount(None if unit is None else UUID(str(unit)), standard, **numbers)
