"""A small company for tests of planning and monitoring: who stands how to Priya, and the rows they work on."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from strawberry.types import ExecutionResult

from headway.graph.ids import global_id
from headway.monitoring.models import Feedback, ProgressUpdate
from headway.monitoring.rules import Confidence, FeedbackKind, FeedbackVisibility
from headway.people.models import Department, Employee
from headway.people.rules.vocabulary import LineKind, LineRights
from headway.planning.models import Goal, KeyResult, Period
from headway.planning.rules import Direction, GoalState, Measure, PeriodState
from headway.platform import clock
from headway.platform.actor import Actor, Role, Scope
from headway.platform.models import Row
from headway.platform.text import words
from tests.factories import make_department, make_employee, make_reporting_line

NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)
TODAY = NOON.date()
STARTS, ENDS = date(2026, 7, 1), date(2026, 12, 31)
REFUSED = "... on UserErrors { errors { code path message } current { id __typename } }"


@dataclass
class Company:
    """Ada leads; Vera is below her, then Mona, then Priya and her peer Paul; Tom manages others; Dora has a dotted line."""

    period: Period
    support: Department
    board: Department
    people: dict[str, Employee]
    accounts: dict[str, UUID] = field(default_factory=dict)

    def actor(self, name: str, **changes: Any) -> Actor:
        """The actor of a kind: a person by name, or one of the accounts without an employee."""
        person = self.people.get(name)
        values: dict[str, Any] = {
            "account_id": self.accounts.setdefault(name, uuid4()),
            "employee_id": person.id if person else None,
            "name": person.name if person else name,
        }
        special: dict[str, dict[str, Any]] = {
            "hanna": {"roles": frozenset({Role.HR}), "hr_departments": frozenset({self.support.id})},
            "boris": {"roles": frozenset({Role.HR}), "hr_departments": frozenset({self.board.id})},
            "otto": {"roles": frozenset({Role.HR}), "hr_departments": frozenset({uuid4()})},
            "admin": {"roles": frozenset({Role.ADMIN})},
            "integration": {"integration": True, "scopes": frozenset(Scope)},
            "narrow": {"integration": True, "scopes": frozenset({Scope.PEOPLE_READ})},
            "nobody": {"account_id": None},
        }
        return Actor(**values | special.get(name, {}) | changes)

    def id(self, name: str) -> str:
        return global_id("Employee", self.people[name].id)

    @property
    def period_id(self) -> str:
        return global_id("Period", self.period.id)


async def make_company() -> Company:
    """The people, an open period from July to December 2026, and the clock at noon on 1 September."""
    clock.set_for_tests(NOON)
    support, board = await make_department("Support"), await make_department("Board")
    ada = await make_employee("Ada", department=board)
    vera = await make_employee("Vera", manager=ada, department=support)
    mona = await make_employee("Mona", manager=vera, department=support)
    priya = await make_employee("Priya", manager=mona, department=support)
    people = {
        "ada": ada,
        "vera": vera,
        "mona": mona,
        "priya": priya,
        "paul": await make_employee("Paul", manager=mona, department=support),
        "tom": await make_employee("Tom", manager=vera, department=board),
        "dora": await make_employee("Dora", manager=ada, department=board),
        "carl": await make_employee("Carl", manager=ada, department=board),
        "hanna": await make_employee("Hanna", manager=vera, department=support),
        "otto": await make_employee("Otto", manager=ada, department=board),
    }
    people["tina"] = await make_employee("Tina", manager=people["tom"], department=board)
    for name, rights in (("dora", LineRights.RATE), ("carl", LineRights.COMMENT)):
        await make_reporting_line(priya, people[name], kind=LineKind.DOTTED, rights=rights)
    return Company(await make_period(), support, board, people)


async def make_period(name: str = "H2 2026", **values: Any) -> Period:
    values = {"starts_on": STARTS, "ends_on": ENDS, "state": PeriodState.OPEN} | values
    return await Period.create(name=name, **_stamped(values))


async def make_goal(owner: Employee, period: Period, title: str = "Answer faster", **values: Any) -> Goal:
    """An active, shared goal of the whole period, unless said otherwise; without key results."""
    values = {
        "search_title": " ".join(words(title)),
        "starts_on": period.starts_on,
        "due_on": period.ends_on,
        "state": GoalState.ACTIVE,
    } | values
    return await Goal.create(owner=owner, period=period, title=title, **_stamped(values))


async def make_key_result(goal: Goal, current: str | None = None, **values: Any) -> KeyResult:
    """From 0 to 100, with a number of today if `current` is given."""
    values = {
        "title": "Calls answered in a minute",
        "measure": Measure.NUMBER,
        "direction": Direction.INCREASE,
        "baseline": Decimal(0),
        "target": Decimal(100),
    } | values
    if current is not None:
        values = {
            "current_value": Decimal(current),
            "current_on": TODAY,
            "current_confidence": "HIGH",
        } | values
    return await KeyResult.create(goal=goal, **_stamped(values))


async def make_update(
    key_result: KeyResult, author: Employee, value: str = "40", **given: Any
) -> ProgressUpdate:
    values: dict[str, Any] = {
        "confidence": Confidence.HIGH,
        "effective_on": TODAY,
        "recorded_at": clock.now(),
        "note": "A note.",
    } | given
    goal_id = key_result.goal_id
    return await ProgressUpdate.create(
        goal_id=goal_id, key_result=key_result, author=author, value=Decimal(value), **values
    )


async def make_feedback(giver: Employee, receiver: Employee, **values: Any) -> Feedback:
    values = {
        "kind": FeedbackKind.PRAISE,
        "visibility": FeedbackVisibility.RECEIVER,
        "text": "Calm under pressure.",
        "sent_at": clock.now(),
    } | values
    return await Feedback.create(giver=giver, receiver=receiver, **_stamped(values))


def gid(row: Row) -> str:
    """The global id of a row."""
    return global_id(type(row).__name__, row.id)


def codes(answer: ExecutionResult, field: str) -> list[str]:
    """`CODE path` of each refusal of a mutation."""
    return sorted(f"{error['code']} {'.'.join(error['path'])}" for error in data(answer)[field]["errors"])


def data(answer: ExecutionResult) -> Any:
    """The answer of a query that must not fail."""
    assert answer.errors is None
    assert answer.data is not None
    return answer.data


def payload(answer: ExecutionResult, field: str) -> Any:
    """What a mutation or query gave."""
    given = data(answer)[field]
    assert "errors" not in given, given
    return given


def _stamped(values: dict[str, Any]) -> dict[str, Any]:
    return {"created_at": clock.now(), "updated_at": clock.now()} | values
