"""Lists that belong to a row, sorted and narrowed: the same few rows for everybody, on both roads."""

from datetime import timedelta
from typing import Any

import orjson
import pytest

from headway.graph.context import context_for
from headway.graph.documents import prepare
from headway.graph.executing import walked
from headway.monitoring.models import Comment
from headway.planning.models import Goal, GoalAssignment, GoalTemplate
from headway.rewarding.models import RewardNomination
from tests.company import NOON, Company, data, gid, make_goal, make_period
from tests.conftest import Ask
from tests.heard_by import KINDS

# A list with room for a condition, the fields it may be narrowed by, and how.
NARROWED = (
    ("employees(first: 100) { nodes { reviews(first: 100%s) { nodes { id state } } } }", "state", "[%s]"),
    ("employees(first: 100) { nodes { reviews(first: 100%s) { nodes { id direction } } } }", "direction", "%s"),
    ("employees(first: 100) { nodes { rewards(first: 100%s) { nodes { id state } } } }", "state", "[%s]"),
    ("employees(first: 100) { nodes { rewards(first: 100%s) { nodes { id kind } } } }", "kind", "[%s]"),
)  # fmt: skip


@pytest.fixture
def company(planted: Company) -> Company:
    return planted


async def both(ask: Ask, company: Company, document: str, name: str) -> Any:
    """The answer, which has the same bytes on the ordinary road."""
    actor = company.actor(name)
    found = data(await ask(document, as_=actor))
    ordinary = await walked(prepare(document), {}, None, context_for(actor))
    assert (orjson.dumps(ordinary.data), ordinary.errors) == (orjson.dumps(found), ()), document
    return found


def lists(answer: Any) -> list[list[dict[str, Any]]]:
    return [next(iter(it.values()))["nodes"] for it in answer["employees"]["nodes"]]


async def test_what_is_narrowed_is_what_everybody_sees_less_the_rest(ask: Ask, company: Company) -> None:
    for asked, field, written in NARROWED:
        seen = set()
        for name in KINDS:
            rows = lists(data(await ask(f"{{ {asked % ''} }}", as_=company.actor(name))))
            values = {it[field] for items in rows for it in items}
            for value in values:
                condition = f", {field}: {written % value}"
                found = lists(await both(ask, company, f"{{ {asked % condition} }}", name))
                assert found == [[it for it in items if it[field] == value] for items in rows], (name, value)
            seen |= values
        assert seen, asked


async def test_reviews_of_a_person_are_those_of_one_cycle(ask: Ask, company: Company) -> None:
    asked = "{ employees(first: 100) { nodes { reviews(first: 100%s) { nodes { id cycle { id } } } } } }"
    rows = lists(data(await ask(asked % "", as_=company.actor("hanna"))))
    cycles = {it["cycle"]["id"] for items in rows for it in items}
    assert len(cycles) > 1
    for cycle in cycles:
        found = lists(await both(ask, company, asked % f', cycleId: "{cycle}"', "hanna"))
        assert found == [[it for it in items if it["cycle"]["id"] == cycle] for items in rows]


async def test_goals_below_a_goal_are_sorted_and_narrowed(ask: Ask, company: Company) -> None:
    above = await make_goal(company.people["ada"], company.period, title="Above", visibility="PUBLIC")
    for day, (title, level) in enumerate(
        (("Zinc", "INDIVIDUAL"), ("A zone", "TEAM"), ("Brass", "DEPARTMENT"))
    ):
        goal = await make_goal(company.people["mona"], company.period, title=title, visibility="PUBLIC")
        await Goal.filter(id=goal.id).update(
            parent_id=above.id, level=level, created_at=NOON + timedelta(days=day)
        )
    for arguments, titles in (
        ("order: TITLE", ["A zone", "Brass", "Zinc"]),
        ("order: NEWEST", ["Brass", "A zone", "Zinc"]),
        ("order: LEVEL", ["Brass", "A zone", "Zinc"]),
        ("order: LEVEL, first: 1", ["Brass"]),
        ('order: BEST_MATCH, where: {search: "z"}', ["Zinc", "A zone"]),
        ("where: {level: [TEAM]}, order: TITLE", ["A zone"]),
        ("where: {state: [CLOSED]}", []),
    ):
        query = f'{{ goal(id: "{gid(above)}") {{ children({arguments}) {{ pageInfo {{ endCursor }} nodes {{ title }} }} }} }}'
        for name in ("priya", "ada"):
            found = await both(ask, company, query, name)
            assert [it["title"] for it in found["goal"]["children"]["nodes"]] == titles, arguments
    pages: list[str] = []
    after = ""
    for _ in range(3):
        query = f'{{ goal(id: "{gid(above)}") {{ children(first: 1, order: LEVEL{after}) {{ pageInfo {{ endCursor }} nodes {{ title }} }} }} }}'
        page = (await both(ask, company, query, "ada"))["goal"]["children"]
        pages += [it["title"] for it in page["nodes"]]
        after = f', after: "{page["pageInfo"]["endCursor"]}"'
    assert pages == ["Brass", "A zone", "Zinc"]


async def test_whose_the_goals_are_is_said_by_the_list(ask: Ask, company: Company) -> None:
    query = '{ goals(first: 1) { nodes { children(where: {ownerId: "x"}) { totalCount } } } }'
    answer = await ask(query, as_=company.actor("ada"))
    assert answer.errors
    assert "`ownerId`" in answer.errors[0].message


async def test_nominations_are_sorted_and_narrowed(ask: Ask, company: Company) -> None:
    priya, mona = company.people["priya"].id, company.people["mona"].id
    await RewardNomination.all().delete()
    for day, state in enumerate(("OPEN", "DECLINED", "OPEN")):
        at = NOON + timedelta(days=day)
        await RewardNomination.create(
            employee_id=priya, nominator_id=mona, kind="BONUS", reason=f"{day}", state=state,
            created_at=at, updated_at=at,
        )  # fmt: skip
    for arguments, reasons in (
        ("", "210"),
        ("(order: OLDEST)", "012"),
        ("(state: [OPEN])", "20"),
        ("(state: [OPEN, DECLINED], order: OLDEST, turn: MINE)", "012"),
        ("(state: [])", ""),
    ):
        found = await both(
            ask, company, f"{{ rewardNominations{arguments} {{ nodes {{ reason }} }} }}", "mona"
        )
        shown = "".join(it["reason"] for it in found["rewardNominations"]["nodes"])
        assert shown == reasons, arguments


async def test_what_is_said_beside_a_goal_is_read_from_either_end(ask: Ask, company: Company) -> None:
    goal = await make_goal(company.people["mona"], company.period, visibility="PUBLIC")
    for day in range(3):
        at = NOON + timedelta(days=day)
        await Comment.create(
            author_id=company.people["mona"].id, subject_kind="GOAL", subject_id=goal.id, text=f"{day}",
            said_at=at, created_at=at, updated_at=at,
        )  # fmt: skip
    for arguments, texts in (("first: 2", "01"), ("order: NEWEST", "210"), ("order: NEWEST, first: 1", "2")):
        query = f'{{ goal(id: "{gid(goal)}") {{ comments({arguments}) {{ nodes {{ text }} }} }} }}'
        found = await both(ask, company, query, "mona")
        assert "".join(it["text"] for it in found["goal"]["comments"]["nodes"]) == texts, arguments


async def test_assignments_are_sorted_and_those_for_one_period(ask: Ask, company: Company) -> None:
    template = await GoalTemplate.create(name="T", title="T", created_at=NOON, updated_at=NOON)
    other = await make_period("Another")
    for day, period in enumerate((company.period, other, company.period)):
        await GoalAssignment.create(
            template=template, period=period, assigned_by_id=company.people["mona"].id, audience={},
            goals_made=day, assigned_at=NOON + timedelta(days=day),
        )  # fmt: skip
    for arguments, made in (
        ("", [2, 1, 0]),
        ("(order: OLDEST)", [0, 1, 2]),
        (f'(periodId: "{gid(company.period)}")', [2, 0]),
        (f'(periodId: "{gid(other)}", order: OLDEST)', [1]),
    ):
        for name in ("mona", "hanna"):
            found = await both(ask, company, f"{{ goalAssignments{arguments} {{ goalsMade }} }}", name)
            assert [it["goalsMade"] for it in found["goalAssignments"]] == made, (arguments, name)
