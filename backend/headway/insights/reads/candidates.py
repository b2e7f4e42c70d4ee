"""Candidates inside the company for open roles: whose skills the viewer reads, nearest first; several roles at once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final
from uuid import UUID

from pydantic import TypeAdapter
from tortoise.queryset import QuerySet

from headway.insights.reads.skills import NEEDED
from headway.insights.reads.viewer import reads_all, viewer_of
from headway.insights.rules.candidates import (
    DECAY,
    HALF,
    IN_A_YEAR,
    OLDEST,
    WORTH,
    Asked,
    Fit,
    Known,
    Placed,
    cost,
    ranked,
)
from headway.people.access import (
    directly_below,
    people_counted,
    visible_colleagues,
    visible_required_skills,
    visible_role_profiles,
    visible_vacancies,
)
from headway.people.reads.shortlists import NOBODY, Closeness, Shortlist, shortlists
from headway.people.reads.skill_evidence import Worth, skill_evidence
from headway.people.rules.vocabulary import VacancyState
from headway.planning.access import visible_development_plans
from headway.planning.rules.development import PlanState
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.kept import Arguments, Counted, Fresh, counted_each

# More places at once than anybody fills, and fewer than would take long.
MOST_PLACES: Final = 8
# How many successors of a position are named.
SHOWN: Final = 3
# So many are found for any page, so that those who look at a role from several find the same.
FOUND: Final = 101
SHORTLIST: Final = TypeAdapter(Shortlist)


@dataclass(frozen=True, slots=True)
class RoleList:
    """What a role asks for, who comes nearest, and the fits of all who are on the list of any of the roles and may take it on."""

    asked: list[Asked]
    shortlist: Shortlist
    placed: list[Placed]
    fits: list[Fit]
    fresh: Fresh


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could take on a role, and whether their development plan leads there."""

    placed: Placed
    wishes: bool


@dataclass(frozen=True, slots=True)
class Candidates:
    """Of how many people something is known about the skills a role asks for, and the nearest of them."""

    role_id: UUID
    asked: list[Asked]
    considered: int
    nearest: list[Candidate]
    fresh: Fresh


@dataclass(frozen=True, slots=True)
class Place:
    """A role to be filled, and the vacancy that it is a place of, if it is one."""

    role_id: UUID
    vacancy_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Filled:
    """A place and who would take it where all are filled as well as can be; None where nobody is left."""

    place: Place
    fit: Fit | None


@dataclass(frozen=True, slots=True)
class Filling:
    """Several roles at once; `needs_numbers` where what computes it is not installed."""

    filled: list[Filled]
    fresh: Fresh
    needs_numbers: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """Somebody who leads others, and who could follow: how many now and within a year, and the nearest."""

    holder_id: UUID
    role_id: UUID
    now: int
    one_year: int
    nearest: list[Placed]
    fresh: Fresh


@dataclass(frozen=True, slots=True)
class OpenRole:
    """A vacancy, and who could take it on: how many now and within a year, and the nearest."""

    vacancy_id: UUID
    considered: int
    now: int
    one_year: int
    nearest: list[Placed]
    fresh: Fresh


async def candidates(actor: Actor, role_id: UUID, first: int) -> Candidates | None:
    """Those of the people one looks after who hold another role; None for who looks after nobody, and for no such role."""
    found = await _nearest(actor, [role_id], first)
    if found is None or role_id not in found:
        return None
    role = found[role_id]
    wishing = await _wishing(actor, role_id)
    nearest = [Candidate(it, it.fit.person_id in wishing) for it in role.placed]
    return Candidates(role_id, role.asked, role.shortlist.considered, nearest, role.fresh)


async def places_left(actor: Actor, vacancy_ids: Sequence[UUID]) -> list[Place]:
    """Each place that is left of these open roles, in this order."""
    rows = visible_vacancies(actor).filter(id__in=list(vacancy_ids), state=VacancyState.OPEN)
    left = {
        id: (role, places - filled)
        for id, role, places, filled in await rows.values_list("id", "role_profile_id", "places", "filled")
    }
    return [
        Place(left[id][0], id) for id in dict.fromkeys(vacancy_ids) if id in left for _ in range(left[id][1])
    ]


async def filling(actor: Actor, places: Sequence[Place]) -> Filling | None:
    """Who would take which of several places, so that as little as can be is missing in all; a role may be there twice."""
    # No role ever needs to reach further down its own list than there are places.
    found = await _nearest(actor, list(dict.fromkeys(it.role_id for it in places)), len(places))
    if found is None:
        return None
    places = [it for it in places if it.role_id in found]
    fresh = min((it.fresh for it in found.values()), key=lambda it: it.as_of, default=Fresh(clock.now()))
    if find_spec("scipy") is None:
        return Filling([], fresh, needs_numbers=True)
    people = sorted({it.fit.person_id for role in found.values() for it in role.placed})
    if not people:
        return Filling([Filled(it, None) for it in places], fresh)
    table = [_row(found[it.role_id], people) for it in places]
    assigning = import_module("headway.insights.rules.assigning")
    chosen = assigning.assigned([[cost(fit) for fit in row] for row in table])
    fits = [None if at is None else row[at] for at, row in zip(chosen, table, strict=True)]
    return Filling(
        [Filled(it, fit if fit and fit.known else None) for it, fit in zip(places, fits, strict=True)], fresh
    )


async def succession(actor: Actor) -> list[Position]:
    """Who could follow those who report to the viewer and lead others, by the skills that their roles ask for."""
    leading = visible_colleagues(actor).filter(
        id__in=directly_below(actor), links_down__depth=1, role_profile_id__isnull=False
    )
    rows = leading.order_by("search_name", "id").distinct()
    held = await rows.values_list("id", "role_profile_id", "search_name")
    found = await _nearest(actor, list(dict.fromkeys(role for _, role, _ in held)), SHOWN) if held else None
    return [_position(holder, role, found[role]) for holder, role, _ in held if found and role in found]


async def open_roles(actor: Actor, first: int) -> list[OpenRole] | None:
    """Who could take on the roles that somebody is wanted for, those to be filled soonest first; None for who looks after nobody."""
    wanted = visible_vacancies(actor).filter(state=VacancyState.OPEN).order_by("wanted_by", "id")
    rows = await wanted.limit(first).values_list("id", "role_profile_id")
    found = await _nearest(actor, list(dict.fromkeys(role for _, role in rows)), SHOWN)
    return None if found is None else [_open_role(id, found[role]) for id, role in rows if role in found]


def _open_role(id: UUID, role: RoleList) -> OpenRole:
    counts = role.shortlist
    return OpenRole(id, counts.considered, counts.now, counts.one_year, role.placed, role.fresh)


def _position(holder: UUID, role_id: UUID, role: RoleList) -> Position:
    return Position(holder, role_id, role.shortlist.now, role.shortlist.one_year, role.placed, role.fresh)


def _row(role: RoleList, people: list[UUID]) -> list[Fit]:
    """Everybody in a role; those who may not take it on or of whom nothing is known as if they knew nothing."""
    fits = {it.person_id: it for it in role.fits}
    return [fits.get(person) or Fit(person, tuple(role.asked), {}) for person in people]


async def _nearest(actor: Actor, role_ids: Sequence[UUID], first: int) -> dict[UUID, RoleList] | None:
    """Of each role what it asks for and who comes nearest; None for who looks after nobody."""
    if not reads_all(actor, NEEDED) or not (people := await people_counted(actor).count()):
        return None
    today = (await viewer_of(actor)).today
    asked = await _asked(actor, role_ids)
    lists = await _lists(actor, asked, today, people)
    # One more than is shown, so that it is known whether the last one stands equal with the next.
    nearest = {id for it in lists.values() for id in it.figures.people[: first + 1]}
    # A list may be kept; who is on it is read now, of those whom the actor looks after now.
    those = people_counted(actor).filter(id__in=nearest)
    known: dict[UUID, dict[UUID, Known]] = defaultdict(dict)
    for row in await skill_evidence(
        those, {it.skill_id for its in asked.values() for it in its}, _worths(today), today
    ):
        known[row.employee_id][row.skill_id] = Known(row.weighted * 100 // row.worth, row.worth)
    out = await _out_of_question(actor, those, list(asked))
    return {
        role: _role(wanted, lists[role], _fits(wanted, known, out[role]), first)
        for role, wanted in asked.items()
    }


async def _lists(
    actor: Actor, asked: dict[UUID, list[Asked]], today: date, people: int
) -> dict[UUID, Counted[Shortlist]]:
    """Of each role who comes nearest among so many people."""
    roles = list(asked)

    async def count(abouts: Sequence[Arguments]) -> list[Shortlist]:
        wanted = [about["role"] for about in abouts]
        closeness = Closeness(HALF, IN_A_YEAR)
        found = await shortlists(people_counted(actor), wanted, _worths(today), today, closeness, FOUND)
        return [found.get(role, NOBODY) for role in wanted]

    abouts = [
        {"role": role, "today": today, "asked": [[it.skill_id, it.level] for it in asked[role]]}
        for role in roles
    ]
    found = await counted_each(actor, "nearest", abouts, SHORTLIST, count, people=people)
    return dict(zip(roles, found, strict=True))


def _role(asked: list[Asked], found: Counted[Shortlist], fits: list[Fit], first: int) -> RoleList:
    on_it = {*found.figures.people[: first + 1]}
    placed = ranked(fit for fit in fits if fit.person_id in on_it)
    return RoleList(asked, found.figures, placed[:first], fits, found.fresh)


def _fits(asked: list[Asked], known: dict[UUID, dict[UUID, Known]], out: set[UUID]) -> list[Fit]:
    wanted = {it.skill_id for it in asked}
    return [
        Fit(person, tuple(asked), skills)
        for person, skills in known.items()
        if person not in out and wanted & skills.keys()
    ]


async def _out_of_question(actor: Actor, people: QuerySet[Any], roles: list[UUID]) -> dict[UUID, set[UUID]]:
    """For each role those of these people who hold it, and those who hold one of a higher level."""
    levels = dict(await visible_role_profiles(actor).filter(id__in=roles).values_list("id", "level"))
    found: dict[UUID, set[UUID]] = {role: set() for role in roles}
    held = people.filter(role_profile_id__isnull=False)
    for person, role, level in await held.values_list("id", "role_profile_id", "role_profile__level"):
        for wanted in roles:
            if role == wanted or level > levels[wanted]:
                found[wanted].add(person)
    return found


async def _asked(actor: Actor, role_ids: Sequence[UUID]) -> dict[UUID, list[Asked]]:
    """What each of these roles asks for, the highest level first."""
    roles = await visible_role_profiles(actor).filter(id__in=list(role_ids)).values_list("id")
    found: dict[UUID, list[Asked]] = {role: [] for (role,) in roles}
    rows = visible_required_skills(actor).filter(role_profile_id__in=list(found))
    columns = ("role_profile_id", "skill_id", "skill__name", "level")
    for role, skill, name, level in await rows.order_by("-level", "skill__name").values_list(*columns):
        found[role].append(Asked(skill, name, level))
    return found


async def _wishing(actor: Actor, role_id: UUID) -> set[UUID]:
    """Whose running development plan leads to the role, of the plans that the viewer reads."""
    running = [PlanState.AGREED, PlanState.ACTIVE]
    plans = visible_development_plans(actor).filter(target_role_id=role_id, state__in=running)
    return {owner for (owner,) in await plans.values_list("owner_id")}


def _worths(today: date) -> list[Worth]:
    """From the newest day on to the oldest, for each source."""
    days = [(today - timedelta(days=most - 1), left) for most, left in DECAY] + [(date.min, OLDEST)]
    return [Worth(source, since, worth * left) for since, left in days for source, worth in WORTH.items()]
