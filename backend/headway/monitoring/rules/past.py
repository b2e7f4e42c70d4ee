"""The number that held at an instant: as it was known then, and as it is known now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from uuid import UUID


@dataclass(frozen=True, slots=True)
class LoggedNumber:
    """A number about a day, and since when it is known."""

    id: UUID
    corrects_id: UUID | None
    value: Decimal
    on: date
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class KnownNumber:
    """A number that held, of which day it is, and how far that was."""

    value: Decimal
    on: date
    progress: Fraction


@dataclass(frozen=True, slots=True)
class PastNumber:
    """What held on a day: as it was known at that instant, and as it is known now."""

    then: KnownNumber | None
    now: KnownNumber | None


@dataclass(frozen=True, slots=True)
class PastProgress:
    """How far a goal was: as it was known at that instant, and as it is known now."""

    then: Fraction | None
    now: Fraction | None


def held_on(logged: Iterable[LoggedNumber], on: date, known_at: datetime) -> LoggedNumber | None:
    """The newest number about a day or one before it, of those that were known and not corrected by then."""
    known = [one for one in logged if one.recorded_at <= known_at]
    corrected = {one.corrects_id for one in known}
    held = (one for one in known if one.on <= on and one.id not in corrected)
    return max(held, key=lambda one: (one.on, one.recorded_at, one.id), default=None)
