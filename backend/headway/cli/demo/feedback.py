"""What people tell each other: praise, things to change and notes, seen by whom it is for."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from headway.cli.demo.company import Company, Person
from headway.cli.demo.drawing import say, workday
from headway.cli.demo.goals import Made
from headway.cli.demo.periods import HalfYear
from headway.cli.demo.words.feedback import CONSTRUCTIVE, MANAGER_ONLY, NOTE, PRAISE
from headway.monitoring.models import Feedback
from headway.monitoring.rules import FeedbackKind, FeedbackState, FeedbackVisibility
from headway.planning.rules.vocabulary import Visibility

TEXTS: Final = {FeedbackKind.PRAISE: PRAISE, FeedbackKind.CONSTRUCTIVE: CONSTRUCTIVE, FeedbackKind.NOTE: NOTE}
KINDS: Final = ((FeedbackKind.PRAISE, 62), (FeedbackKind.CONSTRUCTIVE, 26), (FeedbackKind.NOTE, 12))
SEEN_BY: Final = {
    FeedbackKind.PRAISE: ((FeedbackVisibility.PUBLIC, 50), (FeedbackVisibility.RECEIVER_AND_MANAGER, 35), (FeedbackVisibility.RECEIVER, 15)),
    FeedbackKind.CONSTRUCTIVE: ((FeedbackVisibility.RECEIVER, 55), (FeedbackVisibility.RECEIVER_AND_MANAGER, 38), (FeedbackVisibility.MANAGER_ONLY, 7)),
    FeedbackKind.NOTE: ((FeedbackVisibility.RECEIVER, 60), (FeedbackVisibility.RECEIVER_AND_MANAGER, 30), (FeedbackVisibility.MANAGER_ONLY, 10)),
}  # fmt: skip


# Of the team that a manager of the sign-ins leads, those who were praised of late, so that they need nobody this week.
_HEARD: Final = frozenset({"grace", "jonas", "meiling", "priya", "tomas"})


@dataclass(frozen=True, slots=True)
class Said:
    """Feedback that was written, as far as reviews may cite it."""

    id: str
    giver: Person
    kind: FeedbackKind
    visibility: FeedbackVisibility
    sent_at: datetime


def feedback_for(company: Company, person: Person, period: HalfYear, goals: list[Made]) -> list[Said]:
    """What somebody was told in a period, by manager, team and others they work with."""
    if not person.takes_part(period):
        return []
    draw, detail = company.draw, company.detail
    mean = detail.feedback if period.running else detail.past_feedback
    count = int(mean * draw.between(0.4, 1.6) + draw.share())
    if person.key == "priya" and period.running:
        count = 12
    first, last = (
        max(period.starts_on, person.hired_on + timedelta(14)),
        min(period.ends_on, company.yesterday),
    )
    # Nobody has told Hannah anything for six weeks, and her manager has not noticed.
    last = last - timedelta(43) if person.key == "hannah" and period.running else last
    said = [
        _say(company, giver, person, draw.day(first, last), goals)
        for _ in range(count)
        if (giver := _giver(company, person, last))
    ]
    if person.key in _HEARD and period.running:
        said.append(
            _say(
                company,
                _peer(company, person),
                person,
                company.today - timedelta(draw.whole(3, 24)),
                goals,
                FeedbackKind.PRAISE,
                FeedbackVisibility.PUBLIC,
            )
        )
    if person.key == "day" and period.running and person.manager:
        # The head of support praises the day desk nine times and the night desk once.
        said += [
            _say(company, person.manager, person, draw.day(first, last), goals, FeedbackKind.PRAISE)
            for _ in range(8)
        ]
    return said


def _peer(company: Company, person: Person) -> Person:
    """Somebody with the same manager."""
    assert person.manager is not None  # noqa: S101 - those asked about are of the cast
    return company.draw.of([other for other in person.manager.reports if other is not person])


def _giver(company: Company, person: Person, day: date) -> Person | None:
    """The manager a third of the time, else somebody of the team, now and then of another department."""
    draw, manager = company.draw, person.manager_on(day)
    skewed = manager is not None and manager.key == "support" and person.key != "day"
    if manager is not None and draw.chance(0.06 if skewed else 0.34):
        return manager
    near = [*(manager.reports if manager else ()), *person.reports]
    pool: list[Person] = near if near and draw.chance(0.85) else company.people
    for _ in range(8):
        found: Person = draw.of(pool)
        if found is not person and found.hired_on < day - timedelta(200) and found.status == "ACTIVE":
            return found
    return manager


def _say(
    company: Company,
    giver: Person,
    person: Person,
    day: date,
    goals: list[Made],
    kind: FeedbackKind | None = None,
    visibility: FeedbackVisibility | None = None,
) -> Said:
    draw, id = company.draw, company.draw.id()
    day = workday(max(day, giver.hired_on + timedelta(7)))
    kind = kind or draw.weighted(KINDS)
    visibility = visibility or draw.weighted(SEEN_BY[kind])
    if visibility is FeedbackVisibility.MANAGER_ONLY and (person.manager is None or giver is person.manager):
        visibility = FeedbackVisibility.RECEIVER
    bank = MANAGER_ONLY if visibility is FeedbackVisibility.MANAGER_ONLY else TEXTS[kind]
    sent_at = draw.instant(day)
    read_at = sent_at + timedelta(hours=draw.whole(1, 60))
    unread = read_at.date() > company.yesterday or visibility is FeedbackVisibility.MANAGER_ONLY
    unread = unread or draw.chance(0.08 if day < company.today - timedelta(21) else 0.4)
    state = FeedbackState.SENT if unread else FeedbackState.READ
    if unread and draw.chance(0.05):
        state = FeedbackState.RETRACTED
    about = [goal for goal in goals if goal.visibility is Visibility.PUBLIC and goal.agreed]
    skill = company.skill_ids[draw.of(list(person.skills))] if person.skills and draw.chance(0.25) else None
    company.add(
        Feedback, sent_at, read_at if state is FeedbackState.READ else sent_at, id=id, giver_id=giver.id,
        receiver_id=person.id, kind=kind, visibility=visibility, state=state,
        text=say(draw.of(bank), it=draw.happening(person.unit)), goal_id=draw.of(about).id if about and draw.chance(0.3) else None,
        skill_id=skill, sent_at=sent_at, read_at=read_at if state is FeedbackState.READ else None,
        version=1 if state is FeedbackState.SENT else 2,
    )  # fmt: skip
    company.happened(
        sent_at, giver, "give_feedback", "Feedback", id, receiver_id=person.id, kind=kind.value,
        visibility=visibility.value, text="(private)",
    )  # fmt: skip
    return Said(
        id,
        giver,
        kind,
        visibility if state is not FeedbackState.RETRACTED else FeedbackVisibility.MANAGER_ONLY,
        sent_at,
    )
