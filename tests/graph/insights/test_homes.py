"""The home pages from planted data: exact sentences, reasons, figures, and cursors that hold."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from headway.monitoring.models import Feedback
from headway.monitoring.rules import FeedbackState, FeedbackVisibility
from headway.people.models import Employee
from headway.people.rules.vocabulary import EmployeeStatus
from headway.planning.models import KeyResult, Period
from headway.planning.rules import GoalLevel, GoalState, Outcome, PeriodState, Visibility
from headway.platform import clock
from headway.reviewing.rules import CycleState, ReviewState
from headway.rewarding.models import Budget
from headway.rewarding.rules import RewardKind, RewardState
from tests.company import TODAY, Company, gid, make_company, make_feedback, make_goal, make_key_result
from tests.conftest import Ask
from tests.factories import make_employee
from tests.homes import make_bonus, make_cycle, make_forms

HOME = """{ viewer { home { sentence { text parts { text href } } steps { step line state href }
    tasks { kind } goals { title status } feedback { text } } } }"""
TEAM = """query($all: Boolean! = false, $first: Int! = 50, $after: String) { viewer { team(allLevels: $all) {
    sentence { text parts { text href } } decisionCount decisions { title }
    people(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes {
        employee { name } level reasons action { label href } goals { title status } lastUpdateOn daysSinceUpdate
        feedbackCount30d reviewState lastReward { summary } } }
    care { updates14d { done of } feedback30d { done of } reviews { done of dueOn } }
    managers { employee { name } people goalsOffTrack feedbackCoverage { done of } reviewsDone reviewsOf } } } }"""
COMPANY = """{ viewer { company { sentence { text parts { text href } } goals { title progress } statusCounts { status count }
    cycle { name } budgets { kind } } } }"""


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


async def page(ask: Ask, query: str, company: Company, name: str, field: str, **variables: Any) -> Any:
    answer = await ask(query, variables, as_=company.actor(name))
    assert answer.errors is None, answer.errors
    assert answer.data is not None
    return answer.data["viewer"][field]


async def on_track(owner: Employee, period: Period, title: str, on: date = TODAY) -> KeyResult:
    """A goal a third done, as the calendar is, with its number of a day."""
    key_result = await make_key_result(await make_goal(owner, period, title), "40")
    await KeyResult.filter(id=key_result.id).update(current_on=on)
    return key_result


async def test_a_home_answers_in_a_line(ask: Ask, company: Company) -> None:
    priya, mona = company.people["priya"], company.people["mona"]
    await on_track(priya, company.period, "Answer faster")
    await make_goal(
        priya, company.period, "Done", state=GoalState.CLOSED, outcome=Outcome.ACHIEVED, agreed_at=clock.now()
    )
    behind = await on_track(priya, company.period, "Retire articles")
    await KeyResult.filter(id=behind.id).update(current_value=Decimal(0))
    await make_goal(priya, company.period, "Not yet", state=GoalState.PROPOSED)
    await make_goal(priya, company.period, "Gone", state=GoalState.ARCHIVED)
    await make_forms(await make_cycle(company.period), priya, mona)
    for number in range(4):
        sent_at = clock.now() - timedelta(days=number)
        await make_feedback(mona, priya, text=f"Word {number}", sent_at=sent_at)
    await Feedback.filter(text="Word 1").update(state=FeedbackState.RETRACTED)
    home = await page(ask, HOME, company, "priya", "home")
    assert home["sentence"] == {
        "text": "One thing is due this week. Two of your four goals are on track or done.",
        "parts": [
            {"text": "One thing", "href": "/inbox/needs"},
            {"text": " is due this week.", "href": None},
            {"text": " ", "href": None},
            {"text": "Two of your four goals", "href": "/goals?scope=me"},
            {"text": " are on track or done.", "href": None},
        ],
    }
    assert home["steps"] == [
        {"step": "PLAN", "line": "3 goals agreed · 1 waiting · 1 Sep", "state": "DONE", "href": "/goals?scope=me"},
        {"step": "MONITOR", "line": "2 of 4 on track or done · last number 1 Sep", "state": "DONE", "href": "/goals?scope=me"},
        {"step": "REVIEW", "line": "Self review due Fri 4 Sep", "state": "NOW", "href": "/reviews"},
        {"step": "REWARD", "line": "None in H2 2026 yet", "state": "NEXT", "href": "/rewards"},
    ]  # fmt: skip
    assert sorted((goal["title"], goal["status"]) for goal in home["goals"]) == [
        ("Answer faster", "ON_TRACK"),
        ("Done", "ACHIEVED"),
        ("Not yet", "NOT_AGREED"),
        ("Retire articles", "OFF_TRACK"),
    ]
    assert [task["kind"] for task in home["tasks"]] == ["WRITE_SELF_REVIEW"]
    assert [word["text"] for word in home["feedback"]] == ["Word 0", "Word 2", "Word 3"]


async def test_the_circle_closes(ask: Ask, company: Company) -> None:
    priya, mona, vera = (company.people[name] for name in ("priya", "mona", "vera"))
    cycle = await make_cycle(company.period, CycleState.SIGN_OFF)
    forms = await make_forms(cycle, priya, mona, ReviewState.SUBMITTED, ReviewState.ACKNOWLEDGED)
    await make_bonus(priya, mona, vera, company.period, RewardState.COMMUNICATED)
    await make_bonus(priya, mona, vera, company.period, RewardState.COMMITTED)
    steps = (await page(ask, HOME, company, "priya", "home"))["steps"]
    assert [(step["line"], step["state"]) for step in steps[2:]] == [
        ("Acknowledged 29 Aug", "DONE"),
        ("1 reward in H2 2026", "DONE"),
    ]
    assert forms.manager is not None
    forms.manager.state = ReviewState.SUBMITTED
    await forms.manager.save()
    steps = (await page(ask, HOME, company, "priya", "home"))["steps"]
    assert steps[2]["line"] == "Self review is in"


async def plant_team(company: Company) -> dict[str, str]:
    """Mona's people: Priya is off track, Paul unpraised, Luca new, Lea on leave, one gone. Addresses of two goals."""
    priya, paul, mona, vera = (company.people[name] for name in ("priya", "paul", "mona", "vera"))
    behind = await on_track(priya, company.period, "Night backlog", TODAY - timedelta(days=2))
    await KeyResult.filter(id=behind.id).update(current_value=Decimal(0))
    await on_track(paul, company.period, "Answer faster", TODAY - timedelta(days=15))
    luca = await make_employee("Luca Moretti", manager=mona, hired_on=TODAY - timedelta(days=10))
    proposed = await make_goal(luca, company.period, "Learn the desk", state=GoalState.PROPOSED)
    await make_employee("Lea Lind", manager=mona, status=EmployeeStatus.ON_LEAVE)
    await make_employee("Gone Long", manager=mona, status=EmployeeStatus.LEFT)
    both = FeedbackVisibility.RECEIVER_AND_MANAGER
    await make_feedback(vera, priya, visibility=both)
    await make_feedback(vera, priya)
    await make_feedback(vera, paul, visibility=both, sent_at=clock.now() - timedelta(days=44))
    await make_feedback(mona, luca, visibility=FeedbackVisibility.MANAGER_ONLY)
    cycle = await make_cycle(company.period)
    await make_forms(cycle, priya, mona, ReviewState.SUBMITTED, ReviewState.SUBMITTED)
    await make_forms(cycle, paul, mona, ReviewState.IN_PROGRESS)
    await make_bonus(paul, mona, vera, company.period, RewardState.COMMUNICATED)
    await make_bonus(paul, mona, vera, company.period, RewardState.PROPOSED)
    return {"off track": f"/goals/{await goal_id(behind)}", "proposed": f"/goals/{gid(proposed)}"}


async def test_a_team_in_a_line(ask: Ask, company: Company) -> None:
    await plant_team(company)
    team = await page(ask, TEAM, company, "mona", "team")
    assert team["sentence"]["text"] == (
        "2 of 4 people are on course. Priya and Paul need you this week. Two decisions are waiting for you."
    )
    assert [part for part in team["sentence"]["parts"] if part["href"]] == [
        {"text": "2 of 4 people", "href": "/home/team"},
        {"text": "Priya", "href": f"/people/{company.id('priya')}/overview"},
        {"text": "Paul", "href": f"/people/{company.id('paul')}/overview"},
        {"text": "Two decisions", "href": "/inbox/needs"},
    ]
    assert team["decisionCount"] == 2
    assert [task["title"] for task in team["decisions"]] == [
        "New goal from Luca Moretti",
        "Write the review of Paul",
    ]
    assert team["care"] == {
        "updates14d": {"done": 1, "of": 3},
        "feedback30d": {"done": 1, "of": 3},
        "reviews": {"done": 1, "of": 2, "dueOn": "2026-09-18"},
    }
    assert team["managers"] == []


async def test_a_team_by_need(ask: Ask, company: Company) -> None:
    hrefs = await plant_team(company)
    team = await page(ask, TEAM, company, "mona", "team")
    assert team["people"]["totalCount"] == 4
    plain: dict[str, Any] = {
        "action": None, "goals": [], "lastUpdateOn": None, "daysSinceUpdate": None, "feedbackCount30d": 0,
        "reviewState": "No review running", "lastReward": None,
    }  # fmt: skip
    assert team["people"]["nodes"] == [
        plain
        | {
            "employee": {"name": "Priya"},
            "level": "ACT",
            "reasons": ["“Night backlog” is off track."],
            "action": {"label": "Look at the goal", "href": hrefs["off track"]},
            "goals": [{"title": "Night backlog", "status": "OFF_TRACK"}],
            "lastUpdateOn": "2026-08-30",
            "daysSinceUpdate": 2,
            "feedbackCount30d": 1,
            "reviewState": "Submitted",
        },
        plain
        | {
            "employee": {"name": "Paul"},
            "level": "WATCH",
            "reasons": ["No feedback that you can see for 6 weeks."],
            "action": {"label": "Give feedback", "href": f"/people/{company.id('paul')}/feedback"},
            "goals": [{"title": "Answer faster", "status": "ON_TRACK"}],
            "lastUpdateOn": "2026-08-17",
            "daysSinceUpdate": 15,
            "reviewState": "Self review started",
            "lastReward": {"summary": "Bonus of €600"},
        },
        plain | {"employee": {"name": "Lea Lind"}, "level": "OK", "reasons": ["On leave."]},
        plain
        | {
            "employee": {"name": "Luca Moretti"},
            "level": "OK",
            "reasons": ["“Learn the desk” waits for you to agree it."],
            "action": {"label": "Agree or return it", "href": hrefs["proposed"]},
            "goals": [{"title": "Learn the desk", "status": "NOT_AGREED"}],
        },
    ]


async def goal_id(key_result: KeyResult) -> str:
    await key_result.fetch_related("goal")
    return gid(key_result.goal)


async def test_all_levels_show_a_row_for_each_manager(ask: Ask, company: Company) -> None:
    priya, mona, tom, tina = (company.people[name] for name in ("priya", "mona", "tom", "tina"))
    behind = await on_track(priya, company.period, "Night backlog")
    await KeyResult.filter(id=behind.id).update(current_value=Decimal(0))
    await make_goal(tina, company.period, "Late", due_on=TODAY - timedelta(days=1))
    hidden = await on_track(company.people["paul"], company.period, "Hidden")
    await hidden.fetch_related("goal")
    hidden.goal.visibility = Visibility.PRIVATE
    await hidden.goal.save()
    await make_feedback(tom, priya, visibility=FeedbackVisibility.PUBLIC)
    await make_feedback(tom, tina, visibility=FeedbackVisibility.RECEIVER_AND_MANAGER)
    cycle = await make_cycle(company.period)
    await make_forms(cycle, priya, mona, ReviewState.SUBMITTED, ReviewState.SUBMITTED)
    await make_forms(cycle, company.people["paul"], mona)
    await make_forms(cycle, tina, tom, ReviewState.SUBMITTED, ReviewState.SKIPPED)
    team = await page(ask, TEAM, company, "vera", "team", all=True)
    assert team["managers"] == [
        {
            "employee": {"name": "Mona"},
            "people": 2,
            "goalsOffTrack": 1,
            "feedbackCoverage": {"done": 1, "of": 2},
            "reviewsDone": 1,
            "reviewsOf": 2,
        },
        {
            "employee": {"name": "Tom"},
            "people": 1,
            "goalsOffTrack": 1,
            "feedbackCoverage": {"done": 0, "of": 1},
            "reviewsDone": 0,
            "reviewsOf": 0,
        },
    ]
    names = [node["employee"]["name"] for node in team["people"]["nodes"]]
    assert names == ["Priya", "Tina", "Hanna", "Mona", "Paul", "Tom"]
    paul = team["people"]["nodes"][names.index("Paul")]
    assert (paul["goals"], paul["lastUpdateOn"]) == ([], None)
    assert paul["reasons"] == [
        "Self review is not started, due Fri 4 Sep.",
        "No goals in H2 2026 that you can see.",
    ]
    direct = await page(ask, TEAM, company, "vera", "team")
    assert [node["employee"]["name"] for node in direct["people"]["nodes"]] == ["Hanna", "Mona", "Tom"]


async def test_people_below_somebody_who_left_still_count(ask: Ask, company: Company) -> None:
    await Employee.filter(id=company.people["mona"].id).update(status=EmployeeStatus.LEFT)
    team = await page(ask, TEAM, company, "ada", "team", all=True)
    assert [(row["employee"]["name"], row["people"]) for row in team["managers"]] == [("Vera", 5)]
    assert team["people"]["totalCount"] == 9


async def test_pages_of_a_team_follow_one_another(ask: Ask, company: Company) -> None:
    await make_goal(company.people["tina"], company.period, "Late", due_on=TODAY - timedelta(days=1))
    whole = await page(ask, TEAM, company, "ada", "team", all=True)
    names = [node["employee"]["name"] for node in whole["people"]["nodes"]]
    assert names[0] == "Tina"
    found: list[str] = []
    after: str | None = None
    for _ in range(5):
        part = (await page(ask, TEAM, company, "ada", "team", all=True, first=2, after=after))["people"]
        found += [node["employee"]["name"] for node in part["nodes"]]
        after = part["pageInfo"]["endCursor"]
        assert part["pageInfo"]["hasNextPage"] is (len(found) < len(names))
    assert found == names
    # Somebody before the cursor is cared for meanwhile: what follows stays the same.
    first = await page(ask, TEAM, company, "ada", "team", all=True, first=3)
    rest = await page(
        ask, TEAM, company, "ada", "team", all=True, after=first["people"]["pageInfo"]["endCursor"]
    )
    await on_track(company.people["tina"], company.period, "New")
    await Employee.filter(id=company.people["tina"].id).update(status=EmployeeStatus.LEFT)
    again = await page(
        ask, TEAM, company, "ada", "team", all=True, after=first["people"]["pageInfo"]["endCursor"]
    )
    assert again["people"]["nodes"] == rest["people"]["nodes"]


@pytest.mark.parametrize("after", ["", "bm90", "WzFd", "WyJhIiwgMSwgMl0", "W251bGwsIG51bGwsIG51bGxd"])
async def test_strange_cursors_are_refused(ask: Ask, company: Company, after: str) -> None:
    answer = await ask(TEAM, {"after": after}, as_=company.actor("mona"))
    if not after:
        assert answer.errors is None
        return
    assert answer.errors is not None
    assert answer.errors[0].extensions == {"code": "BAD_REQUEST"}


async def test_the_company_and_how_far_it_is(ask: Ask, company: Company) -> None:
    ada, priya = company.people["ada"], company.people["priya"]
    public = {"level": GoalLevel.COMPANY, "visibility": Visibility.PUBLIC}
    for title, value in (("Win the north", "40"), ("Coach the night desk", "5")):
        goal = await make_goal(ada, company.period, title, **public)
        await make_key_result(goal, value)
    await on_track(priya, company.period, "Answer faster")
    cycle = await make_cycle(company.period)
    await make_forms(cycle, priya, company.people["mona"], ReviewState.SUBMITTED, ReviewState.SUBMITTED)
    await make_forms(cycle, company.people["paul"], company.people["mona"])
    now: dict[str, Any] = {"created_at": clock.now(), "updated_at": clock.now()}
    await Budget.create(period=company.period, kind=RewardKind.BONUS, currency="EUR", planned=100, **now)
    goals = [{"title": "Coach the night desk", "progress": 0.05}, {"title": "Win the north", "progress": 0.4}]
    start = (
        "One of two company goals is on track or done. "
        "Furthest behind: “Coach the night desk”, 5% where even pace would be 34%."
    )
    seen = await page(ask, COMPANY, company, "priya", "company")
    assert seen == {
        "sentence": seen["sentence"] | {"text": start},
        "goals": goals,
        "statusCounts": [{"status": "ON_TRACK", "count": 2}, {"status": "OFF_TRACK", "count": 1}],
        "cycle": {"name": "H2 reviews"},
        "budgets": [],
    }
    assert [part["text"] for part in seen["sentence"]["parts"] if part["href"]] == [
        "One of two company goals",
        "“Coach the night desk”",
    ]
    seen = await page(ask, COMPANY, company, "hanna", "company")
    assert (
        seen["sentence"]["text"] == f"{start} 1 of 2 reviews by managers is handed in; they are due 18 Sep."
    )
    assert seen["budgets"] == [{"kind": "BONUS"}]
    seen = await page(ask, COMPANY, company, "tina", "company")
    assert (seen["goals"], seen["statusCounts"][0], seen["cycle"]) == (
        goals,
        {"status": "ON_TRACK", "count": 1},
        None,
    )


async def test_nothing_is_planned_yet(ask: Ask, company: Company) -> None:
    await Period.all().update(state=PeriodState.CLOSED)
    home = await page(ask, HOME, company, "priya", "home")
    assert home["sentence"]["text"] == "Nothing needs you today. No period is open for goals."
    seen = await page(ask, COMPANY, company, "admin", "company")
    assert seen["sentence"]["text"] == "No period is open for goals."
    assert (seen["statusCounts"], seen["budgets"], seen["goals"]) == ([], [], [])
    team = await page(ask, TEAM, company, "tom", "team")
    assert team["sentence"]["text"] == "Tina needs you this week. No decisions are waiting for you."
    assert team["people"]["nodes"][0]["reasons"] == ["No feedback that you can see yet."]
