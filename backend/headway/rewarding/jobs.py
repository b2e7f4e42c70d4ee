"""What rewards do by themselves when their day has come."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import structlog
from tortoise.queryset import QuerySet

from headway.platform import clock
from headway.platform.actor import SYSTEM
from headway.platform.errors import Rejected
from headway.platform.jobs import JobKind
from headway.platform.reminders import Reminder, remind
from headway.rewarding.access import visible_rewards
from headway.rewarding.actions.deciding import tell_reward
from headway.rewarding.actions.executing import execute_if_due
from headway.rewarding.models import ApprovalStep
from headway.rewarding.rules.vocabulary import RewardState

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Executed:
    """How many rewards took effect, and how many were refused and wait for somebody."""

    done: int
    refused: int


async def execute_due(day: date) -> Executed:
    """Let every told reward whose effective date has come take effect, each in a transaction of its own.

    Safe to run twice and by two processes. What is refused (somebody left, pay changed) is logged and stays as it is.
    """
    waiting = visible_rewards(SYSTEM).filter(state=RewardState.COMMUNICATED, effective_on__lte=day)
    done = refused = 0
    for id in await waiting.order_by("effective_on", "id").values_list("id", flat=True):
        try:
            await execute_if_due(SYSTEM, id=id, day=day)  # type: ignore[arg-type]
            done += 1
        except Rejected as refusal:
            refused += 1
            log.warning("A reward could not take effect.", reward=str(id), why=str(refusal))
    return Executed(done, refused)


async def pay_out() -> Executed:
    """Rewards whose effective date has come."""
    return await execute_due(clock.today())


def steps_to_decide() -> QuerySet[ApprovalStep]:
    """Levels of approval whose turn it is."""
    return ApprovalStep.filter(
        asked_at__isnull=False, decision__isnull=True, reward__state=RewardState.PROPOSED
    )


REMINDERS: Final = (Reminder("RewardWaits", "reward_id", steps_to_decide, "asked_at", id="reward_id"),)


async def remind_of_rewards() -> int:
    """Remind of rewards that wait for a decision; how many do. Idempotent."""
    return await remind(REMINDERS)


JOBS: Final = (
    JobKind("tell_reward", tell_reward),
    JobKind("pay_out", pay_out, every=timedelta(hours=1)),
    JobKind("remind_of_rewards", remind_of_rewards, every=timedelta(hours=1)),
)
