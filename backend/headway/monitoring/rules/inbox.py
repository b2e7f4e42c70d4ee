"""The words of the inbox, and which days things may be put off to."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from headway.platform.errors import Code, Problem

LONGEST_SNOOZE: Final = timedelta(days=365)


class MailChoice(StrEnum):
    """When somebody is told by mail."""

    OFF = "OFF"
    DIGEST = "DIGEST"
    AT_ONCE = "AT_ONCE"


def problems_snoozing(until: date, today: date) -> Iterator[Problem]:
    """Things come back on a day to come, within a year."""
    if not today < until <= today + LONGEST_SNOOZE:
        message = f"Choose a day from {today + timedelta(days=1)} until {today + LONGEST_SNOOZE}."
        yield Problem(Code.OUT_OF_RANGE, message, ("until",))
