"""What people were told of the last months, from what is written: some of it new, most of it done, a little put off."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID

from headway.cli.demo.company import Company, noon
from headway.cli.demo.drawing import Draw
from headway.monitoring.models import Feedback, Notification, Snooze
from headway.monitoring.notices import FOR_MANAGERS
from headway.monitoring.rules import FeedbackState, FeedbackVisibility
from headway.monitoring.rules.inbox import key_of
from headway.planning.models import Goal
from headway.reviewing.models import Review
from headway.reviewing.rules import ReviewDirection
from headway.rewarding.models import Reward

BACK: Final = timedelta(days=200)
NEW: Final = timedelta(days=30)
# Above this size only those whom the sign-ins show were told anything.
MOST_TOLD: Final = 400


class Told(NamedTuple):
    """Somebody told of something."""

    at: datetime
    employee_id: str
    doer_id: str
    kind: str
    subject_type: str
    subject_id: str


async def write_inboxes(company: Company) -> None:
    """Once everything else is in the database."""
    draw = Draw(company.seed + 20)
    since = noon(company.today - BACK)
    told: list[Told] = []
    for source in (_goals, _feedback, _reviews, _rewards):
        told += [_told(*it) async for it in source(since)]
    put_off: set[str] = set()
    for number, it in enumerate(sorted(told, key=lambda it: (it.at, it.subject_id, it.kind)), 1):
        person = company.by_id[it.employee_id]
        if it.employee_id == it.doer_id or (company.size > MOST_TOLD and not person.key):
            continue
        new = it.at > noon(company.today - NEW) or draw.chance(0.1)
        # Numbers below those that events will have.
        company.out.add(
            Notification, id=draw.id(), event_id=-number, done_at=None if new else it.at + timedelta(hours=20),
            **it._asdict(),
        )  # fmt: skip
        if new and person.key and person.account_id not in put_off and draw.chance(0.5):
            put_off.add(person.account_id)
            key = key_of(it.subject_type, UUID(it.subject_id))
            until = company.today + timedelta(draw.whole(2, 9))
            company.out.add(Snooze, id=draw.id(), account_id=person.account_id, key=key, until=until)
    await company.out.flush()


def _told(at: datetime, employee_id: Any, doer_id: Any, kind: str, type: str, id: Any) -> Told:
    return Told(at, str(employee_id), str(doer_id), kind, type, str(id))


async def _goals(since: datetime) -> AsyncIterator[tuple[Any, ...]]:
    agreed = Goal.filter(agreed_at__gte=since).order_by("id")
    for id, owner, doer, at in await agreed.values_list("id", "owner_id", "agreed_by_id", "agreed_at"):
        yield (at, owner, doer, "GOAL_AGREED", "Goal", id)
    closed = Goal.filter(closed_at__gte=since, owner__manager_id__isnull=False).order_by("id")
    for id, owner, manager, at in await closed.values_list(
        "id", "owner_id", "owner__manager_id", "closed_at"
    ):
        yield (at, manager, owner, "REPORTS_GOAL_CLOSED", "Goal", id)


async def _feedback(since: datetime) -> AsyncIterator[tuple[Any, ...]]:
    said = Feedback.filter(sent_at__gte=since).exclude(state=FeedbackState.RETRACTED).order_by("id")
    columns = ("id", "giver_id", "receiver_id", "receiver__manager_id", "visibility", "sent_at")
    for id, giver, receiver, manager, visibility, at in await said.values_list(*columns):
        if visibility != FeedbackVisibility.MANAGER_ONLY:
            yield (at, receiver, giver, "FEEDBACK_RECEIVED", "Feedback", id)
        if visibility in FOR_MANAGERS and manager:
            yield (at, manager, giver, "FEEDBACK_ABOUT_REPORT", "Feedback", id)


async def _reviews(since: datetime) -> AsyncIterator[tuple[Any, ...]]:
    read = Review.filter(acknowledged_at__gte=since, direction=ReviewDirection.MANAGER).order_by("id")
    for id, author, person, at in await read.values_list(
        "id", "reviewer_id", "reviewee_id", "acknowledged_at"
    ):
        yield (at, author, person, "REVIEW_ACKNOWLEDGED", "Review", id)


async def _rewards(since: datetime) -> AsyncIterator[tuple[Any, ...]]:
    given = Reward.filter(communicated_at__gte=since).order_by("id")
    for id, person, doer, at in await given.values_list(
        "id", "employee_id", "proposer_id", "communicated_at"
    ):
        yield (at, person, doer, "REWARD_TOLD", "Reward", id)
