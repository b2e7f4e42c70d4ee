"""Facts that came after a cycle had closed, in words."""

from datetime import date, datetime
from typing import Final

from headway.reviewing.rules.vocabulary import ClosedDataKind

_WHAT: Final = {
    ClosedDataKind.MANAGER: "Another manager",
    ClosedDataKind.ROLE: "Another role, title or level",
    ClosedDataKind.PAY: "Other pay",
    ClosedDataKind.GOAL_VALUE: "Another value of a goal",
}


def sentence(kind: ClosedDataKind, effective_on: date, recorded_at: datetime) -> str:
    """What was recorded when, about which day; never the value itself, which has readers of its own."""
    since = "for" if kind is ClosedDataKind.GOAL_VALUE else "from"
    return f"{_WHAT[kind]} {since} {effective_on} was recorded on {recorded_at.date()}, after the cycle had closed."
