"""From how many people on a mood is told: a setting that never undoes what people were told when they answered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, Self

from headway.platform.errors import Code, Problem

KEY: Final = "group_sizes"
USUAL: Final = 5
LEAST, MOST = 3, 50


@dataclass(frozen=True, slots=True)
class GroupSize:
    """Since which month so many people were needed at least, the oldest first."""

    since: tuple[tuple[date, int], ...] = ()

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> Self:
        """What is among the settings of an organisation."""
        return cls(tuple((date.fromisoformat(day), people) for day, people in settings.get(KEY) or ()))

    @property
    def now(self) -> int:
        """What was chosen last."""
        return self.since[-1][1] if self.since else USUAL

    def in_month(self, month: date) -> int:
        """The larger one of what is chosen now and of what held in that month."""
        held = [people for day, people in self.since if day <= month]
        return max(self.now, held[-1] if held else USUAL)

    def changed(self, people: int, today: date) -> Self:
        """More people hold for this month at once, fewer from the next one on."""
        month = today.replace(day=1)
        if people < self.now:
            month = (month + timedelta(days=31)).replace(day=1)
        return type(self)((*((day, size) for day, size in self.since if day < month), (month, people)))

    def kept(self) -> dict[str, Any]:
        """What to keep in the settings."""
        return {KEY: [[day.isoformat(), people] for day, people in self.since]}


def problems_of_group_size(people: int) -> Iterator[Problem]:
    """Fewer than three could be told apart; with too many nothing would ever be told."""
    if not LEAST <= people <= MOST:
        message = f"Give a whole number from {LEAST} to {MOST}."
        yield Problem(Code.OUT_OF_RANGE, message, ("people",))
