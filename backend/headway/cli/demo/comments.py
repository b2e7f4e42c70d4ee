"""What people say beside goals and feedback, with a name called in now and then, and what is answered."""

from datetime import date, datetime, timedelta

from headway.cli.demo.company import Company, Person
from headway.cli.demo.drawing import Draw, workday
from headway.cli.demo.feedback import Said
from headway.cli.demo.goals import Made
from headway.cli.demo.words.talks import COMMENTS, REPLIES
from headway.monitoring.models import Comment, Mention
from headway.monitoring.rules import FeedbackVisibility
from headway.monitoring.rules.comments import CommentSubject
from headway.planning.rules.vocabulary import Visibility


def comments_on(company: Company, draw: Draw, person: Person, goals: list[Made], said: list[Said]) -> None:
    """Threads beside the goals of somebody in the running period, and answers to public feedback."""
    share = 1.0 if company.size <= 400 else 0.2
    for goal in goals:
        told = goal.visibility is not Visibility.PRIVATE and goal.agreed
        if goal.period.running and told and draw.chance(share * (1 if person.key == "priya" else 0.3)):
            _thread(company, draw, goal)
    for feedback in said:
        public = feedback.visibility is FeedbackVisibility.PUBLIC
        if public and draw.chance(share * 0.15):
            at = min(feedback.sent_at + timedelta(hours=20), _evening(company.yesterday, draw))
            _comment(company, draw, CommentSubject.FEEDBACK, feedback.id, person, at, draw.of(REPLIES))


def _thread(company: Company, draw: Draw, goal: Made) -> None:
    owner, team = goal.owner, goal.owner.manager.reports if goal.owner.manager else goal.owner.reports
    near = [one for one in (*team, goal.owner.manager) if one and one is not owner and one.status == "ACTIVE"]
    if not near:
        return
    first = max(goal.period.starts_on + timedelta(21), owner.hired_on + timedelta(30))
    day = workday(draw.day(first, company.yesterday - timedelta(1)))
    author, called = draw.of(near), draw.of(near)
    text = draw.of(COMMENTS).format(name=called.name)
    if called is author and "@" in text:
        text = COMMENTS[0]
    at = draw.instant(min(day, company.yesterday - timedelta(1)))
    id = _comment(company, draw, CommentSubject.GOAL, goal.id, author, at, text)
    if "@" in text:
        company.add(Mention, at, id=draw.id(), comment_id=id, employee_id=called.id)
    if draw.chance(0.7):
        later = at + timedelta(hours=draw.whole(1, 22))
        _comment(company, draw, CommentSubject.GOAL, goal.id, owner, later, draw.of(REPLIES), parent=id)


def _evening(day: date, draw: Draw) -> datetime:
    return draw.instant(day, 16, 18)


def _comment(
    company: Company,
    draw: Draw,
    kind: CommentSubject,
    subject_id: str,
    author: Person,
    at: datetime,
    text: str,
    parent: str | None = None,
) -> str:
    id = draw.id()
    company.add(
        Comment, at, id=id, subject_kind=kind, subject_id=subject_id, parent_id=parent, author_id=author.id, text=text, said_at=at,
    )  # fmt: skip
    company.happened(at, author, "add_comment", "Comment", id, subject_kind=kind.value, text="(private)")
    return id
