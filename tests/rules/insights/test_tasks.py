"""What comes first, and how tasks read."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.insights.rules import TaskKind, review_tasks, tasks
from headway.insights.rules.phrases import Part, due, listed, many, named, number, quoted, short_names
from headway.insights.rules.review_tasks import FormFacts
from headway.insights.rules.tasks import GoalFacts, KeyResultFacts, RewardFacts, Task, in_order
from headway.insights.rules.vocabulary import DECISIONS

TODAY = date(2026, 11, 23)
ID, OTHER = UUID(int=1), UUID(int=2)


def task(kind: TaskKind, due_on: date | None = None, since: date | None = None, key: int = 0) -> Task:
    return Task(kind, ("Goal", UUID(int=key)), "Do", "", "/", "Do", due_on=due_on, since=since)


TASKS = st.lists(
    st.builds(
        task,
        st.sampled_from(TaskKind),
        st.one_of(st.none(), st.dates(date(2026, 10, 1), date(2027, 1, 31))),
        st.one_of(st.none(), st.dates(date(2026, 10, 1), TODAY)),
        st.integers(0, 99),
    )
)


@given(TASKS, st.randoms())
def test_the_order_is_total(found: list[Task], random: object) -> None:
    mixed = list(found)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    keys = [(it.due_on, it.since, it.kind, it.key) for it in in_order(found, TODAY)]
    assert keys == [(it.due_on, it.since, it.kind, it.key) for it in in_order(mixed, TODAY)]


@given(TASKS)
def test_what_is_late_comes_first_and_what_has_time_last(found: list[Task]) -> None:
    ordered = in_order(found, TODAY)
    late = [it for it in ordered if it.due_on and it.due_on < TODAY]
    early = [it for it in ordered if it.due_on and it.due_on > TODAY + timedelta(days=7)]
    assert ordered[: len(late)] == late
    assert ordered[len(ordered) - len(early) :] == early
    undated = [it.kind in DECISIONS for it in ordered if it.due_on is None]
    assert undated == sorted(undated, reverse=True)


@pytest.mark.parametrize(
    ("since", "needs"),
    [(date(2026, 11, 10), False), (date(2026, 11, 9), True), (date(2026, 12, 1), False)],
)
def test_a_number_is_wanted_every_two_weeks(since: date, needs: bool) -> None:
    assert tasks.needs_number(since, TODAY) is needs


def read(it: Task) -> tuple[str, str, str, str]:
    return it.title, it.detail, it.href, it.action


def test_a_proposed_goal_and_a_returned_one() -> None:
    goal = GoalFacts(
        ID, "Retire 120 stale articles", OTHER, "Tomás Rivera", date(2027, 1, 31), date(2026, 11, 20), 2
    )
    assert read(tasks.agree_goal(goal, TODAY)) == (
        "New goal from Tomás Rivera",
        "“Retire 120 stale articles” · 2 key results · due 31 Jan 2027 · proposed 3 days ago",
        f"/goals/{{Goal:{ID}}}",
        "Agree",
    )
    returned = GoalFacts(ID, "Retire articles", OTHER, "Tomás", date(2026, 12, 31), TODAY, 0, "Say how many.")
    assert read(tasks.revise_goal(returned, TODAY))[:2] == (
        "Revise “Retire articles”",
        "Returned today: “Say how many.”",
    )


def test_key_results_without_numbers() -> None:
    logged = KeyResultFacts(
        ID, "First-reply time", OTHER, "Answer faster", "2 h", date(2026, 11, 7), "2.5 h", date(2026, 11, 7)
    )
    assert read(tasks.log_progress(logged, TODAY)) == (
        "First-reply time: 16 days since the last number",
        "Last 2.5 h on 7 Nov, target 2 h · “Answer faster”",
        f"/goals/{{Goal:{OTHER}}}",
        "Log",
    )
    silent = KeyResultFacts(ID, "First-reply time", OTHER, "Answer faster", "2 h", date(2026, 11, 1))
    assert read(tasks.log_progress(silent, TODAY))[:2] == (
        "First-reply time: no number yet, for 22 days",
        "Target 2 h · “Answer faster”",
    )


def test_forms() -> None:
    form = FormFacts(
        ID,
        OTHER,
        "H2 2026",
        date(2026, 11, 27),
        OTHER,
        "Grace Kim",
        date(2026, 11, 22),
        True,
        1,
        "self review is in",
    )
    href = f"/reviews/{{ReviewCycle:{OTHER}}}/{{Review:{ID}}}"
    assert read(review_tasks.write_self_review(form, TODAY)) == (
        "Finish your self review",
        "H2 2026 · 1 question answered · due Fri 27 Nov",
        href,
        "Continue",
    )
    assert read(review_tasks.write_review(form, TODAY))[:2] == (
        "Finish the review of Grace Kim",
        "H2 2026 · self review is in · 1 question answered · due Fri 27 Nov",
    )
    assert read(review_tasks.share_review(form, TODAY))[:2] == (
        "Share the review of Grace Kim",
        "H2 2026 · handed in yesterday · sign-off due Fri 27 Nov",
    )
    assert read(review_tasks.acknowledge_review(form, TODAY))[:2] == (
        "Read and acknowledge your review",
        "H2 2026 · shared by Grace Kim yesterday · sign-off due Fri 27 Nov",
    )
    fresh = FormFacts(ID, OTHER, "H2 2026", date(2026, 11, 20), OTHER, "Grace Kim")
    assert read(review_tasks.write_self_review(fresh, TODAY))[:2] == (
        "Write your self review",
        "H2 2026 · 3 days late",
    )


def test_rewards() -> None:
    reward = RewardFacts(
        ID, "bonus of €600", OTHER, "Noah", "Seun", "Peak weekend cover", date(2027, 1, 1), TODAY
    )
    assert read(tasks.approve_reward(reward, TODAY)) == (
        "Bonus of €600 for Noah",
        "Proposed by Seun today · takes effect 1 Jan 2027 · “Peak weekend cover”",
        f"/rewards/{{Reward:{ID}}}",
        "Decide",
    )
    assert read(tasks.tell_reward(reward, TODAY))[:2] == (
        "Tell Noah about the bonus of €600",
        "Approved today · takes effect 1 Jan 2027",
    )
    assert tasks.tell_reward(reward, TODAY).due_on == date(2027, 1, 1)


def test_phrases() -> None:
    assert [number(n) for n in (0, 1, 12, 13, 1248)] == ["no", "one", "twelve", "13", "1,248"]
    assert (many(1, "day"), many(2, "day"), many(0, "day")) == ("1 day", "2 days", "0 days")
    assert [due(TODAY + timedelta(days=n), TODAY) for n in (-1, 0, 1, 4, 30)] == [
        "1 day late", "due today", "due tomorrow", "due Fri 27 Nov", "due 23 Dec",
    ]  # fmt: skip
    assert quoted("word " * 30, 20) == "“word word word…”"
    assert (listed(["A"]), listed(["A", "B"]), listed(["A", "B", "C"])) == ("A", "A and B", "A, B and C")


@given(st.lists(st.sampled_from(["Luca", "Mei-Ling", "Hannah"]), max_size=9))
def test_at_most_three_names_and_the_rest_counted(names: list[str]) -> None:
    text = "".join(part.text for part in named([Part(name, "/") for name in names], len(names)))
    left = len(names) - 3
    assert text.count("other") == (1 if left > 0 else 0)
    if left > 0:
        assert text.endswith(f" and {number(left)} other{'s' if left > 1 else ''}")
    else:
        assert text == listed(names)


def test_short_names_are_never_ambiguous() -> None:
    names = {ID: "Luca Moretti", OTHER: "Luca Brandt", UUID(int=3): "Mei-Ling Chen"}
    assert short_names(names, names.values()) == {
        ID: "Luca Moretti",
        OTHER: "Luca Brandt",
        UUID(int=3): "Mei-Ling",
    }
