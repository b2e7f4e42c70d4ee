"""The company of `tests.company` appraises its goals: Otto steers as HR for everybody, Ada leads."""

from dataclasses import dataclass
from typing import Any

from headway.planning.models import Goal
from headway.planning.rules import GoalLevel, Visibility
from headway.reviewing.actions import appraising
from headway.reviewing.models import AppraisalGoal, OrganisationAppraisal
from tests.company import REFUSED, TODAY, Company, data, gid, make_goal, payload
from tests.conftest import Ask
from tests.factories import make_employee

MANAGERS = ("ada", "vera", "mona", "tom", "dora")
EMPLOYEES = ("priya", "paul", "carl", "hanna", "otto", "tina")
SHOWN = "id name state opensOn closesOn smallest version asked voted myGroup noDecisions allowedActions goals { id title goal { title } figures { group people mean } words { nodes { group text } } items { id kind text dueOn version owner { name } } }"
RESULTS = {
    "ScheduleAppraisal": f"appraisal {{ {SHOWN} }}",
    "AddAppraisalItem": "item { id kind text dueOn version owner { name } }",
    "UpdateAppraisalItem": "item { id kind text dueOn version owner { name } }",
} | dict.fromkeys(
    ("OpenAppraisal", "ExtendAppraisal", "VoteInAppraisal", "RevealAppraisal", "CancelAppraisal",
     "PublishAppraisal", "RemoveAppraisalItem"),
    f"appraisal {{ {SHOWN} }}",
)  # fmt: skip


@dataclass
class Appraised:
    """The company, the two goals it is asked about, and how to ask the graph."""

    company: Company
    ask: Ask
    goals: list[Goal]

    def actor(self, name: str) -> Any:
        return self.company.actor(name, hr_whole_company=name == "otto")

    async def send(self, verb: str, by: str, **input: Any) -> Any:
        """A mutation as somebody."""
        field = verb[0].lower() + verb[1:]
        document = f"mutation($input: {verb}Input!) {{ {field}(input: $input) {{ ... on {verb}Payload {{ {RESULTS[verb]} }} {REFUSED} }} }}"
        return await self.ask(document, {"input": input}, as_=self.actor(by))

    async def done(self, verb: str, by: str, **input: Any) -> Any:
        """A mutation that must succeed: what it made."""
        field = verb[0].lower() + verb[1:]
        [made] = payload(await self.send(verb, by, **input), field).values()
        return made

    async def seen(self, by: str) -> Any:
        """What the list of somebody shows."""
        listed = data(
            await self.ask(f"{{ organisationAppraisals {{ nodes {{ {SHOWN} }} }} }}", as_=self.actor(by))
        )
        return listed["organisationAppraisals"]["nodes"]

    async def opened(self) -> OrganisationAppraisal:
        """An appraisal that takes votes for a week."""
        otto = self.actor("otto")
        made = await appraising.schedule_appraisal(
            otto, period_id=self.company.period.id, name="How H2 went", opens_on=TODAY, closes_on=TODAY.replace(day=8)
        )  # fmt: skip
        return await appraising.open_appraisal(otto, id=made.id, version=1)

    async def vote(self, found: OrganisationAppraisal, by: str, score: int | None, text: str = "") -> None:
        """Somebody says the same of each goal."""
        goals = await AppraisalGoal.filter(appraisal_id=found.id)
        votes = [appraising.GoalVote(goal.id, score, text) for goal in goals]
        await appraising.vote_in_appraisal(self.actor(by), id=found.id, votes=votes)

    def terms(self, **changes: Any) -> dict[str, Any]:
        """The input of a valid appraisal."""
        return {
            "periodId": self.company.period_id, "name": "How H2 went", "opensOn": "2026-09-01", "closesOn": "2026-09-08",
        } | changes  # fmt: skip


async def make_appraised(company: Company, ask: Ask) -> Appraised:
    """Two company goals that all may read beside one that few may, and a report for Dora, who so manages somebody."""
    ada, period = company.people["ada"], company.period
    await make_employee("Rhea", manager=company.people["dora"], department=company.board)
    values: dict[str, Any] = {"level": GoalLevel.COMPANY, "visibility": Visibility.PUBLIC}
    goals = [
        await make_goal(ada, period, "Grow by a tenth", weight=60, **values),
        await make_goal(ada, period, "Lose no customer", weight=40, **values),
    ]
    await make_goal(ada, period, "Buy a rival", level=GoalLevel.COMPANY, visibility=Visibility.PRIVATE)
    return Appraised(company, ask, goals)


def ref(row: Any) -> dict[str, Any]:
    """Which row of which version a mutation is about."""
    return {"id": gid(row), "version": row.version}
