"""Heat maps: groups of people as rows, what is judged as columns, and what to act on first; the same for skills and for standards."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, Protocol, Self, TypeVar
from uuid import UUID

from headway.insights.rules.ranking import Ranked, Weak, weak_spots
from headway.insights.rules.small_groups import is_told, told_groups
from headway.insights.rules.units import rows_of
from headway.people.access import visible_departments, visible_role_profiles
from headway.people.reads import names_of
from headway.platform.actor import Actor

NOWHERE: Final = {"DEPARTMENT": "no department", "MANAGER": "nobody’s team", "ROLE": "no role"}
KINDS: Final = {"DEPARTMENT": "Department", "MANAGER": "Employee", "ROLE": "RoleProfile"}
Rows = Mapping[UUID | None, UUID | None]


class Count(Protocol):
    """What is counted of one thing that is judged in a group."""

    @property
    def unit_id(self) -> UUID | None: ...
    @property
    def about(self) -> Hashable: ...
    @property
    def judged(self) -> int: ...
    @classmethod
    def together(cls, unit_id: UUID | None, about: Any, parts: Sequence[Self]) -> Self: ...


class Spot(Weak, Protocol):
    """The figures of a cell."""

    @property
    def about(self) -> Any: ...
    @property
    def asked(self) -> int: ...
    @property
    def judged(self) -> int: ...


C = TypeVar("C", bound=Count)


@dataclass(frozen=True, slots=True)
class Counts(Generic[C]):
    """What is counted of groups, and together what is counted of those that are too small to be told of."""

    groups: list[C]
    few: list[C]


S = TypeVar("S", bound=Spot)


@dataclass(frozen=True, slots=True)
class Unit(Generic[S]):
    """A row: a group, how many are in it, and its cells by what they are about; those of few are left out."""

    id: UUID | None
    kind: str
    name: str
    people: int
    spots: dict[Any, S]

    @property
    def cells(self) -> list[S]:
        """Its cells by name, since each database counts in an order of its own."""
        return sorted(self.spots.values(), key=lambda it: (it.what, str(it.about)))


@dataclass(frozen=True, slots=True)
class HeatMap(Generic[S]):
    """The rows, the largest first; everybody together; the columns, what most are asked for first; and the weak spots, the heaviest first."""

    units: list[Unit[S]]
    whole: Unit[S]
    columns: list[Any]
    weak: list[Ranked[S]]
    hides: bool

    @property
    def told(self) -> list[Unit[S]]:
        """The rows of which anything is told."""
        return [it for it in self.units if it.spots]


@dataclass(frozen=True, slots=True)
class Groups:
    """Which row of the page each counted group is in, how many people are in each row, and what rows are called."""

    by: str
    rows: Rows
    people: Counter[UUID | None]
    names: Mapping[UUID | None, str]

    def parts_of(self, row: UUID | None) -> list[UUID | None]:
        """The groups of a row."""
        return [part for part, its in self.rows.items() if its == row]

    def laid_out(self, counts: Counts[C], spot_of: Callable[[C, str], S], smallest: int) -> HeatMap[S]:
        """All cells that may be told. Counts that were kept may be of groups that are not there any more."""
        there = [it for it in counts.groups if it.unit_id in self.rows]
        # Teams and roles are rows as they are, and there may be ten thousands of them.
        if any(self.rows[it.unit_id] != it.unit_id for it in there):
            there = _by_row(there, self.rows)
        cells = [spot_of(it, self.names[it.unit_id]) for it in there]
        told = _told(cells, {it.about: it.judged for it in counts.few}, smallest)
        spots: dict[UUID | None, dict[Any, S]] = defaultdict(dict)
        for cell in told:
            spots[cell.unit_id][cell.about] = cell
        everybody = (spot_of(it, "all") for it in _together([*there, *counts.few]))
        total = {it.about: it for it in everybody if is_told(it.judged, smallest)}
        kind = KINDS[self.by]
        units = [Unit(id, kind, self.names[id], n, spots[id]) for id, n in self.people.items()]
        return HeatMap(
            units=sorted(units, key=lambda it: (-it.people, it.name, str(it.id))),
            whole=Unit(None, kind, "Everybody", self.people.total(), total),
            columns=sorted(total, key=lambda it: (-total[it].asked, total[it].what)),
            weak=weak_spots(told),
            hides=bool(counts.few) or len(told) < len(cells),
        )


def without_few(by: str, counts: Sequence[C], smallest: int) -> Counts[C]:
    """Of very many small teams only the sums are kept. Departments are put together before anything is said of them."""
    if by == "DEPARTMENT":
        return Counts([*counts], [])
    few = [it for it in counts if it.judged < smallest]
    return Counts([it for it in counts if it.judged >= smallest], _together(few))


async def grouped(actor: Actor, by: str, people_in: Mapping[UUID | None, int], counts: Counts[Any]) -> Groups:
    """These groups, of so many people each, as rows of a page; those are called by their names of which something is counted."""
    rows = await _rows(actor, by, people_in)
    people: Counter[UUID | None] = Counter()
    for unit, n in people_in.items():
        people[rows[unit]] += n
    shown = {rows[it.unit_id] for it in counts.groups if it.unit_id in rows}
    names = dict.fromkeys(people, NOWHERE[by]) | await _names(actor, by, [id for id in shown if id])
    return Groups(by, rows, people, names)


async def _rows(actor: Actor, by: str, counted: Collection[UUID | None]) -> Rows:
    if by != "DEPARTMENT":
        return {id: id for id in counted}
    return rows_of(counted, dict(await visible_departments(actor).values_list("id", "parent_id")))


async def _names(actor: Actor, by: str, ids: Sequence[UUID]) -> dict[UUID | None, str]:
    if by == "MANAGER":
        return {id: f"{name}’s team" for id, name in (await names_of(ids)).items()}
    rows = visible_departments(actor) if by == "DEPARTMENT" else visible_role_profiles(actor)
    return dict(await rows.filter(id__in=ids).values_list("id", "name"))


def _told(cells: Sequence[S], few: Mapping[Any, int], smallest: int) -> list[S]:
    """The cells that may be shown beside the total of their column, in which so many of few are, too."""
    judged: dict[Any, dict[UUID | None, int]] = defaultdict(dict)
    for cell in cells:
        judged[cell.about][cell.unit_id] = cell.judged
    told = {
        about: told_groups(people, smallest, others=few.get(about, 0)) for about, people in judged.items()
    }
    return [cell for cell in cells if cell.unit_id in told[cell.about]]


def _together(counts: Sequence[C]) -> list[C]:
    """The counts of each column, whatever the group."""
    return _by_row(counts, {it.unit_id: None for it in counts})


def _by_row(counts: Sequence[C], rows: Rows) -> list[C]:
    """The counts of each column, those of one row together."""
    found: dict[tuple[UUID | None, Hashable], list[C]] = defaultdict(list)
    for count in counts:
        found[rows[count.unit_id], count.about].append(count)
    return [type(parts[0]).together(row, about, parts) for (row, about), parts in found.items()]
