"""Status: the order of the reasons, their words, and that silence is never green."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.monitoring.rules import Confidence, GoalStatus
from headway.monitoring.rules.availability import Availability
from headway.monitoring.rules.status import GoalFacts, status_of
from headway.monitoring.rules.thresholds import USUAL, Thresholds

TODAY = date(2026, 9, 1)
FACTS = GoalFacts(
    state="ACTIVE",
    outcome=None,
    starts_on=date(2026, 7, 1),
    awaited_from=date(2026, 7, 1),
    due_on=date(2026, 12, 31),
    progress=Fraction(71, 100),
    even=Fraction(79, 100),
    last_on=TODAY - timedelta(days=2),
    confidence=Confidence.HIGH,
    open_parts=(TODAY - timedelta(days=2),),
    parts=1,
)
PACE = "71% where even pace would be 79%"


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("changes", "status", "reason"),
    [
        ({}, "ON_TRACK", f"{PACE}."),
        ({"progress": Fraction(69, 100)}, "ON_TRACK", "69% where even pace would be 79%."),
        ({"progress": Fraction(685, 1000)}, "AT_RISK", "69% where even pace would be 79%."),
        ({"progress": Fraction(54, 100)}, "AT_RISK", "54% where even pace would be 79%."),
        ({"progress": Fraction(53, 100)}, "OFF_TRACK", "53% where even pace would be 79%."),
        ({"progress": Fraction(-1, 4)}, "OFF_TRACK", "-25% where even pace would be 79%."),
        (
            {"progress": Fraction(6, 5), "confidence": Confidence.LOW},
            "ON_TRACK",
            "The target is reached: 120%.",
        ),
        ({"confidence": Confidence.LOW}, "AT_RISK", f"{PACE}, and confidence is low."),
        ({"confidence": Confidence.MEDIUM}, "ON_TRACK", f"{PACE}."),
        (
            {"confidence": Confidence.LOW, "progress": Fraction(60, 100)},
            "OFF_TRACK",
            "60% where even pace would be 79%, and confidence is low.",
        ),
        ({"last_on": ago(21), "open_parts": (ago(21),)}, "ON_TRACK", f"{PACE}."),
        ({"last_on": ago(22)}, "STALE", "22 days since the last number."),
        (
            {"last_on": ago(22), "by_children": True},
            "STALE",
            "22 days since the last number of the goals below.",
        ),
        (
            {"open_parts": (ago(2), ago(30)), "parts": 3},
            "AT_RISK",
            "1 of 3 key results has had no number for 21 days.",
        ),
        (
            {"open_parts": (None, None), "parts": 3, "by_children": True},
            "AT_RISK",
            "2 of 3 goals below have had no number for 21 days.",
        ),
        ({"by_children": True}, "ON_TRACK", f"{PACE} of the goals below."),
        ({"last_on": None, "progress": None}, "STALE", "No number yet, 62 days after the start."),
        (
            {"last_on": None, "progress": None, "starts_on": ago(21), "awaited_from": ago(21)},
            "NOT_STARTED",
            "No number yet, 21 days after the start.",
        ),
        (
            {"last_on": None, "progress": None, "awaited_from": ago(0)},
            "NOT_STARTED",
            "No number yet, it was agreed today.",
        ),
        (
            {"last_on": None, "progress": None, "awaited_from": ago(21), "by_children": True},
            "NOT_STARTED",
            "No number yet of the goals below, 21 days after it was agreed.",
        ),
        (
            {"last_on": None, "progress": None, "awaited_from": ago(22)},
            "STALE",
            "No number yet, 22 days after it was agreed.",
        ),
        ({"open_parts": (ago(2), None), "parts": 2, "awaited_from": ago(21)}, "ON_TRACK", f"{PACE}."),
        (
            {"open_parts": (ago(2), None), "parts": 2, "awaited_from": ago(22)},
            "AT_RISK",
            "1 of 2 key results has had no number for 21 days.",
        ),
        ({"last_on": None, "progress": None, "starts_on": ago(-1)}, "NOT_STARTED", "Starts in 1 day."),
        ({"due_on": ago(1), "last_on": None}, "OVERDUE", "Due 1 day ago and not closed."),
        ({"due_on": ago(3), "progress": Fraction(2)}, "OVERDUE", "Due 3 days ago and not closed."),
        ({"state": "PAUSED", "due_on": ago(3)}, "PAUSED", "Paused: no numbers are expected."),
        ({"state": "DRAFT"}, "NOT_AGREED", "A draft, not proposed yet."),
        ({"state": "PROPOSED"}, "NOT_AGREED", "Proposed, waiting to be agreed."),
        (
            {"state": "CLOSED", "outcome": "PARTIAL", "due_on": ago(3)},
            "PARTIAL",
            "Closed as partly achieved.",
        ),
        ({"state": "ARCHIVED", "outcome": "MISSED"}, "ARCHIVED", "Archived."),
    ],
)
def test_each_reason_in_its_order(changes: dict[str, Any], status: str, reason: str) -> None:
    assert status_of(replace(FACTS, **changes), TODAY) == (status, reason)


days = st.integers(-60, 200).map(ago)
maybe = st.one_of(st.none(), days)


@st.composite
def facts(draw: st.DrawFn) -> GoalFacts:
    last_on = draw(maybe)
    progress = draw(st.fractions(-1, 2, max_denominator=50)) if last_on else None
    confidence = draw(st.sampled_from(Confidence)) if last_on else None
    starts_on = draw(days)
    return replace(
        FACTS,
        starts_on=starts_on,
        awaited_from=max(starts_on, draw(days)),
        due_on=draw(days),
        last_on=last_on,
        progress=progress,
        even=draw(st.fractions(0, 1, max_denominator=50)),
        confidence=confidence,
        open_parts=tuple(draw(st.lists(maybe, max_size=3))),
        by_children=draw(st.booleans()),
    )


@given(facts())
def test_silence_is_never_green(found: GoalFacts) -> None:
    status, reason = status_of(found, TODAY)
    assert reason.endswith(".")
    if found.last_on is None or (TODAY - max(found.last_on, found.awaited_from)).days > USUAL.stale_after:
        assert status in {GoalStatus.NOT_STARTED, GoalStatus.STALE, GoalStatus.OVERDUE}
    if status is GoalStatus.ON_TRACK and found.progress is not None and found.progress < 1:
        assert all(
            part is not None or (TODAY - found.awaited_from).days <= USUAL.stale_after
            for part in found.open_parts
        )


RANK = [GoalStatus.OFF_TRACK, GoalStatus.AT_RISK, GoalStatus.ON_TRACK]


@given(facts(), st.fractions(-1, 2, max_denominator=50))
def test_further_is_never_worse(found: GoalFacts, other: Fraction) -> None:
    low, high = sorted((found.progress or Fraction(0), other))
    worse, better = (status_of(replace(found, progress=share), TODAY)[0] for share in (low, high))
    if worse in RANK:
        assert RANK.index(worse) <= RANK.index(better)
    else:
        assert worse == better


def test_half_of_the_time_and_a_fifth_of_the_way_is_behind_by_any_threshold_that_says_so() -> None:
    behind = replace(FACTS, progress=Fraction(1, 5), even=Fraction(1, 2))
    wide, narrow = Thresholds(30, 40), Thresholds(5, 20)
    found = [status_of(behind, TODAY, limits)[0] for limits in (USUAL, wide, narrow)]
    assert found == [GoalStatus.OFF_TRACK, GoalStatus.ON_TRACK, GoalStatus.OFF_TRACK]
    assert status_of(behind, TODAY, Thresholds(30, 40, stale_after=3))[0] is GoalStatus.ON_TRACK
    silent = replace(behind, last_on=ago(4))
    assert status_of(silent, TODAY, Thresholds(stale_after=3))[0] is GoalStatus.STALE


@given(facts(), st.sets(st.integers(1, 120).map(ago), max_size=60), st.sampled_from([50, 100]))
def test_leave_never_lowers_a_status(found: GoalFacts, away: set[date], percent: int) -> None:
    hours = 8 * percent
    present = replace(found, availability=Availability(percent))
    rested = replace(found, availability=Availability(percent, tuple((day, hours) for day in sorted(away))))
    order = [GoalStatus.OVERDUE, GoalStatus.STALE, *RANK]
    worse, better = status_of(present, TODAY)[0], status_of(rested, TODAY)[0]
    if worse in order and better in order:
        # Who was away is heard again sooner; a goal that is not silent any more is judged by its numbers.
        assert order.index(worse) <= order.index(better) or worse in order[:2]
    assert rested.progress == present.progress
    assert rested.expected(TODAY) <= present.expected(TODAY)
