"""Roles with their standards and skills, the tree of skills, and offers of mentors: kept by few, read by everybody."""

from typing import Any, Final

import pytest

from headway.people.models import MentorOffer, RequiredSkill, RoleProfile, Skill, Standard
from headway.planning.models import DevelopmentObjective
from headway.planning.rules.development import PlanState
from headway.platform.actor import Actor
from headway.platform.models import AuditEvent
from tests.company import NOON, REFUSED, Company, codes, data, gid, make_company, payload
from tests.conftest import Ask
from tests.growth import make_plan

ROLE: Final = """name level version employeeCount standards { id name weight description anchors }
    requiredSkills { level skill { name } }"""
STEPS: Final = ["Waits to be asked.", "Asks first.", "Others learn it from them."]
STAMPS: Final[dict[str, Any]] = {"created_at": NOON, "updated_at": NOON}


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


async def do(ask: Ask, mutation: str, shown: str, actor: Actor, **given: Any) -> Any:
    name = mutation[0].upper() + mutation[1:]
    text = f"mutation($input: {name}Input!) {{ {mutation}(input: $input) {{ ... on {name}Payload {{ {shown} }} {REFUSED} }} }}"
    return await ask(text, {"input": given}, as_=actor)


async def make_role(name: str = "Agent") -> RoleProfile:
    return await RoleProfile.create(name=name, level=1, **STAMPS)


async def make_skill(name: str, parent: Skill | None = None) -> Skill:
    return await Skill.create(name=name, parent=parent, **STAMPS)


def standard(name: str, weight: int, **more: Any) -> dict[str, Any]:
    return {"name": name, "weight": weight, "anchors": STEPS} | more


async def test_a_role_is_kept_with_its_standards_and_skills(ask: Ask, company: Company) -> None:
    role, triage, writing = await make_role(), await make_skill("Triage"), await make_skill("Writing")
    await company.people["paul"].update_from_dict({"role_profile_id": role.id}).save()
    admin, shown = company.actor("admin"), f"roleProfile {{ {ROLE} }}"
    given: dict[str, Any] = {"id": gid(role), "name": "Support agent", "level": 2}
    answer = await do(
        ask, "updateRoleProfile", shown, admin, **given, version=1,
        standards=[standard("Care", 60, description="For the customer."), standard("Speed", 40)],
        requiredSkills=[{"skillId": gid(triage), "level": 2}, {"skillId": gid(writing), "level": 4}],
    )  # fmt: skip
    made = payload(answer, "updateRoleProfile")["roleProfile"]
    care, speed = (it.pop("id") for it in made["standards"])
    assert made == {
        "name": "Support agent", "level": 2, "version": 2, "employeeCount": 1,
        "standards": [standard("Care", 60, description="For the customer."), standard("Speed", 40, description="")],
        "requiredSkills": [{"level": 4, "skill": {"name": "Writing"}}, {"level": 2, "skill": {"name": "Triage"}}],
    }  # fmt: skip
    answer = await do(
        ask, "updateRoleProfile", shown, admin, **given, version=2,
        standards=[standard("Tempo", 70, id=speed), standard("Calm", 30)], requiredSkills=[{"skillId": gid(triage), "level": 3}],
    )  # fmt: skip
    made = payload(answer, "updateRoleProfile")["roleProfile"]
    assert [(it["name"], it["weight"]) for it in made["standards"]] == [("Tempo", 70), ("Calm", 30)]
    assert made["standards"][0]["id"] == speed
    assert made["requiredSkills"] == [{"level": 3, "skill": {"name": "Triage"}}]
    read = await ask("query($id: ID!) { node(id: $id) { id } }", {"id": care}, as_=company.actor("paul"))
    assert data(read) == {"node": None}
    done: Any = await AuditEvent.all().order_by("id").values_list("action", flat=True)
    assert done == [
        *("update_role_profile", "create_standard", "create_standard"),
        *("create_required_skill", "create_required_skill", "update_role_profile"),
        *("update_standard", "create_standard", "remove_standard", "update_required_skill"),
        "remove_required_skill",
    ]


async def test_weights_that_are_not_a_whole_are_refused_and_nothing_changes(
    ask: Ask, company: Company
) -> None:
    role = await make_role()
    await make_role("Lead")
    given = {"id": gid(role), "name": "Lead", "level": 2, "standards": [standard("Care", 60)]}
    skill = {"skillId": gid(role), "level": 2}
    admin = company.actor("admin")
    answer = await do(ask, "updateRoleProfile", "__typename", admin, version=1, **given)
    assert codes(answer, "updateRoleProfile") == ["DUPLICATE name", "INVALID standards"]
    messages = [error["message"] for error in data(answer)["updateRoleProfile"]["errors"]]
    assert "The weights add up to 60. Change them so that they add up to 100." in messages
    given |= {"name": "Agent", "standards": [], "requiredSkills": [skill]}
    answer = await do(ask, "updateRoleProfile", "__typename", admin, version=1, **given)
    assert codes(answer, "updateRoleProfile") == ["NOT_FOUND requiredSkills.0.skillId"]
    given |= {"requiredSkills": []}
    answer = await do(ask, "updateRoleProfile", "__typename", admin, version=7, **given)
    assert codes(answer, "updateRoleProfile") == ["CONFLICT version"]
    answer = await do(ask, "updateRoleProfile", "__typename", company.actor("hanna"), version=1, **given)
    assert codes(answer, "updateRoleProfile") == ["FORBIDDEN "]
    assert await Standard.all().count() == await RequiredSkill.all().count() == 0
    assert (await RoleProfile.get(id=role.id)).name == "Agent"
    assert await AuditEvent.all().count() == 0


async def test_a_skill_moves_in_the_tree_but_not_below_itself(ask: Ask, company: Company) -> None:
    craft = await make_skill("Craft")
    words = await make_skill("Words", craft)
    writing = await make_skill("Writing", words)
    admin, shown = company.actor("admin"), "skill { name version parent { name } }"
    given = {"id": gid(writing), "version": 1, "name": "Plain writing", "parentId": gid(craft)}
    moved = payload(await do(ask, "updateSkill", shown, admin, **given), "updateSkill")["skill"]
    assert moved == {"name": "Plain writing", "version": 2, "parent": {"name": "Craft"}}
    below_itself = {"id": gid(craft), "version": 1, "name": "Words", "parentId": gid(writing)}
    answer = await do(ask, "updateSkill", shown, admin, **below_itself)
    assert codes(answer, "updateSkill") == ["DUPLICATE name", "LOOP parentId"]
    answer = await do(
        ask, "updateSkill", shown, admin, id=gid(words), version=1, name="Words", parentId=gid(words)
    )
    assert codes(answer, "updateSkill") == ["LOOP parentId"]
    answer = await do(ask, "updateSkill", shown, company.actor("mona"), **given)
    assert codes(answer, "updateSkill") == ["FORBIDDEN "]
    answer = await do(ask, "updateSkill", shown, admin, **given)
    assert codes(answer, "updateSkill") == ["CONFLICT version"]
    assert await AuditEvent.all().count() == 1


async def test_people_offer_to_mentor_and_take_it_back(ask: Ask, company: Company) -> None:
    skill, paul = await make_skill("Triage"), company.actor("paul")
    shown, given = "mentorOffer { note skill { name } employee { name } }", {"skillId": gid(skill)}
    await do(ask, "offerMentoring", shown, paul, **given, note="Early shifts.")
    answer = await do(ask, "offerMentoring", shown, paul, **given, note="Any day.")
    offered = {"note": "Any day.", "skill": {"name": "Triage"}, "employee": {"name": "Paul"}}
    assert payload(answer, "offerMentoring")["mentorOffer"] == offered
    offers = "query($id: ID!) { employee(id: $id) { mentorOffers { note } } }"
    read = await ask(offers, {"id": company.id("paul")}, as_=company.actor("tina"))
    assert data(read)["employee"]["mentorOffers"] == [{"note": "Any day."}]
    offer = {"id": gid(await MentorOffer.get())}
    for name, code in (("tina", "NOT_FOUND id"), ("integration", "FORBIDDEN ")):
        answer = await do(ask, "withdrawMentoring", "id", company.actor(name), **offer)
        assert codes(answer, "withdrawMentoring") == [code]
    assert await MentorOffer.all().count() == 1
    answer = await do(ask, "offerMentoring", shown, company.actor("admin"), **given)
    assert codes(answer, "offerMentoring") == ["FORBIDDEN "]
    payload(await do(ask, "withdrawMentoring", "id", paul, **offer), "withdrawMentoring")
    assert await MentorOffer.all().count() == 0
    done: Any = await AuditEvent.all().order_by("id").values_list("action", flat=True)
    assert done == ["offer_mentoring", "offer_mentoring", "withdraw_mentoring"]


async def test_an_archived_skill_stays_where_it_stands_and_is_chosen_no_more(
    ask: Ask, company: Company
) -> None:
    craft = await make_skill("Craft")
    words = await make_skill("Words", craft)
    plan, _ = await make_plan(company, state=PlanState.DRAFT, skill=words, level=3)
    shown = "skill { name archivedAt }"

    async def archive(skill: Any, version: int = 1, name: str = "admin", *, archived: bool = True) -> Any:
        given = {"id": gid(skill), "version": version, "archived": archived}
        return await do(ask, "archiveSkill", shown, company.actor(name), **given)

    for name in ("hanna", "mona", "priya"):
        assert codes(await archive(words, name=name), "archiveSkill") == ["FORBIDDEN "]
    assert codes(await archive(craft), "archiveSkill") == ["WRONG_STATE id"]
    assert codes(await archive(words, 2), "archiveSkill") == ["CONFLICT version"]
    assert await AuditEvent.all().count() == 0
    now = {"name": "Words", "archivedAt": "2026-09-01T12:00:00+00:00"}
    assert payload(await archive(words), "archiveSkill")["skill"] == now
    query = "{ skills { name } all: skills(archived: true) { name } }"
    seen = data(await ask(query, as_=company.actor("priya")))
    assert seen == {"skills": [{"name": "Craft"}], "all": [{"name": "Craft"}, {"name": "Words"}]}

    # Where it stands it may stay, also when the rest is changed.
    objective = await DevelopmentObjective.get()
    terms = {"title": "Coach others", "skillId": gid(words), "targetLevel": 3, "actions": []}
    given = {"id": gid(plan), "version": 1, "summary": "", "objectives": [terms | {"id": gid(objective)}]}
    priya = company.actor("priya")
    payload(await do(ask, "updateDevelopmentPlan", "__typename", priya, **given), "updateDevelopmentPlan")
    other, _ = await make_plan(company, "paul", PlanState.DRAFT)
    given = {"id": gid(other), "version": 1, "summary": "", "objectives": [terms]}
    refused = await do(ask, "updateDevelopmentPlan", "__typename", company.actor("paul"), **given)
    assert codes(refused, "updateDevelopmentPlan") == ["NOT_FOUND objectives.0.skillId"]
    refused = await do(ask, "offerMentoring", "__typename", company.actor("tina"), skillId=gid(words))
    assert codes(refused, "offerMentoring") == ["NOT_FOUND skillId"]

    assert payload(await archive(craft), "archiveSkill")["skill"]["archivedAt"] is not None
    assert codes(await archive(words, 2, archived=False), "archiveSkill") == ["WRONG_STATE id"]
    for skill in (craft, words):
        back = await archive(skill, 2, archived=False)
        assert payload(back, "archiveSkill")["skill"]["archivedAt"] is None
    for name, keeps in (("boris", False), ("admin", True), ("hanna", False), ("mona", False)):
        viewer = data(await ask("{ viewer { canShapeCompany } }", as_=company.actor(name)))["viewer"]
        assert viewer == {"canShapeCompany": keeps}
