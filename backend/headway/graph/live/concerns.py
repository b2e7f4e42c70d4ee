"""What a subscription says of itself, what concerns it, and what it has heard."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from headway.platform.news import Written

# Beside a field of the root: the type of the object with its `id`, or one of the two below.
FOLLOWS: Final = "follows"
HOME: Final = "home"
NEWS: Final = "news"


class Gone(Exception):
    """What is followed may not be seen, or not any more."""


@dataclass(frozen=True, slots=True)
class Concern:
    """These objects, or (`home`) the viewer and those below; `news` says that the news themselves are told."""

    objects: frozenset[UUID] = frozenset()
    home: bool = False
    news: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """What was written since the last look; at the first look, and where too much was heard or missed, `everything`."""

    written: tuple[Written, ...] = ()
    everything: bool = False


NOTHING: Final = Heard()
NO_CONCERN: Final = Concern()
