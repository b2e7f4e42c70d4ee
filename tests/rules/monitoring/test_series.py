"""Turns of check-ins: on the person's calendar, over daylight saving, around leave, and never by more than the clock."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.monitoring.rules import Rhythm, Told, TurnState
from headway.monitoring.rules.series import (
    Series,
    Turn,
    answered_by,
    due_day,
    end_of,
    next_days,
    turn_of,
    working_days_after,
)

BERLIN, AUCKLAND = ZoneInfo("Europe/Berlin"), ZoneInfo("Pacific/Auckland")
# A Friday.
FRIDAY = date(2026, 9, 4)
WEEKLY = Series(Rhythm.WEEKLY, FRIDAY)


def at(day: date, hour: int, zone: ZoneInfo = BERLIN) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=zone)


def test_ten_weeks_over_the_end_of_summer_time_stay_fridays_and_end_at_midnight_there() -> None:
    days = next_days(Series(Rhythm.WEEKLY, date(2026, 10, 2)), date(2026, 10, 1), 10)
    assert days == [date(2026, 10, 2) + timedelta(weeks=week) for week in range(10)]
    assert {day.weekday() for day in days} == {4}
    ends = [end_of(day, BERLIN) for day in days]
    # 25 October is the day with 25 hours: midnight in Berlin is 22:00 UTC before, 23:00 after.
    assert [end.hour for end in ends] == [22, 22, 22, 22, 23, 23, 23, 23, 23, 23]
    assert {end.astimezone(BERLIN).hour for end in ends} == {0}


def test_the_same_in_the_other_half_of_the_world() -> None:
    days = next_days(Series(Rhythm.FORTNIGHTLY, date(2026, 9, 9)), date(2026, 9, 9), 10)
    ends = [end_of(day, AUCKLAND) for day in days]
    assert [end.hour for end in ends[:3]] == [12, 12, 11]
    assert {end.astimezone(AUCKLAND).time().isoformat() for end in ends} == {"00:00:00"}


def test_a_month_has_a_last_day() -> None:
    days = next_days(Series(Rhythm.MONTHLY, date(2026, 10, 31)), date(2026, 10, 1), 5)
    assert [day.isoformat() for day in days] == [
        "2026-10-31",
        "2026-11-30",
        "2026-12-31",
        "2027-01-31",
        "2027-02-28",
    ]


def test_nothing_is_due_before_the_first_day_and_after_the_last() -> None:
    ended = Series(Rhythm.WEEKLY, FRIDAY, ended_on=date(2026, 9, 12))
    assert next_days(ended, FRIDAY, 9) == [FRIDAY, date(2026, 9, 11)]
    answered = {FRIDAY, date(2026, 9, 11)}
    assert turn_of(ended, now=at(date(2026, 9, 20), 9), zone=BERLIN, answered=answered) is None
    early = turn_of(WEEKLY, now=at(date(2026, 8, 20), 9), zone=BERLIN)
    assert early is not None
    assert (early.state, early.on) == (TurnState.UPCOMING, FRIDAY)


@pytest.mark.parametrize(
    ("day", "hour", "state", "told", "missed"),
    [
        (date(2026, 9, 1), 23, TurnState.UPCOMING, Told.PERSON, 0),
        (date(2026, 9, 2), 0, TurnState.DUE, Told.PERSON, 0),
        (date(2026, 9, 4), 23, TurnState.DUE, Told.PERSON, 0),
        # Two working days: Monday and Tuesday.
        (date(2026, 9, 5), 0, TurnState.GRACE, Told.PERSON, 0),
        (date(2026, 9, 8), 23, TurnState.GRACE, Told.PERSON, 0),
        (date(2026, 9, 9), 0, TurnState.MISSED, Told.MANAGER, 1),
        (date(2026, 9, 15), 23, TurnState.MISSED, Told.MANAGER, 1),
        # And five more, until the level above hears of it; the second one is missed by then, too.
        (date(2026, 9, 16), 0, TurnState.MISSED, Told.NEXT_LEVEL, 2),
    ],
)
def test_due_then_grace_then_missed_then_one_level_up(
    day: date, hour: int, state: TurnState, told: Told, missed: int
) -> None:
    turn = turn_of(WEEKLY, now=at(day, hour), zone=BERLIN)
    assert turn is not None
    assert (turn.state, turn.told, turn.missed) == (state, told, missed)
    assert (turn.on, turn.due_on) == (FRIDAY, FRIDAY)


def test_a_check_in_settles_what_was_missed_before_it() -> None:
    now = at(date(2026, 9, 21), 9)
    silent = turn_of(WEEKLY, now=now, zone=BERLIN)
    assert silent is not None
    assert silent.missed == 2
    again = turn_of(WEEKLY, now=now, zone=BERLIN, answered={date(2026, 9, 18)})
    assert again is not None
    assert (again.state, again.on, again.missed) == (TurnState.UPCOMING, date(2026, 9, 25), 0)


def test_the_day_turns_where_the_person_is() -> None:
    instant = datetime(2026, 9, 4, 12, 30, tzinfo=UTC)
    here = turn_of(WEEKLY, now=instant, zone=BERLIN)
    there = turn_of(WEEKLY, now=instant, zone=AUCKLAND)
    assert here is not None
    assert there is not None
    assert (here.state, there.state) == (TurnState.DUE, TurnState.GRACE)


def test_leave_moves_a_turn_to_the_first_day_back() -> None:
    away = {FRIDAY, date(2026, 9, 7)}
    assert due_day(FRIDAY, date(2026, 9, 11), away) == date(2026, 9, 5)
    weekend = {date(2026, 9, 5), date(2026, 9, 6)}
    turn = turn_of(WEEKLY, now=at(FRIDAY, 9), zone=BERLIN, away=away | weekend)
    assert turn is not None
    assert (turn.state, turn.on, turn.due_on) == (TurnState.DUE, FRIDAY, date(2026, 9, 8))


def test_a_turn_spent_away_is_left_out_and_leave_stops_the_grace() -> None:
    away = {FRIDAY + timedelta(days) for days in range(8)}
    assert due_day(FRIDAY, date(2026, 9, 11), away) is None
    turn = turn_of(WEEKLY, now=at(date(2026, 9, 14), 9), zone=BERLIN, away=away)
    assert turn is not None
    assert (turn.on, turn.due_on) == (date(2026, 9, 11), date(2026, 9, 12))
    assert working_days_after(FRIDAY, 2, {date(2026, 9, 7)}) == date(2026, 9, 9)


@pytest.mark.parametrize(
    ("on", "answered", "turn"),
    [
        # Nearer to the one before: late.
        (date(2026, 9, 7), set(), FRIDAY),
        # Nearer to the next: early.
        (date(2026, 9, 9), set(), date(2026, 9, 11)),
        (FRIDAY, set(), FRIDAY),
        (date(2026, 9, 7), {FRIDAY}, date(2026, 9, 11)),
        (date(2026, 9, 7), {FRIDAY, date(2026, 9, 11)}, None),
        (date(2026, 8, 1), set(), FRIDAY),
    ],
)
def test_a_check_in_is_for_the_nearest_turn_that_is_free(
    on: date, answered: set[date], turn: date | None
) -> None:
    assert answered_by(WEEKLY, on, answered) == turn


@given(
    st.sampled_from(Rhythm),
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.integers(0, 10_000).map(lambda hours: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours)),
    st.sampled_from([BERLIN, AUCKLAND, ZoneInfo("America/St_Johns")]),
    st.sets(st.dates(date(2026, 1, 1), date(2027, 3, 1)), max_size=40),
    st.integers(0, 30),
)
def test_a_turn_holds_until_it_says(
    rhythm: Rhythm, starts_on: date, now: datetime, zone: ZoneInfo, away: set[date], answers: int
) -> None:
    series = Series(rhythm, starts_on)
    answered = {day for day in next_days(series, starts_on, answers) if day <= now.date()}

    def look(instant: datetime) -> Turn | None:
        return turn_of(series, now=instant, zone=zone, away=away, answered=answered)

    turn = look(now)
    assert turn is not None
    assert turn.on not in answered
    assert turn.due_on >= turn.on
    assert (turn.missed > 0) is (turn.state is TurnState.MISSED) is (turn.told is not Told.PERSON)
    if turn.state in {TurnState.DUE, TurnState.GRACE}:
        assert turn.until > now
        before = look(turn.until - timedelta(seconds=1))
        assert before is not None
        assert before.state is turn.state
