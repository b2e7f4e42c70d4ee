"""What operations cost, told among the processes that serve one organisation."""

from typing import Final
from uuid import UUID

from tortoise.exceptions import IntegrityError
from tortoise.expressions import F

from headway.identity.models import Spending

KEPT_MINUTES: Final = 60


async def add_spending(account_id: UUID, *, minute: int, points: int) -> int:
    """Add to the points of this account in this minute; what all processes told so far, this one included."""
    this = Spending.filter(account_id=account_id, minute=minute)
    if not await this.update(points=F("points") + points):
        try:
            await Spending.create(account_id=account_id, minute=minute, points=points)
        except IntegrityError:
            # Another process was first.
            await this.update(points=F("points") + points)
        await Spending.filter(minute__lt=minute - KEPT_MINUTES).delete()
    spent: int = (await this.get()).points
    return spent
