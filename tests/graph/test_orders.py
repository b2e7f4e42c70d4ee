"""Lists that are short enough to come whole, sorted and narrowed; and what their conditions find."""

from datetime import timedelta
from typing import Any

import pytest

from headway.identity.models import Account, ApiToken
from headway.monitoring.models import FeedbackRound, MetricFeed, TimeFact
from headway.platform import clock
from headway.platform.actor import SYSTEM, Actor, Role, Scope
from headway.reviewing.actions.templates import install
from headway.reviewing.models import (
    CalibrationPlace,
    CalibrationSession,
    CloseRelation,
    OrganisationAppraisal,
    ReviewTemplate,
)
from headway.reviewing.rules.ready_made import ALL_AROUND, HALF_YEAR
from headway.rewarding.rules import RewardKind
from tests import rewards
from tests.company import TODAY, Company, data, gid, make_company, make_feedback, make_goal, make_key_result
from tests.conftest import Ask, Statements
from tests.factories import make_department, make_employee
from tests.heard_by import KINDS


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


def leader(company: Company) -> Actor:
    return company.actor("ada", roles=frozenset({Role.HR, Role.ADMIN}), hr_whole_company=True)


async def listed(ask: Ask, company: Company, field: str, *names: str) -> list[Any]:
    """One value of each row, or several."""
    found: Any = data(await ask(f"{{ {field} }}", as_=leader(company)))
    while isinstance(found, dict):
        [found] = found.values()
    return [row[names[0]] if len(names) == 1 else tuple(row[name] for name in names) for row in found]


def stamps(minutes: int) -> dict[str, Any]:
    at = clock.now() + timedelta(minutes=minutes)
    return {"created_at": at, "updated_at": at}


async def test_accounts_are_found_by_the_words_of_a_name(ask: Ask, company: Company) -> None:
    for name, email, employed in (
        ("Zoë Müller", "zoe@example.org", True),
        ("Amelie Muller-Zorn", "amelie@example.org", True),
        ("Timekeeping", "clock@machines.example", False),
    ):
        person = await make_employee(name, email=email) if employed else None
        await Account.create(name=name, email=email, employee=person, **stamps(0))
    found = {
        search: await listed(
            ask, company, f'accounts(where: {{search: "{search}"}}) {{ nodes {{ name }} }}', "name"
        )
        for search in ("mull zo", "MÜLLER", "uller", "zoe@exa", "keep", "clock@machines.example", "nobody")
    }
    assert found == {
        "mull zo": ["Amelie Muller-Zorn", "Zoë Müller"],
        "MÜLLER": ["Amelie Muller-Zorn", "Zoë Müller"],
        "uller": [],
        "zoe@exa": ["Zoë Müller"],
        "keep": ["Timekeeping"],
        "clock@machines.example": ["Timekeeping"],
        "nobody": [],
    }


async def test_tokens_are_sorted(ask: Ask, company: Company) -> None:
    actor = leader(company)
    account = await Account.create(id=actor.account_id, name="Ada", email="ada@example.org", **stamps(0))
    for name, made, days in (("b", 1, 30), ("a", 2, 20), ("c", 3, 10)):
        ends = clock.now() + timedelta(days=days)
        await ApiToken.create(
            account=account, name=name, prefix="hw_", token_hash=name, scopes=list(Scope), expires_at=ends, **stamps(made)
        )  # fmt: skip
    for order, names in (("NEWEST", "cab"), ("NAME", "abc"), ("EXPIRES_SOONEST", "cab")):
        assert await listed(
            ask, company, f"viewer {{ apiTokens(order: {order}) {{ name }} }}", "name"
        ) == list(names)
    assert await listed(ask, company, "viewer { apiTokens { name } }", "name") == list("cab")


async def test_templates_are_sorted_and_narrowed(ask: Ask, company: Company) -> None:
    ready = await install(SYSTEM, HALF_YEAR)
    await install(SYSTEM, ALL_AROUND)
    for name, number, kind, made in (
        ("Z", 1, "PROBATION", 2),
        ("Z", 2, "PROBATION", 1),
        ("A", 1, "ANNUAL", 3),
    ):
        await ReviewTemplate.create(
            name=name,
            number=number,
            kind=kind,
            scale_id=ready.scale_id,
            created_at=stamps(made)["created_at"],
        )
    own, other = (ready.name, ready.number), (ALL_AROUND.name, 1)
    for arguments, expected in (
        ("", [("A", 1), own, other, ("Z", 2), ("Z", 1)]),
        ("(order: NEWEST, where: {kind: PROBATION})", [("Z", 1), ("Z", 2)]),
        ("(where: {kind: PROBATION})", [("Z", 2), ("Z", 1)]),
    ):
        field = f"reviewTemplates{arguments} {{ name number }}"
        assert await listed(ask, company, field, "name", "number") == expected, arguments


async def test_feeds_are_narrowed(ask: Ask, company: Company) -> None:
    measured = await make_key_result(await make_goal(company.people["ada"], company.period))
    await MetricFeed.create(key="sales", name="Sales", key_result=measured, **stamps(1))
    await MetricFeed.create(key="calls", name="Calls", **stamps(2))
    for where, keys in (
        ("tied: true", ["sales"]),
        ("tied: false", ["calls"]),
        ('keys: ["sales", "none"]', ["sales"]),
        ("keys: []", []),
        ('tied: false, keys: ["sales"]', []),
    ):
        field = f"metricFeeds(where: {{{where}}}) {{ nodes {{ key }} }}"
        assert await listed(ask, company, field, "key") == keys, where


async def test_the_feedback_of_each_person_is_narrowed_for_all_of_a_level_at_once(
    ask: Ask, company: Company, statements: Statements
) -> None:
    ada, mona, priya = (company.people[name] for name in ("ada", "mona", "priya"))
    for minutes, (giver, receiver, kind) in enumerate(
        ((ada, mona, "PRAISE"), (ada, mona, "NOTE"), (mona, priya, "PRAISE"), (ada, priya, "PRAISE"))
    ):
        at = clock.now() + timedelta(minutes=minutes)
        await make_feedback(giver, receiver, kind=kind, sent_at=at, visibility="PUBLIC", text=f"{minutes}")
    query = """{ employees { nodes { name
        feedbackReceived(kind: PRAISE, order: OLDEST) { totalCount nodes { text } } feedbackGiven(first: 1, kind: NOTE) { nodes { text } } } } }"""
    with statements() as sent:
        answer: Any = data(await ask(query, as_=leader(company)))
    assert len(sent) == 1
    shown = {
        it["name"]: (
            it["feedbackReceived"]["totalCount"],
            "".join(one["text"] for one in it["feedbackReceived"]["nodes"]),
            "".join(one["text"] for one in it["feedbackGiven"]["nodes"]),
        )
        for it in answer["employees"]["nodes"]
    }
    assert {name: it for name, it in shown.items() if it != (0, "", "")} == {
        "Ada": (0, "", "1"),
        "Mona": (1, "0", ""),
        "Priya": (2, "23", ""),
    }


async def test_budgets_are_sorted_and_narrowed(ask: Ask, clock: object, database: object) -> None:
    company = await rewards.make_company()
    depot = await make_department("Depot")
    for kind, department, planned in (
        (RewardKind.BONUS, None, 100),
        (RewardKind.BONUS, depot, 900),
        (RewardKind.VACATION, None, 500),
    ):
        await rewards.make_budget(company, kind, planned, department=department)
    period = f'periodId: "{gid(company.period)}"'
    for arguments, expected in (
        ("", ["1.00", "9.00", "5"]),
        (", order: LARGEST", ["9.00", "1.00", "5"]),
        (", where: {kind: [VACATION]}", ["5"]),
        (", where: {kind: []}", []),
    ):
        query = f"{{ budgets({period}{arguments}) {{ planned }} }}"
        answer: Any = data(await ask(query, as_=company.actor("alma")))
        assert [budget["planned"] for budget in answer["budgets"]] == expected, arguments


async def test_who_may_see_few_rows_gets_the_same_few_in_either_order(ask: Ask, planted: Company) -> None:
    place, mona = await CalibrationPlace.first(), planted.people["mona"]
    assert place
    cycle = (await CalibrationSession.get(id=place.session_id)).cycle_id
    for days in (1, 2, 3):
        on = TODAY + timedelta(days=days)
        session = await CalibrationSession.create(
            cycle_id=cycle, name=f"{days}", state="OPEN", **stamps(days)
        )
        about = {
            name: getattr(place, name)
            for name in ("participant_id", "review_id", "employee_id", "reviewer_id")
        }
        await CalibrationPlace.create(
            session=session, number=1, submitted_rating=3, rating=3, **about, **stamps(0)
        )
        await OrganisationAppraisal.create(
            period=planted.period, name=f"{days}", opens_on=TODAY, closes_on=on, smallest=5, **stamps(0)
        )
        await TimeFact.create(
            employee=mona, source_key=f"{days}", day=on, scheduled=800, worked=800, **stamps(0)
        )
        await FeedbackRound.create(
            opener=mona, subject=mona, kind="QUESTION", smallest=5, text=f"{days}", closes_on=on, **stamps(0)
        )
    for field, least in (
        ("calibrationSessions", 4),
        ("organisationAppraisals", 4),
        ("timeFacts", 4),
        ("feedbackRounds", 4),
    ):
        seen = set()
        for name in KINDS:
            rows = {}
            for order in ("NEWEST", "OLDEST"):
                document = f"{{ {field}(first: 100, order: {order}) {{ totalCount nodes {{ id }} }} }}"
                found: Any = data(await ask(document, as_=planted.actor(name)))[field]
                rows[order] = [row["id"] for row in found["nodes"]]
                assert found["totalCount"] == len(rows[order])
            assert set(rows["OLDEST"]) == set(rows["NEWEST"]), (field, name)
            seen.add(len(rows["OLDEST"]))
        assert {0, least} <= seen, (field, seen)
    for asked, names in (
        (
            "calibrationSessions(state: [OPEN], order: OLDEST) { nodes { name } }",
            ["Canary: a session that compares.", "1", "2", "3"],
        ),
        ("calibrationSessions(state: [OPEN], first: 2) { nodes { name } }", ["3", "2"]),
        ("organisationAppraisals(first: 3) { nodes { name } }", ["3", "2", "1"]),
    ):
        assert await listed(ask, planted, asked, "name") == names
    latest = [(TODAY + timedelta(days=days)).isoformat() for days in (3, 2, 1)]
    assert await listed(ask, planted, "timeFacts(first: 3) { nodes { day } }", "day") == latest
    relation = await CloseRelation.create(one=mona, other=planted.people["tom"])
    for name, pairs in (("mona", [gid(relation)]), ("tom", [gid(relation)]), ("priya", [])):
        asked = f'closeRelations(personId: "{planted.id(name)}") {{ nodes {{ id }} }}'
        assert await listed(ask, planted, asked, "id") == pairs
