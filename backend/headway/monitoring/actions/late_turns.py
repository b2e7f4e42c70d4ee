"""Who has to hear that a check-in is late or missed."""

from headway.monitoring.reads.check_ins import all_turns
from headway.monitoring.rules import Told, TurnState
from headway.platform.events import announce_once


async def announce_late_turns() -> int:
    """Let the person (late), their manager or the one above (missed) hear of a check-in, each level once a turn; how many are late."""
    late = [
        (series_id, turn)
        for series_id, turn in (await all_turns()).items()
        if turn.state in {TurnState.GRACE, TurnState.MISSED}
    ]
    for event, levels in (("CheckInLate", {Told.PERSON}), ("CheckInMissed", set(Told) - {Told.PERSON})):
        await announce_once(
            event,
            {
                f"{event} {series_id} {turn.on.isoformat()} {turn.told}": {
                    "series_id": series_id,
                    "on": turn.on,
                    "told": turn.told,
                }
                for series_id, turn in late
                if turn.told in levels
            },
        )
    return len(late)
