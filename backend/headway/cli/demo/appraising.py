"""How the company judges its goals: the last half-year's appraisal is published, that of the running one takes votes."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from headway.cli.demo.company import Company, Person, noon
from headway.cli.demo.drawing import Draw
from headway.cli.demo.goals import Alignment, Made
from headway.cli.demo.periods import NOW, HalfYear
from headway.cli.demo.words import appraisals as words
from headway.cli.demo.words.growth import IMPROVEMENTS
from headway.reviewing.models import (
    AppraisalFigure,
    AppraisalGoal,
    AppraisalItem,
    AppraisalMark,
    AppraisalVote,
    AppraisalVoter,
    AppraisalWords,
    OrganisationAppraisal,
)
from headway.reviewing.rules.anonymity import SMALLEST_GROUP
from headway.reviewing.rules.appraisal import (
    AppraisalGroup,
    AppraisalItemKind,
    AppraisalState,
    figures_of,
    mark_of,
    told_together,
)

GROUPS: Final = (AppraisalGroup.MANAGERS, AppraisalGroup.EMPLOYEES)
# Managers see it a little brighter, and on the last goal much.
SCORES: Final = {
    AppraisalGroup.MANAGERS: ((5, 25), (4, 45), (3, 24), (2, 6)),
    AppraisalGroup.EMPLOYEES: ((5, 10), (4, 30), (3, 38), (2, 18), (1, 4)),
}
SAID: Final = {AppraisalGroup.MANAGERS: words.OF_MANAGERS, AppraisalGroup.EMPLOYEES: words.OF_EMPLOYEES}
# So many at the most have voted in the open one.
MOST_VOTED: Final = 60


class Appraising:
    """Writes the two appraisals; `carried` are the ids under which improvements stand on the next planning session's agenda."""

    def __init__(self, company: Company, draw: Draw, alignment: Alignment, carried: Sequence[str]) -> None:
        self.company, self.draw, self.carried = company, draw, carried
        self.goals = {
            period.number: _company_goals(alignment, period) for period in company.periods[: NOW + 1]
        }

    def write(self) -> None:
        """Both of them."""
        before, running = self.company.periods[NOW - 1], self.company.periods[NOW]
        closed = before.ends_on + timedelta(12)
        published = self._appraisal(
            before,
            closed,
            state=AppraisalState.PUBLISHED,
            published_at=noon(closed + timedelta(9)),
            version=5,
        )
        for at, goal in enumerate(published):
            self._outcome(goal, at)
        self._votes(running)

    def _appraisal(self, period: HalfYear, closes_on: date, **values: Any) -> list[str]:
        company, draw = self.company, self.draw
        opens_on = period.seen_until - timedelta(4)
        self.id, self.salt = draw.id(), draw.id().replace("-", "")
        is_open = values["state"] is AppraisalState.OPEN
        people = [it for it in company.people if it.status != "LEFT" and it.hired_on <= opens_on]
        self.voters = people
        company.add(
            OrganisationAppraisal, noon(opens_on), id=self.id, period_id=period.id, name=f"How we did in {period.name}",
            opens_on=opens_on, closes_on=closes_on, smallest=SMALLEST_GROUP, salt=self.salt if is_open else "",
            voted=None if is_open else len(people) * 4 // 5, **values,
        )  # fmt: skip
        goals = []
        for position, made in enumerate(self.goals[period.number]):
            goals.append(draw.id())
            company.out.add(
                AppraisalGoal, id=goals[-1], appraisal_id=self.id, goal_id=made.id, position=position, title=made.title
            )  # fmt: skip
        for person in people:
            company.out.add(
                AppraisalVoter, id=draw.id(), appraisal_id=self.id, employee_id=person.id, group=group_of(person),
                leads=person.manager is None,
            )  # fmt: skip
        return goals

    def _outcome(self, goal: str, at: int) -> None:
        company, draw = self.company, self.draw
        scores, texts = {}, {}
        for group in GROUPS:
            some = [one for one in self.voters if group_of(one) is group]
            voted = len(some) * 4 // 5
            lower = group is AppraisalGroup.EMPLOYEES and at == 3
            scores[group] = [max(1, draw.weighted(SCORES[group]) - lower) for _ in range(voted)]
            texts[group] = draw.some(SAID[group], min(voted, 6))
        for figure in figures_of(scores):
            company.out.add(
                AppraisalFigure, id=draw.id(), goal_id=goal, group=figure.group, people=figure.people,
                mean_hundredths=round(figure.mean * 100),
            )  # fmt: skip
        for group, said in told_together(texts).items():
            for text in said:
                company.out.add(AppraisalWords, id=draw.id(), goal_id=goal, group=group, text=text)
        self._item(goal, draw.id(), AppraisalItemKind.CONCLUSION, words.CONCLUSIONS[at], None)
        if at == 0:
            self._item(
                goal, draw.id(), AppraisalItemKind.DECISION, words.DECISION, company.cast["operations"]
            )
        elif at - 1 < len(self.carried):
            leaders = ("operations", "support")
            improvement = IMPROVEMENTS[at - 1]
            self._item(
                goal,
                self.carried[at - 1],
                AppraisalItemKind.IMPROVEMENT,
                improvement,
                company.cast[leaders[at - 1]],
            )

    def _item(self, goal: str, id: str, kind: AppraisalItemKind, text: str, owner: Person | None) -> None:
        company = self.company
        company.add(
            AppraisalItem, noon(company.periods[NOW].starts_on + timedelta(20)), id=id, goal_id=goal, kind=kind, text=text,
            owner_id=owner.id if owner else None, due_on=company.now_period.ends_on if owner else None,
        )  # fmt: skip

    def _votes(self, period: HalfYear) -> None:
        """Half of those whose sign-ins are not printed have voted."""
        company, draw = self.company, self.draw
        goals = self._appraisal(period, company.today + timedelta(9), state=AppraisalState.OPEN, version=2)
        quiet = [one for one in self.voters if not one.key]
        for person in draw.some(quiet, min(len(quiet) // 2, MOST_VOTED)):
            company.out.add(
                AppraisalMark, id=draw.id(), appraisal_id=self.id, mark=mark_of(self.salt, UUID(person.id))
            )
            group = group_of(person)
            for goal in goals:
                score = draw.weighted(SCORES[group])
                company.out.add(AppraisalVote, id=draw.id(), goal_id=goal, group=group, score=score)


def group_of(person: Person) -> AppraisalGroup:
    """As the product asks them."""
    leads = any(one.status != "LEFT" for one in person.reports)
    return AppraisalGroup.MANAGERS if leads else AppraisalGroup.EMPLOYEES


def _company_goals(alignment: Alignment, period: HalfYear) -> list[Made]:
    ids = alignment.company[period.number]
    made = [goal for (number, _), some in alignment.owned.items() if number == period.number for goal in some]
    return [goal for goal in made if goal.id in ids]
