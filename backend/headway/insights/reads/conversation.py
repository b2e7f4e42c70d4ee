"""The conversation of two people between two instants: each thing once, in order, of what the asker may read.

Every kind of thing is asked from its own access query, a page of it at the most; the newest of all make the page.
"""

import asyncio
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from itertools import islice
from typing import Any, Final, TypeAlias
from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from headway.insights.rules.conversation import SpokenKind
from headway.monitoring.access import (
    visible_check_ins,
    visible_comments,
    visible_feedback,
    visible_meetings,
    visible_mentions,
)
from headway.monitoring.rules import CheckInState, FeedbackState
from headway.monitoring.rules.one_on_ones import MeetingState
from headway.planning.access import visible_development_plans, visible_goals
from headway.platform import clock
from headway.platform.actor import Actor
from headway.reviewing.access import visible_reviews

Pair: TypeAlias = tuple[UUID, UUID]


@dataclass(frozen=True, slots=True)
class Spoken:
    """Something one of the two said to the other, or both did together."""

    at: datetime
    id: UUID
    kind: SpokenKind
    row: Any


@dataclass(frozen=True, slots=True)
class Span:
    """From an instant until before another; None where there is no bound."""

    since: datetime | None = None
    until: datetime | None = None

    def of(self, rows: QuerySet[Any], column: str) -> QuerySet[Any]:
        """The rows whose instant in this column lies in it."""
        if self.since is not None:
            rows = rows.filter(**{f"{column}__gte": self.since})
        return rows if self.until is None else rows.filter(**{f"{column}__lt": self.until})


def _between(pair: Pair, one: str, other: str) -> Q:
    """Rows that name one of the two in the first column and the other in the second."""
    there: dict[str, Any] = {one: pair[0], other: pair[1]}
    back: dict[str, Any] = {one: pair[1], other: pair[0]}
    return Q(**there) | Q(**back)


def _meetings(actor: Actor, pair: Pair) -> QuerySet[Any]:
    theirs = _between(pair, "one_on_one__organiser_id", "one_on_one__partner_id")
    return visible_meetings(actor).filter(theirs, state=MeetingState.PLANNED, starts_at__lte=clock.now())


def _check_ins(actor: Actor, pair: Pair) -> QuerySet[Any]:
    told = (CheckInState.PUBLISHED, CheckInState.ACKNOWLEDGED)
    return visible_check_ins(actor).filter(_between(pair, "employee_id", "manager_id"), state__in=told)


def _feedback(actor: Actor, pair: Pair) -> QuerySet[Any]:
    given = visible_feedback(actor).filter(_between(pair, "giver_id", "receiver_id"))
    return given.exclude(state=FeedbackState.RETRACTED)


def _comments(actor: Actor, pair: Pair) -> QuerySet[Any]:
    """Those of one on what is the other's, in answer to the other, or calling the other in."""
    said = visible_comments(actor).filter(deleted_at__isnull=True)
    return said.filter(_said_to(actor, *pair) | _said_to(actor, *reversed(pair)))


def _said_to(actor: Actor, author: UUID, other: UUID) -> Q:
    about: list[QuerySet[Any]] = [
        visible_goals(actor).filter(owner_id=other),
        visible_check_ins(actor).filter(employee_id=other),
        visible_development_plans(actor).filter(owner_id=other),
        _feedback(actor, (author, other)),
    ]
    to = Q(parent_id__in=Subquery(visible_comments(actor).filter(author_id=other).values("id")))
    to |= Q(id__in=Subquery(visible_mentions(actor).filter(employee_id=other).values("comment_id")))
    for subjects in about:
        to |= Q(subject_id__in=Subquery(subjects.values("id")))
    return Q(author_id=author) & to


def _reviews(actor: Actor, pair: Pair) -> QuerySet[Any]:
    shared = visible_reviews(actor).filter(shared_at__isnull=False)
    return shared.filter(_between(pair, "reviewer_id", "reviewee_id"))


_SOURCES: Final[Mapping[SpokenKind, tuple[Callable[[Actor, Pair], QuerySet[Any]], str]]] = {
    SpokenKind.MEETING: (_meetings, "starts_at"),
    SpokenKind.CHECK_IN: (_check_ins, "recorded_at"),
    SpokenKind.FEEDBACK: (_feedback, "sent_at"),
    SpokenKind.COMMENT: (_comments, "said_at"),
    SpokenKind.REVIEW: (_reviews, "shared_at"),
}


async def conversation(
    actor: Actor,
    pair: Pair,
    kinds: Collection[SpokenKind],
    span: Span,
    *,
    first: int,
    after: tuple[datetime, UUID] | None = None,
) -> list[Spoken]:
    """The newest things of these kinds, at most `first` of them, that follow the one at this instant with this id."""

    async def newest(kind: SpokenKind) -> list[Spoken]:
        find, column = _SOURCES[kind]
        rows = span.of(find(actor, pair), column)
        if after is not None:
            earlier: dict[str, Any] = {f"{column}__lt": after[0]}
            beside: dict[str, Any] = {column: after[0], "id__gt": after[1]}
            rows = rows.filter(Q(**earlier) | Q(**beside))
        found = await rows.order_by(f"-{column}", "id").limit(first)
        return [Spoken(getattr(row, column), row.id, kind, row) for row in found]

    lists = await asyncio.gather(*(newest(kind) for kind in kinds))
    return list(islice(merge(*lists, key=_newest_first), first))


async def count(actor: Actor, pair: Pair, kinds: Collection[SpokenKind], span: Span) -> int:
    """How many things there are in all."""
    found = [span.of(find(actor, pair), column) for find, column in map(_SOURCES.__getitem__, kinds)]
    return sum(await asyncio.gather(*(rows.count() for rows in found)))


def _newest_first(it: Spoken) -> tuple[float, str]:
    return -it.at.timestamp(), str(it.id)
