"""Every list that people sort: a row that comes while one pages is neither shown twice nor pushes another out; counts only when asked."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

from headway.identity.models import Account
from headway.monitoring.models import MetricFeed, TimeFact
from headway.people.models import PeopleImport
from headway.planning.models import Goal, KeyResult
from headway.platform import clock
from headway.platform.actor import SYSTEM, Actor, Role
from headway.platform.models import AuditEvent
from headway.reviewing.actions.templates import install
from headway.reviewing.models import Participant, Review, ReviewCycle, ReviewTemplate
from headway.reviewing.rules.ready_made import HALF_YEAR
from headway.rewarding.models import HandoverFile, Reward
from tests.company import (
    TODAY,
    Company,
    data,
    make_company,
    make_feedback,
    make_goal,
    make_key_result,
    make_update,
)
from tests.conftest import Ask, Statements
from tests.factories import make_employee

Make = Callable[[Company, int], Awaitable[Any]]


def _stamps(number: int) -> dict[str, Any]:
    at = clock.now() + timedelta(minutes=number)
    return {"created_at": at, "updated_at": at}


async def employee(company: Company, number: int) -> None:
    await make_employee(f"Person {number:02}", level=number, hired_on=TODAY + timedelta(days=number), manager=company.people["ada"])  # fmt: skip


async def goal(company: Company, number: int) -> None:
    made = _stamps(number)
    await make_goal(company.people["ada"], company.period, f"Goal {number:02}", due_on=TODAY + timedelta(days=number), **made)  # fmt: skip


async def feedback(company: Company, number: int) -> None:
    await make_feedback(company.people["mona"], company.people["ada"], sent_at=_stamps(number)["created_at"])


async def update(company: Company, number: int) -> None:
    ada = company.people["ada"]
    held = await Goal.get_or_none(title="Updated") or await make_goal(ada, company.period, "Updated")
    measured = await KeyResult.get_or_none(goal=held) or await make_key_result(held)
    await make_update(measured, ada, str(number), effective_on=TODAY + timedelta(days=number))


async def account(company: Company, number: int) -> None:
    await Account.create(email=f"{number}@x.example", name=f"Account {number:02}", **_stamps(number))


async def event(company: Company, number: int) -> None:
    await AuditEvent.create(
        at=clock.now(), actor_name="x", action="a", object_type="Goal", object_id=company.period.id
    )


async def people_import(company: Company, number: int) -> None:
    await PeopleImport.create(file_name=f"{number}.csv", **_stamps(number))


async def time_fact(company: Company, number: int) -> None:
    day, ada = TODAY + timedelta(days=number), company.people["ada"]
    await TimeFact.create(
        employee=ada, source_key=f"{number}", day=day, scheduled=1, worked=1, **_stamps(number)
    )


async def reward(company: Company, number: int) -> None:
    ada, vera = company.people["ada"], company.people["vera"]
    effective: dict[str, Any] = {
        "effective_on": TODAY + timedelta(days=number),
        "cost": 0,
        "kind": "PROJECT_LEAD",
        "project": "X",
    }
    await Reward.create(employee=vera, proposer=ada, period=company.period, **effective, **_stamps(number))


async def handover_file(company: Company, number: int) -> None:
    await HandoverFile.create(channel="LEAVE", number=number, made_at=clock.now() + timedelta(number))


async def feed(company: Company, number: int) -> None:
    await MetricFeed.create(key=f"{number}", name=f"Feed {number:02}", **_stamps(number))


async def cycle(company: Company, number: int) -> ReviewCycle:
    if not await ReviewTemplate.all().exists():
        await install(SYSTEM, HALF_YEAR)
    template = await ReviewTemplate.first()
    days: dict[str, Any] = dict.fromkeys(("self_due_on", "manager_due_on", "sign_off_due_on"), TODAY)
    return await ReviewCycle.create(
        name=f"Cycle {number:02}", kind="HALF_YEAR", period=company.period, template=template, state="COLLECTING", **days, **_stamps(number)
    )  # fmt: skip


async def participant(company: Company, number: int) -> Participant:
    held = await ReviewCycle.first() or await cycle(company, 0)
    person = await make_employee(f"Person {number:02}", manager=company.people["ada"])
    return await Participant.create(
        cycle=held, employee=person, manager=company.people["ada"], name=person.name, search_name=person.search_name, title=f"{number:02}", added_at=clock.now()
    )  # fmt: skip


async def review(company: Company, number: int) -> None:
    taking_part, ada = await participant(company, number), company.people["ada"]
    await Review.create(
        cycle_id=taking_part.cycle_id, participant=taking_part, reviewee_id=taking_part.employee_id, reviewer=ada, direction="MANAGER", state="ASSIGNED",
        due_on=TODAY + timedelta(days=number), **_stamps(number),
    )  # fmt: skip


# Each list with its orders, and what makes a row that sorts by its number.
LISTS: list[tuple[str, Make, str]] = [
    ("employees", employee, "NAME LEVEL_HIGHEST HIRED_ON_NEWEST"),
    ('employees(where: {search: "person"}', employee, "BEST_MATCH"),
    ("viewer.employee.reports", employee, "NAME LEVEL_HIGHEST HIRED_ON_NEWEST"),
    ("goals", goal, "DUE TITLE NEWEST"),
    ('goals(where: {search: "goal"}', goal, "BEST_MATCH"),
    ("viewer.employee.goals", goal, "DUE TITLE NEWEST"),
    ("viewer.employee.timeFacts", time_fact, ""),
    ("feedback", feedback, "NEWEST OLDEST"),
    ("goals.updates", update, "NEWEST OLDEST"),
    ("reviews", review, "DUE_SOONEST DUE_LATEST"),
    ("reviewCycles", cycle, "NEWEST OLDEST NAME"),
    ("reviewCycles.participants", participant, "NAME TITLE"),
    ("rewards", reward, "NEWEST OLDEST EFFECTIVE_SOONEST EFFECTIVE_LATEST"),
    ("accounts", account, "NAME NEWEST"),
    ("auditEvents", event, "NEWEST OLDEST"),
    ("peopleImports", people_import, "NEWEST OLDEST"),
    ("handoverFiles", handover_file, "NEWEST OLDEST"),
    ("metricFeeds", feed, "NAME KEY NEWEST"),
    ("metricFeeds(where: {tied: false}", feed, ""),
    ("viewer.employee.feedbackReceived", feedback, "NEWEST OLDEST"),
    ("viewer.employee.feedbackReceived(kind: PRAISE", feedback, "OLDEST"),
    ('accounts(where: {search: "acc"}', account, "NAME"),
]
CASES = [(path, make, order) for path, make, orders in LISTS for order in orders.split() or [""]]


def document(path: str, order: str, *, first: int = 2, after: str | None = None, count: bool = False) -> str:
    """A page of the list at the end of the path."""
    *way, last = path.split(".")
    arguments = [
        f"first: {first}",
        *([f"order: {order}"] if order else []),
        *([f'after: "{after}"'] if after else []),
    ]
    last = f"{last}{', ' if '(' in last else '('}{', '.join(arguments)})"
    text = f"{last} {{ {'totalCount' if count else ''} pageInfo {{ hasNextPage endCursor }} nodes {{ id }} }}"
    for step in reversed(way):
        inside = text if step in {"viewer", "employee"} else f"nodes {{ {text} }}"
        text = (
            f"{step} {{ {inside} }}" if step in {"viewer", "employee"} else f"{step}(first: 1) {{ {inside} }}"
        )
    return f"{{ {text} }}"


async def page(ask: Ask, actor: Actor, path: str, order: str, **more: Any) -> tuple[list[str], str | None]:
    found: Any = data(await ask(document(path, order, **more), as_=actor))
    for step in path.partition("(")[0].split("."):
        found = (found["nodes"][0] if "nodes" in found else found)[step]
    ends = found["pageInfo"]
    return [node["id"] for node in found["nodes"]], ends["endCursor"] if ends["hasNextPage"] else None


def leader(company: Company) -> Actor:
    """Somebody who reads everything that is listed here."""
    return company.actor("ada", roles=frozenset({Role.HR, Role.ADMIN}), hr_whole_company=True)


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


@pytest.mark.parametrize(
    ("path", "make", "order"), CASES, ids=[f"{path}-{order}" for path, _, order in CASES]
)
async def test_paging_is_steady_while_rows_come(
    ask: Ask, company: Company, path: str, make: Make, order: str
) -> None:
    actor = leader(company)
    for number in (10, 30, 20, 40):
        await make(company, number)
    shown, after = await page(ask, actor, path, order)
    for number in (5, 25, 50):
        await make(company, number)
    while after:
        more, after = await page(ask, actor, path, order, after=after)
        shown += more
    now, _ = await page(ask, actor, path, order, first=100)
    # Nothing twice, nothing lost: exactly what follows the first page as the list is now.
    assert shown[2:] == now[now.index(shown[1]) + 1 :]
    assert len(set(shown)) == len(shown)
    assert set(shown[:2]) <= set(now)


@pytest.mark.parametrize(
    ("path", "make"), [(path, make) for path, make, _ in LISTS], ids=[path for path, _, _ in LISTS]
)
async def test_rows_are_counted_only_when_that_is_asked(
    ask: Ask, statements: Statements, company: Company, path: str, make: Make
) -> None:
    await make(company, 1)
    costs = []
    for count in (False, True):
        with statements() as sent:
            data(await ask(document(path, "", count=count), as_=leader(company)))
        costs.append(len(sent))
        assert sum("COUNT(" in statement.upper() for statement in sent) == int(count), sent
    # Pages below rows are counted in the statement of the rows.
    assert costs[1] - costs[0] == int("." not in path)
