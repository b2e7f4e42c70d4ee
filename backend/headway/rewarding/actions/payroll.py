"""Making payroll files."""

from collections import defaultdict
from datetime import date
from uuid import UUID

from headway.platform import clock
from headway.platform.actor import Actor, Scope
from headway.platform.checking import Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected
from headway.platform.events import announce, record
from headway.platform.models import Organisation
from headway.platform.money import from_minor
from headway.rewarding.access import may_write, rewards_not_in_payroll, visible_payroll_files
from headway.rewarding.models import ApprovalStep, PayrollFile, PayrollLine, Reward, RewardReference
from headway.rewarding.rules.payroll import PayrollEntry, payroll_csv, totals, why
from headway.rewarding.rules.vocabulary import Decision, ReferenceKind

NOTHING = "No reward with money has taken effect by then. Choose a later day, or wait for the next one."


async def make_payroll_file(actor: Actor, *, through: date) -> PayrollFile:
    """Write every executed reward with money up to a day that no file holds yet into the next file.

    With nothing new it answers with the last file, unchanged; without one either it refuses, as it refuses all but
    HR partners, whose files hold the people in their scope, never themselves.
    """
    may_write(actor)
    if not actor.is_hr or not actor.may(Scope.PAY_READ):
        raise Rejected(Problem(Code.FORBIDDEN, "Only HR partners make payroll files. Ask one of them."))
    checks = Checks()
    checks.day(through, "through")
    checks.done()
    async with transaction():
        # One at a time, so that two who press the button at once get one file and not two halves.
        await lock_row(Organisation.all()).get()
        due = rewards_not_in_payroll(actor).filter(effective_on__lte=through)
        rewards = await due.select_related("employee", "proposer").order_by("effective_on", "id")
        if not rewards:
            last = await visible_payroll_files(actor).order_by("-number").first()
            if last is None:
                raise Rejected(Problem(Code.WRONG_STATE, NOTHING, ("through",)))
            return last
        return await _write(actor, rewards)


async def _write(actor: Actor, rewards: list[Reward]) -> PayrollFile:
    newest = await PayrollFile.all().order_by("-number").first()
    number = newest.number + 1 if newest else 1
    entries = await _entries(rewards)
    file = await PayrollFile.create(
        number=number,
        content=payroll_csv(number, entries),
        totals=totals(entries),
        made_at=clock.now(),
        made_by_id=actor.account_id,
    )
    await PayrollLine.bulk_create([PayrollLine(file_id=file.id, reward_id=reward.id) for reward in rewards])
    # The content holds what people earn: the audit log names the rewards instead.
    await record(
        actor, "make_payroll_file", file, after={"number": number, "rewards": [r.id for r in rewards]}
    )
    await announce("PayrollFileMade", file_id=file.id)
    return file


async def _entries(rewards: list[Reward]) -> list[PayrollEntry]:
    ids = [reward.id for reward in rewards]
    approvals: dict[UUID, list[str]] = defaultdict(list)
    steps = ApprovalStep.filter(reward_id__in=ids, decision=Decision.APPROVED).order_by("level")
    for step in await steps.values("reward_id", "decided_by_name", "decided_by__name"):
        approvals[step["reward_id"]].append(step["decided_by_name"] or step["decided_by__name"] or "")
    references: dict[UUID, list[ReferenceKind]] = defaultdict(list)
    for reward_id, kind in await RewardReference.filter(reward_id__in=ids).values_list("reward_id", "kind"):
        references[reward_id].append(ReferenceKind(kind))
    return [_entry(reward, approvals[reward.id], references[reward.id]) for reward in rewards]


def _entry(reward: Reward, approvers: list[str], references: list[ReferenceKind]) -> PayrollEntry:
    person = reward.employee
    old, new = (
        None if minor is None else from_minor(minor, reward.currency)
        for minor in (reward.old_pay_minor, reward.new_pay_minor)
    )
    return PayrollEntry(
        reward=str(reward.id),
        employee_number=person.external_id or "",
        employee=person.name,
        email=person.email or "",
        employment_type=person.employment_type.value,
        employment_percent=person.employment_percent,
        kind=reward.kind,
        old_pay=old,
        new_pay=new,
        amount=from_minor(reward.cost, reward.currency),
        currency=reward.currency,
        effective_on=reward.effective_on,
        new_title=reward.new_title,
        proposed_by=reward.proposer.name,
        approved_by="; ".join(approvers),
        approved_at=reward.committed_at.isoformat(timespec="seconds") if reward.committed_at else "",
        reason=why(reward.reason, references),
    )
