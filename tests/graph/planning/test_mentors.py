"""Asking a mentor and what they say; what a goal needs, and when that is missing."""

from typing import Any, Final

import pytest

from headway.planning.models import DevelopmentAction, GoalSkill, MentorRequest
from headway.planning.rules.development import ActionState, PlanState, RequestState
from headway.platform.models import AuditEvent, OutboxEvent
from tests.company import REFUSED, Company, codes, data, gid, make_company, make_goal, payload
from tests.conftest import Ask
from tests.growth import judge, make_plan, make_skill, offer

REQUEST: Final = "mentorRequest { state message answer skill { name } asker { name } mentor { name } }"


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


@pytest.fixture
def act(ask: Ask, company: Company) -> Any:
    async def do(name: str, mutation: str, shown: str = REQUEST, **given: Any) -> Any:
        kind = mutation[0].upper() + mutation[1:]
        text = f"mutation($input: {kind}Input!) {{ {mutation}(input: $input) {{ ... on {kind}Payload {{ {shown} }} {REFUSED} }} }}"
        return await ask(text, {"input": given}, as_=company.actor(name))

    return do


async def asked(act: Any, company: Company) -> tuple[DevelopmentAction, MentorRequest]:
    """Priya asks Tina, who is above and offers."""
    skill = await make_skill("Coaching")
    await judge(company, "tina", skill, 4)
    await offer(company, "tina", skill)
    _, action = await make_plan(company, skill=skill, level=3)
    given = {"actionId": gid(action), "mentorId": company.id("tina"), "message": "Once a month?"}
    made = payload(await act("priya", "askMentor", **given), "askMentor")["mentorRequest"]
    assert made == {
        "state": "ASKED", "message": "Once a month?", "answer": "", "skill": {"name": "Coaching"},
        "asker": {"name": "Priya"}, "mentor": {"name": "Tina"},
    }  # fmt: skip
    return action, await MentorRequest.get()


async def test_who_is_asked_may_agree(act: Any, ask: Ask, company: Company) -> None:
    action, request = await asked(act, company)
    given = {"id": gid(request), "version": 1, "agree": True, "answer": "Gladly."}
    for name, code in (("mona", "NOT_FOUND id"), ("priya", "FORBIDDEN id")):
        assert codes(await act(name, "answerMentorRequest", **given), "answerMentorRequest") == [code]
    taken = await act("tina", "withdrawMentorRequest", id=gid(request), version=1)
    assert codes(taken, "withdrawMentorRequest") == ["FORBIDDEN id"]
    answered = payload(await act("tina", "answerMentorRequest", **given), "answerMentorRequest")
    assert (answered["mentorRequest"]["state"], answered["mentorRequest"]["answer"]) == ("AGREED", "Gladly.")
    again = await act("tina", "answerMentorRequest", **given | {"version": 2})
    assert codes(again, "answerMentorRequest") == ["WRONG_STATE id"]
    query = "query($id: ID!) { node(id: $id) { ... on DevelopmentAction { mentor { name } requests { state } } } }"
    seen = data(await ask(query, {"id": gid(action)}, as_=company.actor("mona")))["node"]
    # The manager reads who the mentor is; what the two said to one another stays theirs.
    assert seen == {"mentor": {"name": "Tina"}, "requests": []}
    mine = data(await ask("{ mentorRequests { state message } }", as_=company.actor("tina")))
    assert mine == {"mentorRequests": [{"state": "AGREED", "message": "Once a month?"}]}
    news = await OutboxEvent.all().order_by("id").values_list("kind", flat=True)
    assert list(news) == ["MentorAsked", "MentorAnswered"]  # type: ignore[comparison-overlap]


async def test_declining_needs_no_reason_and_a_question_can_be_taken_back(act: Any, company: Company) -> None:
    action, request = await asked(act, company)
    twice = {"actionId": gid(action), "mentorId": company.id("tina")}
    assert codes(await act("priya", "askMentor", **twice), "askMentor") == ["DUPLICATE mentorId"]
    no = await act("tina", "answerMentorRequest", id=gid(request), version=1, agree=False)
    assert payload(no, "answerMentorRequest")["mentorRequest"]["state"] == "DECLINED"
    await action.refresh_from_db()
    assert action.mentor_id is None
    payload(await act("priya", "askMentor", **twice), "askMentor")
    second = await MentorRequest.get(state=RequestState.ASKED)
    back = await act("priya", "withdrawMentorRequest", id=gid(second), version=1)
    assert payload(back, "withdrawMentorRequest")["mentorRequest"]["state"] == "WITHDRAWN"


async def test_only_the_owner_asks_and_only_who_is_suggested(act: Any, company: Company) -> None:
    skill = await make_skill("Coaching")
    await judge(company, "tina", skill, 3)
    await offer(company, "tina", skill)
    plan, action = await make_plan(company, skill=skill, level=3)
    given = {"actionId": gid(action), "mentorId": company.id("tina")}
    # At the level and not above it.
    assert codes(await act("priya", "askMentor", **given), "askMentor") == ["NOT_FOUND mentorId"]
    assert codes(await act("mona", "askMentor", **given), "askMentor") == ["FORBIDDEN actionId"]
    assert codes(await act("paul", "askMentor", **given), "askMentor") == ["NOT_FOUND actionId"]
    await DevelopmentAction.filter(id=action.id).update(state=ActionState.DONE)
    assert codes(await act("priya", "askMentor", **given), "askMentor") == ["WRONG_STATE actionId"]
    assert await MentorRequest.all().count() == await AuditEvent.all().count() == 0
    assert plan.state is PlanState.ACTIVE


NEEDS: Final = "goal { version neededSkills { level current planned missing skill { name } } }"


async def test_a_goal_says_what_its_owner_lacks_and_does_not_plan_to_learn(
    act: Any, company: Company
) -> None:
    coaching, triage = await make_skill("Coaching"), await make_skill("Triage")
    await judge(company, "priya", triage, 3)
    goal = await make_goal(company.people["priya"], company.period)
    skills = [{"skillId": gid(coaching), "level": 3}, {"skillId": gid(triage), "level": 2}]

    async def needs(version: int) -> list[dict[str, Any]]:
        answer = await act("priya", "setGoalSkills", NEEDS, id=gid(goal), version=version, skills=skills)
        found: list[dict[str, Any]] = payload(answer, "setGoalSkills")["goal"]["neededSkills"]
        return found

    has = {"level": 2, "current": 3, "planned": False, "missing": False, "skill": {"name": "Triage"}}
    lacks = {"level": 3, "current": 0, "planned": False, "missing": True, "skill": {"name": "Coaching"}}
    assert await needs(1) == [lacks, has]
    _, action = await make_plan(company, skill=coaching, level=2)
    # Planned, but not to the level that the goal needs.
    assert await needs(2) == [lacks, has]
    objective = await action.objective
    await type(objective).filter(id=objective.id).update(target_level=3)
    assert await needs(3) == [lacks | {"planned": True, "missing": False}, has]
    await DevelopmentAction.filter(id=action.id).update(state=ActionState.DROPPED)
    assert await needs(4) == [lacks, has]
    skills.pop()
    assert await needs(5) == [lacks]


async def test_who_may_not_edit_a_goal_does_not_say_what_it_needs(act: Any, company: Company) -> None:
    skill = await make_skill("Coaching")
    goal = await make_goal(company.people["priya"], company.period)
    given: dict[str, Any] = {"id": gid(goal), "version": 1, "skills": [{"skillId": gid(skill), "level": 3}]}
    for name, code in (("paul", "FORBIDDEN id"), ("tina", "NOT_FOUND id"), ("integration", "FORBIDDEN ")):
        assert codes(await act(name, "setGoalSkills", NEEDS, **given), "setGoalSkills") == [code]
    given["skills"] += [{"skillId": gid(skill), "level": 9}]
    assert codes(await act("priya", "setGoalSkills", NEEDS, **given), "setGoalSkills") == [
        "DUPLICATE skills.1.skillId",
        "OUT_OF_RANGE skills.1.level",
    ]
    stale = await act("priya", "setGoalSkills", NEEDS, **given | {"version": 2})
    assert codes(stale, "setGoalSkills") == ["CONFLICT version"]
    assert await GoalSkill.all().count() == 0
