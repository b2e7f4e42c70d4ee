"""A person's plan of a period: read in one query, agreed by both to the same words, kept as versions."""

from typing import Any, Final

import pytest

from headway.people.models import RoleProfile, Standard
from headway.planning.models import Goal, GoalVersion, PerformancePlan, PerformancePlanVersion, Period
from headway.planning.rules import PeriodState, Visibility
from headway.planning.rules.development import PlanState
from headway.platform import clock as headway_clock
from headway.platform.models import AuditEvent
from tests.company import REFUSED, Company, codes, data, gid, make_company, make_goal, payload
from tests.conftest import Ask
from tests.growth import STAMPS, make_plan

PLAN: Final = """employee { name } period { name } state fingerprint reason viewerMayAgree ownerAgreedAt managerAgreedAt
    goals { title } standards { name weight } developmentPlan { state objectives { title actions { title } } }
    versions { number reason terms managerAgreedBy { name } }"""
READ: Final = f"query($employee: ID!, $period: ID!) {{ performancePlan(employeeId: $employee, periodId: $period) {{ {PLAN} }} }}"
AGREE: Final = f"""mutation($input: AgreePerformancePlanInput!) {{ agreePerformancePlan(input: $input) {{
    ... on AgreePerformancePlanPayload {{ performancePlan {{ {PLAN} }} }} {REFUSED} }} }}"""


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    """Priya with a role, an agreed goal, a private one, a draft, and a development plan."""
    company = await make_company()
    priya = company.people["priya"]
    role = await RoleProfile.create(name="Agent", **STAMPS)
    await Standard.create(
        role_profile=role, position=0, name="Care", weight=100, anchors=["a", "b"], **STAMPS
    )
    await priya.update_from_dict({"role_profile_id": role.id}).save()
    goal = await make_goal(priya, company.period, "Answer faster", visibility=Visibility.SHARED)
    await freeze(goal, {"title": "Answer faster", "weight": 100, "dueOn": "2026-12-31"})
    await make_goal(priya, company.period, "Between us", visibility=Visibility.PRIVATE)
    await make_goal(priya, company.period, "Not agreed", state="PROPOSED")
    await make_plan(company)
    return company


async def freeze(goal: Goal, terms: dict[str, Any], number: int = 1) -> None:
    await GoalVersion.create(goal=goal, number=number, terms=terms, agreed_at=headway_clock.now())


@pytest.fixture
def read(ask: Ask, company: Company) -> Any:
    async def performance_plan(name: str) -> Any:
        given = {"employee": company.id("priya"), "period": company.period_id}
        return data(await ask(READ, given, as_=company.actor(name)))["performancePlan"]

    return performance_plan


@pytest.fixture
def agree(ask: Ask, company: Company, read: Any) -> Any:
    """`agree("mona")` agrees to what Mona sees."""

    async def do(name: str, fingerprint: str = "", **given: Any) -> Any:
        seen = fingerprint or (await read("priya"))["fingerprint"]
        given = {
            "employeeId": company.id("priya"),
            "periodId": company.period_id,
            "fingerprint": seen,
            **given,
        }
        return await ask(AGREE, {"input": given}, as_=company.actor(name))

    return do


async def test_one_query_brings_goals_standards_and_development(read: Any) -> None:
    plan = await read("priya")
    assert len(plan.pop("fingerprint")) == 64
    assert plan == {
        "employee": {"name": "Priya"}, "period": {"name": "H2 2026"}, "state": "DRAFT", "reason": "",
        "viewerMayAgree": True, "ownerAgreedAt": None, "managerAgreedAt": None, "goals": [{"title": "Answer faster"}],
        "standards": [{"name": "Care", "weight": 100}],
        "developmentPlan": {"state": "ACTIVE", "objectives": [{"title": "Coach others", "actions": [{"title": "A course"}]}]},
        "versions": [],
    }  # fmt: skip


async def test_both_agree_to_the_same_words_and_a_version_keeps_them(
    read: Any, agree: Any, company: Company
) -> None:
    first = payload(await agree("priya"), "agreePerformancePlan")["performancePlan"]
    assert (first["state"], first["viewerMayAgree"], first["versions"]) == ("WAITING", False, [])
    assert codes(await agree("priya"), "agreePerformancePlan") == ["WRONG_STATE fingerprint"]
    done = payload(await agree("mona"), "agreePerformancePlan")["performancePlan"]
    assert (done["state"], done["viewerMayAgree"]) == ("AGREED", False)
    terms = done["versions"][0].pop("terms")
    assert done["versions"] == [{"number": 1, "reason": "", "managerAgreedBy": {"name": "Mona"}}]
    assert [it["title"] for it in terms["goals"]] == ["Answer faster"]
    assert [it["weight"] for it in terms["standards"]] == [100]
    assert terms["developmentPlan"]["objectives"][0]["actions"][0]["title"] == "A course"

    goal = await Goal.get(title="Answer faster")
    await freeze(goal, {"title": "Answer all within a day", "weight": 100, "dueOn": "2026-12-31"}, number=2)
    assert (await read("mona"))["state"] == "CHANGED"
    assert codes(await agree("mona"), "agreePerformancePlan") == ["REQUIRED reason"]
    waiting = payload(await agree("mona", reason="A new desk."), "agreePerformancePlan")["performancePlan"]
    assert (waiting["state"], waiting["reason"]) == ("WAITING", "A new desk.")
    amended = payload(await agree("priya"), "agreePerformancePlan")["performancePlan"]
    assert [(it["number"], it["reason"]) for it in amended["versions"]] == [(2, "A new desk."), (1, "")]
    assert [it["terms"]["goals"][0]["title"] for it in amended["versions"]] == [
        "Answer all within a day",
        "Answer faster",
    ]
    assert amended["versions"][1]["terms"] == terms
    actions: Any = await AuditEvent.all().order_by("id").values_list("action", flat=True)
    assert (
        actions == ["agree_performance_plan", "agree_performance_plan", *["freeze_performance_plan"] * 2] * 2
    )


async def test_words_that_changed_since_they_were_seen_are_not_agreed(
    read: Any, agree: Any, company: Company
) -> None:
    seen = (await read("priya"))["fingerprint"]
    await agree("mona")
    await make_goal(company.people["priya"], company.period, "One more")
    assert codes(await agree("priya", fingerprint=seen), "agreePerformancePlan") == ["CONFLICT fingerprint"]
    # Mona agreed to other words than those of now: both agree anew.
    assert (await read("mona"))["managerAgreedAt"] is None
    payload(await agree("priya"), "agreePerformancePlan")
    assert await PerformancePlanVersion.all().count() == 0
    payload(await agree("mona"), "agreePerformancePlan")
    assert await PerformancePlanVersion.all().count() == 1


async def test_progress_changes_nothing_that_was_agreed(
    read: Any, agree: Any, ask: Ask, company: Company
) -> None:
    await agree("priya")
    await agree("mona")
    await Goal.filter(title="Answer faster").update(state="CLOSED", outcome="ACHIEVED")
    plan = await read("priya")
    assert (plan["state"], plan["developmentPlan"]["state"]) == ("AGREED", PlanState.ACTIVE)


READERS: Final = {
    "priya": "yes", "mona": "yes", "vera": "yes", "ada": "yes", "hanna": "yes", "dora": "no", "carl": "no", "paul": "no",
    "tom": "no", "boris": "no", "otto": "no", "admin": "no", "integration": "no",
}  # fmt: skip


async def test_who_reads_and_who_agrees(read: Any, agree: Any, company: Company) -> None:
    seen = (await read("priya"))["fingerprint"]
    for name, reads in READERS.items():
        plan = await read(name)
        assert (plan is not None) is (reads == "yes"), name
        if name in {"priya", "mona"}:
            assert plan["viewerMayAgree"]
            continue
        refused = codes(await agree(name, fingerprint=seen), "agreePerformancePlan")
        code = "FORBIDDEN " if name == "integration" else "NOT_FOUND employeeId"
        assert refused == ["FORBIDDEN employeeId" if reads == "yes" else code], name
    assert await PerformancePlan.all().count() == await AuditEvent.all().count() == 0


async def test_an_empty_plan_and_a_closed_period_are_not_agreed(
    agree: Any, read: Any, company: Company
) -> None:
    await Period.filter(id=company.period.id).update(state=PeriodState.CLOSED)
    assert codes(await agree("priya"), "agreePerformancePlan") == ["CLOSED periodId"]
    await Period.filter(id=company.period.id).update(state=PeriodState.OPEN)
    await Goal.filter(title="Answer faster").update(state="DRAFT")
    assert codes(await agree("priya"), "agreePerformancePlan") == ["REQUIRED fingerprint"]
    assert (await read("priya"))["viewerMayAgree"] is False
    assert await PerformancePlan.all().count() == 0
    assert gid(company.period) == company.period_id
