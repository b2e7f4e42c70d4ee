"""Candidates inside the company for open roles: whose skills the viewer reads, nearest first; several roles at once."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import import_module
from importlib.util import find_spec
from typing import Final
from uuid import UUID

from headway.insights.reads.skills import NEEDED
from headway.insights.reads.viewer import reads_all, viewer_of
from headway.insights.rules.candidates import (
    DECAY,
    OLDEST,
    WORTH,
    Asked,
    Fit,
    Known,
    Placed,
    Readiness,
    cost,
    ranked,
)
from headway.people.access import (
    directly_below,
    people_counted,
    visible_colleagues,
    visible_required_skills,
    visible_role_profiles,
)
from headway.people.reads.skill_evidence import Worth, skill_evidence
from headway.planning.access import visible_development_plans
from headway.planning.rules.development import PlanState
from headway.platform.actor import Actor
from headway.platform.computing import aside

# More roles at once than anybody fills, and fewer than would take long.
MOST_ROLES: Final = 8


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


@dataclass(frozen=True, slots=True)
class Filled:
    """A role and who would take it on where all roles are filled as well as can be; None where nobody is left."""

    role_id: UUID
    fit: Fit | None


@dataclass(frozen=True, slots=True)
class Filling:
    """Several roles at once; `needs_numbers` where what computes it is not installed."""

    filled: list[Filled]
    needs_numbers: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """Somebody who leads others, and who could follow: how many now and within a year, and the nearest."""

    holder_id: UUID
    role_id: UUID
    now: int
    one_year: int
    nearest: list[Placed]


async def candidates(actor: Actor, role_id: UUID, first: int) -> Candidates | None:
    """Those of the people one looks after who hold another role; None for who looks after nobody, and for no such role."""
    found = await _ranked(actor, [role_id])
    if found is None or role_id not in found:
        return None
    asked, placed = found[role_id]
    wishing = await _wishing(actor, role_id)
    nearest = [Candidate(it, it.fit.person_id in wishing) for it in placed[:first]]
    return Candidates(role_id, asked, len(placed), nearest)


async def filling(actor: Actor, role_ids: Sequence[UUID]) -> Filling | None:
    """Who would take on which of several roles, so that as little as can be is missing in all; a role may be there twice."""
    found = await _ranked(actor, role_ids)
    if found is None:
        return None
    roles = [id for id in role_ids if id in found]
    if find_spec("scipy") is None:
        return Filling([], needs_numbers=True)
    # No role ever needs to reach further down its own list than there are roles.
    people = sorted({it.fit.person_id for id in roles for it in found[id][1][: len(roles)]})
    if not people:
        return Filling([Filled(id, None) for id in roles])
    table = [_row(found[id], people) for id in roles]
    assigning = import_module("headway.insights.rules.assigning")
    chosen = assigning.assigned([[cost(fit) for fit in row] for row in table])
    fits = [None if at is None else row[at] for at, row in zip(chosen, table, strict=True)]
    return Filling(
        [Filled(id, fit if fit and fit.known else None) for id, fit in zip(roles, fits, strict=True)]
    )


async def succession(actor: Actor) -> list[Position]:
    """Who could follow those who report to the viewer and lead others, by the skills that their roles ask for."""
    leading = visible_colleagues(actor).filter(
        id__in=directly_below(actor), links_down__depth=1, role_profile_id__isnull=False
    )
    rows = leading.order_by("search_name", "id").distinct()
    held = await rows.values_list("id", "role_profile_id", "search_name")
    found = await _ranked(actor, list(dict.fromkeys(role for _, role, _ in held))) if held else None
    return [_position(holder, role, found[role][1]) for holder, role, _ in held if found and role in found]


def _position(holder: UUID, role: UUID, placed: list[Placed]) -> Position:
    ready = Counter(it.fit.readiness for it in placed)
    return Position(holder, role, ready[Readiness.NOW], ready[Readiness.ONE_YEAR], placed[:3])


def _row(known: tuple[list[Asked], list[Placed]], people: list[UUID]) -> list[Fit]:
    """Everybody in a role; those who hold it or of whom nothing is known as if they knew nothing."""
    asked, placed = known
    fits = {it.fit.person_id: it.fit for it in placed}
    return [fits.get(person) or Fit(person, tuple(asked), {}) for person in people]


async def _ranked(
    actor: Actor, role_ids: Sequence[UUID]
) -> dict[UUID, tuple[list[Asked], list[Placed]]] | None:
    if not reads_all(actor, NEEDED) or not await people_counted(actor).exists():
        return None
    today = (await viewer_of(actor)).today
    asked = await _asked(actor, role_ids)
    skills = {it.skill_id for wanted in asked.values() for it in wanted}
    rows = await skill_evidence(people_counted(actor), skills, _worths(today), today)
    out = await _out_of_question(actor, list(asked))

    def work() -> dict[UUID, tuple[list[Asked], list[Placed]]]:
        known: dict[UUID, dict[UUID, Known]] = defaultdict(dict)
        for row in rows:
            known[row.employee_id][row.skill_id] = Known(row.weighted * 100 // row.worth, row.worth)
        return {role: (wanted, ranked(_fits(wanted, known, out[role]))) for role, wanted in asked.items()}

    return await aside(work, len(rows))


def _fits(asked: list[Asked], known: dict[UUID, dict[UUID, Known]], out: set[UUID]) -> list[Fit]:
    wanted = {it.skill_id for it in asked}
    return [
        Fit(person, tuple(asked), skills)
        for person, skills in known.items()
        if person not in out and wanted & skills.keys()
    ]


async def _out_of_question(actor: Actor, roles: list[UUID]) -> dict[UUID, set[UUID]]:
    """For each role those who hold it, and those who hold one of a higher level."""
    levels = dict(await visible_role_profiles(actor).values_list("id", "level"))
    found: dict[UUID, set[UUID]] = {role: set() for role in roles}
    least = min((levels[role] for role in roles), default=0)
    held = people_counted(actor).filter(role_profile__level__gte=least)
    for person, role in await held.values_list("id", "role_profile_id"):
        for wanted in roles:
            if role == wanted or levels[role] > levels[wanted]:
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
