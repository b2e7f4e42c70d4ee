"""What executed rewards did: pay, roles, days off and leads of projects."""

from datetime import datetime
from typing import TYPE_CHECKING

from headway.cli.demo.company import CURRENCY, Company
from headway.cli.demo.handovers import Handovers
from headway.monitoring.models import LeaveEntry
from headway.monitoring.rules import LeaveKind
from headway.people.models import Assignment, Pay
from headway.rewarding.models import ProjectLead
from headway.rewarding.rules.vocabulary import RewardKind

if TYPE_CHECKING:
    from headway.cli.demo.rewards import Draft

SOURCE = "reward"


def take_effect(company: Company, handovers: Handovers, made: "Draft", at: datetime) -> None:
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
    handovers.add(made)
    company.happened(at, company.cast["hr"], "execute_reward", "Reward", made.id, state="EXECUTED")
