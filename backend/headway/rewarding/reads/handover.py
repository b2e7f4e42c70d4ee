"""What is handed to other systems: the lines of rewards and of their reversals, and how many were answered."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from uuid import UUID

from tortoise.functions import Count

from headway.people.reads import roles_held
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.money import from_minor
from headway.rewarding.models import ApprovalStep, HandoverLine, Reversal, Reward, RewardReference
from headway.rewarding.rules.handover import Line, turned, why
from headway.rewarding.rules.vocabulary import (
    MONEY_KINDS,
    Decision,
    HandoverStatus,
    ReferenceKind,
    RewardKind,
)

WITH: tuple[str, ...] = ("employee", "proposer", "new_role_profile")


async def lines_of(rewards: Sequence[Reward]) -> list[Line]:
    """A line for each of these rewards, which come with the rows that `WITH` names."""
    ids = [reward.id for reward in rewards]
    approvals: dict[UUID, list[str]] = defaultdict(list)
    steps = ApprovalStep.filter(reward_id__in=ids, decision=Decision.APPROVED).order_by("level")
    for step in await steps.values("reward_id", "decided_by_name", "decided_by__name"):
        approvals[step["reward_id"]].append(step["decided_by_name"] or step["decided_by__name"] or "")
    references: dict[UUID, list[ReferenceKind]] = defaultdict(list)
    for reward_id, kind in await RewardReference.filter(reward_id__in=ids).values_list("reward_id", "kind"):
        references[reward_id].append(ReferenceKind(kind))
    before = await _roles_before(rewards)
    return [
        _line(reward, approvals[reward.id], references[reward.id], before.get(reward.id, {}))
        for reward in rewards
    ]


async def counter_lines_of(reversals: Iterable[Reversal], time_zone: str) -> list[Line]:
    """A counter-entry for each of these reversals, from the day of the company on which it was confirmed."""
    undone = list(reversals)
    lines = await lines_of([reversal.reward for reversal in undone])
    return [_turned(line, reversal, time_zone) for line, reversal in zip(lines, undone, strict=True)]


async def line_counts(actor: Actor, ids: list[UUID]) -> dict[UUID, int]:
    """How many lines each file has."""
    lines = HandoverLine.filter(file_id__in=ids).annotate(n=Count("id")).group_by("file_id")
    return {row["file_id"]: row["n"] for row in await lines.values("file_id", "n")}


async def answered_counts(actor: Actor, ids: list[UUID]) -> dict[UUID, dict[HandoverStatus, int]]:
    """Of how many lines of each file the other system said what."""
    lines = HandoverLine.filter(file_id__in=ids).annotate(n=Count("id")).group_by("file_id", "status")
    found: dict[UUID, dict[HandoverStatus, int]] = defaultdict(dict)
    for row in await lines.values("file_id", "status", "n"):
        found[row["file_id"]][HandoverStatus(row["status"])] = row["n"]
    return found


async def _roles_before(rewards: Sequence[Reward]) -> dict[UUID, dict[str, str | int | None]]:
    """What somebody promoted held until the promotion, as the columns that say so."""
    promoted = [reward for reward in rewards if reward.kind is RewardKind.PROMOTION]
    held = await roles_held([reward.employee_id for reward in promoted]) if promoted else {}
    found: dict[UUID, dict[str, str | int | None]] = {}
    for reward in promoted:
        earlier = [it for it in held.get(reward.employee_id, []) if it.valid_from < reward.effective_on]
        if earlier:
            role, profile = earlier[-1], earlier[-1].role_profile
            found[reward.id] = {
                "old_title": role.title,
                "old_level": role.level,
                "old_role_profile": profile.name if profile else "",
            }
    return found


def _line(
    reward: Reward,
    approvers: list[str],
    references: list[ReferenceKind],
    before: dict[str, str | int | None],
) -> Line:
    person, profile = reward.employee, reward.new_role_profile
    moves_money = reward.kind in MONEY_KINDS
    old, new = (
        None if minor is None else from_minor(minor, reward.currency)
        for minor in (reward.old_pay_minor, reward.new_pay_minor)
    )
    return Line(
        reward=str(reward.id),
        employee_number=person.external_id or "",
        employee=person.name,
        email=person.email or "",
        employment_type=person.employment_type.value,
        employment_percent=person.employment_percent,
        kind=reward.kind,
        effective_on=reward.effective_on,
        proposed_by=reward.proposer.name,
        approved_by="; ".join(approvers),
        approved_at=reward.committed_at.isoformat(timespec="seconds") if reward.committed_at else "",
        reason=why(reward.reason, references),
        old_pay=old,
        new_pay=new,
        amount=from_minor(reward.cost, reward.currency) if moves_money and reward.currency else None,
        currency=reward.currency,
        days=None if reward.hundredths is None else Decimal(reward.hundredths).scaleb(-2),
        expires_on=reward.ends_on if reward.kind is RewardKind.VACATION else None,
        new_title=reward.new_title,
        new_level=reward.new_level,
        new_role_profile=profile.name if profile else "",
        project=reward.project,
        ends_on=reward.ends_on if reward.kind is RewardKind.PROJECT_LEAD else None,
        **before,  # type: ignore[arg-type]  # each column has its own type
    )


def _turned(line: Line, reversal: Reversal, time_zone: str) -> Line:
    at = reversal.decided_at or reversal.asked_at
    return turned(
        line,
        on=at.astimezone(clock.zone(time_zone)).date(),
        asked_by=reversal.asked_by_name,
        confirmed_by=reversal.decided_by_name,
        at=at.isoformat(timespec="seconds"),
        reason=reversal.reason,
    )


async def content_of(file_id: UUID) -> list[dict[str, str | int]]:
    """What the lines of a file say, in their order."""
    lines = HandoverLine.filter(file_id=file_id).order_by("place")
    return [content async for (content,) in lines.values_list("content")]
