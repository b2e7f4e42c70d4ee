"""How much leave somebody has left on a day: days that expire are used first, and are gone after their last day."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from headway.monitoring.rules.vocabulary import LeaveKind

MOST_HUNDREDTHS: Final = 36_500
_NEVER: Final = date.max


@dataclass(frozen=True, slots=True)
class LeaveFact:
    """One row of the ledger, in hundredths of a day; taken and expired days are negative."""

    kind: LeaveKind
    hundredths: int
    on: date
    expires_on: date | None = None


@dataclass(slots=True)
class _Lots:
    """Days to take, by the last day they are good for; `lost` expired untaken, `owed` was taken before it was there."""

    left: dict[date, int] = field(default_factory=dict)
    lost: int = 0
    owed: int = 0

    def expire(self, today: date) -> None:
        for last in [last for last in self.left if last < today]:
            self.lost += self.left.pop(last)

    def add(self, hundredths: int, last: date) -> None:
        settled = min(self.owed, hundredths)
        self.owed -= settled
        self.left[last] = self.left.get(last, 0) + hundredths - settled

    def take(self, hundredths: int) -> None:
        for last in sorted(self.left):
            taken = min(self.left[last], hundredths)
            self.left[last] -= taken
            hundredths -= taken
        self.owed += hundredths


def leave_balance(entries: Iterable[LeaveFact], on: date) -> int:
    """Hundredths of days that can still be taken on this day; never below zero.

    Days with an end are taken first, the soonest first, until and including their last day; what is left then is lost.
    What was taken in advance is settled by the next days that come in. A row EXPIRED records a loss: it takes nothing
    more from what expired by itself.
    """
    lots = _Lots()
    for entry in sorted((entry for entry in entries if entry.on <= on), key=_turn):
        lots.expire(entry.on)
        if entry.hundredths >= 0:
            lots.add(entry.hundredths, entry.expires_on or _NEVER)
            continue
        amount = -entry.hundredths
        if entry.kind is LeaveKind.EXPIRED:
            known = min(lots.lost, amount)
            lots.lost -= known
            amount -= known
        lots.take(amount)
    lots.expire(on)
    return sum(lots.left.values())


def _turn(entry: LeaveFact) -> tuple[date, bool, date, bool]:
    """Of one day, what comes in counts before what is taken, and what ends soonest settles what was taken in advance."""
    last = entry.expires_on or _NEVER
    return entry.on, entry.hundredths < 0, last, entry.kind is LeaveKind.EXPIRED
