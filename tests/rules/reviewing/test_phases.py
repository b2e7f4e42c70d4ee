"""Days of phases, what comes before them, who is stuck and how managers share the days of a person."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.reviewing.rules import CycleAction, CycleState, ReviewDirection, ReviewState, StuckReason
from headway.reviewing.rules.lives import (
    Launch,
    cycle_actions,
    is_taken,
    launch_of,
    may_be_written,
    phase_after,
)
from headway.reviewing.rules.phases import (
    DAY_COLUMNS,
    over_at,
    over_everywhere_at,
    phase_before,
    problems_of_days,
    repeated,
)
from headway.reviewing.rules.stuck import Holding, few_peers, not_shared, why
from headway.reviewing.rules.succession import Span, shares_of, split

ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Pacific/Auckland", "Asia/Kolkata", "America/St_Johns"]
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "zone", "over"),
    [
        (date(2026, 12, 1), "UTC", datetime(2026, 12, 2, tzinfo=UTC)),
        (date(2026, 12, 1), "Pacific/Auckland", datetime(2026, 12, 1, 11, tzinfo=UTC)),
        # The nights on which clocks go forward and back: the day is an hour shorter, and an hour longer.
        (date(2026, 3, 28), "Europe/Berlin", datetime(2026, 3, 28, 23, tzinfo=UTC)),
        (date(2026, 3, 29), "Europe/Berlin", datetime(2026, 3, 29, 22, tzinfo=UTC)),
        (date(2026, 10, 25), "Europe/Berlin", datetime(2026, 10, 25, 23, tzinfo=UTC)),
        (date(2026, 11, 1), "America/New_York", datetime(2026, 11, 2, 5, tzinfo=UTC)),
        # Where the clocks go forward at midnight, the next day begins at one.
        (date(2018, 11, 3), "America/Sao_Paulo", datetime(2018, 11, 4, 3, tzinfo=UTC)),
    ],
)
def test_a_day_is_over_a_minute_after_2359_in_the_zone(day: date, zone: str, over: datetime) -> None:
    assert over_at(day, zone) == over


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.sampled_from(ZONES))
def test_the_minute_before_is_still_that_day(day: date, zone: str) -> None:
    over = over_at(day, zone)
    assert (over - timedelta(minutes=1)).astimezone(ZoneInfo(zone)).date() == day
    assert over.astimezone(ZoneInfo(zone)).date() == day + timedelta(days=1)


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.sets(st.sampled_from(ZONES), min_size=1))
def test_a_phase_is_over_when_the_last_of_all_is(day: date, zones: set[str]) -> None:
    assert over_everywhere_at(day, zones) == max(over_at(day, zone) for zone in zones)
    assert over_everywhere_at(day, ()) == over_at(day, "UTC")


@given(st.lists(st.none() | st.integers(-400, 400), min_size=6, max_size=6))
def test_days_ascend_from_the_period_on(offsets: list[int | None]) -> None:
    first = date(2026, 7, 1)
    days = {
        name: None if offset is None else first + timedelta(days=offset)
        for name, offset in zip(DAY_COLUMNS, offsets, strict=True)
    }
    told = [first, *(day for day in days.values() if day is not None)]
    wrong = [problem.path[0] for problem in problems_of_days(first, days)]
    assert len(wrong) == sum(later < earlier for earlier, later in pairwise(told))
    assert set(wrong) <= {name for name, day in days.items() if day is not None}


def test_days_of_a_repeated_cycle_are_as_far_from_today() -> None:
    days = {"self_due_on": date(2026, 1, 15), "nomination_due_on": None, "manager_due_on": date(2025, 12, 1)}
    assert repeated(days, date(2026, 1, 1), date(2026, 7, 1)) == {
        "self_due_on": date(2026, 7, 15),
        "nomination_due_on": None,
        "manager_due_on": date(2026, 7, 1),
    }


OPTIONAL = st.sets(st.sampled_from([CycleState.NOMINATION, CycleState.CALIBRATION])).map(frozenset)


@given(st.sampled_from(CycleState), OPTIONAL)
def test_a_step_back_undoes_a_step_on(state: CycleState, wanted: frozenset[CycleState]) -> None:
    before = phase_before(state, wanted)
    if before is not None:
        following = phase_after(before, wanted)
        # Where a cycle stands in an optional phase it has not, the way on passes it over.
        assert following == state or state in {CycleState.NOMINATION, CycleState.CALIBRATION} - wanted


def test_nothing_lies_before_the_first_phase_and_the_end_is_the_end() -> None:
    everything = {CycleState.NOMINATION, CycleState.CALIBRATION}
    for state in (
        CycleState.DRAFT,
        CycleState.CHECKED,
        CycleState.NOMINATION,
        CycleState.CLOSED,
        CycleState.CANCELLED,
    ):
        assert phase_before(state, everything) is None
    assert phase_before(CycleState.COLLECTING, ()) is None
    assert phase_before(CycleState.SHARING, ()) is CycleState.MANAGER_REVIEW


def test_a_launch_is_held_then_makes_forms() -> None:
    quarter = timedelta(minutes=15)
    assert launch_of(None, NOON) is Launch.NONE
    assert launch_of(NOON + quarter, NOON) is Launch.HELD
    assert launch_of(NOON, NOON) is Launch.MAKING_FORMS
    may = {
        launch: cycle_actions(CycleState.CHECKED, runs=True, shares=False, launch=launch) for launch in Launch
    }
    assert may == {
        Launch.NONE: {CycleAction.CHECK, CycleAction.LAUNCH, CycleAction.CHANGE_DATES, CycleAction.CANCEL},
        Launch.HELD: {CycleAction.LAUNCH, CycleAction.STOP_LAUNCH},
        Launch.MAKING_FORMS: frozenset(),
    }


@given(st.sampled_from(CycleState), st.sampled_from(Launch))
def test_who_does_not_run_a_cycle_steers_nothing(state: CycleState, launch: Launch) -> None:
    assert cycle_actions(state, runs=False, shares=False, launch=launch) == frozenset()


def test_more_time_opens_a_form_before_and_after_its_phase() -> None:
    own, peer = ReviewDirection.SELF, ReviewDirection.PEER
    assert not is_taken(own, CycleState.NOMINATION)
    assert is_taken(own, CycleState.NOMINATION, unlocked=True)
    assert not is_taken(peer, CycleState.NOMINATION, unlocked=True)
    assert is_taken(own, CycleState.MANAGER_REVIEW, extended=True)
    assert not is_taken(own, CycleState.MANAGER_REVIEW, unlocked=True)
    assert not is_taken(own, CycleState.SHARING, unlocked=True, extended=True)
    assert not may_be_written(own, ReviewState.SUBMITTED, CycleState.COLLECTING)


def test_why_somebody_is_stuck() -> None:
    assert why(Holding(9, 0, 0, 0, left=True)) == (
        StuckReason.LEFT,
        "Has left; somebody else has to write 9 forms.",
    )
    assert why(Holding(9, 8, 0, 1, on_leave=True)) == (
        StuckReason.ON_LEAVE,
        "On leave; one form to hand over, to extend or to skip.",
    )
    assert why(Holding(9, 3, 2, 6)) == (StuckReason.LATE, "6 forms late, 2 begun.")
    assert why(Holding(9, 0, 0, 0)) == (StuckReason.NOT_BEGUN, "Has begun none of 9 forms.")
    assert why(Holding(9, 4, 1, 0)) == (StuckReason.BEGUN, "Has begun 1, and handed in 4 of 9.")
    assert few_peers(0, 0, 3) == "Has 0 of 3 colleagues; nobody is proposed."
    assert few_peers(1, 2, 3) == "Has 1 of 3 colleagues; 2 wait for a decision."
    assert not_shared(1) == "One form handed in and not shared."


def test_managers_share_the_days_of_a_person() -> None:
    period = Span(date(2026, 1, 1), date(2026, 4, 10))
    before, since = split(period, date(2026, 2, 10))
    assert (period.days, before.days, since.days) == (100, 40, 60)
    assert shares_of(100, [before, since]) == [40, 60]
    assert shares_of(70, [before, since]) == [28, 42]


@given(st.integers(-30, 130), st.integers(0, 100))
def test_the_days_of_both_are_those_of_the_period(offset: int, whole: int) -> None:
    period = Span(date(2026, 1, 1), date(2026, 4, 10))
    parts = split(period, period.from_on + timedelta(days=offset))
    assert sum(part.days for part in parts) == period.days
    assert sum(shares_of(whole, parts)) == whole


def test_forms_without_days_count_alike() -> None:
    nothing = Span(date(2026, 1, 2), date(2026, 1, 1))
    assert shares_of(100, [nothing, nothing]) == [50, 50]
