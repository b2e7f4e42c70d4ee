"""Goals of the company, its departments, teams and people, in every state a goal can have, with their numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import NAMESPACE_OID, uuid5

from headway.cli.demo.company import Company, Person
from headway.cli.demo.drawing import workday
from headway.cli.demo.fates import CLOSED_FATES, Fate, Way, drawn_fate, scripted, way_of
from headway.cli.demo.periods import HalfYear
from headway.cli.demo.progress import Course, Measured, correct, log, vary, write_key_result
from headway.cli.demo.words.goals import (
    AMENDED,
    BY_UNIT,
    COMPANY,
    GROWTH,
    PAUSED,
    RETROSPECTIVES,
    RETURNED,
    Theme,
)
from headway.planning.models import Goal, GoalPause, GoalVersion
from headway.planning.rules.vocabulary import GoalLevel, GoalState, Measure, Outcome, Visibility

WEIGHTS: Final = {1: (100,), 2: (60, 40), 3: (40, 35, 25), 4: (30, 30, 20, 20)}
SHARES: Final = {1: (100,), 2: (70, 30)}
_REALISM: Final[Mapping[Outcome, str]] = {
    Outcome.ACHIEVED: "REALISTIC", Outcome.PARTIAL: "REALISTIC", Outcome.MISSED: "TOO_HARD", Outcome.DROPPED: "CANNOT_TELL",
}  # fmt: skip
AGREED: Final = (GoalState.ACTIVE, GoalState.PAUSED, GoalState.CLOSED)


@dataclass(slots=True, eq=False)
class Made:
    """A goal that was written, as far as later parts ask for it."""

    id: str
    title: str
    theme: Theme
    owner: Person
    period: HalfYear
    state: GoalState
    outcome: Outcome | None
    visibility: Visibility
    measured: list[Measured] = field(default_factory=list)
    terms: Mapping[str, Any] = field(default_factory=dict)

    @property
    def agreed(self) -> bool:
        """Whether reviews ask about it."""
        return self.state in AGREED


@dataclass(frozen=True, slots=True)
class Wanted:
    """A goal to be made."""

    theme: Theme
    fate: Fate
    level: GoalLevel = GoalLevel.INDIVIDUAL
    weight: int = 100
    parent_id: str | None = None
    department_id: str | None = None
    visibility: Visibility = Visibility.SHARED
    # Further columns of its row.
    # When its owner last did something with it, if that is not told by its course.
    changed_at: datetime | None = None
    more: Mapping[str, Any] = field(default_factory=dict)


class Alignment:
    """The goals others support, by period: of the company, of departments and of leaders."""

    def __init__(self) -> None:
        self.company: dict[int, list[str]] = {}
        self.of: dict[tuple[int, str], list[str]] = {}
        self.owned: dict[tuple[int, str], list[Made]] = {}

    def keep(self, made: Made) -> None:
        """Remember a goal that is not of one person alone, for its owner's reviews."""
        self.owned.setdefault((made.period.number, made.owner.id), []).append(made)

    def above(self, company: Company, person: Person, period: HalfYear) -> str | None:
        """A goal of the manager at that time to align with."""
        manager = person.manager_on(period.starts_on + timedelta(60))
        found = self.of.get((period.number, manager.id)) if manager else None
        return company.draw.of(found) if found else None


def company_goals(company: Company, alignment: Alignment) -> None:
    """What the leadership wants, period by period, and what the heads of departments make of it."""
    ceo = company.cast["ceo"]
    owners = [ceo, company.cast["operations"], company.cast["finance"], company.cast["fleet"]]
    fates = (Fate.ON_TRACK, Fate.AT_RISK, Fate.ON_TRACK, Fate.OFF_TRACK)
    for period in company.periods[:-1]:
        made = []
        for number, theme in enumerate(COMPANY):
            fate = fates[number] if period.running else company.draw.weighted(CLOSED_FATES[:3])
            wanted = Wanted(theme, fate, GoalLevel.COMPANY, 25, visibility=Visibility.PUBLIC)
            goal = make_goal(company, owners[number], period, wanted)
            alignment.keep(goal)
            made.append(goal.id)
        alignment.company[period.number] = made
        for head in [*ceo.reports, company.cast["support"]]:
            if head.place.unit is not None and head.level == 5:
                _department_goals(company, alignment, head, period)


def _department_goals(company: Company, alignment: Alignment, head: Person, period: HalfYear) -> None:
    themes = company.draw.some(BY_UNIT[head.unit], 2)
    for theme in themes:
        fate = Fate.ON_TRACK if company.draw.chance(0.6) else Fate.AT_RISK
        wanted = Wanted(
            theme, fate if period.running else company.draw.weighted(CLOSED_FATES[:3]), GoalLevel.DEPARTMENT, 50,
            company.draw.of(alignment.company[period.number]), head.place.id, Visibility.PUBLIC,
        )  # fmt: skip
        made = make_goal(company, head, period, wanted)
        alignment.keep(made)
        alignment.of.setdefault((period.number, head.id), []).append(made.id)


def goals_of(company: Company, alignment: Alignment, person: Person, period: HalfYear) -> list[Made]:
    """The goals of a person in a period: of their team if they lead one, and their own."""
    if not person.takes_part(period):
        return []
    if person.reports and person.level < 5:
        _team_goal(company, alignment, person, period)
    made = alignment.owned.pop((period.number, person.id), [])
    if person.key == "ceo":
        return made
    draw = company.draw
    fates = scripted(person.key) if period.running else None
    count = (
        len(fates)
        if fates
        else draw.whole(*(company.detail.goals if period.running else company.detail.past_goals))
    )
    count = 1 if person.level == 5 else count
    themes = _themes(company, person, count, own=bool(fates))
    for number in range(count):
        fate = fates[number] if fates else drawn_fate(company, person, period)
        private = themes[number] in GROWTH and draw.chance(0.5)
        parent = (
            None
            if private or themes[number] in GROWTH or draw.chance(0.08)
            else alignment.above(company, person, period)
        )
        visibility = (
            Visibility.PRIVATE
            if private
            else draw.of((Visibility.SHARED, Visibility.SHARED, Visibility.PUBLIC))
        )
        wanted = Wanted(
            themes[number], fate, weight=WEIGHTS[count][number], parent_id=parent, visibility=visibility
        )
        made.append(make_goal(company, person, period, wanted))
    return made


def _team_goal(company: Company, alignment: Alignment, leader: Person, period: HalfYear) -> None:
    draw = company.draw
    fate = Fate.AT_RISK if draw.chance(0.25) else Fate.ON_TRACK
    if not period.running:
        fate = draw.weighted(CLOSED_FATES[:3])
    parent = alignment.above(company, leader, period)
    wanted = Wanted(
        draw.of(BY_UNIT[leader.unit]), fate, GoalLevel.TEAM, 100, parent, leader.place.id, Visibility.PUBLIC
    )
    made = make_goal(company, leader, period, wanted)
    alignment.keep(made)
    alignment.of.setdefault((period.number, leader.id), []).append(made.id)


def _themes(company: Company, person: Person, count: int, *, own: bool) -> list[Theme]:
    """Different themes of the department, sometimes one of growth; the cast has its own."""
    mine = BY_UNIT[person.unit]
    if own and person.key == "priya":
        return [mine[0], mine[1], mine[5], GROWTH[0]]
    if own and person.key == "night":
        return [mine[3], GROWTH[1]]
    chosen = company.draw.some(mine, count)
    if company.draw.chance(0.3):
        chosen[-1] = company.draw.of(GROWTH)
    return chosen


def make_goal(company: Company, owner: Person, period: HalfYear, wanted: Wanted) -> Made:
    """Write one goal with key results, numbers and versions, so that it stands where its fate says."""
    draw, theme = company.draw, wanted.theme
    fate = Fate.PAUSED if owner.status == "ON_LEAVE" and period.running else wanted.fate
    way = way_of(company, owner, period, fate)
    id, shares = draw.id(), SHARES[len(theme.key_results)]
    first = (
        way.starts_on if way.agreed or not period.running else company.today - timedelta(draw.whole(5, 15))
    )
    created = draw.instant(workday(first + timedelta(draw.whole(0, 2))))
    measured = [vary(draw, kr, weight) for kr, weight in zip(theme.key_results, shares, strict=True)]
    if way.last_on is not None:
        _log_all(company, id, owner, theme, measured, way, period)
    agreed = _agreed(company, owner, way, created) if way.agreed else None
    made = Made(id, theme.title, theme, owner, period, way.state, way.outcome, wanted.visibility, measured)
    made.terms = _terms(made, wanted, way, first=False)
    amended_at = _amended_at(company, way, agreed[0]) if agreed else None
    _write(company, made, wanted, way, created, agreed, amended=amended_at is not None)
    for position, one in enumerate(measured):
        write_key_result(company, id, one, position, created)
    if agreed:
        _write_versions(company, made, wanted, way, *agreed, amended_at=amended_at)
    _tell(company, made, way, created, agreed)
    return made


def _log_all(
    company: Company,
    id: str,
    owner: Person,
    theme: Theme,
    measured: list[Measured],
    way: Way,
    period: HalfYear,
) -> None:
    """The numbers of every key result; where one is yes or no, the others carry the rest of the way."""
    draw, detail = company.draw, company.detail
    assert way.last_on is not None  # noqa: S101 - the caller asked
    for one in measured:
        share = (
            way.share
            if way.share >= 1 or one.kr.measure is Measure.YES_NO
            else min(0.99, way.share / measured[0].weight * 100)
        )
        if len(measured) == 1 or measured[1].kr.measure is not Measure.YES_NO or way.good:
            share = way.share
        if one.kr.measure is Measure.YES_NO and way.good:
            share = 1.0
        gap = detail.gap if period.running else detail.past_gap
        course = Course(way.starts_on, way.due_on, way.last_on, share, gap, dips=draw.chance(0.06))
        log(company, id, owner, theme, one, course)
    if draw.chance(0.03):
        correct(company, id, owner, measured[0])


def _agreed(company: Company, owner: Person, way: Way, created: datetime) -> tuple[datetime, Person]:
    day = workday(way.starts_on + timedelta(company.draw.whole(2, 12)))
    limit = way.closed_on or company.yesterday
    manager = owner.manager_on(day) or company.cast["hr"]
    return max(created + timedelta(hours=1), company.draw.instant(min(day, limit), 12, 18)), manager


def _write(
    company: Company,
    made: Made,
    wanted: Wanted,
    way: Way,
    created: datetime,
    agreed: tuple[datetime, Person] | None,
    *,
    amended: bool,
) -> None:
    draw, theme = company.draw, made.theme
    retrospective = ""
    if way.outcome:
        move = draw.of(theme.moves)
        retrospective = draw.of(RETROSPECTIVES[way.outcome]).format(
            move=move, move_=move[0].lower() + move[1:], block=theme.block
        )
    closed_at = draw.instant(way.closed_on, 17, 20) if way.closed_on else None
    version = {GoalState.DRAFT: 3 if way.returned else 1, GoalState.PROPOSED: 2, GoalState.ACTIVE: 3}.get(
        made.state, 4
    )
    company.add(
        Goal, created, wanted.changed_at or closed_at or (agreed[0] if agreed else created), id=made.id, period_id=made.period.id,
        owner_id=made.owner.id, department_id=wanted.department_id if wanted.level is not GoalLevel.COMPANY else None,
        parent_id=wanted.parent_id, level=wanted.level, title=theme.title, search_title=theme.search_title,
        description=theme.why, weight=wanted.weight, starts_on=way.starts_on, due_on=way.due_on,
        visibility=wanted.visibility, state=made.state, outcome=way.outcome,
        return_reason=draw.of(RETURNED) if way.returned else "", retrospective=retrospective,
        agreed_at=agreed[0] if agreed else None, agreed_by_id=agreed[1].id if agreed else None,
        closed_at=closed_at, version=version, realism=_REALISM.get(way.outcome) if way.outcome else None, target_moved=amended,
        **(_paused(company, made, way) if made.state is GoalState.PAUSED else {}), **wanted.more,
    )  # fmt: skip


def _paused(company: Company, made: Made, way: Way) -> dict[str, Any]:
    """Paused since soon after the last number."""
    since = (way.last_on or way.starts_on) + timedelta(2)
    company.out.add(
        GoalPause, id=str(uuid5(NAMESPACE_OID, made.id)), goal_id=made.id, starts_on=since, reason=PAUSED,
        paused_by_id=None,
    )  # fmt: skip
    return {"paused_on": since}


def _amended_at(company: Company, way: Way, at: datetime) -> datetime | None:
    """When its terms were amended, of the few of which they were."""
    amended_at = at + timedelta(days=company.draw.whole(30, 60))
    last = way.closed_on or way.last_on or way.starts_on
    amended = company.draw.chance(0.05) and amended_at.date() < min(last, company.yesterday)
    return amended_at if amended else None


def _write_versions(
    company: Company,
    made: Made,
    wanted: Wanted,
    way: Way,
    at: datetime,
    by: Person,
    *,
    amended_at: datetime | None,
) -> None:
    """The terms as agreed; a few were amended later with a reason."""
    draw, amended = company.draw, amended_at is not None
    for number, moment in ((1, at), (2, amended_at)) if amended_at else ((1, at),):
        company.out.add(
            GoalVersion, id=draw.id(), goal_id=made.id, number=number, agreed_by_id=by.id, agreed_at=moment,
            reason=draw.of(AMENDED) if number == 2 else "", terms=_terms(made, wanted, way, first=amended and number == 1),
        )  # fmt: skip


def _terms(made: Made, wanted: Wanted, way: Way, *, first: bool) -> dict[str, Any]:
    """The frozen terms, as approving a goal writes them; of an amended goal the first ones had another target."""
    return {
        "title": made.title,
        "description": made.theme.why,
        "weight": wanted.weight,
        "startsOn": way.starts_on.isoformat(),
        "dueOn": way.due_on.isoformat(),
        "keyResults": [
            {
                "id": one.id,
                "title": one.kr.title,
                "measure": one.kr.measure.value,
                "direction": one.kr.direction.value,
                "unit": one.kr.unit,
                "currency": "EUR" if one.kr.measure is Measure.MONEY else "",
                "baseline": f"{one.baseline.normalize():f}",
                "commit": None,
                "target": f"{_first_target(one) if first else one.target.normalize():f}",
                "stretch": None,
                "steps": list(one.kr.steps),
                "weight": one.weight,
            }
            for one in made.measured
        ],
    }


def _first_target(one: Measured) -> Any:
    """A target a fifth less far away, where there is room for one."""
    if one.kr.measure in {Measure.YES_NO, Measure.STEPS}:
        return one.target
    return (one.target - (one.target - one.baseline) / 5).quantize(one.target).normalize()


def _tell(
    company: Company, made: Made, way: Way, created: datetime, agreed: tuple[datetime, Person] | None
) -> None:
    """Leave the goal's recent moves in the audit log."""
    company.happened(created, made.owner, "create_goal", "Goal", made.id, title=made.title, state="DRAFT")
    if way.state is GoalState.PROPOSED:
        company.happened(
            created + timedelta(minutes=9), made.owner, "propose_goal", "Goal", made.id, state="PROPOSED"
        )
    if agreed:
        company.happened(agreed[0], agreed[1], "approve_goal", "Goal", made.id, state="ACTIVE")
    if way.closed_on and way.outcome:
        at = company.draw.instant(way.closed_on, 17, 20)
        company.happened(
            at, made.owner, "close_goal", "Goal", made.id, state="CLOSED", outcome=way.outcome.value
        )


__all__ = ["Alignment", "Made", "company_goals", "goals_of", "make_goal"]
