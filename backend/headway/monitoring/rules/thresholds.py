"""From when on a goal is at risk, off track or silent: settings of the organisation, with bounds."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Final, Self

from headway.platform.errors import Code, Problem

KEY: Final = "thresholds"
BOUNDS: Final = {
    "at_risk_behind": (1, 90),
    "off_track_behind": (2, 95),
    "stale_after": (3, 120),
    "grace": (0, 20),
    "next_level_after": (1, 40),
}


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Percent of the way behind even pace, days without a number, and working days until a check-in is missed and told above."""

    at_risk_behind: int = 10
    off_track_behind: int = 25
    stale_after: int = 21
    grace: int = 2
    next_level_after: int = 5

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> Self:
        """The thresholds among the settings of an organisation; as they are made where it has none."""
        held = settings.get(KEY) or {}
        return cls(**{field.name: held[field.name] for field in fields(cls) if field.name in held})

    def kept(self) -> dict[str, Any]:
        """What to keep in the settings."""
        return {KEY: asdict(self)}


USUAL: Final = Thresholds()


def problems_of_thresholds(wanted: Thresholds) -> Iterator[Problem]:
    """Each within its bounds, and off track further behind than at risk."""
    for name, (least, most) in BOUNDS.items():
        if not least <= getattr(wanted, name) <= most:
            yield Problem(Code.OUT_OF_RANGE, f"Give a whole number from {least} to {most}.", (name,))
    if wanted.off_track_behind <= wanted.at_risk_behind:
        message = "Off track is further behind than at risk. Give a larger number."
        yield Problem(Code.INVALID, message, ("off_track_behind",))
