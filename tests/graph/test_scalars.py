"""Values that have one meaning only."""

from headway.platform.actor import SYSTEM
from tests.conftest import Ask

SINCE = "query($since: DateTime) { auditEvents(where: {since: $since}) { totalCount } }"


async def test_an_instant_says_its_offset(ask: Ask) -> None:
    told = await ask(SINCE, {"since": "2026-11-29T10:00:00+01:00"}, as_=SYSTEM)
    assert told.errors is None
    assert told.data == {"auditEvents": {"totalCount": 0}}
    guessed = await ask(SINCE, {"since": "2026-11-29T10:00:00"}, as_=SYSTEM)
    assert guessed.data is None
    [error] = guessed.errors or []
    assert error.message.endswith(
        "is no instant with its offset from UTC. Write it like 2026-11-29T09:00:00Z."
    )
