"""What the whole organisation decides about rewards, whatever the cycle."""

from datetime import date
from decimal import Decimal
from typing import Any, Final

from headway.platform.actor import Actor
from headway.platform.checking import Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import conflict, not_found
from headway.platform.events import change
from headway.platform.models import Organisation
from headway.platform.money import check_money
from headway.rewarding.access import may_plan_rewards
from headway.rewarding.rules.terms import MOST_MONEY

MOST_DAYS: Final = 60


async def change_reward_settings(
    actor: Actor,
    *,
    version: int,
    peers_nominate: bool,
    most_reward_days: int,
    bonus_needs_hr_above: Decimal,
    payroll_closed_through: date | None,
) -> Organisation:
    """Who may nominate, how many days off a year, which bonuses HR decides, and through which day payroll is closed.

    Refuses all but administrators and HR partners for the whole company, values out of bounds, and a stale version.
    """
    may_plan_rewards(actor)
    checks = Checks()
    checks.count(most_reward_days, "most_reward_days", most=MOST_DAYS)
    threshold = checks.number(bonus_needs_hr_above, "bonus_needs_hr_above", least=Decimal(0), most=MOST_MONEY)
    checks.day(payroll_closed_through, "payroll_closed_through")
    checks.done()
    async with transaction():
        organisation = await lock_row(Organisation.all()).first()
        if organisation is None:
            raise not_found("organisation")
        if organisation.version != version:
            raise conflict(organisation)
        check_money(checks, threshold or Decimal(0), organisation.currency, "bonus_needs_hr_above")
        checks.done()
        chosen: dict[str, Any] = {
            "peers_nominate": peers_nominate,
            "most_reward_days": most_reward_days,
            "bonus_needs_hr_above": f"{threshold:f}",
            "payroll_closed_through": payroll_closed_through.isoformat() if payroll_closed_through else None,
        }
        settings = {**organisation.settings, **chosen}
        await change(
            actor, "change_reward_settings", organisation, expected_version=version, settings=settings
        )
        return organisation
