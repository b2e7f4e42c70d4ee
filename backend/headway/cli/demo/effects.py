"""What executed rewards did: pay, roles, days off, leads of projects, and the payroll files that told payroll."""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from headway.cli.demo.company import CURRENCY, Company, noon
from headway.monitoring.models import LeaveEntry
from headway.monitoring.rules import LeaveKind
from headway.people.models import Assignment, Pay
from headway.platform.money import from_minor
from headway.rewarding.models import PayrollFile, PayrollLine, ProjectLead
from headway.rewarding.rules.payroll import Entry, PayrollEntry, payroll_csv, totals, why
from headway.rewarding.rules.vocabulary import MONEY_KINDS, RewardKind

if TYPE_CHECKING:
    from headway.cli.demo.rewards import Draft

SOURCE = "reward"


class Payroll:
    """The lines of a file for each closed period; what was executed in the running one waits for the next file."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self.entries: dict[int, list[PayrollEntry]] = defaultdict(list)

    def add(self, made: "Draft") -> None:
        """A line, if the reward moves money and its period is over."""
        if made.kind not in MONEY_KINDS or made.period.running or made.committed_at is None:
            return
        person, terms = made.person, made.terms
        old, new = terms.get("old_pay_minor"), terms.get("new_pay_minor")
        self.entries[made.period.number].append(
            PayrollEntry(
                reward=made.id,
                entry=Entry.REWARD,
                employee_number=person.number,
                employee=person.name,
                email=person.email,
                employment_type=person.employment,
                employment_percent=person.percent,
                kind=made.kind,
                old_pay=from_minor(old, CURRENCY) if old else None,
                new_pay=from_minor(new, CURRENCY) if new else None,
                amount=from_minor(made.cost, CURRENCY),
                currency=CURRENCY,
                effective_on=made.effective_on,
                new_title=terms.get("new_title", ""),
                proposed_by=made.proposer.name,
                approved_by="; ".join(one.name for one in made.approvers),
                approved_at=made.committed_at.isoformat(timespec="seconds"),
                reason=why(made.reason, [kind for kind, _ in made.references]),
            )
        )

    def write(self) -> None:
        """One file a period, in the order of the effective days."""
        company, hr = self.company, self.company.cast["hr"]
        for number, period in enumerate(sorted(self.entries), 1):
            entries = sorted(self.entries[period], key=lambda entry: (entry.effective_on, entry.reward))
            made_at = noon(max(entry.effective_on for entry in entries) + timedelta(3))
            id = company.draw.id()
            company.out.add(
                PayrollFile, id=id, number=number, made_at=made_at, made_by_id=hr.account_id,
                content=payroll_csv(number, entries), totals=totals(entries),
            )  # fmt: skip
            for entry in entries:
                company.out.add(PayrollLine, id=company.draw.id(), file_id=id, reward_id=entry.reward)


def take_effect(company: Company, payroll: Payroll, made: "Draft", at: datetime) -> None:
    """What executing this reward wrote into the other ledgers."""
    out, draw, person, terms = company.out, company.draw, made.person, made.terms
    if made.kind is RewardKind.PROMOTION:
        role, id = terms["new_role_profile_id"], draw.id()
        out.add(
            Assignment, id=id, employee_id=person.id, title=terms["new_title"], level=terms["new_level"],
            role_profile_id=role, valid_from=made.effective_on, recorded_at=at, source=SOURCE,
        )  # fmt: skip
        company.promoted.append((person, role, made.effective_on, id))
    if "new_pay_minor" in terms:
        person.pay = terms["new_pay_minor"]
        out.add(
            Pay, id=draw.id(), employee_id=person.id, amount_minor=person.pay, currency=CURRENCY,
            valid_from=made.effective_on, recorded_at=at, source=SOURCE, reward_id=made.id,
        )  # fmt: skip
    if made.kind is RewardKind.VACATION:
        out.add(
            LeaveEntry, id=draw.id(), employee_id=person.id, kind=LeaveKind.GRANTED, hundredths=terms["hundredths"],
            on=made.effective_on, expires_on=terms["ends_on"], source_key=f"{SOURCE}:{made.id}", reward_id=made.id, recorded_at=at,
        )  # fmt: skip
    if made.kind is RewardKind.PROJECT_LEAD:
        out.add(
            ProjectLead, id=draw.id(), employee_id=person.id, project=terms["project"], starts_on=made.effective_on,
            ends_on=terms["ends_on"], reward_id=made.id,
        )  # fmt: skip
    payroll.add(made)
    company.happened(at, company.cast["hr"], "execute_reward", "Reward", made.id, state="EXECUTED")
