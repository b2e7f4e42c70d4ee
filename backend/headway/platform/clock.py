"""The one clock: instants are aware UTC, and tests may move it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_fixed: datetime | None = None


def now() -> datetime:
    """The present instant, aware UTC."""
    return _fixed or datetime.now(UTC)


def today(time_zone: str = "UTC") -> date:
    """The present calendar day in a zone; due dates are days in the person's own zone."""
    return now().astimezone(ZoneInfo(time_zone)).date()


def set_for_tests(instant: datetime) -> None:
    """Stop the clock at an aware instant."""
    global _fixed
    _fixed = instant.astimezone(UTC)


def reset() -> None:
    """Let the clock run again."""
    global _fixed
    _fixed = None
