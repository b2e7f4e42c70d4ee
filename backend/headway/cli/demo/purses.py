"""A budget of the demo while it is spent, and how much was planned for it."""

from dataclasses import dataclass
from typing import Final

from headway.rewarding.rules.vocabulary import MONEY_KINDS, RewardKind

# What a plan is rounded up to, after a fifth was put on top of what is committed.
ROUND: Final = {RewardKind.VACATION: 500, RewardKind.PROJECT_LEAD: 1}


@dataclass(slots=True)
class Purse:
    """A budget while it is spent."""

    id: str
    kind: RewardKind
    committed: int = 0
    executed: int = 0
    moves: int = 0

    @property
    def planned(self) -> int:
        """A fifth more than what is committed and room for two thousand, in round numbers; some room where nothing is."""
        step = ROUND.get(self.kind, 100_000)
        least = {RewardKind.VACATION: 1000, RewardKind.PROJECT_LEAD: 2}.get(self.kind, 500_000)
        room = 200_000 if self.kind in MONEY_KINDS else 0
        most = max(self.committed * 6 // 5, self.committed + room)
        return max(least, -(-most // step) * step)
