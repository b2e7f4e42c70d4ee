"""What other systems tell: a month of days from the time clock, and a feed that measures a goal of the company."""

from datetime import timedelta
from typing import Final

from headway.cli.demo.company import Company, Person, noon
from headway.cli.demo.drawing import Draw
from headway.cli.demo.goals import Alignment
from headway.cli.demo.periods import NOW
from headway.monitoring.models import MetricFeed, MetricValue, ProgressUpdate, TimeFact
from headway.monitoring.rules import Absence

DAYS: Final = 30
# Above this size only those whom the sign-ins show have days.
MOST_WITH_DAYS: Final = 400
AWAY: Final = ((None, 0.94), (Absence.ANNUAL_LEAVE, 0.04), (Absence.SICK_LEAVE, 0.02))


def days_of(company: Company, draw: Draw, person: Person) -> None:
    """The working days of the last month: mostly as planned, at times longer, at times away."""
    if person.left_on or (company.size > MOST_WITH_DAYS and not person.key):
        return
    for back in range(DAYS, 0, -1):
        day = company.today - timedelta(back)
        if day.weekday() > 4 or day < person.hired_on:
            continue
        absence = draw.weighted(AWAY)
        scheduled = 8 * person.percent
        worked = 0 if absence else scheduled + 25 * draw.whole(-3, 5)
        company.add(
            TimeFact, noon(day), id=draw.id(), employee_id=person.id, source_key=f"{person.number}-{day}", day=day,
            scheduled=scheduled, worked=worked, over_plan=max(0, worked - scheduled), absence=absence,
        )  # fmt: skip


def feed_of(company: Company, draw: Draw, alignment: Alignment) -> None:
    """The newest number of the first company goal also comes from a feed, an hour after somebody logged it."""
    made = alignment.owned[company.periods[NOW].number, company.cast["ceo"].id][0]
    part = next(one for one in made.measured if one.newest_at is not None)
    feed, value, at = draw.id(), draw.id(), part.newest_at
    assert at is not None  # noqa: S101 - chosen for having one
    units = {"PERCENT": "%", "MONEY": "EUR"}
    unit = units.get(part.kr.measure, part.kr.unit)
    company.add(
        MetricFeed, at, id=feed, key="quality", name="Quality system", unit=unit, key_result_id=part.id
    )
    number = {"value": part.value, "effective_on": part.on, "recorded_at": at + timedelta(hours=1)}
    company.out.add(MetricValue, id=value, feed_id=feed, key=f"quality-{part.on}", revision=1, **number)
    company.out.add(
        ProgressUpdate, id=draw.id(), goal_id=made.id, key_result_id=part.id, author_id=None, metric_value_id=value,
        confidence=part.confidence, note="", corrects_id=None, **number,
    )  # fmt: skip
