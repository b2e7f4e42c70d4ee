"""Who may reach which rewards and budgets."""

from typing import TYPE_CHECKING
from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from headway.monitoring.access import visible_feedback
from headway.people.access import (
    below,
    directly_below,
    in_hr_scope,
    units_over,
    visible_employees,
    visible_pay,
)
from headway.planning.access import visible_goals
from headway.platform.actor import Actor, Scope
from headway.platform.database import lock_row
from headway.platform.errors import Code, Problem, Rejected, not_found
from headway.reviewing.access import visible_reviews
from headway.rewarding.models import (
    ApprovalStep,
    Budget,
    DecisionRecord,
    NominationReference,
    PayBand,
    ProjectWish,
    Reversal,
    Reward,
    RewardCycle,
    RewardLetter,
    RewardNomination,
    RewardReference,
)
from headway.rewarding.rules.vocabulary import (
    TOLD,
    ApproverRole,
    NominationState,
    ReferenceKind,
    ReversalOutcome,
    RewardState,
)

if TYPE_CHECKING:
    from headway.people.models import Employee
    from headway.planning.models import Goal

NOBODY = UUID(int=0)
NONE = Q(id__isnull=True)


def visible_rewards(actor: Actor) -> QuerySet[Reward]:
    """Until it is told: proposer, approvers, HR in scope, and once it is approved the direct manager, who may tell it.

    Afterwards also the person and the chain above. Never the person before that, never administrators as such.
    """
    if actor.system:
        return Reward.all()
    if actor.account_id is None or not actor.may(Scope.REWARDS_READ):
        return Reward.filter(NONE)
    if actor.integration:
        return Reward.filter(state__in=TOLD)
    me = actor.employee_id or NOBODY
    told = Q(communicated_at__isnull=False)
    allowed = told & (Q(employee_id=me) | Q(employee_id__in=below(actor)))
    allowed |= ~Q(employee_id=me) & _deciding(actor)
    return Reward.filter(allowed)


def _deciding(actor: Actor) -> Q:
    """Rewards of others the actor has a part in deciding."""
    me = actor.employee_id or NOBODY
    mine = Q(approver_id=me) | Q(decided_by_id=me) | Q(decided_by_account_id=actor.account_id)
    taking_part = Q(proposer_id=me) | Q(id__in=Subquery(ApprovalStep.filter(mine).values("reward_id")))
    taking_part |= Q(state=RewardState.COMMITTED, employee_id__in=directly_below(actor))
    return taking_part | Q(employee_id__in=in_hr_scope(actor)) if actor.is_hr else taking_part


def rewards_waiting_for(actor: Actor) -> QuerySet[Reward]:
    """Those to decide and those to tell."""
    return visible_rewards(actor).filter(_to_decide(actor) | _to_tell(actor))


def _to_decide(actor: Actor) -> Q:
    """As `rules.approval.may_decide`, for many rewards at once."""
    me = actor.employee_id or NOBODY
    asked = Q(role=ApproverRole.MANAGER_ABOVE, approver_id=me)
    if actor.is_hr:
        for_hr = Q(role=ApproverRole.HR) | Q(approver__status="LEFT")
        asked |= for_hr & Q(reward__employee_id__in=in_hr_scope(actor))
    steps = ApprovalStep.filter(asked, asked_at__isnull=False, decision__isnull=True)
    decided = ApprovalStep.filter(Q(decided_by_id=me) | Q(decided_by_account_id=actor.account_id or NOBODY))
    return Q(
        ~Q(proposer_id=me),
        ~Q(employee_id=me),
        ~Q(id__in=Subquery(decided.values("reward_id"))),
        state=RewardState.PROPOSED,
        id__in=Subquery(steps.values("reward_id")),
    )


def _to_tell(actor: Actor) -> Q:
    telling = Q(proposer_id=actor.employee_id or NOBODY) | Q(employee_id__in=directly_below(actor))
    return Q(telling, state=RewardState.COMMITTED, tells_at__isnull=True)


async def reward_to_change(actor: Actor, id: UUID) -> Reward:
    """A reward the actor sees, locked for the rest of the transaction; what they may do with it is for the rules to say."""
    may_write(actor)
    reward = await lock_row(visible_rewards(actor).filter(id=id)).first()
    if reward is None:
        raise not_found("reward")
    return reward


def may_write(actor: Actor) -> None:
    """Refuses integrations, and tokens without `rewards:write`."""
    if not actor.system and (
        actor.account_id is None or actor.integration or not actor.may(Scope.REWARDS_WRITE)
    ):
        message = (
            "Rewards are proposed and decided by people. Sign in, or use a personal token with rewards:write."
        )
        raise Rejected(Problem(Code.FORBIDDEN, message))


def rewardable(actor: Actor) -> "QuerySet[Employee]":
    """Whom the actor may propose a reward for: those below them at any depth, and in their HR scope; never themselves."""
    others = visible_employees(actor).exclude(id=actor.employee_id or NOBODY)
    return others.filter(Q(id__in=below(actor)) | Q(id__in=in_hr_scope(actor)))


async def employee_to_reward(actor: Actor, id: UUID) -> "Employee":
    """Somebody the actor may propose a reward for; refuses everybody else with the reason."""
    may_write(actor)
    if actor.employee_id is None:
        message = "Your account belongs to no employee. Ask an administrator to connect it, or let the manager propose."
        raise Rejected(Problem(Code.FORBIDDEN, message))
    path = ("employee_id",)
    if id == actor.employee_id:
        raise Rejected(
            Problem(Code.OWN_RECORD, "Nobody proposes a reward for themselves. Ask your manager.", path)
        )
    employee = await visible_employees(actor).get_or_none(id=id)
    if employee is None:
        raise not_found("employee", *path)
    if not await rewardable(actor).filter(id=id).exists():
        message = "Rewards are proposed by managers above a person and by their HR partners. Ask one of them."
        raise Rejected(Problem(Code.FORBIDDEN, message, path))
    return employee


def rewards_with_pay(actor: Actor) -> QuerySet[Reward]:
    """Visible rewards of people whose pay the actor may see: only these show the old and the new pay."""
    paid = Subquery(visible_pay(actor).values("employee_id"))
    return visible_rewards(actor).filter(employee_id__in=paid)


async def sees_pay(actor: Actor, employee_id: UUID) -> bool:
    """Whether the actor may see what this person earns."""
    return await visible_pay(actor).filter(employee_id=employee_id).exists()


def visible_references(actor: Actor) -> QuerySet[RewardReference]:
    """What visible rewards are for, as far as the actor may see those goals, reviews and feedback too."""
    rewards = Subquery(visible_rewards(actor).values("id"))
    return RewardReference.filter(_pointing_to_seen(actor), reward_id__in=rewards)


def _pointing_to_seen(actor: Actor) -> Q:
    return (
        Q(kind=ReferenceKind.GOAL, object_id__in=Subquery(visible_goals(actor).values("id")))
        | Q(kind=ReferenceKind.REVIEW, object_id__in=Subquery(visible_reviews(actor).values("id")))
        | Q(kind=ReferenceKind.FEEDBACK, object_id__in=Subquery(visible_feedback(actor).values("id")))
    )


def visible_reward_cycles(actor: Actor) -> QuerySet[RewardCycle]:
    """The rules of rewards are no secret to those who work here; machines need rewards:read."""
    if actor.account_id is None or not actor.may(Scope.REWARDS_READ):
        return RewardCycle.filter(NONE)
    return RewardCycle.all()


def may_plan_rewards(actor: Actor) -> None:
    """Refuses all but administrators and HR partners for the whole company."""
    may_write(actor)
    if not (actor.is_admin or actor.hr_whole_company):
        message = (
            "The rules of rewards are set by administrators and HR partners for everybody. Ask one of them."
        )
        raise Rejected(Problem(Code.FORBIDDEN, message))


def may_set_bands(actor: Actor) -> None:
    """Refuses all but HR partners for the whole company, who know what people are paid."""
    may_write(actor)
    if not actor.hr_whole_company or not actor.may(Scope.PAY_READ):
        message = "Pay bands are set by HR partners for everybody. Ask one of them."
        raise Rejected(Problem(Code.FORBIDDEN, message))


def visible_bands(actor: Actor) -> QuerySet[PayBand]:
    """The bands of levels on which somebody is whose pay the actor sees; all to HR partners for everybody."""
    if actor.system or (actor.hr_whole_company and actor.may(Scope.PAY_READ)):
        return PayBand.all()
    paid = visible_employees(actor).filter(id__in=Subquery(visible_pay(actor).values("employee_id")))
    return PayBand.filter(level__in=Subquery(paid.filter(level__isnull=False).values("level")))


def visible_wishes(actor: Actor) -> QuerySet[ProjectWish]:
    """One's own, those of people below, and those of people in HR scope; none to machines."""
    if actor.integration or actor.account_id is None or not actor.may(Scope.REWARDS_READ):
        return ProjectWish.filter(NONE)
    allowed = Q(employee_id=actor.employee_id or NOBODY) | Q(employee_id__in=below(actor))
    return ProjectWish.filter(allowed | Q(employee_id__in=in_hr_scope(actor)) if actor.is_hr else allowed)


def visible_reward_nominations(actor: Actor) -> QuerySet[RewardNomination]:
    """Those one made, and those of people one may propose for; never those of oneself. None to machines."""
    if actor.integration or actor.account_id is None or not actor.may(Scope.REWARDS_READ):
        return RewardNomination.filter(NONE)
    me = actor.employee_id or NOBODY
    allowed = Q(nominator_id=me) | Q(employee_id__in=below(actor))
    if actor.is_hr:
        allowed |= Q(employee_id__in=in_hr_scope(actor))
    return RewardNomination.filter(~Q(employee_id=me) & allowed)


def nominations_waiting_for(actor: Actor) -> QuerySet[RewardNomination]:
    """Open ones of those the actor may propose a reward for."""
    theirs = Subquery(rewardable(actor).values("id"))
    return visible_reward_nominations(actor).filter(state=NominationState.OPEN, employee_id__in=theirs)


async def nomination_to_change(actor: Actor, id: UUID) -> RewardNomination | None:
    """A nomination the actor sees, locked; what they may do with it is for the rules to say."""
    may_write(actor)
    return await lock_row(visible_reward_nominations(actor).filter(id=id)).first()


def visible_nomination_references(actor: Actor) -> QuerySet[NominationReference]:
    """What visible nominations point to, as far as the actor may see those goals, reviews and feedback too."""
    named = Subquery(visible_reward_nominations(actor).values("id"))
    return NominationReference.filter(_pointing_to_seen(actor), nomination_id__in=named)


def visible_decisions(actor: Actor) -> QuerySet[DecisionRecord]:
    """What rewards of others rest on, for those who see that person's pay; none to machines."""
    if actor.integration:
        return DecisionRecord.filter(NONE)
    seen = rewards_with_pay(actor).exclude(employee_id=actor.employee_id or NOBODY)
    return DecisionRecord.filter(reward_id__in=Subquery(seen.values("id")))


def unrewarded_goals(actor: Actor) -> "QuerySet[Goal]":
    """Achieved goals of people the actor may propose for, that no reward is for as far as the actor sees."""
    live = visible_rewards(actor).exclude(state__in=[RewardState.REJECTED, RewardState.WITHDRAWN])
    named = RewardReference.filter(kind=ReferenceKind.GOAL, reward_id__in=Subquery(live.values("id")))
    found = visible_goals(actor).filter(
        outcome="ACHIEVED", owner_id__in=Subquery(rewardable(actor).exclude(status="LEFT").values("id"))
    )
    return found.exclude(id__in=Subquery(named.values("object_id")))


def visible_letters(actor: Actor) -> QuerySet[RewardLetter]:
    """Letters of rewards the actor sees; those that name pay only to who sees that person's pay. None to machines."""
    if actor.integration:
        return RewardLetter.filter(NONE)
    silent = visible_rewards(actor).filter(new_pay_minor__isnull=True)
    return RewardLetter.filter(
        Q(reward_id__in=Subquery(silent.values("id")))
        | Q(reward_id__in=Subquery(rewards_with_pay(actor).values("id")))
    )


def visible_reversals(actor: Actor) -> QuerySet[Reversal]:
    """Reversals of visible rewards: the person learns of one once it is done, machines read no reasons."""
    if actor.integration:
        return Reversal.filter(NONE)
    seen = visible_rewards(actor)
    others = seen.exclude(employee_id=actor.employee_id or NOBODY)
    done = Q(outcome=ReversalOutcome.CONFIRMED, reward_id__in=Subquery(seen.values("id")))
    return Reversal.filter(done | Q(reward_id__in=Subquery(others.values("id"))))


def visible_steps(actor: Actor) -> QuerySet[ApprovalStep]:
    """The levels of approval of visible rewards."""
    return ApprovalStep.filter(reward_id__in=Subquery(visible_rewards(actor).values("id")))


def visible_budgets(actor: Actor) -> QuerySet[Budget]:
    """Administrators see all; managers and HR partners those their people's rewards may draw on."""
    if actor.system:
        return Budget.all()
    if actor.account_id is None or actor.integration or not actor.may(Scope.REWARDS_READ):
        return Budget.filter(NONE)
    if actor.is_admin or actor.hr_whole_company:
        return Budget.all()
    allowed = Q(unit_key__in=units_over(actor))
    return Budget.filter(allowed | Q(department_id__isnull=True) if actor.is_hr else allowed)


def may_plan_budget(actor: Actor, department_id: UUID | None) -> None:
    """Refuses all but administrators, and HR partners for the departments (or the whole) that they look after."""
    may_write(actor)
    if not (actor.is_admin or actor.looks_after(department_id) or actor.system):
        message = (
            "Budgets are set by administrators, and by HR partners for what they look after. Ask one of them."
        )
        raise Rejected(Problem(Code.FORBIDDEN, message))
