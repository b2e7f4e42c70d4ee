"""A manager's home: each person below with what they need and why, whatever the number in the same few statements."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from tortoise.expressions import Q
from tortoise.functions import Count, Max
from tortoise.queryset import QuerySet

from headway.insights.reads.needs import Below, Figures, Ranked, everybody_below, needs, ranked_after
from headway.insights.reads.viewer import has_home
from headway.insights.rules import addresses, care
from headway.insights.rules.care import Coverage
from headway.insights.rules.phrases import MOST_NAMES, Part, Sentence, first_name, short_names
from headway.insights.rules.tasks import Task
from headway.insights.rules.team import FormFacts, GoalFacts, Need, PersonFacts, need_of, review_state
from headway.insights.rules.vocabulary import IN_TEAM
from headway.monitoring.reads import Stands, statuses
from headway.people.access import visible_employees
from headway.people.rules.vocabulary import EmployeeStatus
from headway.planning.rules import GoalState
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.kept import Fresh
from headway.rewarding.access import visible_rewards
from headway.rewarding.rules import RewardState

if TYPE_CHECKING:
    from headway.rewarding.models import Reward


class Member(NamedTuple):
    """A person of a team, with the columns of the order the list is in."""

    id: UUID
    rank: int
    search_name: str
    facts: PersonFacts
    goal_ids: list[UUID]
    last_update_on: date | None
    days_since_update: int | None
    feedback_count: int
    review_state: str

    @property
    def need(self) -> Need:
        """What they need, in words."""
        return need_of(self.facts)


@dataclass(frozen=True, slots=True)
class ManagerRow:
    """A direct report who manages people, and how those at any depth below are doing."""

    id: UUID
    people: int
    goals_off_track: int
    feedback: Coverage
    reviews: Coverage


@dataclass(frozen=True, slots=True)
class Team:
    """What the page shows; decisions are all of them, most urgent first. Of the people, the first are known."""

    below: Below
    zones: Sequence[str]
    first: list[Ranked]
    count: int
    sentence: Sentence
    decisions: list[Task]
    updates: Coverage
    feedback: Coverage
    reviews: Coverage
    managers: list[ManagerRow]
    fresh: Fresh


class _Person(NamedTuple):
    """The columns of a person that are looked at."""

    id: UUID
    status: EmployeeStatus
    manager_id: UUID | None
    time_zone: str
    hired_on: date | None

    @property
    def today(self) -> date:
        return clock.today(self.time_zone)

    def day(self, at: Any) -> date:
        """The day of an instant where they are."""
        # SQLite keeps the last of several as text, PostgreSQL does not.
        instant = at if isinstance(at, datetime) else datetime.fromisoformat(at)
        return instant.astimezone(clock.zone(self.time_zone)).date()


@dataclass(slots=True)
class _Known:
    """What is known of the people of a page, by person."""

    people: dict[UUID, _Person]
    goals: dict[UUID, list[GoalFacts]] = field(default_factory=lambda: defaultdict(list))
    last_on: dict[UUID, date] = field(default_factory=dict)
    awaited_since: dict[UUID, date] = field(default_factory=dict)
    feedback_on: dict[UUID, date] = field(default_factory=dict)
    feedback_count: dict[UUID, int] = field(default_factory=dict)
    forms: dict[UUID, list[FormFacts]] = field(default_factory=lambda: defaultdict(list))


async def team(actor: Actor, tasks: Sequence[Task], *, all_levels: bool) -> Team | None:
    """The direct reports, or everybody below, of the viewer whose tasks these are; None for who has nobody."""
    if not has_home(actor):
        return None
    below = await everybody_below(actor, all_levels=all_levels)
    in_zones = below.people.annotate(people=Count("id")).group_by("time_zone")
    zones = dict(await in_zones.values_list("time_zone", "people"))
    if not zones:
        return None
    counted = await needs(below, list(zones), sum(zones.values()))
    found = counted.figures
    decisions = [task for task in tasks if task.kind in IN_TEAM]
    whole = found.whole
    return Team(
        below=below,
        zones=list(zones),
        first=found.first,
        count=whole.people,
        sentence=await _sentence(below, whole, found.first, len(decisions)),
        decisions=decisions,
        updates=Coverage(whole.updated, whole.working),
        feedback=Coverage(whole.praised, whole.working),
        reviews=_reviews(whole),
        managers=await _managers(below, found.groups),
        fresh=counted.fresh,
    )


async def members(team: Team, first: int, after: Sequence[Any] | None) -> list[Member]:
    """So many people of a team and one more, from the one on who follows these values of `ORDER`."""
    ranked = _known_page(team, first, after)
    if ranked is None:
        ranked = await ranked_after(team.below, team.zones, after or (), first + 1)
    known = await _known(team.below, [person.id for person in ranked])
    return [_member(team.below, person, known) for person in ranked]


def _known_page(team: Team, first: int, after: Sequence[Any] | None) -> list[Ranked] | None:
    """That page of the people who are known to come first; None where it goes beyond them."""
    if after is None:
        return team.first[: first + 1]
    places = (place for place, it in enumerate(team.first, 1) if str(it.id) == str(after[-1]))
    begin = next(places, len(team.first))
    found = team.first[begin : begin + first + 1]
    return found if len(found) > first else None


def given_rewards(actor: Actor) -> "QuerySet[Reward]":
    """Rewards that were approved, as far as the viewer may see them."""
    return visible_rewards(actor).filter(
        state__in=[RewardState.COMMITTED, RewardState.COMMUNICATED, RewardState.EXECUTED]
    )


async def _known(below: Below, ids: list[UUID]) -> _Known:
    people = await visible_employees(below.actor).filter(id__in=ids).values_list(*_Person._fields)
    known = _Known({row[0]: _Person(*row) for row in people})
    await _read_goals(below, known, ids)
    await _read_feedback(below, known, ids)
    await _read_forms(below, known, ids)
    return known


async def _read_goals(below: Below, known: _Known, ids: list[UUID]) -> None:
    """Goals of the period with their status, and when their key results got a number."""
    if below.period is None:
        return
    theirs = below.goals(ids)
    found = await statuses(below.actor, theirs)
    columns = ("id", "owner_id", "title", "state", "updated_at")
    rows = await theirs.order_by("due_on", "id").values_list(*columns)
    for id, owner, title, state, updated_at in rows:
        # One that was made in between is left for the next time.
        if id in found:
            since = known.people[owner].day(updated_at) if state == GoalState.PROPOSED else None
            known.goals[owner].append(GoalFacts(id, title, state, found[id].status, since))
            _note_numbers(known, owner, found[id])


def _note_numbers(known: _Known, owner: UUID, stands: Stands) -> None:
    if (since := stands.awaited_since) is not None:
        known.awaited_since[owner] = min(since, known.awaited_since.get(owner, since))
    if (last := stands.last_on) is not None:
        known.last_on[owner] = max(last, known.last_on.get(owner, last))


async def _read_feedback(below: Below, known: _Known, ids: list[UUID]) -> None:
    """When each last got feedback, and how often lately."""
    lately = Count("id", _filter=Q(sent_at__gte=clock.now() - care.FEEDBACK_WITHIN))
    rows = below.feedback(ids).annotate(last=Max("sent_at"), lately=lately).group_by("receiver_id")
    for row in await rows.values("receiver_id", "last", "lately"):
        person = row["receiver_id"]
        known.feedback_on[person] = known.people[person].day(row["last"])
        known.feedback_count[person] = row["lately"]


async def _read_forms(below: Below, known: _Known, ids: list[UUID]) -> None:
    """The forms about each person in the newest of their running cycles: state and date, never content."""
    columns = ("id", "cycle_id", "direction", "state", "due_on", "reviewer_id", "reviewee_id")
    # A later form of the same direction is that of a later manager.
    rows = below.forms(ids).order_by("-cycle__launched_at", "cycle_id", "-created_at", "id")
    for id, cycle, direction, state, due_on, reviewer, reviewee in await rows.values_list(*columns):
        forms = known.forms[reviewee]
        if not forms or forms[0].cycle_id == cycle:
            mine = reviewer == below.actor.employee_id
            forms.append(FormFacts(id, cycle, direction, state, due_on, mine))


def _member(below: Below, ranked: Ranked, known: _Known) -> Member:
    row, forms = known.people[ranked.id], known.forms.get(ranked.id, [])
    last_on, awaited = known.last_on.get(row.id), known.awaited_since.get(row.id)
    facts = PersonFacts(
        id=row.id,
        name=ranked.name,
        today=row.today,
        direct=row.manager_id == below.actor.employee_id,
        on_leave=row.status == EmployeeStatus.ON_LEAVE,
        period=below.period.name if below.period else None,
        goals=tuple(known.goals.get(row.id, ())),
        number_since=max(last_on or awaited, awaited) if awaited else None,
        has_number=last_on is not None,
        feedback_since=known.feedback_on.get(row.id, row.hired_on),
        has_feedback=row.id in known.feedback_on,
        forms=tuple(forms),
    )
    return Member(
        id=row.id,
        rank=ranked.rank,
        search_name=ranked.search_name,
        facts=facts,
        goal_ids=[goal.id for goal in facts.goals],
        last_update_on=last_on,
        days_since_update=(row.today - last_on).days if last_on else None,
        feedback_count=known.feedback_count.get(row.id, 0),
        review_state=review_state(forms),
    )


async def _sentence(below: Below, whole: Figures, first: Sequence[Ranked], decisions: int) -> Sentence:
    named = [person for person in first[:MOST_NAMES] if person.needing] or first[:1]
    names = await _short_names(below, named)
    parts = [Part(names[person.id], addresses.person(person.id)) for person in named]
    only = parts[0] if whole.people == 1 else None
    needing = parts if whole.needing else []
    return care.team_sentence(
        whole.people, whole.needing, needing, only, decisions, addresses.TEAM, addresses.INBOX
    )


async def _short_names(below: Below, people: Sequence[Ranked]) -> dict[UUID, str]:
    """What the team calls each of these."""
    like = Q(*(Q(name__startswith=first_name(person.name)) for person in people), join_type=Q.OR)
    alike = await below.people.filter(like).values("name")
    return short_names({person.id: person.name for person in people}, [row["name"] for row in alike])


def _reviews(of: Figures) -> Coverage:
    return Coverage(of.forms - of.forms_open, of.forms, of.next_due or of.last_due)


async def _managers(below: Below, groups: Mapping[UUID | None, Figures]) -> list[ManagerRow]:
    """One row for each direct report with people, by name. Who left still links those below to those above."""
    if not below.all_levels:
        return []
    rows = below.people.filter(id__in=[branch for branch in groups if branch]).order_by("search_name", "id")
    return [_manager(row["id"], groups[row["id"]]) for row in await rows.values("id")]


def _manager(id: UUID, of: Figures) -> ManagerRow:
    return ManagerRow(
        id=id,
        people=of.people,
        goals_off_track=of.off_track,
        feedback=Coverage(of.praised, of.working),
        reviews=_reviews(of),
    )
