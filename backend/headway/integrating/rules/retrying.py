"""When a message is sent again, when it is given up, and when its endpoint is."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from hashlib import sha256
from typing import Final
from uuid import UUID

from headway.integrating.rules.vocabulary import TEST, DeliveryState

FIRST_PAUSE: Final = timedelta(seconds=10)
LONGEST_PAUSE: Final = timedelta(hours=12)
GROWTH: Final = 4
# With these the last attempt comes a little more than three days after the first.
MOST_ATTEMPTS: Final = 13
SWITCHED_OFF_AFTER: Final = timedelta(days=3)
SHORTEST_REST: Final = timedelta(minutes=1)
LONGEST_REST: Final = timedelta(hours=1)
# The status of HTTP that says: nobody listens here any more, ever.
GONE: Final = 410
# How many attempts of a message are remembered, the latest.
REMEMBERED: Final = 20


def pause(id: UUID, attempts: int) -> timedelta:
    """How long to wait after so many attempts: ever longer, and by the message's lot up to a fifth longer still."""
    grown = FIRST_PAUSE * int(GROWTH ** min(attempts - 1, 10))
    return min(grown, LONGEST_PAUSE) * (1 + lot(id, attempts) / 5)


def lot(id: UUID, attempts: int) -> float:
    """Drawn from 0 to 1 for each message and attempt: a thousand that failed together do not come back together."""
    drawn = sha256(f"{id} {attempts}".encode()).digest()[:8]
    return int.from_bytes(drawn) / 2**64


def asked_pause(retry_after: str, now: datetime) -> timedelta:
    """How long the receiver asks to be left alone, in seconds or until a day and hour; half a day at most, nothing if it is neither."""
    try:
        if retry_after.strip().isdecimal():
            asked = timedelta(seconds=min(int(retry_after), LONGEST_PAUSE.total_seconds()))
        else:
            until = parsedate_to_datetime(retry_after)
            asked = (until if until.tzinfo else until.replace(tzinfo=UTC)) - now
    except (ValueError, OverflowError):
        return timedelta()
    return max(timedelta(), min(asked, LONGEST_PAUSE))


def took(status: int | None) -> bool:
    """Whether the receiver has it."""
    return status is not None and 200 <= status < 300


def state_after(type: str, attempts: int, status: int | None) -> DeliveryState:
    """What becomes of a message with this answer to its latest attempt; a test is tried once."""
    if took(status):
        return DeliveryState.DELIVERED
    given_up = attempts >= MOST_ATTEMPTS or type == TEST or status == GONE
    return DeliveryState.FAILED if given_up else DeliveryState.WAITING


def rests_until(status: int | None, failing_since: datetime, now: datetime) -> datetime | None:
    """Until when a server that is down is left alone, the longer the longer it is; what dislikes one message is not down."""
    if status is not None and status < 500 and status != 429:
        return None
    return now + min(LONGEST_REST, max(SHORTEST_REST, (now - failing_since) / 4))


def is_lost(failing_since: datetime, now: datetime) -> bool:
    """Whether an endpoint has failed for so long that nobody seems to look after it."""
    return now - failing_since >= SWITCHED_OFF_AFTER
