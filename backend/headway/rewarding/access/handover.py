"""Who may hand rewards over to other systems, read what was, and answer for those systems."""

from typing import Final

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from headway.people.access import in_hr_scope
from headway.platform.actor import Actor, Scope
from headway.platform.database import lock_row
from headway.platform.errors import Code, Problem, Rejected, not_found
from headway.rewarding.models import HandoverFile, HandoverLine, Reversal, Reward
from headway.rewarding.rules.vocabulary import (
    MONEY_KINDS,
    TOOK_EFFECT,
    Channel,
    HandoverStatus,
    ReversalOutcome,
    RewardKind,
    RewardState,
)

NONE: Final = Q(id__isnull=True)
CONCERNED: Final = {
    Channel.PAYROLL: Q(kind=RewardKind.BONUS) | Q(kind__in=MONEY_KINDS, new_pay_minor__isnull=False),
    Channel.LEAVE: Q(kind=RewardKind.VACATION),
    Channel.ASSIGNMENTS: Q(kind__in=[RewardKind.PROMOTION, RewardKind.PROJECT_LEAD]),
}


def visible_handover_files(actor: Actor) -> QuerySet[HandoverFile]:
    """Files of which every line is about somebody in the actor's HR scope, and all to machines; payroll's need pay:read."""
    if actor.system:
        return HandoverFile.all()
    if not _hands_over(actor) or not actor.may(Scope.REWARDS_READ):
        return HandoverFile.filter(NONE)
    files = HandoverFile.all() if actor.may(Scope.PAY_READ) else HandoverFile.exclude(channel=Channel.PAYROLL)
    if actor.integration:
        return files
    others = HandoverLine.exclude(reward_id__in=Subquery(_reached(actor).values("id")))
    return files.exclude(id__in=Subquery(others.values("file_id")))


def visible_handover_lines(actor: Actor) -> QuerySet[HandoverLine]:
    """The lines of visible files."""
    return HandoverLine.filter(file_id__in=Subquery(visible_handover_files(actor).values("id")))


async def handover_to_answer(actor: Actor, file_id: object) -> HandoverFile:
    """A file the actor sees, locked; refuses whoever may not say what became of its lines."""
    may_answer_handovers(actor)
    file = await lock_row(visible_handover_files(actor).filter(id=file_id)).first()
    if file is None:
        raise not_found("file", "file_id")
    return file


def rewards_to_hand_over(actor: Actor, channel: Channel) -> QuerySet[Reward]:
    """Those in effect that concern a channel and stand in none of its files, or only where they go out again."""
    held = HandoverLine.filter(channel=channel, counter=False, again=False)
    due = _reached(actor).filter(CONCERNED[channel], state=RewardState.EXECUTED)
    return due.exclude(id__in=Subquery(held.values("reward_id")))


def reversals_to_hand_over(actor: Actor, channel: Channel) -> QuerySet[Reversal]:
    """Reversals of what the other system was told of and did not refuse, without their counter-entry."""
    lines = HandoverLine.filter(channel=channel, again=False)
    told = lines.filter(counter=False).exclude(status=HandoverStatus.REFUSED)
    reversed_ = _reached(actor).filter(
        CONCERNED[channel], state=RewardState.REVERSED, id__in=Subquery(told.values("reward_id"))
    )
    found = reversed_.exclude(id__in=Subquery(lines.filter(counter=True).values("reward_id")))
    return Reversal.filter(outcome=ReversalOutcome.CONFIRMED, reward_id__in=Subquery(found.values("id")))


def _hands_over(actor: Actor) -> bool:
    return actor.account_id is not None and (actor.is_hr or actor.integration)


def _reached(actor: Actor) -> QuerySet[Reward]:
    """Rewards that took effect, reversed since or not, of people in the actor's HR scope, never their own; all to machines."""
    if not _hands_over(actor) or not actor.may(Scope.REWARDS_READ):
        return Reward.filter(NONE)
    found = Reward.filter(state__in=TOOK_EFFECT)
    return found if actor.integration else found.filter(employee_id__in=in_hr_scope(actor))


def may_hand_over(actor: Actor, channel: Channel) -> None:
    """Refuses all but HR partners and machines, with rewards:write and, for payroll, pay:read."""
    may = _hands_over(actor) and actor.may(Scope.REWARDS_READ) and actor.may(Scope.REWARDS_WRITE)
    if not may or (channel is Channel.PAYROLL and not actor.may(Scope.PAY_READ)):
        message = (
            "Files for other systems are made by HR partners, and by programs whose token has rewards:read and "
            "rewards:write, for payroll pay:read too. Ask one of them."
        )
        raise Rejected(Problem(Code.FORBIDDEN, message))


def may_answer_handovers(actor: Actor) -> None:
    """Refuses all but HR partners and machines, with rewards:write."""
    if not _hands_over(actor) or not actor.may(Scope.REWARDS_WRITE):
        message = "Other systems answer with a token that has rewards:write; otherwise HR partners do."
        raise Rejected(Problem(Code.FORBIDDEN, message))
