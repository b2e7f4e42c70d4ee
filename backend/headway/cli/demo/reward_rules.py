"""By which rules the demo rewards people: eligibility, the merit matrix, pay bands; and what people would like to lead."""

from datetime import timedelta
from typing import Any, Final

from headway.cli.demo.company import CURRENCY, Company, noon
from headway.cli.demo.drawing import Draw
from headway.cli.demo.people import PAY
from headway.cli.demo.periods import NOW, month_start
from headway.cli.demo.reviews import Reviewing
from headway.cli.demo.words.roles import PROJECTS
from headway.rewarding.models import PayBand, ProjectWish, RewardCycle
from headway.rewarding.rules.decisions import plain
from headway.rewarding.rules.eligibility import EligibilityRules
from headway.rewarding.rules.vocabulary import WishState

RULES: Final = EligibilityRules(tenure_days=120, least_percent=20, temporary_too=False)
# From and to for pay low in the band, around its middle, and high in it, by rating.
MATRIX: Final = {
    2: (("0", "1"), ("0", "0.5"), ("0", "0")),
    3: (("2", "3.5"), ("1.5", "2.5"), ("0.5", "1.5")),
    4: (("3.5", "5"), ("3", "4.5"), ("1.5", "3")),
    5: (("5", "7"), ("4", "6"), ("2.5", "4")),
}
WISHED_BY_CAST: Final = {"kenji": PROJECTS[0], "priya": PROJECTS[2]}
WHY: Final = "I have asked around what is missing, and would like to see it through."


class RewardRules:
    """Bands since the first period, a cycle for each period with reviews, and a wish of every tenth person."""

    def __init__(self, company: Company, reviewing: Reviewing) -> None:
        self.company, self.reviewing = company, reviewing

    def write(self) -> None:
        """Drawn apart, so that all the rest is as it would be without them."""
        company, reviewing = self.company, self.reviewing
        draw = Draw(company.seed + 14)
        since = company.periods[0].starts_on
        for level, middle in PAY.items():
            figures: dict[str, Any] = {"low": middle * 82, "middle": middle * 100, "high": middle * 118}
            company.add(
                PayBand,
                noon(since),
                id=draw.id(),
                level=level,
                currency=CURRENCY,
                valid_from=since,
                **figures,
            )
        for period in company.periods[: NOW + 1]:
            if cycle := reviewing.cycles.get(period.number):
                company.add(
                    RewardCycle, noon(period.starts_on), id=draw.id(), period_id=period.id, review_cycle_id=cycle.id,
                    effective_on=month_start(period.ends_on, 1), rules=plain(RULES), matrix=matrix(), rates={},
                    closes_on=period.ends_on + timedelta(60),
                )  # fmt: skip
        for person in company.people:
            project = WISHED_BY_CAST.get(person.key)
            if project is None and person.status == "ACTIVE" and draw.chance(0.1):
                project = draw.of(PROJECTS)
            if project is not None:
                at = noon(company.today - timedelta(draw.whole(10, 90)))
                company.add(
                    ProjectWish,
                    at,
                    id=draw.id(),
                    employee_id=person.id,
                    project=project,
                    why=WHY if person.key in WISHED_BY_CAST else "",
                    state=WishState.OPEN,
                )


def matrix() -> list[dict[str, Any]]:
    """The merit matrix, as it is stored."""
    return [
        {"rating": rating, "ranges": [{"low": low, "high": high} for low, high in ranges]}
        for rating, ranges in MATRIX.items()
    ]
