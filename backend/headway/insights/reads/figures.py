"""Values of key results and the worth of rewards as people write them."""

from decimal import Decimal
from typing import TYPE_CHECKING

from babel.numbers import format_currency

from headway.planning.rules import Measure
from headway.platform.money import from_minor
from headway.rewarding.rules import RewardKind

if TYPE_CHECKING:
    from headway.planning.models import KeyResult
    from headway.rewarding.models import Reward


def written(key_result: "KeyResult", value: Decimal) -> str:
    """2.5 h, 40%, 1200 EUR, yes."""
    match key_result.measure:
        case Measure.YES_NO:
            return "yes" if value else "no"
        case Measure.PERCENT:
            return f"{_plain(value)}%"
        case Measure.MONEY:
            return f"{_plain(value)} {key_result.currency}".strip()
        case Measure.STEPS:
            return f"{_plain(value)} of {len(key_result.steps)} steps"
        case Measure.NUMBER:
            return f"{_plain(value)} {key_result.unit}".strip()


def worth(reward: "Reward") -> str:
    """Bonus of €600, raise of €1,540 a year: what it costs, never what somebody earns."""
    match reward.kind:
        case RewardKind.BONUS:
            return f"bonus of {_money(reward.cost, reward.currency)}"
        case RewardKind.RAISE:
            return f"raise of {_money(reward.cost, reward.currency)} a year"
        case RewardKind.PROMOTION:
            return f"promotion to {reward.new_title}"
        case RewardKind.VACATION:
            days = Decimal(reward.hundredths or 0) / 100
            return f"{_plain(days)} {'day' if days <= 1 else 'days'} of extra vacation"
        case RewardKind.PROJECT_LEAD:
            return f"lead of {reward.project}"
        case RewardKind.RECOGNITION:
            return "recognition"


def _plain(value: Decimal) -> str:
    return f"{value.normalize():,f}"


def _money(minor: int, currency: str) -> str:
    amount = from_minor(minor, currency)
    if amount == amount.to_integral_value():
        return format_currency(amount, currency, format="¤#,##0", locale="en", currency_digits=False)
    return format_currency(amount, currency, locale="en")
