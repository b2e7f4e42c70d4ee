"""Leave: what expires is taken first, and is lost after its last day and not before."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from headway.monitoring.rules import LeaveKind
from headway.monitoring.rules.leave import LeaveFact, leave_balance

START = date(2026, 1, 1)


def day(number: int) -> date:
    return START + timedelta(days=number)


def granted(hundredths: int, on: int, last: int | None = None) -> LeaveFact:
    kind = LeaveKind.GRANTED if last is not None else LeaveKind.ENTITLEMENT
    return LeaveFact(kind, hundredths, day(on), None if last is None else day(last))


def taken(hundredths: int, on: int) -> LeaveFact:
    return LeaveFact(LeaveKind.TAKEN, -hundredths, day(on))


def balances(entries: list[LeaveFact], *days: int) -> list[int]:
    return [leave_balance(entries, day(number)) for number in days]


def test_nothing_before_its_day() -> None:
    assert balances([granted(2500, 10)], 9, 10, 400) == [0, 2500, 2500]


def test_granted_days_are_good_until_and_including_their_last_day() -> None:
    assert balances([granted(300, 0, 30)], 30, 31) == [300, 0]


def test_what_expires_is_taken_first() -> None:
    entries = [granted(2500, 0), granted(300, 1, 60), granted(200, 2, 30), taken(250, 10)]
    # 200 of the soonest and 50 of the next: nothing is lost on day 31, 250 on day 61.
    assert balances(entries, 10, 31, 60, 61) == [2750, 2750, 2750, 2500]


def test_what_was_taken_after_the_end_comes_from_what_is_left() -> None:
    assert balances([granted(2500, 0), granted(300, 1, 30), taken(200, 31)], 30, 31) == [2800, 2300]


def test_days_taken_in_advance_are_settled_later() -> None:
    assert balances([taken(300, 0), granted(2500, 10)], 0, 9, 10) == [0, 0, 2200]


def test_a_recorded_loss_is_not_counted_twice() -> None:
    lost = LeaveFact(LeaveKind.EXPIRED, -300, day(31))
    assert balances([granted(2500, 0), granted(300, 1, 30), lost], 30, 31) == [2800, 2500]
    assert balances([granted(2500, 0), lost], 31) == [2200]


def test_of_one_day_what_comes_in_counts_first() -> None:
    assert balances([taken(100, 5), granted(100, 5, 20)], 5) == [0]


facts = st.one_of(
    st.builds(granted, st.integers(0, 3000), st.integers(0, 60)),
    st.builds(granted, st.integers(0, 3000), st.integers(0, 60), st.integers(60, 120)),
    st.builds(taken, st.integers(0, 3000), st.integers(0, 120)),
)
ledgers = st.lists(facts, max_size=10)


@given(ledgers, st.integers(0, 150))
def test_never_below_nothing_and_never_more_than_was_given(entries: list[LeaveFact], on: int) -> None:
    given_days = sum(e.hundredths for e in entries if e.hundredths > 0)
    assert 0 <= leave_balance(entries, day(on)) <= given_days


@given(ledgers, st.integers(0, 150))
def test_without_ends_it_is_the_sum(entries: list[LeaveFact], on: int) -> None:
    lasting = [e for e in entries if e.expires_on is None]
    total = sum(e.hundredths for e in lasting if e.on <= day(on))
    assert leave_balance(lasting, day(on)) == max(0, total)


def test_what_ends_soonest_settles_what_was_taken_in_advance() -> None:
    for rows in ([granted(100, 5), granted(100, 5, 20)], [granted(100, 5, 20), granted(100, 5)]):
        assert balances([taken(100, 1), *rows], 5, 21) == [100, 100]


@given(ledgers, st.integers(0, 150))
def test_the_order_of_the_rows_does_not_matter(entries: list[LeaveFact], on: int) -> None:
    assert leave_balance(entries, day(on)) == leave_balance(entries[::-1], day(on))


@given(ledgers, st.integers(0, 150))
def test_an_end_never_adds_days(entries: list[LeaveFact], on: int) -> None:
    lasting = [LeaveFact(e.kind, e.hundredths, e.on) for e in entries]
    assert leave_balance(entries, day(on)) <= leave_balance(lasting, day(on))
