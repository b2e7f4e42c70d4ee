"""A manager's home: each person below with what they need and why, whatever the number in the same few statements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.functions import Count, Max
from tortoise.queryset import QuerySet

from headway.insights.reads.home import RUNNING
from headway.insights.reads.viewer import NOBODY, has_home
from headway.insights.rules import addresses, care
from headway.insights.rules.care import Coverage
from headway.insights.rules.phrases import Part, Sentence, short_names
from headway.insights.rules.tasks import Task
from headway.insights.rules.team import (
    FormFacts,
    GoalFacts,
    Need,
    PersonFacts,
    level_of,
    need_of,
    rank,
    review_state,
)
from headway.insights.rules.vocabulary import IN_TEAM, OFF_TRACK, OVERDUE, NeedLevel
from headway.monitoring.access import visible_feedback
from headway.monitoring.reads import Stands, statuses
from headway.monitoring.rules import FeedbackState, FeedbackVisibility
from headway.people.access import below, directly_below, visible_employees
from headway.people.rules.vocabulary import EmployeeStatus
from headway.planning.access import visible_listed_goals
from headway.planning.reads import current_period
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.computing import aside
from headway.platform.database import bare
from headway.reviewing.access import visible_reviews
from headway.reviewing.rules.anonymity import NAMED
from headway.rewarding.access import visible_rewards
from headway.rewarding.rules import RewardState

if TYPE_CHECKING:
    from headway.planning.models import Period
    from headway.rewarding.models import Reward

_OFF: Final = frozenset({OFF_TRACK, OVERDUE})
ORDER = ("rank", "search_name", "id")


class Member(NamedTuple):
    """A person of a team, with the columns of the order the list is in."""

    id: UUID
    rank: int
    search_name: str
    name: str
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
    """What the page shows; people and decisions are all of them, most urgent first."""

    sentence: Sentence
    people: list[Member]
    decisions: list[Task]
    updates: Coverage
    feedback: Coverage
    reviews: Coverage
    managers: list[ManagerRow]
    all_levels: bool


class _Person(NamedTuple):
    """The columns of a person that are looked at; the others are read for the people of a page only."""

    id: UUID
    name: str
    search_name: str
    status: str
    manager_id: UUID | None
    time_zone: str
    hired_on: date | None


@dataclass(slots=True)
class _Known:
    """What is known of the people of a team, by person."""

    today: dict[str, date] = field(default_factory=dict)
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
    chosen = visible_employees(actor).filter(id__in=_chosen(actor, all_levels=all_levels))
    found = await bare(chosen.order_by("search_name", "id").values_list(*_Person._fields))
    rows = [_Person(*row) for row in found]
    people = [row for row in rows if row.status != EmployeeStatus.LEFT]
    if not people:
        return None
    period = await current_period(actor)
    zones = {row.id: row.time_zone for row in people}
    known = _Known({zone: clock.today(zone) for zone in {row.time_zone for row in people}})
    if period is not None:
        await _read_goals(actor, known, period, zones, all_levels=all_levels)
    await _read_feedback(actor, known, zones, all_levels=all_levels)
    await _read_forms(actor, known, all_levels=all_levels)
    members = await aside(lambda: _members(actor, people, known, period), len(people))
    decisions = [task for task in tasks if task.kind in IN_TEAM]
    working = [row for row in people if row.status == EmployeeStatus.ACTIVE]
    return Team(
        sentence=_sentence(members, len(decisions)),
        people=members,
        decisions=decisions,
        updates=_recent(working, known, known.last_on, care.UPDATES_WITHIN),
        feedback=_recent(working, known, known.feedback_on, care.FEEDBACK_WITHIN),
        reviews=_reviews(people, known),
        managers=_managers(actor, rows, people, known) if all_levels else [],
        all_levels=all_levels,
    )


def given_rewards(actor: Actor) -> "QuerySet[Reward]":
    """Rewards that were approved, as far as the viewer may see them."""
    return visible_rewards(actor).filter(
        state__in=[RewardState.COMMITTED, RewardState.COMMUNICATED, RewardState.EXECUTED]
    )


def _chosen(actor: Actor, *, all_levels: bool) -> Subquery:
    return below(actor) if all_levels else directly_below(actor)


async def _read_goals(
    actor: Actor, known: _Known, period: "Period", zones: Mapping[UUID, str], *, all_levels: bool
) -> None:
    """Goals of the period with their status, and when their key results got a number."""
    theirs = visible_listed_goals(actor).filter(
        owner_id__in=_chosen(actor, all_levels=all_levels), period_id=period.id
    )
    found = await statuses(actor, theirs)
    columns = ("id", "owner_id", "title", "state", "updated_at")
    for id, owner, title, state, updated_at in await bare(
        theirs.order_by("due_on", "id").values_list(*columns)
    ):
        # One that was made in between is left for the next time.
        if id in found and owner in zones:
            since = _day(updated_at, zones[owner]) if state == "PROPOSED" else None
            known.goals[owner].append(GoalFacts(id, title, state, found[id].status, since))
            _note_numbers(known, owner, found[id])


def _note_numbers(known: _Known, owner: UUID, stands: Stands) -> None:
    if (since := stands.awaited_since) is not None:
        known.awaited_since[owner] = min(since, known.awaited_since.get(owner, since))
    if (last := stands.last_on) is not None:
        known.last_on[owner] = max(last, known.last_on.get(owner, last))


async def _read_feedback(actor: Actor, known: _Known, zones: Mapping[UUID, str], *, all_levels: bool) -> None:
    """When each last got feedback that the viewer may see, and how often lately; not what only managers read."""
    lately = clock.now() - care.FEEDBACK_WITHIN
    rows = (
        visible_feedback(actor)
        .filter(receiver_id__in=_chosen(actor, all_levels=all_levels))
        .exclude(Q(state=FeedbackState.RETRACTED) | Q(visibility=FeedbackVisibility.MANAGER_ONLY))
        .annotate(last=Max("sent_at"), lately=Count("id", _filter=Q(sent_at__gte=lately)))
        .group_by("receiver_id")
    )
    for row in await rows.values("receiver_id", "last", "lately"):
        person = row["receiver_id"]
        if person in zones:
            known.feedback_on[person] = _day(row["last"], zones[person])
            known.feedback_count[person] = row["lately"]


def _day(value: Any, zone: str) -> date:
    # SQLite keeps instants as text, PostgreSQL does not.
    instant = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    return instant.astimezone(clock.zone(zone)).date()


async def _read_forms(actor: Actor, known: _Known, *, all_levels: bool) -> None:
    """The forms about each person in the newest of their running cycles: state and date, never content."""
    rows = visible_reviews(actor).filter(
        reviewee_id__in=_chosen(actor, all_levels=all_levels), cycle__state__in=RUNNING, direction__in=NAMED
    )
    columns = ("id", "cycle_id", "direction", "state", "due_on", "reviewer_id", "reviewee_id")
    # A later form of the same direction is that of a later manager.
    found = rows.order_by("-cycle__launched_at", "-created_at", "id").values_list(*columns)
    for id, cycle, direction, state, due_on, reviewer, reviewee in await bare(found):
        forms = known.forms[reviewee]
        if not forms or forms[0].cycle_id == cycle:
            forms.append(FormFacts(id, cycle, direction, state, due_on, reviewer == actor.employee_id))


def _members(actor: Actor, people: Iterable[_Person], known: _Known, period: "Period | None") -> list[Member]:
    found = (_member(actor, row, known, period) for row in people)
    return sorted(found, key=lambda it: (it.rank, it.search_name, str(it.id)))


def _member(actor: Actor, row: _Person, known: _Known, period: "Period | None") -> Member:
    today, forms = known.today[row.time_zone], known.forms.get(row.id, [])
    last_on, awaited = known.last_on.get(row.id), known.awaited_since.get(row.id)
    facts = PersonFacts(
        id=row.id,
        name=row.name,
        today=today,
        direct=row.manager_id == actor.employee_id,
        on_leave=row.status == EmployeeStatus.ON_LEAVE,
        period=period.name if period else None,
        goals=tuple(known.goals.get(row.id, ())),
        number_since=max(last_on or awaited, awaited) if awaited else None,
        has_number=last_on is not None,
        feedback_since=known.feedback_on.get(row.id, row.hired_on),
        has_feedback=row.id in known.feedback_on,
        forms=tuple(forms),
    )
    return Member(
        id=row.id,
        rank=rank(level_of(facts)),
        search_name=row.search_name,
        name=row.name,
        facts=facts,
        goal_ids=[goal.id for goal in facts.goals],
        last_update_on=last_on,
        days_since_update=(today - last_on).days if last_on else None,
        feedback_count=known.feedback_count.get(row.id, 0),
        review_state=review_state(forms),
    )


def _sentence(members: Sequence[Member], decisions: int) -> Sentence:
    names = short_names({member.id: member.name for member in members})

    def part(member: Member) -> Part:
        return Part(names[member.id], addresses.person(member.id))

    needing = [part(member) for member in members if member.rank < rank(NeedLevel.OK)]
    only = part(members[0]) if len(members) == 1 else None
    return care.team_sentence(len(members), needing, only, decisions, addresses.TEAM, addresses.INBOX)


def _recent(people: Sequence[_Person], known: _Known, days: Mapping[UUID, date], span: timedelta) -> Coverage:
    """How many of these had something lately, each by their own calendar."""
    first = {zone: today - span for zone, today in known.today.items()}
    recent = sum(days.get(row.id, date.min) >= first[row.time_zone] for row in people)
    return Coverage(recent, len(people))


def _reviews(people: Iterable[_Person], known: _Known) -> Coverage:
    forms = (form for row in people for form in known.forms.get(row.id, ()))
    return care.handed_in([(form.state, form.due_on) for form in forms if form.direction == "MANAGER"])


def _managers(
    actor: Actor, rows: Sequence[_Person], people: Sequence[_Person], known: _Known
) -> list[ManagerRow]:
    """One row for each direct report with people, by name. Who left still links those below to those above."""
    branch = care.branches({row.id: row.manager_id for row in rows}, actor.employee_id or NOBODY)
    led: dict[UUID, list[_Person]] = defaultdict(list)
    for row in people:
        if branch.get(row.id, row.id) != row.id:
            led[branch[row.id]].append(row)
    return [
        ManagerRow(
            id=row.id,
            people=len(led[row.id]),
            goals_off_track=sum(
                goal.status in _OFF for person in led[row.id] for goal in known.goals.get(person.id, ())
            ),
            feedback=_recent(
                [person for person in led[row.id] if person.status == EmployeeStatus.ACTIVE],
                known,
                known.feedback_on,
                care.FEEDBACK_WITHIN,
            ),
            reviews=_reviews(led[row.id], known),
        )
        for row in people
        if led[row.id]
    ]
