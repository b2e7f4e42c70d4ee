"""Whether everybody in a calibration session stands where its log leads."""

from uuid import UUID

from headway.platform.chain import Mismatch
from headway.reviewing.models import CalibrationChange, CalibrationPlace, CalibrationSession
from headway.reviewing.reads.calibration import entry, placed
from headway.reviewing.rules.calibrating import replayed


async def altered_places() -> list[Mismatch]:
    """The places of all sessions that differ from the replay of their log."""
    sessions = await CalibrationSession.all().only("id")
    return [it for session in sessions for it in await _altered_in(session.id)]


async def _altered_in(session: UUID) -> list[Mismatch]:
    places = {str(it.id): placed(it) for it in await CalibrationPlace.filter(session_id=session)}
    log = await CalibrationChange.filter(session_id=session).order_by("number")
    played = replayed(
        {id: it.submitted for id, it in places.items()}, [(str(it.place_id), entry(it)) for it in log]
    )
    return [
        Mismatch("calibration_place", id, "does not stand where the log of its session leads")
        for id, it in places.items()
        if it != played[id]
    ]
