"""Who needs somebody, and why; how a team and the company are summed up."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.insights.rules import NeedLevel
from headway.insights.rules.care import team_sentence
from headway.insights.rules.company import GoalFacts as CompanyGoal
from headway.insights.rules.company import Reviews, company_sentence
from headway.insights.rules.phrases import Part
from headway.insights.rules.team import (
    Action,
    FormFacts,
    GoalFacts,
    Need,
    PersonFacts,
    need_of,
    review_state,
)

TODAY = date(2026, 11, 23)
ID, OTHER = UUID(int=1), UUID(int=2)
FINE = PersonFacts(
    ID, "Luca", TODAY, period="H2 2026", goals=(GoalFacts(ID, "Night backlog", "ACTIVE", "ON_TRACK", TODAY),)
)
GOAL, PERSON = f"/goals/{{Goal:{ID}}}", f"/people/{{Employee:{ID}}}"


def goals(*found: tuple[str, str, str], since: date = TODAY) -> tuple[GoalFacts, ...]:
    return tuple(GoalFacts(ID, title, state, status, since) for title, state, status in found)


def form(direction: str, state: str, days: int, *, mine: bool = True) -> FormFacts:
    return FormFacts(ID, OTHER, direction, state, TODAY + timedelta(days=days), mine)


def test_nothing_to_say_is_on_course() -> None:
    assert need_of(FINE) == Need(NeedLevel.OK)


@pytest.mark.parametrize(
    ("person", "level", "reasons", "action"),
    [
        (
            FINE._replace(goals=goals(("A", "ACTIVE", "OFF_TRACK"))),
            NeedLevel.ACT, ["“A” is off track."], Action("Look at the goal", GOAL),
        ),
        (
            FINE._replace(goals=goals(("A", "ACTIVE", "OFF_TRACK"), ("B", "ACTIVE", "OFF_TRACK"), ("C", "ACTIVE", "OFF_TRACK"))),
            NeedLevel.ACT, ["“A”, “B” and 1 more goal are off track."], Action("Look at the goal", GOAL),
        ),
        (
            FINE._replace(goals=goals(("A", "ACTIVE", "OVERDUE"), ("B", "ACTIVE", "AT_RISK"))),
            NeedLevel.ACT, ["“A” is overdue.", "“B” is at risk."], Action("Look at the goal", GOAL),
        ),
        (FINE._replace(goals=goals(("B", "ACTIVE", "AT_RISK"))), NeedLevel.OK, ["“B” is at risk."], Action("Look at the goal", GOAL)),
        (
            FINE._replace(number_since=TODAY - timedelta(days=22), has_number=True),
            NeedLevel.WATCH, ["No number for 22 days."], Action("Look at the goals", f"{PERSON}/goals"),
        ),
        (
            FINE._replace(number_since=TODAY - timedelta(days=30)),
            NeedLevel.WATCH, ["No number yet, for 30 days."], Action("Look at the goals", f"{PERSON}/goals"),
        ),
        (FINE._replace(number_since=TODAY - timedelta(days=21), has_number=True), NeedLevel.OK, [], None),
        (
            FINE._replace(feedback_since=TODAY - timedelta(days=43), has_feedback=True),
            NeedLevel.WATCH, ["No feedback that you can see for 6 weeks."], Action("Give feedback", f"{PERSON}/feedback"),
        ),
        (
            FINE._replace(feedback_since=TODAY - timedelta(days=43)),
            NeedLevel.WATCH, ["No feedback that you can see yet."], Action("Give feedback", f"{PERSON}/feedback"),
        ),
        (FINE._replace(feedback_since=TODAY - timedelta(days=42)), NeedLevel.OK, [], None),
        (FINE._replace(feedback_since=TODAY - timedelta(days=99), direct=False), NeedLevel.OK, [], None),
        (FINE._replace(goals=()), NeedLevel.WATCH, ["No goals in H2 2026."], Action("Set a goal", f"{PERSON}/goals")),
        (FINE._replace(goals=(), direct=False), NeedLevel.WATCH, ["No goals in H2 2026 that you can see."], Action("Set a goal", f"{PERSON}/goals")),
        (FINE._replace(goals=(), period=None), NeedLevel.OK, [], None),
        (
            FINE._replace(goals=goals(("A", "DRAFT", "NOT_AGREED"))),
            NeedLevel.WATCH, ["Only drafts of goals in H2 2026."], Action("Look at the drafts", f"{PERSON}/goals"),
        ),
        (
            FINE._replace(goals=goals(("A", "PROPOSED", "NOT_AGREED"))),
            NeedLevel.OK, ["“A” waits for you to agree it."], Action("Agree or return it", GOAL),
        ),
        (
            FINE._replace(direct=False, goals=goals(("A", "PROPOSED", "NOT_AGREED"), since=TODAY - timedelta(days=8))),
            NeedLevel.WATCH, ["“A” waits for their manager to agree it, for 8 days now."], Action("Look at the goal", GOAL),
        ),
        (
            FINE._replace(forms=(form("MANAGER", "IN_PROGRESS", -3), form("SELF", "ASSIGNED", 3, mine=False))),
            NeedLevel.ACT, ["Your review is 3 days late.", "Self review is not started, due Thu 26 Nov."],
            Action("Write the review", f"/reviews/{{ReviewCycle:{OTHER}}}/{{Review:{ID}}}"),
        ),
        (
            FINE._replace(forms=(form("MANAGER", "ASSIGNED", 0, mine=False),)),
            NeedLevel.WATCH, ["The manager's review is not started, due today."], Action("Look at the reviews", f"{PERSON}/reviews"),
        ),
        (FINE._replace(forms=(form("MANAGER", "ASSIGNED", 4), form("SELF", "SUBMITTED", -9))), NeedLevel.OK, [], None),
        (FINE._replace(on_leave=True, goals=goals(("A", "ACTIVE", "OFF_TRACK"))), NeedLevel.OK, ["On leave."], None),
    ],
)  # fmt: skip
def test_reasons(person: PersonFacts, level: NeedLevel, reasons: list[str], action: Action | None) -> None:
    assert need_of(person) == Need(level, tuple(reasons), action)


@pytest.mark.parametrize(
    ("forms", "words"),
    [
        ((), "No review running"),
        ((form("SELF", "ASSIGNED", 1), form("MANAGER", "ASSIGNED", 1)), "Not started"),
        ((form("SELF", "IN_PROGRESS", 1), form("MANAGER", "ASSIGNED", 1)), "Self review started"),
        ((form("SELF", "SUBMITTED", 1), form("MANAGER", "ASSIGNED", 1)), "Self in"),
        ((form("SELF", "SKIPPED", 1), form("MANAGER", "ASSIGNED", 1)), "Self review skipped"),
        ((form("SELF", "SUBMITTED", 1), form("MANAGER", "IN_PROGRESS", 1)), "Started"),
        ((form("MANAGER", "SUBMITTED", 1),), "Submitted"),
        ((form("MANAGER", "SHARED", 1),), "Shared"),
        ((form("MANAGER", "ACKNOWLEDGED", 1),), "Acknowledged"),
        ((form("MANAGER", "SKIPPED", 1),), "Skipped"),
        ((form("MANAGER", "ASSIGNED", 1),), "Not started"),
    ],
)
def test_reviews_in_words(forms: Sequence[FormFacts], words: str) -> None:
    assert review_state(forms) == words


def said(people: int, names: Sequence[str], decisions: int) -> str:
    parts = [Part(name, f"/people/{name}") for name in names]
    only = Part("Luca", "/people/Luca") if people == 1 else None
    return team_sentence(people, len(names), parts[:3], only, decisions, "/home/team", "/inbox/needs").text


@pytest.mark.parametrize(
    ("people", "names", "decisions", "text"),
    [
        (8, ["Luca", "Mei-Ling", "Hannah"], 4, "5 of 8 people are on course. Luca, Mei-Ling and Hannah need you this week. Four decisions are waiting for you."),
        (8, ["Luca"], 1, "7 of 8 people are on course. Luca needs you this week. One decision is waiting for you."),
        (8, [], 0, "All 8 people are on course. No decisions are waiting for you."),
        (2, [], 0, "Both people are on course. No decisions are waiting for you."),
        (2, ["Luca"], 0, "1 of 2 people is on course. Luca needs you this week. No decisions are waiting for you."),
        (2, ["Luca", "Ada"], 2, "None of 2 people is on course. Luca and Ada need you this week. Two decisions are waiting for you."),
        (9, ["A", "B", "C", "D"], 13, "5 of 9 people are on course. A, B, C and one other need you this week. 13 decisions are waiting for you."),
        (9, ["A", "B", "C", "D", "E"], 0, "4 of 9 people are on course. A, B, C and two others need you this week. No decisions are waiting for you."),
        (1, [], 0, "Luca is on course. No decisions are waiting for you."),
        (1, ["Luca"], 0, "Luca needs you this week. No decisions are waiting for you."),
    ],
)  # fmt: skip
def test_a_team_in_a_sentence(people: int, names: list[str], decisions: int, text: str) -> None:
    assert said(people, names, decisions) == text


@given(st.integers(1, 2000), st.integers(0, 12), st.integers(0, 50))
def test_numbers_of_a_team_are_those_of_the_data(people: int, needing: int, decisions: int) -> None:
    needing = min(people, needing)
    text = said(people, ["Luca"] * needing, decisions)
    if people > 1 and 0 < needing < people:
        assert text.startswith(f"{people - needing:,} of {people:,} people ")
    assert text.count("Luca") == (min(needing, 3) or (1 if people == 1 else 0))
    assert "  " not in text


def company_goal(status: str, done: int = 0, expected: int = 0) -> CompanyGoal:
    return CompanyGoal(ID, "Coaching on the night desk", status, Fraction(done, 100), Fraction(expected, 100))


@pytest.mark.parametrize(
    ("found", "text"),
    [
        ([], "No company goals are set for H2 2026 yet."),
        ([company_goal("ON_TRACK")], "The one company goal is on track or done."),
        ([company_goal("STALE")], "The one company goal is not on track or done."),
        ([company_goal("ON_TRACK")] * 2, "Both company goals are on track or done."),
        ([company_goal("ACHIEVED", 10, 90)] * 3, "All three company goals are on track or done."),
        ([company_goal("STALE")] * 2, "None of two company goals is on track or done."),
        (
            [*([company_goal("ON_TRACK")] * 3), company_goal("OFF_TRACK", 20, 80)],
            "Three of four company goals are on track or done. Furthest behind: “Coaching on the night desk”, 20% where even pace would be 80%.",
        ),
    ],
)  # fmt: skip
def test_the_company_in_a_sentence(found: list[CompanyGoal], text: str) -> None:
    assert company_sentence(found, "H2 2026", None, TODAY).text == text


def test_reviews_of_the_company() -> None:
    goal = [company_goal("ON_TRACK")]
    reviews = Reviews(OTHER, 41, 113, date(2026, 12, 4))
    start = "The one company goal is on track or done. "
    assert (
        company_sentence(goal, "H2", reviews, TODAY).text
        == f"{start}41 of 113 reviews by managers are handed in; they are due 4 Dec."
    )
    late = replace(reviews, handed_in=1, due_on=date(2026, 11, 20))
    assert (
        company_sentence(goal, "H2", late, TODAY).text
        == f"{start}1 of 113 reviews by managers is handed in; they were due 20 Nov."
    )
    assert company_sentence([], None, None, TODAY).text == "No period is open for goals."
