"""Batched reads of rewarding for the graph and its own actions."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from headway.people.access import directly_below, in_hr_scope, visible_colleagues, visible_departments
from headway.platform import clock
from headway.platform.actor import SYSTEM, Actor, Scope
from headway.platform.models import Organisation
from headway.platform.money import from_minor, to_minor
from headway.rewarding.access import rewardable, rewards_with_pay
from headway.rewarding.models import ApprovalStep, Reversal, Reward, RewardNomination
from headway.rewarding.rules import approval
from headway.rewarding.rules.moves import HOLD, Standing, allowed_actions
from headway.rewarding.rules.nominating import problem_with_nomination
from headway.rewarding.rules.vocabulary import (
    MONEY_KINDS,
    Decision,
    NominationAction,
    RewardAction,
    RewardKind,
    RewardState,
)

BONUS_NEEDS_HR_ABOVE: Final = "1000.00"
PEERS_NOMINATE: Final = "peers_nominate"
MOST_DAYS_A_YEAR: Final = 20


@dataclass(frozen=True, slots=True)
class Policy:
    """The organisation's settings as far as rewards ask; `bonus_needs_hr_above` in minor units of `currency`.

    `most_days` is how many days of vacation somebody gets as rewards in a calendar year; `peers_nominate` whether
    colleagues may nominate each other for recognition.
    """

    currency: str
    time_zone: str
    bonus_needs_hr_above: int
    payroll_closed_through: date | None = None
    most_days: int = MOST_DAYS_A_YEAR
    peers_nominate: bool = False

    @property
    def today(self) -> date:
        return clock.today(self.time_zone)


async def policy() -> Policy:
    """The settings in force now."""
    organisation = await Organisation.get()
    return policy_of(organisation.settings, organisation.currency, organisation.time_zone)


def policy_of(settings: dict[str, Any], currency: str, time_zone: str) -> Policy:
    """The settings of an organisation as far as rewards ask."""
    threshold = Decimal(str(settings.get("bonus_needs_hr_above", BONUS_NEEDS_HR_ABOVE)))
    closed = settings.get("payroll_closed_through")
    return Policy(
        currency=currency,
        time_zone=time_zone,
        bonus_needs_hr_above=to_minor(threshold, currency),
        payroll_closed_through=date.fromisoformat(closed) if closed else None,
        most_days=int(settings.get("most_reward_days", MOST_DAYS_A_YEAR)),
        peers_nominate=bool(settings.get(PEERS_NOMINATE, False)),
    )


async def standings(actor: Actor, rewards: Sequence[Reward], day: date) -> dict[UUID, Standing]:
    """How the actor stands to each of these rewards on this day."""
    ids = [reward.id for reward in rewards]
    if actor.system:
        return {reward.id: Standing(hr=True, due=reward.effective_on <= day) for reward in rewards}
    chosen = Reward.filter(id__in=ids)
    managed = set(await chosen.filter(employee_id__in=directly_below(actor)).values_list("id", flat=True))
    overseen: set[Any] = set()
    if actor.is_hr:
        overseen = set(await chosen.filter(employee_id__in=in_hr_scope(actor)).values_list("id", flat=True))
    gone = set(await chosen.filter(proposer__status="LEFT").values_list("id", flat=True))
    steps: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for step in await ApprovalStep.filter(reward_id__in=ids).values(*_STEP, "approver__status"):
        steps[step["reward_id"]].append(step)
    reversals = await _open_reversals(rewards)
    return {
        reward.id: Standing(
            beneficiary=reward.employee_id == actor.employee_id,
            proposer=reward.proposer_id == actor.employee_id,
            manages=reward.id in managed,
            hr=reward.id in overseen,
            asked=_asked(actor, reward, steps[reward.id], hr=reward.id in overseen),
            proposer_left=reward.id in gone,
            due=reward.effective_on <= day,
            approved=any(_approved_by(actor, step) for step in steps[reward.id]),
            just_now=_just_now(actor, steps[reward.id]),
            telling=reward.tells_at is not None,
            reversal_asked=reward.id in reversals,
            asked_it=reversals.get(reward.id) == actor.account_id,
        )
        for reward in rewards
    }


async def _open_reversals(rewards: Sequence[Reward]) -> dict[UUID, UUID]:
    """Who asked to reverse each of those for which somebody did."""
    ids = [reward.id for reward in rewards if reward.state is RewardState.EXECUTED]
    asked = Reversal.filter(reward_id__in=ids, outcome__isnull=True)
    return dict(await asked.values_list("reward_id", "asked_by_account_id")) if ids else {}


def _approved_by(actor: Actor, step: dict[str, Any]) -> bool:
    mine = actor.account_id == step["decided_by_account_id"] or (
        actor.employee_id is not None and actor.employee_id == step["decided_by_id"]
    )
    return mine and step["decision"] == Decision.APPROVED


def _just_now(actor: Actor, steps: list[dict[str, Any]]) -> bool:
    """Whether the last decision is an approval of the actor that can still be stopped."""
    decided = [step for step in steps if step["decision"] is not None]
    if not decided:
        return False
    last = max(decided, key=lambda step: step["level"])
    return _approved_by(actor, last) and bool(last["decided_at"] >= clock.now() - HOLD)


_STEP: Final = (
    "reward_id",
    "role",
    "approver_id",
    "decided_by_id",
    "decided_by_account_id",
    "decision",
    "decided_at",
    "level",
    "asked_at",
)


def _asked(actor: Actor, reward: Reward, steps: list[dict[str, Any]], *, hr: bool) -> bool:
    person = approval.Person(actor.account_id, actor.employee_id, hr)
    decided = [step[name] for step in steps for name in ("decided_by_id", "decided_by_account_id")]
    return any(
        approval.may_decide(
            person,
            step["role"],
            step["approver_id"],
            approver_left=step["approver__status"] == "LEFT",
            barred=[reward.employee_id, reward.proposer_id, *decided],
        )
        for step in steps
        if step["asked_at"] is not None and step["decision"] is None
    )


async def allowed_actions_of(actor: Actor, rewards: list[Reward]) -> dict[Reward, list[RewardAction]]:
    """What the actor may do with each reward now."""
    if actor.integration or not actor.may(Scope.REWARDS_WRITE):
        return {}
    found = await standings(actor, rewards, (await policy()).today)
    return {reward: sorted(allowed_actions(reward.state, found[reward.id])) for reward in rewards}


async def allowed_with_nominations(
    actor: Actor, nominations: list[RewardNomination]
) -> dict[RewardNomination, list[NominationAction]]:
    """What the actor may do with each nomination now."""
    if actor.integration or not actor.may(Scope.REWARDS_WRITE):
        return {}
    people = [nomination.employee_id for nomination in nominations]
    may_propose = set(await rewardable(actor).filter(id__in=people).values_list("id", flat=True))
    return {
        it: [
            action
            for action in NominationAction
            if problem_with_nomination(
                action,
                it.state,
                nominator=it.nominator_id == actor.employee_id,
                may_propose=it.employee_id in may_propose,
            )
            is None
        ]
        for it in nominations
    }


async def shown_pay(actor: Actor, ids: list[UUID]) -> dict[UUID, bool]:
    """Of which of these rewards the actor may see the old and the new pay."""
    shown = await rewards_with_pay(actor).filter(id__in=ids).values("id")
    return {row["id"]: True for row in shown}


async def levels_for(
    proposer: UUID, employee_id: UUID, kind: RewardKind, price: tuple[int, str], policy: Policy
) -> tuple[approval.Level, ...]:
    """Who has to approve a reward of this price (minor units, currency) that this person proposes; words of thanks nobody."""
    if kind is RewardKind.RECOGNITION:
        return ()
    amount, currency = price
    return approval.approval_levels(
        proposer=proposer,
        beneficiary=employee_id,
        above_proposer=await managers_above(proposer),
        above_beneficiary=await managers_above(employee_id),
        hr_as_well=approval.needs_hr(
            kind,
            amount=amount,
            currency=currency,
            threshold=policy.bonus_needs_hr_above,
            organisation_currency=policy.currency,
        ),
    )


async def expected_levels(
    actor: Actor, employee_id: UUID, kind: RewardKind, price: tuple[int, str] | None
) -> tuple[approval.Level, ...] | None:
    """Who would have to approve what the actor proposes; None for whom they may not propose one. No price: a small one."""
    if actor.employee_id is None or not actor.may(Scope.REWARDS_WRITE):
        return None
    if not await rewardable(actor).filter(id=employee_id).exists():
        return None
    rules = await policy()
    return await levels_for(actor.employee_id, employee_id, kind, price or (0, rules.currency), rules)


async def managers_above(employee_id: UUID) -> list[UUID]:
    """Everybody above a person who still works here, nearest first."""
    above = visible_colleagues(SYSTEM).filter(links_down__below_id=employee_id).order_by("links_down__depth")
    return await above.values_list("id", flat=True)  # type: ignore[return-value]


async def department_parents() -> dict[UUID, UUID | None]:
    """The tree of departments, child to parent."""
    return dict(await visible_departments(SYSTEM).values_list("id", "parent_id"))


def counted(kind: RewardKind, currency: str, figure: int) -> Decimal:
    """A budget's figure as people read it: major units, days or places."""
    if kind in MONEY_KINDS:
        return from_minor(figure, currency)
    return Decimal(figure) / 100 if kind is RewardKind.VACATION else Decimal(figure)


def unit_of(kind: RewardKind, currency: str) -> str:
    """What a budget counts: a currency, days or places."""
    if kind in MONEY_KINDS:
        return currency
    return "days" if kind is RewardKind.VACATION else "places"


def figure_in_words(kind: RewardKind, currency: str, figure: int) -> str:
    """1540.00 EUR, 2.5 days, 1 places: for sentences."""
    number = counted(kind, currency, figure)
    plain = f"{number:,.2f}".rstrip("0").rstrip(".") if kind not in MONEY_KINDS else f"{number:,}"
    return f"{plain} {unit_of(kind, currency)}"
