"""The first line of a home: every form of it, and no number in it that is not in the data."""

import re
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.insights.rules import CircleStep, StepState, TaskKind
from headway.insights.rules.home import Circle, Load, home_sentence, load_of, steps
from headway.insights.rules.phrases import Sentence, number
from headway.insights.rules.tasks import Task

WORDS = {number(n): n for n in range(1, 13)}
STATUSES = ["ON_TRACK", "ACHIEVED", "AT_RISK", "OFF_TRACK", "STALE", "NOT_AGREED", "MISSED"]
MONDAY = date(2026, 11, 23)


def numbers_in(text: str) -> list[int]:
    """Every number of a text, words and digits, in order."""
    found = re.findall(r"[A-Za-z]+|\d[\d,]*", text)
    return [
        WORDS[word.lower()] if word.lower() in WORDS else int(word.replace(",", ""))
        for word in found
        if word.lower() in WORDS or word[0].isdigit()
    ]


@pytest.mark.parametrize(
    ("load", "statuses", "said"),
    [
        (Load(0, 2, 1), ["ON_TRACK", "ACHIEVED", "ON_TRACK", "AT_RISK"], "Two things are due this week. Three of your four goals are on track or done."),
        (Load(0, 1, 0), ["ON_TRACK"], "One thing is due this week. Your one goal is on track or done."),
        (Load(1, 0, 0), ["AT_RISK"], "One thing is late. Your one goal is not on track or done."),
        (Load(2, 1, 0), ["AT_RISK", "STALE"], "Two things are late, and one more is due this week. None of your two goals is on track or done."),
        (Load(1, 3, 9), ["ON_TRACK", "STALE"], "One thing is late, and three more are due this week. One of your two goals is on track or done."),
        (Load(0, 0, 1), ["ON_TRACK", "ACHIEVED"], "Nothing is due this week, and one thing waits for you. Both of your goals are on track or done."),
        (Load(0, 0, 4), ["ON_TRACK"] * 3, "Nothing is due this week, and four things wait for you. All three of your goals are on track or done."),
        (Load(0, 0, 0), [], "Nothing needs you today. You have no goals in H2 2026 yet."),
        (Load(0, 14, 0), ["ON_TRACK"] * 13, "14 things are due this week. All 13 of your goals are on track or done."),
    ],
)  # fmt: skip
def test_every_form(load: Load, statuses: list[str], said: str) -> None:
    assert home_sentence(load, statuses, "H2 2026").text == said


def test_without_an_open_period() -> None:
    assert home_sentence(Load(), [], None).text == "Nothing needs you today. No period is open for goals."


@given(
    load=st.builds(Load, st.integers(0, 40), st.integers(0, 40), st.integers(0, 40)),
    statuses=st.lists(st.sampled_from(STATUSES), max_size=30),
)
def test_every_number_is_in_the_data_and_linked(load: Load, statuses: list[str]) -> None:
    said = home_sentence(load, statuses, "this half")
    good = sum(status in {"ON_TRACK", "ACHIEVED"} for status in statuses)
    due = [n for n in (load.late, load.this_week) if n] or [n for n in [load.others] if n]
    if len(statuses) == 2 and good == 2:
        stand = []  # both
    else:
        stand = [len(statuses)] if good in {0, len(statuses)} else [good, len(statuses)]
    assert numbers_in(said.text) == [*due, *(n for n in stand if n)]
    assert said.text == "".join(part.text for part in said.parts)
    assert numbers_in("".join(part.text for part in said.parts if part.href is None)) == []
    assert well_formed(said)


def well_formed(said: Sentence) -> bool:
    """One space between sentences, none twice, a capital letter after each full stop."""
    return "  " not in said.text and said.text.endswith(".") and not re.search(r"\. [a-z]", said.text)


def task(due_on: date | None, number: int = 0) -> Task:
    return Task(TaskKind.LOG_PROGRESS, ("KeyResult", UUID(int=number)), "Log", "", "/", "Log", due_on=due_on)


def test_a_week_ends_on_sunday() -> None:
    days = [date(2026, 11, day) for day in (22, 23, 29, 30)]
    assert load_of([task(day) for day in days] + [task(None)], MONDAY) == Load(late=1, this_week=2, others=2)
    assert load_of([task(day) for day in days], date(2026, 11, 29)) == Load(late=2, this_week=1, others=1)


@given(st.lists(st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2027, 12, 31)))))
def test_the_load_is_all_tasks(days: list[date | None]) -> None:
    load = load_of([task(day) for day in days], MONDAY)
    assert load.late + load.this_week + load.others == len(days)


CIRCLES = st.builds(
    Circle,
    today=st.just(MONDAY),
    period=st.sampled_from([None, "H2 2026"]),
    goals=st.integers(0, 5),
    good=st.integers(0, 5),
    agreed=st.integers(0, 5),
    running=st.integers(0, 5),
    proposed=st.integers(0, 2),
    last_on=st.sampled_from([None, date(2026, 11, 9)]),
    self_review=st.sampled_from(["", "ASSIGNED", "IN_PROGRESS", "SUBMITTED", "SKIPPED"]),
    self_due_on=st.just(date(2026, 11, 27)),
    writing=st.booleans(),
    review=st.sampled_from(["", "SHARED", "ACKNOWLEDGED"]),
    rewards=st.integers(0, 2),
)


@given(CIRCLES)
def test_the_circle_has_four_steps_and_one_now_at_the_most(circle: Circle) -> None:
    found = steps(circle)
    assert [step.step for step in found] == list(CircleStep)
    assert [step.state for step in found].count(StepState.NOW) <= 1
    assert all(step.line for step in found)


def test_the_circle_with_a_self_review_due() -> None:
    circle = Circle(
        today=MONDAY,
        period="H2 2026",
        goals=4,
        good=3,
        agreed=4,
        running=3,
        agreed_on=date(2026, 7, 9),
        last_on=date(2026, 11, 11),
        self_review="IN_PROGRESS",
        self_due_on=date(2026, 11, 27),
        writing=True,
    )
    assert [(step.line, step.state) for step in steps(circle)] == [
        ("4 goals agreed · 9 Jul", StepState.DONE),
        ("3 of 4 on track or done · last number 11 Nov", StepState.DONE),
        ("Self review due Fri 27 Nov", StepState.NOW),
        ("None in H2 2026 yet", StepState.NEXT),
    ]


@pytest.mark.parametrize(
    ("circle", "lines"),
    [
        (Circle(today=MONDAY), ["No period is open", "Starts when a goal is agreed", "No review is running", "None yet"]),
        (
            Circle(today=MONDAY, period="H2", goals=2, agreed=1, running=1, proposed=1, rewards=1, review="SHARED"),
            ["1 goal agreed · 1 waiting", "0 of 2 on track or done · no number yet", "Your review is ready to read", "1 reward in H2"],
        ),
        (
            Circle(today=MONDAY, period="H2", goals=1, proposed=1, self_review="ASSIGNED", self_due_on=date(2026, 11, 20), writing=True),
            ["1 goal waiting to be agreed", "Starts when a goal is agreed", "Self review 3 days late", "None in H2 yet"],
        ),
        (
            Circle(today=MONDAY, period="H2", goals=1, review="ACKNOWLEDGED", acknowledged_on=date(2025, 12, 8), self_review="SUBMITTED"),
            ["1 draft, not proposed yet", "Starts when a goal is agreed", "Acknowledged 8 Dec 2025", "None in H2 yet"],
        ),
    ],
)  # fmt: skip
def test_lines_of_the_circle(circle: Circle, lines: list[str]) -> None:
    assert [step.line for step in steps(circle)] == lines
