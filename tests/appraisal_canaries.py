"""Canaries of the appraisal of the organisation: votes that are counted, and what is decided before all may read it."""

from headway.planning.models import Goal
from headway.reviewing.models import (
    AppraisalFigure,
    AppraisalGoal,
    AppraisalItem,
    AppraisalVoter,
    AppraisalWords,
    OrganisationAppraisal,
)
from headway.reviewing.rules.appraisal import AppraisalGroup, AppraisalItemKind, AppraisalState
from tests.calibration_canaries import STAMPS
from tests.company import TODAY, Company
from tests.heard_by import canary


async def plant_appraisal(company: Company) -> None:
    """One that is revealed to Ada and Mona, who lead."""
    goal = await Goal.get(title=canary("a public goal"))
    made = await OrganisationAppraisal.create(
        period=company.period, name="How it went", state=AppraisalState.DECISIONS, opens_on=TODAY, closes_on=TODAY, smallest=5, **STAMPS
    )  # fmt: skip
    asked = await AppraisalGoal.create(appraisal=made, goal=goal, position=0, title="A company goal")
    for name in ("ada", "mona", "priya"):
        group = AppraisalGroup.EMPLOYEES if name == "priya" else AppraisalGroup.MANAGERS
        await AppraisalVoter.create(
            appraisal=made, employee=company.people[name], group=group, leads=name != "priya"
        )
    group = AppraisalGroup.EMPLOYEES
    await AppraisalFigure.create(goal=asked, group=group, people=5, mean_hundredths=668_800_668)
    await AppraisalWords.create(goal=asked, group=group, text=canary("what a voter says of a company goal"))
    await AppraisalItem.create(
        goal=asked, kind=AppraisalItemKind.DECISION, text=canary("what ada decides"),
        owner=company.people["ada"], due_on=TODAY, **STAMPS,
    )  # fmt: skip
