"""What people ask each other: requests for feedback in every state, rounds without names, and words that were reported."""

from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from headway.cli.demo.company import Company, Person, noon
from headway.cli.demo.drawing import Draw, workday
from headway.cli.demo.words import asking as words
from headway.monitoring.models import (
    Feedback,
    FeedbackReport,
    FeedbackRequest,
    FeedbackRound,
    RoundAnswer,
    RoundInvitation,
    RoundMark,
)
from headway.monitoring.rules import (
    FeedbackKind,
    FeedbackState,
    FeedbackVisibility,
    ReportState,
    RequestState,
    RoundKind,
    RoundState,
)
from headway.monitoring.rules.mood import SMALLEST_GROUP
from headway.monitoring.rules.rounds import enough, mark_of

ENDED: Final = (RequestState.DECLINED, RequestState.EXPIRED, RequestState.WITHDRAWN, RequestState.ANSWERED)
RATINGS: Final = ((5, 30), (4, 42), (3, 18), (2, 7), (1, 3))


def asked_by(company: Company, draw: Draw, person: Person) -> None:
    """Requests of somebody: Priya has one in each state, others now and then one; managers ask about their reports."""
    near = [
        one for one in (person.manager.reports if person.manager else ()) if _here(one) and one is not person
    ]
    if not near or not _here(person):
        return
    if person.key == "priya":
        for state in (*ENDED, RequestState.OPEN):
            _request(company, draw, person, draw.of(near), person, state)
        _request(company, draw, near[0], person, near[0], RequestState.OPEN)
    elif draw.chance(0.15):
        _request(company, draw, person, draw.of(near), person, draw.of((*ENDED, RequestState.OPEN)))
    reports = [one for one in person.reports if _here(one)]
    if len(reports) > 1 and draw.chance(0.3):
        about, by = draw.some(reports, 2)
        _request(company, draw, person, by, about, RequestState.OPEN)


def _here(person: Person) -> bool:
    return person.status == "ACTIVE"


def _request(
    company: Company, draw: Draw, asker: Person, respondent: Person, about: Person, state: RequestState
) -> None:
    is_open = state is RequestState.OPEN
    day = workday(company.yesterday - timedelta(draw.whole(2, 9) if is_open else draw.whole(30, 90)))
    due_on = company.today + timedelta(draw.whole(3, 12)) if is_open else day + timedelta(14)
    asked_at, id = draw.instant(day), draw.id()
    ended_at = asked_at if is_open else asked_at + timedelta(days=draw.whole(2, 9))
    company.add(
        FeedbackRequest, asked_at, ended_at, id=id, asker_id=asker.id, respondent_id=respondent.id, about_id=about.id,
        goal_id=None, text=words.ABOUT_REPORT if about is not asker else draw.of(words.QUESTIONS), due_on=due_on, state=state,
        comment=words.WHY_NOT if state is RequestState.DECLINED else "", asked_at=asked_at, version=1 if is_open else 2,
    )  # fmt: skip
    if state is RequestState.ANSWERED:
        _say(company, draw, respondent, about, ended_at.date(), "You told me early what was missing, so that we could plan.", request_id=id)  # fmt: skip


def _say(
    company: Company, draw: Draw, giver: Person, receiver: Person, day: date, text: str, **more: Any
) -> str:
    sent_at, id = draw.instant(workday(day)), draw.id()
    values: dict[str, Any] = {
        "state": FeedbackState.READ,
        "read_at": sent_at + timedelta(hours=3),
        "request_id": None,
    } | more
    company.add(
        Feedback, sent_at, id=id, giver_id=giver.id, receiver_id=receiver.id, kind=FeedbackKind.NOTE,
        visibility=FeedbackVisibility.RECEIVER, text=text, goal_id=None, skill_id=None, sent_at=sent_at, version=2, **values,
    )  # fmt: skip
    return id


def reported(company: Company, draw: Draw) -> None:
    """One that HR has yet to look at, one that was hidden, and one that its receiver sees differently."""
    priya = company.cast["priya"]
    manager = priya.manager
    if manager is None:
        return
    one, other = draw.some([it for it in manager.reports if _here(it) and it is not priya], 2)
    day = company.yesterday - timedelta(4)
    seen = _say(company, draw, one, other, day, words.INSULT, reported_at=noon(day + timedelta(1)))
    hidden = _say(
        company, draw, other, priya, day - timedelta(20), "", state=FeedbackState.HIDDEN, read_at=None
    )
    _say(
        company, draw, one, priya, day - timedelta(9), "The hand-over on Monday came two days late.",
        dispute=words.DISPUTE, disputed_at=noon(day - timedelta(7)),
    )  # fmt: skip
    _report(company, draw, seen, other, day + timedelta(1), ReportState.OPEN, "")
    _report(company, draw, hidden, priya, day - timedelta(19), ReportState.HIDDEN, words.INSULT)


def _report(
    company: Company, draw: Draw, feedback: str, by: Person, day: date, state: ReportState, kept: str
) -> None:
    decided = None if state is ReportState.OPEN else noon(day + timedelta(1))
    company.add(
        FeedbackReport, noon(day), decided, id=draw.id(), feedback_id=feedback, reporter_id=by.id, reason=words.WHY_REPORTED,
        state=state, kept_text=kept, reported_at=noon(day), decided_at=decided, decided_by_id=None,
    )  # fmt: skip


def rounds(company: Company, draw: Draw) -> None:
    """How managers of many support them: some rounds closed with answers, one open that asks Priya."""
    for person in company.people:
        team = [one for one in person.reports if _here(one)]
        if not _here(person) or not enough(len(team)) or not (person.key or draw.chance(0.3)):
            continue
        closes_on = company.yesterday - timedelta(draw.whole(20, 60))
        question = f"How well does {person.name} support you in your work, and what would help?"
        _round(company, draw, person, team, RoundKind.SUPPORT, question, closes_on)
    manager = company.cast["priya"].manager
    team = [one for one in manager.reports if _here(one)] if manager else []
    if manager and enough(len(team)):
        _round(company, draw, manager, team, RoundKind.QUESTION, words.CLEAR, company.today + timedelta(9))


def _round(
    company: Company,
    draw: Draw,
    subject: Person,
    asked: list[Person],
    kind: RoundKind,
    text: str,
    closes_on: date,
) -> None:
    closed, id = closes_on < company.today, draw.id()
    # One answer is missing in the open round, which may be that of whoever tries the demo.
    quiet = [one for one in asked if one.key not in ("priya", "grace")]
    answers = [one for one in asked if draw.chance(0.85)] if closed else quiet[: SMALLEST_GROUP - 1]
    shown = closed and enough(len(answers))
    salt = "" if closed else draw.id().replace("-", "")
    opened_at = noon(closes_on - timedelta(14) if closed else company.yesterday - timedelta(5))
    company.add(
        FeedbackRound, opened_at, noon(closes_on) if closed else opened_at, id=id, opener_id=subject.id, subject_id=subject.id,
        kind=kind, text=text, closes_on=closes_on, state=RoundState.CLOSED if closed else RoundState.OPEN,
        smallest=SMALLEST_GROUP, shown=shown, salt=salt, version=2 if closed else 1,
    )  # fmt: skip
    for person in asked:
        company.out.add(RoundInvitation, id=draw.id(), round_id=id, employee_id=person.id)
    for person in () if closed else answers:
        company.out.add(RoundMark, id=draw.id(), round_id=id, mark=mark_of(salt, UUID(person.id)))
    for said in draw.some(words.WORDS, len(answers)) if shown or not closed else ():
        rating = draw.weighted(RATINGS)
        company.out.add(RoundAnswer, id=draw.id(), round_id=id, employee_id=None, rating=rating, text=said)
