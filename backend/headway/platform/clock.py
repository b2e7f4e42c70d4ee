"""The one clock: instants are aware UTC, and tests may move it."""

from datetime import UTC, date, datetime
from functools import cache
from zoneinfo import ZoneInfo

_fixed: datetime | None = None


def now() -> datetime:
    """The present instant, aware UTC."""
    return _fixed or datetime.now(UTC)


def today(time_zone: str = "UTC") -> date:
    """The present calendar day in a zone; due dates are days in the person's own zone."""
    return now().astimezone(zone(time_zone)).date()


@cache
def zone(name: str) -> ZoneInfo:
    """A time zone, read from disk once: the library keeps eight, and a company lives in more."""
    return ZoneInfo(name)


def set_for_tests(instant: datetime) -> None:
    """Stop the clock at an aware instant."""
    global _fixed
    _fixed = instant.astimezone(UTC)


def reset() -> None:
    """Let the clock run again."""
    global _fixed
    _fixed = None
