"""What a reward consists of: its terms by kind, their bounds, what it costs."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final
from uuid import UUID

from headway.rewarding.rules.vocabulary import RewardKind

MOST_MONEY: Final = Decimal(1_000_000_000)
MOST_TIMES_PAY: Final = 10
HALF_DAY: Final = Decimal("0.5")
MOST_DAYS: Final = Decimal(60)
MOST_LEVEL: Final = 99
LEAST_REASON: Final = 20
MOST_REFERENCES: Final = 20
LONGEST_BACK: Final = timedelta(days=366)
LONGEST_AHEAD: Final = timedelta(days=731)
LONGEST_EXPIRY: Final = timedelta(days=3 * 366)
LONGEST_TERM: Final = timedelta(days=5 * 366)

Money = tuple[Decimal, str]


@dataclass(frozen=True, slots=True)
class Terms:
    """What somebody asked for; money in major units with its currency, days as people count them.

    For a raise `amount` is the yearly increase and stands in for `new_pay` where the proposer may not see the pay.
    Recognition is read by everybody if it is `public`, else by the person and the manager.
    """

    effective_on: date
    ends_on: date | None = None
    amount: Money | None = None
    new_pay: Money | None = None
    days: Decimal | None = None
    new_title: str = ""
    new_level: int | None = None
    new_role_profile_id: UUID | None = None
    project: str = ""
    public: bool = False


BELONGING: Final[dict[RewardKind, frozenset[str]]] = {
    RewardKind.BONUS: frozenset({"amount"}),
    RewardKind.RAISE: frozenset({"amount", "new_pay"}),
    RewardKind.PROMOTION: frozenset({"amount", "new_pay", "new_title", "new_level", "new_role_profile_id"}),
    RewardKind.VACATION: frozenset({"days", "ends_on"}),
    RewardKind.PROJECT_LEAD: frozenset({"project", "ends_on"}),
    RewardKind.RECOGNITION: frozenset({"public"}),
}
WORDS: Final[dict[RewardKind, str]] = {
    RewardKind.BONUS: "bonus",
    RewardKind.RAISE: "raise",
    RewardKind.PROMOTION: "promotion",
    RewardKind.VACATION: "vacation reward",
    RewardKind.PROJECT_LEAD: "project lead",
    RewardKind.RECOGNITION: "recognition",
}
_OPTIONAL: Final = (
    "amount",
    "new_pay",
    "days",
    "new_title",
    "new_level",
    "new_role_profile_id",
    "project",
    "ends_on",
    "public",
)


def strangers(kind: RewardKind, terms: Terms) -> list[str]:
    """The filled-in fields that a reward of this kind does not have."""
    filled = [
        name for name in _OPTIONAL if getattr(terms, name) not in (None, "", False)
    ]  # a signalling NaN has no hash
    return [name for name in filled if name not in BELONGING[kind]]


def cost_of(
    kind: RewardKind, *, amount: int = 0, old_pay: int = 0, new_pay: int | None = None, hundredths: int = 0
) -> int:
    """What a reward takes from its budget: minor units (a raise: the difference a year), hundredths of days, one place, or nothing."""
    match kind:
        case RewardKind.BONUS:
            return amount
        case RewardKind.RAISE | RewardKind.PROMOTION:
            return 0 if new_pay is None else new_pay - old_pay
        case RewardKind.VACATION:
            return hundredths
        case RewardKind.PROJECT_LEAD:
            return 1
        case RewardKind.RECOGNITION:
            return 0


def percent_between(old: int, new: int) -> Decimal:
    """The increase in percent of the old pay, to four decimals, a half to the even one. The old pay is above zero."""
    return (Decimal(new - old) * 100 / Decimal(old)).quantize(Decimal("0.0001"), ROUND_HALF_EVEN)


def hundredths_of(days: Decimal) -> int | None:
    """Days as hundredths, or None unless they come in halves."""
    return int(days * 100) if days % HALF_DAY == 0 else None
