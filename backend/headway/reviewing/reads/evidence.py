"""Evidence of exactly the period, as far as the writer may see it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from tortoise.expressions import Q

from headway.monitoring.access import (
    visible_action_items,
    visible_check_ins,
    visible_feedback,
    visible_notes,
    visible_points,
)
from headway.monitoring.reads import time_by_month
from headway.monitoring.rules import CheckInState, FeedbackState
from headway.monitoring.rules.agenda import ActionItemKind
from headway.monitoring.rules.attendance import time_in_words
from headway.people.access import visible_employees
from headway.platform.actor import Actor
from headway.reviewing.access import readable_reviews
from headway.reviewing.models import Citation, Review, ReviewCycle
from headway.reviewing.reads.cited import (
    noon,
    of_check_in,
    of_feedback,
    of_goal,
    of_promise,
    of_time,
    of_update,
    shared_reviews,
)
from headway.reviewing.reads.reviews import cycles_of, goals_of
from headway.reviewing.rules import EvidenceKind, ReviewDirection
from headway.reviewing.rules.evidence import Evidence, EvidenceMonth, by_month, days_within, within
from headway.reviewing.rules.lives import SHARED, is_taken
from headway.reviewing.rules.recency import Recency, recency

if TYPE_CHECKING:
    from headway.monitoring.models import CheckIn, Feedback, ProgressUpdate


@dataclass(frozen=True, slots=True)
class Frame:
    """Whose evidence, of which cycle, in whose time zone."""

    review: Review
    cycle: ReviewCycle
    zone: str

    @property
    def of(self) -> tuple[UUID, UUID]:
        return self.review.reviewee_id, self.cycle.id

    @property
    def span(self) -> tuple[date, date]:
        """The days that the form looks at, both included."""
        period = self.cycle.period
        return self.review.from_on or period.starts_on, self.review.to_on or period.ends_on

    def has(self, at: datetime) -> bool:
        """Whether an instant lies in them."""
        return within(at, self.zone, *self.span)


@dataclass(frozen=True, slots=True)
class Gathered:
    """The evidence of a form, newest first, and how it spreads over the months of the period."""

    items: tuple[Evidence, ...] = ()
    months: tuple[EvidenceMonth, ...] = ()
    # Of the items of the period, the day of each and whether it is cited.
    days: tuple[tuple[date, bool], ...] = ()
    seed: str = ""

    @property
    def recency(self) -> Recency | None:
        """Whether what is cited lies later than what there is."""
        cited = [day for day, is_cited in self.days if is_cited]
        return recency(cited, [day for day, _ in self.days], self.seed)


async def gathered(actor: Actor, reviews: list[Review]) -> dict[Review, Gathered]:
    """What the writer of each form may cite while writing, newest first; nothing for anybody else.

    Goals and updates of the period, check-ins, feedback and time of its days, support that managers promised in it, and
    the last shared review before it.
    """
    frames = await _frames(actor, reviews)
    if not frames:
        return {}
    cited = await _cited([frame.review for frame in frames])
    found: dict[Review, list[Evidence]] = {frame.review: [] for frame in frames}
    for source in (_goals_and_updates, _check_ins, _feedback, _time, _promises, _last_reviews):
        for review, items in (await source(actor, frames)).items():
            found[review] += [replace(item, cited=(item.kind, item.id) in cited[review.id]) for item in items]
    return {frame.review: _gathered(frame, found[frame.review]) for frame in frames}


def _gathered(frame: Frame, items: list[Evidence]) -> Gathered:
    ordered = sorted(items, key=lambda item: (item.at, item.kind, item.id), reverse=True)
    days = days_within(*frame.span, ordered, frame.zone)
    months = tuple(by_month(days, *frame.span))
    return Gathered(tuple(ordered), months, tuple(days), str(frame.review.id))


async def _frames(actor: Actor, reviews: Sequence[Review]) -> list[Frame]:
    """The forms of these that the actor writes now."""
    mine = [review for review in reviews if review.reviewer_id == actor.employee_id]
    cycles = await cycles_of(mine) if mine else {}
    writing = [review for review in mine if _is_taken(review, cycles[review.cycle_id])]
    if not writing:
        return []
    people = visible_employees(actor).filter(id__in={review.reviewee_id for review in writing})
    zones = dict(await people.values_list("id", "time_zone"))
    return [
        Frame(review, cycles[review.cycle_id], zones.get(review.reviewee_id, "UTC")) for review in writing
    ]


def _is_taken(review: Review, cycle: ReviewCycle) -> bool:
    more_time = {"unlocked": review.unlocked, "extended": review.extended}
    return is_taken(review.direction, cycle.state, **more_time)


async def _cited(reviews: Sequence[Review]) -> dict[UUID, set[tuple[EvidenceKind, UUID]]]:
    ids = [review.id for review in reviews]
    found: dict[UUID, set[tuple[EvidenceKind, UUID]]] = {id: set() for id in ids}
    rows = Citation.filter(answer__review_id__in=ids).values_list("answer__review_id", "kind", "evidence_id")
    for review, kind, evidence_id in await rows:
        found[review].add((EvidenceKind(kind), evidence_id))
    return found


async def _goals_and_updates(actor: Actor, frames: Sequence[Frame]) -> dict[Review, list[Evidence]]:
    cycles = {frame.cycle.id: frame.cycle for frame in frames}
    owned = await goals_of(actor, [frame.review for frame in frames], cycles)
    updates: dict[UUID, list[ProgressUpdate]] = defaultdict(list)
    in_period = {
        "goal_id__in": {goal.id for mine in owned.values() for goal in mine},
        "effective_on__gte": min(frame.cycle.period.starts_on for frame in frames),
        "effective_on__lte": max(frame.cycle.period.ends_on for frame in frames),
    }
    rows = visible_points(actor).filter(**in_period).select_related("key_result")
    for update in await rows.order_by("-effective_on", "-recorded_at", "id"):
        updates[update.goal_id].append(update)
    noted = set(await visible_notes(actor).filter(**in_period).values_list("id", flat=True))
    found: dict[Review, list[Evidence]] = {}
    for frame in frames:
        period = frame.cycle.period
        items = found[frame.review] = []
        for goal in owned[frame.review]:
            mine = [it for it in updates[goal.id] if period.starts_on <= it.effective_on <= period.ends_on]
            latest = max((it.effective_on for it in mine), default=max(goal.starts_on, period.starts_on))
            items.append(replace(of_goal(goal), at=noon(latest, frame.zone)))
            for it in mine:
                note = it.note if it.id in noted else ""
                items.append(replace(of_update(it, note), at=noon(it.effective_on, frame.zone)))
    return found


async def _check_ins(actor: Actor, frames: Sequence[Frame]) -> dict[Review, list[Evidence]]:
    """What was published of the days of the period, as it stands after corrections."""
    told = visible_check_ins(actor).filter(
        state__in=(CheckInState.PUBLISHED, CheckInState.ACKNOWLEDGED),
        employee_id__in={frame.review.reviewee_id for frame in frames},
        effective_on__gte=min(frame.cycle.period.starts_on for frame in frames),
        effective_on__lte=max(frame.cycle.period.ends_on for frame in frames),
    )
    written: dict[UUID, list[CheckIn]] = defaultdict(list)
    for check_in in await told:
        written[check_in.employee_id].append(check_in)
    return {
        frame.review: [
            replace(of_check_in(it), at=noon(it.effective_on, frame.zone))
            for it in written[frame.review.reviewee_id]
            if frame.cycle.period.starts_on <= it.effective_on <= frame.cycle.period.ends_on
        ]
        for frame in frames
    }


async def _feedback(actor: Actor, frames: Sequence[Frame]) -> dict[Review, list[Evidence]]:
    reviewees = {frame.review.reviewee_id for frame in frames}
    rows = visible_feedback(actor).filter(receiver_id__in=reviewees, **_about_when("sent_at", frames))
    received: dict[UUID, list[Feedback]] = defaultdict(list)
    for feedback in await rows.exclude(state=FeedbackState.RETRACTED).select_related("giver"):
        received[feedback.receiver_id].append(feedback)
    return {
        frame.review: [of_feedback(it) for it in received[frame.review.reviewee_id] if frame.has(it.sent_at)]
        for frame in frames
    }


async def _time(actor: Actor, frames: Sequence[Frame]) -> dict[Review, list[Evidence]]:
    """The days of each month as one item: single days would outnumber everything else."""
    asked = {frame.review: (frame.review.reviewee_id, *frame.span) for frame in frames}
    known = await time_by_month(actor, list(asked.values()))
    return {
        frame.review: [
            replace(of_time(month.fact, time_in_words(month.sums)), at=noon(month.last_day, frame.zone))
            for month in known.get(asked[frame.review], [])
        ]
        for frame in frames
    }


async def _promises(actor: Actor, frames: Sequence[Frame]) -> dict[Review, list[Evidence]]:
    """What managers promised the reviewees in 1:1s that the writer takes part in."""
    reviewees = {frame.review.reviewee_id for frame in frames}
    theirs = Q(one_on_one__organiser_id__in=reviewees) | Q(one_on_one__partner_id__in=reviewees)
    promised = _about_when("created_at", frames)
    support = visible_action_items(actor).filter(theirs, kind=ActionItemKind.SUPPORT, **promised)
    items = await support.select_related("owner", "one_on_one")
    found: dict[Review, list[Evidence]] = {}
    for frame in frames:
        reviewee = frame.review.reviewee_id
        found[frame.review] = [
            of_promise(it)
            for it in items
            if reviewee in (it.one_on_one.organiser_id, it.one_on_one.partner_id)
            and it.owner_id != reviewee
            and frame.has(it.created_at)
        ]
    return found


async def last_reviews(actor: Actor, reviews: list[Review]) -> dict[Review, Review]:
    """The manager's last shared review before the period of each form that the actor writes now."""
    frames = await _frames(actor, reviews)
    return await _last_of(actor, frames) if frames else {}


async def _last_of(actor: Actor, frames: Sequence[Frame]) -> dict[Review, Review]:
    rows = readable_reviews(actor).filter(
        reviewee_id__in={frame.review.reviewee_id for frame in frames},
        direction=ReviewDirection.MANAGER,
        state__in=SHARED,
        cycle__period__ends_on__lt=max(frame.cycle.period.starts_on for frame in frames),
    )
    earlier = await rows.select_related("cycle__period").order_by("-cycle__period__ends_on", "-shared_at")
    last: dict[Review, Review] = {}
    for frame in frames:
        for review in earlier:
            before = review.cycle.period.ends_on < frame.cycle.period.starts_on
            if review.reviewee_id == frame.review.reviewee_id and before:
                last.setdefault(frame.review, review)
    return last


async def _last_reviews(actor: Actor, frames: Sequence[Frame]) -> dict[Review, list[Evidence]]:
    last = await _last_of(actor, frames)
    described = {
        item.id: item for item in await shared_reviews(actor, [review.id for review in last.values()])
    }
    return {writing: [described[review.id]] for writing, review in last.items()}


def _about_when(column: str, frames: Sequence[Frame]) -> dict[str, datetime]:
    """For rows whose instant in this column may lie in one of the periods; `Frame.has` then looks exactly."""
    # A day more on both sides, since a day begins and ends elsewhere in other zones.
    return {
        f"{column}__gte": noon(min(frame.cycle.period.starts_on for frame in frames) - timedelta(days=2)),
        f"{column}__lte": noon(max(frame.cycle.period.ends_on for frame in frames) + timedelta(days=2)),
    }
