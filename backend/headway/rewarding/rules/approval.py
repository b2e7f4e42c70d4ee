"""Who has to approve a reward: never who gets it, never who proposed it, never the same person twice."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from headway.rewarding.rules.vocabulary import ApproverRole, RewardKind

ALWAYS_HR: Final = (RewardKind.RAISE, RewardKind.PROMOTION)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of approval; no approver means any HR partner of the beneficiary's department."""

    number: int
    role: ApproverRole
    approver_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Who wants to decide: the account always, the employee record if there is one, and whether as HR in scope."""

    account_id: UUID | None
    employee_id: UUID | None
    hr: bool


def needs_hr(
    kind: RewardKind, *, amount: int, currency: str, threshold: int, organisation_currency: str
) -> bool:
    """Raises, promotions, bonuses above the threshold (minor units), and bonuses it cannot be compared with."""
    if kind is RewardKind.BONUS:
        return currency != organisation_currency or amount > threshold
    return kind in ALWAYS_HR


def approval_levels(
    *,
    proposer: UUID,
    beneficiary: UUID,
    above_proposer: Sequence[UUID],
    above_beneficiary: Sequence[UUID],
    hr_as_well: bool,
) -> tuple[Level, ...]:
    """Level 1: the manager above a proposer who manages the beneficiary, else the beneficiary's own manager; HR failing both.

    HR follows where it is needed and not asked already. Both chains start with the nearest manager and hold only
    people who work here.
    """
    chain = above_proposer if proposer in above_beneficiary else above_beneficiary
    approver = next((manager for manager in chain if manager not in {proposer, beneficiary}), None)
    if approver is None:
        return (Level(1, ApproverRole.HR),)
    first = Level(1, ApproverRole.MANAGER_ABOVE, approver)
    return (first, Level(2, ApproverRole.HR)) if hr_as_well else (first,)


def may_decide(
    person: Person,
    role: ApproverRole,
    approver_id: UUID | None,
    *,
    approver_left: bool,
    barred: Collection[UUID | None],
) -> bool:
    """Whether this level is this person's to decide.

    `barred` holds the employee and account ids of the beneficiary, the proposer and everybody who decided a level before.
    HR steps in for a named approver who left.
    """
    if {person.account_id, person.employee_id} & (set(barred) - {None}):
        return False
    if role is ApproverRole.HR or approver_left:
        return person.hr
    return person.employee_id is not None and person.employee_id == approver_id
