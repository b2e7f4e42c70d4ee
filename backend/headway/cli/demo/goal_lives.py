"""Goals whose life took a turn: amended or about to be, paused and resumed, reopened, moved, measured by steps or a band, given to many."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

from headway.cli.demo.company import Company, Person
from headway.cli.demo.drawing import workday
from headway.cli.demo.fates import Fate
from headway.cli.demo.goals import Made, Wanted, make_goal
from headway.cli.demo.periods import HalfYear
from headway.cli.demo.words.goals import (
    BY_UNIT,
    COURSE,
    DECLINED,
    HANDBOOK,
    LEARNED,
    PAUSED,
    STAFFING,
    WHY_AMENDED,
    WHY_MOVED,
    Theme,
)
from headway.planning.models import GoalAssignment, GoalMove, GoalPause, GoalProposal, GoalTemplate
from headway.planning.rules.vocabulary import ProposalKind, ProposalState, Visibility

# Who of the cast has such a goal beside their others, and what became of it.
_TURNS: Final[Mapping[str, str]] = {
    "grace": "declined", "hannah": "band", "jonas": "amending", "kenji": "closing", "noah": "resumed", "tomas": "reopened",
}  # fmt: skip


def turned_goals(company: Company, period: HalfYear, safety_id: str) -> None:
    """One more goal for some of the cast; drawn apart, so that all the rest is as it would be without them."""
    with company.drawing_apart():
        for key, turn in _TURNS.items():
            person = company.cast.get(key)
            if person is not None and person.status == "ACTIVE" and person.takes_part(period):
                _MAKERS[turn](company, person, period)
        _assigned_goals(company, period, safety_id)


def _goal(
    company: Company,
    person: Person,
    period: HalfYear,
    theme: Theme,
    *,
    parent_id: str | None = None,
    changed_at: datetime | None = None,
    **more: Any,
) -> Made:
    wanted = Wanted(
        theme,
        Fate.ON_TRACK,
        weight=0,
        parent_id=parent_id,
        visibility=Visibility.SHARED,
        changed_at=changed_at,
        more=more,
    )
    made = make_goal(company, person, period, wanted)
    company.apart.setdefault(person.id, []).append(made)
    return made


def _propose(
    company: Company, made: Made, kind: ProposalKind, state: ProposalState, at: datetime, **said: Any
) -> None:
    """A proposal of its owner; decided some days later unless it waits."""
    decided = at + timedelta(days=2) if state is not ProposalState.PENDING else None
    manager = made.owner.manager_on(at.date())
    company.add(
        GoalProposal, at, decided, id=company.draw.id(), goal_id=made.id, kind=kind, state=state, proposed_by_id=made.owner.id,
        proposed_at=at, decided_at=decided, decided_by_id=manager.id if decided and manager else None,
        version=2 if decided else 1, **said,
    )  # fmt: skip


def _other_terms(made: Made) -> dict[str, Any]:
    """The terms with two more weeks for it."""
    terms = dict(made.terms)
    terms["dueOn"] = (date.fromisoformat(terms["dueOn"]) - timedelta(14)).isoformat()
    return terms


def _amending(company: Company, person: Person, period: HalfYear) -> None:
    at = company.draw.instant(_ago(company, 3))
    made = _goal(company, person, period, BY_UNIT[person.unit][2], changed_at=at, pending=ProposalKind.AMEND)
    _propose(
        company, made, ProposalKind.AMEND, ProposalState.PENDING, at,
        terms=_other_terms(made), reason=WHY_AMENDED,
    )  # fmt: skip


def _declined(company: Company, person: Person, period: HalfYear) -> None:
    made = _goal(company, person, period, HANDBOOK)
    _propose(
        company, made, ProposalKind.AMEND, ProposalState.DECLINED, company.draw.instant(_ago(company, 20)),
        terms=_other_terms(made), reason=WHY_AMENDED, answer=DECLINED,
    )  # fmt: skip


def _closing(company: Company, person: Person, period: HalfYear) -> None:
    at = company.draw.instant(_ago(company, 2))
    made = _goal(company, person, period, BY_UNIT[person.unit][2], changed_at=at, pending=ProposalKind.CLOSE)
    _propose(
        company, made, ProposalKind.CLOSE, ProposalState.PENDING, at,
        outcome="ACHIEVED", realism="REALISTIC", retrospective=LEARNED,
    )  # fmt: skip


def _reopened(company: Company, person: Person, period: HalfYear) -> None:
    resumed_on = _ago(company, 30)
    made = _goal(company, person, period, HANDBOOK, resumed_on=resumed_on)
    at = company.draw.instant(_ago(company, 40))
    _propose(
        company, made, ProposalKind.CLOSE, ProposalState.ACCEPTED, at,
        outcome="PARTIAL", realism="TOO_HARD", retrospective=LEARNED,
    )  # fmt: skip
    manager = person.manager_on(resumed_on) or person
    company.happened(at + timedelta(days=10), manager, "reopen_goal", "Goal", made.id, state="ACTIVE")


def _resumed(company: Company, person: Person, period: HalfYear) -> None:
    paused_on, resumed_on = _ago(company, 50), _ago(company, 25)
    made = _goal(company, person, period, STAFFING, paused_on=paused_on, resumed_on=resumed_on)
    pause(company, made.id, person, paused_on, resumed_on)


def _band(company: Company, person: Person, period: HalfYear) -> None:
    _goal(company, person, period, STAFFING)


_MAKERS: Final[Mapping[str, Callable[[Company, Person, HalfYear], None]]] = {
    "amending": _amending, "declined": _declined, "closing": _closing, "reopened": _reopened, "resumed": _resumed, "band": _band,
}  # fmt: skip


def pause(company: Company, goal_id: str, owner: Person, starts_on: date, ends_on: date | None) -> None:
    """Days on which nothing was expected."""
    manager = owner.manager_on(starts_on)
    company.out.add(
        GoalPause, id=company.draw.id(), goal_id=goal_id, starts_on=starts_on, ends_on=ends_on, reason=PAUSED,
        paused_by_id=manager.id if manager else None,
    )  # fmt: skip


def _assigned_goals(company: Company, period: HalfYear, safety_id: str) -> None:
    """One template that HR gave to the drivers' planners: the same goal for each of a team, aligned by their manager later."""
    draw, hr = company.draw, company.cast["hr"]
    team = [person for person in company.cast["fleet"].reports if person.takes_part(period)][:12]
    at = draw.instant(workday(period.starts_on + timedelta(4)))
    template_id, assignment_id = draw.id(), draw.id()
    goals = [
        _goal(
            company,
            person,
            period,
            COURSE,
            parent_id=safety_id,
            template_id=template_id,
            assignment_id=assignment_id,
        )
        for person in team
    ]
    if not goals:
        return
    company.add(
        GoalTemplate, at, id=template_id, name="Safety course", title=COURSE.title, description=COURSE.why,
        key_results=[{**one, "id": None} for one in goals[0].terms["keyResults"]],
    )  # fmt: skip
    for goal in goals:
        company.out.add(
            GoalMove, id=draw.id(), goal_id=goal.id, to_id=safety_id, reason=WHY_MOVED,
            moved_by_id=company.cast["fleet"].id, moved_at=at + timedelta(days=3),
        )  # fmt: skip
    company.out.add(
        GoalAssignment, id=assignment_id, template_id=template_id, period_id=period.id,
        audience={"manager_id": company.cast["fleet"].id}, assigned_by_id=hr.id, assigned_at=at, goals_made=len(goals),
    )  # fmt: skip


def _ago(company: Company, days: int) -> date:
    return workday(company.today - timedelta(days))
