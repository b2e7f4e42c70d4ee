"""Making payroll files, and noting what payroll says of their lines."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from headway.platform import clock
from headway.platform.actor import Actor, Scope
from headway.platform.checking import Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected, not_found
from headway.platform.events import announce, record
from headway.platform.models import Organisation
from headway.platform.money import from_minor
from headway.rewarding.access import (
    may_report_payroll,
    may_write,
    reversals_not_in_payroll,
    rewards_not_in_payroll,
    visible_payroll_files,
)
from headway.rewarding.models import (
    ApprovalStep,
    PayrollFile,
    PayrollLine,
    Reversal,
    Reward,
    RewardReference,
)
from headway.rewarding.rules.payroll import Entry, PayrollEntry, payroll_csv, totals, why
from headway.rewarding.rules.vocabulary import Decision, PayrollStatus, ReferenceKind

NOTHING: Final = (
    "No reward with money has taken effect by then. Choose a later day, or wait for the next one."
)
MOST_REPORTS: Final = 5_000
LONGEST_MESSAGE: Final = 500


@dataclass(frozen=True, slots=True)
class Report:
    """What payroll says of one line of a file."""

    reward_id: UUID
    entry: Entry
    status: PayrollStatus
    message: str = ""


async def make_payroll_file(actor: Actor, *, through: date) -> PayrollFile:
    """Write every executed reward with money up to a day, and every reversal of one, that no file holds yet into the next file.

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
        undone = reversals_not_in_payroll(actor).select_related("reward__employee", "reward__proposer")
        reversals = await undone.order_by("decided_at", "id")
        if not rewards and not reversals:
            last = await visible_payroll_files(actor).order_by("-number").first()
            if last is None:
                raise Rejected(Problem(Code.WRONG_STATE, NOTHING, ("through",)))
            return last
        return await _write(actor, rewards, reversals)


async def report_payroll(actor: Actor, *, file_id: UUID, reports: Sequence[Report]) -> PayrollFile:
    """Note what payroll says of lines of a file, all of them or none; saying the same again changes nothing.

    Refuses whom the file is not shared with, machines without rewards:write, a line the file does not hold, and a
    refusal without a message.
    """
    may_report_payroll(actor)
    async with transaction():
        file = await lock_row(visible_payroll_files(actor).filter(id=file_id)).first()
        if file is None:
            raise not_found("payroll file", "file_id")
        lines = {(line.reward_id, line.counter): line for line in await PayrollLine.filter(file_id=file_id)}
        for line, report in _checked(lines, reports):
            if (line.status, line.message) != (report.status, report.message):
                said: dict[str, Any] = {"status": report.status, "message": report.message}
                await PayrollLine.filter(id=line.id).update(**said, reported_at=clock.now())
                await record(actor, "report_payroll", line, after=said)
        await announce("PayrollReported", file_id=file_id)
        return file


def _checked(
    lines: dict[tuple[UUID, bool], PayrollLine], reports: Sequence[Report]
) -> list[tuple[PayrollLine, Report]]:
    checks = Checks()
    most = f"Report at most {MOST_REPORTS} rows at once; these are {len(reports)}."
    checks.require(len(reports) <= MOST_REPORTS, Code.TOO_MANY, most, "rows")
    checks.done()
    found = []
    for place, report in enumerate(reports):
        path = ("rows", str(place))
        message = checks.text(report.message, *path, "message", most=LONGEST_MESSAGE)
        line = lines.get((report.reward_id, report.entry is Entry.REVERSAL))
        if line is None:
            checks.add(Code.NOT_FOUND, "This file has no such line. Take the ids from the file.", *path)
            continue
        refused = report.status is PayrollStatus.REFUSED
        checks.require(
            not refused or bool(message), Code.REQUIRED, "Say why payroll refused it.", *path, "message"
        )
        found.append((line, replace(report, message=message)))
    checks.done()
    return found


async def _write(actor: Actor, rewards: list[Reward], reversals: list[Reversal]) -> PayrollFile:
    newest = await PayrollFile.all().order_by("-number").first()
    number = newest.number + 1 if newest else 1
    undone = [reversal.reward for reversal in reversals]
    entries = await _entries([*rewards, *undone])
    entries[len(rewards) :] = [
        _turned(entry, reversal) for entry, reversal in zip(entries[len(rewards) :], reversals, strict=True)
    ]
    file = await PayrollFile.create(
        number=number,
        content=payroll_csv(number, entries),
        totals=totals(entries),
        made_at=clock.now(),
        made_by_id=actor.account_id,
    )
    lines = [PayrollLine(file_id=file.id, reward_id=reward.id) for reward in rewards]
    lines += [PayrollLine(file_id=file.id, reward_id=reward.id, counter=True) for reward in undone]
    await PayrollLine.bulk_create(lines)
    # The content holds what people earn: the audit log names the rewards instead.
    held = {"rewards": [r.id for r in rewards], "reversed": [r.id for r in undone]}
    await record(actor, "make_payroll_file", file, after={"number": number, **held})
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
        entry=Entry.REWARD,
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


def _turned(entry: PayrollEntry, reversal: Reversal) -> PayrollEntry:
    """The counter-entry of a line: who asked for it and who confirmed it, from the day it was confirmed on."""
    at = reversal.decided_at or reversal.asked_at
    return replace(
        entry,
        entry=Entry.REVERSAL,
        old_pay=entry.new_pay,
        new_pay=entry.old_pay,
        amount=-entry.amount,
        effective_on=at.date(),
        new_title="",
        proposed_by=reversal.asked_by_name,
        approved_by=reversal.decided_by_name,
        approved_at=at.isoformat(timespec="seconds"),
        reason=reversal.reason,
    )
