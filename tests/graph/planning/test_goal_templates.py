"""Goal templates: kept by HR, previewed, assigned to many at once, again without doubles, and taken back."""

from datetime import date
from typing import Any

import pytest

from headway.people.models import Employee
from headway.planning.models import Goal, GoalAssignment, GoalTemplate, KeyResult
from headway.platform.models import AuditEvent
from tests.company import REFUSED, Company, codes, data, gid, make_company, payload
from tests.conftest import Ask

SAFETY: dict[str, Any] = {
    "name": "Safety",
    "title": "Finish the safety course",
    "keyResults": [{"title": "Course passed", "measure": "YES_NO"}],
}
ASSIGN = f"""mutation($input: AssignGoalTemplateInput!) {{ assignGoalTemplate(input: $input) {{ ... on GoalAssignmentPayload {{
    assignment {{ id goalsMade waiting audience template {{ name }} goals(first: 50) {{ nodes {{ title state owner {{ name }} }} }} }} }} {REFUSED} }} }}"""
PREVIEW = """query($template: ID!, $period: ID!, $audience: GoalAudienceInput!) {
    goalAudiencePreview(templateId: $template, periodId: $period, audience: $audience) { getting without people { name reason } } }"""


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


async def make_template(ask: Ask, company: Company, by: str = "hanna", **changes: Any) -> Any:
    query = f"""mutation($input: CreateGoalTemplateInput!) {{ createGoalTemplate(input: $input) {{
        ... on GoalTemplatePayload {{ template {{ id name version keyResults }} }} {REFUSED} }} }}"""
    return await ask(query, {"input": {"template": SAFETY | changes}}, as_=company.actor(by))


@pytest.fixture
async def template(ask: Ask, company: Company) -> str:
    return str(payload(await make_template(ask, company), "createGoalTemplate")["template"]["id"])


async def assign(
    ask: Ask, company: Company, template: str, audience: Any, by: str = "hanna", **more: Any
) -> Any:
    said = {"templateId": template, "periodId": company.period_id, "audience": audience}
    return await ask(ASSIGN, {"input": said | more}, as_=company.actor(by))


async def preview(ask: Ask, company: Company, template: str, audience: Any, by: str = "hanna") -> Any:
    said = {"template": template, "period": company.period_id, "audience": audience}
    return data(await ask(PREVIEW, said, as_=company.actor(by)))["goalAudiencePreview"]


def support(company: Company) -> dict[str, Any]:
    return {"departmentIds": [gid(company.support)]}


async def test_who_keeps_templates(ask: Ask, company: Company, template: str) -> None:
    assert codes(await make_template(ask, company), "createGoalTemplate") == ["DUPLICATE name"]
    assert codes(await make_template(ask, company, "mona", name="Mine"), "createGoalTemplate") == [
        "FORBIDDEN "
    ]
    vague = await make_template(ask, company, name="Vague", keyResults=[], visibility="PRIVATE", title="")
    assert codes(vague, "createGoalTemplate") == [
        "INVALID visibility",
        "REQUIRED keyResults",
        "REQUIRED title",
    ]
    assert await GoalTemplate.all().count() == 1
    listed = "{ goalTemplates { name version } }"
    for kind in ("hanna", "admin", "mona", "priya"):
        seen = data(await ask(listed, as_=company.actor(kind)))
        assert seen == {"goalTemplates": [{"name": "Safety", "version": 1}]}, kind
    for kind in ("integration", "narrow", "nobody"):
        assert data(await ask(listed, as_=company.actor(kind))) == {"goalTemplates": []}, kind


async def test_a_template_is_changed_and_archived(ask: Ask, company: Company, template: str) -> None:
    change = f"""mutation($input: UpdateGoalTemplateInput!) {{ updateGoalTemplate(input: $input) {{
        ... on GoalTemplatePayload {{ template {{ title version }} }} {REFUSED} }} }}"""
    said = {"id": template, "version": 1, "template": SAFETY | {"title": "Pass the safety course"}}
    changed = payload(await ask(change, {"input": said}, as_=company.actor("admin")), "updateGoalTemplate")
    assert changed["template"] == {"title": "Pass the safety course", "version": 2}
    assert codes(await ask(change, {"input": said}, as_=company.actor("admin")), "updateGoalTemplate") == [
        "CONFLICT version"
    ]
    archive = f"""mutation($input: ArchiveGoalTemplateInput!) {{ archiveGoalTemplate(input: $input) {{
        ... on GoalTemplatePayload {{ template {{ archivedAt }} }} {REFUSED} }} }}"""
    gone = {"input": {"id": template, "version": 2}}
    assert codes(await ask(archive, gone, as_=company.actor("priya")), "archiveGoalTemplate") == [
        "FORBIDDEN "
    ]
    payload(await ask(archive, gone, as_=company.actor("hanna")), "archiveGoalTemplate")
    assert data(await ask("{ goalTemplates { name } }", as_=company.actor("hanna"))) == {"goalTemplates": []}
    assert codes(await assign(ask, company, template, support(company)), "assignGoalTemplate") == [
        "NOT_FOUND templateId"
    ]


async def test_a_preview_says_who_and_who_not_and_why(ask: Ask, company: Company, template: str) -> None:
    await Employee.filter(name="Paul").update(hired_on=date(2027, 1, 1))
    await Employee.filter(name="Vera").update(status="LEFT")
    seen = await preview(ask, company, template, support(company), by="mona")
    assert (seen["getting"], seen["without"]) == (2, 2)
    assert seen["people"] == [
        {"name": "Hanna", "reason": "NOT_YOURS"},
        {"name": "Paul", "reason": "JOINS_LATER"},
        {"name": "Mona", "reason": None},
        {"name": "Priya", "reason": None},
    ]
    payload(await assign(ask, company, template, {"managerId": company.id("mona")}), "assignGoalTemplate")
    seen = await preview(ask, company, template, support(company))
    assert [it["reason"] for it in seen["people"]] == ["JOINS_LATER", "HAS_IT", None, None]
    assert await preview(ask, company, template, {}) is None
    assert await preview(ask, company, template, {"everybody": True} | support(company)) is None
    assert await preview(ask, company, template, support(company), by="nobody") is None


async def test_an_assignment_is_traceable_and_repeats_nothing(
    ask: Ask, company: Company, template: str
) -> None:
    team = {"managerId": company.id("mona")}
    made = payload(
        await assign(ask, company, template, team, by="mona", idempotencyKey="k"), "assignGoalTemplate"
    )["assignment"]
    assert (made["goalsMade"], made["template"]) == (2, {"name": "Safety"})
    assert sorted((it["owner"]["name"], it["title"], it["state"]) for it in made["goals"]["nodes"]) == [
        ("Paul", "Finish the safety course", "DRAFT"),
        ("Priya", "Finish the safety course", "DRAFT"),
    ]
    again = payload(
        await assign(ask, company, template, team, by="mona", idempotencyKey="k"), "assignGoalTemplate"
    )["assignment"]
    assert again["id"] == made["id"]
    assert codes(await assign(ask, company, template, team, by="mona"), "assignGoalTemplate") == [
        "INVALID audience"
    ]
    rest = payload(await assign(ask, company, template, support(company)), "assignGoalTemplate")["assignment"]
    assert sorted(it["owner"]["name"] for it in rest["goals"]["nodes"]) == ["Hanna", "Mona", "Vera"]
    goals = await Goal.all()
    assert {str(goal.assignment_id) for goal in goals} == {str(row.id) for row in await GoalAssignment.all()}
    assert (len(goals), await KeyResult.all().count()) == (5, 5)
    assert await AuditEvent.filter(action="create_goal").count() == 5
    seen = data(await ask("{ goalAssignments { goalsMade } }", as_=company.actor("mona")))
    assert seen == {"goalAssignments": [{"goalsMade": 2}]}
    assert data(await ask("{ goalAssignments { goalsMade } }", as_=company.actor("priya"))) == {
        "goalAssignments": []
    }


async def test_what_is_refused(ask: Ask, company: Company, template: str) -> None:
    async def refusal(audience: Any, by: str = "hanna", **more: Any) -> list[str]:
        return codes(await assign(ask, company, template, audience, by, **more), "assignGoalTemplate")

    assert await refusal({}) == ["REQUIRED audience"]
    assert await refusal({"everybody": True, "levels": [3]}) == ["REQUIRED audience"]
    assert await refusal({"levels": [99]}) == ["INVALID audience"]
    assert await refusal({"managerId": company.id("ada")}, by="priya") == ["INVALID audience"]
    assert await refusal({"everybody": True}, by="integration") == ["FORBIDDEN "]
    assert await refusal({"everybody": True}, by="nobody") == ["FORBIDDEN "]
    await type(company.period).all().update(state="CLOSED")
    assert await refusal({"everybody": True}) == ["CLOSED periodId"]
    assert not await Goal.all().exists()
    assert not await GoalAssignment.all().exists()


async def test_an_assignment_is_undone_while_nobody_changed_it(
    ask: Ask, company: Company, template: str
) -> None:
    undo = f"""mutation($input: UndoGoalAssignmentInput!) {{ undoGoalAssignment(input: $input) {{
        ... on GoalAssignmentPayload {{ assignment {{ undoneAt goals {{ nodes {{ state }} }} }} }} {REFUSED} }} }}"""

    async def take_back(id: str, by: str = "mona") -> Any:
        return await ask(undo, {"input": {"id": id}}, as_=company.actor(by))

    team = {"managerId": company.id("mona")}
    first = payload(await assign(ask, company, template, team, by="mona"), "assignGoalTemplate")["assignment"]
    assert codes(await take_back(first["id"], "priya"), "undoGoalAssignment") == ["NOT_FOUND id"]
    assert codes(await take_back(first["id"], "hanna"), "undoGoalAssignment") == ["FORBIDDEN id"]
    undone = payload(await take_back(first["id"]), "undoGoalAssignment")["assignment"]
    assert undone == {
        "undoneAt": "2026-09-01T12:00:00+00:00",
        "goals": {"nodes": [{"state": "ARCHIVED"}, {"state": "ARCHIVED"}]},
    }
    assert codes(await take_back(first["id"]), "undoGoalAssignment") == ["WRONG_STATE id"]
    second = payload(await assign(ask, company, template, team, by="mona"), "assignGoalTemplate")[
        "assignment"
    ]
    await Goal.filter(state="DRAFT", owner_id=company.people["paul"].id).update(version=2)
    assert codes(await take_back(second["id"]), "undoGoalAssignment") == ["WRONG_STATE id"]
    assert await Goal.filter(state="DRAFT").count() == 2


async def test_an_assignment_goes_on_where_it_stopped(ask: Ask, company: Company, template: str) -> None:
    go_on = f"""mutation($input: ContinueGoalAssignmentInput!) {{ continueGoalAssignment(input: $input) {{
        ... on GoalAssignmentPayload {{ assignment {{ goalsMade waiting }} }} {REFUSED} }} }}"""

    async def next_of(id: str, by: str = "hanna", **more: Any) -> Any:
        return await ask(go_on, {"input": {"id": id} | more}, as_=company.actor(by))

    everybody = {"everybody": True}
    count = (await preview(ask, company, template, everybody))["getting"]
    assert codes(await assign(ask, company, template, everybody, atMost=0), "assignGoalTemplate") == [
        "OUT_OF_RANGE atMost"
    ]
    begun = payload(
        await assign(ask, company, template, everybody, atMost=2, idempotencyKey="k"), "assignGoalTemplate"
    )["assignment"]
    assert (begun["goalsMade"], begun["waiting"], await Goal.all().count()) == (2, count - 2, 2)
    for by, code in (("mona", "NOT_FOUND id"), ("admin", "FORBIDDEN id")):
        assert codes(await next_of(begun["id"], by), "continueGoalAssignment") == [code]
    seen = payload(await next_of(begun["id"], atMost=2), "continueGoalAssignment")["assignment"]
    assert seen == {"goalsMade": 4, "waiting": count - 4}
    # The first call again, as after a lost answer, makes nothing.
    again = await assign(ask, company, template, everybody, atMost=2, idempotencyKey="k")
    assert payload(again, "assignGoalTemplate")["assignment"]["goalsMade"] == 4
    for _ in range(2):
        seen = payload(await next_of(begun["id"]), "continueGoalAssignment")["assignment"]
        assert seen == {"goalsMade": count, "waiting": 0}
    owners = await Goal.all().values_list("owner_id", flat=True)
    assert (len(owners), len(set(owners))) == (count, count)


async def test_what_was_taken_back_or_closed_does_not_go_on(
    ask: Ask, company: Company, template: str
) -> None:
    go_on = f"mutation($input: ContinueGoalAssignmentInput!) {{ continueGoalAssignment(input: $input) {{ {REFUSED} }} }}"
    begun = payload(await assign(ask, company, template, support(company), atMost=1), "assignGoalTemplate")[
        "assignment"
    ]
    said = {"input": {"id": begun["id"]}}
    await type(company.period).all().update(state="CLOSED")
    assert codes(await ask(go_on, said, as_=company.actor("hanna")), "continueGoalAssignment") == [
        "CLOSED id"
    ]
    undo = "mutation($input: UndoGoalAssignmentInput!) { undoGoalAssignment(input: $input) { ... on GoalAssignmentPayload { assignment { waiting } } } }"
    taken = payload(await ask(undo, said, as_=company.actor("hanna")), "undoGoalAssignment")["assignment"]
    assert taken == {"waiting": 0}
    await type(company.period).all().update(state="OPEN")
    refused = await ask(go_on, said, as_=company.actor("hanna"))
    assert codes(refused, "continueGoalAssignment") == ["WRONG_STATE id"]
    assert await Goal.exclude(state="ARCHIVED").count() == 0
