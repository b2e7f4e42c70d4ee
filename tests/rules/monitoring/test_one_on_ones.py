"""The dates of a series over changes of the clock, and what may be done with it."""

from datetime import UTC, date, datetime, timedelta
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.monitoring.rules.agenda import GAP, place, spread
from headway.monitoring.rules.one_on_ones import (
    Cadence,
    MeetingState,
    OneOnOneState,
    Schedule,
    allowed_actions,
    allowed_for_meeting,
    instant,
    is_time,
    nearest,
    on_the_wall,
    upcoming,
)

ZONES = ("Europe/Berlin", "America/New_York", "Pacific/Auckland", "Asia/Kolkata", "Australia/Lord_Howe")


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_a_weekly_series_keeps_its_time_on_the_wall_when_summer_ends() -> None:
    schedule = Schedule(Cadence.WEEKLY, date(2026, 9, 29), "10:30", "Europe/Berlin")
    found = [f"{moment:%m-%d %H:%M}" for moment in upcoming(schedule, utc("2026-09-29T08:30"))]
    assert found == [
        *("10-06 08:30", "10-13 08:30", "10-20 08:30"),
        *("10-27 09:30", "11-03 09:30", "11-10 09:30", "11-17 09:30", "11-24 09:30", "12-01 09:30", "12-08 09:30"),
    ]  # fmt: skip


def test_a_fortnightly_series_keeps_its_time_when_summer_begins() -> None:
    schedule = Schedule(Cadence.FORTNIGHTLY, date(2026, 3, 18), "23:15", "America/New_York")
    found = [f"{moment:%m-%d %H:%M}" for moment in upcoming(schedule, utc("2026-01-01T00:00"), 3)]
    # Already summer there, and the day in UTC is the next one.
    assert found == ["03-19 03:15", "04-02 03:15", "04-16 03:15"]
    schedule = Schedule(Cadence.FORTNIGHTLY, date(2026, 2, 25), "09:00", "America/New_York")
    found = [f"{moment:%m-%d %H:%M}" for moment in upcoming(schedule, utc("2026-01-01T00:00"), 3)]
    assert found == ["02-25 14:00", "03-11 13:00", "03-25 13:00"]


@pytest.mark.parametrize(
    ("first", "days"),
    [
        (date(2026, 9, 8), ["09-08", "10-13", "11-10", "12-08", "01-12"]),
        (date(2026, 10, 30), ["10-30", "11-27", "12-25", "01-29", "02-26"]),
        (date(2026, 9, 1), ["09-01", "10-06", "11-03", "12-01", "01-05"]),
    ],
    ids=["the second Tuesday", "the last Friday", "the first Tuesday"],
)
def test_a_monthly_series_keeps_its_weekday(first: date, days: list[str]) -> None:
    schedule = Schedule(Cadence.MONTHLY, first, "09:00", "UTC")
    assert [f"{moment:%m-%d}" for moment in islice(schedule.instants(first), 5)] == days


def test_a_time_that_the_clock_skips_or_has_twice() -> None:
    assert instant(date(2026, 3, 29), "02:30", "Europe/Berlin") == utc("2026-03-29T01:30")
    assert instant(date(2026, 10, 25), "02:30", "Europe/Berlin") == utc("2026-10-25T00:30")


@given(
    cadence=st.sampled_from(list(Cadence)),
    first=st.dates(date(2020, 1, 1), date(2035, 12, 31)),
    hour=st.integers(4, 22),
    zone=st.sampled_from(ZONES),
    hours=st.integers(0, 18 * 365 * 24),
)
def test_the_next_ten_dates_ascend_on_one_weekday_at_one_time(
    cadence: Cadence, first: date, hour: int, zone: str, hours: int
) -> None:
    time, after = f"{hour:02}:45", utc("2019-01-01T00:00") + timedelta(hours=hours)
    dates = upcoming(Schedule(cadence, first, time, zone), after)
    assert len(dates) == 10
    walls = [on_the_wall(moment, zone) for moment in dates]
    assert {wall for _, wall in walls} == {time}
    assert {day.weekday() for day, _ in walls} == {first.weekday()}
    assert all(moment > after for moment in dates)
    assert walls[0][0] >= first
    apart = {(later - earlier).days for (earlier, _), (later, _) in pairwise(walls)}
    steps = {Cadence.WEEKLY: {7}, Cadence.FORTNIGHTLY: {14}, Cadence.MONTHLY: {28, 35}}
    assert apart <= steps[cadence]
    # Nothing lies between the moment and the first of them.
    wall = after.astimezone(ZoneInfo(zone)).date()
    longest = max(steps[cadence])
    assert walls[0][0] <= max(first, wall + timedelta(longest))


@pytest.mark.parametrize(
    ("text", "held"), [("09:30", True), ("23:59", True), ("24:00", False), ("9:30", False), ("09:3٠", False)]
)
def test_a_time_is_hours_and_minutes(text: str, held: bool) -> None:
    assert is_time(text) is held


def test_what_is_written_belongs_to_the_nearest_meeting() -> None:
    now = utc("2026-09-01T12:00")
    assert nearest([now - timedelta(2), now - timedelta(1), now + timedelta(3)], now) == 1
    assert nearest([], now) is None


def test_who_may_do_what_with_a_series() -> None:
    state = OneOnOneState
    assert allowed_actions(state.PROPOSED, proposes=True) == {"END", "RESCHEDULE"}
    assert allowed_actions(state.PROPOSED, proposes=False) == {"ACCEPT", "DECLINE"}
    for proposes in (True, False):
        assert allowed_actions(state.ACTIVE, proposes=proposes) == {"RESCHEDULE", "END", "WRITE"}
        assert allowed_actions(state.ENDED, proposes=proposes) == set()
        assert allowed_actions(state.DECLINED, proposes=proposes) == set()


def test_what_may_be_done_with_a_meeting() -> None:
    now = utc("2026-09-01T12:00")
    later, active, ended = now + timedelta(1), OneOnOneState.ACTIVE, OneOnOneState.ENDED
    assert allowed_for_meeting(active, MeetingState.PLANNED, later, now) == {"MOVE", "SKIP"}
    assert allowed_for_meeting(active, MeetingState.PLANNED, now, now) == {"SKIP"}
    assert allowed_for_meeting(active, MeetingState.SKIPPED, later, now) == {"RESTORE"}
    assert allowed_for_meeting(ended, MeetingState.PLANNED, later, now) == set()


@given(st.lists(st.integers(-(2**40), 2**40), unique=True, max_size=8).map(sorted), st.integers(-2, 10))
def test_an_item_comes_to_the_place_it_was_brought_to(positions: list[int], at: int) -> None:
    found = place(positions, at)
    inside = min(max(at, 0), len(positions))
    if found is None:
        assert positions[inside] - positions[inside - 1] == 1
    else:
        assert sorted([*positions, found]).index(found) == inside
        assert found not in positions


def test_all_get_room_when_there_is_none_left() -> None:
    assert spread(3) == [GAP, 2 * GAP, 3 * GAP]
