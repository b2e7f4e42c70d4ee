"""When a message is sent again, and when it or its endpoint is given up."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.integrating.rules.moves import ALLOWED, goes_out, problem_with_endpoint
from headway.integrating.rules.retrying import (
    LONGEST_PAUSE,
    MOST_ATTEMPTS,
    SWITCHED_OFF_AFTER,
    asked_pause,
    is_lost,
    lot,
    pause,
    rests_until,
    state_after,
)
from headway.integrating.rules.vocabulary import (
    SOURCES,
    TEST,
    TYPES,
    DeliveryState,
    EndpointAction,
    EndpointState,
    WebhookEvent,
)

NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)


@given(st.uuids())
def test_pauses_grow_to_half_a_day_and_differ_by_a_fifth_at_most(id: UUID) -> None:
    pauses = [pause(id, attempts) for attempts in range(1, MOST_ATTEMPTS)]
    assert timedelta(seconds=10) <= pauses[0] <= timedelta(seconds=12)
    assert all(2 * first < second for first, second in pairwise(pauses[:7]))
    assert all(LONGEST_PAUSE <= it <= LONGEST_PAUSE * 1.2 for it in pauses[7:])
    assert pauses == [pause(id, attempts) for attempts in range(1, MOST_ATTEMPTS)]
    # Whoever never answers is switched off by the last attempt of a message, if not before.
    assert sum(pauses, timedelta()) > SWITCHED_OFF_AFTER


def test_a_thousand_that_failed_together_come_back_spread() -> None:
    lots = [lot(UUID(int=number), 1) for number in range(1_000)]
    tenths = [sum(tenth <= it * 10 < tenth + 1 for it in lots) for tenth in range(10)]
    assert sum(tenths) == 1_000
    assert min(tenths) > 60


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120),
        (" 5 ", 5),
        ("Tue, 01 Sep 2026 12:10:00 GMT", 600),
        ("Tue, 01 Sep 2026 11:00:00 GMT", 0),
        ("999999999999999999999", 12 * 3600),
        ("Fri, 01 Jan 9999 00:00:00 GMT", 12 * 3600),
        *((said, 0) for said in ("", "-5", "soon", "1.5", "\u00b2", "Tue, 99 Sep 2026 12:10:00 GMT")),
    ],
)
def test_how_long_a_receiver_asks_to_be_left_alone(said: str, seconds: int) -> None:
    assert asked_pause(said, NOON) == timedelta(seconds=seconds)


@given(st.text(max_size=40))
def test_no_word_of_a_receiver_breaks_or_holds_for_longer_than_half_a_day(said: str) -> None:
    assert timedelta() <= asked_pause(said, NOON) <= LONGEST_PAUSE


@pytest.mark.parametrize(
    ("status", "attempts", "state"),
    [
        (200, 1, "DELIVERED"),
        (204, MOST_ATTEMPTS, "DELIVERED"),
        (199, 1, "WAITING"),
        (410, 1, "FAILED"),
        (300, 1, "WAITING"),
        (302, MOST_ATTEMPTS - 1, "WAITING"),
        (404, 1, "WAITING"),
        (500, MOST_ATTEMPTS, "FAILED"),
        (None, 1, "WAITING"),
        (None, MOST_ATTEMPTS, "FAILED"),
    ],
)
def test_only_two_hundreds_are_delivered(status: int | None, attempts: int, state: str) -> None:
    assert state_after("reward.executed", attempts, status) == state


def test_a_test_is_tried_once() -> None:
    assert state_after(TEST, 1, 500) is DeliveryState.FAILED
    assert state_after(TEST, 1, 200) is DeliveryState.DELIVERED


@pytest.mark.parametrize(
    ("status", "failing", "rest"),
    [
        (None, timedelta(), timedelta(minutes=1)),
        (503, timedelta(minutes=20), timedelta(minutes=5)),
        (429, timedelta(days=1), timedelta(hours=1)),
        (404, timedelta(days=1), None),
        (302, timedelta(days=1), None),
    ],
)
def test_a_server_that_is_down_is_left_alone_for_longer_and_longer(
    status: int | None, failing: timedelta, rest: timedelta | None
) -> None:
    assert rests_until(status, NOON - failing, NOON) == (rest and NOON + rest)


def test_three_days_without_taking_anything_are_too_many() -> None:
    assert not is_lost(NOON - SWITCHED_OFF_AFTER + timedelta(seconds=1), NOON)
    assert is_lost(NOON - SWITCHED_OFF_AFTER, NOON)


def test_what_may_be_done_is_what_is_not_refused() -> None:
    for state in EndpointState:
        allowed = {it for it in EndpointAction if problem_with_endpoint(it, state) is None}
        assert allowed == set(ALLOWED[state])
    assert EndpointAction.PAUSE not in ALLOWED[EndpointState.PAUSED]
    assert EndpointAction.RESUME not in ALLOWED[EndpointState.ACTIVE]


def test_only_tests_reach_what_is_paused_and_nothing_what_is_removed() -> None:
    out = {
        (state, type)
        for state in EndpointState
        for type in ("reward.executed", TEST)
        if goes_out(state, type)
    }
    active, paused, off, removed = EndpointState
    assert out == {(active, "reward.executed"), (active, TEST), (paused, TEST), (off, TEST)}
    assert not goes_out(removed, TEST)


def test_every_event_has_a_source_and_a_name_of_its_own() -> None:
    assert set(SOURCES) == set(TYPES) == set(WebhookEvent)
    assert len(set(TYPES.values())) == len({it.announced for it in SOURCES.values()}) == len(WebhookEvent)
