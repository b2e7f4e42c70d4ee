"""Who of a team needs somebody most, told by the database about everybody; the reasons are read for a page only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from uuid import UUID

import orjson
from pydantic import TypeAdapter
from tortoise.expressions import Q, Subquery
from tortoise.functions import Max
from tortoise.queryset import QuerySet

from headway.insights.rules import care
from headway.insights.rules.team import AGREE_WITHIN, FEEDBACK_WITHIN, NUMBER_WITHIN, REVIEW_SOON, rank
from headway.insights.rules.vocabulary import HANDED_IN, OFF_TRACK, OPEN_FORM, OVERDUE, NeedLevel
from headway.monitoring.access import visible_feedback
from headway.monitoring.reads import judged_anew, thresholds
from headway.monitoring.reads.kept_status import DOUBTED, PURSUED, kept_beside
from headway.monitoring.rules import FeedbackState, FeedbackVisibility
from headway.people.access import below, branches, directly_below, visible_employees
from headway.people.rules.vocabulary import EmployeeStatus
from headway.planning.access import visible_listed_goals
from headway.planning.reads import current_period
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.composing import Composed
from headway.platform.database import in_postgres
from headway.platform.kept import MANY, Counted, counted
from headway.reviewing.access import running_cycles, visible_reviews
from headway.reviewing.rules.anonymity import NAMED

if TYPE_CHECKING:
    from headway.monitoring.models import Feedback
    from headway.monitoring.rules.status import Outlook
    from headway.monitoring.rules.thresholds import Thresholds
    from headway.people.models import Employee
    from headway.planning.models import Goal, Period

ORDER: Final = ("rank", "search_name", "id")
# A page and the row after it.
MOST: Final = 101
# Where they are kept, so many pages are.
MOST_KEPT: Final = 1_001


class Ranked(NamedTuple):
    """A person of a team in the order of the list."""

    id: UUID
    rank: int
    search_name: str
    name: str

    @property
    def needing(self) -> bool:
        """Whether there is something to act on, or to watch."""
        return self.rank < rank(NeedLevel.OK)


class Figures(NamedTuple):
    """How a group of people is doing, in numbers of people, of their goals and of managers' forms about them."""

    people: int
    needing: int
    working: int
    updated: int
    praised: int
    off_track: int
    forms: int
    forms_open: int
    next_due: date | None
    last_due: date | None


@dataclass(frozen=True, slots=True)
class Needs:
    """The people who come first, and figures of those who report through the same direct report; None stands for the rest."""

    first: list[Ranked]
    groups: dict[UUID | None, Figures]

    @property
    def whole(self) -> Figures:
        """Of all of them."""
        *counts, next_due, last_due = zip(*self.groups.values(), strict=True)
        days = min(filter(None, next_due), default=None), max(filter(None, last_due), default=None)
        return Figures._make([*map(sum, counts), *days])


@dataclass(frozen=True, slots=True)
class Ordered:
    """What is kept of needs: who comes first, and the figures of each group."""

    first: list[Ranked]
    groups: list[tuple[UUID | None, Figures]]


ORDERED: Final = TypeAdapter(Ordered)


@dataclass(frozen=True, slots=True)
class Below:
    """The people below an actor, and what the actor may see about them."""

    actor: Actor
    all_levels: bool
    period: "Period | None"
    # The newest first.
    cycle_ids: Sequence[UUID]

    @property
    def ids(self) -> Subquery:
        """Those who left, too."""
        return below(self.actor) if self.all_levels else directly_below(self.actor)

    @property
    def people(self) -> "QuerySet[Employee]":
        """Those who work here."""
        return visible_employees(self.actor).filter(id__in=self.ids).exclude(status=EmployeeStatus.LEFT)

    def goals(self, of: Any) -> "QuerySet[Goal]":
        """The goals of these people in the period."""
        theirs = visible_listed_goals(self.actor).filter(owner_id__in=of)
        return theirs.filter(period_id=self.period.id) if self.period else theirs.filter(id__isnull=True)

    def feedback(self, of: Any) -> "QuerySet[Feedback]":
        """What they got, without what only managers read."""
        hidden = Q(state=FeedbackState.RETRACTED) | Q(visibility=FeedbackVisibility.MANAGER_ONLY)
        return visible_feedback(self.actor).filter(receiver_id__in=of).exclude(hidden)

    def forms(self, of: Any) -> Any:
        """The forms about them in running cycles."""
        return visible_reviews(self.actor).filter(
            reviewee_id__in=of, cycle_id__in=self.cycle_ids, direction__in=NAMED
        )


async def everybody_below(actor: Actor, *, all_levels: bool) -> Below:
    """The direct reports, or all levels."""
    cycles = await running_cycles().values("id")
    return Below(actor, all_levels, await current_period(actor), [row["id"] for row in cycles])


async def needs(them: Below, zones: Sequence[str], people: int) -> Counted[Needs]:
    """The figures of all these people, and the first page. Of kept ones those are listed who are below the actor now."""
    period = them.period.id if them.period else None
    about = {"all": them.all_levels, "period": period, "cycles": list(them.cycle_ids), "day": clock.today()}
    found = await counted(
        them.actor, "needs", about, ORDERED, lambda: _ordered(them, zones, people), people=people
    )
    first = found.figures.first
    if found.fresh.kept:
        still: Any = await them.people.filter(id__in=[it.id for it in first]).values_list("id", flat=True)
        first = [it for it in first if it.id in set(still)]
    return Counted(Needs(first, dict(found.figures.groups)), found.fresh)


async def _ordered(them: Below, zones: Sequence[str], people: int) -> Ordered:
    it, most = Composed(), MOST if people < MANY else MOST_KEPT
    member = await _members(it, them, zones)
    figures = (
        "COUNT(*), SUM(CASE WHEN rank < 2 THEN 1 ELSE 0 END), SUM(working), SUM(updated), SUM(praised), SUM(off_track), "
        "SUM(forms), SUM(forms_open), MIN(next_due), MAX(last_due)"
    )
    nothing = ", ".join(["NULL"] * 11)
    found = await it.sent(
        f"{member} SELECT id, rank, search_name, name, {nothing} FROM "  # noqa: S608 - our own words
        f"(SELECT * FROM member ORDER BY rank, search_name, id LIMIT {most}) first "
        f"UNION ALL SELECT NULL, NULL, NULL, NULL, branch, {figures} FROM member GROUP BY branch ORDER BY 2, 3, 1"
    )
    first = [_ranked(*row[:4]) for row in found if row[0] is not None]
    return Ordered(first, [_figures(*row[4:]) for row in found if row[0] is None])


async def ranked_after(them: Below, zones: Sequence[str], after: Sequence[Any], most: int) -> list[Ranked]:
    """Who follows somebody with these values of `ORDER`."""
    it = Composed()
    member = await _members(it, them, zones)
    last = ", ".join(it.place(value) for value in after)
    found = await it.sent(
        f"{member} SELECT id, rank, search_name, name FROM member WHERE (rank, search_name, id) > ({last}) "  # noqa: S608 - our own words
        f"ORDER BY rank, search_name, id LIMIT {int(most)}"
    )
    return [_ranked(*row) for row in found]


def _ranked(id: Any, *rest: Any) -> Ranked:
    return Ranked(_uuid(id), *rest)


def _figures(branch: Any, *figures: Any) -> tuple[UUID | None, Figures]:
    *counts, next_due, last_due = figures
    return branch and _uuid(branch), Figures._make([*map(int, counts), _day(next_due), _day(last_due)])


# SQLite keeps ids and days as text, PostgreSQL does not.
def _uuid(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(value)


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


async def _members(it: Composed, them: Below, zones: Sequence[str]) -> str:
    """A row for each person with how much they need somebody, as `need_of` says it with the reasons."""
    limits = await thresholds()
    judged = await judged_anew(them.actor, them.goals(them.ids), limits)
    through, branch = "", "CASE WHEN 1 = 0 THEN p.id END"
    if them.all_levels:
        rows = it.rows(branches(them.actor).values("below_id", "above_id"))
        through, branch = f"LEFT JOIN ({rows}) b ON b.below_id = p.id", "b.above_id"
    me = it.place(them.actor.employee_id)
    return f"""WITH RECURSIVE {DOUBTED}, {_days(it, zones)}, {_goals(it, them, limits, judged)}, {_forms(it, them)},
        feedback_facts AS ({_feedback(it, them)}),
        person AS ({it.rows(them.people.values(*_COLUMNS))}),
        member AS MATERIALIZED (SELECT p.id, p.search_name, p.name, {branch} AS branch,
            CASE WHEN p.status = '{EmployeeStatus.ON_LEAVE}' THEN 2
                WHEN g.off_track > 0 OR r.next_due < d.today THEN 0
                WHEN r.not_started_due <= d.soon
                    OR g.awaited_since < d.quiet_since AND (n.last_on IS NULL OR n.last_on < d.quiet_since)
                    OR {"COALESCE(g.begun, 0) = 0" if them.period else "1 = 0"}
                    OR g.proposed_at < d.asked_before
                    OR p.manager_id = {me} AND (f.last < d.praised_before OR f.last IS NULL AND p.hired_on < d.hired_before)
                THEN 1 ELSE 2 END AS rank,
            CASE WHEN {_ACTIVE} THEN 1 ELSE 0 END AS working,
            CASE WHEN {_ACTIVE} AND n.last_on >= d.updated_from THEN 1 ELSE 0 END AS updated,
            CASE WHEN {_ACTIVE} AND f.last >= d.praised_from THEN 1 ELSE 0 END AS praised,
            COALESCE(g.off_track, 0) AS off_track, COALESCE(r.forms, 0) AS forms,
            COALESCE(r.forms_open, 0) AS forms_open, r.manager_due AS next_due, r.last_due
            FROM person p JOIN day d ON d.zone = p.time_zone
            LEFT JOIN goal_facts g ON g.owner_id = p.id LEFT JOIN number_facts n ON n.owner_id = p.id
            LEFT JOIN feedback_facts f ON f.receiver_id = p.id LEFT JOIN form_facts r ON r.reviewee_id = p.id
            {through})"""  # noqa: S608 - our own words


_COLUMNS: Final = ("id", "name", "search_name", "status", "manager_id", "time_zone", "hired_on")
_ACTIVE: Final = f"p.status = '{EmployeeStatus.ACTIVE}'"


def _days(it: Composed, zones: Sequence[str]) -> str:
    """Today and the days before it that matter, in each zone; where rows hold instants, when the day began there."""
    names = "zone, today, soon, quiet_since, updated_from, hired_before, praised_before, praised_from, asked_before"
    return f"day({names}) AS (VALUES {', '.join(_days_of(it, zone) for zone in zones)})"


def _days_of(it: Composed, zone: str) -> str:
    today = clock.today(zone)
    days = [
        today,
        today + REVIEW_SOON,
        *(today - span for span in (NUMBER_WITHIN, care.UPDATES_WITHIN, FEEDBACK_WITHIN)),
    ]
    begun = [_beginning(today - span, zone) for span in (FEEDBACK_WITHIN, care.FEEDBACK_WITHIN, AGREE_WITHIN)]
    kinds = ("DATE ", "TIMESTAMPTZ ") if in_postgres() else ("", "")
    told = [f"{kinds[0]}'{on.isoformat()}'" for on in days] + [f"{kinds[1]}'{at}'" for at in begun]
    return f"({it.place(zone)}, {', '.join(told)})"


def _beginning(on: date, zone: str) -> str:
    return datetime.combine(on, time.min, clock.zone(zone)).astimezone(UTC).isoformat(" ")


def _judged(it: Composed, judged: "dict[UUID, Outlook]") -> str:
    """What was judged just now."""
    columns = [
        list(judged),
        [str(o.status) for o in judged.values()],
        [o.awaited_since for o in judged.values()],
    ]
    if in_postgres():
        places = [
            f"{it.place(c)}::{kind}[]" for c, kind in zip(columns, ("uuid", "text", "date"), strict=True)
        ]
        return f"judged(id, status, awaited_since) AS (SELECT * FROM unnest({', '.join(places)}))"  # noqa: S608 - our own words
    rows = it.place(orjson.dumps(list(zip(*columns, strict=True))).decode())
    of = ", ".join(f"json_extract(value, '$[{number}]')" for number in range(3))
    return f"judged(id, status, awaited_since) AS (SELECT {of} FROM json_each({rows}))"  # noqa: S608 - our own words


def _goals(it: Composed, them: Below, limits: "Thresholds", judged: "dict[UUID, Outlook]") -> str:
    """Of each owner: what of the goals, and the newest of the numbers that still count as recent."""
    kept = kept_beside(it, them.goals(them.ids), limits, "owner_id", "updated_at")
    since = it.place(clock.today() - NUMBER_WITHIN - timedelta(days=1))
    return f"""stands AS MATERIALIZED ({kept}), {_judged(it, judged)},
        goal_facts AS (SELECT owner_id, MIN(CASE WHEN state = 'PROPOSED' THEN updated_at END) AS proposed_at,
            SUM(CASE WHEN state = 'DRAFT' THEN 0 ELSE 1 END) AS begun,
            SUM(CASE WHEN {PURSUED} AND COALESCE(j.status, s.status) IN ('{OFF_TRACK}', '{OVERDUE}') THEN 1 ELSE 0 END) AS off_track,
            MIN(CASE WHEN {PURSUED} THEN CASE WHEN j.id IS NULL THEN s.awaited_since ELSE j.awaited_since END END) AS awaited_since
            FROM stands s LEFT JOIN judged j ON j.id = s.id GROUP BY owner_id),
        number_facts AS (SELECT s.owner_id, MAX(k.current_on) AS last_on FROM stands s JOIN key_result k ON k.goal_id = s.id
            WHERE k.current_on >= {since} GROUP BY s.owner_id)"""  # noqa: S608 - our own words


def _feedback(it: Composed, them: Below) -> str:
    # Of those further down, only what is recent is counted.
    lately = Q(sent_at__gte=clock.now() - care.FEEDBACK_WITHIN - timedelta(days=2))
    rows = them.feedback(them.ids).filter(lately | Q(receiver_id__in=directly_below(them.actor)))
    return it.rows(rows.annotate(last=Max("sent_at")).group_by("receiver_id").values("receiver_id", "last"))


def _forms(it: Composed, them: Below) -> str:
    """Of the newest of each person's cycles."""
    rows = it.rows(them.forms(them.ids).values("reviewee_id", "cycle_id", "direction", "state", "due_on"))
    places = " ".join(
        f"WHEN cycle_id = {it.place(id)} THEN {place}" for place, id in enumerate(them.cycle_ids)
    )
    open_, given = _among(OPEN_FORM), _among(OPEN_FORM | HANDED_IN)
    return f"""form AS MATERIALIZED (SELECT r.*, {f"CASE {places} END" if places else "0"} AS place FROM ({rows}) r),
        form_facts AS (SELECT f.reviewee_id, MIN(CASE WHEN {open_} THEN due_on END) AS next_due,
            MIN(CASE WHEN state = 'ASSIGNED' THEN due_on END) AS not_started_due,
            SUM(CASE WHEN direction = 'MANAGER' AND {given} THEN 1 ELSE 0 END) AS forms,
            SUM(CASE WHEN direction = 'MANAGER' AND {open_} THEN 1 ELSE 0 END) AS forms_open,
            MIN(CASE WHEN direction = 'MANAGER' AND {open_} THEN due_on END) AS manager_due,
            MAX(CASE WHEN direction = 'MANAGER' AND {given} THEN due_on END) AS last_due
            FROM form f JOIN (SELECT reviewee_id, MIN(place) AS place FROM form GROUP BY reviewee_id) newest
            ON newest.reviewee_id = f.reviewee_id AND newest.place = f.place GROUP BY f.reviewee_id)"""  # noqa: S608 - our own words


def _among(states: frozenset[str]) -> str:
    names = "', '".join(sorted(states))
    return f"state IN ('{names}')"
