"""What each account may spend a minute, counted here and told to the other processes by the share."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from headway.identity.actions import add_spending
from headway.platform import clock

MINUTE: Final = 60
# A process tells the database after each twentieth of the budget: who stays below never causes a write.
SHARE: Final = 20


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of the budget after an operation; less than nothing if it must not run."""

    limit: int
    remaining: int
    seconds: int
    resets_at: datetime

    @property
    def refused(self) -> bool:
        return self.remaining < 0

    @property
    def headers(self) -> dict[str, str]:
        """As HTTP clients know them."""
        told = {
            "ratelimit-limit": str(self.limit),
            "ratelimit-remaining": str(max(0, self.remaining)),
            "ratelimit-reset": str(self.seconds),
        }
        return {**told, "retry-after": str(self.seconds)} if self.refused else told


@dataclass(slots=True)
class _Spent:
    told: int = 0
    untold: int = 0


class Budget:
    """The accounts of this minute."""

    def __init__(self, per_minute: int) -> None:
        self.per_minute = per_minute
        self.minute = 0
        self.spent: dict[UUID, _Spent] = {}

    async def spend(self, account_id: UUID, points: int) -> Left:
        """Pay for an operation, unless there is too little left for it."""
        now = clock.now().replace(microsecond=0)
        minute, seconds = divmod(int(now.timestamp()), MINUTE)
        if minute != self.minute:
            self.minute, self.spent = minute, {}
        spent = self.spent.setdefault(account_id, _Spent())
        remaining = self.per_minute - spent.told - spent.untold - points
        if remaining >= 0:
            spent.untold += points
            await self._tell(account_id, spent)
        until = MINUTE - seconds
        return Left(self.per_minute, remaining, until, now + timedelta(seconds=until))

    async def _tell(self, account_id: UUID, spent: _Spent) -> None:
        if spent.untold * SHARE < self.per_minute:
            return
        points, spent.untold = spent.untold, 0
        spent.told += points
        spent.told = max(spent.told, await add_spending(account_id, minute=self.minute, points=points))
