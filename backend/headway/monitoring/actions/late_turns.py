"""Who has to hear that a check-in is late or missed."""

from dataclasses import dataclass
from uuid import UUID

from headway.monitoring.reads.check_ins import all_turns
from headway.monitoring.rules import Told, TurnState
from headway.platform.events import announce


@dataclass(frozen=True, slots=True)
class LateTurn:
    """A check-in that somebody has to see to."""

    series_id: UUID
    on: str
    told: Told

    @property
    def key(self) -> str:
        """The same for one turn and level, so that each hears of it once."""
        return f"{self.series_id} {self.on} {self.told}"


async def late_turns() -> list[LateTurn]:
    """Every check-in that is late or missed now, and how far up."""
    return [
        LateTurn(series_id, turn.on.isoformat(), turn.told)
        for series_id, turn in (await all_turns()).items()
        if turn.state in {TurnState.GRACE, TurnState.MISSED}
    ]


async def announce_turn(series_id: str, on: str, told: str) -> None:
    """Let the person (late), their manager or the one above (missed) hear of a check-in."""
    event = "CheckInLate" if told == Told.PERSON else "CheckInMissed"
    await announce(event, series_id=UUID(series_id), on=on, told=told)
