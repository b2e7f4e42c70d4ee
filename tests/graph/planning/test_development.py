"""A development plan from the first word to its end, through the schema; each refusal changes nothing."""

from datetime import date
from typing import Any, Final

import pytest

from headway.planning.actions import begin_development_plans
from headway.planning.models import DevelopmentAction, DevelopmentObjective, DevelopmentPlan
from headway.planning.rules import PeriodState
from headway.planning.rules.development import ActionState, PlanState
from headway.platform.models import AuditEvent
from tests.company import (
    REFUSED,
    TODAY,
    Company,
    codes,
    data,
    gid,
    make_company,
    make_goal,
    make_period,
    payload,
)
from tests.conftest import Ask
from tests.growth import make_plan, make_skill

PLAN: Final = """developmentPlan { id version state summary progress ownerAgreedAt managerAgreedAt reopenReason conclusion
    allowedActions reviewedBy { name } objectives { id title targetLevel skill { name } goal { title }
    actions { id version kind title startsOn dueOn weight state evidence dropReason } } }"""
ACTION: Final = "developmentAction { state evidence dropReason finishedAt version }"


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


@pytest.fixture
def act(ask: Ask, company: Company) -> Any:
    """`act("mona", "agreeDevelopmentPlan", id=…)`: what the mutation answered, shown as a plan."""

    async def do(name: str, mutation: str, shown: str = PLAN, **given: Any) -> Any:
        kind = mutation[0].upper() + mutation[1:]
        text = f"mutation($input: {kind}Input!) {{ {mutation}(input: $input) {{ ... on {kind}Payload {{ {shown} }} {REFUSED} }} }}"
        return await ask(text, {"input": given}, as_=company.actor(name))

    return do


async def plan_of(act: Any, name: str, mutation: str, **given: Any) -> Any:
    return payload(await act(name, mutation, **given), mutation)["developmentPlan"]


def action(title: str = "A course", **more: Any) -> dict[str, Any]:
    return {"kind": "COURSE", "title": title, "dueOn": "2026-10-01"} | more


def same(plan: Any) -> list[dict[str, Any]]:
    """The objectives of a plan as they are sent again."""
    return [
        {"id": it["id"], "title": it["title"]}
        | {
            "actions": [
                {name: one[name] for name in ("id", "kind", "title", "startsOn", "dueOn", "weight")}
                for one in it["actions"]
            ]
        }
        for it in plan["objectives"]
    ]


async def test_a_plan_lives(act: Any, company: Company) -> None:
    skill, goal = await make_skill("Coaching"), await make_goal(company.people["priya"], company.period)
    begun = {"employeeId": company.id("priya"), "periodId": company.period_id}
    plan = await plan_of(act, "priya", "createDevelopmentPlan", **begun)
    assert (plan["state"], plan["allowedActions"], plan["progress"]) == ("DRAFT", ["EDIT", "AGREE"], None)
    objectives = [
        {"title": "Coach two colleagues", "skillId": gid(skill), "targetLevel": 3, "goalId": gid(goal),
         "actions": [action(weight=30), action("Coach Paul", kind="PROJECT", startsOn="2026-09-02", weight=70)]}
    ]  # fmt: skip
    given = {"id": plan["id"], "version": 1, "summary": "Lead a desk one day.", "objectives": objectives}
    plan = await plan_of(act, "priya", "updateDevelopmentPlan", **given)
    one = plan["objectives"][0]
    assert (one["skill"]["name"], one["targetLevel"], one["goal"]["title"]) == (
        "Coaching",
        3,
        "Answer faster",
    )
    assert [(it["kind"], it["title"], it["weight"]) for it in one["actions"]] == [
        ("COURSE", "A course", 30),
        ("PROJECT", "Coach Paul", 70),
    ]
    plan = await plan_of(act, "priya", "agreeDevelopmentPlan", id=plan["id"], version=2)
    assert (plan["state"], plan["allowedActions"]) == ("DRAFT", ["EDIT"])
    plan = await plan_of(act, "mona", "agreeDevelopmentPlan", id=plan["id"], version=3)
    # Its period has begun, and so has the plan.
    assert (plan["state"], plan["version"]) == ("ACTIVE", 5)
    assert plan["allowedActions"] == ["EDIT", "WORK", "REOPEN", "REVIEW"]
    course, project = plan["objectives"][0]["actions"]
    done = await act(
        "priya", "moveDevelopmentAction", ACTION, id=project["id"], version=1, state="DONE", evidence="Paul leads shifts."
    )  # fmt: skip
    assert payload(done, "moveDevelopmentAction")["developmentAction"]["evidence"] == "Paul leads shifts."
    early = await act("mona", "closeDevelopmentPlan", id=plan["id"], version=5)
    assert codes(early, "closeDevelopmentPlan") == ["WRONG_STATE id"]
    plan = await plan_of(
        act, "mona", "reviewDevelopmentPlan", id=plan["id"], version=5, conclusion="A coach by now."
    )
    assert (plan["progress"], plan["conclusion"], plan["reviewedBy"]) == (
        0.7,
        "A coach by now.",
        {"name": "Mona"},
    )
    left = await act("priya", "closeDevelopmentPlan", id=plan["id"], version=6)
    assert codes(left, "closeDevelopmentPlan") == ["WRONG_STATE id"]
    assert data(left)["closeDevelopmentPlan"]["errors"][0]["message"].startswith("1 action is still open.")
    await act(
        "mona", "moveDevelopmentAction", ACTION, id=course["id"], version=1, state="DROPPED", reason="Full."
    )
    plan = await plan_of(act, "priya", "closeDevelopmentPlan", id=plan["id"], version=6)
    assert (plan["state"], plan["progress"], plan["allowedActions"]) == ("CLOSED", 1.0, [])
    actions: Any = (
        await AuditEvent.filter(object_type="DevelopmentPlan").order_by("id").values_list("action", flat=True)
    )
    assert actions == [
        *("create_development_plan", "update_development_plan", "agree_development_plan"),
        *("agree_development_plan", "begin_development_plan", "review_development_plan"),
        "close_development_plan",
    ]


async def test_a_change_of_a_draft_asks_for_both_agreements_anew(act: Any, company: Company) -> None:
    plan, _ = await make_plan(company, state=PlanState.DRAFT)
    seen = await plan_of(act, "mona", "agreeDevelopmentPlan", id=gid(plan), version=1)
    given = {"id": gid(plan), "version": 2, "objectives": same(seen)}
    changed = await plan_of(act, "priya", "updateDevelopmentPlan", **given, summary="More.")
    assert (changed["managerAgreedAt"], changed["state"]) == (None, "DRAFT")
    stale = await act("mona", "agreeDevelopmentPlan", id=gid(plan), version=2)
    assert codes(stale, "agreeDevelopmentPlan") == ["CONFLICT version"]


async def test_what_was_agreed_stays_until_it_is_taken_back(act: Any, company: Company) -> None:
    plan, _ = await make_plan(company)
    shown = await plan_of(act, "priya", "updateDevelopmentPlan", id=gid(plan), version=1, objectives=[
        *[{"id": gid(it), "title": it.title, "actions": [{"id": gid(row), "kind": row.kind, "title": row.title, "dueOn": str(row.due_on)}]}
          for it in await DevelopmentObjective.all() for row in await DevelopmentAction.all()],
        {"title": "Read more", "actions": [action("A book", kind="READING")]},
    ])  # fmt: skip
    assert [it["title"] for it in shown["objectives"]] == ["Coach others", "Read more"]
    less = await act("priya", "updateDevelopmentPlan", id=gid(plan), version=2, objectives=same(shown)[:1])
    assert codes(less, "updateDevelopmentPlan") == ["WRONG_STATE objectives"]
    assert await DevelopmentObjective.all().count() == 2
    empty = await act("priya", "reopenDevelopmentPlan", id=gid(plan), version=2, reason=" ")
    assert codes(empty, "reopenDevelopmentPlan") == ["REQUIRED reason"]
    draft = await plan_of(act, "mona", "reopenDevelopmentPlan", id=gid(plan), version=2, reason="Too much.")
    assert (draft["state"], draft["reopenReason"], draft["allowedActions"]) == (
        "DRAFT",
        "Too much.",
        ["EDIT", "AGREE"],
    )
    fewer = await plan_of(
        act, "mona", "updateDevelopmentPlan", id=gid(plan), version=3, objectives=same(shown)[:1]
    )
    assert [it["title"] for it in fewer["objectives"]] == ["Coach others"]


async def test_a_plan_is_agreed_with_something_in_it(act: Any, company: Company) -> None:
    begun = {"employeeId": company.id("priya"), "periodId": company.period_id}
    plan = await plan_of(act, "mona", "createDevelopmentPlan", **begun)
    refused = await act("priya", "agreeDevelopmentPlan", id=plan["id"], version=1)
    assert codes(refused, "agreeDevelopmentPlan") == ["REQUIRED objectives"]
    given = {"id": plan["id"], "version": 1, "objectives": [{"title": "Learn"}]}
    await plan_of(act, "priya", "updateDevelopmentPlan", **given)
    refused = await act("priya", "agreeDevelopmentPlan", id=plan["id"], version=2)
    assert codes(refused, "agreeDevelopmentPlan") == ["REQUIRED objectives.0.actions"]
    given |= {"version": 2, "targetRoleId": "nonsense"}
    refused = await act("priya", "updateDevelopmentPlan", **given)
    assert codes(refused, "updateDevelopmentPlan") == ["NOT_FOUND targetRoleId"]
    late = [{"title": " ", "actions": [action(dueOn="2027-01-01")]}]
    refused = await act("priya", "updateDevelopmentPlan", id=plan["id"], version=2, objectives=late)
    assert codes(refused, "updateDevelopmentPlan") == [
        "OUT_OF_RANGE objectives.0.actions.0.dueOn",
        "REQUIRED objectives.0.title",
    ]
    assert (await DevelopmentPlan.get()).version == 2
    for given_twice in (
        begun,
        begun | {"periodId": gid(await make_period("Over", state=PeriodState.CLOSED))},
    ):
        refused = await act("priya", "createDevelopmentPlan", **given_twice)
        code = "DUPLICATE" if given_twice is begun else "CLOSED"
        assert codes(refused, "createDevelopmentPlan") == [f"{code} periodId"]
    assert await DevelopmentPlan.all().count() == 1


async def test_an_action_ends_with_evidence_or_a_reason_and_can_go_on(act: Any, company: Company) -> None:
    _, row = await make_plan(company)
    move = {"id": gid(row)}
    for state, code in (("DONE", "EVIDENCE_REQUIRED evidence"), ("DROPPED", "REQUIRED reason")):
        refused = await act("priya", "moveDevelopmentAction", ACTION, **move, version=1, state=state)
        assert codes(refused, "moveDevelopmentAction") == [code]
    assert (await DevelopmentAction.get()).state is ActionState.TODO
    await act(
        "priya", "moveDevelopmentAction", ACTION, **move, version=1, state="DONE", evidence="A certificate."
    )
    stale = await act("mona", "moveDevelopmentAction", ACTION, **move, version=1, state="TODO")
    assert codes(stale, "moveDevelopmentAction") == ["CONFLICT version"]
    back = await act("priya", "moveDevelopmentAction", ACTION, **move, version=2, state="DOING")
    assert payload(back, "moveDevelopmentAction")["developmentAction"] == {
        "state": "DOING", "evidence": "A certificate.", "dropReason": "", "finishedAt": None, "version": 3,
    }  # fmt: skip


async def test_what_is_open_is_carried_over_into_the_next_plan(act: Any, company: Company) -> None:
    _, row = await make_plan(company)
    later = await make_period("H1 2027", starts_on=date(2027, 1, 1), ends_on=date(2027, 6, 30))
    given = {"employeeId": company.id("priya"), "periodId": gid(later), "carryOver": True}
    plan = await plan_of(act, "mona", "createDevelopmentPlan", **given)
    carried = plan["objectives"][0]["actions"][0]
    assert (plan["objectives"][0]["title"], carried["title"], carried["dueOn"]) == (
        "Coach others",
        "A course",
        "2027-06-30",
    )
    await row.refresh_from_db()
    assert (row.state, row.drop_reason) == (ActionState.DROPPED, "Carried over to H1 2027.")


async def test_an_agreed_plan_begins_with_its_period(company: Company) -> None:
    plan, _ = await make_plan(company, state=PlanState.AGREED)
    later = await make_period("H1 2027", starts_on=date(2027, 1, 1), ends_on=date(2027, 6, 30))
    await DevelopmentPlan.filter(id=plan.id).update(period_id=later.id)
    assert await begin_development_plans(TODAY) == 0
    assert await begin_development_plans(date(2027, 1, 1)) == 1
    assert await begin_development_plans(date(2027, 1, 1)) == 0
    await plan.refresh_from_db()
    assert plan.state is PlanState.ACTIVE
