"""The words of the inbox, and which days things may be put off to."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from headway.platform.errors import Code, Problem

LONGEST_SNOOZE: Final = timedelta(days=365)
_KEY: Final = re.compile(r"([A-Za-z_]{1,60})-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")


class MailChoice(StrEnum):
    """When somebody is told by mail."""

    OFF = "OFF"
    DIGEST = "DIGEST"
    AT_ONCE = "AT_ONCE"


def key_of(subject_type: str, subject_id: UUID) -> str:
    """The key under which an inbox has everything about one thing."""
    return f"{subject_type}-{subject_id}"


def subject_of(key: str) -> tuple[str, UUID] | None:
    """What a key is about; None for texts that are no key."""
    found = _KEY.fullmatch(key)
    return (found[1], UUID(found[2])) if found else None


def problems_snoozing(until: date, today: date) -> Iterator[Problem]:
    """Things come back on a day to come, within a year."""
    if not today < until <= today + LONGEST_SNOOZE:
        message = f"Choose a day from {today + timedelta(days=1)} until {today + LONGEST_SNOOZE}."
        yield Problem(Code.OUT_OF_RANGE, message, ("until",))
